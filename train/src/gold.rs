//! Annotated articles beside what the program makes of them: which entity stands for which, and how many relations
//! are right. Counts as the annotations' own scorer does: entities are aligned one to one, those with the most shared
//! names first; a relation is right if its type and both ends are.

use anyhow::{Context, Result};
use rustc_hash::{FxHashMap, FxHashSet};
use serde_json::Value;
use std::path::Path;
use tidings::Span;
use tidings::entity::Entity;
use tidings::mention::{Mention, MentionKind};
use tidings::ontology::{EntityType, Ontology};
use tidings::span::CodePoints;

/// An annotated relation.
#[derive(Clone, Debug)]
pub(crate) struct GoldRelation {
    /// Index of its type in the ontology.
    pub(crate) relation: u16,
    pub(crate) source: usize,
    pub(crate) target: usize,
    pub(crate) evidence: Vec<Span>,
}

/// An annotated article.
#[derive(Clone, Debug, Default)]
pub(crate) struct Gold {
    pub(crate) id: String,
    pub(crate) text: String,
    /// For each entity its type and the spans of its mentions.
    pub(crate) entities: Vec<(EntityType, Vec<Span>)>,
    pub(crate) relations: Vec<GoldRelation>,
}

/// Reads a file of annotated articles, JSON or JSON Lines.
pub(crate) fn read(path: &Path, ontology: &Ontology) -> Result<Vec<Gold>> {
    let file = std::fs::read_to_string(path).with_context(|| path.display().to_string())?;
    let documents: Vec<Value> = if path.extension().is_some_and(|e| e == "json") {
        vec![serde_json::from_str(&file)?]
    } else {
        file.lines()
            .map(serde_json::from_str)
            .collect::<Result<_, _>>()?
    };
    Ok(documents.iter().map(|d| document(d, ontology)).collect())
}

/// An annotated article as JSON; offsets count code points.
pub(crate) fn document(value: &Value, ontology: &Ontology) -> Gold {
    let text = value["text"].as_str().unwrap_or_default().to_owned();
    let points = CodePoints::new(&text);
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let span = |value: &Value| {
        let at = |i: usize| points.to_byte(&text, value[i].as_u64().unwrap_or(0) as u32);
        Span::new(at(0), at(1))
    };
    let mut ids: FxHashMap<String, usize> = FxHashMap::default();
    let mut entities = Vec::new();
    for entity in list(&value["entities"]) {
        ids.insert(
            entity["id"].as_str().unwrap_or_default().to_owned(),
            entities.len(),
        );
        let kind = entity["type"].as_str().and_then(EntityType::from_name);
        let mentions = list(&entity["mentions"]).iter().map(span).collect();
        entities.push((kind.unwrap_or(EntityType::Other), mentions));
    }
    let id = |value: &Value| value.as_str().and_then(|id| ids.get(id).copied());
    let relations = list(&value["relations"])
        .iter()
        .filter_map(|r| {
            Some(GoldRelation {
                relation: ontology.index_of(r["type"].as_str()?)?,
                source: id(&r["source"])?,
                target: id(&r["target"])?,
                evidence: list(&r["evidence"]).iter().map(span).collect(),
            })
        })
        .collect();
    Gold {
        id: value["id"].as_str().unwrap_or_default().to_owned(),
        text: text.clone(),
        entities,
        relations,
    }
}

/// For each entity found the annotated one that it stands for.
pub(crate) fn align(gold: &Gold, mentions: &[Mention], entities: &[Entity]) -> Vec<Option<usize>> {
    let names = |entity: &Entity| -> FxHashSet<Span> {
        (entity.mentions.iter())
            .filter_map(|&m| mentions.get(m as usize))
            .filter(|m| m.kind == MentionKind::Name)
            .map(|m| m.span)
            .collect()
    };
    let found: Vec<FxHashSet<Span>> = entities.iter().map(names).collect();
    let mut pairs: Vec<(u64, usize, usize)> = Vec::new();
    for (g, (_, spans)) in gold.entities.iter().enumerate() {
        let spans: FxHashSet<Span> = spans.iter().copied().collect();
        for (s, names) in found.iter().enumerate() {
            // in halves: a shared name counts two, an overlap one
            #[allow(clippy::iter_over_hash_type)] // a sum
            let shared: u64 = (names.iter())
                .map(|name| {
                    if spans.contains(name) {
                        2
                    } else {
                        u64::from(spans.iter().any(|s| s.overlaps(*name)))
                    }
                })
                .sum();
            if shared > 0 {
                let score = shared * 1_000_000 / (spans.len() + names.len()) as u64;
                pairs.push((u64::MAX - score, g, s));
            }
        }
    }
    pairs.sort_unstable();
    let mut out = vec![None; entities.len()];
    let mut used = vec![false; gold.entities.len()];
    for (_, g, s) in pairs {
        if !used[g] && out[s].is_none() {
            used[g] = true;
            out[s] = Some(g);
        }
    }
    out
}

/// A relation's type and ends as they are compared; ends of a symmetric type in order. An end that stands for no
/// annotated entity keeps a number of its own behind theirs.
pub(crate) type Key = (u16, usize, usize);

/// The key of a relation.
pub(crate) fn key(ontology: &Ontology, relation: u16, source: usize, target: usize) -> Key {
    if ontology.symmetric(relation) && target < source {
        (relation, target, source)
    } else {
        (relation, source, target)
    }
}

/// Right, found and expected.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Count {
    pub(crate) right: usize,
    pub(crate) found: usize,
    pub(crate) expected: usize,
}

impl Count {
    /// Precision in percent.
    pub(crate) fn precision(self) -> f64 {
        100.0 * self.right as f64 / self.found.max(1) as f64
    }

    /// Recall in percent.
    pub(crate) fn recall(self) -> f64 {
        100.0 * self.right as f64 / self.expected.max(1) as f64
    }

    /// Harmonic mean of both.
    pub(crate) fn f1(self) -> f64 {
        200.0 * self.right as f64 / (self.found + self.expected).max(1) as f64
    }
}

impl std::fmt::Display for Count {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            f,
            "P {:5.1} R {:5.1} F1 {:5.1} ({}/{}/{})",
            self.precision(),
            self.recall(),
            self.f1(),
            self.right,
            self.found,
            self.expected
        )
    }
}
