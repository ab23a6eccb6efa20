//! Stage 8: graphs and documents become files, one file here for each format, and files become graphs again. Every writer
//! streams, and gives the same bytes for the same content.

/// Batches of rows for Neo4j, as the Cypher script and the loader send them.
pub mod batch;
pub(crate) mod column;
mod csv;
mod cypher;
mod cypher_row;
mod document_json;
mod dot;
mod events;
#[cfg(feature = "png")]
mod font;
mod format;
mod gexf;
mod graph_json;
mod graphml;
mod html;
mod markdown;
mod naming;
mod palette;
#[cfg(feature = "parquet")]
mod parquet;
#[cfg(feature = "png")]
mod png;
mod rdf;
mod svg;
mod table;
mod xml;

pub use cypher::write_cypher;
pub use document_json::{read_documents, write_json, write_json_lines};
pub use dot::write_dot;
pub use events::write_events;
pub use format::Format;
pub use gexf::write_gexf;
pub use graph_json::write_graph_json;
pub use graphml::write_graphml;
pub use html::write_html;
pub use markdown::write_markdown;
#[cfg(feature = "png")]
pub use png::{names_without_font, write_png};
pub use rdf::{write_jsonld, write_ntriples, write_trig, write_turtle};
pub use svg::write_svg;

/// A record as JSON has it. By way of text: a value made at once would write 0.7 as 0.699999988079071.
fn as_json(record: &impl serde::Serialize) -> serde_json::Value {
    serde_json::to_string(record)
        .and_then(|text| serde_json::from_str(&text))
        .unwrap_or_default()
}
