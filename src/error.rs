//! The three borders where Tidings can fail. Extraction itself is total: any text yields a document.
//! Every message names the place and the remedy.

use std::path::PathBuf;

/// Reading an input failed; nothing else of the batch is lost by it.
#[derive(Debug, thiserror::Error)]
#[error("{place}: {problem}; {remedy}")]
pub struct InputError {
    /// File (or `<stdin>`) and, where known, line or byte.
    pub place: String,
    /// What is wrong.
    pub problem: String,
    /// What the user can do.
    pub remedy: String,
}

/// Loading a model, gazetteer or ontology failed.
#[derive(Debug, thiserror::Error)]
#[error("{place}: {problem}; {remedy}")]
pub struct LoadError {
    /// File (or `<built in>`) and the section or line in it.
    pub place: String,
    /// What is wrong.
    pub problem: String,
    /// What the user can do.
    pub remedy: String,
}

/// Writing an output failed.
#[derive(Debug, thiserror::Error)]
pub enum OutputError {
    /// The writer itself failed.
    #[error("{}: cannot write: {source}; check the path and the space left", path.as_ref().map_or("<stdout>".into(), |p| p.display().to_string()))]
    Io {
        /// File, or nothing for standard output.
        path: Option<PathBuf>,
        /// The system's own words.
        #[source]
        source: std::io::Error,
    },
    /// The format is not known.
    #[error("unknown format {name:?}; use one of {known}")]
    UnknownFormat {
        /// What was asked for.
        name: String,
        /// The formats there are.
        known: String,
    },
}

impl From<std::io::Error> for OutputError {
    fn from(source: std::io::Error) -> Self {
        Self::Io { path: None, source }
    }
}

impl LoadError {
    /// A load error from its three parts.
    pub fn new(
        place: impl Into<String>,
        problem: impl Into<String>,
        remedy: impl Into<String>,
    ) -> Self {
        Self {
            place: place.into(),
            problem: problem.into(),
            remedy: remedy.into(),
        }
    }
}

impl InputError {
    /// An input error from its three parts.
    pub fn new(
        place: impl Into<String>,
        problem: impl Into<String>,
        remedy: impl Into<String>,
    ) -> Self {
        Self {
            place: place.into(),
            problem: problem.into(),
            remedy: remedy.into(),
        }
    }
}
