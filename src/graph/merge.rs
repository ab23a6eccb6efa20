//! The merging itself. Everything is gathered in sorted maps under content keys, so that neither the order of the
//! documents nor the number of threads can show in the result.

use super::identity::{Identity, Register};
use super::{Alias, Evidence, KnowledgeGraph, Node, Quote, Said, Source, Statement};
use crate::document::record::{DocumentRecord, EntityRecord, Links, Offsets, RelationRecord};
use crate::id::Id;
use crate::mention::MentionKind;
use crate::ontology::EntityType;
use crate::ontology::Ontology;
use crate::span::CodePoints;
use jiff::civil::Date;
use smol_str::SmolStr;
use std::collections::{BTreeMap, BTreeSet};

type EdgeKey = (Id, SmolStr, Id);

#[derive(Default)]
struct Merger {
    sources: Vec<Source>,
    nodes: BTreeMap<Id, Gathered>,
    edges: BTreeMap<EdgeKey, Vec<Statement>>,
}

/// What the documents say of one thing, counted.
#[derive(Default)]
struct Gathered {
    names: BTreeMap<String, u32>,
    types: BTreeMap<EntityType, u32>,
    aliases: BTreeMap<String, u32>,
    links: Links,
    mentions: u32,
    documents: BTreeSet<String>,
    dates: BTreeSet<Date>,
}

pub(super) fn merge(documents: Vec<&DocumentRecord>) -> KnowledgeGraph {
    let documents = named_apart(documents);
    let register = Register::of(documents.iter().map(|&(_, document)| document));
    let mut merger = Merger::default();
    for (id, document) in documents {
        merger.add(&register, document, id);
    }
    merger.finish()
}

/// The documents in the graph's own order, without those that come twice, each with its id in the graph.
pub(super) fn named_apart(mut documents: Vec<&DocumentRecord>) -> Vec<(String, &DocumentRecord)> {
    documents.sort_by(|a, b| (&a.id, &a.text, a.date).cmp(&(&b.id, &b.text, b.date)));
    documents.dedup_by(|a, b| a.id == b.id && a.text == b.text);
    let same_id = |i: Option<usize>, id: &str| {
        i.and_then(|i| documents.get(i))
            .is_some_and(|other| other.id == id)
    };
    documents
        .iter()
        .enumerate()
        .map(|(i, &document)| {
            let id = &document.id;
            if same_id(i.checked_sub(1), id) || same_id(Some(i + 1), id) {
                (format!("{id}#{}", Id::of('d', &[&document.text])), document)
            } else {
                (id.clone(), document)
            }
        })
        .collect()
}

impl Merger {
    fn add(&mut self, register: &Register, document: &DocumentRecord, id: String) {
        let points = CodePoints::new(&document.text);
        let mut node_of = BTreeMap::new();
        for entity in &document.entities {
            let identity = register.identify(&id, entity);
            let node = self.nodes.entry(identity.id()).or_default();
            node.gather(&identity, entity, document, &id, &points);
            node_of.insert(entity.id.as_str(), identity.id());
        }
        for relation in &document.relations {
            let reader = Reader {
                document,
                points: &points,
                node_of: &node_of,
                id: &id,
            };
            if let Some((key, statement)) = reader.read(relation) {
                self.edges.entry(key).or_default().push(statement);
            }
        }
        self.sources.push(Source {
            id,
            title: document.title.clone(),
            date: document.date,
            url: document.url.clone(),
            publisher: document.publisher.clone(),
            language: document.language.clone(),
        });
    }

    fn finish(self) -> KnowledgeGraph {
        let nodes = self.nodes.into_iter().map(|(id, g)| g.finish(id)).collect();
        let edges = self
            .edges
            .into_iter()
            .map(|((source, relation_type, target), statements)| Said {
                source,
                relation_type,
                target,
                statements,
            });
        KnowledgeGraph::assemble(self.sources, nodes, edges)
    }
}

impl Gathered {
    fn gather(
        &mut self,
        identity: &Identity,
        entity: &EntityRecord,
        document: &DocumentRecord,
        id: &str,
        points: &CodePoints,
    ) {
        let mentions = entity.mentions.len() as u32;
        *self.names.entry(entity.name.clone()).or_default() += 1;
        *self.types.entry(entity.entity_type).or_default() += mentions.max(1);
        self.mentions += mentions;
        self.documents.insert(id.into());
        self.dates.extend(document.date);
        if let Identity::Wikidata(item) = identity {
            self.links.wikidata = Some(item.clone());
        }
        if let Some(iso) = &entity.links.iso
            && self.links.iso.as_ref().is_none_or(|known| iso < known)
        {
            self.links.iso = Some(iso.clone());
        }
        for mention in entity
            .mentions
            .iter()
            .filter(|m| m.kind == MentionKind::Name)
        {
            let words = mention.offsets().slice(&document.text, points);
            if !words.is_empty() {
                *self.aliases.entry(words.into()).or_default() += 1;
            }
        }
    }

    fn finish(self, id: Id) -> Node {
        let name = self
            .names
            .into_iter()
            .max_by_key(|(name, count)| (*count, name.len(), std::cmp::Reverse(name.clone())))
            .map(|(name, _)| name);
        let entity_type = self
            .types
            .into_iter()
            .max_by_key(|&(kind, count)| (count, std::cmp::Reverse(kind)))
            .map_or(EntityType::Other, |(kind, _)| kind);
        let mut aliases: Vec<Alias> = self
            .aliases
            .into_iter()
            .map(|(name, count)| Alias { name, count })
            .collect();
        aliases.sort_by(|a, b| (b.count, &a.name).cmp(&(a.count, &b.name)));
        Node {
            id,
            name: name.unwrap_or_default(),
            entity_type,
            links: self.links,
            aliases,
            mentions: self.mentions,
            documents: self.documents.into_iter().collect(),
            first_seen: self.dates.first().copied(),
            last_seen: self.dates.last().copied(),
        }
    }
}

/// Turns one document's relations into statements.
struct Reader<'a> {
    document: &'a DocumentRecord,
    points: &'a CodePoints,
    node_of: &'a BTreeMap<&'a str, Id>,
    id: &'a str,
}

impl Reader<'_> {
    fn read(&self, relation: &RelationRecord) -> Option<(EdgeKey, Statement)> {
        let node = |entity: &str| self.node_of.get(entity).cloned();
        let mut ends = (node(&relation.source)?, node(&relation.target)?);
        if ends.0 == ends.1 {
            return None;
        }
        let reversed = Ontology::builtin_symmetric(&relation.relation_type) && ends.1 < ends.0;
        if reversed {
            ends = (ends.1, ends.0);
        }
        let statement = Statement {
            id: Id::of('s', &[self.id, &relation.id, &relation.relation_type]),
            document: self.id.into(),
            reversed,
            polarity: relation.polarity,
            modality: relation.modality,
            attribution: relation.attribution.as_deref().and_then(node),
            cues: relation.cues.clone(),
            time: relation.time.clone(),
            place: relation.place.as_deref().and_then(node),
            role: relation.role.clone(),
            confidence: relation.confidence,
            rule: relation.rule.clone(),
            trigger: self.quote(relation.trigger),
            evidence: relation
                .evidence
                .iter()
                .map(|&e| self.evidence(e))
                .collect(),
        };
        Some(((ends.0, relation.relation_type.clone(), ends.1), statement))
    }

    fn quote(&self, offsets: Offsets) -> Quote {
        Quote {
            text: offsets.slice(&self.document.text, self.points).into(),
            start: offsets.start,
            end: offsets.end,
        }
    }

    fn evidence(&self, offsets: Offsets) -> Evidence {
        let around = self
            .document
            .sentences
            .iter()
            .filter(|s| s.overlaps(offsets))
            .fold(offsets, |around, s| Offsets {
                start: around.start.min(s.start),
                end: around.end.max(s.end),
            });
        Evidence {
            quote: self.quote(offsets),
            sentence: self.quote(around),
        }
    }
}

#[cfg(test)]
#[path = "merge_tests.rs"]
mod tests;
