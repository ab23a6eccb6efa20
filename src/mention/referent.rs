//! Mentions that are no names: pronouns, and common-noun phrases such as "the North Korean leader", "the airline", "talks
//! in Geneva". Some of them stand for something that the article names; the next stage finds out which.

use super::border::cover;
use super::cue::{Cue, Facts};
use super::gazetteer::Row;
use super::lexicon::Called;
use super::typer::Votes;
use super::{Gender, Mention, MentionKind};
use crate::ontology::EntityType;
use crate::sentence::{Deprel, Sentence, Upos, Word, Xpos};
use std::ops::Range;

/// What a name says of its bearer's sex: the honorific in front, or the gazetteer.
pub(super) fn gender_of_name(
    text: &str,
    sentence: &Sentence,
    first: u32,
    last: u32,
    row: Option<&Row>,
    facts: &Facts,
) -> Gender {
    let before = first
        .checked_sub(1)
        .map_or("", |at| sentence.form(text, at as usize));
    let told = (facts.nouns).gender(&before.trim_end_matches('.').to_lowercase());
    if told != Gender::Unknown {
        return told;
    }
    match row.map(|row| row.gender) {
        Some("m") => Gender::Male,
        Some("f") => Gender::Female,
        _ => {
            // A name that is also a surname tells nothing alone.
            let called = facts.lexicon.of(sentence.form(text, first as usize));
            let alone = first == last && called.0 & Called::SURNAME != 0;
            if called.male() && !alone {
                Gender::Male
            } else if called.female() && !alone {
                Gender::Female
            } else {
                Gender::Unknown
            }
        }
    }
}

/// Adds the pronouns and nominals of a sentence whose names stand at `names` of `mentions`.
pub(super) fn add(
    text: &str,
    sentence: &Sentence,
    index: u32,
    facts: &Facts,
    cues: &[Cue],
    names: Range<usize>,
    mentions: &mut Vec<Mention>,
) {
    let mut taken = vec![false; sentence.words.len()];
    for name in mentions.get(names).unwrap_or_default() {
        for at in name.first..=name.last {
            if let Some(slot) = taken.get_mut(at as usize) {
                *slot = true;
            }
        }
    }
    for (at, word) in sentence.words.iter().enumerate() {
        if taken.get(at) != Some(&false) {
            continue;
        }
        let form = word.span.of_text(text);
        let found = pronoun(form, word)
            .map(|gender| (MentionKind::Pronoun, at as u32, None, gender))
            .or_else(|| {
                let (first, entity_type, gender) = nominal(text, sentence, facts, cues, at as u32)?;
                Some((MentionKind::Nominal, first, entity_type, gender))
            });
        if let Some((kind, first, entity_type, gender)) = found
            && let Some(span) = cover(sentence, first, at as u32)
        {
            mentions.push(Mention {
                span,
                sentence: index,
                head: at as u32,
                first,
                last: at as u32,
                kind,
                entity_type,
                votes: Votes::default(),
                gazetteer: None,
                role: None,
                gender,
                score: 1.0,
            });
        }
    }
}

/// What a pronoun says of sex or number. Those that ask, relate or say nothing ("who", "that", the "it" of the weather)
/// are none.
fn pronoun(form: &str, word: &Word) -> Option<Gender> {
    if word.deprel == Deprel::Expl || form == "US" {
        return None;
    }
    let mut small = [0; 12];
    let small = lowered(form, &mut small)?;
    Some(match small {
        "he" | "him" | "his" | "himself" => Gender::Male,
        "she" | "her" | "hers" | "herself" => Gender::Female,
        "it" | "its" | "itself" => Gender::Neuter,
        "they" | "them" | "their" | "theirs" | "themselves" => Gender::Plural,
        "i" | "me" | "my" | "mine" | "myself" | "we" | "us" | "our" | "ours" | "ourselves"
        | "you" | "your" | "yours" | "yourself" | "yourselves" => Gender::Unknown,
        "this" | "that" | "these" | "those" if word.upos == Upos::Pron && word.xpos == Xpos::Dt => {
            Gender::Unknown
        }
        _ => return None,
    })
}

/// A short word of plain letters in small letters.
fn lowered<'b>(form: &str, buffer: &'b mut [u8; 12]) -> Option<&'b str> {
    let room = buffer.get_mut(..form.len())?;
    room.copy_from_slice(form.as_bytes());
    room.make_ascii_lowercase();
    std::str::from_utf8(room).ok()
}

/// The phrase that word `at` heads, if it is a common noun (or a year): its first word behind the article, what it can
/// stand for, and the sex that it tells.
fn nominal(
    text: &str,
    sentence: &Sentence,
    facts: &Facts,
    cues: &[Cue],
    at: u32,
) -> Option<(u32, Option<EntityType>, Gender)> {
    let word = sentence.words.get(at as usize)?;
    let noun = word.span.of_text(text);
    let heads = match word.upos {
        Upos::Noun | Upos::Propn | Upos::Sym => true,
        Upos::Num => noun.len() == 4 && noun.starts_with(['1', '2']),
        _ => false,
    };
    let inside = matches!(
        word.deprel.universal(),
        "compound"
            | "flat"
            | "fixed"
            | "goeswith"
            | "punct"
            | "det"
            | "amod"
            | "case"
            | "expl"
            | "advmod"
            | "cc"
            | "mark"
            | "aux"
            | "cop"
            | "reparandum"
            | "discourse"
            | "appos"
            | "nummod"
    );
    if !heads || inside || word.deprel == Deprel::NmodDesc {
        return None;
    }
    let lower = noun.to_lowercase();
    let entity_type = (facts.nouns)
        .kind(&word.lemma)
        .or_else(|| (lower == "leader").then_some(EntityType::Leader))
        .or_else(|| facts.titles.kind(cues.get(at as usize)?.lower));
    let mut first = at;
    while let Some(before) = first.checked_sub(1) {
        let Some(word) = sentence.words.get(before as usize) else {
            break;
        };
        let own = word.head.is_some_and(|head| first <= head && head <= at);
        if !own
            || matches!(
                word.upos,
                Upos::Det | Upos::Adp | Upos::Part | Upos::Punct | Upos::Pron
            )
        {
            break;
        }
        first = before;
    }
    Some((first, entity_type, facts.nouns.gender(&word.lemma)))
}
