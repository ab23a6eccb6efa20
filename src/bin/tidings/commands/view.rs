//! `tidings view`: the graph and its articles as a page, in the browser.

use crate::args::View;
use crate::batch::{self, Tally};
use crate::output;
use anyhow::{Context, Result};
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use tidings::KnowledgeGraph;
use tidings::document::DocumentRecord;
use tidings::export::write_html;

/// Runs it.
pub(crate) fn run(args: &View) -> Result<Tally> {
    let (graph, records, tally) = read(args)?;
    let path = match &args.output {
        Some(path) => path.clone(),
        None => temporary()?,
    };
    let mut out = output::open(Some(&path))?;
    write_html(&graph, &records, &mut out)?;
    out.flush()?;
    drop(out);
    if output::is_terminal() && !args.no_open {
        open::that_detached(&path)
            .with_context(|| format!("cannot open a browser; the page is {}", path.display()))?;
    } else {
        let mut out = output::open(None)?;
        writeln!(out, "{}", path.display())?;
        out.flush()?;
    }
    Ok(tally)
}

/// One file that holds a graph is taken as it is; anything else is read as `extract` reads it.
fn read(args: &View) -> Result<(KnowledgeGraph, Vec<DocumentRecord>, Tally)> {
    if let [input] = args.input.inputs.as_slice()
        && let Some(text) = graph_text(Path::new(input))
    {
        let graph = serde_json::from_str(&text).with_context(|| {
            format!(
                "{input}: not a graph of Tidings; make it with `tidings extract -o x.graph.json`"
            )
        })?;
        let tally = Tally {
            articles: 1,
            failed: 0,
        };
        return Ok((graph, Vec::new(), tally));
    }
    let (records, tally) = batch::sorted_records(&args.input)?;
    Ok((KnowledgeGraph::merge(&records), records, tally))
}

/// The text of a file that looks like node-link JSON: an object whose first key is `directed`.
fn graph_text(path: &Path) -> Option<String> {
    let ending = path.extension()?;
    let text = ending
        .eq_ignore_ascii_case("json")
        .then(|| fs::read_to_string(path).ok())??;
    let first = text.trim_start().strip_prefix('{')?.trim_start();
    first.starts_with("\"directed\"").then_some(text)
}

/// A file that stays when the program ends, for the browser to read.
fn temporary() -> Result<PathBuf> {
    let file = tempfile::Builder::new()
        .prefix("tidings-")
        .suffix(".html")
        .tempfile()
        .context("cannot make a temporary file; name one with -o")?;
    Ok(file.into_temp_path().keep()?)
}
