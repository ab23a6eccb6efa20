//! The one mapping from the graph to RDF: an article, a node, an edge and a statement each become a JSON-LD object in the
//! terms of `schema/context.jsonld`. JSON-LD writes the objects as they are, the other formats their triples. What is
//! mapped stands in `graph/attribute.rs`. Every object has an IRI made from content, so that files can be loaded twice
//! or together.

use super::value::{Held, Object, Record, Value, Words};
use crate::KnowledgeGraph;
use crate::document::record::Offsets;
use crate::graph::attribute::{self, Attribute, Kind};
use crate::graph::{Link, Source, Statement, Status};
use crate::relation::{Modality, Polarity};
use petgraph::graph::NodeIndex;
use petgraph::visit::EdgeRef;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// Where Wikidata's items live.
pub(super) const WIKIDATA: &str = "http://www.wikidata.org/entity/";

/// The article.
pub(super) fn article(source: &Source) -> Object<'_> {
    let kind = Value::from_iter(["schema:NewsArticle", "prov:Entity"]);
    let mut object = Object::new(document_iri(&source.id), kind);
    add(&mut object, source, &attribute::SOURCE, "");
    object
}

/// The node, with the asserted edges that go out from it as plain links. A symmetric one is written from its source alone.
pub(super) fn entity(graph: &KnowledgeGraph, index: NodeIndex) -> Object<'_> {
    let node = &graph.petgraph()[index];
    let class = |name: &str| format!("tidings:{name}");
    let mut types = vec![class(node.entity_type.name())];
    let coarse = class(node.entity_type.coarse().name());
    if !types.contains(&coarse) {
        types.push(coarse);
    }
    let mut object = Object::new(entity_iri(node.id.as_str()), Value::from_iter(types));
    add(&mut object, node, &attribute::NODE, "");
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
        object.insert(
            term,
            targets.into_iter().map(Object::link).collect::<Value<'_>>(),
        );
    }
    object
}

/// The edge as a node of its own, with its statements as `each` gives them.
pub(super) fn relation<'g>(link: Link<'g>, each: fn(&'g Statement) -> Value<'g>) -> Object<'g> {
    let edge = link.edge;
    let kind = Value::from_iter(["rdf:Statement", "tidings:relation"]);
    let mut object = Object::new(iri("relation", edge.id.as_str()), kind);
    object.insert("subject", entity_iri(link.source.id.as_str()));
    object.insert("predicate", term(&edge.relation_type));
    object.insert("object", entity_iri(link.target.id.as_str()));
    add(&mut object, edge, &attribute::EDGE, "");
    object.insert(
        "statement",
        edge.statements.iter().map(each).collect::<Value<'_>>(),
    );
    object
}

/// A link to a statement.
pub(super) fn statement_link(statement: &Statement) -> Value<'_> {
    statement_iri(statement.id.as_str()).into()
}

/// What the statement asserts as actual, as a plain link.
pub(super) fn plain<'g>(link: Link<'g>, statement: &Statement) -> Option<Object<'g>> {
    if (statement.polarity, statement.modality) != (Polarity::Positive, Modality::Actual) {
        return None;
    }
    let mut object = Object::link(entity_iri(link.source.id.as_str()));
    let target = Object::link(entity_iri(link.target.id.as_str()));
    object.insert(term(&link.edge.relation_type), target);
    Some(object)
}

/// The statement with its words.
pub(super) fn statement(statement: &Statement) -> Object<'_> {
    let kind = Value::from_iter(["tidings:statement", "prov:Entity"]);
    let mut object = Object::new(statement_iri(statement.id.as_str()), kind);
    let document = document_iri(&statement.document);
    add(&mut object, statement, &attribute::STATEMENT, &document);
    object
}

/// Adds what `record` holds of `attributes` to `object`; words point into `document`.
fn add<'g>(
    object: &mut Object<'g>,
    record: &'g impl Record,
    attributes: &'static [Attribute],
    document: &str,
) {
    for attribute in attributes {
        let Some(held) = record.held(attribute.path) else {
            continue;
        };
        let part = |part: &str| [&object.id, ":", part].concat();
        let value: Value<'g> = match held {
            Held::Plain(value) => value,
            Held::Node(node) => entity_iri(node.as_str()).into(),
            Held::Document(document) => [document_iri(document)].into_iter().collect(),
            Held::Documents(documents) => documents.iter().map(|d| document_iri(d)).collect(),
            Held::Item(item) => format!("{WIKIDATA}{}", escape(item)).into(),
            Held::Names(names) => {
                let counted = names.iter().enumerate().map(|(i, name)| {
                    let id = part(&format!("name:{i}"));
                    let mut object = Object::new(id, "tidings:name");
                    object.insert("exact", name.name.as_str());
                    object.insert("mentions", name.count);
                    object
                });
                let counted: Value<'_> = counted.collect();
                object.insert("called", counted);
                names.iter().map(|name| name.name.as_str()).collect()
            }
            Held::Words(words) => {
                let name = match attribute.kind {
                    Kind::Place => attribute.term.trim_end_matches("Words"),
                    _ => attribute.term,
                };
                selected(part(name), document, words).into()
            }
            Held::Evidence(stretches) => {
                let stretch = |(i, stretch): (usize, &'g crate::graph::Evidence)| {
                    let id = part(&format!("{}:{i}", attribute.term));
                    let sentence = Words::of(&stretch.sentence);
                    let sentence = selected(format!("{id}:sentence"), document, sentence);
                    let mut object = selected(id, document, Words::of(&stretch.quote));
                    object.insert("sentence", sentence);
                    object
                };
                stretches.iter().enumerate().map(stretch).collect()
            }
            Held::Cues(cues) => {
                let cue = |(i, cue): (usize, &'g crate::document::record::CueRecord)| {
                    let id = part(&format!("{}:{i}", attribute.term));
                    let (text, at) = (cue.text.as_str(), cue.at);
                    let mut object = selected(id, document, Words { text, at });
                    object.insert("aspect", cue.aspect.name());
                    object.insert("kind", cue.kind.name());
                    object
                };
                cues.iter().enumerate().map(cue).collect()
            }
        };
        object.insert(attribute.term, value);
    }
}

/// Words of an article as Web Annotation names them: by their place, counted in code points, where it is known, and by what
/// they say.
fn selected<'g>(id: String, document: &str, words: Words<'g>) -> Object<'g> {
    let mut selectors = Vec::with_capacity(2);
    if let Some(Offsets { start, end }) = words.at {
        let mut position = Object::new([&id, ":position"].concat(), "oa:TextPositionSelector");
        position.insert("start", start);
        position.insert("end", end);
        selectors.push(position);
    }
    if !words.text.is_empty() {
        let mut quote = Object::new([&id, ":quote"].concat(), "oa:TextQuoteSelector");
        quote.insert("exact", words.text);
        selectors.push(quote);
    }
    let mut object = Object::new(id, "oa:SpecificResource");
    object.insert("source", document.to_owned());
    object.insert("selector", selectors.into_iter().collect::<Value<'_>>());
    object
}

fn iri(kind: &str, id: &str) -> String {
    ["urn:tidings:", kind, ":", &escape(id)].concat()
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
    ["tidings:", &escape(relation_type)].concat()
}

/// Percent-encodes all that RFC 3986 does not call unreserved.
fn escape(text: &str) -> Cow<'_, str> {
    let unreserved =
        |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~');
    if text.bytes().all(unreserved) {
        return text.into();
    }
    let mut escaped = String::with_capacity(text.len() + 8);
    for byte in text.bytes() {
        if unreserved(byte) {
            escaped.push(char::from(byte));
        } else {
            escaped.push_str(&format!("%{byte:02X}"));
        }
    }
    escaped.into()
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
