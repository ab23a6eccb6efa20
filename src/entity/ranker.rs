//! Scores what a phrase may continue, with weights learnt from annotated articles.

use super::affinity::{Affinity, Views};
use super::features::Features;
use super::phrase::Phrase;
use crate::error::LoadError;
use crate::model::{Aligned, Container, LinearModel, Model};
use crate::sentence::Vectors;

static FAST: &Aligned<[u8]> = &Aligned(*include_bytes!("../../models/coreference.weights"));
#[cfg(feature = "accurate")]
static ACCURATE: &Aligned<[u8]> =
    &Aligned(*include_bytes!("../../models/coreference-accurate.weights"));

/// A linear model of pairs of phrases, with a second opinion where an encoder read them.
#[derive(Clone, Debug)]
pub struct Ranker {
    model: LinearModel,
    affinity: Option<Affinity>,
}

impl Ranker {
    /// With the weights that are part of the program, those that learned from what `model` reads. Own weights of an
    /// engine are served by the fast one's.
    ///
    /// # Errors
    /// Where they are damaged.
    pub fn builtin(model: &Model) -> Result<Self, LoadError> {
        let weights = match model {
            #[cfg(feature = "accurate")]
            Model::Accurate => {
                Container::builtin(&ACCURATE.0, "models/coreference-accurate.weights")?
            }
            _ => Container::builtin(&FAST.0, "models/coreference.weights")?,
        };
        let model = LinearModel::decode(weights.section("ranker")?, weights.place())?;
        Ok(Self::new(model, Affinity::load(&weights)?))
    }

    /// With a model of two classes: apart and together.
    pub const fn new(model: LinearModel, affinity: Option<Affinity>) -> Self {
        Self { model, affinity }
    }

    /// What the encoder says of `phrases`, if the ranker listens to one.
    pub(super) fn look(&self, phrases: &[Phrase], vectors: &Vectors) -> Option<Views> {
        (self.affinity.as_ref()).map(|affinity| affinity.look(phrases, vectors))
    }

    /// The chain with the highest score; none where the phrase had rather begin one. `chain` says which chain a candidate
    /// belongs to, if it may be continued; `favour` says by how many nats the encoder favours one, none being a new
    /// chain. The likelihoods of a chain's candidates add up.
    pub(super) fn best(
        &self,
        features: &Features,
        favour: impl Fn(Option<u32>) -> f32,
        chain: impl Fn(u32) -> Option<u32>,
    ) -> Option<u32> {
        let score = |(option, features): (Option<u32>, &[u64])| {
            let mut scores = [0; 2];
            self.model.score(features, &mut scores);
            scores[1] - scores[0] + (favour(option) / self.model.unit()) as i32
        };
        let mut options = features.options();
        let begin = score(options.next()?);
        let mut chains: Vec<(u32, i32)> = Vec::new();
        for option in options {
            if let Some(chain) = option.0.and_then(&chain) {
                let score = score(option);
                match chains.iter_mut().find(|(known, _)| *known == chain) {
                    Some((_, sum)) => *sum = self.either(*sum, score),
                    None => chains.push((chain, score)),
                }
            }
        }
        // The nearest of equals.
        let best = chains
            .into_iter()
            .rev()
            .max_by_key(|&(_, score)| score)
            .filter(|&(_, score)| score > begin);
        best.map(|(chain, _)| chain)
    }

    /// The score of two options together: log(exp a + exp b), in steps of half a nat.
    fn either(&self, one: i32, other: i32) -> i32 {
        const MORE: [f32; 9] = [0.69, 0.47, 0.31, 0.20, 0.13, 0.08, 0.05, 0.03, 0.02];
        let nats = one.abs_diff(other) as f32 * self.model.unit();
        let more = MORE.get((nats * 2.0) as usize).copied().unwrap_or(0.0);
        one.max(other) + (more / self.model.unit()) as i32
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_likely_options_are_likelier_together() {
        let rows = (0..100)
            .map(|at| (at * 0x9e37_79b9, vec![0.0, 1.0]))
            .collect();
        let model = LinearModel::decode(LinearModel::encode(2, rows).leak(), "test").unwrap();
        let ranker = Ranker::new(model, None);
        let nat = (1.0 / ranker.model.unit()) as i32;
        assert_eq!(ranker.either(0, 20 * nat), 20 * nat);
        let both = ranker.either(5 * nat, 5 * nat);
        assert!(5 * nat < both && both < 6 * nat, "{both} of {nat}");
    }
}
