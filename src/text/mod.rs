//! Stage 1: bytes become text. Offsets count in the text as it was given; page furniture is masked, never cut.

use crate::span::Span;

// How articles come in from files and streams.
pub mod input;

mod dateline;
mod furniture;
mod layout;

use layout::Layout;

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
    /// Language as a BCP 47 tag, as the input says or as the text shows.
    pub language: Option<String>,
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

impl<'a> Text<'a> {
    /// Finds the paragraphs of an article, its title and headings, and the page furniture around them.
    pub fn read(article: &'a Article) -> Self {
        let content = article.text.as_str();
        let front = input::front_matter_len(content);
        let mut reader = PageReader::new(content, article.title.as_deref());
        if front > 0 {
            reader.mask(layout::trimmed(content, Span::of(0, front)));
        }
        let lines = layout::lines(content, front);
        let layout = Layout::of(content, &lines);
        let mut open: Option<(Span, Span)> = None;
        for line in lines {
            let joins = open.is_some_and(|(_, last)| {
                !line.is_empty()
                    && layout.joins(content, last, line)
                    && !furniture::is_furniture(line.of_text(content))
            });
            open = match open {
                Some((paragraph, _)) if joins => Some((paragraph.cover(line), line)),
                done => {
                    if let Some((paragraph, _)) = done {
                        reader.take(paragraph);
                    }
                    (!line.is_empty()).then_some((line, line))
                }
            };
        }
        if let Some((paragraph, _)) = open {
            reader.take(paragraph);
        }
        Self {
            content,
            paragraphs: reader.paragraphs,
            masked: reader.masked,
        }
    }
}

/// Sorts the stretches of a page into paragraphs and furniture, from top to bottom.
struct PageReader<'a> {
    content: &'a str,
    title: Option<String>,
    /// Whether the title stood as a paragraph already.
    titled: bool,
    /// Whether a list of other stories, or a comment form, is under way.
    listing: bool,
    paragraphs: Vec<Paragraph>,
    masked: Vec<Span>,
}

impl<'a> PageReader<'a> {
    fn new(content: &'a str, title: Option<&str>) -> Self {
        Self {
            content,
            title: title.map(furniture::fold),
            titled: false,
            listing: false,
            paragraphs: Vec::new(),
            masked: Vec::new(),
        }
    }

    fn mask(&mut self, span: Span) {
        if !span.is_empty() {
            self.masked.push(span);
        }
    }

    fn take(&mut self, span: Span) {
        let words = span.of_text(self.content);
        if furniture::is_furniture(words) || input::is_date_line(words) {
            self.listing = furniture::opens_list(words) || self.listing && !is_prose(words);
            return self.mask(span);
        }
        let (span, words) = self.past_dateline(span);
        if span.is_empty() {
            return;
        }
        let unended = is_unended(words);
        self.listing &= unended;
        if self.listing || self.repeats_title(words) {
            return self.mask(span);
        }
        let first = self.paragraphs.is_empty();
        if first && unended && self.title.is_none() {
            self.title = Some(furniture::fold(words));
        }
        let is_title = (first || unended) && self.title.as_deref() == Some(&furniture::fold(words));
        self.titled |= is_title;
        self.paragraphs.push(Paragraph {
            span,
            heading: is_title || unended && words.len() <= 200,
        });
    }

    /// The paragraph without the dateline that it opens with, which is masked.
    fn past_dateline(&mut self, span: Span) -> (Span, &'a str) {
        let words = span.of_text(self.content);
        let len = dateline::dateline(words).map_or(0, |found| found.len);
        let start = span.start() as usize;
        self.mask(layout::trimmed(self.content, Span::of(start, start + len)));
        let rest = Span::of(start + len, span.end() as usize);
        (rest, rest.of_text(self.content))
    }

    /// Whether the words are the title once more, alone or with the site's name behind it.
    fn repeats_title(&self, words: &str) -> bool {
        let Some(title) = self
            .title
            .as_deref()
            .filter(|t| self.titled && t.len() >= 12)
        else {
            return false;
        };
        let folded = furniture::fold(words);
        folded.strip_prefix(title).is_some_and(|rest| {
            rest.is_empty()
                || rest.starts_with([' ', ':']) && rest.split_whitespace().count() <= 5 && {
                    let rest = rest.trim_start();
                    rest.starts_with(['|', '-', '–', '—', '·', '»'])
                }
        })
    }
}

/// Whether the words look like a headline: short, on one line, and not ended as a sentence is.
fn is_unended(words: &str) -> bool {
    let last = words
        .trim_end_matches(['"', '”', '’', '\'', ')', ']'])
        .chars()
        .next_back();
    let ended = matches!(last, Some('.' | '!' | '…' | ':' | ';' | ','));
    let opens_lower = words.chars().next().is_some_and(char::is_lowercase);
    !ended && !opens_lower && words.split_whitespace().count() <= 25
}

fn is_prose(words: &str) -> bool {
    words.split_whitespace().count() > 25
}

#[cfg(test)]
mod tests;
