//! Who of those that a phrase leads to is meant: the named among the unnamed, states where a minister tells of them.

use super::{End, Finder};
use crate::ontology::Coarse;
use crate::relation::frame::{Role, Via};
use crate::sentence::Deprel;

impl Finder<'_> {
    /// Whether those of the unnamed at word `i` who act are told by name: "allies of Peru including Chile" are not Peru.
    pub(super) fn exemplified(&self, i: usize) -> bool {
        let t = self.tree;
        let mut phrases = t.by(i, Deprel::Nmod);
        let named = |c: usize| matches!(t.preposition(c).as_str(), "such" | "including");
        t.name(i).is_none() && phrases.any(|c| named(c) && !self.referents.of(c, false).is_empty())
    }

    /// Those of its objects or targets that a predicate names behind "including".
    pub(super) fn listed(&self) -> Vec<End> {
        let acts = |head: usize| self.role(&Role::Subject).any(|a| a.head == head);
        let named = self.phrases(&["including"]).filter(|a| !acts(a.head));
        self.refer(named, false)
    }

    /// "Peru's minister Ana Ruiz says that talks with Chile failed": she only tells of what states do.
    pub(super) fn peers(&self, sources: &mut Vec<End>, targets: &[End]) {
        let person = |e: &End| self.referents.kind(e.referent.entity).coarse() == Coarse::Person;
        if targets.is_empty() || targets.iter().any(person) {
            return;
        }
        for teller in std::mem::take(sources) {
            let word = teller.referent.word;
            let first = self.tree.name(word).map_or(word, |(first, _)| first);
            let titled = teller.via == Via::Maker && person(&teller);
            let owners = titled.then(|| self.referents.owners(first));
            match owners.filter(|owners| !owners.is_empty()) {
                Some(owners) => sources.extend(owners.into_iter().map(|referent| End {
                    referent,
                    via: Via::Maker,
                })),
                None => sources.push(teller),
            }
        }
    }
}
