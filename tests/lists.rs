//! The commands that print lists: from articles or from what `extract` wrote, in a pipe as values or as JSON.

use crate::run::{tidings, tidings_reading};
use serde_json::Value;

const ARTICLE: &str = "fixtures/news/summit-in-tashkent/article.txt";

#[test]
fn lists_are_the_same_from_an_article_and_from_its_document() {
    let document = tidings(&["extract", ARTICLE]).stdout;
    for command in ["entities", "relations", "stats"] {
        let direct = tidings(&[command, ARTICLE]);
        let later = tidings_reading(&[command, "-"], document.as_bytes());
        assert_eq!((direct.code, later.code), (0, 0), "{}", later.stderr);
        assert_eq!(direct.stdout, later.stdout, "{command}");
    }
}

#[test]
fn a_pipe_gets_values_with_a_header_or_json() {
    let values = tidings(&["entities", ARTICLE]).stdout;
    let mut rows = values.lines().map(|line| line.split('\t').count());
    assert!(values.starts_with("name\ttype\tmentions\t"), "{values}");
    assert!(rows.all(|columns| columns == 6));
    let json = tidings(&["entities", ARTICLE, "--json", "--type", "country"]).stdout;
    let types: Vec<Value> = json
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).unwrap()["type"].take())
        .collect();
    assert!(
        !types.is_empty() && types.iter().all(|t| t == "country"),
        "{json}"
    );
}

#[test]
fn relations_are_chosen_by_their_ends_and_type() {
    let all = tidings(&["relations", ARTICLE, "--json"]).stdout;
    let first: Value = serde_json::from_str(all.lines().next().unwrap()).unwrap();
    let (source, kind) = (
        first["source"].as_str().unwrap(),
        first["type"].as_str().unwrap(),
    );
    let some = tidings(&[
        "relations",
        ARTICLE,
        "--json",
        "--about",
        source,
        "--type",
        kind,
    ])
    .stdout;
    assert!(some.lines().count() >= 1 && some.lines().count() <= all.lines().count());
    for line in some.lines() {
        let row: Value = serde_json::from_str(line).unwrap();
        assert_eq!(row["type"], kind);
        assert!(row["source"] == source || row["target"] == source, "{row}");
    }
    let target = first["target"].as_str().unwrap();
    let explained = tidings(&["explain", source, target, ARTICLE]);
    assert!(
        explained.stdout.contains(kind) && !explained.stdout.contains('\u{1b}'),
        "{}",
        explained.stdout
    );
    let coloured = tidings(&["explain", source, target, ARTICLE, "--color", "always"]);
    assert!(coloured.stdout.contains('\u{1b}'));
}

#[test]
fn explain_says_by_which_words_a_statement_is_read_as_it_is() {
    let text = "Chile's president, Ana Prats, said on Monday that Peru may attack Chile.";
    let plain = tidings_reading(&["explain", "Peru", "Chile", "-"], text.as_bytes()).stdout;
    for words in [
        "Peru → attacked → Chile",
        "may [attack]",
        "possible, by “may” (auxiliary)",
        "according to Ana Prats, by “said” (report)",
        "trigger “attack”",
    ] {
        assert!(plain.contains(words), "{words:?} is not in:\n{plain}");
    }
    let json = tidings_reading(
        &["explain", "Peru", "Chile", "-", "--json"],
        text.as_bytes(),
    )
    .stdout;
    let row: Value = serde_json::from_str(json.lines().next().unwrap()).unwrap();
    assert_eq!(
        (&row["modality"], &row["speaker"]),
        (&"possible".into(), &"Ana Prats".into())
    );
    assert_eq!(row["because"][0]["text"], "may");
}

#[test]
fn a_surname_finds_who_bears_it() {
    let of = |name| tidings(&["relations", ARTICLE, "--about", name]).stdout;
    assert!(of("Mirziyoyev").contains("Shavkat Mirziyoyev"));
    assert_eq!(of("mirziyoyev"), of("Shavkat Mirziyoyev"));
}

#[test]
fn a_name_that_nothing_goes_by_is_wrong_usage() {
    for args in [
        &["relations", ARTICLE, "--from", "Atlantis"][..],
        &["explain", "Atlantis", "Lemuria", ARTICLE],
    ] {
        let outcome = tidings(args);
        assert_eq!(outcome.code, 2);
        assert!(
            outcome
                .stderr
                .contains("nothing in the articles goes by \"Atlantis\""),
            "{}",
            outcome.stderr
        );
    }
}

#[test]
fn sentences_come_out_as_conllu() {
    let conllu = tidings(&["analyze", ARTICLE]).stdout;
    assert!(conllu.starts_with("# newdoc id = summit-in-tashkent\n"));
    let words: Vec<&str> = conllu
        .lines()
        .filter(|l| !l.is_empty() && !l.starts_with('#'))
        .collect();
    assert!(words.len() > 300 && words.iter().all(|word| word.split('\t').count() == 10));
}
