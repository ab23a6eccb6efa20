//! Who reports a statement: the subject of the verb of saying above it or beside it, the owner of a claim, the source
//! behind "according to", or the speaker of the quotation that it stands in. The innermost one that names an entity
//! is taken.

use super::{Aspect, Cue, CueKind, StatusReader, is_content, span};
use crate::ontology::Coarse;
use crate::relation::frame::{FrameBuilder, Tree};
use crate::sentence::{Deprel, Upos};

/// Verbs that report even without a finite clause: "admitted downing the plane".
const OWNING_UP: &[&str] = &[
    "accuse",
    "acknowledge",
    "admit",
    "allege",
    "claim",
    "confess",
    "deny",
    "report",
    "say",
];

/// Verbs whose object they report: "announced a ceasefire", "confirmed the attack".
const REPORTING_OBJECT: &[&str] = &[
    "acknowledge",
    "admit",
    "allege",
    "announce",
    "claim",
    "confirm",
    "deny",
    "report",
];

impl StatusReader<'_> {
    /// The entity that states what predicate `i` tells, and the words that say so.
    pub(super) fn speaker(&self, i: usize) -> Option<(u32, Cue)> {
        self.reported(i)
            .or_else(|| self.quoted(i))
            .or_else(|| self.sourced(i))
    }

    /// The speaker by the sentence's own tree.
    fn reported(&self, i: usize) -> Option<(u32, Cue)> {
        let tree = self.tree;
        let mut at = i;
        // "announced a pact, which both had signed": the relative clause under what is reported is the article's own.
        let mut aside = false;
        for _ in 0..24 {
            if is_background(tree, at) {
                return None;
            }
            let below = tree
                .children(at)
                .filter(|&c| c != i)
                .find_map(|c| self.beside(c));
            if below.is_some() {
                return below;
            }
            let head = super::clause_head(tree, &self.ontology.words, at)?;
            // "accused the group of aiding …": the charge may hang on the accused.
            if matches!(tree.deprel(at), Deprel::Acl | Deprel::Nmod | Deprel::Advcl)
                && is_charge(tree, at)
                && let Some(verb) = tree.head(head).filter(|&v| tree.lemma(v) == "accuse")
                && let Some(entity) = self.teller(verb)
            {
                return Some((entity, self.cue(CueKind::Report, verb)));
            }
            if self.reports(at, head)
                && !(aside && tree.deprel(at) == Deprel::Obj)
                && let Some(entity) = self.teller(head)
            {
                return Some((entity, self.cue(CueKind::Report, head)));
            }
            if tree.deprel(at) == Deprel::Conj
                && has_subject(tree, at)
                && !has_subject_of_clause(tree, head)
            {
                return None;
            }
            aside = tree.deprel(at) == Deprel::AclRelcl;
            at = head;
        }
        None
    }

    /// Whether `head` reports its dependent `at`.
    fn reports(&self, at: usize, head: usize) -> bool {
        let tree = self.tree;
        let lemma = tree.lemma(head);
        let speech = self.ontology.words.speech.contains(lemma);
        match tree.deprel(at) {
            Deprel::Ccomp if sign_is_finite(tree, at) && !tree.is_noun(head) => {
                (speech || lemma == "dismiss") && !is_asked(tree, at)
            }
            Deprel::Parataxis => speech && tree.upos(head) == Upos::Verb,
            Deprel::Obl if is_charge(tree, at) => OWNING_UP.contains(&lemma),
            Deprel::Obj => REPORTING_OBJECT.contains(&lemma),
            Deprel::Acl | Deprel::AclRelcl => speech && is_content(tree, at),
            Deprel::Ccomp if tree.is_noun(head) => speech && is_content(tree, at),
            Deprel::Ccomp | Deprel::Xcomp | Deprel::Advcl => OWNING_UP.contains(&lemma),
            _ => false,
        }
    }

    /// A speaker that dependent `c` of a clause's predicate names: "…, said the minister", "as Reuters reported",
    /// "according to".
    fn beside(&self, c: usize) -> Option<(u32, Cue)> {
        let tree = self.tree;
        let speech = |c: usize| {
            self.ontology.words.speech.contains(tree.lemma(c)) && tree.upos(c) == Upos::Verb
        };
        match tree.deprel(c) {
            // "…, Prats said": a clause without content of its own reports the one before it.
            Deprel::Parataxis | Deprel::Conj if speech(c) && is_tag(tree, c) => {
                Some((self.teller(c)?, self.cue(CueKind::Report, c)))
            }
            Deprel::Advcl
                if speech(c) && tree.by(c, Deprel::Mark).any(|m| tree.lemma(m) == "as") =>
            {
                Some((self.teller(c)?, self.cue(CueKind::Report, c)))
            }
            Deprel::Obl | Deprel::Nmod | Deprel::Advmod | Deprel::Advcl => {
                let mark = according(tree, c)?;
                Some((self.source(mark)?, self.cue(CueKind::Source, mark)))
            }
            _ => None,
        }
    }

    /// The entity that does what verb or noun of saying `i` says.
    fn teller(&self, i: usize) -> Option<u32> {
        let tree = self.tree;
        let first = |heads: Vec<usize>| {
            // A named speaker goes before the country of an unnamed one.
            let person = |loose: bool, named: bool| {
                heads
                    .iter()
                    .flat_map(|&h| self.referents.of(h, loose))
                    .map(|r| r.entity)
                    .find(|&e| !named || self.referents.kind(e).coarse() == Coarse::Person)
            };
            person(false, true)
                .or_else(|| person(false, false))
                .or_else(|| person(true, false))
        };
        if tree.is_noun(i) {
            let owners = tree.children(i).filter(|&c| {
                // A headline's "minister announces that …" may have been taken for a noun.
                matches!(tree.deprel(c), Deprel::NmodPoss | Deprel::Nsubj)
                    || (matches!(
                        tree.deprel(c),
                        Deprel::Amod | Deprel::Compound | Deprel::Nmod
                    ) && (c < i || matches!(tree.preposition(c).as_str(), "by" | "from")))
            });
            return first(owners.collect());
        }
        let passive = tree
            .children(i)
            .any(|c| matches!(tree.deprel(c), Deprel::AuxPass | Deprel::NsubjPass));
        if passive {
            return first(
                tree.children(i)
                    .filter(|&c| tree.deprel(c) == Deprel::OblAgent || tree.preposition(c) == "by")
                    .collect(),
            );
        }
        let subjects: Vec<usize> = tree
            .children(i)
            .filter(|&c| tree.deprel(c) == Deprel::Nsubj)
            .flat_map(|c| tree.conjuncts(c))
            .collect();
        // "attacked Peru, Prats said": no list of two, but the end of one clause and the subject of the next.
        let alone = subjects.iter().copied().find(|&s| {
            s + 1 == i && tree.deprel(s) == Deprel::Conj && !tree.by(s, Deprel::Cc).any(|_| true)
        });
        if let Some(last) = alone {
            return first(vec![last]);
        }
        if !subjects.is_empty() {
            return first(subjects);
        }
        self.neighbour(i)
            .or_else(|| first(FrameBuilder::new(tree, self.ontology).subject_heads(i)))
    }

    /// The name right before or behind verb `i`, where quotation marks led the parser astray: "…”, Mr Kim told",
    /// "…”, said Foreign Minister Ana Prats".
    fn neighbour(&self, i: usize) -> Option<u32> {
        let tree = self.tree;
        let stops = |w: usize| {
            matches!(
                tree.upos(w),
                Upos::Verb | Upos::Punct | Upos::Adp | Upos::Sconj
            )
        };
        // "…, a spokesman, Juan Rojas, said"
        let comma = i.checked_sub(1).filter(|&c| tree.form(c) == ",");
        let before = (0..comma.unwrap_or(i))
            .rev()
            .take(if comma.is_some() { 1 } else { 3 })
            .take_while(|&w| !stops(w))
            .find_map(|w| self.referents.at(w));
        let after = || {
            (i + 1..tree.len())
                .take(6)
                .take_while(|&w| !stops(w))
                .filter_map(|w| self.referents.at(w))
                .map(|(_, entity)| entity)
                .max_by_key(|&e| self.referents.kind(e).coarse() == Coarse::Person)
        };
        before.map(|(_, entity)| entity).or_else(after)
    }

    /// The source that the sentence names without a tie to the clause of `i`: "…, according to Reuters."
    fn sourced(&self, i: usize) -> Option<(u32, Cue)> {
        let (mark, entity) = self
            .sources()
            .into_iter()
            .find(|&(mark, _)| self.same_clause(i, mark))?;
        Some((entity, self.cue(CueKind::Source, mark)))
    }

    /// Whether no semicolon or new clause stands between two words.
    fn same_clause(&self, i: usize, other: usize) -> bool {
        let tree = self.tree;
        (i.min(other)..i.max(other))
            .all(|w| !matches!(tree.form(w), ";" | "but" | "while" | "although"))
    }

    /// The speaker of the quotation around word `i`.
    pub(super) fn quoted(&self, i: usize) -> Option<(u32, Cue)> {
        let word = span(self.tree, i);
        let quotation = self.quotations.iter().find(|q| q.span.contains(word))?;
        let cue = Cue {
            aspect: Aspect::Attribution,
            kind: CueKind::Quotation,
            span: quotation.mark(self.tree.text),
        };
        Some((quotation.speaker?, cue))
    }

    fn cue(&self, kind: CueKind, word: usize) -> Cue {
        Cue {
            aspect: Aspect::Attribution,
            kind,
            span: span(self.tree, word),
        }
    }

    /// Speakers that verbs of saying outside any quotation name, each with its verb, in text order.
    pub(super) fn tellers(&self) -> Vec<(usize, u32)> {
        let tree = self.tree;
        (0..tree.len())
            .filter(|&i| {
                tree.upos(i) == Upos::Verb && self.ontology.words.speech.contains(tree.lemma(i))
            })
            .filter_map(|i| Some((i, self.teller(i)?)))
            .collect()
    }

    /// The sources of "according to", each with its first word.
    pub(super) fn sources(&self) -> Vec<(usize, u32)> {
        let tree = self.tree;
        let starts = |&w: &usize| {
            matches!(tree.lemma(w), "accord" | "according") && tree.lemma(w + 1) == "to"
        };
        (0..tree.len())
            .filter(starts)
            .filter_map(|mark| Some((mark, self.source(mark)?)))
            .collect()
    }

    /// Whom the phrase "according to …" at word `mark` names: a person before anybody else.
    fn source(&self, mark: usize) -> Option<u32> {
        let tree = self.tree;
        let named: Vec<u32> = (mark + 2..tree.len())
            .take_while(|&w| !matches!(tree.upos(w), Upos::Punct | Upos::Verb))
            .filter(|&w| !self.apart(w))
            .filter_map(|w| self.referents.at(w))
            .map(|(_, entity)| entity)
            .collect();
        let person = |e: &&u32| self.referents.kind(**e).coarse() == Coarse::Person;
        named.iter().find(person).or(named.first()).copied()
    }

    /// Whether the name at word `i` says only whom somebody is against: "according to Ruiz's critics".
    fn apart(&self, i: usize) -> bool {
        let tree = self.tree;
        let top = tree.name(i).map_or(i, |name| tree.top(name));
        let against = self.ontology.index_of("criticized");
        let foe = |h: usize| {
            let mut roles = self.ontology.roles.get(tree.lemma(h)).into_iter().flatten();
            roles.any(|&(relation, _)| Some(relation) == against)
        };
        tree.deprel(top) == Deprel::NmodPoss && tree.head(top).is_some_and(foe)
    }
}

/// The "according" of a phrase "according to X" whose head is `c`.
fn according(tree: &Tree<'_>, c: usize) -> Option<usize> {
    tree.children(c).find(|&k| {
        matches!(tree.deprel(k), Deprel::Case | Deprel::Mark | Deprel::Advmod)
            && matches!(tree.lemma(k), "accord" | "according")
    })
}

/// Whether `at` is introduced by "of", as what somebody is accused of is.
fn is_charge(tree: &Tree<'_>, at: usize) -> bool {
    tree.children(at)
        .any(|c| matches!(tree.deprel(c), Deprel::Mark | Deprel::Case) && tree.lemma(c) == "of")
}

/// Whether `at` tells what came before, which the article knows by itself: "announced a truce after the attack".
fn is_background(tree: &Tree<'_>, at: usize) -> bool {
    let behind = |word: &str| {
        matches!(
            word,
            "after" | "following" | "despite" | "amid" | "amidst" | "since" | "while" | "before"
        )
    };
    match tree.deprel(at) {
        Deprel::Obl | Deprel::Nmod => behind(&tree.preposition(at)),
        Deprel::Advcl => tree.by(at, Deprel::Mark).any(|c| behind(tree.lemma(c))),
        _ => false,
    }
}

/// Whether the clause asks rather than states: "declined to confirm whether …".
fn is_asked(tree: &Tree<'_>, i: usize) -> bool {
    tree.by(i, Deprel::Mark)
        .any(|c| matches!(tree.lemma(c), "whether" | "if"))
}

fn sign_is_finite(tree: &Tree<'_>, i: usize) -> bool {
    super::sign::infinitive(tree, i).is_none()
}

/// Whether the verb says neither what is said nor that it is one more event.
fn is_tag(tree: &Tree<'_>, i: usize) -> bool {
    !tree.children(i).any(|c| {
        matches!(
            tree.deprel(c),
            Deprel::Ccomp | Deprel::Xcomp | Deprel::Cc | Deprel::Obj
        )
    })
}

fn has_subject(tree: &Tree<'_>, i: usize) -> bool {
    tree.children(i)
        .any(|c| matches!(tree.deprel(c), Deprel::Nsubj | Deprel::NsubjPass))
}

/// Whether `i` is a reported clause itself, so that a clause coordinated with it is reported too.
fn has_subject_of_clause(tree: &Tree<'_>, i: usize) -> bool {
    matches!(tree.deprel(i), Deprel::Ccomp | Deprel::Conj)
}
