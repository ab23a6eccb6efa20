//! The graph as JSON, written and read back: the node-link form that networkx and D3 read, with all statements
//! beneath the edges. `schema/graph.schema.json` describes it.

use super::{Edge, KnowledgeGraph, Node, Source};
use crate::id::Id;
use petgraph::graph::DiGraph;
use serde::de::Error as _;
use serde::ser::SerializeMap;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::collections::BTreeMap;

#[derive(Serialize)]
struct About<'g> {
    generator: &'static str,
    documents: &'g [Source],
}

#[derive(Serialize)]
struct EdgeOut<'g> {
    source: &'g Id,
    target: &'g Id,
    key: &'g str,
    #[serde(flatten)]
    edge: &'g Edge,
}

struct Nodes<'g>(&'g KnowledgeGraph);

impl Serialize for Nodes<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.nodes())
    }
}

struct Edges<'g>(&'g KnowledgeGraph);

impl Serialize for Edges<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.links().map(|link| EdgeOut {
            source: &link.source.id,
            target: &link.target.id,
            key: &link.edge.relation_type,
            edge: link.edge,
        }))
    }
}

impl Serialize for KnowledgeGraph {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(5))?;
        map.serialize_entry("directed", &true)?;
        map.serialize_entry("multigraph", &true)?;
        map.serialize_entry(
            "graph",
            &About {
                generator: "tidings",
                documents: &self.sources,
            },
        )?;
        map.serialize_entry("nodes", &Nodes(self))?;
        map.serialize_entry("edges", &Edges(self))?;
        map.end()
    }
}

#[derive(Deserialize)]
struct AboutIn {
    #[serde(default)]
    documents: Vec<Source>,
}

#[derive(Deserialize)]
struct EdgeIn {
    source: Id,
    target: Id,
    #[serde(flatten)]
    edge: Edge,
}

#[derive(Deserialize)]
struct GraphIn {
    graph: AboutIn,
    nodes: Vec<Node>,
    edges: Vec<EdgeIn>,
}

impl<'de> Deserialize<'de> for KnowledgeGraph {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let read = GraphIn::deserialize(deserializer)?;
        let mut graph = DiGraph::with_capacity(read.nodes.len(), read.edges.len());
        let mut index = BTreeMap::new();
        for node in read.nodes {
            let id = node.id.clone();
            index.insert(id, graph.add_node(node));
        }
        let end = |id: &Id| {
            index
                .get(id)
                .copied()
                .ok_or_else(|| D::Error::custom(format!("no node has the id {id}")))
        };
        for EdgeIn {
            source,
            target,
            edge,
        } in read.edges
        {
            graph.add_edge(end(&source)?, end(&target)?, edge);
        }
        Ok(Self {
            graph,
            sources: read.graph.documents,
        })
    }
}

#[cfg(test)]
mod tests {
    use crate::KnowledgeGraph;
    use crate::document::record::DocumentRecord;
    use crate::document::sample;

    #[test]
    fn what_is_written_reads_back() {
        let graph = KnowledgeGraph::merge(&[DocumentRecord::of(&sample::summit("x"))]);
        let json = serde_json::to_string(&graph).unwrap();
        let back: KnowledgeGraph = serde_json::from_str(&json).unwrap();
        assert_eq!(serde_json::to_string(&back).unwrap(), json);
    }

    #[test]
    fn an_edge_to_nowhere_is_an_error() {
        let json = r#"{"graph":{},"nodes":[],"edges":[{"source":"a","target":"b","id":"r","type":"leads","symmetric":false,
            "weight":1,"status":"asserted","disputed":false,"denied":0.0,"planned":0.0,"possible":0.0,"confidence":1.0,
            "documents":[],"statements":[]}]}"#;
        let error = serde_json::from_str::<KnowledgeGraph>(json).unwrap_err();
        assert!(
            error.to_string().contains("no node has the id a"),
            "{error}"
        );
    }
}
