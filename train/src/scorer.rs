//! Trains the scorer of relations, and measures it by cross-validation: names are found in each part of the annotated
//! articles by a recognizer that has not seen that part, so that the scorer learns from entities as good and as bad as
//! it will meet.

use crate::calibration::{self, Calibration, Circumstances, Outcome, bins, error};
use crate::gold::{self, Count, Gold, Key, key};
use crate::logistic::{Example, Logistic, Plan};
use crate::names::{self, Language, School};
use crate::network::{self, Case, Network};
use anyhow::{Context, Result};
use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};
use std::path::Path;
use tidings::entity::Resolver;
use tidings::mention::Recognizer;
use tidings::model::{ContainerWriter, LinearModel, Model};
use tidings::ontology::Ontology;
use tidings::relation::Extractor;
use tidings::relation::scorer::{Features, Scene, Sight, View, agree, pairs, sigmoid};
use tidings::sentence::{Sentence, Vectors};
use tidings::text::{Article, Text};

/// Types that the scorer learns: those of the built-in ontology.
const TYPES: usize = 26;
/// Least precision of what is kept, in percent, on held-out parts.
const PRECISION: f64 = 76.0;

/// A pair of entities in a sentence, seen from both ends.
struct PairSample {
    /// The ends: annotated entities, or numbers behind theirs.
    first: usize,
    second: usize,
    ways: [Example; 2],
    /// What a network sees, where an encoder read the sentence.
    views: Option<[network::View; 2]>,
    /// The types that rules propose, one bit each, from both ends.
    proposed: [u32; 2],
}

impl PairSample {
    /// Source and target as seen from one end.
    fn ends(&self, way: usize) -> (usize, usize) {
        if way == 1 {
            (self.second, self.first)
        } else {
            (self.first, self.second)
        }
    }
}

/// An article with its pairs.
struct Sample<'g> {
    gold: &'g Gold,
    /// Whether it is more than a news item.
    long: bool,
    pairs: Vec<PairSample>,
}

/// What judges pairs: the log-linear model, and the network where an encoder reads.
struct Judge {
    model: Logistic,
    network: Option<Network>,
}

impl Judge {
    fn train(classes: usize, samples: &[&Sample<'_>], plan: &Plans) -> Self {
        let (mut examples, mut cases): (Vec<&Example>, Vec<Case<'_>>) = (Vec::new(), Vec::new());
        for sample in samples {
            for pair in &sample.pairs {
                examples.extend(&pair.ways);
                for (view, way) in pair.views.iter().flatten().zip(&pair.ways) {
                    cases.push((view, way, sample.long));
                }
            }
        }
        Self {
            model: Logistic::train(classes, &examples, &plan.model),
            network: (!cases.is_empty()).then(|| Network::train(classes, &cases, &plan.network)),
        }
    }

    /// The probability of each class from one end of a pair.
    fn chances(&self, pair: &PairSample, way: usize) -> Vec<f32> {
        let margins = self.model.margins(&pair.ways[way]);
        let second = (self.network.as_ref().zip(pair.views.as_ref()))
            .map(|(network, views)| network.margins(&views[way]));
        match second {
            Some(second) => (margins.into_iter().zip(second))
                .map(|(one, other)| agree(one, other))
                .collect(),
            None => margins.into_iter().map(sigmoid).collect(),
        }
    }
}

/// How both are trained.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Plans {
    pub(crate) model: Plan,
    pub(crate) network: network::Plan,
}

/// What a recognizer and the rules make of an article.
struct Reader<'a> {
    recognizer: &'a Recognizer,
    resolver: &'a Resolver,
    extractor: &'a Extractor,
    names: Vec<u64>,
}

impl<'a> Reader<'a> {
    fn new(recognizer: &'a Recognizer, resolver: &'a Resolver, extractor: &'a Extractor) -> Self {
        let names = tidings::relation::scorer::names(extractor.ontology());
        Self {
            recognizer,
            resolver,
            extractor,
            names,
        }
    }

    fn sample<'g>(
        &self,
        gold: &'g Gold,
        (sentences, vectors): (&[Sentence], &Vectors),
    ) -> Sample<'g> {
        let ontology = self.extractor.ontology();
        let article = Article {
            text: gold.text.clone(),
            ..Article::default()
        };
        let text = Text::read(&article);
        let mentions = self.recognizer.recognize(&text, sentences);
        let entities = self.resolver.resolve(
            &gold.id,
            &text,
            sentences,
            &mentions,
            self.recognizer.gazetteer(),
        );
        let aligned = gold::align(gold, &mentions, &entities);
        let end = |e: u32| {
            let e = e as usize;
            aligned[e].unwrap_or(gold.entities.len() + e)
        };
        let (mut out, mut long) = (Vec::new(), false);
        let mut features = Features::default();
        self.extractor.read(
            &gold.text,
            (sentences, vectors),
            &mentions,
            &entities,
            &mut |reading| {
                long = reading.long();
                let scene = Scene::new(ontology, reading);
                let view = View {
                    scene: &scene,
                    ontology,
                    reading,
                    names: &self.names,
                };
                let span = reading.tree.sentence.span;
                for pair in pairs(&scene, reading) {
                    let mut sample = PairSample {
                        first: end(pair.first),
                        second: end(pair.second),
                        ways: Default::default(),
                        views: (vectors.width() > 0).then(|| {
                            [false, true].map(|turned| {
                                let sight = Sight::new(&scene, reading, ontology, &pair, turned);
                                network::View::new(&sight, reading.vectors, vectors.width())
                            })
                        }),
                        proposed: [0; 2],
                    };
                    for &at in &pair.proposals {
                        let c = &reading.candidates[at];
                        sample.proposed[usize::from(c.source != pair.first)] |= 1 << c.relation;
                    }
                    for (way, turned) in [false, true].into_iter().enumerate() {
                        view.features(&pair, turned, &mut features);
                        let (source, target) = if turned {
                            (pair.second, pair.first)
                        } else {
                            (pair.first, pair.second)
                        };
                        let (truth, elsewhere) =
                            truths(gold, ontology, end(source), end(target), span);
                        let kind = |e: u32| entities[e as usize].entity_type;
                        let mut told = 0;
                        for (at, t) in ontology.types.iter().enumerate() {
                            if t.domain.holds(kind(source)) && t.range.holds(kind(target)) {
                                told |= 1 << at;
                            }
                        }
                        sample.ways[way] = Example {
                            plain: features.plain.clone(),
                            hints: features
                                .hints
                                .iter()
                                .map(|(r, h)| (usize::from(*r), h.clone()))
                                .collect(),
                            truth,
                            told: told & !elsewhere,
                        };
                    }
                    out.push(sample);
                }
            },
        );
        Sample {
            gold,
            long,
            pairs: out,
        }
    }
}

/// The types that hold from `source` to `target` in the sentence at `span`, and those that hold only elsewhere.
fn truths(
    gold: &Gold,
    ontology: &Ontology,
    source: usize,
    target: usize,
    span: tidings::Span,
) -> (u32, u32) {
    let (mut here, mut elsewhere) = (0, 0);
    for r in &gold.relations {
        let symmetric = ontology.types[usize::from(r.relation)].symmetric;
        let fits = (r.source, r.target) == (source, target)
            || symmetric && (r.target, r.source) == (source, target);
        if fits {
            if r.evidence.is_empty() || r.evidence.iter().any(|e| e.overlaps(span)) {
                here |= 1 << r.relation;
            } else {
                elsewhere |= 1 << r.relation;
            }
        }
    }
    (here, elsewhere & !here)
}

/// The likeliest statement of each relation that an article may state, and what bears on its confidence.
type Judged = FxHashMap<Key, (f32, Circumstances)>;

/// The chances of an article's relations; without a model, 1 for what rules propose.
fn judge(ontology: &Ontology, sample: &Sample<'_>, judge: Option<&Judge>) -> Judged {
    let mut out = Judged::default();
    for pair in &sample.pairs {
        let chances = [0, 1].map(|way| {
            judge
                .map(|judge| judge.chances(pair, way))
                .unwrap_or_default()
        });
        for (at, kind) in ontology.types.iter().enumerate().take(TYPES) {
            for way in 0..2 {
                let (source, target) = pair.ends(way);
                let proposed = pair.proposed[way] >> at & 1 == 1
                    || kind.symmetric && pair.proposed[1 - way] >> at & 1 == 1;
                let told = pair.ways[way].told | pair.ways[way].truth;
                let chance = if judge.is_none() {
                    f32::from(u8::from(proposed))
                } else if told >> at & 1 == 0 {
                    0.0
                } else if kind.symmetric {
                    (chances[0][at] + chances[1][at]) / 2.0
                } else {
                    chances[way][at]
                };
                if chance > 0.02 && source != target {
                    let best = out
                        .entry(key(ontology, at as u16, source, target))
                        .or_default();
                    if chance > best.0 {
                        let circumstances = Circumstances {
                            state: kind.state,
                            proposed,
                            long: sample.long,
                        };
                        *best = (chance, circumstances);
                    }
                }
            }
        }
    }
    out
}

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

/// The threshold with the best F1 among those that keep precision at `PRECISION`.
fn threshold(ontology: &Ontology, held: &[(&Gold, Judged)], calibration: &Calibration) -> f32 {
    let mut best = (0.0, 0.5);
    for step in 10..70 {
        let level = step as f32 / 100.0;
        let count = count(ontology, held, (calibration, level), None);
        if count.precision() >= PRECISION && count.f1() > best.0 {
            best = (count.f1(), level);
        }
    }
    best.1
}

/// Trains and measures.
pub(crate) fn run(
    data: &Path,
    gold_dir: &Path,
    output: &Path,
    (engine, plan): (&Model, Plans),
    folds: usize,
) -> Result<()> {
    let fast = Language::builtin()?;
    let language = Language::with(engine)?;
    let ontology = Ontology::read("<built in>", Ontology::BUILTIN)?;
    let extractor = Extractor::new(ontology.clone());
    let classes = ontology.types.len().min(TYPES);
    let files = ["current-events", "wikinews"].map(|n| gold_dir.join(format!("train/{n}.jsonl")));
    let (mut golds, mut annotated) = (Vec::new(), Vec::new());
    let mut items = 0;
    for file in &files {
        items = golds.len();
        golds.extend(gold::read(file, &ontology)?);
        annotated.extend(names::gold(file, &fast)?);
    }
    let parsed: Vec<(Vec<Sentence>, Vectors)> =
        annotated.iter().map(|e| language.parse(&e.text)).collect();
    let school = School::open(data, &fast)?;
    let resolver = Resolver::builtin()?;
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
    let held: Vec<(&Gold, Judged)> = (samples.iter().enumerate())
        .map(|(at, sample)| {
            let judged = judge(&ontology, sample, judges.get(at % folds));
            (sample.gold, judged)
        })
        .collect();
    let calibration = calibration::fit(&outcomes(&ontology, &held));
    let threshold = threshold(&ontology, &held, &calibration);
    let (items, articles) = held.split_at(items);
    let rules: Vec<(&Gold, Judged)> = samples
        .iter()
        .map(|s| (s.gold, judge(&ontology, s, None)))
        .collect();
    let (rules_items, rules_articles) = rules.split_at(items.len());
    // the development articles, with the recognizer of the program
    let recognizer = Recognizer::builtin()?;
    let reader = Reader::new(&recognizer, &resolver, &extractor);
    let mut dev = Vec::new();
    let mut paths: Vec<_> = std::fs::read_dir(gold_dir.join("dev"))?
        .filter_map(|e| Some(e.ok()?.path()))
        .collect();
    paths.sort();
    for path in &paths {
        for gold in gold::read(path, &ontology)? {
            let parsed = language.parse(&gold.text);
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
