//! Stage 1: bytes become text. Offsets count in the text as it was given; page furniture is masked, never cut.

use crate::span::Span;

/// An article as it was given: its text unchanged, and what the input said about it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Article {
    /// The input's own id, or the file's name without its ending.
    pub id: String,
    /// The text that all offsets count in. It may open with the title.
    pub text: String,
    /// Title from the input's metadata.
    pub title: Option<String>,
    /// Publication date.
    pub date: Option<jiff::civil::Date>,
    /// Where it was published.
    pub url: Option<String>,
    /// Newspaper, agency or site.
    pub publisher: Option<String>,
}

/// A text with its page furniture found.
#[derive(Clone, Debug)]
pub struct Text<'a> {
    /// The article's text, unchanged.
    pub content: &'a str,
    /// The paragraphs to read, in order, none of them furniture; a span never holds a blank line.
    pub paragraphs: Vec<Paragraph>,
    /// Regions that are page furniture (breadcrumbs, share bars, a title repeated), in order.
    pub masked: Vec<Span>,
}

/// A stretch of text between blank lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Paragraph {
    /// Where it stands.
    pub span: Span,
    /// Whether it is the article's title or a heading.
    pub heading: bool,
}
