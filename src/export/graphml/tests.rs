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
fn reads_back_what_it_wrote() {
    let graph = KnowledgeGraph::merge([&DocumentRecord::of(&sample::summit("x"))]);
    let mut out = Vec::new();
    write_graphml(&graph, &mut out).unwrap();
    let back = read_graphml(&out).unwrap();
    let json = |graph: &KnowledgeGraph| serde_json::to_string(graph).unwrap();
    assert_eq!(json(&back), json(&graph));
}

#[test]
fn a_foreign_file_is_refused_with_the_place() {
    let text = "<graphml><graph edgedefault=\"directed\"><node id=\"a\"/></graph></graphml>";
    let error = read_graphml(text.as_bytes()).unwrap_err();
    assert!(
        error.starts_with("byte 53: a node without \"record\""),
        "{error}"
    );
}

#[test]
fn every_kind_of_knowledge_reaches_the_file() {
    let text = graphml(&DocumentRecord::of(&sample::summit("x")));
    for part in [
        "labels=\":Entity:Person:Leader\"",
        "label=\"MET_WITH\"",
        "<data key=\"e_weight\">1.0</data>",
        "<data key=\"e_status\">denied</data>",
        "<data key=\"e_first_date\">2024-05-06</data>",
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
