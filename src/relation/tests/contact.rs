//! Journeys, talks and joint deeds that are told without their own verbs: who is taken, received or simply somewhere, who
//! fights side by side, who is helped by whom.

use crate::ontology::EntityType::{
    ArmedGroup, Company, Country, Institute, Leader, Official, Party, Person, Place,
};
use crate::relation::sample::stated;

const STATES: [(&str, crate::ontology::EntityType); 2] = [("Peru", Country), ("Chile", Country)];

fn says(found: &[String], relation: &str) -> bool {
    found.iter().any(|f| f == relation)
}

#[test]
fn who_is_flown_to_a_hospital_goes_where_it_is() {
    let rows = "Ruiz Ruiz PROPN NNP 3 nsubj:pass
was be AUX VBD 3 aux:pass
flown fly VERB VBN 0 root
to to ADP IN 6 case
a a DET DT 6 det
hospital hospital NOUN NN 3 obl
in in ADP IN 8 case
Lima Lima PROPN NNP 3 obl";
    let found = stated(rows, &[("Ruiz", Official), ("Lima", Place)]);
    assert!(says(&found, "Ruiz visited Lima"), "{found:?}");
}

#[test]
fn who_is_received_somewhere_has_come_there() {
    let rows = "Ruiz Ruiz PROPN NNP 3 nsubj:pass
was be AUX VBD 3 aux:pass
received receive VERB VBN 0 root
in in ADP IN 5 case
Lima Lima PROPN NNP 3 obl
by by ADP IN 7 case
Diaz Diaz PROPN NNP 3 obl:agent";
    let names = [("Ruiz", Official), ("Lima", Place), ("Diaz", Leader)];
    let found = stated(rows, &names);
    assert!(says(&found, "Ruiz visited Lima"), "{found:?}");
    assert!(!says(&found, "Diaz visited Lima"), "{found:?}");
}

#[test]
fn soldiers_sent_abroad_are_no_visit_of_their_state() {
    let rows = "Peru Peru PROPN NNP 2 nsubj
sent send VERB VBD 0 root
soldiers soldier NOUN NNS 2 obj
to to ADP IN 5 case
Chile Chile PROPN NNP 2 obl";
    assert_eq!(stated(rows, &STATES), ["Peru aids Chile"]);
}

#[test]
fn a_person_who_is_in_a_place_has_come_there() {
    let rows = "Ruiz Ruiz PROPN NNP 4 nsubj
was be AUX VBD 4 cop
in in ADP IN 4 case
Lima Lima PROPN NNP 0 root";
    let person = stated(rows, &[("Ruiz", Leader), ("Lima", Place)]);
    assert_eq!(person, ["Ruiz visited Lima"]);
    let company = stated(rows, &[("Ruiz", Company), ("Lima", Place)]);
    assert!(!says(&company, "Ruiz visited Lima"), "{company:?}");
}

#[test]
fn who_is_only_said_to_be_in_a_place_may_not_be_there() {
    let rows = "Ruiz Ruiz PROPN NNP 3 nsubj:pass
is be AUX VBZ 3 aux:pass
believed believe VERB VBN 0 root
to to PART TO 7 mark
be be AUX VB 7 cop
in in ADP IN 7 case
Lima Lima PROPN NNP 3 xcomp";
    let found = stated(rows, &[("Ruiz", Person), ("Lima", Place)]);
    assert!(found.is_empty(), "{found:?}");
}

#[test]
fn who_speaks_on_a_visit_has_gone_there() {
    let rows = "Ruiz Ruiz PROPN NNP 8 nsubj
, , PUNCT , 5 punct
on on ADP IN 5 case
a a DET DT 5 det
visit visit NOUN NN 1 nmod
to to ADP IN 7 case
Lima Lima PROPN NNP 5 nmod
resigned resign VERB VBD 0 root";
    let found = stated(rows, &[("Ruiz", Leader), ("Lima", Place)]);
    assert_eq!(found, ["Ruiz visited Lima"]);
}

#[test]
fn who_is_stopped_by_another_drops_in_on_nobody() {
    let rows = "Ruiz Ruiz PROPN NNP 3 nsubj:pass
was be AUX VBD 3 aux:pass
stopped stop VERB VBN 0 root
by by ADP IN 5 case
Diaz Diaz PROPN NNP 3 obl:agent";
    let found = stated(rows, &[("Ruiz", Person), ("Diaz", Official)]);
    assert!(found.is_empty(), "{found:?}");
}

#[test]
fn states_that_agree_to_help_a_third_agree_with_each_other() {
    let rows = "Peru Peru PROPN NNP 4 nsubj
and and CCONJ CC 3 cc
Chile Chile PROPN NNP 1 conj
agreed agree VERB VBD 0 root
to to PART TO 6 mark
send send VERB VB 4 xcomp
tents tent NOUN NNS 6 obj
to to ADP IN 9 case
Bolivia Bolivia PROPN NNP 6 obl";
    let names = [("Peru", Country), ("Chile", Country), ("Bolivia", Country)];
    let found = stated(rows, &names);
    assert!(says(&found, "Peru agreed-with Chile"), "{found:?}");
    assert!(!says(&found, "Peru agreed-with Bolivia"), "{found:?}");
}

#[test]
fn nobody_agrees_with_the_prisoner_they_agree_to_free() {
    let rows = "Peru Peru PROPN NNP 2 nsubj
agreed agree VERB VBD 0 root
to to PART TO 4 mark
free free VERB VB 2 xcomp
Ruiz Ruiz PROPN NNP 4 obj";
    let found = stated(rows, &[("Peru", Country), ("Ruiz", Person)]);
    assert!(!says(&found, "Peru agreed-with Ruiz"), "{found:?}");
}

#[test]
fn who_strike_the_same_target_side_by_side_cooperate() {
    let rows = "Peru Peru PROPN NNP 4 nsubj
and and CCONJ CC 3 cc
Chile Chile PROPN NNP 1 conj
bombed bomb VERB VBD 0 root
Frente Frente PROPN NNP 4 obj";
    let names = [
        ("Peru", Country),
        ("Chile", Country),
        ("Frente", ArmedGroup),
    ];
    let all = [
        "Chile attacked Frente",
        "Peru attacked Frente",
        "Peru cooperates-with Chile",
    ];
    assert_eq!(stated(rows, &names), all);
}

#[test]
fn who_exchange_fire_do_not_fight_side_by_side() {
    let rows = "Peru Peru PROPN NNP 4 nsubj
and and CCONJ CC 3 cc
Chile Chile PROPN NNP 1 conj
exchanged exchange VERB VBD 0 root
gunfire gunfire NOUN NN 4 obj
in in ADP IN 7 case
Arica Arica PROPN NNP 4 obl";
    let names = [("Peru", Country), ("Chile", Country), ("Arica", Place)];
    let found = stated(rows, &names);
    assert!(!says(&found, "Peru cooperates-with Chile"), "{found:?}");
}

#[test]
fn allied_militias_side_with_the_troops_in_front() {
    let rows = "Peruvian peruvian ADJ JJ 2 amod
troops troop NOUN NNS 7 nsubj
and and CCONJ CC 6 cc
allied allied ADJ JJ 6 amod
Frente Frente PROPN NNP 6 compound
fighters fighter NOUN NNS 2 conj
withdrew withdraw VERB VBD 0 root";
    let found = stated(rows, &[("Peruvian", Country), ("Frente", ArmedGroup)]);
    assert!(says(&found, "Peruvian cooperates-with Frente"), "{found:?}");
}

#[test]
fn those_whose_ships_sail_together_cooperate() {
    let rows = "Warships warship NOUN NNS 6 nsubj
from from ADP IN 3 case
Peru Peru PROPN NNP 1 nmod
and and CCONJ CC 5 cc
Chile Chile PROPN NNP 3 conj
sailed sail VERB VBD 0 root";
    assert_eq!(stated(rows, &STATES), ["Peru cooperates-with Chile"]);
}

#[test]
fn parties_that_a_coalition_is_composed_of_cooperate() {
    let rows = "The the DET DT 2 det
coalition coalition NOUN NN 10 nsubj
, , PUNCT , 4 punct
composed compose VERB VBN 2 acl
of of ADP IN 6 case
Avance Avance PROPN NNP 4 obl
and and CCONJ CC 8 cc
Renacer Renacer PROPN NNP 6 conj
, , PUNCT , 4 punct
won win VERB VBD 0 root";
    let found = stated(rows, &[("Avance", Party), ("Renacer", Party)]);
    assert_eq!(found, ["Avance cooperates-with Renacer"]);
}

#[test]
fn what_is_done_with_somebodys_support_they_help_with() {
    let rows = "With with ADP IN 3 case
Chilean chilean ADJ JJ 3 amod
support support NOUN NN 6 obl
, , PUNCT , 6 punct
Peru Peru PROPN NNP 6 nsubj
recaptured recapture VERB VBD 0 root
Arica Arica PROPN NNP 6 obj";
    let names = [("Chilean", Country), ("Peru", Country), ("Arica", Place)];
    let found = stated(rows, &names);
    assert!(says(&found, "Chilean aids Peru"), "{found:?}");
}

#[test]
fn a_sum_in_aid_is_aid() {
    let rows = "Peru Peru PROPN NNP 2 nsubj
approved approve VERB VBD 0 root
$ $ SYM $ 2 obj
5 5 NUM CD 5 compound
billion billion NUM CD 3 nummod
in in ADP IN 8 case
military military ADJ JJ 8 amod
sales sale NOUN NNS 3 nmod
to to ADP IN 10 case
Chile Chile PROPN NNP 8 nmod";
    assert_eq!(stated(rows, &STATES), ["Peru aids Chile"]);
}

#[test]
fn who_is_granted_asylum_somewhere_is_helped_there() {
    let rows = "Ruiz Ruiz PROPN NNP 3 nsubj:pass
was be AUX VBD 3 aux:pass
granted grant VERB VBN 0 root
asylum asylum NOUN NN 3 obj
in in ADP IN 6 case
Peru Peru PROPN NNP 3 obl";
    let found = stated(rows, &[("Ruiz", Person), ("Peru", Country)]);
    assert_eq!(found, ["Peru aids Ruiz"]);
}

#[test]
fn who_is_accused_along_with_another_did_the_same() {
    let rows = "Soto Soto PROPN NNP 2 nsubj
accused accuse VERB VBD 0 root
Ruiz Ruiz PROPN NNP 2 obj
, , PUNCT , 7 punct
along along ADV RB 7 case
with with ADP IN 7 case
Diaz Diaz PROPN NNP 2 obl
, , PUNCT , 7 punct
of of SCONJ IN 10 mark
siding side VERB VBG 2 advcl
with with ADP IN 12 case
Frente Frente PROPN NNP 10 obl";
    let names = [
        ("Soto", Official),
        ("Ruiz", Leader),
        ("Diaz", Leader),
        ("Frente", ArmedGroup),
    ];
    let found = stated(rows, &names);
    assert!(says(&found, "Diaz supports Frente"), "{found:?}");
}

#[test]
fn who_is_inducted_is_honoured_by_the_house() {
    let rows = "Ruiz Ruiz PROPN NNP 3 nsubj:pass
was be AUX VBD 3 aux:pass
inducted induct VERB VBN 0 root
into into ADP IN 6 case
the the DET DT 6 det
Hall Hall PROPN NNP 3 obl";
    let found = stated(rows, &[("Ruiz", Person), ("Hall", Institute)]);
    assert_eq!(found, ["Hall supports Ruiz"]);
}

#[test]
fn a_partner_works_with_whose_partner_it_is() {
    let rows = "Norvik Norvik PROPN NNP 8 nsubj
, , PUNCT , 4 punct
a a DET DT 4 det
partner partner NOUN NN 1 appos
of of ADP IN 6 case
Baltia Baltia PROPN NNP 4 nmod
, , PUNCT , 4 punct
closed close VERB VBD 0 root";
    let found = stated(rows, &[("Norvik", Company), ("Baltia", Company)]);
    assert_eq!(found, ["Norvik cooperates-with Baltia"]);
}

#[test]
fn who_mediate_together_are_no_parties() {
    let rows = "Peru Peru PROPN NNP 4 nsubj
and and CCONJ CC 3 cc
Chile Chile PROPN NNP 1 conj
mediated mediate VERB VBD 0 root";
    let found = stated(rows, &STATES);
    assert!(!says(&found, "Peru met-with Chile"), "{found:?}");
}

#[test]
fn who_buy_the_same_thing_do_not_trade_with_each_other() {
    let rows = "Peru Peru PROPN NNP 4 nsubj
and and CCONJ CC 3 cc
Chile Chile PROPN NNP 1 conj
bought buy VERB VBD 0 root
ferries ferry NOUN NNS 4 obj";
    let found = stated(rows, &STATES);
    assert!(found.is_empty(), "{found:?}");
}
