//! Any bytes read as Html: an article or an error comes out, and nothing panics.
#![no_main]

use libfuzzer_sys::fuzz_target;
use tidings::text::Text;
use tidings::text::input::{ArticleReader, InputFormat, ReadOptions, Source};

fuzz_target!(|bytes: &[u8]| {
    let options = ReadOptions { format: Some(InputFormat::Html), date: None };
    for reading in ArticleReader::new(vec![Source::Bytes("fuzz".into(), bytes.to_vec())], options).flatten() {
        let text = Text::read(&reading.article);
        assert!(text.paragraphs.iter().all(|p| text.content.get(p.span.range()).is_some()));
    }
});
