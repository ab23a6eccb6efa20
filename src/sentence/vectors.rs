//! What the accurate engine's encoder knows of each word in its sentence: a vector, for later stages that learn from it.

/// The words' vectors of an article. The fast engine has none.
#[derive(Clone, Debug, Default)]
pub struct Vectors {
    width: usize,
    /// For each sentence the vectors of its words behind one another.
    sentences: Vec<Vec<f32>>,
}

impl Vectors {
    /// Of `sentences` whose words have `width` numbers each.
    pub fn new(width: usize, sentences: Vec<Vec<f32>>) -> Self {
        Self { width, sentences }
    }

    /// How many numbers a vector has; 0 where there are none.
    pub const fn width(&self) -> usize {
        self.width
    }

    /// Adds the sentences of `more`, which the same engine read.
    pub fn append(&mut self, more: Self) {
        self.width = self.width.max(more.width);
        self.sentences.extend(more.sentences);
    }

    /// The vectors of the words of sentence `index`, behind one another; empty where there are none.
    pub fn sentence(&self, index: usize) -> &[f32] {
        self.sentences.get(index).map_or(&[], Vec::as_slice)
    }
}
