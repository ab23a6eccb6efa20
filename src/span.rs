//! Offsets. Inside the program a position is a byte of the article's UTF-8 text; every file and API that
//! leaves the program counts Unicode code points instead, because that is what other languages slice by.

use std::ops::Range;

/// A half-open range of UTF-8 bytes into an article's text; `start <= end` always holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Span {
    start: u32,
    end: u32,
}

impl Span {
    /// The span from `start` up to `end` bytes. An `end` before `start` gives the empty span at `start`.
    pub const fn new(start: u32, end: u32) -> Self {
        Self {
            start,
            end: if end < start { start } else { end },
        }
    }

    /// The same for the offsets that `str` methods return. Texts are capped far below 4 GiB by the reader.
    pub const fn of(start: usize, end: usize) -> Self {
        Self::new(start as u32, end as u32)
    }

    /// First byte.
    pub const fn start(self) -> u32 {
        self.start
    }

    /// One past the last byte.
    pub const fn end(self) -> u32 {
        self.end
    }

    /// Length in bytes.
    pub const fn len(self) -> u32 {
        self.end - self.start
    }

    /// Whether the span covers no byte.
    pub const fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// The span as a range to index a `str` with.
    pub const fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// The words under the span; the empty string where the span does not fit `text`.
    pub fn of_text(self, text: &str) -> &str {
        text.get(self.range()).unwrap_or_default()
    }

    /// Whether `other` lies inside this span.
    pub const fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share a byte.
    pub const fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest span that holds both.
    pub fn cover(self, other: Self) -> Self {
        Self {
            start: self.start.min(other.start),
            end: self.end.max(other.end),
        }
    }
}

/// Turns byte offsets of one text into code-point offsets and back.
#[derive(Clone, Debug)]
pub struct CodePoints {
    /// Byte offset of every 64th code point, or nothing where the text is ASCII.
    marks: Vec<u32>,
    ascii: bool,
}

const STRIDE: usize = 64;

impl CodePoints {
    /// Indexes `text` in one pass.
    pub fn new(text: &str) -> Self {
        if text.is_ascii() {
            return Self {
                marks: Vec::new(),
                ascii: true,
            };
        }
        let marks = text
            .char_indices()
            .step_by(STRIDE)
            .map(|(byte, _)| byte as u32)
            .collect();
        Self {
            marks,
            ascii: false,
        }
    }

    /// The number of code points before byte `byte` of `text` (which must be the text indexed).
    pub fn of_byte(&self, text: &str, byte: u32) -> u32 {
        if self.ascii {
            return byte;
        }
        let mark = self.marks.partition_point(|&m| m <= byte).saturating_sub(1);
        let from = self.marks.get(mark).copied().unwrap_or(0);
        let rest = text.get(from as usize..byte as usize).unwrap_or_default();
        (mark * STRIDE) as u32 + rest.chars().count() as u32
    }

    /// The byte offset of code point `point`; the text's length where there are fewer.
    pub fn to_byte(&self, text: &str, point: u32) -> u32 {
        if self.ascii {
            return point.min(text.len() as u32);
        }
        let mark = point as usize / STRIDE;
        let Some(&from) = self.marks.get(mark) else {
            return text.len() as u32;
        };
        let rest = text.get(from as usize..).unwrap_or_default();
        let within = rest
            .char_indices()
            .nth(point as usize % STRIDE)
            .map_or(rest.len(), |(byte, _)| byte);
        from + within as u32
    }

    /// A span's `[start, end)` in code points.
    pub fn of_span(&self, text: &str, span: Span) -> (u32, u32) {
        (self.of_byte(text, span.start), self.of_byte(text, span.end))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_reversed_span_is_empty() {
        assert!(Span::new(5, 3).is_empty());
    }

    proptest! {
        #[test]
        fn code_points_and_bytes_convert_both_ways(text in ".{0,300}") {
            let index = CodePoints::new(&text);
            for (point, (byte, _)) in text.char_indices().enumerate() {
                prop_assert_eq!(index.of_byte(&text, byte as u32), point as u32);
                prop_assert_eq!(index.to_byte(&text, point as u32), byte as u32);
            }
            let points = text.chars().count() as u32;
            prop_assert_eq!(index.of_byte(&text, text.len() as u32), points);
            prop_assert_eq!(index.to_byte(&text, points), text.len() as u32);
        }
    }
}
