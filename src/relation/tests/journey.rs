//! Who has gone somewhere because of whom they met there, and who goes nowhere though a verb of going is said of them.

use crate::ontology::EntityType::{Agency, Country, Official, Place};
use crate::relation::sample::stated;

fn says(found: &[String], relation: &str) -> bool {
    found.iter().any(|f| f == relation)
}

#[test]
fn who_meets_somebody_abroad_has_gone_there_but_not_the_host() {
    let rows = "Chile Chile PROPN NNP 3 nmod:poss
's 's PART POS 1 case
minister minister NOUN NN 4 nmod:desc
Ruiz Ruiz PROPN NNP 5 nsubj
met meet VERB VBD 0 root
Peru Peru PROPN NNP 8 nmod:poss
's 's PART POS 6 case
envoy envoy NOUN NN 9 nmod:desc
Diaz Diaz PROPN NNP 5 obj
in in ADP IN 11 case
Lima Lima PROPN NNP 5 obl";
    let names = [
        ("Chile", Country),
        ("Ruiz", Official),
        ("Peru", Country),
        ("Diaz", Official),
        ("Lima", Place),
    ];
    let found = stated(rows, &names);
    assert!(says(&found, "Ruiz visited Lima"), "{found:?}");
    assert!(!says(&found, "Diaz visited Lima"), "{found:?}");
    let phoned = stated(&rows.replace("met meet", "phoned phone"), &names);
    assert!(!says(&phoned, "Ruiz visited Lima"), "{phoned:?}");
}

#[test]
fn who_meets_somebody_at_the_seat_of_a_foreign_body_has_gone_there() {
    let rows = "Chile Chile PROPN NNP 3 nmod:poss
's 's PART POS 1 case
minister minister NOUN NN 4 nmod:desc
Ruiz Ruiz PROPN NNP 5 nsubj
met meet VERB VBD 0 root
Diaz Diaz PROPN NNP 5 obj
at at ADP IN 8 case
Chancery Chancery PROPN NNP 5 obl
of of ADP IN 10 case
Peru Peru PROPN NNP 8 nmod";
    let names = [
        ("Chile", Country),
        ("Ruiz", Official),
        ("Diaz", Official),
        ("Chancery of Peru", Agency),
    ];
    let found = stated(rows, &names);
    assert!(says(&found, "Ruiz visited Chancery of Peru"), "{found:?}");
    assert!(!says(&found, "Diaz visited Chancery of Peru"), "{found:?}");
}

#[test]
fn who_has_things_carried_somewhere_does_not_go_there() {
    let rows = "Peru Peru PROPN NNP 2 nsubj
returned return VERB VBD 0 root
vases vase NOUN NNS 2 obj
to to ADP IN 5 case
Chile Chile PROPN NNP 2 obl";
    let names = [("Peru", Country), ("Chile", Country)];
    let found = stated(rows, &names);
    assert!(!says(&found, "Peru visited Chile"), "{found:?}");
}

#[test]
fn the_arrival_of_troops_is_no_visit_of_their_state() {
    let rows = "Peru Peru PROPN NNP 3 nmod:poss
's 's PART POS 1 case
troops troop NOUN NNS 4 nsubj
arrived arrive VERB VBD 0 root
in in ADP IN 6 case
Arica Arica PROPN NNP 4 obl";
    let names = [("Peru", Country), ("Arica", Place)];
    let found = stated(rows, &names);
    assert!(!says(&found, "Peru visited Arica"), "{found:?}");
    let envoys = stated(&rows.replace("troops troop", "envoys envoy"), &names);
    assert!(says(&envoys, "Peru visited Arica"), "{envoys:?}");
}

#[test]
fn who_goes_to_what_somebody_has_does_not_visit_them() {
    let rows = "Ruiz Ruiz PROPN NNP 2 nsubj
returned return VERB VBD 0 root
to to ADP IN 6 case
Diaz Diaz PROPN NNP 6 nmod:poss
's 's PART POS 4 case
shed shed NOUN NN 2 obl";
    let found = stated(rows, &[("Ruiz", Official), ("Diaz", Official)]);
    assert!(found.is_empty(), "{found:?}");
}

#[test]
fn a_delegation_does_not_go_to_whose_it_is() {
    let rows = "Ruiz Ruiz PROPN NNP 7 nsubj
who who PRON WP 3 nsubj
led lead VERB VBD 1 acl:relcl
the the DET DT 6 det
Peruvian Peruvian ADJ JJ 6 amod
delegation delegation NOUN NN 3 obj
spoke speak VERB VBD 0 root";
    let found = stated(rows, &[("Ruiz", Official), ("Peruvian", Country)]);
    assert!(!says(&found, "Ruiz visited Peruvian"), "{found:?}");
}
