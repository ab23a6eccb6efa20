//! The same bytes with one thread and with eight, and with the inputs in any order.

use crate::run::tidings;

const INPUTS: [&str; 5] = [
    "fixtures/news/clashes-on-the-frontier/article.txt",
    "fixtures/news/coalition-in-crisis/article.txt",
    "fixtures/news/experts-on-grain-deal/article.txt",
    "fixtures/news/sanctions-over-straits/article.txt",
    "fixtures/news/summit-in-tashkent/article.txt",
];

fn extract(format: &str, jobs: &str, inputs: &[&str]) -> String {
    let mut args = vec!["extract", "--format", format, "--jobs", jobs];
    args.extend(inputs);
    let outcome = tidings(&args);
    assert_eq!(outcome.code, 0, "{}", outcome.stderr);
    outcome.stdout
}

#[test]
fn threads_and_order_change_no_byte() {
    let reversed: Vec<&str> = INPUTS.into_iter().rev().collect();
    for format in ["jsonl", "json", "graphml", "jsonld", "graph-json"] {
        let once = extract(format, "1", &INPUTS);
        assert!(
            once == extract(format, "8", &INPUTS),
            "{format} with eight threads"
        );
        assert!(
            once == extract(format, "1", &reversed),
            "{format} in reverse order"
        );
        assert!(
            once == extract(format, "8", &["fixtures/news/*/article.txt"]),
            "{format} from a pattern"
        );
    }
}

#[test]
fn a_document_alone_is_the_same_as_in_a_batch() {
    let batch = extract("jsonl", "2", &INPUTS);
    for input in INPUTS {
        assert!(batch.contains(&extract("jsonl", "1", &[input])), "{input}");
    }
}

#[test]
#[cfg(feature = "accurate")]
fn the_accurate_engine_reads_an_article_the_same_alone_and_beside_others() {
    let accurate = |jobs: &str, inputs: &[&str]| {
        let mut args = vec!["analyze", "--model", "accurate", "--jobs", jobs];
        args.extend(inputs);
        let outcome = tidings(&args);
        assert_eq!(outcome.code, 0, "{}", outcome.stderr);
        outcome.stdout
    };
    let [one, other, ..] = INPUTS;
    let both = accurate("2", &[one, other]);
    assert!(both.contains(&accurate("1", &[one])) && both.contains(&accurate("1", &[other])));
    let fast = tidings(&["analyze", one]).stdout;
    assert!(!both.contains(&fast), "the engine was not changed");
}
