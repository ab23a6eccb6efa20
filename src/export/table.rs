//! The graph as tables: articles, nodes, edges, statements and mentions, for CSV and Parquet. The columns of nodes and edges
//! are those of `column.rs`; the statements' follow `graph/attribute.rs`.

use super::column::{Cell, EDGE, Facts, Kind, NODE};
use crate::KnowledgeGraph;
use crate::document::record::{DocumentRecord, MentionRecord};
use crate::graph::attribute::{self, Attribute};
use crate::graph::{Link, Reading, Statement};
use crate::id::Id;
use crate::span::CodePoints;
use serde_json::Value;
use std::borrow::Cow;

/// A row: as many cells as there are columns.
pub(super) type Row<'g> = Vec<Option<Cell<'g>>>;

/// Columns with their kinds, and rows that are made as they are taken.
pub(super) struct Table<'g> {
    pub(super) columns: Vec<(String, Kind)>,
    pub(super) rows: Box<dyn Iterator<Item = Row<'g>> + 'g>,
}

/// The things that the articles name.
pub(super) fn nodes(graph: &KnowledgeGraph) -> Table<'_> {
    let facts = Facts::of(graph);
    let columns = NODE.iter().map(|c| (c.name, c.kind));
    Table {
        columns: named([("id", Kind::Text)].into_iter().chain(columns)),
        rows: Box::new(graph.nodes().map(move |node| {
            let cells = NODE.iter().map(|column| (column.cell)(&facts, node));
            std::iter::once(text(node.id.as_str()))
                .chain(cells)
                .collect()
        })),
    }
}

/// The edges between them.
pub(super) fn edges(graph: &KnowledgeGraph) -> Table<'_> {
    let facts = Facts::of(graph);
    let first = [
        ("id", Kind::Text),
        ("source", Kind::Text),
        ("target", Kind::Text),
        ("source_name", Kind::Text),
        ("target_name", Kind::Text),
        ("weight", Kind::Count),
    ];
    let columns = EDGE.iter().map(|c| (c.name, c.kind));
    Table {
        columns: named(first.into_iter().chain(columns)),
        rows: Box::new(graph.links().map(move |link| {
            let edge = link.edge;
            let first = [
                text(edge.id.as_str()),
                text(link.source.id.as_str()),
                text(link.target.id.as_str()),
                text(&link.source.name),
                text(&link.target.name),
                Some(Cell::Count(edge.weight.into())),
            ];
            let cells = EDGE.iter().map(|column| (column.cell)(&facts, edge));
            first.into_iter().chain(cells).collect()
        })),
    }
}

/// The articles.
pub(super) fn articles(graph: &KnowledgeGraph) -> Table<'_> {
    let columns = attribute::SOURCE.iter().flat_map(flattened);
    Table {
        columns: columns.collect(),
        rows: Box::new(graph.sources().iter().map(|source| {
            let record = serde_json::to_value(source).unwrap_or_default();
            attribute::SOURCE
                .iter()
                .flat_map(|a| cells(&record, a))
                .collect()
        })),
    }
}

/// What the articles say, each statement with the edge that it stands beneath.
pub(super) fn statements(graph: &KnowledgeGraph) -> Table<'_> {
    let first = [
        "id",
        "edge",
        "source",
        "relation",
        "target",
        "source_name",
        "target_name",
    ];
    let first = first.map(|name| (name.to_owned(), Kind::Text));
    let columns = attribute::STATEMENT.iter().flat_map(flattened);
    let row = |link: Link<'_>, statement: &Statement| {
        let text = |text: &str| Some(Cell::Text(text.to_owned().into()));
        let record = super::as_json(statement);
        let first = [
            text(statement.id.as_str()),
            text(link.edge.id.as_str()),
            text(link.source.id.as_str()),
            text(&link.edge.relation_type),
            text(link.target.id.as_str()),
            text(&link.source.name),
            text(&link.target.name),
        ];
        let rest = attribute::STATEMENT.iter().flat_map(|a| cells(&record, a));
        first.into_iter().chain(rest).collect()
    };
    let statements = graph.links().flat_map(|link| {
        let statements = link.edge.statements.iter();
        statements.map(move |statement| (link, statement))
    });
    Table {
        columns: first.into_iter().chain(columns).collect(),
        rows: Box::new(statements.map(move |(link, statement)| row(link, statement))),
    }
}

/// Where the articles name the things.
pub(super) fn mentions(documents: &[DocumentRecord]) -> Table<'_> {
    let columns = [
        ("document", Kind::Text),
        ("node", Kind::Text),
        ("kind", Kind::Text),
        ("start", Kind::Count),
        ("end", Kind::Count),
        ("text", Kind::Text),
    ];
    let readings = Reading::all(documents).into_iter();
    let rows = readings.flat_map(|reading| {
        let points = CodePoints::new(&reading.document.text);
        let entities = reading.document.entities.iter();
        let rows = entities.flat_map(|entity| {
            let node = reading.nodes.get(entity.id.as_str());
            entity.mentions.iter().map(move |mention| (node, mention))
        });
        let row = |(node, mention): (Option<&Id>, &MentionRecord)| {
            vec![
                Some(Cell::Text(reading.source.clone().into())),
                node.map(|id| Cell::Text(id.to_string().into())),
                text(mention.kind.name()),
                Some(Cell::Count(mention.start.into())),
                Some(Cell::Count(mention.end.into())),
                text(mention.offsets().slice(&reading.document.text, &points)),
            ]
        };
        rows.map(row).collect::<Vec<Row<'_>>>()
    });
    Table {
        columns: named(columns.into_iter()),
        rows: Box::new(rows),
    }
}

fn named<'n>(columns: impl Iterator<Item = (&'n str, Kind)>) -> Vec<(String, Kind)> {
    columns
        .map(|(name, kind)| (name.to_owned(), kind))
        .collect()
}

fn text(text: &str) -> Option<Cell<'_>> {
    Some(text.into())
}

/// The parts that words have as columns: what is said, and where.
const PARTS: [(&str, &str); 3] = [("", "/text"), ("_start", "/start"), ("_end", "/end")];

/// The same for cues.
const CUE: [(&str, &str, Kind); 5] = [
    ("", "/text", Kind::Texts),
    ("_aspect", "/aspect", Kind::Texts),
    ("_kind", "/kind", Kind::Texts),
    ("_start", "/at/start", Kind::Counts),
    ("_end", "/at/end", Kind::Counts),
];

/// The columns of an attribute, with their kinds.
fn flattened(attribute: &Attribute) -> Vec<(String, Kind)> {
    let name = attribute.column();
    let parts = |of: &str, text, place| {
        let kind = |part: &str| if part.is_empty() { text } else { place };
        PARTS.map(|(part, _)| (format!("{of}{part}"), kind(part)))
    };
    match attribute.kind {
        attribute::Kind::Day => vec![(name, Kind::Day)],
        attribute::Kind::Flag => vec![(name, Kind::Flag)],
        attribute::Kind::Count => vec![(name, Kind::Count)],
        attribute::Kind::Number => vec![(name, Kind::Number)],
        attribute::Kind::Documents | attribute::Kind::Names => vec![(name, Kind::Texts)],
        attribute::Kind::Words => parts(&name, Kind::Text, Kind::Count).into(),
        attribute::Kind::Place => parts(&name, Kind::Text, Kind::Count)[1..].into(),
        attribute::Kind::Evidence => [name.as_str(), "sentence"]
            .iter()
            .flat_map(|of| parts(of, Kind::Texts, Kind::Counts))
            .collect(),
        attribute::Kind::Cues => CUE
            .map(|(part, _, kind)| (format!("{name}{part}"), kind))
            .into(),
        attribute::Kind::Text
        | attribute::Kind::Node
        | attribute::Kind::Document
        | attribute::Kind::Item => vec![(name, Kind::Text)],
    }
}

/// The cells of an attribute, as many as [`flattened`] has columns.
fn cells(record: &Value, attribute: &Attribute) -> Vec<Option<Cell<'static>>> {
    let value = record.pointer(attribute.path);
    let part = |path: &str| value.and_then(|value| value.pointer(path)).and_then(cell);
    let each = |path: String| {
        let items = value.and_then(Value::as_array).into_iter().flatten();
        list(items.filter_map(|item| item.pointer(&path)))
    };
    match attribute.kind {
        attribute::Kind::Day => vec![value.and_then(day)],
        attribute::Kind::Flag => vec![Some(Cell::Flag(value == Some(&Value::Bool(true))))],
        attribute::Kind::Documents => vec![each(String::new())],
        attribute::Kind::Names => vec![each("/name".into())],
        attribute::Kind::Words => PARTS.map(|(_, path)| part(path)).into(),
        attribute::Kind::Place => PARTS[1..].iter().map(|(_, path)| part(path)).collect(),
        attribute::Kind::Evidence => ["", "/sentence"]
            .iter()
            .flat_map(|of| PARTS.map(|(_, path)| each(format!("{of}{path}"))))
            .collect(),
        attribute::Kind::Cues => CUE.map(|(_, path, _)| each(path.into())).into(),
        attribute::Kind::Text
        | attribute::Kind::Count
        | attribute::Kind::Number
        | attribute::Kind::Node
        | attribute::Kind::Document
        | attribute::Kind::Item => vec![value.and_then(cell)],
    }
}

fn day(value: &Value) -> Option<Cell<'static>> {
    value.as_str()?.parse().ok().map(Cell::Day)
}

fn cell(value: &Value) -> Option<Cell<'static>> {
    match value {
        Value::String(text) => Some(Cell::Text(Cow::Owned(text.clone()))),
        Value::Bool(flag) => Some(Cell::Flag(*flag)),
        Value::Number(number) => number
            .as_u64()
            .map(Cell::Count)
            .or_else(|| number.as_f64().map(Cell::Number)),
        _ => None,
    }
}

/// Strings or numbers as a list.
fn list<'v>(values: impl Iterator<Item = &'v Value>) -> Option<Cell<'static>> {
    let (mut texts, mut counts) = (Vec::new(), Vec::new());
    for value in values {
        match value {
            Value::String(text) => texts.push(Cow::Owned(text.clone())),
            value => counts.extend(value.as_u64()),
        }
    }
    if texts.is_empty() {
        (!counts.is_empty()).then_some(Cell::Counts(counts))
    } else {
        Some(Cell::Texts(texts))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::sample;

    #[test]
    fn every_row_fits_its_columns() {
        let documents = [DocumentRecord::of(&sample::summit("x"))];
        let graph = KnowledgeGraph::merge(&documents);
        for table in [
            nodes(&graph),
            edges(&graph),
            articles(&graph),
            statements(&graph),
            mentions(&documents),
        ] {
            let mut rows = 0;
            for row in table.rows {
                rows += 1;
                assert_eq!(row.len(), table.columns.len());
                for (cell, (name, kind)) in row.iter().zip(&table.columns) {
                    let fits = match cell {
                        None => true,
                        Some(Cell::Text(_)) => *kind == Kind::Text,
                        Some(Cell::Day(_)) => *kind == Kind::Day,
                        Some(Cell::Flag(_)) => *kind == Kind::Flag,
                        Some(Cell::Count(_)) => *kind == Kind::Count,
                        Some(Cell::Number(_)) => *kind == Kind::Number,
                        Some(Cell::Texts(_)) => *kind == Kind::Texts,
                        Some(Cell::Counts(_)) => *kind == Kind::Counts,
                        Some(Cell::Json(_)) => *kind == Kind::Json,
                    };
                    assert!(fits, "{name}: {cell:?}");
                }
            }
            assert!(rows > 0);
        }
    }

    #[test]
    fn a_statement_keeps_its_words_and_their_places() {
        let graph = KnowledgeGraph::merge(&[DocumentRecord::of(&sample::summit("x"))]);
        let table = statements(&graph);
        let at = |name: &str| table.columns.iter().position(|(n, _)| n == name).unwrap();
        let (relation, trigger, start) = (at("relation"), at("trigger"), at("trigger_start"));
        let (evidence, ends) = (at("evidence"), at("sentence_end"));
        let met = table
            .rows
            .into_iter()
            .find(|r| r[relation] == Some("met-with".into()));
        let met = met.unwrap();
        assert_eq!(met[trigger], Some("met".into()));
        assert_eq!(met[start], Some(Cell::Count(35)));
        let words = "Željka Ďurić of Veldoria met Tomas Brandt";
        assert_eq!(met[evidence], Some(Cell::Texts(vec![words.into()])));
        assert_eq!(met[ends], Some(Cell::Counts(vec![72])));
    }
}
