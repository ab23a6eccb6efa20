//! Stage 5: mentions of one thing become one entity.

use crate::id::Id;
use crate::ontology::EntityType;

/// A thing that the article names.
#[derive(Clone, Debug)]
pub struct Entity {
    /// Hash of the article's id, the type and the name.
    pub id: Id,
    /// Fullest name in the article.
    pub name: String,
    /// What it is.
    pub entity_type: EntityType,
    /// Gazetteer row, where the thing is known.
    pub gazetteer: Option<u32>,
    /// ISO 3166-1 alpha-2 code of a country.
    pub iso: Option<String>,
    /// Wikidata item, such as `Q30`.
    pub wikidata: Option<String>,
    /// Its mentions in text order: indices into the stage-4 list.
    pub mentions: Vec<u32>,
}
