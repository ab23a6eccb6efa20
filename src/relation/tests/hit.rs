//! Whom a deed hits, and whom it leaves alone though the sentence names them.

use crate::ontology::EntityType::{Company, Country, Other, Person, Place};
use crate::relation::sample::stated;

#[test]
fn a_place_does_not_stand_in_for_a_phrase_that_is_wanted() {
    let rows = "Peru Peru PROPN NNP 2 nsubj
launched launch VERB VBD 0 root
satellites satellite NOUN NNS 2 obj
in in ADP IN 5 case
Lima Lima PROPN NNP 2 obl";
    let names = [("Peru", Country), ("Lima", Place)];
    assert_eq!(stated(rows, &names), Vec::<String>::new());
}

#[test]
fn whose_missiles_are_fired_is_not_hit() {
    let rows = "Peru Peru PROPN NNP 2 nsubj
fired fire VERB VBD 0 root
Chilean Chilean ADJ JJ 4 amod
missiles missile NOUN NNS 2 obj
at at ADP IN 6 case
Ecuador Ecuador PROPN NNP 2 obl";
    let names = [
        ("Peru", Country),
        ("Chilean", Country),
        ("Ecuador", Country),
    ];
    assert_eq!(stated(rows, &names), ["Peru attacked Ecuador"]);
}

#[test]
fn where_a_thing_is_hit_its_place_is_not() {
    let rows = "Peru Peru PROPN NNP 2 nsubj
bombed bomb VERB VBD 0 root
Baltia Baltia PROPN NNP 2 obj
in in ADP IN 5 case
Lima Lima PROPN NNP 2 obl";
    let names = [("Peru", Country), ("Baltia", Company), ("Lima", Place)];
    assert_eq!(
        stated(rows, &names),
        ["Baltia located-in Lima", "Peru attacked Baltia"]
    );
}

#[test]
fn whoever_announces_what_was_done_did_not_do_it() {
    let rows = "Peru Peru PROPN NNP 2 nsubj
announced announce VERB VBD 0 root
that that SCONJ IN 6 mark
Ruiz Ruiz PROPN NNP 6 nsubj:pass
was be AUX VBD 6 aux:pass
arrested arrest VERB VBN 2 ccomp";
    let names = [("Peru", Country), ("Ruiz", Person)];
    assert_eq!(stated(rows, &names), Vec::<String>::new());
}

#[test]
fn whoever_destroys_a_missile_does_not_target_with_it() {
    let rows = "Peru Peru PROPN NNP 2 nsubj
destroyed destroy VERB VBD 0 root
a a DET DT 4 det
missile missile NOUN NN 2 obj
targeting target VERB VBG 4 acl
Lima Lima PROPN NNP 5 obj";
    let names = [("Peru", Country), ("Lima", Place)];
    assert_eq!(stated(rows, &names), Vec::<String>::new());
}

#[test]
fn whoever_discusses_a_war_does_not_wage_it() {
    let rows = "Peru Peru PROPN NNP 2 nsubj
discussed discuss VERB VBD 0 root
the the DET DT 4 det
war war NOUN NN 2 obj
on on ADP IN 6 case
Chile Chile PROPN NNP 4 nmod";
    let names = [("Peru", Country), ("Chile", Country)];
    assert_eq!(stated(rows, &names), Vec::<String>::new());
}

#[test]
fn a_hurricane_attacks_nobody() {
    let rows = "Hurricane Hurricane PROPN NNP 3 nsubj
Ana Ana PROPN NNP 1 flat
hit hit VERB VBD 0 root
Lima Lima PROPN NNP 3 obj";
    let names = [("Hurricane Ana", Other), ("Lima", Place)];
    assert_eq!(stated(rows, &names), Vec::<String>::new());
}

#[test]
fn a_trade_war_hits_nobody() {
    let rows = "Peru Peru PROPN NNP 2 nsubj
waged wage VERB VBD 0 root
a a DET DT 5 det
trade trade NOUN NN 5 compound
war war NOUN NN 2 obj
on on ADP IN 7 case
Chile Chile PROPN NNP 5 nmod";
    let names = [("Peru", Country), ("Chile", Country)];
    let found = stated(rows, &names);
    assert!(
        !found.contains(&"Peru attacked Chile".to_owned()),
        "{found:?}"
    );
}

#[test]
fn whose_campaign_it_is_is_not_hit_by_it() {
    let rows = "Diaz Diaz PROPN NNP 2 nsubj
began begin VERB VBD 0 root
Ruiz Ruiz PROPN NNP 5 nmod:poss
's 's PART POS 3 case
campaign campaign NOUN NN 2 obj";
    let names = [("Diaz", Person), ("Ruiz", Person)];
    assert_eq!(stated(rows, &names), Vec::<String>::new());
}

#[test]
fn where_people_are_arrested_is_not_arrested() {
    let rows = "Peru Peru PROPN NNP 2 nsubj
arrested arrest VERB VBD 0 root
suspects suspect NOUN NNS 2 obj
in in ADP IN 5 case
Lima Lima PROPN NNP 3 nmod";
    let names = [("Peru", Country), ("Lima", Place)];
    assert_eq!(stated(rows, &names), Vec::<String>::new());
}

#[test]
fn who_attacks_first_does_what_goes_with_it() {
    let rows = "Peru Peru PROPN NNP 2 nsubj
launched launch VERB VBD 0 root
an a DET DT 4 det
attack attack NOUN NN 2 obj
on on ADP IN 6 case
Arica Arica PROPN NNP 4 nmod
with with SCONJ IN 9 mark
strikes strike NOUN NNS 9 nsubj:pass
made make VERB VBN 2 advcl
in in ADP IN 11 case
Iquique Iquique PROPN NNP 9 obl";
    let names = [("Peru", Country), ("Arica", Place), ("Iquique", Place)];
    assert_eq!(
        stated(rows, &names),
        ["Peru attacked Arica", "Peru attacked Iquique"]
    );
}

#[test]
fn where_somebody_is_killed_is_not_hit() {
    let rows = "Ruiz Ruiz PROPN NNP 3 nsubj:pass
was be AUX VBD 3 aux:pass
killed kill VERB VBN 0 root
in in ADP IN 7 case
a a DET DT 7 det
Peruvian Peruvian ADJ JJ 7 amod
strike strike NOUN NN 3 obl
in in ADP IN 9 case
Lima Lima PROPN NNP 7 nmod";
    let names = [("Ruiz", Person), ("Peruvian", Country), ("Lima", Place)];
    assert_eq!(stated(rows, &names), ["Peruvian attacked Ruiz"]);
}
