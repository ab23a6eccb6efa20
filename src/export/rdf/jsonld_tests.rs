//! Claims about JSON-LD that need no foreign reader; `tests/interop` has those that do.

use super::*;
use crate::document::record::DocumentRecord;
use crate::document::sample;
use oxjsonld::JsonLdParser;
use oxrdf::Term;

fn written(record: &DocumentRecord) -> String {
    let mut out = Vec::new();
    write_jsonld(&KnowledgeGraph::merge([record]), &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

fn triples(text: &str) -> Vec<oxrdf::Quad> {
    JsonLdParser::new()
        .for_slice(text.as_bytes())
        .collect::<Result<_, _>>()
        .unwrap()
}

#[test]
fn a_denied_relation_is_a_node_but_no_plain_triple() {
    let quads = triples(&written(&DocumentRecord::of(&sample::summit("x"))));
    let with = |predicate: &str| {
        quads
            .iter()
            .filter(|q| q.predicate.as_str() == format!("urn:tidings:vocabulary:{predicate}"))
            .count()
    };
    assert_eq!(
        (
            with("met-with"),
            with("leads"),
            with("warned"),
            with("visited")
        ),
        (1, 1, 0, 0)
    );
    let reified = "http://www.w3.org/1999/02/22-rdf-syntax-ns#predicate";
    assert_eq!(
        quads
            .iter()
            .filter(|q| q.predicate.as_str() == reified)
            .count(),
        4
    );
}

#[test]
fn dates_and_numbers_have_their_types() {
    let quads = triples(&written(&DocumentRecord::of(&sample::summit("x"))));
    let typed = |kind: &str| {
        quads
            .iter()
            .any(|q| matches!(&q.object, Term::Literal(l) if l.datatype().as_str().ends_with(kind)))
    };
    assert!(typed("#date") && typed("#double") && typed("#nonNegativeInteger") && typed("#anyURI"));
}

#[test]
fn hostile_words_come_back_whole() {
    let hostile = "INF ]]> \" \\ \n & 😀 \u{202e}שלום \0 <script>";
    let mut record = DocumentRecord::of(&sample::summit("x"));
    record.entities[0].name = hostile.into();
    record.id = "a b/ü#?".into();
    let quads = triples(&written(&record));
    assert!(
        quads
            .iter()
            .any(|q| matches!(&q.object, Term::Literal(l) if l.value() == hostile))
    );
}

#[test]
fn no_node_is_blank() {
    let quads = triples(&written(&DocumentRecord::of(&sample::summit("x"))));
    assert!(
        quads
            .iter()
            .all(|q| !q.subject.is_blank_node() && !q.object.is_blank_node())
    );
}
