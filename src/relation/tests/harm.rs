//! Who harms whom and who helps, where the ends stand apart from what is done.

use crate::ontology::EntityType::{ArmedGroup, Country, Other, Person, Place};
use crate::relation::sample::stated;

#[test]
fn whoever_wants_to_bolster_a_war_does_not_wage_it() {
    let rows = "Peru Peru PROPN NNP 2 nsubj
wants want VERB VBZ 0 root
to to PART TO 4 mark
bolster bolster VERB VB 2 xcomp
the the DET DT 7 det
Chilean Chilean ADJ JJ 7 amod
war war NOUN NN 4 obj
on on ADP IN 9 case
Ecuador Ecuador PROPN NNP 7 nmod";
    let names = [
        ("Peru", Country),
        ("Chilean", Country),
        ("Ecuador", Country),
    ];
    let found = stated(rows, &names);
    assert!(
        found.contains(&"Chilean attacked Ecuador".to_owned()),
        "{found:?}"
    );
    assert!(
        !found.contains(&"Peru attacked Ecuador".to_owned()),
        "{found:?}"
    );
}

#[test]
fn whoever_is_convicted_of_a_deed_did_it() {
    let rows = "Ruiz Ruiz PROPN NNP 3 nsubj:pass
was be AUX VBD 3 aux:pass
convicted convict VERB VBN 0 root
of of ADP IN 6 case
the the DET DT 6 det
murder murder NOUN NN 3 obl
of of ADP IN 8 case
Diaz Diaz PROPN NNP 6 nmod";
    let names = [("Ruiz", Person), ("Diaz", Person)];
    assert_eq!(stated(rows, &names), ["Ruiz attacked Diaz"]);
}

#[test]
fn whoever_is_guilty_of_a_deed_did_it() {
    let rows = "Ruiz Ruiz PROPN NNP 3 nsubj
is be AUX VBZ 3 cop
guilty guilty ADJ JJ 0 root
of of ADP IN 5 case
murder murder NOUN NN 3 obl
of of ADP IN 7 case
Diaz Diaz PROPN NNP 5 nmod";
    let names = [("Ruiz", Person), ("Diaz", Person)];
    assert_eq!(stated(rows, &names), ["Ruiz attacked Diaz"]);
}

#[test]
fn a_charge_does_nothing() {
    let rows = "Ruiz Ruiz PROPN NNP 3 nsubj:pass
was be AUX VBD 3 aux:pass
charged charge VERB VBN 0 root
with with ADP IN 5 case
terrorism terrorism NOUN NN 3 obl
for for SCONJ IN 7 mark
attacking attack VERB VBG 5 acl
Chile Chile PROPN NNP 7 obj";
    let names = [("Ruiz", Person), ("Chile", Country)];
    assert_eq!(stated(rows, &names), ["Ruiz attacked Chile"]);
}

#[test]
fn whoever_claims_a_bombing_kills() {
    let rows = "Peru Peru PROPN NNP 2 nsubj
claimed claim VERB VBD 0 root
responsibility responsibility NOUN NN 2 obj
for for ADP IN 6 case
a a DET DT 6 det
bombing bombing NOUN NN 3 nmod
killing kill VERB VBG 6 acl
Ruiz Ruiz PROPN NNP 7 obj";
    let names = [("Peru", Country), ("Ruiz", Person)];
    let found = stated(rows, &names);
    assert!(
        found.contains(&"Peru attacked Ruiz".to_owned()),
        "{found:?}"
    );
}

#[test]
fn whoever_has_a_role_in_it_does_it() {
    let rows = "Peru Peru PROPN NNP 2 nsubj
had have VERB VBD 0 root
a a DET DT 4 det
role role NOUN NN 2 obj
in in SCONJ IN 6 mark
attacking attack VERB VBG 4 acl
Chile Chile PROPN NNP 6 obj";
    let names = [("Peru", Country), ("Chile", Country)];
    assert_eq!(stated(rows, &names), ["Peru attacked Chile"]);
}

#[test]
fn whoever_attacks_in_strikes_targets_whom_they_target() {
    let rows = "Peru Peru PROPN NNP 2 nsubj
acted act VERB VBD 0 root
in in ADP IN 4 case
strikes strike NOUN NNS 2 obl
targeting target VERB VBG 4 acl
Chile Chile PROPN NNP 5 obj";
    let names = [("Peru", Country), ("Chile", Country)];
    assert_eq!(stated(rows, &names), ["Peru attacked Chile"]);
}

#[test]
fn both_who_are_killed_in_clashes_clashed() {
    let rows = "Peruvian Peruvian ADJ JJ 2 amod
soldiers soldier NOUN NNS 7 nsubj:pass
and and CCONJ CC 5 cc
Chilean Chilean ADJ JJ 5 amod
rebels rebel NOUN NNS 2 conj
were be AUX VBD 7 aux:pass
killed kill VERB VBN 0 root
in in ADP IN 10 case
deadly deadly ADJ JJ 10 amod
clashes clash NOUN NNS 7 obl";
    let names = [("Peruvian", Country), ("Chilean", Country)];
    assert_eq!(
        stated(rows, &names),
        ["Chilean attacked Peruvian", "Peruvian attacked Chilean"]
    );
}

#[test]
fn whoever_dies_in_a_strike_is_hit() {
    let rows = "Peru Peru PROPN NNP 2 nsubj
confirmed confirm VERB VBD 0 root
the the DET DT 4 det
death death NOUN NN 2 obj
of of ADP IN 6 case
Ruiz Ruiz PROPN NNP 4 nmod
in in ADP IN 10 case
a a DET DT 10 det
Chilean Chilean ADJ JJ 10 amod
strike strike NOUN NN 4 nmod";
    let names = [("Peru", Country), ("Ruiz", Person), ("Chilean", Country)];
    let found = stated(rows, &names);
    assert!(
        found.contains(&"Chilean attacked Ruiz".to_owned()),
        "{found:?}"
    );
    assert!(
        !found.contains(&"Peru attacked Ruiz".to_owned()),
        "{found:?}"
    );
}

#[test]
fn parties_may_hang_on_the_verb_that_reports_it() {
    let rows = "Fighting fighting NOUN NN 3 nsubj:pass
is be AUX VBZ 3 aux:pass
reported report VERB VBN 0 root
between between ADP IN 5 case
Peru Peru PROPN NNP 3 obl
and and CCONJ CC 7 cc
Chile Chile PROPN NNP 5 conj";
    let names = [("Peru", Country), ("Chile", Country)];
    assert_eq!(
        stated(rows, &names),
        ["Chile attacked Peru", "Peru attacked Chile"]
    );
}

#[test]
fn those_between_whom_there_is_fighting_fight() {
    let rows = "year year NOUN NN 0 root
of of SCONJ IN 3 mark
fighting fight VERB VBG 1 acl
between between ADP IN 5 case
Peru Peru PROPN NNP 3 obl
and and CCONJ CC 7 cc
Chile Chile PROPN NNP 5 conj";
    let names = [("Peru", Country), ("Chile", Country)];
    assert_eq!(
        stated(rows, &names),
        ["Chile attacked Peru", "Peru attacked Chile"]
    );
}

#[test]
fn what_is_done_in_one_breath_is_done_through_the_same_event() {
    let rows = "Chileans Chilean PROPN NNPS 3 nsubj:pass
are be AUX VBP 3 aux:pass
killed kill VERB VBN 0 root
and and CCONJ CC 6 cc
others other NOUN NNS 6 nsubj:pass
injured injure VERB VBN 3 conj
in in ADP IN 10 case
a a DET DT 10 det
Peruvian Peruvian ADJ JJ 10 amod
strike strike NOUN NN 6 obl";
    let names = [("Chileans", Country), ("Peruvian", Country)];
    assert_eq!(stated(rows, &names), ["Peruvian attacked Chileans"]);
}

#[test]
fn whoever_attacks_may_hang_on_what_is_hit() {
    let rows = "Chileans Chilean PROPN NNPS 3 nsubj:pass
are be AUX VBP 3 aux:pass
killed kill VERB VBN 0 root
in in ADP IN 6 case
an a DET DT 6 det
attack attack NOUN NN 3 obl
on on ADP IN 9 case
a a DET DT 9 det
post post NOUN NN 6 nmod
by by ADP IN 11 case
Peru Peru PROPN NNP 9 nmod";
    let names = [("Chileans", Country), ("Peru", Country)];
    let found = stated(rows, &names);
    assert!(
        found.contains(&"Peru attacked Chileans".to_owned()),
        "{found:?}"
    );
}

#[test]
fn a_place_that_is_included_is_hit() {
    let rows = "Chilean Chilean ADJ JJ 2 amod
strikes strike NOUN NNS 0 root
across across ADP IN 4 case
Peru Peru PROPN NNP 2 nmod
, , PUNCT , 8 punct
including include VERB VBG 8 case
in in ADP IN 8 case
Lima Lima PROPN NNP 4 nmod";
    let names = [("Chilean", Country), ("Peru", Country), ("Lima", Place)];
    let found = stated(rows, &names);
    assert!(
        found.contains(&"Chilean attacked Lima".to_owned()),
        "{found:?}"
    );
}

#[test]
fn who_stands_beside_a_group_does_not_own_it() {
    let rows = "clashes clash NOUN NNS 0 root
between between ADP IN 3 case
Peru Peru PROPN NNP 1 nmod
and and CCONJ CC 6 cc
rebel rebel NOUN NN 6 compound
groups group NOUN NNS 3 conj
linked link VERB VBN 6 acl
to to ADP IN 9 case
Chile Chile PROPN NNP 7 obl";
    let names = [("Peru", Country), ("Chile", Country)];
    assert_eq!(
        stated(rows, &names),
        ["Chile attacked Peru", "Peru attacked Chile"]
    );
}

#[test]
fn a_model_is_not_whose_it_is() {
    let rows = "Peruvian Peruvian ADJ JJ 3 amod
Condor Condor PROPN NNP 3 compound
drones drone NOUN NNS 4 nsubj
struck strike VERB VBD 0 root
Chile Chile PROPN NNP 4 obj";
    let names = [("Peruvian", Country), ("Condor", Other), ("Chile", Country)];
    assert_eq!(stated(rows, &names), ["Peruvian attacked Chile"]);
}

#[test]
fn an_abbreviation_in_brackets_stands_in_nobodys_way() {
    let rows = "Norvik Norvik PROPN NNP 6 compound
Front Front PROPN NNP 1 flat
( ( PUNCT -LRB- 4 punct
NF NF PROPN NNP 1 appos
) ) PUNCT -RRB- 4 punct
drones drone NOUN NNS 7 nsubj
struck strike VERB VBD 0 root
Chile Chile PROPN NNP 7 obj";
    let names = [
        ("Norvik Front", ArmedGroup),
        ("NF", ArmedGroup),
        ("Chile", Country),
    ];
    let found = stated(rows, &names);
    assert!(found.contains(&"NF attacked Chile".to_owned()), "{found:?}");
}

#[test]
fn its_soldiers_are_those_of_the_army_that_says_so() {
    let rows = "The the DET DT 3 det
Peruvian Peruvian ADJ JJ 3 amod
army army NOUN NN 4 nsubj
said say VERB VBD 0 root
two two NUM CD 10 nsubj:pass
of of ADP IN 8 case
its its PRON PRP$ 8 nmod:poss
soldiers soldier NOUN NNS 5 nmod
were be AUX VBD 10 aux:pass
wounded wound VERB VBN 4 ccomp
by by ADP IN 12 case
Chile Chile PROPN NNP 10 obl:agent";
    let names = [("Peruvian", Country), ("Chile", Country)];
    assert_eq!(stated(rows, &names), ["Chile attacked Peruvian"]);
}

#[test]
fn forces_are_of_whom_they_are_loyal_to() {
    let rows = "Forces force NOUN NNS 5 nsubj
loyal loyal ADJ JJ 1 amod
to to ADP IN 4 case
Peru Peru PROPN NNP 2 obl
attacked attack VERB VBD 0 root
Chile Chile PROPN NNP 5 obj";
    let names = [("Peru", Country), ("Chile", Country)];
    assert_eq!(stated(rows, &names), ["Peru attacked Chile"]);
}

#[test]
fn a_man_named_so_is_meant() {
    let rows = "Peru Peru PROPN NNP 2 nsubj
killed kill VERB VBD 0 root
a a DET DT 4 det
man man NOUN NN 2 obj
named name VERB VBN 4 acl
Ruiz Ruiz PROPN NNP 5 xcomp";
    let names = [("Peru", Country), ("Ruiz", Person)];
    assert_eq!(stated(rows, &names), ["Peru attacked Ruiz"]);
}

#[test]
fn the_nearest_object_may_stand_behind_a_particle() {
    let rows = "Peru Peru PROPN NNP 2 nsubj
shot shoot VERB VBD 0 root
down down ADP RP 2 compound:prt
a a DET DT 6 det
Chilean Chilean ADJ JJ 6 amod
jet jet NOUN NN 2 dep";
    let names = [("Peru", Country), ("Chilean", Country)];
    assert_eq!(stated(rows, &names), ["Peru attacked Chilean"]);
}

#[test]
fn a_threat_is_to_whom_it_depends_on() {
    let rows = "Peru Peru PROPN NNP 2 nsubj
threatened threaten VERB VBD 0 root
to to PART TO 4 mark
leave leave VERB VB 2 xcomp
if if SCONJ IN 7 mark
Chile Chile PROPN NNP 7 nsubj
paid pay VERB VBD 4 advcl";
    let names = [("Peru", Country), ("Chile", Country)];
    let found = stated(rows, &names);
    assert!(found.contains(&"Peru warned Chile".to_owned()), "{found:?}");
}

#[test]
fn a_sum_is_money() {
    let rows = "Peru Peru PROPN NNP 2 nsubj
pledged pledge VERB VBD 0 root
€35 €35 NOUN NN 2 obj
to to ADP IN 5 case
Chile Chile PROPN NNP 2 obl";
    let names = [("Peru", Country), ("Chile", Country)];
    assert_eq!(stated(rows, &names), ["Peru aids Chile"]);
}
