//! The graph that a command looks at: one that lies in a file, or the one that the articles merge into.

use crate::args::InputArguments;
use crate::batch::{self, Tally};
use crate::output::UsageError;
use anyhow::Result;
use std::io::Read;
use std::path::Path;
use tidings::KnowledgeGraph;
use tidings::document::DocumentRecord;
use tidings::error::InputError;
use tidings::export::Format;

/// The graph of the inputs.
pub(crate) fn of(args: &InputArguments) -> Result<(KnowledgeGraph, Tally)> {
    let (graph, _, tally) = with_documents(args)?;
    Ok((graph, tally))
}

/// The graph of the inputs with the documents that it was merged from; with none where it was read from a file.
pub(crate) fn with_documents(
    args: &InputArguments,
) -> Result<(KnowledgeGraph, Vec<DocumentRecord>, Tally)> {
    let file = args.inputs.iter().find_map(|input| {
        let path = Path::new(input);
        format(path).map(|format| (path, format))
    });
    let Some((path, format)) = file else {
        let (records, tally) = batch::sorted_records(args)?;
        return Ok((KnowledgeGraph::merge(&records), records, tally));
    };
    if args.inputs.len() > 1 {
        let problem = "a graph file stands alone; merge articles instead, from the JSON Lines that extract wrote";
        return Err(UsageError(format!("{}: {problem}", path.display())).into());
    }
    let mut graph = read(path, format)?;
    if args.min_confidence > 0.0 {
        graph = graph.keep_confident(args.min_confidence);
    }
    let tally = Tally {
        articles: graph.sources().len(),
        failed: 0,
    };
    Ok((graph, Vec::new(), tally))
}

/// The format of a graph file: by its ending, or, where that says JSON, by its first key.
fn format(path: &Path) -> Option<Format> {
    match Format::from_path(path).ok()? {
        Format::Json => {
            let mut start = [0; 64];
            let length = std::fs::File::open(path).and_then(|mut file| file.read(&mut start));
            let start = String::from_utf8_lossy(start.get(..length.ok()?)?);
            let first = start.trim_start().strip_prefix('{')?.trim_start();
            first
                .starts_with("\"directed\"")
                .then_some(Format::GraphJson)
        }
        format => format.is_readable().then_some(format),
    }
}

/// Reads a graph file.
pub(crate) fn read(path: &Path, format: Format) -> Result<KnowledgeGraph, InputError> {
    let place = path.display().to_string();
    if !format.is_readable() {
        return format.read(&[], &place);
    }
    format.read(&bytes(path)?, &place)
}

/// All of a file, or of standard input where `path` is `-`.
pub(crate) fn bytes(path: &Path) -> Result<Vec<u8>, InputError> {
    let mut bytes = Vec::new();
    let read = if path == Path::new("-") {
        std::io::stdin().read_to_end(&mut bytes)
    } else {
        std::fs::File::open(path).and_then(|mut file| file.read_to_end(&mut bytes))
    };
    let remedy = "check the path";
    read.map_err(|error| InputError::new(path.display().to_string(), error.to_string(), remedy))?;
    Ok(bytes)
}
