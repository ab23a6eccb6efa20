//! The encoder of BERT (Devlin et al. 2019): pieces of words become vectors that have seen the whole sentence.
//!
//! Sentences lie behind one another without padding. Everything but attention treats each piece by itself, and
//! attention keeps within its sentence, so that a sentence's vectors are the same bits in whatever company it comes.
//! Sections of the container: `encoder` (width, heads, layers, positions as u32), `words` (a step as f32 for each
//! piece, then bytes as i8), `positions`, `shapes` and `norm` (f32), and for layer n `n.attend`, `n.mix`, `n.up`,
//! `n.down` ([`Affine`]) and `n.norms` (f32: weight and bias after attention, weight and bias at the end).

use super::Container;
use super::affine::{Affine, Scratch};
use super::kernel::{Level, add_normalized, attend, gelu};
use super::section::{Reader, floats};
use crate::error::LoadError;

/// Pieces that go through all layers together, about: their vectors stay in the cache.
const GROUP: usize = 256;
/// Pieces that go through one layer together.
const BLOCK: usize = 48;

/// A part of a word: its number in the vocabulary, and how the word is spelled.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Piece {
    /// Its number in the vocabulary.
    pub id: u32,
    /// The class of the word's letters.
    pub shape: u8,
}

/// A sentence as the encoder reads it.
#[derive(Clone, Debug, Default)]
pub struct Line {
    /// All pieces, those that open and close the sentence included.
    pub pieces: Vec<Piece>,
    /// How many pieces each unit has that gets a vector; pieces behind the last get none.
    pub units: Vec<u8>,
}

/// The network.
#[derive(Clone, Debug)]
pub struct Encoder {
    width: usize,
    heads: usize,
    words: &'static [u8],
    steps: Vec<f32>,
    positions: Vec<f32>,
    shapes: Vec<f32>,
    norm: Vec<f32>,
    layers: Vec<Layer>,
    level: Level,
}

#[derive(Clone, Debug)]
struct Layer {
    attend: Affine,
    mix: Affine,
    up: Affine,
    down: Affine,
    norms: Vec<f32>,
}

impl Layer {
    fn load(container: &Container, number: usize, width: usize) -> Result<Self, LoadError> {
        let name = |part: &str| format!("{number}.{part}");
        let affine = |part: &str, inputs: usize, outputs: usize| {
            let bytes = container.section(&name(part))?;
            let layer = Affine::decode(bytes, container.place())?;
            if (layer.inputs(), layer.width()) == (inputs, outputs) {
                Ok(layer)
            } else {
                Err(Reader::new(bytes, container.place()).fail())
            }
        };
        let up = Affine::decode(container.section(&name("up"))?, container.place())?;
        let bytes = container.section(&name("norms"))?;
        if up.inputs() != width || up.width() < width || bytes.len() != 16 * width {
            return Err(Reader::new(bytes, container.place()).fail());
        }
        Ok(Self {
            attend: affine("attend", width, 3 * width)?,
            mix: affine("mix", width, width)?,
            down: affine("down", up.width(), width)?,
            up,
            norms: floats(bytes),
        })
    }
}

impl Encoder {
    /// Reads the sections.
    ///
    /// # Errors
    /// Where one is missing or its size does not agree with the others'.
    pub fn load(container: &Container) -> Result<Self, LoadError> {
        let sizes = container.section("encoder")?;
        let mut reader = Reader::new(sizes, container.place());
        let (width, heads) = (reader.number()?, reader.number()?);
        let (layers, positions) = (reader.number()?, reader.number()?);
        if width == 0 || width > 1 << 16 || heads == 0 || !width.is_multiple_of(heads) {
            return Err(reader.fail());
        }
        let table = |name: &str, rows: Option<usize>| {
            let bytes = container.section(name)?;
            let whole = !bytes.is_empty() && bytes.len().is_multiple_of(4 * width);
            if !whole || rows.is_some_and(|rows| bytes.len() != 4 * rows * width) {
                return Err(Reader::new(bytes, container.place()).fail());
            }
            Ok(floats(bytes))
        };
        let words = container.section("words")?;
        let count = words.len() / (4 + width);
        let mut reader = Reader::new(words, container.place());
        Ok(Self {
            width,
            heads,
            steps: floats(reader.take(4 * count)?),
            words: reader.take(count * width)?,
            positions: table("positions", Some(positions))?,
            shapes: table("shapes", None)?,
            norm: table("norm", Some(2))?,
            layers: (0..layers)
                .map(|number| Layer::load(container, number, width))
                .collect::<Result<_, _>>()?,
            level: Level::detect(),
        })
    }

    /// How many numbers a vector has.
    pub const fn width(&self) -> usize {
        self.width
    }

    /// The longest line, in pieces; what goes beyond gets the last position.
    pub fn longest(&self) -> usize {
        self.positions.len() / self.width
    }

    /// For each line one vector for each unit, the mean of its pieces, behind one another.
    pub fn encode(&self, lines: &[&Line]) -> Vec<f32> {
        let units: usize = lines.iter().map(|line| line.units.len()).sum();
        let mut vectors = Vec::with_capacity(units * self.width);
        let mut rest = lines;
        while !rest.is_empty() {
            let mut pieces = 0;
            let fits = rest.iter().take_while(|line| {
                pieces += line.pieces.len();
                pieces <= GROUP
            });
            let (group, more) = rest.split_at(fits.count().max(1));
            self.encode_group(group, &mut vectors);
            rest = more;
        }
        vectors
    }

    fn encode_group(&self, lines: &[&Line], vectors: &mut Vec<f32>) {
        let width = self.width;
        let mut rows = self.embed(lines);
        let mut mixed = vec![0.0; rows.len()];
        let mut wide = vec![0.0; 3 * rows.len()];
        let mut block = Vec::new();
        let (mut scratch, mut room) = (Scratch::default(), Vec::new());
        for layer in &self.layers {
            let [norm, end] = [0, 1].map(|at| {
                let (weight, bias) =
                    layer.norms[2 * at * width..2 * (at + 1) * width].split_at(width);
                (weight, bias)
            });
            let blocks = rows
                .chunks(BLOCK * width)
                .zip(wide.chunks_mut(3 * BLOCK * width));
            for (rows, wide) in blocks {
                layer.attend.apply(rows, wide, &mut scratch);
            }
            let mut at = 0;
            for line in lines {
                let size = line.pieces.len() * width;
                let (wide, mixed) = (&wide[3 * at..3 * (at + size)], &mut mixed[at..at + size]);
                attend(self.level, wide, self.heads, width, &mut room, mixed);
                at += size;
            }
            let blocks = rows
                .chunks_mut(BLOCK * width)
                .zip(mixed.chunks_mut(BLOCK * width));
            for (rows, mixed) in blocks {
                block.resize(rows.len() / width * layer.up.width(), 0.0);
                let (out, _) = block.split_at_mut(rows.len());
                layer.mix.apply(mixed, out, &mut scratch);
                self.close(rows, out, norm);
                layer.up.apply(rows, &mut block, &mut scratch);
                gelu(self.level, &mut block);
                layer.down.apply(&block, mixed, &mut scratch);
                self.close(rows, mixed, end);
            }
        }
        let mut at = 0;
        for line in lines {
            let mut piece = at;
            for &count in &line.units {
                let from = vectors.len();
                vectors.resize(from + width, 0.0);
                let vector = &mut vectors[from..];
                let share = 1.0 / f32::from(count.max(1));
                for row in rows[piece * width..].chunks_exact(width).take(count.into()) {
                    for (sum, value) in vector.iter_mut().zip(row) {
                        *sum += value * share;
                    }
                }
                piece += usize::from(count);
            }
            at += line.pieces.len();
        }
    }

    /// Adds what a part of a layer made to what went in, and normalizes.
    fn close(&self, rows: &mut [f32], more: &[f32], (weight, bias): (&[f32], &[f32])) {
        for (row, more) in rows
            .chunks_exact_mut(self.width)
            .zip(more.chunks_exact(self.width))
        {
            add_normalized(self.level, row, more, weight, bias);
        }
    }

    fn embed(&self, lines: &[&Line]) -> Vec<f32> {
        let width = self.width;
        let pieces: usize = lines.iter().map(|line| line.pieces.len()).sum();
        let mut rows = vec![0.0; pieces * width];
        let (weight, bias) = self.norm.split_at(width);
        let mut out = rows.chunks_exact_mut(width);
        for line in lines {
            for ((at, piece), row) in line.pieces.iter().enumerate().zip(&mut out) {
                let id = (piece.id as usize).min(self.steps.len().saturating_sub(1));
                let last = self.longest().saturating_sub(1);
                let position = &self.positions[at.min(last) * width..][..width];
                let shape = usize::from(piece.shape).min(self.shapes.len() / width - 1);
                let shape = &self.shapes[shape * width..][..width];
                let step = self.steps[id];
                let word = &self.words[id * width..][..width];
                for (((value, &word), &position), &shape) in
                    row.iter_mut().zip(word).zip(position).zip(shape)
                {
                    *value = f32::from(word.cast_signed()) * step + position;
                    *value += shape;
                }
                add_normalized(self.level, row, &[], weight, bias);
            }
        }
        rows
    }
}
