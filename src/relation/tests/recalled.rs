//! Whom a sentence means that only others of its article name.

use crate::ontology::EntityType::{ArmedGroup, Country, Person, Place};
use crate::relation::sample::told;

const BOMBING: &str = "Two two NUM CD 2 nummod
people people NOUN NNS 4 nsubj:pass
were be AUX VBD 4 aux:pass
killed kill VERB VBN 0 root
in in ADP IN 7 case
a a DET DT 7 det
bombing bombing NOUN NN 4 obl
in in ADP IN 9 case
Lima Lima PROPN NNP 7 nmod";

#[test]
fn who_claims_responsibility_has_hit_what_was_hit_before() {
    let claim = "Norvik Norvik PROPN NNP 2 nsubj
claimed claim VERB VBD 0 root
responsibility responsibility NOUN NN 2 obj";
    let names = [("Lima", Place), ("Norvik", ArmedGroup)];
    let found = told(&format!("{BOMBING}\n\n{claim}"), &names);
    assert_eq!(found, ["Norvik attacked Lima"]);
}

#[test]
fn who_is_behind_the_attack_has_hit_what_was_hit_before() {
    let claim = "Norvik Norvik PROPN NNP 2 nsubj
claimed claim VERB VBD 0 root
responsibility responsibility NOUN NN 2 obj
for for ADP IN 6 case
the the DET DT 6 det
attack attack NOUN NN 3 nmod";
    let names = [("Lima", Place), ("Norvik", ArmedGroup)];
    let found = told(&format!("{BOMBING}\n\n{claim}"), &names);
    assert_eq!(found, ["Norvik attacked Lima"]);
}

#[test]
fn local_police_are_no_countrys_but_a_federal_judge_is() {
    let rows = |word: &str, body: &str| {
        format!(
            "Peru Peru PROPN NNP 2 nsubj
rested rest VERB VBD 0 root

A a DET DT 3 det
{word} {word} ADJ JJ 3 amod
{body} {body} NOUN NN 4 nsubj
arrested arrest VERB VBD 0 root
Diaz Diaz PROPN NNP 4 obj"
        )
    };
    let names = [("Peru", Country), ("Diaz", Person)];
    assert!(told(&rows("local", "judge"), &names).is_empty());
    assert_eq!(
        told(&rows("federal", "judge"), &names),
        ["Peru coerced Diaz"]
    );
}
