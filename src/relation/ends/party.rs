//! Who of those that a phrase leads to is meant: the named among the unnamed, states where a minister tells of them.

use super::{End, Finder};
use crate::ontology::Coarse;
use crate::relation::frame::{Role, Via};

impl Finder<'_> {
    /// Whether those of the unnamed at word `i` who act are told by name: "allies of Peru including Chile" are not Peru.
    pub(super) fn exemplified(&self, i: usize) -> bool {
        let named = |c: usize| !self.referents.of(c, false).is_empty();
        self.tree.examples(i).any(named)
    }

    /// Whether the unnamed at word `i` act for nobody but themselves: "a Peruvian man" is not Peru.
    pub(super) fn private(&self, i: usize) -> bool {
        self.ontology.words.private.contains(self.tree.lemma(i))
    }

    /// Those of its objects or targets that a predicate names behind "including".
    pub(super) fn included(&self) -> Vec<End> {
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
                Some(owners) => sources.extend(End::each(owners, Via::Maker)),
                None => sources.push(teller),
            }
        }
    }
}
