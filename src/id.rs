//! Identifiers are hashes of what they name, so that the same article gives the same ids in any run, in any
//! order and beside any other article.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use smol_str::SmolStr;
use std::fmt;

/// Sixteen hexadecimal digits of a SHA-256 behind a one-letter prefix that says what is named
/// (`e` entity, `r` relation, `s` statement, `d` document).
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Id(SmolStr);

impl Id {
    /// The id of `parts`, in their order; a part's border counts, so `["ab", "c"]` is not `["a", "bc"]`.
    pub fn of(prefix: char, parts: &[&str]) -> Self {
        let mut hash = Sha256::new();
        for part in parts {
            hash.update((part.len() as u64).to_le_bytes());
            hash.update(part.as_bytes());
        }
        let mut text = String::with_capacity(17);
        text.push(prefix);
        for byte in hash.finalize().iter().take(8) {
            text.push(char::from_digit(u32::from(byte >> 4), 16).unwrap_or('0'));
            text.push(char::from_digit(u32::from(byte & 15), 16).unwrap_or('0'));
        }
        Self(text.into())
    }

    /// An id that was given from outside, such as a document's own.
    pub fn given(id: &str) -> Self {
        Self(id.into())
    }

    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn borders_between_parts_count() {
        assert_ne!(Id::of('e', &["ab", "c"]), Id::of('e', &["a", "bc"]));
        assert_eq!(Id::of('e', &["ab", "c"]), Id::of('e', &["ab", "c"]));
    }
}
