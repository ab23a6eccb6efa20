//! The five articles of `fixtures/news` with what Tidings makes of them, kept as real files that the reader programs
//! open. When a model or rule changes them on purpose: `TIDINGS_BLESS=1 cargo test fixtures`, and look at the diff.

use crate::run::{golden, tidings};

const SLUGS: [&str; 5] = [
    "clashes-on-the-frontier",
    "coalition-in-crisis",
    "experts-on-grain-deal",
    "sanctions-over-straits",
    "summit-in-tashkent",
];

#[test]
fn outputs_are_as_kept() {
    for slug in SLUGS {
        let folder = format!("fixtures/news/{slug}");
        for (format, name) in [
            ("jsonl", "article.jsonl"),
            ("graphml", "graph.graphml"),
            ("jsonld", "graph.jsonld"),
        ] {
            let outcome = tidings(&[
                "extract",
                &format!("{folder}/article.txt"),
                "--format",
                format,
            ]);
            assert_eq!(outcome.code, 0, "{}", outcome.stderr);
            golden(format!("{folder}/{name}"), &outcome.stdout);
        }
    }
}

#[test]
fn page_and_export_hold_the_same_article_as_the_text() {
    for (slug, name) in [
        ("sanctions-over-straits", "article.html"),
        ("experts-on-grain-deal", "article.json"),
    ] {
        let read = |name: &str| {
            let outcome = tidings(&["extract", &format!("fixtures/news/{slug}/{name}")]);
            let mut document: serde_json::Value = serde_json::from_str(&outcome.stdout).unwrap();
            let text = document["text"].as_str().unwrap().to_owned();
            (document["date"].take(), text)
        };
        let ((date, text), (other_date, other)) = (read("article.txt"), read(name));
        assert_eq!(date, other_date);
        assert!(
            text.ends_with(&format!("{}\n", other.trim_end())),
            "{slug}: {other}"
        );
    }
}
