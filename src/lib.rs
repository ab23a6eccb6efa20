//! Reads news articles and gives back a knowledge graph.
//!
//! ```text
//! bytes → Text → Token → Sentence → Mention → Entity → Relation → KnowledgeGraph → file
//! ```
//!
//! Each stage is a module named by the noun it yields, reads only earlier stages and rewrites none of them.
//! [`pipeline::Pipeline::analyze`] is the whole way on one screen.

// Tables of articles, statements and mentions are written as Parquet alone.
#![cfg_attr(not(feature = "parquet"), allow(dead_code))]

// The eight stages in a row: an [`text::Article`] goes in, a [`document::Document`] comes out.
pub mod pipeline;
// One analysed article: its text, entities and relations, as users read it.
pub mod document;
// Half-open ranges of UTF-8 bytes, and their conversion to code points.
pub mod span;
// Identifiers that are hashes of what they name.
pub mod id;
// The vocabulary of the graph: types of entities and relations, read from `schema/ontology.toml`.
pub mod ontology;
// What can go wrong at the three borders: reading input, loading a model, writing output.
pub mod error;
// Serialized weights and the numeric kernels that use them; nothing linguistic.
pub mod model;
// 1. Bytes become text: charset, HTML, JSON; page furniture is masked.
pub mod text;
// 2. Text becomes tokens.
pub mod token;
// 3. Tokens become tagged, lemmatized and parsed sentences.
pub mod sentence;
// 4. Sentences yield mentions: names, nominals and pronouns.
pub mod mention;
// 5. Mentions become entities: one for each thing in the article.
pub mod entity;
// 6. Predicates and their arguments become typed, attributed relations.
pub mod relation;
// 7. Documents merge into one graph.
pub mod graph;
// 8. Graphs and documents become files.
pub mod export;

pub use document::Document;
pub use graph::KnowledgeGraph;
pub use pipeline::Pipeline;
pub use span::Span;
pub use text::Article;
