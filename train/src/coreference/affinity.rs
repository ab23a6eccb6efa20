//! Learns what the library's [`affinity`](tidings::entity::affinity) reads: the layer that says what a phrase asks for
//! and what it offers.

use super::corpus::Choice;
use crate::tensor::{Dice, Tensor, add, dot, pace};
use tidings::entity::affinity::{OUTPUTS, RANK};
use tidings::model::Affine;

/// How the layer learns.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Plan {
    /// Choices between two steps.
    pub(crate) batch: usize,
    /// Greatest size of a step.
    pub(crate) rate: f32,
    /// Share of a vector's numbers that are left out while learning.
    pub(crate) dropout: f32,
    pub(crate) seed: u64,
}

/// A layer that learns: rows of as many weights as a vector has numbers.
pub(crate) struct Affinity {
    width: usize,
    rows: Tensor,
    plan: Plan,
    dice: Dice,
    /// Choices seen, of how many.
    seen: usize,
    all: usize,
    /// The vectors of the choice that is looked at, thinned out: the phrase's, then the options'.
    vectors: Vec<Vec<f32>>,
}

impl Affinity {
    /// None where no encoder read the choices.
    pub(crate) fn new(choices: &[&Choice], plan: &Plan, all: usize) -> Option<Self> {
        let width = choices.iter().map(|choice| choice.vector.len()).max()?;
        let mut dice = Dice::new(plan.seed);
        let bound = 0.5 / (width.max(1) as f32).sqrt();
        let mut rows = Tensor::random(OUTPUTS * width, bound, &mut dice);
        rows.values[2 * RANK * width..].fill(0.0);
        (width > 0).then_some(Self {
            width,
            rows,
            plan: *plan,
            dice,
            seen: 0,
            all,
            vectors: Vec::new(),
        })
    }

    fn row(&self, at: usize) -> &[f32] {
        &self.rows.values[at * self.width..][..self.width]
    }

    /// Adds to each option's score what the layer, some of its inputs hidden, says of it.
    pub(crate) fn look(&mut self, choice: &Choice, scores: &mut [f32]) {
        let keep = 1.0 / (1.0 - self.plan.dropout);
        let (dice, dropout) = (&mut self.dice, self.plan.dropout);
        let mut thin = |vector: &[f32]| -> Vec<f32> {
            let mut thinned = |&value: &f32| {
                if dice.roll() < dropout {
                    0.0
                } else {
                    value * keep
                }
            };
            vector.iter().map(&mut thinned).collect()
        };
        let own = thin(&choice.vector);
        let others = choice.options.iter().map(|option| thin(&option.vector));
        self.vectors = std::iter::once(own.clone()).chain(others).collect();
        if own.is_empty() {
            return;
        }
        let asks: Vec<f32> = (0..RANK).map(|at| dot(self.row(at), &own)).collect();
        let asked = self.offer(&asks);
        for (score, vector) in scores.iter_mut().zip(&self.vectors[1..]) {
            *score += if vector.is_empty() {
                dot(self.row(2 * RANK), &own)
            } else {
                dot(&asked, vector)
            };
        }
    }

    /// The vector that agrees best with what is asked for.
    fn offer(&self, asks: &[f32]) -> Vec<f32> {
        let mut sum = vec![0.0; self.width];
        for (at, &ask) in asks.iter().enumerate() {
            add(&mut sum, self.row(RANK + at), ask);
        }
        sum
    }

    /// Learns from the slopes of the loss by the scores of the choice that was looked at.
    pub(crate) fn learn(&mut self, slopes: &[f32]) {
        let vectors = std::mem::take(&mut self.vectors);
        let share = 1.0 / self.plan.batch as f32;
        if let Some((own, others)) = vectors.split_first().filter(|(own, _)| !own.is_empty()) {
            let mut wanted = vec![0.0; self.width];
            for (vector, &slope) in others.iter().zip(slopes) {
                if vector.is_empty() {
                    let begin = &mut self.rows.gradient[2 * RANK * self.width..];
                    add(begin, own, slope * share);
                } else {
                    add(&mut wanted, vector, slope * share);
                }
            }
            for at in 0..RANK {
                let (ask, offer) = (dot(self.row(at), own), dot(self.row(RANK + at), &wanted));
                let width = self.width;
                add(&mut self.rows.gradient[at * width..][..width], own, offer);
                add(
                    &mut self.rows.gradient[(RANK + at) * width..][..width],
                    &wanted,
                    ask,
                );
            }
        }
        self.seen += 1;
        if self.seen.is_multiple_of(self.plan.batch) {
            let rate = self.plan.rate * pace(self.seen as f32 / self.all as f32);
            self.rows.step(rate, (self.seen / self.plan.batch) as i32);
        }
    }

    /// The section that the library reads.
    pub(crate) fn encode(&self) -> Vec<u8> {
        Affine::encode(self.width, &self.rows.values, &[0.0; OUTPUTS])
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::coreference::corpus::Answer;
    use crate::coreference::learner::{self, Plan as Learning};
    use crate::logistic;

    /// A vector of 8 numbers, all 0 but one.
    fn unit(at: usize) -> Vec<f32> {
        (0..8).map(|i| f32::from(u8::from(i == at))).collect()
    }

    /// A phrase like `asks` that continues the option like `right`, not the other.
    fn choice(asks: usize, right: usize) -> Choice {
        let option = |vector: Vec<f32>, right| Answer {
            features: Vec::new(),
            vector,
            right,
        };
        let phrase = |at: usize| option(unit(at), at == right);
        Choice {
            vector: unit(asks),
            options: vec![option(Vec::new(), false), phrase(2), phrase(3)],
        }
    }

    #[test]
    fn what_goes_with_whom_is_learned_from_their_vectors() {
        let kinds = [choice(0, 2), choice(1, 3)];
        let choices: Vec<&Choice> = kinds.iter().cycle().take(400).collect();
        let plan = Learning {
            steps: logistic::Plan {
                passes: 8,
                alpha: 0.1,
                l1: 0.1,
                l2: 1.0,
                least: 1,
                dropout: 0.0,
                seed: 1,
            },
            eagerness: 0.0,
            affinity: Plan {
                batch: 4,
                rate: 0.01,
                dropout: 0.0,
                seed: 1,
            },
        };
        let mut affinity = learner::learn(&choices, plan).1.unwrap();
        for (choice, best) in kinds.iter().zip([1, 2]) {
            let mut scores = vec![0.0; 3];
            affinity.look(choice, &mut scores);
            let other = 3 - best;
            assert!(
                scores[best] > scores[other] + 1.0 && scores[best] > scores[0],
                "{scores:?}"
            );
        }
    }

    #[test]
    fn choices_that_no_encoder_read_need_no_layer() {
        let mut unread = choice(0, 2);
        unread.vector.clear();
        let plan = Plan {
            batch: 4,
            rate: 0.01,
            dropout: 0.0,
            seed: 1,
        };
        assert!(Affinity::new(&[&unread], &plan, 1).is_none());
    }
}
