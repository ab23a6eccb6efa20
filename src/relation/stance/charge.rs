//! What somebody is charged with, or granted, in words that are no verdict themselves: "Peru is behind the attack", "Peru
//! made a mistake", "Peru has every right to act".

use super::{Finder, Word};
use crate::ontology::Trigger;
use crate::sentence::Deprel;

impl Finder<'_, '_> {
    /// "Peru is responsible for the attack", "Peru is behind it": what somebody is charged with.
    pub(super) fn charged(&self, i: usize) -> Option<Word> {
        let tree = self.tree;
        let bad = |w: usize| {
            let tone = |t: &Trigger| {
                let kind = self.ontology.types.get(usize::from(t.relation));
                kind.is_some_and(|kind| kind.goldstein.is_some_and(|tone| tone < 0.0))
            };
            let mut triggers = self.ontology.nouns.get(tree.lemma(w)).into_iter().flatten();
            self.ontology.words.harms.contains(tree.lemma(w))
                || self.valence(w) == Some(Word::Blames)
                || triggers.any(tone)
        };
        let answers = self.ontology.words.answerable.contains(tree.lemma(i))
            && tree
                .children(i)
                .any(|c| tree.preposition(c) == "for" && bad(c));
        let behind = tree.preposition(i) == "behind" && bad(i);
        (self.asserted(i) && (answers || behind)).then_some(Word::Blames)
    }

    /// "Peru is to blame".
    pub(super) fn to_blame(&self, i: usize) -> bool {
        let tree = self.tree;
        let has = |deprel: Deprel, lemma: &str| tree.by(i, deprel).any(|c| tree.lemma(c) == lemma);
        tree.lemma(i) == "blame"
            && has(Deprel::Mark, "to")
            && (has(Deprel::Aux, "be") || has(Deprel::Cop, "be"))
            && tree.by(i, Deprel::Obj).next().is_none()
    }

    /// "Peru has every right to do so".
    pub(super) fn entitled(&self, i: usize) -> bool {
        let tree = self.tree;
        let right = |c: usize| tree.form(c) == "right" && tree.by(c, Deprel::Acl).next().is_some();
        tree.lemma(i) == "have" && self.asserted(i) && tree.by(i, Deprel::Obj).any(right)
    }

    /// "Peru made a mistake".
    pub(super) fn does_wrong(&self, i: usize) -> bool {
        let tree = self.tree;
        let wrong = |c: usize| self.valence(c) == Some(Word::Blames);
        self.ontology.words.perpetrating.contains(tree.lemma(i))
            && tree.by(i, Deprel::Obj).any(wrong)
    }
}
