//! Stage 3: tokens become sentences: split, tagged, lemmatized, and attached to their heads.

use crate::error::LoadError;
use crate::model::Container;
use crate::span::Span;
use crate::token::{Form, Segment, weights};
use smol_str::SmolStr;

/// Sentences as CoNLL-U.
pub mod conllu;
/// Edit scripts from form to lemma.
pub mod lemmatizer;
/// What is known of words beforehand.
pub mod lexicon;
/// The accurate engine.
pub mod neural;
/// When one look is enough.
pub mod looks;
/// What the parser sees.
mod evidence;
/// The dependency parser.
pub mod parser;
/// The part-of-speech tagger.
pub mod tagger;
mod tagset;
/// What the encoder knows of words.
pub mod vectors;
/// The parser's transition system and features.
pub mod transition;
pub use tagset::{Deprel, Upos, Xpos};
pub use vectors::Vectors;

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

/// Tags, lemmatizes and parses, with one engine or the other.
#[derive(Clone, Debug)]
pub enum Syntax {
    /// Linear models over what words look like: fast.
    Linear(Box<Linear>),
    /// An encoder that reads whole sentences: accurate.
    Neural(Box<neural::Neural>),
}

/// The fast engine.
#[derive(Clone, Debug)]
pub struct Linear {
    lexicon: lexicon::Lexicon,
    tagger: tagger::Tagger,
    lemmatizer: lemmatizer::Lemmatizer,
    parser: parser::Parser,
}

impl Syntax {
    /// With the weights that are part of the program.
    ///
    /// # Errors
    /// As [`weights`].
    pub fn builtin() -> Result<Self, LoadError> {
        Self::load(&weights()?)
    }

    /// With the weights of `container`, and the engine that they are for.
    ///
    /// # Errors
    /// Where a section is missing or breaks off.
    pub fn load(container: &Container) -> Result<Self, LoadError> {
        if container.holds("encoder") {
            neural::Neural::load(container).map(|neural| Self::Neural(Box::new(neural)))
        } else {
            Linear::load(container).map(|linear| Self::Linear(Box::new(linear)))
        }
    }

    /// One sentence for each segment of `text`.
    pub fn parse(&self, text: &str, segments: &[Segment]) -> Vec<Sentence> {
        self.read(text, segments).0
    }

    /// The same, with what the encoder knows of the words.
    pub fn read(&self, text: &str, segments: &[Segment]) -> (Vec<Sentence>, Vectors) {
        match self {
            Self::Linear(linear) => (linear.parse(text, segments), Vectors::default()),
            Self::Neural(neural) => neural.read(text, segments),
        }
    }
}

impl Linear {
    fn load(container: &Container) -> Result<Self, LoadError> {
        Ok(Self {
            lexicon: lexicon::Lexicon::load(container)?,
            tagger: tagger::Tagger::load(container)?,
            lemmatizer: lemmatizer::Lemmatizer::load(container)?,
            parser: parser::Parser::load(container)?,
        })
    }

    fn parse(&self, text: &str, segments: &[Segment]) -> Vec<Sentence> {
        segments
            .iter()
            .map(|segment| self.analyze(text, segment))
            .collect()
    }

    fn analyze(&self, text: &str, segment: &Segment) -> Sentence {
        let tokens = &segment.tokens;
        let forms: Vec<Form> = tokens
            .iter()
            .map(|token| self.lexicon.form(token.span.of_text(text)))
            .collect();
        let tags = self.tagger.tag(&forms, &self.lexicon);
        let nodes: Vec<_> = forms
            .iter()
            .zip(&tags)
            .map(|(form, &tag)| transition::Node::new(form, tag))
            .collect();
        let tree = self.parser.parse(&nodes);
        let mut scratch = (Vec::new(), Vec::new());
        let analysis = forms.iter().zip(tags).zip(tree);
        let words: Vec<Word> = tokens
            .iter()
            .zip(analysis)
            .map(|(token, ((form, tag), place))| Word {
                span: token.span,
                joined: token.joined,
                lemma: self
                    .lemmatizer
                    .lemma(token.span.of_text(text), form, tag, &mut scratch),
                upos: tag.0,
                xpos: tag.1,
                head: place.head,
                deprel: place.deprel,
                margin: place.margin,
            })
            .collect();
        let ends = words.first().zip(words.last());
        Sentence {
            span: ends.map_or_else(Span::default, |(first, last)| first.span.cover(last.span)),
            words,
            paragraph: segment.paragraph,
            heading: segment.heading,
        }
    }
}
