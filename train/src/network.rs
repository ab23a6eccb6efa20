//! Trains the network that gives a second opinion on pairs of entities: one hidden layer of rectified units over the
//! vectors of the pair's words and over facts, normalized (Ba, Kiros and Hinton 2016), with a logistic unit for each
//! class; dropout on both layers (Srivastava
//! et al. 2014).

use crate::logistic::Example;
use crate::tensor::{Dice, Tensor, add, dot, pace};
use tidings::model::feature;
use tidings::relation::scorer::network::Weights;
use tidings::relation::scorer::sight::{FACTS, PARTS};
use tidings::relation::scorer::{Sight, sigmoid};

/// Numbers of the hidden layer.
const SIZE: usize = 192;
/// The log-odds of a class before anything is learned.
const PRIOR: f32 = -4.0;

/// How a run of training is set up.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Plan {
    /// Passes over the cases.
    pub(crate) passes: usize,
    /// Cases between two steps.
    pub(crate) batch: usize,
    /// Greatest size of a step.
    pub(crate) rate: f32,
    /// Share of numbers that are left out while learning.
    pub(crate) dropout: f32,
    /// How much more a case of an article counts than one of a news item.
    pub(crate) long: f32,
    pub(crate) seed: u64,
}

/// What the network sees of a pair from one end.
#[derive(Clone, Debug, Default)]
pub(crate) struct View {
    /// For each part of the sentence the mean of its words' vectors.
    parts: Vec<f32>,
    /// Rows of the hidden layer's facts.
    facts: Vec<usize>,
}

impl View {
    /// Of `sight` in a sentence whose words have these vectors of `width` numbers.
    pub(crate) fn new(sight: &Sight, vectors: &[f32], width: usize) -> Self {
        let mut parts = vec![0.0; PARTS * width];
        for (words, part) in sight.parts.iter().zip(parts.chunks_exact_mut(width.max(1))) {
            for &word in words {
                for (sum, value) in part.iter_mut().zip(&vectors[word * width..]) {
                    *sum += value / words.len() as f32;
                }
            }
        }
        let proposed = sight.proposed.iter().map(|&r| FACTS + usize::from(r));
        Self {
            parts,
            facts: sight.facts.iter().copied().chain(proposed).collect(),
        }
    }
}

/// A case to learn from: what is seen, what holds, how much it counts.
pub(crate) type Case<'a> = (&'a View, &'a Example, bool);

/// A network that learns.
#[derive(Clone, Debug)]
pub(crate) struct Network {
    width: usize,
    classes: usize,
    words: Tensor,
    facts: Tensor,
    norm: Tensor,
    hidden: Tensor,
    bias: Tensor,
}

impl Network {
    /// Learns from `cases`.
    pub(crate) fn train(classes: usize, cases: &[Case<'_>], plan: &Plan) -> Self {
        let inputs = cases.first().map_or(0, |(view, ..)| view.parts.len());
        let mut dice = Dice::new(plan.seed);
        let bound = 1.0 / (inputs.max(1) as f32).sqrt();
        let mut network = Self {
            width: inputs / PARTS,
            classes,
            words: Tensor::random(inputs * SIZE, bound, &mut dice),
            facts: Tensor::random((FACTS + classes) * SIZE, 0.1, &mut dice),
            norm: Tensor::new([[1.0; SIZE], [0.0; SIZE]].concat()),
            hidden: Tensor::new(vec![0.0; classes * SIZE]),
            bias: Tensor::new(vec![PRIOR; classes]),
        };
        let steps = plan.passes * cases.len().div_ceil(plan.batch);
        let mut order: Vec<usize> = (0..cases.len()).collect();
        let mut step = 0;
        for pass in 0..plan.passes as u64 {
            let salt = feature::mix(plan.seed, pass + 2);
            order.sort_by_key(|&at| feature::mix(salt, at as u64));
            for batch in order.chunks(plan.batch) {
                for &at in batch {
                    let (view, example, long) = cases[at];
                    let weight = if long { plan.long } else { 1.0 } / batch.len() as f32;
                    network.learn(view, example, weight, plan.dropout, &mut dice);
                }
                step += 1;
                let rate = plan.rate * pace(step as f32 / steps as f32);
                for tensor in [
                    &mut network.words,
                    &mut network.facts,
                    &mut network.norm,
                    &mut network.hidden,
                    &mut network.bias,
                ] {
                    tensor.step(rate, step);
                }
            }
        }
        network
    }

    /// Adds the gradient of a case.
    fn learn(
        &mut self,
        view: &View,
        example: &Example,
        weight: f32,
        dropout: f32,
        dice: &mut Dice,
    ) {
        let keep = 1.0 / (1.0 - dropout);
        let mut mask = |value: f32| {
            if value != 0.0 && dice.roll() >= dropout {
                value * keep
            } else {
                0.0
            }
        };
        let inputs: Vec<(usize, f32)> = (view.parts.iter().enumerate())
            .map(|(at, &value)| (at, mask(value)))
            .filter(|&(_, value)| value != 0.0)
            .collect();
        let sum = self.sum(&inputs, &view.facts);
        let (normal, scale) = normalize(sum);
        let layer = self.rectify(&normal).map(&mut mask);
        let mut back = [0.0_f32; SIZE];
        for class in (0..self.classes).filter(|class| example.told >> class & 1 == 1) {
            let at = class * SIZE;
            let row = &self.hidden.values[at..at + SIZE];
            let truth = f32::from(u8::from(example.truth >> class & 1 == 1));
            let error = (sigmoid(dot(row, &layer) + self.bias.values[class]) - truth) * weight;
            add(&mut back, row, error);
            add(&mut self.hidden.gradient[at..at + SIZE], &layer, error);
            self.bias.gradient[class] += error;
        }
        let (gains, shifts) = self.norm.gradient.split_at_mut(SIZE);
        let ends = back.iter_mut().zip(&layer).zip(&normal);
        for (((back, value), normal), (at, (gain, shift))) in
            ends.zip(gains.iter_mut().zip(shifts).enumerate())
        {
            *back *= if *value > 0.0 { keep } else { 0.0 };
            *gain += *back * normal;
            *shift += *back;
            *back *= self.norm.values[at];
        }
        let mean = back.iter().sum::<f32>() / SIZE as f32;
        let along = dot(&back, &normal) / SIZE as f32;
        for (back, normal) in back.iter_mut().zip(&normal) {
            *back = scale * (*back - mean - normal * along);
        }
        for (at, value) in inputs {
            add(&mut self.words.gradient[at * SIZE..][..SIZE], &back, value);
        }
        for fact in &view.facts {
            add(&mut self.facts.gradient[fact * SIZE..][..SIZE], &back, 1.0);
        }
    }

    /// The hidden layer before it is normalized.
    fn sum(&self, inputs: &[(usize, f32)], facts: &[usize]) -> [f32; SIZE] {
        let mut sum = [0.0; SIZE];
        for &(at, value) in inputs {
            add(&mut sum, &self.words.values[at * SIZE..][..SIZE], value);
        }
        for fact in facts {
            add(&mut sum, &self.facts.values[fact * SIZE..][..SIZE], 1.0);
        }
        sum
    }

    /// The hidden layer, from its normalized numbers.
    fn rectify(&self, normal: &[f32; SIZE]) -> [f32; SIZE] {
        let (gains, shifts) = self.norm.values.split_at(SIZE);
        let mut layer = *normal;
        for ((value, gain), shift) in layer.iter_mut().zip(gains).zip(shifts) {
            *value = (*value * gain + shift).max(0.0);
        }
        layer
    }

    /// The log-odds of each class.
    pub(crate) fn margins(&self, view: &View) -> Vec<f32> {
        let inputs: Vec<(usize, f32)> = view.parts.iter().copied().enumerate().collect();
        let layer = self.rectify(&normalize(self.sum(&inputs, &view.facts)).0);
        let rows = self.hidden.values.chunks_exact(SIZE).zip(&self.bias.values);
        rows.map(|(row, bias)| dot(row, &layer) + bias).collect()
    }

    /// What the library reads.
    pub(crate) fn weights(&self) -> Weights {
        Weights {
            width: self.width,
            size: SIZE,
            words: self.words.values.clone(),
            facts: self.facts.values.clone(),
            norm: self.norm.values.clone(),
            hidden: self.hidden.values.clone(),
            bias: self.bias.values.clone(),
        }
    }
}

/// Numbers with the mean of 0 and the variance of 1, and what they were multiplied with.
fn normalize(mut numbers: [f32; SIZE]) -> ([f32; SIZE], f32) {
    let mean = numbers.iter().sum::<f32>() / SIZE as f32;
    let variance = numbers.iter().map(|n| (n - mean) * (n - mean)).sum::<f32>() / SIZE as f32;
    let scale = 1.0 / (variance + 1e-12).sqrt();
    for number in &mut numbers {
        *number = (*number - mean) * scale;
    }
    (numbers, scale)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_vector_and_a_fact_say_is_learned() {
        let case = |first: f32, fact: usize| View {
            parts: (0..4 * PARTS)
                .map(|at| if at == 0 { first } else { 0.1 })
                .collect(),
            facts: vec![fact],
        };
        let views = [case(1.0, 1), case(-1.0, 1), case(1.0, 2), case(-1.0, 2)];
        let examples: Vec<Example> = [1, 0, 3, 2]
            .into_iter()
            .map(|truth| Example {
                truth,
                told: 3,
                ..Example::default()
            })
            .collect();
        let cases: Vec<Case<'_>> = (0..400)
            .map(|n| (&views[n % 4], &examples[n % 4], false))
            .collect();
        let plan = Plan {
            passes: 10,
            batch: 8,
            rate: 0.01,
            dropout: 0.1,
            long: 1.0,
            seed: 7,
        };
        let network = Network::train(2, &cases, &plan);
        for (view, example) in views.iter().zip(&examples) {
            for (class, margin) in network.margins(view).into_iter().enumerate() {
                assert_eq!(margin > 0.0, example.truth >> class & 1 == 1, "{margin}");
            }
        }
    }
}
