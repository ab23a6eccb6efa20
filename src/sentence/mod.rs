//! Stage 3: tokens become sentences: split, tagged, lemmatized, and attached to their heads.

use crate::span::Span;
use smol_str::SmolStr;

mod tagset;
pub use tagset::{Deprel, Upos, Xpos};

/// A sentence: a run of words with one tree over them.
#[derive(Clone, Debug, Default)]
pub struct Sentence {
    /// From its first word's start to its last word's end.
    pub span: Span,
    /// The words, in text order. Never empty.
    pub words: Vec<Word>,
    /// Index of the paragraph of [`crate::text::Text`] that it stands in.
    pub paragraph: u32,
    /// Whether that paragraph is a title or heading.
    pub heading: bool,
}

/// A word with its analysis.
#[derive(Clone, Debug)]
pub struct Word {
    /// Its bytes in the text.
    pub span: Span,
    /// Whether it continues the multiword token of the word before it.
    pub joined: bool,
    /// Dictionary form, as UD lemmatizes.
    pub lemma: SmolStr,
    /// Universal part of speech.
    pub upos: Upos,
    /// Penn Treebank part of speech.
    pub xpos: Xpos,
    /// Index of the head in the same sentence; `None` at the root.
    pub head: Option<u32>,
    /// Universal dependency relation to the head.
    pub deprel: Deprel,
    /// How sure the parser is of head and label: its margin over the next best action, squashed to 0..1.
    pub margin: f32,
}

impl Sentence {
    /// The text of word `index`.
    pub fn form<'t>(&self, text: &'t str, index: usize) -> &'t str {
        self.words
            .get(index)
            .map_or("", |word| word.span.of_text(text))
    }

    /// Indices of the dependents of word `head`, in text order.
    pub fn children(&self, head: usize) -> impl Iterator<Item = usize> + '_ {
        self.words
            .iter()
            .enumerate()
            .filter(move |(_, w)| w.head == Some(head as u32))
            .map(|(i, _)| i)
    }
}
