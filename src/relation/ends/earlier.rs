//! Who does what only the sentence around tells of: "Peru attacked Lima with missiles, one striking a port in Callao".

use super::place::MEANS;
use super::{End, Finder};
use crate::relation::frame::{Role, Via};
use crate::sentence::{Deprel, Upos};

impl Finder<'_> {
    /// Who does the deed of the same kind that the clauses in front tell of, where this one's own doer is not named:
    /// "Peru launched an attack on Lima, with strikes made in Callao".
    pub(super) fn told_before(&self) -> Vec<End> {
        let t = self.tree;
        let mut at = self.frame.predicate;
        for _ in 0..6 {
            let Some(head) = t.head(at).filter(|_| self.leads_up(at)) else {
                break;
            };
            if t.upos(head) == Upos::Verb && head < at {
                let found = self.doers_of(head, at);
                if !found.is_empty() {
                    return found;
                }
            }
            at = head;
        }
        Vec::new()
    }

    /// Whether the word that word `i` hangs on may tell of the same deed as it.
    fn leads_up(&self, i: usize) -> bool {
        let t = self.tree;
        match t.deprel(i) {
            Deprel::Acl
            | Deprel::Advcl
            | Deprel::Xcomp
            | Deprel::Obj
            | Deprel::Nsubj
            | Deprel::NsubjPass => true,
            Deprel::Obl | Deprel::Nmod => {
                matches!(
                    t.preposition(i).as_str(),
                    "with" | "including" | "of" | "during"
                )
            }
            _ => false,
        }
    }

    /// Who does what the verb at word `verb` says, if that is a deed of this kind, and not done to what word `below` heads:
    /// whoever "destroyed a missile targeting Lima" does not target it.
    fn doers_of(&self, verb: usize, below: usize) -> Vec<End> {
        let t = self.tree;
        let deed = |c: &usize| self.like(t.lemma(*c));
        let through = |c: &usize| MEANS.contains(&t.preposition(*c).as_str()) && deed(c);
        let mut phrases = t.by(verb, Deprel::Obl).chain(t.by(verb, Deprel::OblAgent));
        if let Some(means) = phrases.find(through) {
            let doers = self.referents.doers(means).into_iter();
            let mut found: Vec<_> = doers.flat_map(|c| self.referents.of(c, false)).collect();
            if found.is_empty() {
                found = self.referents.owners(means);
            }
            return End::each(found, Via::Means).collect();
        }
        let light = self.ontology.words.light.contains(t.lemma(verb));
        let carries = light && t.by(verb, Deprel::Obj).any(|c| deed(&c));
        let triggers = self.ontology.verbs.get(t.lemma(verb));
        let own = triggers.into_iter().flatten();
        let same = own
            .filter(|r| r.is_plain())
            .any(|r| r.relation == self.trigger.relation);
        let hit = t.deprel(below) == Deprel::Obj;
        if !carries && (hit || !same) {
            return Vec::new();
        }
        let subjects = t.by(verb, Deprel::Nsubj).flat_map(|s| t.conjuncts(s));
        End::each(
            subjects.flat_map(|s| self.referents.of(s, false)),
            Via::Means,
        )
        .collect()
    }

    /// Whether a noun names a deed of this kind.
    fn like(&self, lemma: &str) -> bool {
        let triggers = self.ontology.nouns.get(lemma);
        triggers.is_some_and(|all| all.iter().any(|t| t.relation == self.trigger.relation))
    }

    /// Whether nobody is said to do it: a noun without an owner, a passive without an agent, a weapon of nobody.
    pub(super) fn orphaned(&self) -> bool {
        let t = self.tree;
        let nobody = |i: usize| self.like(t.lemma(i)) || matches!(t.upos(i), Upos::Num | Upos::Det);
        self.role(&Role::Subject).all(|a| nobody(a.head))
    }
}
