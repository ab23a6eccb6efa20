//! Claims about Turtle, N-Triples and TriG against oxttl, which reads what is written and writes the same bytes of it.

use super::*;
use crate::document::record::DocumentRecord;
use crate::document::sample;
use crate::export::rdf::write_jsonld;
use oxjsonld::JsonLdParser;
use oxrdf::{GraphName, Quad};
use oxttl::{
    NTriplesParser, NTriplesSerializer, TriGParser, TriGSerializer, TurtleParser, TurtleSerializer,
};
use std::collections::BTreeSet;

type Written = fn(&KnowledgeGraph, &mut Vec<u8>) -> io::Result<()>;

fn written(graph: &KnowledgeGraph, write: Written) -> Vec<u8> {
    let mut out = Vec::new();
    write(graph, &mut out).unwrap();
    out
}

/// The summit, and the same from an article whose words are hostile and whose names no local name can hold as they are.
fn graph() -> KnowledgeGraph {
    let mut hostile = DocumentRecord::of(&sample::summit("x"));
    for id in ["a b/\u{fc}#?%~.", "-.", ".x.", "~", "1:2"] {
        hostile.id = id.into();
        hostile.url = Some("https://example.org/<>\"{}".into());
        let word = "INF ]]> \" \\ \n\r\t\u{8}\u{c} & 😀 \u{202e}שלום \0\u{7f}\u{ffff} <script>";
        hostile.entities[0].name = word.into();
        hostile.relations[0].relation_type = "my:own type.".into();
    }
    KnowledgeGraph::merge(&[DocumentRecord::of(&sample::summit("y")), hostile])
}

fn named(document: &str) -> KnowledgeGraph {
    let mut record = DocumentRecord::of(&sample::summit("x"));
    record.id = document.into();
    record.relations[0].relation_type = document.into();
    KnowledgeGraph::merge(&[record])
}

fn graphs() -> Vec<KnowledgeGraph> {
    let odd = ["a b/\u{fc}#?%~.", "-.", ".x.", "~", "1:2", "_", "plain"];
    let mut graphs: Vec<_> = odd.into_iter().map(named).collect();
    graphs.extend([graph(), KnowledgeGraph::default()]);
    graphs
}

#[test]
fn turtle_is_what_oxttl_writes_of_the_same_triples() {
    for graph in graphs() {
        let ours = written(&graph, write_turtle);
        let mut serializer = TurtleSerializer::new();
        for (name, iri) in prefixes() {
            serializer = serializer.with_prefix(name, iri).unwrap();
        }
        let mut theirs = serializer.for_writer(Vec::new());
        for triple in TurtleParser::new().for_slice(&ours) {
            theirs.serialize_triple(&triple.unwrap()).unwrap();
        }
        let theirs = String::from_utf8(theirs.finish().unwrap()).unwrap();
        let ours = String::from_utf8(ours).unwrap();
        // Of nothing it writes not even the prefixes.
        if !theirs.is_empty() {
            assert_eq!(ours, theirs);
        }
    }
}

#[test]
fn trig_is_what_oxttl_writes_of_the_same_quads() {
    for graph in graphs() {
        let ours = written(&graph, write_trig);
        let mut serializer = TriGSerializer::new();
        for (name, iri) in prefixes() {
            serializer = serializer.with_prefix(name, iri).unwrap();
        }
        let mut theirs = serializer.for_writer(Vec::new());
        for quad in TriGParser::new().for_slice(&ours) {
            theirs.serialize_quad(&quad.unwrap()).unwrap();
        }
        let theirs = String::from_utf8(theirs.finish().unwrap()).unwrap();
        let ours = String::from_utf8(ours).unwrap();
        if !theirs.is_empty() {
            assert_eq!(ours, theirs);
        }
    }
}

#[test]
fn n_triples_are_what_oxttl_writes_of_the_same_triples() {
    for graph in graphs() {
        let ours = written(&graph, write_ntriples);
        let mut theirs = NTriplesSerializer::new().for_writer(Vec::new());
        for triple in NTriplesParser::new().for_slice(&ours) {
            theirs.serialize_triple(&triple.unwrap()).unwrap();
        }
        assert_eq!(
            String::from_utf8(ours).unwrap(),
            String::from_utf8(theirs.finish()).unwrap()
        );
    }
}

#[test]
fn every_format_holds_the_triples_of_json_ld() {
    for graph in graphs() {
        let jsonld = written(&graph, write_jsonld);
        let jsonld: BTreeSet<String> = JsonLdParser::new()
            .for_slice(&jsonld)
            .map(|quad| quad.unwrap().to_string())
            .collect();
        let turtle: BTreeSet<String> = TurtleParser::new()
            .for_slice(&written(&graph, write_turtle))
            .map(|triple| {
                triple
                    .unwrap()
                    .in_graph(GraphName::DefaultGraph)
                    .to_string()
            })
            .collect();
        let lines: BTreeSet<String> = NTriplesParser::new()
            .for_slice(&written(&graph, write_ntriples))
            .map(|triple| {
                triple
                    .unwrap()
                    .in_graph(GraphName::DefaultGraph)
                    .to_string()
            })
            .collect();
        let trig = written(&graph, write_trig);
        let trig: Vec<Quad> = TriGParser::new()
            .for_slice(&trig)
            .map(Result::unwrap)
            .collect();
        let in_default = |quad: &Quad| Quad {
            graph_name: GraphName::DefaultGraph,
            ..quad.clone()
        };
        let trig: BTreeSet<String> = trig
            .iter()
            .map(|quad| in_default(quad).to_string())
            .collect();
        assert_eq!(turtle, jsonld);
        assert_eq!(lines, jsonld);
        // It asserts in an article's graph what the merged graph may hold as disputed.
        assert!(trig.is_superset(&jsonld));
    }
}
