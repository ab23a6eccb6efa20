//! JSON-LD 1.1 with its context inline, so that it opens offline, and with nothing in the context that JSON-LD 1.0
//! lacks, for older readers such as neosemantics.

use super::context::CONTEXT;
use super::resource;
use super::value::{Object, Value};
use crate::KnowledgeGraph;
use std::io::{self, Write};

/// Writes the graph, one article, node or edge a line; an edge's statements stand inside it.
///
/// # Errors
/// Those of `out`.
pub fn write_jsonld<W: Write>(graph: &KnowledgeGraph, out: &mut W) -> io::Result<()> {
    let context = CONTEXT.trim_end().trim_end_matches('}').trim_end();
    write!(out, "{context},\n  \"@graph\": [")?;
    let mut border = "\n";
    let mut line = |object: &Object<'_>, out: &mut W| {
        out.write_all(border.as_bytes())?;
        border = ",\n";
        write_object(object, out)
    };
    for source in graph.sources() {
        line(&resource::article(source), out)?;
    }
    for index in graph.petgraph().node_indices() {
        line(&resource::entity(graph, index), out)?;
    }
    for link in graph.links() {
        let relation = resource::relation(link, |statement| resource::statement(statement).into());
        line(&relation, out)?;
    }
    out.write_all(b"\n  ]\n}\n")
}

fn write_object<W: Write>(object: &Object<'_>, out: &mut W) -> io::Result<()> {
    // Neither IRIs nor terms hold a character that JSON escapes.
    for part in ["{\"@id\":\"", &object.id, "\""] {
        out.write_all(part.as_bytes())?;
    }
    for (term, value) in &object.entries {
        for part in [",\"", term, "\":"] {
            out.write_all(part.as_bytes())?;
        }
        write_value(value, out)?;
    }
    out.write_all(b"}")
}

fn write_value<W: Write>(value: &Value<'_>, out: &mut W) -> io::Result<()> {
    match value {
        Value::Text(text) => serde_json::to_writer(out, text.as_ref())?,
        Value::Number(number) => serde_json::to_writer(out, number)?,
        Value::Day(day) => write!(out, "\"{day}\"")?,
        Value::Flag(flag) => write!(out, "{flag}")?,
        Value::Count(count) => write!(out, "{count}")?,
        Value::Object(object) => write_object(object, out)?,
        Value::List(values) => {
            out.write_all(b"[")?;
            for (i, value) in values.iter().enumerate() {
                out.write_all(if i > 0 { b"," } else { b"" })?;
                write_value(value, out)?;
            }
            out.write_all(b"]")?;
        }
    }
    Ok(())
}

#[cfg(test)]
#[path = "jsonld_tests.rs"]
mod tests;
