//! An object becomes triples: its own, then those of the objects inside it.

use super::context::{Context, Kind, double};
use super::value::{Object, Value};
use oxrdf::vocab::xsd;
use std::borrow::Cow;
use std::io;

/// What stands behind a predicate.
#[derive(Clone, Copy)]
pub(super) enum Term<'t> {
    /// A whole IRI.
    Iri(&'t str),
    /// A string.
    Text(&'t str),
    /// A literal and the IRI of its datatype.
    Typed(&'t str, &'t str),
}

/// Takes triples: subject and predicate by their whole IRIs.
pub(super) trait Sink {
    /// Takes one.
    fn triple(&mut self, subject: &str, predicate: &str, object: Term<'_>) -> io::Result<()>;
}

impl Context {
    /// Gives the triples of `object` to `sink`.
    pub(super) fn triples(&self, object: &Object<'_>, sink: &mut impl Sink) -> io::Result<()> {
        for (term, value) in &object.entries {
            let predicate = self.predicate(term);
            let mut give =
                |value| self.triple(&object.id, &predicate.iri, predicate.kind, value, sink);
            match value {
                Value::List(values) => values.iter().try_for_each(give)?,
                value => give(value)?,
            }
        }
        for (_, value) in &object.entries {
            let values = match value {
                Value::List(values) => values.as_slice(),
                value => std::slice::from_ref(value),
            };
            for value in values {
                if let Value::Object(inner) = value {
                    self.triples(inner, sink)?;
                }
            }
        }
        Ok(())
    }

    fn triple(
        &self,
        subject: &str,
        predicate: &str,
        kind: Kind<'_>,
        value: &Value<'_>,
        sink: &mut impl Sink,
    ) -> io::Result<()> {
        let text: Cow<'_, str> = match value {
            Value::Object(object) => return sink.triple(subject, predicate, Term::Iri(&object.id)),
            Value::Text(text) => text.as_ref().into(),
            Value::Day(day) => day.to_string().into(),
            Value::Flag(true) => "true".into(),
            Value::Flag(false) => "false".into(),
            Value::Count(count) => count.to_string().into(),
            Value::Number(number) => match kind {
                Kind::Typed(datatype) if datatype == xsd::DOUBLE.as_str() => double(*number).into(),
                _ => number.to_string().into(),
            },
            Value::List(values) => {
                return values
                    .iter()
                    .try_for_each(|value| self.triple(subject, predicate, kind, value, sink));
            }
        };
        match kind {
            Kind::Iri => sink.triple(subject, predicate, Term::Iri(&self.whole(&text))),
            Kind::Text => sink.triple(subject, predicate, Term::Text(&text)),
            Kind::Typed(datatype) => sink.triple(subject, predicate, Term::Typed(&text, datatype)),
        }
    }

    /// The whole IRI of a value.
    fn whole<'t>(&self, name: &'t str) -> Cow<'t, str> {
        if name.starts_with("urn:") || name.starts_with("http:") {
            return name.into();
        }
        self.expand(name).into()
    }
}
