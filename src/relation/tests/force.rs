//! Force and measures: what is done to whom where a sentence tells of the deed in other words than by its verb and object.

use crate::ontology::EntityType::{
    Agency, Company, Country, Leader, Official, Other, Person, Place,
};
use crate::relation::sample::stated;

#[test]
fn a_ban_on_flights_hits_where_they_go() {
    let rows = "Peru Peru PROPN NNP 2 nsubj
announced announce VERB VBD 0 root
a a DET DT 4 det
ban ban NOUN NN 2 obj
on on ADP IN 6 case
flights flight NOUN NNS 4 nmod
to to ADP IN 8 case
Chile Chile PROPN NNP 6 nmod";
    let names = [("Peru", Country), ("Chile", Country)];
    assert_eq!(stated(rows, &names), ["Peru sanctioned Chile"]);
}

#[test]
fn a_deed_blamed_on_somebody_is_theirs() {
    let rows = "The the DET DT 2 det
attack attack NOUN NN 6 nsubj:pass
on on ADP IN 4 case
Lima Lima PROPN NNP 2 nmod
was be AUX VBD 6 aux:pass
blamed blame VERB VBN 0 root
on on ADP IN 8 case
Peru Peru PROPN NNP 6 obl";
    let names = [("Lima", Place), ("Peru", Country)];
    let found = stated(rows, &names);
    assert!(
        found.contains(&"Peru attacked Lima".to_owned()),
        "{found:?}"
    );
}

#[test]
fn a_deed_attributed_to_somebody_is_theirs() {
    let rows = "Ruiz Ruiz PROPN NNP 2 nsubj
attributed attribute VERB VBD 0 root
the the DET DT 4 det
attack attack NOUN NN 2 obj
on on ADP IN 6 case
Lima Lima PROPN NNP 4 nmod
to to ADP IN 8 case
Peru Peru PROPN NNP 6 nmod";
    let names = [("Ruiz", Person), ("Lima", Place), ("Peru", Country)];
    let found = stated(rows, &names);
    assert!(
        found.contains(&"Peru attacked Lima".to_owned()),
        "{found:?}"
    );
}

#[test]
fn whose_involvement_in_a_deed_is_told_did_it() {
    let rows = "Chile Chile PROPN NNP 2 nsubj
condemned condemn VERB VBD 0 root
the the DET DT 4 det
involvement involvement NOUN NN 2 obj
of of ADP IN 6 case
Peru Peru PROPN NNP 4 nmod
in in ADP IN 9 case
the the DET DT 9 det
attack attack NOUN NN 2 obl
on on ADP IN 11 case
Lima Lima PROPN NNP 9 nmod";
    let names = [("Chile", Country), ("Peru", Country), ("Lima", Place)];
    let found = stated(rows, &names);
    assert!(
        found.contains(&"Peru attacked Lima".to_owned()),
        "{found:?}"
    );
}

#[test]
fn troops_that_leave_a_country_withdraw_from_it() {
    let rows = "Chilean Chilean ADJ JJ 2 amod
troops troops NOUN NNS 3 nsubj
left leave VERB VBD 0 root
Peru Peru PROPN NNP 3 obj";
    let names = [("Chilean", Country), ("Peru", Country)];
    assert_eq!(stated(rows, &names), ["Chilean concedes-to Peru"]);
}

#[test]
fn whoever_uses_a_law_does_what_it_is_used_for() {
    let rows = "Chile Chile PROPN NNP 2 nsubj
criticized criticize VERB VBD 0 root
the the DET DT 4 det
law law NOUN NN 2 obj
used use VERB VBN 4 acl
by by ADP IN 7 case
Ruiz Ruiz PROPN NNP 5 obl:agent
to to PART TO 9 mark
ban ban VERB VB 5 advcl
Norvik Norvik PROPN NNP 9 obj";
    let names = [("Chile", Country), ("Ruiz", Leader), ("Norvik", Company)];
    let found = stated(rows, &names);
    assert!(
        found.contains(&"Ruiz sanctioned Norvik".to_owned()),
        "{found:?}"
    );
}

#[test]
fn whom_an_inquiry_finds_guilty_it_was_about() {
    let rows = "The the DET DT 2 det
inquiry inquiry NOUN NN 5 nsubj
by by ADP IN 4 case
Peru Peru PROPN NNP 2 nmod
found find VERB VBD 0 root
that that SCONJ IN 9 mark
Norvik Norvik PROPN NNP 9 nsubj
had have AUX VBD 9 aux
lied lie VERB VBN 5 ccomp";
    let names = [("Peru", Country), ("Norvik", Company)];
    let found = stated(rows, &names);
    assert!(
        found.contains(&"Peru investigates Norvik".to_owned()),
        "{found:?}"
    );
}

#[test]
fn who_is_under_investigation_is_investigated() {
    let rows = "Norvik Norvik PROPN NNP 4 nsubj
is be AUX VBZ 4 cop
under under ADP IN 4 case
investigation investigation NOUN NN 0 root
by by ADP IN 6 case
Peru Peru PROPN NNP 4 nmod";
    let names = [("Norvik", Company), ("Peru", Country)];
    assert_eq!(stated(rows, &names), ["Peru investigates Norvik"]);
}

#[test]
fn the_target_of_an_attack_is_attacked() {
    let rows = "Peru Peru PROPN NNP 4 nsubj
was be AUX VBD 4 cop
the the DET DT 4 det
target target NOUN NN 0 root
of of ADP IN 8 case
a a DET DT 8 det
Chilean Chilean ADJ JJ 8 amod
attack attack NOUN NN 4 nmod";
    let names = [("Peru", Country), ("Chilean", Country)];
    assert_eq!(stated(rows, &names), ["Chilean attacked Peru"]);
}

#[test]
fn who_is_taken_hostage_is_coerced() {
    let rows = "Ruiz Ruiz PROPN NNP 2 nsubj
took take VERB VBD 0 root
Diaz Diaz PROPN NNP 2 obj
hostage hostage NOUN NN 2 xcomp";
    let names = [("Ruiz", Person), ("Diaz", Person)];
    assert_eq!(stated(rows, &names), ["Ruiz coerced Diaz"]);
}

#[test]
fn who_is_wanted_by_a_country_is_coerced() {
    let rows = "Ruiz Ruiz PROPN NNP 3 nsubj:pass
is be AUX VBZ 3 aux:pass
wanted want VERB VBN 0 root
by by ADP IN 5 case
Peru Peru PROPN NNP 3 obl:agent";
    let names = [("Ruiz", Person), ("Peru", Country)];
    assert_eq!(stated(rows, &names), ["Peru coerced Ruiz"]);
}

#[test]
fn where_a_person_is_killed_none_of_the_places_is_hit() {
    let rows = "Ruiz Ruiz PROPN NNP 3 nsubj:pass
was be AUX VBD 3 aux:pass
killed kill VERB VBN 0 root
in in ADP IN 7 case
a a DET DT 7 det
Peruvian Peruvian ADJ JJ 7 amod
strike strike NOUN NN 3 obl
in in ADP IN 9 case
Callao Callao PROPN NNP 7 nmod
and and CCONJ CC 11 cc
Lima Lima PROPN NNP 9 conj";
    let names = [
        ("Ruiz", Person),
        ("Peruvian", Country),
        ("Callao", Place),
        ("Lima", Place),
    ];
    assert_eq!(stated(rows, &names), ["Peruvian attacked Ruiz"]);
}

#[test]
fn operations_are_no_attack_on_where_they_are() {
    let rows = "Norvik Norvik PROPN NNP 2 nsubj
announced announce VERB VBD 0 root
operations operation NOUN NNS 2 obj
in in ADP IN 5 case
Lima Lima PROPN NNP 3 nmod";
    let names = [("Norvik", Company), ("Lima", Place)];
    let found = stated(rows, &names);
    assert!(
        !found.contains(&"Norvik attacked Lima".to_owned()),
        "{found:?}"
    );
}

#[test]
fn who_is_suspended_from_office_is_dismissed() {
    let rows = "Ruiz Ruiz PROPN NNP 2 nsubj
suspended suspend VERB VBD 0 root
Diaz Diaz PROPN NNP 2 obj";
    let names = [("Ruiz", Leader), ("Diaz", Official)];
    assert_eq!(stated(rows, &names), ["Ruiz dismissed Diaz"]);
}

#[test]
fn two_ministers_are_those_named_behind() {
    let rows = "Peru Peru PROPN NNP 2 nsubj
dismissed dismiss VERB VBD 0 root
two two NUM CD 4 nummod
ministers minister NOUN NNS 2 obj
, , PUNCT , 6 punct
Ana Ana PROPN NNP 4 appos
Ruiz Ruiz PROPN NNP 6 flat
and and CCONJ CC 9 cc
Bo Bo PROPN NNP 6 conj
Diaz Diaz PROPN NNP 9 flat";
    let names = [
        ("Peru", Country),
        ("Ana Ruiz", Official),
        ("Bo Diaz", Official),
    ];
    let found = stated(rows, &names);
    assert!(
        found.contains(&"Peru dismissed Ana Ruiz".to_owned()),
        "{found:?}"
    );
    assert!(
        found.contains(&"Peru dismissed Bo Diaz".to_owned()),
        "{found:?}"
    );
}

#[test]
fn an_inquiry_into_somebodys_fraud_is_into_them() {
    let rows = "Chile Chile PROPN NNP 2 nsubj
opened open VERB VBD 0 root
an a DET DT 4 det
inquiry inquiry NOUN NN 2 obj
into into ADP IN 6 case
fraud fraud NOUN NN 4 nmod
by by ADP IN 8 case
Norvik Norvik PROPN NNP 6 nmod";
    let names = [("Chile", Country), ("Norvik", Company)];
    assert_eq!(stated(rows, &names), ["Chile investigates Norvik"]);
}

#[test]
fn a_person_is_named_behind_the_whole_of_the_title() {
    let rows = "Ruiz Ruiz PROPN NNP 2 nsubj
fires fire VERB VBZ 0 root
the the DET DT 4 det
head head NOUN NN 2 obj
of of ADP IN 8 case
the the DET DT 8 det
National National ADJ NNP 8 amod
Police Police PROPN NNP 4 nmod
of of ADP IN 10 case
Peru Peru PROPN NNP 8 nmod
, , PUNCT , 12 punct
Bo Bo PROPN NNP 8 appos
Diaz Diaz PROPN NNP 12 flat
, , PUNCT , 16 punct
a a DET DT 16 det
day day NOUN NN 2 obl:unmarked
after after ADP IN 19 case
the the DET DT 19 det
strike strike NOUN NN 16 nmod";
    let names = [
        ("Ruiz", Leader),
        ("National Police of Peru", Agency),
        ("Bo Diaz", Official),
    ];
    let found = stated(rows, &names);
    assert!(
        found.contains(&"Ruiz dismissed Bo Diaz".to_owned()),
        "{found:?}"
    );
}

#[test]
fn a_title_that_begins_with_a_name_keeps_its_preposition() {
    let rows = "Peru Peru PROPN NNP 2 nsubj
launches launch VERB VBZ 0 root
an a DET DT 4 det
investigation investigation NOUN NN 2 obj
into into ADP IN 6 case
House House PROPN NNP 9 compound
of of ADP IN 8 case
Lords Lords PROPN NNP 6 nmod
peer peer NOUN NN 4 nmod
Ana Ana PROPN NNP 9 appos
Ruiz Ruiz PROPN NNP 10 flat
following follow VERB VBG 13 case
complaints complaint NOUN NNS 4 nmod";
    let names = [
        ("Peru", Country),
        ("House of Lords", Agency),
        ("Ana Ruiz", Official),
    ];
    let found = stated(rows, &names);
    assert!(
        found.contains(&"Peru investigates Ana Ruiz".to_owned()),
        "{found:?}"
    );
}

#[test]
fn what_a_company_is_stands_in_front_of_its_name() {
    let rows = "Peru Peru PROPN NNP 2 nsubj
launches launch VERB VBZ 0 root
a a DET DT 4 det
probe probe NOUN NN 2 obj
into into ADP IN 8 case
Chilean Chilean ADJ JJ 8 amod
technology technology NOUN NN 8 compound
company company NOUN NN 4 nmod
Norvik Norvik PROPN NNP 4 nmod
for for ADP IN 12 case
alleged allege VERB VBN 12 amod
violations violation NOUN NNS 2 obl";
    let names = [("Peru", Country), ("Chilean", Country), ("Norvik", Company)];
    let found = stated(rows, &names);
    assert!(
        found.contains(&"Peru investigates Norvik".to_owned()),
        "{found:?}"
    );
}

#[test]
fn titles_that_begin_with_a_name_make_a_list_of_persons() {
    let rows = "Peruvian Peruvian ADJ JJ 3 amod
defence defence NOUN NN 3 compound
minister minister NOUN NN 4 nmod:desc
Ana Ana PROPN NNP 26 nsubj:pass
Ruiz Ruiz PROPN NNP 4 flat
, , PUNCT , 10 punct
Lima Lima PROPN NNP 10 compound
Revolutionary Revolutionary ADJ NNP 9 amod
Guard Guard PROPN NNP 10 compound
Corps Corps PROPN NNP 4 flat
( ( PUNCT -LRB- 12 punct
LRGC LRGC PROPN NNP 4 appos
) ) PUNCT -RRB- 12 punct
commander commander NOUN NN 4 nmod:desc
Bo Bo PROPN NNP 14 appos
Diaz Diaz PROPN NNP 15 flat
, , PUNCT , 22 punct
and and CCONJ CC 22 cc
Quito Quito PROPN NNP 22 compound
Discernment Discernment PROPN NNP 21 compound
Council Council PROPN NNP 22 compound
member member NOUN NN 15 conj
Eva Eva PROPN NNP 22 appos
Sol Sol PROPN NNP 23 flat
are be AUX VBP 26 aux:pass
killed kill VERB VBN 0 root
by by ADP IN 29 case
Chilean Chilean ADJ JJ 29 amod
strikes strike NOUN NNS 26 obl:agent";
    let names = [
        ("Peruvian", Country),
        ("Ana Ruiz", Official),
        ("Lima Revolutionary Guard Corps", Agency),
        ("LRGC", Agency),
        ("Bo Diaz", Official),
        ("Quito Discernment Council", Agency),
        ("Eva Sol", Official),
        ("Chilean", Country),
    ];
    let found = stated(rows, &names);
    assert!(
        found.contains(&"Chilean attacked Ana Ruiz".to_owned()),
        "{found:?}"
    );
    assert!(
        found.contains(&"Chilean attacked Bo Diaz".to_owned()),
        "{found:?}"
    );
    assert!(
        found.contains(&"Chilean attacked Eva Sol".to_owned()),
        "{found:?}"
    );
}

#[test]
fn whose_named_weapon_strikes_or_is_struck_does_so_too() {
    let rows = "A a DET DT 3 det
Peruvian Peruvian ADJ JJ 3 amod
Condor Condor PROPN NNP 4 nsubj
struck strike VERB VBD 0 root
two two NUM CD 7 nummod
Chilean Chilean ADJ JJ 7 amod
Pumas Pumas PROPN NNP 4 obj";
    let names = [
        ("Peruvian", Country),
        ("Condor", Other),
        ("Chilean", Country),
        ("Pumas", Other),
    ];
    assert_eq!(
        stated(rows, &names),
        ["Peruvian attacked Chilean", "Peruvian attacked Pumas"]
    );
}

#[test]
fn a_private_person_does_nothing_for_a_country() {
    let rows = "A a DET DT 3 det
Peruvian Peruvian ADJ JJ 3 amod
man man NOUN NN 4 nsubj
killed kill VERB VBD 0 root
Ruiz Ruiz PROPN NNP 4 obj";
    let names = [("Peruvian", Country), ("Ruiz", Person)];
    assert_eq!(stated(rows, &names), Vec::<String>::new());
    let soldier = rows.replace("man man", "soldier soldier");
    assert_eq!(stated(&soldier, &names), ["Peruvian attacked Ruiz"]);
}
