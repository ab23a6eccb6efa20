//! What is learnt to judge pairs, and its verdict on an article.

use super::TYPES;
use super::sample::{PairSample, Sample};
use crate::calibration::Circumstances;
use crate::gold::{Key, key};
use crate::logistic::{Example, Logistic, Plan};
use crate::network::{self, Case, Network};
use rustc_hash::FxHashMap;
use tidings::ontology::Ontology;
use tidings::relation::scorer::{agree, sigmoid};

/// What judges pairs: the log-linear model, and the network where an encoder reads.
pub(super) struct Judge {
    pub(super) model: Logistic,
    pub(super) network: Option<Network>,
}

impl Judge {
    pub(super) fn train(classes: usize, samples: &[&Sample<'_>], plan: &Plans) -> Self {
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
    pub(super) fn chances(&self, pair: &PairSample, way: usize) -> Vec<f32> {
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

/// The likeliest statement of each relation that an article may state, and what bears on its confidence.
pub(super) type Judged = FxHashMap<Key, (f32, Circumstances)>;

/// The chances of an article's relations; without a model, 1 for what rules propose.
pub(super) fn judge(ontology: &Ontology, sample: &Sample<'_>, judge: Option<&Judge>) -> Judged {
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
                let chance = if judge.is_none() {
                    f32::from(u8::from(proposed))
                } else if pair.fits[way] >> at & 1 == 0 {
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
