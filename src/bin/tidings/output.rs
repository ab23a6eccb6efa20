//! Where results go: a file or standard output, and what a failure to write there means.

use std::fmt;
use std::fs::File;
use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::Path;
use tidings::KnowledgeGraph;
use tidings::document::DocumentRecord;
use tidings::error::OutputError;
use tidings::export::Format;

/// The user asked for something that does not exist; the command ends with exit code 2.
#[derive(Debug)]
pub(crate) struct UsageError(pub(crate) String);

impl fmt::Display for UsageError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for UsageError {}

/// A buffered writer on `path`, or on standard output where there is none or it is `-`.
pub(crate) fn open(path: Option<&Path>) -> Result<Box<dyn Write>, OutputError> {
    match path.filter(|path| *path != Path::new("-")) {
        None => Ok(Box::new(BufWriter::with_capacity(
            1 << 16,
            io::stdout().lock(),
        ))),
        Some(path) => match File::create(path) {
            Ok(file) => Ok(Box::new(BufWriter::with_capacity(1 << 16, file))),
            Err(source) => Err(OutputError::Io {
                path: Some(path.to_path_buf()),
                source,
            }),
        },
    }
}

/// The format that `name` says, or else the ending of `path`; none for standard output.
pub(crate) fn format(
    name: Option<&str>,
    path: Option<&Path>,
) -> Result<Option<Format>, UsageError> {
    let path = path.filter(|path| *path != Path::new("-"));
    match (name, path) {
        (Some(name), _) => Format::from_name(name).map(Some),
        (None, Some(path)) => Format::from_path(path).map(Some),
        (None, None) => Ok(None),
    }
    .map_err(|error| UsageError(error.to_string()))
}

/// Refuses several files where there is only standard output.
pub(crate) fn is_possible(format: Format, path: Option<&Path>) -> Result<(), UsageError> {
    let parts = format.parts().join(", ");
    if parts.is_empty() || path.is_some_and(|path| path != Path::new("-")) {
        return Ok(());
    }
    let name = format.name();
    Err(UsageError(format!(
        "{name} is several files ({parts}); name them with -o, such as -o graph{}",
        format.endings()[0]
    )))
}

/// Writes `documents`, or the graph that they merge into, to `path` or standard output.
pub(crate) fn save(
    format: Format,
    graph: &KnowledgeGraph,
    documents: &[DocumentRecord],
    path: Option<&Path>,
) -> Result<(), OutputError> {
    match path.filter(|path| *path != Path::new("-")) {
        Some(path) => format.save(graph, documents, path)?,
        None => {
            let mut out = BufWriter::with_capacity(1 << 16, io::stdout());
            format.write(graph, documents, &mut out)?;
            out.flush()?;
        }
    }
    #[cfg(feature = "png")]
    if format == Format::Png {
        say_what_has_no_font(&tidings::export::names_without_font(graph));
    }
    Ok(())
}

/// Says which names of a picture have boxes in them, and what helps.
#[cfg(feature = "png")]
fn say_what_has_no_font(names: &[String]) {
    const SHOWN: usize = 3;
    if names.is_empty() {
        return;
    }
    let mut some = names[..names.len().min(SHOWN)].join(", ");
    if names.len() > SHOWN {
        some.push_str(&format!(" and {} more", names.len() - SHOWN));
    }
    anstream::eprintln!(
        "note: no font on this machine has all letters of {some}: they have boxes in the picture; install a font for \
         them, or write .svg, which is drawn with the fonts of whoever opens it"
    );
}

/// Whether somebody reads along.
pub(crate) fn is_terminal() -> bool {
    io::stdout().is_terminal()
}

/// Whether the reader of a pipe went away, as `head` does.
pub(crate) fn is_closed_pipe(error: &anyhow::Error) -> bool {
    error.chain().any(|cause| {
        cause
            .downcast_ref::<io::Error>()
            .is_some_and(|e| e.kind() == io::ErrorKind::BrokenPipe)
    })
}
