//! Trains the layer that says what the encoder knows of names: logistic regression from a word's vector to its label and
//! to the type of the name that it is part of. Where a corpus allows several labels, their chances are added.

use super::corpus::{ANY, Example, class_of};
use crate::tensor::{Dice, Tensor, add, dot, pace};
use tidings::mention::label::Label;
use tidings::mention::probe::OUTPUTS;
use tidings::mention::typer::allowed;
use tidings::model::{Affine, feature};
use tidings::ontology::EntityType;

const PASSES: u64 = 4;
const BATCH: usize = 256;
/// Greatest size of a step.
const RATE: f32 = 0.002;
/// Share of a vector's numbers that are left out while learning.
const DROPOUT: f32 = 0.1;
/// How much the encoder's opinion weighs beside the tagger's features, in the tagger's points a nat.
const LABELS: f32 = 10.0;
/// The same beside the typer's.
const TYPES: f32 = 10.0;

/// A word to learn from: its vector, the outputs that are told apart and those of them that are right, one bit each.
struct Case<'a> {
    vector: &'a [f32],
    among: u64,
    right: u64,
}

/// The section of a layer that learned from examples that an encoder read.
pub(crate) fn learn(examples: &[Example], seed: u64) -> Vec<u8> {
    let width = (examples.first()).map_or(0, |example| example.vectors.width());
    let cases: Vec<Case<'_>> = examples.iter().flat_map(cases).collect();
    let mut dice = Dice::new(seed);
    let mut weights = Tensor::new(vec![0.0; OUTPUTS * width]);
    let mut bias = Tensor::new(vec![0.0; OUTPUTS]);
    let mut order: Vec<usize> = (0..cases.len()).collect();
    let steps = PASSES as usize * cases.len().div_ceil(BATCH);
    let mut step = 0;
    for pass in 0..PASSES {
        let salt = feature::mix(seed, pass + 2);
        order.sort_by_key(|&at| feature::mix(salt, at as u64));
        for batch in order.chunks(BATCH) {
            for &at in batch {
                let share = 1.0 / batch.len() as f32;
                descend(&cases[at], share, &mut weights, &mut bias, &mut dice);
            }
            step += 1;
            let rate = RATE * pace(step as f32 / steps as f32);
            weights.step(rate, step);
            bias.step(rate, step);
        }
    }
    for output in 0..OUTPUTS {
        let points = if output < Label::COUNT { LABELS } else { TYPES };
        bias.values[output] *= points;
        for weight in &mut weights.values[output * width..][..width] {
            *weight *= points;
        }
    }
    Affine::encode(width, &weights.values, &bias.values)
}

fn cases(example: &Example) -> Vec<Case<'_>> {
    let width = example.vectors.width();
    let mut cases = Vec::new();
    for (at, sets) in example.sets.iter().enumerate() {
        let vectors = example.vectors.sentence(at).chunks_exact(width);
        for (&set, vector) in sets.iter().zip(vectors) {
            if set != ANY {
                cases.push(Case {
                    vector,
                    among: u64::from(ANY),
                    right: u64::from(set),
                });
            }
        }
    }
    for &(at, first, last, kind) in &example.types {
        let bits = |holds: &dyn Fn(EntityType) -> bool| {
            let types = EntityType::ALL.into_iter().enumerate();
            let bits = types.filter(|&(_, t)| holds(t));
            bits.fold(0, |bits, (t, _)| bits | 1_u64 << (Label::COUNT + t))
        };
        let vectors = example.vectors.sentence(at).chunks_exact(width);
        let words = vectors.take(last as usize + 1).skip(first as usize);
        cases.extend(words.map(|vector| Case {
            vector,
            among: bits(&|t| allowed(class_of(kind), t)),
            right: bits(&|t| t == kind),
        }));
    }
    cases.retain(|case| case.among != case.right);
    cases
}

/// Adds the gradient of a case.
fn descend(case: &Case<'_>, share: f32, weights: &mut Tensor, bias: &mut Tensor, dice: &mut Dice) {
    let keep = 1.0 / (1.0 - DROPOUT);
    let mask = |&value: &f32| {
        if dice.roll() < DROPOUT {
            0.0
        } else {
            value * keep
        }
    };
    let vector: Vec<f32> = case.vector.iter().map(mask).collect();
    let width = vector.len();
    let holds = |bits: u64, output: usize| bits >> output & 1 == 1;
    let row = |output: usize| output * width..(output + 1) * width;
    let mut scores = [f32::MIN; OUTPUTS];
    for (output, score) in scores.iter_mut().enumerate() {
        if holds(case.among, output) {
            *score = dot(&weights.values[row(output)], &vector) + bias.values[output];
        }
    }
    let top = scores.iter().copied().fold(f32::MIN, f32::max);
    let chances = scores.map(|score| (score - top).exp());
    let of = |bits: u64| -> f32 {
        let chances = chances.iter().enumerate();
        chances
            .filter(|&(output, _)| holds(bits, output))
            .map(|(_, c)| c)
            .sum()
    };
    let (all, right) = (of(case.among), of(case.right).max(1e-20));
    for (output, chance) in chances.iter().enumerate() {
        if holds(case.among, output) {
            let due = if holds(case.right, output) {
                chance / right
            } else {
                0.0
            };
            let error = (chance / all - due) * share;
            add(&mut weights.gradient[row(output)], &vector, error);
            bias.gradient[output] += error;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tidings::mention::label::{NameClass, Position};
    use tidings::model::Scratch;
    use tidings::sentence::Vectors;

    fn example(vectors: Vec<f32>, set: u32) -> Example {
        Example {
            id: String::new(),
            text: String::new(),
            sentences: Vec::new(),
            vectors: Vectors::new(8, vec![vectors]),
            sets: vec![vec![set]],
            types: vec![(0, 0, 0, EntityType::Party)],
            names: Vec::new(),
            marked: Vec::new(),
            ours: true,
        }
    }

    #[test]
    fn labels_and_types_of_like_vectors_are_learned() {
        let party = Label::new(NameClass::Organization, Position::Unit);
        let name = |sign: f32| vec![sign, 0.5, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0];
        let examples: Vec<Example> = (0..4_000)
            .map(|n| match n % 2 {
                0 => example(name(1.0), 1 << party.0),
                _ => example(name(-1.0), 1),
            })
            .collect();
        let layer = Affine::decode(learn(&examples, 1).leak(), "test").unwrap();
        let mut scores = vec![0.0; layer.width()];
        layer.apply(&name(1.0), &mut scores, &mut Scratch::default());
        let best = |scores: &[f32]| {
            let places = scores.iter().enumerate();
            places.max_by(|a, b| a.1.total_cmp(b.1)).map(|(at, _)| at)
        };
        assert_eq!(best(&scores[..Label::COUNT]), Some(usize::from(party.0)));
        let types = &scores[Label::COUNT..OUTPUTS];
        assert_eq!(best(types), Some(EntityType::Party as usize));
        layer.apply(&name(-1.0), &mut scores, &mut Scratch::default());
        assert_eq!(best(&scores[..Label::COUNT]), Some(0));
    }
}
