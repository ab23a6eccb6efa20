//! Mentions that are no names: pronouns, and common-noun phrases that can stand for something the article names,
//! such as "the North Korean leader", "the airline", "the ministry".

use super::cue::{Cue, Facts};
use super::gazetteer::Row;
use super::recognizer::cover;
use super::typer::Votes;
use super::{Gender, Mention, MentionKind};
use crate::ontology::EntityType;
use crate::sentence::Sentence;
use std::ops::Range;

/// Nouns that can stand for a thing of one type: "the airline" for a company.
const NOUNS: &[(&str, EntityType)] = &[
    ("country", EntityType::Country),
    ("nation", EntityType::Country),
    ("republic", EntityType::Country),
    ("kingdom", EntityType::Country),
    ("airline", EntityType::Company),
    ("company", EntityType::Company),
    ("bank", EntityType::Company),
    ("firm", EntityType::Company),
    ("manufacturer", EntityType::Company),
    ("newspaper", EntityType::Media),
    ("broadcaster", EntityType::Media),
    ("network", EntityType::Media),
    ("ministry", EntityType::Agency),
    ("parliament", EntityType::Agency),
    ("court", EntityType::Agency),
    ("agency", EntityType::Agency),
    ("department", EntityType::Agency),
    ("commission", EntityType::Agency),
    ("party", EntityType::Party),
    ("alliance", EntityType::Alliance),
    ("bloc", EntityType::Alliance),
    ("organization", EntityType::Alliance),
    ("organisation", EntityType::Alliance),
    ("university", EntityType::Institute),
    ("institute", EntityType::Institute),
    ("hospital", EntityType::Institute),
    ("militia", EntityType::ArmedGroup),
    ("militants", EntityType::ArmedGroup),
    ("rebels", EntityType::ArmedGroup),
    ("city", EntityType::Place),
    ("province", EntityType::Place),
    ("region", EntityType::Place),
    ("island", EntityType::Place),
];

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
    match before.trim_end_matches('.').to_lowercase().as_str() {
        "mr" | "sir" | "king" | "prince" | "lord" | "emperor" | "spokesman" | "chairman"
        | "congressman" | "businessman" => Gender::Male,
        "mrs" | "ms" | "miss" | "queen" | "princess" | "lady" | "dame" | "spokeswoman"
        | "chairwoman" | "congresswoman" | "actress" => Gender::Female,
        _ => match row.map(|row| row.gender) {
            Some("m") => Gender::Male,
            Some("f") => Gender::Female,
            _ if first < last => {
                let called = facts.lexicon.of(sentence.form(text, first as usize));
                if called.male() {
                    Gender::Male
                } else if called.female() {
                    Gender::Female
                } else {
                    Gender::Unknown
                }
            }
            _ => Gender::Unknown,
        },
    }
}

fn pronoun(lower: &str) -> Option<Gender> {
    Some(match lower {
        "he" | "him" | "his" | "himself" => Gender::Male,
        "she" | "her" | "hers" | "herself" => Gender::Female,
        "it" | "its" | "itself" => Gender::Neuter,
        "they" | "them" | "their" | "theirs" | "themselves" => Gender::Plural,
        "i" | "me" | "my" | "mine" | "myself" | "we" | "us" | "our" | "ours" | "ourselves" => {
            Gender::Unknown
        }
        _ => return None,
    })
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
    let taken = |mentions: &[Mention], at: u32| {
        mentions
            .get(names.clone())
            .is_some_and(|all| all.iter().any(|m| m.first <= at && at <= m.last))
    };
    for at in 0..sentence.words.len() as u32 {
        if taken(mentions, at) {
            continue;
        }
        let form = sentence.form(text, at as usize);
        let small = form.to_lowercase();
        let (kind, first, entity_type, gender) = if form != "US"
            && let Some(gender) = pronoun(&small)
        {
            (MentionKind::Pronoun, at, None, gender)
        } else if form == small
            && let Some((first, entity_type)) = nominal(text, sentence, facts, cues, at)
        {
            (
                MentionKind::Nominal,
                first,
                Some(entity_type),
                Gender::Unknown,
            )
        } else {
            continue;
        };
        let Some(span) = cover(sentence, first, at) else {
            continue;
        };
        mentions.push(Mention {
            span,
            sentence: index,
            head: at,
            first,
            last: at,
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

/// A definite phrase that ends in word `at`: its first word behind the article, and what it can stand for.
fn nominal(
    text: &str,
    sentence: &Sentence,
    facts: &Facts,
    cues: &[Cue],
    at: u32,
) -> Option<(u32, EntityType)> {
    let form = |at: u32| sentence.form(text, at as usize);
    let noun = form(at);
    let entity_type = NOUNS
        .iter()
        .find(|(word, _)| *word == noun)
        .map(|&(_, kind)| kind)
        .or_else(|| {
            if noun == "leader" {
                return Some(EntityType::Leader);
            }
            facts.titles.kind(cues.get(at as usize)?.lower)
        })?;
    // The head of a longer phrase or a title in front of a name is no mention of its own.
    if cues.get(at as usize + 1).is_some_and(|next| next.capital) || form(at + 1) == "of" {
        return None;
    }
    let mut first = at;
    for _ in 0..4 {
        let before = form(first.checked_sub(1)?);
        if before.eq_ignore_ascii_case("the") || before.eq_ignore_ascii_case("this") {
            return Some((first, entity_type));
        }
        if !before
            .chars()
            .all(|c| c.is_alphanumeric() || c == '-' || c == '.')
        {
            return None;
        }
        first -= 1;
    }
    None
}
