//! Numbers that are learned by gradient: Adam (Kingma and Ba 2015) with a rate that rises shortly and then falls to
//! nothing, and the sums that gradients are made of.

use tidings::model::feature;

/// Numbers that are learned, with the two moments of their gradients.
#[derive(Clone, Debug)]
pub(crate) struct Tensor {
    pub(crate) values: Vec<f32>,
    pub(crate) gradient: Vec<f32>,
    moments: Vec<(f32, f32)>,
}

impl Tensor {
    pub(crate) fn new(values: Vec<f32>) -> Self {
        Self {
            gradient: vec![0.0; values.len()],
            moments: vec![(0.0, 0.0); values.len()],
            values,
        }
    }

    /// Numbers within ±`bound`.
    pub(crate) fn random(count: usize, bound: f32, dice: &mut Dice) -> Self {
        Self::new(
            (0..count)
                .map(|_| (2.0 * dice.roll() - 1.0) * bound)
                .collect(),
        )
    }

    /// Step number `step` of Adam, downhill.
    pub(crate) fn step(&mut self, rate: f32, step: i32) {
        let (first, second) = (1.0 - 0.9_f32.powi(step), 1.0 - 0.999_f32.powi(step));
        let numbers = self.values.iter_mut().zip(&mut self.gradient);
        for ((value, gradient), (m, v)) in numbers.zip(&mut self.moments) {
            *m += 0.1 * (*gradient - *m);
            *v += 0.001 * (*gradient * *gradient - *v);
            *value -= rate * (*m / first) / ((*v / second).sqrt() + 1e-8);
            *gradient = 0.0;
        }
    }
}

/// Reproducible chance (xorshift64*).
pub(crate) struct Dice(u64);

impl Dice {
    pub(crate) const fn new(seed: u64) -> Self {
        Self(feature::mix(seed, 1) | 1)
    }

    /// A number from 0 up to 1.
    pub(crate) fn roll(&mut self) -> f32 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 40) as f32 / (1 << 24) as f32
    }
}

/// The share of the greatest rate once `done` of all steps are done.
pub(crate) fn pace(done: f32) -> f32 {
    (10.0 * done).min(1.0) * (1.0 - done).max(0.001)
}

/// Adds a multiple of a row whose length is a multiple of 8.
pub(crate) fn add(sum: &mut [f32], row: &[f32], share: f32) {
    let ((sum, _), (row, _)) = (sum.as_chunks_mut::<8>(), row.as_chunks::<8>());
    for (sum, row) in sum.iter_mut().zip(row) {
        for (sum, value) in sum.iter_mut().zip(row) {
            *sum += share * value;
        }
    }
}

/// The product of two rows whose lengths are multiples of 8.
pub(crate) fn dot(a: &[f32], b: &[f32]) -> f32 {
    let mut lanes = [0.0; 8];
    let ((a, _), (b, _)) = (a.as_chunks::<8>(), b.as_chunks::<8>());
    for (a, b) in a.iter().zip(b) {
        for ((lane, a), b) in lanes.iter_mut().zip(a).zip(b) {
            *lane += a * b;
        }
    }
    lanes.iter().sum()
}
