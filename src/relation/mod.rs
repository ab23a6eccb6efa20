//! Stage 6: predicates and their arguments become typed relations between entities.

/// Who an argument phrase stands for.
pub mod argument;
mod author;
/// Frames matched against the ontology.
pub mod event;
mod ends;
#[cfg(test)]
mod sample;
#[cfg(test)]
mod tests;
mod extractor;
/// Predicates with their roles.
pub mod frame;
mod place;
/// Deeds that a sentence only recalls.
mod recalled;
/// Plural nouns for entities named before.
mod several;
/// What a speaker's words do to whom they speak of.
mod stance;
/// What is learned of pairs of entities.
pub mod scorer;
/// States: offices, membership, containment.
pub mod state;
/// Polarity, modality and speaker.
pub mod status;
/// Time expressions.
pub mod time;
mod view;

pub use extractor::Extractor;
pub use scorer::Scorer;
pub use status::{Aspect, Cue, CueKind};
pub use time::Precision;

use crate::span::Span;
use serde::{Deserialize, Serialize};
use smol_str::SmolStr;

/// Whether the text asserts or denies the relation.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize,
)]
#[serde(rename_all = "kebab-case")]
pub enum Polarity {
    /// Asserted.
    #[default]
    Positive,
    /// Denied.
    Negated,
}

/// How real the text makes the relation.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize,
)]
#[serde(rename_all = "kebab-case")]
pub enum Modality {
    /// It happened or holds.
    #[default]
    Actual,
    /// Announced, agreed or expected to happen.
    Planned,
    /// May or could be so; suspected; asked for.
    Possible,
}

impl Polarity {
    /// The name used in files.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Positive => "positive",
            Self::Negated => "negated",
        }
    }
}

impl Modality {
    /// The name used in files.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Actual => "actual",
            Self::Planned => "planned",
            Self::Possible => "possible",
        }
    }
}

/// When a relation holds: the words, and what they resolve to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Time {
    /// The words.
    pub span: Span,
    /// First day, where it resolves.
    pub start: Option<jiff::civil::Date>,
    /// Last day, where it resolves. A bare `start` is an open interval ("since 2019").
    pub end: Option<jiff::civil::Date>,
    /// How finely the words tell it, where it resolves.
    pub precision: Option<Precision>,
}

impl Time {
    /// What the words at `span` resolve to.
    pub const fn new(span: Span, interval: time::Interval) -> Self {
        Self {
            span,
            start: interval.start,
            end: interval.end,
            precision: interval.precision,
        }
    }
}

/// A typed, directed statement between two entities.
#[derive(Clone, Debug)]
pub struct Relation {
    /// Name of its type in the ontology, such as `met-with`.
    pub relation_type: SmolStr,
    /// Index of the source in the article's entities.
    pub source: u32,
    /// Index of the target.
    pub target: u32,
    /// Asserted or denied.
    pub polarity: Polarity,
    /// Actual, planned or possible.
    pub modality: Modality,
    /// Index of the entity to whom the article ascribes the statement.
    pub attribution: Option<u32>,
    /// The words behind polarity, modality and attribution; none where the article flatly asserts it.
    pub cues: Vec<Cue>,
    /// When.
    pub time: Option<Time>,
    /// Index of the entity where it happens.
    pub place: Option<u32>,
    /// Words of an office or role ("defence minister"), for `leads` and `affiliated-with`.
    pub role: Option<Span>,
    /// How likely it is right, 0 to 1: of many with 0.8, eight in ten are (`docs/quality.md` has the count).
    pub confidence: f32,
    /// Which rule drew it, such as `verb:subj-obj/meet`.
    pub rule: SmolStr,
    /// The word or words that name the relation.
    pub trigger: Span,
    /// The stretches of text that state it, in order.
    pub evidence: Vec<Span>,
}
