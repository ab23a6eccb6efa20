//! The formats there are, and how a name or a file's ending finds one.

use super::*;
use crate::KnowledgeGraph;
use crate::document::record::DocumentRecord;
use crate::error::{InputError, OutputError};
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

/// A file format that Tidings writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Format {
    /// GraphML for Gephi, Neo4j (APOC), networkx, igraph and Cytoscape.
    GraphMl,
    /// GEXF 1.3 with colours and times, for Gephi.
    Gexf,
    /// JSON-LD 1.1: plain triples, and relation nodes with PROV and Web Annotation selectors.
    JsonLd,
    /// The same triples as Turtle.
    Turtle,
    /// The same triples, one a line.
    NTriples,
    /// The same triples, each article's statements in a graph of its name.
    TriG,
    /// A script for Neo4j.
    Cypher,
    /// A pair of CSV files for Neo4j's importers.
    Neo4jCsv,
    /// A pair of CSV files for spreadsheets.
    Csv,
    /// DOT for Graphviz.
    Dot,
    /// The merged graph as node-link JSON, with all statements.
    GraphJson,
    /// Tables for data frames.
    #[cfg(feature = "parquet")]
    Parquet,
    /// Events in POLECAT's columns.
    Events,
    /// Markdown for reading.
    Markdown,
    /// A picture of the merged graph.
    Svg,
    /// The same picture in pixels.
    #[cfg(feature = "png")]
    Png,
    /// A page to explore the merged graph with its articles, for any browser.
    Html,
    /// Documents as one JSON object, or an array where there are several.
    Json,
    /// Documents as JSON Lines, one a line.
    JsonLines,
}

/// What is told of a format.
struct About {
    name: &'static str,
    /// The usual one first.
    endings: &'static [&'static str],
    purpose: &'static str,
    /// The files that it consists of, where it is several.
    parts: &'static [&'static str],
}

const fn about(
    name: &'static str,
    endings: &'static [&'static str],
    purpose: &'static str,
) -> About {
    About {
        name,
        endings,
        purpose,
        parts: &[],
    }
}

impl Format {
    /// All formats, in the order in which help lists them.
    pub const ALL: &[Self] = &[
        Self::GraphMl,
        Self::Gexf,
        Self::JsonLd,
        Self::Turtle,
        Self::NTriples,
        Self::TriG,
        Self::Cypher,
        Self::Neo4jCsv,
        Self::Csv,
        Self::Dot,
        Self::GraphJson,
        #[cfg(feature = "parquet")]
        Self::Parquet,
        Self::Events,
        Self::Markdown,
        Self::Svg,
        #[cfg(feature = "png")]
        Self::Png,
        Self::Html,
        Self::Json,
        Self::JsonLines,
    ];

    const fn about(self) -> About {
        match self {
            Self::GraphMl => about(
                "graphml",
                &[".graphml"],
                "graph for Gephi, Neo4j (APOC), networkx, igraph, Cytoscape",
            ),
            Self::Gexf => about(
                "gexf",
                &[".gexf"],
                "graph for Gephi, with colours and times",
            ),
            Self::JsonLd => about(
                "jsonld",
                &[".jsonld"],
                "graph as linked data (JSON-LD 1.1) with provenance",
            ),
            Self::Turtle => about("turtle", &[".ttl"], "the same as Turtle"),
            Self::NTriples => about("ntriples", &[".nt"], "the same as N-Triples"),
            Self::TriG => about("trig", &[".trig"], "the same with a named graph an article"),
            Self::Cypher => about("cypher", &[".cypher", ".cql"], "script for Neo4j"),
            Self::Neo4jCsv => About {
                parts: &["nodes", "edges"],
                ..about(
                    "neo4j-csv",
                    &[".neo4j.csv"],
                    "two files for neo4j-admin and apoc.import.csv",
                )
            },
            Self::Csv => About {
                parts: &["nodes", "edges"],
                ..about("csv", &[".csv"], "two files for spreadsheets and Gephi")
            },
            Self::Dot => about("dot", &[".dot", ".gv"], "graph for Graphviz"),
            Self::GraphJson => about(
                "graph-json",
                &[".graph.json"],
                "graph as node-link JSON with all statements",
            ),
            #[cfg(feature = "parquet")]
            Self::Parquet => About {
                parts: &["articles", "nodes", "edges", "statements", "mentions"],
                ..about("parquet", &[".parquet"], "five tables for data frames")
            },
            Self::Events => about(
                "events",
                &[".events.tsv", ".tsv"],
                "events in the columns of POLECAT",
            ),
            Self::Markdown => about("markdown", &[".md"], "graph for reading"),
            Self::Svg => about("svg", &[".svg"], "picture of the graph"),
            #[cfg(feature = "png")]
            Self::Png => about("png", &[".png"], "the same in pixels"),
            Self::Html => about(
                "html",
                &[".html"],
                "page to explore the graph and its articles, offline in any browser",
            ),
            Self::Json => about(
                "json",
                &[".json"],
                "documents with entities, relations and offsets",
            ),
            Self::JsonLines => about(
                "jsonl",
                &[".jsonl", ".ndjson"],
                "the same, one document a line",
            ),
        }
    }

    /// The name that `--format` takes.
    pub const fn name(self) -> &'static str {
        self.about().name
    }

    /// The endings that choose it, the usual one first.
    pub const fn endings(self) -> &'static [&'static str] {
        self.about().endings
    }

    /// What it is for, in a few words.
    pub const fn purpose(self) -> &'static str {
        self.about().purpose
    }

    /// The files that it consists of, where it is several: `graph.csv` becomes `graph.nodes.csv` and `graph.edges.csv`.
    pub const fn parts(self) -> &'static [&'static str] {
        self.about().parts
    }

    /// Whether it holds the merged graph; the others hold the documents one by one.
    pub const fn is_graph(self) -> bool {
        !matches!(self, Self::Json | Self::JsonLines)
    }

    /// Whether [`Format::read`] gives back all that was written.
    pub const fn is_readable(self) -> bool {
        matches!(
            self,
            Self::GraphMl
                | Self::JsonLd
                | Self::Turtle
                | Self::NTriples
                | Self::TriG
                | Self::GraphJson
        )
    }

    /// The format of that name, in any case.
    ///
    /// # Errors
    /// [`OutputError::UnknownFormat`] lists the names there are.
    pub fn from_name(name: &str) -> Result<Self, OutputError> {
        let lower = name.to_ascii_lowercase();
        let mut all = Self::ALL.iter().copied();
        all.find(|format| format.name() == lower)
            .ok_or_else(|| OutputError::UnknownFormat {
                name: name.into(),
                known: list(Self::ALL.iter().map(|format| format.name())),
            })
    }

    /// The format that the file's ending names; the longest ending that fits decides.
    ///
    /// # Errors
    /// [`OutputError::UnknownFormat`] lists the endings there are.
    pub fn from_path(path: &Path) -> Result<Self, OutputError> {
        let name = file_name(path);
        let endings = || {
            let all = Self::ALL.iter().copied();
            all.flat_map(|f| f.endings().iter().map(move |&ending| (ending, f)))
        };
        endings()
            .filter(|(ending, _)| name.ends_with(ending))
            .max_by_key(|(ending, _)| ending.len())
            .map(|(_, format)| format)
            .ok_or_else(|| OutputError::UnknownFormat {
                name: path.display().to_string(),
                known: list(endings().map(|(ending, _)| ending)),
            })
    }

    /// Where [`Format::save`] writes: `path` itself, or a file for each part beside it.
    pub fn files(self, path: &Path) -> Vec<PathBuf> {
        if self.parts().is_empty() {
            return vec![path.into()];
        }
        let name = file_name(path);
        let fits = self
            .endings()
            .iter()
            .filter(|ending| name.ends_with(*ending));
        let ending = fits
            .max_by_key(|ending| ending.len())
            .copied()
            .unwrap_or_default();
        let whole = path.file_name().unwrap_or_default().to_string_lossy();
        let (stem, ending) = whole.split_at(whole.len().saturating_sub(ending.len()));
        let ending = if ending.is_empty() {
            self.endings()[0]
        } else {
            ending
        };
        let parts = self.parts().iter();
        parts
            .map(|part| path.with_file_name(format!("{stem}.{part}{ending}")))
            .collect()
    }

    /// Writes `documents`, or the graph that they merge into, to [`Format::files`].
    ///
    /// # Errors
    /// [`OutputError::Io`] names the file.
    pub fn save(
        self,
        graph: &KnowledgeGraph,
        documents: &[DocumentRecord],
        path: &Path,
    ) -> Result<(), OutputError> {
        for (i, file) in self.files(path).iter().enumerate() {
            let write = || {
                let mut out = BufWriter::with_capacity(1 << 16, File::create(file)?);
                match self.parts().get(i) {
                    Some(part) => self.write_part(part, graph, documents, &mut out)?,
                    None => self.write(graph, documents, &mut out)?,
                }
                out.flush()
            };
            write().map_err(|source| OutputError::Io {
                path: Some(file.clone()),
                source,
            })?;
        }
        Ok(())
    }

    /// Writes a format that is one file to `out`; of several files only the first.
    ///
    /// # Errors
    /// Those of `out`.
    pub fn write<W: Write + Send>(
        self,
        graph: &KnowledgeGraph,
        documents: &[DocumentRecord],
        out: &mut W,
    ) -> std::io::Result<()> {
        match self {
            Self::Json => write_json(documents, out),
            Self::JsonLines => write_json_lines(documents, out),
            Self::GraphMl => write_graphml(graph, out),
            Self::Gexf => write_gexf(graph, out),
            Self::JsonLd => write_jsonld(graph, out),
            Self::Turtle => write_turtle(graph, out),
            Self::NTriples => write_ntriples(graph, out),
            Self::TriG => write_trig(graph, out),
            Self::Cypher => write_cypher(graph, out),
            Self::Dot => write_dot(graph, out),
            Self::GraphJson => write_graph_json(graph, out),
            Self::Events => write_events(graph, out),
            Self::Markdown => write_markdown(graph, out),
            Self::Svg => write_svg(graph, out),
            #[cfg(feature = "png")]
            Self::Png => write_png(graph, out),
            Self::Html => write_html(graph, documents, out),
            several => self.write_part(several.parts()[0], graph, documents, out),
        }
    }

    fn write_part<W: Write + Send>(
        self,
        part: &str,
        graph: &KnowledgeGraph,
        documents: &[DocumentRecord],
        out: &mut W,
    ) -> std::io::Result<()> {
        let nodes = part == "nodes";
        match self {
            Self::Neo4jCsv if nodes => csv::write_neo4j_nodes(graph, out),
            Self::Neo4jCsv => csv::write_neo4j_edges(graph, out),
            Self::Csv if nodes => csv::write_nodes(graph, out),
            Self::Csv => csv::write_edges(graph, out),
            #[cfg(feature = "parquet")]
            Self::Parquet => {
                let table = match part {
                    "articles" => table::articles(graph),
                    "nodes" => table::nodes(graph),
                    "edges" => table::edges(graph),
                    "statements" => table::statements(graph),
                    _ => table::mentions(documents),
                };
                parquet::write_parquet(table, out)
            }
            one => one.write(graph, documents, out),
        }
    }

    /// Reads a graph back; `place` names the file in errors.
    ///
    /// # Errors
    /// What is wrong with the file, and where; or that the format can't be read back.
    pub fn read(self, bytes: &[u8], place: &str) -> Result<KnowledgeGraph, InputError> {
        let read = match self {
            Self::GraphMl => graphml::read_graphml(bytes),
            Self::JsonLd => rdf::read_jsonld(bytes),
            Self::Turtle => rdf::read_turtle(bytes),
            Self::NTriples => rdf::read_ntriples(bytes),
            Self::TriG => rdf::read_trig(bytes),
            Self::GraphJson => serde_json::from_slice(bytes).map_err(|error| error.to_string()),
            _ => {
                let readable = Self::ALL.iter().filter(|format| format.is_readable());
                return Err(InputError::new(
                    place,
                    format!("{} can't be read back whole", self.name()),
                    format!("use one of {}", list(readable.map(|format| format.name()))),
                ));
            }
        };
        read.map_err(|problem| {
            let remedy = "make it with `tidings extract` or `tidings convert`";
            InputError::new(place, problem, remedy)
        })
    }
}

fn file_name(path: &Path) -> String {
    let name = path.file_name().unwrap_or_default();
    name.to_string_lossy().to_ascii_lowercase()
}

fn list<'n>(names: impl Iterator<Item = &'n str>) -> String {
    names.collect::<Vec<_>>().join(", ")
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
        assert_eq!(of("x.neo4j.csv"), Format::Neo4jCsv);
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

    #[test]
    fn several_files_have_their_part_before_the_ending() {
        let of = |format: Format, path: &str| format.files(Path::new(path));
        assert_eq!(
            of(Format::Neo4jCsv, "a/x.neo4j.csv"),
            [
                Path::new("a/x.nodes.neo4j.csv"),
                Path::new("a/x.edges.neo4j.csv")
            ]
        );
        assert_eq!(of(Format::Csv, "x.CSV")[0], Path::new("x.nodes.CSV"));
        assert_eq!(of(Format::Csv, "x")[1], Path::new("x.edges.csv"));
        assert_eq!(of(Format::Svg, "x"), [Path::new("x")]);
    }

    #[test]
    fn names_and_endings_are_unique() {
        let unique = |mut names: Vec<&str>| {
            let all = names.len();
            names.sort_unstable();
            names.dedup();
            names.len() == all
        };
        assert!(unique(Format::ALL.iter().map(|f| f.name()).collect()));
        let endings = Format::ALL.iter().flat_map(|f| f.endings());
        assert!(unique(endings.copied().collect()));
    }
}
