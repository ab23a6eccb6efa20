//! A vocabulary of one's own, as `docs/ontology.md` walks through it.

use crate::run::{tidings, tidings_reading};
use serde_json::Value;
use std::path::PathBuf;

/// The first TOML block of the guide, as a file.
fn example() -> (tempfile::TempDir, PathBuf) {
    let guide = std::fs::read_to_string("docs/ontology.md").unwrap();
    let block = guide.split("```toml\n").nth(1).unwrap();
    written(block.split("```").next().unwrap())
}

fn written(text: &str) -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("my.toml");
    std::fs::write(&file, text).unwrap();
    (folder, file)
}

#[test]
fn a_new_type_is_found_in_an_article() {
    let (_folder, file) = example();
    let file = file.to_str().unwrap();
    let check = tidings(&["ontology", "check", file]);
    assert_eq!(check.code, 0, "{}", check.stderr);
    assert!(check.stdout.contains("new: acquired"), "{}", check.stdout);
    let article =
        "Norvik Shipping acquired Baltia Lines on Monday. The Louvre acquired a painting.";
    let found = |args: &[&str]| -> Vec<(String, String)> {
        let outcome = tidings_reading(args, article.as_bytes());
        assert_eq!(outcome.code, 0, "{}", outcome.stderr);
        let lines = outcome.stdout.lines();
        let all = lines.map(|line| serde_json::from_str::<Value>(line).unwrap());
        let ends = |v: &Value| {
            let name = |end: &str| {
                v[end]["name"]
                    .as_str()
                    .or(v[end].as_str())
                    .unwrap()
                    .to_owned()
            };
            (name("source"), name("target"))
        };
        let acquired = all.filter(|v| v["type"] == "acquired");
        acquired.map(|v| ends(&v)).collect()
    };
    let with = found(&["relations", "-", "--json", "--ontology", file]);
    let expected = ("Norvik Shipping".to_owned(), "Baltia Lines".to_owned());
    assert_eq!(with, [expected]);
    assert!(found(&["relations", "-", "--json"]).is_empty());
}

#[test]
fn what_is_wrong_is_named_with_its_line() {
    for (text, line, word) in [
        ("[types.x]\nkind = 'evnt'", ":2", "evnt"),
        (
            "[types.warned]\nverbs = [\n 'nag',\n 'scold @dragon',\n]",
            ":4",
            "dragon",
        ),
        ("[types.warned]\n\nnames = []", ":3", "names"),
        ("[words]\nheavy = ['lift']", ":2", "heavy"),
        ("[types.warned\n", ":1", "my.toml"),
    ] {
        let (_folder, file) = written(text);
        let outcome = tidings(&["ontology", "check", file.to_str().unwrap()]);
        assert_eq!(outcome.code, 1, "{text}");
        let error = outcome.stderr;
        assert!(
            error.contains(&format!("my.toml{line}")) && error.contains(word),
            "{error}"
        );
    }
}

#[test]
fn the_schema_knows_every_key_and_word_class_of_the_built_in_file() {
    let schema = std::fs::read_to_string("schema/ontology.schema.json").unwrap();
    let schema: Value = serde_json::from_str(&schema).unwrap();
    let own = std::fs::read_to_string("schema/ontology.toml").unwrap();
    let own: toml::Table = toml::from_str(&own).unwrap();
    let keys = &schema["$defs"]["type"]["properties"];
    for (name, kind) in own["types"].as_table().unwrap() {
        for key in kind.as_table().unwrap().keys() {
            assert!(keys.get(key).is_some(), "{name}.{key}");
        }
    }
    for class in own["words"].as_table().unwrap().keys() {
        assert!(
            schema["properties"]["words"]["properties"]
                .get(class)
                .is_some(),
            "{class}"
        );
    }
}
