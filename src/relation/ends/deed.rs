//! Whose a deed is that somebody condemns, backs or demands: of "the arrest of Ruiz by Peru" it is Peru's, and whom a deed
//! befalls is not condemned with it.

use super::{End, Finder};
use crate::ontology::{Coarse, Trigger};
use crate::relation::argument::Referent;
use crate::relation::frame::Argument;
use crate::sentence::Deprel;

/// How somebody stands to a deed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stance {
    For,
    Against,
    Demanding,
}

impl Stance {
    /// That which a relation of that name takes.
    pub(super) fn of(relation: &str) -> Option<Self> {
        match relation {
            "supports" => Some(Self::For),
            "criticized" | "rejected" => Some(Self::Against),
            "demanded-of" => Some(Self::Demanding),
            _ => None,
        }
    }
}

impl Finder<'_> {
    /// Whether what stands behind the "of" of `thing` only suffers it, and so is not whom the stance is taken to: who condemns
    /// or welcomes the arrest of Ruiz, or demands her release.
    pub(super) fn befalls(&self, thing: &Argument) -> bool {
        let Some(stance) = self.stance else {
            return false;
        };
        let suffered = |t: &Trigger| {
            let Some(kind) = self.ontology.types.get(usize::from(t.relation)) else {
                return false;
            };
            let hostile = kind.goldstein.is_some_and(|tone| tone < 0.0);
            // who demands Ruiz's removal demands it of her, and her request is her own
            let fits = match stance {
                Stance::For | Stance::Against => hostile && Stance::of(&kind.name).is_none(),
                Stance::Demanding => kind.name != "dismissed",
            };
            fits && !kind.symmetric && !t.reversed && t.slot.iter().any(|p| p == "of")
        };
        let triggers = self.ontology.nouns.get(self.tree.lemma(thing.head));
        self.tree.name(thing.head).is_none() && triggers.into_iter().flatten().any(suffered)
    }

    /// Whose the deed `thing` is, which another suffers: those behind its "by", else those in front of it, but of "Ruiz's
    /// arrest" not her.
    pub(super) fn culprits(&self, thing: &Argument) -> Vec<End> {
        let (tree, i) = (self.tree, thing.head);
        let of: Vec<usize> = tree
            .by(i, Deprel::Nmod)
            .filter(|&c| tree.preposition(c) == "of")
            .collect();
        // "the takeover of a bank by Norvik", where the parser hangs Norvik on the bank
        let hit = of
            .iter()
            .filter(|&&c| !self.ontology.nouns.contains_key(tree.lemma(c)));
        let by = std::iter::once(&i)
            .chain(hit)
            .flat_map(|&c| self.referents.doers(c));
        let doers: Vec<Referent> = by.flat_map(|c| self.referents.of(c, false)).collect();
        if !doers.is_empty() {
            return End::each(doers, thing.via).collect();
        }
        let patient = !of.is_empty();
        let person = |r: &Referent| self.referents.kind(r.entity).coarse() == Coarse::Person;
        let mut owners = self.referents.owners(i);
        owners.retain(|r| patient || !person(r));
        End::each(owners, thing.via).collect()
    }
}
