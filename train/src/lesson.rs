//! Where names and relations are learnt from: the annotated news, the stories written for training, and annotations of
//! plain news, which hold no text of their own but point into the files of `DATA/text`.

use crate::gold::{self, Gold};
use crate::story;
use anyhow::{Context, Result};
use clap::Args;
use rustc_hash::FxHashMap;
use serde_json::Value;
use std::path::{Path, PathBuf};
use tidings::ontology::Ontology;

/// The folders that are learnt from.
#[derive(Args, Debug)]
pub(crate) struct Lessons {
    /// Folder of the data; corpora of names lie in its `ner`, plain news in its `text`.
    #[arg(long)]
    pub(crate) data: PathBuf,
    /// Folder of the annotated articles; what is learned from lies in its `train`.
    #[arg(long)]
    pub(crate) gold: PathBuf,
    /// Folder of articles written for training.
    #[arg(long, default_value = "train/stories")]
    stories: PathBuf,
    /// Folder of annotations whose texts lie in the data.
    #[arg(long, default_value = "train/annotations")]
    annotations: PathBuf,
}

impl Lessons {
    /// The annotated news: items, then articles; held-out parts of them are measured on.
    pub(crate) fn news(&self) -> [PathBuf; 2] {
        ["current-events", "wikinews"].map(|n| self.gold.join(format!("train/{n}.jsonl")))
    }

    /// What is learnt from beside the annotated news, and never measured on.
    pub(crate) fn extra(&self, ontology: &Ontology) -> Result<Vec<Gold>> {
        let mut out = story::read(&self.stories, ontology)?;
        for path in files(&self.annotations, "jsonl")? {
            let name = path.file_name().unwrap_or_default();
            let texts = texts(&self.data.join("text").join(name))?;
            for mut value in lines(&path)? {
                let id = value["id"].as_str().unwrap_or_default().to_owned();
                let text = (texts.get(&id))
                    .with_context(|| format!("{}: no text of {id}", path.display()))?;
                value["text"] = Value::from(text.clone());
                out.push(gold::document(&value, ontology));
            }
        }
        Ok(out)
    }
}

/// The files of a folder with an extension, in the order of their names.
pub(crate) fn files(folder: &Path, extension: &str) -> Result<Vec<PathBuf>> {
    let mut out: Vec<_> = std::fs::read_dir(folder)
        .with_context(|| folder.display().to_string())?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|e| e == extension))
        .collect();
    out.sort();
    Ok(out)
}

fn lines(path: &Path) -> Result<Vec<Value>> {
    let file = std::fs::read_to_string(path).with_context(|| path.display().to_string())?;
    let lines = file.lines().map(serde_json::from_str);
    lines
        .collect::<Result<_, _>>()
        .with_context(|| path.display().to_string())
}

/// The texts of a file of plain news by their ids, as annotations count in them: an article's headline, an empty line,
/// its text and a newline; an item's text alone.
fn texts(path: &Path) -> Result<FxHashMap<String, String>> {
    let article = |value: &Value| {
        let part = |name: &str| value[name].as_str().map(str::to_owned);
        let text = part("text").unwrap_or_default();
        let text = match part("title") {
            Some(title) => format!("{title}\n\n{text}\n"),
            None => text,
        };
        Some((part("id")?, text))
    };
    Ok(lines(path)?.iter().filter_map(article).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Lessons whose annotations hold `line`, over one text with a headline.
    fn lessons(line: &str) -> (tempfile::TempDir, Lessons) {
        let folder = tempfile::tempdir().unwrap();
        let place = |name: &str| folder.path().join(name);
        for name in ["text", "stories", "annotations"] {
            std::fs::create_dir(place(name)).unwrap();
        }
        let text = r#"{"id": "n1", "title": "Zoë quits", "text": "Zoë left Peru."}"#;
        std::fs::write(place("text/news.jsonl"), text).unwrap();
        std::fs::write(place("annotations/news.jsonl"), line).unwrap();
        let lessons = Lessons {
            data: folder.path().into(),
            gold: place("gold"),
            stories: place("stories"),
            annotations: place("annotations"),
        };
        (folder, lessons)
    }

    fn read(lessons: &Lessons) -> Result<Vec<Gold>> {
        lessons.extra(&Ontology::read("<built in>", Ontology::BUILTIN)?)
    }

    #[test]
    fn offsets_count_in_the_headline_and_the_text_below_it() {
        let line = r#"{"id": "n1", "relations": [], "entities": [
            {"id": "p", "type": "country", "mentions": [[20, 24]]}]}"#;
        let (_folder, lessons) = lessons(&line.replace('\n', ""));
        let gold = read(&lessons).unwrap().remove(0);
        assert_eq!(gold.text, "Zoë quits\n\nZoë left Peru.\n");
        assert_eq!(gold.entities[0].1[0].of_text(&gold.text), "Peru");
    }

    #[test]
    fn a_text_or_folder_that_is_missing_is_named() {
        let (folder, mut lessons) = lessons(r#"{"id": "n2", "entities": [], "relations": []}"#);
        let told = |lessons: &Lessons| format!("{:#}", read(lessons).expect_err("an error"));
        assert!(told(&lessons).ends_with("no text of n2"));
        lessons.annotations = folder.path().join("nowhere");
        assert!(told(&lessons).contains("nowhere"));
    }
}
