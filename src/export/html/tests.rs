//! Claims about the page, on documents built by hand.

use super::*;
use crate::document::sample::{self, Builder};
use crate::ontology::EntityType::Person;
use serde_json::Value;

fn page(graph: &KnowledgeGraph, documents: &[DocumentRecord]) -> String {
    let mut out = Vec::new();
    write_html(graph, documents, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

/// The data of a page, read as a browser reads it: up to the first end of its element.
fn data(page: &str) -> Value {
    let (_, rest) = page
        .split_once("<script type=\"application/json\" id=\"data\">")
        .unwrap();
    serde_json::from_str(rest.split_once("</script").unwrap().0).unwrap()
}

#[test]
fn a_hostile_text_stays_inside_its_element() {
    let text = "</script><script>alert(1)</script><!-- <script> Ana Belo spoke.";
    let name = "</script><!--<b>\"&";
    let mut document = DocumentRecord::of(
        &Builder::new("</title><script>x", "2024-01-01", text)
            .entity(Person, &["Ana Belo"], None, None)
            .build(),
    );
    document.entities[0].name = name.into();
    let documents = [document];
    let page = page(&KnowledgeGraph::merge(&documents), &documents);
    assert_eq!(page.matches("</script").count(), 2);
    assert!(!page.contains("<script>x"));
    let data = data(&page);
    assert_eq!(data["articles"]["text"][0], text);
    assert_eq!(data["nodes"]["name"][0], name);
}

#[test]
fn every_statement_points_at_its_words() {
    let documents = [DocumentRecord::of(&sample::summit("x"))];
    let graph = KnowledgeGraph::merge(&documents);
    // With the article's text and, from the graph alone, with an excerpt of it.
    for documents in [&documents[..], &[]] {
        let data = data(&page(&graph, documents));
        let text: Vec<u16> = data["articles"]["text"][0]
            .as_str()
            .unwrap()
            .encode_utf16()
            .collect();
        let statements = graph.links().flat_map(|link| &link.edge.statements);
        let triggers = data["statements"]["trigger"].as_array().unwrap();
        for (statement, at) in statements.zip(triggers.chunks(2)) {
            let (start, end) = (at[0].as_u64().unwrap(), at[1].as_u64().unwrap());
            let words = &text[start as usize..end as usize];
            assert_eq!(String::from_utf16(words).unwrap(), statement.trigger.text);
        }
    }
}

#[test]
fn the_empty_graph_is_a_page_too() {
    let data = data(&page(&KnowledgeGraph::default(), &[]));
    assert_eq!(data["nodes"]["name"].as_array().unwrap().len(), 0);
}

#[test]
fn columns_are_equally_long() {
    let documents = [DocumentRecord::of(&sample::summit("x"))];
    let graph = KnowledgeGraph::merge(&documents);
    let data = data(&page(&graph, &documents));
    for (table, length) in [
        ("nodes", graph.nodes().len()),
        ("edges", graph.links().len()),
        ("articles", 1),
    ] {
        for (column, values) in data[table].as_object().unwrap() {
            assert_eq!(values.as_array().unwrap().len(), length, "{table}.{column}");
        }
    }
}

#[test]
fn the_page_asks_nothing_of_the_network() {
    let policy = PAGE.split_once("Content-Security-Policy").unwrap().1;
    let policy = policy.split_once('>').unwrap().0;
    assert!(policy.contains("default-src 'none'"), "{policy}");
    assert!(
        !policy.contains("unsafe") && !policy.contains("http"),
        "{policy}"
    );
    assert!(!PAGE.contains("src=\"http") && !PAGE.contains("<link"));
}
