//! Learns to find and to type names. Corpora disagree on what they mark, so that a word's truth is the set of labels
//! that its corpus allows: UNER's `LOC` may be a country or another place, and what it leaves out may yet be a name of
//! a kind that it does not mark. A mistake moves the weights towards the best label of the set.

use crate::perceptron::Perceptron;
use anyhow::{Context, Result};
use rustc_hash::FxHashMap;
use serde_json::Value;
use std::path::Path;
use tidings::mention::cue::{Cue, Spelling, cues};
use tidings::mention::gazetteer::Match;
use tidings::mention::label::{Label, NameClass, Position};
use tidings::mention::tagger::{self, Memory, choose};
use tidings::mention::typer::{self, Titles, allowed};
use tidings::mention::{Gazetteer, Recognizer};
use tidings::model::{ContainerWriter, LinearModel, feature};
use tidings::ontology::EntityType;
use tidings::sentence::Sentence;
use tidings::sentence::Syntax;
use tidings::span::{CodePoints, Span};
use tidings::text::{Article, Text};
use tidings::token::{Segment, Token, Tokenizer};

/// The stages before names.
pub(crate) struct Language {
    tokenizer: Tokenizer,
    syntax: Syntax,
}

impl Language {
    fn builtin() -> Result<Self> {
        let weights = tidings::token::weights()?;
        Ok(Self {
            tokenizer: Tokenizer::load(&weights)?,
            syntax: Syntax::load(&weights)?,
        })
    }

    fn read(&self, content: &str) -> Vec<Sentence> {
        let article = Article {
            text: content.to_owned(),
            ..Article::default()
        };
        let text = Text::read(&article);
        self.syntax.parse(content, &self.tokenizer.tokenize(&text))
    }
}

/// The labels that a word may bear, one bit each.
type Set = u32;
const ANY: Set = (1 << Label::COUNT) - 1;
const OUTSIDE: Set = 1;

/// An annotated text.
pub(crate) struct Example {
    /// Its id in the corpus.
    pub(crate) id: String,
    /// What offsets count in.
    pub(crate) text: String,
    pub(crate) sentences: Vec<Sentence>,
    /// For each sentence the set of each word.
    sets: Vec<Vec<Set>>,
    /// Names with their type: sentence, first and last word.
    types: Vec<(usize, u32, u32, EntityType)>,
    /// The names' spans and types, also of those that no words fit.
    pub(crate) names: Vec<(Span, EntityType)>,
    /// Whether the gazetteer may be hushed in training.
    ours: bool,
}

fn class_of(entity_type: EntityType) -> NameClass {
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

fn positions(length: usize) -> impl Iterator<Item = Position> {
    (0..length).map(move |at| match (at, length) {
        (_, 1) => Position::Unit,
        (0, _) => Position::Begin,
        (at, length) if at + 1 == length => Position::Last,
        _ => Position::Inside,
    })
}

fn set(classes: &[NameClass], position: Position) -> Set {
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
    let text = document["text"].as_str().context("a text")?.to_owned();
    let points = CodePoints::new(&text);
    let byte = |value: &Value| points.to_byte(&text, value.as_u64().unwrap_or(0) as u32);
    let mut names = Vec::new();
    for entity in document["entities"].as_array().context("entities")? {
        let kind =
            EntityType::from_name(entity["type"].as_str().unwrap_or("")).context("a type")?;
        for mention in entity["mentions"].as_array().context("mentions")? {
            let span = Span::new(byte(&mention[0]), byte(&mention[1]));
            let words: Vec<&str> = span.of_text(&text).split_whitespace().collect();
            let sign = |word: Option<&&str>| {
                word.is_some_and(|w| w.chars().any(|c| c.is_uppercase() || c.is_numeric()))
            };
            if sign(words.first()) && sign(words.last()) {
                names.push((span, kind));
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
    let sentences = language.read(&text);
    let mut sets: Vec<Vec<Set>> = sentences
        .iter()
        .map(|s| vec![OUTSIDE; s.words.len()])
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
    Ok(Example {
        id: document["id"].as_str().unwrap_or("").to_owned(),
        text,
        sentences,
        sets,
        types,
        names: outer,
        ours: true,
    })
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
                sets: Vec::new(),
                types: Vec::new(),
                names: Vec::new(),
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
        tokens,
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
    let mut sets = Vec::new();
    for (at, (form, tag)) in words.iter().enumerate() {
        let capital = form.chars().any(char::is_uppercase);
        if !tag.contains('-') || tag == "B-O" || tag == "-" {
            sets.push(silence(example, capital));
            continue;
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
    let parsed = language.syntax.parse(&example.text, &[segment]);
    example.sentences.extend(parsed);
    example.sets.push(sets);
}

/// What a word may be of which a corpus says nothing: a corpus of persons, places and organizations may have left out
/// a name of another kind.
fn silence(example: &Example, capital: bool) -> Set {
    use NameClass::{Country, Group, Other};
    if capital && !example.ours {
        let all = [
            Position::Begin,
            Position::Inside,
            Position::Last,
            Position::Unit,
        ];
        all.iter().fold(OUTSIDE, |s, &position| {
            s | set(&[Other, Group, Country], position)
        })
    } else {
        OUTSIDE
    }
}

/// How a run of training is set up.
pub(crate) struct Plan {
    pub(crate) rounds: usize,
    pub(crate) touches: u32,
}

/// The cues of a text. With `hush`, the gazetteer keeps silent of some names, chosen by their hash and the round.
fn see(example: &Example, gazetteer: &Gazetteer, hush: Option<u64>) -> Vec<(Vec<Cue>, Vec<Match>)> {
    let spelling = Spelling::of(&example.text, &example.sentences);
    example
        .sentences
        .iter()
        .map(|sentence| {
            let mut matches = gazetteer.matches(&example.text, sentence);
            if let Some(salt) = hush {
                matches.retain(|hit| {
                    let chance = feature::mix(salt, u64::from(hit.row)) % 10;
                    let country = gazetteer
                        .row(hit.row)
                        .is_some_and(|row| row.entity_type == EntityType::Country);
                    chance >= if country { 1 } else { 4 }
                });
            }
            (
                cues(&example.text, sentence, gazetteer, &matches, &spelling),
                matches,
            )
        })
        .collect()
}

/// Learns both models and returns them encoded: tagger, typer.
pub(crate) fn learn(
    examples: &[&Example],
    gazetteer: &Gazetteer,
    plan: &Plan,
) -> (Vec<u8>, Vec<u8>) {
    let titles = Titles::embedded();
    let mut tagger = Perceptron::new(Label::COUNT);
    let mut typer = Perceptron::new(EntityType::ALL.len());
    let mut features = Vec::new();
    let mut order: Vec<usize> = (0..examples.len()).collect();
    for round in 0..plan.rounds as u64 {
        order.sort_by_key(|&index| feature::mix(round + 1, index as u64));
        for &index in &order {
            let example = examples[index];
            let salt = feature::mix(round + 77, index as u64);
            let seen = see(example, gazetteer, Some(salt));
            let mut memory = Memory::default();
            for ((cues, _), sets) in seen.iter().zip(&example.sets) {
                let labels = tag(&mut tagger, cues, sets, &memory, &mut features);
                memory.note(cues, &labels);
            }
            for &(at, first, last, kind) in &example.types {
                let class = class_of(kind);
                if matches!(class, NameClass::Person | NameClass::Organization) {
                    let (cues, matches) = &seen[at];
                    let row = matches
                        .iter()
                        .find(|m| m.first == first && m.last == last)
                        .and_then(|m| gazetteer.row(m.row));
                    let role = (class == NameClass::Person)
                        .then(|| {
                            typer::role(
                                &example.text,
                                &example.sentences[at],
                                cues,
                                &titles,
                                first,
                                last,
                            )
                        })
                        .flatten();
                    typer::features(
                        cues,
                        first as usize,
                        last as usize,
                        class,
                        row,
                        role,
                        &mut features,
                    );
                    let scores = typer.score(&features);
                    let guess = EntityType::ALL
                        .into_iter()
                        .filter(|&t| allowed(class, t))
                        .max_by(|&a, &b| {
                            scores[a as usize]
                                .total_cmp(&scores[b as usize])
                                .then(b.cmp(&a))
                        })
                        .unwrap_or(kind);
                    typer.learn(&features, kind as usize, guess as usize);
                }
            }
        }
    }
    (
        LinearModel::encode(Label::COUNT, tagger.average(plan.touches)),
        LinearModel::encode(EntityType::ALL.len(), typer.average(plan.touches)),
    )
}

fn tag(
    learner: &mut Perceptron,
    cues: &[Cue],
    sets: &[Set],
    memory: &Memory,
    features: &mut Vec<u64>,
) -> Vec<Label> {
    let mut labels = Vec::with_capacity(cues.len());
    let mut before = [Label::OUTSIDE; 2];
    for (at, &set) in sets.iter().enumerate() {
        tagger::features(cues, at, before, memory, features);
        let last = at + 1 == sets.len();
        let mut scores = learner.score(features).to_vec();
        let mut truth = scores.clone();
        let guess = choose(&mut scores, before[0], last);
        for (number, score) in truth.iter_mut().enumerate() {
            if set & (1 << number) == 0 {
                *score = -1e30;
            }
        }
        let truth = choose(&mut truth, before[0], last);
        let truth = if set & (1 << truth.0) == 0 {
            guess
        } else {
            truth
        };
        learner.learn(features, usize::from(truth.0), usize::from(guess.0));
        before = [truth, before[0]];
        labels.push(truth);
    }
    labels
}

/// Makes a recognizer of encoded models.
pub(crate) fn recognizer(tagger: Vec<u8>, typer: Vec<u8>) -> Result<Recognizer> {
    let decode = |bytes: Vec<u8>| LinearModel::decode(bytes.leak(), "trained");
    Ok(Recognizer::new(
        Gazetteer::embedded(),
        tagger::NameTagger::new(decode(tagger)?),
        typer::NameTyper::new(decode(typer)?),
    ))
}

/// Writes the weights' file.
pub(crate) fn write(path: &Path, tagger: Vec<u8>, typer: Vec<u8>) -> Result<()> {
    let mut writer = ContainerWriter::default();
    writer.section("tagger", tagger);
    writer.section("typer", typer);
    Ok(std::fs::write(path, writer.finish())?)
}

/// Counts of right, found and expected names.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Score {
    pub(crate) spans: usize,
    pub(crate) coarse: usize,
    pub(crate) fine: usize,
    pub(crate) found: usize,
    pub(crate) expected: usize,
}

impl Score {
    fn and(self, other: Self) -> Self {
        Self {
            spans: self.spans + other.spans,
            coarse: self.coarse + other.coarse,
            fine: self.fine + other.fine,
            found: self.found + other.found,
            expected: self.expected + other.expected,
        }
    }

    /// F1 of spans, spans with coarse type, spans with fine type.
    pub(crate) fn f1(self) -> [f64; 3] {
        let all = (self.found + self.expected).max(1) as f64;
        [self.spans, self.coarse, self.fine].map(|right| 200.0 * right as f64 / all)
    }
}

/// Measures names on annotated texts.
pub(crate) fn measure(recognizer: &Recognizer, examples: &[&Example], errors: bool) -> Score {
    let mut score = Score::default();
    for example in examples {
        let text = tidings::text::Text {
            content: &example.text,
            paragraphs: Vec::new(),
            masked: Vec::new(),
        };
        let expected: FxHashMap<Span, EntityType> = example.names.iter().copied().collect();
        score.expected += expected.len();
        let mut missed = expected.clone();
        for mention in recognizer.recognize(&text, &example.sentences) {
            if mention.kind != tidings::mention::MentionKind::Name {
                continue;
            }
            score.found += 1;
            missed.remove(&mention.span);
            let Some(kind) = mention.entity_type else {
                continue;
            };
            let truth = expected.get(&mention.span);
            score.spans += usize::from(truth.is_some());
            score.coarse += usize::from(truth.is_some_and(|t| t.coarse() == kind.coarse()));
            score.fine += usize::from(truth == Some(&kind));
            if errors && truth != Some(&kind) {
                println!(
                    "{}\t{}\t{kind}\t{}",
                    example.id,
                    mention.span.of_text(&example.text),
                    truth.map_or("-", |t| t.name())
                );
            }
        }
        if errors {
            let mut missed: Vec<_> = missed.into_iter().collect();
            missed.sort();
            for (span, kind) in missed {
                println!(
                    "{}\t{}\tMISSED\t{kind}",
                    example.id,
                    span.of_text(&example.text)
                );
            }
        }
    }
    score
}

/// Trains on all there is and writes the weights, or measures on held-out parts of the annotated articles.
pub(crate) fn run(
    data: &Path,
    gold: &Path,
    output: &Path,
    rounds: usize,
    folds: Option<usize>,
    errors: bool,
) -> Result<()> {
    let language = Language::builtin()?;
    let gazetteer = Gazetteer::embedded();
    let mut ours = self::gold(&gold.join("train/current-events.jsonl"), &language)?;
    ours.extend(self::gold(&gold.join("train/wikinews.jsonl"), &language)?);
    let ner = data.join("ner");
    let mut other = columns(&ner.join("uner-ewt-train.iob2"), 1, 2, 0, &language)?;
    other.extend(columns(&ner.join("wikigold.txt"), 0, 1, 12, &language)?);
    other.extend(columns(
        &ner.join("crossner-politics-train.txt"),
        0,
        1,
        1,
        &language,
    )?);
    let plan = Plan { rounds, touches: 2 };
    let Some(folds) = folds else {
        let train: Vec<&Example> = ours.iter().chain(&other).collect();
        let (tagger, typer) = learn(&train, &gazetteer, &plan);
        return write(output, tagger, typer);
    };
    let mut total = Score::default();
    for fold in 0..folds {
        let held = |at: usize| at % folds == fold;
        let part = |keep: bool| {
            ours.iter()
                .enumerate()
                .filter(move |(at, _)| held(*at) == keep)
                .map(|(_, e)| e)
        };
        let train: Vec<&Example> = part(false).chain(&other).collect();
        let test: Vec<&Example> = part(true).collect();
        let (tagger, typer) = learn(&train, &gazetteer, &plan);
        total = total.and(measure(&recognizer(tagger, typer)?, &test, errors));
    }
    let [spans, coarse, fine] = total.f1();
    println!("{folds} folds, F1: spans {spans:.2}, coarse types {coarse:.2}, fine types {fine:.2}");
    Ok(())
}
