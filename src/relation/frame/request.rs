//! Whom a request was made of: who does what was asked for ("left at the request of"), and who answers it.

use super::{Frame, FrameBuilder, Role, Via};
use crate::sentence::{Deprel, Upos};

impl FrameBuilder<'_> {
    /// "at the request of Ruiz": who is behind "of" asks, and who does what the sentence says is asked. "in support of
    /// Ruiz": who does what the sentence says supports. "with the backing of Ruiz": who does it is backed.
    pub(super) fn behest(&self, i: usize, frame: &mut Frame) {
        let t = self.tree;
        let asked = self.ontology.words.behests.contains(t.lemma(i))
            && matches!(
                t.preposition(i).as_str(),
                "at" | "on"
                    | "upon"
                    | "per"
                    | "under"
                    | "by"
                    | "after"
                    | "following"
                    | "despite"
                    | "amid"
            );
        let joint = self.ontology.words.spirits.contains(t.lemma(i)) && t.preposition(i) == "in";
        let backed = self.ontology.words.backing.contains(t.lemma(i)) && t.preposition(i) == "with";
        // "in response to threats from Ruiz", but an order may bind others
        let response = t.head(i).filter(|&h| {
            self.ontology.words.behests.contains(t.lemma(i))
                && t.lemma(i) != "order"
                && t.lemma(h) == "response"
                && t.preposition(h) == "in"
        });
        let above = response.map_or_else(|| t.head(i), |h| t.head(h));
        let asked = asked || response.is_some();
        let Some(head) = above.filter(|_| asked || joint || backed) else {
            return;
        };
        if joint {
            let doers = self.subject_heads(head);
            self.push_all(&mut frame.arguments, &Role::Subject, doers, Via::Governor);
            return;
        }
        // "with Ruiz's support" is with her help
        if backed && frame.lemma == "support" {
            frame.lemma = "assistance".into();
        }
        asked_by(frame);
        let doers: Vec<usize> = if t.upos(head) == Upos::Verb {
            self.doers(head)
        } else if t.name(head).is_some() {
            vec![head]
        } else {
            let by = |c: &usize| t.preposition(*c) == "by";
            t.by(head, Deprel::Nmod).filter(by).collect()
        };
        let whom: Vec<usize> = doers.into_iter().filter(|&c| c != i).collect();
        let prepositions: &[&str] = if backed {
            &["for", "to", "of"]
        } else {
            &["to"]
        };
        for preposition in prepositions {
            let role = Role::Oblique((*preposition).into());
            self.push_all(
                &mut frame.arguments,
                &role,
                whom.iter().copied(),
                Via::Governor,
            );
        }
    }

    /// "rejected Chile's demand", "agreed to a request from Chile": whoever answers it was asked.
    pub(super) fn answered(&self, i: usize, frame: &mut Frame) {
        let (t, words) = (self.tree, &self.ontology.words);
        let verb = t.head(i).filter(|&verb| {
            words.behests.contains(t.lemma(i)) && words.answering.contains(t.lemma(verb))
        });
        let Some(verb) = verb else { return };
        let passive = self.passive(verb);
        let answers = match t.deprel(i) {
            Deprel::Obj => !passive,
            Deprel::NsubjPass => passive,
            Deprel::Obl => matches!(t.preposition(i).as_str(), "to" | "with"),
            _ => false,
        };
        if !answers {
            return;
        }
        asked_by(frame);
        let to = Role::Oblique("to".into());
        self.push_all(&mut frame.arguments, &to, self.doers(verb), Via::Governor);
    }
}

/// Makes those behind "of" and "from" who asks: "the request of Ruiz".
fn asked_by(frame: &mut Frame) {
    for a in &mut frame.arguments {
        if matches!(&a.role, Role::Oblique(p) if p == "of" || p == "from") {
            a.role = Role::Subject;
        }
    }
}
