//! Who is somewhere or leaves, though no verb of going or withdrawing says so: whoever is taken, received or treated somewhere, or simply is
//! there; forces that quit a place.

use super::{Argument, Frame, FrameBuilder, Kind, Role, Via};
use crate::sentence::{Deprel, Xpos};

impl FrameBuilder<'_> {
    /// "Ruiz was flown to Lima", "Peru received Ruiz in Lima": whoever is taken or had somewhere goes there, if it is
    /// somebody of a name.
    pub(super) fn moved(&self, frame: &Frame) -> Option<Frame> {
        let (t, words) = (self.tree, &self.ontology.words);
        if frame.kind != Kind::Verb {
            return None;
        }
        let named = |a: &&Argument| {
            let titled = self.ontology.roles.contains_key(t.lemma(a.head));
            t.name(a.head).is_some() || titled && t.xpos(a.head) != Xpos::Nns
        };
        let place = |a: &Argument| match &a.role {
            Role::Oblique(p) => matches!(p.as_str(), "in" | "at"),
            _ => false,
        };
        let to = |a: &Argument| a.role == Role::Oblique("to".into());
        // "to a hospital in Lima"
        let nameless = |a: &Argument| to(a) && t.name(a.head).is_none();
        let roomy = frame.arguments.iter().any(nameless);
        let there = |a: &Argument| {
            words.moving.contains(&frame.lemma) && (to(a) || roomy && place(a))
                || words.hosting.contains(&frame.lemma) && place(a)
        };
        let going = frame.heads(&Role::Object).filter(named);
        let mut arguments: Vec<Argument> = going.cloned().collect();
        for traveller in &mut arguments {
            traveller.role = Role::Subject;
        }
        let mut places: Vec<Argument> = (frame.arguments.iter())
            .filter(|a| there(a))
            .cloned()
            .collect();
        for place in &mut places {
            place.role = Role::Oblique("to".into());
        }
        let gone = !arguments.is_empty() && !places.is_empty();
        arguments.extend(places);
        gone.then(|| Frame {
            lemma: "go".into(),
            passive: false,
            arguments,
            ..frame.clone()
        })
    }

    /// The frames of "Ruiz is in Lima"; of "is said to be in Lima" there is none.
    pub(super) fn presences(&self) -> impl Iterator<Item = Frame> + '_ {
        let t = self.tree;
        let copula = |&c: &usize| t.deprel(c) == Deprel::Cop && t.xpos(c) != Xpos::Vb;
        (0..t.len()).filter(copula).filter_map(|copula| {
            let place = t.head(copula).filter(|&h| t.name(h).is_some())?;
            let preposition = t.preposition(place);
            if preposition.is_empty() {
                return None;
            }
            let mut frame = self.frame(copula, Kind::Verb);
            frame.lemma = "be".into();
            self.subjects(place, 0, Via::Direct, Role::Subject, &mut frame.arguments);
            let role = Role::Oblique(preposition);
            self.push(&mut frame.arguments, role, place, Via::Direct);
            Some(frame)
        })
    }

    /// "Peruvian troops left Chile": forces that leave a place withdraw from it.
    pub(super) fn departed(&self, frame: &Frame) -> Option<Frame> {
        let (t, words) = (self.tree, &self.ontology.words);
        let leaves = frame.kind == Kind::Verb && !frame.passive;
        let forces = |a: &Argument| words.forces.contains(t.lemma(a.head));
        if !leaves
            || !words.leaving.contains(&frame.lemma)
            || !frame.heads(&Role::Subject).any(forces)
        {
            return None;
        }
        let mut arguments = frame.arguments.clone();
        for place in arguments.iter_mut().filter(|a| a.role == Role::Object) {
            place.role = Role::Oblique("from".into());
        }
        let from = Role::Oblique("from".into());
        let place = |i: usize| t.name(i).is_some() || words.regions.contains(t.lemma(i));
        arguments.retain(|a| a.role != from || place(a.head));
        Some(Frame {
            lemma: "withdraw".into(),
            arguments,
            ..frame.clone()
        })
    }
}
