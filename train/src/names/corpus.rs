//! Annotated corpora of names, read as examples. Corpora disagree on what they mark, so that a word's truth is the set
//! of labels that its corpus allows: UNER's `LOC` may be a country or another place, and what it leaves out may yet be a
//! name of a kind that it does not mark.

use super::Language;
use anyhow::{Context, Result};
use serde_json::Value;
use std::path::Path;
use tidings::mention::label::{Label, NameClass, Position};
use tidings::ontology::EntityType;
use tidings::sentence::{Sentence, Vectors, Word, Xpos};
use tidings::span::{CodePoints, Span};
use tidings::token::{Segment, Token};

/// The labels that a word may bear, one bit each.
pub(crate) type Set = u32;
pub(crate) const ANY: Set = (1 << Label::COUNT) - 1;
pub(crate) const OUTSIDE: Set = 1;

/// An annotated text.
#[derive(Clone)]
pub(crate) struct Example {
    /// Its id in the corpus.
    pub(crate) id: String,
    /// What offsets count in.
    pub(crate) text: String,
    pub(crate) sentences: Vec<Sentence>,
    /// What an encoder knows of their words; empty where none read them.
    pub(crate) vectors: Vectors,
    /// For each sentence the set of each word.
    pub(crate) sets: Vec<Vec<Set>>,
    /// Names with their type: sentence, first and last word.
    pub(crate) types: Vec<(usize, u32, u32, EntityType)>,
    /// The names' spans and types, also of those that no words fit.
    pub(crate) names: Vec<(Span, EntityType)>,
    /// The names' spans with the corpus's own tags, of corpora in columns.
    pub(crate) marked: Vec<(Span, String)>,
    /// Whether the gazetteer may be hushed in training.
    pub(crate) ours: bool,
}

pub(crate) fn class_of(entity_type: EntityType) -> NameClass {
    use tidings::ontology::Coarse;
    match (entity_type, entity_type.coarse()) {
        (EntityType::Country, _) => NameClass::Country,
        (_, Coarse::Place) => NameClass::Place,
        (_, Coarse::Person) => NameClass::Person,
        (_, Coarse::Organization) => NameClass::Organization,
        (_, Coarse::Group) => NameClass::Group,
        (_, Coarse::Other) => NameClass::Other,
    }
}

pub(crate) fn positions(length: usize) -> impl Iterator<Item = Position> {
    (0..length).map(move |at| match (at, length) {
        (_, 1) => Position::Unit,
        (0, _) => Position::Begin,
        (at, length) if at + 1 == length => Position::Last,
        _ => Position::Inside,
    })
}

pub(crate) fn set(classes: &[NameClass], position: Position) -> Set {
    classes
        .iter()
        .fold(0, |set, &class| set | 1 << Label::new(class, position).0)
}

/// Reads annotated articles: JSON Lines of the gold format.
pub(crate) fn gold(path: &Path, language: &Language) -> Result<Vec<Example>> {
    let file = std::fs::read_to_string(path).with_context(|| format!("read {}", path.display()))?;
    let documents: Vec<Value> = if path.extension().is_some_and(|e| e == "json") {
        vec![serde_json::from_str(&file)?]
    } else {
        file.lines()
            .map(serde_json::from_str)
            .collect::<Result<_, _>>()?
    };
    documents
        .iter()
        .map(|document| article(document, language))
        .collect()
}

fn article(document: &Value, language: &Language) -> Result<Example> {
    let text = document["text"].as_str().context("a text")?;
    let points = CodePoints::new(text);
    let byte = |value: &Value| points.to_byte(text, value.as_u64().unwrap_or(0) as u32);
    let mut entities = Vec::new();
    for entity in document["entities"].as_array().context("entities")? {
        let kind =
            EntityType::from_name(entity["type"].as_str().unwrap_or("")).context("a type")?;
        let mentions = entity["mentions"].as_array().context("mentions")?;
        let spans = mentions.iter().map(|m| Span::new(byte(&m[0]), byte(&m[1])));
        entities.push((kind, spans.collect()));
    }
    let id = document["id"].as_str().unwrap_or_default();
    Ok(example(id, text, &entities, language))
}

/// An annotated article of which every name is marked: its entities' types with the spans of their mentions.
pub(crate) fn example(
    id: &str,
    text: &str,
    entities: &[(EntityType, Vec<Span>)],
    language: &Language,
) -> Example {
    // "Peruvian parliament", a name that ends small, teaches nothing of its words.
    let mut vague = Vec::new();
    let mut names = Vec::new();
    for (kind, mentions) in entities {
        for &span in mentions {
            let words: Vec<&str> = span.of_text(text).split_whitespace().collect();
            let sign = |word: Option<&&str>| {
                word.is_some_and(|w| w.chars().any(|c| c.is_uppercase() || c.is_numeric()))
            };
            if sign(words.first()) && sign(words.last()) {
                names.push((span, *kind));
            } else {
                vague.push(span);
            }
        }
    }
    names.sort_by_key(|&(span, kind)| (span.start(), std::cmp::Reverse(span.end()), kind));
    let mut outer: Vec<(Span, EntityType)> = Vec::new();
    for name in names {
        if outer
            .last()
            .is_none_or(|last| name.0.start() >= last.0.end())
        {
            outer.push(name);
        }
    }
    let (sentences, vectors) = language.read(text);
    let mut sets: Vec<Vec<Set>> = sentences
        .iter()
        .map(|s| {
            let open = |word: &Word| vague.iter().any(|span| word.span.overlaps(*span));
            let set = |word| if open(word) { ANY } else { OUTSIDE };
            s.words.iter().map(set).collect()
        })
        .collect();
    let mut types = Vec::new();
    for &(span, kind) in &outer {
        for (index, sentence) in sentences.iter().enumerate() {
            let first = sentence
                .words
                .iter()
                .position(|w| w.span.start() == span.start());
            let last = sentence
                .words
                .iter()
                .position(|w| w.span.end() == span.end());
            if let (Some(first), Some(last)) = (first, last)
                && first <= last
            {
                for (at, position) in (first..=last).zip(positions(last - first + 1)) {
                    sets[index][at] = set(&[class_of(kind)], position);
                }
                types.push((index, first as u32, last as u32, kind));
            } else {
                // Words that cross the name's border: nothing is to be learned from them.
                for (at, word) in sentence.words.iter().enumerate() {
                    if word.span.overlaps(span) {
                        sets[index][at] = ANY;
                    }
                }
            }
        }
    }
    Example {
        id: id.to_owned(),
        text: text.to_owned(),
        sentences,
        vectors,
        sets,
        types,
        names: outer,
        marked: Vec::new(),
        ours: true,
    }
}

/// Reads a corpus of one word a line: the columns of form and tag, and what a tag allows. Sentences are joined to
/// documents of `group` (or to where the corpus says that one begins).
pub(crate) fn columns(
    path: &Path,
    form: usize,
    tag: usize,
    group: usize,
    language: &Language,
) -> Result<Vec<Example>> {
    let file = std::fs::read_to_string(path).with_context(|| format!("read {}", path.display()))?;
    let mut examples: Vec<Example> = Vec::new();
    let mut words: Vec<(String, String)> = Vec::new();
    let mut fresh = true;
    for line in file.lines().chain(std::iter::once("")) {
        if line.starts_with("# newdoc") {
            fresh = true;
        }
        if line.starts_with('#') && line.contains('=') {
            continue;
        }
        let cells: Vec<&str> = line.split([' ', '\t']).collect();
        if let (Some(form), Some(tag)) = (cells.get(form), cells.get(tag)) {
            words.push(((*form).to_owned(), (*tag).to_owned()));
            continue;
        }
        if words.is_empty() {
            continue;
        }
        if fresh
            || examples
                .last()
                .is_none_or(|e| group > 0 && e.sentences.len() >= group)
        {
            fresh = false;
            examples.push(Example {
                id: String::new(),
                text: String::new(),
                sentences: Vec::new(),
                vectors: Vectors::default(),
                sets: Vec::new(),
                types: Vec::new(),
                names: Vec::new(),
                marked: Vec::new(),
                ours: false,
            });
        }
        if let Some(example) = examples.last_mut() {
            sentence_of(example, &words, language);
        }
        words.clear();
    }
    Ok(examples)
}

fn sentence_of(example: &mut Example, words: &[(String, String)], language: &Language) {
    let mut tokens = Vec::new();
    for (form, _) in words {
        let start = example.text.len();
        example.text.push_str(form);
        tokens.push(Token {
            span: Span::of(start, example.text.len()),
            joined: false,
        });
        example.text.push(' ');
    }
    let segment = Segment {
        tokens: tokens.clone(),
        paragraph: 0,
        heading: false,
    };
    let class = |at: usize| {
        words
            .get(at)
            .map(|(_, tag)| tag.split_once('-').map_or(tag.as_str(), |(_, class)| class))
    };
    let begins = |at: usize| {
        let tag = words[at].1.as_str();
        tag.starts_with("B-") || at == 0 || class(at - 1) != class(at)
    };
    let (sentences, vectors) = language.syntax.read(&example.text, &[segment]);
    let national = |at: usize| {
        let word = sentences
            .first()
            .and_then(|sentence| sentence.words.get(at));
        word.is_some_and(|word| matches!(word.xpos, Xpos::Jj | Xpos::Nnps | Xpos::Nns))
    };
    let mut sets = Vec::new();
    for (at, (form, tag)) in words.iter().enumerate() {
        let capital = form.chars().any(char::is_uppercase);
        if !tag.contains('-') || tag == "B-O" || tag == "-" {
            sets.push(silence(example, capital, tag == "B-O" || national(at)));
            continue;
        }
        if begins(at) {
            let span = tokens.get(at).map_or(Span::default(), |token| token.span);
            let tag = class(at).unwrap_or_default().to_owned();
            example.marked.push((span, tag));
        } else if let (Some(token), Some((span, _))) = (tokens.get(at), example.marked.last_mut()) {
            *span = span.cover(token.span);
        }
        let ends = at + 1 == words.len() || !words[at + 1].1.contains('-') || begins(at + 1);
        let position = match (begins(at), ends) {
            (true, true) => Position::Unit,
            (true, false) => Position::Begin,
            (false, true) => Position::Last,
            (false, false) => Position::Inside,
        };
        use NameClass::{Country, Group, Organization, Other, Person, Place};
        sets.push(match class(at) {
            Some("PER" | "person" | "politician") => set(&[Person], position),
            Some("LOC" | "location") => set(&[Place, Country], position),
            Some("country") => set(&[Country], position),
            Some("ORG" | "organisation" | "politicalparty") => set(&[Organization], position),
            Some("election" | "event") => set(&[Other], position),
            _ => set(&[Other, Group, Country], position) | OUTSIDE,
        });
    }
    example.sentences.extend(sentences);
    example.vectors.append(vectors);
    example.sets.push(sets);
}

/// What a word may be of which a corpus says nothing: a corpus of persons, places and organizations may have left out
/// a name of another kind, and where it may be an adjective or plural of a `nation`, a country's.
fn silence(example: &Example, capital: bool, nation: bool) -> Set {
    use NameClass::{Country, Group, Other};
    if capital && !example.ours {
        let all = [
            Position::Begin,
            Position::Inside,
            Position::Last,
            Position::Unit,
        ];
        let classes: &[NameClass] = if nation {
            &[Other, Group, Country]
        } else {
            &[Other, Group]
        };
        all.iter()
            .fold(OUTSIDE, |s, &position| s | set(classes, position))
    } else {
        OUTSIDE
    }
}
