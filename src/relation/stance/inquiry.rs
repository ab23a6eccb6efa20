//! Whom an inquiry is about that only names what they may have done: "is investigating whether Peru broke the truce", "a
//! probe into claims that Ruiz took bribes".

use super::{Finder, Word};
use crate::relation::argument::Referent;
use crate::relation::frame::Role;
use crate::sentence::Deprel;

impl Finder<'_, '_> {
    /// Whoever looks into what clause `i` tells looks into whoever does it.
    pub(super) fn inquiry(&mut self, i: usize) {
        let tree = self.tree;
        let marked = |words: &[&str]| {
            tree.by(i, Deprel::Mark)
                .any(|m| words.contains(&tree.lemma(m)))
        };
        let clause = matches!(
            tree.deprel(i),
            Deprel::Ccomp | Deprel::Acl | Deprel::Advcl | Deprel::AclRelcl
        );
        let Some(above) = tree.head(i).filter(|&h| clause && h < i) else {
            return;
        };
        let claim = self.ontology.words.claims.contains(tree.lemma(above)) && marked(&["that"]);
        let inquiry = if marked(&["whether", "if"]) {
            Some(above)
        } else {
            tree.head(above).filter(|_| claim)
        };
        let Some(sources) = inquiry.map(|w| self.inquirers(w)) else {
            return;
        };
        for source in &sources {
            for target in self.doers(i) {
                self.take(
                    i,
                    (source.entity, &target),
                    Word::Investigates,
                    "stance/inquires",
                );
            }
        }
    }

    /// Who makes the inquiry that verb or noun `i` tells of.
    fn inquirers(&self, i: usize) -> Vec<Referent> {
        let tree = self.tree;
        let relation = self.ontology.index_of(Word::Investigates.relation());
        let verb = self
            .triggers(i, Word::Investigates)
            .any(|t| t.object.is_empty());
        let noun = |w: usize| {
            let mut nouns = self.ontology.nouns.get(tree.lemma(w)).into_iter().flatten();
            nouns.any(|t| Some(t.relation) == relation)
        };
        // "opened a probe into claims", where the parser hangs the claims on the verb
        let carried = || {
            let light = self.ontology.words.light.contains(tree.lemma(i));
            light && tree.by(i, Deprel::Obj).any(noun)
        };
        if !verb && !noun(i) && !carried() {
            return Vec::new();
        }
        let heads = [Role::Subject, Role::Modifier];
        let heads = heads.iter().flat_map(|role| self.playing(i, role));
        heads
            .flat_map(|head| self.referents.of(head, false))
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use crate::ontology::EntityType::{Agency, Company, Country};
    use crate::relation::sample::stated;

    #[test]
    fn whoever_investigates_whether_somebody_did_something_investigates_them() {
        let rows = "Peru Peru PROPN NNP 3 nsubj
is be AUX VBZ 3 aux
investigating investigate VERB VBG 0 root
whether whether SCONJ IN 6 mark
Norvik Norvik PROPN NNP 6 nsubj
slept sleep VERB VBD 3 ccomp";
        let names = [("Peru", Country), ("Norvik", Company)];
        assert_eq!(stated(rows, &names), ["Peru investigates Norvik"]);
        let watches = rows.replace("investigating investigate", "watching watch");
        assert!(stated(&watches, &names).is_empty());
    }

    #[test]
    fn an_inquiry_into_claims_is_into_whom_they_accuse() {
        let rows = "The the DET DT 2 det
Ministry ministry PROPN NNP 3 nsubj
opened open VERB VBD 0 root
a a DET DT 5 det
probe probe NOUN NN 3 obj
into into ADP IN 7 case
claims claim NOUN NNS 5 nmod
that that SCONJ IN 10 mark
Norvik Norvik PROPN NNP 10 nsubj
slept sleep VERB VBD 7 acl";
        let names = [("Ministry", Agency), ("Norvik", Company)];
        let on_verb = rows.replace("NNS 5 nmod", "NNS 3 obl");
        for rows in [rows, &on_verb] {
            assert_eq!(stated(rows, &names), ["Ministry investigates Norvik"]);
        }
    }
}
