//! Where a token can end, and what the classifiers see there. A whitespace always ends one; inside a stretch without
//! whitespace every change between letters, digits and other characters is a candidate, as is the place before "n't"
//! and any place where the training data split the same run of letters ("can·not").

use super::form::{class, plain};
use crate::model::feature::{bytes, join, join3, mix};

/// What may happen at a candidate place.
pub const NOWHERE: usize = 0;
/// A new token begins.
pub const TOKEN: usize = 1;
/// A new word of the same multiword token begins.
pub const JOINED: usize = 2;
/// Runs are hashed up to this many characters, so that a line without spaces stays linear work.
const RUN: usize = 24;

/// Whether surely no token begins inside `text`: it is letters only, and no known split word. Most words are so.
pub fn is_whole(text: &str, splits: impl Fn(u64) -> bool) -> bool {
    let mut room = [0; RUN];
    let Some(lower) = room.get_mut(..text.len()) else {
        return false;
    };
    if !text.bytes().all(|byte| byte.is_ascii_alphabetic()) {
        return false;
    }
    for (to, byte) in lower.iter_mut().zip(text.bytes()) {
        *to = byte.to_ascii_lowercase();
    }
    let hash = bytes(lower);
    !(1..text.len()).any(|at| splits(mix(hash, at as u64)))
}

/// The characters of a stretch without whitespace, with what is around it.
#[derive(Clone, Debug, Default)]
pub struct Stretch {
    chars: Vec<char>,
    classes: Vec<char>,
    /// For each letter, where its run of letters begins and the run's hash.
    runs: Vec<(usize, u64)>,
    /// Class of the first character after the whitespace that follows; `\0` at the paragraph's end.
    next: char,
    flags: u64,
}

impl Stretch {
    /// Prepares `text`, a run without whitespace; `after` is the text that follows it.
    pub fn new(text: &str, after: &str) -> Self {
        let chars: Vec<char> = text.chars().map(plain).collect();
        let flags = u64::from(text.contains("://") || text.starts_with("www."))
            | u64::from(text.contains('@')) << 1
            | u64::from(chars.len() > RUN) << 2;
        let mut stretch = Self {
            classes: chars.iter().map(|&c| class(c)).collect(),
            chars,
            runs: Vec::new(),
            next: after.trim_start().chars().next().map_or('\0', class),
            flags,
        };
        while stretch.runs.len() < stretch.len() {
            let start = stretch.runs.len();
            let end = stretch.run_end(start).max(start + 1);
            let hash = stretch.hash(start, end);
            stretch.runs.resize(end, (start, hash));
        }
        stretch
    }

    /// How many characters it has.
    pub fn len(&self) -> usize {
        self.chars.len()
    }

    /// Whether it has none.
    pub fn is_empty(&self) -> bool {
        self.chars.is_empty()
    }

    fn char(&self, at: usize, step: isize) -> u64 {
        let at = at.checked_add_signed(step);
        at.and_then(|at| self.chars.get(at))
            .map_or(0, |&c| u64::from(c))
    }

    fn class(&self, at: usize, step: isize) -> u64 {
        let at = at.checked_add_signed(step);
        at.and_then(|at| self.classes.get(at))
            .map_or(0, |&c| u64::from(c))
    }

    fn kind(&self, at: usize) -> u8 {
        match self.classes.get(at) {
            Some('a' | 'A' | 'x') => 1,
            Some('0') => 2,
            _ => 0,
        }
    }

    /// The hash of the run of letters around `at` with the place in it, by which split words are known.
    pub fn run_key(&self, at: usize) -> u64 {
        let (start, hash) = self.runs.get(at).copied().unwrap_or_default();
        mix(hash, (at - start) as u64)
    }

    fn run_start(&self, at: usize) -> usize {
        let kind = self.kind(at.saturating_sub(1));
        let mut start = at;
        while start > 0 && at - start < RUN && self.kind(start - 1) == kind && kind != 0 {
            start -= 1;
        }
        start
    }

    fn run_end(&self, at: usize) -> usize {
        let kind = self.kind(at);
        let mut end = at;
        while end < self.len() && end - at < RUN && self.kind(end) == kind && kind != 0 {
            end += 1;
        }
        end
    }

    fn hash(&self, start: usize, end: usize) -> u64 {
        let chars = self.chars.get(start..end).unwrap_or_default();
        let mut plain = [0; RUN];
        if let Some(plain) = plain.get_mut(..chars.len())
            && chars.iter().all(char::is_ascii)
        {
            for (to, c) in plain.iter_mut().zip(chars) {
                *to = c.to_ascii_lowercase() as u8;
            }
            return bytes(plain);
        }
        let lower: String = chars.iter().flat_map(|c| c.to_lowercase()).collect();
        bytes(lower.as_bytes())
    }

    /// Whether a token could begin at character `at`; `splits` tells the known split words.
    pub fn is_candidate(&self, at: usize, splits: impl Fn(u64) -> bool) -> bool {
        if at == 0 || at >= self.len() {
            return false;
        }
        let (left, right) = (self.kind(at - 1), self.kind(at));
        if left != right || left == 0 {
            return true;
        }
        if left == 2 {
            return false;
        }
        let contracted = matches!(self.chars.get(at), Some('n' | 'N'))
            && self.chars.get(at + 1) == Some(&'\'')
            && matches!(self.chars.get(at + 2), Some('t' | 'T'));
        contracted || splits(self.run_key(at))
    }

    /// The features of the place before character `at`; the last boundary was before character `last`.
    pub fn features(&self, at: usize, last: usize, out: &mut Vec<u64>) {
        out.clear();
        let c = |step| self.char(at, step);
        let k = |step| self.class(at, step);
        out.push(join(0, 0, 0));
        for step in -4..4 {
            out.push(join(1, c(step), step.cast_unsigned() as u64));
            out.push(join(2, k(step), step.cast_unsigned() as u64));
        }
        let near = mix(c(-1), c(0));
        out.push(join(3, near, 0));
        out.push(join3(4, c(-2), c(-1), 0));
        out.push(join3(5, c(0), c(1), 0));
        out.push(join3(6, c(-2), near, 0));
        out.push(join3(7, near, c(1), 0));
        out.push(join3(8, c(-2), near, c(1)));
        out.push(join3(9, c(-2), near, mix(c(1), c(2))));
        out.push(join3(10, mix(c(-3), c(-2)), near, c(1)));
        let middle = mix(mix(k(-2), k(-1)), mix(k(0), k(1)));
        out.push(join(11, mix(k(-1), k(0)), 0));
        out.push(join(12, middle, 0));
        out.push(join3(13, k(-3), middle, k(2)));
        out.push(join3(14, mix(k(-4), k(-3)), middle, mix(k(2), k(3))));
        let (start, end) = (self.run_start(at), self.run_end(at));
        let (left, right) = (self.hash(start, at), self.hash(at, end));
        out.push(join(15, left, c(0)));
        out.push(join(16, right, c(-1)));
        out.push(join3(17, left, right, 0));
        out.push(join3(18, left, c(0), c(1)));
        out.push(join3(19, right, c(-1), c(-2)));
        let after = self.hash(at + 1, self.run_end(at + 1));
        let before = at
            .checked_sub(1)
            .map_or(0, |at| self.hash(self.run_start(at), at));
        out.push(join3(20, left, c(0), after));
        out.push(join3(21, before, c(-1), right));
        out.push(join(22, before, c(-1)));
        out.push(join(23, after, c(0)));
        let closes = u64::from(at + 1 == self.len());
        let opens = u64::from(at == 1);
        out.push(join3(24, near, closes, u64::from(self.next)));
        out.push(join3(25, left, closes, c(0)));
        out.push(join3(26, near, opens, closes));
        out.push(join3(27, self.flags, middle, 0));
        out.push(join3(28, self.flags, near, 0));
        out.push(join3(29, (at - last).min(8) as u64, near, 0));
        if self.len() <= RUN {
            let whole = self.hash(0, self.len());
            out.push(join(30, whole, at as u64));
            out.push(join(31, self.hash(0, at), 0));
            out.push(join(32, self.hash(at, self.len()), 0));
        }
    }
}

/// A token as the sentence boundary classifier sees it.
#[derive(Clone, Copy, Debug, Default)]
pub struct Seen {
    /// Its form.
    pub form: super::form::Form,
    /// Class of its first character.
    pub first: char,
    /// Class of its last character.
    pub last: char,
    /// What follows: 0 nothing, 1 whitespace, 2 a line break.
    pub space: u8,
    /// Its length in bytes, at most 255.
    pub length: u8,
}

impl Seen {
    /// The token `form`, and the text up to the next.
    pub fn new(form: &str, gap: &str) -> Self {
        Self {
            form: super::form::Form::new(form),
            first: form.chars().next().map_or('\0', class),
            last: form.chars().next_back().map_or('\0', class),
            space: if gap.contains('\n') {
                2
            } else {
                u8::from(!gap.is_empty())
            },
            length: form.len().min(255) as u8,
        }
    }
}

/// Whether a sentence could end after token `at`: it ends in no letter or digit, or the next one opens in no small
/// letter, or a line ends there.
pub fn may_end(tokens: &[Seen], at: usize) -> bool {
    let (Some(this), Some(next)) = (tokens.get(at), tokens.get(at + 1)) else {
        return false;
    };
    !matches!(this.last, 'a' | 'A' | 'x' | '0') || next.first != 'a' || this.space == 2
}

/// The features of the place after token `at`; the sentence began at token `start`, and `quotes` were opened in the
/// paragraph so far.
pub fn sentence_features(
    tokens: &[Seen],
    at: usize,
    start: usize,
    quotes: usize,
    out: &mut Vec<u64>,
) {
    out.clear();
    let none = Seen::default();
    let t = |step: isize| {
        let index = at.checked_add_signed(step);
        index.and_then(|index| tokens.get(index)).unwrap_or(&none)
    };
    let (this, next, back) = (t(0), t(1), t(-1));
    let w = |step| t(step).form.lower;
    let s = |step| t(step).form.shape;
    let space = u64::from(this.space);
    let odd = (quotes % 2) as u64;
    out.push(join(0, 0, 0));
    for step in -2..4 {
        out.push(join(1, w(step), step.cast_unsigned() as u64));
        out.push(join(2, s(step), step.cast_unsigned() as u64));
    }
    out.push(join(3, this.form.exact, next.form.exact));
    out.push(join3(4, w(0), s(1), space));
    out.push(join3(5, w(0), w(1), space));
    out.push(join3(6, w(-1), w(0), 0));
    out.push(join3(7, w(-1), w(0), s(1)));
    out.push(join3(8, s(-1), w(0), s(1)));
    out.push(join3(9, w(0), s(1), s(2)));
    out.push(join3(10, w(0), w(1), s(2)));
    out.push(join3(11, w(0), u64::from(next.first), space));
    out.push(join3(12, w(0), odd, mix(u64::from(next.first), space)));
    out.push(join3(13, w(0), mix(w(1), odd), u64::from(t(2).first)));
    let length = (at - start).min(20) as u64;
    out.push(join3(14, w(0), length.min(8), u64::from(next.first)));
    out.push(join3(15, length, space, u64::from(this.last)));
    out.push(join3(
        16,
        u64::from(this.last),
        u64::from(next.first),
        space,
    ));
    out.push(join3(17, w(0), u64::from(back.length.min(5)), s(1)));
    out.push(join3(18, w(0), u64::from(back.first), s(1)));
    out.push(join3(19, space, next.form.exact, u64::from(this.last)));
    out.push(join3(20, w(0), next.form.exact, 0));
    let first = tokens.get(start).unwrap_or(&none);
    out.push(join3(21, first.form.lower, w(0), s(1)));
    out.push(join3(22, first.form.shape, w(0), length.min(4)));
    let end = tokens.len() - at;
    out.push(join3(23, w(0), end.min(4) as u64, s(1)));
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_whole_word_has_no_candidate(text in "[a-zA-Z'é]{1,26}", odd in 0..7_u64) {
            let splits = |key: u64| key % 7 == odd;
            if is_whole(&text, splits) {
                let stretch = Stretch::new(&text, "");
                prop_assert!((0..=stretch.len()).all(|at| !stretch.is_candidate(at, splits)));
            }
        }
    }

    #[test]
    fn a_known_split_word_is_not_whole() {
        let hash = bytes(b"cannot");
        assert!(is_whole("Cannot", |_| false));
        assert!(!is_whole("Cannot", |key| key == mix(hash, 3)));
        assert!(!is_whole("don't", |_| false));
    }
}
