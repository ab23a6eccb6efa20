//! How a word looks, hashed once and read by every model: its lower-case form, its shape and its affixes. Typographic
//! quotes count as their plain counterparts, because treebanks rarely hold the ones that newspapers print.

use crate::model::feature;

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
#[derive(Clone, Copy, Debug, Default)]
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
}

impl Form {
    /// The hashes of `form`.
    pub fn new(form: &str) -> Self {
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
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn typographic_quotes_count_as_plain_ones() {
        assert_eq!(Form::new("’s").exact, Form::new("'s").exact);
        assert_ne!(Form::new("’s").exact, Form::new("’S").exact);
        assert_eq!(Form::new("’s").lower, Form::new("’S").lower);
    }
}
