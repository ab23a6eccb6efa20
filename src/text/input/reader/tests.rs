//! Every kind of bad input gives one clear error and costs no other article.

use super::*;
use std::fs;
use std::path::PathBuf;

struct Folder(tempfile::TempDir);

impl Folder {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn write(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.0.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, bytes).unwrap();
        path
    }
}

fn read(paths: &[PathBuf], options: ReadOptions) -> Vec<Result<Reading, String>> {
    let sources = paths.iter().cloned().map(Source::File).collect();
    ArticleReader::new(sources, options)
        .map(|r| r.map_err(|e| e.to_string()))
        .collect()
}

fn one(name: &str, bytes: impl AsRef<[u8]>) -> Result<Reading, String> {
    let folder = Folder::new();
    let path = folder.write(name, bytes);
    let mut all = read(&[path], ReadOptions::default());
    assert_eq!(all.len(), 1);
    all.remove(0)
}

#[test]
fn ids_come_from_the_file_or_its_folder() {
    assert_eq!(one("lima.txt", "Lima waits.").unwrap().article.id, "lima");
    assert_eq!(
        one("summit/article.txt", "Lima waits.").unwrap().article.id,
        "summit"
    );
    assert_eq!(
        one("a.json", r#"{"id":"x","text":"Lima waits."}"#)
            .unwrap()
            .article
            .id,
        "x"
    );
    assert_eq!(
        one("a.json", r#"{"text":"Lima waits."}"#)
            .unwrap()
            .article
            .id,
        "a"
    );
    assert!(
        one("a.jsonl", r#"{"text":"Lima waits."}"#)
            .unwrap()
            .article
            .id
            .starts_with('d')
    );
}

#[test]
fn an_empty_file_is_an_error() {
    let error = one("a.txt", "").unwrap_err();
    assert!(
        error.contains("a.txt: the input is empty; leave it out"),
        "{error}"
    );
    assert!(one("a.txt", " \n\n").unwrap_err().contains("no text in it"));
}

#[test]
fn a_binary_file_is_an_error() {
    assert!(
        one("a.txt", b"\x7fELF\x02\x01\0\0\0")
            .unwrap_err()
            .contains("binary data, not text")
    );
}

#[test]
fn invalid_utf8_is_read_with_a_warning() {
    let reading = one("a.txt", b"Lima \xFF waits for \xC3\xA9 and \xC3\xA8.").unwrap();
    assert_eq!(reading.article.text, "Lima \u{FFFD} waits for é and è.");
    assert!(
        reading.warnings[0].contains("byte 5"),
        "{:?}",
        reading.warnings
    );
    let line = one(
        "a.jsonl",
        b"{\"text\":\"Lima \xFF waits for \xC3\xA9 and \xC3\xA8.\"}\n",
    )
    .unwrap();
    assert!(line.warnings[0].contains("byte 14"), "{:?}", line.warnings);
}

#[test]
fn an_unknown_ending_is_an_error_unless_the_format_is_said() {
    let folder = Folder::new();
    let path = folder.write("a.docx", "Lima waits.");
    let error = read(std::slice::from_ref(&path), ReadOptions::default())
        .remove(0)
        .unwrap_err();
    assert!(
        error.contains("unknown format .docx; say which it is with --input-format (txt, md"),
        "{error}"
    );
    let options = ReadOptions {
        format: Some(InputFormat::Text),
        date: None,
    };
    assert!(read(&[path], options)[0].is_ok());
}

#[test]
fn a_missing_file_costs_no_other() {
    let folder = Folder::new();
    let there = folder.write("b.txt", "Lima waits.");
    let all = read(
        &[folder.0.path().join("a.txt"), there],
        ReadOptions::default(),
    );
    assert!(
        all[0]
            .as_ref()
            .unwrap_err()
            .contains("a.txt: cannot read it")
    );
    assert!(all[1].is_ok());
}

#[test]
fn a_line_that_breaks_off_costs_no_other() {
    let folder = Folder::new();
    let path = folder.write(
        "a.jsonl",
        "{\"text\":\"One.\"}\n\n{\"text\":\"Tw\n{\"text\":\"Three.\"}\n{\"title\":\"x\"}\n",
    );
    let all = read(&[path], ReadOptions::default());
    assert_eq!(all.len(), 4);
    assert_eq!(all[0].as_ref().unwrap().article.text, "One.");
    assert!(
        all[1]
            .as_ref()
            .unwrap_err()
            .contains("a.jsonl:3: the JSON breaks off")
    );
    assert_eq!(all[2].as_ref().unwrap().article.text, "Three.");
    assert!(
        all[3]
            .as_ref()
            .unwrap_err()
            .contains("a.jsonl:5: the object has no text field")
    );
}

#[test]
fn fifty_megabytes_in_a_line_cost_no_other() {
    let long = "x".repeat(50_000_000);
    let folder = Folder::new();
    let lines = folder.write(
        "a.jsonl",
        format!("{{\"text\":\"One.\"}}\n{{\"text\":\"{long}\"}}\n{{\"text\":\"Two.\"}}\n"),
    );
    let text = folder.write("b.txt", &long);
    let all = read(&[lines, text], ReadOptions::default());
    assert!(all[0].is_ok() && all[2].is_ok());
    assert!(
        all[1]
            .as_ref()
            .unwrap_err()
            .contains("a.jsonl:2: the line is 50.0 MB long; split it")
    );
    assert!(
        all[3]
            .as_ref()
            .unwrap_err()
            .contains("b.txt: the text is 50.0 MB long; split it")
    );
}

#[test]
fn another_language_is_read_with_a_warning() {
    let reading = one(
        "a.txt",
        "El presidente de la república anunció el lunes que el gobierno retirará las tropas de la frontera y que las \
         conversaciones con los países vecinos comenzarán la próxima semana.",
    )
    .unwrap();
    assert!(
        reading.warnings[0].contains("looks like Spanish"),
        "{:?}",
        reading.warnings
    );
}

#[test]
fn the_stated_date_goes_before_the_flag_and_the_flag_before_the_guess() {
    let flag = "2020-01-01".parse().ok();
    let options = ReadOptions {
        format: None,
        date: flag,
    };
    let folder = Folder::new();
    let stated = folder.write("a.json", r#"{"date":"2019-05-05","text":"Lima waits."}"#);
    let page = folder.write(
        "b.html",
        "<html><head><meta property='article:published_time' content='2018-01-01'></head><p>Lima waits.</html>",
    );
    let line = folder.write("c.txt", "4 January 2017\n\nLima waits.");
    let dates = |options| -> Vec<String> {
        let paths = [stated.clone(), page.clone(), line.clone()];
        read(&paths, options)
            .into_iter()
            .map(|r| r.unwrap().article.date.unwrap().to_string())
            .collect()
    };
    assert_eq!(dates(options), ["2019-05-05", "2020-01-01", "2020-01-01"]);
    assert_eq!(
        dates(ReadOptions::default()),
        ["2019-05-05", "2018-01-01", "2017-01-04"]
    );
}

#[test]
fn json_arrays_and_gold_files_are_read() {
    let folder = Folder::new();
    let array = folder.write(
        "a.json",
        "[\n{\"id\":\"1\",\"text\":\"One.\"},\n{\"id\":\"2\",\"text\":\"Tw",
    );
    let gold = folder.write(
        "b.json",
        r#"{"id":"g","date":"2019-01-01","text":"One.","entities":[],"relations":[]}"#,
    );
    let all = read(&[array, gold], ReadOptions::default());
    assert_eq!(all[0].as_ref().unwrap().article.id, "1");
    assert!(
        all[1]
            .as_ref()
            .unwrap_err()
            .contains("a.json:3: the JSON breaks off")
    );
    assert!(all[2].as_ref().unwrap().document.is_none());
}
