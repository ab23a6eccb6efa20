//! Phrases that lead up to the names that are meant: lists, marks, brackets and titles.

use crate::ontology::EntityType::{Company, Country, Official, Other, Party, Place};
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

#[test]
fn a_mark_may_stand_between_a_thing_and_its_name() {
    let rows = "Chile Chile PROPN NNP 2 nsubj
seized seize VERB VBD 0 root
a a DET DT 5 det
Peruvian Peruvian ADJ JJ 5 amod
ferry ferry NOUN NN 2 obj
\" \" PUNCT `` 7 punct
Aurelia Aurelia PROPN NNP 5 appos";
    let names = [
        ("Chile", Country),
        ("Peruvian", Country),
        ("Aurelia", Other),
    ];
    assert_eq!(stated(rows, &names), ["Chile coerced Aurelia"]);
}

#[test]
fn an_acronym_in_brackets_keeps_a_party_to_its_name() {
    let rows = "Peru Peru PROPN NNP 2 nsubj
banned ban VERB VBD 0 root
the the DET DT 8 det
Alianza Alianza PROPN NNP 8 compound
( ( PUNCT -LRB- 6 punct
AZ AZ PROPN NNP 4 appos
) ) PUNCT -RRB- 6 punct
party party NOUN NN 2 obj";
    let names = [("Peru", Country), ("Alianza", Party), ("AZ", Party)];
    assert_eq!(stated(rows, &names), ["Peru sanctioned AZ"]);
}

#[test]
fn a_relative_leads_to_the_name_behind_the_title_that_explains_them() {
    let rows = "Peru Peru PROPN NNP 2 nsubj
arrested arrest VERB VBD 0 root
his his PRON PRP$ 4 nmod:poss
wife wife NOUN NN 2 obj
, , PUNCT , 6 punct
minister minister NOUN NN 4 appos
Ruiz Ruiz PROPN NNP 6 flat";
    let found = stated(rows, &[("Peru", Country), ("Ruiz", Official)]);
    assert!(found.contains(&"Peru coerced Ruiz".to_owned()), "{found:?}");
}

#[test]
fn whose_office_it_is_may_stand_between_title_and_name() {
    let rows = "Chile Chile PROPN NNP 2 nsubj
dismissed dismiss VERB VBD 0 root
its its PRON PRP$ 4 nmod:poss
ambassador ambassador NOUN NN 2 obj
to to ADP IN 6 case
Peru Peru PROPN NNP 4 nmod
Ruiz Ruiz PROPN NNP 6 appos";
    let names = [("Chile", Country), ("Peru", Country), ("Ruiz", Official)];
    let found = stated(rows, &names);
    assert!(
        found.contains(&"Chile dismissed Ruiz".to_owned()),
        "{found:?}"
    );
    assert!(
        !found.contains(&"Chile dismissed Peru".to_owned()),
        "{found:?}"
    );
}

#[test]
fn a_judge_in_a_country_acts_for_it() {
    let rows = "A a DET DT 2 det
judge judge NOUN NN 5 nsubj
in in ADP IN 4 case
Peru Peru PROPN NNP 2 nmod
jailed jail VERB VBD 0 root
Ruiz Ruiz PROPN NNP 5 obj";
    let found = stated(rows, &[("Peru", Country), ("Ruiz", Official)]);
    assert!(found.contains(&"Peru coerced Ruiz".to_owned()), "{found:?}");
}

#[test]
fn a_city_of_a_name_is_that_city() {
    let rows = "Peru Peru PROPN NNP 2 nsubj
invaded invade VERB VBD 0 root
the the DET DT 5 det
Chilean Chilean ADJ JJ 5 amod
city city NOUN NN 2 obj
of of ADP IN 7 case
Arica Arica PROPN NNP 5 nmod";
    let names = [("Peru", Country), ("Chilean", Country), ("Arica", Place)];
    let found = stated(rows, &names);
    assert!(
        found.contains(&"Peru attacked Arica".to_owned()),
        "{found:?}"
    );
}
