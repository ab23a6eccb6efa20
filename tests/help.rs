//! The help texts are kept as files, so that a change to one is seen.

use crate::run::{golden, tidings};

#[test]
fn every_help_text_is_as_kept() {
    for command in [
        "",
        "extract",
        "entities",
        "relations",
        "explain",
        "analyze",
        "convert",
        "load",
        "ontology",
        "stats",
        "view",
    ] {
        let args: Vec<&str> = [command, "--help"]
            .into_iter()
            .filter(|a| !a.is_empty())
            .collect();
        let outcome = tidings(&args);
        assert_eq!(outcome.code, 0);
        let name = if command.is_empty() {
            "tidings"
        } else {
            command
        };
        golden(format!("tests/help/{name}.txt"), &outcome.stdout);
    }
}

#[test]
fn the_help_of_extract_names_every_format() {
    let help = tidings(&["extract", "--help"]).stdout;
    for format in tidings::export::Format::ALL {
        for name in [format.name(), format.endings()[0]] {
            assert!(help.contains(&format!(" {name}")), "{name}");
        }
    }
}

#[test]
fn wrong_usage_ends_with_two() {
    for args in [
        &["extract"][..],
        &["nonsense"],
        &["extract", "x.txt", "-o", "graph.docx"],
        &["extract", "x.txt", "--format", "word"],
        &["extract", "x.txt", "--date", "soon"],
        &["extract", "x.txt", "--jobs", "0"],
        &["extract", "x.txt", "--min-confidence", "2"],
        &["extract", "x.txt", "--input-format", "docx"],
    ] {
        let outcome = tidings(args);
        assert_eq!(outcome.code, 2, "{args:?}: {}", outcome.stderr);
        assert!(outcome.stdout.is_empty());
    }
}
