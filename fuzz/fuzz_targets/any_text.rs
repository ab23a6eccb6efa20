//! Any text: nothing panics, every offset can be sliced, every relation has evidence.
#![no_main]

use libfuzzer_sys::fuzz_target;
use std::sync::LazyLock;
use tidings::document::DocumentRecord;
use tidings::{Article, Pipeline};

static PIPELINE: LazyLock<Pipeline> = LazyLock::new(|| Pipeline::builtin().unwrap());

fuzz_target!(|text: &str| {
    let document = PIPELINE.analyze(Article { text: text.to_owned(), ..Article::default() });
    for sentence in &document.sentences {
        assert!(text.get(sentence.span.range()).is_some());
        assert!(sentence.words.iter().all(|word| text.get(word.span.range()).is_some()));
    }
    let record = DocumentRecord::of(&document);
    assert!(record.relations.iter().all(|relation| !relation.evidence.is_empty()));
});
