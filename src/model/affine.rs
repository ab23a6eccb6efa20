//! A layer y = Wx + b whose weights are bytes, one scale for each output, and whose inputs become bytes row by row as
//! they come (Jacob et al. 2018, "Quantization and training of neural networks for efficient integer-arithmetic-only
//! inference").
//!
//! ```text
//! 0   inputs   u32, a multiple of 4
//! 4   outputs  u32
//! 64  weights  i8 within ±63, in panels as `kernel/product.rs` describes, outputs filled up to whole panels
//!     scales   f32 for each output of the panels, then their sums of weights as i32, then their bias as f32
//! ```

use super::kernel::{Level, PANEL, dequantize, product, quantize};
use super::section::{Reader, floats};
use crate::error::LoadError;

/// A layer, its weights read in place.
#[derive(Clone, Debug)]
pub struct Affine {
    inputs: usize,
    outputs: usize,
    weights: &'static [u8],
    scales: Vec<f32>,
    totals: Vec<i32>,
    bias: Vec<f32>,
    level: Level,
}

/// Room for what lies between input and output; share one between layers.
#[derive(Clone, Debug, Default)]
pub struct Scratch {
    bytes: Vec<u8>,
    steps: Vec<(f32, i32)>,
    sums: Vec<i32>,
}

impl Affine {
    /// Reads a section.
    ///
    /// # Errors
    /// Where it breaks off.
    pub fn decode(bytes: &'static [u8], place: &str) -> Result<Self, LoadError> {
        let mut reader = Reader::new(bytes, place);
        let inputs = reader.number()?;
        let outputs = reader.number()?;
        reader.take(56)?;
        if inputs == 0 || !inputs.is_multiple_of(4) {
            return Err(reader.fail());
        }
        let width = outputs.next_multiple_of(PANEL);
        let weights = reader.take(inputs.saturating_mul(width))?;
        let scales = floats(reader.take(4 * width)?);
        let (totals, _) = reader.take(4 * width)?.as_chunks::<4>();
        let bias = floats(reader.take(4 * width)?);
        Ok(Self {
            inputs,
            outputs,
            weights,
            scales,
            totals: totals
                .iter()
                .map(|&total| i32::from_le_bytes(total))
                .collect(),
            bias,
            level: Level::detect(),
        })
    }

    /// The section of a layer: `weights` is a row of `inputs` numbers, a multiple of 4, for each output; `bias` has a
    /// number for each. Each output's weights become the nearest whole multiples of a step of its own.
    pub fn encode(inputs: usize, weights: &[f32], bias: &[f32]) -> Vec<u8> {
        let outputs = bias.len();
        let width = outputs.next_multiple_of(PANEL);
        let mut whole = vec![0_i8; width * inputs];
        let mut scales = vec![0.0_f32; width];
        let rows = weights.chunks_exact(inputs.max(1));
        for ((row, whole), scale) in rows
            .zip(whole.chunks_exact_mut(inputs.max(1)))
            .zip(&mut scales)
        {
            let top = row
                .iter()
                .fold(f32::MIN_POSITIVE, |top, w| top.max(w.abs()));
            *scale = top / 63.0;
            for (whole, weight) in whole.iter_mut().zip(row) {
                *whole = (weight / *scale).round() as i8;
            }
        }
        let mut bytes = Vec::with_capacity(64 + width * (inputs + 12));
        bytes.extend((inputs as u32).to_le_bytes());
        bytes.extend((outputs as u32).to_le_bytes());
        bytes.resize(64, 0);
        for panel in whole.chunks_exact(PANEL * inputs.max(1)) {
            for quad in (0..inputs).step_by(4) {
                for row in panel.chunks_exact(inputs) {
                    bytes.extend(row.iter().skip(quad).take(4).map(|w| w.cast_unsigned()));
                }
            }
        }
        bytes.extend(scales.iter().flat_map(|scale| scale.to_le_bytes()));
        for row in whole.chunks_exact(inputs.max(1)) {
            let total: i32 = row.iter().map(|&w| i32::from(w)).sum();
            bytes.extend(total.to_le_bytes());
        }
        let filled = bias.iter().copied().chain(std::iter::repeat(0.0));
        bytes.extend(filled.take(width).flat_map(f32::to_le_bytes));
        bytes
    }

    /// How many numbers a row of input has.
    pub const fn inputs(&self) -> usize {
        self.inputs
    }

    /// How many numbers of a row of output mean something.
    pub const fn outputs(&self) -> usize {
        self.outputs
    }

    /// How many numbers a row of output has: whole panels.
    pub const fn width(&self) -> usize {
        self.bias.len()
    }

    /// Fills `out`, a row of [`Self::width`] for each row of [`Self::inputs`].
    pub fn apply(&self, rows: &[f32], out: &mut [f32], scratch: &mut Scratch) {
        let count = rows.len() / self.inputs;
        scratch.bytes.resize(count * self.inputs, 0);
        scratch.sums.resize(count * self.width(), 0);
        scratch.steps.clear();
        let bytes = scratch.bytes.chunks_exact_mut(self.inputs);
        for (row, bytes) in rows.chunks_exact(self.inputs).zip(bytes) {
            scratch.steps.push(quantize(self.level, row, bytes));
        }
        product(
            self.level,
            &scratch.bytes,
            self.inputs,
            self.weights,
            self.width(),
            &mut scratch.sums,
        );
        let sums = scratch.sums.chunks_exact(self.width());
        let out = out.chunks_exact_mut(self.width());
        for ((sums, &step), out) in sums.zip(&scratch.steps).zip(out) {
            dequantize(
                self.level,
                sums,
                step,
                &self.scales,
                &self.totals,
                &self.bias,
                out,
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A layer of two inputs (and two of padding) whose outputs are a + 1, 2b, a − b.
    fn section() -> Vec<u8> {
        let weights: [[i8; 4]; 3] = [[63, 0, 0, 0], [0, 63, 0, 0], [63, -63, 0, 0]];
        let scales = [1.0_f32 / 63.0, 2.0 / 63.0, 1.0 / 63.0];
        let bias = [1.0_f32, 0.0, 0.0];
        let mut bytes = Vec::new();
        bytes.extend(4_u32.to_le_bytes());
        bytes.extend(3_u32.to_le_bytes());
        bytes.resize(64, 0);
        for at in 0..PANEL {
            let row = weights.get(at).copied().unwrap_or_default();
            bytes.extend(row.map(i8::cast_unsigned));
        }
        for at in 0..PANEL {
            bytes.extend(scales.get(at).copied().unwrap_or_default().to_le_bytes());
        }
        for at in 0..PANEL {
            let row = weights.get(at).copied().unwrap_or_default();
            bytes.extend(row.map(i32::from).iter().sum::<i32>().to_le_bytes());
        }
        for at in 0..PANEL {
            bytes.extend(bias.get(at).copied().unwrap_or_default().to_le_bytes());
        }
        bytes
    }

    #[test]
    fn a_layer_multiplies_and_adds() {
        let layer = Affine::decode(section().leak(), "test").unwrap();
        let mut out = vec![0.0; 2 * layer.width()];
        let rows = [1.0, -1.0, 0.0, 0.0, 0.5, 0.25, 0.0, 0.0];
        layer.apply(&rows, &mut out, &mut Scratch::default());
        let rows = out.chunks(layer.width());
        for (row, truth) in rows.zip([[2.0, -2.0, 2.0], [1.5, 0.5, 0.25]]) {
            for (found, truth) in row.iter().zip(truth) {
                assert!((found - truth).abs() < 0.02, "{found} {truth}");
            }
        }
    }

    #[test]
    fn a_layer_is_written_as_it_is_read() {
        let weights = [
            [1.0, 0.0, 0.0, 0.0],
            [0.0, 2.0, 0.0, 0.0],
            [1.0, -1.0, 0.0, 0.0],
        ];
        let written = Affine::encode(4, weights.as_flattened(), &[1.0, 0.0, 0.0]);
        assert_eq!(written, section());
    }

    #[test]
    fn a_section_that_breaks_off_is_an_error() {
        let whole = section();
        for length in 0..whole.len() {
            let cut = whole[..length].to_vec().leak();
            assert!(Affine::decode(cut, "test").is_err(), "{length}");
        }
    }
}
