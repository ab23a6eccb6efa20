//! GraphML that one file serves to Gephi, Neo4j (`apoc.import.graphml`), networkx, igraph and Cytoscape. What each of them
//! asks decides the shape: directed only; the six basic types; no defaults (APOC fails on them); key ids unique over
//! nodes and edges; no attribute named like a built-in of Gephi's; node labels and edge types as XML attributes for
//! APOC, and once more as data for the others; nodes first; lists as JSON arrays. An edge's `statements` is JSON and holds
//! everything that is known of each statement.

use super::xml::{Attribute, Cdata};
use crate::KnowledgeGraph;
use crate::graph::{Edge, Link, Node, Source, Statement};
use crate::id::Id;
use jiff::civil::Date;
use serde::Serialize;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};

/// A declared attribute: key id, name, type, and whether its value is a JSON array of strings.
type Key = (&'static str, &'static str, &'static str, bool);

const NODE_KEYS: [Key; 12] = [
    ("n_label", "label", "string", false),
    ("n_name", "name", "string", false),
    ("n_type", "entity_type", "string", false),
    ("n_class", "entity_class", "string", false),
    ("n_wikidata", "wikidata", "string", false),
    ("n_iso", "iso", "string", false),
    ("n_mentions", "mention_count", "int", false),
    ("n_documents", "document_count", "int", false),
    ("n_first", "first_seen", "string", false),
    ("n_last", "last_seen", "string", false),
    ("n_aliases", "aliases", "string", true),
    ("n_document_ids", "document_ids", "string", true),
];

const EDGE_KEYS: [Key; 23] = [
    ("e_label", "label", "string", false),
    ("e_weight", "weight", "double", false),
    ("e_interaction", "interaction", "string", false),
    ("e_relation", "relation", "string", false),
    ("e_symmetric", "symmetric", "boolean", false),
    ("e_status", "status", "string", false),
    ("e_disputed", "disputed", "boolean", false),
    ("e_denied", "denied_share", "double", false),
    ("e_planned", "planned_share", "double", false),
    ("e_possible", "possible_share", "double", false),
    ("e_confidence", "confidence", "double", false),
    ("e_statements_count", "statement_count", "int", false),
    ("e_documents", "document_count", "int", false),
    ("e_first", "first_date", "string", false),
    ("e_last", "last_date", "string", false),
    ("e_first_reported", "first_reported", "string", false),
    ("e_last_reported", "last_reported", "string", false),
    ("e_attributions", "attributions", "string", true),
    ("e_places", "places", "string", true),
    ("e_roles", "roles", "string", true),
    ("e_document_ids", "document_ids", "string", true),
    ("e_evidence", "evidence", "string", true),
    ("e_statements", "statements", "string", false),
];

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
    for (class, keys) in [("node", &NODE_KEYS[..]), ("edge", &EDGE_KEYS[..])] {
        for (id, name, kind, list) in keys {
            let list = if *list { " attr.list=\"string\"" } else { "" };
            writeln!(
                out,
                "  <key id=\"{id}\" for=\"{class}\" attr.name=\"{name}\" attr.type=\"{kind}\"{list}/>"
            )?;
        }
    }
    writeln!(out, "  <graph id=\"tidings\" edgedefault=\"directed\">")?;
    for node in graph.nodes() {
        write_node(node, out)?;
    }
    let names = Names {
        of_node: graph
            .nodes()
            .map(|node| (&node.id, node.name.as_str()))
            .collect(),
        sources: graph
            .sources()
            .iter()
            .map(|source| (source.id.as_str(), source))
            .collect(),
    };
    for link in graph.links() {
        names.write_edge(link, out)?;
    }
    writeln!(out, "  </graph>\n</graphml>")
}

fn write_node<W: Write>(node: &Node, out: &mut W) -> io::Result<()> {
    let coarse = pascal(node.entity_type.coarse().name());
    let kind = pascal(node.entity_type.name());
    let kind = if kind == coarse {
        String::new()
    } else {
        format!(":{kind}")
    };
    writeln!(
        out,
        "    <node id=\"{}\" labels=\":Entity:{coarse}{kind}\">",
        Attribute(node.id.as_str())
    )?;
    let mut data = Data { out: &mut *out };
    data.text("n_label", &node.name)?;
    data.text("n_name", &node.name)?;
    data.text("n_type", node.entity_type.name())?;
    data.text("n_class", node.entity_type.coarse().name())?;
    data.optional("n_wikidata", node.links.wikidata.as_deref())?;
    data.optional("n_iso", node.links.iso.as_deref())?;
    data.plain("n_mentions", node.mentions)?;
    data.plain("n_documents", node.documents.len())?;
    data.date("n_first", node.first_seen)?;
    data.date("n_last", node.last_seen)?;
    data.list(
        "n_aliases",
        node.aliases.iter().map(|alias| alias.name.as_str()),
    )?;
    data.list("n_document_ids", node.documents.iter().map(String::as_str))?;
    writeln!(out, "    </node>")
}

/// What edges look up: the names of the nodes and the articles behind the statements.
struct Names<'g> {
    of_node: BTreeMap<&'g Id, &'g str>,
    sources: BTreeMap<&'g str, &'g Source>,
}

impl<'g> Names<'g> {
    fn write_edge<W: Write>(&self, link: Link<'g>, out: &mut W) -> io::Result<()> {
        let edge = link.edge;
        writeln!(
            out,
            "    <edge id=\"{}\" source=\"{}\" target=\"{}\" label=\"{}\">",
            Attribute(edge.id.as_str()),
            Attribute(link.source.id.as_str()),
            Attribute(link.target.id.as_str()),
            Attribute(&relationship(&edge.relation_type)),
        )?;
        let mut data = Data { out: &mut *out };
        data.text("e_label", &edge.relation_type)?;
        data.plain("e_weight", format_args!("{:?}", f64::from(edge.weight)))?;
        data.text("e_interaction", &edge.relation_type)?;
        data.text("e_relation", &edge.relation_type)?;
        data.plain("e_symmetric", edge.symmetric)?;
        data.text("e_status", edge.status.name())?;
        data.plain("e_disputed", edge.disputed)?;
        data.plain("e_denied", format_args!("{:?}", edge.denied))?;
        data.plain("e_planned", format_args!("{:?}", edge.planned))?;
        data.plain("e_possible", format_args!("{:?}", edge.possible))?;
        data.plain("e_confidence", format_args!("{:?}", edge.confidence))?;
        data.plain("e_statements_count", edge.statements.len())?;
        data.plain("e_documents", edge.documents.len())?;
        data.date("e_first", edge.first_date)?;
        data.date("e_last", edge.last_date)?;
        data.date("e_first_reported", edge.first_reported)?;
        data.date("e_last_reported", edge.last_reported)?;
        data.list(
            "e_attributions",
            self.named(edge, |s| s.attribution.as_ref()),
        )?;
        data.list("e_places", self.named(edge, |s| s.place.as_ref()))?;
        let roles: BTreeSet<&str> = edge
            .statements
            .iter()
            .filter_map(|s| s.role.as_ref())
            .map(|r| r.text.as_str())
            .collect();
        data.list("e_roles", roles.into_iter())?;
        data.list("e_document_ids", edge.documents.iter().map(String::as_str))?;
        data.list(
            "e_evidence",
            edge.evidence().map(|e| e.sentence.text.as_str()),
        )?;
        let statements: Vec<Value> = edge.statements.iter().map(|s| self.statement(s)).collect();
        data.json("e_statements", &statements)?;
        writeln!(out, "    </edge>")
    }

    fn named(
        &self,
        edge: &'g Edge,
        of: impl Fn(&'g Statement) -> Option<&'g Id>,
    ) -> impl Iterator<Item = &'g str> {
        let names: BTreeSet<&'g str> = edge
            .statements
            .iter()
            .filter_map(of)
            .filter_map(|id| self.of_node.get(id).copied())
            .collect();
        names.into_iter()
    }

    /// The statement with its article, so that an edge stands for itself.
    fn statement(&self, statement: &Statement) -> Value {
        // By way of text: a value made at once would write 0.7 as 0.699999988079071.
        let mut value: Value = serde_json::to_string(statement)
            .and_then(|text| serde_json::from_str(&text))
            .unwrap_or_default();
        if let (Value::Object(map), Some(source)) =
            (&mut value, self.sources.get(statement.document.as_str()))
        {
            map.insert("source".into(), json!(source));
        }
        value
    }
}

/// Writes `<data>` elements.
struct Data<'o, W> {
    out: &'o mut W,
}

impl<W: Write> Data<'_, W> {
    fn plain(&mut self, key: &str, value: impl std::fmt::Display) -> io::Result<()> {
        writeln!(self.out, "      <data key=\"{key}\">{value}</data>")
    }

    fn text(&mut self, key: &str, value: &str) -> io::Result<()> {
        self.plain(key, Cdata(value))
    }

    fn optional(&mut self, key: &str, value: Option<&str>) -> io::Result<()> {
        value.map_or(Ok(()), |value| self.text(key, value))
    }

    fn date(&mut self, key: &str, value: Option<Date>) -> io::Result<()> {
        value.map_or(Ok(()), |value| self.plain(key, value))
    }

    fn list<'t>(&mut self, key: &str, values: impl Iterator<Item = &'t str>) -> io::Result<()> {
        let values: Vec<&str> = values.collect();
        if values.is_empty() {
            Ok(())
        } else {
            self.json(key, &values)
        }
    }

    /// JSON in which nothing that XML forbids stands raw, nor `INF`, which Gephi would make `Infinity`.
    fn json(&mut self, key: &str, value: &impl Serialize) -> io::Result<()> {
        let json = serde_json::to_string(value)?
            .replace("INF", "\\u0049NF")
            .replace('\u{fffe}', "\\ufffe")
            .replace('\u{ffff}', "\\uffff");
        self.text(key, &json)
    }
}

/// `armed-group` as a Neo4j label: `ArmedGroup`.
fn pascal(name: &str) -> String {
    name.split('-')
        .flat_map(|word| {
            let mut letters = word.chars();
            letters
                .next()
                .map(|c| c.to_ascii_uppercase())
                .into_iter()
                .chain(letters)
        })
        .collect()
}

/// `met-with` as a Neo4j relationship type: `MET_WITH`.
fn relationship(name: &str) -> String {
    name.chars()
        .map(|c| {
            if c.is_alphanumeric() {
                c.to_ascii_uppercase()
            } else {
                '_'
            }
        })
        .collect()
}

#[cfg(test)]
#[path = "graphml_tests.rs"]
mod tests;
