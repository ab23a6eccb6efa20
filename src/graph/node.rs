//! A node: one thing in the world, with all names that the documents give it.

use super::identity;
use crate::document::record::Links;
use crate::id::Id;
use crate::ontology::EntityType;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// A thing that the documents name.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Node {
    /// Hash of what makes the thing one: its Wikidata item, its ISO code, or its name and kind.
    pub id: Id,
    /// The name that most documents use; the longer of two.
    pub name: String,
    /// What most documents take it for.
    #[serde(rename = "type")]
    pub entity_type: EntityType,
    /// Where it stands in the world's registers.
    #[serde(default)]
    pub links: Links,
    /// The names under which the texts mention it, the commonest first.
    #[serde(default)]
    pub aliases: Vec<Alias>,
    /// How often the documents mention it, pronouns included.
    pub mentions: u32,
    /// Ids of the documents that mention it, sorted.
    pub documents: Vec<String>,
    /// Publication date of the first document that mentions it.
    #[serde(default)]
    pub first_seen: Option<Date>,
    /// Publication date of the last one.
    #[serde(default)]
    pub last_seen: Option<Date>,
}

/// A name with the number of times that the texts use it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Alias {
    /// The words.
    pub name: String,
    /// How often.
    pub count: u32,
}

impl Node {
    /// Whether the words of `folded` stand together in one of its names, as a surname does.
    pub(super) fn holds(&self, folded: &str) -> bool {
        let words: Vec<&str> = folded.split_whitespace().collect();
        let within = |name: &str| {
            let name = identity::fold(name);
            let own: Vec<&str> = name.split_whitespace().collect();
            !words.is_empty() && own.windows(words.len()).any(|some| some == words)
        };
        within(&self.name) || self.aliases.iter().any(|alias| within(&alias.name))
    }

    /// Whether one of its names is `folded`, which [`identity::fold`] yields.
    pub(super) fn answers_to(&self, folded: &str) -> bool {
        identity::fold(&self.name) == folded
            || self
                .aliases
                .iter()
                .any(|alias| identity::fold(&alias.name) == folded)
    }
}
