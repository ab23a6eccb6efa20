//! Measures and their lifting: whom a sanction, an order or an arrest is meant for where it is told in a roundabout way.

use crate::ontology::EntityType::{ArmedGroup, Country, Person, Place};
use crate::relation::sample::stated;

#[test]
fn sanctions_are_lifted_from_whom_they_were_imposed_on() {
    let rows = "Peru Peru PROPN NNP 2 nsubj
lifted lift VERB VBD 0 root
the the DET DT 4 det
sanctions sanction NOUN NNS 2 obj
imposed impose VERB VBN 4 acl
on on ADP IN 7 case
Chile Chile PROPN NNP 5 obl";
    let names = [("Peru", Country), ("Chile", Country)];
    assert_eq!(stated(rows, &names), ["Peru concedes-to Chile"]);
}

#[test]
fn sanctions_are_imposed_on_whom_they_target() {
    let rows = "Peru Peru PROPN NNP 2 nsubj
adopted adopt VERB VBD 0 root
sanctions sanction NOUN NNS 2 obj
targeting target VERB VBG 3 acl
Chile Chile PROPN NNP 6 nmod:poss
's 's PART POS 5 case
banks bank NOUN NNS 4 obj";
    let names = [("Peru", Country), ("Chile", Country)];
    let found = stated(rows, &names);
    assert!(
        found.contains(&"Peru sanctioned Chile".to_owned()),
        "{found:?}"
    );
}

#[test]
fn whose_killing_somebody_is_arrested_over_is_not_arrested() {
    let rows = "Peru Peru PROPN NNP 2 nsubj
arrested arrest VERB VBD 0 root
suspects suspect NOUN NNS 2 obj
in in ADP IN 6 case
the the DET DT 6 det
killing killing NOUN NN 3 nmod
of of ADP IN 8 case
Ruiz Ruiz PROPN NNP 6 nmod";
    let found = stated(rows, &[("Peru", Country), ("Ruiz", Person)]);
    assert!(
        !found.contains(&"Peru coerced Ruiz".to_owned()),
        "{found:?}"
    );
}

#[test]
fn whose_editor_is_freed_is_not_freed() {
    let rows = "Peru Peru PROPN NNP 2 nsubj
freed free VERB VBD 0 root
the the DET DT 4 det
editor editor NOUN NN 2 obj
of of ADP IN 8 case
a a DET DT 8 det
Tacna Tacna PROPN NNP 8 compound
paper paper NOUN NN 4 nmod";
    let found = stated(rows, &[("Peru", Country), ("Tacna", Place)]);
    assert!(found.is_empty(), "{found:?}");
}

#[test]
fn whoever_releases_files_frees_nobody() {
    let rows = "Peru Peru PROPN NNP 2 nsubj
released release VERB VBD 0 root
Chilean Chilean ADJ JJ 4 amod
files file NOUN NNS 2 obj";
    assert!(stated(rows, &[("Peru", Country), ("Chilean", Country)]).is_empty());
}

#[test]
fn who_is_ordered_detained_is_detained() {
    let rows = "Peru Peru PROPN NNP 2 nsubj
ordered order VERB VBD 0 root
Ruiz Ruiz PROPN NNP 4 nsubj
detained detain VERB VBD 2 ccomp";
    assert_eq!(
        stated(rows, &[("Peru", Country), ("Ruiz", Person)]),
        ["Peru coerced Ruiz"]
    );
}

#[test]
fn a_country_whose_envoys_are_told_to_leave_is_sanctioned() {
    let rows = "Peru Peru PROPN NNP 2 nsubj
ordered order VERB VBD 0 root
Chilean Chilean ADJ JJ 4 amod
diplomats diplomat NOUN NNS 2 obj
to to PART TO 6 mark
leave leave VERB VB 2 xcomp";
    let found = stated(rows, &[("Peru", Country), ("Chilean", Country)]);
    assert_eq!(found, ["Peru sanctioned Chilean"]);
}

#[test]
fn troops_that_are_sent_to_help_are_sent_against_nobody() {
    let rows = |purpose: &str| {
        format!(
            "Peru Peru PROPN NNP 2 nsubj
deployed deploy VERB VBD 0 root
troops troop NOUN NNS 2 obj
to to ADP IN 5 case
Chile Chile PROPN NNP 2 obl
to to PART TO 7 mark
{purpose} {purpose} VERB VB 2 advcl
farmers farmer NOUN NNS 7 obj"
        )
    };
    let names = [("Peru", Country), ("Chile", Country)];
    let against = "Peru mobilized-against Chile".to_owned();
    assert!(stated(&rows("expel"), &names).contains(&against));
    assert!(!stated(&rows("help"), &names).contains(&against));
}

#[test]
fn who_pulls_out_of_a_place_withdraws_from_it() {
    let rows = "Peru Peru PROPN NNP 2 nsubj
pulled pull VERB VBD 0 root
out out ADP IN 5 case
of of ADP IN 5 case
Tacna Tacna PROPN NNP 2 obl";
    let found = stated(rows, &[("Peru", Country), ("Tacna", Place)]);
    assert_eq!(found, ["Peru concedes-to Tacna"]);
}

#[test]
fn a_region_attacks_with_forces_of_its_own() {
    let rows = "Cusco Cusco PROPN NNP 2 compound
forces force NOUN NNS 3 nsubj
attacked attack VERB VBD 0 root
Front Front PROPN NNP 5 compound
fighters fighter NOUN NNS 3 obj";
    let found = stated(rows, &[("Cusco", Place), ("Front", ArmedGroup)]);
    assert_eq!(found, ["Cusco attacked Front"]);
}

#[test]
fn where_people_are_whose_arrest_is_told_is_not_arrested() {
    let rows = "Peru Peru PROPN NNP 2 nsubj
announced announce VERB VBD 0 root
the the DET DT 4 det
arrest arrest NOUN NN 2 obj
of of ADP IN 7 case
two two NUM CD 7 nummod
men man NOUN NNS 4 nmod
in in ADP IN 9 case
Tacna Tacna PROPN NNP 7 nmod";
    assert!(stated(rows, &[("Peru", Country), ("Tacna", Place)]).is_empty());
}

#[test]
fn a_measure_does_not_hit_whom_it_answers() {
    let rows = "Peru Peru PROPN NNP 2 nsubj
suspended suspend VERB VBD 0 root
visas visa NOUN NNS 2 obj
for for ADP IN 5 case
Chileans Chilean PROPN NNPS 3 nmod
in in ADP IN 7 case
response response NOUN NN 2 obl
to to ADP IN 9 case
Ruiz Ruiz PROPN NNP 7 nmod";
    let names = [("Peru", Country), ("Chileans", Country), ("Ruiz", Person)];
    let found = stated(rows, &names);
    assert_eq!(found, ["Peru sanctioned Chileans"]);
}
