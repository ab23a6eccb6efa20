//! Where results go: a file or standard output, and what a failure to write there means.

use std::fmt;
use std::fs::File;
use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::Path;
use tidings::error::OutputError;

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
