//! Nodes and edges as flat columns: what GraphML, GEXF, Cypher, CSV and Parquet call the attributes, and how each is typed.
//! One list serves them all, so that a column has one name everywhere. An edge's `statements` is JSON and holds
//! everything that is known of each statement.

use crate::KnowledgeGraph;
use crate::graph::{Edge, Node, Source, Statement};
use crate::id::Id;
use jiff::civil::Date;
use serde::Serialize;
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

/// How a column is typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A string.
    Text,
    /// A civil date.
    Day,
    /// True or false.
    Flag,
    /// A whole number.
    Count,
    /// A share or probability.
    Number,
    /// A list of strings.
    Texts,
    /// A list of whole numbers.
    Counts,
    /// JSON as a string.
    Json,
}

/// A value of a column.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Cell<'g> {
    /// A string.
    Text(Cow<'g, str>),
    /// A civil date.
    Day(Date),
    /// True or false.
    Flag(bool),
    /// A whole number.
    Count(u64),
    /// A share or probability.
    Number(f64),
    /// A list of strings, never empty.
    Texts(Vec<Cow<'g, str>>),
    /// A list of whole numbers, never empty.
    Counts(Vec<u64>),
    /// JSON.
    Json(String),
}

/// A column over nodes or edges.
pub(crate) struct Column<T: 'static> {
    /// Lower case with underscores, and none of the names that Gephi keeps for itself.
    pub(crate) name: &'static str,
    /// How it is typed.
    pub(crate) kind: Kind,
    /// Its value for one row.
    pub(crate) cell: for<'g> fn(&Facts<'g>, &'g T) -> Option<Cell<'g>>,
}

/// What cells look up: the names of the nodes and the articles behind the statements.
pub(crate) struct Facts<'g> {
    names: BTreeMap<&'g Id, &'g str>,
    sources: BTreeMap<&'g str, &'g Source>,
}

/// Columns of a node, beside its id.
pub(crate) const NODE: [Column<Node>; 11] = [
    column("name", Kind::Text, |_, n| Some(n.name.as_str().into())),
    column("entity_type", Kind::Text, |_, n| {
        Some(n.entity_type.name().into())
    }),
    column("entity_class", Kind::Text, |_, n| {
        Some(n.entity_type.coarse().name().into())
    }),
    column("wikidata", Kind::Text, |_, n| {
        n.links.wikidata.as_deref().map(Cell::from)
    }),
    column("iso", Kind::Text, |_, n| {
        n.links.iso.as_deref().map(Cell::from)
    }),
    column("mention_count", Kind::Count, |_, n| {
        Some(Cell::Count(n.mentions.into()))
    }),
    column("document_count", Kind::Count, |_, n| {
        Some(Cell::Count(n.documents.len() as u64))
    }),
    column("first_seen", Kind::Day, |_, n| n.first_seen.map(Cell::Day)),
    column("last_seen", Kind::Day, |_, n| n.last_seen.map(Cell::Day)),
    column("aliases", Kind::Texts, |_, n| {
        texts(n.aliases.iter().map(|alias| alias.name.as_str()))
    }),
    column("document_ids", Kind::Texts, |_, n| {
        texts(n.documents.iter().map(String::as_str))
    }),
];

/// Columns of an edge, beside its id, ends and weight.
pub(crate) const EDGE: [Column<Edge>; 20] = [
    column("relation", Kind::Text, |_, e| {
        Some(e.relation_type.as_str().into())
    }),
    column("symmetric", Kind::Flag, |_, e| {
        Some(Cell::Flag(e.symmetric))
    }),
    column("status", Kind::Text, |_, e| Some(e.status.name().into())),
    column("disputed", Kind::Flag, |_, e| Some(Cell::Flag(e.disputed))),
    column("denied_share", Kind::Number, |_, e| {
        Some(Cell::Number(e.denied))
    }),
    column("planned_share", Kind::Number, |_, e| {
        Some(Cell::Number(e.planned))
    }),
    column("possible_share", Kind::Number, |_, e| {
        Some(Cell::Number(e.possible))
    }),
    column("confidence", Kind::Number, |_, e| {
        Some(Cell::Number(decimal(e.confidence)))
    }),
    column("statement_count", Kind::Count, |_, e| {
        Some(Cell::Count(e.statements.len() as u64))
    }),
    column("document_count", Kind::Count, |_, e| {
        Some(Cell::Count(e.documents.len() as u64))
    }),
    column("first_date", Kind::Day, |_, e| e.first_date.map(Cell::Day)),
    column("last_date", Kind::Day, |_, e| e.last_date.map(Cell::Day)),
    column("first_reported", Kind::Day, |_, e| {
        e.first_reported.map(Cell::Day)
    }),
    column("last_reported", Kind::Day, |_, e| {
        e.last_reported.map(Cell::Day)
    }),
    column("attributions", Kind::Texts, |facts, e| {
        facts.named(e, |s| s.attribution.as_ref())
    }),
    column("places", Kind::Texts, |facts, e| {
        facts.named(e, |s| s.place.as_ref())
    }),
    column("roles", Kind::Texts, |_, e| {
        let roles = e.statements.iter().filter_map(|s| s.role.as_ref());
        let roles: BTreeSet<&str> = roles.map(|role| role.text.as_str()).collect();
        texts(roles.into_iter())
    }),
    column("document_ids", Kind::Texts, |_, e| {
        texts(e.documents.iter().map(String::as_str))
    }),
    column("evidence", Kind::Texts, |_, e| texts(sentences(e))),
    column("statements", Kind::Json, |facts, e| {
        let statements: Vec<_> = e.statements.iter().map(|s| facts.sourced(s)).collect();
        serde_json::to_string(&statements).ok().map(Cell::Json)
    }),
];

const fn column<T>(
    name: &'static str,
    kind: Kind,
    cell: for<'g> fn(&Facts<'g>, &'g T) -> Option<Cell<'g>>,
) -> Column<T> {
    Column { name, kind, cell }
}

/// The sentences that state the edge, each once.
pub(crate) fn sentences(edge: &Edge) -> impl Iterator<Item = &str> {
    let mut seen = BTreeSet::new();
    edge.statements
        .iter()
        .flat_map(|statement| {
            let evidence = statement.evidence.iter();
            evidence.map(|evidence| (statement.document.as_str(), &evidence.sentence))
        })
        .filter(move |place| seen.insert(*place))
        .map(|(_, sentence)| sentence.text.as_str())
}

impl<'g> From<&'g str> for Cell<'g> {
    fn from(text: &'g str) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

fn texts<'g>(texts: impl Iterator<Item = &'g str>) -> Option<Cell<'g>> {
    let texts: Vec<_> = texts.map(Cow::Borrowed).collect();
    (!texts.is_empty()).then_some(Cell::Texts(texts))
}

/// A 32-bit number by its own shortest digits, not by those of the nearest 64-bit one.
pub(crate) fn decimal(number: f32) -> f64 {
    number.to_string().parse().unwrap_or_default()
}

/// A statement with its article, so that an edge stands for itself.
#[derive(Serialize)]
struct Sourced<'g> {
    #[serde(flatten)]
    statement: &'g Statement,
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<&'g Source>,
}

impl<'g> Facts<'g> {
    /// The facts of `graph`.
    pub(crate) fn of(graph: &'g KnowledgeGraph) -> Self {
        Self {
            names: graph.nodes().map(|n| (&n.id, n.name.as_str())).collect(),
            sources: graph.sources().iter().map(|s| (s.id.as_str(), s)).collect(),
        }
    }

    /// The name of the node `id`.
    pub(crate) fn name(&self, id: &Id) -> Option<&'g str> {
        self.names.get(id).copied()
    }

    /// The article `id`.
    pub(crate) fn source(&self, id: &str) -> Option<&'g Source> {
        self.sources.get(id).copied()
    }

    fn named(&self, edge: &'g Edge, of: fn(&'g Statement) -> Option<&'g Id>) -> Option<Cell<'g>> {
        let ids = edge.statements.iter().filter_map(of);
        let names: BTreeSet<&str> = ids.filter_map(|id| self.name(id)).collect();
        texts(names.into_iter())
    }

    fn sourced(&self, statement: &'g Statement) -> Sourced<'g> {
        Sourced {
            statement,
            source: self.source(&statement.document),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_column_is_named_like_one_of_gephis_own() {
        let own = [
            "id", "label", "weight", "timeset", "interval", "size", "color", "x", "y", "z", "r",
            "g", "b", "source", "target", "type", "kind",
        ];
        let nodes: BTreeSet<_> = NODE.iter().map(|c| c.name).collect();
        let edges: BTreeSet<_> = EDGE.iter().map(|c| c.name).collect();
        assert_eq!((nodes.len(), edges.len()), (NODE.len(), EDGE.len()));
        for name in nodes.into_iter().chain(edges) {
            assert!(
                !own.contains(&name) && name == name.to_lowercase(),
                "{name}"
            );
        }
    }

    #[test]
    fn a_confidence_keeps_its_digits() {
        assert_eq!(decimal(0.7), 0.7);
        assert_eq!(decimal(0.7026), 0.7026);
    }
}
