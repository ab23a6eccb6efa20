//! Turtle, N-Triples and TriG by oxttl. Turtle and N-Triples hold the triples of JSON-LD; TriG holds the same with each
//! article's statements in a graph of its name, and there, too, the plain triples that the article asserts, so that a
//! query can ask which article says what.

use super::context::READ;
use super::resource::{self, Object};
use crate::KnowledgeGraph;
use crate::graph::{Link, Statement};
use oxrdf::{GraphName, NamedNode, Quad, Triple};
use oxttl::{NTriplesSerializer, TriGSerializer, TurtleSerializer};
use std::collections::BTreeMap;
use std::io::{self, Write};

/// Prefixes of what the graph itself holds, beside those of the context.
const OWN: [(&str, &str); 4] = [
    ("entity", "urn:tidings:entity:"),
    ("relation", "urn:tidings:relation:"),
    ("statement", "urn:tidings:statement:"),
    ("document", "urn:tidings:document:"),
];

fn prefixes() -> impl Iterator<Item = (&'static str, &'static str)> {
    READ.prefixes().chain(OWN)
}

/// Writes the graph as Turtle.
///
/// # Errors
/// Those of `out`.
pub fn write_turtle<W: Write>(graph: &KnowledgeGraph, out: &mut W) -> io::Result<()> {
    let mut serializer = TurtleSerializer::new();
    for (name, iri) in prefixes() {
        serializer = serializer
            .with_prefix(name, iri)
            .map_err(io::Error::other)?;
    }
    let mut turtle = serializer.for_writer(&mut *out);
    each_triple(graph, |triple| turtle.serialize_triple(triple))?;
    turtle.finish().map(|_| ())
}

/// Writes the graph as N-Triples.
///
/// # Errors
/// Those of `out`.
pub fn write_ntriples<W: Write>(graph: &KnowledgeGraph, out: &mut W) -> io::Result<()> {
    let mut lines = NTriplesSerializer::new().for_writer(&mut *out);
    each_triple(graph, |triple| lines.serialize_triple(triple))
}

/// Writes the graph as TriG.
///
/// # Errors
/// Those of `out`.
pub fn write_trig<W: Write>(graph: &KnowledgeGraph, out: &mut W) -> io::Result<()> {
    let mut serializer = TriGSerializer::new();
    for (name, iri) in prefixes() {
        serializer = serializer
            .with_prefix(name, iri)
            .map_err(io::Error::other)?;
    }
    let mut trig = serializer.for_writer(&mut *out);
    let mut write = |object: &Object, name: &GraphName| {
        let triples = READ.triples(object).into_iter();
        let mut quads = triples.map(|triple| triple.in_graph(name.clone()));
        quads.try_for_each(|quad: Quad| trig.serialize_quad(&quad))
    };
    each_merged(graph, |object| write(object, &GraphName::DefaultGraph))?;
    let mut by_document: BTreeMap<&str, Vec<(Link<'_>, &Statement)>> = BTreeMap::new();
    for link in graph.links() {
        for statement in &link.edge.statements {
            let said = by_document.entry(&statement.document).or_default();
            said.push((link, statement));
        }
    }
    for (document, said) in by_document {
        let name = NamedNode::new_unchecked(resource::document_iri(document)).into();
        for (link, statement) in said {
            if let Some(plain) = resource::plain(link, statement) {
                write(&plain, &name)?;
            }
            write(&resource::statement(statement), &name)?;
        }
    }
    trig.finish().map(|_| ())
}

/// Gives all triples to `sink`.
fn each_triple(
    graph: &KnowledgeGraph,
    mut sink: impl FnMut(&Triple) -> io::Result<()>,
) -> io::Result<()> {
    let mut write = |object: &Object| READ.triples(object).iter().try_for_each(&mut sink);
    each_merged(graph, &mut write)?;
    let mut statements = graph.links().flat_map(|link| &link.edge.statements);
    statements.try_for_each(|statement| write(&resource::statement(statement)))
}

/// Gives articles, nodes and edges to `sink`.
fn each_merged(
    graph: &KnowledgeGraph,
    mut sink: impl FnMut(&Object) -> io::Result<()>,
) -> io::Result<()> {
    for source in graph.sources() {
        sink(&resource::article(source))?;
    }
    for index in graph.petgraph().node_indices() {
        sink(&resource::entity(graph, index))?;
    }
    graph
        .links()
        .try_for_each(|link| sink(&resource::relation(link)))
}
