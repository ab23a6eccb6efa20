//! Frames: the layer between tree and ontology. A frame is a predicate (verb, event noun, adjective) with its
//! roles, however the sentence was turned: passives and relative clauses are normalised, conjunctions distributed,
//! control and raising resolved, light verbs folded into their noun. The rest of the stage reads frames only.

mod builder;
mod clause;
mod deed;
mod kin;
mod nominal;
mod office;
mod party;
mod predicate;
mod reach;
mod repair;
mod request;
mod roster;
mod subject;
mod travel;
mod tree;

pub use builder::{FrameBuilder, Frames};
pub use office::whose;
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
    /// A title, role or kinship: its subject bears it, its modifier or oblique is whose it is. `support` is the
    /// first word of the phrase, the predicate its last.
    Office,
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
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Via {
    /// It depends on the predicate.
    Direct,
    /// Over the subject or object of a governing verb.
    Control,
    /// It is what a relative clause or participle modifies.
    Relative,
    /// It belongs to a coordinated predicate.
    Shared,
    /// It is a light verb's.
    Support,
    /// It is the subject of a verb that has the noun as its object, though not known to carry it.
    Governor,
    /// It made what the clause says something of, or tells of it.
    Maker,
    /// It hangs on another argument: "targets on the island".
    Nested,
    /// It is the event through which the verb is done: "killed in a Russian strike".
    Means,
    /// The tree doesn't say; it is the nearest phrase that fits.
    Near,
}

impl Via {
    /// A short name, as rules spell it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Direct => "direct",
            Self::Control => "control",
            Self::Relative => "relative",
            Self::Shared => "shared",
            Self::Support => "support",
            Self::Governor => "governor",
            Self::Maker => "maker",
            Self::Nested => "nested",
            Self::Means => "means",
            Self::Near => "near",
        }
    }

    /// What is left of a relation's score when an end is reached this way.
    pub const fn factor(self) -> f32 {
        match self {
            Self::Direct | Self::Support => 1.0,
            Self::Shared | Self::Relative => 0.95,
            Self::Control => 0.9,
            Self::Nested | Self::Means => 0.85,
            Self::Near | Self::Governor | Self::Maker => 0.7,
        }
    }
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

/// Prepositions of those who take part in what a noun names.
const PARTIES: &[&str] = &["between", "among", "with", "against"];

impl Argument {
    /// Whether it names a party to what a noun says: "talks with Peru".
    fn between(&self) -> bool {
        matches!(&self.role, Role::Oblique(p) if PARTIES.contains(&p.as_str()))
    }
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

    /// Adds an argument, unless it is known. A title may be its own bearer, where it is the head of the name behind it.
    fn add(&mut self, role: Role, head: usize, via: Via) {
        let known = |a: &Argument| a.head == head && a.role == role;
        if self.arguments.len() < 64 && !self.arguments.iter().any(known) {
            self.arguments.push(Argument { role, head, via });
        }
    }

    /// Whether any argument plays `role`.
    pub fn has(&self, role: &Role) -> bool {
        self.heads(role).next().is_some()
    }

    /// One line: the predicate, its voice and light verb, and each argument as `role=word`, with the way it was
    /// reached where that is not the plain one.
    pub fn describe(&self, tree: &Tree<'_>) -> String {
        let mut line = match self.kind {
            Kind::Verb if self.passive => format!("verb {} (passive)", self.lemma),
            Kind::Verb => format!("verb {}", self.lemma),
            Kind::Noun => format!("noun {}", self.lemma),
            Kind::Adjective => format!("adjective {}", self.lemma),
            Kind::Office => format!("office {}", self.lemma),
        };
        if let Some(support) = self.support.filter(|_| self.kind != Kind::Office) {
            line += &format!(" with {}", tree.lemma(support));
        }
        for a in &self.arguments {
            let (first, last) = tree.name(a.head).unwrap_or((a.head, a.head));
            let words: Vec<&str> = (first..=last).map(|w| tree.form(w)).collect();
            line += &format!("  {}={}", a.role, words.join(" "));
            if a.via != Via::Direct {
                line += &format!(" [{}]", a.via.name());
            }
        }
        line
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
