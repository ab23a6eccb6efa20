//! When two documents speak of the same thing. Registers decide first (Wikidata, then ISO 3166), then the full name
//! together with the kind of thing. Two people who share a surname are never made one, so a person whom a document
//! knows by a single word stays that document's own.

use crate::document::record::{DocumentRecord, EntityRecord};
use crate::id::Id;
use crate::ontology::{Coarse, EntityType};
use std::collections::{BTreeMap, BTreeSet};

/// What makes a thing one.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Identity {
    /// A Wikidata item.
    Wikidata(String),
    /// A country's ISO 3166-1 alpha-2 code.
    Iso(String),
    /// A kind and a full name.
    Name(&'static str, String),
    /// A document and the entity's id in it.
    Document(String, String),
}

impl Identity {
    pub(super) fn id(&self) -> Id {
        match self {
            Self::Wikidata(item) => Id::of('e', &["wikidata", item]),
            Self::Iso(code) => Id::of('e', &["iso", code]),
            Self::Name(kind, name) => Id::of('e', &["name", kind, name]),
            Self::Document(document, entity) => Id::of('e', &["document", document, entity]),
        }
    }
}

/// What all documents together know of names and registers.
#[derive(Debug, Default)]
pub(super) struct Register {
    item_of_iso: BTreeMap<String, String>,
    named: BTreeMap<(&'static str, String), BTreeSet<Identity>>,
}

impl Register {
    /// Reads every entity that carries a link.
    pub(super) fn of<'d>(documents: impl Iterator<Item = &'d DocumentRecord> + Clone) -> Self {
        let entities = || documents.clone().flat_map(|d| &d.entities);
        let mut register = Self::default();
        for entity in entities() {
            if let (Some(item), Some(iso)) = (&entity.links.wikidata, country_code(entity)) {
                let known = register
                    .item_of_iso
                    .entry(iso.to_owned())
                    .or_insert_with(|| item.clone());
                if *item < *known {
                    known.clone_from(item);
                }
            }
        }
        for entity in entities() {
            if let (Some(link), Some(name)) = (register.linked(entity), full_name(entity)) {
                register.named.entry(name).or_default().insert(link);
            }
        }
        register
    }

    fn linked(&self, entity: &EntityRecord) -> Option<Identity> {
        if let Some(item) = &entity.links.wikidata {
            return Some(Identity::Wikidata(item.clone()));
        }
        let iso = country_code(entity)?;
        Some(match self.item_of_iso.get(iso) {
            Some(item) => Identity::Wikidata(item.clone()),
            None => Identity::Iso(iso.to_owned()),
        })
    }

    /// What `entity` of the document `document` is. A name without a link joins the linked thing of that name where
    /// there is exactly one.
    pub(super) fn identify(&self, document: &str, entity: &EntityRecord) -> Identity {
        if let Some(link) = self.linked(entity) {
            return link;
        }
        let Some(name) = full_name(entity) else {
            return Identity::Document(document.into(), entity.id.clone());
        };
        match self.named.get(&name) {
            Some(links) if links.len() == 1 => links
                .first()
                .cloned()
                .unwrap_or(Identity::Name(name.0, name.1)),
            _ => Identity::Name(name.0, name.1),
        }
    }
}

/// The code of a country; that of a city says where it lies, not what it is.
fn country_code(entity: &EntityRecord) -> Option<&str> {
    (entity.entity_type == EntityType::Country)
        .then_some(entity.links.iso.as_deref())
        .flatten()
}

/// The kind and folded name that stand for one thing in every document; `None` for a person known by one word.
fn full_name(entity: &EntityRecord) -> Option<(&'static str, String)> {
    let name = fold(&entity.name);
    let person = entity.entity_type.coarse() == Coarse::Person;
    let full = !name.is_empty() && (!person || name.contains(' '));
    full.then(|| (kind(entity.entity_type), name))
}

/// People keep their identity when they change office, and a body when one document takes an agency for an institute;
/// a country and a place of the same name (Georgia) are two things.
const fn kind(entity_type: EntityType) -> &'static str {
    match entity_type.coarse() {
        coarse @ (Coarse::Person | Coarse::Organization) => coarse.name(),
        _ => entity_type.name(),
    }
}

/// A name as it is compared: lower case, single spaces, no article.
pub(super) fn fold(name: &str) -> String {
    let mut folded = String::with_capacity(name.len());
    for (i, word) in name.split_whitespace().enumerate() {
        if i > 0 {
            folded.push(' ');
        }
        folded.extend(word.chars().flat_map(char::to_lowercase));
    }
    folded
        .strip_prefix("the ")
        .map(Into::into)
        .unwrap_or(folded)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::sample::Builder;
    use EntityType::{Country, Place};

    #[test]
    fn a_city_is_not_the_country_whose_code_it_bears() {
        let document = Builder::new("x", "2024-05-06", "Kigali denies it. Rwanda left.")
            .entity(Place, &["Kigali"], None, Some("RW"))
            .entity(Country, &["Rwanda"], Some("Q1037"), Some("RW"))
            .build();
        let record = DocumentRecord::of(&document);
        let register = Register::of(std::iter::once(&record));
        let identities: Vec<Identity> = (record.entities.iter())
            .map(|entity| register.identify("x", entity))
            .collect();
        assert_eq!(identities[0], Identity::Name("place", "kigali".into()));
        assert_eq!(identities[1], Identity::Wikidata("Q1037".into()));
    }
}
