//! Examples that nobody annotated as names: news items whose words link to Wikipedia. A link says where a name begins
//! and ends; its page's title, looked up in the gazetteer or read by its head noun, often says what it names. All other
//! capitalised words may be anything.

use super::Language;
use super::corpus::{ANY, Example, OUTSIDE, Set, class_of, positions, set};
use anyhow::{Context, Result};
use rustc_hash::FxHashSet;
use serde_json::Value;
use std::path::Path;
use tidings::mention::cue::{Facts, lower};
use tidings::mention::label::NameClass;
use tidings::ontology::EntityType;
use tidings::sentence::Sentence;
use tidings::span::{CodePoints, Span};

/// Reads the items of `path`, but those whose text is in `known`, which annotators have read.
pub(crate) fn links(
    path: &Path,
    known: &FxHashSet<&str>,
    facts: &Facts,
    language: &Language,
) -> Result<Vec<Example>> {
    let file = std::fs::read_to_string(path).with_context(|| format!("read {}", path.display()))?;
    let mut examples = Vec::new();
    for line in file.lines() {
        let item: Value = serde_json::from_str(line)?;
        let text = item["text"].as_str().context("a text")?;
        if !known.contains(text) {
            examples.push(example(text, &item["links"], facts, language));
        }
    }
    Ok(examples)
}

fn example(text: &str, links: &Value, facts: &Facts, language: &Language) -> Example {
    let sentences = language.read(text);
    let mut sets: Vec<Vec<Set>> = sentences
        .iter()
        .map(|sentence| {
            (0..sentence.words.len())
                .map(|at| open(text, sentence, at))
                .collect()
        })
        .collect();
    let mut types = Vec::new();
    let points = CodePoints::new(text);
    let byte = |value: &Value| points.to_byte(text, value.as_u64().unwrap_or(0) as u32);
    for link in links.as_array().into_iter().flatten() {
        let span = Span::new(byte(&link[0]), byte(&link[1]));
        let title = link[2].as_str().unwrap_or_default().replace('_', " ");
        for (index, sentence) in sentences.iter().enumerate() {
            let Some((first, last)) = words(text, sentence, span) else {
                continue;
            };
            let name = sentence.words[first].span.cover(sentence.words[last].span);
            let Some(kind) = kind(name.of_text(text), &title, facts) else {
                continue;
            };
            let classes = kind.classes();
            for (at, position) in (first..=last).zip(positions(last - first + 1)) {
                sets[index][at] = set(&classes, position);
            }
            if let Kind::Type(kind) = kind {
                types.push((index, first as u32, last as u32, kind));
            }
        }
    }
    Example {
        id: String::new(),
        text: text.to_owned(),
        sentences,
        sets,
        types,
        names: Vec::new(),
        ours: false,
    }
}

/// What is allowed where no link is: anything for words that look like names and small words between them.
fn open(text: &str, sentence: &Sentence, at: usize) -> Set {
    let capital = |at: usize| {
        let form = sentence.form(text, at);
        form.contains(|c: char| c.is_uppercase() || c.is_numeric())
    };
    let between = at > 0 && capital(at - 1) || (1..4).any(|ahead| capital(at + ahead));
    let small = sentence.form(text, at).len() <= 3;
    if capital(at) || small && between {
        ANY
    } else {
        OUTSIDE
    }
}

/// The words of a link without an article in front and a possessive behind, where they look like a name.
fn words(text: &str, sentence: &Sentence, span: Span) -> Option<(usize, usize)> {
    let starts = |at: &usize| sentence.words[*at].span.start() == span.start();
    let ends = |at: &usize| sentence.words[*at].span.end() == span.end();
    let mut first = (0..sentence.words.len()).find(starts)?;
    let mut last = (0..sentence.words.len()).find(ends)?;
    let form = |at: usize| sentence.form(text, at);
    if first < last && form(first).eq_ignore_ascii_case("the") {
        first += 1;
    }
    if first < last && matches!(form(last), "'s" | "’s") {
        last -= 1;
    }
    let sign = |at: usize| form(at).contains(|c: char| c.is_uppercase() || c.is_numeric());
    (first <= last && sign(first) && sign(last)).then_some((first, last))
}

#[derive(Clone, Copy)]
enum Kind {
    Type(EntityType),
    Class(NameClass),
    Any,
}

impl Kind {
    fn classes(self) -> Vec<NameClass> {
        match self {
            Self::Type(kind) => vec![class_of(kind)],
            Self::Class(class) => vec![class],
            Self::Any => NameClass::ALL.to_vec(),
        }
    }
}

/// What the words name by the page that they link to; nothing where they seem to name something else.
fn kind(name: &str, title: &str, facts: &Facts) -> Option<Kind> {
    let row = |name: &str| {
        let row = facts.gazetteer.row(facts.gazetteer.find(name)?)?;
        (!row.weak).then_some(row)
    };
    let plain = title.split(" (").next().unwrap_or(title);
    let known = row(plain);
    if let Some(own) = row(name) {
        // "Israeli" for the army of Israel: the adjective still names the country.
        return match (own.entity_type, own.capital) {
            (EntityType::Country, _) => Some(Kind::Type(EntityType::Country)),
            (_, true) => None,
            (kind, _) => known
                .is_none_or(|known| known.entity_type == kind)
                .then_some(Kind::Type(kind)),
        };
    }
    let of_title: Vec<u64> = plain.split([' ', '-']).map(lower).collect();
    let shared = name
        .split([' ', '-'])
        .any(|word| of_title.contains(&lower(word)));
    let acronym = name.len() > 1 && name.chars().all(|c| c.is_uppercase() || c == '.');
    if !shared && !acronym {
        return None;
    }
    if let Some(known) = known {
        return Some(Kind::Type(known.entity_type));
    }
    let words: Vec<&str> = plain.split(' ').collect();
    let link = |word: &&str| matches!(*word, "of" | "for" | "in" | "on" | "and" | "at");
    let end = words.iter().position(link).unwrap_or(words.len());
    if let Some(head) = facts
        .heads
        .find(
            words
                .get(..end)
                .unwrap_or_default()
                .iter()
                .rev()
                .map(|w| lower(w)),
        )
        .filter(|_| end > 1 || end < words.len())
    {
        // What is a city, a war or a university is so in other words as well; which body of a state it is, is not.
        return Some(Kind::Class(class_of(head.kind)));
    }
    let given = words
        .first()
        .is_some_and(|word| facts.lexicon.of(word).0 & 3 != 0);
    if given && (2..4).contains(&words.len()) && !title.contains('(') {
        return Some(Kind::Class(NameClass::Person));
    }
    Some(Kind::Any)
}
