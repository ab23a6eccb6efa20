//! The one mapping from the graph to RDF: an article, a node, an edge and a statement each become a JSON-LD object in the
//! terms of `schema/context.jsonld`. JSON-LD writes the objects as they are, the other formats their triples. What is
//! mapped stands in `graph/attribute.rs`. Every object has an IRI made from content, so that files can be loaded twice
//! or together.

use crate::KnowledgeGraph;
use crate::export::as_json;
use crate::graph::attribute::{self, Attribute, Kind};
use crate::graph::{Link, Source, Statement, Status};
use crate::relation::{Modality, Polarity};
use petgraph::graph::NodeIndex;
use petgraph::visit::EdgeRef;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

pub(super) type Object = Map<String, Value>;

/// Where Wikidata's items live.
pub(super) const WIKIDATA: &str = "http://www.wikidata.org/entity/";

/// The article.
pub(super) fn article(source: &Source) -> Object {
    let id = document_iri(&source.id);
    let mut object = object(&id, json!(["schema:NewsArticle", "prov:Entity"]));
    add(&mut object, &id, &as_json(source), &attribute::SOURCE, "");
    object
}

/// The node, with the asserted edges that go out from it as plain links. A symmetric one is written from its source alone.
pub(super) fn entity(graph: &KnowledgeGraph, index: NodeIndex) -> Object {
    let node = &graph.petgraph()[index];
    let class = |name: &str| format!("tidings:{name}");
    let mut types = vec![class(node.entity_type.name())];
    let coarse = class(node.entity_type.coarse().name());
    if !types.contains(&coarse) {
        types.push(coarse);
    }
    let id = entity_iri(node.id.as_str());
    let mut object = object(&id, json!(types));
    add(&mut object, &id, &as_json(node), &attribute::NODE, "");
    let mut targets: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for edge in graph.petgraph().edges(index) {
        if edge.weight().status == Status::Asserted {
            let target = entity_iri(graph.petgraph()[edge.target()].id.as_str());
            let term = term(&edge.weight().relation_type);
            targets.entry(term).or_default().push(target);
        }
    }
    for (term, mut targets) in targets {
        targets.sort();
        let links: Vec<Value> = targets.iter().map(|t| json!({ "@id": t })).collect();
        object.insert(term, links.into());
    }
    object
}

/// The edge as a node of its own, with links to its statements.
pub(super) fn relation(link: Link<'_>) -> Object {
    let edge = link.edge;
    let id = iri("relation", edge.id.as_str());
    let mut object = object(&id, json!(["rdf:Statement", "tidings:relation"]));
    for (term, value) in [
        ("subject", entity_iri(link.source.id.as_str())),
        ("predicate", term(&edge.relation_type)),
        ("object", entity_iri(link.target.id.as_str())),
    ] {
        object.insert(term.into(), value.into());
    }
    add(&mut object, &id, &as_json(edge), &attribute::EDGE, "");
    let statements = edge.statements.iter();
    let statements: Vec<String> = statements.map(|s| statement_iri(s.id.as_str())).collect();
    object.insert("statement".into(), json!(statements));
    object
}

/// What the statement asserts as actual, as a plain link.
pub(super) fn plain(link: Link<'_>, statement: &Statement) -> Option<Object> {
    if (statement.polarity, statement.modality) != (Polarity::Positive, Modality::Actual) {
        return None;
    }
    let target = json!({ "@id": entity_iri(link.target.id.as_str()) });
    let mut object = Object::new();
    object.insert("@id".into(), entity_iri(link.source.id.as_str()).into());
    object.insert(term(&link.edge.relation_type), target);
    Some(object)
}

/// The statement with its words.
pub(super) fn statement(statement: &Statement) -> Object {
    let record = as_json(statement);
    let id = statement_iri(statement.id.as_str());
    let mut object = object(&id, json!(["tidings:statement", "prov:Entity"]));
    let document = document_iri(&statement.document);
    add(&mut object, &id, &record, &attribute::STATEMENT, &document);
    object
}

/// Adds what `record` holds of `attributes` to `object`, whose IRI is `id`; words point into `document`.
fn add(object: &mut Object, id: &str, record: &Value, attributes: &[Attribute], document: &str) {
    for attribute in attributes {
        let value = record.pointer(attribute.path).unwrap_or(&Value::Null);
        let part = |part: &str| format!("{id}:{part}");
        let value = match (attribute.kind, value) {
            (_, Value::Null) => continue,
            (Kind::Node, Value::String(node)) => entity_iri(node).into(),
            (Kind::Document, Value::String(document)) => json!([document_iri(document)]),
            (Kind::Documents, Value::Array(documents)) => {
                let iris = documents.iter().filter_map(Value::as_str);
                iris.map(document_iri).collect::<Vec<_>>().into()
            }
            (Kind::Item, Value::String(item)) => format!("{WIKIDATA}{}", escape(item)).into(),
            (Kind::Names, Value::Array(names)) => {
                let counted: Vec<Value> = (0..).zip(names).map(|(i, n)| name(id, i, n)).collect();
                object.insert("called".into(), counted.into());
                names.iter().map(|name| name["name"].clone()).collect()
            }
            (Kind::Words, words) => selected(&part(attribute.term), document, words).into(),
            (Kind::Place, at) => {
                let text = attribute.path.trim_end_matches("at").to_owned() + "text";
                let text = record.pointer(&text).cloned().unwrap_or_default();
                let words = json!({"text": text, "start": at["start"], "end": at["end"]});
                let name = attribute.term.trim_end_matches("Words");
                selected(&part(name), document, &words).into()
            }
            (Kind::Evidence, Value::Array(stretches)) => {
                let stretch = |(i, words): (usize, &Value)| {
                    let id = part(&format!("{}:{i}", attribute.term));
                    let mut object = selected(&id, document, words);
                    let sentence =
                        selected(&format!("{id}:sentence"), document, &words["sentence"]);
                    object.insert("sentence".into(), sentence.into());
                    Value::from(object)
                };
                stretches.iter().enumerate().map(stretch).collect()
            }
            (Kind::Cues, Value::Array(cues)) => {
                let cue = |(i, cue): (usize, &Value)| {
                    let words = json!({"text": cue["text"], "start": cue["at"]["start"], "end": cue["at"]["end"]});
                    let mut object =
                        selected(&part(&format!("{}:{i}", attribute.term)), document, &words);
                    for term in ["aspect", "kind"] {
                        object.insert(term.into(), cue[term].clone());
                    }
                    Value::from(object)
                };
                cues.iter().enumerate().map(cue).collect()
            }
            (_, value) => value.clone(),
        };
        object.insert(attribute.term.into(), value);
    }
}

/// A name with its count.
fn name(id: &str, index: usize, name: &Value) -> Value {
    json!({"@id": format!("{id}:name:{index}"), "@type": "tidings:name", "exact": name["name"], "mentions": name["count"]})
}

/// Words of an article as Web Annotation names them: by their place, counted in code points, where it is known, and by what
/// they say.
fn selected(id: &str, document: &str, words: &Value) -> Object {
    let mut object = object(id, json!("oa:SpecificResource"));
    object.insert("source".into(), document.into());
    let mut selectors = Vec::new();
    if words["start"].is_number() {
        selectors.push(
            json!({"@id": format!("{id}:position"), "@type": "oa:TextPositionSelector",
            "start": words["start"], "end": words["end"]}),
        );
    }
    if words["text"].as_str().is_some_and(|text| !text.is_empty()) {
        selectors.push(json!({"@id": format!("{id}:quote"), "@type": "oa:TextQuoteSelector", "exact": words["text"]}));
    }
    object.insert("selector".into(), selectors.into());
    object
}

fn object(id: &str, kind: Value) -> Object {
    let mut object = Map::new();
    object.insert("@id".into(), id.into());
    object.insert("@type".into(), kind);
    object
}

fn iri(kind: &str, id: &str) -> String {
    format!("urn:tidings:{kind}:{}", escape(id))
}

fn entity_iri(id: &str) -> String {
    iri("entity", id)
}

fn statement_iri(id: &str) -> String {
    iri("statement", id)
}

pub(super) fn document_iri(id: &str) -> String {
    iri("document", id)
}

/// A relation type as a term of the vocabulary.
pub(super) fn term(relation_type: &str) -> String {
    format!("tidings:{}", escape(relation_type))
}

/// Percent-encodes all that RFC 3986 does not call unreserved.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~') {
            escaped.push(char::from(byte));
        } else {
            escaped.push_str(&format!("%{byte:02X}"));
        }
    }
    escaped
}

/// What [`escape`] encoded; `None` where it did not.
pub(super) fn unescape(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(if byte == b'%' {
            let digits = [rest.next()?, rest.next()?];
            u8::from_str_radix(std::str::from_utf8(&digits).ok()?, 16).ok()?
        } else {
            byte
        });
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_id_fits_an_iri_and_comes_back() {
        for id in ["a b/ü#?", "100%", "", "\0😀"] {
            assert_eq!(unescape(&escape(id)).as_deref(), Some(id));
            assert!(escape(id).is_ascii());
        }
        assert_eq!(unescape("%4"), None);
    }
}
