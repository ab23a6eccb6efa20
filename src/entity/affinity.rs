//! What the accurate engine's encoder says of a phrase and of one that it may continue: how well what the one asks for
//! agrees with what the other offers, both read off the vectors of their heads (a bilinear form of low rank, after Lee
//! et al. 2018, "Higher-order coreference resolution with coarse-to-fine inference").

use super::phrase::Phrase;
use crate::error::LoadError;
use crate::model::kernel::{Level, dot};
use crate::model::{Affine, Container, Scratch};
use crate::sentence::Vectors;

/// How many numbers a phrase asks with, and how many it offers.
pub const RANK: usize = 64;
/// What the layer makes of a vector: what the phrase asks for, what it offers, and how ready it is to begin a chain.
pub const OUTPUTS: usize = 2 * RANK + 1;

/// A layer over the vectors of heads.
#[derive(Clone, Debug)]
pub struct Affinity {
    layer: Affine,
    level: Level,
}

/// What an article's phrases ask for and offer; nothing where no encoder read them.
#[derive(Clone, Debug)]
pub(super) struct Views {
    numbers: Vec<f32>,
    width: usize,
    level: Level,
}

impl Affinity {
    /// Reads section `affinity`; `None` where there is none.
    ///
    /// # Errors
    /// Where it is damaged.
    pub fn load(container: &Container) -> Result<Option<Self>, LoadError> {
        if !container.holds("affinity") {
            return Ok(None);
        }
        let layer = Affine::decode(container.section("affinity")?, container.place())?;
        if layer.outputs() == OUTPUTS {
            Ok(Some(Self::new(layer)))
        } else {
            Err(LoadError::new(
                container.place(),
                "has an affinity of another size",
                "take the weights of this release, or train them again (train/README.md)",
            ))
        }
    }

    /// One of a layer trained elsewhere.
    pub fn new(layer: Affine) -> Self {
        Self {
            layer,
            level: Level::detect(),
        }
    }

    /// Looks at the heads of `phrases`.
    pub(super) fn look(&self, phrases: &[Phrase], vectors: &Vectors) -> Views {
        let inputs = self.layer.inputs();
        let mut rows = Vec::with_capacity(phrases.len() * inputs);
        if vectors.width() == inputs {
            for phrase in phrases {
                match phrase.vector(vectors) {
                    Some(vector) => rows.extend_from_slice(vector),
                    None => rows.resize(rows.len() + inputs, 0.0),
                }
            }
        }
        let width = self.layer.width();
        let mut numbers = vec![0.0; rows.len() / inputs * width];
        self.layer
            .apply(&rows, &mut numbers, &mut Scratch::default());
        Views {
            numbers,
            width,
            level: self.level,
        }
    }
}

impl Views {
    /// By how many nats the encoder favours that the phrase at `at` continues `option`, or begins a chain.
    pub(super) fn favour(&self, at: usize, option: Option<u32>) -> f32 {
        let row = |at: usize| {
            let numbers = self.numbers.get(at * self.width..);
            numbers
                .and_then(|numbers| numbers.split_at_checked(RANK))
                .unwrap_or_default()
        };
        let (asks, rest) = row(at);
        match option {
            Some(option) => {
                let (_, offers) = row(option as usize);
                dot(
                    self.level,
                    asks,
                    offers.get(..asks.len()).unwrap_or_default(),
                )
            }
            None => rest.get(RANK).copied().unwrap_or_default(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Asks with a vector's first number for one that offers it as its second; what has a third likes to begin.
    fn affinity() -> Affinity {
        let mut weights = vec![0.0; OUTPUTS * 4];
        weights[0] = 2.0;
        weights[RANK * 4 + 1] = 1.0;
        weights[2 * RANK * 4 + 2] = 3.0;
        let section = Affine::encode(4, &weights, &[0.0; OUTPUTS]);
        Affinity::new(Affine::decode(section.leak(), "test").unwrap())
    }

    fn phrase(head: u32) -> Phrase {
        Phrase {
            head,
            ..Phrase::default()
        }
    }

    #[test]
    fn what_is_asked_for_agrees_with_what_is_offered() {
        let vectors = [
            [1.0, 0.0, 0.0, 0.0],
            [0.0, 1.0, 0.0, 0.0],
            [0.0, 0.0, 1.0, 0.0],
        ];
        let vectors = Vectors::new(4, vec![vectors.as_flattened().to_vec()]);
        let views = affinity().look(&[phrase(1), phrase(2), phrase(0)], &vectors);
        assert!((views.favour(2, Some(0)) - 2.0).abs() < 0.1);
        assert_eq!(views.favour(2, Some(1)), 0.0);
        assert!((views.favour(1, None) - 3.0).abs() < 0.1);
    }

    #[test]
    fn nothing_is_favoured_where_no_encoder_read() {
        for vectors in [Vectors::default(), Vectors::new(3, vec![vec![1.0; 6]])] {
            let views = affinity().look(&[phrase(0), phrase(1)], &vectors);
            assert_eq!(
                (views.favour(1, Some(0)), views.favour(1, None)),
                (0.0, 0.0)
            );
        }
    }
}
