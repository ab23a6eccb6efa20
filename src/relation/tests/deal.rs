//! Deals, talks and joint deeds: who their parties are, and what else the same words say.

use crate::ontology::EntityType::{
    Company, Country, Institute, Leader, Official, Other, Person, Place,
};
use crate::relation::sample::stated;

const STATES: [(&str, crate::ontology::EntityType); 2] = [("Peru", Country), ("Chile", Country)];

fn says(found: &[String], relation: &str) -> bool {
    found.iter().any(|f| f == relation)
}

#[test]
fn an_ultimatum_demands_and_warns() {
    let rows = "Ruiz Ruiz PROPN NNP 2 nsubj
issued issue VERB VBD 0 root
an a DET DT 4 det
ultimatum ultimatum NOUN NN 2 obj
to to ADP IN 6 case
Peru Peru PROPN NNP 4 nmod";
    let found = stated(rows, &[("Ruiz", Leader), ("Peru", Country)]);
    assert_eq!(found, ["Ruiz demanded-of Peru", "Ruiz warned Peru"]);
}

#[test]
fn of_whom_something_is_bought_may_hang_on_it() {
    let rows = "Peru Peru PROPN NNP 2 nsubj
bought buy VERB VBD 0 root
ferries ferry NOUN NNS 2 obj
from from ADP IN 5 case
Chile Chile PROPN NNP 3 nmod";
    assert_eq!(stated(rows, &STATES), ["Peru cooperates-with Chile"]);
}

#[test]
fn who_joins_what_is_no_party_joins_not_each_other() {
    let rows = "Peru Peru PROPN NNP 4 nsubj
and and CCONJ CC 3 cc
Chile Chile PROPN NNP 1 conj
joined join VERB VBD 0 root
the the DET DT 6 det
Zone zone PROPN NNP 4 obj";
    let names = [("Peru", Country), ("Chile", Country), ("Zone", Other)];
    assert!(stated(rows, &names).is_empty());
}

#[test]
fn ministers_of_three_states_are_of_each() {
    let rows = "Ruiz Ruiz PROPN NNP 2 nsubj
met meet VERB VBD 0 root
Peruvian peruvian ADJ JJ 9 amod
, , PUNCT , 5 punct
Chilean chilean ADJ JJ 3 conj
, , PUNCT , 8 punct
and and CCONJ CC 8 cc
Bolivian bolivian ADJ JJ 3 conj
ministers minister NOUN NNS 2 obj";
    let names = [
        ("Ruiz", Leader),
        ("Peruvian", Country),
        ("Chilean", Country),
        ("Bolivian", Country),
    ];
    let all = [
        "Ruiz met-with Bolivian",
        "Ruiz met-with Chilean",
        "Ruiz met-with Peruvian",
    ];
    assert_eq!(stated(rows, &names), all);
}

#[test]
fn who_agrees_to_be_bought_agrees_with_the_buyer() {
    let rows = "Norvik Norvik PROPN NNP 2 nsubj
agreed agree VERB VBD 0 root
to to PART TO 5 mark
be be AUX VB 5 aux:pass
bought buy VERB VBN 2 xcomp
by by ADP IN 7 case
Baltia Baltia PROPN NNP 5 obl:agent";
    let found = stated(rows, &[("Norvik", Company), ("Baltia", Company)]);
    assert!(says(&found, "Norvik agreed-with Baltia"), "{found:?}");
}

#[test]
fn the_group_accused_in_the_same_breath_is_the_one_banned() {
    let rows = "Peru Peru PROPN NNP 2 nsubj
banned ban VERB VBD 0 root
Norvik Norvik PROPN NNP 2 obj
, , PUNCT , 5 punct
accusing accuse VERB VBG 2 advcl
the the DET DT 7 det
firm firm NOUN NN 5 obj
of of SCONJ IN 9 mark
spying spy VERB VBG 5 advcl";
    let found = stated(rows, &[("Peru", Country), ("Norvik", Company)]);
    assert!(says(&found, "Peru criticized Norvik"), "{found:?}");
}

#[test]
fn a_joint_statement_is_no_deed_done_together() {
    let rows = "Peru Peru PROPN NNP 4 nsubj
and and CCONJ CC 3 cc
Chile Chile PROPN NNP 1 conj
issued issue VERB VBD 0 root
a a DET DT 7 det
joint joint ADJ JJ 7 amod
statement statement NOUN NN 4 obj";
    assert_eq!(stated(rows, &STATES), ["Peru agreed-with Chile"]);
}

#[test]
fn a_team_by_which_a_study_is_made_joins_its_houses() {
    let rows = "Journals journal NOUN NNS 2 nsubj
published publish VERB VBD 0 root
studies study NOUN NNS 2 obj
by by ADP IN 6 case
a a DET DT 6 det
team team NOUN NN 3 nmod
from from ADP IN 9 case
Lima Lima PROPN NNP 9 compound
University University PROPN NNP 6 nmod
and and CCONJ CC 11 cc
Norvik Norvik PROPN NNP 9 conj";
    let found = stated(rows, &[("Lima University", Institute), ("Norvik", Company)]);
    assert_eq!(found, ["Lima University cooperates-with Norvik"]);
}

#[test]
fn where_the_two_countries_met_does_not_say_which_they_are() {
    let rows = "Peru Peru PROPN NNP 2 nsubj
thanked thank VERB VBD 0 root
Chile Chile PROPN NNP 2 obj
after after ADP IN 5 case
talks talk NOUN NNS 2 obl
between between ADP IN 9 case
the the DET DT 9 det
two two NUM CD 9 nummod
countries country NOUN NNS 5 nmod
in in ADP IN 11 case
Lima Lima PROPN NNP 9 nmod";
    let names = [("Peru", Country), ("Chile", Country), ("Lima", Place)];
    let found = stated(rows, &names);
    assert!(says(&found, "Peru met-with Chile"), "{found:?}");
}

#[test]
fn who_imposes_a_fine_did_not_do_what_it_is_for() {
    let rows = "Peru Peru PROPN NNP 2 nsubj
imposed impose VERB VBD 0 root
sanctions sanction NOUN NNS 2 obj
on on ADP IN 5 case
Norvik Norvik PROPN NNP 3 nmod
for for SCONJ IN 7 mark
criticizing criticize VERB VBG 2 advcl
Chile Chile PROPN NNP 7 obj";
    let names = [("Peru", Country), ("Norvik", Company), ("Chile", Country)];
    let found = stated(rows, &names);
    assert_eq!(found, ["Norvik criticized Chile", "Peru sanctioned Norvik"]);
}

#[test]
fn who_arranges_talks_between_two_is_no_party_to_them() {
    let rows = "Ruiz Ruiz PROPN NNP 2 nsubj
arranged arrange VERB VBD 0 root
talks talk NOUN NNS 2 obj
between between ADP IN 5 case
Peru Peru PROPN NNP 3 nmod
and and CCONJ CC 7 cc
Chile Chile PROPN NNP 5 conj";
    let names = [("Ruiz", Official), ("Peru", Country), ("Chile", Country)];
    assert_eq!(stated(rows, &names), ["Peru met-with Chile"]);
}

#[test]
fn who_brokers_a_truce_is_no_party_to_it() {
    let rows = "Ruiz Ruiz PROPN NNP 2 nsubj
brokered broker VERB VBD 0 root
a a DET DT 4 det
truce truce NOUN NN 2 obj
between between ADP IN 6 case
Peru Peru PROPN NNP 4 nmod
and and CCONJ CC 8 cc
Chile Chile PROPN NNP 6 conj";
    let names = [("Ruiz", Official), ("Peru", Country), ("Chile", Country)];
    assert_eq!(stated(rows, &names), ["Peru agreed-with Chile"]);
}

#[test]
fn a_name_taken_for_the_main_word_is_the_subject() {
    let rows = "Ana Ana PROPN NNP 0 root
Ruiz Ruiz PROPN NNP 1 flat
, , PUNCT , 5 punct
who who PRON WP 5 nsubj
leads lead VERB VBZ 1 acl:relcl
Norvik Norvik PROPN NNP 5 obj
, , PUNCT , 1 punct
met meet VERB VBD 1 conj
Bo Bo PROPN NNP 8 obj
Diaz Diaz PROPN NNP 9 flat";
    let names = [
        ("Ana Ruiz", Person),
        ("Norvik", Company),
        ("Bo Diaz", Person),
    ];
    let found = stated(rows, &names);
    assert!(says(&found, "Ana Ruiz met-with Bo Diaz"), "{found:?}");
}

#[test]
fn attorneys_general_from_a_city_are_its() {
    let rows = "Ruiz Ruiz PROPN NNP 3 nsubj:pass
was be AUX VBD 3 aux:pass
joined join VERB VBN 0 root
by by ADP IN 5 case
attorneys attorney NOUN NNS 3 obl:agent
general general ADJ JJ 5 amod
from from ADP IN 8 case
Lima Lima PROPN NNP 6 obl
and and CCONJ CC 10 cc
Quito Quito PROPN NNP 8 conj";
    let names = [("Ruiz", Official), ("Lima", Place), ("Quito", Place)];
    let all = ["Ruiz cooperates-with Lima", "Ruiz cooperates-with Quito"];
    assert_eq!(stated(rows, &names), all);
}

#[test]
fn who_will_act_if_talks_fail_takes_part_in_them() {
    let rows = "If if SCONJ IN 5 mark
talks talk NOUN NNS 5 nsubj
with with ADP IN 4 case
Chile Chile PROPN NNP 2 nmod
fail fail VERB VBP 9 advcl
, , PUNCT , 5 punct
Peru Peru PROPN NNP 9 nsubj
will will AUX MD 9 aux
leave leave VERB VB 0 root";
    let found = stated(rows, &STATES);
    assert!(says(&found, "Peru met-with Chile"), "{found:?}");
}

#[test]
fn a_government_that_is_formed_is_none_of_those_who_form_it() {
    let rows = "In in ADP IN 2 case
Peru Peru PROPN NNP 5 obl
, , PUNCT , 2 punct
Ruiz Ruiz PROPN NNP 5 nsubj
formed form VERB VBD 0 root
the the DET DT 7 det
government government NOUN NN 5 obj";
    assert!(stated(rows, &[("Peru", Country), ("Ruiz", Leader)]).is_empty());
}
