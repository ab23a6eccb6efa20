//! One analysed article as users read it: the text, its entities, and the relations with the words behind them.

use crate::entity::Entity;
use crate::mention::Mention;
use crate::relation::Relation;
use crate::sentence::Sentence;
use crate::span::Span;
use crate::text::Article;

/// The document as JSON: the same in code points and ids.
pub mod record;
#[cfg(test)]
pub(crate) mod sample;

pub use record::DocumentRecord;

/// Everything that the eight stages found in one article. All offsets are bytes of `article.text`.
#[derive(Clone, Debug)]
pub struct Document {
    /// The article, unchanged.
    pub article: Article,
    /// Page furniture that was not read.
    pub masked: Vec<Span>,
    /// The parsed sentences.
    pub sentences: Vec<Sentence>,
    /// All mentions.
    pub mentions: Vec<Mention>,
    /// The entities; each lists its mentions.
    pub entities: Vec<Entity>,
    /// The relations, in text order of their first evidence.
    pub relations: Vec<Relation>,
}
