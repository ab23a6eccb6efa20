//! At whom a deed is aimed, where neither its verb nor its noun says so but a participle behind the noun does: "lifted the
//! sanctions imposed on Peru", "attacks targeting Peru", "missiles aimed at Peru".

use super::{End, Finder};
use crate::relation::frame::{Argument, Role, Via};
use crate::sentence::{Deprel, Xpos};

/// Prepositions of whom something is imposed on or aimed at.
const AIMED: &[&str] = &["on", "upon", "against", "at", "toward", "towards"];

impl Finder<'_> {
    /// Whom the participles behind the things at `heads` name, if the pattern's own phrase could.
    pub(super) fn aimed(&self, heads: impl Iterator<Item = usize>) -> Vec<End> {
        if !AIMED.iter().any(|p| self.slot(p)) {
            return Vec::new();
        }
        let (t, words) = (self.tree, &self.ontology.words);
        let mut found = Vec::new();
        for clause in heads.flat_map(|head| t.by(head, Deprel::Acl)) {
            let lemma = t.lemma(clause);
            let named = t.children(clause).filter(|&c| match t.deprel(c) {
                Deprel::Obj => t.xpos(clause) == Xpos::Vbg && words.aiming.contains(lemma),
                Deprel::Obl | Deprel::Nmod => {
                    t.xpos(clause) == Xpos::Vbn
                        && words.imposing.contains(lemma)
                        && AIMED.contains(&t.preposition(c).as_str())
                }
                _ => false,
            });
            found.extend(named.flat_map(|c| t.conjuncts(c)));
        }
        let named: Vec<Argument> = found
            .into_iter()
            .map(|head| Argument {
                role: Role::Object,
                head,
                via: Via::Relative,
            })
            .collect();
        self.refer(named.iter(), true)
    }
}
