//! How a word looks, hashed once and read by every model: its lower-case form, its shape and its affixes. Typographic
//! quotes count as their plain counterparts, because treebanks rarely hold the ones that newspapers print.

use crate::model::feature;

/// Words up to this many bytes take the short way where they are plain ASCII.
const SHORT: usize = 24;

/// The plain counterpart of a typographic quote; any other character itself.
pub fn plain(c: char) -> char {
    match c {
        '’' | '‘' | '`' | '´' | 'ʼ' => '\'',
        '“' | '”' | '„' | '«' | '»' => '"',
        '\u{2010}' | '\u{2011}' => '-',
        c => c,
    }
}

/// A letter's case, a digit, or the character itself.
pub(crate) fn class(c: char) -> char {
    if c.is_lowercase() {
        'a'
    } else if c.is_uppercase() {
        'A'
    } else if c.is_alphabetic() {
        'x'
    } else if c.is_numeric() {
        '0'
    } else {
        plain(c)
    }
}

/// Hashes of a word's form; 0 stands for no word.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Form {
    /// As written, quotes made plain.
    pub exact: u64,
    /// In lower case, digits as 0.
    pub lower: u64,
    /// Case, digits and punctuation, runs shortened to two.
    pub shape: u64,
    /// The first one, two and three characters, in lower case.
    pub prefix: [u64; 3],
    /// The last one to five characters, in lower case.
    pub suffix: [u64; 5],
    /// Whether it begins with a capital.
    pub capital: bool,
    /// Its cluster of words that stand in like places; 0 where none is known.
    pub cluster: u64,
    /// Which tags it can have, as a number; 0 where nothing is known.
    pub kind: u64,
}

impl Form {
    /// The hashes of `form`.
    pub fn new(form: &str) -> Self {
        if form.len() <= SHORT && form.is_ascii() {
            Self::ascii(form.as_bytes())
        } else {
            Self::any(form)
        }
    }

    /// What [`Form::any`] finds, for the words that most words are, in a fraction of the time.
    fn ascii(form: &[u8]) -> Self {
        let (mut exact, mut lower, mut shape) = ([0; SHORT], [0; SHORT], [0; SHORT]);
        let (mut last, mut run, mut length) = (0, 0, 0);
        let bytes = exact.iter_mut().zip(&mut lower);
        for (&byte, (exact, lower)) in form.iter().zip(bytes) {
            *exact = if byte == b'`' { b'\'' } else { byte };
            let class = match byte {
                b'a'..=b'z' => b'a',
                b'A'..=b'Z' => b'A',
                b'0'..=b'9' => b'0',
                _ => *exact,
            };
            *lower = if class == b'0' {
                class
            } else {
                exact.to_ascii_lowercase()
            };
            run = if class == last { run + 1 } else { 1 };
            last = class;
            if run <= 2
                && let Some(to) = shape.get_mut(length)
            {
                *to = class;
                length += 1;
            }
        }
        let hash = |bytes: &[u8], length| feature::bytes(bytes.get(..length).unwrap_or(bytes));
        let affix = |at: Option<usize>, length: usize| {
            let bytes = at.and_then(|at| lower.get(at..at + length));
            bytes
                .filter(|_| length <= form.len())
                .map_or(0, feature::bytes)
        };
        let prefix = [1, 2, 3].map(|length| affix(Some(0), length));
        let suffix = [1, 2, 3, 4, 5].map(|length| affix(form.len().checked_sub(length), length));
        Self {
            exact: hash(&exact, form.len()),
            lower: hash(&lower, form.len()),
            shape: hash(&shape, length),
            prefix,
            suffix,
            capital: form.first().is_some_and(u8::is_ascii_uppercase),
            ..Self::default()
        }
    }

    fn any(form: &str) -> Self {
        let mut exact = String::with_capacity(form.len());
        let mut lower = String::with_capacity(form.len());
        let mut shape = String::with_capacity(8);
        let mut last = ('\0', 0);
        for c in form.chars().map(plain) {
            exact.push(c);
            if c.is_numeric() {
                lower.push('0');
            } else {
                lower.extend(c.to_lowercase());
            }
            let class = class(c);
            last = if last.0 == class {
                (class, last.1 + 1)
            } else {
                (class, 1)
            };
            if last.1 <= 2 {
                shape.push(class);
            }
        }
        let mut prefix = [0; 3];
        for (to, (at, c)) in prefix.iter_mut().zip(lower.char_indices()) {
            *to = feature::text(&lower[..at + c.len_utf8()]);
        }
        let mut suffix = [0; 5];
        for (to, (at, _)) in suffix.iter_mut().zip(lower.char_indices().rev()) {
            *to = feature::text(&lower[at..]);
        }
        Self {
            exact: feature::text(&exact),
            lower: feature::text(&lower),
            shape: feature::text(&shape),
            prefix,
            suffix,
            capital: form.chars().next().is_some_and(char::is_uppercase),
            ..Self::default()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_short_way_leads_to_the_same_hashes(form in "[ -~]{0,24}") {
            prop_assert_eq!(Form::ascii(form.as_bytes()), Form::any(&form));
        }
    }

    #[test]
    fn typographic_quotes_count_as_plain_ones() {
        assert_eq!(Form::new("’s").exact, Form::new("'s").exact);
        assert_ne!(Form::new("’s").exact, Form::new("’S").exact);
        assert_eq!(Form::new("’s").lower, Form::new("’S").lower);
    }
}
