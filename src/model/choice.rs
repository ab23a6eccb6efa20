//! Which weights a program reads with.

use super::{Aligned, Container};
use crate::error::LoadError;
use std::path::PathBuf;

static FAST: &Aligned<[u8]> = &Aligned(*include_bytes!("../../models/english.weights"));

/// A choice of weights, by name or by file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Model {
    /// The linear models that are part of the program.
    #[default]
    Fast,
    /// The encoder that is part of the program unless it was built without it.
    Accurate,
    /// A file of weights, for either engine: what it holds says which.
    File(PathBuf),
}

impl Model {
    /// `fast`, `accurate`, or else the path of a file.
    pub fn from_name(name: &str) -> Self {
        match name {
            "fast" => Self::Fast,
            "accurate" => Self::Accurate,
            path => Self::File(path.into()),
        }
    }

    /// The weights.
    ///
    /// # Errors
    /// Where the file can't be read, is damaged, or the program was built without them.
    pub fn weights(&self) -> Result<Container, LoadError> {
        match self {
            Self::Fast => Container::builtin(&FAST.0, "models/english.weights"),
            Self::Accurate => accurate(),
            Self::File(path) => Container::read(path),
        }
    }
}

#[cfg(feature = "accurate")]
static ACCURATE: &Aligned<[u8]> = &Aligned(*include_bytes!("../../models/accurate.weights"));

#[cfg(feature = "accurate")]
fn accurate() -> Result<Container, LoadError> {
    Container::builtin(&ACCURATE.0, "models/accurate.weights")
}

#[cfg(not(feature = "accurate"))]
fn accurate() -> Result<Container, LoadError> {
    Err(LoadError::new(
        "the accurate engine",
        "its weights are not part of this build",
        "give the file itself as the model (models/accurate.weights), or build with the feature `accurate`",
    ))
}

impl Container {
    /// Reads a file of weights. They stay in memory as long as the process lives.
    ///
    /// # Errors
    /// Where the file can't be read, or [`Self::open`] finds fault with it.
    pub fn read(path: &std::path::Path) -> Result<Self, LoadError> {
        let place = path.display().to_string();
        let bytes = std::fs::read(path).map_err(|error| {
            let remedy = "give fast, accurate, or the path of a file of weights";
            LoadError::new(&*place, format!("cannot be read: {error}"), remedy)
        })?;
        Self::open(bytes.leak(), &place)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_is_no_engine_is_a_file() {
        assert_eq!(Model::from_name("accurate"), Model::Accurate);
        assert_eq!(Model::from_name("./fast"), Model::File("./fast".into()));
    }

    #[test]
    fn the_weights_of_the_program_are_whole() {
        Container::open(&FAST.0, "models/english.weights").unwrap();
        #[cfg(feature = "accurate")]
        Container::open(&ACCURATE.0, "models/accurate.weights").unwrap();
    }

    #[test]
    fn a_file_that_is_not_there_is_named() {
        let error = Container::read(std::path::Path::new("no/such.weights")).unwrap_err();
        assert!(
            error
                .to_string()
                .starts_with("no/such.weights: cannot be read")
        );
    }
}
