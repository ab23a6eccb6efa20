//! What the mapping makes of the graph: objects in the terms of the context, light enough to make one for each statement of a
//! million; and what the records hold at the paths of `graph/attribute.rs`.

use crate::document::record::{CueRecord, Offsets};
use crate::export::column::decimal;
use crate::graph::Alias;
use crate::graph::{Edge, Evidence, Node, Quote, Source, Statement};
use crate::id::Id;
use jiff::civil::Date;
use std::borrow::Cow;

/// A resource with its properties, in the order in which they are written.
pub(super) struct Object<'g> {
    /// Its IRI.
    pub(super) id: String,
    /// Terms with their values.
    pub(super) entries: Vec<(Cow<'static, str>, Value<'g>)>,
}

/// The value of a term.
pub(super) enum Value<'g> {
    /// A string, or an IRI where the context says that the term has one.
    Text(Cow<'g, str>),
    /// A civil date.
    Day(Date),
    /// True or false.
    Flag(bool),
    /// A whole number.
    Count(u32),
    /// A share or probability.
    Number(f64),
    /// A resource.
    Object(Object<'g>),
    /// Several values.
    List(Vec<Value<'g>>),
}

impl<'g> Object<'g> {
    /// A resource of the type or types `kind`.
    pub(super) fn new(id: String, kind: impl Into<Value<'g>>) -> Self {
        let mut object = Self::link(id);
        object.insert("@type", kind);
        object
    }

    /// A resource of which nothing but its IRI is said.
    pub(super) const fn link(id: String) -> Self {
        let entries = Vec::new();
        Self { id, entries }
    }

    /// Adds a property that the object does not have yet.
    pub(super) fn insert(
        &mut self,
        term: impl Into<Cow<'static, str>>,
        value: impl Into<Value<'g>>,
    ) {
        self.entries.push((term.into(), value.into()));
    }
}

impl<'g> From<&'g str> for Value<'g> {
    fn from(text: &'g str) -> Self {
        Self::Text(text.into())
    }
}

impl From<String> for Value<'_> {
    fn from(text: String) -> Self {
        Self::Text(text.into())
    }
}

impl From<Date> for Value<'_> {
    fn from(day: Date) -> Self {
        Self::Day(day)
    }
}

impl From<bool> for Value<'_> {
    fn from(flag: bool) -> Self {
        Self::Flag(flag)
    }
}

impl From<u32> for Value<'_> {
    fn from(count: u32) -> Self {
        Self::Count(count)
    }
}

impl From<f64> for Value<'_> {
    fn from(number: f64) -> Self {
        Self::Number(number)
    }
}

impl From<f32> for Value<'_> {
    fn from(number: f32) -> Self {
        Self::Number(decimal(number))
    }
}

impl<'g> From<Object<'g>> for Value<'g> {
    fn from(object: Object<'g>) -> Self {
        Self::Object(object)
    }
}

impl<'g, V: Into<Value<'g>>> FromIterator<V> for Value<'g> {
    fn from_iter<I: IntoIterator<Item = V>>(values: I) -> Self {
        Self::List(values.into_iter().map(Into::into).collect())
    }
}

/// What a record holds at a path, as it lies there.
pub(super) enum Held<'g> {
    /// What becomes a value as it is.
    Plain(Value<'g>),
    /// The id of a node.
    Node(&'g Id),
    /// The id of an article.
    Document(&'g str),
    /// Ids of articles.
    Documents(&'g [String]),
    /// A Wikidata item.
    Item(&'g str),
    /// Names with their counts.
    Names(&'g [Alias]),
    /// Words with their place, where it is known.
    Words(Words<'g>),
    /// Stretches of text.
    Evidence(&'g [Evidence]),
    /// Words that decide something.
    Cues(&'g [CueRecord]),
}

/// Words of an article with their place, where it is known.
#[derive(Clone, Copy)]
pub(super) struct Words<'g> {
    pub(super) text: &'g str,
    pub(super) at: Option<Offsets>,
}

impl<'g> Words<'g> {
    pub(super) fn of(quote: &'g Quote) -> Self {
        let Quote { text, start, end } = quote;
        let (start, end) = (*start, *end);
        Self {
            text,
            at: Some(Offsets { start, end }),
        }
    }
}

fn plain<'g>(value: impl Into<Value<'g>>) -> Option<Held<'g>> {
    Some(Held::Plain(value.into()))
}

/// A record whose attributes `graph/attribute.rs` lists.
pub(super) trait Record {
    /// What it holds at one of the paths of its list; `None` where that is nothing.
    fn held(&self, path: &str) -> Option<Held<'_>>;
}

impl Record for Source {
    fn held(&self, path: &str) -> Option<Held<'_>> {
        match path {
            "/id" => plain(self.id.as_str()),
            "/title" => plain(self.title.as_deref()?),
            "/date" => plain(self.date?),
            "/url" => plain(self.url.as_deref()?),
            "/publisher" => plain(self.publisher.as_deref()?),
            "/language" => plain(self.language.as_deref()?),
            _ => None,
        }
    }
}

impl Record for Node {
    fn held(&self, path: &str) -> Option<Held<'_>> {
        match path {
            "/name" => plain(self.name.as_str()),
            "/aliases" => Some(Held::Names(&self.aliases)),
            "/links/wikidata" => Some(Held::Item(self.links.wikidata.as_deref()?)),
            "/links/iso" => plain(self.links.iso.as_deref()?),
            "/mentions" => plain(self.mentions),
            "/documents" => Some(Held::Documents(&self.documents)),
            "/first_seen" => plain(self.first_seen?),
            "/last_seen" => plain(self.last_seen?),
            _ => None,
        }
    }
}

impl Record for Edge {
    fn held(&self, path: &str) -> Option<Held<'_>> {
        match path {
            "/symmetric" => plain(self.symmetric),
            "/weight" => plain(self.weight),
            "/status" => plain(self.status.name()),
            "/disputed" => plain(self.disputed),
            "/denied" => plain(self.denied),
            "/planned" => plain(self.planned),
            "/possible" => plain(self.possible),
            "/confidence" => plain(self.confidence),
            "/first_date" => plain(self.first_date?),
            "/last_date" => plain(self.last_date?),
            "/first_reported" => plain(self.first_reported?),
            "/last_reported" => plain(self.last_reported?),
            "/documents" => Some(Held::Documents(&self.documents)),
            _ => None,
        }
    }
}

impl Record for Statement {
    fn held(&self, path: &str) -> Option<Held<'_>> {
        let (time, role) = (self.time.as_ref(), self.role.as_ref());
        let words = |text, at| Some(Held::Words(Words { text, at: Some(at) }));
        match path {
            "/document" => Some(Held::Document(&self.document)),
            "/polarity" => plain(self.polarity.name()),
            "/modality" => plain(self.modality.name()),
            "/reversed" => self.reversed.then_some(Held::Plain(Value::Flag(true))),
            "/attribution" => Some(Held::Node(self.attribution.as_ref()?)),
            "/cues" if self.cues.is_empty() => None,
            "/cues" => Some(Held::Cues(&self.cues)),
            "/place" => Some(Held::Node(self.place.as_ref()?)),
            "/role/text" => plain(role?.text.as_str()),
            "/role/at" => words(&role?.text, role?.at?),
            "/time/text" => plain(time?.text.as_str()),
            "/time/start" => plain(time?.start?),
            "/time/end" => plain(time?.end?),
            "/time/precision" => plain(time?.precision?.name()),
            "/time/at" => words(&time?.text, time?.at?),
            "/confidence" => plain(self.confidence),
            "/rule" => plain(self.rule.as_str()),
            "/trigger" => Some(Held::Words(Words::of(&self.trigger))),
            "/evidence" => Some(Held::Evidence(&self.evidence)),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::KnowledgeGraph;
    use crate::document::record::DocumentRecord;
    use crate::document::sample;
    use crate::export::as_json;
    use crate::graph::attribute::{self, Attribute};
    use std::collections::BTreeSet;

    /// Compares what `record` holds with its JSON; gives the paths at which it holds something.
    fn compare(
        record: &(impl Record + serde::Serialize),
        attributes: &[Attribute],
    ) -> BTreeSet<&'static str> {
        let json = as_json(record);
        let mut seen = BTreeSet::new();
        for attribute in attributes {
            let value = json.pointer(attribute.path);
            let held = record.held(attribute.path);
            let there = value.is_some_and(|value| !value.is_null());
            assert_eq!(held.is_some(), there, "{}", attribute.path);
            if there {
                seen.insert(attribute.path);
            }
        }
        seen
    }

    #[test]
    fn a_record_holds_what_its_json_holds() {
        let mut record = DocumentRecord::of(&sample::summit("x"));
        record.url = Some("https://example.org".into());
        record.publisher = Some("The Herald".into());
        record.language = Some("en".into());
        let graph = KnowledgeGraph::merge(&[record]);
        let mut seen = BTreeSet::new();
        for source in graph.sources() {
            seen.extend(compare(source, &attribute::SOURCE));
        }
        for node in graph.nodes() {
            seen.extend(compare(node, &attribute::NODE));
        }
        for link in graph.links() {
            seen.extend(compare(link.edge, &attribute::EDGE));
            for statement in &link.edge.statements {
                let mut full = statement.clone();
                seen.extend(compare(statement, &attribute::STATEMENT));
                full.reversed = true;
                full.place = Some(Id::given("p"));
                full.attribution = Some(Id::given("a"));
                let at = Some(Offsets { start: 1, end: 2 });
                let text = String::from("chair");
                full.role = Some(crate::document::record::RoleRecord { text, at });
                full.time = Some(crate::document::record::TimeRecord {
                    text: "on Monday".into(),
                    start: "2024-05-06".parse().ok(),
                    end: "2024-05-06".parse().ok(),
                    precision: Some(crate::relation::Precision::Day),
                    at,
                });
                full.cues = vec![CueRecord {
                    aspect: crate::relation::Aspect::Polarity,
                    kind: crate::relation::CueKind::Negation,
                    text: "not".into(),
                    at,
                }];
                seen.extend(compare(&full, &attribute::STATEMENT));
            }
        }
        let lists = [
            &attribute::SOURCE[..],
            &attribute::NODE,
            &attribute::EDGE,
            &attribute::STATEMENT,
        ];
        let all: BTreeSet<_> = lists.into_iter().flatten().map(|a| a.path).collect();
        assert_eq!(seen, all, "a path that no record of the test holds");
    }
}
