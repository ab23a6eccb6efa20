//! Stage 4: words that refer to somebody or something.

use crate::ontology::EntityType;
use crate::span::Span;
use serde::{Deserialize, Serialize};

/// How a mention refers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum MentionKind {
    /// A proper name, acronym, demonym adjective or metonym.
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

/// A stretch of words that refers to an entity.
#[derive(Clone, Debug)]
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
    /// Row of the gazetteer that its words name, where one does.
    pub gazetteer: Option<u32>,
    /// How sure the recognizer is, 0..1.
    pub score: f32,
}
