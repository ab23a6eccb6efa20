//! The texts on the page, and positions in them. A browser counts UTF-16 units, so code points are converted here. Of
//! an article whose text is not at hand, the sentences that state something make an excerpt, and every position is
//! moved to where its sentence came to stand.

use crate::graph::Quote;
use std::collections::BTreeMap;

const GAP: &str = " … ";

/// A text for the page with the way from its article's code points to its own UTF-16 units.
#[derive(Debug, Default)]
pub(super) struct PageText {
    pub(super) content: String,
    /// Whether it holds some sentences only.
    pub(super) excerpt: bool,
    pieces: Vec<Piece>,
    /// Code points of `content` that take two UTF-16 units.
    wide: Vec<u32>,
}

/// A stretch of the article, in its code points, and where it stands in the text.
#[derive(Debug)]
struct Piece {
    start: u32,
    end: u32,
    at: u32,
}

impl PageText {
    /// The whole text of an article.
    pub(super) fn whole(text: &str) -> Self {
        let pieces = vec![Piece {
            start: 0,
            end: u32::MAX,
            at: 0,
        }];
        Self::new(text.into(), false, pieces)
    }

    /// What the `quotes` of an article give of its text.
    pub(super) fn excerpt<'q>(quotes: impl Iterator<Item = &'q Quote>) -> Self {
        let mut longest: BTreeMap<u32, &Quote> = BTreeMap::new();
        for quote in quotes {
            let kept = longest.entry(quote.start).or_insert(quote);
            if kept.end < quote.end {
                *kept = quote;
            }
        }
        let (mut content, mut length) = (String::new(), 0);
        let mut pieces: Vec<Piece> = Vec::new();
        for quote in longest.into_values() {
            let known = pieces.last().map_or(0, |piece| piece.end);
            let start = quote.start.max(known);
            let words = quote.text.chars().skip((start - quote.start) as usize);
            if quote.end <= start {
                continue;
            }
            if !pieces.is_empty() && quote.start > known {
                content.push_str(GAP);
                length += GAP.chars().count() as u32;
            }
            pieces.push(Piece {
                start,
                end: quote.end,
                at: length,
            });
            for c in words {
                content.push(c);
                length += 1;
            }
        }
        Self::new(content, true, pieces)
    }

    fn new(content: String, excerpt: bool, pieces: Vec<Piece>) -> Self {
        let wide = content
            .chars()
            .zip(0..)
            .filter_map(|(c, i)| (c.len_utf16() == 2).then_some(i))
            .collect();
        Self {
            content,
            excerpt,
            pieces,
            wide,
        }
    }

    /// Where code point `point` of the article stands, in UTF-16 units.
    pub(super) fn unit(&self, point: u32) -> u32 {
        let after = self.pieces.partition_point(|piece| piece.start <= point);
        let at = match after.checked_sub(1).and_then(|i| self.pieces.get(i)) {
            Some(piece) => piece.at + (point.min(piece.end) - piece.start),
            None => 0,
        };
        at + self.wide.partition_point(|&wide| wide < at) as u32
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn quote(text: &str, start: u32) -> Quote {
        Quote {
            text: text.into(),
            start,
            end: start + text.chars().count() as u32,
        }
    }

    fn under(text: &PageText, start: u32, end: u32) -> String {
        let units: Vec<u16> = text.content.encode_utf16().collect();
        String::from_utf16(&units[text.unit(start) as usize..text.unit(end) as usize]).unwrap()
    }

    #[test]
    fn counts_units_behind_an_emoji() {
        let text = PageText::whole("A 🌍 met Ó 🌍 B.");
        assert_eq!(under(&text, 4, 7), "met");
        assert_eq!(under(&text, 12, 13), "B");
    }

    #[test]
    fn an_excerpt_joins_sentences_and_moves_positions() {
        let quotes = [
            quote("B met C.", 20),
            quote("🌍 A met B.", 0),
            quote("met C. D saw E.", 22),
            quote("met", 22),
        ];
        let text = PageText::excerpt(quotes.iter());
        assert_eq!(text.content, "🌍 A met B. … B met C. D saw E.");
        assert_eq!(under(&text, 20, 21), "B");
        assert_eq!(under(&text, 29, 30), "D");
        assert_eq!(under(&text, 4, 7), "met");
    }

    #[test]
    fn a_position_outside_every_piece_is_no_trouble() {
        let text = PageText::excerpt([quote("B met C.", 20)].iter());
        assert_eq!((text.unit(0), text.unit(900)), (0, 8));
        assert_eq!(PageText::excerpt(std::iter::empty()).unit(5), 0);
    }
}
