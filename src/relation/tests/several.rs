//! Nouns and pronouns that stand for several, and lists.

use crate::ontology::EntityType::{Country, Official, Place};
use crate::relation::sample::stated;

#[test]
fn each_of_a_list_of_places_lies_in_what_follows() {
    let rows = "Tyre Tyre PROPN NNP 0 root
, , PUNCT , 3 punct
Sidon Sidon PROPN NNP 1 conj
and and CCONJ CC 5 cc
Saida Saida PROPN NNP 1 conj
in in ADP IN 8 case
southern southern ADJ JJ 8 amod
Lebanon Lebanon PROPN NNP 5 nmod";
    let names = [
        ("Tyre", Place),
        ("Sidon", Place),
        ("Saida", Place),
        ("Lebanon", Country),
    ];
    let all = [
        "Saida part-of Lebanon",
        "Sidon part-of Lebanon",
        "Tyre part-of Lebanon",
    ];
    assert_eq!(stated(rows, &names), all);
}

#[test]
fn a_city_in_front_of_a_clause_lies_not_in_its_subject() {
    let rows = "In in ADP IN 2 case
Lima Lima PROPN NNP 5 obl
, , PUNCT , 2 punct
Chile Chile PROPN NNP 5 nsubj
agreed agree VERB VBD 0 root";
    let names = [("Lima", Place), ("Chile", Country)];
    assert!(stated(rows, &names).is_empty());
}

#[test]
fn all_names_behind_a_title_are_meant() {
    let rows = "Peru Peru PROPN NNP 2 nsubj
sanctioned sanction VERB VBD 0 root
ministers minister NOUN NNS 2 obj
Ana Ana PROPN NNP 3 appos
Ruiz Ruiz PROPN NNP 4 flat
and and CCONJ CC 7 cc
Bo Bo PROPN NNP 4 conj
Diaz Diaz PROPN NNP 7 flat";
    let names = [
        ("Peru", Country),
        ("Ana Ruiz", Official),
        ("Bo Diaz", Official),
    ];
    let found = stated(rows, &names);
    for both in ["Peru sanctioned Ana Ruiz", "Peru sanctioned Bo Diaz"] {
        assert!(found.contains(&both.to_owned()), "{found:?}");
    }
}

#[test]
fn who_stands_along_with_the_subject_does_it_too() {
    let rows = "Peru Peru PROPN NNP 7 nsubj
, , PUNCT , 5 punct
along along ADP IN 5 case
with with ADP IN 5 case
Chile Chile PROPN NNP 1 nmod
, , PUNCT , 5 punct
condemned condemn VERB VBD 0 root
Lima Lima PROPN NNP 7 obj";
    let names = [("Peru", Country), ("Chile", Country), ("Lima", Place)];
    let expected = ["Chile criticized Lima", "Peru criticized Lima"];
    assert_eq!(stated(rows, &names), expected);
}

#[test]
fn each_other_goes_both_ways() {
    let rows = "Peru Peru PROPN NNP 4 nsubj
and and CCONJ CC 3 cc
Chile Chile PROPN NNP 1 conj
condemned condemn VERB VBD 0 root
each each DET DT 4 obj
other other ADJ JJ 5 fixed";
    let names = [("Peru", Country), ("Chile", Country)];
    assert_eq!(
        stated(rows, &names),
        ["Chile criticized Peru", "Peru criticized Chile"]
    );
}

#[test]
fn both_countries_are_the_two_named_before() {
    let rows = "Peru Peru PROPN NNP 2 nsubj
left leave VERB VBD 0 root
Chile Chile PROPN NNP 2 obj
before before SCONJ IN 7 mark
both both DET DT 6 det
countries country NOUN NNS 7 nsubj
bombed bomb VERB VBD 2 advcl
Lima Lima PROPN NNP 7 obj";
    let names = [("Peru", Country), ("Chile", Country), ("Lima", Place)];
    let found = stated(rows, &names);
    assert!(
        found.contains(&"Peru attacked Lima".to_owned()),
        "{found:?}"
    );
    assert!(found.contains(&"Chile attacked Lima".to_owned()));
}

#[test]
fn two_countries_without_an_article_are_not_those_named_before() {
    let rows = "Peru Peru PROPN NNP 2 nsubj
left leave VERB VBD 0 root
Chile Chile PROPN NNP 2 obl
before before SCONJ IN 7 mark
two two NUM CD 6 nummod
countries country NOUN NNS 7 nsubj
bombed bomb VERB VBD 2 advcl
Lima Lima PROPN NNP 7 obj";
    let names = [("Peru", Country), ("Chile", Country), ("Lima", Place)];
    let found = stated(rows, &names);
    assert!(!found.iter().any(|f| f.contains("attacked")), "{found:?}");
}

#[test]
fn three_named_before_are_not_the_two_countries() {
    let rows = "Peru Peru PROPN NNP 2 nsubj
told tell VERB VBD 0 root
Chile Chile PROPN NNP 2 obj
and and CCONJ CC 5 cc
Bolivia Bolivia PROPN NNP 3 conj
the the DET DT 8 det
two two NUM CD 8 nummod
countries country NOUN NNS 9 nsubj
bombed bomb VERB VBD 2 ccomp
Lima Lima PROPN NNP 9 obj";
    let names = [
        ("Peru", Country),
        ("Chile", Country),
        ("Bolivia", Country),
        ("Lima", Place),
    ];
    let found = stated(rows, &names);
    assert!(!found.iter().any(|f| f.contains("attacked")), "{found:?}");
}

#[test]
fn whoever_does_something_together_cooperates() {
    let rows = "Peru Peru PROPN NNP 5 nsubj
and and CCONJ CC 3 cc
Chile Chile PROPN NNP 1 conj
jointly jointly ADV RB 5 advmod
built build VERB VBD 0 root
ships ship NOUN NNS 5 obj";
    let names = [("Peru", Country), ("Chile", Country)];
    assert_eq!(stated(rows, &names), ["Peru cooperates-with Chile"]);
}

#[test]
fn whose_navies_one_cooperates_with_do_not_cooperate() {
    let rows = "Chile Chile PROPN NNP 2 nsubj
expanded expand VERB VBD 0 root
cooperation cooperation NOUN NN 2 obj
with with ADP IN 6 case
the the DET DT 6 det
navies navy NOUN NNS 3 nmod
of of ADP IN 8 case
Peru Peru PROPN NNP 6 nmod
and and CCONJ CC 10 cc
Bolivia Bolivia PROPN NNP 8 conj";
    let names = [("Chile", Country), ("Peru", Country), ("Bolivia", Country)];
    let found = stated(rows, &names);
    let between = [
        "Peru cooperates-with Bolivia",
        "Bolivia cooperates-with Peru",
    ];
    assert!(
        !found.iter().any(|f| between.contains(&f.as_str())),
        "{found:?}"
    );
    assert!(
        found.contains(&"Chile cooperates-with Peru".to_owned()),
        "{found:?}"
    );
}

#[test]
fn who_joined_something_did_not_join_each_other() {
    let rows = "It it PRON PRP 3 nsubj:pass
was be AUX VBD 3 aux:pass
joined join VERB VBN 0 root
by by ADP IN 5 case
Peru Peru PROPN NNP 3 obl:agent
and and CCONJ CC 7 cc
Chile Chile PROPN NNP 5 conj";
    let names = [("Peru", Country), ("Chile", Country)];
    assert!(stated(rows, &names).is_empty());
}

#[test]
fn who_joins_a_coalition_cooperates_with_who_announced_it() {
    let rows = "Peru Peru PROPN NNP 2 nsubj
announced announce VERB VBD 0 root
a a DET DT 4 det
coalition coalition NOUN NN 2 obj
which which PRON WDT 7 nsubj:pass
was be AUX VBD 7 aux:pass
joined join VERB VBN 4 acl:relcl
by by ADP IN 9 case
Chile Chile PROPN NNP 7 obl:agent
and and CCONJ CC 11 cc
Bolivia Bolivia PROPN NNP 9 conj";
    let names = [("Peru", Country), ("Chile", Country), ("Bolivia", Country)];
    let found = stated(rows, &names);
    let pair = |a: &str, b: &str| {
        let told = |a: &str, b: &str| found.contains(&format!("{a} cooperates-with {b}"));
        told(a, b) || told(b, a)
    };
    assert!(
        pair("Peru", "Chile") && pair("Peru", "Bolivia"),
        "{found:?}"
    );
    assert!(!pair("Chile", "Bolivia"), "{found:?}");
}
