//! What can be seen of a word before anything is decided: its letters, its shape, what the gazetteer knows of it and
//! how the rest of the article writes it. Computed once for each word; features only combine these numbers.

use super::gazetteer::{Gazetteer, Match};
use crate::model::feature;
use crate::sentence::Sentence;
use rustc_hash::FxHashMap;

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

/// The cues of a sentence's words. `hidden` says of which matches the gazetteer shall keep silent, so that training
/// can't lean on it.
pub fn cues(
    text: &str,
    sentence: &Sentence,
    gazetteer: &Gazetteer,
    matches: &[Match],
    spelling: &Spelling,
) -> Vec<Cue> {
    let mut cues: Vec<Cue> = sentence
        .words
        .iter()
        .enumerate()
        .map(|(index, word)| {
            let form = word.span.of_text(text);
            let lower = lower(form);
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
                capital: form.chars().any(char::is_uppercase),
                xpos: word.xpos as u64,
                habit: spelling.habit(lower),
                setting: u64::from(index == 0) + 2 * u64::from(sentence.heading),
                ..Cue::default()
            }
        })
        .collect();
    for hit in matches {
        let Some(row) = gazetteer.row(hit.row) else {
            continue;
        };
        for at in hit.first..=hit.last {
            let position = u64::from(at > hit.first) + 2 * u64::from(at < hit.last);
            if let Some(cue) = cues.get_mut(at as usize) {
                cue.known =
                    1 + position + 4 * (row.entity_type as u64 + 16 * u64::from(row.capital));
            }
        }
    }
    runs(&mut cues);
    cues
}

fn runs(cues: &mut [Cue]) {
    let mut at = 0;
    while at < cues.len() {
        let length = cues.iter().skip(at).take_while(|cue| cue.capital).count();
        if length > 0 {
            let hash = |index: usize| cues.get(index).map_or(0, |cue| cue.lower);
            let run = (hash(at), hash(at + length - 1));
            let around = (if at > 0 { hash(at - 1) } else { 0 }, hash(at + length));
            for (place, cue) in cues.iter_mut().skip(at).take(length).enumerate() {
                cue.run = run;
                cue.around = around;
                cue.place = (length.min(6) * 8 + place.min(6)) as u64;
            }
        }
        at += length.max(1);
    }
}
