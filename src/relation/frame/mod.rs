//! Frames: the layer between tree and ontology. A frame is a predicate (verb, event noun, adjective) with its
//! roles, however the sentence was turned: passives and relative clauses are normalised, conjunctions distributed,
//! control and raising resolved, light verbs folded into their noun. The rest of the stage reads frames only.

mod builder;
mod repair;
mod tree;

pub use builder::FrameBuilder;
pub use tree::{Node, Tree};

use smol_str::SmolStr;
use std::fmt;

/// What kind of word a frame's predicate is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A verb.
    Verb,
    /// An event noun.
    Noun,
    /// An adjective.
    Adjective,
}

/// The part that an argument plays in its frame, voice undone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Role {
    /// Who acts.
    Subject,
    /// To whom it is done.
    Object,
    /// A phrase with that preposition.
    Oblique(SmolStr),
    /// "Iran's", "Iranian", "Iran" before a noun: acts or suffers.
    Modifier,
}

/// How an argument was reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Via {
    /// It depends on the predicate.
    Direct,
    /// Over the subject or object of a governing verb.
    Control,
    /// It is what a relative clause or participle modifies.
    Relative,
    /// It belongs to a coordinated predicate.
    Shared,
}

/// An argument: the head word of its phrase.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Argument {
    /// Its part.
    pub role: Role,
    /// Head word of the phrase.
    pub head: usize,
    /// How it was reached.
    pub via: Via,
}

/// A predicate with its arguments.
#[derive(Clone, Debug)]
pub struct Frame {
    /// The predicate's word.
    pub predicate: usize,
    /// What kind of word it is.
    pub kind: Kind,
    /// Lower-case lemma.
    pub lemma: SmolStr,
    /// Whether the verb is passive.
    pub passive: bool,
    /// The light verb that carries a noun.
    pub support: Option<usize>,
    /// Whether the light verb's subject suffers what the noun says.
    pub reversed: bool,
    /// The arguments.
    pub arguments: Vec<Argument>,
}

impl Frame {
    /// The heads that play `role`.
    pub fn heads<'f>(&'f self, role: &'f Role) -> impl Iterator<Item = &'f Argument> + 'f {
        self.arguments.iter().filter(move |a| a.role == *role)
    }
}

impl fmt::Display for Role {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Subject => f.write_str("subject"),
            Self::Object => f.write_str("object"),
            Self::Oblique(preposition) => f.write_str(preposition),
            Self::Modifier => f.write_str("modifier"),
        }
    }
}
