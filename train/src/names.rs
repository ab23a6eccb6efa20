//! Learns to find and to type names, and measures both.

pub(crate) mod corpus;
mod learner;
mod measure;
mod probe;

use crate::gold::Gold;
use crate::lesson::Lessons;
use crate::perceptron::Perceptron;
use anyhow::{Context, Result};
use corpus::class_of;
pub(crate) use corpus::{Example, example, gold};
use measure::{Score, measure};
use std::path::Path;
use tidings::mention::cue::{Cue, Facts, Spelling, cues, runs};
use tidings::mention::gazetteer::Match;
use tidings::mention::lexicon::{Called, Lexicon};
use tidings::mention::tagger::{self, Memory};
use tidings::mention::typer::{self, allowed};
use tidings::mention::{NameClass, Recognizer};
use tidings::model::{Container, ContainerWriter, LinearModel, Model, feature};
use tidings::ontology::{EntityType, Ontology};
use tidings::sentence::{Sentence, Syntax, Vectors};
use tidings::text::{Article, Text};
use tidings::token::Tokenizer;

/// The stages before names.
pub(crate) struct Language {
    tokenizer: Tokenizer,
    pub(crate) syntax: Syntax,
}

impl Language {
    pub(crate) fn builtin() -> Result<Self> {
        Self::of(&tidings::token::weights()?)
    }

    /// Those of one engine. Only the fast one brings a tokenizer.
    pub(crate) fn of(weights: &Container) -> Result<Self> {
        Ok(Self {
            tokenizer: Tokenizer::load(weights).or_else(|_| Tokenizer::builtin())?,
            syntax: Syntax::load(weights)?,
        })
    }

    /// With an engine of one's choice.
    pub(crate) fn with(model: &Model) -> Result<Self> {
        Ok(Self {
            tokenizer: Tokenizer::builtin()?,
            syntax: Syntax::load(&model.weights()?)?,
        })
    }

    /// Sentences, with what an encoder knows of their words.
    pub(crate) fn read(&self, content: &str) -> (Vec<Sentence>, Vectors) {
        let article = Article {
            text: content.to_owned(),
            ..Article::default()
        };
        let text = Text::read(&article);
        self.syntax.read(content, &self.tokenizer.tokenize(&text))
    }
}

/// Mistakes that a feature must have touched to be kept.
const TOUCHES: u32 = 5;

/// How a run of training is set up.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Plan {
    /// Passes over the data.
    pub(crate) rounds: usize,
    /// Mistakes that a feature must have touched to be kept.
    pub(crate) touches: u32,
    /// Head start of what is wrong.
    pub(crate) margin: f32,
    /// Of a hundred capitalised words how many are hidden from the learner, so that it learns what is around them.
    pub(crate) hidden: u64,
}

/// The cues of a text and what the gazetteer knows in it. With `salt`, the gazetteer and the lexicon keep silent of
/// some names and some words are hidden, chosen by their hash.
fn see(
    example: &Example,
    facts: &Facts,
    salt: Option<u64>,
    hidden: u64,
) -> Vec<(Vec<Cue>, Vec<Match>)> {
    let spelling = Spelling::of(&example.text, &example.sentences);
    let look = |sentence: &Sentence| {
        let mut matches = facts.gazetteer.matches(&example.text, sentence);
        if let Some(salt) = salt {
            matches.retain(|hit| {
                let chance = feature::mix(salt, u64::from(hit.row)) % 10;
                let country = facts
                    .gazetteer
                    .row(hit.row)
                    .is_some_and(|row| row.entity_type == EntityType::Country);
                chance >= if country { 1 } else { 4 }
            });
        }
        let mut cues = cues(&example.text, sentence, facts, &matches, &spelling);
        if let Some(salt) = salt {
            for cue in cues.iter_mut().filter(|cue| cue.capital) {
                let dice = feature::mix(salt, cue.lower);
                if cue.noun.is_none() && cue.title == 0 && cue.known == 0 && dice % 100 < hidden {
                    (cue.lower, cue.form) = (dice, dice);
                }
                if dice / 100 % 10 < 2 {
                    cue.called = Called(0);
                }
            }
            runs(&mut cues);
        }
        (cues, matches)
    };
    example.sentences.iter().map(look).collect()
}

/// Learns both models and returns them encoded: tagger, typer.
pub(crate) fn learn(examples: &[&Example], facts: &Facts, plan: Plan) -> (Vec<u8>, Vec<u8>) {
    let mut tagger = learner::Tagger::new(plan.margin);
    let mut typer = Perceptron::new(EntityType::ALL.len());
    let mut order: Vec<usize> = (0..examples.len()).collect();
    for round in 0..plan.rounds as u64 {
        order.sort_by_key(|&index| feature::mix(round + 1, index as u64));
        for &index in &order {
            let example = examples[index];
            let salt = feature::mix(round + 77, index as u64);
            let seen = see(example, facts, Some(salt), plan.hidden);
            let mut memory = Memory::default();
            for heading in [false, true] {
                let both = seen.iter().zip(&example.sets).zip(&example.sentences);
                for (((cues, _), sets), sentence) in both {
                    if sentence.heading == heading {
                        let labels = tagger.learn(cues, sets, &memory);
                        memory.note(cues, &labels);
                    }
                }
            }
            learn_types(&mut typer, example, &seen, facts);
        }
    }
    (
        tagger.encode(plan.touches),
        LinearModel::encode(EntityType::ALL.len(), typer.average(plan.touches)),
    )
}

fn learn_types(
    typer: &mut Perceptron,
    example: &Example,
    seen: &[(Vec<Cue>, Vec<Match>)],
    facts: &Facts,
) {
    let mut features = Vec::new();
    for &(at, first, last, kind) in &example.types {
        let class = class_of(kind);
        if !matches!(class, NameClass::Person | NameClass::Organization) {
            continue;
        }
        let (cues, matches) = &seen[at];
        let row = matches
            .iter()
            .find(|hit| hit.first == first && hit.last == last)
            .filter(|hit| facts.gazetteer.speaks(hit.row, class))
            .and_then(|hit| facts.gazetteer.row(hit.row));
        let sentence = &example.sentences[at];
        let role = (class == NameClass::Person)
            .then(|| typer::role(&example.text, sentence, cues, facts, first, last))
            .flatten();
        let words = (first as usize, last as usize);
        typer::features(cues, words.0, words.1, class, row, role, &mut features);
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

/// The lists of given names and surnames, compiled.
fn lexicon() -> Result<Vec<u8>> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../gazetteer/lists.tsv");
    let lists = std::fs::read_to_string(&path)
        .with_context(|| format!("cannot read {}", path.display()))?;
    Ok(Lexicon::encode(&lists))
}

/// Makes a recognizer of encoded models.
fn recognizer(facts: &Facts, tagger: Vec<u8>, typer: Vec<u8>) -> Result<Recognizer> {
    let decode = |bytes: Vec<u8>| LinearModel::decode(bytes.leak(), "trained");
    Ok(Recognizer::new(
        facts.clone(),
        tagger::NameTagger::new(decode(tagger)?),
        typer::NameTyper::new(decode(typer)?),
        Recognizer::builtin(&Model::Accurate)?.probe().cloned(),
    ))
}

/// The corpora that others annotated.
fn other(data: &Path, language: &Language) -> Result<Vec<Example>> {
    let ner = data.join("ner");
    Ok([
        corpus::columns(&ner.join("uner-ewt-train.iob2"), 1, 2, 0, language)?,
        corpus::columns(&ner.join("wikigold.txt"), 0, 1, 12, language)?,
        corpus::columns(&ner.join("crossner-politics-train.txt"), 0, 1, 1, language)?,
    ]
    .concat())
}

/// Stories and annotations.
fn extra(lessons: &Lessons, language: &Language) -> Result<Vec<Example>> {
    let ontology = Ontology::read("<built in>", Ontology::BUILTIN)?;
    let learn = |s: &Gold| example(&s.id, &s.text, &s.entities, language);
    Ok(lessons.extra(&ontology)?.iter().map(learn).collect())
}

/// The annotated articles of the gold data.
fn news(lessons: &Lessons, language: &Language) -> Result<Vec<Example>> {
    let [items, articles] = lessons.news();
    let mut news = corpus::gold(&items, language)?;
    news.extend(corpus::gold(&articles, language)?);
    Ok(news)
}

/// All that names are learned from.
fn everything(lessons: &Lessons, language: &Language) -> Result<Vec<Example>> {
    let mut all = news(lessons, language)?;
    all.extend(other(&lessons.data, language)?);
    all.extend(extra(lessons, language)?);
    Ok(all)
}

/// Trains on all there is and writes the weights, or measures on held-out parts of the annotated articles.
pub(crate) fn run(
    lessons: &Lessons,
    output: &Path,
    rounds: usize,
    folds: Option<usize>,
    errors: bool,
) -> Result<()> {
    let language = Language::builtin()?;
    let lexicon = lexicon()?;
    let facts = Facts::embedded(Lexicon::decode(lexicon.clone().leak(), "lists")?);
    let ours = news(lessons, &language)?;
    let mut other = other(&lessons.data, &language)?;
    other.extend(extra(lessons, &language)?);
    let plan = Plan {
        rounds,
        touches: TOUCHES,
        margin: 10.0,
        hidden: 15,
    };
    let Some(folds) = folds else {
        let train: Vec<&Example> = ours.iter().chain(&other).collect();
        let (tagger, typer) = learn(&train, &facts, plan);
        let probe = probe::learn(&everything(lessons, &Language::with(&Model::Accurate)?)?, 1);
        let mut writer = ContainerWriter::default();
        writer.section("lexicon", lexicon);
        writer.section("tagger", tagger);
        writer.section("typer", typer);
        writer.section("probe", probe);
        return Ok(std::fs::write(output, writer.finish())?);
    };
    let mut total = Score::default();
    for fold in 0..folds {
        let part = |keep: bool| {
            ours.iter()
                .enumerate()
                .filter(move |(at, _)| (at % folds == fold) == keep)
                .map(|(_, example)| example)
        };
        let train: Vec<&Example> = part(false).chain(&other).collect();
        let test: Vec<&Example> = part(true).collect();
        let (tagger, typer) = learn(&train, &facts, plan);
        let size = tagger.len() + typer.len();
        let score = measure(&recognizer(&facts, tagger, typer)?, &test, errors)?;
        println!("fold {fold}: {score}, {size} bytes");
        total = total.and(score);
    }
    println!("{folds} folds: {total}");
    Ok(())
}

/// Makes recognizers of some of the annotated articles, as `run` does of all: for those who learn from what names are
/// found in articles that the recognizer has not seen.
pub(crate) struct School {
    facts: Facts,
    other: Vec<Example>,
    plan: Plan,
}

impl School {
    /// Reads the corpora that others annotated.
    pub(crate) fn open(data: &Path, language: &Language) -> Result<Self> {
        Ok(Self {
            facts: Facts::embedded(Lexicon::decode(lexicon()?.leak(), "lists")?),
            other: other(data, language)?,
            plan: Plan {
                rounds: 6,
                touches: TOUCHES,
                margin: 10.0,
                hidden: 15,
            },
        })
    }

    /// A recognizer taught with `articles` and the other corpora.
    pub(crate) fn teach(&self, articles: &[&Example]) -> Result<Recognizer> {
        let train: Vec<&Example> = articles.iter().copied().chain(&self.other).collect();
        let (tagger, typer) = learn(&train, &self.facts, self.plan);
        recognizer(&self.facts, tagger, typer)
    }
}
