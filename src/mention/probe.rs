//! What the accurate engine's encoder knows of names: a layer on each word's vector (a linear probe; Belinkov 2022,
//! "Probing classifiers") scores the tagger's labels and the fine types. Where the tagger knows the words that its
//! training data and its lists showed, the encoder knows words that are used alike.

use super::label::Label;
use super::tagger::LabelScores;
use crate::error::LoadError;
use crate::model::{Affine, Container, Scratch};
use crate::ontology::EntityType;

/// What the layer scores: each label, then each type.
pub const OUTPUTS: usize = Label::COUNT + EntityType::ALL.len();

/// The layer.
#[derive(Clone, Debug)]
pub struct Probe {
    layer: Affine,
}

/// What the probe says of a sentence's words; nothing where no encoder read them.
#[derive(Clone, Debug, Default)]
pub struct Hunch {
    scores: Vec<f32>,
    width: usize,
}

impl Probe {
    /// Reads section `probe`; `None` where there is none.
    ///
    /// # Errors
    /// Where it is damaged.
    pub fn load(container: &Container) -> Result<Option<Self>, LoadError> {
        if !container.holds("probe") {
            return Ok(None);
        }
        let layer = Affine::decode(container.section("probe")?, container.place())?;
        if layer.outputs() == OUTPUTS {
            Ok(Some(Self { layer }))
        } else {
            Err(LoadError::new(
                container.place(),
                "has a probe of another size",
                "take the weights of this release, or train them again (train/README.md)",
            ))
        }
    }

    /// One of a layer trained elsewhere.
    pub const fn new(layer: Affine) -> Self {
        Self { layer }
    }

    /// What it says of words with these vectors, a row each.
    pub fn look(&self, vectors: &[f32]) -> Hunch {
        let width = self.layer.width();
        let words = vectors.len() / self.layer.inputs();
        let mut scores = vec![0.0; words * width];
        self.layer
            .apply(vectors, &mut scores, &mut Scratch::default());
        Hunch { scores, width }
    }
}

impl Hunch {
    fn row(&self, word: usize) -> &[f32] {
        let at = word * self.width;
        self.scores.get(at..at + self.width).unwrap_or_default()
    }

    /// Whether it takes a word for part of a name.
    pub fn names(&self, word: usize) -> bool {
        let labels = self.row(word).get(..Label::COUNT).unwrap_or_default();
        let outside = labels.first().copied().unwrap_or_default();
        labels.iter().any(|&label| label > outside)
    }

    /// Adds what it says of a word's labels to `scores`, which count in `unit`.
    pub fn label(&self, word: usize, unit: f32, scores: &mut LabelScores) {
        for (score, said) in scores.iter_mut().zip(self.row(word)) {
            *score += (said / unit) as i32;
        }
    }

    /// Adds what it says of the types of a name from word `first` to `last` to `votes`, which count in `unit`.
    pub fn vote(
        &self,
        (first, last): (usize, usize),
        unit: f32,
        votes: &mut [i32; EntityType::ALL.len()],
    ) {
        let share = 1.0 / (last + 1 - first) as f32;
        for word in first..=last {
            let types = self.row(word).iter().skip(Label::COUNT);
            for (vote, said) in votes.iter_mut().zip(types) {
                *vote += (said * share / unit) as i32;
            }
        }
    }
}
