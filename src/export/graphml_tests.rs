//! Claims about GraphML that need no foreign reader; `tests/interop` has those that do.

use super::*;
use crate::document::record::DocumentRecord;
use crate::document::sample;

fn graphml(record: &DocumentRecord) -> String {
    let mut out = Vec::new();
    write_graphml(&KnowledgeGraph::merge([record]), &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

#[test]
fn key_ids_are_unique_and_no_name_is_one_of_gephis_own() {
    let ids: BTreeSet<_> = NODE_KEYS
        .iter()
        .chain(&EDGE_KEYS)
        .map(|key| key.0)
        .collect();
    assert_eq!(ids.len(), NODE_KEYS.len() + EDGE_KEYS.len());
    let own = [
        "id", "timeset", "size", "color", "x", "y", "z", "r", "g", "b", "source", "target", "kind",
    ];
    for keys in [&NODE_KEYS[..], &EDGE_KEYS[..]] {
        let names: BTreeSet<_> = keys.iter().map(|key| key.1.to_lowercase()).collect();
        assert_eq!(names.len(), keys.len());
        assert!(own.iter().all(|name| !names.contains(*name)));
    }
}

#[test]
fn every_kind_of_knowledge_reaches_the_file() {
    let text = graphml(&DocumentRecord::of(&sample::summit("x")));
    for part in [
        "labels=\":Entity:Person:Leader\"",
        "label=\"MET_WITH\"",
        "<data key=\"e_weight\">1.0</data>",
        "<data key=\"e_status\">denied</data>",
        "<data key=\"e_first\">2024-05-06</data>",
        "\"rule\":\"title/of\"",
        "\"attribution\":\"e",
        "https://news.example/x?a=1&b=2",
        "Veldoria had not warned Norwich & Sons",
    ] {
        assert!(text.contains(part), "{part} in {text}");
    }
    assert!(!text.contains("<default"));
}

#[test]
fn infinity_is_not_read_into_a_treaty() {
    let mut record = DocumentRecord::of(&sample::summit("x"));
    record.title = Some("The INF Treaty".into());
    assert!(graphml(&record).contains("The \\u0049NF Treaty"));
}
