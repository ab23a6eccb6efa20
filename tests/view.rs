//! `tidings view` in a pipe: it writes the page, prints where, and opens nothing.

use crate::run::tidings;

const ARTICLE: &str = "fixtures/news/summit-in-tashkent/article.txt";

#[test]
fn prints_the_path_of_a_page_that_holds_the_article() {
    let outcome = tidings(&["view", ARTICLE]);
    assert_eq!(outcome.code, 0, "{}", outcome.stderr);
    let path = outcome.stdout.trim_end();
    let page = std::fs::read_to_string(path).unwrap();
    std::fs::remove_file(path).unwrap();
    assert!(page.starts_with("<!DOCTYPE html>"));
    assert!(page.contains("The presidents of Kazakhstan and Uzbekistan signed"));
}

#[test]
fn a_graph_gives_the_page_that_its_documents_give_but_for_the_texts() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let graph = at("x.graph.json");
    assert_eq!(tidings(&["extract", ARTICLE, "-o", &graph]).code, 0);
    let (from_graph, from_article, extracted) = (at("g.html"), at("a.html"), at("e.html"));
    assert_eq!(tidings(&["view", &graph, "-o", &from_graph]).code, 0);
    assert_eq!(tidings(&["view", ARTICLE, "-o", &from_article]).code, 0);
    assert_eq!(tidings(&["extract", ARTICLE, "-o", &extracted]).code, 0);
    let read = |path: &str| std::fs::read_to_string(path).unwrap();
    assert_eq!(read(&from_article), read(&extracted));
    let nodes = |page: &str| {
        let (_, rest) = page.split_once("\"nodes\":{").unwrap();
        rest.split_once("\"edges\"").unwrap().0.to_owned()
    };
    assert_eq!(nodes(&read(&from_graph)), nodes(&read(&from_article)));
    assert!(read(&from_graph).contains(" … "));
}

#[test]
fn a_broken_graph_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("x.json");
    std::fs::write(&path, "{\"directed\": true}").unwrap();
    let outcome = tidings(&["view", path.to_str().unwrap(), "--no-open"]);
    assert_eq!(outcome.code, 1);
    assert!(
        outcome.stderr.contains("x.json: missing field `graph`")
            && outcome.stderr.contains("tidings convert"),
        "{}",
        outcome.stderr
    );
}
