//! Stage 5: mentions of one thing become one entity.
//!
//! Names are joined by sieves, the surest first (`resolver.rs`, `chain.rs`). Then nouns and pronouns choose what they
//! continue: `grammar.rs` reads off the tree how each `phrase.rs` stands in its sentence, `discourse.rs` lists what each could continue and makes
//! chains of the choices, `ranker.rs` scores them by the features of `features.rs` and, in the accurate engine, by
//! `affinity.rs`; where it finds nobody, `bearer.rs` says whom "it" and "the group" mean, and before it is asked, `titled.rs`
//! whom "the governor" does. Only what the article names becomes an entity.

use crate::id::Id;
use crate::ontology::EntityType;

/// What an encoder says of phrases.
pub mod affinity;
mod bearer;
mod chain;
mod chains;
mod doubt;
/// Phrases and their chains.
pub mod discourse;
mod features;
mod grammar;
mod phrase;
mod ranker;
mod resolver;
mod titled;

pub use affinity::Affinity;
pub use features::Features;
pub use phrase::Phrase;
pub use ranker::Ranker;
pub use resolver::Resolver;

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
    /// ISO 3166-1 alpha-2 code of a country, or of the country that a known office holder or body belongs to, or that a
    /// body has in its name.
    pub iso: Option<String>,
    /// Wikidata item, such as `Q30`.
    pub wikidata: Option<String>,
    /// Its mentions in text order: indices into the stage-4 list.
    pub mentions: Vec<u32>,
}

/// For each mention of the stage-4 list the index of its entity.
pub fn index(mentions: usize, entities: &[Entity]) -> Vec<Option<u32>> {
    let mut index = vec![None; mentions];
    for (at, entity) in entities.iter().enumerate() {
        for &mention in &entity.mentions {
            if let Some(slot) = index.get_mut(mention as usize) {
                *slot = Some(at as u32);
            }
        }
    }
    index
}
