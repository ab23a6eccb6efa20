//! Where a name begins and ends.

use super::cue::{Cue, honorific};
use super::lexicon::Called;
use super::nouns::Nouns;
use crate::sentence::Sentence;
use crate::span::Span;

/// Where a name begins and ends by the guidelines: behind an honorific, in front of a possessive, and not in the middle
/// of a word that goes on behind a hyphen with a number or with part of a given name. Nowhere where an honorific is all.
pub(super) fn border(
    text: &str,
    sentence: &Sentence,
    cues: &[Cue],
    mut first: u32,
    mut last: u32,
) -> Option<(u32, u32)> {
    let form = |at: u32| sentence.form(text, at as usize);
    while honorific(form(first)) {
        if first == last {
            return None;
        }
        first += 1;
    }
    while first < last && matches!(form(last), "'s" | "’s" | "'" | "’") {
        last -= 1;
    }
    let glued = |at: u32| cues.get(at as usize).is_some_and(|cue| cue.glue & 1 != 0);
    if form(last + 1) == "-"
        && glued(last + 1)
        && glued(last + 2)
        && form(last + 2).starts_with(|c: char| c.is_numeric())
    {
        last += 2;
    }
    Some((first, last))
}

/// Where the name of a vessel begins: at the letters in front of it that say whose it is, "USS Harry S. Truman", unless a
/// mark of italics stands in between.
pub(super) fn vessel(text: &str, sentence: &Sentence, nouns: &Nouns, first: u32) -> Option<u32> {
    let before = first.checked_sub(1)?;
    let marked = sentence.form(text, before as usize) == "*";
    let letters = before.checked_sub(u32::from(marked))?;
    let vessel = nouns.opens_vessel(sentence.form(text, letters as usize));
    vessel.then_some(if marked { first } else { letters })
}

/// The last word of a name of the kind of "Lai Ching-te", whose given name goes on in small letters behind a hyphen.
pub(super) fn given_name(
    text: &str,
    sentence: &Sentence,
    cues: &[Cue],
    first: u32,
    last: u32,
) -> Option<u32> {
    let cue = |at: u32| cues.get(at as usize);
    let form = |at: u32| sentence.form(text, at as usize);
    let end = last + 2;
    let family = last == first + 1 && cue(first)?.called.0 & Called::SURNAME != 0;
    let glued = form(last + 1) == "-" && cue(last + 1)?.glue == 3 && cue(end)?.glue & 1 != 0;
    let syllable = |word: &str| {
        (2..=5).contains(&word.len())
            && word.chars().all(|c| c.is_ascii_lowercase())
            && !matches!(
                word,
                "led"
                    | "run"
                    | "era"
                    | "made"
                    | "born"
                    | "held"
                    | "based"
                    | "wide"
                    | "like"
                    | "style"
                    | "owned"
            )
    };
    (family && glued && form(last).len() <= 6 && syllable(form(end))).then_some(end)
}

/// A name's span without the marks of italics and links around it, and without the full stop of the sentence that it ends.
pub(super) fn trim(text: &str, nouns: &Nouns, span: Span) -> Span {
    let marks: &[char] = &['*', '_', '[', ']', '|'];
    let own = span.of_text(text);
    let bare = own.trim_start_matches(marks);
    let start = span.start() + (own.len() - bare.len()) as u32;
    let mut bare = bare.trim_end_matches(marks);
    let word = bare.rsplit(char::is_whitespace).next().unwrap_or_default();
    if let Some(plain) = word.strip_suffix('.')
        && plain.len() > 2
        && !plain.contains('.')
        && plain.chars().skip(1).all(char::is_lowercase)
        && !nouns.abbreviates(plain)
    {
        bare = bare.strip_suffix('.').unwrap_or(bare);
    }
    if bare.is_empty() {
        span
    } else {
        Span::new(start, start + bare.len() as u32)
    }
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
