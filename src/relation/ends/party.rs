//! Who of those that a phrase leads to is meant: the named among the unnamed.

use super::{End, Finder};
use crate::relation::frame::Role;
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
}
