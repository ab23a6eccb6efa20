//! The merged graph as node-link JSON, after `schema/graph.schema.json`: `networkx.node_link_graph(data, edges="edges")`
//! reads it, and so does [`KnowledgeGraph`]'s own `Deserialize`.

use crate::KnowledgeGraph;
use std::io::{self, Write};

/// Writes the graph with all that is known of every statement.
///
/// # Errors
/// Those of `out`.
pub fn write_graph_json<W: Write>(graph: &KnowledgeGraph, out: &mut W) -> io::Result<()> {
    serde_json::to_writer_pretty(&mut *out, graph)?;
    out.write_all(b"\n")
}
