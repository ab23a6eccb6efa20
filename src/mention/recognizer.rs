//! The stage's one verb: reads an article's sentences and lists their mentions in text order.

use super::cue::{Facts, Spelling, cues};
use super::gazetteer::Gazetteer;
use super::label::{Label, NameClass, Position};
use super::tagger::{Memory, NameTagger};
use super::lexicon::Lexicon;
use super::typer::{self, NameTyper, winner};
use super::{Gender, Mention, MentionKind, referent};
use crate::error::LoadError;
use crate::model::{Aligned, Container, LinearModel};
use crate::sentence::Sentence;
use crate::span::Span;
use crate::text::Text;

static WEIGHTS: &Aligned<[u8]> = &Aligned(*include_bytes!("../../models/names.weights"));

/// Finds names, nominals and pronouns.
#[derive(Clone, Debug)]
pub struct Recognizer {
    facts: Facts,
    tagger: NameTagger,
    typer: NameTyper,
}

impl Recognizer {
    /// One with the weights and the gazetteer that the program carries.
    ///
    /// # Errors
    /// Where the weights are damaged.
    pub fn builtin() -> Result<Self, LoadError> {
        let weights = Container::builtin(&WEIGHTS.0, "models/names.weights")?;
        let model = |name: &str| LinearModel::decode(weights.section(name)?, weights.place());
        let lexicon = Lexicon::decode(weights.section("lexicon")?, weights.place())?;
        Ok(Self::new(
            Facts::embedded(lexicon),
            NameTagger::new(model("tagger")?),
            NameTyper::new(model("typer")?),
        ))
    }

    /// One of parts trained elsewhere.
    pub const fn new(facts: Facts, tagger: NameTagger, typer: NameTyper) -> Self {
        Self {
            facts,
            tagger,
            typer,
        }
    }

    /// The table that mentions' rows count in.
    pub const fn gazetteer(&self) -> &Gazetteer {
        &self.facts.gazetteer
    }

    /// The mentions of an article, in text order.
    pub fn recognize(&self, text: &Text, sentences: &[Sentence]) -> Vec<Mention> {
        let content = text.content;
        let spelling = Spelling::of(content, sentences);
        let mut memory = Memory::default();
        let mut mentions = Vec::new();
        let mut features = Vec::with_capacity(96);
        let mut seen: Vec<_> = sentences
            .iter()
            .map(|sentence| {
                let matches = self.facts.gazetteer.matches(content, sentence);
                let cues = cues(content, sentence, &self.facts, &matches, &spelling);
                (sentence, matches, cues, Vec::new())
            })
            .collect();
        // Headings come last, because capitals tell nothing there, while the text below tells the same names.
        for heading in [false, true] {
            for (sentence, _, cues, labels) in &mut seen {
                if sentence.heading == heading {
                    *labels = self.tagger.tag(cues, &mut memory);
                }
            }
        }
        for (index, (sentence, matches, cues, labels)) in seen.iter().enumerate() {
            let from = mentions.len();
            for (first, last, class) in names(labels) {
                let Some(span) = cover(sentence, first, last) else {
                    continue;
                };
                let row = matches
                    .iter()
                    .find(|hit| hit.first == first && hit.last == last)
                    .map(|hit| hit.row)
                    .or_else(|| self.facts.gazetteer.find(span.of_text(content)))
                    .filter(|&row| self.facts.gazetteer.speaks(row, class));
                let fact = row.and_then(|row| self.facts.gazetteer.row(row));
                let role = (class == NameClass::Person)
                    .then(|| typer::role(content, sentence, cues, &self.facts, first, last))
                    .flatten();
                typer::features(
                    cues,
                    first as usize,
                    last as usize,
                    class,
                    fact,
                    role,
                    &mut features,
                );
                let votes = self.typer.vote(&features, class, role);
                mentions.push(Mention {
                    span,
                    sentence: index as u32,
                    head: head(sentence, first, last),
                    first,
                    last,
                    kind: MentionKind::Name,
                    entity_type: Some(winner(&votes)),
                    votes,
                    gazetteer: row,
                    role,
                    gender: if class == NameClass::Person {
                        referent::gender_of_name(content, sentence, first, last, fact, &self.facts)
                    } else {
                        Gender::Neuter
                    },
                    score: 1.0,
                });
            }
            let names = mentions.len();
            referent::add(
                content,
                sentence,
                index as u32,
                &self.facts,
                &cues,
                from..names,
                &mut mentions,
            );
            if let Some(new) = mentions.get_mut(from..) {
                new.sort_by_key(|mention| mention.span);
            }
        }
        mentions
    }
}

/// Runs of labels as first word, last word, class.
pub(super) fn names(labels: &[Label]) -> impl Iterator<Item = (u32, u32, NameClass)> + '_ {
    let mut first = 0;
    labels.iter().enumerate().filter_map(move |(at, label)| {
        let (class, position) = label.parts()?;
        if matches!(position, Position::Begin | Position::Unit) {
            first = at as u32;
        }
        matches!(position, Position::Last | Position::Unit).then_some((first, at as u32, class))
    })
}

pub(super) fn cover(sentence: &Sentence, first: u32, last: u32) -> Option<Span> {
    let from = sentence.words.get(first as usize)?.span;
    Some(from.cover(sentence.words.get(last as usize)?.span))
}

/// The word that the others hang on: the first whose head lies outside.
pub(super) fn head(sentence: &Sentence, first: u32, last: u32) -> u32 {
    (first..=last)
        .find(|&at| {
            sentence
                .words
                .get(at as usize)
                .is_some_and(|word| word.head.is_none_or(|head| head < first || head > last))
        })
        .unwrap_or(last)
}
