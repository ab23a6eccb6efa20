//! Judges the truth status by itself. Matched relations are few and easy; here every annotated event counts: its
//! predicate is looked for in the annotators' evidence (a trigger of its type, or else the topmost verb), and what the
//! status reader makes of that predicate is held against the annotation.

use crate::relation::{Annotated, articles, list, span};
use anyhow::Result;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::path::PathBuf;
use tidings::Span;
use tidings::ontology::Ontology;
use tidings::relation::argument::Referents;
use tidings::relation::frame::{Frame, FrameBuilder, Tree};
use tidings::relation::status::{Status, StatusReader, quotations};
use tidings::sentence::{Syntax, Upos};
use tidings::span::CodePoints;
use tidings::token::{Tokenizer, weights};

/// Right and all decisions, and how often each wrong one was made.
#[derive(Default)]
struct Tally {
    right: usize,
    all: usize,
    confused: BTreeMap<(String, String), usize>,
}

/// Prints the share of right decisions for each attribute over the events of `files`.
pub(crate) fn evaluate(files: &[PathBuf], errors: bool) -> Result<()> {
    let bytes = weights()?;
    let (tokenizer, syntax) = (Tokenizer::load(&bytes)?, Syntax::load(&bytes)?);
    let ontology = Ontology::builtin()?;
    let mut tallies: BTreeMap<&str, Tally> = BTreeMap::new();
    let mut unfound = 0;
    for gold in articles(files)? {
        let annotated = Annotated::read(&tokenizer, &syntax, &gold);
        let scenes = Scenes::new(&annotated);
        unfound += scenes.judge(&ontology, &gold, &mut |relation, found, words| {
            for (attribute, value) in attributes(&annotated, relation, found) {
                let gold = &relation[attribute];
                let tally = tallies.entry(attribute).or_default();
                tally.all += 1;
                if *gold == value {
                    tally.right += 1;
                    continue;
                }
                let class = |v: &Value| match attribute {
                    "attribution" => if v.is_null() { "none" } else { "somebody" }.to_owned(),
                    _ => v.as_str().unwrap_or_default().to_owned(),
                };
                *tally
                    .confused
                    .entry((class(gold), class(&value)))
                    .or_default() += 1;
                if errors {
                    let cues: Vec<_> = (found.cues.iter())
                        .map(|c| {
                            format!(
                                "{} {}",
                                c.kind.name(),
                                c.span.of_text(&annotated.article.text)
                            )
                        })
                        .collect();
                    println!(
                        "{attribute}: {gold} is read as {value} by {cues:?} in {} {} {} «{words}»",
                        relation["source"], relation["type"], relation["target"]
                    );
                }
            }
        });
    }
    for (attribute, tally) in tallies {
        let share = 100.0 * tally.right as f64 / tally.all.max(1) as f64;
        println!("{attribute}: {share:.1} ({} of {})", tally.right, tally.all);
        for ((gold, read), count) in tally.confused {
            println!("  {gold} read as {read}: {count}");
        }
    }
    println!("without a predicate in the evidence: {unfound}");
    Ok(())
}

fn attributes(
    annotated: &Annotated,
    relation: &Value,
    found: &Status,
) -> [(&'static str, Value); 3] {
    let narrated = matches!(
        relation["type"].as_str(),
        Some("criticized" | "demanded-of" | "warned" | "supports" | "rejected")
    );
    let id = |status: &Status| {
        (status.attribution)
            .and_then(|e| annotated.entities.get(e as usize))
            .map(|e| json!(e.id.as_str()))
    };
    let mut found = found.clone();
    if narrated && id(&found).as_ref() == Some(&relation["source"]) {
        found.perform();
    }
    let speaker = id(&found);
    [
        ("polarity", json!(found.polarity)),
        ("modality", json!(found.modality)),
        ("attribution", speaker.unwrap_or_default()),
    ]
}

struct Scenes<'a> {
    annotated: &'a Annotated,
    trees: Vec<Tree<'a>>,
}

impl<'a> Scenes<'a> {
    fn new(annotated: &'a Annotated) -> Self {
        let trees = (0..)
            .zip(&annotated.sentences)
            .map(|(n, s)| {
                let names: Vec<(u32, u32)> = (annotated.mentions.iter())
                    .filter(|m| m.sentence == n)
                    .map(|m| (m.first, m.last))
                    .collect();
                Tree::with_names(&annotated.article.text, s, n, &names)
            })
            .collect();
        Self { annotated, trees }
    }

    /// Gives each event with its status and its words to `take`; the number of those without a predicate.
    fn judge(
        &self,
        ontology: &Ontology,
        gold: &Value,
        take: &mut dyn FnMut(&Value, &Status, &str),
    ) -> usize {
        let Annotated {
            article,
            sentences,
            mentions,
            entities,
        } = self.annotated;
        let referents: Vec<Referents<'_>> = self
            .trees
            .iter()
            .map(|tree| {
                let mut owned: Vec<(u32, u32)> = (0u32..)
                    .zip(entities)
                    .flat_map(|(e, entity)| entity.mentions.iter().map(move |&m| (m, e)))
                    .filter(|&(m, _)| mentions[m as usize].sentence == tree.index)
                    .collect();
                owned.sort_unstable();
                Referents::new(tree, ontology, mentions, entities, &owned)
            })
            .collect();
        let readers = |quotations| -> Vec<StatusReader<'_>> {
            (self.trees.iter().zip(&referents))
                .map(|(tree, referents)| StatusReader::new(tree, ontology, referents, quotations))
                .collect()
        };
        let quotations = quotations(&article.text, sentences, &readers(&[]));
        let readers = readers(&quotations);
        let points = CodePoints::new(&article.text);
        let mut unfound = 0;
        for relation in list(&gold["relations"]) {
            let kind = relation["type"].as_str().and_then(|t| ontology.index_of(t));
            let Some(kind) = kind.filter(|&k| !ontology.types[k as usize].state) else {
                continue;
            };
            let best = list(&relation["evidence"])
                .iter()
                .filter_map(|stretch| {
                    let span = span(&points, &article.text, stretch);
                    let tree = self.trees.iter().find(|t| t.sentence.span.overlaps(span))?;
                    let (predicate, support) =
                        predicate(tree, &referents[tree.index as usize], ontology, kind, span)?;
                    let mut status = readers[tree.index as usize].read(predicate, support);
                    let frame = tree.lemma(predicate);
                    let trigger = (ontology.verbs.get(frame).into_iter())
                        .chain(ontology.nouns.get(frame))
                        .flatten()
                        .find(|t| t.relation == kind);
                    if let Some(trigger) = trigger {
                        let at = tree.word(predicate).map(|w| w.span).unwrap_or_default();
                        status.with_trigger(
                            trigger.modality,
                            tidings::relation::Polarity::Positive,
                            at,
                        );
                    }
                    let strength = (
                        status.polarity,
                        status.modality,
                        status.attribution.is_some(),
                    );
                    Some((strength, status, tree.sentence.span.of_text(&article.text)))
                })
                .min_by_key(|(strength, _, _)| *strength);
            match best {
                Some((_, status, words)) => take(relation, &status, words),
                None => unfound += 1,
            }
        }
        unfound
    }
}

/// The predicate of a relation of type `kind` within `span`, and its light verb.
fn predicate(
    tree: &Tree<'_>,
    referents: &Referents<'_>,
    ontology: &Ontology,
    kind: u16,
    span: Span,
) -> Option<(usize, Option<usize>)> {
    let frames: Vec<Frame> = FrameBuilder::new(tree, ontology)
        .build()
        .into_iter()
        .filter(|f| {
            tree.word(f.predicate)
                .is_some_and(|w| span.overlaps(w.span))
        })
        .filter(|f| referents.at(f.predicate).is_none())
        .collect();
    let states = |f: &&Frame| {
        [&ontology.verbs, &ontology.nouns, &ontology.adjectives]
            .into_iter()
            .filter_map(|lexicon| lexicon.get(&f.lemma))
            .flatten()
            .any(|t| t.relation == kind)
    };
    let depth = |i: usize| {
        let (mut at, mut depth) = (i, 0);
        while let Some(head) = tree.head(at).filter(|_| depth < 64) {
            (at, depth) = (head, depth + 1);
        }
        depth
    };
    frames
        .iter()
        .filter(states)
        .min_by_key(|f| depth(f.predicate))
        .or_else(|| {
            frames
                .iter()
                .filter(|f| tree.upos(f.predicate) == Upos::Verb)
                .min_by_key(|f| (ontology.words.speech.contains(&f.lemma), depth(f.predicate)))
        })
        .map(|f| (f.predicate, f.support))
}
