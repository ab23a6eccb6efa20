//! Who goes nowhere, though a verb of going is said of them: who has others or things carried, states whose forces move, and
//! whose the goal is.

use super::{Ends, Finder};
use crate::relation::argument::By;
use crate::relation::frame::{Role, Via};

impl Finder<'_> {
    /// Takes out of a journey who does not make it: "returned the vase to Peru", "Peru's frigates sailed to Chile"; and to
    /// whom it does not lead: "went back to Ruiz's barracks".
    pub(super) fn leave_unmoved(&self, ends: &mut Ends) {
        if !self.states("visited") {
            return;
        }
        let carries = |a: &super::Argument| a.role == Role::Object && a.via == Via::Direct;
        let lemma = self.frame.lemma.as_str();
        let carried = self.ontology.words.carrying.contains(lemma)
            && !self.frame.passive
            && self.trigger.object.is_empty()
            && self.frame.arguments.iter().any(carries);
        if carried {
            ends.sources.clear();
            ends.targets.clear();
        }
        let (t, words) = (self.tree, &self.ontology.words);
        // "was flown to a hospital in Lima"
        let moved = lemma == "go" && t.lemma(self.frame.predicate) != "go";
        ends.targets.retain(|e| moved || e.referent.by != By::Owner);
        let forces = |head: usize| words.forces.contains(t.lemma(head)) && t.name(head).is_none();
        let moved = self.role(&Role::Subject).filter(|a| forces(a.head));
        let owners: Vec<u32> = moved
            .flat_map(|a| self.referents.of(a.head, false))
            .map(|r| r.entity)
            .collect();
        ends.sources
            .retain(|e| !owners.contains(&e.referent.entity));
    }
}
