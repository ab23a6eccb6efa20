//! GraphML of our own becomes a graph again, also after another program has read and written it: what counts is the JSON in
//! a node's `record`, an edge's `relation` and `statements`, and the articles, wherever the keys went. Edges are summed up anew
//! from their statements.

use super::ARTICLES;
use crate::KnowledgeGraph;
use crate::graph::{Node, Said, Source, Statement};
use crate::id::Id;
use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::mem::take;

/// What is known of an element that is being read.
#[derive(Default)]
struct Element {
    attributes: BTreeMap<String, String>,
    data: BTreeMap<String, String>,
}

#[derive(Deserialize)]
struct Sourced {
    #[serde(flatten)]
    statement: Statement,
    source: Option<Source>,
}

#[derive(Default)]
struct Found {
    sources: BTreeMap<String, Source>,
    nodes: Vec<Node>,
    said: Vec<Said>,
}

/// Reads the graph.
///
/// # Errors
/// What is wrong, and where.
pub(in crate::export) fn read_graphml(bytes: &[u8]) -> Result<KnowledgeGraph, String> {
    let text = std::str::from_utf8(bytes).map_err(|error| error.to_string())?;
    let mut reader = Reader::from_str(text);
    reader.config_mut().expand_empty_elements = true;
    let mut found = Found::default();
    let mut names = BTreeMap::new();
    let (mut element, mut key, mut value) = (Element::default(), None, String::new());
    loop {
        let place = reader.buffer_position();
        let at = |error: &dyn std::fmt::Display| format!("byte {place}: {error}");
        match reader.read_event().map_err(|error| at(&error))? {
            Event::Eof => break,
            Event::PI(pi) if pi.target() == ARTICLES => {
                let articles: Vec<Source> =
                    serde_json::from_str(pi.content()).map_err(|error| at(&error))?;
                found.add(articles);
            }
            Event::Start(start) => {
                let mut attributes = attributes(&start).map_err(|error| at(&error))?;
                match start.local_name().as_ref() {
                    "key" => {
                        let id = attributes.remove("id").unwrap_or_default();
                        let name = attributes.remove("attr.name").unwrap_or_else(|| id.clone());
                        names.insert(id, name);
                    }
                    "node" | "edge" => {
                        element = Element {
                            attributes,
                            ..Element::default()
                        }
                    }
                    "data" => (key, value) = (attributes.remove("key"), String::new()),
                    _ => {}
                }
            }
            Event::Text(text) => value.push_str(&text.xml10_content()),
            Event::CData(text) => value.push_str(&text.xml10_content()),
            Event::GeneralRef(entity) => match entity.resolve_char_ref() {
                Ok(Some(c)) => value.push(c),
                _ => value.push_str(
                    quick_xml::escape::resolve_predefined_entity(&entity).unwrap_or_default(),
                ),
            },
            Event::End(end) => match end.local_name().as_ref() {
                "data" => {
                    if let Some(name) = key.take().and_then(|key| names.get(&key)) {
                        element.data.insert(name.clone(), take(&mut value));
                    }
                }
                "node" => found.node(&element).map_err(|error| at(&error))?,
                "edge" => found
                    .edge(&take(&mut element))
                    .map_err(|error| at(&error))?,
                _ => {}
            },
            _ => {}
        }
    }
    let sources = found.sources.into_values().collect();
    Ok(KnowledgeGraph::assemble(sources, found.nodes, found.said))
}

fn attributes(start: &BytesStart<'_>) -> Result<BTreeMap<String, String>, quick_xml::Error> {
    start
        .attributes()
        .map(|attribute| {
            let attribute = attribute?;
            let value = attribute.normalized_value(XmlVersion::Implicit1_0)?;
            Ok((attribute.key.as_ref().to_owned(), value.into_owned()))
        })
        .collect()
}

impl Found {
    fn add(&mut self, sources: impl IntoIterator<Item = Source>) {
        let sources = sources.into_iter().map(|s| (s.id.clone(), s));
        self.sources.extend(sources);
    }

    fn node(&mut self, element: &Element) -> Result<(), String> {
        let record = need(&element.data, "record", "node")?;
        let node = serde_json::from_str(record).map_err(|error| format!("its record: {error}"))?;
        self.nodes.push(node);
        Ok(())
    }

    fn edge(&mut self, element: &Element) -> Result<(), String> {
        let statements = need(&element.data, "statements", "edge")?;
        let statements: Vec<Sourced> = serde_json::from_str(statements)
            .map_err(|error| format!("an edge's statements: {error}"))?;
        let (mut said, mut sources) = (Vec::new(), Vec::new());
        for Sourced { statement, source } in statements {
            said.push(statement);
            sources.extend(source);
        }
        self.add(sources);
        self.said.push(Said {
            source: Id::given(need(&element.attributes, "source", "edge")?),
            relation_type: need(&element.data, "relation", "edge")?.into(),
            target: Id::given(need(&element.attributes, "target", "edge")?),
            statements: said,
        });
        Ok(())
    }
}

fn need<'m>(map: &'m BTreeMap<String, String>, name: &str, of: &str) -> Result<&'m str, String> {
    map.get(name)
        .map(String::as_str)
        .ok_or_else(|| format!("a {of} without {name:?}, so not one that Tidings wrote"))
}
