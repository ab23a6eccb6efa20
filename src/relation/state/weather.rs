//! Where storms and quakes strike: "Hurricane Ruiz made landfall in Peru", "Cyclone Ruiz, which hit Lima and Cusco".

use super::{Place, StateReader};
use crate::ontology::{Coarse, EntityType};
use crate::relation::argument::By;
use crate::relation::event::Candidate;
use crate::sentence::{Deprel, Upos};

/// Prepositions in front of the place that a storm passes.
const PASSING: &[&str] = &[
    "in", "on", "over", "across", "into", "through", "onto", "at", "near", "along",
];

impl StateReader<'_> {
    /// Appends the places that the storm `p` strikes.
    pub(super) fn storm(&self, p: &Place<'_>, out: &mut Vec<Candidate>) {
        let (t, words) = (self.tree, &self.ontology.words);
        let named = (p.first..=p.last).any(|w| words.storms.contains(self.lower(w).as_str()));
        if self.kind(p) != EntityType::Other || !named {
            return;
        }
        let top = p.mention.head as usize;
        let above = t.head(top).filter(|_| t.deprel(top) == Deprel::Nsubj);
        let clauses = t.by(top, Deprel::AclRelcl).chain(t.by(top, Deprel::Acl));
        let verbs = above.into_iter().chain(clauses);
        let strikes = |v: &usize| t.upos(*v) == Upos::Verb && !words.nearing.contains(t.lemma(*v));
        for verb in verbs.flat_map(|v| t.conjuncts(v)).filter(strikes) {
            let struck: Vec<usize> = t.by(verb, Deprel::Obj).collect();
            let landfall = struck.iter().flat_map(|&o| t.by(o, Deprel::Nmod));
            let passed = t.by(verb, Deprel::Obl).chain(landfall);
            let passed =
                passed.filter(|&o| o > top && PASSING.contains(&t.preposition(o).as_str()));
            let places = struck.iter().copied().chain(passed);
            for place in places.flat_map(|o| t.conjuncts(o)) {
                self.struck(p, place, out);
            }
        }
    }

    /// Appends that the storm `p` was where the phrase at word `i` says: "the Bahamas", "the island of Abaco".
    fn struck(&self, p: &Place<'_>, i: usize, out: &mut Vec<Candidate>) {
        let regions = &self.ontology.words.regions;
        let region =
            |i: &usize| self.tree.upos(*i) == Upos::Noun && regions.contains(self.tree.lemma(*i));
        let of = Some(i)
            .filter(region)
            .and_then(|i| self.tree.by(i, Deprel::Nmod).next());
        let Some(q) = self.place_at(of.unwrap_or(i)) else {
            return;
        };
        if self.kind(&q).coarse() == Coarse::Place {
            self.contain(out, (p, &q), 0.7, "storm/strike", By::Name);
        }
    }
}
