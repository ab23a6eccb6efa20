//! Learns what phrases continue, and measures it: chains against OntoGUM as the CoNLL scorer counts, pronouns against
//! GAP.

mod affinity;
mod conll;
mod corpus;
mod learner;

use crate::names::Language;
pub(crate) use affinity::Plan as AffinityPlan;
use anyhow::Result;
use corpus::{Choice, Document, Passage};
pub(crate) use learner::Plan;
use std::fmt;
use std::path::Path;
use tidings::entity::{Affinity, Ranker, Resolver};
use tidings::mention::Recognizer;
use tidings::model::{Affine, ContainerWriter, LinearModel, Model};

/// How often a passage of GAP is learnt from for one phrase of OntoGUM: there are few, and all are hard.
const REPEATED: usize = 3;

/// Trains on all there is and writes the weights, once held-out parts are measured.
pub(crate) fn run(
    (data, gold): (&Path, &Path),
    output: &Path,
    (engine, plan): (&Model, Plan),
    folds: usize,
) -> Result<()> {
    let (language, recognizer) = (Language::with(engine)?, Recognizer::builtin(engine)?);
    let documents = corpus::ontogum(data, "train", &language, &recognizer)?;
    let passages = corpus::gap(data, &language, &recognizer)?;
    let gazetteer = recognizer.gazetteer();
    let news = corpus::news(gold, &language, &recognizer)?;
    let chains: Vec<Choice> = (documents.iter())
        .flat_map(|document| document.choices(gazetteer))
        .chain(news.iter().flat_map(|article| article.choices(gazetteer)))
        .collect();
    let pronouns: Vec<Option<Choice>> = (passages.iter())
        .map(|passage| passage.choice(gazetteer))
        .collect();
    let mut gap = Gap::default();
    for fold in 0..folds {
        let learnt = (pronouns.iter().enumerate())
            .filter(|(at, _)| at % folds != fold)
            .filter_map(|(_, choice)| choice.as_ref());
        let resolver = Resolver::new(teach(&chains, learnt, plan)?.1);
        for passage in passages.iter().skip(fold).step_by(folds) {
            gap.add(passage, &resolver, &recognizer);
        }
    }
    if folds > 1 {
        println!("gap, {folds} folds: {gap}");
    }
    let (sections, ranker) = teach(&chains, pronouns.iter().flatten(), plan)?;
    let dev = corpus::ontogum(data, "dev", &language, &recognizer)?;
    let scores = ontogum(&dev, &Resolver::new(ranker), &recognizer);
    println!("ontogum-dev: {scores}");
    let mut writer = ContainerWriter::default();
    for (name, bytes) in sections {
        writer.section(name, bytes);
    }
    Ok(std::fs::write(output, writer.finish())?)
}

/// A section of the weights: its name and its bytes.
type Section = (&'static str, Vec<u8>);

fn teach<'a>(
    chains: &'a [Choice],
    pronouns: impl Iterator<Item = &'a Choice>,
    plan: Plan,
) -> Result<(Vec<Section>, Ranker)> {
    let all: Vec<&Choice> = chains
        .iter()
        .chain(pronouns.flat_map(|choice| [choice; REPEATED]))
        .collect();
    let (rows, layer) = learner::learn(&all, plan);
    let bytes = LinearModel::encode(2, rows);
    let model = LinearModel::decode(bytes.clone().leak(), "trained")?;
    let mut sections = vec![("ranker", bytes)];
    let affinity = match layer {
        Some(layer) => {
            let bytes = layer.encode();
            sections.push(("affinity", bytes.clone()));
            Some(Affinity::new(Affine::decode(bytes.leak(), "trained")?))
        }
        None => None,
    };
    Ok((sections, Ranker::new(model, affinity)))
}

/// Prints both scores of the weights in the program for what `model` reads as `language`; writes the chains to `write`.
pub(crate) fn evaluate(
    data: &Path,
    (model, language): (&Model, &Language),
    write: Option<&Path>,
) -> Result<()> {
    let recognizer = Recognizer::builtin(model)?;
    let resolver = Resolver::builtin(model)?;
    let documents = corpus::ontogum(data, "dev", language, &recognizer)?;
    println!(
        "ontogum-dev: {}",
        ontogum(&documents, &resolver, &recognizer)
    );
    if let Some(folder) = write {
        for (at, document) in documents.iter().enumerate() {
            let found = document.found(&resolver, recognizer.gazetteer());
            for (side, chains) in [("gold", &document.chains), ("found", &found)] {
                let folder = folder.join(format!("ontogum-dev.{side}"));
                std::fs::create_dir_all(&folder)?;
                std::fs::write(folder.join(format!("{at}.json")), conll::json(chains))?;
            }
        }
    }
    let mut gap = Gap::default();
    for passage in corpus::gap(data, language, &recognizer)? {
        if passage.development {
            gap.add(&passage, &resolver, &recognizer);
        }
    }
    println!("gap-development: {gap}");
    Ok(())
}

fn ontogum(documents: &[Document], resolver: &Resolver, recognizer: &Recognizer) -> conll::Scores {
    let mut scores = conll::Scores::default();
    for document in documents {
        let found = document.found(resolver, recognizer.gazetteer());
        scores.add(&document.chains, &found);
    }
    scores
}

/// GAP's score: whether the pronoun stands for each of the two names, as F1 over all; and the ratio of women's to men's.
#[derive(Clone, Copy, Debug, Default)]
struct Gap {
    /// Right, found, expected; for men, for women.
    counts: [[u32; 3]; 2],
}

impl Gap {
    fn add(&mut self, passage: &Passage, resolver: &Resolver, recognizer: &Recognizer) {
        let said = passage.answers(resolver, recognizer.gazetteer());
        let counts = &mut self.counts[usize::from(passage.woman)];
        for (said, (_, is)) in said.into_iter().zip(passage.names) {
            counts[0] += u32::from(said && is);
            counts[1] += u32::from(said);
            counts[2] += u32::from(is);
        }
    }
}

impl fmt::Display for Gap {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let f1 = |[right, found, expected]: [u32; 3]| {
            200.0 * f64::from(right) / f64::from((found + expected).max(1))
        };
        let [men, women] = self.counts;
        let all: [u32; 3] = std::array::from_fn(|at| men[at] + women[at]);
        let share = |of: u32| 100.0 * f64::from(all[0]) / f64::from(of.max(1));
        write!(
            out,
            "precision {:.2} recall {:.2} f1 {:.2} (men {:.2}, women {:.2}, women to men {:.2})",
            share(all[1]),
            share(all[2]),
            f1(all),
            f1(men),
            f1(women),
            f1(women) / f1(men).max(1.0)
        )
    }
}
