//! What holds for the formats together: those that can be read back lose nothing, whatever the texts are; all are the same
//! bytes for the same content; and one article of the fixtures is kept in each.

use crate::run::{golden, tidings};
use proptest::prelude::*;
use tidings::KnowledgeGraph;
use tidings::document::record::{DocumentRecord, EntityRecord, RelationRecord};
use tidings::export::Format;

/// Texts as hostile as they come, beside ordinary ones.
const HOSTILE: [&str; 21] = [
    "INF Treaty",
    "]]>",
    "]]]]>>",
    "say \"so\"",
    "two\nlines",
    "carriage\r\nreturn\r",
    "a & b < c > d",
    "&amp;&#10;",
    "😀👩‍🚀",
    "\u{202e}שלום",
    "nul \0 bell \u{7}",
    "  spaces\t ",
    "back\\slash \\u0041 \\",
    "\u{2028}\u{85}\u{feff}",
    "\u{fffe}\u{ffff}",
    "?> -->",
    "",
    "%41 %",
    "é e\u{301}",
    "Ana Prats",
    "the United Nations",
];

fn words() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => prop::sample::select(&HOSTILE[..]).prop_map(str::to_owned),
        4 => "(\\PC|[\\x00-\\x1f]| ){0,12}",
        1 => Just("x".repeat(10_000)),
    ]
}

fn date() -> impl Strategy<Value = Option<jiff::civil::Date>> {
    let day = (1900i16..2100, 1i8..13, 1i8..29);
    prop::option::of(day.prop_map(|(y, m, d)| jiff::civil::date(y, m, d)))
}

prop_compose! {
    fn entity(id: usize)(
        name in words(),
        kind in 0..tidings::ontology::EntityType::ALL.len(),
        wikidata in prop::option::weighted(0.2, words()),
        iso in prop::option::weighted(0.2, words()),
        mentions in prop::collection::vec((0u32..40, 0u32..10), 0..3),
    ) -> EntityRecord {
        let mention = |(start, length): (u32, u32)| serde_json::json!({"start": start, "end": start + length});
        let record = serde_json::json!({
            "id": id.to_string(), "name": name, "type": tidings::ontology::EntityType::ALL[kind],
            "links": {"wikidata": wikidata, "iso": iso},
            "mentions": mentions.into_iter().map(mention).collect::<Vec<_>>(),
        });
        serde_json::from_value(record).unwrap()
    }
}

prop_compose! {
    fn relation(entities: usize)(
        kind in prop::sample::select(vec!["met-with", "warned", "leads", "my:own type", "ünï"]),
        ends in (0..entities, 0..entities),
        polarity in prop::sample::select(vec!["positive", "negated"]),
        modality in prop::sample::select(vec!["actual", "planned", "possible"]),
        others in (prop::option::of(0..entities), prop::option::of(0..entities)),
        time in prop::option::of((words(), date(), date(), any::<bool>())),
        role in prop::option::of((words(), any::<bool>())),
        confidence in 0u32..10_001,
        cues in prop::collection::vec((words(), any::<bool>()), 0..3),
        rule in words(),
        places in prop::collection::vec((0u32..60, 0u32..20), 1..4),
    ) -> RelationRecord {
        let at = |(start, length): (u32, u32)| serde_json::json!({"start": start, "end": start + length});
        let place = |is: bool| is.then(|| at(places[0]));
        let cue = |(text, is): (String, bool)| {
            let mut cue = serde_json::json!({"aspect": "modality", "kind": "auxiliary", "text": text});
            if let Some(at) = place(is) {
                cue["at"] = at;
            }
            cue
        };
        let mut record = serde_json::json!({
            "cues": cues.into_iter().map(cue).collect::<Vec<_>>(),
            "id": "", "type": kind, "source": ends.0.to_string(), "target": ends.1.to_string(),
            "polarity": polarity, "modality": modality, "rule": rule,
            "attribution": others.0.map(|e| e.to_string()), "place": others.1.map(|e| e.to_string()),
            "confidence": f64::from(confidence) / 10_000.0,
            "trigger": at(places[0]), "evidence": places[1..].iter().copied().map(at).collect::<Vec<_>>(),
        });
        if let Some((text, start, end, is)) = time {
            record["time"] = serde_json::json!({"text": text, "start": start, "end": end});
            if let Some(at) = place(is) {
                record["time"]["at"] = at;
            }
        }
        if let Some((text, is)) = role {
            record["role"] = serde_json::json!({"text": text});
            if let Some(at) = place(is) {
                record["role"]["at"] = at;
            }
        }
        serde_json::from_value(record).unwrap()
    }
}

prop_compose! {
    fn document()(
        id in words(),
        text in words(),
        more in words(),
        date in date(),
        about in prop::collection::vec(prop::option::of(words()), 4),
        cut in 0u32..20,
        entities in (entity(0), entity(1), entity(2), entity(3)),
        relations in prop::collection::vec(relation(4), 0..6),
    ) -> DocumentRecord {
        let text = format!("{text} met {more}. {more} warned {text}.");
        let points = text.chars().count() as u32;
        // An id is a hash of what is stated and where, so no two relations share one.
        let relations = relations.into_iter().zip(0..);
        let named = |(relation, i): (RelationRecord, u32)| RelationRecord { id: format!("r{i}"), ..relation };
        let offsets = |start, end| tidings::document::record::Offsets { start, end };
        DocumentRecord {
            id, text, date,
            title: about[0].clone(),
            url: about[1].clone(),
            publisher: about[2].clone(),
            language: about[3].clone(),
            sentences: vec![offsets(0, cut.min(points)), offsets(cut.min(points), points)],
            entities: vec![entities.0, entities.1, entities.2, entities.3],
            relations: relations.map(named).collect(),
            ..DocumentRecord::default()
        }
    }
}

fn written(format: Format, graph: &KnowledgeGraph) -> Vec<u8> {
    let mut out = Vec::new();
    format.write(graph, &[], &mut out).unwrap();
    out
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn nothing_is_lost_on_the_way_there_and_back(documents in prop::collection::vec(document(), 1..4)) {
        let graph = KnowledgeGraph::merge(&documents);
        let expected = String::from_utf8(written(Format::GraphJson, &graph)).unwrap();
        for &format in Format::ALL.iter().filter(|format| format.is_readable()) {
            let back = format.read(&written(format, &graph), "x");
            let back = back.map_err(|error| TestCaseError::fail(format!("{}: {error}", format.name())))?;
            let found = String::from_utf8(written(Format::GraphJson, &back)).unwrap();
            prop_assert_eq!(&found, &expected, "{}", format.name());
        }
    }

    #[test]
    fn the_other_formats_take_any_text(documents in prop::collection::vec(document(), 1..3)) {
        let graph = KnowledgeGraph::merge(&documents);
        let folder = tempfile::tempdir().unwrap();
        for &format in Format::ALL {
            let path = folder.path().join(format!("x{}", format.endings()[0]));
            format.save(&graph, &documents, &path).unwrap();
            for file in format.files(&path) {
                prop_assert!(file.exists(), "{}", format.name());
            }
        }
    }
}

#[test]
fn a_graph_goes_from_format_to_format_and_comes_back_the_same() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).to_string_lossy().into_owned();
    let convert = |from: &str, to: &str| {
        let outcome = tidings(&["convert", from, to]);
        assert_eq!(outcome.code, 0, "{}", outcome.stderr);
    };
    let article = "fixtures/news/summit-in-tashkent/article.txt";
    let outcome = tidings(&["extract", article, "-o", &path("a.graph.json")]);
    assert_eq!(outcome.code, 0, "{}", outcome.stderr);
    let way = [
        "a.graph.json",
        "b.graphml",
        "c.jsonld",
        "d.trig",
        "e.nt",
        "f.ttl",
        "g.graph.json",
    ];
    for pair in way.windows(2) {
        convert(&path(pair[0]), &path(pair[1]));
    }
    let read = |name: &str| std::fs::read_to_string(path(name)).unwrap();
    assert_eq!(read("a.graph.json"), read("g.graph.json"));
    let stats = |input: &str| tidings(&["stats", input, "--json"]).stdout;
    assert_eq!(stats(&path("b.graphml")), stats(article));
    let outcome = tidings(&["explain", "Kazakhstan", "Uzbekistan", &path("d.trig")]);
    assert!(outcome.stdout.contains("agreed-with"), "{}", outcome.stdout);
}

#[test]
fn what_cannot_be_converted_is_said() {
    for (args, words) in [
        (
            &["convert", "x.svg", "x.graphml"][..],
            "svg can't be read back",
        ),
        (&["convert", "x.graphml", "x.jsonl"], "holds no texts"),
        (&["convert", "x.graphml", "-"], "--to"),
        (
            &["convert", "fixtures/none.graphml", "x.ttl"],
            "fixtures/none.graphml",
        ),
        (
            &["extract", "x.txt", "--format", "csv"],
            "several files (nodes, edges)",
        ),
        (&["stats", "a.graphml", "b.graphml"], "stands alone"),
    ] {
        let outcome = tidings(args);
        assert_ne!(outcome.code, 0, "{args:?}");
        assert!(
            outcome.stderr.contains(words),
            "{args:?}: {}",
            outcome.stderr
        );
    }
}

#[test]
fn one_article_is_kept_in_every_format_of_text() {
    let folder = "fixtures/news/summit-in-tashkent";
    let temporary = tempfile::tempdir().unwrap();
    let documents = temporary.path().join("article.jsonl");
    let documents = documents.to_string_lossy();
    let outcome = tidings(&[
        "extract",
        &format!("{folder}/article.txt"),
        "-o",
        &documents,
    ]);
    assert_eq!(outcome.code, 0, "{}", outcome.stderr);
    for &format in Format::ALL {
        if ["json", "svg", "html", "png", "parquet", "jsonl"].contains(&format.name()) {
            continue;
        }
        let path = temporary
            .path()
            .join(format!("graph{}", format.endings()[0]));
        let outcome = tidings(&["convert", &documents, &path.to_string_lossy()]);
        assert_eq!(outcome.code, 0, "{}", outcome.stderr);
        for file in format.files(&path) {
            let name = file.file_name().unwrap().to_string_lossy().into_owned();
            golden(
                format!("{folder}/{name}"),
                &std::fs::read_to_string(file).unwrap(),
            );
        }
    }
}
