//! Quotations and their speakers. Marks are paired over sentences and paragraphs: a quotation that a paragraph leaves
//! open goes on where the next paragraph opens with a mark again, as newspapers set long statements. Its speaker is who
//! says so in a sentence that it begins or ends in; without one, whoever spoke last.

use super::StatusReader;
use crate::sentence::Sentence;
use crate::span::Span;

/// Words between quotation marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quotation {
    /// From the opening mark to the closing one, both included.
    pub span: Span,
    /// Index of the entity that says them.
    pub speaker: Option<u32>,
}

impl Quotation {
    /// Where its opening mark stands.
    pub(super) fn mark(&self, text: &str) -> Span {
        let (start, words) = (self.span.start(), self.span.of_text(text));
        let width = words.chars().next().map_or(0, char::len_utf8);
        Span::new(start, start + width as u32)
    }
}

/// Shorter quotations are names and single borrowed words, which nobody needs to have said.
const FEWEST_WORDS: usize = 3;

/// The quotations of an article, in order, with their speakers. `readers` has one reader for each of `sentences`.
pub fn quotations(
    text: &str,
    sentences: &[Sentence],
    readers: &[StatusReader<'_>],
) -> Vec<Quotation> {
    let mut found: Vec<Quotation> = spans(text, sentences)
        .into_iter()
        .filter(|span| span.of_text(text).split_whitespace().count() >= FEWEST_WORDS)
        .map(|span| Quotation {
            span,
            speaker: None,
        })
        .collect();
    for n in 0..found.len() {
        let speaker = Assigner {
            sentences,
            readers,
            quotations: &found,
        }
        .speaker(n);
        if let Some(quotation) = found.get_mut(n) {
            quotation.speaker = speaker;
        }
    }
    found
}

/// A quotation mark as a character can be one.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    Opens,
    Closes,
    Either,
}

fn mark(c: char, before: Option<char>, after: Option<char>) -> Option<Mark> {
    let blank = |c: Option<char>| c.is_none_or(char::is_whitespace);
    Some(match c {
        '“' | '„' | '«' => Mark::Opens,
        '”' | '»' => Mark::Closes,
        '"' if blank(before) && !blank(after) => Mark::Opens,
        '"' if !blank(before) && blank(after) => Mark::Closes,
        '"' => Mark::Either,
        _ => return None,
    })
}

/// The spans between paired marks.
fn spans(text: &str, sentences: &[Sentence]) -> Vec<Span> {
    let mut found = Vec::new();
    // A quotation that the paragraphs so far leave open: where it began, and where the last paragraph ended.
    let mut open: Option<(u32, u32)> = None;
    for paragraph in sentences.chunk_by(|a, b| a.paragraph == b.paragraph) {
        let (Some(first), Some(last)) = (paragraph.first(), paragraph.last()) else {
            continue;
        };
        let region = first.span.cover(last.span);
        let words = region.of_text(text);
        let goes_on = words.starts_with(['“', '"', '„', '«']);
        if let Some((start, end)) = open.filter(|_| !goes_on) {
            found.push(Span::new(start, end));
        }
        let mut start = open.filter(|_| goes_on).map(|(start, _)| start);
        let mut before = None;
        let mut rest = words.char_indices().peekable();
        while let Some((at, c)) = rest.next() {
            let after = rest.peek().map(|&(_, c)| c);
            let here = region.start() + at as u32;
            let resumes = at == 0 && start.is_some();
            if let Some(mark) = mark(c, before, after).filter(|_| !resumes) {
                match start {
                    None if mark != Mark::Closes => start = Some(here),
                    Some(from) if mark != Mark::Opens => {
                        found.push(Span::new(from, here + c.len_utf8() as u32));
                        start = None;
                    }
                    _ => {}
                }
            }
            before = Some(c);
        }
        open = start.map(|start| (start, region.end()));
    }
    if let Some((start, end)) = open {
        found.push(Span::new(start, end));
    }
    found
}

struct Assigner<'a> {
    sentences: &'a [Sentence],
    readers: &'a [StatusReader<'a>],
    /// Those before the one in question have their speakers already.
    quotations: &'a [Quotation],
}

impl Assigner<'_> {
    fn speaker(&self, n: usize) -> Option<u32> {
        let quotation = self.quotations.get(n)?;
        let from = self
            .sentences
            .partition_point(|s| s.span.end() <= quotation.span.start());
        let to = self
            .sentences
            .partition_point(|s| s.span.start() < quotation.span.end());
        let last = to.checked_sub(1)?;
        self.nearest(last, quotation.span)
            .or_else(|| self.nearest(from, quotation.span))
            .or_else(|| self.before(n, from))
    }

    /// The speaker outside quotations that sentence `s` names nearest to `span`.
    fn nearest(&self, s: usize, span: Span) -> Option<u32> {
        let distance = |word: Span| {
            if word.start() >= span.end() {
                word.start() - span.end()
            } else {
                span.start().saturating_sub(word.end())
            }
        };
        self.outside(s)
            .into_iter()
            .min_by_key(|&(word, _)| distance(word))
            .map(|(_, entity)| entity)
    }

    /// All speakers that sentence `s` names outside quotations.
    fn outside(&self, s: usize) -> Vec<(Span, u32)> {
        let Some(reader) = self.readers.get(s) else {
            return Vec::new();
        };
        let mut all = reader.tellers();
        all.extend(reader.sources());
        all.sort_unstable();
        all.into_iter()
            .map(|(word, entity)| (super::span(reader.tree, word), entity))
            .filter(|&(word, _)| !self.quotations.iter().any(|q| q.span.overlaps(word)))
            .collect()
    }

    /// Whoever spoke last before quotation `n`, whose first sentence is `s`: in the same paragraph, or at the end of
    /// the one before.
    fn before(&self, n: usize, s: usize) -> Option<u32> {
        let paragraph = self.sentences.get(s)?.paragraph;
        let near = |other: usize| {
            self.sentences
                .get(other)
                .is_some_and(|o| o.paragraph == paragraph || other + 1 == s)
        };
        let previous = s.checked_sub(1).filter(|&p| near(p))?;
        if let Some(q) = n.checked_sub(1).and_then(|n| self.quotations.get(n)) {
            let touches = self
                .sentences
                .get(previous)
                .is_some_and(|p| p.span.overlaps(q.span));
            if touches && q.speaker.is_some() {
                return q.speaker;
            }
        }
        self.outside(previous).last().map(|&(_, entity)| entity)
    }
}
