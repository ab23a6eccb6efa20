//! The truth status of a predicate: does the text assert or deny it, is it actual, planned or possible, and who says
//! so. Each decision names the words that led to it, so that a reader can check it.
//!
//! `sign.rs` reads the predicate's own auxiliaries and adverbs, `governor.rs` what governs it ("refused to meet", "is
//! expected to visit"), `speaker.rs` who reports it, `quote.rs` whose quotation it stands in.

mod governor;
mod quote;
mod sign;
mod speaker;

pub use quote::{Quotation, quotations};

use super::argument::Referents;
use super::frame::Tree;
use super::{Modality, Polarity};
use crate::ontology::{Ontology, Words};
use crate::sentence::{Deprel, Upos};
use crate::span::Span;
use serde::{Deserialize, Serialize};
use sign::{Effect, Sign};

/// What a cue speaks to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Aspect {
    /// Asserted or denied.
    Polarity,
    /// Actual, planned or possible.
    Modality,
    /// Who says so.
    Attribution,
}

/// What kind of words decide.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CueKind {
    /// "not", "never", "no", "without".
    Negation,
    /// "will", "may", "could".
    Auxiliary,
    /// "reportedly", "perhaps".
    Adverb,
    /// "planned", "alleged".
    Adjective,
    /// A verb or noun that governs the predicate: "refused to", "plan to", "threat of".
    Governor,
    /// "if", "unless", "whether".
    Condition,
    /// A question mark.
    Question,
    /// "to" or "for" of what is still to come: "flew to Lima to meet", "arrived for talks".
    Purpose,
    /// The word that names the relation, by the ontology's own entry for it.
    Trigger,
    /// A verb or noun of saying: "said", "claims that".
    Report,
    /// "according to".
    Source,
    /// A quotation, by its opening mark.
    Quotation,
}

impl Aspect {
    /// The name used in files.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Polarity => "polarity",
            Self::Modality => "modality",
            Self::Attribution => "attribution",
        }
    }
}

impl CueKind {
    /// The name used in files.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Negation => "negation",
            Self::Auxiliary => "auxiliary",
            Self::Adverb => "adverb",
            Self::Adjective => "adjective",
            Self::Governor => "governor",
            Self::Condition => "condition",
            Self::Question => "question",
            Self::Purpose => "purpose",
            Self::Trigger => "trigger",
            Self::Report => "report",
            Self::Source => "source",
            Self::Quotation => "quotation",
        }
    }
}

/// The words behind a decision.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Cue {
    /// What they speak to.
    pub aspect: Aspect,
    /// What kind of words they are.
    pub kind: CueKind,
    /// Where they stand.
    pub span: Span,
}

/// How real a statement is, who makes it, and why that is so. Without a cue it is asserted, actual, and the article's own.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Status {
    /// Asserted or denied.
    pub polarity: Polarity,
    /// Actual, planned or possible.
    pub modality: Modality,
    /// Index of the entity that says so.
    pub attribution: Option<u32>,
    /// The words that decided, by aspect and place.
    pub cues: Vec<Cue>,
}

/// Reads the status of the predicates of one sentence.
#[derive(Clone, Copy, Debug)]
pub struct StatusReader<'a> {
    tree: &'a Tree<'a>,
    ontology: &'a Ontology,
    referents: &'a Referents<'a>,
    quotations: &'a [Quotation],
}

impl<'a> StatusReader<'a> {
    /// A reader for `tree`; `quotations` are those of the whole article, in order.
    pub fn new(
        tree: &'a Tree<'a>,
        ontology: &'a Ontology,
        referents: &'a Referents<'a>,
        quotations: &'a [Quotation],
    ) -> Self {
        Self {
            tree,
            ontology,
            referents,
            quotations,
        }
    }

    /// The status of predicate `i`, whose light verb is `support`.
    pub fn read(&self, i: usize, support: Option<usize>) -> Status {
        let signs = governor::signs(self.tree, &self.ontology.words, i, support);
        let mut status = Status::default();
        status.take(self.tree, &signs);
        if let Some((entity, cue)) = self.speaker(i) {
            status.attribution = Some(entity);
            status.cues.push(cue);
        }
        status.cues.sort_unstable();
        status
    }

    /// The entity to whom the article ascribes what predicate `i` says.
    pub fn attribution(&self, i: usize) -> Option<u32> {
        self.speaker(i).map(|(entity, _)| entity)
    }

    /// The words "I", "we" and "our" of the sentence, in text order, with who says them.
    pub fn spoken(&self) -> Vec<(usize, u32)> {
        let tree = self.tree;
        let first = |i: &usize| {
            tree.upos(*i) == Upos::Pron
                && matches!(
                    tree.form(*i),
                    "I" | "We" | "we" | "me" | "us" | "my" | "My" | "our" | "Our"
                )
        };
        (0..tree.len())
            .filter(first)
            .filter_map(|i| {
                // above the noun that is possessed, and the verb above it
                let mut at = tree.head(i).unwrap_or(i);
                while let Some(up) = tree.head(at).filter(|_| tree.is_noun(at)) {
                    at = up;
                }
                Some((
                    i,
                    self.quoted(i)
                        .map(|q| q.0)
                        .or_else(|| self.attribution(at))?,
                ))
            })
            .collect()
    }

    /// The status of the state that hangs on word `i`: states hold unless they are denied or doubted in so many words.
    pub fn read_state(&self, i: usize) -> Status {
        let mut signs = Vec::new();
        sign::own(self.tree, i, &mut signs);
        signs.retain(|s| s.effect == Effect::Negates || s.kind == CueKind::Auxiliary);
        let mut status = Status::default();
        status.take(self.tree, &signs);
        status.cues.sort_unstable();
        status
    }
}

impl Status {
    /// Settles polarity and modality by `signs`, and keeps those that decided.
    fn take(&mut self, tree: &Tree<'_>, signs: &[Sign]) {
        let negations = signs.iter().filter(|s| s.effect == Effect::Negates).count();
        if negations % 2 == 1 {
            self.polarity = Polarity::Negated;
        }
        let modality = |s: &Sign| match s.effect {
            Effect::Negates => Modality::Actual,
            Effect::Plans => Modality::Planned,
            Effect::Doubts => Modality::Possible,
        };
        self.modality = signs.iter().map(modality).max().unwrap_or_default();
        for sign in signs {
            let aspect = match sign.effect {
                Effect::Negates => Aspect::Polarity,
                _ if modality(sign) == self.modality => Aspect::Modality,
                _ => continue,
            };
            self.add(aspect, sign.kind, span(tree, sign.word));
        }
    }

    /// Takes over what the trigger itself says: `modality` at least, and the other polarity where it denies.
    pub fn with_trigger(&mut self, modality: Option<Modality>, polarity: Polarity, trigger: Span) {
        if let Some(modality) = modality.filter(|&m| m > self.modality) {
            self.modality = modality;
            self.cues.retain(|c| c.aspect != Aspect::Modality);
            self.add(Aspect::Modality, CueKind::Trigger, trigger);
        }
        if polarity == Polarity::Negated {
            self.polarity = match self.polarity {
                Polarity::Positive => Polarity::Negated,
                Polarity::Negated => Polarity::Positive,
            };
            self.add(Aspect::Polarity, CueKind::Trigger, trigger);
        }
        self.cues.sort_unstable();
    }

    /// The words do what they say: who says "we will support them" supports them, and the article tells of it. Nobody
    /// else vouches for it, and its future tense is no plan.
    pub fn perform(&mut self) {
        self.attribution = None;
        self.cues.retain(|c| c.aspect != Aspect::Attribution);
        let modality = |c: &Cue| c.aspect == Aspect::Modality;
        let spoken = |c: &Cue| !modality(c) || c.kind == CueKind::Auxiliary;
        if self.modality == Modality::Planned && self.cues.iter().all(spoken) {
            self.modality = Modality::Actual;
            self.cues.retain(|c| !modality(c));
        }
    }

    fn add(&mut self, aspect: Aspect, kind: CueKind, span: Span) {
        let cue = Cue { aspect, kind, span };
        if !self.cues.contains(&cue) {
            self.cues.push(cue);
        }
    }
}

/// The head of `at`; for a clause that the parser hung on the time or place before it ("said on Monday that …") the verb
/// of saying above.
fn clause_head(tree: &Tree<'_>, words: &Words, at: usize) -> Option<usize> {
    let head = tree.head(at)?;
    let clause = matches!(
        tree.deprel(at),
        Deprel::Ccomp | Deprel::Acl | Deprel::AclRelcl
    );
    if !clause || tree.upos(head) == Upos::Verb || words.speech.contains(tree.lemma(head)) {
        return Some(head);
    }
    let content = tree.deprel(at) == Deprel::Ccomp || is_content(tree, at);
    let verb = tree.head(head).filter(|&verb| {
        content
            && matches!(
                tree.deprel(head),
                Deprel::Obl | Deprel::OblUnmarked | Deprel::Obj | Deprel::Iobj | Deprel::Nmod
            )
            && words.speech.contains(tree.lemma(verb))
    });
    Some(verb.unwrap_or(head))
}

/// Whether the clause of `at` says what is claimed ("that …"), rather than something about it. A parser may take the
/// "that" of "told reporters that Chile had attacked Peru" for an object; but there is another, so it fills no gap.
fn is_content(tree: &Tree<'_>, at: usize) -> bool {
    let that = tree
        .children(at)
        .find(|&c| c < at && tree.lemma(c) == "that");
    that.is_some_and(|that| match tree.deprel(that) {
        Deprel::Mark => true,
        Deprel::Obj => tree.by(at, Deprel::Obj).any(|c| c != that),
        _ => false,
    })
}

fn span(tree: &Tree<'_>, i: usize) -> Span {
    tree.word(i).map(|w| w.span).unwrap_or_default()
}

#[cfg(test)]
mod tests;
