//! The averaged perceptron (Freund and Schapire 1999; Collins 2002) over hashed features: learns the rows that
//! `LinearModel::encode` quantises. A feature gets a row when a mistake first needs it, so memory follows mistakes.
//!
//! ```text
//! let mut learner = Perceptron::new(classes);
//! for each example, a few times over: let guess = learner.predict(&features); learner.learn(&features, truth, guess);
//! writer.section("name", LinearModel::encode(classes, learner.average(2)));
//! ```

use rustc_hash::FxHashMap;

/// A multiclass perceptron that remembers the average of its weights over all examples.
#[derive(Clone, Debug)]
pub(crate) struct Perceptron {
    classes: usize,
    index: FxHashMap<u64, u32>,
    /// Row by row, a weight for each class.
    weights: Vec<f32>,
    /// Row by row, each change times the clock at which it was made.
    moments: Vec<f64>,
    /// How many mistakes touched the row.
    touches: Vec<u32>,
    clock: u64,
    scores: Vec<f32>,
}

impl Perceptron {
    /// One that knows nothing yet.
    pub(crate) fn new(classes: usize) -> Self {
        Self {
            classes,
            index: FxHashMap::default(),
            weights: Vec::new(),
            moments: Vec::new(),
            touches: Vec::new(),
            clock: 1,
            scores: vec![0.0; classes],
        }
    }

    /// The scores of all classes.
    pub(crate) fn score(&mut self, features: &[u64]) -> &[f32] {
        self.scores.fill(0.0);
        for feature in features {
            if let Some(&row) = self.index.get(feature) {
                let start = row as usize * self.classes;
                let row = &self.weights[start..start + self.classes];
                for (score, weight) in self.scores.iter_mut().zip(row) {
                    *score += weight;
                }
            }
        }
        &self.scores
    }

    /// The class with the highest score.
    pub(crate) fn predict(&mut self, features: &[u64]) -> usize {
        tidings::model::best(self.score(features))
    }

    /// Counts an example, and where `guess` is wrong moves the weights of its features towards `truth`.
    pub(crate) fn learn(&mut self, features: &[u64], truth: usize, guess: usize) {
        self.clock += 1;
        if truth == guess {
            return;
        }
        for &feature in features {
            let next = self.touches.len() as u32;
            let row = *self.index.entry(feature).or_insert(next);
            if row == next {
                self.weights.resize(self.weights.len() + self.classes, 0.0);
                self.moments.resize(self.moments.len() + self.classes, 0.0);
                self.touches.push(0);
            }
            let start = row as usize * self.classes;
            self.touches[row as usize] += 1;
            for (class, change) in [(truth, 1.0_f32), (guess, -1.0)] {
                self.weights[start + class] += change;
                self.moments[start + class] += f64::from(change) * self.clock as f64;
            }
        }
    }

    /// The averaged weights of the features that at least `touches` mistakes touched, sorted by hash.
    pub(crate) fn average(&self, touches: u32) -> Vec<(u64, Vec<f32>)> {
        let mut features: Vec<(u64, u32)> = self.index.iter().map(|(&f, &row)| (f, row)).collect();
        features.sort_unstable();
        features.retain(|&(_, row)| self.touches[row as usize] >= touches);
        let average = |(feature, row): (u64, u32)| {
            let start = row as usize * self.classes;
            let cells = start..start + self.classes;
            let weights = cells
                .map(|cell| {
                    (f64::from(self.weights[cell]) - self.moments[cell] / self.clock as f64) as f32
                })
                .collect();
            (feature, weights)
        };
        features.into_iter().map(average).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn learns_what_is_separable() {
        let mut learner = Perceptron::new(3);
        for _ in 0..10 {
            for class in 0..3 {
                let features = [class as u64 + 10, 99];
                let guess = learner.predict(&features);
                learner.learn(&features, class, guess);
            }
        }
        for class in 0..3 {
            assert_eq!(learner.predict(&[class as u64 + 10, 99]), class);
        }
    }
}
