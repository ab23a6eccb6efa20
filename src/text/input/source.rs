//! What the user names becomes a list of files to read: files, folders (all below, sorted), patterns, and `-`.

use super::format::InputFormat;
use crate::error::InputError;
use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};

/// A place to read from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// Standard input.
    Stdin,
    /// A file.
    File(PathBuf),
    /// Bytes at hand, under a name for messages.
    Bytes(String, Vec<u8>),
}

impl Source {
    /// The sources that `argument` names: `-`, a file, a folder with every file of a known format below it, or a
    /// pattern with `*`, `?`, `[…]` or `**`. Folders and patterns give sorted paths; hidden files are passed over.
    ///
    /// # Errors
    /// When there is nothing by that name, or nothing to read in it.
    pub fn expand(argument: &str) -> Result<Vec<Self>, InputError> {
        if argument == "-" {
            return Ok(vec![Self::Stdin]);
        }
        let path = Path::new(argument);
        if path.is_dir() {
            let mut found = Vec::new();
            walk(path, &mut found)?;
            return non_empty(
                found,
                argument,
                "the folder holds no article",
                &folder_remedy(),
            );
        }
        if !path.exists() && argument.contains(['*', '?', '[']) {
            return expand_pattern(argument);
        }
        Ok(vec![Self::File(path.to_path_buf())])
    }
}

impl fmt::Display for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Stdin => f.write_str("<stdin>"),
            Self::File(path) => path.display().fmt(f),
            Self::Bytes(name, _) => f.write_str(name),
        }
    }
}

fn expand_pattern(pattern: &str) -> Result<Vec<Source>, InputError> {
    let options = glob::MatchOptions {
        require_literal_leading_dot: true,
        ..glob::MatchOptions::new()
    };
    let paths = glob::glob_with(pattern, options).map_err(|error| {
        InputError::new(pattern, format!("bad pattern: {}", error.msg), "correct it")
    })?;
    let mut found: Vec<PathBuf> = paths.flatten().filter(|path| path.is_file()).collect();
    found.sort();
    non_empty(
        found,
        pattern,
        "the pattern fits no file",
        "check it, and quote it against the shell",
    )
}

fn non_empty(
    found: Vec<PathBuf>,
    place: &str,
    problem: &str,
    remedy: &str,
) -> Result<Vec<Source>, InputError> {
    if found.is_empty() {
        return Err(InputError::new(place, problem, remedy));
    }
    Ok(found.into_iter().map(Source::File).collect())
}

fn folder_remedy() -> String {
    let endings: Vec<_> = InputFormat::ALL.iter().map(|f| format!(".{f}")).collect();
    format!("files are known by their endings: {}", endings.join(", "))
}

/// All files of known formats below `folder`, in the order of their paths. Linked folders are not entered, so that
/// a link to a parent cannot go round in circles.
fn walk(folder: &Path, found: &mut Vec<PathBuf>) -> Result<(), InputError> {
    let unreadable = |error: std::io::Error| {
        InputError::new(
            folder.display().to_string(),
            format!("cannot read the folder: {error}"),
            "check its permissions",
        )
    };
    let mut entries = fs::read_dir(folder)
        .and_then(Iterator::collect::<Result<Vec<_>, _>>)
        .map_err(unreadable)?;
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let (path, kind) = (entry.path(), entry.file_type().map_err(unreadable)?);
        if entry.file_name().to_string_lossy().starts_with('.') {
            continue;
        }
        if kind.is_dir() {
            walk(&path, found)?;
        } else if path.is_file() && InputFormat::from_path(&path).is_some() {
            found.push(path);
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(argument: &str) -> Vec<String> {
        Source::expand(argument)
            .unwrap()
            .iter()
            .map(|source| match source {
                Source::File(path) => path.file_name().unwrap().to_string_lossy().into_owned(),
                other => {
                    if *other == Source::Stdin {
                        "-".into()
                    } else {
                        other.to_string()
                    }
                }
            })
            .collect()
    }

    #[test]
    fn folders_and_patterns_give_sorted_files() {
        let folder = tempfile::tempdir().unwrap();
        for name in [
            "b.txt",
            "a.md",
            ".hidden.txt",
            "picture.png",
            "deep/c.jsonl",
            "deep/deeper/d.html",
        ] {
            let path = folder.path().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, "x").unwrap();
        }
        let root = folder.path().to_str().unwrap();
        assert_eq!(names(root), ["a.md", "b.txt", "c.jsonl", "d.html"]);
        assert_eq!(names(&format!("{root}/*.txt")), ["b.txt"]);
        assert_eq!(names(&format!("{root}/**/*.html")), ["d.html"]);
        assert_eq!(names("-"), ["-"]);
    }

    #[test]
    fn nothing_found_is_said_with_a_remedy() {
        let folder = tempfile::tempdir().unwrap();
        let error = Source::expand(folder.path().to_str().unwrap())
            .unwrap_err()
            .to_string();
        assert!(
            error.contains("holds no article") && error.contains(".jsonl"),
            "{error}"
        );
        let pattern = format!("{}/*.txt", folder.path().display());
        assert!(
            Source::expand(&pattern)
                .unwrap_err()
                .to_string()
                .contains("fits no file")
        );
    }
}
