//! Stage 4: words that refer to somebody or something.
//!
//! [`NameTagger`](tagger::NameTagger) finds names and their coarse class, [`NameTyper`](typer::NameTyper) votes for one
//! of the fifteen types (in the accurate engine both hear a [`Probe`](probe::Probe) of the encoder), the [`Gazetteer`] says which known thing the words name, and `referent.rs` adds pronouns and
//! common-noun phrases. Nothing is decided here about which mentions belong together.

use crate::ontology::EntityType;
use crate::span::Span;
use serde::{Deserialize, Serialize};

/// What can be seen of a word before anything is decided.
pub mod cue;
/// Known names.
pub mod gazetteer;
/// Nouns that head names.
pub mod heads;
/// Common nouns that tell what they can stand for.
pub mod nouns;
/// The tagger's labels.
pub mod label;
/// Given names and surnames.
pub mod lexicon;
/// What the encoder knows of names.
pub mod probe;
mod border;
mod compose;
mod described;
mod recognizer;
mod referent;
/// Finds names.
pub mod tagger;
/// Gives names their fine type.
pub mod typer;

pub use gazetteer::Gazetteer;
pub use label::NameClass;
pub use recognizer::Recognizer;

/// How a mention refers.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize,
)]
#[serde(rename_all = "kebab-case")]
pub enum MentionKind {
    /// A proper name, acronym, demonym adjective or metonym.
    #[default]
    Name,
    /// A common-noun phrase: "the Iranian president".
    Nominal,
    /// A pronoun.
    Pronoun,
}

impl MentionKind {
    /// The name used in files.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Nominal => "nominal",
            Self::Pronoun => "pronoun",
        }
    }
}

/// What a mention says of the sex or number of what it refers to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Gender {
    /// It does not say.
    #[default]
    Unknown,
    /// "he", "Mr", "king".
    Male,
    /// "she", "Ms", "queen".
    Female,
    /// "it", "its": a thing.
    Neuter,
    /// "they", "their": several, or one who is not told.
    Plural,
}

/// A stretch of words that refers to an entity.
#[derive(Clone, Debug, Default)]
pub struct Mention {
    /// Its bytes: a name without article, title or possessive 's; a nominal with its modifiers; a pronoun alone.
    pub span: Span,
    /// Index of its sentence.
    pub sentence: u32,
    /// Index of its head word in the sentence.
    pub head: u32,
    /// First word in the sentence.
    pub first: u32,
    /// Last word in the sentence, inclusive.
    pub last: u32,
    /// How it refers.
    pub kind: MentionKind,
    /// What it refers to, as far as the mention itself tells.
    pub entity_type: Option<EntityType>,
    /// The votes for each type, for the resolver to add up over all mentions of one thing.
    pub votes: typer::Votes,
    /// Row of the gazetteer that its words name, where one does.
    pub gazetteer: Option<u32>,
    /// The office or profession in front of it or in apposition behind it.
    pub role: Option<typer::Role>,
    /// What it says of sex or number.
    pub gender: Gender,
    /// How sure the recognizer is, 0..1.
    pub score: f32,
}
