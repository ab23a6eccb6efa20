//! Names that mean one thing, and common nouns that mean it.

use crate::mention::MentionKind;
use crate::pipeline::Pipeline;
use crate::text::Article;

/// For each entity its mentions in text order, names and others.
fn entities(text: &str) -> Vec<(Vec<String>, Vec<String>)> {
    let article = Article {
        text: text.to_owned(),
        ..Article::default()
    };
    let document = Pipeline::builtin().unwrap().analyze(article);
    let of = |mentions: &[u32], name: bool| {
        let all = mentions.iter().map(|&m| &document.mentions[m as usize]);
        all.filter(|m| (m.kind == MentionKind::Name) == name)
            .map(|m| m.span.of_text(text).to_owned())
            .collect()
    };
    (document.entities.iter())
        .map(|entity| (of(&entity.mentions, true), of(&entity.mentions, false)))
        .collect()
}

fn named(text: &str) -> Vec<Vec<String>> {
    entities(text).into_iter().map(|(names, _)| names).collect()
}

#[test]
fn a_short_name_is_that_of_whatever_it_heads() {
    let found = named(
        "The United States House of Representatives met on Monday. The House Judiciary Committee \
         spoke of a trial. Members of the House voted for the plan.",
    );
    let house = ["United States House of Representatives", "House"];
    assert!(found.iter().any(|names| *names == house), "{found:?}");
}

#[test]
fn two_countries_have_two_foreign_ministries() {
    let found = named("Peru's foreign ministry criticized Chile's foreign ministry on Monday.");
    let ministries = found.iter().filter(|names| **names == ["foreign ministry"]);
    assert_eq!(ministries.count(), 2, "{found:?}");
}

#[test]
fn the_president_with_a_capital_is_the_one_named_before() {
    let found = entities(
        "President Ana Ruiz spoke to reporters on Monday. The President said that she would resign.",
    );
    let meant = |(names, others): &(Vec<String>, Vec<String>)| {
        names.iter().any(|name| name == "Ana Ruiz") && others.iter().any(|noun| noun == "President")
    };
    assert!(found.iter().any(meant), "{found:?}");
}

#[test]
fn a_place_is_called_by_its_name_rather_than_its_adjective() {
    let article = Article {
        text: "American Samoans sued the state. American Samoa has a delegate.".to_owned(),
        ..Article::default()
    };
    let document = Pipeline::builtin().unwrap().analyze(article);
    let names: Vec<&str> = document.entities.iter().map(|e| e.name.as_str()).collect();
    assert_eq!(names, ["American Samoa"]);
}

#[test]
fn a_partys_branch_in_a_state_is_not_the_party() {
    for branch in ["Texas Harvest Party", "Harvest Party of Texas"] {
        let found = named(&format!(
            "The Harvest Party lost votes on Monday. The {branch} met in Austin. The Harvest Party sued."
        ));
        let party = ["Harvest Party", "Harvest Party"];
        assert!(found.iter().any(|names| *names == party), "{found:?}");
    }
}
