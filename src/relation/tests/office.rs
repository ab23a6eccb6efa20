//! Titles, appositions and appointments.

use crate::ontology::EntityType::{Alliance, Country, Leader, Official, Party, Place};
use crate::relation::sample::{frames, stated};

#[test]
fn a_title_belongs_to_the_name_behind_it_only() {
    let rows = "Chilean Chilean ADJ JJ 2 amod
president president NOUN NN 3 nmod:desc
Ana Ana PROPN NNP 9 nsubj
Ruiz Ruiz PROPN NNP 3 flat
and and CCONJ CC 8 cc
Peruvian Peruvian ADJ JJ 7 amod
president president NOUN NN 8 nmod:desc
Luz Luz PROPN NNP 3 conj
spoke speak VERB VBD 0 root";
    let names = [
        ("Chilean", Country),
        ("Ana Ruiz", Leader),
        ("Peruvian", Country),
        ("Luz", Leader),
    ];
    let found = stated(rows, &names);
    assert!(
        found.contains(&"Ana Ruiz leads Chilean".to_owned()),
        "{found:?}"
    );
    assert!(found.contains(&"Luz leads Peruvian".to_owned()));
    assert!(!found.contains(&"Luz leads Chilean".to_owned()));
}

#[test]
fn a_leaders_counterpart_leads_a_country_of_his_own() {
    let rows = |kind| {
        let rows = "Luz Luz PROPN NNP 2 nsubj
met meet VERB VBD 0 root
his his PRON PRP$ 5 nmod:poss
Peruvian Peruvian ADJ JJ 5 amod
counterpart counterpart NOUN NN 2 obj
, , PUNCT , 7 punct
Ana Ana PROPN NNP 5 appos
Ruiz Ruiz PROPN NNP 7 flat";
        stated(
            rows,
            &[("Luz", kind), ("Peruvian", Country), ("Ana Ruiz", kind)],
        )
    };
    let found = |kind, state: &str| {
        let found = rows(kind);
        assert!(found.contains(&state.to_owned()), "{found:?}");
    };
    found(Leader, "Ana Ruiz leads Peruvian");
    found(Official, "Ana Ruiz affiliated-with Peruvian");
}

#[test]
fn an_apposition_names_office_and_owner() {
    let rows = "Luz Luz PROPN NNP 8 nsubj
, , PUNCT , 4 punct
the the DET DT 4 det
mayor mayor NOUN NN 1 appos
of of ADP IN 6 case
Lima Lima PROPN NNP 4 nmod
, , PUNCT , 4 punct
left leave VERB VBD 0 root";
    let names = [("Luz", Official), ("Lima", Place)];
    assert_eq!(stated(rows, &names), ["Luz leads Lima"]);
    let printed = frames(rows, &names);
    let office = "office mayor  of=Lima  subject=Luz [relative]";
    assert!(printed.contains(&office.to_owned()), "{printed:?}");
}

#[test]
fn the_head_of_an_unnamed_body_is_affiliated_with_its_state() {
    let rows = "Peruvian Peruvian ADJ JJ 3 amod
army army NOUN NN 3 compound
chief chief NOUN NN 4 nmod:desc
Luz Luz PROPN NNP 5 nsubj
spoke speak VERB VBD 0 root";
    let names = [("Peruvian", Country), ("Luz", Official)];
    assert_eq!(stated(rows, &names), ["Luz affiliated-with Peruvian"]);
}

#[test]
fn a_title_behind_a_name_acts_as_that_person() {
    let rows = "Ruiz Ruiz PROPN NNP 9 nsubj
, , PUNCT , 4 punct
its its PRON PRP$ 4 nmod:poss
chief chief NOUN NN 1 appos
, , PUNCT , 7 punct
who who PRON WP 7 nsubj
met meet VERB VBD 4 acl:relcl
Soto Soto PROPN NNP 7 obj
smiled smile VERB VBD 0 root";
    let names = [("Ruiz", Official), ("Soto", Leader)];
    assert_eq!(stated(rows, &names), ["Ruiz met-with Soto"]);
}

#[test]
fn whom_a_verb_names_to_an_office_is_its_object() {
    let rows = "Peru Peru PROPN NNP 2 nsubj
named name VERB VBD 0 root
Ana Ana PROPN NNP 6 compound
Ruiz Ruiz PROPN NNP 3 flat
prime prime ADJ JJ 6 amod
minister minister NOUN NN 2 xcomp";
    let names = [("Peru", Country), ("Ana Ruiz", Official)];
    let found = stated(rows, &names);
    assert!(
        found.contains(&"Peru appointed Ana Ruiz".to_owned()),
        "{found:?}"
    );
}

#[test]
fn a_name_behind_that_of_the_office_is_its_bearers() {
    let rows = "The the DET DT 2 det
governor governor NOUN NN 7 nsubj
of of ADP IN 4 case
Loreto Loreto PROPN NNP 2 nmod
Ana Ana PROPN NNP 4 flat
Ruiz Ruiz PROPN NNP 5 flat
praised praise VERB VBD 0 root
Chile Chile PROPN NNP 7 obj";
    let names = [
        ("Loreto", Place),
        ("Ana Ruiz", Official),
        ("Chile", Country),
    ];
    let found = stated(rows, &names);
    assert!(
        found.contains(&"Ana Ruiz supports Chile".to_owned()),
        "{found:?}"
    );
}

#[test]
fn a_preposition_in_front_of_a_title_is_that_of_its_bearer() {
    let rows = "Ruiz Ruiz PROPN NNP 2 nsubj
spoke speak VERB VBD 0 root
with with ADP IN 4 case
president president NOUN NN 5 nmod:desc
Soto Soto PROPN NNP 2 obl";
    let found = stated(rows, &[("Ruiz", Leader), ("Soto", Leader)]);
    assert_eq!(found, ["Ruiz met-with Soto"]);
}

#[test]
fn of_two_names_behind_a_title_the_second_bears_it() {
    let rows = "President president PROPN NNP 5 nsubj
of of ADP IN 3 case
Peru Peru PROPN NNP 1 nmod
Ruiz Ruiz PROPN NNP 1 nmod
appointed appoint VERB VBD 0 root
Soto Soto PROPN NNP 5 obj";
    let names = [("Peru", Country), ("Ruiz", Leader), ("Soto", Official)];
    let found = stated(rows, &names);
    assert_eq!(found, ["Ruiz appointed Soto", "Ruiz leads Peru"]);
}

#[test]
fn titles_in_capitals_do_not_part_a_list() {
    let rows = "Ruiz Ruiz PROPN NNP 5 nsubj
and and CCONJ CC 4 cc
Minister minister PROPN NNP 4 nmod:desc
Soto Soto PROPN NNP 1 flat
visited visit VERB VBD 0 root
Lima Lima PROPN NNP 5 obj";
    let names = [("Ruiz", Official), ("Soto", Official), ("Lima", Place)];
    let found = stated(rows, &names);
    assert_eq!(found, ["Ruiz visited Lima", "Soto visited Lima"]);
}

#[test]
fn who_is_acting_is_no_verb() {
    let rows = "Chile Chile PROPN NNP 2 nsubj
criticized criticize VERB VBD 0 root
acting act VERB VBG 2 obj
president president NOUN NN 3 obj
Ruiz Ruiz PROPN NNP 4 flat";
    let names = [("Chile", Country), ("Ruiz", Leader)];
    assert!(stated(rows, &names).contains(&"Chile criticized Ruiz".to_owned()));
}

#[test]
fn a_bracket_may_stand_between_a_name_and_its_office() {
    let rows = "Ruiz Ruiz PROPN NNP 9 nsubj
( ( PUNCT -LRB- 3 punct
PD PD PROPN NNP 1 appos
) ) PUNCT -RRB- 3 punct
, , PUNCT , 6 punct
president president NOUN NN 1 appos
of of ADP IN 8 case
Peru Peru PROPN NNP 6 nmod
slept sleep VERB VBD 0 root";
    let names = [("Ruiz", Leader), ("PD", Party), ("Peru", Country)];
    let expected = ["Ruiz affiliated-with PD", "Ruiz leads Peru"];
    assert_eq!(stated(rows, &names), expected);
}

#[test]
fn who_heads_a_mission_of_an_alliance_does_not_lead_the_alliance() {
    let rows = "head head NOUN NN 7 nsubj
of of ADP IN 4 case
NATO NATO PROPN NNP 4 compound
mission mission NOUN NN 1 nmod
Ana Ana PROPN NNP 1 appos
Ruiz Ruiz PROPN NNP 5 flat
slept sleep VERB VBD 0 root";
    let names = [("NATO", Alliance), ("Ana Ruiz", Official)];
    assert_eq!(stated(rows, &names), ["Ana Ruiz affiliated-with NATO"]);
    let whole = rows.replace("mission mission", "alliance alliance");
    assert!(stated(&whole, &names).contains(&"Ana Ruiz leads NATO".to_owned()));
}
