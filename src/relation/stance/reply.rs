//! What courts rule and what those accused reply: a court that finds that somebody may not do something rejects it,
//! and so does whoever denies what another has said before in the sentence.

use super::{Finder, Word};
use crate::ontology::{EntityType, Trigger};
use crate::relation::Polarity;
use crate::relation::argument::Referent;
use crate::sentence::{Deprel, Upos, Xpos};

/// Auxiliaries of what somebody is allowed to do.
const ALLOWING: &[&str] = &["can", "may", "could"];

impl Finder<'_, '_> {
    /// Who rules what the clause of predicate `i` says: "the court ruled that".
    pub(super) fn ruler(&self, i: usize) -> Option<u32> {
        let tree = self.tree;
        let verb = tree.head(i).filter(|&verb| {
            tree.deprel(i) == Deprel::Ccomp
                && self.ontology.words.decreeing.contains(tree.lemma(verb))
        })?;
        self.doers(verb).first().map(|ruler| ruler.entity)
    }

    /// What `word` does where `ruler` says it by verb `i`: a court does not blame, it rejects.
    pub(super) fn ruled(&self, word: Word, ruler: u32, i: usize) -> Word {
        let kind = self.referents.kind(ruler);
        let verb = self.tree.lemma(i);
        let judge = kind == EntityType::Official && verb == "rule";
        // a ministry that calls a deed shameful only criticizes it
        let finds = self.ontology.words.judging.contains(verb);
        let court = kind == EntityType::Agency && finds || judge;
        match word {
            Word::Blames if court => Word::Rejects,
            same => same,
        }
    }

    /// "The court ruled that Peru may not ban them".
    pub(super) fn forbidding(&mut self, i: usize) {
        let tree = self.tree;
        let not = |c: usize| matches!(tree.lemma(c), "not" | "n't");
        let allowed = tree
            .by(i, Deprel::Aux)
            .any(|c| ALLOWING.contains(&tree.lemma(c)));
        if !allowed || !tree.children(i).any(not) {
            return;
        }
        let Some(ruler) = self.ruler(i) else { return };
        for target in self.doers(i) {
            self.take(i, (ruler, &target), Word::Rejects, "stance/rules");
        }
    }

    /// "Peru said that it won, but Chile denied this", "a claim denied by Chile": whoever denies what another says
    /// rejects them.
    pub(super) fn denial(&mut self, i: usize) {
        let (tree, words) = (self.tree, &self.ontology.words);
        let reply = tree.upos(i) == Upos::Verb
            && words.denying.contains(tree.lemma(i))
            && !matches!(tree.deprel(i), Deprel::Ccomp | Deprel::Xcomp);
        if !reply || self.reader.read(i, None).polarity == Polarity::Negated {
            return;
        }
        let said = |w: usize| words.claims.contains(tree.lemma(w)) && !self.attributed(w);
        let told = |w: usize| said(w) || self.imputed(w);
        let by: Vec<usize> = tree.by(i, Deprel::OblAgent).collect();
        let sources: Vec<Referent> = if by.is_empty() {
            let this = |w: usize| matches!(tree.lemma(w), "this" | "that" | "it" | "which");
            if !tree.by(i, Deprel::Obj).any(|w| this(w) || told(w)) {
                return;
            }
            self.doers(i)
        } else if tree.head(i).is_some_and(told) {
            let agents = by.into_iter();
            agents.flat_map(|w| self.referents.of(w, false)).collect()
        } else {
            return;
        };
        let denies = |target: &Referent| sources.iter().any(|s| s.entity == target.entity);
        let imputed = tree.by(i, Deprel::Obj).any(|w| self.imputed(w));
        let speaks = |w: usize| {
            let accuses = words.accusing.contains(tree.lemma(w));
            tree.upos(w) == Upos::Verb
                && tree.by(w, Deprel::AuxPass).next().is_none()
                && (accuses || words.speech.contains(tree.lemma(w)) && !imputed)
        };
        let mut before = (0..i).rev().filter(|&w| speaks(w)).map(|w| self.doers(w));
        let Some(targets) = before.find(|found| !found.is_empty() && !found.iter().any(denies))
        else {
            return;
        };
        for source in &sources {
            for target in &targets {
                self.take(i, (source.entity, target), Word::Rejects, "stance/denies");
            }
        }
    }

    /// "stays despite Peru's demand", "refused to leave after a request from Peru": whoever does not do what they were
    /// asked for rejects whoever asked.
    pub(super) fn defiance(&mut self, i: usize) {
        let (tree, words) = (self.tree, &self.ontology.words);
        let Some(mut verb) = tree
            .head(i)
            .filter(|_| words.behests.contains(tree.lemma(i)))
        else {
            return;
        };
        let refuses = |verb: usize| {
            words.negating.contains(tree.lemma(verb))
                || self.reader.read(verb, None).polarity == Polarity::Negated
        };
        // "ruled out sending ships after a request"
        while !refuses(verb) && matches!(tree.deprel(verb), Deprel::Xcomp | Deprel::Advcl) {
            let Some(above) = tree.head(verb) else { break };
            verb = above;
        }
        let defied = match tree.preposition(i).as_str() {
            "despite" => true,
            "after" | "following" | "upon" => refuses(verb),
            _ => false,
        };
        if !defied {
            return;
        }
        let demanded = self.ontology.index_of(Word::Demands.relation());
        let asked: Vec<(u32, Referent)> = (self.out.iter())
            .filter(|c| c.predicate == i && Some(c.relation) == demanded)
            .map(|c| (c.target, Referent::echo(c.source, i)))
            .collect();
        for (source, target) in &asked {
            self.take(i, (*source, target), Word::Rejects, "stance/defies");
        }
    }

    /// "refused to pay the damages ordered by Peru": whoever does not give what was demanded rejects whoever demanded it.
    pub(super) fn refusal(&mut self, i: usize) {
        let (tree, words) = (self.tree, &self.ontology.words);
        let demanded = tree.deprel(i) == Deprel::Acl
            && tree.xpos(i) == Xpos::Vbn
            && self.triggers(i, Word::Demands).any(Trigger::is_plain);
        let Some(thing) = tree.head(i).filter(|_| demanded) else {
            return;
        };
        let refuses = |&w: &usize| {
            tree.upos(w) == Upos::Verb
                && (words.negating.contains(tree.lemma(w))
                    || self.reader.read(w, None).polarity == Polarity::Negated)
        };
        let given =
            |&w: &usize| matches!(tree.deprel(w), Deprel::Obj | Deprel::Obl | Deprel::Xcomp);
        let above = std::iter::successors(Some(thing), |w| tree.head(*w).filter(|_| given(w)));
        let Some(verb) = above.skip(1).find(refuses) else {
            return;
        };
        let agents = tree.children(i).filter(|&c| tree.preposition(c) == "by");
        let targets: Vec<Referent> = agents.flat_map(|c| self.referents.of(c, false)).collect();
        for source in self.doers(verb) {
            for target in &targets {
                self.take(
                    verb,
                    (source.entity, target),
                    Word::Rejects,
                    "stance/defies",
                );
            }
        }
    }

    /// Whether word `w` names a share in a wrong that somebody may be accused of: "denied its involvement".
    fn imputed(&self, w: usize) -> bool {
        let tree = self.tree;
        let named = |c: usize| tree.upos(c) != Upos::Pron;
        self.ontology.words.shares.contains(tree.lemma(w))
            && !tree.by(w, Deprel::NmodPoss).any(named)
    }

    /// Whether the phrase at word `w` says itself whose words it means: "Peru's claim", "the claim of Peru".
    fn attributed(&self, w: usize) -> bool {
        let tree = self.tree;
        tree.children(w).any(|c| {
            tree.name(c).is_some() || matches!(tree.deprel(c), Deprel::Nmod | Deprel::NmodPoss)
        })
    }
}

#[cfg(test)]
mod tests {
    use crate::ontology::EntityType::{Agency, Country, Leader};
    use crate::relation::sample::stated;

    #[test]
    fn a_court_rejects_what_it_rules_that_somebody_may_not_do() {
        let rows = "The the DET DT 3 det
High high ADJ NNP 3 compound
Court court PROPN NNP 4 nsubj
ruled rule VERB VBD 0 root
that that SCONJ IN 9 mark
Peru Peru PROPN NNP 9 nsubj
may may AUX MD 9 aux
not not PART RB 9 advmod
sleep sleep VERB VB 4 ccomp";
        let names = [("High Court", Agency), ("Peru", Country)];
        assert_eq!(stated(rows, &names), ["High Court rejected Peru"]);
        let allowed = rows.replace("not not PART", "often often ADV");
        assert!(stated(&allowed, &names).is_empty());
    }

    #[test]
    fn whoever_denies_what_another_says_rejects_them() {
        let said = "Peru Peru PROPN NNP 2 nsubj
says say VERB VBZ 0 root
that that SCONJ IN 5 mark
it it PRON PRP 5 nsubj
won win VERB VBD 2 ccomp
, , PUNCT , 2 punct
";
        let but = "but but CCONJ CC 9 cc
Chile Chile PROPN NNP 9 nsubj
denied deny VERB VBD 2 conj
this this PRON DT 9 obj";
        let claim = "a a DET DT 8 det
claim claim NOUN NN 5 appos
denied deny VERB VBN 8 acl
by by ADP IN 11 case
Chile Chile PROPN NNP 9 obl:agent";
        let names = [("Peru", Country), ("Chile", Country)];
        for reply in [but, claim] {
            let rows = format!("{said}{reply}");
            assert_eq!(stated(&rows, &names), ["Chile rejected Peru"], "{rows}");
        }
    }

    #[test]
    fn whoever_does_not_do_what_was_asked_rejects_whoever_asked() {
        let rows = "Ruiz Ruiz PROPN NNP 2 nsubj
stays stay VERB VBZ 0 root
despite despite ADP IN 6 case
Peru Peru PROPN NNP 6 nmod:poss
's 's PART POS 4 case
request request NOUN NN 2 obl";
        let names = [("Ruiz", Leader), ("Peru", Country)];
        let both = ["Peru demanded-of Ruiz", "Ruiz rejected Peru"];
        assert_eq!(stated(rows, &names), both);
        let obeys = rows.replace("despite despite", "after after");
        assert_eq!(stated(&obeys, &names), ["Peru demanded-of Ruiz"]);
        let refuses = obeys.replace("stays stay", "refuses refuse");
        assert_eq!(stated(&refuses, &names), both);
    }

    #[test]
    fn a_ministry_that_tells_of_a_wrong_criticizes() {
        let rows = "The the DET DT 2 det
Ministry ministry PROPN NNP 3 nsubj
said say VERB VBD 0 root
Peru Peru PROPN NNP 5 nsubj
broke break VERB VBD 3 ccomp
its its PRON PRP$ 7 nmod:poss
promise promise NOUN NN 5 obj";
        let names = [("Ministry", Agency), ("Peru", Country)];
        assert_eq!(stated(rows, &names), ["Ministry criticized Peru"]);
    }
}
