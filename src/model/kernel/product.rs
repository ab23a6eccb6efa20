//! Products of rows of bytes with a matrix of small whole numbers, exact in every version.
//!
//! The matrix lies in panels of sixteen outputs; within a panel, each run of four inputs is sixteen times four bytes:
//! one AVX-512 register, or two of AVX2. Weights keep within ±63, so that the sum of two products of a weight with
//! an unsigned byte fits the sixteen bits that AVX2 multiplies bytes into.

use super::Level;

/// Outputs that lie together.
pub(in crate::model) const PANEL: usize = 16;

/// `sums[row][output]` = Σ over inputs of `rows[row][input]` × `weights[output][input]`. `inputs` is a multiple of 4,
/// and `outputs` one of [`PANEL`]. Slices that are too short yield fewer sums.
pub(in crate::model) fn product(
    level: Level,
    rows: &[u8],
    inputs: usize,
    weights: &[u8],
    outputs: usize,
    sums: &mut [i32],
) {
    let whole = inputs > 0 && inputs.is_multiple_of(4) && outputs.is_multiple_of(PANEL);
    if !whole || weights.len() < inputs * outputs || sums.len() * inputs < rows.len() * outputs {
        return;
    }
    match level {
        Level::Portable => portable(rows, inputs, weights, outputs, sums),
        #[cfg(target_arch = "x86_64")]
        Level::Avx2 => super::x86::avx2(rows, inputs, weights, outputs, sums),
        #[cfg(target_arch = "x86_64")]
        Level::Avx512 => super::x86::avx512(rows, inputs, weights, outputs, sums),
    }
}

fn portable(rows: &[u8], inputs: usize, weights: &[u8], outputs: usize, sums: &mut [i32]) {
    for (row, sums) in rows
        .chunks_exact(inputs)
        .zip(sums.chunks_exact_mut(outputs))
    {
        let panels = weights.chunks_exact(PANEL * inputs);
        for (panel, sums) in panels.zip(sums.chunks_exact_mut(PANEL)) {
            sums.fill(0);
            let (quads, _) = row.as_chunks::<4>();
            let (runs, _) = panel.as_chunks::<{ 4 * PANEL }>();
            for (quad, run) in quads.iter().zip(runs) {
                let (columns, _) = run.as_chunks::<4>();
                for (sum, column) in sums.iter_mut().zip(columns) {
                    for (&value, &weight) in quad.iter().zip(column) {
                        *sum += i32::from(value) * i32::from(weight.cast_signed());
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whole numbers that look random.
    fn noise(seed: u64, count: usize) -> impl Iterator<Item = u64> {
        let mix = move |at: u64| {
            (at ^ seed)
                .wrapping_mul(0x9e37_79b9_7f4a_7c15)
                .rotate_left(29)
        };
        (1..=count as u64).map(move |at| mix(mix(at)) >> 7)
    }

    fn plain(rows: &[u8], inputs: usize, weights: &[Vec<i8>]) -> Vec<i32> {
        let product = |row: &[u8], column: &Vec<i8>| {
            let pairs = row.iter().zip(column);
            pairs.map(|(&a, &w)| i32::from(a) * i32::from(w)).sum()
        };
        rows.chunks(inputs)
            .flat_map(|row| weights.iter().map(move |column| product(row, column)))
            .collect()
    }

    fn pack(weights: &[Vec<i8>]) -> Vec<u8> {
        let inputs = weights[0].len();
        let mut packed = Vec::new();
        for panel in weights.chunks(PANEL) {
            for quad in 0..inputs / 4 {
                for column in panel {
                    packed.extend(
                        column[4 * quad..4 * quad + 4]
                            .iter()
                            .map(|w| w.cast_unsigned()),
                    );
                }
            }
        }
        packed
    }

    #[test]
    fn every_version_multiplies_as_the_plain_sum_does() {
        for (count, inputs, outputs) in [(1, 4, 16), (7, 32, 48), (13, 100, 64), (30, 384, 208)] {
            let rows: Vec<u8> = noise(1, count * inputs).map(|n| n as u8).collect();
            let weight = |n: u64| (n % 127) as i8 - 63;
            let weights: Vec<Vec<i8>> = (0..outputs as u64)
                .map(|o| noise(o + 9, inputs).map(weight).collect())
                .collect();
            let truth = plain(&rows, inputs, &weights);
            for &level in Level::all() {
                let mut sums = vec![7; count * outputs];
                product(level, &rows, inputs, &pack(&weights), outputs, &mut sums);
                assert_eq!(sums, truth, "{level:?} {count} × {inputs} × {outputs}");
            }
        }
    }

    #[test]
    fn the_greatest_numbers_do_not_overflow() {
        for extreme in [63, -63] {
            let (rows, weights) = (vec![255; 384], vec![vec![extreme; 384]; 16]);
            for &level in Level::all() {
                let mut sums = vec![0; 16];
                product(level, &rows, 384, &pack(&weights), 16, &mut sums);
                assert_eq!(sums, [384 * 255 * i32::from(extreme); 16], "{level:?}");
            }
        }
    }

    #[test]
    fn short_slices_are_left_alone() {
        let mut sums = vec![5; 16];
        for &level in Level::all() {
            product(level, &[1; 8], 8, &[1; 100], 16, &mut sums);
            product(level, &[1; 16], 8, &[1; 128], 16, &mut sums);
            product(level, &[1; 7], 7, &[1; 128], 16, &mut sums);
            assert_eq!(sums, [5; 16]);
        }
    }
}
