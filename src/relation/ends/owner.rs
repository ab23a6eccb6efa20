//! Whose the thing is that is done something to: whoever has it, announced it or made it.

use super::{End, Finder};
use crate::relation::frame::{Argument, Via};
use crate::sentence::{Deprel, Xpos};

impl Finder<'_> {
    /// Whoever announced or made the thing at word `i`: Peru in "Peru announced a coalition, which was joined by".
    pub(super) fn makers(&self, i: usize) -> Vec<End> {
        let t = self.tree;
        let verb = t.head(i).filter(|&v| {
            t.deprel(i) == Deprel::Obj && self.ontology.words.light.contains(t.lemma(v))
        });
        let subjects = verb.into_iter().flat_map(|v| t.by(v, Deprel::Nsubj));
        let makers = subjects.flat_map(|s| t.conjuncts(s));
        let makers = makers.flat_map(|maker| self.referents.of(maker, false));
        End::each(makers, Via::Maker).collect()
    }

    /// Whose the thing is that is done something to.
    pub(super) fn possessors(&self, thing: &Argument) -> Vec<End> {
        End::each(self.referents.owners(thing.head), thing.via).collect()
    }

    /// Who made the thing that is done something to, as a clause behind it says.
    pub(super) fn authors(&self, thing: &Argument) -> Vec<End> {
        self.makers_of(thing.head, thing.via)
    }

    /// The same of the thing at word `i`, reached by `via`.
    pub(super) fn makers_of(&self, i: usize, via: Via) -> Vec<End> {
        let t = self.tree;
        let made = t.by(i, Deprel::Acl).filter(|&c| t.xpos(c) == Xpos::Vbn);
        let by = |&c: &usize| t.preposition(c) == "by";
        let agents: Vec<usize> = made.flat_map(|c| t.children(c).filter(by)).collect();
        let agents = agents.into_iter().flat_map(|agent| t.conjuncts(agent));
        let agents = agents.flat_map(|agent| self.referents.of(agent, false));
        End::each(agents, via).collect()
    }
}
