//! Learns to rank: the right options of a choice together are to be likely, whichever of them (log-loss with latent
//! antecedents, Durrett and Klein 2013). Weights of features learn with the step sizes of FTRL-Proximal; where an
//! encoder read the texts, a layer on its vectors learns beside them.

use super::affinity::{Affinity, Plan as AffinityPlan};
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
    pub(crate) affinity: AffinityPlan,
}

/// Rows for `LinearModel::encode` with two classes, and the layer. Options begin with that of a new chain, whose weights
/// are lowered by the plan's eagerness.
pub(crate) fn learn(choices: &[&Choice], plan: Plan) -> (Vec<(u64, Vec<f32>)>, Option<Affinity>) {
    let mut counts: FxHashMap<u64, u32> = FxHashMap::default();
    let all = || choices.iter().flat_map(|choice| &choice.options);
    for &feature in all().flat_map(|option| &option.features) {
        *counts.entry(feature).or_default() += 1;
    }
    let mut kept: Vec<u64> = (counts.into_iter())
        .filter(|&(_, count)| count >= plan.steps.least)
        .map(|(feature, _)| feature)
        .collect();
    kept.sort_unstable();
    let index: FxHashMap<u64, u32> = kept.iter().copied().zip(0..).collect();
    let known = |feature: &u64| index.get(feature).copied();
    let numbered: Vec<Vec<Vec<u32>>> = (choices.iter())
        .map(|choice| {
            let options = choice.options.iter();
            options
                .map(|o| o.features.iter().filter_map(known).collect())
                .collect()
        })
        .collect();
    let mut weights = vec![Weight::default(); kept.len()];
    let steps = plan.steps.passes as usize * choices.len();
    let mut affinity = Affinity::new(choices, &plan.affinity, steps);
    let mut order: Vec<usize> = (0..numbered.len()).collect();
    let mut slopes = Vec::new();
    for pass in 0..plan.steps.passes {
        order.sort_by_key(|&at| feature::mix(pass + plan.steps.seed, at as u64));
        for &at in &order {
            let sum = |rows: &Vec<u32>| rows.iter().map(|&row| weights[row as usize].value).sum();
            slopes.clear();
            slopes.extend(numbered[at].iter().map(|rows| -> f32 { sum(rows) }));
            if let Some(affinity) = &mut affinity {
                affinity.look(choices[at], &mut slopes);
            }
            gradients(choices[at], &mut slopes);
            for (rows, &slope) in numbered[at].iter().zip(&slopes) {
                if slope.abs() > 1e-4 {
                    for &row in rows {
                        weights[row as usize].learn(slope, &plan.steps);
                    }
                }
            }
            if let Some(affinity) = &mut affinity {
                affinity.learn(&slopes);
            }
        }
    }
    // Every new chain shows exactly one of the features that say what begins it.
    let opens: FxHashSet<u64> = (choices.iter())
        .filter_map(|choice| choice.options.first()?.features.first().copied())
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
    (rows, affinity)
}

/// Turns the options' scores into the slopes of the loss by them.
fn gradients(choice: &Choice, slopes: &mut [f32]) {
    let high = slopes.iter().copied().fold(f32::MIN, f32::max);
    let (mut all, mut right) = (0.0, 0.0);
    for (slope, option) in slopes.iter_mut().zip(&choice.options) {
        *slope = (*slope - high).exp();
        all += *slope;
        right += if option.right { *slope } else { 0.0 };
    }
    for (slope, option) in slopes.iter_mut().zip(&choice.options) {
        let share = if option.right {
            *slope / right.max(1e-30)
        } else {
            0.0
        };
        *slope = *slope / all - share;
    }
}
