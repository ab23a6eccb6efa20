//! Measures names of the released weights on the development parts of other corpora: span F1 on Universal NER (persons,
//! places, organizations) and on CrossNER's politics (nine types).

use crate::names::Language;
use crate::names::corpus::{Example, columns};
use anyhow::Result;
use rustc_hash::FxHashSet;
use std::path::Path;
use tidings::mention::{Mention, MentionKind, Recognizer};
use tidings::model::Model;
use tidings::ontology::EntityType;
use tidings::sentence::{Sentence, Xpos};
use tidings::span::Span;
use tidings::text::Text;

/// Prints one line for each corpus that lies in `data`.
pub(crate) fn run(data: &Path, (model, language): (&Model, &Language)) -> Result<()> {
    let recognizer = Recognizer::builtin(model)?;
    let uner = columns(&data.join("ner/uner-ewt-dev.iob2"), 1, 2, 0, language)?;
    println!(
        "uner-ewt-dev, PER LOC ORG: {}",
        f1(&recognizer, &uner, &["PER", "LOC", "ORG"], universal)
    );
    let politics = columns(
        &data.join("ner/crossner-politics-dev.txt"),
        0,
        1,
        1,
        language,
    )?;
    println!(
        "crossner-politics-dev: {}",
        f1(&recognizer, &politics, &[], political)
    );
    Ok(())
}

/// F1 of spans with their tags. `tag` gives a mention the corpus's tag; `tags` are those that count, all where empty.
fn f1(
    recognizer: &Recognizer,
    examples: &[Example],
    tags: &[&str],
    tag: fn(&Mention, &Sentence, &str) -> Option<&'static str>,
) -> String {
    let (mut right, mut found, mut expected) = (0_u32, 0_u32, 0_u32);
    for example in examples {
        let counts = |tag: &str| tags.is_empty() || tags.contains(&tag);
        let gold: FxHashSet<(Span, &str)> = example
            .marked
            .iter()
            .map(|(span, tag)| (*span, tag.as_str()))
            .filter(|(_, tag)| counts(tag))
            .collect();
        expected += gold.len() as u32;
        let text = Text {
            content: &example.text,
            paragraphs: Vec::new(),
            masked: Vec::new(),
        };
        for mention in recognizer.recognize(&text, (&example.sentences, &example.vectors)) {
            let name = mention.kind == MentionKind::Name;
            let sentence = &example.sentences[mention.sentence as usize];
            if name
                && let Some(tag) = tag(&mention, sentence, mention.span.of_text(&example.text))
                && counts(tag)
            {
                found += 1;
                right += u32::from(gold.contains(&(mention.span, tag)));
            }
        }
    }
    let share = |of: u32| 100.0 * f64::from(right) / f64::from(of.max(1));
    let f1 = 200.0 * f64::from(right) / f64::from((found + expected).max(1));
    format!(
        "precision {:.2} recall {:.2} f1 {f1:.2}",
        share(found),
        share(expected)
    )
}

fn adjective(mention: &Mention, sentence: &Sentence, name: &str) -> bool {
    let word = sentence.words.get(mention.head as usize);
    let xpos = word.map_or(Xpos::Nnp, |word| word.xpos);
    let ending = ["an", "ese", "ish", "i", "ch", "ans", "is"]
        .iter()
        .any(|end| name.ends_with(end));
    mention.entity_type == Some(EntityType::Country)
        && (matches!(xpos, Xpos::Jj | Xpos::Nnps) || ending && xpos != Xpos::Nnp)
}

/// UNER's tags. It calls adjectives of nationality by none of the three.
fn universal(mention: &Mention, sentence: &Sentence, name: &str) -> Option<&'static str> {
    use tidings::ontology::Coarse;
    if adjective(mention, sentence, name) {
        return None;
    }
    match mention.entity_type?.coarse() {
        Coarse::Person => Some("PER"),
        Coarse::Place => Some("LOC"),
        Coarse::Organization => Some("ORG"),
        _ => None,
    }
}

/// CrossNER's tags for politics.
fn political(mention: &Mention, sentence: &Sentence, name: &str) -> Option<&'static str> {
    use tidings::ontology::Coarse;
    let kind = mention.entity_type?;
    let lower = name.to_lowercase();
    Some(match (kind, kind.coarse()) {
        _ if adjective(mention, sentence, name) => "misc",
        (EntityType::Leader | EntityType::Official, _) => "politician",
        (_, Coarse::Person) => "person",
        (EntityType::Country, _) => "country",
        (_, Coarse::Place) => "location",
        (EntityType::Party, _) => "politicalparty",
        (_, Coarse::Organization) => "organisation",
        _ if lower.contains("election") || lower.contains("referendum") => "election",
        _ if [
            "war",
            "conference",
            "revolution",
            "congress",
            "summit",
            "crisis",
        ]
        .iter()
        .any(|noun| lower.ends_with(noun)) =>
        {
            "event"
        }
        _ => "misc",
    })
}
