//! What whoever acts against another says of them without naming them again: "banned Ruiz, accusing him of fraud", "fined
//! the bank, citing repeated breaches".

use super::{Finder, Word};
use crate::ontology::Trigger;
use crate::relation::argument::Referent;
use crate::sentence::{Deprel, Upos, Xpos};

impl Finder<'_, '_> {
    /// Whoever acts upon somebody and accuses, praises or urges "them" in a participle means the same.
    pub(super) fn reason(&mut self, i: usize) {
        let tree = self.tree;
        let attendant = tree.upos(i) == Upos::Verb
            && matches!(tree.xpos(i), Xpos::Vbg | Xpos::Vb)
            && matches!(tree.deprel(i), Deprel::Advcl | Deprel::Xcomp)
            && tree.by(i, Deprel::Nsubj).next().is_none();
        let known = self.out.iter().any(|c| c.predicate == i);
        let Some(verb) = tree.head(i).filter(|&v| attendant && !known && v < i) else {
            return;
        };
        let doers = self.doers(i);
        let addressed = self.addressed(i, &doers);
        let unsaid = addressed.is_none();
        let Some(word) = addressed.or_else(|| self.unsaid(i)) else {
            return;
        };
        let hostile = |relation: u16| {
            let kind = self.ontology.types.get(usize::from(relation));
            kind.is_some_and(|kind| kind.goldstein.is_some_and(|tone| tone < 0.0))
        };
        let doer = |entity: u32| doers.iter().any(|d| d.entity == entity);
        let meant: Vec<(u32, Referent)> = (self.out.iter())
            .filter(|c| c.predicate == verb || c.support == Some(verb))
            .filter(|c| doer(c.source) && (!unsaid || hostile(c.relation)))
            .map(|c| (c.source, Referent::echo(c.target, i)))
            .collect();
        for (source, target) in &meant {
            self.take(i, (*source, target), word, "stance/reason");
        }
    }

    /// What verb `i` does in words to the one whom its object means, if that is a mere "them" or "the group".
    fn addressed(&self, i: usize, doers: &[Referent]) -> Option<Word> {
        let tree = self.tree;
        let object = tree.by(i, Deprel::Obj).next()?;
        let definite = || tree.by(object, Deprel::Det).any(|d| tree.lemma(d) == "the");
        let anaphor = match tree.upos(object) {
            Upos::Pron => matches!(tree.lemma(object), "it" | "they" | "he" | "she"),
            Upos::Noun => self.ontology.words.bodies.contains(tree.lemma(object)) && definite(),
            _ => false,
        };
        // nobody accuses themselves
        let named = self.referents.of(object, false);
        let free = anaphor
            && named
                .iter()
                .all(|r| doers.iter().any(|d| d.entity == r.entity));
        if !free {
            return None;
        }
        if self.ontology.words.naming.contains(tree.lemma(i)) {
            return self.verdict(i, object);
        }
        let words = [Word::Blames, Word::Praises, Word::Demands];
        let mut words = words.into_iter();
        words.find(|&word| self.triggers(i, word).any(Trigger::is_plain))
    }

    /// What verb `i` does in words to whom it does not say: "alleging fraud", "citing breaches", "demanding an apology".
    fn unsaid(&self, i: usize) -> Option<Word> {
        let tree = self.tree;
        let object = tree.by(i, Deprel::Obj).next();
        let listed = |t: &Trigger| {
            let names = |w: usize| t.object.iter().any(|o| o == tree.lemma(w));
            object.is_some_and(names)
        };
        let clause = |t: &Trigger| t.slot.iter().any(|s| s == "that");
        if self
            .triggers(i, Word::Blames)
            .any(|t| listed(t) || clause(t))
        {
            Some(Word::Blames)
        } else {
            let demands = self.triggers(i, Word::Demands).any(listed);
            demands.then_some(Word::Demands)
        }
    }

    /// The patterns by which verb `i` does `word`.
    pub(super) fn triggers(&self, i: usize, word: Word) -> impl Iterator<Item = &Trigger> {
        let relation = self.ontology.index_of(word.relation());
        let triggers = self.ontology.verbs.get(self.tree.lemma(i));
        let triggers = triggers.into_iter().flatten();
        triggers.filter(move |t| Some(t.relation) == relation)
    }
}

#[cfg(test)]
mod tests {
    use crate::ontology::EntityType::{Company, Country, Person};
    use crate::relation::sample::stated;

    #[test]
    fn whoever_is_acted_upon_is_accused_in_the_participle() {
        let rows = "Peru Peru PROPN NNP 2 nsubj
bans ban VERB VBZ 0 root
Azul Azul PROPN NNP 2 obj
, , PUNCT , 5 punct
accusing accuse VERB VBG 2 advcl
them they PRON PRP 5 obj
of of ADP IN 8 case
fraud fraud NOUN NN 5 obl";
        let names = [("Peru", Country), ("Azul", Company)];
        assert!(stated(rows, &names).contains(&"Peru criticized Azul".to_owned()));
        let group = rows.replace(
            "them they PRON PRP 5 obj",
            "the the DET DT 7 det\ngroup group NOUN NN 5 obj",
        );
        let group = group.replace("8 case", "9 case");
        assert!(stated(&group, &names).contains(&"Peru criticized Azul".to_owned()));
    }

    #[test]
    fn a_wrong_that_is_cited_is_that_of_whoever_is_punished() {
        let rows = "Peru Peru PROPN NNP 2 nsubj
sanctioned sanction VERB VBD 0 root
Ruiz Ruiz PROPN NNP 2 obj
, , PUNCT , 5 punct
citing cite VERB VBG 2 advcl
repeated repeated ADJ JJ 7 amod
violations violation NOUN NNS 5 obj";
        let names = [("Peru", Country), ("Ruiz", Person)];
        assert!(stated(rows, &names).contains(&"Peru criticized Ruiz".to_owned()));
        let reasons = rows.replace("violations violation", "reasons reason");
        assert!(!stated(&reasons, &names).contains(&"Peru criticized Ruiz".to_owned()));
    }
}
