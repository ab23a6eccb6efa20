//! Whom those mourn who do not name the dead again: "Ruiz died on Friday. Prats offered his condolences".

use super::{Finder, Word};
use crate::relation::frame::Role;
use crate::sentence::Upos;

impl Finder<'_, '_> {
    /// Whoever offers condolences or pays tribute does so for whoever has died.
    pub(super) fn farewell(&mut self, i: usize) {
        let tree = self.tree;
        if tree.upos(i) != Upos::Noun || !self.ontology.words.farewells.contains(tree.lemma(i)) {
            return;
        }
        let targets = self.referents.authors(i);
        let paid = tree.head(i).filter(|_| !targets.is_empty());
        let heads: Vec<usize> = paid
            .into_iter()
            .flat_map(|verb| self.playing(verb, &Role::Subject))
            .collect();
        for head in heads {
            for source in self.referents.of(head, false) {
                for target in &targets {
                    self.take(i, (source.entity, target), Word::Praises, "stance/mourns");
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::ontology::EntityType::{Leader, Official};
    use crate::relation::sample::told;

    #[test]
    fn condolences_are_for_whoever_died() {
        let rows = "Ruiz Ruiz PROPN NNP 2 nsubj
died die VERB VBD 0 root
early early ADV RB 2 advmod

Prats Prats PROPN NNP 2 nsubj
offered offer VERB VBD 0 root
condolences condolence NOUN NNS 2 obj";
        let names = [("Ruiz", Leader), ("Prats", Official)];
        assert_eq!(told(rows, &names), ["Prats supports Ruiz"]);
        let left = rows.replace("died die", "left leave");
        assert!(told(&left, &names).is_empty());
    }

    #[test]
    fn tributes_are_paid_by_those_behind_by() {
        let rows = "Ruiz Ruiz PROPN NNP 2 nsubj
died die VERB VBD 0 root
early early ADV RB 2 advmod

Tributes tribute NOUN NNS 3 nsubj:pass
were be AUX VBD 3 aux:pass
paid pay VERB VBN 0 root
by by ADP IN 5 case
Prats Prats PROPN NNP 3 obl:agent";
        let names = [("Ruiz", Leader), ("Prats", Official)];
        assert_eq!(told(rows, &names), ["Prats supports Ruiz"]);
    }
}
