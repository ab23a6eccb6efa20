//! GraphML that one file serves to Gephi, Neo4j (`apoc.import.graphml`), networkx, igraph and Cytoscape. What each of them
//! asks decides the shape: directed only; the six basic types; no defaults (APOC fails on them); key ids unique over
//! nodes and edges; no attribute named like a built-in of Gephi's; node labels and edge types as XML attributes for
//! APOC, and once more as data for the others; nodes first; lists as JSON arrays. A node's `record`, an edge's
//! `statements` and a processing instruction with the articles hold in JSON what the columns can't, so that the file
//! reads back whole (`read.rs`).

use super::column::{Cell, Column, EDGE, Facts, Kind, NODE};
use super::naming::{labels, relationship};
use super::xml::{Attribute, Cdata};
use crate::KnowledgeGraph;
use crate::graph::{Link, Node};
use std::io::{self, Write};

mod read;
pub(super) use read::read_graphml;

/// Target of the processing instruction that holds the articles as JSON.
const ARTICLES: &str = "tidings-articles";

/// Writes the graph.
///
/// # Errors
/// Those of `out`.
pub fn write_graphml<W: Write>(graph: &KnowledgeGraph, out: &mut W) -> io::Result<()> {
    out.write_all(
        b"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
          <graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\"\n\
          \x20        xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"\n\
          \x20        xsi:schemaLocation=\"http://graphml.graphdrawing.org/xmlns \
          http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd\">\n",
    )?;
    let articles = json(serde_json::to_string(graph.sources())?).replace("?>", "?\\u003e");
    writeln!(out, "  <?{ARTICLES} {articles}?>")?;
    key(out, 'n', "label", Kind::Text)?;
    key(out, 'n', "record", Kind::Json)?;
    for column in &NODE {
        key(out, 'n', column.name, column.kind)?;
    }
    key(out, 'e', "label", Kind::Text)?;
    key(out, 'e', "weight", Kind::Number)?;
    key(out, 'e', "interaction", Kind::Text)?;
    for column in &EDGE {
        key(out, 'e', column.name, column.kind)?;
    }
    writeln!(out, "  <graph id=\"tidings\" edgedefault=\"directed\">")?;
    let facts = Facts::of(graph);
    for node in graph.nodes() {
        write_node(&facts, node, out)?;
    }
    for link in graph.links() {
        write_edge(&facts, link, out)?;
    }
    writeln!(out, "  </graph>\n</graphml>")
}

fn key<W: Write>(out: &mut W, class: char, name: &str, kind: Kind) -> io::Result<()> {
    let of = if class == 'n' { "node" } else { "edge" };
    let kind = match kind {
        Kind::Text | Kind::Day | Kind::Json => "string\"",
        Kind::Flag => "boolean\"",
        Kind::Count => "int\"",
        Kind::Number => "double\"",
        Kind::Texts | Kind::Counts => "string\" attr.list=\"string\"",
    };
    writeln!(
        out,
        "  <key id=\"{class}_{name}\" for=\"{of}\" attr.name=\"{name}\" attr.type=\"{kind}/>"
    )
}

fn write_node<'g, W: Write>(facts: &Facts<'g>, node: &'g Node, out: &mut W) -> io::Result<()> {
    let labels = labels(node.entity_type).join(":");
    let id = Attribute(node.id.as_str());
    writeln!(out, "    <node id=\"{id}\" labels=\":{labels}\">")?;
    data(out, 'n', "label", &node.name.as_str().into())?;
    write_cells(out, 'n', &NODE, facts, node)?;
    data(
        out,
        'n',
        "record",
        &Cell::Json(serde_json::to_string(node)?),
    )?;
    writeln!(out, "    </node>")
}

fn write_edge<'g, W: Write>(facts: &Facts<'g>, link: Link<'g>, out: &mut W) -> io::Result<()> {
    let edge = link.edge;
    writeln!(
        out,
        "    <edge id=\"{}\" source=\"{}\" target=\"{}\" label=\"{}\">",
        Attribute(edge.id.as_str()),
        Attribute(link.source.id.as_str()),
        Attribute(link.target.id.as_str()),
        Attribute(&relationship(&edge.relation_type)),
    )?;
    data(out, 'e', "label", &edge.relation_type.as_str().into())?;
    data(out, 'e', "weight", &Cell::Number(edge.weight.into()))?;
    data(out, 'e', "interaction", &edge.relation_type.as_str().into())?;
    write_cells(out, 'e', &EDGE, facts, edge)?;
    writeln!(out, "    </edge>")
}

fn write_cells<'g, T, W: Write>(
    out: &mut W,
    class: char,
    columns: &[Column<T>],
    facts: &Facts<'g>,
    row: &'g T,
) -> io::Result<()> {
    columns.iter().try_for_each(|column| {
        let cell = (column.cell)(facts, row);
        cell.map_or(Ok(()), |cell| data(out, class, column.name, &cell))
    })
}

fn data<W: Write>(out: &mut W, class: char, name: &str, cell: &Cell<'_>) -> io::Result<()> {
    write!(out, "      <data key=\"{class}_{name}\">")?;
    match cell {
        Cell::Text(text) => write!(out, "{}", Cdata(text))?,
        Cell::Day(day) => write!(out, "{day}")?,
        Cell::Flag(flag) => write!(out, "{flag}")?,
        Cell::Count(count) => write!(out, "{count}")?,
        Cell::Number(number) => write!(out, "{number:?}")?,
        Cell::Texts(texts) => write!(out, "{}", Cdata(&json(serde_json::to_string(texts)?)))?,
        Cell::Counts(counts) => write!(out, "{}", serde_json::to_string(counts)?)?,
        Cell::Json(text) => write!(out, "{}", Cdata(&json(text.clone())))?,
    }
    writeln!(out, "</data>")
}

/// JSON in which nothing that XML forbids stands raw, nor `INF`, which Gephi would make `Infinity`.
pub(super) fn json(text: String) -> String {
    let mut text = text;
    for (raw, escaped) in [
        ("INF", "\\u0049NF"),
        ("\u{fffe}", "\\ufffe"),
        ("\u{ffff}", "\\uffff"),
    ] {
        if text.contains(raw) {
            text = text.replace(raw, escaped);
        }
    }
    text
}

#[cfg(test)]
mod tests;
