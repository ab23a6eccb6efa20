//! RDF becomes a graph again, from any of its formats and whatever named graphs the triples stand in. What was written by
//! the lists of `graph/attribute.rs` is read by them; other triples are left out. Edges are summed up anew from their
//! statements.

use super::context::READ;
use super::resource::{WIKIDATA, unescape};
use crate::KnowledgeGraph;
use crate::graph::attribute::{self, Attribute, Kind};
use crate::graph::{Node, Said, Source, Statement};
use crate::id::Id;
use crate::ontology::EntityType;
use oxrdf::vocab::{rdf, xsd};
use oxrdf::{NamedOrBlankNode, Term, Triple};
use serde::de::DeserializeOwned;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

/// Subjects with their predicates and objects.
#[derive(Default)]
pub(super) struct Triples(BTreeMap<String, BTreeMap<String, Vec<Term>>>);

impl Triples {
    /// Adds a triple; one with a blank subject is none of ours.
    pub(super) fn add(&mut self, triple: Triple) {
        if let NamedOrBlankNode::NamedNode(subject) = triple.subject {
            let of_subject = self.0.entry(subject.into_string()).or_default();
            let objects = of_subject.entry(triple.predicate.into_string());
            objects.or_default().push(triple.object);
        }
    }

    /// The graph that they hold.
    ///
    /// # Errors
    /// What is missing or malformed, and where.
    pub(super) fn graph(&self) -> Result<KnowledgeGraph, String> {
        let mut sources: Vec<Source> = Vec::new();
        let mut nodes: Vec<Node> = Vec::new();
        let mut said: Vec<Said> = Vec::new();
        for (subject, of) in &self.0 {
            let part = |kind: &str| {
                let id = subject.strip_prefix("urn:tidings:")?.strip_prefix(kind)?;
                unescape(id.strip_prefix(':').filter(|id| !id.contains(':'))?)
            };
            if part("document").is_some() {
                sources.push(self.record(subject, Map::new(), &attribute::SOURCE)?);
            } else if let Some(id) = part("entity") {
                let mut record = Map::new();
                record.insert("id".into(), id.into());
                record.insert("type".into(), entity_type(of).name().into());
                nodes.push(self.record(subject, record, &attribute::NODE)?);
            } else if part("relation").is_some() {
                said.push(self.said(subject)?);
            }
        }
        Ok(KnowledgeGraph::assemble(sources, nodes, said))
    }

    fn said(&self, relation: &str) -> Result<Said, String> {
        let end = |term: &str| {
            let iri = self.link(relation, term)?;
            let (_, id) = iri.rsplit_once(':')?;
            unescape(id)
        };
        let missing = |term: &str| format!("{relation} has no {term} of Tidings");
        let need = |term: &str| end(term).ok_or_else(|| missing(term));
        let statements = self.all(relation, "statement");
        let statements = statements.iter().filter_map(iri);
        Ok(Said {
            source: Id::given(&need("subject")?),
            relation_type: need("predicate")?.into(),
            target: Id::given(&need("object")?),
            statements: statements
                .map(|iri| {
                    let id = iri.rsplit_once(':').and_then(|(_, id)| unescape(id));
                    let mut record = Map::new();
                    record.insert("id".into(), id.into());
                    self.record::<Statement>(iri, record, &attribute::STATEMENT)
                })
                .collect::<Result<_, _>>()?,
        })
    }

    /// The record of `subject`, put together from what the triples hold of `attributes`.
    fn record<T: DeserializeOwned>(
        &self,
        subject: &str,
        mut record: Map<String, Value>,
        attributes: &[Attribute],
    ) -> Result<T, String> {
        for attribute in attributes {
            if let Some(value) = self.value(subject, attribute) {
                insert(&mut record, attribute.path, value);
            }
        }
        serde_json::from_value(record.into()).map_err(|error| format!("{subject}: {error}"))
    }

    fn value(&self, subject: &str, attribute: &Attribute) -> Option<Value> {
        let terms = self.all(subject, attribute.term);
        let links = || terms.iter().filter_map(iri);
        let local = |iri: &str| unescape(iri.rsplit_once(':')?.1);
        match attribute.kind {
            Kind::Documents => {
                let mut ids: Vec<String> = links().filter_map(local).collect();
                ids.sort();
                ids.dedup();
                Some(json!(ids))
            }
            Kind::Names => {
                let names = self.numbered(subject, "called");
                let name = |iri: &str| json!({"name": self.first(iri, "exact"), "count": self.first(iri, "mentions")});
                Some(names.into_iter().map(name).collect())
            }
            Kind::Evidence => {
                let stretches = self.numbered(subject, attribute.term);
                let stretch = |iri: &str| {
                    let mut words = self.words(iri);
                    words["sentence"] = self.words(self.link(iri, "sentence")?);
                    Some(words)
                };
                Some(stretches.into_iter().filter_map(stretch).collect())
            }
            Kind::Cues => {
                let cues = self.numbered(subject, attribute.term);
                let cue = |iri: &str| {
                    let words = self.words(iri);
                    let mut cue = json!({"aspect": self.first(iri, "aspect"), "kind": self.first(iri, "kind")});
                    cue["text"] = words["text"].clone();
                    if words["start"].is_number() {
                        cue["at"] = json!({"start": words["start"], "end": words["end"]});
                    }
                    cue
                };
                Some(cues.into_iter().map(cue).collect())
            }
            Kind::Node | Kind::Document => links().find_map(local).map(Value::from),
            Kind::Item => {
                let item = links().find_map(|iri| iri.strip_prefix(WIKIDATA))?;
                unescape(item).map(Value::from)
            }
            Kind::Words => Some(self.words(links().next()?)),
            Kind::Place => {
                let words = self.words(links().next()?);
                Some(json!({"start": words["start"], "end": words["end"]}))
            }
            Kind::Text | Kind::Day | Kind::Flag | Kind::Count | Kind::Number => {
                terms.first().and_then(literal)
            }
        }
    }

    /// Words of an article from their selectors.
    fn words(&self, resource: &str) -> Value {
        let selectors = self.all(resource, "selector");
        let of = |term: &str| {
            let iris = selectors.iter().filter_map(iri);
            iris.filter_map(|iri| self.first(iri, term)).next()
        };
        let text = of("exact").unwrap_or_else(|| "".into());
        json!({"text": text, "start": of("start"), "end": of("end")})
    }

    /// The linked resources in the order of the number at the end of their IRI.
    fn numbered(&self, subject: &str, term: &str) -> Vec<&str> {
        let number = |iri: &str| {
            iri.rsplit_once(':')
                .and_then(|(_, n)| n.parse::<u32>().ok())
        };
        let terms = self.all(subject, term);
        let mut iris: Vec<&str> = terms.iter().filter_map(iri).collect();
        iris.sort_by_key(|iri| number(iri));
        iris.dedup();
        iris
    }

    fn all(&self, subject: &str, term: &str) -> &[Term] {
        let of_subject = self.0.get(subject);
        of_subject
            .and_then(|of| of.get(&READ.expand(term)))
            .map_or(&[], Vec::as_slice)
    }

    fn link(&self, subject: &str, term: &str) -> Option<&str> {
        self.all(subject, term).iter().find_map(iri)
    }

    fn first(&self, subject: &str, term: &str) -> Option<Value> {
        self.all(subject, term).first().and_then(literal)
    }
}

/// The finest of our types that the resource has.
fn entity_type(of: &BTreeMap<String, Vec<Term>>) -> EntityType {
    let types = of.get(rdf::TYPE.as_str()).into_iter().flatten();
    let names = types.filter_map(iri);
    let ours = names.filter_map(|iri| iri.strip_prefix("urn:tidings:vocabulary:"));
    let known = ours.filter_map(EntityType::from_name);
    known
        .max_by_key(|kind| kind.name() != kind.coarse().name())
        .unwrap_or(EntityType::Other)
}

fn iri(term: &Term) -> Option<&str> {
    match term {
        Term::NamedNode(node) => Some(node.as_str()),
        _ => None,
    }
}

fn literal(term: &Term) -> Option<Value> {
    let Term::Literal(literal) = term else {
        return None;
    };
    let (text, kind) = (literal.value(), literal.datatype());
    if kind == xsd::BOOLEAN {
        Some((text == "true" || text == "1").into())
    } else if kind == xsd::INTEGER || kind == xsd::NON_NEGATIVE_INTEGER {
        text.parse::<i64>().ok().map(Value::from)
    } else if kind == xsd::DOUBLE || kind == xsd::DECIMAL {
        text.parse::<f64>().ok().map(Value::from)
    } else {
        Some(text.into())
    }
}

/// Puts `value` at a path such as `/time/start`.
fn insert(record: &mut Map<String, Value>, path: &str, value: Value) {
    match path.trim_start_matches('/').split_once('/') {
        None => {
            record.insert(path.trim_start_matches('/').into(), value);
        }
        Some((outer, inner)) => {
            let entry = record.entry(outer).or_insert_with(|| json!({}));
            if let Value::Object(entry) = entry {
                insert(entry, inner, value);
            }
        }
    }
}
