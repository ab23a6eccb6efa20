//! The second opinion of the accurate engine: a network with one hidden layer over the encoder's vectors of a pair's
//! words ([`Sight`]) and a few facts. Where the log-linear model knows the words that its training data showed, this one
//! knows words that are used alike.
//!
//! The hidden layer takes the means of words' vectors, and so the mean of what it makes of each word: a word is
//! multiplied once for all pairs of its sentence. Sections of the container: `words` (an `Affine` from a vector to the
//! hidden layer's share of each part), `facts` (f32: a row of the hidden layer for each fact, then for each class that
//! rules may propose), `norm` (f32: how the hidden layer is scaled and shifted once it is normalized), `hidden` (f32: for
//! each class a row of weights, then for each class its bias).

use super::sight::{FACTS, PARTS, Sight};
use crate::error::LoadError;
use crate::model::kernel::{Level, add_normalized, dot};
use crate::model::section::floats;
use crate::model::{Affine, Container, ContainerWriter, Scratch};

/// The network.
#[derive(Clone, Debug)]
pub struct Network {
    words: Affine,
    facts: Vec<f32>,
    norm: Vec<f32>,
    hidden: Vec<f32>,
    /// Numbers of the hidden layer.
    size: usize,
    classes: usize,
    level: Level,
}

/// What a network has learned, in floating point.
#[derive(Clone, Debug, Default)]
pub struct Weights {
    /// How many numbers a word's vector has.
    pub width: usize,
    /// Numbers of the hidden layer, a multiple of 16.
    pub size: usize,
    /// For each part and each number of a vector a row of the hidden layer.
    pub words: Vec<f32>,
    /// For each fact, then for each class, a row of the hidden layer.
    pub facts: Vec<f32>,
    /// For each number of the hidden layer its scale, then its shift.
    pub norm: Vec<f32>,
    /// For each class a row of weights.
    pub hidden: Vec<f32>,
    /// For each class.
    pub bias: Vec<f32>,
}

impl Weights {
    /// Adds the sections that [`Network::load`] reads.
    pub fn write(&self, writer: &mut ContainerWriter) {
        let (width, size) = (self.width, self.size);
        let mut turned = vec![0.0; PARTS * size * width];
        let parts = self.words.chunks_exact((width * size).max(1));
        let room = turned.chunks_exact_mut((width * size).max(1));
        for (part, turned) in parts.zip(room) {
            for (from, row) in part.chunks_exact(size).enumerate() {
                for (turned, weight) in turned.chunks_exact_mut(width).zip(row) {
                    turned[from] = *weight;
                }
            }
        }
        let words = Affine::encode(width, &turned, &vec![0.0; PARTS * size]);
        writer.section("words", words);
        let bytes = |numbers: &[f32]| numbers.iter().flat_map(|n| n.to_le_bytes()).collect();
        writer.section("facts", bytes(&self.facts));
        writer.section("norm", bytes(&self.norm));
        writer.section("hidden", bytes(&[&*self.hidden, &*self.bias].concat()));
    }
}

impl Network {
    /// Reads the sections for `classes` classes; `None` where there is no network.
    ///
    /// # Errors
    /// Where the sections' sizes don't agree.
    pub fn load(container: &Container, classes: usize) -> Result<Option<Self>, LoadError> {
        if !container.holds("words") {
            return Ok(None);
        }
        let words = Affine::decode(container.section("words")?, container.place())?;
        let size = words.outputs() / PARTS;
        let network = Self {
            facts: floats(container.section("facts")?),
            norm: floats(container.section("norm")?),
            hidden: floats(container.section("hidden")?),
            words,
            size,
            classes,
            level: Level::detect(),
        };
        let agree = network.words.width() == PARTS * size
            && network.facts.len() == (FACTS + classes) * size
            && network.norm.len() == 2 * size
            && network.hidden.len() == classes * (size + 1);
        if agree {
            Ok(Some(network))
        } else {
            Err(LoadError::new(
                container.place(),
                "has a network whose sizes don't agree",
                "take the weights of this release, or train them again (train/README.md)",
            ))
        }
    }

    /// What the hidden layer makes of each word of a sentence; nothing where `vectors` are not of the encoder that the
    /// network learned with.
    pub fn project(&self, vectors: &[f32], words: usize) -> Vec<f32> {
        if vectors.is_empty() || vectors.len() != words * self.words.inputs() {
            return Vec::new();
        }
        let mut projected = vec![0.0; words * self.words.width()];
        self.words
            .apply(vectors, &mut projected, &mut Scratch::default());
        projected
    }

    /// The log-odds of each class; `class_of` gives the class of a type.
    pub fn margins(
        &self,
        projected: &[f32],
        sight: &Sight,
        class_of: impl Fn(u16) -> Option<usize>,
    ) -> Vec<f32> {
        let mut layer = vec![0.0; self.size];
        let proposed = (sight.proposed.iter())
            .filter_map(|&relation| class_of(relation))
            .map(|class| FACTS + class);
        for fact in sight.facts.iter().copied().chain(proposed) {
            let row = self.facts.chunks_exact(self.size).nth(fact);
            add(&mut layer, row.unwrap_or_default(), 1.0);
        }
        for (part, words) in sight.parts.iter().enumerate() {
            let share = 1.0 / words.len().max(1) as f32;
            for &word in words {
                let row = projected.chunks_exact(self.words.width()).nth(word);
                let part = row.and_then(|row| row.chunks_exact(self.size).nth(part));
                add(&mut layer, part.unwrap_or_default(), share);
            }
        }
        let (scale, shift) = self.norm.split_at(self.size);
        add_normalized(self.level, &mut layer, &[], scale, shift);
        for value in &mut layer {
            *value = value.max(0.0);
        }
        let (rows, bias) = self.hidden.split_at(self.classes * self.size);
        rows.chunks_exact(self.size)
            .zip(bias)
            .map(|(row, bias)| dot(self.level, &layer, row) + bias)
            .collect()
    }
}

fn add(sum: &mut [f32], row: &[f32], share: f32) {
    for (sum, value) in sum.iter_mut().zip(row) {
        *sum += value * share;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Four numbers a vector and two classes, of which the first wants the source's first number, and the second that
    /// the first is proposed.
    fn network() -> Network {
        let (width, size) = (4, 16);
        let mut weights = Weights {
            width,
            size,
            words: vec![0.0; PARTS * width * size],
            facts: vec![0.0; (FACTS + 2) * size],
            norm: [[1.0; 16], [0.0; 16]].concat(),
            hidden: vec![0.0; 2 * size],
            bias: vec![0.0, -1.0],
        };
        weights.words[0] = 1.0;
        weights.facts[FACTS * size + 1] = 3.0;
        weights.hidden[0] = 2.0;
        weights.hidden[size + 1] = 1.0;
        let mut writer = ContainerWriter::default();
        weights.write(&mut writer);
        let container = Container::open(writer.finish().leak(), "test").unwrap();
        Network::load(&container, 2).unwrap().unwrap()
    }

    /// What is seen of a source of these words while a type of this class is proposed.
    fn margins(source: &[usize], class: Option<usize>) -> Vec<f32> {
        let vectors = [
            [1.0, 0.0, 0.0, 0.0],
            [0.2, 0.0, 0.0, 0.0],
            [0.6, 0.0, 0.0, 0.0],
        ];
        let network = network();
        let projected = network.project(vectors.as_flattened(), 3);
        let mut sight = Sight {
            proposed: vec![7],
            ..Sight::default()
        };
        sight.parts[0] = source.to_vec();
        network.margins(&projected, &sight, |relation| {
            class.filter(|_| relation == 7)
        })
    }

    #[test]
    fn a_part_is_the_mean_of_its_words() {
        let (mean, both) = (margins(&[2], Some(0)), margins(&[0, 1], Some(0)));
        assert!((mean[0] - both[0]).abs() < 0.02, "{mean:?} {both:?}");
        assert!(margins(&[0], Some(0))[0] > margins(&[1], Some(0))[0]);
    }

    #[test]
    fn what_rules_propose_is_heard() {
        assert!(margins(&[0], Some(0))[1] > 0.0);
        assert_eq!(margins(&[0], None)[1], -1.0);
    }

    #[test]
    fn vectors_of_another_width_are_left_alone() {
        assert!(network().project(&[1.0; 6], 2).is_empty());
        assert!(network().project(&[], 2).is_empty());
    }
}
