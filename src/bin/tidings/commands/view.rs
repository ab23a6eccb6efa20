//! `tidings view`: the graph and its articles as a page, in the browser.

use crate::args::View;
use crate::batch::Tally;
use crate::graph;
use crate::output;
use anyhow::{Context, Result};
use std::io::Write;
use std::path::PathBuf;
use tidings::export::write_html;

/// Runs it.
pub(crate) fn run(args: &View) -> Result<Tally> {
    let (graph, records, tally) = graph::with_documents(&args.input)?;
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

/// A file that stays when the program ends, for the browser to read.
fn temporary() -> Result<PathBuf> {
    let file = tempfile::Builder::new()
        .prefix("tidings-")
        .suffix(".html")
        .tempfile()
        .context("cannot make a temporary file; name one with -o")?;
    Ok(file.into_temp_path().keep()?)
}
