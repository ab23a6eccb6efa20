//! Promises that hold for any text: nothing panics, every offset can be sliced, every edge has its words.

use proptest::prelude::*;
use std::sync::LazyLock;
use tidings::document::DocumentRecord;
use tidings::{Article, Pipeline};

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
