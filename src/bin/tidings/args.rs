//! The command line: subcommands, flags, and the examples under each help text.

use clap::{Args, Parser, Subcommand, ValueEnum};
use jiff::civil::Date;
use std::path::PathBuf;
use tidings::error::LoadError;
use tidings::model::Model;
use tidings::ontology::Ontology;
use tidings::text::input::{InputFormat, parse_date};

/// Reads news articles and gives back a knowledge graph: who met, warned, supports, accused or works for whom, each
/// edge with the words that say so.
#[derive(Debug, Parser)]
#[command(
    name = "tidings",
    version,
    max_term_width = 100,
    after_help = "\
Examples:
  tidings extract article.txt -o graph.graphml     a graph for Gephi, Neo4j, networkx
  tidings extract news/ -o news.jsonl              every article below a folder, a document a line
  tidings relations news.jsonl --type met-with     who met whom, without reading anything twice
  tidings explain Seoul Pyongyang news.jsonl       the sentences behind an edge
  tidings view news.jsonl                          the graph and its articles in your browser

Exit codes: 0 all well, 1 some inputs failed, 2 wrong usage."
)]
pub(crate) struct Arguments {
    /// When to colour the output
    #[arg(
        long,
        global = true,
        value_name = "WHEN",
        default_value = "auto",
        hide_possible_values = false
    )]
    pub(crate) color: Color,
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// When to colour.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum Color {
    Auto,
    Always,
    Never,
}

impl Color {
    /// Makes it hold for both output streams. `auto` respects NO_COLOR and pipes.
    pub(crate) fn set(self) {
        match self {
            Self::Auto => anstream::ColorChoice::Auto,
            Self::Always => anstream::ColorChoice::Always,
            Self::Never => anstream::ColorChoice::Never,
        }
        .write_global();
    }
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Read articles and write a graph or documents
    #[command(after_help = "\
Examples:
  tidings extract article.txt -o graph.graphml
  tidings extract 'news/**/*.html' -o graph.jsonld --date 2024-05-07
  zcat news.jsonl.gz | tidings extract - --format jsonl --jobs 8 > documents.jsonl

Formats, by ending or by name:
  .graphml       graphml      Gephi, Neo4j (APOC), networkx, igraph, Cytoscape
  .gexf          gexf         Gephi, with colours and times
  .jsonld        jsonld       linked data with provenance
  .ttl .nt .trig turtle ntriples trig
  .cypher        cypher       a script for Neo4j
  .neo4j.csv     neo4j-csv    two files for neo4j-admin and apoc.import.csv
  .csv           csv          two files for spreadsheets
  .parquet       parquet      five tables for data frames
  .dot           dot          Graphviz
  .graph.json    graph-json   node-link JSON with all statements
  .events.tsv    events       events in the columns of POLECAT
  .md            markdown     for reading
  .svg           svg          a picture
  .png           png          the same in pixels
  .html          html         a page to explore it in any browser
  .json .jsonl   json jsonl   documents with entities, relations and offsets

JSON Lines come out sorted by id, other formats sorted by name: the same bytes whatever the order of
the inputs and the number of jobs.")]
    Extract(Extract),
    /// List the people, countries, organisations and other things that the articles name
    #[command(after_help = "\
Examples:
  tidings entities article.txt
  tidings entities news.jsonl --type leader --json")]
    Entities(Entities),
    /// List who did what to whom
    #[command(after_help = "\
Examples:
  tidings relations news.jsonl --from Germany --type sanctioned
  tidings relations news.jsonl --about NATO --min-confidence 0.7")]
    Relations(Relations),
    /// Show the sentences behind what two things have to do with each other
    #[command(after_help = "\
Examples:
  tidings explain 'Ana Prats' Peru article.txt
  tidings explain Chile Peru news.jsonl --color always | less -R
  tidings explain Chile Peru news.jsonl --json     a line for each statement, with its reasons")]
    Explain(Explain),
    /// Write the sentences as CoNLL-U: tokens, tags, lemmas, dependencies
    #[command(after_help = "\
Examples:
  tidings analyze article.txt > article.conllu
  tidings analyze --frames article.txt | grep '# frame'")]
    Analyze(Analyze),
    /// Work with relation types and words of one's own
    #[command(after_help = "\
Examples:
  tidings ontology check my.toml
  tidings extract news.jsonl --ontology my.toml -o graph.graphml")]
    Ontology(OntologyArguments),
    /// Open a graph with its articles as a page in the browser
    #[command(after_help = "\
Examples:
  tidings view article.txt
  tidings view news.jsonl -o news.html
  tidings view news.graph.json

The page is one file that needs no network. In a pipe its path is printed and no browser opens.")]
    View(View),
    /// Turn a graph file of one format into another
    #[command(after_help = "\
Examples:
  tidings convert graph.graphml graph.ttl
  tidings convert news.jsonl graph.parquet
  tidings convert graph.graph.json - --to cypher | cypher-shell

Reads GraphML, JSON-LD, Turtle, N-Triples, TriG and graph JSON of Tidings, and the documents that
extract wrote. Nothing is lost on the way between these.")]
    Convert(Convert),
    /// Load a graph into Neo4j
    #[command(after_help = "\
Examples:
  NEO4J_PASSWORD=… tidings load bolt://localhost:7687 graph.graphml
  tidings load bolt://localhost:7687 news.jsonl --database news

The user comes from NEO4J_USERNAME (neo4j unless set), the password from NEO4J_PASSWORD or a prompt. A second
load changes nothing, and one that was cut off goes on where it stopped.")]
    Load(Load),
    /// Count articles, entities and relations by type
    #[command(after_help = "\
Examples:
  tidings stats news.jsonl
  tidings stats news/ --json")]
    Stats(Stats),
}

/// What to read, and how.
#[derive(Args, Debug)]
pub(crate) struct InputArguments {
    /// Articles: files, folders, quoted patterns, or - for standard input; also JSON Lines that `extract` wrote, and for
    /// all but `extract` and `analyze` one graph file (GraphML, JSON-LD, Turtle, N-Triples, TriG, graph JSON)
    #[arg(value_name = "INPUT", required = true)]
    pub(crate) inputs: Vec<String>,
    #[command(flatten)]
    pub(crate) reading: ReadingArguments,
}

impl std::ops::Deref for InputArguments {
    type Target = ReadingArguments;

    fn deref(&self) -> &ReadingArguments {
        &self.reading
    }
}

/// How to read.
#[derive(Args, Debug)]
pub(crate) struct ReadingArguments {
    /// Format of all inputs, whatever their names say: txt, md, html, json or jsonl
    #[arg(long, value_name = "FORMAT", value_parser = input_format)]
    pub(crate) input_format: Option<InputFormat>,
    /// Publication date of articles that state none; relative dates are counted from it
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub(crate) date: Option<Date>,
    /// Leave out relations less likely right than this, 0 to 1
    #[arg(long, value_name = "P", default_value_t = 0.0, hide_default_value = true, value_parser = share)]
    pub(crate) min_confidence: f32,
    /// What reads the sentences: fast, accurate (slower), or a file of weights
    #[arg(long, value_name = "MODEL", default_value = "fast", value_parser = model)]
    pub(crate) model: Model,
    /// Threads; as many as there are cores unless said
    #[arg(short, long, value_name = "N", value_parser = jobs)]
    pub(crate) jobs: Option<usize>,
    /// Own relation types and words on top of the built-in ones; see `tidings ontology check`
    #[arg(long, value_name = "FILE")]
    pub(crate) ontology: Option<PathBuf>,
}

impl ReadingArguments {
    /// The vocabulary to read with.
    pub(crate) fn ontology(&self) -> Result<Ontology, LoadError> {
        match &self.ontology {
            Some(file) => Ontology::load(file),
            None => Ontology::builtin(),
        }
    }
}

#[derive(Args, Debug)]
pub(crate) struct Extract {
    #[command(flatten)]
    pub(crate) input: InputArguments,
    /// File to write; its ending says the format. Standard output where left out
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
    /// Output format, where the file's ending does not say it
    #[arg(short, long, value_name = "FORMAT")]
    pub(crate) format: Option<String>,
}

#[derive(Args, Debug)]
pub(crate) struct View {
    #[command(flatten)]
    pub(crate) input: InputArguments,
    /// File to write; a temporary file where left out
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
    /// Only write the page and print its path
    #[arg(long)]
    pub(crate) no_open: bool,
}

#[derive(Args, Debug)]
pub(crate) struct Convert {
    /// File to read, or - for standard input
    #[arg(value_name = "INPUT")]
    pub(crate) input: PathBuf,
    /// File to write, or - for standard output; some formats are several files, named after it
    #[arg(value_name = "OUTPUT")]
    pub(crate) output: PathBuf,
    /// Format of the input, where its ending does not say it
    #[arg(long, value_name = "FORMAT")]
    pub(crate) from: Option<String>,
    /// Format of the output, where its ending does not say it
    #[arg(long, value_name = "FORMAT")]
    pub(crate) to: Option<String>,
}

#[derive(Args, Debug)]
#[cfg_attr(not(feature = "bolt"), allow(dead_code))]
pub(crate) struct Load {
    /// Where Neo4j listens, such as bolt://localhost:7687
    #[arg(value_name = "ADDRESS")]
    pub(crate) address: String,
    #[command(flatten)]
    pub(crate) input: InputArguments,
    /// Name of the database
    #[arg(long, value_name = "NAME", default_value = "neo4j")]
    pub(crate) database: String,
    /// Rows in one transaction
    #[arg(long, value_name = "N", default_value_t = 2000, value_parser = rows)]
    pub(crate) batch: usize,
}

/// How to print a list.
#[derive(Args, Clone, Copy, Debug)]
pub(crate) struct ListArguments {
    /// Print JSON Lines instead of a table or tab-separated values
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Args, Debug)]
pub(crate) struct Entities {
    #[command(flatten)]
    pub(crate) input: InputArguments,
    /// Only things of this type, such as leader or country
    #[arg(long = "type", value_name = "TYPE")]
    pub(crate) entity_type: Option<String>,
    #[command(flatten)]
    pub(crate) list: ListArguments,
}

#[derive(Args, Debug)]
pub(crate) struct Relations {
    #[command(flatten)]
    pub(crate) input: InputArguments,
    /// Only relations that go out from this thing
    #[arg(long, value_name = "NAME")]
    pub(crate) from: Option<String>,
    /// Only relations that go to this thing
    #[arg(long, value_name = "NAME")]
    pub(crate) to: Option<String>,
    /// Only relations of this type, such as met-with
    #[arg(long = "type", value_name = "TYPE")]
    pub(crate) relation_type: Option<String>,
    /// Only relations that this thing stands at either end of
    #[arg(long, value_name = "NAME")]
    pub(crate) about: Option<String>,
    #[command(flatten)]
    pub(crate) list: ListArguments,
}

#[derive(Args, Debug)]
pub(crate) struct Explain {
    /// One thing, by any of its names or a part of one
    #[arg(value_name = "A")]
    pub(crate) one: String,
    /// The other
    #[arg(value_name = "B")]
    pub(crate) other: String,
    #[command(flatten)]
    pub(crate) input: InputArguments,
    #[command(flatten)]
    pub(crate) list: ListArguments,
}

#[derive(Args, Debug)]
pub(crate) struct Analyze {
    #[command(flatten)]
    pub(crate) input: InputArguments,
    /// Also print each sentence's frames: predicates with who does what to whom, as comment lines
    #[arg(long)]
    pub(crate) frames: bool,
}

#[derive(Args, Debug)]
pub(crate) struct OntologyArguments {
    #[command(subcommand)]
    pub(crate) action: OntologyAction,
}

#[derive(Debug, Subcommand)]
pub(crate) enum OntologyAction {
    /// Check an ontology file: what is wrong with it, in which line, and what to write instead
    Check {
        /// The file, TOML in the form of schema/ontology.toml
        #[arg(value_name = "FILE")]
        file: PathBuf,
    },
}

#[derive(Args, Debug)]
pub(crate) struct Stats {
    #[command(flatten)]
    pub(crate) input: InputArguments,
    #[command(flatten)]
    pub(crate) list: ListArguments,
}

fn input_format(name: &str) -> Result<InputFormat, String> {
    let known: Vec<_> = InputFormat::ALL.iter().map(|f| f.name()).collect();
    InputFormat::from_name(name)
        .ok_or_else(|| format!("unknown format; use one of {}", known.join(", ")))
}

#[allow(clippy::unnecessary_wraps)] // What a parser of arguments looks like.
fn model(name: &str) -> Result<Model, String> {
    Ok(Model::from_name(name))
}

fn date(text: &str) -> Result<Date, String> {
    parse_date(text).ok_or_else(|| "not understood; write it as 2026-11-24".into())
}

fn share(text: &str) -> Result<f32, String> {
    let share = text.parse().ok().filter(|p| (0.0..=1.0).contains(p));
    share.ok_or_else(|| "give a number between 0 and 1".into())
}

fn jobs(text: &str) -> Result<usize, String> {
    let jobs = text.parse().ok().filter(|jobs| (1..=1024).contains(jobs));
    jobs.ok_or_else(|| "give a number of threads, at least 1".into())
}

fn rows(text: &str) -> Result<usize, String> {
    let rows = text
        .parse()
        .ok()
        .filter(|rows| (1..=100_000).contains(rows));
    rows.ok_or_else(|| "give a number of rows between 1 and 100000".into())
}
