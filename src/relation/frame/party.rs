//! Parties to talks, truces and deals that stand elsewhere than with the noun: in what tells of them, in their clause.

use super::{Argument, Frame, FrameBuilder, Role, Via, nominal};
use crate::sentence::{Deprel, Upos};

impl FrameBuilder<'_> {
    /// Whether the noun has a partner of its own: "talks with Chile".
    pub(super) fn with(&self, frame: &Frame) -> bool {
        let with = |a: &Argument| a.via == Via::Direct && a.role == Role::Oblique("with".into());
        frame.arguments.iter().any(with)
    }

    /// "Peru says that talks with Chile have failed": of two parties the other is whoever tells of it, or their country,
    /// where the clause names no one else; "Peru voiced readiness for talks with Chile": or whose the noun above it is.
    pub(super) fn teller(&self, i: usize, frame: &mut Frame) {
        let t = self.tree;
        let own = |a: &Argument| {
            matches!(a.role, Role::Modifier | Role::Subject) && self.acts_itself(a.head)
        };
        if !self.with(frame) || !self.mutual(&frame.lemma) || frame.arguments.iter().any(own) {
            return;
        }
        let speech = &self.ontology.words.speech;
        // whether nouns alone lead up from it
        let mut named = false;
        let mut at = i;
        for _ in 0..5 {
            let Some(head) = t.head(at) else { return };
            if t.deprel(at) == Deprel::Ccomp && speech.contains(t.lemma(head)) {
                for speaker in t.by(head, Deprel::Nsubj) {
                    self.push(&mut frame.arguments, Role::Subject, speaker, Via::Maker);
                }
                return;
            }
            let verb = t.upos(head) == Upos::Verb;
            let doers = if verb {
                self.subject_heads(head)
            } else {
                Vec::new()
            };
            if doers.iter().any(|&doer| self.acts_itself(doer)) {
                // "Peru voiced readiness for talks with Chile", not "fears the outcome of talks with Chile"
                let lemma = t.lemma(head);
                if named && !self.acts(lemma) && !speech.contains(lemma) {
                    for doer in doers {
                        self.push(&mut frame.arguments, Role::Subject, doer, Via::Governor);
                    }
                }
                return;
            }
            named = !verb && (named || at == i);
            at = head;
        }
    }

    /// Whether word `i` may do something: a name, a pronoun, a body, a title.
    pub(super) fn acts_itself(&self, i: usize) -> bool {
        let t = self.tree;
        t.name(i).is_some()
            || t.upos(i) == Upos::Pron
            || self.ontology.words.bodies.contains(t.lemma(i))
            || self.ontology.roles.contains_key(t.lemma(i))
    }

    /// "talks in Lima involving Peru and Chile": whom it involves take part.
    pub(super) fn involved(&self, i: usize, frame: &mut Frame) {
        let t = self.tree;
        let involves = |c: &usize| t.lemma(*c) == "involve" && !self.passive(*c);
        for clause in t.by(i, Deprel::Acl).filter(involves) {
            for party in t.by(clause, Deprel::Obj) {
                let role = Role::Oblique("between".into());
                self.push(&mut frame.arguments, role, party, Via::Control);
            }
        }
    }

    /// "a deal to sell ships to Chile": whom the clause of an agreement says something is done to is its other party.
    pub(super) fn promised(&self, i: usize, frame: &mut Frame) {
        let t = self.tree;
        let agreed = self.ontology.index_of("agreed-with");
        let triggers = self.ontology.nouns.get(&frame.lemma);
        let agreement = triggers.is_some_and(|all| all.iter().any(|t| Some(t.relation) == agreed));
        let listed = |p: &str| nominal::PARTIES.contains(&p);
        let shared = |a: &Argument| matches!(&a.role, Role::Oblique(p) if listed(p));
        if !agreement || frame.arguments.iter().any(shared) {
            return;
        }
        let partner = |c: &usize| matches!(t.preposition(*c).as_str(), "with" | "to" | "from");
        for clause in t.by(i, Deprel::Acl).filter(|&c| !self.passive(c)) {
            let objects = t.by(clause, Deprel::Obj);
            let inner = objects.flat_map(|c| t.by(c, Deprel::Nmod));
            for party in t.by(clause, Deprel::Obl).chain(inner).filter(partner) {
                let role = Role::Oblique("with".into());
                self.push(&mut frame.arguments, role, party, Via::Control);
            }
        }
    }
}
