//! The formats there are, and how a name or a file's ending finds one.

use super::{
    write_graph_json, write_graphml, write_html, write_json, write_json_lines, write_jsonld,
    write_svg,
};
use crate::KnowledgeGraph;
use crate::document::record::DocumentRecord;
use crate::error::OutputError;
use std::io::Write;
use std::path::Path;

/// A file format that Tidings writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Format {
    /// GraphML for Gephi, Neo4j (APOC), networkx, igraph and Cytoscape.
    GraphMl,
    /// JSON-LD 1.1: plain triples, and relation nodes with PROV and Web Annotation selectors.
    JsonLd,
    /// Documents as one JSON object, or an array where there are several.
    Json,
    /// Documents as JSON Lines, one a line.
    JsonLines,
    /// The merged graph as node-link JSON, with all statements.
    GraphJson,
    /// A picture of the merged graph.
    Svg,
    /// A page to explore the merged graph with its articles, for any browser.
    Html,
}

impl Format {
    /// All formats, in the order in which help lists them.
    pub const ALL: [Self; 7] = [
        Self::GraphMl,
        Self::JsonLd,
        Self::Json,
        Self::JsonLines,
        Self::GraphJson,
        Self::Svg,
        Self::Html,
    ];

    /// The name that `--format` takes.
    pub const fn name(self) -> &'static str {
        match self {
            Self::GraphMl => "graphml",
            Self::JsonLd => "jsonld",
            Self::Json => "json",
            Self::JsonLines => "jsonl",
            Self::GraphJson => "graph-json",
            Self::Svg => "svg",
            Self::Html => "html",
        }
    }

    /// The endings that choose it, the usual one first.
    pub const fn endings(self) -> &'static [&'static str] {
        match self {
            Self::GraphMl => &[".graphml"],
            Self::JsonLd => &[".jsonld"],
            Self::Json => &[".json"],
            Self::JsonLines => &[".jsonl", ".ndjson"],
            Self::GraphJson => &[".graph.json"],
            Self::Svg => &[".svg"],
            Self::Html => &[".html"],
        }
    }

    /// What it is for, in a few words.
    pub const fn purpose(self) -> &'static str {
        match self {
            Self::GraphMl => "graph for Gephi, Neo4j (APOC), networkx, igraph, Cytoscape",
            Self::JsonLd => "graph as linked data (JSON-LD 1.1) with provenance",
            Self::Json => "documents with entities, relations and offsets",
            Self::JsonLines => "the same, one document a line",
            Self::GraphJson => "graph as node-link JSON with all statements",
            Self::Svg => "picture of the graph",
            Self::Html => "page to explore the graph and its articles, offline in any browser",
        }
    }

    /// Whether it holds the merged graph; the others hold the documents one by one.
    pub const fn is_graph(self) -> bool {
        matches!(
            self,
            Self::GraphMl | Self::JsonLd | Self::GraphJson | Self::Svg | Self::Html
        )
    }

    /// The format of that name, in any case.
    ///
    /// # Errors
    /// [`OutputError::UnknownFormat`] lists the names there are.
    pub fn from_name(name: &str) -> Result<Self, OutputError> {
        let lower = name.to_ascii_lowercase();
        Self::ALL
            .into_iter()
            .find(|format| format.name() == lower)
            .ok_or_else(|| OutputError::UnknownFormat {
                name: name.into(),
                known: Self::ALL.map(Self::name).join(", "),
            })
    }

    /// The format that the file's ending names; the longest ending that fits decides.
    ///
    /// # Errors
    /// [`OutputError::UnknownFormat`] lists the endings there are.
    pub fn from_path(path: &Path) -> Result<Self, OutputError> {
        let name = path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .to_ascii_lowercase();
        let endings = || {
            Self::ALL
                .into_iter()
                .flat_map(|f| f.endings().iter().map(move |&ending| (ending, f)))
        };
        endings()
            .filter(|(ending, _)| name.ends_with(ending))
            .max_by_key(|(ending, _)| ending.len())
            .map(|(_, format)| format)
            .ok_or_else(|| OutputError::UnknownFormat {
                name: path.display().to_string(),
                known: endings()
                    .map(|(ending, _)| ending)
                    .collect::<Vec<_>>()
                    .join(", "),
            })
    }

    /// Writes `documents`; a graph format merges them first. Hand in a buffered `out`.
    ///
    /// # Errors
    /// [`OutputError::Io`] where `out` fails.
    pub fn write<W: Write>(
        self,
        documents: &[DocumentRecord],
        out: &mut W,
    ) -> Result<(), OutputError> {
        let graph = || KnowledgeGraph::merge(documents);
        match self {
            Self::Json => write_json(documents, out)?,
            Self::JsonLines => write_json_lines(documents, out)?,
            Self::GraphMl => write_graphml(&graph(), out)?,
            Self::JsonLd => write_jsonld(&graph(), out)?,
            Self::GraphJson => write_graph_json(&graph(), out)?,
            Self::Svg => write_svg(&graph(), out)?,
            Self::Html => write_html(&graph(), documents, out)?,
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_ending_decides() {
        let of = |path: &str| Format::from_path(Path::new(path)).unwrap();
        assert_eq!(of("a/x.graph.json"), Format::GraphJson);
        assert_eq!(of("x.JSON"), Format::Json);
        assert_eq!(of("x.ndjson"), Format::JsonLines);
    }

    #[test]
    fn an_unknown_ending_is_told_with_those_there_are() {
        let error = Format::from_path(Path::new("x.docx"))
            .unwrap_err()
            .to_string();
        assert!(
            error.contains("x.docx") && error.contains(".graphml"),
            "{error}"
        );
        let error = Format::from_name("word").unwrap_err().to_string();
        assert!(error.contains("graph-json"), "{error}");
    }
}
