//! Trains and evaluates the models that Tidings ships.
#![allow(clippy::print_stdout)]

mod calibration;
mod cluster;
mod coreference;
mod evaluate_names;
mod evaluation;
mod gold;
mod language;
mod lesson;
mod logistic;
mod names;
mod network;
mod perceptron;
mod proposals;
mod relation;
mod scorer;
mod status;
mod story;
mod tensor;

use self::lesson::Lessons;
use anyhow::{Context, Result};
use clap::{Parser, Subcommand};
use std::path::{Path, PathBuf};
use tidings::model::{Container, Model};
use tidings::sentence::Syntax;
use tidings::sentence::conllu::{self, Gold};
use tidings::token::Tokenizer;

#[derive(Parser)]
#[command(about, version)]
struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Train tokenizer, tagger, lemmatizer and parser.
    Language {
        /// Folder of the data; treebanks lie in its `ud`.
        #[arg(long)]
        data: PathBuf,
        /// The weights to write.
        #[arg(long, short, default_value = "models/english.weights")]
        output: PathBuf,
        #[arg(long, default_value_t = 42)]
        seed: u64,
        /// Passes over the data for boundaries, tags and lemmas.
        #[arg(long, default_value_t = 4)]
        passes: usize,
        /// Passes over the data for the parser.
        #[arg(long, default_value_t = 6)]
        parser_passes: usize,
        /// Walks through the data, with seeds of their own, whose weights are added up.
        #[arg(long, default_value_t = 2)]
        members: u64,
        /// By how much, in points a feature, right decisions must lead while tags and trees are learnt.
        #[arg(long, default_value_t = 0.1)]
        margin: f32,
        /// The lead at which a first look is enough for a tag, in points.
        #[arg(long, default_value_t = 10.0)]
        sure_tag: f32,
        /// The same for a move of the parser.
        #[arg(long, default_value_t = 20.0)]
        sure_move: f32,
        /// The same for a label.
        #[arg(long, default_value_t = 12.0)]
        sure_label: f32,
        /// The most features of the parser's moves to keep, those that say most; labels get a third of it, tags a
        /// fifth. All are kept without it.
        #[arg(long)]
        features: Option<usize>,
        /// Trees that a teacher gave to plain text, CoNLL-U; learnt from beside the treebanks.
        #[arg(long)]
        silver: Vec<PathBuf>,
        /// Parts in which the tags that the parser learns from are jackknifed.
        #[arg(long, default_value_t = 5)]
        folds: usize,
    },
    /// Train the finder and the typer of names.
    Names {
        #[command(flatten)]
        lessons: Lessons,
        /// The weights to write.
        #[arg(long, short, default_value = "models/names.weights")]
        output: PathBuf,
        /// Passes over the data.
        #[arg(long, default_value_t = 6)]
        passes: usize,
        /// Measure on held-out parts of the annotated articles, this many, and write nothing.
        #[arg(long)]
        folds: Option<usize>,
        /// Print what goes wrong on the held-out parts.
        #[arg(long)]
        errors: bool,
    },
    /// Train the ranker of what phrases continue, and measure it on held-out parts.
    Coreference {
        /// Folder of the data; OntoGUM and GAP lie in its `coref`.
        #[arg(long)]
        data: PathBuf,
        /// Folder of the annotated articles; what is learned from lies in its `train`.
        #[arg(long)]
        gold: PathBuf,
        /// The engine that reads the texts.
        #[arg(long, default_value = "fast")]
        model: String,
        /// The weights to write.
        #[arg(long, short, default_value = "models/coreference.weights")]
        output: PathBuf,
        /// Parts of GAP's cross-validation; 1 leaves it out.
        #[arg(long, default_value_t = 5)]
        folds: usize,
        /// Passes over the choices.
        #[arg(long, default_value_t = 8)]
        passes: u64,
        /// Step size.
        #[arg(long, default_value_t = 0.05)]
        alpha: f32,
        /// Pull of weights towards 0.
        #[arg(long, default_value_t = 0.6)]
        l1: f32,
        /// Pull of squared weights towards 0.
        #[arg(long, default_value_t = 1.0)]
        l2: f32,
        /// Least number of options that show a feature.
        #[arg(long, default_value_t = 2)]
        least: u32,
        /// Readiness to continue a chain, in nats.
        #[arg(long, default_value_t = 1.1)]
        eagerness: f32,
        /// The greatest step of the layer on the encoder's vectors.
        #[arg(long, default_value_t = 0.001)]
        rate: f32,
        /// Share of a vector's numbers that the layer leaves out while it learns.
        #[arg(long, default_value_t = 0.3)]
        dropout: f32,
    },
    /// Train the scorer of relations, and measure it on held-out parts and on the development articles.
    Scorer {
        #[command(flatten)]
        lessons: Lessons,
        /// The engine that reads the articles; the accurate one's encoder also teaches a network.
        #[arg(long, default_value = "fast")]
        model: String,
        /// The weights to write.
        #[arg(long, short, default_value = "models/relations.weights")]
        output: PathBuf,
        #[arg(long, default_value_t = 42)]
        seed: u64,
        /// Parts of the cross-validation.
        #[arg(long, default_value_t = 5)]
        folds: usize,
        /// Passes over the examples.
        #[arg(long, default_value_t = 4)]
        passes: u64,
        /// Step size.
        #[arg(long, default_value_t = 0.1)]
        alpha: f32,
        /// Pull of weights towards 0.
        #[arg(long, default_value_t = 1.4)]
        l1: f32,
        /// Pull of squared weights towards 0.
        #[arg(long, default_value_t = 1.0)]
        l2: f32,
        /// Least number of examples that show a feature.
        #[arg(long, default_value_t = 2)]
        least: u32,
        /// Share of a pair's features that each look at it hides.
        #[arg(long, default_value_t = 0.3)]
        hidden: f32,
        /// The network's passes over the examples.
        #[arg(long, default_value_t = 5)]
        network_passes: usize,
        /// The network's greatest step.
        #[arg(long, default_value_t = 0.002)]
        rate: f32,
        /// Share of numbers that the network leaves out while it learns.
        #[arg(long, default_value_t = 0.4)]
        dropout: f32,
        /// How much more an example of an article counts to the network than one of a news item.
        #[arg(long, default_value_t = 2.0)]
        long: f32,
    },
    /// List what the rules propose in all annotated texts, right or wrong, and what they miss.
    Proposals {
        #[command(flatten)]
        lessons: Lessons,
        /// The engine that reads the texts.
        #[arg(long, default_value = "fast")]
        model: String,
    },
    /// Extract relations between the entities of annotated articles, to judge that stage by itself.
    Relations {
        /// Annotated articles: JSON files or JSON Lines.
        #[arg(required = true)]
        gold: Vec<PathBuf>,
    },
    /// Measure polarity, modality and attribution on the predicates of annotated relations, found or not.
    Status {
        /// Annotated articles: JSON files or JSON Lines.
        #[arg(required = true)]
        gold: Vec<PathBuf>,
        /// Print what goes wrong.
        #[arg(long)]
        errors: bool,
    },
    /// Measure the language layers on the development parts.
    Eval {
        /// Folder of the data; treebanks lie in its `ud`.
        #[arg(long)]
        data: PathBuf,
        /// The engine: fast, accurate, or a file of weights for either.
        #[arg(long, default_value = "fast")]
        model: String,
        /// A folder to write what was found to, as CoNLL-U, for other evaluators to judge.
        #[arg(long)]
        write: Option<PathBuf>,
    },
}

fn main() -> Result<()> {
    match Args::parse().command {
        Command::Language {
            data,
            output,
            seed,
            passes,
            parser_passes,
            members,
            margin,
            sure_tag,
            sure_move,
            sure_label,
            features,
            silver,
            folds,
        } => {
            let mut gold = treebank(&data, "en_ewt-train.conllu")?;
            gold.extend(treebank(&data, "en_gum-free-train.conllu")?);
            let silver = silver.iter().map(|path| Ok(conllu::read(&read(path)?)));
            let silver = silver.collect::<Result<Vec<_>>>()?.concat();
            let texts = texts(&data)?;
            let settings = language::Settings {
                seed: seed.max(1),
                passes,
                parser_passes,
                members: members.max(1),
                margin,
                looks: [sure_tag, sure_move, sure_label],
                features,
                folds: folds.max(2),
            };
            let bytes = language::train(
                &language::Data {
                    gold,
                    silver,
                    texts,
                },
                settings,
            )?;
            std::fs::write(&output, bytes)
                .with_context(|| format!("cannot write {}", output.display()))
        }
        Command::Names {
            lessons,
            output,
            passes,
            folds,
            errors,
        } => names::run(&lessons, &output, passes, folds, errors),
        Command::Coreference {
            data,
            gold,
            model,
            output,
            folds,
            passes,
            alpha,
            l1,
            l2,
            least,
            eagerness,
            rate,
            dropout,
        } => {
            let steps = logistic::Plan {
                passes,
                alpha,
                l1,
                l2,
                least,
                dropout: 0.0,
                seed: 1,
            };
            let affinity = coreference::AffinityPlan {
                batch: 32,
                rate,
                dropout,
                seed: 1,
            };
            let plan = coreference::Plan {
                steps,
                eagerness,
                affinity,
            };
            let engine = (&Model::from_name(&model), plan);
            coreference::run((&data, &gold), &output, engine, folds.max(1))
        }
        Command::Scorer {
            lessons,
            model,
            output,
            seed,
            folds,
            passes,
            alpha,
            l1,
            l2,
            least,
            hidden,
            network_passes,
            rate,
            dropout,
            long,
        } => {
            let plans = scorer::Plans {
                model: logistic::Plan {
                    passes,
                    alpha,
                    l1,
                    l2,
                    least,
                    dropout: hidden,
                    seed,
                },
                network: network::Plan {
                    passes: network_passes,
                    batch: 256,
                    rate,
                    dropout,
                    long,
                    seed,
                },
            };
            let engine = (&Model::from_name(&model), plans);
            scorer::run(&lessons, &output, engine, folds.max(2))
        }
        Command::Proposals { lessons, model } => {
            proposals::run(&lessons, &Model::from_name(&model))
        }
        Command::Relations { gold } => relation::extract(&gold),
        Command::Status { gold, errors } => status::evaluate(&gold, errors),
        Command::Eval { data, model, write } => {
            let model = Model::from_name(&model);
            let container = model.weights()?;
            evaluate(&container, &data, write.as_deref())?;
            let language = names::Language::of(&container)?;
            evaluate_names::run(&data, (&model, &language))?;
            coreference::evaluate(&data, (&model, &language), write.as_deref())
        }
    }
}

/// Prints the scores of both development parts, from raw text and with gold tokens.
fn evaluate(container: &Container, data: &Path, write: Option<&Path>) -> Result<()> {
    let syntax = Syntax::load(container)?;
    // Only the fast engine brings a tokenizer of its own.
    let tokenizer = Tokenizer::load(container).or_else(|_| Tokenizer::builtin())?;
    for (name, size) in container.sizes() {
        println!("section {name:<10} {size:>9} bytes");
    }
    for part in ["en_ewt-dev", "en_gum-free-dev"] {
        let documents = treebank(data, &format!("{part}.conllu"))?;
        let raw = evaluation::raw(&tokenizer, &syntax, &documents);
        println!("{part}.conllu, raw text:    {raw}");
        let gold = evaluation::gold_tokens(&syntax, &documents);
        println!("{part}.conllu, gold tokens: {gold}");
        for (kind, scores) in [("raw", raw), ("gold", gold)] {
            if let Some(folder) = write {
                let path = folder.join(format!("{part}.{kind}.conllu"));
                std::fs::write(&path, scores.found)
                    .with_context(|| format!("cannot write {}", path.display()))?;
            }
        }
    }
    Ok(())
}

fn treebank(data: &Path, file: &str) -> Result<Vec<Gold>> {
    Ok(conllu::read(&read(&data.join("ud").join(file))?))
}

/// The plain texts that clusters are learnt from.
fn texts(data: &Path) -> Result<Vec<String>> {
    let folder = data.join("text");
    let mut texts = Vec::new();
    for file in [
        "current-events-2025-01_2026-05.jsonl",
        "wikinews-2019-2020.jsonl",
    ] {
        for line in read(&folder.join(file))?.lines() {
            let article: serde_json::Value = serde_json::from_str(line)?;
            texts.extend(article["text"].as_str().map(str::to_owned));
        }
    }
    texts.push(read(&folder.join("state-of-the-union.txt"))?);
    Ok(texts)
}

fn read(path: &Path) -> Result<String> {
    std::fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))
}
