//! Words as pieces of a vocabulary (WordPiece: Schuster and Nakajima 2012, as BERT uses it): lower case without
//! accents, punctuation alone, then from the left always the longest piece that is known.

use super::encoder::Piece;
use crate::error::LoadError;
use crate::model::Container;
use regex::Regex;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;
use unicode_normalization::UnicodeNormalization;

/// Pieces that are read of one word.
const MOST: usize = 12;
/// A run of more letters than this is an unknown word.
const LONGEST: usize = 100;

#[allow(clippy::unwrap_used)] // The patterns are constants.
static CLASS: LazyLock<[Regex; 3]> = LazyLock::new(|| {
    [r"\p{P}", r"\p{Mn}", r"[\p{C}\u{FFFD}]"].map(|class| Regex::new(class).unwrap())
});

/// A vocabulary.
#[derive(Clone, Debug)]
pub struct Vocabulary {
    whole: FxHashMap<&'static str, u32>,
    inner: FxHashMap<&'static str, u32>,
    open: u32,
    close: u32,
    unknown: u32,
}

impl Vocabulary {
    /// Reads the section `vocabulary`: a piece a line, those within a word marked with `##`.
    ///
    /// # Errors
    /// Where the section is missing, no text, or lacks the pieces that open and close a sentence.
    pub fn load(container: &Container) -> Result<Self, LoadError> {
        let fail = |problem: &str| {
            let remedy = "take the weights of this release, or train them again (train/README.md)";
            LoadError::new(container.place(), problem, remedy)
        };
        let text = std::str::from_utf8(container.section("vocabulary")?)
            .map_err(|_| fail("has a vocabulary that is no text"))?;
        let (mut whole, mut inner) = (FxHashMap::default(), FxHashMap::default());
        for (id, piece) in (0..).zip(text.lines()) {
            match piece.strip_prefix("##").filter(|inner| !inner.is_empty()) {
                Some(piece) => inner.insert(piece, id),
                None => whole.insert(piece, id),
            };
        }
        let special = |name| {
            let id = whole.get(name).copied();
            id.ok_or_else(|| fail("has a vocabulary that lacks [CLS], [SEP] or [UNK]"))
        };
        Ok(Self {
            open: special("[CLS]")?,
            close: special("[SEP]")?,
            unknown: special("[UNK]")?,
            whole,
            inner,
        })
    }

    /// The piece in front of every sentence.
    pub const fn open(&self) -> Piece {
        Piece {
            id: self.open,
            shape: 0,
        }
    }

    /// The piece behind every sentence.
    pub const fn close(&self) -> Piece {
        Piece {
            id: self.close,
            shape: 0,
        }
    }

    /// Appends the pieces of `word` and returns how many: at least 1, at most 12.
    pub fn split(&self, word: &str, out: &mut Vec<Piece>) -> u8 {
        let (from, shape) = (out.len(), shape(word));
        let mut run = String::new();
        for c in word.nfd().filter(|&c| !is(c, 2)) {
            if c.is_whitespace() {
                self.flush(&mut run, shape, out);
            } else if is_punctuation(c) || is_ideograph(c) {
                self.flush(&mut run, shape, out);
                run.push(c);
                self.flush(&mut run, shape, out);
            } else if !is(c, 1) {
                run.extend(c.to_lowercase());
            }
        }
        self.flush(&mut run, shape, out);
        if out.len() == from {
            out.push(Piece {
                id: self.unknown,
                shape,
            });
        }
        out.truncate(from + MOST);
        (out.len() - from) as u8
    }

    /// Appends the pieces of a run of letters.
    fn flush(&self, run: &mut String, shape: u8, out: &mut Vec<Piece>) {
        if run.is_empty() {
            return;
        }
        let from = out.len();
        let mut rest = run.as_str();
        while !rest.is_empty() {
            let known = if rest.len() == run.len() {
                &self.whole
            } else {
                &self.inner
            };
            let ends = rest.char_indices().rev().map(|(at, c)| at + c.len_utf8());
            let found = ends
                .filter_map(|end| rest.split_at_checked(end))
                .find_map(|(head, tail)| known.get(head).map(|&id| (id, tail)));
            let Some((id, tail)) = found.filter(|_| run.chars().nth(LONGEST).is_none()) else {
                out.truncate(from);
                out.push(Piece {
                    id: self.unknown,
                    shape,
                });
                break;
            };
            out.push(Piece { id, shape });
            rest = tail;
        }
        run.clear();
    }
}

/// How a word's letters are spelled: 0 without case, 1 small, 2 one capital in front, 3 a single capital, 4 capitals,
/// 5 mixed.
fn shape(word: &str) -> u8 {
    let cased = || {
        word.chars()
            .filter(|c| c.is_lowercase() || c.is_uppercase())
    };
    let (all, upper) = (
        cased().count(),
        cased().filter(|c| c.is_uppercase()).count(),
    );
    match (all, upper) {
        (0, _) => 0,
        (_, 0) => 1,
        (1, 1) => 3,
        (all, upper) if all == upper => 4,
        (_, 1) if cased().next().is_some_and(char::is_uppercase) => 2,
        _ => 5,
    }
}

fn is(c: char, class: usize) -> bool {
    if c.is_ascii() {
        return class == 2 && c.is_ascii_control() && !c.is_ascii_whitespace();
    }
    let pattern = CLASS.get(class);
    pattern.is_some_and(|pattern| pattern.is_match(c.encode_utf8(&mut [0; 4])))
}

fn is_punctuation(c: char) -> bool {
    c.is_ascii_punctuation() || is(c, 0)
}

fn is_ideograph(c: char) -> bool {
    matches!(c,
        '\u{4E00}'..='\u{9FFF}' | '\u{3400}'..='\u{4DBF}' | '\u{20000}'..='\u{2A6DF}' | '\u{2A700}'..='\u{2B73F}'
        | '\u{2B740}'..='\u{2B81F}' | '\u{2B920}'..='\u{2CEAF}' | '\u{F900}'..='\u{FAFF}' | '\u{2F800}'..='\u{2FA1F}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::ContainerWriter;

    fn vocabulary() -> Vocabulary {
        let pieces = "[PAD]\n[UNK]\n[CLS]\n[SEP]\npresident\nun\n##afford\n##able\n'\ns\n\u{4e2d}\nerdogan\n#";
        let mut writer = ContainerWriter::default();
        writer.section("vocabulary", pieces.into());
        let container = Container::open(writer.finish().leak(), "test").unwrap();
        Vocabulary::load(&container).unwrap()
    }

    fn ids(word: &str) -> Vec<u32> {
        let mut pieces = Vec::new();
        let count = vocabulary().split(word, &mut pieces);
        assert_eq!(usize::from(count), pieces.len());
        pieces.iter().map(|piece| piece.id).collect()
    }

    #[test]
    fn the_longest_known_piece_comes_first() {
        assert_eq!(ids("unaffordable"), [5, 6, 7]);
        assert_eq!(ids("President"), [4]);
        assert_eq!(ids("Erdoğan"), [11]);
    }

    #[test]
    fn punctuation_and_ideographs_stand_alone() {
        assert_eq!(ids("'s"), [8, 9]);
        assert_eq!(ids("\u{4e2d}\u{4e2d}"), [10, 10]);
        assert_eq!(ids("##"), [12, 12]);
    }

    #[test]
    fn what_is_not_known_is_one_unknown_piece() {
        assert_eq!(ids("unxable"), [1]);
        assert_eq!(ids(""), [1]);
        assert_eq!(ids("\u{200b}"), [1]);
        assert_eq!(ids(&"un".repeat(60)), [1]);
        assert_eq!(ids(&"'".repeat(60)).len(), MOST);
    }

    #[test]
    fn letters_are_told_by_their_case() {
        let words = [
            "42", "said", "Seoul", "I", "NATO", "McDonald", "U.S.", "iPhone",
        ];
        assert_eq!(words.map(shape), [0, 1, 2, 3, 4, 5, 4, 5]);
    }
}
