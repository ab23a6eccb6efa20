//! Stage 2: text becomes tokens, the syntactic words of Universal Dependencies. "Don't" is two tokens, "do" and
//! "n't", that share no byte; every token can be sliced out of the text. Token and sentence boundaries are learnt
//! from treebanks: two linear classifiers look at the places where one could be.

use crate::error::LoadError;
use crate::model::{Container, LinearModel, Model, best};
use crate::span::Span;
use crate::text::Text;

/// Candidate places and their features; the trainer reads the same.
pub mod boundary;
/// What a word looks like, as every model of the language sees it.
pub mod form;

pub use form::Form;

/// The weights of the English models, which are part of the program.
///
/// # Errors
/// Where the program was built with a file that holds no weights.
pub fn weights() -> Result<Container, LoadError> {
    Model::Fast.weights()
}

/// A syntactic word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Its bytes.
    pub span: Span,
    /// Whether it continues the multiword token (UD's `1-2` lines) that the token before it began.
    pub joined: bool,
}

/// The tokens of one sentence; never empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Segment {
    /// The tokens, in text order.
    pub tokens: Vec<Token>,
    /// Index of the paragraph that it stands in.
    pub paragraph: u32,
    /// Whether that paragraph is a title or heading.
    pub heading: bool,
}

/// Splits text into tokens and sentences.
#[derive(Clone, Debug)]
pub struct Tokenizer {
    tokens: LinearModel,
    sentences: LinearModel,
    /// Sorted keys of the split words, little-endian `u64`.
    splits: &'static [[u8; 8]],
}

impl Tokenizer {
    /// The tokenizer with the weights that are part of the program.
    ///
    /// # Errors
    /// As [`weights`].
    pub fn builtin() -> Result<Self, LoadError> {
        Self::load(&weights()?)
    }

    /// The tokenizer with the weights of `container`.
    ///
    /// # Errors
    /// Where a section is missing or breaks off.
    pub fn load(container: &Container) -> Result<Self, LoadError> {
        let model = |name| LinearModel::decode(container.section(name)?, container.place());
        Ok(Self {
            tokens: model("token")?,
            sentences: model("sentence")?,
            splits: container.section("splits")?.as_chunks().0,
        })
    }

    /// The sentences of `text`, each with its tokens. None crosses a paragraph.
    pub fn tokenize(&self, text: &Text<'_>) -> Vec<Segment> {
        let mut segments = Vec::new();
        for (index, paragraph) in text.paragraphs.iter().enumerate() {
            let tokens = self.words(text.content, paragraph.span);
            for tokens in self.split(text.content, tokens) {
                segments.push(Segment {
                    tokens,
                    paragraph: index as u32,
                    heading: paragraph.heading,
                });
            }
        }
        segments
    }

    /// The tokens of the bytes under `span`.
    fn words(&self, text: &str, span: Span) -> Vec<Token> {
        let content = span.of_text(text);
        let base = span.start() as usize;
        let mut tokens = Vec::new();
        let mut features = Vec::new();
        let known = |key: u64| {
            self.splits
                .binary_search_by_key(&key, |k| u64::from_le_bytes(*k))
                .is_ok()
        };
        for (start, end) in stretches(content) {
            if boundary::is_whole(&content[start..end], known) {
                tokens.push(Token {
                    span: Span::of(base + start, base + end),
                    joined: false,
                });
                continue;
            }
            let stretch = boundary::Stretch::new(&content[start..end], &content[end..]);
            let (mut from, mut last, mut joined) = (start, 0, false);
            for (at, (byte, _)) in content[start..end].char_indices().enumerate() {
                if !stretch.is_candidate(at, known) {
                    continue;
                }
                stretch.features(at, last, &mut features);
                let mut scores = [0; 3];
                self.tokens.score(&features, &mut scores);
                let decision = best(&scores);
                if decision == boundary::NOWHERE {
                    continue;
                }
                tokens.push(Token {
                    span: Span::of(base + from, base + start + byte),
                    joined,
                });
                (from, last, joined) = (start + byte, at, decision == boundary::JOINED);
            }
            tokens.push(Token {
                span: Span::of(base + from, base + end),
                joined,
            });
        }
        tokens
    }

    /// The tokens of one paragraph as sentences.
    fn split(&self, text: &str, tokens: Vec<Token>) -> Vec<Vec<Token>> {
        let seen = seen(text, &tokens);
        let mut sentences = Vec::new();
        let mut features = Vec::new();
        let mut sentence = Vec::new();
        let (mut start, mut quotes) = (0, 0);
        for (at, token) in tokens.iter().enumerate() {
            sentence.push(*token);
            quotes += usize::from(token.span.of_text(text).contains(['"', '“', '”']));
            let joined = tokens.get(at + 1).is_some_and(|next| next.joined);
            if joined || !boundary::may_end(&seen, at) {
                continue;
            }
            boundary::sentence_features(&seen, at, start, quotes, &mut features);
            let mut scores = [0; 2];
            self.sentences.score(&features, &mut scores);
            if best(&scores) == 1 {
                sentences.push(std::mem::take(&mut sentence));
                start = at + 1;
            }
        }
        if !sentence.is_empty() {
            sentences.push(sentence);
        }
        sentences
    }
}

/// The tokens as the sentence classifier sees them.
pub fn seen(text: &str, tokens: &[Token]) -> Vec<boundary::Seen> {
    let starts = tokens.iter().skip(1).map(|next| Some(next.span.start()));
    tokens
        .iter()
        .zip(starts.chain([None]))
        .map(|(token, next)| {
            let end = token.span.end();
            let gap = Span::new(end, next.unwrap_or(end));
            boundary::Seen::new(token.span.of_text(text), gap.of_text(text))
        })
        .collect()
}

/// The runs of `text` without whitespace, as byte ranges.
pub fn stretches(text: &str) -> Vec<(usize, usize)> {
    let mut stretches = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices() {
        match (c.is_whitespace(), start) {
            (false, None) => start = Some(at),
            (true, Some(from)) => {
                stretches.push((from, at));
                start = None;
            }
            _ => {}
        }
    }
    stretches.extend(start.map(|from| (from, text.len())));
    stretches
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Paragraph;
    use proptest::prelude::*;

    fn tokenize(content: &str) -> Vec<Vec<String>> {
        let span = Span::of(0, content.len());
        let paragraphs = vec![Paragraph {
            span,
            heading: false,
        }];
        let text = Text {
            content,
            paragraphs,
            masked: Vec::new(),
        };
        let segments = Tokenizer::builtin().unwrap().tokenize(&text);
        let form = |token: &Token| token.span.of_text(content).to_owned();
        segments
            .iter()
            .map(|segment| segment.tokens.iter().map(form).collect())
            .collect()
    }

    #[test]
    fn contractions_split_with_either_apostrophe() {
        for text in ["They don't agree.", "They don’t agree."] {
            assert_eq!(tokenize(text)[0][1], "do");
            assert_eq!(tokenize(text)[0].len(), 5);
        }
        assert_eq!(tokenize("Merkel’s aides left.")[0][..2], ["Merkel", "’s"]);
    }

    #[test]
    fn abbreviations_end_no_sentence() {
        assert_eq!(
            tokenize("Mr. Moon met Dr. Weber in the U.S. on Monday. They talked.").len(),
            2
        );
    }

    proptest! {
        #[test]
        fn tokens_cover_all_but_whitespace(text in "\\PC{0,80}") {
            let tokens: String = tokenize(&text).concat().concat();
            let solid: String = text.split_whitespace().collect();
            prop_assert_eq!(tokens, solid);
        }
    }
}
