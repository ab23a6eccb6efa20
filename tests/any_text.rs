//! Promises that hold for any text: nothing panics, every offset can be sliced, every edge has its words, the same text
//! gives the same bytes; and for any bytes: an article or an error comes out.

use proptest::prelude::*;
use std::sync::LazyLock;
use tidings::document::DocumentRecord;
use tidings::text::Text;
use tidings::text::input::{ArticleReader, InputFormat, ReadOptions, Source};
use tidings::{Article, KnowledgeGraph, Pipeline};

static PIPELINE: LazyLock<Pipeline> = LazyLock::new(|| Pipeline::builtin().unwrap());

/// Words and marks that news is made of, between characters of any kind.
const TEXT: &str = "((Mr |President |the |“|\"|\\()?(Ana Prats|Vega|Peru|Chile|NATO|the UN|Šefčovič|he|Dr\\. Li|Kyiv’s|Moscow)\
    ( met with | warned | has not sanctioned | said it would attack |, who leads |'s minister | and |, |\\. |”, said |…)\
    |(\\n\\n|\\n|\\t| on Monday| by | according to |Advertisement|\\d{1,4}|\\PC|\\r\\n)){0,40}";

fn check(text: String) -> Result<(), TestCaseError> {
    let article = Article {
        id: "any".into(),
        text,
        date: "2024-05-07".parse().ok(),
        ..Article::default()
    };
    let document = PIPELINE.analyze(article);
    let record = DocumentRecord::of(&document);
    let points = record.text.chars().count() as u32;
    let fits = |start: u32, end: u32| start <= end && end <= points;
    for span in document
        .masked
        .iter()
        .chain(document.sentences.iter().map(|s| &s.span))
    {
        prop_assert!(document.article.text.get(span.range()).is_some());
    }
    for word in document.sentences.iter().flat_map(|s| &s.words) {
        prop_assert!(document.article.text.get(word.span.range()).is_some());
    }
    for entity in &record.entities {
        prop_assert!(!entity.mentions.is_empty() && !entity.name.is_empty());
        prop_assert!(
            entity
                .mentions
                .iter()
                .all(|m| fits(m.start, m.end) && m.start < m.end)
        );
    }
    for relation in &record.relations {
        prop_assert!(!relation.evidence.is_empty());
        prop_assert!(
            relation
                .evidence
                .iter()
                .all(|e| fits(e.start, e.end) && e.start < e.end)
        );
        prop_assert!(fits(relation.trigger.start, relation.trigger.end));
        prop_assert!(
            record.entity(&relation.source).is_some() && record.entity(&relation.target).is_some()
        );
        prop_assert!((0.0..=1.0).contains(&relation.confidence));
        for at in relation.cues.iter().filter_map(|cue| cue.at) {
            prop_assert!(fits(at.start, at.end) && at.start < at.end);
        }
        if let Some(time) = &relation.time {
            prop_assert!(time.start.zip(time.end).is_none_or(|(a, b)| a <= b));
            prop_assert_eq!(time.precision.is_some(), time.start.or(time.end).is_some());
        }
    }
    let graph = KnowledgeGraph::merge(std::slice::from_ref(&record));
    for link in graph.links() {
        prop_assert!(!link.edge.statements.is_empty());
        for evidence in link.edge.evidence() {
            let (quote, all) = (&evidence.quote, record.text.chars());
            let words: String = all
                .skip(quote.start as usize)
                .take((quote.end - quote.start) as usize)
                .collect();
            prop_assert!(!words.is_empty() && words == quote.text);
        }
    }
    let again = DocumentRecord::of(&PIPELINE.analyze(document.article));
    prop_assert_eq!(
        serde_json::to_string(&again).unwrap(),
        serde_json::to_string(&record).unwrap()
    );
    Ok(())
}

/// Pieces that the readers of files take apart, and bytes that none expects.
const PIECES: [&[u8]; 34] = [
    b"{",
    b"}",
    b"[",
    b"]",
    b"\"",
    b",",
    b":",
    b"\\",
    b"\"text\":\"",
    b"\"id\":",
    b"\"date\":7",
    b"null",
    b"<p>",
    b"</p>",
    b"<!--",
    b"<script>",
    b"<title>",
    b"&#x",
    b"&amp;",
    b"...",
    b"---\n",
    b"title: ",
    b"\n",
    b"\r\n",
    b"Lima ",
    b"Home > News > ",
    b"LIMA (A) - ",
    b"2024-05-07",
    b"\xFF",
    b"\xC3",
    b"\xEF\xBB\xBF",
    b"\0",
    b"# ",
    b" - ",
];

fn bytes() -> impl Strategy<Value = Vec<u8>> {
    let piece = prop_oneof![
        8 => proptest::sample::select(PIECES.as_slice()).prop_map(<[u8]>::to_vec),
        1 => proptest::collection::vec(any::<u8>(), 0..8),
    ];
    proptest::collection::vec(piece, 0..80).prop_map(|pieces| pieces.concat())
}

fn read(bytes: &[u8]) -> Result<(), TestCaseError> {
    for format in InputFormat::ALL.into_iter().map(Some).chain([None]) {
        let source = Source::Bytes("any".into(), bytes.to_vec());
        let options = ReadOptions { format, date: None };
        for reading in ArticleReader::new(vec![source], options) {
            match reading {
                Ok(reading) => {
                    let text = Text::read(&reading.article);
                    let words = text
                        .paragraphs
                        .iter()
                        .map(|p| p.span)
                        .chain(text.masked.clone());
                    for span in words {
                        prop_assert!(text.content.get(span.range()).is_some());
                    }
                    prop_assert!(!reading.article.id.is_empty());
                }
                Err(error) => prop_assert!(!error.problem.is_empty() && !error.remedy.is_empty()),
            }
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn news_of_any_shape_keeps_the_promises(text in TEXT) {
        check(text)?;
    }

    #[test]
    fn any_characters_keep_the_promises(text in any::<String>()) {
        check(text)?;
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in bytes()) {
        read(&bytes)?;
    }
}

#[test]
fn hard_cases_keep_the_promises() {
    for text in [
        "",
        " ",
        "\n\n\n",
        "\u{feff}",
        "a",
        ".",
        "“",
        "((((((((",
        "\u{0}",
        "e\u{301}\u{301}",
        "👩‍👩‍👧‍👦 met 🇵🇪.",
        "'s",
        "n't",
    ] {
        check(text.to_owned()).unwrap();
    }
    check("x".repeat(100_000)).unwrap();
    check("word ".repeat(50_000)).unwrap();
    check(", ".repeat(20_000)).unwrap();
    check("Peru warned Chile and ".repeat(5_000)).unwrap();
}
