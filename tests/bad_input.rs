//! Bad input is named with its place and a remedy, and costs nothing else of the batch.

use crate::run::{command, tidings, tidings_reading};
use std::fs;

const GOOD: &str =
    "Chile's president, Ana Prats, met the Peruvian prime minister, Luis Vega, in Lima on Monday.";

#[test]
fn one_bad_file_of_each_kind_costs_no_other() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, bytes: &[u8]| {
        let path = folder.path().join(name);
        fs::write(&path, bytes).unwrap();
        path.to_str().unwrap().to_owned()
    };
    let long = format!(
        "{{\"text\":\"{}\"}}\n{{\"id\":\"after\",\"text\":\"{GOOD}\"}}\n",
        "x".repeat(50_000_000)
    );
    let french = "Le président de la République a annoncé lundi que le gouvernement retirera ses troupes de la \
                  frontière et que les négociations avec les pays voisins reprendront la semaine prochaine.";
    let paths = [
        write("empty.txt", b""),
        write("binary.txt", b"\x7fELF\x02\x01\x01\0\0\0\0"),
        write("latin.txt", b"The minister visited Bogot\xE1, C\xF3rdoba and S\xE3o Paulo with his caf\xE9 friends."),
        write("long.jsonl", long.as_bytes()),
        write("cut.jsonl", format!("{{\"id\":\"one\",\"text\":\"{GOOD}\"}}\n{{\"id\":\"two\",\"te").as_bytes()),
        write("french.txt", french.as_bytes()),
        write("report.docx", b"words"),
        write("good.txt", GOOD.as_bytes()),
        folder.path().join("missing.txt").to_str().unwrap().to_owned(),
    ];
    let mut args = vec!["extract", "--format", "jsonl"];
    args.extend(paths.iter().map(String::as_str));
    let outcome = tidings(&args);
    assert_eq!(outcome.code, 1, "{}", outcome.stderr);
    for message in [
        "empty.txt: the input is empty; leave it out",
        "binary.txt: this is binary data, not text; convert it",
        "long.jsonl:1: the line is 50.0 MB long; split it",
        "cut.jsonl:2: the JSON breaks off (column 15); the file may be cut short",
        "report.docx: unknown format .docx; say which it is with --input-format",
        "missing.txt: cannot read it: No such file or directory",
        "french.txt: this looks like French",
        "latin.txt: not UTF-8 (byte 26); read as windows-1252",
        "6 inputs failed",
    ] {
        assert!(
            outcome.stderr.contains(message),
            "{message:?} is not in:\n{}",
            outcome.stderr
        );
    }
    let ids: Vec<String> = outcome
        .stdout
        .lines()
        .map(|line| {
            serde_json::from_str::<serde_json::Value>(line).unwrap()["id"]
                .as_str()
                .unwrap()
                .to_owned()
        })
        .collect();
    assert_eq!(ids, ["after", "french", "good", "latin", "one"]);
    let languages: Vec<&str> = ["\"language\":\"fr\"", "\"language\":\"en\""]
        .into_iter()
        .filter(|language| outcome.stdout.contains(language))
        .collect();
    assert_eq!(languages.len(), 2, "{}", outcome.stdout);
}

#[test]
fn standard_input_is_sniffed() {
    let id = |input: &str| {
        let outcome = tidings_reading(&["extract", "-"], input.as_bytes());
        assert_eq!(outcome.code, 0, "{}", outcome.stderr);
        serde_json::from_str::<serde_json::Value>(outcome.stdout.lines().next().unwrap()).unwrap()["text"].clone()
    };
    assert_eq!(id(GOOD), GOOD);
    assert_eq!(
        id(&format!(
            "{{\"text\":\"{GOOD}\"}}\n{{\"text\":\"{GOOD}\"}}\n"
        )),
        GOOD
    );
    assert_eq!(
        id(&format!("<html><body><p>{GOOD}</p></body></html>")),
        GOOD
    );
}

#[test]
fn nothing_on_standard_input_is_an_error() {
    let outcome = tidings(&["extract", "-"]);
    assert_eq!(outcome.code, 1);
    assert!(
        outcome.stderr.contains("<stdin>: the input is empty"),
        "{}",
        outcome.stderr
    );
}

#[test]
fn an_output_that_cannot_be_written_is_named() {
    let outcome = tidings_reading(
        &["extract", "-", "-o", "/no/such/folder/graph.graphml"],
        GOOD.as_bytes(),
    );
    assert_eq!(outcome.code, 1);
    assert!(
        outcome
            .stderr
            .contains("/no/such/folder/graph.graphml: cannot write"),
        "{}",
        outcome.stderr
    );
}

#[test]
fn a_closed_pipe_is_no_failure() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("many.jsonl");
    let lines: String = (0..2000)
        .map(|n| format!("{{\"id\":\"{n}\",\"text\":\"{GOOD}\"}}\n"))
        .collect();
    fs::write(&path, lines).unwrap();
    let mut child = command(&["extract", path.to_str().unwrap()])
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!(
        output.status.code(),
        Some(0),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
}
