//! What somebody calls another or their deed: "called the vote a farce", "a ruling described by Chile as historic".

use super::{Finder, Word};
use crate::relation::Polarity;
use crate::relation::frame::Role;
use crate::sentence::{Deprel, Upos};
use rustc_hash::FxHashSet;
use smol_str::SmolStr;

/// How many words behind a verb of naming the name may stand.
const REACH: usize = 16;

impl Finder<'_, '_> {
    /// Whoever gives another or their deed a good or bad name praises or criticizes them.
    pub(super) fn naming(&mut self, i: usize) {
        let tree = self.tree;
        if tree.upos(i) != Upos::Verb || !self.ontology.words.naming.contains(tree.lemma(i)) {
            return;
        }
        let Some(object) = self.named(i) else {
            return;
        };
        let Some(word) = self.verdict(i, object) else {
            return;
        };
        if self.reader.read(i, None).polarity == Polarity::Negated {
            return;
        }
        // "called the claim absurd"
        let claim = self.ontology.words.claims.contains(tree.lemma(object));
        // to declare somebody a terrorist is a sanction
        let listed = |w: usize| matches!(tree.lemma(w), "terrorist" | "extremist" | "persona");
        let decreed = matches!(tree.lemma(i), "declare" | "deem" | "pronounce");
        if decreed && (i + 1..tree.len().min(i + REACH)).any(listed) {
            return;
        }
        let word = match word {
            Word::Blames if claim => Word::Rejects,
            same => same,
        };
        let sources = self.players(i);
        let mut targets = self.answerable(object);
        if targets.is_empty() {
            // "called it a cowardly act by Peru"
            let names = tree.children(i).filter(|&c| c > object);
            targets = names.flat_map(|c| self.doing(c)).collect();
        }
        for source in &sources {
            let word = self.ruled(word, source.entity, i);
            for target in &targets {
                self.take(i, (source.entity, target), word, "stance/calls");
            }
        }
    }

    /// The word that verb `i` of naming gives a name to.
    fn named(&self, i: usize) -> Option<usize> {
        let tree = self.tree;
        let objects = self.playing(i, &Role::Object);
        let clauses = tree
            .children(i)
            .filter(|&c| matches!(tree.deprel(c), Deprel::Ccomp | Deprel::Xcomp))
            .flat_map(|c| tree.by(c, Deprel::Nsubj));
        // "referred to the vote as a farce"
        let phrases = tree
            .by(i, Deprel::Obl)
            .filter(|&c| tree.preposition(c) == "to");
        objects.into_iter().chain(clauses).chain(phrases).next()
    }

    /// What the words behind verb `i` of naming say of its object.
    pub(super) fn verdict(&self, i: usize, object: usize) -> Option<Word> {
        let tree = self.tree;
        // "found him not guilty" blames nobody, "guilty of fraud" convicts
        let clause = |w: &usize| {
            !matches!(
                tree.form(*w),
                ";" | "but" | "while" | "and" | "not" | "n't" | "never" | "guilty" | "”" | "who"
            )
        };
        (i + 1..tree.len().min(i + REACH))
            .take_while(clause)
            .filter(|&w| tree.name(w).is_none() && w != object && tree.upos(w) != Upos::Verb)
            .find_map(|w| self.valence(w))
    }

    /// What a word says of whom it is said of.
    pub(super) fn valence(&self, w: usize) -> Option<Word> {
        let (tree, words) = (self.tree, &self.ontology.words);
        let (lemma, form) = (tree.lemma(w), tree.form(w).to_lowercase());
        let of = |set: &FxHashSet<SmolStr>| set.contains(lemma) || set.contains(form.as_str());
        // "sold rights", "paid a fine"
        let thing = matches!(lemma, "right" | "good" | "fine" | "fair" | "kind")
            && tree.upos(w) == Upos::Noun;
        if of(&words.blaming) {
            Some(Word::Blames)
        } else if of(&words.praising) && !thing {
            Some(Word::Praises)
        } else {
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::ontology::EntityType::{Agency, Country, Leader};
    use crate::relation::sample::{stated, told};

    #[test]
    fn who_gives_anothers_deed_a_bad_name_criticizes_them() {
        let rows = "Ruiz Ruiz PROPN NNP 2 nsubj
called call VERB VBD 0 root
Peru Peru PROPN NNP 5 nmod:poss
's 's PART POS 3 case
plan plan NOUN NN 2 obj
a a DET DT 7 det
farce farce NOUN NN 2 xcomp";
        let names = [("Ruiz", Leader), ("Peru", Country)];
        assert_eq!(stated(rows, &names), ["Ruiz criticized Peru"]);
        let ministry = [("Ruiz", Agency), ("Peru", Country)];
        assert_eq!(stated(rows, &ministry), ["Ruiz criticized Peru"]);
        let court = rows.replace("called call", "found find");
        assert_eq!(stated(&court, &ministry), ["Ruiz rejected Peru"]);
    }

    #[test]
    fn what_somebody_calls_a_deed_may_stand_in_a_clause_behind_it() {
        let rows = "Peru Peru PROPN NNP 3 nmod:poss
's 's PART POS 1 case
plan plan NOUN NN 7 nsubj
which which PRON WDT 6 obj
Ruiz Ruiz PROPN NNP 6 nsubj
called call VERB VBD 3 acl:relcl
slept sleep VERB VBD 0 root
a a DET DT 9 det
farce farce NOUN NN 6 xcomp";
        let names = [("Peru", Country), ("Ruiz", Leader)];
        assert_eq!(stated(rows, &names), ["Ruiz criticized Peru"]);
    }

    #[test]
    fn a_move_is_of_whoever_did_what_was_told_before() {
        let rows = "Peru Peru PROPN NNP 2 nsubj
left leave VERB VBD 0 root
early early ADV RB 2 advmod

Ruiz Ruiz PROPN NNP 2 nsubj
called call VERB VBD 0 root
the the DET DT 4 det
move move NOUN NN 2 obj
a a DET DT 6 det
farce farce NOUN NN 2 xcomp";
        let names = [("Peru", Country), ("Ruiz", Leader)];
        assert_eq!(told(rows, &names), ["Ruiz criticized Peru"]);
    }
}
