//! Logistic regression over hashed binary features, trained by FTRL-Proximal (McMahan et al. 2013, "Ad click
//! prediction: a view from the trenches"): one classifier for each class with weights of its own, and weights that all
//! classes share for the features that come with a class. Deterministic: the examples' order is a hash of the seed.

use rustc_hash::FxHashMap;
use tidings::model::feature;
use tidings::relation::scorer::sigmoid;

/// An example: a pair of entities in one direction.
#[derive(Clone, Debug, Default)]
pub(crate) struct Example {
    /// Features with weights for each class.
    pub(crate) plain: Vec<u64>,
    /// Features of a class with weights that all classes share.
    pub(crate) hints: Vec<(usize, Vec<u64>)>,
    /// The classes that hold, one bit each.
    pub(crate) truth: u32,
    /// The classes of which the example tells.
    pub(crate) told: u32,
}

/// How a run of training is set up.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Plan {
    /// Passes over the examples.
    pub(crate) passes: u64,
    /// Step size.
    pub(crate) alpha: f32,
    /// Pull of single weights to 0, and of their squares.
    pub(crate) l1: f32,
    pub(crate) l2: f32,
    /// Least number of examples that a feature is kept for.
    pub(crate) least: u32,
    /// Share of an example's features that each look at it hides, so that no weight leans on one feature alone.
    pub(crate) dropout: f32,
    pub(crate) seed: u64,
}

const BETA: f32 = 1.0;
/// Errors so small teach nothing.
const SETTLED: f32 = 1e-4;

/// A weight and what FTRL-Proximal remembers of its gradients.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Weight {
    z: f32,
    n: f32,
    pub(crate) value: f32,
}

impl Weight {
    pub(crate) fn learn(&mut self, gradient: f32, plan: &Plan) {
        let n = self.n + gradient * gradient;
        let sigma = (n.sqrt() - self.n.sqrt()) / plan.alpha;
        self.z += gradient - sigma * self.value;
        self.n = n;
        self.value = if self.z.abs() <= plan.l1 {
            0.0
        } else {
            -(self.z - self.z.signum() * plan.l1) / ((BETA + n.sqrt()) / plan.alpha + plan.l2)
        };
    }
}

/// Trained weights.
#[derive(Clone, Debug)]
pub(crate) struct Logistic {
    classes: usize,
    rows: FxHashMap<u64, u32>,
    plain: Vec<Weight>,
    shared_rows: FxHashMap<u64, u32>,
    shared: Vec<Weight>,
}

fn index<'a>(features: impl Iterator<Item = &'a u64>, least: u32) -> FxHashMap<u64, u32> {
    let mut counts: FxHashMap<u64, u32> = FxHashMap::default();
    for &feature in features {
        *counts.entry(feature).or_default() += 1;
    }
    let mut kept: Vec<u64> = (counts.into_iter())
        .filter(|&(_, count)| count >= least)
        .map(|(feature, _)| feature)
        .collect();
    kept.sort_unstable();
    (kept.into_iter().zip(0..)).collect()
}

impl Logistic {
    /// Learns from `examples`.
    pub(crate) fn train(classes: usize, examples: &[&Example], plan: &Plan) -> Self {
        let rows = index(examples.iter().flat_map(|e| &e.plain), plan.least);
        let shared_rows = index(
            examples
                .iter()
                .flat_map(|e| e.hints.iter().flat_map(|(_, h)| h)),
            plan.least,
        );
        let mut model = Self {
            classes,
            plain: vec![Weight::default(); rows.len() * classes],
            shared: vec![Weight::default(); shared_rows.len()],
            rows,
            shared_rows,
        };
        let mut order: Vec<usize> = (0..examples.len()).collect();
        for pass in 0..plan.passes {
            let salt = feature::mix(plan.seed, pass + 1);
            order.sort_by_key(|&at| feature::mix(salt, at as u64));
            for &at in &order {
                model.learn(examples[at], feature::mix(salt, !(at as u64)), plan);
            }
        }
        model
    }

    fn learn(&mut self, example: &Example, salt: u64, plan: &Plan) {
        let hidden = (plan.dropout * 65_536.0) as u64;
        let seen = |f: &&u64| feature::mix(salt, **f) >> 48 >= hidden;
        let scale = 1.0 / (1.0 - plan.dropout);
        let rows: Vec<usize> = (example.plain.iter())
            .filter(seen)
            .filter_map(|f| self.rows.get(f).map(|&row| row as usize * self.classes))
            .collect();
        let hints: Vec<(usize, Vec<usize>)> = (example.hints.iter())
            .map(|(class, list)| {
                let known = list
                    .iter()
                    .filter(seen)
                    .filter_map(|f| self.shared_rows.get(f));
                (*class, known.map(|&row| row as usize).collect())
            })
            .collect();
        for class in 0..self.classes {
            if example.told >> class & 1 == 0 {
                continue;
            }
            let hint = hints
                .iter()
                .find(|(c, _)| *c == class)
                .map_or(&[][..], |(_, h)| h);
            let margin: f32 = rows
                .iter()
                .map(|&row| self.plain[row + class].value)
                .sum::<f32>()
                + hint.iter().map(|&row| self.shared[row].value).sum::<f32>();
            let truth = if example.truth >> class & 1 == 1 {
                1.0
            } else {
                0.0
            };
            let gradient = sigmoid(margin * scale) - truth;
            if gradient.abs() < SETTLED {
                continue;
            }
            for &row in &rows {
                self.plain[row + class].learn(gradient, plan);
            }
            for &row in hint {
                self.shared[row].learn(gradient, plan);
            }
        }
    }

    /// The log-odds of each class.
    pub(crate) fn margins(&self, example: &Example) -> Vec<f32> {
        let mut margins = vec![0.0_f32; self.classes];
        for row in example.plain.iter().filter_map(|f| self.rows.get(f)) {
            let start = *row as usize * self.classes;
            for (margin, weight) in margins.iter_mut().zip(&self.plain[start..]) {
                *margin += weight.value;
            }
        }
        for (class, list) in &example.hints {
            for row in list.iter().filter_map(|f| self.shared_rows.get(f)) {
                margins[*class] += self.shared[*row as usize].value;
            }
        }
        margins
    }

    /// The rows of both sets of weights, for `LinearModel::encode`: a weight for each class; 0 and the shared weight.
    pub(crate) fn rows(&self) -> [Vec<(u64, Vec<f32>)>; 2] {
        let rows = |index: &FxHashMap<u64, u32>, row: &dyn Fn(usize) -> Vec<f32>| {
            let mut out: Vec<(u64, Vec<f32>)> = (index.iter())
                .map(|(&feature, &at)| (feature, row(at as usize)))
                .collect();
            out.retain(|(_, row)| row.iter().any(|&weight| weight != 0.0));
            out.sort_unstable_by_key(|(feature, _)| *feature);
            out
        };
        let plain = |at: usize| {
            let start = at * self.classes;
            let row = &self.plain[start..start + self.classes];
            row.iter().map(|weight| weight.value).collect()
        };
        [
            rows(&self.rows, &plain),
            rows(&self.shared_rows, &|at| vec![0.0, self.shared[at].value]),
        ]
    }
}
