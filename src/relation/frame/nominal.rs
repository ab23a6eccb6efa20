//! Frames of event nouns: their own modifiers and phrases, and the subject of the light verb that carries them ("imposed
//! sanctions on"). Whom else they join is found in `party.rs`, whom requests are made of in `request.rs`.

use super::{Frame, FrameBuilder, Kind, Role, Via};
use crate::ontology::Trigger;
use crate::sentence::{Deprel, Upos};

impl FrameBuilder<'_> {
    /// The frame of event noun `i`: its own phrase, what its light verb adds, and whose spirit it says.
    pub(super) fn noun(&self, i: usize) -> Frame {
        let mut frame = self.frame(i, Kind::Noun);
        self.modifiers(i, &mut frame);
        self.obliques(i, &mut frame.arguments);
        self.involved(i, &mut frame);
        self.common(i, &mut frame);
        self.behest(i, &mut frame);
        self.answered(i, &mut frame);
        self.authors(i, &mut frame);
        self.bidden(i, &mut frame.arguments);
        self.parties(i, &mut frame);
        self.victims(i, &mut frame);
        self.findings(i, &mut frame);
        self.carried(i, &mut frame);
        self.borne(i, &mut frame);
        self.promised(i, &mut frame);
        self.partner(i, &mut frame);
        self.teller(i, &mut frame);
        frame
    }

    /// Whose the noun is, by its own phrase.
    fn modifiers(&self, i: usize, frame: &mut Frame) {
        let t = self.tree;
        for c in t.children(i) {
            let whose = match t.deprel(c) {
                Deprel::NmodPoss => true,
                Deprel::Compound
                | Deprel::Amod
                | Deprel::NmodDesc
                | Deprel::Nmod
                | Deprel::NmodUnmarked => t.preposition(c).is_empty() && c < i,
                _ => false,
            };
            if whose {
                self.push(&mut frame.arguments, Role::Modifier, c, Via::Direct);
            }
        }
        // "Ruiz is on a visit to Lima", "Peru is in talks with Chile"
        if t.by(i, Deprel::Cop).next().is_some()
            && matches!(t.preposition(i).as_str(), "on" | "in" | "at")
        {
            self.subjects(i, 0, Via::Support, Role::Subject, &mut frame.arguments);
        }
    }

    /// Of whom the clause of what the noun brings to light speaks, as `revealing`: "the inquiry found that Norvik lied".
    fn findings(&self, i: usize, frame: &mut Frame) {
        let (t, words) = (self.tree, &self.ontology.words);
        let verb = t
            .head(i)
            .filter(|&v| t.deprel(i) == Deprel::Nsubj && words.finding.contains(t.lemma(v)));
        let clauses = verb.into_iter().flat_map(|v| t.by(v, Deprel::Ccomp));
        let subjects = |c: usize| t.by(c, Deprel::Nsubj).chain(t.by(c, Deprel::NsubjPass));
        let found: Vec<usize> = clauses.flat_map(subjects).collect();
        let revealing = Role::Oblique("revealing".into());
        self.push_all(&mut frame.arguments, &revealing, found, Via::Direct);
    }

    /// To whom it is done, where the sentence says so of them: "Peru is under investigation", "was the target of an attack",
    /// "firms subject to sanctions".
    fn borne(&self, i: usize, frame: &mut Frame) {
        let t = self.tree;
        let bearer = match t.preposition(i).as_str() {
            "under" => Some(i),
            "of" => (t.head(i)).filter(|&h| self.ontology.words.bearing.contains(t.lemma(h))),
            "to" => t.head(i).filter(|&h| t.lemma(h) == "subject"),
            _ => None,
        };
        let Some(bearer) = bearer.filter(|_| !frame.has(&Role::Subject)) else {
            return;
        };
        let above = t.head(bearer);
        let said = |relation: Deprel| t.deprel(bearer) == relation;
        if t.by(bearer, Deprel::Cop).next().is_some() {
            self.subjects(bearer, 0, Via::Support, Role::Subject, &mut frame.arguments);
        } else if let Some(verb) = above.filter(|&v| {
            (said(Deprel::Obl) || said(Deprel::Xcomp))
                && matches!(
                    t.lemma(v),
                    "come" | "remain" | "become" | "stay" | "fall" | "go"
                )
        }) {
            self.subjects(verb, 0, Via::Support, Role::Subject, &mut frame.arguments);
        } else if let Some(head) = above.filter(|_| {
            said(Deprel::Nmod) && bearer == i || said(Deprel::Appos) || said(Deprel::Amod)
        }) {
            self.push(&mut frame.arguments, Role::Subject, head, Via::Support);
        }
        frame.reversed |= frame.has(&Role::Subject);
    }

    /// What the verb that carries the noun adds: who does it, with whom.
    fn carried(&self, i: usize, frame: &mut Frame) {
        let (t, words) = (self.tree, &self.ontology.words);
        let first = self.whole(i);
        let Some(verb) = t.head(first).filter(|&h| t.upos(h) == Upos::Verb) else {
            return;
        };
        let light = words.light.contains(t.lemma(verb));
        let reversed = words.light_reversed.contains(t.lemma(verb));
        let passive = self.passive(verb);
        let carried = match t.deprel(first) {
            Deprel::Obj => !passive,
            Deprel::NsubjPass | Deprel::Nsubj => passive,
            _ => false,
        };
        let carried = carried && !self.undone(verb, i, light || reversed);
        // "Talks took place in Doha between Peru and Chile": the parties may hang on the verb.
        let occurs = t.deprel(first) == Deprel::Nsubj && self.occurs(verb);
        let lemma = t.lemma(verb);
        // An unknown verb may carry the noun as well ("instituted tariffs on").
        let unknown = || {
            !passive
                && !self.acts(lemma)
                && !words.speech.contains(lemma)
                && !words.negating.contains(lemma)
                && !words.settling.contains(lemma)
        };
        if carried && (light || reversed) {
            frame.support = Some(verb);
            frame.reversed = reversed;
            if passive {
                let agents = self.agents(verb);
                self.push_all(&mut frame.arguments, &Role::Subject, agents, Via::Support);
            } else {
                self.subjects(verb, 0, Via::Support, Role::Subject, &mut frame.arguments);
            }
            self.obliques(verb, &mut frame.arguments);
        } else if occurs || carried && t.deprel(first) == Deprel::NsubjPass {
            frame.support = Some(verb);
            self.engaged(verb, &mut frame.arguments);
        } else if carried && unknown() {
            frame.support = Some(verb);
            self.subjects(verb, 0, Via::Governor, Role::Subject, &mut frame.arguments);
            self.obliques(verb, &mut frame.arguments);
        }
    }

    /// The word that the phrase around noun `i` hangs on: itself, the first of its list, or what counts or measures it
    /// ("a series of talks", "the start of talks", "two days of talks").
    pub(super) fn whole(&self, i: usize) -> usize {
        let (t, words) = (self.tree, &self.ontology.words);
        let first = t.first_conjunct(i);
        let above = t.head(first).filter(|&h| {
            let measures = [&words.counting, &words.phases, &words.lasting];
            t.preposition(first) == "of" && measures.iter().any(|w| w.contains(t.lemma(h)))
        });
        above.map_or(first, |h| t.first_conjunct(h))
    }

    /// Whether an active verb only says of its subject that it takes place: "occurred", "broke out".
    fn occurs(&self, verb: usize) -> bool {
        let t = self.tree;
        let occurring = &self.ontology.words.occurring;
        let lemma = t.lemma(verb);
        let whole =
            |particle: usize| occurring.contains(&*format!("{lemma}+{}", t.lemma(particle)));
        !self.passive(verb)
            && match t.by(verb, Deprel::CompoundPrt).next() {
                Some(particle) => whole(particle),
                None => occurring.contains(lemma),
            }
    }

    /// Whether the ontology reads verb and noun together as something else than the noun alone: "lifted the ban". What
    /// holds since ("won the nomination of") leaves the deed, if the verb `carries` its noun.
    fn undone(&self, verb: usize, noun: usize, carries: bool) -> bool {
        let (verb, noun) = (self.tree.lemma(verb), self.tree.lemma(noun));
        let (Some(verbs), Some(nouns)) =
            (self.ontology.verbs.get(verb), self.ontology.nouns.get(noun))
        else {
            return false;
        };
        let state = |t: &Trigger| {
            let relation = self.ontology.types.get(usize::from(t.relation));
            relation.is_some_and(|r| r.state)
        };
        let mut together = verbs
            .iter()
            .filter(|t| t.object.iter().any(|w| w == noun))
            .peekable();
        together.peek().is_some()
            && together.all(|t| {
                let same = |n: &Trigger| n.object.is_empty() && n.relation == t.relation;
                !(nouns.iter().any(same) || carries && state(t))
            })
    }
}
