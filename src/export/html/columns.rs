//! The page's data: a column for each attribute, so that fifty thousand edges are read in a moment. Nodes, edges and
//! articles are referred to by their place, dates are days since 1970-01-01, -1 and null stand for nothing.
//! `viewer/src/data.ts` is the reader.

use super::articles::PageText;
use crate::KnowledgeGraph;
use crate::document::record::DocumentRecord;
use crate::export::palette;
use crate::graph::arrangement::{ROOM, arrange};
use crate::graph::layout::Point;
use crate::graph::{Edge, Reading, Source, Statement};
use crate::id::Id;
use crate::ontology::{EntityType, Ontology};
use crate::relation::{Modality, Polarity};
use jiff::civil::Date;
use petgraph::visit::EdgeRef;
use serde::Serialize;
use std::collections::BTreeMap;

#[derive(Debug, Serialize)]
pub(super) struct Page<'g> {
    kinds: Vec<Kind>,
    relations: Vec<RelationKind<'g>>,
    nodes: Nodes<'g>,
    edges: Edges,
    statements: Statements<'g>,
    articles: Articles<'g>,
}

/// A type of entity.
#[derive(Debug, Serialize)]
struct Kind {
    name: &'static str,
    class: &'static str,
    light: &'static str,
    dark: &'static str,
}

/// A type of relation.
#[derive(Debug, Serialize)]
struct RelationKind<'g> {
    name: &'g str,
    label: String,
    definition: String,
    symmetric: bool,
    /// Goldstein's scale, from conflict below 0 to cooperation above.
    tone: Option<f32>,
}

#[derive(Debug, Default, Serialize)]
struct Nodes<'g> {
    name: Vec<&'g str>,
    kind: Vec<u8>,
    x: Vec<i32>,
    y: Vec<i32>,
    mentions: Vec<u32>,
    wikidata: Vec<Option<&'g str>>,
    iso: Vec<Option<&'g str>>,
    /// Names and how often each occurs.
    aliases: Vec<Vec<(&'g str, u32)>>,
    articles: Vec<Vec<u32>>,
}

#[derive(Debug, Default, Serialize)]
struct Edges {
    source: Vec<u32>,
    target: Vec<u32>,
    relation: Vec<u32>,
    /// How many of the statements, which stand in the order of the edges, are its own.
    statements: Vec<u32>,
}

#[derive(Debug, Default, Serialize)]
struct Statements<'g> {
    article: Vec<i64>,
    /// 0 actual, 1 planned, 2 possible; 4 more where denied; 8 more where the ends are the other way round.
    status: Vec<u8>,
    /// Per cent.
    confidence: Vec<u8>,
    speaker: Vec<i64>,
    place: Vec<i64>,
    from: Vec<Option<i32>>,
    to: Vec<Option<i32>>,
    time: Vec<Option<&'g str>>,
    role: Vec<Option<&'g str>>,
    rule: Vec<u32>,
    rules: Vec<&'g str>,
    /// Start and end in the article's text, one behind the other.
    trigger: Vec<u32>,
    /// Start and end of words, start and end of their sentence, and so on.
    evidence: Vec<u32>,
    /// How many such fours of `evidence` are a statement's own.
    pieces: Vec<u32>,
}

#[derive(Debug, Default, Serialize)]
struct Articles<'g> {
    id: Vec<&'g str>,
    title: Vec<Option<&'g str>>,
    date: Vec<Option<i32>>,
    url: Vec<Option<&'g str>>,
    publisher: Vec<Option<&'g str>>,
    text: Vec<String>,
    excerpt: Vec<bool>,
    /// Start, end and node of each mention, in the order of the text.
    mentions: Vec<Vec<u32>>,
    /// Start and end of page furniture.
    masked: Vec<Vec<u32>>,
}

impl<'g> Page<'g> {
    pub(super) fn of(graph: &'g KnowledgeGraph, documents: &[DocumentRecord]) -> Self {
        let (texts, mentions, masked) = texts(graph, documents);
        let place: BTreeMap<&Id, u32> = graph.nodes().map(|n| &n.id).zip(0..).collect();
        let (edges, relations) = edges(graph);
        Self {
            kinds: EntityType::ALL
                .map(|kind| Kind {
                    name: kind.name(),
                    class: kind.coarse().name(),
                    light: palette::on_light(kind),
                    dark: palette::on_dark(kind),
                })
                .into(),
            relations,
            nodes: nodes(graph),
            edges,
            statements: statements(graph, &texts, &place),
            articles: Articles::of(graph.sources(), texts, mentions, masked),
        }
    }
}

/// Days since 1970-01-01.
fn day(date: Date) -> i32 {
    let epoch = Date::constant(1970, 1, 1);
    (date.duration_since(epoch).as_hours() / 24) as i32
}

fn nodes(graph: &KnowledgeGraph) -> Nodes<'_> {
    let source: BTreeMap<&str, u32> = graph
        .sources()
        .iter()
        .map(|s| s.id.as_str())
        .zip(0..)
        .collect();
    let mut nodes = Nodes::default();
    for (node, point) in graph.nodes().zip(places(graph)) {
        nodes.name.push(&node.name);
        nodes.kind.push(node.entity_type as u8);
        nodes.x.push(point.x.round() as i32);
        nodes.y.push(point.y.round() as i32);
        nodes.mentions.push(node.mentions);
        nodes.wikidata.push(node.links.wikidata.as_deref());
        nodes.iso.push(node.links.iso.as_deref());
        let aliases = node.aliases.iter().map(|a| (a.name.as_str(), a.count));
        nodes.aliases.push(aliases.collect());
        let articles = node.documents.iter();
        nodes.articles.push(
            articles
                .filter_map(|id| source.get(id.as_str()).copied())
                .collect(),
        );
    }
    nodes
}

/// Where each node goes: those with an edge by the layout, the others in rows beneath.
fn places(graph: &KnowledgeGraph) -> Vec<Point> {
    let net = graph.petgraph();
    let linked: Vec<bool> = net
        .node_indices()
        .map(|node| net.neighbors_undirected(node).next().is_some())
        .collect();
    let mut rank = vec![0; linked.len()];
    let mut count = 0;
    for (rank, &linked) in rank.iter_mut().zip(&linked) {
        *rank = count;
        count += usize::from(linked);
    }
    let rank_of = |node: petgraph::graph::NodeIndex| rank.get(node.index()).copied().unwrap_or(0);
    let springs: Vec<_> = net
        .edge_references()
        .map(|e| {
            let weight = f64::from(e.weight().weight);
            (rank_of(e.source()), rank_of(e.target()), weight)
        })
        .collect();
    let placed = arrange(count, &springs);
    let low = |f: fn(&Point) -> f64| placed.iter().map(f).fold(0.0, f64::min);
    let high = |f: fn(&Point) -> f64| placed.iter().map(f).fold(0.0, f64::max);
    let (left, bottom) = (low(|p| p.x), high(|p| p.y) + 2.0 * ROOM);
    let row = (((high(|p| p.x) - left) / ROOM) as usize).max(8);
    let (mut placed, mut lonely) = (placed.into_iter(), 0);
    let place = |linked: bool| {
        if let Some(point) = linked.then(|| placed.next()).flatten() {
            return point;
        }
        lonely += 1;
        Point {
            x: left + ((lonely - 1) % row) as f64 * ROOM,
            y: bottom + ((lonely - 1) / row) as f64 * ROOM * 0.6,
        }
    };
    linked.into_iter().map(place).collect()
}

fn edges(graph: &KnowledgeGraph) -> (Edges, Vec<RelationKind<'_>>) {
    let types = Ontology::builtin_types();
    let mut relations: BTreeMap<&str, RelationKind<'_>> = BTreeMap::new();
    for link in graph.links() {
        let name = link.edge.relation_type.as_str();
        relations.entry(name).or_insert_with(|| {
            let known = types.iter().find(|t| t.name == name);
            RelationKind {
                name,
                label: known.map_or_else(|| name.replace('-', " "), |t| t.label.clone()),
                definition: known.map(|t| t.definition.clone()).unwrap_or_default(),
                symmetric: link.edge.symmetric,
                tone: known.and_then(|t| t.goldstein),
            }
        });
    }
    let index: BTreeMap<&str, u32> = relations.keys().copied().zip(0..).collect();
    let mut edges = Edges::default();
    for edge in graph.petgraph().edge_references() {
        let weight: &Edge = edge.weight();
        edges.source.push(edge.source().index() as u32);
        edges.target.push(edge.target().index() as u32);
        let relation = index.get(weight.relation_type.as_str());
        edges.relation.push(relation.copied().unwrap_or(0));
        edges.statements.push(weight.statements.len() as u32);
    }
    (edges, relations.into_values().collect())
}

fn statements<'g>(
    graph: &'g KnowledgeGraph,
    texts: &[PageText],
    place: &BTreeMap<&Id, u32>,
) -> Statements<'g> {
    let source: BTreeMap<&str, usize> = graph
        .sources()
        .iter()
        .map(|s| s.id.as_str())
        .zip(0..)
        .collect();
    let node = |id: Option<&Id>| -> i64 {
        id.and_then(|id| place.get(id))
            .map_or(-1, |&n| i64::from(n))
    };
    let nowhere = PageText::default();
    let mut out = Statements::default();
    let mut rules: BTreeMap<&str, u32> = BTreeMap::new();
    for statement in graph.links().flat_map(|link| &link.edge.statements) {
        let article = source.get(statement.document.as_str()).copied();
        let text = article.and_then(|a| texts.get(a)).unwrap_or(&nowhere);
        out.article.push(article.map_or(-1, |a| a as i64));
        out.status.push(status(statement));
        out.confidence
            .push((statement.confidence.clamp(0.0, 1.0) * 100.0).round() as u8);
        out.speaker.push(node(statement.attribution.as_ref()));
        out.place.push(node(statement.place.as_ref()));
        let time = statement.time.as_ref();
        out.from.push(time.and_then(|t| t.start).map(day));
        out.to.push(time.and_then(|t| t.end).map(day));
        out.time.push(time.map(|t| t.text.as_str()));
        out.role
            .push(statement.role.as_ref().map(|r| r.text.as_str()));
        let next = rules.len() as u32;
        let rule = *rules.entry(&statement.rule).or_insert_with(|| {
            out.rules.push(&statement.rule);
            next
        });
        out.rule.push(rule);
        let trigger = &statement.trigger;
        out.trigger
            .extend([trigger.start, trigger.end].map(|p| text.unit(p)));
        let evidence = statement.evidence.iter().flat_map(|e| {
            [e.quote.start, e.quote.end, e.sentence.start, e.sentence.end].map(|p| text.unit(p))
        });
        out.evidence.extend(evidence);
        out.pieces.push(statement.evidence.len() as u32);
    }
    out
}

fn status(statement: &Statement) -> u8 {
    let modality = match statement.modality {
        Modality::Actual => 0,
        Modality::Planned => 1,
        Modality::Possible => 2,
    };
    let denied = u8::from(statement.polarity == Polarity::Negated);
    modality + 4 * denied + 8 * u8::from(statement.reversed)
}

type Places = Vec<Vec<u32>>;

/// Each source's text, the mentions in it and the page furniture.
fn texts(graph: &KnowledgeGraph, documents: &[DocumentRecord]) -> (Vec<PageText>, Places, Places) {
    let place: BTreeMap<&Id, u32> = graph.nodes().map(|n| &n.id).zip(0..).collect();
    let readings = Reading::all(documents);
    let readings: BTreeMap<&str, &Reading<'_>> =
        readings.iter().map(|r| (r.source.as_str(), r)).collect();
    let mut quotes: BTreeMap<&str, Vec<_>> = BTreeMap::new();
    for statement in graph.links().flat_map(|link| &link.edge.statements) {
        if !readings.contains_key(statement.document.as_str()) {
            let sentences = statement.evidence.iter().map(|e| &e.sentence);
            quotes
                .entry(&statement.document)
                .or_default()
                .extend(sentences);
        }
    }
    let mut out = (Vec::new(), Places::new(), Places::new());
    for source in graph.sources() {
        let Some(reading) = readings.get(source.id.as_str()) else {
            let quotes = quotes.remove(source.id.as_str()).unwrap_or_default();
            out.0.push(PageText::excerpt(quotes.into_iter()));
            out.1.push(Vec::new());
            out.2.push(Vec::new());
            continue;
        };
        let text = PageText::whole(&reading.document.text);
        let mut mentions: Vec<(u32, u32, u32)> = Vec::new();
        for entity in &reading.document.entities {
            let node = reading.nodes.get(entity.id.as_str());
            if let Some(&node) = node.and_then(|id| place.get(id)) {
                let units = |m: &crate::document::record::MentionRecord| {
                    (text.unit(m.start), text.unit(m.end), node)
                };
                mentions.extend(entity.mentions.iter().map(units));
            }
        }
        mentions.sort_by_key(|&(start, end, node)| (start, u32::MAX - end, node));
        let flat = mentions.into_iter().flat_map(|(a, b, c)| [a, b, c]);
        out.1.push(flat.collect());
        let masked = reading.document.masked.iter();
        out.2.push(
            masked
                .flat_map(|m| [text.unit(m.start), text.unit(m.end)])
                .collect(),
        );
        out.0.push(text);
    }
    out
}

impl<'g> Articles<'g> {
    fn of(sources: &'g [Source], texts: Vec<PageText>, mentions: Places, masked: Places) -> Self {
        Self {
            id: sources.iter().map(|s| s.id.as_str()).collect(),
            title: sources.iter().map(|s| s.title.as_deref()).collect(),
            date: sources.iter().map(|s| s.date.map(day)).collect(),
            url: sources.iter().map(|s| s.url.as_deref()).collect(),
            publisher: sources.iter().map(|s| s.publisher.as_deref()).collect(),
            excerpt: texts.iter().map(|t| t.excerpt).collect(),
            text: texts.into_iter().map(|t| t.content).collect(),
            mentions,
            masked,
        }
    }
}
