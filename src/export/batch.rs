//! The graph as batches of rows with the query that merges them into Neo4j: what the Cypher script writes as literals and
//! `tidings load` sends as parameters. Nodes come before relationships, grouped by labels or type, since a query can't
//! take either from a row before Neo4j 5.24. Merging is by id, so a batch may come twice.

use super::column::{Cell, Column, EDGE, Facts, NODE};
use super::naming::{labels, relationship};
use crate::KnowledgeGraph;
use jiff::civil::Date;
use std::collections::BTreeMap;

/// What must be unique before anything is merged.
pub const CONSTRAINTS: [&str; 2] = [
    "CREATE CONSTRAINT tidings_entity IF NOT EXISTS FOR (n:Entity) REQUIRE n.id IS UNIQUE",
    "CREATE CONSTRAINT tidings_article IF NOT EXISTS FOR (n:Article) REQUIRE n.id IS UNIQUE",
];

/// A value of a row.
#[derive(Clone, Debug, PartialEq)]
pub enum Property {
    /// A string.
    Text(String),
    /// A date.
    Day(Date),
    /// True or false.
    Flag(bool),
    /// A whole number.
    Count(i64),
    /// A number.
    Number(f64),
    /// A list of values of one kind.
    List(Vec<Property>),
    /// Values by name.
    Map(Vec<(&'static str, Property)>),
}

/// Rows with the query that merges each of them, as `row`.
#[derive(Clone, Debug)]
pub struct Batch {
    /// What stands behind `UNWIND … AS row`.
    pub query: String,
    /// The rows, each a map.
    pub rows: Vec<Property>,
}

/// Gives the graph to `sink` in batches of at most `most` rows.
///
/// # Errors
/// Those of `sink`.
pub fn each<E>(
    graph: &KnowledgeGraph,
    most: usize,
    sink: &mut dyn FnMut(Batch) -> Result<(), E>,
) -> Result<(), E> {
    let facts = Facts::of(graph);
    let articles = graph.sources().iter().map(|source| {
        let day = source.date.map(Property::Day);
        let text = |text: &Option<String>| text.clone().map(Property::Text);
        let properties = [
            ("title", text(&source.title)),
            ("date", day),
            ("url", text(&source.url)),
            ("publisher", text(&source.publisher)),
            ("language", text(&source.language)),
        ];
        let known = properties
            .into_iter()
            .filter_map(|(name, p)| Some((name, p?)));
        row(&source.id, [], Some(known.collect()))
    });
    let query = "MERGE (n:Article {id: row.id})\nSET n += row.properties";
    send(query, articles, most, sink)?;

    let mut by_type = BTreeMap::<_, Vec<_>>::new();
    for node in graph.nodes() {
        by_type.entry(node.entity_type).or_default().push(node);
    }
    for (entity_type, nodes) in by_type {
        let labels = labels(entity_type)[1..].join(":");
        let query = format!("MERGE (n:Entity {{id: row.id}})\nSET n += row.properties, n:{labels}");
        let rows = nodes
            .into_iter()
            .map(|node| row(node.id.as_str(), [], Some(properties(&NODE, &facts, node))));
        send(&query, rows, most, sink)?;
    }

    let mentioned = graph.nodes().flat_map(|node| {
        let documents = node.documents.iter();
        documents.map(|id| row(node.id.as_str(), [("article", id.as_str())], None))
    });
    let query = "MATCH (n:Entity {id: row.id})\nMATCH (a:Article {id: row.article})\nMERGE (n)-[:MENTIONED_IN]->(a)";
    send(query, mentioned, most, sink)?;

    let mut by_type = BTreeMap::<_, Vec<_>>::new();
    for link in graph.links() {
        let links = by_type.entry(relationship(&link.edge.relation_type));
        links.or_default().push(link);
    }
    for (relationship, links) in by_type {
        let query = format!(
            "MATCH (a:Entity {{id: row.source}})\nMATCH (b:Entity {{id: row.target}})\n\
             MERGE (a)-[r:{} {{id: row.id}}]->(b)\nSET r += row.properties",
            quoted(&relationship)
        );
        let rows = links.into_iter().map(|link| {
            let ends = [
                ("source", link.source.id.as_str()),
                ("target", link.target.id.as_str()),
            ];
            let mut properties = properties(&EDGE, &facts, link.edge);
            properties.insert(0, ("weight", Property::Count(link.edge.weight.into())));
            row(link.edge.id.as_str(), ends, Some(properties))
        });
        send(&query, rows, most, sink)?;
    }
    Ok(())
}

fn row<const N: usize>(
    id: &str,
    more: [(&'static str, &str); N],
    properties: Option<Vec<(&'static str, Property)>>,
) -> Property {
    let texts = [("id", id)].into_iter().chain(more);
    let mut row: Vec<_> = texts
        .map(|(name, text)| (name, Property::Text(text.into())))
        .collect();
    row.extend(properties.map(|properties| ("properties", Property::Map(properties))));
    Property::Map(row)
}

fn properties<'g, T>(
    columns: &[Column<T>],
    facts: &Facts<'g>,
    of: &'g T,
) -> Vec<(&'static str, Property)> {
    let property = |column: &Column<T>| Some((column.name, (column.cell)(facts, of)?.into()));
    columns.iter().filter_map(property).collect()
}

fn send<E>(
    query: &str,
    rows: impl Iterator<Item = Property>,
    most: usize,
    sink: &mut dyn FnMut(Batch) -> Result<(), E>,
) -> Result<(), E> {
    let mut rows = rows.peekable();
    while rows.peek().is_some() {
        let rows = rows.by_ref().take(most).collect();
        let query = query.to_owned();
        sink(Batch { query, rows })?;
    }
    Ok(())
}

/// A relationship type as a query names it.
fn quoted(name: &str) -> String {
    let plain = name.starts_with(|c: char| c.is_ascii_alphabetic())
        && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
    if plain {
        name.into()
    } else {
        format!("`{name}`")
    }
}

impl From<Cell<'_>> for Property {
    fn from(cell: Cell<'_>) -> Self {
        match cell {
            Cell::Text(text) => Self::Text(text.into_owned()),
            Cell::Json(text) => Self::Text(text),
            Cell::Day(day) => Self::Day(day),
            Cell::Flag(flag) => Self::Flag(flag),
            Cell::Count(count) => Self::Count(count as i64),
            Cell::Number(number) => Self::Number(number),
            Cell::Texts(texts) => {
                let texts = texts.into_iter().map(|text| Self::Text(text.into_owned()));
                Self::List(texts.collect())
            }
            Cell::Counts(counts) => Self::List(
                counts
                    .into_iter()
                    .map(|count| Self::Count(count as i64))
                    .collect(),
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::record::DocumentRecord;
    use crate::document::sample;

    #[test]
    fn batches_hold_every_node_and_edge_once() {
        let graph = KnowledgeGraph::merge(&[DocumentRecord::of(&sample::summit("x"))]);
        let mut sizes = BTreeMap::new();
        each::<()>(&graph, 2, &mut |batch| {
            assert!(batch.rows.len() <= 2);
            *sizes.entry(batch.query).or_default() += batch.rows.len();
            Ok(())
        })
        .unwrap();
        let of = |part: &str| -> usize {
            let parts = sizes.iter().filter(|(query, _)| query.contains(part));
            parts.map(|(_, size)| size).sum()
        };
        assert_eq!(of("MERGE (n:Entity"), graph.nodes().len());
        assert_eq!(of("]->(b)"), graph.links().len());
        assert_eq!(of("MERGE (n:Article"), 1);
        assert_eq!(of("MENTIONED_IN"), graph.nodes().len());
    }

    #[test]
    fn an_article_of_which_nothing_is_known_has_a_map_all_the_same() {
        let record = DocumentRecord {
            id: "bare".into(),
            ..DocumentRecord::default()
        };
        let graph = KnowledgeGraph::merge(&[record]);
        let mut rows = Vec::new();
        each::<()>(&graph, 9, &mut |batch| {
            rows.extend(batch.rows);
            Ok(())
        })
        .unwrap();
        let id = ("id", Property::Text("bare".into()));
        let properties = ("properties", Property::Map(Vec::new()));
        assert_eq!(rows, [Property::Map(vec![id, properties])]);
    }

    #[test]
    fn a_strange_type_is_quoted() {
        assert_eq!(quoted("MET_WITH"), "MET_WITH");
        assert_eq!(quoted("ÜBER"), "`ÜBER`");
    }
}
