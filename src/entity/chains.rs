//! Chains under construction: which one each phrase belongs to, and what is known of each.

use super::phrase::Phrase;
use crate::mention::Gender;
use crate::ontology::EntityType;
use rustc_hash::FxHashMap;

/// What is known of a chain.
#[derive(Clone, Copy, Default)]
struct Known {
    /// Key and type of its entity, where it has a name.
    key: u64,
    named: Option<EntityType>,
    /// Whether that type is a guess.
    doubtful: bool,
    gender: Gender,
    /// What its first noun can stand for.
    hint: Option<EntityType>,
}

/// Chains under construction.
#[derive(Default)]
pub(super) struct Chains {
    owner: Vec<u32>,
    known: Vec<Known>,
    by_key: FxHashMap<u64, u32>,
}

impl Chains {
    /// The chain of each phrase that was put.
    pub(super) fn into_owners(self) -> Vec<u32> {
        self.owner
    }

    /// The chain of a name: its entity's, else that of the noun that it renames.
    pub(super) fn named(&self, phrase: &Phrase) -> Option<u32> {
        let own = self.by_key.get(&phrase.key).copied();
        own.or_else(|| {
            let noun = *self.owner.get(phrase.renames? as usize)?;
            let known = self.known.get(noun as usize)?;
            (known.key == 0 && known.hint.is_none_or(|hint| phrase.can_be(hint))).then_some(noun)
        })
    }

    /// The chain of `candidate`, unless it is of something that the phrase can't mean.
    pub(super) fn open_to(&self, candidate: u32, phrase: &Phrase) -> Option<u32> {
        let chain = *self.owner.get(candidate as usize)?;
        let known = self.known.get(chain as usize)?;
        let sexed = matches!(known.gender, Gender::Male | Gender::Female);
        let fits = match known.named {
            Some(named) => phrase.can_mean(named, known.doubtful),
            None => true,
        };
        let agrees = !phrase.personal() || !sexed || known.gender == phrase.gender;
        (fits && agrees).then_some(chain)
    }

    /// The chain of a name that comes only after the phrase, unless it is of the other sex: its entity's, or the next.
    pub(super) fn coming(&self, name: &Phrase, phrase: &Phrase) -> Option<u32> {
        let sexed = |gender| matches!(gender, Gender::Male | Gender::Female);
        let agrees = !sexed(name.gender) || !sexed(phrase.gender) || name.gender == phrase.gender;
        let known = self.by_key.get(&name.key).copied();
        agrees.then(|| known.unwrap_or(self.next()))
    }

    /// Whether a chain is known to be of something that the article names, or is yet to begin with a name.
    pub(super) fn has_name(&self, chain: u32) -> bool {
        self.known
            .get(chain as usize)
            .is_none_or(|known| known.key != 0)
    }

    /// The number of the next new chain.
    pub(super) fn next(&self) -> u32 {
        self.known.len() as u32
    }

    /// Gives a chain the name of its entity.
    pub(super) fn name(&mut self, chain: u32, phrase: &Phrase) {
        if let Some(known) = self.known.get_mut(chain as usize) {
            (known.key, known.named) = (phrase.key, phrase.name_type());
            known.doubtful = phrase.doubtful;
        }
        self.by_key.entry(phrase.key).or_insert(chain);
    }

    /// Puts the next phrase into a chain, a new one where there is none.
    pub(super) fn put(&mut self, phrase: &Phrase, chain: Option<u32>) {
        let chain = chain.unwrap_or_else(|| {
            let next = self.next();
            self.known.push(Known {
                hint: phrase.noun_type(),
                ..Known::default()
            });
            next
        });
        self.owner.push(chain);
        if phrase.named() {
            self.name(chain, phrase);
        }
        if matches!(phrase.gender, Gender::Male | Gender::Female)
            && let Some(known) = self.known.get_mut(chain as usize)
            && known.gender == Gender::Unknown
        {
            known.gender = phrase.gender;
        }
    }
}
