//! Parties that stand elsewhere than where the word that joins them has its place: with what tells of their talks, in
//! the clause of their deal, among examples, behind a title.

use crate::ontology::EntityType::{Agency, Country, Leader, Official, Place};
use crate::relation::sample::stated;

fn says(found: &[String], relation: &str) -> bool {
    found.iter().any(|f| f == relation)
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
fn what_hangs_on_the_adjective_of_a_title_is_the_titles() {
    let rows = "attorneys attorney NOUN NNS 7 nsubj
general general ADJ JJ 1 amod
from from ADP IN 4 case
Peru Peru PROPN NNP 2 obl
and and CCONJ CC 6 cc
Chile Chile PROPN NNP 4 conj
sued sue VERB VBD 0 root
Ruiz Ruiz PROPN NNP 7 obj";
    let names = [("Peru", Country), ("Chile", Country), ("Ruiz", Leader)];
    let found = stated(rows, &names);
    assert_eq!(found, ["Chile criticized Ruiz", "Peru criticized Ruiz"]);
}

#[test]
fn what_lies_between_parties_is_the_talks_not_who_mediates() {
    let rows = "talks talk NOUN NNS 9 nsubj
begun begin VERB VBN 1 acl
by by ADP IN 4 case
Ruiz Ruiz PROPN NNP 2 obl:agent
between between ADP IN 6 case
Peru Peru PROPN NNP 2 obl
and and CCONJ CC 8 cc
Chile Chile PROPN NNP 6 conj
failed fail VERB VBD 0 root";
    let names = [("Peru", Country), ("Chile", Country), ("Ruiz", Leader)];
    assert!(says(&stated(rows, &names), "Peru met-with Chile"));
}

#[test]
fn a_body_that_elects_somebody_as_something_appoints_them() {
    let rows = "Ruiz Ruiz PROPN NNP 3 nsubj:pass
was be AUX VBD 3 aux:pass
elected elect VERB VBN 0 root
as as ADP IN 5 case
president president NOUN NN 3 obl
by by ADP IN 7 case
Congress Congress PROPN NNP 5 nmod";
    let found = stated(rows, &[("Ruiz", Leader), ("Congress", Agency)]);
    assert!(says(&found, "Congress appointed Ruiz"));
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
fn who_announces_their_own_intention_is_to_act() {
    let rows = "Ruiz Ruiz PROPN NNP 2 nsubj
announced announce VERB VBD 0 root
her her PRON PRP$ 4 nmod:poss
intention intention NOUN NN 2 obj
to to PART TO 6 mark
visit visit VERB VB 4 acl
Lima Lima PROPN NNP 6 obj";
    let found = stated(rows, &[("Ruiz", Leader), ("Lima", Place)]);
    assert_eq!(found, ["Ruiz visited Lima"]);
}

#[test]
fn who_becomes_the_first_to_do_something_does_it() {
    let rows = "Ruiz Ruiz PROPN NNP 2 nsubj
became become VERB VBD 0 root
the the DET DT 5 det
first first ADJ JJ 5 amod
woman woman NOUN NN 2 xcomp
to to PART TO 7 mark
visit visit VERB VB 5 acl
Lima Lima PROPN NNP 7 obj";
    let found = stated(rows, &[("Ruiz", Leader), ("Lima", Place)]);
    assert_eq!(found, ["Ruiz visited Lima"]);
}

#[test]
fn those_named_among_the_unnamed_act_and_not_whose_they_are() {
    let rows = "allies ally NOUN NNS 6 nsubj
of of ADP IN 3 case
Peru Peru PROPN NNP 1 nmod
including include ADP IN 5 case
Chile Chile PROPN NNP 1 nmod
condemned condemn VERB VBD 0 root
Ruiz Ruiz PROPN NNP 6 obj";
    let names = [("Peru", Country), ("Chile", Country), ("Ruiz", Leader)];
    let found = stated(rows, &names);
    assert!(says(&found, "Chile criticized Ruiz"));
    assert!(!says(&found, "Peru criticized Ruiz"));
}
