//! Who does what a predicate says, also where the tree gives it no subject: over control ("wants to leave"), participles
//! and coordination.

use super::{Argument, FrameBuilder, Role, Via};
use crate::sentence::{Deprel, Upos};

impl FrameBuilder<'_> {
    /// Adds who does what predicate `i` says, over control, participles and coordination where it has no subject.
    pub(super) fn subjects(
        &self,
        i: usize,
        depth: u8,
        via: Via,
        role: Role,
        out: &mut Vec<Argument>,
    ) {
        let t = self.tree;
        let found = self.own(i, via, &role, out);
        let Some(head) = t.head(i).filter(|_| !found && depth < 4) else {
            return;
        };
        // who only governs what is done does so over control as well
        let control = if via == Via::Governor {
            via
        } else {
            Via::Control
        };
        match t.deprel(i) {
            Deprel::Conj if matches!(t.upos(head), Upos::Verb | Upos::Adj) => {
                let next = if via == Via::Direct { Via::Shared } else { via };
                self.subjects(head, depth + 1, next, role, out);
            }
            // "used the law to impose", "the law used by Peru to impose"
            Deprel::Xcomp | Deprel::Advcl if self.serves(i, head) => {
                self.push_all(out, &role, self.doers(head), control);
            }
            Deprel::Xcomp => {
                let object = t
                    .children(head)
                    .find(|&c| matches!(t.deprel(c), Deprel::Obj | Deprel::Iobj))
                    .filter(|_| !self.ontology.words.promising.contains(t.lemma(head)));
                match object {
                    Some(object) => self.push(out, role, object, control),
                    None => self.subjects(head, depth + 1, control, role, out),
                }
            }
            // "barred him from entering": nobody enters
            Deprel::Advcl | Deprel::Obl | Deprel::Acl
                if t.children(i).any(|c| t.form(c) == "from") => {}
            Deprel::Advcl | Deprel::Obl if self.accused(head, i) => {
                self.push_all(out, &role, self.suspects(head), control);
            }
            Deprel::Advcl => self.subjects(head, depth + 1, control, role, out),
            Deprel::Acl | Deprel::AclRelcl
                if t.upos(head) != Upos::Verb
                    && t.head(head).is_some_and(|v| self.accused(v, i)) =>
            {
                // "charged with fraud for selling": the fraud sells nothing; "sanctions on Norvik for selling": Norvik does
                let penalty =
                    |w: usize| t.is_noun(w) && self.ontology.words.penalties.contains(t.lemma(w));
                let whose = |&verb: &usize| {
                    penalty(head) || !t.preposition(head).is_empty() && !penalty(verb)
                };
                let verb = t.head(head).filter(whose);
                let suspects = verb.map_or_else(|| vec![head], |v| self.suspects(v));
                self.push_all(out, &role, suspects, control);
            }
            // "her role in killing"
            Deprel::Acl | Deprel::AclRelcl
                if self.ontology.words.shares.contains(t.lemma(head)) =>
            {
                self.push_all(out, &role, self.sharers(head), control);
            }
            Deprel::Acl | Deprel::AclRelcl if t.by(i, Deprel::Mark).any(|c| t.lemma(c) == "to") => {
                self.meant(head, depth, control, role, out);
            }
            Deprel::Acl | Deprel::AclRelcl => {
                self.push(out, role.clone(), head, Via::Relative);
                if role == Role::Subject {
                    self.maker(head, depth, out);
                }
            }
            _ => {}
        }
    }

    /// Head words of who does what verb `i` says.
    pub fn subject_heads(&self, i: usize) -> Vec<usize> {
        let mut out = Vec::new();
        self.subjects(i, 0, Via::Direct, Role::Subject, &mut out);
        out.iter().map(|a| a.head).collect()
    }

    /// The same whichever the verb's voice: Peru also in "was rejected by Peru".
    pub fn doers(&self, i: usize) -> Vec<usize> {
        if self.passive(i) {
            self.agents(i).collect()
        } else {
            self.subject_heads(i)
        }
    }

    /// Whether the infinitive at word `i` says what `verb` uses something for.
    fn serves(&self, i: usize, verb: usize) -> bool {
        let to = self
            .tree
            .by(i, Deprel::Mark)
            .any(|c| self.tree.lemma(c) == "to");
        to && self.ontology.words.using.contains(self.tree.lemma(verb))
    }

    /// The phrases behind "by" that hang on word `i`.
    pub(super) fn agents(&self, i: usize) -> impl Iterator<Item = usize> + '_ {
        let t = self.tree;
        t.children(i).filter(|&c| t.preposition(c) == "by")
    }

    /// Adds the subjects that hang on predicate `i`, and says whether there are any.
    fn own(&self, i: usize, via: Via, role: &Role, out: &mut Vec<Argument>) -> bool {
        let t = self.tree;
        let mut found = false;
        for c in t.children(i) {
            if matches!(
                t.deprel(c),
                Deprel::Nsubj | Deprel::NsubjPass | Deprel::NsubjOuter
            ) {
                self.push(out, role.clone(), c, via);
                found = true;
                // "Ana Ruiz, along with Bo Diaz, proposed"
                let beside = t.by(c, Deprel::Nmod).filter(|&c| self.along(c));
                self.push_all(out, role, beside, Via::Shared);
            }
        }
        found
    }

    /// Whether the noun at word `noun` is a leave to do something that its verb gives.
    fn granted(&self, noun: usize) -> bool {
        let (t, words) = (self.tree, &self.ontology.words);
        let given = |v: usize| words.granting.contains(t.lemma(v)) && !self.passive(v);
        words.permits.contains(t.lemma(noun))
            && t.deprel(noun) == Deprel::Obj
            && t.head(noun).is_some_and(given)
    }

    /// To whom the leave at word `noun` is given: "granted Chile permission", "gave permission to Chile".
    fn grantees(&self, noun: usize) -> Vec<usize> {
        let t = self.tree;
        let around = t.head(noun).into_iter().chain([noun]);
        let given = move |&c: &usize| match t.deprel(c) {
            Deprel::Iobj => true,
            Deprel::Compound | Deprel::Amod => t.name(c).is_some(),
            Deprel::Obl | Deprel::Nmod => t.preposition(c) == "to",
            _ => false,
        };
        around.flat_map(|w| t.children(w)).filter(given).collect()
    }

    /// Adds who is to do what the infinitive behind the noun at word `noun` says.
    fn meant(&self, noun: usize, depth: u8, via: Via, role: Role, out: &mut Vec<Argument>) {
        let t = self.tree;
        // "announced their intention to": the subject's own
        let own = |c: &usize| t.upos(*c) == Upos::Pron && t.deprel(noun) == Deprel::Obj;
        let owner = t.by(noun, Deprel::NmodPoss).next().filter(|c| !own(c));
        if let Some(owner) = owner {
            self.push(out, role, owner, via);
        } else if self.granted(noun) {
            self.push_all(out, &role, self.grantees(noun), via);
        } else if let Some(voter) = t.by(noun, Deprel::Nsubj).next() {
            // "the House votes to", the verb taken for a noun
            self.push(out, role, voter, via);
        } else if matches!(t.deprel(noun), Deprel::Obj | Deprel::Xcomp)
            && let Some(verb) = t.head(noun)
        {
            // "became the first leader to"
            self.subjects(verb, depth + 1, via, role, out);
        }
    }
}
