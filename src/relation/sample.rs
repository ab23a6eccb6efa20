//! Sentences with a given tree, so that tests of this stage do not hang on what a parser makes of them.

use super::argument::Referents;
use super::event::{Candidate, events};
use super::extractor::Extractor;
use super::frame::{FrameBuilder, Frames, Tree};
use super::several::gather;
use super::stance::stances;
use super::state::{StateReader, namesakes};
use super::status::{StatusReader, quotations};
use crate::entity::Entity;
use crate::id::Id;
use crate::mention::{Mention, MentionKind};
use crate::ontology::{EntityType, Ontology};
use crate::sentence::{Deprel, Sentence, Upos, Vectors, Word, Xpos};
use crate::span::Span;
use std::sync::LazyLock;

static ONTOLOGY: LazyLock<Ontology> = LazyLock::new(|| Ontology::builtin().unwrap());

/// A sentence of words given as `form lemma UPOS XPOS head deprel`, one a line; heads count from 1.
pub(super) fn sentence(rows: &str) -> (String, Sentence) {
    let (mut text, mut words) = (String::new(), Vec::new());
    for row in rows.trim().lines() {
        let cells: Vec<&str> = row.split_whitespace().collect();
        let [form, lemma, upos, xpos, head, deprel] = cells.as_slice() else {
            panic!("six cells: {row}");
        };
        if !text.is_empty() {
            text.push(' ');
        }
        let start = text.len() as u32;
        text += form;
        words.push(Word {
            span: Span::new(start, text.len() as u32),
            joined: false,
            lemma: (*lemma).into(),
            upos: Upos::from_name(upos).unwrap(),
            xpos: Xpos::from_name(xpos).unwrap(),
            head: head.parse::<u32>().unwrap().checked_sub(1),
            deprel: Deprel::from_name(deprel).unwrap(),
            margin: 1.0,
        });
    }
    let sentence = Sentence {
        span: Span::new(0, text.len() as u32),
        words,
        paragraph: 0,
        heading: false,
    };
    (text, sentence)
}

/// First and last word of each name.
fn places(text: &str, sentence: &Sentence, names: &[(&str, EntityType)]) -> Vec<(u32, u32)> {
    let place = |name: &str| {
        let start = text.find(name).unwrap() as u32;
        let span = Span::new(start, start + name.len() as u32);
        let inside: Vec<u32> = (0u32..)
            .zip(&sentence.words)
            .filter(|(_, w)| w.span.overlaps(span))
            .map(|(i, _)| i)
            .collect();
        (inside[0], inside[inside.len() - 1])
    };
    names.iter().map(|(name, _)| place(name)).collect()
}

/// The frames of a sentence, as `tidings analyze --frames` prints them.
pub(super) fn frames(rows: &str, names: &[(&str, EntityType)]) -> Vec<String> {
    let (text, sentence) = sentence(rows);
    let names = places(&text, &sentence, names);
    let tree = Tree::informed(&text, &sentence, 0, &names, Some(&ONTOLOGY));
    let builder = FrameBuilder::new(&tree, &ONTOLOGY);
    let mut all = builder.build();
    all.extend(builder.offices());
    all.iter().map(|f| f.describe(&tree)).collect()
}

fn mention(sentence: &Sentence, (first, last): (u32, u32), kind: EntityType) -> Mention {
    Mention {
        span: sentence.words[first as usize]
            .span
            .cover(sentence.words[last as usize].span),
        head: last,
        first,
        last,
        kind: MentionKind::Name,
        entity_type: Some(kind),
        score: 1.0,
        ..Mention::default()
    }
}

/// An entity for each name, which is its only mention.
fn entities(names: &[(&str, EntityType)]) -> Vec<Entity> {
    (0u32..)
        .zip(names)
        .map(|(i, &(name, kind))| Entity {
            id: Id::given(name),
            name: name.to_owned(),
            entity_type: kind,
            gazetteer: None,
            iso: match name {
                "Lima" | "Peru" | "Chancery of Peru" => Some("PE".to_owned()),
                "Australia" => Some("AU".to_owned()),
                "Chile" => Some("CL".to_owned()),
                _ => None,
            },
            wikidata: None,
            mentions: vec![i],
        })
        .collect()
}

/// What an article states whose sentences stand between empty lines. Names are given in the order of the text.
pub(super) fn told(rows: &str, names: &[(&str, EntityType)]) -> Vec<String> {
    let (mut text, mut sentences, mut mentions) = (String::new(), Vec::new(), Vec::new());
    for (at, rows) in rows.split("\n\n").enumerate() {
        let (own, mut sentence) = sentence(rows);
        let from = text.len() as u32;
        let shift = |span: Span| Span::new(span.start() + from, span.end() + from);
        sentence.span = shift(sentence.span);
        for word in &mut sentence.words {
            word.span = shift(word.span);
        }
        text += &own;
        text.push(' ');
        let new = names.get(mentions.len()..).unwrap_or_default();
        for &(name, kind) in new.iter().take_while(|(name, _)| own.contains(name)) {
            let words = places(&text, &sentence, &[(name, kind)])[0];
            mentions.push(Mention {
                sentence: at as u32,
                ..mention(&sentence, words, kind)
            });
        }
        sentences.push(sentence);
    }
    assert_eq!(mentions.len(), names.len());
    let mut found = Vec::new();
    Extractor::new(ONTOLOGY.clone()).read(
        &text,
        (&sentences, &Vectors::default()),
        &mentions,
        &entities(names),
        &mut |reading| found.extend(reading.candidates.iter().map(|c| line(c, names))),
    );
    found.sort();
    found.dedup();
    found
}

/// A candidate as "source type target".
fn line(c: &Candidate, names: &[(&str, EntityType)]) -> String {
    let name = |e: u32| names[e as usize].0;
    let kind = &ONTOLOGY.types[c.relation as usize].name;
    format!("{} {kind} {}", name(c.source), name(c.target))
}

/// What a sentence states, as "source type target", sorted; each name is an entity of its own.
pub(super) fn stated(rows: &str, names: &[(&str, EntityType)]) -> Vec<String> {
    let (text, sentence) = sentence(rows);
    let spans = places(&text, &sentence, names);
    let mentions: Vec<Mention> = (spans.iter().zip(names))
        .map(|(&words, &(_, kind))| mention(&sentence, words, kind))
        .collect();
    let entities = entities(names);
    let owned: Vec<(u32, u32)> = (0..names.len() as u32).map(|i| (i, i)).collect();
    let tree = Tree::informed(&text, &sentence, 0, &spans, Some(&ONTOLOGY));
    let mut referents = Referents::new(&tree, &ONTOLOGY, &mentions, &entities, &owned);
    let frames = Frames::new(&tree, &ONTOLOGY);
    gather(
        &ONTOLOGY,
        std::slice::from_ref(&tree),
        std::slice::from_ref(&frames),
        std::slice::from_mut(&mut referents),
    );
    let reader = StatusReader::new(&tree, &ONTOLOGY, &referents, &[]);
    let quotations = quotations(&text, std::slice::from_ref(&sentence), &[reader]);
    let spoken = StatusReader::new(&tree, &ONTOLOGY, &referents, &quotations).spoken();
    referents.hear(spoken);
    let mut found: Vec<Candidate> = Vec::new();
    let article = (mentions.as_slice(), entities.as_slice());
    let namesakes = namesakes(&text, &mentions, &entities);
    StateReader::new(&tree, &ONTOLOGY, &referents, article, &owned, &namesakes)
        .read(&frames.offices(), &mut found);
    for frame in frames.all() {
        events(&tree, &ONTOLOGY, &referents, frame, &mut found);
    }
    let reader = StatusReader::new(&tree, &ONTOLOGY, &referents, &quotations);
    stances(
        (&tree, frames.all()),
        &ONTOLOGY,
        &referents,
        &reader,
        &mut found,
    );
    let mut out: Vec<String> = found.iter().map(|c| line(c, names)).collect();
    out.sort();
    out.dedup();
    out
}
