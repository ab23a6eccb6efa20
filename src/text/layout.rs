//! The layout of plain text: which lines make up a paragraph. Some texts set paragraphs apart by blank lines and break
//! lines at a fixed width; others give every paragraph a line of its own. The text's own lines tell which it is.

use crate::span::Span;

/// The visible part of every line, in order; blank lines are empty spans.
pub(super) fn lines(text: &str, from: usize) -> Vec<Span> {
    let mut lines = Vec::new();
    let mut start = from;
    let body = text.get(from..).unwrap_or_default();
    for piece in body.split_inclusive(['\n', '\r', '\u{2028}', '\u{2029}', '\u{b}', '\u{c}']) {
        lines.push(trimmed(text, Span::of(start, start + piece.len())));
        start += piece.len();
    }
    // "\r\n" ends one line, not a line and a blank one.
    let mut kept: Vec<Span> = Vec::with_capacity(lines.len());
    let bytes = text.as_bytes();
    for (index, line) in lines.iter().enumerate() {
        let at = line.start() as usize;
        let after_return = index > 0
            && at > 0
            && bytes.get(at) == Some(&b'\n')
            && bytes.get(at - 1) == Some(&b'\r');
        if !(line.is_empty() && after_return) {
            kept.push(*line);
        }
    }
    kept
}

/// A span without the white space at its ends; where it is all white space, empty at its start.
pub(super) fn trimmed(text: &str, span: Span) -> Span {
    let words = span.of_text(text);
    let invisible = |c: char| c.is_whitespace() || matches!(c, '\u{feff}' | '\u{200b}');
    let left = words.len() - words.trim_start_matches(invisible).len();
    let right = words.trim_end_matches(invisible).len();
    let start = span.start() as usize;
    if left >= right {
        Span::of(start, start)
    } else {
        Span::of(start + left, start + right)
    }
}

/// How a text breaks its lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Layout {
    /// Every line is a paragraph.
    Lines,
    /// Lines end near this many characters, wherever the sentence is.
    Wrapped(usize),
}

/// The widest line of a text that counts as wrapped.
const WIDEST: usize = 130;

impl Layout {
    /// Looks at how lines end. A wrapped text breaks a line only where the next word would not have fitted.
    pub(super) fn of(text: &str, lines: &[Span]) -> Self {
        let width = lines
            .iter()
            .map(|line| width(text, *line))
            .max()
            .unwrap_or(0);
        if width > WIDEST {
            return Self::Lines;
        }
        let (mut breaks, mut full) = (0usize, 0usize);
        for pair in lines.windows(2) {
            if let [line, next] = pair
                && !line.is_empty()
                && !next.is_empty()
            {
                breaks += 1;
                full += usize::from(is_full(text, *line, *next, width));
            }
        }
        if breaks > 0 && full * 10 >= breaks * 6 {
            Self::Wrapped(width)
        } else {
            Self::Lines
        }
    }

    /// Whether `next` goes on with the paragraph that `line` stands in.
    pub(super) fn joins(self, text: &str, line: Span, next: Span) -> bool {
        let Self::Wrapped(width) = self else {
            return false;
        };
        let open = !line.of_text(text).ends_with(['.', '!', '?', '”', '"', ':']);
        is_full(text, line, next, width)
            || open && next.of_text(text).starts_with(char::is_lowercase)
    }
}

/// Whether the first word of `next` would not have fitted on `line`; ragged text leaves a few characters more.
fn is_full(text: &str, line: Span, next: Span, most: usize) -> bool {
    let word = next
        .of_text(text)
        .split_whitespace()
        .next()
        .unwrap_or_default()
        .chars()
        .count();
    let here = width(text, line);
    here * 2 >= most && here + 1 + word + 3 > most
}

fn width(text: &str, line: Span) -> usize {
    line.of_text(text).chars().count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_return_and_a_newline_end_one_line() {
        let text = "One.\r\nTwo.\r\n\r\nThree.";
        let words: Vec<_> = lines(text, 0).iter().map(|l| l.of_text(text)).collect();
        assert_eq!(words, ["One.", "Two.", "", "Three."]);
    }

    #[test]
    fn wrapped_lines_are_told_from_paragraphs() {
        let wrapped = "The foreign ministers of Chile and Peru met\nin Lima on Tuesday to discuss fishing\nrights, officials said in a statement.\n";
        let found = lines(wrapped, 0);
        assert!(matches!(Layout::of(wrapped, &found), Layout::Wrapped(_)));
        let single = "The foreign ministers of Chile and Peru met in Lima on Tuesday.\nTalks go on.\nThe two have quarrelled about fishing rights for years.\n";
        assert_eq!(Layout::of(single, &lines(single, 0)), Layout::Lines);
    }
}
