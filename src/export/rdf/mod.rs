//! The graph as RDF. An edge that at least one document asserts is a plain triple between two entities; every edge, denied
//! ones too, is a node of its own (`rdf:Statement`) with its statements beneath it, their articles by PROV, and their
//! words by Web Annotation selectors. JSON-LD, Turtle, N-Triples and TriG are written from one mapping (`resource.rs`) and
//! read back by the same lists (`read.rs`).

mod context;
mod jsonld;
mod read;
mod resource;
mod triple;
mod turtle;
mod value;

pub use jsonld::write_jsonld;
pub use turtle::{write_ntriples, write_trig, write_turtle};

use crate::KnowledgeGraph;
use oxjsonld::JsonLdParser;
use oxttl::{NTriplesParser, TriGParser, TurtleParser};

/// Reads JSON-LD. A context elsewhere is not fetched.
///
/// # Errors
/// What is wrong, and where.
pub(super) fn read_jsonld(bytes: &[u8]) -> Result<KnowledgeGraph, String> {
    let quads = JsonLdParser::new().for_slice(bytes);
    graph(quads.map(|quad| quad.map(Into::into)))
}

/// Reads Turtle.
///
/// # Errors
/// What is wrong, and where.
pub(super) fn read_turtle(bytes: &[u8]) -> Result<KnowledgeGraph, String> {
    graph(TurtleParser::new().for_slice(bytes))
}

/// Reads N-Triples.
///
/// # Errors
/// What is wrong, and where.
pub(super) fn read_ntriples(bytes: &[u8]) -> Result<KnowledgeGraph, String> {
    graph(NTriplesParser::new().for_slice(bytes))
}

/// Reads TriG.
///
/// # Errors
/// What is wrong, and where.
pub(super) fn read_trig(bytes: &[u8]) -> Result<KnowledgeGraph, String> {
    graph(
        TriGParser::new()
            .for_slice(bytes)
            .map(|quad| quad.map(Into::into)),
    )
}

fn graph<E: std::fmt::Display>(
    triples: impl Iterator<Item = Result<oxrdf::Triple, E>>,
) -> Result<KnowledgeGraph, String> {
    let mut found = read::Triples::default();
    for triple in triples {
        found.add(triple.map_err(|error| error.to_string())?);
    }
    found.graph()
}
