//! What the encoder does in floating point between its products. Every function treats one row at a time, and sums in
//! [`LANES`] lanes that are added up in a fixed order, so that a sentence's numbers depend neither on its
//! neighbours nor on the processor. Loops that count are what compilers turn into wide registers in every build.
#![allow(clippy::needless_range_loop)]

use super::versions;

/// Partial sums of a reduction.
const LANES: usize = 16;

/// Adds up lanes: the halves, the halves of that, and so on.
#[inline(always)]
fn total(mut lanes: [f32; LANES], add: impl Fn(f32, f32) -> f32) -> f32 {
    let mut width = LANES / 2;
    while width > 0 {
        for at in 0..width {
            lanes[at] = add(lanes[at], lanes[at + width]);
        }
        width /= 2;
    }
    lanes[0]
}

/// Reduces `values`, each taken through `take` first.
#[inline(always)]
fn reduce(
    values: &[f32],
    start: f32,
    take: impl Fn(f32) -> f32,
    add: impl Fn(f32, f32) -> f32 + Copy,
) -> f32 {
    let mut lanes = [start; LANES];
    let (chunks, rest) = values.as_chunks::<LANES>();
    for chunk in chunks {
        for at in 0..LANES {
            lanes[at] = add(lanes[at], take(chunk[at]));
        }
    }
    for at in 0..rest.len() {
        lanes[at] = add(lanes[at], take(rest[at]));
    }
    total(lanes, add)
}

#[inline(always)]
fn sum(values: &[f32], take: impl Fn(f32) -> f32) -> f32 {
    reduce(values, 0.0, take, |a, b| a + b)
}

#[inline(always)]
fn greatest(values: &[f32]) -> f32 {
    reduce(values, f32::MIN, |v| v, |a, b| if b > a { b } else { a })
}

#[inline(always)]
fn least(values: &[f32]) -> f32 {
    reduce(values, f32::MAX, |v| v, |a, b| if b < a { b } else { a })
}

/// To the nearest whole number, ties to the even one, for |x| < 2²²: what is added pushes the fraction out.
#[inline(always)]
fn round(x: f32) -> f32 {
    const PUSH: f32 = 12_582_912.0;
    (x + PUSH) - PUSH
}

/// eˣ to six digits for x ≤ 0 (and up to 80): a power of two times the series of the rest.
#[inline(always)]
fn exp(x: f32) -> f32 {
    let x = if x < -80.0 { -80.0 } else { x };
    let x = if x > 80.0 { 80.0 } else { x };
    let whole = round(x * std::f32::consts::LOG2_E);
    // ln 2 in two parts, so that the rest is exact.
    let rest = (x - whole * 0.693_359_4) + whole * 2.121_944_4e-4;
    let series = 1.0 / 720.0;
    let series = series * rest + 1.0 / 120.0;
    let series = series * rest + 1.0 / 24.0;
    let series = series * rest + 1.0 / 6.0;
    let series = series * rest + 0.5;
    let series = series * rest + 1.0;
    let series = series * rest + 1.0;
    series * f32::from_bits(((whole as i32 + 127) as u32) << 23)
}

versions! {
    /// Σ of the products of pairs.
    pub fn dot(a: &[f32], b: &[f32]) -> f32 {
        let mut lanes = [0.0; LANES];
        let ((a, a_rest), (b, b_rest)) = (a.as_chunks::<LANES>(), b.as_chunks::<LANES>());
        for chunk in 0..a.len().min(b.len()) {
            for at in 0..LANES {
                lanes[at] += a[chunk][at] * b[chunk][at];
            }
        }
        for at in 0..a_rest.len().min(b_rest.len()) {
            lanes[at] += a_rest[at] * b_rest[at];
        }
        total(lanes, |a, b| a + b)
    }
}

versions! {
    /// Turns scores into shares of one.
    pub fn softmax(scores: &mut [f32]) {
        shares(scores);
    }
}

#[inline(always)]
fn shares(scores: &mut [f32]) {
    let high = greatest(scores);
    for score in scores.iter_mut() {
        *score = exp(*score - high);
    }
    let share = 1.0 / sum(scores, |v| v);
    for score in scores {
        *score *= share;
    }
}

versions! {
    /// A row as unsigned bytes; returns the step between two of them and the byte that stands for 0.
    pub(in crate::model) fn quantize(row: &[f32], bytes: &mut [u8]) -> (f32, i32) {
        let (low, high) = (least(row).min(0.0), greatest(row).max(0.0));
        let step = ((high - low) / 255.0).max(f32::MIN_POSITIVE);
        let (inverse, zero) = (1.0 / step, round((-low / step).min(255.0)));
        let count = row.len().min(bytes.len());
        let (row, bytes) = (&row[..count], &mut bytes[..count]);
        for at in 0..count {
            let value = row[at] * inverse + zero;
            let value = if value < 0.0 { 0.0 } else { value };
            let value = if value > 255.0 { 255.0 } else { value };
            // The lowest bits of the sum are those of the whole number.
            bytes[at] = (value + 12_582_912.0).to_bits() as u8;
        }
        (step, zero as i32)
    }
}

versions! {
    /// A row of sums back in floating point: what the zero byte added is taken off, then scaled, then the bias added.
    pub(in crate::model) fn dequantize(
        sums: &[i32],
        quantization: (f32, i32),
        scales: &[f32],
        totals: &[i32],
        bias: &[f32],
        out: &mut [f32],
    ) {
        let (step, zero) = quantization;
        let count = out.len();
        let (sums, totals) = (&sums[..count], &totals[..count]);
        let (scales, bias) = (&scales[..count], &bias[..count]);
        for at in 0..count {
            let sum = (sums[at] - zero * totals[at]) as f32;
            out[at] = sum * (step * scales[at]) + bias[at];
        }
    }
}

versions! {
    /// Adds `more` to `row`, then normalizes it to the mean of 0 and the variance of 1 and scales it (Ba, Kiros and
    /// Hinton 2016).
    pub fn add_normalized(row: &mut [f32], more: &[f32], weight: &[f32], bias: &[f32]) {
        for (value, &more) in row.iter_mut().zip(more) {
            *value += more;
        }
        let count = row.len() as f32;
        let mean = sum(row, |v| v) / count;
        let variance = sum(row, |v| (v - mean) * (v - mean)) / count;
        let scale = 1.0 / (variance + 1e-12).sqrt();
        for ((value, &weight), &bias) in row.iter_mut().zip(weight).zip(bias) {
            *value = (*value - mean) * scale * weight + bias;
        }
    }
}

versions! {
    /// The Gaussian error linear unit, x·Φ(x), with the error function of Abramowitz and Stegun 7.1.26.
    pub(in crate::model) fn gelu(row: &mut [f32]) {
        for value in row {
            let x = *value;
            let z = x.abs() * std::f32::consts::FRAC_1_SQRT_2;
            let t = 1.0 / (1.0 + 0.327_591_1 * z);
            let series = 1.061_405_4 * t - 1.453_152;
            let series = series * t + 1.421_413_7;
            let series = series * t - 0.284_496_74;
            let series = series * t + 0.254_829_6;
            let tail = 0.5 * series * t * exp(-z * z);
            *value = x * if x < 0.0 { tail } else { 1.0 - tail };
        }
    }
}

versions! {
    /// Attention within one sentence (Vaswani et al. 2017). Each row of `qkv` holds query, key and value of every
    /// head; each row of `out` gets the heads' mixtures of values. `scratch` is made as long as it has to be.
    pub(in crate::model) fn attend(qkv: &[f32], heads: usize, width: usize, scratch: &mut Vec<f32>, out: &mut [f32]) {
        let count = out.len() / width;
        let size = width / heads;
        scratch.resize((size + 1) * count, 0.0);
        let (keys, scores) = scratch.split_at_mut(size * count);
        let scale = 1.0 / (size as f32).sqrt();
        for head in 0..heads {
            let part = |row: usize, which: usize| {
                let start = row * 3 * width + which * width + head * size;
                &qkv[start..start + size]
            };
            // Keys on their side: the scores of one query are then sums of whole rows.
            for row in 0..count {
                let key = part(row, 1);
                for at in 0..size {
                    keys[at * count + row] = key[at];
                }
            }
            for row in 0..count {
                scores.fill(0.0);
                for (&query, keys) in part(row, 0).iter().zip(keys.chunks_exact(count)) {
                    add_scaled(scores, keys, query * scale);
                }
                shares(scores);
                let start = row * width + head * size;
                let out = &mut out[start..start + size];
                out.fill(0.0);
                for other in 0..count {
                    add_scaled(out, part(other, 2), scores[other]);
                }
            }
        }
    }
}

/// Adds `factor` times `more` to `row`.
#[inline(always)]
fn add_scaled(row: &mut [f32], more: &[f32], factor: f32) {
    let count = row.len().min(more.len());
    let (row, more) = (&mut row[..count], &more[..count]);
    for at in 0..count {
        row[at] += factor * more[at];
    }
}

#[cfg(test)]
mod tests {
    use super::super::Level;
    use super::*;

    fn noise(count: usize) -> Vec<f32> {
        let mix = |at: usize| (at as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 40;
        (1..=count).map(|at| mix(at) as f32 / 2e6 - 4.0).collect()
    }

    /// Runs `with` at every level and demands the same bits.
    fn same<T: PartialEq + std::fmt::Debug>(with: impl Fn(Level) -> T) -> T {
        let plain = with(Level::Portable);
        for &level in Level::all() {
            assert_eq!(with(level), plain, "{level:?}");
        }
        plain
    }

    #[test]
    fn every_version_yields_the_same_bits() {
        let bits = |row: &[f32]| row.iter().map(|v| v.to_bits()).collect::<Vec<_>>();
        for count in [1, 15, 16, 100, 384] {
            let row = noise(count);
            let through = |change: &dyn Fn(Level, &mut [f32])| {
                same(|level| {
                    let mut row = row.clone();
                    change(level, &mut row);
                    bits(&row)
                })
            };
            through(&|level, row| gelu(level, row));
            through(&|level, row| softmax(level, row));
            let more = noise(count + 1);
            through(&|level, row| add_normalized(level, row, &more[1..], &more, &more));
            same(|level| dot(level, &row, &more).to_bits());
            same(|level| {
                let mut bytes = vec![0; count];
                let (step, zero) = quantize(level, &row, &mut bytes);
                (bytes, step.to_bits(), zero)
            });
        }
        let qkv = noise(9 * 3 * 32);
        same(|level| {
            let mut out = vec![0.0; 9 * 32];
            attend(level, &qkv, 4, 32, &mut Vec::new(), &mut out);
            bits(&out)
        });
    }

    #[test]
    fn bytes_are_within_half_a_step_of_what_they_stand_for() {
        let row = noise(384);
        let mut bytes = vec![0; 384];
        let (step, zero) = quantize(Level::detect(), &row, &mut bytes);
        for (value, byte) in row.iter().zip(bytes) {
            let back = (i32::from(byte) - zero) as f32 * step;
            assert!((back - value).abs() <= step * 0.51, "{value} {back}");
        }
    }

    #[test]
    fn the_exponential_is_right_to_six_digits() {
        for x in (-800..=0).map(|x| x as f32 / 10.0) {
            let (found, truth) = (exp(x), f64::from(x).exp());
            assert!(
                (f64::from(found) / truth - 1.0).abs() < 1e-6,
                "{x} {found} {truth}"
            );
        }
    }

    #[test]
    fn the_unit_follows_the_error_function() {
        // x·Φ(x) from tables.
        for (x, truth) in [
            (-3.0, -0.004_05),
            (-1.0, -0.158_655),
            (0.5, 0.345_731),
            (2.0, 1.954_5),
        ] {
            let mut row = [x];
            gelu(Level::detect(), &mut row);
            assert!((row[0] - truth).abs() < 1e-5, "{x} {}", row[0]);
        }
    }

    #[test]
    fn a_single_word_attends_to_itself() {
        let qkv = noise(3 * 32);
        let mut out = vec![0.0; 32];
        attend(Level::detect(), &qkv, 4, 32, &mut Vec::new(), &mut out);
        assert_eq!(out, qkv[64..]);
    }
}
