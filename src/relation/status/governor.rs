//! Walks from a predicate up to the root of its sentence and collects what governs it: "refused to meet", "agreed to
//! meet", "plans for talks", "rejected claims that …", "if …". The walk ends where the tree says that the predicate is
//! told as a fact of its own: in a relative clause, below a finite clause, as the subject of another event.

use super::CueKind;
use super::sign::{Effect, Sign, infinitive, is_perfect, own};
use crate::ontology::Words;
use crate::relation::frame::Tree;
use crate::sentence::{Deprel, Upos, Xpos};

/// Verbs that plan or ask for what their infinitive says, but settle what their object names: "approved a deal".
const SETTLES_OBJECT: &[&str] = &[
    "accept",
    "approve",
    "authorise",
    "authorize",
    "charge",
    "elect",
    "favor",
    "favour",
    "instruct",
    "order",
    "rule",
    "sentence",
    "support",
    "tell",
];

/// Verbs of going, which put off what their purpose names: "arrived for talks", "flew to Lima to meet".
const MOTION: &[&str] = &[
    "arrive", "come", "depart", "dispatch", "fly", "go", "gather", "head", "invite", "leave",
    "return", "send", "travel", "visit",
];

/// Nouns that stand for the event that they take part in: "their involvement in the attack".
const PART_OF_EVENT: &[&str] = &[
    "day",
    "involvement",
    "participation",
    "responsibility",
    "resumption",
    "role",
    "round",
    "series",
    "start",
    "state",
    "wave",
];

/// What ends when it is withdrawn, stopped or cut.
const BACKING: &[&str] = &[
    "aid",
    "assistance",
    "backing",
    "cooperation",
    "endorsement",
    "help",
    "operation",
    "recognition",
    "support",
];
const ENDING: &[&str] = &["cease", "cut", "end", "halt", "stop", "suspend", "withdraw"];

/// All signs that bear on predicate `i`, whose light verb is `support`.
pub(super) fn signs(tree: &Tree<'_>, words: &Words, i: usize, support: Option<usize>) -> Vec<Sign> {
    let mut walk = Walk {
        tree,
        words,
        out: Vec::new(),
    };
    own(tree, i, &mut walk.out);
    let mut at = i;
    if let Some(verb) = support.filter(|&v| v != i) {
        own(tree, verb, &mut walk.out);
        // "announced the arrest of Ruiz": she is in custody
        let told = tree.lemma(verb) == "announce" && words.accomplished.contains(tree.lemma(i));
        if !told {
            walk.govern(verb, &[Effect::Plans, Effect::Doubts, Effect::Negates]);
        }
        at = verb;
    }
    walk.conditioned(at);
    for _ in 0..12 {
        match walk.step(at) {
            Some(next) => at = next,
            None => break,
        }
    }
    walk.out
}

struct Walk<'a> {
    tree: &'a Tree<'a>,
    words: &'a Words,
    out: Vec<Sign>,
}

impl Walk<'_> {
    /// Reads what governs `at`; the next word up, as long as that too bears on the predicate.
    fn step(&mut self, at: usize) -> Option<usize> {
        let tree = self.tree;
        let Some(head) = super::clause_head(tree, self.words, at) else {
            self.root(at);
            return None;
        };
        let noun = tree.is_noun(at) && !tree.by(at, Deprel::Cop).any(|_| true);
        match tree.deprel(at) {
            Deprel::Conj => self.coordinated(at, head, noun),
            // "rejected claims that …"
            Deprel::Acl | Deprel::AclRelcl | Deprel::Ccomp
                if tree.is_noun(head) && self.words.speech.contains(tree.lemma(head)) =>
            {
                self.govern(head, &[Effect::Doubts]);
                Some(head).filter(|&h| self.is_rejected(h))
            }
            Deprel::Ccomp if infinitive(tree, at).is_none() && !noun => {
                self.finite(at, head);
                None
            }
            // A tense of its own: no complement, whatever the parser made of it.
            Deprel::Xcomp if matches!(tree.xpos(at), Xpos::Vbd | Xpos::Vbz | Xpos::Vbp) => None,
            Deprel::Xcomp | Deprel::Ccomp | Deprel::Csubj | Deprel::CsubjPass if !noun => {
                self.complement(at, head);
                Some(head)
            }
            Deprel::Advcl => self.adverbial(at, head),
            Deprel::Acl if infinitive(tree, at).is_some() || self.is_gerund(at) => {
                if let Some(verb) = tree.head(head).filter(|_| self.is_gerund(at)) {
                    self.accused(verb);
                }
                self.govern(head, &[Effect::Plans, Effect::Doubts, Effect::Negates]);
                Some(head)
            }
            Deprel::Obj | Deprel::NsubjPass | Deprel::Obl | Deprel::Xcomp | Deprel::Ccomp
                if noun =>
            {
                self.object(at, head)
            }
            Deprel::Nsubj if noun && self.words.occurring.contains(tree.lemma(head)) => {
                own(tree, head, &mut self.out);
                self.conditioned(head);
                Some(head)
            }
            Deprel::Nsubj | Deprel::NsubjOuter if noun => {
                // "talks are possible", "talks are under way"
                if tree.upos(head) == Upos::Adj || self.words.planned.contains(tree.lemma(head)) {
                    own(tree, head, &mut self.out);
                    self.govern(head, &[Effect::Plans, Effect::Doubts]);
                }
                None
            }
            Deprel::Nmod if tree.is_noun(head) => {
                let before = self.out.len();
                if !SETTLES_OBJECT.contains(&tree.lemma(head)) {
                    self.govern(head, &[Effect::Plans, Effect::Doubts, Effect::Negates]);
                }
                let carried = self.out.len() > before || PART_OF_EVENT.contains(&tree.lemma(head));
                if carried {
                    own(tree, head, &mut self.out);
                }
                carried.then_some(head)
            }
            _ => None,
        }
    }

    /// The predicate of the sentence itself.
    fn root(&mut self, at: usize) {
        let tree = self.tree;
        let last = (0..tree.len())
            .rev()
            .find(|&i| !matches!(tree.form(i), "\"" | "”" | "’" | "'" | ")" | "''"));
        if let Some(mark) = last.filter(|&i| tree.form(i).starts_with('?')) {
            self.push(Effect::Doubts, CueKind::Question, mark);
        }
        // A headline's "Ministers to meet in Lima".
        if let Some(to) = infinitive(tree, at).filter(|_| tree.by(at, Deprel::Nsubj).any(|_| true))
        {
            self.push(Effect::Plans, CueKind::Purpose, to);
        }
    }

    /// A conjunct shares what stands on the first one, unless it is a clause with a subject or tense of its own.
    fn coordinated(&mut self, at: usize, head: usize, noun: bool) -> Option<usize> {
        let tree = self.tree;
        if noun {
            return Some(head);
        }
        let clause = tree.children(at).any(|c| {
            matches!(
                tree.deprel(c),
                Deprel::Nsubj | Deprel::NsubjPass | Deprel::Aux
            )
        });
        let bare = matches!(tree.xpos(at), Xpos::Vb | Xpos::Vbg | Xpos::Vbn);
        if clause || !bare || tree.upos(head) != Upos::Verb {
            return None;
        }
        own(tree, head, &mut self.out);
        Some(head)
    }

    /// "says that …", "hopes that …", "denied that …".
    fn finite(&mut self, at: usize, head: usize) {
        let lemma = self.tree.lemma(head);
        if matches!(lemma, "deny" | "reject" | "dismiss" | "refute" | "disprove") {
            self.push(Effect::Negates, CueKind::Governor, head);
        } else if self.words.believed.contains(lemma) {
            self.push(Effect::Doubts, CueKind::Governor, head);
        } else if lemma == "announce" && is_future(self.tree, at) {
            self.push(Effect::Plans, CueKind::Governor, head);
        }
    }

    /// "plans to …", "refused to …", "is accused of …ing".
    fn complement(&mut self, at: usize, head: usize) {
        let tree = self.tree;
        let lemma = tree.lemma(head);
        if lemma == "go" && infinitive(tree, at).is_some() {
            if tree.xpos(head) == Xpos::Vbg {
                self.push(Effect::Plans, CueKind::Governor, head);
            }
        } else if lemma == "have"
            && tree
                .by(head, Deprel::Advmod)
                .any(|c| tree.lemma(c) == "yet")
        {
            self.push(Effect::Negates, CueKind::Governor, head);
        } else if is_perfect(tree, at) {
            self.govern(head, &[Effect::Negates]);
        } else if infinitive(tree, at).is_some() {
            self.govern(head, &[Effect::Plans, Effect::Doubts, Effect::Negates]);
        } else {
            self.govern(head, &[Effect::Negates, Effect::Plans]);
        }
        own(tree, head, &mut self.out);
        self.conditioned(head);
    }

    fn adverbial(&mut self, at: usize, head: usize) -> Option<usize> {
        let tree = self.tree;
        let to = infinitive(tree, at);
        // `own` has read the marks "if" and "without" already.
        let marked = tree
            .by(at, Deprel::Mark)
            .any(|c| matches!(tree.lemma(c), "if" | "unless" | "whether" | "without"));
        if marked {
            return None;
        }
        if let Some(to) = to {
            // Parsers are of two minds whether "urged them to leave" is a complement or a purpose.
            let before = self.out.len();
            self.govern(head, &[Effect::Plans, Effect::Doubts, Effect::Negates]);
            if self.out.len() == before && MOTION.contains(&tree.lemma(head)) {
                self.push(Effect::Plans, CueKind::Purpose, to);
            }
            own(tree, head, &mut self.out);
            return Some(head);
        }
        if self.is_gerund(at) {
            self.accused(head);
            self.govern(head, &[Effect::Plans, Effect::Negates]);
            own(tree, head, &mut self.out);
            return Some(head);
        }
        None
    }

    /// "is accused of attacking", with nobody to stand for it, is less than a flat accusation.
    fn accused(&mut self, head: usize) {
        let tree = self.tree;
        let passive = tree
            .children(head)
            .any(|c| matches!(tree.deprel(c), Deprel::AuxPass | Deprel::NsubjPass))
            || matches!(tree.deprel(head), Deprel::Acl);
        let by = tree.children(head).any(|c| tree.preposition(c) == "by");
        if passive && !by && matches!(tree.lemma(head), "accuse" | "suspect" | "charge") {
            self.push(Effect::Doubts, CueKind::Governor, head);
        }
    }

    /// An event noun as the object of a verb: "cancelled talks", "plans an attack", "called for sanctions".
    fn object(&mut self, at: usize, head: usize) -> Option<usize> {
        let tree = self.tree;
        let preposition = tree.preposition(at);
        let close = preposition.is_empty()
            || matches!(
                preposition.as_str(),
                "for" | "to" | "on" | "out" | "with" | "of" | "from" | "off" | "against"
            );
        if !close {
            return None;
        }
        let before = self.out.len();
        let lemma = tree.lemma(head);
        if preposition == "for" && MOTION.contains(&lemma) {
            let mark = tree.by(at, Deprel::Case).next().unwrap_or(at);
            self.push(Effect::Plans, CueKind::Purpose, mark);
        } else if ENDING.contains(&lemma) && BACKING.contains(&tree.lemma(at)) {
            self.push(Effect::Negates, CueKind::Governor, head);
        } else if !SETTLES_OBJECT.contains(&lemma) && (lemma != "call" || preposition == "for") {
            self.govern(head, &[Effect::Plans, Effect::Doubts, Effect::Negates]);
        }
        if self.out.len() == before
            && !self.words.occurring.contains(lemma)
            && !self.words.light.contains(lemma)
        {
            return None;
        }
        own(tree, head, &mut self.out);
        self.conditioned(head);
        Some(head)
    }

    /// "will continue its attacks if …": what depends on a condition is open.
    fn conditioned(&mut self, at: usize) {
        let tree = self.tree;
        // "warned that", "criticised … if": a speech act is done, whatever it makes conditions of.
        let open = infinitive(tree, at).is_some()
            || tree.by(at, Deprel::Aux).any(|c| {
                matches!(
                    tree.lemma(c),
                    "will" | "would" | "shall" | "may" | "could" | "might"
                )
            });
        if !open {
            return;
        }
        for clause in tree.by(at, Deprel::Advcl) {
            if let Some(mark) = tree
                .by(clause, Deprel::Mark)
                .find(|&c| matches!(tree.lemma(c), "if" | "unless"))
            {
                self.push(Effect::Doubts, CueKind::Condition, mark);
            }
        }
    }

    /// Adds what the governing word `head` does, so far as it is among `effects`.
    fn govern(&mut self, head: usize, effects: &[Effect]) {
        let lemma = self.tree.lemma(head);
        let words = self.words;
        let effect = if words.negating.contains(lemma) {
            Effect::Negates
        } else if words.possible.contains(lemma) {
            Effect::Doubts
        } else if words.planned.contains(lemma) {
            Effect::Plans
        } else {
            return;
        };
        if effects.contains(&effect) {
            self.push(effect, CueKind::Governor, head);
        }
    }

    /// Whether the claim that noun `i` names is turned down: "rejected claims that".
    fn is_rejected(&self, i: usize) -> bool {
        self.tree.deprel(i) == Deprel::Obj
            && self
                .tree
                .head(i)
                .is_some_and(|h| self.words.negating.contains(self.tree.lemma(h)))
    }

    fn is_gerund(&self, i: usize) -> bool {
        self.tree.xpos(i) == Xpos::Vbg
            && self.tree.by(i, Deprel::Mark).any(|c| {
                matches!(
                    self.tree.lemma(c),
                    "of" | "for" | "from" | "about" | "on" | "against"
                )
            })
    }

    fn push(&mut self, effect: Effect, kind: CueKind, word: usize) {
        let sign = Sign { effect, kind, word };
        if !self.out.contains(&sign) {
            self.out.push(sign);
        }
    }
}

fn is_future(tree: &Tree<'_>, i: usize) -> bool {
    tree.by(i, Deprel::Aux)
        .any(|c| matches!(tree.lemma(c), "will" | "would" | "shall"))
}
