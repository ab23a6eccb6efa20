//! Claims about merging, on documents built by hand.

use crate::KnowledgeGraph;
use crate::document::record::DocumentRecord;
use crate::document::sample::{self, Builder};
use crate::graph::Status;
use crate::ontology::EntityType::{Country, Leader, Official, Person, Place};
use crate::relation::Polarity;

fn person(id: &str, name: &str, item: Option<&str>) -> DocumentRecord {
    let text = format!("{name} spoke.");
    let document = Builder::new(id, "2024-01-01", &text)
        .entity(Person, &[name], item, None)
        .build();
    DocumentRecord::of(&document)
}

#[test]
fn never_merges_on_a_surname() {
    let documents = [person("a", "Kim", None), person("b", "Kim", None)];
    assert_eq!(KnowledgeGraph::merge(&documents).nodes().len(), 2);
}

#[test]
fn a_full_name_is_one_person_in_every_document_and_office() {
    let text = "Ana Belo spoke.";
    let build = |id, kind| {
        DocumentRecord::of(
            &Builder::new(id, "2024-01-01", text)
                .entity(kind, &["Ana Belo"], None, None)
                .build(),
        )
    };
    let documents = [build("a", Leader), build("b", Official), build("c", Leader)];
    let graph = KnowledgeGraph::merge(&documents);
    assert_eq!(graph.nodes().len(), 1);
    let node = graph.nodes().next().unwrap();
    assert_eq!((node.entity_type, node.documents.len()), (Leader, 3));
}

#[test]
fn a_country_and_a_place_of_one_name_are_two_things() {
    let text = "Georgia spoke.";
    let build = |id, kind| {
        DocumentRecord::of(
            &Builder::new(id, "2024-01-01", text)
                .entity(kind, &["Georgia"], None, None)
                .build(),
        )
    };
    assert_eq!(
        KnowledgeGraph::merge(&[build("a", Country), build("b", Place)])
            .nodes()
            .len(),
        2
    );
}

#[test]
fn a_name_joins_the_one_linked_thing_of_that_name_but_never_one_of_two() {
    let one = [
        person("a", "John Smith", Some("Q1")),
        person("b", "John Smith", None),
    ];
    assert_eq!(KnowledgeGraph::merge(&one).nodes().len(), 1);
    let mut two = one.to_vec();
    two.push(person("c", "John Smith", Some("Q2")));
    assert_eq!(KnowledgeGraph::merge(&two).nodes().len(), 3);
}

#[test]
fn the_order_of_the_documents_does_not_show() {
    let records: Vec<_> = ["x", "y", "z"]
        .map(|id| DocumentRecord::of(&sample::summit(id)))
        .into();
    let forth = serde_json::to_string(&KnowledgeGraph::merge(&records)).unwrap();
    let back = serde_json::to_string(&KnowledgeGraph::merge(records.iter().rev())).unwrap();
    assert_eq!(forth, back);
}

#[test]
fn a_document_that_comes_twice_counts_once() {
    let record = DocumentRecord::of(&sample::summit("x"));
    let graph = KnowledgeGraph::merge([&record, &record]);
    assert_eq!(graph.sources().len(), 1);
    assert!(graph.links().all(|link| link.edge.weight == 1));
}

#[test]
fn two_texts_under_one_id_stay_apart() {
    let documents = [person("a", "Ana Belo", None), person("a", "Rui Belo", None)];
    let graph = KnowledgeGraph::merge(&documents);
    assert_eq!(graph.sources().len(), 2);
    assert_ne!(graph.sources()[0].id, graph.sources()[1].id);
}

#[test]
fn an_edge_adds_up_its_statements() {
    let mut denial = DocumentRecord::of(&sample::summit("y"));
    denial.relations[0].polarity = Polarity::Negated;
    let records = [DocumentRecord::of(&sample::summit("x")), denial];
    let graph = KnowledgeGraph::merge(&records);
    let met = graph
        .links()
        .find(|l| l.edge.relation_type == "met-with")
        .unwrap()
        .edge;
    assert_eq!(
        (met.weight, met.status, met.disputed),
        (2, Status::Asserted, true)
    );
    assert_eq!(met.denied, 0.5);
    assert_eq!(met.first_date, "2024-05-06".parse().ok());
    assert_eq!(met.first_reported, "2024-05-08".parse().ok());
    let warned = graph
        .links()
        .find(|l| l.edge.relation_type == "warned")
        .unwrap()
        .edge;
    assert_eq!(warned.status, Status::Denied);
    let evidence = &warned.statements[0].evidence[0];
    assert_eq!(
        evidence.quote.text,
        "Veldoria had not warned Norwich & Sons"
    );
    assert_eq!(
        evidence.sentence.text,
        "Durand said Veldoria had not warned Norwich & Sons."
    );
}

#[test]
fn statistics_count_what_is_there() {
    let graph = KnowledgeGraph::merge(&[DocumentRecord::of(&sample::summit("x"))]);
    let statistics = graph.statistics();
    assert_eq!(
        (statistics.nodes, statistics.edges, statistics.statements),
        (6, 4, 4)
    );
    assert_eq!(statistics.components, 2);
    assert_eq!(statistics.leaders[0].name, "Željka Ďurić");
}

#[test]
fn finds_a_node_by_any_of_its_names() {
    let graph = KnowledgeGraph::merge(&[DocumentRecord::of(&sample::summit("x"))]);
    assert_eq!(graph.find("ŽELJKA ďurić").count(), 1);
    assert_eq!(graph.find("nobody").count(), 0);
}
