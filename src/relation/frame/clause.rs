//! What the clauses around a verb say of its roles: who is to do what it demands, to whom its subject will do something,
//! who does what another verb announces; and phrases that play the part of the one before them.

use super::{Argument, Frame, FrameBuilder, Role, Via};
use crate::sentence::{Deprel, Upos, Xpos};

impl FrameBuilder<'_> {
    /// "barred Norvik, accusing the firm of fraud": to whom the participle's clause does something, where no name says so,
    /// is to whom its verb does.
    pub(super) fn anaphoric(&self, i: usize, out: &mut Vec<Argument>) {
        let t = self.tree;
        let marked = |c: usize| matches!(t.deprel(c), Deprel::Mark | Deprel::Case);
        let attendant =
            t.deprel(i) == Deprel::Advcl && t.xpos(i) == Xpos::Vbg && !t.children(i).any(marked);
        let verb = t.head(i).filter(|&v| attendant && !self.passive(v));
        let bare = |d: usize| matches!(t.deprel(d), Deprel::Acl | Deprel::Punct);
        let definite = |c: usize| {
            t.by(c, Deprel::Det).any(|d| t.form(d) == "the")
                && t.children(c).all(|d| d < c || bare(d))
        };
        let pronoun = |c: usize| matches!(t.lemma(c), "it" | "they" | "he" | "she");
        let back = |c: usize| t.name(c).is_none() && (pronoun(c) || definite(c));
        if let Some(verb) = verb.filter(|_| t.by(i, Deprel::Obj).any(back)) {
            self.push_all(out, &Role::Object, t.by(verb, Deprel::Obj), Via::Near);
        }
    }

    /// "announced that Peru will be barred": whoever announces what is done without a doer does it, if it isn't done yet.
    pub(super) fn decreed(&self, i: usize, frame: &mut Frame) {
        let t = self.tree;
        let clause = matches!(t.deprel(i), Deprel::Ccomp | Deprel::Xcomp);
        let decrees = |h: &usize| self.ontology.words.decreeing.contains(t.lemma(*h));
        let Some(verb) = t.head(i).filter(|h| clause && decrees(h)) else {
            return;
        };
        let past = |c: usize| t.xpos(c) == Xpos::Vbd || t.lemma(c) == "have";
        let done = t
            .children(i)
            .any(|c| matches!(t.deprel(c), Deprel::Aux | Deprel::AuxPass) && past(c));
        if frame.passive && !done && !self.has(&frame.arguments, &Role::Subject) {
            self.subjects(verb, 0, Via::Governor, Role::Subject, &mut frame.arguments);
        }
    }

    /// "two are killed and five wounded in a strike": what is done to both in one breath is done through the same event,
    /// though the parser gives it to the last verb only.
    pub(super) fn alike(&self, i: usize, frame: &mut Frame) {
        let t = self.tree;
        if !frame.passive || t.by(i, Deprel::Obl).next().is_some() {
            return;
        }
        let types = |verb: usize| {
            let triggers = self.ontology.verbs.get(t.lemma(verb));
            triggers.into_iter().flatten().map(|t| t.relation)
        };
        let like = |&c: &usize| self.passive(c) && types(c).any(|r| types(i).any(|own| own == r));
        if let Some(next) = t.by(i, Deprel::Conj).rfind(like) {
            let mut shared = Vec::new();
            self.obliques(next, &mut shared);
            for a in shared {
                self.push(&mut frame.arguments, a.role, a.head, Via::Shared);
            }
        }
    }

    /// "appointed Ana Ruiz as minister and Bo Diaz as envoy": the names behind "and" in front of an office of their own are
    /// given it as well, whatever the parser hangs them on.
    pub(super) fn likewise(&self, i: usize, frame: &mut Frame) {
        let t = self.tree;
        let office = |p: &str| matches!(p, "as" | "for");
        let given = |a: &Argument| matches!(&a.role, Role::Oblique(p) if office(p)) && a.head > i;
        if !frame.has(&Role::Object) || !frame.arguments.iter().any(given) {
            return;
        }
        let also = |w: usize| {
            let (first, last) = t.name(w).filter(|&(first, _)| first == w)?;
            let listed = t.deprel(t.top((first, last))) == Deprel::Conj && t.below(first, i);
            (listed && office(t.form(last + 1))).then(|| t.top((first, last)))
        };
        for name in (i + 1..t.len()).filter_map(also) {
            let known = |a: &Argument| a.head == name && a.role == Role::Object;
            if !frame.arguments.iter().any(known) {
                frame.arguments.push(Argument {
                    role: Role::Object,
                    head: name,
                    via: Via::Shared,
                });
            }
        }
    }

    /// "accused Peru, along with Chile": whoever the phrase names plays the part of the one before it.
    pub(super) fn company(&self, i: usize, out: &mut Vec<Argument>) {
        let t = self.tree;
        for c in t.by(i, Deprel::Obl) {
            let before = |a: &Argument| a.head < c && a.role == Role::Object && a.head > i;
            if self.along(c) && out.iter().any(before) {
                self.push(out, Role::Object, c, Via::Shared);
            }
        }
    }

    /// "pledged $5 million in aid", where the parser hangs the aid on the verb: it is what is pledged.
    pub(super) fn spent(&self, i: usize, out: &mut Vec<Argument>) {
        let t = self.tree;
        let sum = |a: &Argument| a.role == Role::Object && self.ontology.words.sum(t.lemma(a.head));
        if !out.iter().any(sum) {
            return;
        }
        let what = |&c: &usize| t.preposition(c) == "in" && t.name(c).is_none();
        let what = t.by(i, Deprel::Obl).find(what);
        self.push_all(out, &Role::Object, what, Via::Direct);
    }

    /// Whether the phrase of word `i` names who plays the same part as the one before it: "along with Chile".
    pub(super) fn along(&self, i: usize) -> bool {
        let preposition = self.tree.preposition(i);
        matches!(preposition.as_str(), "along" | "alongside" | "together")
    }

    /// "called for Peru to pay", "a deadline for Peru to pay": whoever the infinitive's "for" names is the phrase's.
    pub(super) fn bidden(&self, i: usize, out: &mut Vec<Argument>) {
        let t = self.tree;
        for clause in t.children(i).filter(|&c| c > i && !self.passive(c)) {
            let marked = |word: &str| t.by(clause, Deprel::Mark).any(|m| t.lemma(m) == word);
            let clausal = matches!(
                t.deprel(clause),
                Deprel::Advcl | Deprel::Acl | Deprel::Ccomp | Deprel::Xcomp
            );
            if clausal && marked("for") && marked("to") {
                for doer in t.by(clause, Deprel::Nsubj) {
                    self.push(out, Role::Oblique("for".into()), doer, Via::Direct);
                }
            }
        }
    }

    /// What the verb's clauses say of whom: who is to do something ("demanded that Peru pay") as `that`, to whom the
    /// verb's subject will do something ("threatened to invade Peru") as `doing`, on whose doing that depends
    /// ("threatened to leave if Peru pays") as `if`.
    pub(super) fn clauses(&self, i: usize, out: &mut Vec<Argument>) {
        let t = self.tree;
        if !out.iter().any(|a| a.role == Role::Object) {
            self.conditions(i, out);
        }
        for c in t.children(i).filter(|&c| c > i && t.upos(c) == Upos::Verb) {
            match t.deprel(c) {
                Deprel::Ccomp if !self.passive(c) => {
                    for subject in t.by(c, Deprel::Nsubj) {
                        self.push(out, Role::Oblique("that".into()), subject, Via::Direct);
                    }
                }
                Deprel::Xcomp if t.by(c, Deprel::Mark).any(|m| t.lemma(m) == "to") => {
                    let doing = Role::Oblique("doing".into());
                    self.push_all(out, &doing, self.concerned(c), Via::Direct);
                }
                _ => {}
            }
        }
    }

    /// To whom something is done by what the infinitive at word `verb` says: "to invade Peru", "to trade with Chile".
    fn concerned(&self, verb: usize) -> Vec<usize> {
        let t = self.tree;
        let mut out = Vec::new();
        // "agreed to be bought by Norvik"
        let passive = self.passive(verb);
        for part in t.children(verb) {
            let to = match t.preposition(part).as_str() {
                "by" => passive,
                "with" | "to" | "from" | "on" | "against" | "for" => !passive,
                _ => false,
            };
            let object = t.deprel(part) == Deprel::Obj;
            let phrase = matches!(t.deprel(part), Deprel::Obl | Deprel::OblAgent);
            if object || phrase && to {
                out.push(part);
            }
            if object {
                out.extend(self.partners(part));
            }
        }
        out
    }

    /// With whom something is done to the thing at word `thing`: "agreed to take migrants from Chile".
    pub(super) fn partners(&self, thing: usize) -> impl Iterator<Item = usize> + '_ {
        let phrases = self.tree.by(thing, Deprel::Nmod);
        phrases.filter(|&c| self.partnered(c))
    }

    /// Whether the phrase of word `i` says with whom something is done.
    pub(super) fn partnered(&self, i: usize) -> bool {
        let preposition = self.tree.preposition(i);
        matches!(preposition.as_str(), "with" | "to" | "from")
    }

    /// Who acts in the conditions of verb `i` and of what it says.
    fn conditions(&self, i: usize, out: &mut Vec<Argument>) {
        let t = self.tree;
        let said = |c: &usize| matches!(t.deprel(*c), Deprel::Ccomp | Deprel::Xcomp);
        let verbs = std::iter::once(i).chain(t.children(i).filter(said));
        let conditions = verbs.flat_map(|v| t.by(v, Deprel::Advcl)).filter(|&c| {
            let mut marks = t.by(c, Deprel::Mark);
            marks.any(|m| matches!(t.lemma(m), "if" | "unless"))
        });
        for condition in conditions {
            for subject in t.by(condition, Deprel::Nsubj) {
                self.push(out, Role::Oblique("if".into()), subject, Via::Direct);
            }
        }
    }

    /// "Saudi-backed forces", "Russian-occupied Crimea": who did it stands in front of the hyphen, to whom behind.
    pub(super) fn hyphenated(&self, i: usize, frame: &mut Frame) {
        let t = self.tree;
        let joint = i
            .checked_sub(2)
            .filter(|&w| matches!(t.form(w + 1), "-" | "–") && t.name(w).is_some());
        let participle = t.xpos(i) == Xpos::Vbn || t.form(i).ends_with("ed");
        let Some(actor) = joint.filter(|_| participle) else {
            return;
        };
        frame.passive = true;
        frame.arguments.retain(|a| a.role != Role::Subject);
        self.push(&mut frame.arguments, Role::Subject, actor, Via::Direct);
        if !self.has(&frame.arguments, &Role::Object) {
            let noun = (i + 1..t.len().min(i + 6)).find(|&w| {
                t.name(w).is_some()
                    || t.is_noun(w) && !(t.is_noun(w + 1) || t.name(w + 1).is_some())
            });
            if let Some(noun) = noun {
                self.push(&mut frame.arguments, Role::Object, noun, Via::Direct);
            }
        }
    }
}
