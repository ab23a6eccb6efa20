//! Parties to talks, truces and deals that stand elsewhere than with the noun: in the sentence around it, in what tells of
//! them, in their clause.

use super::{Argument, Frame, FrameBuilder, PARTIES, Role, Via};
use crate::ontology::Trigger;
use crate::sentence::{Deprel, Upos};

/// Prepositions of an occasion on which the subject of the verb takes part: "visits Lima for talks with".
const OCCASION: &[&str] = &[
    "after",
    "following",
    "during",
    "before",
    "in",
    "at",
    "for",
    "amid",
    "under",
    "on",
];

/// Those of them at whose time the subjects' own talks or truce may have been.
const TIME: &[&str] = &["after", "following", "during", "before", "at"];

impl FrameBuilder<'_> {
    /// "withdrew after clashes with Chile": of two parties the other is whoever does what the sentence says. "Peru and
    /// Chile signed it after talks": where none is named, those who do it are the parties.
    pub(super) fn partner(&self, i: usize, frame: &mut Frame) {
        let t = self.tree;
        let own = |a: &Argument| self.party(a);
        let to = |a: &Argument| a.via == Via::Direct && a.role == Role::Oblique("to".into());
        let named = |a: &Argument| {
            a.between() || matches!(&a.role, Role::Oblique(p) if p == "of" || p == "by")
        };
        let going =
            self.ontology.words.going.contains(t.lemma(i)) && frame.arguments.iter().any(to);
        let whole = self.whole(i);
        let preposition = t.preposition(whole);
        // "as part of a truce with"
        let part = preposition == "as" && whole != i;
        let mutual = (self.with(frame)
            || !frame.arguments.iter().any(named) && TIME.contains(&&*preposition))
            && self.mutual(&frame.lemma);
        let occasion = part || OCCASION.contains(&&*preposition);
        let joins = occasion && (going || mutual) && !frame.arguments.iter().any(own);
        let Some(head) = t.head(whole).filter(|_| joins) else {
            return;
        };
        // "Ruiz, on a visit to Lima, said"
        if t.name(head).is_some() && matches!(preposition.as_str(), "on" | "in") {
            self.push(&mut frame.arguments, Role::Subject, head, Via::Governor);
        }
        let Some(verb) = Some(head).filter(|&h| t.upos(h) == Upos::Verb) else {
            return;
        };
        let told = t.head(verb).filter(|&saying| {
            let mut doers = t
                .by(verb, Deprel::Nsubj)
                .chain(t.by(verb, Deprel::NsubjPass));
            t.deprel(verb) == Deprel::Ccomp
                && self.ontology.words.speech.contains(t.lemma(saying))
                && self.agents(verb).next().is_none()
                && !doers.any(|doer| self.speaks(doer))
        });
        if let Some(saying) = told {
            // "Ruiz said that tariffs would fall after talks with Chile"
            let tellers = t.by(saying, Deprel::Nsubj);
            self.push_all(&mut frame.arguments, &Role::Subject, tellers, Via::Maker);
        } else if self.passive(verb) {
            // "two were shot by soldiers during clashes with": the soldiers clashed
            let mut doers = self.doers(verb);
            if doers.is_empty() {
                doers = t.by(verb, Deprel::NsubjPass).collect();
            }
            self.push_all(&mut frame.arguments, &Role::Subject, doers, Via::Governor);
        } else {
            self.subjects(verb, 0, Via::Governor, Role::Subject, &mut frame.arguments);
        }
    }

    /// "soldiers and rebels were killed in clashes": those who come to harm in what parties do to each other are these.
    pub(super) fn parties(&self, i: usize, frame: &mut Frame) {
        let t = self.tree;
        let own = |a: &Argument| self.party(a) || a.between();
        let occasion = OCCASION.contains(&t.preposition(i).as_str());
        let verb = t.head(i).filter(|&v| {
            occasion && t.upos(v) == Upos::Verb && self.passive(v) && self.mutual(&frame.lemma)
        });
        if frame.arguments.iter().any(own) {
            return;
        }
        let harmed = verb.into_iter().flat_map(|v| t.by(v, Deprel::NsubjPass));
        let harmed: Vec<usize> = harmed.flat_map(|c| t.conjuncts(c)).collect();
        if harmed.len() > 1 {
            let between = Role::Oblique("between".into());
            self.push_all(&mut frame.arguments, &between, harmed, Via::Governor);
        }
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
        // whether nouns alone lead up from it, and whether it is in an adverbial clause
        let (mut named, mut aside) = (false, false);
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
                if aside || named && !self.acts(lemma) && !speech.contains(lemma) {
                    self.push_all(&mut frame.arguments, &Role::Subject, doers, Via::Governor);
                }
                return;
            }
            named = !verb && (named || at == i);
            // "if talks with Chile fail, Peru will leave"
            aside = verb && t.deprel(head) == Deprel::Advcl;
            at = head;
        }
    }

    /// "a truce and an agreement between Peru and Chile": the parties to both stand with the last.
    pub(super) fn common(&self, i: usize, frame: &mut Frame) {
        let t = self.tree;
        let triggers = self.ontology.nouns.get(&frame.lemma).into_iter().flatten();
        let mut peaceful = triggers.filter(|t| self.ontology.symmetric(t.relation));
        if peaceful.next().is_none() || frame.arguments.iter().any(Argument::between) {
            return;
        }
        let last = t.conjuncts(i).into_iter().skip(1).last();
        let parties = last.into_iter().flat_map(|c| t.by(c, Deprel::Nmod));
        let parties = parties.filter(|&c| t.preposition(c) == "between");
        let between = Role::Oblique("between".into());
        self.push_all(&mut frame.arguments, &between, parties, Via::Shared);
    }

    /// "talks in Lima involving Peru and Chile": whom it involves take part.
    pub(super) fn involved(&self, i: usize, frame: &mut Frame) {
        let t = self.tree;
        let involves = |c: &usize| t.lemma(*c) == "involve" && !self.passive(*c);
        // "talks were held in Lima, involving"
        let told = matches!(t.deprel(i), Deprel::Nsubj | Deprel::NsubjPass);
        let beside = t.head(i).filter(|_| told);
        let beside = beside.into_iter().flat_map(|v| t.by(v, Deprel::Advcl));
        let places = t.by(i, Deprel::Nmod).flat_map(|c| t.by(c, Deprel::Acl));
        let clauses = t.by(i, Deprel::Acl).chain(places).chain(beside);
        for clause in clauses.filter(involves) {
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
        if !agreement || frame.arguments.iter().any(Argument::between) {
            return;
        }
        for clause in t.by(i, Deprel::Acl).filter(|&c| !self.passive(c)) {
            let objects = t.by(clause, Deprel::Obj);
            let inner = objects.flat_map(|c| self.partners(c));
            let phrases = t.by(clause, Deprel::Obl).filter(|&c| self.partnered(c));
            let (role, parties) = (Role::Oblique("with".into()), phrases.chain(inner));
            self.push_all(&mut frame.arguments, &role, parties, Via::Control);
        }
    }

    /// The parties that hang on the verb which says that it takes place: "fighting is reported between".
    pub(super) fn engaged(&self, verb: usize, out: &mut Vec<Argument>) {
        let t = self.tree;
        for c in t.by(verb, Deprel::Obl) {
            let preposition = t.preposition(c);
            if PARTIES.contains(&preposition.as_str()) {
                self.push(out, Role::Oblique(preposition), c, Via::Support);
            }
        }
    }

    /// Whether the noun names what two parties do to each other.
    fn mutual(&self, lemma: &str) -> bool {
        let both = |t: &Trigger| t.mutual || self.ontology.symmetric(t.relation);
        let triggers = self.ontology.nouns.get(lemma);
        triggers.is_some_and(|all| all.iter().any(both))
    }

    /// Whether the noun has a partner of its own: "talks with Chile".
    fn with(&self, frame: &Frame) -> bool {
        let with = |a: &Argument| a.via == Via::Direct && a.role == Role::Oblique("with".into());
        frame.arguments.iter().any(with)
    }

    /// Whether an argument is one of those who do what the noun says: "Peruvian clashes", not "deadly clashes".
    fn party(&self, a: &Argument) -> bool {
        a.role == Role::Subject || a.role == Role::Modifier && self.acts_itself(a.head)
    }

    /// Whether word `i` may hold talks: what may do something, but no mere thing of a state's ("tariffs").
    fn speaks(&self, i: usize) -> bool {
        let (t, words) = (self.tree, &self.ontology.words);
        let people = [&words.organs, &words.ranks, &words.people];
        t.name(i).is_some()
            || t.upos(i) == Upos::Pron
            || self.ontology.roles.contains_key(t.lemma(i))
            || people.iter().any(|class| class.contains(t.lemma(i)))
    }

    /// Whether word `i` may do something: a name, a pronoun, a body, a title.
    fn acts_itself(&self, i: usize) -> bool {
        let t = self.tree;
        t.name(i).is_some()
            || t.upos(i) == Upos::Pron
            || self.ontology.words.bodies.contains(t.lemma(i))
            || self.ontology.roles.contains_key(t.lemma(i))
    }
}
