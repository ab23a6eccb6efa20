//! Whose the thing is that is done something to: whoever has it, announced it or made it.

use super::{End, Ends, Finder};
use crate::ontology::EntityType;
use crate::relation::argument::By;
use crate::relation::frame::{Argument, Via};
use crate::sentence::Deprel;

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

    /// "a Peruvian Condor jet struck Chilean Puma tanks": whoever has the named thing that strikes does it, and whose the thing
    /// is that is struck is struck as well.
    pub(super) fn wielders(&self, ends: &mut Ends) {
        if !self.placed || self.trigger.mutual || self.trigger.reversed {
            return;
        }
        for thing in std::mem::take(&mut ends.sources) {
            let owners = self.having(&thing);
            if owners.is_empty() {
                ends.sources.push(thing);
            }
            ends.sources.extend(owners);
        }
        let owners: Vec<End> = ends.targets.iter().flat_map(|t| self.having(t)).collect();
        ends.targets.extend(owners);
    }

    /// Whose the named thing at an end is, by the name in front of its own.
    fn having(&self, end: &End) -> Vec<End> {
        let thing = self.referents.kind(end.referent.entity) == EntityType::Other;
        let name = self.tree.name(end.referent.word);
        let name = name.filter(|_| thing && end.referent.by == By::Name);
        let owners = name.map_or_else(Vec::new, |(first, _)| self.referents.owners(first));
        End::each(owners, end.via).collect()
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
        let agents = self.referents.makers(i).into_iter();
        let agents = agents.flat_map(|agent| self.referents.of(agent, false));
        End::each(agents, via).collect()
    }
}
