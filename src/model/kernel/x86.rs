//! The product of bytes for AVX2 and for AVX-512 with VNNI. A tile of some rows and some panels stays in registers
//! while the inputs run by. `product` has checked that all lengths agree.
#![allow(unsafe_code)]
// Loops over constants, which the compiler unrolls and keeps in registers.
#![allow(clippy::needless_range_loop)]

use super::product::PANEL;
use std::arch::x86_64::*;

/// Where a tile reads and writes. Raw pointers, because the rows of a tile lie apart in `sums`.
#[derive(Clone, Copy)]
struct Place {
    rows: *const u8,
    inputs: usize,
    weights: *const u8,
    outputs: usize,
    sums: *mut i32,
}

impl Place {
    /// The place of the tile at `row` and `panel`.
    ///
    /// # Safety
    /// Both must lie inside the matrices.
    unsafe fn at(self, row: usize, panel: usize) -> Self {
        // SAFETY: the offsets stay inside the slices, as the caller vouches.
        unsafe {
            Self {
                rows: self.rows.add(row * self.inputs),
                weights: self.weights.add(panel * PANEL * self.inputs),
                sums: self.sums.add(row * self.outputs + panel * PANEL),
                ..self
            }
        }
    }

    /// The four inputs of `row` at `quad`, as the bits of one number.
    ///
    /// # Safety
    /// Both must lie inside the tile.
    #[inline(always)]
    unsafe fn quad(self, row: usize, quad: usize) -> i32 {
        // SAFETY: `inputs` is a multiple of 4, and the row lies in the slice, as the caller vouches.
        unsafe {
            self.rows
                .add(row * self.inputs + 4 * quad)
                .cast::<i32>()
                .read_unaligned()
        }
    }
}

/// The product; needs a processor with AVX-512 BW and VNNI, which [`super::Level`] vouches for.
pub(super) fn avx512(rows: &[u8], inputs: usize, weights: &[u8], outputs: usize, sums: &mut [i32]) {
    let place = Place {
        rows: rows.as_ptr(),
        inputs,
        weights: weights.as_ptr(),
        outputs,
        sums: sums.as_mut_ptr(),
    };
    let (count, panels) = (rows.len() / inputs, outputs / PANEL);
    let mut panel = 0;
    while panel < panels {
        let wide = panels - panel >= 4;
        let mut row = 0;
        while row < count {
            let left = count - row;
            // SAFETY: `product` has checked that the slices hold `count` rows and `panels` panels, and no tile
            // goes beyond `left` rows or the panels that are left. The processor has the features.
            unsafe {
                let place = place.at(row, panel);
                match (left.min(6), wide) {
                    (6, true) => tile512::<6, 4>(place),
                    (5, true) => tile512::<5, 4>(place),
                    (4, true) => tile512::<4, 4>(place),
                    (3, true) => tile512::<3, 4>(place),
                    (2, true) => tile512::<2, 4>(place),
                    (_, true) => tile512::<1, 4>(place),
                    (6, false) => tile512::<6, 1>(place),
                    (5, false) => tile512::<5, 1>(place),
                    (4, false) => tile512::<4, 1>(place),
                    (3, false) => tile512::<3, 1>(place),
                    (2, false) => tile512::<2, 1>(place),
                    (_, false) => tile512::<1, 1>(place),
                }
            }
            row += left.min(6);
        }
        panel += if wide { 4 } else { 1 };
    }
}

#[target_feature(enable = "avx512f,avx512bw,avx512vnni")]
unsafe fn tile512<const ROWS: usize, const PANELS: usize>(place: Place) {
    let mut sums = [[_mm512_setzero_si512(); PANELS]; ROWS];
    for quad in 0..place.inputs / 4 {
        let mut weights = [_mm512_setzero_si512(); PANELS];
        for panel in 0..PANELS {
            let offset = panel * PANEL * place.inputs + quad * 4 * PANEL;
            // SAFETY: 64 bytes of a panel of the tile; the load needs no alignment.
            weights[panel] = unsafe { _mm512_loadu_si512(place.weights.add(offset).cast()) };
        }
        for row in 0..ROWS {
            // SAFETY: `row` and `quad` lie inside the tile.
            let inputs = _mm512_set1_epi32(unsafe { place.quad(row, quad) });
            for panel in 0..PANELS {
                sums[row][panel] = _mm512_dpbusd_epi32(sums[row][panel], inputs, weights[panel]);
            }
        }
    }
    for row in 0..ROWS {
        for panel in 0..PANELS {
            // SAFETY: sixteen sums of one panel of the tile.
            unsafe {
                let place = place.sums.add(row * place.outputs + panel * PANEL);
                _mm512_storeu_si512(place.cast(), sums[row][panel]);
            }
        }
    }
}

/// The product; needs a processor with AVX2, which [`super::Level`] vouches for.
pub(super) fn avx2(rows: &[u8], inputs: usize, weights: &[u8], outputs: usize, sums: &mut [i32]) {
    let place = Place {
        rows: rows.as_ptr(),
        inputs,
        weights: weights.as_ptr(),
        outputs,
        sums: sums.as_mut_ptr(),
    };
    let count = rows.len() / inputs;
    for panel in 0..outputs / PANEL {
        let mut row = 0;
        while row < count {
            let left = count - row;
            // SAFETY: as in `avx512`.
            unsafe {
                let place = place.at(row, panel);
                match left.min(4) {
                    4 => tile256::<4>(place),
                    3 => tile256::<3>(place),
                    2 => tile256::<2>(place),
                    _ => tile256::<1>(place),
                }
            }
            row += left.min(4);
        }
    }
}

#[target_feature(enable = "avx2")]
unsafe fn tile256<const ROWS: usize>(place: Place) {
    let ones = _mm256_set1_epi16(1);
    let mut sums = [[_mm256_setzero_si256(); 2]; ROWS];
    for quad in 0..place.inputs / 4 {
        let mut weights = [_mm256_setzero_si256(); 2];
        for half in 0..2 {
            let offset = quad * 4 * PANEL + 32 * half;
            // SAFETY: 32 bytes of the tile's panel; the load needs no alignment.
            weights[half] = unsafe { _mm256_loadu_si256(place.weights.add(offset).cast()) };
        }
        for row in 0..ROWS {
            // SAFETY: `row` and `quad` lie inside the tile.
            let inputs = _mm256_set1_epi32(unsafe { place.quad(row, quad) });
            for half in 0..2 {
                // Pairs of products fit sixteen bits, because weights keep within ±63.
                let pairs = _mm256_maddubs_epi16(inputs, weights[half]);
                sums[row][half] = _mm256_add_epi32(sums[row][half], _mm256_madd_epi16(pairs, ones));
            }
        }
    }
    for row in 0..ROWS {
        for half in 0..2 {
            // SAFETY: eight sums of the tile's panel.
            unsafe {
                let place = place.sums.add(row * place.outputs + 8 * half);
                _mm256_storeu_si256(place.cast(), sums[row][half]);
            }
        }
    }
}
