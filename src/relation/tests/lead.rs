//! Phrases that lead up to the names that are meant: lists, marks, brackets and titles.

use crate::ontology::EntityType::{Company, Country, Official};
use crate::relation::sample::stated;

#[test]
fn who_is_named_behind_such_as_is_meant() {
    let rows = "Firms firm NOUN NNS 5 nsubj
such such ADJ JJ 4 case
as as ADP IN 2 fixed
Norvik Norvik PROPN NNP 1 nmod
sued sue VERB VBD 0 root
Peru Peru PROPN NNP 5 obj";
    let names = [("Norvik", Company), ("Peru", Country)];
    assert_eq!(stated(rows, &names), ["Norvik criticized Peru"]);
    // one thing is no list
    let single = rows.replace("Firms firm NOUN NNS", "Trade trade NOUN NN");
    assert!(stated(&single, &names).is_empty());
}

#[test]
fn who_is_included_is_meant_beside_whose_they_are() {
    let rows = "Chile Chile PROPN NNP 2 nsubj
freed free VERB VBD 0 root
Peruvian Peruvian ADJ JJ 4 amod
prisoners prisoner NOUN NNS 2 obj
including include VERB VBG 7 case
minister minister NOUN NN 7 nmod:desc
Ruiz Ruiz PROPN NNP 4 nmod";
    let names = [
        ("Chile", Country),
        ("Peruvian", Country),
        ("Ruiz", Official),
    ];
    let found = stated(rows, &names);
    assert!(
        found.contains(&"Chile concedes-to Peruvian".to_owned()),
        "{found:?}"
    );
    assert!(
        found.contains(&"Chile concedes-to Ruiz".to_owned()),
        "{found:?}"
    );
}

#[test]
fn what_people_are_may_stand_in_an_apposition() {
    let rows = "Chile Chile PROPN NNP 2 nsubj
detained detain VERB VBD 0 root
five five NUM CD 4 nummod
men man NOUN NNS 2 obj
, , PUNCT , 7 punct
all all DET DT 7 det
Peruvians Peruvian PROPN NNPS 4 appos";
    let names = [("Chile", Country), ("Peruvians", Country)];
    assert_eq!(stated(rows, &names), ["Chile coerced Peruvians"]);
}

#[test]
fn the_further_names_behind_a_title_are_included_too() {
    let rows = "Chile Chile PROPN NNP 2 nsubj
detained detain VERB VBD 0 root
dozens dozen NOUN NNS 2 obj
of of ADP IN 5 case
people people NOUN NNS 3 nmod
including include VERB VBG 7 case
brothers brother NOUN NNS 5 nmod
Ruiz Ruiz PROPN NNP 7 appos
and and CCONJ CC 10 cc
Soto Soto PROPN NNP 8 conj";
    let names = [("Chile", Country), ("Ruiz", Official), ("Soto", Official)];
    let found = stated(rows, &names);
    assert!(
        found.contains(&"Chile coerced Ruiz".to_owned()),
        "{found:?}"
    );
    assert!(
        found.contains(&"Chile coerced Soto".to_owned()),
        "{found:?}"
    );
}
