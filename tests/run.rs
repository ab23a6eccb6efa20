//! Runs the `tidings` command and compares files with what is kept of them.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// What a run left behind.
pub(crate) struct Outcome {
    pub(crate) code: i32,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

/// Runs `tidings` with `args` and `input` on its standard input.
pub(crate) fn tidings_reading(args: &[&str], input: &[u8]) -> Outcome {
    let mut child = command(args).stdin(Stdio::piped()).spawn().unwrap();
    // A command that ends before it has read everything closes the pipe, which is its right.
    let _ = child.stdin.take().unwrap().write_all(input);
    let output = child.wait_with_output().unwrap();
    Outcome {
        code: output.status.code().unwrap(),
        stdout: String::from_utf8(output.stdout).unwrap(),
        stderr: String::from_utf8(output.stderr).unwrap(),
    }
}

/// Runs `tidings` with `args` and nothing on its standard input.
pub(crate) fn tidings(args: &[&str]) -> Outcome {
    tidings_reading(args, b"")
}

/// The command itself, its streams piped.
pub(crate) fn command(args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tidings"));
    command.args(args).current_dir(env!("CARGO_MANIFEST_DIR"));
    command
        .env("COLUMNS", "100")
        .env_remove("NO_COLOR")
        .env_remove("CLICOLOR_FORCE");
    command.stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

/// Compares `found` with the golden file at `path`, or writes it there when `TIDINGS_BLESS=1` is set.
pub(crate) fn golden(path: impl AsRef<Path>, found: &str) {
    let path: PathBuf = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    if std::env::var_os("TIDINGS_BLESS").is_some_and(|v| v == "1") {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, found).unwrap();
        return;
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    let line = kept
        .lines()
        .zip(found.lines())
        .position(|(a, b)| a != b)
        .map_or(kept.lines().count(), |n| n)
        + 1;
    assert!(
        kept == found,
        "{} differs from line {line}; look at what changed, then regenerate with TIDINGS_BLESS=1 cargo test",
        path.display()
    );
}
