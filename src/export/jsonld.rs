//! JSON-LD 1.1 with its context inline, so that it opens offline, and with nothing in the context that JSON-LD 1.0
//! lacks, for older readers such as neosemantics. A relation that at least one document asserts is a plain triple
//! between two entities; every relation, denied ones too, is a node of its own (`rdf:Statement`) with its
//! statements beneath it, their articles by PROV, and their words by Web Annotation selectors, counted in code
//! points. All nodes have IRIs, so files can be loaded twice or together.

use crate::KnowledgeGraph;
use crate::document::record::CueRecord;
use crate::graph::{Evidence, Link, Node, Quote, Source, Statement, Status};
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;
use std::io::{self, Write};

const CONTEXT: &str = include_str!("../../schema/context.jsonld");

/// Writes the graph, one node a line.
///
/// # Errors
/// Those of `out`.
pub fn write_jsonld<W: Write>(graph: &KnowledgeGraph, out: &mut W) -> io::Result<()> {
    let context = CONTEXT.trim_end().trim_end_matches('}').trim_end();
    write!(out, "{context},\n  \"@graph\": [")?;
    let mut border = "\n";
    let mut line = |value: &Value, out: &mut W| {
        out.write_all(border.as_bytes())?;
        border = ",\n";
        serde_json::to_writer(&mut *out, value).map_err(io::Error::from)
    };
    for source in graph.sources() {
        line(&article(source), out)?;
    }
    for index in graph.petgraph().node_indices() {
        let node = &graph.petgraph()[index];
        let mut object = entity(node);
        for (relation_type, targets) in asserted(graph, index) {
            object.insert(term(&relation_type), json!(targets));
        }
        line(&object.into(), out)?;
    }
    for link in graph.links() {
        line(&relation(link), out)?;
    }
    out.write_all(b"\n  ]\n}\n")
}

fn article(source: &Source) -> Value {
    let mut object = object(
        document_iri(&source.id),
        json!(["schema:NewsArticle", "prov:Entity"]),
    );
    put(&mut object, "schema:identifier", &source.id);
    put(&mut object, "headline", &source.title);
    put(&mut object, "datePublished", &source.date);
    put(&mut object, "url", &source.url);
    put(&mut object, "publisher", &source.publisher);
    put(&mut object, "inLanguage", &source.language);
    object.into()
}

fn entity(node: &Node) -> Map<String, Value> {
    let class = |name: &str| format!("tidings:{name}");
    let mut types = vec![class(node.entity_type.name())];
    let coarse = class(node.entity_type.coarse().name());
    if !types.contains(&coarse) {
        types.push(coarse);
    }
    let mut object = object(iri("entity", node.id.as_str()), json!(types));
    put(&mut object, "name", &node.name);
    let aliases: Vec<&str> = node
        .aliases
        .iter()
        .map(|alias| alias.name.as_str())
        .collect();
    put(&mut object, "alias", &aliases);
    let item = node.links.wikidata.as_deref();
    put(
        &mut object,
        "sameAs",
        &item.map(|q| format!("http://www.wikidata.org/entity/{}", escape(q))),
    );
    put(&mut object, "isoCode", &node.links.iso);
    put(&mut object, "mentions", &node.mentions);
    let documents: Vec<String> = node.documents.iter().map(|id| document_iri(id)).collect();
    put(&mut object, "mentionedIn", &documents);
    put(&mut object, "firstSeen", &node.first_seen);
    put(&mut object, "lastSeen", &node.last_seen);
    object
}

/// The asserted edges that go out from a node: their types, each with its targets as links. A symmetric one is
/// written from its source alone.
fn asserted(
    graph: &KnowledgeGraph,
    index: petgraph::graph::NodeIndex,
) -> BTreeMap<String, Vec<Value>> {
    use petgraph::visit::EdgeRef;
    let mut by_type: BTreeMap<String, Vec<(String, Value)>> = BTreeMap::new();
    for edge in graph
        .petgraph()
        .edges(index)
        .filter(|e| e.weight().status == Status::Asserted)
    {
        let target = iri("entity", graph.petgraph()[edge.target()].id.as_str());
        let link = json!({ "@id": target });
        by_type
            .entry(edge.weight().relation_type.to_string())
            .or_default()
            .push((target, link));
    }
    by_type
        .into_iter()
        .map(|(relation_type, mut targets)| {
            targets.sort_by(|(a, _), (b, _)| a.cmp(b));
            (
                relation_type,
                targets.into_iter().map(|(_, link)| link).collect(),
            )
        })
        .collect()
}

fn relation(link: Link<'_>) -> Value {
    let edge = link.edge;
    let id = iri("relation", edge.id.as_str());
    let mut object = object(id, json!(["rdf:Statement", "tidings:relation"]));
    put(
        &mut object,
        "subject",
        &iri("entity", link.source.id.as_str()),
    );
    put(&mut object, "predicate", &term(&edge.relation_type));
    put(
        &mut object,
        "object",
        &iri("entity", link.target.id.as_str()),
    );
    put(&mut object, "symmetric", &edge.symmetric);
    put(&mut object, "weight", &edge.weight);
    put(&mut object, "status", &edge.status);
    put(&mut object, "disputed", &edge.disputed);
    put(&mut object, "denied", &edge.denied);
    put(&mut object, "planned", &edge.planned);
    put(&mut object, "possible", &edge.possible);
    put(&mut object, "confidence", &edge.confidence);
    put(&mut object, "firstDate", &edge.first_date);
    put(&mut object, "lastDate", &edge.last_date);
    put(&mut object, "firstReported", &edge.first_reported);
    put(&mut object, "lastReported", &edge.last_reported);
    let documents: Vec<String> = edge.documents.iter().map(|id| document_iri(id)).collect();
    put(&mut object, "wasDerivedFrom", &documents);
    let statements: Vec<Value> = edge.statements.iter().map(statement).collect();
    object.insert("statement".into(), statements.into());
    object.into()
}

fn statement(statement: &Statement) -> Value {
    let id = iri("statement", statement.id.as_str());
    let document = document_iri(&statement.document);
    let words = |part: &str, at: &Quote| {
        let mut object = object(format!("{id}:{part}"), json!("oa:SpecificResource"));
        put(&mut object, "source", &document);
        let selector = |kind: &str| format!("{id}:{part}:{kind}");
        let mut selectors = vec![
            json!({"@id": selector("position"), "@type": "oa:TextPositionSelector",
            "start": at.start, "end": at.end}),
        ];
        if !at.text.is_empty() {
            selectors.push(json!({"@id": selector("quote"), "@type": "oa:TextQuoteSelector", "exact": at.text}));
        }
        object.insert("selector".into(), selectors.into());
        object
    };
    let evidence = |(i, evidence): (usize, &Evidence)| {
        let mut object = words(&format!("evidence:{i}"), &evidence.quote);
        let sentence = words(&format!("evidence:{i}:sentence"), &evidence.sentence);
        object.insert("sentence".into(), sentence.into());
        Value::from(object)
    };
    let placed = |text: &str, at: crate::document::record::Offsets| Quote {
        text: text.into(),
        start: at.start,
        end: at.end,
    };
    let mut object = object(id.clone(), json!(["tidings:statement", "prov:Entity"]));
    put(&mut object, "wasDerivedFrom", &[&document]);
    put(&mut object, "polarity", &statement.polarity);
    put(&mut object, "modality", &statement.modality);
    put(&mut object, "reversed", &statement.reversed);
    put(
        &mut object,
        "attribution",
        &statement
            .attribution
            .as_ref()
            .map(|e| iri("entity", e.as_str())),
    );
    put(
        &mut object,
        "place",
        &statement.place.as_ref().map(|e| iri("entity", e.as_str())),
    );
    let cue = |(i, cue): (usize, &CueRecord)| {
        let part = format!("cue:{i}");
        let mut object = match cue.at {
            Some(at) => words(&part, &placed(&cue.text, at)),
            None => self::object(format!("{id}:{part}"), json!("oa:SpecificResource")),
        };
        put(&mut object, "aspect", &cue.aspect);
        put(&mut object, "kind", &cue.kind);
        Value::from(object)
    };
    let cues: Vec<Value> = statement.cues.iter().enumerate().map(cue).collect();
    if !cues.is_empty() {
        object.insert("cue".into(), cues.into());
    }
    if let Some(role) = &statement.role {
        put(&mut object, "role", &role.text);
        if let Some(at) = role.at {
            object.insert(
                "roleWords".into(),
                words("role", &placed(&role.text, at)).into(),
            );
        }
    }
    if let Some(time) = &statement.time {
        put(&mut object, "timeText", &time.text);
        put(&mut object, "timeStart", &time.start);
        put(&mut object, "timeEnd", &time.end);
        put(&mut object, "timePrecision", &time.precision);
        if let Some(at) = time.at {
            object.insert(
                "timeWords".into(),
                words("time", &placed(&time.text, at)).into(),
            );
        }
    }
    put(&mut object, "confidence", &statement.confidence);
    put(&mut object, "rule", &statement.rule);
    object.insert(
        "trigger".into(),
        words("trigger", &statement.trigger).into(),
    );
    let evidence: Vec<Value> = statement
        .evidence
        .iter()
        .enumerate()
        .map(evidence)
        .collect();
    object.insert("evidence".into(), evidence.into());
    object.into()
}

fn object(id: String, kind: Value) -> Map<String, Value> {
    let mut object = Map::new();
    object.insert("@id".into(), id.into());
    object.insert("@type".into(), kind);
    object
}

/// Adds `value` under `key`, unless it is nothing.
fn put(object: &mut Map<String, Value>, key: &str, value: &impl serde::Serialize) {
    // A 32-bit float is written by its own shortest digits, not by those of the nearest 64-bit one.
    let value = serde_json::to_string(value).and_then(|text| serde_json::from_str(&text));
    match value {
        Ok(Value::Null) | Err(_) => {}
        Ok(value) => {
            object.insert(key.into(), value);
        }
    }
}

fn iri(kind: &str, id: &str) -> String {
    format!("urn:tidings:{kind}:{}", escape(id))
}

fn document_iri(id: &str) -> String {
    iri("document", id)
}

/// A relation type as a term of the vocabulary.
fn term(relation_type: &str) -> String {
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

#[cfg(test)]
#[path = "jsonld_tests.rs"]
mod tests;
