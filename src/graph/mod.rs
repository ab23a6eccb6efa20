//! Stage 7.
/// Entities and relations of many documents.
#[derive(Debug, Default)]
pub struct KnowledgeGraph {}
