//! Where the texts mention the nodes. The graph itself keeps no text; a page that shows articles beside the graph takes
//! them from the documents, and needs to know which node each of their entities became.

use super::identity::Register;
use super::merge::named_apart;
use crate::document::record::DocumentRecord;
use crate::id::Id;
use std::collections::BTreeMap;

/// A document as a source of the graph that was merged from the same documents.
#[derive(Clone, Debug)]
pub struct Reading<'d> {
    /// Its id among the graph's sources.
    pub source: String,
    /// The document.
    pub document: &'d DocumentRecord,
    /// The node that each of its entities became, by the entity's id.
    pub nodes: BTreeMap<&'d str, Id>,
}

impl<'d> Reading<'d> {
    /// The documents that [`KnowledgeGraph::merge`](super::KnowledgeGraph::merge) makes sources of, in their order.
    pub fn all(documents: impl IntoIterator<Item = &'d DocumentRecord>) -> Vec<Self> {
        let documents = named_apart(documents.into_iter().collect());
        let register = Register::of(documents.iter().map(|&(_, document)| document));
        let mut readings: Vec<_> = documents
            .into_iter()
            .map(|(source, document)| Self {
                nodes: (document.entities.iter())
                    .map(|entity| {
                        let node = register.identify(&source, entity).id();
                        (entity.id.as_str(), node)
                    })
                    .collect(),
                source,
                document,
            })
            .collect();
        readings.sort_by(|a, b| a.source.cmp(&b.source));
        readings
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::KnowledgeGraph;
    use crate::document::sample;

    #[test]
    fn every_entity_is_a_node_and_every_document_a_source() {
        let mut twin = DocumentRecord::of(&sample::summit("x"));
        twin.text.push_str(" More.");
        let records = [
            DocumentRecord::of(&sample::summit("y")),
            DocumentRecord::of(&sample::summit("x")),
            twin,
        ];
        let graph = KnowledgeGraph::merge(&records);
        let readings = Reading::all(&records);
        let sources: Vec<_> = graph.sources().iter().map(|s| &s.id).collect();
        assert_eq!(
            readings.iter().map(|r| &r.source).collect::<Vec<_>>(),
            sources
        );
        for reading in &readings {
            assert_eq!(reading.nodes.len(), reading.document.entities.len());
            assert!(
                reading
                    .nodes
                    .values()
                    .all(|id| graph.node(id.as_str()).is_some())
            );
        }
    }
}
