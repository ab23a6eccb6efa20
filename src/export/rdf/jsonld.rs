//! JSON-LD 1.1 with its context inline, so that it opens offline, and with nothing in the context that JSON-LD 1.0
//! lacks, for older readers such as neosemantics.

use super::context::CONTEXT;
use super::resource::{self, Object};
use crate::KnowledgeGraph;
use serde_json::Value;
use std::io::{self, Write};

/// Writes the graph, one article, node or edge a line; an edge's statements stand inside it.
///
/// # Errors
/// Those of `out`.
pub fn write_jsonld<W: Write>(graph: &KnowledgeGraph, out: &mut W) -> io::Result<()> {
    let context = CONTEXT.trim_end().trim_end_matches('}').trim_end();
    write!(out, "{context},\n  \"@graph\": [")?;
    let mut border = "\n";
    let mut line = |object: &Object, out: &mut W| {
        out.write_all(border.as_bytes())?;
        border = ",\n";
        serde_json::to_writer(&mut *out, object).map_err(io::Error::from)
    };
    for source in graph.sources() {
        line(&resource::article(source), out)?;
    }
    for index in graph.petgraph().node_indices() {
        line(&resource::entity(graph, index), out)?;
    }
    for link in graph.links() {
        let mut relation = resource::relation(link);
        let statements = link.edge.statements.iter();
        let statements: Vec<Value> = statements.map(|s| resource::statement(s).into()).collect();
        relation.insert("statement".into(), statements.into());
        line(&relation, out)?;
    }
    out.write_all(b"\n  ]\n}\n")
}

#[cfg(test)]
#[path = "jsonld_tests.rs"]
mod tests;
