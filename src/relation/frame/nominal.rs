//! Frames of event nouns: their own modifiers and phrases, the subject of the light verb that carries them ("imposed
//! sanctions on"), and of those that only say how something is done ("at the request of", "in support of") whoever does it.

use super::{Argument, Frame, FrameBuilder, Kind, Role, Via};
use crate::ontology::Trigger;
use crate::sentence::{Deprel, Upos};

/// Prepositions of those who take part in what a noun names.
pub(super) const PARTIES: &[&str] = &["between", "among", "with", "against"];

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
    fn partner(&self, i: usize, frame: &mut Frame) {
        let t = self.tree;
        let own = |a: &Argument| self.party(a);
        let to = |a: &Argument| a.via == Via::Direct && a.role == Role::Oblique("to".into());
        let named = |a: &Argument| {
            let party = |p: &str| PARTIES.contains(&p) || matches!(p, "of" | "by");
            matches!(&a.role, Role::Oblique(p) if party(p))
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
        let verb = t.head(whole).filter(|&h| t.upos(h) == Upos::Verb);
        let Some(verb) =
            verb.filter(|_| occasion && (going || mutual) && !frame.arguments.iter().any(own))
        else {
            return;
        };
        if self.passive(verb) {
            // "two were shot by soldiers during clashes with": the soldiers clashed
            let by = |c: &usize| t.preposition(*c) == "by";
            let mut doers: Vec<usize> = t.children(verb).filter(by).collect();
            if doers.is_empty() {
                doers = t.by(verb, Deprel::NsubjPass).collect();
            }
            for doer in doers {
                self.push(&mut frame.arguments, Role::Subject, doer, Via::Governor);
            }
        } else {
            self.subjects(verb, 0, Via::Governor, Role::Subject, &mut frame.arguments);
        }
    }

    /// Whether an argument is one of those who do what the noun says: "Peruvian clashes", not "deadly clashes".
    fn party(&self, a: &Argument) -> bool {
        a.role == Role::Subject || a.role == Role::Modifier && self.acts_itself(a.head)
    }

    /// The word that the phrase around noun `i` hangs on: itself, the first of its list, or what counts or measures it
    /// ("a series of talks", "the start of talks", "two days of talks").
    fn whole(&self, i: usize) -> usize {
        let (t, words) = (self.tree, &self.ontology.words);
        let first = t.first_conjunct(i);
        let above = t.head(first).filter(|&h| {
            let measures = [&words.counting, &words.phases, &words.lasting];
            t.preposition(first) == "of" && measures.iter().any(|w| w.contains(t.lemma(h)))
        });
        above.map_or(first, |h| t.first_conjunct(h))
    }

    /// Whether the noun names what two parties do to each other.
    pub(super) fn mutual(&self, lemma: &str) -> bool {
        let types = &self.ontology.types;
        let symmetric = |t: &Trigger| {
            types
                .get(usize::from(t.relation))
                .is_some_and(|r| r.symmetric)
        };
        let triggers = self.ontology.nouns.get(lemma);
        triggers.is_some_and(|all| all.iter().any(|t| t.mutual || symmetric(t)))
    }

    /// "soldiers and rebels were killed in clashes": those who come to harm in what parties do to each other are these.
    fn parties(&self, i: usize, frame: &mut Frame) {
        let t = self.tree;
        let own = |a: &Argument| {
            self.party(a) || matches!(&a.role, Role::Oblique(p) if PARTIES.contains(&p.as_str()))
        };
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
            for party in harmed {
                let role = Role::Oblique("between".into());
                self.push(&mut frame.arguments, role, party, Via::Governor);
            }
        }
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
                !nouns.iter().any(same) && !(carries && state(t))
            })
    }

    /// "at the request of Ruiz": who is behind "of" asks, and who does what the sentence says is asked. "in support of
    /// Ruiz": who does what the sentence says supports.
    fn behest(&self, i: usize, frame: &mut Frame) {
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
        let Some(head) = t.head(i).filter(|_| asked || joint) else {
            return;
        };
        if joint {
            for doer in self.subject_heads(head) {
                self.push(&mut frame.arguments, Role::Subject, doer, Via::Governor);
            }
            return;
        }
        for a in &mut frame.arguments {
            if matches!(&a.role, Role::Oblique(p) if p == "of" || p == "from") {
                a.role = Role::Subject;
            }
        }
        let doers = if t.upos(head) == Upos::Verb && self.passive(head) {
            let by = |c: &usize| t.preposition(*c) == "by";
            t.children(head).filter(by).filter(|&c| c != i).collect()
        } else if t.upos(head) == Upos::Verb {
            self.subject_heads(head)
        } else if t.name(head).is_some() {
            vec![head]
        } else {
            let by = |c: &usize| t.preposition(*c) == "by";
            t.by(head, Deprel::Nmod).filter(by).collect()
        };
        for doer in doers {
            self.push(
                &mut frame.arguments,
                Role::Oblique("to".into()),
                doer,
                Via::Governor,
            );
        }
    }

    /// "rejected Chile's demand", "agreed to a request from Chile": whoever answers it was asked.
    fn answered(&self, i: usize, frame: &mut Frame) {
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
        let asked = if passive {
            let by = |&c: &usize| t.preposition(c) == "by";
            t.children(verb).filter(by).collect()
        } else {
            self.subject_heads(verb)
        };
        for head in asked {
            let role = Role::Oblique("to".into());
            self.push(&mut frame.arguments, role, head, Via::Governor);
        }
    }

    /// The parties that hang on the verb which says that it takes place: "fighting is reported between".
    fn engaged(&self, verb: usize, out: &mut Vec<Argument>) {
        let t = self.tree;
        for c in t.by(verb, Deprel::Obl) {
            let preposition = t.preposition(c);
            if PARTIES.contains(&preposition.as_str()) {
                self.push(out, Role::Oblique(preposition), c, Via::Support);
            }
        }
    }

    /// The frame of event noun `i`: its own phrase, what its light verb adds, and whose spirit it says.
    pub(super) fn noun(&self, i: usize) -> Frame {
        let t = self.tree;
        let mut frame = self.frame(i, Kind::Noun);
        for c in t.children(i) {
            match t.deprel(c) {
                Deprel::NmodPoss => self.push(&mut frame.arguments, Role::Modifier, c, Via::Direct),
                Deprel::Compound
                | Deprel::Amod
                | Deprel::NmodDesc
                | Deprel::Nmod
                | Deprel::NmodUnmarked
                    if t.preposition(c).is_empty() && c < i =>
                {
                    self.push(&mut frame.arguments, Role::Modifier, c, Via::Direct);
                }
                _ => {}
            }
        }
        // "Ruiz is on a visit to Lima", "Peru is in talks with Chile"
        if t.by(i, Deprel::Cop).next().is_some()
            && matches!(t.preposition(i).as_str(), "on" | "in" | "at")
        {
            self.subjects(i, 0, Via::Support, Role::Subject, &mut frame.arguments);
        }
        self.obliques(i, &mut frame.arguments);
        self.involved(i, &mut frame);
        self.behest(i, &mut frame);
        self.answered(i, &mut frame);
        self.authors(i, &mut frame);
        self.bidden(i, &mut frame.arguments);
        self.parties(i, &mut frame);
        self.victims(i, &mut frame);
        let words = &self.ontology.words;
        let first = self.whole(i);
        if let Some(verb) = t.head(first).filter(|&h| t.upos(h) == Upos::Verb) {
            let light = words.light.contains(t.lemma(verb));
            let reversed = words.light_reversed.contains(t.lemma(verb));
            let passive = self.passive(verb);
            let carried = match t.deprel(first) {
                Deprel::Obj => !passive,
                Deprel::NsubjPass | Deprel::Nsubj => passive,
                _ => false,
            };
            let carried = carried && !self.undone(verb, i, light || reversed);
            if carried && (light || reversed) {
                frame.support = Some(verb);
                frame.reversed = reversed;
                if passive {
                    for c in t.children(verb).filter(|&c| t.preposition(c) == "by") {
                        self.push(&mut frame.arguments, Role::Subject, c, Via::Support);
                    }
                } else {
                    self.subjects(verb, 0, Via::Support, Role::Subject, &mut frame.arguments);
                }
                self.obliques(verb, &mut frame.arguments);
            } else if t.deprel(first) == Deprel::Nsubj && self.occurs(verb) {
                // "Talks took place in Doha between Peru and Chile": the parties may hang on the verb.
                frame.support = Some(verb);
                self.engaged(verb, &mut frame.arguments);
            } else if carried && t.deprel(first) == Deprel::NsubjPass {
                frame.support = Some(verb);
                self.engaged(verb, &mut frame.arguments);
            } else if carried
                && !passive
                && !self.acts(t.lemma(verb))
                && !words.speech.contains(t.lemma(verb))
                && !words.negating.contains(t.lemma(verb))
            {
                // An unknown verb may carry the noun as well ("instituted tariffs on").
                frame.support = Some(verb);
                self.subjects(verb, 0, Via::Governor, Role::Subject, &mut frame.arguments);
                self.obliques(verb, &mut frame.arguments);
            }
        }
        self.promised(i, &mut frame);
        self.partner(i, &mut frame);
        self.teller(i, &mut frame);
        frame
    }
}
