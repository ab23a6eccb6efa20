//! What somebody does in words: who says it, to whom, and who answers.

use crate::ontology::EntityType::{Agency, Company, Country, Leader, Party, Place};
use crate::relation::sample::{stated, told};

#[test]
fn a_speaker_who_also_urges_does_both() {
    let rows = "Ruiz Ruiz PROPN NNP 2 nsubj
says say VERB VBZ 0 root
that that SCONJ IN 6 mark
Chile Chile PROPN NNP 6 nsubj
has have AUX VBZ 6 aux
won win VERB VBN 2 ccomp
and and CCONJ CC 8 cc
urges urge VERB VBZ 6 conj
Peru Peru PROPN NNP 8 obj
to to PART TO 11 mark
leave leave VERB VB 8 xcomp";
    let names = [("Ruiz", Leader), ("Chile", Country), ("Peru", Country)];
    assert_eq!(stated(rows, &names), ["Ruiz demanded-of Peru"]);
    let denies = rows
        .replace("has have AUX VBZ 6 aux", "often often ADV RB 6 advmod")
        .replace("won win VERB VBN", "claims claim VERB VBZ");
    assert_eq!(stated(&denies, &names), ["Chile demanded-of Peru"]);
}

#[test]
fn a_speaker_goes_on_behind_an_infinitive_of_what_is_said() {
    let rows = "Ruiz Ruiz PROPN NNP 2 nsubj
said say VERB VBD 0 root
Chile Chile PROPN NNP 4 nsubj
wanted want VERB VBD 2 ccomp
to to PART TO 6 mark
sleep sleep VERB VB 4 xcomp
, , PUNCT , 8 punct
praising praise VERB VBG 6 advcl
Peru Peru PROPN NNP 8 obj";
    let names = [("Ruiz", Leader), ("Chile", Country), ("Peru", Country)];
    assert_eq!(stated(rows, &names), ["Ruiz supports Peru"]);
}

#[test]
fn whoever_dismisses_a_lawsuit_does_not_accuse() {
    let rows = "Chile Chile PROPN NNP 2 nsubj
dismissed dismiss VERB VBD 0 root
claims claim NOUN NNS 2 obj
accusing accuse VERB VBG 3 acl
Peru Peru PROPN NNP 4 obj";
    let names = [("Chile", Country), ("Peru", Country)];
    assert!(stated(rows, &names).is_empty());
    let made = rows.replace("dismissed dismiss", "made make");
    assert_eq!(stated(&made, &names), ["Chile criticized Peru"]);
}

#[test]
fn whose_motion_somebody_survives_criticizes_them() {
    let rows = "Peru Peru PROPN NNP 2 nsubj
survived survive VERB VBD 0 root
a a DET DT 4 det
motion motion NOUN NN 2 obj
of of ADP IN 7 case
no no DET DT 7 det
confidence confidence NOUN NN 4 nmod
";
    let names = [("Peru", Country), ("Azul", Party)];
    let by = "by by ADP IN 9 case
Azul Azul PROPN NNP 4 nmod";
    let tabled = "tabled table VERB VBN 4 acl
by by ADP IN 10 case
Azul Azul PROPN NNP 8 obl:agent";
    for mover in [by, tabled] {
        let found = stated(&format!("{rows}{mover}"), &names);
        assert_eq!(found, ["Azul criticized Peru"], "{mover}");
    }
}

#[test]
fn of_whom_an_answered_request_is_asked() {
    let rows = "Peru Peru PROPN NNP 2 nsubj
agreed agree VERB VBD 0 root
to to ADP IN 5 case
a a DET DT 5 det
request request NOUN NN 2 obl
of of ADP IN 8 case
the the DET DT 8 det
Court Court PROPN NNP 5 nmod";
    let found = stated(rows, &[("Peru", Country), ("Court", Agency)]);
    let asked = "Court demanded-of Peru".to_owned();
    assert!(found.contains(&asked), "{found:?}");
}

#[test]
fn whoever_acts_with_anothers_backing_is_backed() {
    let rows = "Ruiz Ruiz PROPN NNP 2 nsubj
ran run VERB VBD 0 root
with with ADP IN 5 case
the the DET DT 5 det
backing backing NOUN NN 2 obl
of of ADP IN 7 case
Peru Peru PROPN NNP 5 nmod";
    let names = [("Ruiz", Leader), ("Peru", Country)];
    assert_eq!(stated(rows, &names), ["Peru supports Ruiz"]);
}

#[test]
fn who_is_found_to_be_no_liar_is_not_blamed() {
    let rows = "Peru Peru PROPN NNP 2 nsubj
found find VERB VBD 0 root
Ruiz Ruiz PROPN NNP 2 obj
not not PART RB 5 advmod
dishonest dishonest ADJ JJ 2 xcomp";
    let names = [("Peru", Country), ("Ruiz", Leader)];
    assert!(stated(rows, &names).is_empty());
    let blamed = rows.replace("not not PART", "most most ADV");
    assert_eq!(stated(&blamed, &names), ["Peru criticized Ruiz"]);
}

#[test]
fn whoever_dismisses_a_presidents_challenge_rejects_her() {
    let rows = "Court Court PROPN NNP 2 nsubj
dismissed dismiss VERB VBD 0 root
president president NOUN NN 6 nmod:poss
Ruiz Ruiz PROPN NNP 3 flat
's 's PART POS 3 case
challenge challenge NOUN NN 2 obj";
    let found = stated(rows, &[("Court", Agency), ("Ruiz", Leader)]);
    assert_eq!(found, ["Court rejected Ruiz"]);
}

#[test]
fn who_made_what_is_rejected_stands_behind_by() {
    let rows = "Chile Chile PROPN NNP 2 nsubj
rejected reject VERB VBD 0 root
the the DET DT 4 det
nomination nomination NOUN NN 2 obj
of of ADP IN 6 case
Ruiz Ruiz PROPN NNP 4 nmod
by by ADP IN 8 case
Peru Peru PROPN NNP 4 nmod";
    let names = [("Chile", Country), ("Ruiz", Leader), ("Peru", Country)];
    let found = stated(rows, &names);
    assert!(
        found.contains(&"Chile rejected Peru".to_owned()),
        "{found:?}"
    );
    assert!(
        !found.contains(&"Chile rejected Ruiz".to_owned()),
        "{found:?}"
    );
}

#[test]
fn an_order_to_ones_own_army_demands_nothing_of_ones_country() {
    let rows = "Peruvian peruvian ADJ JJ 2 amod
President President PROPN NNP 3 compound
Ruiz Ruiz PROPN NNP 4 nsubj
ordered order VERB VBD 0 root
the the DET DT 6 det
military military NOUN NN 4 obj
to to PART TO 8 mark
act act VERB VB 4 xcomp";
    let names = [("Peruvian", Country), ("Ruiz", Leader)];
    assert_eq!(stated(rows, &names), ["Ruiz leads Peruvian"]);
    let judge = rows.replace("President President", "Judge Judge");
    let found = stated(&judge, &names);
    assert!(
        found.contains(&"Ruiz demanded-of Peruvian".to_owned()),
        "{found:?}"
    );
}

#[test]
fn whom_something_is_denied_is_rejected_not_whose_it_is() {
    let rows = "Peru Peru PROPN NNP 2 nsubj
denied deny VERB VBD 0 root
Chile Chile PROPN NNP 2 iobj
use use NOUN NN 2 obj
of of ADP IN 6 case
Arica Arica PROPN NNP 4 nmod";
    let names = [("Peru", Country), ("Chile", Country), ("Arica", Place)];
    let found = stated(rows, &names);
    assert!(
        found.contains(&"Peru rejected Chile".to_owned()),
        "{found:?}"
    );
    assert!(
        !found.contains(&"Peru rejected Arica".to_owned()),
        "{found:?}"
    );
}

#[test]
fn whose_bid_for_another_is_blocked_is_rejected_not_the_other() {
    let rows = "Peru Peru PROPN NNP 2 nsubj
blocked block VERB VBD 0 root
Azul Azul PROPN NNP 5 nmod:poss
's 's PART POS 3 case
acquisition acquisition NOUN NN 2 obj
of of ADP IN 7 case
Verde Verde PROPN NNP 5 nmod";
    let names = [("Peru", Country), ("Azul", Company), ("Verde", Company)];
    assert_eq!(stated(rows, &names), ["Peru rejected Azul"]);
}

#[test]
fn a_ship_seized_at_sea_is_of_whoever_owns_it() {
    let rows = "Peru Peru PROPN NNP 2 nsubj
seized seize VERB VBD 0 root
a a DET DT 5 det
Chilean Chilean ADJ JJ 5 amod
ship ship NOUN NN 2 obj
in in ADP IN 7 case
Arica Arica PROPN NNP 5 nmod";
    let names = [("Peru", Country), ("Chilean", Country), ("Arica", Place)];
    let found = stated(rows, &names);
    assert!(
        found.contains(&"Peru coerced Chilean".to_owned()),
        "{found:?}"
    );
    assert!(
        !found.contains(&"Peru coerced Arica".to_owned()),
        "{found:?}"
    );
}

#[test]
fn whom_anothers_deed_angers_criticizes_them() {
    let rows = "Peru Peru PROPN NNP 3 nmod:poss
's 's PART POS 1 case
plan plan NOUN NN 4 nsubj
angered anger VERB VBD 0 root
Chile Chile PROPN NNP 4 obj";
    let names = [("Peru", Country), ("Chile", Country)];
    assert_eq!(stated(rows, &names), ["Chile criticized Peru"]);
    let pleased = rows.replace("angered anger", "pleased please");
    assert_eq!(stated(&pleased, &names), ["Chile supports Peru"]);
}

#[test]
fn who_calls_a_murder_vile_does_not_blame_the_dead() {
    let rows = "Chile Chile PROPN NNP 2 nsubj
called call VERB VBD 0 root
Ruiz Ruiz PROPN NNP 5 nmod:poss
's 's PART POS 3 case
murder murder NOUN NN 2 obj
vile vile ADJ JJ 2 xcomp";
    let names = [("Chile", Country), ("Ruiz", Leader)];
    assert!(!stated(rows, &names).contains(&"Chile criticized Ruiz".to_owned()));
}

#[test]
fn a_claim_that_is_called_absurd_is_rejected() {
    let rows = "Chile Chile PROPN NNP 2 nsubj
called call VERB VBD 0 root
Peru Peru PROPN NNP 5 nmod:poss
's 's PART POS 3 case
claim claim NOUN NN 2 obj
absurd absurd ADJ JJ 2 xcomp";
    let names = [("Chile", Country), ("Peru", Country)];
    assert_eq!(stated(rows, &names), ["Chile rejected Peru"]);
    let said = "Chile Chile PROPN NNP 2 nsubj
said say VERB VBD 0 root
Peru Peru PROPN NNP 5 nmod:poss
's 's PART POS 3 case
claim claim NOUN NN 7 nsubj
was be AUX VBD 7 cop
absurd absurd ADJ JJ 2 ccomp";
    assert_eq!(stated(said, &names), ["Chile rejected Peru"]);
}

#[test]
fn a_wrong_that_is_only_mentioned_blames_nobody() {
    let rows = "Ruiz Ruiz PROPN NNP 2 nsubj
said say VERB VBD 0 root
Chile Chile PROPN NNP 4 nsubj
slept sleep VERB VBD 2 ccomp
when when SCONJ WRB 7 mark
Peru Peru PROPN NNP 7 nsubj
cheated cheat VERB VBD 4 advcl";
    let names = [("Ruiz", Leader), ("Chile", Country), ("Peru", Country)];
    assert!(stated(rows, &names).is_empty());
    let and = rows.replace("when when SCONJ WRB 7 mark", "and and CCONJ CC 7 cc");
    let and = and.replace("4 advcl", "4 conj");
    assert_eq!(stated(&and, &names), ["Ruiz criticized Peru"]);
}

#[test]
fn who_is_a_critic_of_somebody_criticizes_them() {
    let rows = "Ruiz Ruiz PROPN NNP 4 nsubj
is be AUX VBZ 4 cop
a a DET DT 4 det
critic critic NOUN NN 0 root
of of ADP IN 6 case
Peru Peru PROPN NNP 4 nmod";
    let names = [("Ruiz", Leader), ("Peru", Country)];
    assert_eq!(stated(rows, &names), ["Ruiz criticized Peru"]);
}

#[test]
fn who_acts_in_response_to_threats_is_threatened() {
    let rows = "Peru Peru PROPN NNP 2 nsubj
slept sleep VERB VBD 0 root
in in ADP IN 4 case
response response NOUN NN 2 obl
to to ADP IN 6 case
threats threat NOUN NNS 4 nmod
from from ADP IN 8 case
Ruiz Ruiz PROPN NNP 6 nmod";
    let names = [("Peru", Country), ("Ruiz", Leader)];
    assert_eq!(stated(rows, &names), ["Ruiz warned Peru"]);
    let after = rows
        .replace(
            "in in ADP IN 4 case\nresponse response NOUN NN 2 obl\nto to ADP IN 6 case",
            "long long ADV RB 2 advmod\nago ago ADV RB 2 advmod\nafter after ADP IN 6 case",
        )
        .replace("NNS 4 nmod", "NNS 2 obl");
    assert_eq!(stated(&after, &names), ["Ruiz warned Peru"]);
}

#[test]
fn what_is_said_of_this_is_said_of_whoever_did_it() {
    let rows = "Peru Peru PROPN NNP 2 nsubj
withdrew withdraw VERB VBD 0 root
early early ADV RB 2 advmod

Ruiz Ruiz PROPN NNP 2 nsubj
said say VERB VBD 0 root
this this PRON DT 5 nsubj
was be AUX VBD 5 cop
unacceptable unacceptable ADJ JJ 2 ccomp";
    let names = [("Peru", Country), ("Ruiz", Leader)];
    assert_eq!(told(rows, &names), ["Ruiz criticized Peru"]);
    let noun = rows.replace(
        "this this PRON DT 5 nsubj",
        "the the DET DT 4 det\nmove move NOUN NN 6 nsubj",
    );
    let noun = noun.replace("AUX VBD 5 cop", "AUX VBD 6 cop");
    assert_eq!(told(&noun, &names), ["Ruiz criticized Peru"]);
}
