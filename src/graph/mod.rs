//! Stage 7.

pub mod layout;

/// Entities and relations of many documents.
#[derive(Debug, Default)]
pub struct KnowledgeGraph {}
