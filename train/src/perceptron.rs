//! The averaged perceptron (Freund and Schapire 1999; Collins 2002) over hashed features: learns the rows that
//! `LinearModel::encode` quantises. A feature gets a row when a mistake first needs it, so memory follows mistakes.
//!
//! ```text
//! let mut learner = Perceptron::new(classes);
//! for each example, a few times over: let guess = learner.predict(&features); learner.learn(&features, truth, guess);
//! writer.section("name", LinearModel::encode(classes, learner.average(2)));
//! ```

/// Features that are looked up together, so that the processor waits for memory once.
const GROUP: usize = 64;
/// The slots that an index starts with, as a power of two.
const SLOTS: usize = 1 << 16;

/// Features with their weights for each class, sorted by feature.
pub(crate) type Rows = Vec<(u64, Vec<f32>)>;

/// The sum of models of the same classes that differ by their seeds: they vote with all their weights, and cost what
/// one of them costs.
pub(crate) fn blend(models: Vec<Rows>) -> Rows {
    let mut rows = models.concat();
    rows.sort_by_key(|row| row.0);
    rows.dedup_by(|next, kept| {
        let same = next.0 == kept.0;
        if same {
            for (sum, weight) in kept.1.iter_mut().zip(&next.1) {
                *sum += weight;
            }
        }
        same
    });
    rows
}

/// The `most` rows that say most, without the weights below `least` times the mean. What a row says is how far apart
/// its weights lie.
pub(crate) fn prune(mut rows: Rows, least: f32, most: usize) -> Rows {
    let sizes = || {
        rows.iter()
            .flat_map(|(_, row)| row)
            .map(|weight| f64::from(weight.abs()))
    };
    let count = sizes().filter(|&size| size > 0.0).count();
    let least = least * (sizes().sum::<f64>() / count.max(1) as f64) as f32;
    for weight in rows.iter_mut().flat_map(|(_, row)| row) {
        if weight.abs() < least {
            *weight = 0.0;
        }
    }
    let range = |row: &[f32]| {
        let (low, high) = row.iter().fold((0.0_f32, 0.0_f32), |(low, high), &w| {
            (low.min(w), high.max(w))
        });
        high - low
    };
    rows.retain(|(_, row)| range(row) > 0.0);
    rows.sort_by(|a, b| range(&b.1).total_cmp(&range(&a.1)).then(a.0.cmp(&b.0)));
    rows.truncate(most);
    rows
}

/// A multiclass perceptron that remembers the average of its weights over all examples.
#[derive(Clone, Debug)]
pub(crate) struct Perceptron {
    classes: usize,
    /// An open hash table: the lower half of a feature above its row + 1; 0 where a slot is free.
    index: Vec<u64>,
    /// The feature of each row.
    features: Vec<u64>,
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
            index: vec![0; SLOTS],
            features: Vec::new(),
            weights: Vec::new(),
            moments: Vec::new(),
            touches: Vec::new(),
            clock: 1,
            scores: vec![0.0; classes],
        }
    }

    /// The slot that holds the feature, or the free one where it would go.
    fn slot(&self, feature: u64) -> usize {
        let mask = self.index.len() - 1;
        let mut at = (feature >> 32) as usize & mask;
        while self.index[at] != 0 && self.index[at] >> 32 != feature & 0xffff_ffff {
            at = (at + 1) & mask;
        }
        at
    }

    /// The numbers of the features' rows from 1; 0 where there is none. The first loop asks memory for all of them and
    /// decides nothing, so that the processor waits once, and not once a feature.
    fn find(&self, features: &[u64], rows: &mut [usize; GROUP]) {
        let mask = self.index.len() - 1;
        let mut entries = [0; GROUP];
        for (entry, &feature) in entries.iter_mut().zip(features) {
            *entry = self.index[(feature >> 32) as usize & mask];
        }
        for ((row, &entry), &feature) in rows.iter_mut().zip(&entries).zip(features) {
            let home = entry == 0 || entry >> 32 == feature & 0xffff_ffff;
            let entry = if home {
                entry
            } else {
                self.index[self.slot(feature)]
            };
            *row = entry as u32 as usize;
        }
    }

    /// The scores of all classes.
    pub(crate) fn score(&mut self, features: &[u64]) -> &[f32] {
        self.scores.fill(0.0);
        self.score_more(features)
    }

    /// The scores of all classes with those of further features added to the last ones.
    pub(crate) fn score_more(&mut self, features: &[u64]) -> &[f32] {
        for group in features.chunks(GROUP) {
            let mut rows = [0; GROUP];
            self.find(group, &mut rows);
            for &row in rows.iter().take(group.len()).filter(|&&row| row > 0) {
                let start = (row - 1) * self.classes;
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

    /// The best class after [`Perceptron::score`].
    pub(crate) fn best(&self) -> usize {
        tidings::model::best(&self.scores)
    }

    /// The lead of the best class over the next.
    pub(crate) fn lead(&self) -> f32 {
        let (mut high, mut next) = (f32::MIN, f32::MIN);
        for &score in &self.scores {
            (high, next) = (high.max(score), next.max(score.min(high)));
        }
        high - next
    }

    /// The class that after [`Perceptron::score`] comes within `margin` of `truth`, the nearest of them; `truth` where
    /// none does.
    pub(crate) fn rival(&self, truth: usize, margin: f32) -> usize {
        let others = (0..self.classes).filter(|&class| class != truth);
        let best = others.reduce(|a, b| {
            if self.scores[b] > self.scores[a] {
                b
            } else {
                a
            }
        });
        let near = |&class: &usize| self.scores[truth] - self.scores[class] <= margin;
        best.filter(near).unwrap_or(truth)
    }

    /// Counts an example, and where `guess` is wrong moves the weights of its features towards `truth`.
    pub(crate) fn learn(&mut self, features: &[u64], truth: usize, guess: usize) {
        self.clock += 1;
        if truth == guess {
            return;
        }
        self.change(features, truth, 1.0);
        self.change(features, guess, -1.0);
    }

    /// Counts an example without a look at it, for learners that find their mistakes themselves.
    pub(crate) const fn tick(&mut self) {
        self.clock += 1;
    }

    /// Moves the weights of `features` for one class.
    pub(crate) fn change(&mut self, features: &[u64], class: usize, by: f32) {
        for &feature in features {
            let row = self.row(feature);
            let cell = row * self.classes + class;
            self.touches[row] += u32::from(by > 0.0);
            self.weights[cell] += by;
            self.moments[cell] += f64::from(by) * self.clock as f64;
        }
    }

    /// The row of a feature, a new one where it has none.
    fn row(&mut self, feature: u64) -> usize {
        let slot = self.slot(feature);
        let row = self.index[slot] as u32 as usize;
        if row > 0 {
            return row - 1;
        }
        self.features.push(feature);
        let row = self.features.len();
        self.weights.resize(row * self.classes, 0.0);
        self.moments.resize(row * self.classes, 0.0);
        self.touches.push(0);
        self.index[slot] = feature << 32 | row as u64;
        if row * 2 > self.index.len() {
            self.index = vec![0; self.index.len() * 4];
            for at in 0..row {
                let slot = self.slot(self.features[at]);
                self.index[slot] = self.features[at] << 32 | (at as u64 + 1);
            }
        }
        row - 1
    }

    /// The averaged weights of the features that at least `touches` mistakes touched, sorted by hash.
    pub(crate) fn average(&self, touches: u32) -> Rows {
        let mut rows: Vec<usize> = (0..self.features.len()).collect();
        rows.retain(|&row| self.touches[row] >= touches);
        rows.sort_unstable_by_key(|&row| self.features[row]);
        let average = |row: usize| {
            let cells = row * self.classes..(row + 1) * self.classes;
            let weights = cells
                .map(|cell| {
                    (f64::from(self.weights[cell]) - self.moments[cell] / self.clock as f64) as f32
                })
                .collect();
            (self.features[row], weights)
        };
        rows.into_iter().map(average).collect()
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

    #[test]
    fn models_blend_into_their_sum() {
        let one = vec![(1, vec![1.0, 0.0]), (5, vec![2.0, 2.0])];
        let two = vec![(3, vec![0.0, 4.0]), (5, vec![1.0, -2.0])];
        let sum = vec![
            (1, vec![1.0, 0.0]),
            (3, vec![0.0, 4.0]),
            (5, vec![3.0, 0.0]),
        ];
        assert_eq!(blend(vec![one, two]), sum);
    }

    #[test]
    fn rows_that_say_little_go_first() {
        let rows = vec![
            (1, vec![4.0, -4.0]),
            (2, vec![0.1, 0.0]),
            (3, vec![1.0, 2.0]),
        ];
        assert_eq!(
            prune(rows.clone(), 0.5, 9),
            vec![(1, vec![4.0, -4.0]), (3, vec![0.0, 2.0])]
        );
        assert_eq!(prune(rows, 0.5, 1), vec![(1, vec![4.0, -4.0])]);
    }

    #[test]
    fn rows_outlive_the_growth_of_the_index() {
        let mut learner = Perceptron::new(2);
        let features: Vec<u64> = (1..=SLOTS as u64)
            .map(|i| i.wrapping_mul(0x9e37_79b9_7f4a_7c15))
            .collect();
        for &feature in &features {
            learner.learn(
                &[feature],
                (feature % 2) as usize,
                (1 - feature % 2) as usize,
            );
        }
        for &feature in &features {
            assert_eq!(learner.predict(&[feature]), (feature % 2) as usize);
        }
    }
}
