//! Stage 8: graphs and documents become files, one file here for each format. Every writer streams, and gives the same
//! bytes for the same content.

mod document_json;
mod format;
mod graph_json;
mod graphml;
mod html;
mod jsonld;
mod palette;
mod svg;
mod xml;

pub use document_json::{read_documents, write_json, write_json_lines};
pub use format::Format;
pub use graph_json::write_graph_json;
pub use graphml::write_graphml;
pub use html::write_html;
pub use jsonld::write_jsonld;
pub use svg::write_svg;
