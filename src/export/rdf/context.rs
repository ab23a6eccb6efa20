//! The context of `schema/context.jsonld`. Only what it uses is known here: prefixes, terms, and types of values.

use oxrdf::vocab::rdf;
use rustc_hash::FxHashMap;
use serde_json::Value;
use std::borrow::Cow;
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
    let whole = |(name, (_, kind)): (&String, &(String, Option<String>))| {
        let kind = kind.as_deref().map(|kind| context.expand(kind));
        (name.clone(), (context.expand(name), kind))
    };
    let mut predicates: FxHashMap<_, _> = context.terms.iter().map(whole).collect();
    let kind = (rdf::TYPE.as_str().into(), Some("@id".into()));
    predicates.insert("@type".into(), kind);
    context.predicates = predicates;
    context
});

/// Terms with their IRI, maybe compact, and the type of their values.
#[derive(Default)]
pub(super) struct Context {
    terms: BTreeMap<String, (String, Option<String>)>,
    /// The same with whole IRIs, and `@type`.
    predicates: FxHashMap<String, (String, Option<String>)>,
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

    /// What the context says of a term.
    pub(super) fn predicate(&self, term: &str) -> Predicate<'_> {
        self.predicates.get(term).map_or_else(
            || Predicate {
                iri: Cow::Owned(self.expand(term)),
                kind: Kind::Text,
            },
            |(iri, kind)| Predicate {
                iri: Cow::Borrowed(iri),
                kind: match kind.as_deref() {
                    None => Kind::Text,
                    Some("@id") => Kind::Iri,
                    Some(datatype) => Kind::Typed(datatype),
                },
            },
        )
    }
}

/// A term's IRI and how its values are typed.
pub(super) struct Predicate<'c> {
    pub(super) iri: Cow<'c, str>,
    pub(super) kind: Kind<'c>,
}

/// What the values of a term are.
#[derive(Clone, Copy)]
pub(super) enum Kind<'c> {
    /// Strings.
    Text,
    /// IRIs.
    Iri,
    /// Literals of the datatype with this IRI.
    Typed(&'c str),
}

/// The canonical form of XML Schema, which JSON-LD asks for: `7.0E-1`.
pub(super) fn double(number: f64) -> String {
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
