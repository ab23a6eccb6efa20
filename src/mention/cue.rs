//! What can be seen of a word before anything is decided: its letters, its shape, what the gazetteer knows of it and
//! how the rest of the article writes it. Computed once for each word; features only combine these numbers.

use super::gazetteer::{Gazetteer, Match};
use super::heads::{Head, Heads};
use super::lexicon::{Called, Lexicon};
use super::nouns::Nouns;
use super::typer::Titles;
use crate::model::feature;
use crate::sentence::Sentence;
use rustc_hash::FxHashMap;

/// The tables that words are looked up in.
#[derive(Clone, Debug, Default)]
pub struct Facts {
    /// Known names.
    pub gazetteer: Gazetteer,
    /// Nouns of office and profession.
    pub titles: Titles,
    /// Nouns that head names.
    pub heads: Heads,
    /// Common nouns that stand beside names and say what these name.
    pub descriptions: Heads,
    /// Nouns that stand for named things.
    pub nouns: Nouns,
    /// Given names and surnames.
    pub lexicon: Lexicon,
}

impl Facts {
    /// What the program carries, with the lexicon of the weights.
    pub fn embedded(lexicon: Lexicon) -> Self {
        Self {
            gazetteer: Gazetteer::embedded(),
            titles: Titles::embedded(),
            heads: Heads::embedded(),
            descriptions: Heads::descriptions(),
            nouns: Nouns::embedded(),
            lexicon,
        }
    }
}

/// How often an article writes a word in small letters and how often, within a sentence, with a capital.
#[derive(Clone, Debug, Default)]
pub struct Spelling(FxHashMap<u64, (u16, u16)>);

impl Spelling {
    /// Reads the whole article.
    pub fn of(text: &str, sentences: &[Sentence]) -> Self {
        let mut counts: FxHashMap<u64, (u16, u16)> = FxHashMap::default();
        for sentence in sentences {
            for (index, word) in sentence.words.iter().enumerate() {
                let form = word.span.of_text(text);
                let Some(opening) = form.chars().next().filter(|c| c.is_alphabetic()) else {
                    continue;
                };
                let count = counts.entry(lower(form)).or_default();
                if opening.is_lowercase() {
                    count.0 = count.0.saturating_add(1);
                } else if index > 0 && !sentence.heading {
                    count.1 = count.1.saturating_add(1);
                }
            }
        }
        Self(counts)
    }

    /// 0 unseen, 1 in small letters only, 2 with a capital only, 3 both.
    fn habit(&self, lower: u64) -> u64 {
        let (small, capital) = self.0.get(&lower).copied().unwrap_or_default();
        u64::from(small > 0) + 2 * u64::from(capital > 0)
    }
}

/// A word as the features see it.
#[derive(Clone, Copy, Debug, Default)]
pub struct Cue {
    /// Hash of the lower-cased form.
    pub lower: u64,
    /// Hash of the form.
    pub form: u64,
    /// Hash of the compressed shape: `Xx`, `X.X`, `d`.
    pub shape: u64,
    /// Hashes of the first three and the last two, three and four letters.
    pub affixes: [u64; 4],
    /// Whether it opens with a capital or holds one.
    pub capital: bool,
    /// Gazetteer type (from 1) and position in the match; 0 where there is none.
    pub known: u64,
    /// Whether the gazetteer knows it as a city that also stands for its country's government.
    pub speaks: bool,
    /// Penn tag.
    pub xpos: u64,
    /// How the article writes it elsewhere.
    pub habit: u64,
    /// Hashes of the first and the last word of the run of capitalised words around it; 0 outside of a run.
    pub run: (u64, u64),
    /// Hashes of the words before and after that run.
    pub around: (u64, u64),
    /// Length of the run and place in it.
    pub place: u64,
    /// Whether it stands in a heading, or opens its sentence.
    pub setting: u64,
    /// Relation to its head in the tree.
    pub deprel: u64,
    /// Hash of its head's form; 0 at the root.
    pub governor: u64,
    /// Whether it is a given name or surname.
    pub called: Called,
    /// The type of person that it makes as a title, from 1; [`Cue::HONORIFIC`] where it is but polite.
    pub title: u64,
    /// What it makes of a name that it ends.
    pub noun: Option<Head>,
    /// The same of the run of capitalised words around it, or of the run in front of an "of" before it; from 1.
    pub headed: u64,
    /// Whether no blank stands before it (1) and behind it (2).
    pub glue: u64,
    /// What moves from label to label depend on, below [`KINDS`].
    pub kind: usize,
}

impl Cue {
    /// The title of "Mr" and the like.
    pub const HONORIFIC: u64 = 31;
}

/// Whether a word stands in front of a name out of politeness alone.
pub fn honorific(form: &str) -> bool {
    let word = form.trim_end_matches('.');
    matches!(
        word,
        "Mr" | "Mrs"
            | "Ms"
            | "Miss"
            | "Dr"
            | "Prof"
            | "Messrs"
            | "Mme"
            | "Sir"
            | "Dame"
            | "Msgr"
            | "Monsignor"
            | "Monseigneur"
            | "Comrade"
            | "Cde"
            | "Shri"
            | "Smt"
            | "Alhaji"
    )
}

/// How many kinds of words [`Cue::kind`] tells apart.
pub const KINDS: usize = 8;
/// Small words within names.
const LINK: usize = 2;

fn kind(form: &str) -> usize {
    let mut letters = form.chars().filter(|c| c.is_alphabetic());
    match (letters.next(), letters.next()) {
        (None, _) if form.contains(char::is_numeric) => 1,
        (None, _) if matches!(form, "-" | "–" | "’" | "'") => 3,
        (None, _) => 0,
        (Some(first), Some(second)) if first.is_uppercase() && second.is_uppercase() => 4,
        (Some(first), _) if first.is_uppercase() => 5,
        _ if matches!(
            form,
            "of" | "for" | "the" | "and" | "de" | "on" | "in" | "to" | "la" | "al"
        ) =>
        {
            LINK
        }
        _ if matches!(form, "'s" | "’s") => 6,
        _ => 7,
    }
}

/// The hash of a form in small letters.
pub fn lower(form: &str) -> u64 {
    if form.bytes().any(|b| b.is_ascii_uppercase() || b >= 128) {
        feature::text(&form.to_lowercase())
    } else {
        feature::text(form)
    }
}

fn shape(form: &str) -> u64 {
    let (mut hash, mut last, mut run) = (1, ' ', 0);
    for c in form.chars() {
        let class = if c.is_uppercase() {
            'X'
        } else if c.is_lowercase() {
            'x'
        } else if c.is_numeric() {
            'd'
        } else {
            c
        };
        run = if class == last { run + 1 } else { 1 };
        last = class;
        if run <= 2 {
            hash = feature::mix(hash, u64::from(u32::from(class)));
        }
    }
    hash
}

fn affix(form: &str, letters: usize, end: bool) -> u64 {
    let cut = if end {
        form.char_indices()
            .rev()
            .nth(letters - 1)
            .map(|(at, _)| form.get(at..))
    } else {
        form.char_indices()
            .nth(letters)
            .map(|(at, _)| form.get(..at))
    };
    feature::text(cut.flatten().unwrap_or(form))
}

/// The cues of a sentence's words.
pub fn cues(
    text: &str,
    sentence: &Sentence,
    facts: &Facts,
    matches: &[Match],
    spelling: &Spelling,
) -> Vec<Cue> {
    let words = &sentence.words;
    let mut cues: Vec<Cue> = words
        .iter()
        .enumerate()
        .map(|(index, word)| {
            let form = word.span.of_text(text);
            let lower = lower(form);
            let capital = form.chars().any(char::is_uppercase);
            let touches = |other: Option<usize>, left: bool| {
                other.and_then(|at| words.get(at)).is_some_and(|other| {
                    if left {
                        other.span.end() == word.span.start()
                    } else {
                        word.span.end() == other.span.start()
                    }
                })
            };
            Cue {
                lower,
                form: feature::text(form),
                shape: shape(form),
                affixes: [
                    affix(form, 3, false),
                    affix(form, 2, true),
                    affix(form, 3, true),
                    affix(form, 4, true),
                ],
                capital,
                xpos: word.xpos as u64,
                habit: spelling.habit(lower),
                setting: u64::from(index == 0) + 2 * u64::from(sentence.heading),
                deprel: word.deprel as u64,
                called: if capital {
                    facts.lexicon.of(form)
                } else {
                    Called(0)
                },
                title: match facts.titles.kind(lower) {
                    Some(kind) => 1 + kind as u64,
                    None => Cue::HONORIFIC * u64::from(honorific(form)),
                },
                glue: u64::from(touches(index.checked_sub(1), true))
                    + 2 * u64::from(touches(Some(index + 1), false)),
                kind: kind(form),
                ..Cue::default()
            }
        })
        .collect();
    for (index, word) in words.iter().enumerate() {
        let hash = |at: usize| cues.get(at).map_or(0, |cue| cue.lower);
        let governor = word.head.map_or(0, |head| hash(head as usize));
        let noun = facts.heads.find((0..=index).rev().map(hash));
        if let Some(cue) = cues.get_mut(index) {
            cue.governor = governor;
            cue.noun = noun;
        }
    }
    for hit in matches {
        let Some(row) = facts.gazetteer.row(hit.row) else {
            continue;
        };
        for at in hit.first..=hit.last {
            let position = u64::from(at > hit.first) + 2 * u64::from(at < hit.last);
            if let Some(cue) = cues.get_mut(at as usize) {
                let kind =
                    row.entity_type as u64 + 16 * u64::from(row.capital) + 32 * u64::from(row.weak);
                cue.known = 1 + position + 4 * kind;
                cue.speaks = row.capital;
            }
        }
    }
    runs(&mut cues);
    cues
}

/// Notes of each capitalised word the run that it stands in.
pub fn runs(cues: &mut [Cue]) {
    let mut at = 0;
    // What heads the run before, where only "of" or "for" and articles stand between.
    let mut carried = 0;
    while at < cues.len() {
        let length = cues.iter().skip(at).take_while(|cue| cue.capital).count();
        if length > 0 {
            let hash = |index: usize| cues.get(index).map_or(0, |cue| cue.lower);
            let run = (hash(at), hash(at + length - 1));
            let around = (if at > 0 { hash(at - 1) } else { 0 }, hash(at + length));
            let own = cues
                .get(at + length - 1)
                .and_then(|cue| cue.noun)
                .map_or(0, |head| 1 + head.kind as u64);
            let headed = if carried > 0 { 32 + carried } else { own };
            for (place, cue) in cues.iter_mut().skip(at).take(length).enumerate() {
                cue.run = run;
                cue.around = around;
                cue.place = (length.min(6) * 8 + place.min(6)) as u64;
                cue.headed = headed;
            }
            carried = if carried > 0 { carried } else { own };
        } else if cues.get(at).is_none_or(|cue| cue.kind != LINK) {
            carried = 0;
        }
        at += length.max(1);
    }
}

/// What heads the name from word `first` to `last`: its last word, or the one in front of "of".
pub fn head_of(cues: &[Cue], first: usize, last: usize) -> Option<Head> {
    let end = (first + 1..=last)
        .find(|&at| cues.get(at).is_some_and(|cue| cue.kind == LINK))
        .map_or(last, |link| link - 1);
    cues.get(end).and_then(|cue| cue.noun)
}
