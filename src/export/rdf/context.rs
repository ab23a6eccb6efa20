//! The context of `schema/context.jsonld`, and how an object in its terms becomes triples. Only what that context uses is
//! known here: prefixes, terms, and types of values.

use super::resource::Object;
use oxrdf::vocab::{rdf, xsd};
use oxrdf::{Literal, NamedNode, Term, Triple};
use serde_json::Value;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// The context as a file.
pub(super) const CONTEXT: &str = include_str!("../../../schema/context.jsonld");

/// The context as it was read.
pub(super) static READ: LazyLock<Context> = LazyLock::new(|| {
    let file: Value = serde_json::from_str(CONTEXT).unwrap_or_default();
    let entries = file["@context"].as_object().into_iter().flatten();
    let mut context = Context::default();
    for (name, entry) in entries.filter(|(name, _)| !name.starts_with('@')) {
        let iri = entry.as_str().or_else(|| entry["@id"].as_str());
        let kind = entry["@type"].as_str().map(Into::into);
        let term = (iri.unwrap_or_default().to_owned(), kind);
        context.terms.insert(name.clone(), term);
    }
    context
});

/// Terms with their IRI, maybe compact, and the type of their values.
#[derive(Default)]
pub(super) struct Context {
    terms: BTreeMap<String, (String, Option<String>)>,
}

impl Context {
    /// The prefixes with their IRIs.
    pub(super) fn prefixes(&self) -> impl Iterator<Item = (&str, &str)> {
        self.terms
            .iter()
            .map(|(name, (iri, _))| (name.as_str(), iri.as_str()))
            .filter(|(_, iri)| iri.ends_with(['#', '/', ':']))
    }

    /// The whole IRI of a term or compact IRI.
    pub(super) fn expand(&self, name: &str) -> String {
        if let Some((iri, _)) = self.terms.get(name)
            && iri != name
        {
            return self.expand(iri);
        }
        match name.split_once(':') {
            Some((prefix, rest)) => match self.terms.get(prefix) {
                Some((iri, _)) => format!("{iri}{rest}"),
                None => name.into(),
            },
            None => name.into(),
        }
    }

    fn node(&self, name: &str) -> NamedNode {
        NamedNode::new_unchecked(self.expand(name))
    }

    /// The triples of an object and of those inside it.
    pub(super) fn triples(&self, object: &Object) -> Vec<Triple> {
        let mut triples = Vec::new();
        self.add(object, &mut triples);
        triples
    }

    fn add(&self, object: &Object, triples: &mut Vec<Triple>) {
        let mut inner = Vec::new();
        let subject = self.node(
            object
                .get("@id")
                .and_then(Value::as_str)
                .unwrap_or_default(),
        );
        for (name, value) in object.iter().filter(|(name, _)| *name != "@id") {
            let (predicate, kind) = if name == "@type" {
                (rdf::TYPE.into_owned(), Some("@id"))
            } else {
                let kind = self.terms.get(name).and_then(|(_, kind)| kind.as_deref());
                (self.node(name), kind)
            };
            let values = match value {
                Value::Array(values) => values.as_slice(),
                value => std::slice::from_ref(value),
            };
            for value in values {
                let term = self.term(value, kind, &mut inner);
                triples.push(Triple::new(subject.clone(), predicate.clone(), term));
            }
        }
        for object in inner {
            self.add(object, triples);
        }
    }

    /// The value as a term; an object with more than its IRI is put to `inner`.
    fn term<'o>(&self, value: &'o Value, kind: Option<&str>, inner: &mut Vec<&'o Object>) -> Term {
        match value {
            Value::Object(object) => {
                if object.len() > 1 {
                    inner.push(object);
                }
                let id = object.get("@id").and_then(Value::as_str);
                self.node(id.unwrap_or_default()).into()
            }
            Value::String(text) => match kind {
                Some("@id") => self.node(text).into(),
                Some(kind) => Literal::new_typed_literal(text, self.node(kind)).into(),
                None => Literal::new_simple_literal(text).into(),
            },
            other => {
                let kind = kind.map_or(xsd::STRING.into_owned(), |kind| self.node(kind));
                let text = match other.as_f64() {
                    Some(number) if kind == xsd::DOUBLE => double(number),
                    _ => other.to_string(),
                };
                Literal::new_typed_literal(text, kind).into()
            }
        }
    }
}

/// The canonical form of XML Schema, which JSON-LD asks for: `7.0E-1`.
fn double(number: f64) -> String {
    let text = format!("{number:E}");
    match text.split_once('E') {
        Some((digits, exponent)) if !digits.contains('.') => format!("{digits}.0E{exponent}"),
        _ => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn terms_and_compact_iris_become_whole() {
        assert_eq!(READ.expand("name"), "http://schema.org/name");
        assert_eq!(READ.expand("timeStart"), "urn:tidings:vocabulary:timeStart");
        assert_eq!(
            READ.expand("urn:tidings:entity:e1"),
            "urn:tidings:entity:e1"
        );
    }

    #[test]
    fn doubles_are_canonical() {
        for (number, text) in [
            (0.7, "7.0E-1"),
            (1.0, "1.0E0"),
            (0.0, "0.0E0"),
            (0.25, "2.5E-1"),
        ] {
            assert_eq!(double(number), text);
        }
    }
}
