//! Reads the frames off one tree.

use super::{Argument, Frame, Kind, Role, Tree, Via, office, reach};
use crate::ontology::{Ontology, Trigger};
use crate::sentence::{Deprel, Upos, Xpos};
use smol_str::{SmolStr, format_smolstr};
use std::cell::OnceCell;

/// Builds the frames of a sentence.
#[derive(Debug)]
pub struct FrameBuilder<'a> {
    pub(super) tree: &'a Tree<'a>,
    pub(super) ontology: &'a Ontology,
}

/// The frames of a sentence, built when they are first asked for, and kept.
#[derive(Debug)]
pub struct Frames<'a> {
    builder: FrameBuilder<'a>,
    all: OnceCell<Vec<Frame>>,
}

impl<'a> Frames<'a> {
    /// Those of `tree`.
    pub fn new(tree: &'a Tree<'a>, ontology: &'a Ontology) -> Self {
        Self {
            builder: FrameBuilder::new(tree, ontology),
            all: OnceCell::new(),
        }
    }

    /// All of them, in the order of their predicates.
    pub fn all(&self) -> &[Frame] {
        self.all.get_or_init(|| self.builder.build())
    }

    /// Those of its titles.
    pub fn offices(&self) -> Vec<Frame> {
        self.builder.offices()
    }
}

impl<'a> FrameBuilder<'a> {
    /// A builder for `tree`; `ontology` says which nouns and adjectives are predicates.
    pub fn new(tree: &'a Tree<'a>, ontology: &'a Ontology) -> Self {
        Self { tree, ontology }
    }

    /// All frames, in the order of their predicates.
    pub fn build(&self) -> Vec<Frame> {
        (0..self.tree.len())
            .filter(|&i| self.tree.name(i).is_none())
            .filter_map(|i| match self.tree.upos(i) {
                Upos::Verb => Some(self.verb(i)),
                Upos::Noun if self.ontology.nouns.contains_key(self.tree.lemma(i)) => {
                    Some(self.noun(i))
                }
                Upos::Adj if self.ontology.adjectives.contains_key(self.tree.lemma(i)) => {
                    let mut frame = self.frame(i, Kind::Adjective);
                    self.subjects(i, 0, Via::Direct, Role::Subject, &mut frame.arguments);
                    self.obliques(i, &mut frame.arguments);
                    Some(frame)
                }
                _ => None,
            })
            .chain(self.presences())
            .flat_map(|frame| {
                let also = [self.moved(&frame), self.departed(&frame)];
                std::iter::once(frame).chain(also.into_iter().flatten())
            })
            .map(|mut frame| {
                reach::extend(self.tree, &mut frame);
                frame
            })
            .collect()
    }

    /// The frames of titles, roles and kinship, in the order of their last words.
    pub fn offices(&self) -> Vec<Frame> {
        office::build(self.tree, self.ontology)
    }

    pub(super) fn frame(&self, i: usize, kind: Kind) -> Frame {
        Frame {
            predicate: i,
            kind,
            lemma: self.lemma(i),
            passive: false,
            support: None,
            reversed: false,
            arguments: Vec::new(),
        }
    }

    /// The word's lemma; for a verb taken for another kind of word ("suspended") the one that the ontology lists.
    fn lemma(&self, i: usize) -> SmolStr {
        let t = self.tree;
        let known = t.lemma(i);
        if t.upos(i) != Upos::Verb || self.ontology.verbs.contains_key(known) {
            return known.into();
        }
        let stem = known
            .strip_suffix("ed")
            .or_else(|| known.strip_suffix("ing"));
        let stems = stem.into_iter().flat_map(|s| {
            let single = s.chars().next_back().and_then(|c| s.strip_suffix(c));
            [SmolStr::from(s), format_smolstr!("{s}e")]
                .into_iter()
                .chain(single.map(SmolStr::from))
        });
        let mut listed = stems.filter(|s| self.ontology.verbs.contains_key(s));
        listed.next().unwrap_or_else(|| known.into())
    }

    pub(super) fn passive(&self, i: usize) -> bool {
        let t = self.tree;
        if t.children(i)
            .any(|c| matches!(t.deprel(c), Deprel::NsubjPass | Deprel::AuxPass))
        {
            return true;
        }
        let participle = t.xpos(i) == Xpos::Vbn;
        if !participle || t.by(i, Deprel::Aux).any(|c| t.lemma(c) == "have") {
            return false;
        }
        match t.deprel(i) {
            Deprel::Acl | Deprel::Advcl | Deprel::Amod | Deprel::Xcomp | Deprel::AclRelcl => true,
            Deprel::Conj => {
                !t.children(i).any(|c| t.deprel(c) == Deprel::Nsubj)
                    && t.head(i)
                        .is_some_and(|h| t.upos(h) == Upos::Verb && self.passive(h))
            }
            _ => false,
        }
    }

    fn verb(&self, i: usize) -> Frame {
        let t = self.tree;
        let mut frame = self.frame(i, Kind::Verb);
        frame.passive = self.passive(i);
        let subject = if frame.passive {
            Role::Object
        } else {
            Role::Subject
        };
        self.subjects(i, 0, Via::Direct, subject, &mut frame.arguments);
        for c in t.children(i) {
            match t.deprel(c) {
                Deprel::Obj => self.push(&mut frame.arguments, Role::Object, c, Via::Direct),
                Deprel::Iobj => {
                    self.push(&mut frame.arguments, Role::Object, c, Via::Direct);
                    self.push(
                        &mut frame.arguments,
                        Role::Oblique("to".into()),
                        c,
                        Via::Direct,
                    );
                }
                Deprel::OblAgent => self.push(&mut frame.arguments, Role::Subject, c, Via::Direct),
                // "asked the president to spare": the parser may give the president to the infinitive only
                Deprel::Ccomp | Deprel::Xcomp
                    if t.by(c, Deprel::Mark).any(|m| t.lemma(m) == "to") =>
                {
                    for s in t.by(c, Deprel::Nsubj).filter(|&s| s > i) {
                        self.push(&mut frame.arguments, Role::Object, s, Via::Control);
                    }
                }
                _ => {}
            }
        }
        self.obliques(i, &mut frame.arguments);
        self.company(i, &mut frame.arguments);
        self.spent(i, &mut frame.arguments);
        self.bidden(i, &mut frame.arguments);
        self.clauses(i, &mut frame.arguments);
        self.anaphoric(i, &mut frame.arguments);
        self.hyphenated(i, &mut frame);
        let conjunct = if t.deprel(i) == Deprel::Conj {
            t.head(i)
        } else {
            None
        };
        if !frame.passive && !t.children(i).any(|c| t.deprel(c) == Deprel::Obj) {
            // "criticised and rejected the plan": the object stands with the last verb.
            for next in t
                .by(i, Deprel::Conj)
                .filter(|&c| t.upos(c) == Upos::Verb && c <= i + 3)
            {
                for c in t.by(next, Deprel::Obj) {
                    self.push(&mut frame.arguments, Role::Object, c, Via::Shared);
                }
            }
            if t.deprel(i) == Deprel::AclRelcl
                && !self.has(&frame.arguments, &Role::Object)
                && let Some(h) = t
                    .head(i)
                    .filter(|_| self.has(&frame.arguments, &Role::Subject))
                && !frame.arguments.iter().any(|a| a.via == Via::Relative)
            {
                self.push(&mut frame.arguments, Role::Object, h, Via::Relative);
            }
        }
        self.decreed(i, &mut frame);
        if let Some(first) = conjunct.filter(|&h| t.upos(h) == Upos::Verb)
            && frame.passive
            && !frame.arguments.iter().any(|a| a.role == Role::Subject)
        {
            for c in t.by(first, Deprel::OblAgent) {
                self.push(&mut frame.arguments, Role::Subject, c, Via::Shared);
            }
        }
        self.alike(i, &mut frame);
        self.likewise(i, &mut frame);
        frame
    }

    pub(super) fn has(&self, arguments: &[Argument], role: &Role) -> bool {
        arguments.iter().any(|a| a.role == *role)
    }

    /// Adds `head`, what is coordinated with it, and the antecedent where it is a relative pronoun.
    pub(super) fn push(&self, out: &mut Vec<Argument>, role: Role, head: usize, via: Via) {
        let t = self.tree;
        let relative = matches!(t.xpos(head), Xpos::Wdt | Xpos::Wp)
            || (t.lemma(head) == "that" && t.upos(head) == Upos::Pron);
        let antecedent = || self.antecedent(head).or_else(|| self.before_comma(head));
        let (head, via) = match relative.then(antecedent).flatten() {
            Some(antecedent) => (antecedent, Via::Relative),
            None => (head, via),
        };
        for (n, c) in t.conjuncts(head).into_iter().enumerate() {
            if n > 0 && via == Via::Relative {
                break;
            }
            // "hundreds of soldiers": the soldiers are meant as well
            let counted = self.counted(c);
            let meant = counted.into_iter().chain(t.namely(c));
            let meant = std::iter::once(c).chain(meant).chain(self.led(c));
            let examples = |head: usize| t.examples(head).flat_map(|c| t.conjuncts(c));
            let named = |head: usize| std::iter::once(head).chain(examples(head));
            for head in meant.flat_map(named) {
                if out.len() < 64 && !out.iter().any(|a| a.head == head && a.role == role) {
                    out.push(Argument {
                        role: role.clone(),
                        head,
                        via,
                    });
                }
            }
        }
    }

    /// Adds each of `heads`.
    pub(super) fn push_all(
        &self,
        out: &mut Vec<Argument>,
        role: &Role,
        heads: impl IntoIterator<Item = usize>,
        via: Via,
    ) {
        for head in heads {
            self.push(out, role.clone(), head, via);
        }
    }

    /// What a noun of number, kind or time counts, and what a sum of money is for: the loans in "millions in loans".
    fn counted(&self, i: usize) -> Option<usize> {
        let (t, words) = (self.tree, &self.ontology.words);
        let sum = words.sum(t.lemma(i));
        let counts =
            sum || words.counting.contains(t.lemma(i)) || words.lasting.contains(t.lemma(i));
        let told = |c: &usize| match t.preposition(*c).as_str() {
            "of" => counts,
            "in" => sum && t.name(*c).is_none(),
            _ => false,
        };
        t.by(i, Deprel::Nmod).find(told)
    }

    /// Who leads the group at word `i`: "a delegation led by Ana Ruiz".
    fn led(&self, i: usize) -> Vec<usize> {
        let t = self.tree;
        let mut out = Vec::new();
        for clause in t.by(i, Deprel::Acl).filter(|_| t.name(i).is_none()) {
            if self.ontology.words.leading.contains(t.lemma(clause)) {
                out.extend(self.agents(clause).flat_map(|c| t.conjuncts(c)));
            }
        }
        out
    }

    /// What the relative clause around `pronoun` modifies.
    fn antecedent(&self, pronoun: usize) -> Option<usize> {
        let t = self.tree;
        let mut at = pronoun;
        for _ in 0..6 {
            let head = t.head(at)?;
            if matches!(t.deprel(at), Deprel::AclRelcl | Deprel::Acl) {
                return Some(head);
            }
            at = head;
        }
        None
    }

    /// "Ana Ruiz, who said": the name in front of the comma, where the parser made the clause the main one.
    fn before_comma(&self, pronoun: usize) -> Option<usize> {
        let t = self.tree;
        let comma = pronoun.checked_sub(1).filter(|&c| t.form(c) == ",")?;
        t.name(comma.checked_sub(1)?).map(|name| t.top(name))
    }

    /// Whether the verb does something to whatever is its object ("condemned the attack"), so that the object's event
    /// is not its subject's.
    pub(super) fn acts(&self, lemma: &str) -> bool {
        self.ontology
            .verbs
            .get(lemma)
            .is_some_and(|all| all.iter().any(Trigger::is_plain))
    }

    pub(super) fn obliques(&self, i: usize, out: &mut Vec<Argument>) {
        let t = self.tree;
        for c in t.children(i) {
            let preposition = match t.deprel(c) {
                Deprel::Obl | Deprel::Nmod | Deprel::OblAgent => t.preposition(c),
                _ => SmolStr::default(),
            };
            if !preposition.is_empty() {
                let role = Role::Oblique(preposition.clone());
                self.push(out, role, c, Via::Direct);
                if preposition == "by" && self.passive(i) {
                    self.push(out, Role::Subject, c, Via::Direct);
                }
            }
        }
    }
}
