//! How somebody takes a deed or words that are told before: "condemned the move", "a claim that Chile rejects", "the
//! ruling was welcomed by Chile".

use super::{Finder, Word};
use crate::ontology::Trigger;
use crate::relation::Polarity;
use crate::relation::frame::Role;
use crate::sentence::Upos;

impl Finder<'_, '_> {
    /// Whoever condemns, backs or rejects a deed does so to whoever did it.
    pub(super) fn response(&mut self, i: usize) {
        let tree = self.tree;
        if tree.upos(i) != Upos::Verb {
            return;
        }
        let negated = || self.reader.read(i, None).polarity == Polarity::Negated;
        let spurned = self.ontology.words.accepting.contains(tree.lemma(i)) && negated();
        for thing in self.playing(i, &Role::Object) {
            // "will not accept Peru's proposal"
            let (targets, word) = if spurned {
                (self.answerable(thing), Some(Word::Rejects))
            } else {
                (self.referents.authors(thing), self.answer(i, thing))
            };
            let Some(word) = word.filter(|_| !targets.is_empty()) else {
                continue;
            };
            if !spurned && negated() {
                return;
            }
            let sources = self.players(i);
            for source in &sources {
                for target in &targets {
                    self.take(i, (source.entity, target), word, "stance/response");
                }
            }
        }
    }

    /// What verb `i` does to whoever is behind the deed at word `thing`.
    fn answer(&self, i: usize, thing: usize) -> Option<Word> {
        let lemma = self.tree.lemma(thing);
        let listed = |t: &Trigger| t.object.iter().any(|noun| noun == lemma);
        let mut words = [Word::Rejects, Word::Blames, Word::Praises].into_iter();
        let sets = &self.ontology.words;
        let denied = (sets.denying.contains(self.tree.lemma(i))
            && (sets.claims.contains(lemma) || sets.shares.contains(lemma)))
        .then_some(Word::Rejects);
        denied.or_else(|| {
            words.find(|&word| self.triggers(i, word).any(|t| t.is_plain() || listed(t)))
        })
    }
}

#[cfg(test)]
mod tests {
    use crate::ontology::EntityType::Country;
    use crate::relation::sample::told;

    const LEFT: &str = "Peru Peru PROPN NNP 2 nsubj
withdrew withdraw VERB VBD 0 root
early early ADV RB 2 advmod";

    #[test]
    fn who_condemns_a_deed_criticizes_whoever_did_it() {
        let names = [("Peru", Country), ("Chile", Country)];
        for deed in ["move", "withdrawal"] {
            let active = format!(
                "{LEFT}

Chile Chile PROPN NNP 2 nsubj
condemned condemn VERB VBD 0 root
the the DET DT 4 det
{deed} {deed} NOUN NN 2 obj"
            );
            assert_eq!(told(&active, &names), ["Chile criticized Peru"]);
            let passive = format!(
                "{LEFT}

The the DET DT 2 det
{deed} {deed} NOUN NN 4 nsubj:pass
was be AUX VBD 4 aux:pass
condemned condemn VERB VBN 0 root
by by ADP IN 6 case
Chile Chile PROPN NNP 4 obl:agent"
            );
            assert_eq!(told(&passive, &names), ["Chile criticized Peru"]);
        }
    }

    #[test]
    fn a_claim_is_of_whoever_spoke_last() {
        let rows = "Peru Peru PROPN NNP 2 nsubj
says say VERB VBZ 0 root
it it PRON PRP 4 nsubj
won win VERB VBD 2 ccomp

Chile Chile PROPN NNP 2 nsubj
denies deny VERB VBZ 0 root
the the DET DT 4 det
claim claim NOUN NN 2 obj";
        let names = [("Peru", Country), ("Chile", Country)];
        assert_eq!(told(rows, &names), ["Chile rejected Peru"]);
    }

    #[test]
    fn a_clause_may_sum_up_the_deed_in_front_of_it() {
        let rows = "Peru Peru PROPN NNP 2 nsubj
left leave VERB VBD 0 root
, , PUNCT , 5 punct
a a DET DT 5 det
move move NOUN NN 2 parataxis
that that PRON WDT 8 obj
Chile Chile PROPN NNP 8 nsubj
deplores deplore VERB VBZ 5 acl:relcl";
        let names = [("Peru", Country), ("Chile", Country)];
        assert_eq!(told(rows, &names), ["Chile criticized Peru"]);
    }

    #[test]
    fn who_denies_involvement_rejects_whoever_accused_them() {
        let rows = "Peru Peru PROPN NNP 2 nsubj
accuses accuse VERB VBZ 0 root
them they PRON PRP 2 obj

Chile Chile PROPN NNP 2 nsubj
denies deny VERB VBZ 0 root
involvement involvement NOUN NN 2 obj";
        let names = [("Peru", Country), ("Chile", Country)];
        let found = told(rows, &names);
        assert!(
            found.contains(&"Chile rejected Peru".to_owned()),
            "{found:?}"
        );
    }
}
