//! Where persons belong and whose kin they are.

use crate::ontology::EntityType::{
    Company, Country, Expert, Institute, Leader, Official, Party, Person, Place,
};
use crate::relation::sample::stated;

#[test]
fn kin_are_named_behind_titles_of_their_own() {
    let rows = "Ana Ana PROPN NNP 0 root
, , PUNCT , 4 punct
the the DET DT 4 det
daughter daughter NOUN NN 1 appos
of of ADP IN 8 case
Peruvian Peruvian ADJ JJ 8 amod
president president NOUN NN 8 nmod:desc
Luz Luz PROPN NNP 4 nmod";
    let names = [("Ana", Person), ("Peruvian", Country), ("Luz", Leader)];
    let found = stated(rows, &names);
    assert!(found.contains(&"Ana family-of Luz".to_owned()), "{found:?}");
    let rows = "Ana Ana PROPN NNP 3 nmod:poss
's 's PART POS 1 case
husband husband NOUN NN 0 root
, , PUNCT , 7 punct
former former ADJ JJ 7 amod
minister minister NOUN NN 7 nmod:desc
Luz Luz PROPN NNP 3 appos";
    let found = stated(rows, &[("Ana", Person), ("Luz", Official)]);
    assert!(found.contains(&"Luz family-of Ana".to_owned()), "{found:?}");
}

#[test]
fn who_went_before_bore_the_same_office() {
    let rows = "Ana Ana PROPN NNP 3 nsubj:pass
is be AUX VBZ 3 aux:pass
sworn swear VERB VBN 0 root
in in ADP RP 3 compound:prt
as as ADP IN 6 case
mayor mayor NOUN NN 3 obl
of of ADP IN 8 case
Lima Lima PROPN NNP 6 nmod
, , PUNCT , 10 punct
succeeding succeed VERB VBG 3 advcl
Luz Luz PROPN NNP 10 obj";
    let names = [("Ana", Official), ("Lima", Place), ("Luz", Official)];
    let expected = ["Ana leads Lima", "Luz leads Lima"];
    assert_eq!(stated(rows, &names), expected);
}

#[test]
fn both_of_whom_one_replaces_the_other_bear_the_office() {
    let rows = "Ana Ana PROPN NNP 2 nsubj
replaces replace VERB VBZ 0 root
Luz Luz PROPN NNP 2 obj
as as ADP IN 5 case
mayor mayor NOUN NN 3 nmod
of of ADP IN 7 case
Lima Lima PROPN NNP 5 nmod";
    let names = [("Ana", Official), ("Luz", Official), ("Lima", Place)];
    let found = stated(rows, &names);
    for expected in ["Ana leads Lima", "Luz leads Lima"] {
        assert!(found.contains(&expected.to_owned()), "{found:?}");
    }
}

#[test]
fn who_takes_office_bears_it() {
    let rows = "Ana Ana PROPN NNP 2 nsubj
takes take VERB VBZ 0 root
office office NOUN NN 2 obj
as as ADP IN 5 case
mayor mayor NOUN NN 2 obl
of of ADP IN 7 case
Lima Lima PROPN NNP 5 nmod";
    let names = [("Ana", Official), ("Lima", Place)];
    assert_eq!(stated(rows, &names), ["Ana leads Lima"]);
}

#[test]
fn an_office_belongs_to_what_its_owners_owner_owns() {
    let rows = "Ana Ana PROPN NNP 0 root
, , PUNCT , 3 punct
director director NOUN NN 1 appos
of of ADP IN 7 case
Peru Peru PROPN NNP 7 nmod:poss
's 's PART POS 5 case
Institute Institute PROPN NNP 3 nmod";
    let names = [("Ana", Person), ("Peru", Country), ("Institute", Institute)];
    let found = stated(rows, &names);
    assert!(
        found.contains(&"Ana leads Institute".to_owned()),
        "{found:?}"
    );
}

#[test]
fn titles_of_several_words_have_a_plural() {
    let rows = "Peruvian Peruvian ADJ JJ 3 amod
prime prime ADJ JJ 3 amod
ministers minister NOUN NNS 4 nmod:desc
Ana Ana PROPN NNP 0 root
and and CCONJ CC 6 cc
Luz Luz PROPN NNP 4 conj";
    let names = [("Peruvian", Country), ("Ana", Leader), ("Luz", Leader)];
    let expected = ["Ana leads Peruvian", "Luz leads Peruvian"];
    assert_eq!(stated(rows, &names), expected);
}

#[test]
fn a_plural_behind_a_row_is_borne_by_each_of_it() {
    let rows = "Ana Ana PROPN NNP 0 root
and and CCONJ CC 3 cc
Luz Luz PROPN NNP 1 conj
, , PUNCT , 5 punct
leaders leader NOUN NNS 1 appos
of of ADP IN 7 case
Norvik Norvik PROPN NNP 5 nmod";
    let names = [("Ana", Person), ("Luz", Person), ("Norvik", Company)];
    let expected = ["Ana leads Norvik", "Luz leads Norvik"];
    assert_eq!(stated(rows, &names), expected);
}

#[test]
fn whose_country_stands_in_front_of_two_trades() {
    let rows = "Peruvian Peruvian ADJ JJ 2 amod
smuggler smuggler NOUN NN 5 nmod:desc
and and CCONJ CC 4 cc
fugitive fugitive NOUN NN 2 conj
Ana Ana PROPN NNP 0 root";
    let names = [("Peruvian", Country), ("Ana", Person)];
    assert_eq!(stated(rows, &names), ["Ana affiliated-with Peruvian"]);
    let rows = rows.replace("fugitive fugitive", "surfer surfer");
    assert_eq!(stated(&rows, &names), ["Ana affiliated-with Peruvian"]);
}

#[test]
fn an_apposition_without_a_title_says_where_somebody_belongs() {
    let rows = "Ana Ana PROPN NNP 0 root
, , PUNCT , 5 punct
a a DET DT 5 det
Peruvian Peruvian ADJ JJ 5 amod
surfer surfer NOUN NN 1 appos";
    let names = [("Ana", Person), ("Peruvian", Country)];
    assert_eq!(stated(rows, &names), ["Ana affiliated-with Peruvian"]);
}

#[test]
fn a_demonym_alone_says_where_somebody_belongs() {
    let rows = "Peruvian Peruvian ADJ JJ 2 amod
Ana Ana PROPN NNP 0 root";
    let names = [("Peruvian", Country), ("Ana", Person)];
    assert_eq!(stated(rows, &names), ["Ana affiliated-with Peruvian"]);
}

#[test]
fn each_of_a_row_behind_a_plural_belongs_there() {
    let rows = "Peruvian Peruvian ADJ JJ 2 amod
surfers surfer NOUN NNS 3 nmod:desc
Ana Ana PROPN NNP 0 root
and and CCONJ CC 5 cc
Luz Luz PROPN NNP 3 conj";
    let names = [("Peruvian", Country), ("Ana", Person), ("Luz", Person)];
    let expected = [
        "Ana affiliated-with Peruvian",
        "Luz affiliated-with Peruvian",
    ];
    assert_eq!(stated(rows, &names), expected);
}

#[test]
fn a_party_stands_in_a_bracket_or_behind_of() {
    let rows = "Ana Ana PROPN NNP 0 root
( ( PUNCT -LRB- 3 punct
Labour Labour PROPN NNP 1 appos
) ) PUNCT -RRB- 3 punct";
    let names = [("Ana", Person), ("Labour", Party)];
    assert_eq!(stated(rows, &names), ["Ana affiliated-with Labour"]);
    let rows = "Ana Ana PROPN NNP 0 root
, , PUNCT , 5 punct
of of ADP IN 5 case
opposition opposition NOUN NN 5 compound
Labour Labour PROPN NNP 1 nmod";
    assert_eq!(stated(rows, &names), ["Ana affiliated-with Labour"]);
}

#[test]
fn a_partys_owner_leads_it() {
    let rows = "Ana Ana PROPN NNP 4 nmod:poss
's 's PART POS 1 case
liberal liberal ADJ JJ 4 amod
Alianza Alianza PROPN NNP 0 root";
    let names = [("Ana", Leader), ("Alianza", Party)];
    assert_eq!(stated(rows, &names), ["Ana leads Alianza"]);
}

#[test]
fn a_former_office_may_be_one_word() {
    let rows = "Peruvian Peruvian ADJ JJ 2 amod
ex-president ex-president NOUN NN 3 nmod:desc
Ana Ana PROPN NNP 0 root";
    let names = [("Peruvian", Country), ("Ana", Leader)];
    assert_eq!(stated(rows, &names), ["Ana leads Peruvian"]);
}

#[test]
fn who_is_at_a_body_belongs_to_it_whatever_they_are_called() {
    let rows = "Ana Ana PROPN NNP 13 nsubj
Ruiz Ruiz PROPN NNP 1 flat
, , PUNCT , 6 punct
an a DET DT 6 det
evolutionary evolutionary ADJ JJ 6 amod
biomechanist biomechanist NOUN NN 1 appos
at at ADP IN 11 case
Lima Lima PROPN NNP 11 nmod:poss
's 's PART POS 8 case
Norvik Norvik PROPN NNP 11 compound
College College PROPN NNP 6 nmod
, , PUNCT , 1 punct
spoke speak VERB VBD 0 root";
    let names = [
        ("Ana Ruiz", Expert),
        ("Lima", Place),
        ("Norvik College", Institute),
    ];
    assert_eq!(
        stated(rows, &names),
        [
            "Ana Ruiz affiliated-with Norvik College",
            "Norvik College located-in Lima"
        ]
    );
}
