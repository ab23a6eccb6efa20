//! Common nouns that tell what they can stand for: "the airline" a company, "the spokeswoman" a woman; and words that
//! names begin or end with, or that name nobody.

use super::Gender;
use crate::ontology::EntityType;
use rustc_hash::{FxHashMap, FxHashSet};

const NOUNS: &str = include_str!("../../gazetteer/facts/nouns.tsv");

/// The nouns by their lemmas.
#[derive(Clone, Debug, Default)]
pub struct Nouns {
    kinds: FxHashMap<&'static str, EntityType>,
    genders: FxHashMap<&'static str, Gender>,
    occasions: FxHashSet<&'static str>,
    bodies: FxHashSet<&'static str>,
    portfolios: FxHashSet<&'static str>,
    nobody: FxHashSet<&'static str>,
    vessels: FxHashSet<&'static str>,
    abbreviations: FxHashSet<&'static str>,
    of_places: FxHashSet<&'static str>,
}

impl Nouns {
    /// The list that the program carries.
    pub fn embedded() -> Self {
        let mut nouns = Self::default();
        for line in NOUNS.lines().filter(|line| !line.starts_with('#')) {
            let Some((what, list)) = line.split_once('\t') else {
                continue;
            };
            let gender = match what {
                "male" => Some(Gender::Male),
                "female" => Some(Gender::Female),
                _ => None,
            };
            for noun in list.split('|') {
                let listed = match what {
                    "occasion" => Some(&mut nouns.occasions),
                    "body" => Some(&mut nouns.bodies),
                    "portfolio" => Some(&mut nouns.portfolios),
                    "nobody" => Some(&mut nouns.nobody),
                    "vessel" => Some(&mut nouns.vessels),
                    "abbreviation" => Some(&mut nouns.abbreviations),
                    "of-place" => Some(&mut nouns.of_places),
                    _ => None,
                };
                if let Some(listed) = listed {
                    listed.insert(noun);
                } else if let Some(gender) = gender {
                    nouns.genders.insert(noun, gender);
                } else if let Some(kind) = EntityType::from_name(what) {
                    nouns.kinds.insert(noun, kind);
                }
            }
        }
        nouns
    }

    /// The type of things that the noun can stand for.
    pub fn kind(&self, lemma: &str) -> Option<EntityType> {
        self.kinds.get(lemma).copied()
    }

    /// Whether the noun ends the name of an occasion that begins with its year: "2020 Peruvian general election".
    pub fn names_occasion(&self, lemma: &str) -> bool {
        self.occasions.contains(lemma)
    }

    /// Whether words in small letters behind a country's name make it that of a body of the state: "parliament", and
    /// "ministry" with its field, "foreign ministry".
    pub fn names_body(&self, words: &str) -> bool {
        let portfolio = words.rsplit_once(' ').map(|(_, last)| last);
        self.bodies.contains(words) || portfolio.is_some_and(|noun| self.portfolios.contains(noun))
    }

    /// Whether words in small letters name nobody, though a capital where they open a sentence or lend an office dignity
    /// makes taggers doubt it: "whoever", "prime minister".
    pub fn names_nobody(&self, words: &str) -> bool {
        self.nobody.contains(words)
    }

    /// Whether letters stand in front of the names of vessels: "USS".
    pub fn opens_vessel(&self, letters: &str) -> bool {
        self.vessels.contains(letters)
    }

    /// Whether a name may end in the word with a full stop of its own: "Inc".
    pub fn abbreviates(&self, word: &str) -> bool {
        self.abbreviations.contains(word)
    }

    /// Whether a name behind the noun and "of" is a place's: "the outskirts of".
    pub fn owns_place(&self, noun: &str) -> bool {
        self.of_places.contains(noun)
    }

    /// The sex that the noun, or the title in front of a name, tells.
    pub fn gender(&self, lemma: &str) -> Gender {
        self.genders.get(lemma).copied().unwrap_or(Gender::Unknown)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_list_is_a_type_a_sex_or_of_parts_of_names() {
        let parts = ["occasion", "body", "portfolio"];
        let borders = ["nobody", "vessel", "abbreviation", "of-place"];
        for line in NOUNS.lines().filter(|line| !line.starts_with('#')) {
            let (what, nouns) = line.split_once('\t').unwrap();
            let known = EntityType::from_name(what).is_some()
                || ["male", "female"].contains(&what)
                || parts.contains(&what)
                || borders.contains(&what);
            assert!(known && !nouns.is_empty(), "{line}");
        }
    }

    #[test]
    fn a_noun_tells_type_or_sex() {
        let nouns = Nouns::embedded();
        assert_eq!(nouns.kind("airline"), Some(EntityType::Company));
        assert_eq!(nouns.gender("spokeswoman"), Gender::Female);
        assert_eq!(nouns.gender("airline"), Gender::Unknown);
    }

    #[test]
    fn a_ministry_needs_its_field_to_be_a_name() {
        let nouns = Nouns::embedded();
        assert!(nouns.names_body("foreign affairs ministry") && nouns.names_body("parliament"));
        assert!(!nouns.names_body("ministry") && !nouns.names_body("army"));
    }
}
