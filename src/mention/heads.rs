//! Nouns that say what a name names: a "Research Centre" is an institute, an "International Airport" a place. Most
//! names of bodies, places and agreements never seen before end in such a noun, or have it in front of "of".

use super::cue::lower;
use crate::model::feature;
use crate::ontology::EntityType;
use rustc_hash::FxHashMap;

const HEADS: &str = include_str!("../../gazetteer/facts/heads.tsv");
const DESCRIPTIONS: &str = include_str!("../../gazetteer/facts/descriptions.tsv");
const ROOT: u64 = 0x6865_6164_6e6f_756e;
/// The longest head has so many words.
const LONGEST: usize = 3;

/// What a noun makes of the name that it heads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Head {
    /// The type of the named thing.
    pub kind: EntityType,
    /// Whether it is a place of learning, whose people are cited as experts.
    pub learned: bool,
}

/// The nouns with what they make.
#[derive(Clone, Debug, Default)]
pub struct Heads(FxHashMap<u64, Head>);

impl Heads {
    /// The nouns that end names, as the program carries them.
    pub fn embedded() -> Self {
        Self::read(HEADS)
    }

    /// The common nouns that stand beside names and say what these name, as the program carries them.
    pub fn descriptions() -> Self {
        Self::read(DESCRIPTIONS)
    }

    fn read(list: &str) -> Self {
        let mut heads = FxHashMap::default();
        for line in list.lines().filter(|line| !line.starts_with('#')) {
            if let Some((kind, nouns)) = line.split_once('\t')
                && let learned = kind == "learned"
                && let Some(kind) = EntityType::from_name(if learned { "institute" } else { kind })
            {
                let head = Head { kind, learned };
                for noun in nouns.split('|') {
                    let key = noun
                        .split(' ')
                        .rev()
                        .fold(ROOT, |key, word| feature::mix(key, lower(word)));
                    heads.entry(key).or_insert(head);
                }
            }
        }
        Self(heads)
    }

    /// What the noun that ends a run of words makes of the whole. `words` are the hashes of the lower-cased words,
    /// the last first.
    pub fn find(&self, words: impl Iterator<Item = u64>) -> Option<Head> {
        let mut key = ROOT;
        let mut found = None;
        for word in words.take(LONGEST) {
            key = feature::mix(key, word);
            found = self.0.get(&key).copied().or(found);
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kind(name: &str) -> Option<EntityType> {
        Heads::embedded()
            .find(name.split(' ').rev().map(lower))
            .map(|head| head.kind)
    }

    #[test]
    fn the_longest_head_counts() {
        assert_eq!(
            kind("Northern Grain Research Centre"),
            Some(EntityType::Institute)
        );
        assert_eq!(kind("Veldhoven Space Centre"), Some(EntityType::Place));
        assert_eq!(kind("Veldhoven Airport"), Some(EntityType::Place));
        assert_eq!(kind("Anna Veldhoven"), None);
    }
}
