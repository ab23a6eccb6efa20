//! Measures names on annotated texts: spans, their coarse types, and their fine types, by the mention alone and by all
//! mentions of the entity that it belongs to.

use super::corpus::Example;
use anyhow::Result;
use rustc_hash::FxHashMap;
use std::fmt;
use tidings::entity::{Resolver, index};
use tidings::mention::{MentionKind, Recognizer};
use tidings::model::Model;
use tidings::ontology::EntityType;
use tidings::span::Span;
use tidings::text::Text;

/// Counts of right, found and expected names.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Score {
    spans: usize,
    coarse: usize,
    fine: usize,
    resolved: usize,
    found: usize,
    expected: usize,
}

impl Score {
    /// Both together.
    pub(crate) const fn and(self, other: Self) -> Self {
        Self {
            spans: self.spans + other.spans,
            coarse: self.coarse + other.coarse,
            fine: self.fine + other.fine,
            resolved: self.resolved + other.resolved,
            found: self.found + other.found,
            expected: self.expected + other.expected,
        }
    }
}

impl fmt::Display for Score {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let all = (self.found + self.expected).max(1) as f64;
        let [spans, coarse, fine, resolved] =
            [self.spans, self.coarse, self.fine, self.resolved].map(|n| 200.0 * n as f64 / all);
        write!(
            out,
            "F1 of spans {spans:.2}, coarse types {coarse:.2}, fine types {fine:.2}, by entity {resolved:.2}"
        )
    }
}

/// Measures names on annotated texts; with `errors`, prints what is wrong.
pub(crate) fn measure(
    recognizer: &Recognizer,
    examples: &[&Example],
    errors: bool,
) -> Result<Score> {
    let resolver = Resolver::builtin(&Model::Fast)?;
    let mut score = Score::default();
    for example in examples {
        let text = Text {
            content: &example.text,
            paragraphs: Vec::new(),
            masked: Vec::new(),
        };
        let expected: FxHashMap<Span, EntityType> = example.names.iter().copied().collect();
        score.expected += expected.len();
        let mut missed = expected.clone();
        let mentions = recognizer.recognize(&text, (&example.sentences, &example.vectors));
        let gazetteer = recognizer.gazetteer();
        let entities = resolver.resolve(
            "",
            &text,
            (&example.sentences, &example.vectors),
            &mentions,
            gazetteer,
        );
        let owners = index(mentions.len(), &entities);
        for (mention, owner) in mentions.iter().zip(owners) {
            if mention.kind != MentionKind::Name {
                continue;
            }
            score.found += 1;
            missed.remove(&mention.span);
            let Some(kind) = mention.entity_type else {
                continue;
            };
            let truth = expected.get(&mention.span);
            let whole = owner
                .and_then(|at| entities.get(at as usize))
                .map_or(kind, |entity| entity.entity_type);
            score.spans += usize::from(truth.is_some());
            score.coarse += usize::from(truth.is_some_and(|t| t.coarse() == kind.coarse()));
            score.fine += usize::from(truth == Some(&kind));
            score.resolved += usize::from(truth == Some(&whole));
            if errors && truth != Some(&whole) {
                println!(
                    "{}\t{}\t{whole}\t{}",
                    example.id,
                    mention.span.of_text(&example.text),
                    truth.map_or("-", |t| t.name())
                );
            }
        }
        if errors {
            let mut missed: Vec<_> = missed.into_iter().collect();
            missed.sort();
            for (span, kind) in missed {
                let name = span.of_text(&example.text);
                println!("{}\t{name}\tMISSED\t{kind}", example.id);
            }
        }
    }
    Ok(score)
}
