//! What a graph comes to in numbers: how much of what, who stands in the middle, and how it hangs together.

use super::KnowledgeGraph;
use petgraph::Direction::{Incoming, Outgoing};
use serde::Serialize;
use std::collections::BTreeMap;

/// Counts of a graph.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Statistics {
    /// Articles.
    pub documents: usize,
    /// Things.
    pub nodes: usize,
    /// (source, type, target) triples.
    pub edges: usize,
    /// Relations stated, each in its document.
    pub statements: usize,
    /// Mentions of all things.
    pub mentions: usize,
    /// Nodes by type.
    pub nodes_by_type: BTreeMap<String, usize>,
    /// Edges by type.
    pub edges_by_type: BTreeMap<String, usize>,
    /// Edges by status.
    pub edges_by_status: BTreeMap<String, usize>,
    /// Edges that some documents assert and others deny.
    pub disputed: usize,
    /// Weakly connected components.
    pub components: usize,
    /// The ten nodes with most edges; ties in order of name.
    pub leaders: Vec<Leader>,
}

/// A node with many edges.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Leader {
    /// Its name.
    pub name: String,
    /// Edges that go out from it.
    pub outgoing: usize,
    /// Edges that come in.
    pub incoming: usize,
}

const LEADERS: usize = 10;

impl Statistics {
    pub(super) fn of(graph: &KnowledgeGraph) -> Self {
        let mut statistics = Self {
            documents: graph.sources.len(),
            nodes: graph.graph.node_count(),
            edges: graph.graph.edge_count(),
            components: petgraph::algo::connected_components(&graph.graph),
            ..Self::default()
        };
        for node in graph.nodes() {
            statistics.mentions += node.mentions as usize;
            *statistics
                .nodes_by_type
                .entry(node.entity_type.name().into())
                .or_default() += 1;
        }
        for link in graph.links() {
            let edge = link.edge;
            statistics.statements += edge.statements.len();
            statistics.disputed += usize::from(edge.disputed);
            *statistics
                .edges_by_type
                .entry(edge.relation_type.to_string())
                .or_default() += 1;
            *statistics
                .edges_by_status
                .entry(edge.status.name().into())
                .or_default() += 1;
        }
        let mut leaders: Vec<Leader> = graph
            .graph
            .node_indices()
            .map(|index| Leader {
                name: graph.graph[index].name.clone(),
                outgoing: graph.graph.edges_directed(index, Outgoing).count(),
                incoming: graph.graph.edges_directed(index, Incoming).count(),
            })
            .filter(|leader| leader.outgoing + leader.incoming > 0)
            .collect();
        leaders.sort_by_key(|leader| std::cmp::Reverse(leader.outgoing + leader.incoming));
        leaders.truncate(LEADERS);
        statistics.leaders = leaders;
        statistics
    }
}
