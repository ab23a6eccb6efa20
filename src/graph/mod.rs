//! Stage 7: documents merge into one graph. A node is a thing in the world, an edge a kind of relation from one to
//! another, and beneath each edge lie the statements that say so, each with its document, date, speaker and words.
//! The graph depends on what the documents say and never on the order in which they came.

use crate::document::record::DocumentRecord;
use crate::id::Id;
use jiff::civil::Date;
use petgraph::graph::{DiGraph, NodeIndex};
use serde::{Deserialize, Serialize};
use smol_str::SmolStr;
use std::collections::BTreeMap;

/// Places for all nodes of a picture.
pub mod arrangement;
/// What is known of each thing, by path and term.
pub(crate) mod attribute;
mod edge;
mod identity;
/// Places for the nodes of one connected part.
pub mod layout;
mod merge;
mod node;
mod reading;
mod record;
mod statistics;

pub use edge::{Edge, Evidence, Quote, Statement, Status};
pub use node::{Alias, Node};
pub use reading::Reading;
pub use statistics::{Leader, Statistics};

/// An article that the graph was made from.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Source {
    /// Unique in the graph: the document's own id, with a hash behind it where two texts came under one id.
    pub id: String,
    /// Title.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Publication date.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<Date>,
    /// Where it was published.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// Newspaper, agency or site.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub publisher: Option<String>,
    /// Language of the text as a BCP 47 tag.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
}

/// Entities and relations of many documents: a directed multigraph with at most one edge for each
/// (source, type, target).
#[derive(Clone, Debug, Default)]
pub struct KnowledgeGraph {
    graph: DiGraph<Node, Edge>,
    sources: Vec<Source>,
}

/// An edge with its ends.
#[derive(Clone, Copy, Debug)]
pub struct Link<'g> {
    /// Where it goes out from.
    pub source: &'g Node,
    /// Where it goes to.
    pub target: &'g Node,
    /// The edge.
    pub edge: &'g Edge,
}

/// What is said of one type between two nodes, before it is summed up as an edge.
pub(crate) struct Said {
    pub(crate) source: Id,
    pub(crate) relation_type: SmolStr,
    pub(crate) target: Id,
    pub(crate) statements: Vec<Statement>,
}

impl KnowledgeGraph {
    /// Puts a graph together, sorted, each edge summed up from its statements. An edge without statements, or to a node
    /// that is not there, is left out.
    pub(crate) fn assemble(
        mut sources: Vec<Source>,
        mut nodes: Vec<Node>,
        said: impl IntoIterator<Item = Said>,
    ) -> Self {
        sources.sort();
        nodes.sort_by(|a, b| (&a.name, &a.id).cmp(&(&b.name, &b.id)));
        let dates: BTreeMap<&str, Option<Date>> =
            sources.iter().map(|s| (s.id.as_str(), s.date)).collect();
        let date_of = |document: &str| dates.get(document).copied().flatten();
        let mut graph = DiGraph::with_capacity(nodes.len(), 0);
        let index: BTreeMap<Id, NodeIndex> = nodes
            .into_iter()
            .map(|node| (node.id.clone(), graph.add_node(node)))
            .collect();
        let mut edges: Vec<(NodeIndex, NodeIndex, Edge)> = said
            .into_iter()
            .filter_map(|said| {
                let ends = [&said.source, &said.target];
                let id = Id::of(
                    'r',
                    &[ends[0].as_str(), &said.relation_type, ends[1].as_str()],
                );
                let (source, target) = (*index.get(ends[0])?, *index.get(ends[1])?);
                let edge = Edge::over(id, said.relation_type, said.statements, date_of)?;
                Some((source, target, edge))
            })
            .collect();
        edges.sort_by(|(a, b, e), (c, d, f)| {
            (a, &e.relation_type, b).cmp(&(c, &f.relation_type, d))
        });
        for (source, target, edge) in edges {
            graph.add_edge(source, target, edge);
        }
        drop(dates);
        Self { graph, sources }
    }

    /// Merges `documents` into one graph. Entities with the same Wikidata item, the same ISO code, or the same full
    /// name and kind become one node; people known by one word alone are never merged across documents. A document
    /// that comes twice counts once. A relation whose two ends turn out to be the same thing is left out.
    pub fn merge<'d>(documents: impl IntoIterator<Item = &'d DocumentRecord>) -> Self {
        merge::merge(documents.into_iter().collect())
    }

    /// The graph without the statements that are less sure than `least`; an edge that keeps none is left out.
    #[must_use]
    pub fn keep_confident(self, least: f32) -> Self {
        let (nodes, edges) = self.graph.into_nodes_edges();
        let nodes: Vec<Node> = nodes.into_iter().map(|node| node.weight).collect();
        let ids: Vec<Id> = nodes.iter().map(|node| node.id.clone()).collect();
        let said = edges.into_iter().filter_map(|edge| {
            let ends = (
                ids.get(edge.source().index())?,
                ids.get(edge.target().index())?,
            );
            let mut statements = edge.weight.statements;
            statements.retain(|statement| statement.confidence >= least);
            Some(Said {
                source: ends.0.clone(),
                relation_type: edge.weight.relation_type,
                target: ends.1.clone(),
                statements,
            })
        });
        let said: Vec<Said> = said.collect();
        Self::assemble(self.sources, nodes, said)
    }

    /// The petgraph underneath, for its algorithms.
    pub const fn petgraph(&self) -> &DiGraph<Node, Edge> {
        &self.graph
    }

    /// The nodes, sorted by name.
    pub fn nodes(&self) -> impl ExactSizeIterator<Item = &Node> {
        self.graph.raw_nodes().iter().map(|node| &node.weight)
    }

    /// The edges with their ends, sorted by the source's name, the type, and the target's name.
    pub fn links(&self) -> impl ExactSizeIterator<Item = Link<'_>> {
        self.graph.raw_edges().iter().map(|edge| Link {
            source: &self.graph[edge.source()],
            target: &self.graph[edge.target()],
            edge: &edge.weight,
        })
    }

    /// The articles that it was made from, sorted by id.
    pub fn sources(&self) -> &[Source] {
        &self.sources
    }

    /// The node of that id.
    pub fn node(&self, id: &str) -> Option<&Node> {
        self.nodes().find(|node| node.id.as_str() == id)
    }

    /// The nodes that go by `name`, in any case: as their name or as an alias; where there are none, those of which it is
    /// a part of a name, such as a surname.
    pub fn find<'g>(&'g self, name: &str) -> impl Iterator<Item = (NodeIndex, &'g Node)> + 'g {
        let folded = identity::fold(name);
        let whole = self.nodes().any(|node| node.answers_to(&folded));
        self.graph.node_indices().filter_map(move |index| {
            let node = &self.graph[index];
            let named = if whole {
                node.answers_to(&folded)
            } else {
                node.holds(&folded)
            };
            named.then_some((index, node))
        })
    }

    /// Counts and leaders.
    pub fn statistics(&self) -> Statistics {
        statistics::Statistics::of(self)
    }
}
