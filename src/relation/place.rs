//! Where an event happens: a phrase of place on its predicate, or on a name beside it ("met Prats in Lima"), that
//! names neither end. A city says more than its country.

use super::argument::Referents;
use super::event::Candidate;
use super::frame::Tree;
use crate::ontology::EntityType;
use crate::sentence::{Deprel, Upos};

/// The entity where `candidate` takes place.
pub(super) fn place(
    tree: &Tree<'_>,
    referents: &Referents<'_>,
    candidate: &Candidate,
) -> Option<u32> {
    let anchors = [Some(candidate.predicate), candidate.support];
    let named = |i: usize| {
        let phrase = matches!(tree.deprel(i), Deprel::Obl | Deprel::Nmod | Deprel::Advmod)
            && matches!(
                tree.preposition(i).as_str(),
                "in" | "at" | "near" | "outside" | "inside" | "off" | "aboard" | "on"
            );
        let entity = referents.at(i).filter(|_| phrase)?.1;
        let kind = referents.kind(entity);
        let place = matches!(kind, EntityType::Place | EntityType::Country);
        let end = entity == candidate.source || entity == candidate.target;
        let here = anchors
            .iter()
            .flatten()
            .any(|&a| hangs_over_names(tree, i, a));
        (place && !end && here).then_some((kind == EntityType::Country, i, entity))
    };
    (0..tree.len())
        .filter_map(named)
        .min()
        .map(|(_, _, entity)| entity)
}

/// Whether `i` depends on `anchor`, directly or over names.
pub(super) fn hangs_over_names(tree: &Tree<'_>, i: usize, anchor: usize) -> bool {
    let mut at = i;
    for _ in 0..6 {
        match tree.head(at) {
            Some(head) if head == anchor => return tree.deprel(at) != Deprel::Conj,
            Some(head) if tree.upos(head) == Upos::Propn => at = head,
            _ => return false,
        }
    }
    false
}
