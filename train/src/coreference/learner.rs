//! Learns to rank: the right options of a choice together are to be likely, whichever of them (log-loss with latent
//! antecedents, Durrett and Klein 2013), with the step sizes of FTRL-Proximal.

use super::corpus::Choice;
use crate::logistic::{self, Weight};
use rustc_hash::{FxHashMap, FxHashSet};
use tidings::model::feature;

/// How a run of training is set up.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Plan {
    /// The steps over the choices; the least number is of options that show a feature.
    pub(crate) steps: logistic::Plan,
    /// How much readier a phrase is to continue a chain than the likeliest choice would have it, in nats: annotated
    /// documents without singletons teach silence, which costs chains.
    pub(crate) eagerness: f32,
}

/// Options with features as row numbers.
type Rows = Vec<(Vec<u32>, bool)>;

/// Rows for `LinearModel::encode` with two classes. Options begin with that of a new chain, whose weights are lowered by the
/// plan's eagerness.
pub(crate) fn learn(choices: &[&Choice], plan: Plan) -> Vec<(u64, Vec<f32>)> {
    let mut counts: FxHashMap<u64, u32> = FxHashMap::default();
    let all = || choices.iter().flat_map(|choice| choice.iter());
    for &feature in all().flat_map(|(features, _)| features) {
        *counts.entry(feature).or_default() += 1;
    }
    let mut kept: Vec<u64> = (counts.into_iter())
        .filter(|&(_, count)| count >= plan.steps.least)
        .map(|(feature, _)| feature)
        .collect();
    kept.sort_unstable();
    let index: FxHashMap<u64, u32> = kept.iter().copied().zip(0..).collect();
    let numbered: Vec<Rows> = choices
        .iter()
        .map(|choice| {
            let known = |feature: &u64| index.get(feature).copied();
            (choice.iter())
                .map(|(features, right)| (features.iter().filter_map(known).collect(), *right))
                .collect()
        })
        .collect();
    let mut weights = vec![Weight::default(); kept.len()];
    let mut order: Vec<usize> = (0..numbered.len()).collect();
    let mut slopes = Vec::new();
    for pass in 0..plan.steps.passes {
        order.sort_by_key(|&at| feature::mix(pass + plan.steps.seed, at as u64));
        for &at in &order {
            gradients(&numbered[at], &weights, &mut slopes);
            for ((rows, _), &slope) in numbered[at].iter().zip(&slopes) {
                if slope.abs() > 1e-4 {
                    for &row in rows {
                        weights[row as usize].learn(slope, &plan.steps);
                    }
                }
            }
        }
    }
    // Every new chain shows exactly one of the features that say what begins it.
    let opens: FxHashSet<u64> = (choices.iter())
        .filter_map(|choice| choice.first()?.0.first().copied())
        .collect();
    let mut rows: Vec<(u64, Vec<f32>)> = (kept.iter().zip(&weights))
        .map(|(&feature, weight)| (feature, vec![0.0, weight.value]))
        .collect();
    for (feature, row) in &mut rows {
        if opens.contains(feature) {
            row[1] -= plan.eagerness;
        }
    }
    rows.retain(|(_, row)| row[1] != 0.0);
    rows
}

/// The slope of the loss by each option's score.
fn gradients(choice: &Rows, weights: &[Weight], slopes: &mut Vec<f32>) {
    slopes.clear();
    slopes.extend(choice.iter().map(|(rows, _)| {
        (rows.iter())
            .map(|&row| weights[row as usize].value)
            .sum::<f32>()
    }));
    let high = slopes.iter().copied().fold(f32::MIN, f32::max);
    let (mut all, mut right) = (0.0, 0.0);
    for (slope, (_, is)) in slopes.iter_mut().zip(choice) {
        *slope = (*slope - high).exp();
        all += *slope;
        right += if *is { *slope } else { 0.0 };
    }
    for (slope, (_, is)) in slopes.iter_mut().zip(choice) {
        let share = if *is { *slope / right.max(1e-30) } else { 0.0 };
        *slope = *slope / all - share;
    }
}
