//! What persons are called: given names by sex, and surnames. Fifty thousand words at eight bytes of text each would
//! cost milliseconds to load, so the trainer compiles them to a table of fingerprints that is read in place. A
//! fingerprint of 29 bits mistakes one unknown word in ten thousand for a known one, which features can bear.

use super::gazetteer::fold;
use crate::error::LoadError;
use crate::model::feature;

const SEED: u64 = 0x6c65_7869_636f_6e31;

/// What a word is known as, as bits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Called(pub u8);

impl Called {
    /// A man's given name.
    pub const MALE: u8 = 1;
    /// A woman's given name.
    pub const FEMALE: u8 = 2;
    /// A surname.
    pub const SURNAME: u8 = 4;

    /// Whether it is a given name of men only.
    pub const fn male(self) -> bool {
        self.0 & (Self::MALE | Self::FEMALE) == Self::MALE
    }

    /// Whether it is a given name of women only.
    pub const fn female(self) -> bool {
        self.0 & (Self::MALE | Self::FEMALE) == Self::FEMALE
    }
}

/// The table: an open hash table of words of 32 bits, a fingerprint above three bits of [`Called`].
#[derive(Clone, Copy, Debug, Default)]
pub struct Lexicon {
    slots: &'static [[u8; 4]],
}

impl Lexicon {
    /// Reads a section that [`Lexicon::encode`] wrote; `place` is the name that errors give.
    ///
    /// # Errors
    /// Where it is no whole number of slots.
    pub fn decode(section: &'static [u8], place: &str) -> Result<Self, LoadError> {
        let (slots, rest) = section.as_chunks::<4>();
        if !rest.is_empty() {
            return Err(LoadError::new(
                place,
                "holds a list of names that breaks off",
                "take the weights of this release, or train them again (train/README.md)",
            ));
        }
        Ok(Self { slots })
    }

    /// What `word` is known as; nothing where it is unknown.
    pub fn of(&self, word: &str) -> Called {
        let hash = key(word);
        let mut at = start(hash, self.slots.len());
        for _ in 0..self.slots.len() {
            let slot = self
                .slots
                .get(at)
                .map_or(0, |slot| u32::from_le_bytes(*slot));
            if slot == 0 {
                break;
            }
            if slot >> 3 == mark(hash) {
                return Called((slot & 7) as u8);
            }
            at = if at + 1 == self.slots.len() {
                0
            } else {
                at + 1
            };
        }
        Called(0)
    }

    /// Compiles the lists of `gazetteer/lists.tsv`. Half of the table stays empty.
    pub fn encode(lists: &str) -> Vec<u8> {
        let mut words: Vec<(u64, u8)> = lists
            .lines()
            .filter_map(|line| line.split_once('\t'))
            .flat_map(|(list, words)| {
                let bits = match list {
                    "given-m" => Called::MALE,
                    "given-f" => Called::FEMALE,
                    "given-x" => Called::MALE | Called::FEMALE,
                    _ => Called::SURNAME,
                };
                words.split('|').map(move |word| (key(word), bits))
            })
            .collect();
        words.sort_unstable();
        let mut slots = vec![0_u32; words.len() * 2];
        for (hash, bits) in words {
            let mut at = start(hash, slots.len());
            while let Some(slot) = slots.get_mut(at) {
                if *slot == 0 || *slot >> 3 == mark(hash) {
                    *slot |= mark(hash) << 3 | u32::from(bits);
                    break;
                }
                at = (at + 1) % slots.len();
            }
        }
        slots.into_iter().flat_map(u32::to_le_bytes).collect()
    }
}

fn key(word: &str) -> u64 {
    word.chars()
        .flat_map(char::to_lowercase)
        .fold(SEED, |hash, c| {
            feature::mix(hash, u64::from(u32::from(fold(c))))
        })
}

const fn start(hash: u64, slots: usize) -> usize {
    (((hash >> 32) * slots as u64) >> 32) as usize
}

/// 29 bits, never 0.
const fn mark(hash: u64) -> u32 {
    let bits = hash as u32 >> 3;
    if bits == 0 { 1 } else { bits }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lexicon() -> Lexicon {
        let section = Lexicon::encode(
            "given-m\tJosé|Pierre\ngiven-f\tAnna\ngiven-x\tKim\nsurname\tKim|Pierre\n",
        );
        Lexicon::decode(section.leak(), "test").unwrap()
    }

    #[test]
    fn a_name_in_two_lists_is_both() {
        assert_eq!(lexicon().of("Kim").0, 7);
        assert_eq!(lexicon().of("Pierre").0, Called::MALE | Called::SURNAME);
        assert!(lexicon().of("Pierre").male());
        assert!(!lexicon().of("Kim").male());
    }

    #[test]
    fn marks_and_capitals_make_no_difference() {
        assert!(lexicon().of("JOSE").male());
        assert!(lexicon().of("anna").female());
    }

    #[test]
    fn an_unknown_word_and_an_empty_table_say_nothing() {
        assert_eq!(lexicon().of("Wednesday"), Called(0));
        assert_eq!(Lexicon::default().of("Anna"), Called(0));
    }
}
