//! Learned help where rules end. For each pair of entities that a sentence holds and each type of relation, a
//! log-linear model says how likely the sentence states it: from what the rules propose, the path between the two, the
//! words on and around it and what the ontology says that those may state. It drops what the rules propose wrongly,
//! adds what they miss (rule `learned/…`), and its probability is the relation's confidence.
//!
//! Features that bear on a type alone have a weight for each type; features of a hint (a proposal, a trigger near the
//! path) have one weight for all types, so that they serve a type or a verb that the training data never showed.
//!
//! Where the accurate engine read the sentences, a network over the encoder's vectors gives a second opinion; the
//! log-odds of both are averaged, the network's with a smaller weight.

use super::Polarity;
use super::argument::{By, Referents};
use super::event::Candidate;
use super::frame::{Tree, Via};
use crate::entity::Entity;
use crate::error::LoadError;
use crate::mention::Mention;
use crate::model::{Aligned, Container, LinearModel, Model, feature};
use crate::ontology::{EntityType, Ontology};
use crate::sentence::Upos;
use smol_str::format_smolstr;

/// Features of a pair.
pub mod feature_set;
/// The second opinion of the accurate engine.
pub mod network;
/// Pairs of a sentence.
pub mod pair;
/// What the pairs of a sentence share.
pub mod scene;
/// What the network sees of a pair.
pub mod sight;

pub use feature_set::{Features, View};
pub use network::Network;
pub use pair::{Pair, pairs};
pub use scene::Scene;
pub use sight::Sight;

static FAST: &Aligned<[u8]> = &Aligned(*include_bytes!("../../../models/relations.weights"));
#[cfg(feature = "accurate")]
static ACCURATE: &Aligned<[u8]> = &Aligned(*include_bytes!(
    "../../../models/relations-accurate.weights"
));

/// Probabilities below are not looked at: no curve lifts them over a threshold.
const UNLIKELY: f32 = 0.02;

/// A sentence as the rules leave it: what the scorer judges and the trainer learns from.
#[derive(Debug)]
pub struct Reading<'a> {
    /// The sentence's tree.
    pub tree: &'a Tree<'a>,
    /// Who its words stand for.
    pub referents: &'a Referents<'a>,
    /// How many sentences the article has.
    pub sentences: usize,
    /// The article's mentions.
    pub mentions: &'a [Mention],
    /// The article's entities.
    pub entities: &'a [Entity],
    /// The countries that the article names most often.
    pub countries: &'a [u32],
    /// The sentence's (mention, entity) pairs, in text order.
    pub owned: &'a [(u32, u32)],
    /// What the rules propose.
    pub candidates: Vec<Candidate>,
    /// The encoder's vectors of the sentence's words; empty where the fast engine read it.
    pub vectors: &'a [f32],
}

/// Judges what a sentence states of its pairs.
#[derive(Clone, Debug)]
pub struct Scorer {
    /// For each class of the model its type in the ontology; `None` where the ontology has no such type.
    classes: Vec<Option<u16>>,
    /// For each type of the ontology its class.
    class_of: Vec<Option<usize>>,
    /// Hash of each type's name, by the ontology's index.
    names: Vec<u64>,
    plain: LinearModel,
    shared: LinearModel,
    network: Option<Network>,
    calibration: Calibration,
    /// Least confidence of a relation that is kept.
    threshold: f32,
}

/// The curve that turns the model's probability into confidence: slope of its log-odds, offset, what a state adds,
/// what a rule's proposal adds, what a long article adds to states and to events.
#[derive(Clone, Copy, Debug, Default)]
pub struct Calibration(pub [f32; 6]);

/// What bears on confidence besides the model's probability.
#[derive(Clone, Copy, Debug, Default)]
pub struct Circumstances {
    /// Whether the relation is a state.
    pub state: bool,
    /// Whether a rule proposes it.
    pub proposed: bool,
    /// Whether the article is more than a news item; there more lies between what belongs together.
    pub long: bool,
}

/// Sentences of a news item at most.
const ITEM: usize = 6;

impl Calibration {
    /// How likely a relation of probability `chance` is right.
    pub fn apply(&self, chance: f32, circumstances: Circumstances) -> f32 {
        let view = circumstances.view(chance);
        sigmoid(
            self.0
                .iter()
                .zip(view)
                .map(|(weight, part)| weight * part)
                .sum(),
        )
    }
}

impl Circumstances {
    /// What the curve's numbers are multiplied with.
    pub fn view(self, chance: f32) -> [f32; 6] {
        let flag = |on: bool| if on { 1.0 } else { 0.0 };
        [
            odds(chance),
            1.0,
            flag(self.state),
            flag(self.proposed),
            flag(self.long && self.state),
            flag(self.long && !self.state),
        ]
    }
}

/// What the network's opinion weighs beside the log-linear model's. Of 0, 0.15, 0.25, 0.35 and 0.5, this and the next
/// were best on held-out articles and items; this one is the more precise.
const SECOND: f32 = 0.25;

/// The probability on which two opinions agree, given as log-odds: that of their weighted mean, each kept off certainty.
pub fn agree(one: f32, other: f32) -> f32 {
    let keep = |margin: f32| margin.clamp(-9.0, 9.0);
    sigmoid(keep(one) * (1.0 - SECOND) + keep(other) * SECOND)
}

/// The log-odds of a probability, which is kept off 0 and 1.
pub fn odds(chance: f32) -> f32 {
    let chance = chance.clamp(1e-4, 1.0 - 1e-4);
    (chance / (1.0 - chance)).ln()
}

/// The countries that an article names most often, three at most.
pub fn countries(entities: &[Entity]) -> Vec<u32> {
    let mut out: Vec<u32> = (0..entities.len() as u32)
        .filter(|&e| {
            entities
                .get(e as usize)
                .is_some_and(|e| e.entity_type == EntityType::Country)
        })
        .collect();
    let count = |e: u32| entities.get(e as usize).map_or(0, |e| e.mentions.len());
    out.sort_by_key(|&e| (std::cmp::Reverse(count(e)), e));
    out.truncate(3);
    out
}

/// The hashes of the names of an ontology's types, by index.
pub fn names(ontology: &Ontology) -> Vec<u64> {
    ontology
        .types
        .iter()
        .map(|t| feature::text(&t.name))
        .collect()
}

/// Probability of a margin.
pub fn sigmoid(margin: f32) -> f32 {
    1.0 / (1.0 + (-margin).exp())
}

impl Reading<'_> {
    /// Whether the article is more than a news item.
    pub fn long(&self) -> bool {
        self.sentences > ITEM
    }
}

impl Scorer {
    /// The scorer with the weights that are part of the program, for the types of `ontology` and what `model` reads.
    /// Own weights of an engine are served by the fast one's scorer.
    ///
    /// # Errors
    /// Where the weights are damaged.
    pub fn builtin(ontology: &Ontology, model: &Model) -> Result<Self, LoadError> {
        let container = match model {
            #[cfg(feature = "accurate")]
            Model::Accurate => {
                Container::builtin(&ACCURATE.0, "models/relations-accurate.weights")?
            }
            _ => Container::builtin(&FAST.0, "models/relations.weights")?,
        };
        Self::load(&container, ontology)
    }

    /// The scorer with the weights of `container`.
    ///
    /// # Errors
    /// Where a section is missing or breaks off.
    pub fn load(container: &Container, ontology: &Ontology) -> Result<Self, LoadError> {
        let model = |name: &str| LinearModel::decode(container.section(name)?, container.place());
        let settings = String::from_utf8_lossy(container.section("settings")?);
        let mut lines = settings.lines();
        let numbers: Vec<f32> = (lines.next().unwrap_or_default().split(' '))
            .filter_map(|number| number.parse().ok())
            .collect();
        let (Some((&threshold, curve)), classes) = (
            numbers.split_first(),
            lines
                .map(|name| ontology.index_of(name))
                .collect::<Vec<_>>(),
        ) else {
            return Err(LoadError::new(
                container.place(),
                "has settings that can't be read",
                "take the weights of this release, or train them again (train/README.md)",
            ));
        };
        let class_of = (0..ontology.types.len())
            .map(|at| classes.iter().position(|c| *c == Some(at as u16)))
            .collect();
        Ok(Self {
            network: Network::load(container, classes.len())?,
            classes,
            class_of,
            names: names(ontology),
            plain: model("plain")?,
            shared: model("shared")?,
            calibration: Calibration(curve.try_into().unwrap_or([1.0, 0.0, 0.0, 0.0, 0.0, 0.0])),
            threshold,
        })
    }

    /// What of the sentence stands: the candidates that are likely enough and those that the rules missed, with the
    /// probability as their score. A candidate of a type that the model does not know stands as it is.
    pub fn judge(&self, ontology: &Ontology, reading: &Reading<'_>) -> Vec<Candidate> {
        let scene = Scene::new(ontology, reading);
        let view = View {
            scene: &scene,
            reading,
            ontology,
            names: &self.names,
        };
        let mut out: Vec<Candidate> = reading
            .candidates
            .iter()
            .filter(|c| self.class(c.relation).is_none())
            .cloned()
            .collect();
        let mut features = Features::default();
        let mut both = [vec![0.0; self.classes.len()], vec![0.0; self.classes.len()]];
        let words = reading.tree.len();
        let network = self.network.as_ref();
        let second = network
            .map(|network| (network, network.project(reading.vectors, words)))
            .filter(|(_, projected)| !projected.is_empty());
        for pair in pairs(&scene, reading) {
            for (turned, chances) in [false, true].into_iter().zip(&mut both) {
                view.features(&pair, turned, &mut features);
                self.margins(&features, chances);
                let Some((network, projected)) = &second else {
                    chances
                        .iter_mut()
                        .for_each(|chance| *chance = sigmoid(*chance));
                    continue;
                };
                let sight = Sight::new(&scene, reading, ontology, &pair, turned);
                let margins = network.margins(projected, &sight, |relation| self.class(relation));
                for (chance, margin) in chances.iter_mut().zip(margins) {
                    *chance = agree(*chance, margin);
                }
            }
            for (at, class) in self.classes.iter().enumerate() {
                let Some((relation, kind)) =
                    class.and_then(|r| Some((r, ontology.types.get(usize::from(r))?)))
                else {
                    continue;
                };
                let [there, back] = [0, 1].map(|way: usize| {
                    both.get(way)
                        .and_then(|c| c.get(at))
                        .copied()
                        .unwrap_or(0.0)
                });
                let ways = if kind.symmetric {
                    [(false, (there + back) / 2.0), (true, 0.0)]
                } else {
                    [(false, there), (true, back)]
                };
                for (turned, chance) in ways {
                    let (source, target) = if turned {
                        (pair.second, pair.first)
                    } else {
                        (pair.first, pair.second)
                    };
                    let fits = kind.domain.holds(reading.referents.kind(source))
                        && kind.range.holds(reading.referents.kind(target));
                    if !fits || chance < UNLIKELY {
                        continue;
                    }
                    let known = pair
                        .proposals
                        .iter()
                        .filter_map(|&at| reading.candidates.get(at))
                        .filter(|c| {
                            c.relation == relation && (c.source == source || kind.symmetric)
                        })
                        .max_by(|a, b| a.score.total_cmp(&b.score));
                    let confidence = self.calibration.apply(
                        chance,
                        Circumstances {
                            state: kind.state,
                            proposed: known.is_some(),
                            long: reading.long(),
                        },
                    );
                    if confidence < self.threshold {
                        continue;
                    }
                    // the same, shown by a proposal's own mentions
                    let shown = |c: &Candidate| {
                        let ends = (c.source, c.target);
                        c.relation == relation
                            && (ends == (source, target)
                                || kind.symmetric && ends == (target, source))
                    };
                    let found = match known {
                        Some(candidate) => Some(candidate.clone()),
                        None if out.iter().any(shown) => None,
                        None => learned(&scene, &pair, relation, (source, target)),
                    };
                    out.extend(found.map(|candidate| Candidate {
                        score: confidence,
                        ..candidate
                    }));
                }
            }
        }
        out
    }

    fn class(&self, relation: u16) -> Option<usize> {
        self.class_of.get(usize::from(relation)).copied().flatten()
    }

    /// The log-odds of each class.
    fn margins(&self, features: &Features, out: &mut [f32]) {
        let mut scores = [0_i32; 64];
        let scores = scores.get_mut(..out.len().min(64)).unwrap_or_default();
        self.plain.score(&features.plain, scores);
        for (margin, &score) in out.iter_mut().zip(scores.iter()) {
            *margin = score as f32 * self.plain.unit();
        }
        for (relation, hint) in features.hints() {
            let mut score = [0; 2];
            self.shared.score(hint, &mut score);
            if let Some(margin) = self.class(*relation).and_then(|at| out.get_mut(at)) {
                *margin += (score[1] - score[0]) as f32 * self.shared.unit();
            }
        }
    }
}

/// A relation that no rule proposes, shown by the word near the path that may state it.
fn learned(
    scene: &Scene<'_>,
    pair: &Pair,
    relation: u16,
    (source, target): (u32, u32),
) -> Option<Candidate> {
    let mention = |mention: u32| scene.mention(mention);
    let (a, b) = match (&pair.ends, pair.alone) {
        (Some(ends), _) => (mention(ends.first)?, mention(ends.second)?),
        (None, Some(alone)) => (mention(alone)?, mention(alone)?),
        (None, None) => return None,
    };
    let path = pair.ends.as_ref().and_then(|ends| ends.path.as_ref());
    let states = |&i: &usize| {
        let cell = scene.cell(i);
        (cell.states | cell.offices) >> relation & 1 == 1
    };
    let near = || (a.1 + 1..b.0).chain(a.0.checked_sub(1)).chain([b.1 + 1]);
    let trigger = path
        .and_then(|p| p.inside().find(states))
        .or_else(|| near().find(states));
    let verb = |&i: &usize| scene.tree.upos(i) == Upos::Verb;
    let predicate = trigger
        .or_else(|| path.and_then(|p| p.inside().find(verb)))
        .or_else(|| path.map(|p| p.top))
        .unwrap_or(a.0);
    let office = trigger.filter(|&i| scene.cell(i).offices >> relation & 1 == 1);
    let rule = match trigger {
        Some(_) => format_smolstr!("learned/trigger/{}", scene.tree.lemma(predicate)),
        None if verb(&predicate) => format_smolstr!("learned/path/{}", scene.tree.lemma(predicate)),
        None => "learned/names".into(),
    };
    Some(Candidate {
        relation,
        source,
        target,
        predicate,
        support: None,
        trigger_status: (None, Polarity::Positive),
        words: (a.0.min(predicate), b.1.max(a.1).max(predicate)),
        score: 0.0,
        rule,
        role: office.map(|i| (i, i)),
        former: None,
        spoken: false,
        source_reach: (Via::Direct, By::Name),
        target_reach: (Via::Direct, By::Name),
    })
}

#[cfg(test)]
mod tests;
