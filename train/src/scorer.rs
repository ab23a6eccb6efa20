//! Trains the scorer of relations, and measures it by cross-validation: names are found in each part of the annotated
//! articles by a recognizer that has not seen that part, so that the scorer learns from entities as good and as bad as
//! it will meet.

mod judge;
mod sample;

pub(crate) use self::judge::Plans;
use self::judge::{Judge, Judged, judge};
use self::sample::{Reader, Sample};
use crate::calibration::{self, Calibration, Outcome, bins, error};
use crate::gold::{self, Count, Gold, Key, key};
use crate::lesson::Lessons;
use crate::logistic::Example;
use crate::names::{self, Language, School};
use anyhow::{Context, Result};
use rayon::prelude::*;
use rustc_hash::FxHashSet;
use std::path::Path;
use tidings::entity::Resolver;
use tidings::mention::Recognizer;
use tidings::model::{ContainerWriter, LinearModel, Model};
use tidings::ontology::Ontology;
use tidings::relation::Extractor;
use tidings::sentence::{Sentence, Vectors};

/// Types that the scorer learns: those of the built-in ontology.
const TYPES: usize = 26;
/// Least precision of what is kept, in percent, in articles held out: three in four, as readers of the graph meet them, and
/// a margin for news that is harder.
const PRECISION: f64 = 77.0;

fn expected(gold: &Gold, ontology: &Ontology) -> FxHashSet<Key> {
    (gold.relations.iter())
        .map(|r| key(ontology, r.relation, r.source, r.target))
        .collect()
}

/// Counts what reaches the threshold; `states` picks states or events.
fn count(
    ontology: &Ontology,
    judged: &[(&Gold, Judged)],
    (calibration, threshold): (&Calibration, f32),
    states: Option<bool>,
) -> Count {
    let mut out = Count::default();
    for (gold, judged) in judged {
        let truth = expected(gold, ontology);
        let state = |key: &Key| ontology.types[usize::from(key.0)].state;
        let of = |key: &&Key| states.is_none_or(|s| state(key) == s);
        out.expected += truth.iter().filter(of).count();
        #[allow(clippy::iter_over_hash_type)] // counts
        for (key, &(chance, circumstances)) in judged {
            if of(&key) && calibration.apply(chance, circumstances) >= threshold {
                out.found += 1;
                out.right += usize::from(truth.contains(key));
            }
        }
    }
    out
}

/// Every relation that may be stated, with its outcome.
fn outcomes(ontology: &Ontology, judged: &[(&Gold, Judged)]) -> Vec<Outcome> {
    let mut out = Vec::new();
    for (gold, judged) in judged {
        let truth = expected(gold, ontology);
        let mut keys: Vec<&Key> = judged.keys().collect();
        keys.sort_unstable();
        out.extend(keys.into_iter().map(|key| {
            let (chance, circumstances) = judged[key];
            Outcome {
                chance,
                circumstances,
                right: truth.contains(key),
            }
        }));
    }
    out
}

fn report(title: &str, ontology: &Ontology, judged: &[(&Gold, Judged)], rule: (&Calibration, f32)) {
    let count = |states| count(ontology, judged, rule, states);
    println!(
        "{title:<22} {}   states {}   events {}",
        count(None),
        count(Some(true)),
        count(Some(false))
    );
    let kept = outcomes(ontology, judged).into_iter().filter_map(|o| {
        let confidence = rule.0.apply(o.chance, o.circumstances);
        (confidence >= rule.1).then_some((confidence, o.right))
    });
    let bins = bins(kept);
    print!("{:22} calibration error {:.3}:", "", error(&bins));
    for bin in bins.iter().filter(|b| b.count > 0) {
        let share = |sum: f64| sum / bin.count as f64;
        print!(
            " {:.2}/{:.2} of {}",
            share(bin.right as f64),
            share(bin.sum),
            bin.count
        );
    }
    println!();
}

/// The threshold with the best F1 over all that is `held` out, `items` and then articles, among those that keep precision
/// at `PRECISION` in the articles.
fn threshold(
    ontology: &Ontology,
    held: &[(&Gold, Judged)],
    items: usize,
    calibration: &Calibration,
) -> f32 {
    let (_, articles) = held.split_at(items.min(held.len()));
    let mut best = (0.0, 0.5);
    for step in 10..70 {
        let level = step as f32 / 100.0;
        let precise = count(ontology, articles, (calibration, level), None).precision();
        let f1 = count(ontology, held, (calibration, level), None).f1();
        if precise >= PRECISION && f1 > best.0 {
            best = (f1, level);
        }
    }
    best.1
}

/// Trains and measures.
pub(crate) fn run(
    lessons: &Lessons,
    output: &Path,
    (engine, plan): (&Model, Plans),
    folds: usize,
) -> Result<()> {
    let fast = Language::builtin()?;
    let language = Language::with(engine)?;
    let ontology = Ontology::read("<built in>", Ontology::BUILTIN)?;
    let extractor = Extractor::new(ontology.clone());
    let classes = ontology.types.len().min(TYPES);
    let (mut golds, mut annotated) = (Vec::new(), Vec::new());
    let mut items = 0;
    for file in &lessons.news() {
        items = golds.len();
        golds.extend(gold::read(file, &ontology)?);
        annotated.extend(names::gold(file, &fast)?);
    }
    let annotations = golds.len();
    for gold in lessons.extra(&ontology)? {
        annotated.push(names::example(&gold.id, &gold.text, &gold.entities, &fast));
        golds.push(gold);
    }
    let parsed: Vec<(Vec<Sentence>, Vectors)> =
        annotated.iter().map(|e| language.read(&e.text)).collect();
    let school = School::open(&lessons.data, &fast)?;
    let resolver = Resolver::builtin(engine)?;
    let mut samples: Vec<Option<Sample<'_>>> = golds.iter().map(|_| None).collect();
    for fold in 0..folds {
        let train: Vec<&names::Example> = (annotated.iter().enumerate())
            .filter(|(at, _)| at % folds != fold)
            .map(|(_, e)| e)
            .collect();
        let recognizer = school.teach(&train)?;
        let reader = Reader::new(&recognizer, &resolver, &extractor);
        for at in (fold..golds.len()).step_by(folds) {
            samples[at] = Some(reader.sample(&golds[at], (&parsed[at].0, &parsed[at].1)));
        }
    }
    let samples: Vec<Sample<'_>> = samples.into_iter().flatten().collect();
    let all: Vec<&Sample<'_>> = samples.iter().collect();
    let ways: Vec<&Example> = (samples.iter())
        .flat_map(|s| s.pairs.iter().flat_map(|p| &p.ways))
        .collect();
    println!(
        "{} examples, {} of them state something, {} types",
        ways.len(),
        ways.iter().filter(|e| e.truth != 0).count(),
        ways.iter().map(|e| e.truth.count_ones()).sum::<u32>()
    );
    // What each fold's judge has not seen; the last one has seen all.
    let mut judges: Vec<Judge> = (0..=folds)
        .into_par_iter()
        .map(|fold| {
            let seen = (all.iter().enumerate()).filter(|(at, _)| at % folds != fold);
            let seen: Vec<&Sample<'_>> = seen.map(|(_, sample)| *sample).collect();
            Judge::train(classes, &seen, &plan)
        })
        .collect();
    let whole = judges.pop().context("a judge")?;
    let held: Vec<(&Gold, Judged)> = (samples.iter().enumerate().take(annotations))
        .map(|(at, sample)| {
            let judged = judge(&ontology, sample, judges.get(at % folds));
            (sample.gold, judged)
        })
        .collect();
    let calibration = calibration::fit(&outcomes(&ontology, &held));
    let threshold = threshold(&ontology, &held, items, &calibration);
    let (items, articles) = held.split_at(items);
    let rules: Vec<(&Gold, Judged)> = (samples.iter().take(annotations))
        .map(|s| (s.gold, judge(&ontology, s, None)))
        .collect();
    let (rules_items, rules_articles) = rules.split_at(items.len());
    // the development articles, with the recognizer of the program
    let recognizer = Recognizer::builtin(engine)?;
    let reader = Reader::new(&recognizer, &resolver, &extractor);
    let mut dev = Vec::new();
    let mut paths: Vec<_> = std::fs::read_dir(lessons.gold.join("dev"))?
        .filter_map(|e| Some(e.ok()?.path()))
        .collect();
    paths.sort();
    for path in &paths {
        for gold in gold::read(path, &ontology)? {
            let parsed = language.read(&gold.text);
            dev.push((gold, parsed));
        }
    }
    let dev_samples: Vec<Sample<'_>> = (dev.iter())
        .map(|(gold, (sentences, vectors))| reader.sample(gold, (sentences, vectors)))
        .collect();
    let judged = |by| -> Vec<(&Gold, Judged)> {
        dev_samples
            .iter()
            .map(|s| (s.gold, judge(&ontology, s, by)))
            .collect()
    };
    let certain = (&Calibration([1.0, 0.0, 0.0, 0.0, 0.0, 0.0]), 0.5);
    report("items, rules alone", &ontology, rules_items, certain);
    report("articles, rules alone", &ontology, rules_articles, certain);
    report("dev, rules alone", &ontology, &judged(None), certain);
    println!("calibration {:?}, threshold {threshold:.2}", calibration.0);
    let learned = judged(Some(&whole));
    let mut levels = vec![0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5];
    levels.push(threshold);
    for level in levels {
        println!("--- {level:.2}");
        report("items, held out", &ontology, items, (&calibration, level));
        report(
            "articles, held out",
            &ontology,
            articles,
            (&calibration, level),
        );
        report("dev", &ontology, &learned, (&calibration, level));
    }
    let mut writer = ContainerWriter::default();
    let curve = calibration.0.map(|number| number.to_string()).join(" ");
    let mut settings = format!("{threshold} {curve}\n");
    for kind in ontology.types.iter().take(classes) {
        settings.push_str(&kind.name);
        settings.push('\n');
    }
    writer.section("settings", settings.into_bytes());
    let [plain, shared] = whole.model.rows();
    println!("{} rows, {} shared", plain.len(), shared.len());
    writer.section("plain", LinearModel::encode(classes, plain));
    writer.section("shared", LinearModel::encode(2, shared));
    if let Some(network) = &whole.network {
        network.weights().write(&mut writer);
    }
    let bytes = writer.finish();
    println!("{} bytes", bytes.len());
    Ok(std::fs::write(output, bytes)?)
}
