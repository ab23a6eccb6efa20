//! What speakers threaten: "if Peru does not leave, we will act", "Peru will pay for it".

use super::{Finder, Word};
use crate::sentence::{Deprel, Upos};

impl Finder<'_, '_> {
    /// Whoever says what will follow if another does not do something demands it, and warns them; so does who says that
    /// they will regret something.
    pub(super) fn threat(&mut self, i: usize) {
        let tree = self.tree;
        let future = tree
            .by(i, Deprel::Aux)
            .any(|c| matches!(tree.lemma(c), "will" | "would" | "shall"));
        let promised = tree.head(i).filter(|&verb| {
            tree.deprel(i) == Deprel::Xcomp
                && self.ontology.words.promising.contains(tree.lemma(verb))
        });
        if tree.upos(i) != Upos::Verb || !future && promised.is_none() {
            return;
        }
        if self.doomed(i) && future {
            let targets = self.doers(i);
            self.by_speaker(i, &targets, Word::Warns, "stance/doom");
        }
        // "threatened to leave if"
        let speaker = match promised {
            Some(verb) => self.doers(verb).first().map(|r| r.entity),
            None => self.speaker(i),
        };
        let Some(speaker) = speaker else { return };
        for clause in tree.by(i, Deprel::Advcl).collect::<Vec<_>>() {
            if self.withheld(clause) {
                for target in self.doers(clause) {
                    self.take(clause, (speaker, &target), Word::Warns, "stance/unless");
                    self.take(clause, (speaker, &target), Word::Demands, "stance/unless");
                }
            }
        }
    }

    /// Whether predicate `i` says that its subject will come to grief: "will face the consequences".
    fn doomed(&self, i: usize) -> bool {
        let tree = self.tree;
        let grief = |c: usize| self.ontology.words.reprisals.contains(tree.lemma(c));
        let object = tree.by(i, Deprel::Obj).any(grief);
        match tree.lemma(i) {
            "regret" => true,
            "pay" => {
                object
                    || tree
                        .by(i, Deprel::Advmod)
                        .any(|c| tree.lemma(c) == "dearly")
            }
            "face" | "suffer" | "bear" | "feel" | "meet" | "receive" => object,
            _ => false,
        }
    }

    /// Whether clause `i` is a condition that something is not done: "if Peru does not leave", "unless it leaves".
    fn withheld(&self, i: usize) -> bool {
        let tree = self.tree;
        let marked = |word: &str| tree.by(i, Deprel::Mark).any(|c| tree.lemma(c) == word);
        let not = tree
            .children(i)
            .any(|c| matches!(tree.lemma(c), "not" | "n't" | "never"))
            || self.ontology.words.negating.contains(tree.lemma(i));
        marked("unless") || marked("if") && not
    }
}

#[cfg(test)]
mod tests {
    use crate::ontology::EntityType::{Country, Leader};
    use crate::relation::sample::stated;

    #[test]
    fn what_will_follow_if_something_is_not_done_is_a_demand_and_a_threat() {
        let rows = "Ruiz Ruiz PROPN NNP 2 nsubj
said say VERB VBD 0 root
talks talk NOUN NNS 5 nsubj
would would AUX MD 5 aux
end end VERB VB 2 ccomp
if if SCONJ IN 10 mark
Peru Peru PROPN NNP 10 nsubj
did do AUX VBD 10 aux
not not PART RB 10 advmod
leave leave VERB VB 5 advcl";
        let names = [("Ruiz", Leader), ("Peru", Country)];
        let both = ["Ruiz demanded-of Peru", "Ruiz warned Peru"];
        assert_eq!(stated(rows, &names), both);
        let threatens = "Ruiz Ruiz PROPN NNP 2 nsubj
threatened threaten VERB VBD 0 root
to to PART TO 4 mark
leave leave VERB VB 2 xcomp
unless unless SCONJ IN 7 mark
Peru Peru PROPN NNP 7 nsubj
paid pay VERB VBD 4 advcl";
        assert_eq!(stated(threatens, &names), both);
        let leaves = rows.replace("not not PART", "soon soon ADV");
        assert!(stated(&leaves, &names).is_empty());
    }

    #[test]
    fn who_says_that_another_will_regret_something_warns_them() {
        let rows = "Ruiz Ruiz PROPN NNP 2 nsubj
said say VERB VBD 0 root
Peru Peru PROPN NNP 5 nsubj
would would AUX MD 5 aux
face face VERB VB 2 ccomp
consequences consequence NOUN NNS 5 obj";
        let names = [("Ruiz", Leader), ("Peru", Country)];
        assert_eq!(stated(rows, &names), ["Ruiz warned Peru"]);
    }
}
