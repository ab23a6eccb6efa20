//! Serialized weights and the numeric kernels that use them; nothing linguistic.
//!
//! Every trained part of Tidings is a [`LinearModel`] over hashed features, kept in a section of a [`Container`].
//! To use one: turn what you see into hashes with [`feature`], ask [`LinearModel::score`] for the scores of all
//! classes, take the [`best`]. To train one: `train/src/perceptron.rs` learns the same scores in floating point from
//! the very same hashes and hands its rows to [`LinearModel::encode`], which lives here so that the writer and the
//! reader can't drift apart.
//!
//! ```
//! use tidings::model::{Container, ContainerWriter, LinearModel, best, feature};
//!
//! let word = |text| feature::join(1, feature::text(text), 0);
//! let rows = vec![(word("Seoul"), vec![0.0, 2.0]), (word("said"), vec![1.5, -1.0])];
//! let mut writer = ContainerWriter::default();
//! writer.section("place", LinearModel::encode(2, rows));
//! let bytes: &'static [u8] = writer.finish().leak(); // in the program: `include_bytes!`
//!
//! let container = Container::open(bytes, "<example>")?;
//! let model = LinearModel::decode(container.section("place")?, "<example>")?;
//! let mut scores = [0; 2];
//! model.score(&[word("Seoul")], &mut scores);
//! assert_eq!(best(&scores), 1);
//! # Ok::<(), tidings::error::LoadError>(())
//! ```

mod affine;
mod choice;
mod container;
mod encoder;
/// Stable 64-bit hashes of texts and of their combinations.
pub mod feature;
/// The encoder's arithmetic.
pub mod kernel;
mod linear;
mod pair_table;
mod piece;
pub(crate) mod section;
mod table;

pub use affine::{Affine, Scratch};
pub use choice::Model;
pub use container::{Aligned, Container, ContainerWriter};
pub use encoder::{Encoder, Line, Piece};
pub use linear::{LinearModel, best, lead};
pub use piece::Vocabulary;
pub use table::Table;
