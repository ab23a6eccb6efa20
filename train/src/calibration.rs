//! Makes probabilities honest: of the relations that get 0.8, eight in ten should be right. A logistic curve over the
//! scorer's log-odds (Platt 1999), with offsets for states and for what rules propose, is fitted to held-out relations.

pub(crate) use tidings::relation::scorer::{Calibration, Circumstances};

/// A held-out relation: the scorer's probability, what else bears on it, whether it is right.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Outcome {
    pub(crate) chance: f32,
    pub(crate) circumstances: Circumstances,
    pub(crate) right: bool,
}

/// Fits by gradient descent on the log loss; the curve has six numbers and the loss is convex.
pub(crate) fn fit(outcomes: &[Outcome]) -> Calibration {
    let mut weights = [1.0, 0.0, 0.0, 0.0, 0.0, 0.0];
    for step in 0..4000 {
        let mut slope = [0.0; 6];
        for o in outcomes {
            let view = o.circumstances.view(o.chance).map(f64::from);
            let margin: f64 = view.iter().zip(&weights).map(|(a, b)| a * b).sum();
            let error = 1.0 / (1.0 + (-margin).exp()) - f64::from(u8::from(o.right));
            for (s, v) in slope.iter_mut().zip(view) {
                *s += error * v;
            }
        }
        let rate = 0.5 / (1.0 + f64::from(step) / 1000.0);
        for (w, s) in weights.iter_mut().zip(slope) {
            *w -= rate * s / outcomes.len().max(1) as f64;
        }
    }
    Calibration(weights.map(|w| w as f32))
}

/// One bin of a table of confidence.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Bin {
    pub(crate) count: usize,
    pub(crate) right: usize,
    pub(crate) sum: f64,
}

/// Relations in ten bins of confidence.
pub(crate) fn bins(relations: impl Iterator<Item = (f32, bool)>) -> [Bin; 10] {
    let mut bins = [Bin::default(); 10];
    for (confidence, right) in relations {
        let bin = &mut bins[((confidence * 10.0) as usize).min(9)];
        bin.count += 1;
        bin.right += usize::from(right);
        bin.sum += f64::from(confidence);
    }
    bins
}

/// The expected calibration error: how far confidence and share of right ones lie apart, bin by bin, by their sizes.
pub(crate) fn error(bins: &[Bin]) -> f64 {
    let all: usize = bins.iter().map(|b| b.count).sum();
    let gap = |b: &Bin| (b.sum - b.right as f64).abs();
    bins.iter().map(gap).sum::<f64>() / all.max(1) as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn overconfidence_is_bent_back() {
        let outcomes: Vec<Outcome> = (0..1000)
            .map(|i| Outcome {
                chance: 0.9,
                circumstances: Circumstances {
                    state: i % 3 == 0,
                    proposed: i % 2 == 0,
                    long: i % 7 == 0,
                },
                right: i % 10 < 6,
            })
            .collect();
        let curve = fit(&outcomes);
        let bent = curve.apply(0.9, Circumstances::default());
        assert!((bent - 0.6).abs() < 0.05, "{bent}");
    }

    #[test]
    fn error_is_the_gap_between_confidence_and_truth() {
        let relations = (0..100).map(|i| (0.75, i % 2 == 0));
        assert!((error(&bins(relations)) - 0.25).abs() < 1e-6);
    }
}
