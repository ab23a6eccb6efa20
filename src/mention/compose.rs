//! Names that the tagger leaves in pieces: an occasion with its year, a body of a state written small behind its country.

use super::label::{Label, NameClass, Position};
use super::nouns::Nouns;
use crate::sentence::{Sentence, Upos};

/// Makes one name of a year, a word with a capital and what leads up to the noun of an occasion: "2020 United States
/// presidential election".
pub(super) fn occasions(text: &str, sentence: &Sentence, nouns: &Nouns, labels: &mut [Label]) {
    let year = |form: &str| {
        form.len() == 4
            && (form.starts_with("19") || form.starts_with("20"))
            && form.parse::<u16>().is_ok()
    };
    let word = |at: usize| sentence.words.get(at);
    let capital =
        |at: usize| at < labels.len() && sentence.form(text, at).starts_with(char::is_uppercase);
    let leads =
        |at: usize| capital(at) || matches!(word(at).map(|w| w.upos), Some(Upos::Adj | Upos::Noun));
    let ends = |at: usize| word(at).is_some_and(|w| nouns.names_occasion(&w.lemma));
    let dated = |first: usize| {
        let run = (first + 1..labels.len().min(first + 9)).take_while(|&at| leads(at));
        let last = run.filter(|&at| ends(at)).last();
        last.filter(|_| year(sentence.form(text, first)) && capital(first + 1))
    };
    let found: Vec<(usize, usize)> = (0..labels.len())
        .filter_map(|first| Some((first, dated(first)?)))
        .collect();
    for (first, last) in found {
        let parts = |at: usize| labels.get(at).copied().and_then(Label::parts);
        // a name that reaches beyond is left alone
        let inside = |at: usize| matches!(parts(at), Some((_, Position::Inside | Position::Last)));
        if inside(first) || inside(last + 1) {
            continue;
        }
        unite(labels, (first, last), NameClass::Other);
    }
}

/// Makes one name of a country and the small words behind it that name a body of its state: "Peruvian foreign ministry".
/// Of "Peru's foreign ministry" the small words alone are the name.
pub(super) fn bodies(text: &str, sentence: &Sentence, nouns: &Nouns, labels: &mut [Label]) {
    let form = |at: usize| sentence.form(text, at);
    let possessive = |at: usize| matches!(form(at), "'s" | "’s");
    let small = |labels: &[Label], at: usize| {
        let word = sentence.words.get(at).map(|w| w.upos);
        (labels.get(at)).is_some_and(|label| label.parts().is_none())
            && matches!(word, Some(Upos::Noun | Upos::Adj | Upos::Cconj))
            && form(at).chars().all(|c| c.is_lowercase() || c == '-')
    };
    let countries: Vec<(u32, u32)> = names(labels)
        .filter(|&(.., class)| class == NameClass::Country)
        .map(|(first, last, _)| (first, last))
        .collect();
    for (first, last) in countries {
        let (first, last) = (first as usize, last as usize);
        let owns = possessive(last) || possessive(last + 1);
        let behind = last + 1 + usize::from(owns && !possessive(last));
        let mut words = String::new();
        let mut end = None;
        for at in (behind..behind + 5).take_while(|&at| small(labels, at)) {
            if at > behind {
                words.push(' ');
            }
            words += form(at);
            // "Peru's parliament" is no name
            let known = nouns.names_body(&words) && (!owns || words.contains(' '));
            end = Some(at).filter(|_| known).or(end);
        }
        if let Some(end) = end {
            let first = if owns { behind } else { first };
            unite(labels, (first, end), NameClass::Organization);
        }
    }
}

/// Makes the words from `first` to `last` one name.
fn unite(labels: &mut [Label], (first, last): (usize, usize), class: NameClass) {
    for (at, label) in labels.iter_mut().enumerate().take(last + 1).skip(first) {
        let position = match at {
            _ if at == first => Position::Begin,
            _ if at == last => Position::Last,
            _ => Position::Inside,
        };
        *label = Label::new(class, position);
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
