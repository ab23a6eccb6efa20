//! Who bears an office or is somebody's kin, and whose office it is, where more than a title and a name say so.

use crate::ontology::EntityType::{
    Alliance, Company, Country, Institute, Official, Party, Person, Place,
};
use crate::relation::sample::stated;

#[test]
fn a_bracket_may_stand_between_a_body_and_its_head() {
    let rows = "Norvik Norvik PROPN NNP 6 compound
( ( PUNCT -LRB- 3 punct
NV NV PROPN NNP 1 appos
) ) PUNCT -RRB- 3 punct
head head NOUN NN 6 nmod:desc
Ruiz Ruiz PROPN NNP 7 nsubj
spoke speak VERB VBD 0 root";
    let names = [("Norvik", Company), ("Ruiz", Person)];
    assert_eq!(stated(rows, &names), ["Ruiz leads Norvik"]);
}

#[test]
fn common_nouns_behind_the_owner_belong_to_it() {
    let rows = "leader leader NOUN NN 6 nsubj
of of ADP IN 5 case
the the DET DT 5 det
Alianza Alianza PROPN NNP 5 compound
party party NOUN NN 1 nmod
Ruiz Ruiz PROPN NNP 7 nsubj
spoke speak VERB VBD 0 root";
    let names = [("Alianza", Party), ("Ruiz", Person)];
    let found = stated(rows, &names);
    assert!(
        found.contains(&"Ruiz leads Alianza".to_owned()),
        "{found:?}"
    );
}

#[test]
fn the_bearer_behind_a_comma_may_be_styled() {
    let rows = "the the DET DT 2 det
head head NOUN NN 9 nsubj
of of ADP IN 4 case
Norvik Norvik PROPN NNP 2 nmod
, , PUNCT , 7 punct
Dr Dr PROPN NNP 7 compound
Ruiz Ruiz PROPN NNP 2 appos
, , PUNCT , 7 punct
spoke speak VERB VBD 0 root";
    let names = [("Norvik", Company), ("Ruiz", Person)];
    assert_eq!(stated(rows, &names), ["Ruiz leads Norvik"]);
}

#[test]
fn an_adverb_may_open_an_apposition() {
    let rows = "Ruiz Ruiz PROPN NNP 9 nsubj
, , PUNCT , 5 punct
formerly formerly ADV RB 5 advmod
a a DET DT 5 det
professor professor NOUN NN 1 appos
at at ADP IN 7 case
Norvik Norvik PROPN NNP 5 nmod
, , PUNCT , 5 punct
spoke speak VERB VBD 0 root";
    let names = [("Ruiz", Person), ("Norvik", Institute)];
    assert_eq!(stated(rows, &names), ["Ruiz affiliated-with Norvik"]);
}

#[test]
fn a_subject_is_no_apposition_to_the_name_in_front() {
    let rows = "Answering answer VERB VBG 10 advcl
Diaz Diaz PROPN NNP 1 obj
, , PUNCT , 1 punct
the the DET DT 5 det
head head NOUN NN 10 nsubj
of of ADP IN 7 case
Norvik Norvik PROPN NNP 5 nmod
, , PUNCT , 9 punct
Ruiz Ruiz PROPN NNP 5 appos
spoke speak VERB VBD 0 root";
    let names = [("Diaz", Person), ("Norvik", Company), ("Ruiz", Person)];
    let found = stated(rows, &names);
    assert!(found.contains(&"Ruiz leads Norvik".to_owned()), "{found:?}");
    assert!(!found.contains(&"Diaz leads Norvik".to_owned()));
}

#[test]
fn what_an_office_is_about_may_stand_in_front_of_its_bearer() {
    let rows = "Peruvian Peruvian ADJ JJ 2 amod
commissioner commissioner NOUN NN 6 nsubj
for for ADP IN 4 case
trade trade NOUN NN 5 compound
Ruiz Ruiz PROPN NNP 2 nmod
spoke speak VERB VBD 0 root";
    let names = [("Peruvian", Country), ("Ruiz", Official)];
    assert_eq!(stated(rows, &names), ["Ruiz affiliated-with Peruvian"]);
    let chief = rows.replace("commissioner commissioner", "head head");
    assert_eq!(stated(&chief, &names), ["Ruiz affiliated-with Peruvian"]);
}

#[test]
fn who_heads_a_part_belongs_to_the_whole() {
    let rows = "Ruiz Ruiz PROPN NNP 0 root
, , PUNCT , 3 punct
head head NOUN NN 1 appos
of of ADP IN 5 case
research research NOUN NN 3 nmod
at at ADP IN 7 case
Norvik Norvik PROPN NNP 3 nmod";
    let names = [("Ruiz", Person), ("Norvik", Company)];
    assert_eq!(stated(rows, &names), ["Ruiz affiliated-with Norvik"]);
}

#[test]
fn an_ambassador_is_not_the_hosts() {
    let rows = "Peruvian Peruvian ADJ JJ 2 amod
ambassador ambassador NOUN NN 6 nsubj
to to ADP IN 4 case
Chile Chile PROPN NNP 5 compound
Ruiz Ruiz PROPN NNP 2 nmod
spoke speak VERB VBD 0 root";
    let names = [
        ("Peruvian", Country),
        ("Chile", Country),
        ("Ruiz", Official),
    ];
    assert_eq!(stated(rows, &names), ["Ruiz affiliated-with Peruvian"]);
}

#[test]
fn somebody_may_be_of_a_country_and_a_club() {
    let rows = "Peruvian Peruvian ADJ JJ 4 amod
and and CCONJ CC 3 cc
Norvik Norvik PROPN NNP 1 conj
player player NOUN NN 5 nmod:desc
Ruiz Ruiz PROPN NNP 6 nsubj
spoke speak VERB VBD 0 root";
    let names = [
        ("Peruvian", Country),
        ("Norvik", Institute),
        ("Ruiz", Person),
    ];
    let expected = [
        "Ruiz affiliated-with Norvik",
        "Ruiz affiliated-with Peruvian",
    ];
    assert_eq!(stated(rows, &names), expected);
}

#[test]
fn two_offices_may_have_one_owner() {
    let rows = |first: &str| {
        let rows = "Ruiz Ruiz PROPN NNP 0 root
, , PUNCT , 4 punct
the the DET DT 4 det
FIRST FIRST NOUN NN 1 appos
and and CCONJ CC 6 cc
spokeswoman spokeswoman NOUN NN 4 conj
for for ADP IN 8 case
Norvik Norvik PROPN NNP 6 nmod";
        let names = [("Ruiz", Person), ("Norvik", Company)];
        stated(&rows.replace("FIRST", first), &names)
    };
    let expected = ["Ruiz affiliated-with Norvik", "Ruiz leads Norvik"];
    assert_eq!(rows("chairwoman"), expected);
    assert_eq!(rows("adviser"), ["Ruiz affiliated-with Norvik"]);
}

#[test]
fn where_a_company_is_based_does_not_own_its_head() {
    let rows = "Ruiz Ruiz PROPN NNP 0 root
, , PUNCT , 3 punct
head head NOUN NN 1 appos
of of ADP IN 8 case
Lima Lima PROPN NNP 7 compound
- - PUNCT HYPH 7 punct
based base VERB VBN 8 amod
Norvik Norvik PROPN NNP 3 nmod";
    let names = [("Ruiz", Person), ("Lima", Place), ("Norvik", Company)];
    let expected = ["Norvik located-in Lima", "Ruiz leads Norvik"];
    assert_eq!(stated(rows, &names), expected);
}

#[test]
fn an_office_may_be_the_subject_of_its_bearer() {
    let rows = "Norvik Norvik PROPN NNP 3 nmod:poss
's 's PART POS 1 case
head head NOUN NN 5 nsubj
is be AUX VBZ 5 cop
Ruiz Ruiz PROPN NNP 0 root";
    let names = [("Norvik", Company), ("Ruiz", Person)];
    assert_eq!(stated(rows, &names), ["Ruiz leads Norvik"]);
}

#[test]
fn who_elects_members_is_none() {
    let rows = "Peruvians Peruvian PROPN NNPS 2 nsubj
elected elect VERB VBD 0 root
members member NOUN NNS 2 obj
of of ADP IN 6 case
the the DET DT 6 det
Mercosur Mercosur PROPN NNP 3 nmod";
    let names = [("Peruvians", Country), ("Mercosur", Alliance)];
    let found = stated(rows, &names);
    assert!(!found.iter().any(|f| f.contains("member-of")), "{found:?}");
}

#[test]
fn relatives_in_a_list_are_the_same_persons() {
    let rows = "Ruiz Ruiz PROPN NNP 4 nmod:poss
's 's PART POS 1 case
wife wife NOUN NN 4 nmod:desc
Luz Luz PROPN NNP 8 nsubj
and and CCONJ CC 7 cc
son son NOUN NN 7 nmod:desc
Diaz Diaz PROPN NNP 4 conj
waited wait VERB VBD 0 root";
    let names = [("Ruiz", Person), ("Luz", Person), ("Diaz", Person)];
    let found = stated(rows, &names);
    assert!(
        found.contains(&"Diaz family-of Ruiz".to_owned()),
        "{found:?}"
    );
}

#[test]
fn a_row_behind_a_plural_of_kinship_are_kin() {
    let rows = "brothers brother NOUN NNS 2 nmod:desc
Ruiz Ruiz PROPN NNP 5 nsubj
and and CCONJ CC 4 cc
Diaz Diaz PROPN NNP 2 conj
waited wait VERB VBD 0 root";
    let names = [("Ruiz", Person), ("Diaz", Person)];
    assert_eq!(stated(rows, &names), ["Ruiz family-of Diaz"]);
    let couple = rows.replace("brothers brother NOUN NNS", "couple couple NOUN NN");
    assert_eq!(stated(&couple, &names), ["Ruiz family-of Diaz"]);
}
