//! The explorer: one HTML file that shows the graph with its articles in any browser, from disk and offline. The page
//! itself is built from `viewer/` and embedded here; this module fills in the title and the data. The data is JSON in
//! columns with every `<` escaped, so no text of an article can end the element that holds it; the page in turn sets
//! text as text only, and its content security policy allows nothing but its own script.

mod articles;
mod columns;

use crate::KnowledgeGraph;
use crate::document::record::DocumentRecord;
use crate::export::xml::Attribute;
use columns::Page;
use std::io::{self, Write};

/// The page with two gaps. `viewer/README.md` says how it is built.
const PAGE: &str = include_str!("../../../viewer/dist/explorer.html");
const TITLE: &str = "<!--title-->";
const DATA: &str = "<!--data-->";

/// Writes `graph` as a page. `documents` are those that it was merged from; of an article that is not among them the
/// page shows the sentences that state something.
///
/// # Errors
/// Those of `out`.
pub fn write_html<W: Write>(
    graph: &KnowledgeGraph,
    documents: &[DocumentRecord],
    out: &mut W,
) -> io::Result<()> {
    let (before, rest) = PAGE.split_once(TITLE).unwrap_or((PAGE, ""));
    let (between, after) = rest.split_once(DATA).unwrap_or((rest, ""));
    let title = title(graph);
    write!(out, "{before}{}{between}", Attribute(&title))?;
    let page = Page::of(graph, documents);
    serde_json::to_writer(InScript(&mut *out), &page)?;
    out.write_all(after.as_bytes())
}

/// The article's title where there is one article, and what the graph comes to where there are more.
fn title(graph: &KnowledgeGraph) -> String {
    match graph.sources() {
        [source] => source.title.clone().unwrap_or_else(|| source.id.clone()),
        sources => format!(
            "{} things in {} articles",
            graph.nodes().len(),
            sources.len()
        ),
    }
}

/// Passes JSON on with `<` as `\u003c`. In JSON the sign occurs in strings alone, so the value stays the same.
struct InScript<W>(W);

impl<W: Write> Write for InScript<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        for (i, part) in bytes.split(|&b| b == b'<').enumerate() {
            if i > 0 {
                self.0.write_all(b"\\u003c")?;
            }
            self.0.write_all(part)?;
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

#[cfg(test)]
mod tests;
