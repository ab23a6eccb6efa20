//! Who deals with whom, who helps whom and who gives whom an office, where the tree hangs them elsewhere.

use crate::ontology::EntityType::{Company, Country, Institute, Leader, Official};
use crate::relation::sample::stated;

const STATES: [(&str, crate::ontology::EntityType); 2] = [("Peru", Country), ("Chile", Country)];
const TWO: [(&str, crate::ontology::EntityType); 2] = [("Ruiz", Leader), ("Diaz", Leader)];

fn says(found: &[String], relation: &str) -> bool {
    found.iter().any(|f| f == relation)
}

#[test]
fn a_plural_title_means_those_who_bear_it() {
    let rows = "The the DET DT 2 det
presidents president NOUN NNS 12 nsubj
of of ADP IN 4 case
Peru Peru PROPN NNP 2 nmod
and and CCONJ CC 6 cc
Chile Chile PROPN NNP 4 conj
, , PUNCT , 8 punct
Ruiz Ruiz PROPN NNP 4 conj
and and CCONJ CC 10 cc
Diaz Diaz PROPN NNP 4 conj
, , PUNCT , 2 punct
met meet VERB VBD 0 root";
    let names = [
        ("Peru", Country),
        ("Chile", Country),
        ("Ruiz", Leader),
        ("Diaz", Leader),
    ];
    let found = stated(rows, &names);
    assert!(says(&found, "Ruiz met-with Diaz"), "{found:?}");
    assert!(!says(&found, "Peru met-with Chile"), "{found:?}");
}

#[test]
fn who_tells_of_what_follows_talks_held_them() {
    let rows = "Ruiz Ruiz PROPN NNP 2 nsubj
said say VERB VBD 0 root
tariffs tariff NOUN NNS 5 nsubj:pass
were be AUX VBD 5 aux:pass
cut cut VERB VBN 2 ccomp
after after ADP IN 7 case
talks talk NOUN NNS 5 obl
with with ADP IN 9 case
Diaz Diaz PROPN NNP 7 nmod";
    let found = stated(rows, &TWO);
    assert!(says(&found, "Ruiz met-with Diaz"), "{found:?}");
}

#[test]
fn talks_that_are_held_involving_two_are_between_them() {
    let rows = "Talks talk NOUN NNS 3 nsubj:pass
were be AUX VBD 3 aux:pass
held hold VERB VBN 0 root
involving involve VERB VBG 3 advcl
Ruiz Ruiz PROPN NNP 4 obj
and and CCONJ CC 7 cc
Diaz Diaz PROPN NNP 5 conj";
    assert_eq!(stated(rows, &TWO), ["Ruiz met-with Diaz"]);
}

#[test]
fn parties_named_with_the_last_of_two_nouns_are_parties_to_both() {
    let rows = "Ruiz Ruiz PROPN NNP 2 nsubj
secured secure VERB VBD 0 root
a a DET DT 4 det
truce truce NOUN NN 2 obj
and and CCONJ CC 6 cc
agreement agreement NOUN NN 4 conj
between between ADP IN 8 case
Peru Peru PROPN NNP 6 nmod
and and CCONJ CC 10 cc
Chile Chile PROPN NNP 8 conj";
    let names = [("Ruiz", Leader), ("Peru", Country), ("Chile", Country)];
    let found = stated(rows, &names);
    assert!(
        !found.is_empty() && !found.iter().any(|f| f.contains("Ruiz")),
        "{found:?}"
    );
}

#[test]
fn names_in_front_of_ceasefire_talks_are_parties_to_the_talks() {
    let rows = "Peru Peru PROPN NNP 5 compound
– – PUNCT : 3 punct
Chile Chile PROPN NNP 5 compound
ceasefire ceasefire NOUN NN 5 compound
talks talk NOUN NNS 6 nsubj
failed fail VERB VBD 0 root";
    let found = stated(rows, &STATES);
    assert!(!says(&found, "Peru agreed-with Chile"), "{found:?}");
    assert!(!says(&found, "Chile agreed-with Peru"), "{found:?}");
}

#[test]
fn two_on_one_visit_do_not_visit_each_other() {
    let rows = "They they PRON PRP 2 nsubj
disliked dislike VERB VBD 0 root
the the DET DT 4 det
visit visit NOUN NN 2 obj
by by ADP IN 6 case
Ruiz Ruiz PROPN NNP 4 nmod
and and CCONJ CC 8 cc
Diaz Diaz PROPN NNP 6 conj";
    let found = stated(rows, &TWO);
    assert!(!says(&found, "Ruiz met-with Diaz"), "{found:?}");
}

#[test]
fn teams_that_negotiate_sign_for_both_in_front() {
    let rows = "Peru Peru PROPN NNP 5 compound
and and CCONJ CC 3 cc
Norvik Norvik PROPN NNP 1 conj
negotiating negotiate VERB VBG 5 compound
teams team NOUN NNS 6 nsubj
signed sign VERB VBD 0 root
deals deal NOUN NNS 6 obj";
    let found = stated(rows, &[("Peru", Country), ("Norvik", Company)]);
    let agreed = |f: &String| f.contains("agreed-with");
    assert!(found.iter().any(agreed), "{found:?}");
}

#[test]
fn who_is_given_leave_to_negotiate_does_so() {
    let rows = "Peru Peru PROPN NNP 2 nsubj
granted grant VERB VBD 0 root
Chile Chile PROPN NNP 4 compound
permission permission NOUN NN 2 obj
to to PART TO 6 mark
negotiate negotiate VERB VB 4 acl
with with ADP IN 8 case
Norvik Norvik PROPN NNP 6 obl";
    let names = [("Peru", Country), ("Chile", Country), ("Norvik", Company)];
    let found = stated(rows, &names);
    assert!(says(&found, "Chile met-with Norvik"), "{found:?}");
    assert!(!says(&found, "Peru met-with Norvik"), "{found:?}");
}

#[test]
fn forces_sent_to_help_are_aid() {
    let rows = "Peru Peru PROPN NNP 2 nsubj
deployed deploy VERB VBD 0 root
troops troop NOUN NNS 2 obj
to to ADP IN 5 case
Chile Chile PROPN NNP 2 obl
to to PART TO 7 mark
help help VERB VB 2 advcl";
    assert_eq!(stated(rows, &STATES), ["Peru aids Chile"]);
}

#[test]
fn aid_goes_to_whom_it_is_to_stabilize() {
    let rows = "Peru Peru PROPN NNP 2 nsubj
pledged pledge VERB VBD 0 root
aid aid NOUN NN 2 obj
to to PART TO 5 mark
stabilize stabilize VERB VB 3 acl
Chile Chile PROPN NNP 8 nmod:poss
's 's PART POS 6 case
ports port NOUN NNS 5 obj";
    let found = stated(rows, &STATES);
    assert!(says(&found, "Peru aids Chile"), "{found:?}");
    let denounced = stated(
        &rows.replace("stabilize stabilize", "describe describe"),
        &STATES,
    );
    assert!(!says(&denounced, "Peru aids Chile"), "{denounced:?}");
}

#[test]
fn who_helps_somebodys_chances_does_not_aid_them() {
    let rows = "Peru Peru PROPN NNP 2 nsubj
helped help VERB VBD 0 root
Ruiz Ruiz PROPN NNP 5 nmod:poss
's 's PART POS 3 case
chances chance NOUN NNS 2 obj";
    let found = stated(rows, &[("Peru", Country), ("Ruiz", Leader)]);
    assert!(!says(&found, "Peru aids Ruiz"), "{found:?}");
}

#[test]
fn the_hospital_that_treats_somebody_helps_them() {
    let rows = "Ruiz Ruiz PROPN NNP 3 nsubj:pass
was be AUX VBD 3 aux:pass
treated treat VERB VBN 0 root
at at ADP IN 5 case
Medicenter Medicenter PROPN NNP 3 obl";
    let found = stated(rows, &[("Ruiz", Leader), ("Medicenter", Institute)]);
    assert!(says(&found, "Medicenter aids Ruiz"), "{found:?}");
}

#[test]
fn who_buys_a_states_oil_trades_with_it() {
    let rows = "Peru Peru PROPN NNP 2 nsubj
buys buy VERB VBZ 0 root
Chile Chile PROPN NNP 5 nmod:poss
's 's PART POS 3 case
oil oil NOUN NN 2 obj";
    assert_eq!(stated(rows, &STATES), ["Peru cooperates-with Chile"]);
}

#[test]
fn the_second_who_is_given_an_office_of_their_own_is_appointed_as_well() {
    let rows = "Peru Peru PROPN NNP 2 nsubj
appointed appoint VERB VBD 0 root
Ruiz Ruiz PROPN NNP 2 obj
as as ADP IN 5 case
minister minister NOUN NN 2 obl
and and CCONJ CC 7 cc
Diaz Diaz PROPN NNP 5 conj
as as ADP IN 9 case
envoy envoy NOUN NN 2 obl";
    let names = [("Peru", Country), ("Ruiz", Official), ("Diaz", Official)];
    let found = stated(rows, &names);
    assert!(says(&found, "Peru appointed Diaz"), "{found:?}");
}

#[test]
fn who_removes_somebodys_account_dismisses_nobody() {
    let rows = "Norvik Norvik PROPN NNP 2 nsubj
removed remove VERB VBD 0 root
the the DET DT 4 det
account account NOUN NN 2 obj
of of ADP IN 6 case
Ruiz Ruiz PROPN NNP 4 nmod";
    let names = [("Norvik", Company), ("Ruiz", Leader)];
    let found = stated(rows, &names);
    assert!(!says(&found, "Norvik dismissed Ruiz"), "{found:?}");
    let whole = stated(&rows.replace("account account", "cabinet cabinet"), &names);
    assert!(says(&whole, "Norvik dismissed Ruiz"), "{whole:?}");
}

#[test]
fn who_is_let_go_in_a_raid_is_not_let_go_by_the_raiders() {
    let rows = "Ruiz Ruiz PROPN NNP 3 nsubj:pass
was be AUX VBD 3 aux:pass
released release VERB VBN 0 root
during during ADP IN 7 case
Peru Peru PROPN NNP 7 nmod:poss
's 's PART POS 5 case
raids raid NOUN NNS 3 obl";
    let found = stated(rows, &[("Ruiz", Leader), ("Peru", Country)]);
    assert!(!says(&found, "Peru concedes-to Ruiz"), "{found:?}");
}

#[test]
fn a_thing_that_gifts_include_is_not_helped() {
    let rows = "Peru Peru PROPN NNP 2 nsubj
sent send VERB VBD 0 root
tanks tank NOUN NNS 2 obj
including include VERB VBG 5 case
Ruiz Ruiz PROPN NNP 3 nmod
to to ADP IN 7 case
Chile Chile PROPN NNP 2 obl";
    let names = [("Peru", Country), ("Ruiz", Leader), ("Chile", Country)];
    let found = stated(rows, &names);
    assert!(!says(&found, "Peru aids Ruiz"), "{found:?}");
    assert!(says(&found, "Peru aids Chile"), "{found:?}");
}

#[test]
fn what_aid_is_to_help_watch_is_not_helped() {
    let rows = "Peru Peru PROPN NNP 2 nsubj
pledged pledge VERB VBD 0 root
aid aid NOUN NN 2 obj
to to PART TO 5 mark
help help VERB VB 3 acl
shelter shelter VERB VB 5 xcomp
Chile Chile PROPN NNP 6 obj";
    assert!(says(&stated(rows, &STATES), "Peru aids Chile"));
    let watched = stated(&rows.replace("shelter shelter", "watch watch"), &STATES);
    assert!(!says(&watched, "Peru aids Chile"), "{watched:?}");
}
