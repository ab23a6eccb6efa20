//! Who does what to whom, on trees that are right.

use crate::ontology::EntityType::{
    Alliance, ArmedGroup, Country, Leader, Official, Other, Party, Person, Place,
};
use crate::relation::sample::{frames, stated};

#[test]
fn whoever_denies_an_accusation_does_not_make_it() {
    let rows = "Peru Peru PROPN NNP 2 nsubj
denied deny VERB VBD 0 root
accusations accusation NOUN NNS 2 obj
by by ADP IN 5 case
Chile Chile PROPN NNP 3 nmod";
    let found = stated(rows, &[("Peru", Country), ("Chile", Country)]);
    assert!(
        !found.contains(&"Peru criticized Chile".to_owned()),
        "{found:?}"
    );
}

#[test]
fn blame_for_a_deed_is_on_whoever_did_it() {
    let rows = "Peru Peru PROPN NNP 2 nsubj
condemned condemn VERB VBD 0 root
the the DET DT 4 det
killing killing NOUN NN 2 obj
of of ADP IN 6 case
Ruiz Ruiz PROPN NNP 4 nmod
by by ADP IN 8 case
Chile Chile PROPN NNP 4 nmod";
    let names = [("Peru", Country), ("Ruiz", Person), ("Chile", Country)];
    let found = stated(rows, &names);
    assert!(
        found.contains(&"Peru criticized Chile".to_owned()),
        "{found:?}"
    );
    assert!(
        !found.contains(&"Peru criticized Ruiz".to_owned()),
        "{found:?}"
    );
}

#[test]
fn what_is_given_may_come_behind_whom_it_is_given_to() {
    let rows = "Peru Peru PROPN NNP 2 nsubj
handed hand VERB VBD 0 root
Chile Chile PROPN NNP 2 obj
tanks tank NOUN NNS 2 obj";
    let found = stated(rows, &[("Peru", Country), ("Chile", Country)]);
    assert_eq!(found, ["Peru aids Chile"]);
}

#[test]
fn a_passive_names_its_agent_behind_by() {
    let rows = "Chile Chile PROPN NNP 3 nsubj:pass
was be AUX VBD 3 aux:pass
condemned condemn VERB VBN 0 root
by by ADP IN 5 case
Peru Peru PROPN NNP 3 obl:agent";
    let names = [("Chile", Country), ("Peru", Country)];
    assert_eq!(stated(rows, &names), ["Peru criticized Chile"]);
}

#[test]
fn whoever_is_accused_of_it_did_it() {
    let rows = "Chile Chile PROPN NNP 2 nsubj
accused accuse VERB VBD 0 root
Peru Peru PROPN NNP 2 obj
of of SCONJ IN 5 mark
attacking attack VERB VBG 2 advcl
Lima Lima PROPN NNP 5 obj";
    let names = [("Chile", Country), ("Peru", Country), ("Lima", Place)];
    let found = stated(rows, &names);
    assert!(
        found.contains(&"Peru attacked Lima".to_owned()),
        "{found:?}"
    );
    assert!(found.contains(&"Chile criticized Peru".to_owned()));
    assert!(!found.contains(&"Chile attacked Lima".to_owned()));
}

#[test]
fn whoever_is_barred_from_it_does_not_do_it() {
    let rows = "Chile Chile PROPN NNP 2 nsubj
barred bar VERB VBD 0 root
Ruiz Ruiz PROPN NNP 2 obj
from from SCONJ IN 5 mark
visiting visit VERB VBG 2 advcl
Lima Lima PROPN NNP 5 obj";
    let names = [("Chile", Country), ("Ruiz", Person), ("Lima", Place)];
    let found = stated(rows, &names);
    assert!(!found.iter().any(|f| f.contains("visited")), "{found:?}");
}

#[test]
fn a_deed_done_through_an_event_is_its_agents() {
    let rows = "Three three NUM CD 2 nummod
civilians civilian NOUN NNS 4 nsubj:pass
were be AUX VBD 4 aux:pass
killed kill VERB VBN 0 root
in in ADP IN 8 case
a a DET DT 8 det
Chilean Chilean ADJ JJ 8 amod
strike strike NOUN NN 4 obl
near near ADP IN 10 case
Lima Lima PROPN NNP 8 nmod";
    let names = [("Chilean", Country), ("Lima", Place)];
    assert_eq!(stated(rows, &names), ["Chilean attacked Lima"]);
}

#[test]
fn of_a_chain_of_places_only_the_first_is_hit() {
    let rows = "Chile Chile PROPN NNP 2 nsubj
shelled shell VERB VBD 0 root
Arica Arica PROPN NNP 2 obj
, , PUNCT , 5 punct
Peru Peru PROPN NNP 3 conj";
    let names = [("Chile", Country), ("Arica", Place), ("Peru", Country)];
    assert_eq!(
        stated(rows, &names),
        ["Arica part-of Peru", "Chile attacked Arica"]
    );
}

#[test]
fn a_clash_goes_both_ways() {
    let rows = "Clashes clash NOUN NNS 4 nsubj
between between ADP IN 3 case
Rojo Rojo PROPN NNP 1 nmod
continued continue VERB VBD 0 root
and and CCONJ CC 6 cc
Azul Azul PROPN NNP 3 conj";
    let names = [("Rojo", ArmedGroup), ("Azul", ArmedGroup)];
    assert_eq!(
        stated(rows, &names),
        ["Azul attacked Rojo", "Rojo attacked Azul"]
    );
}

#[test]
fn an_orders_maker_gives_it() {
    let rows = "Ruiz Ruiz PROPN NNP 2 nsubj
signed sign VERB VBD 0 root
a a DET DT 4 det
decree decree NOUN NN 2 obj
banning ban VERB VBG 4 acl
Rojo Rojo PROPN NNP 5 obj";
    let names = [("Ruiz", Leader), ("Rojo", Party)];
    assert_eq!(stated(rows, &names), ["Ruiz sanctioned Rojo"]);
}

#[test]
fn what_is_said_keeps_its_object_from_the_speaker() {
    let rows = "Chile Chile PROPN NNP 2 nsubj
attacked attack VERB VBD 6 ccomp
Peru Peru PROPN NNP 6 nsubj
, , PUNCT , 5 punct
Prats Prats PROPN NNP 3 conj
said say VERB VBD 0 root";
    let names = [("Chile", Country), ("Peru", Country), ("Prats", Official)];
    assert_eq!(stated(rows, &names), ["Chile attacked Peru"]);
    let printed = frames(rows, &names);
    assert!(
        printed.contains(&"verb say  subject=Prats".to_owned()),
        "{printed:?}"
    );
}

#[test]
fn who_is_asked_does_what_is_done_at_somebodys_request() {
    let rows = "Peru Peru PROPN NNP 2 nsubj
left leave VERB VBD 0 root
at at ADP IN 5 case
the the DET DT 5 det
request request NOUN NN 2 obl
of of ADP IN 7 case
Chile Chile PROPN NNP 5 nmod";
    let names = [("Peru", Country), ("Chile", Country)];
    assert_eq!(stated(rows, &names), ["Chile demanded-of Peru"]);
}

#[test]
fn who_acts_in_support_of_somebody_supports_them() {
    let rows = "Peru Peru PROPN NNP 2 nsubj
marched march VERB VBD 0 root
in in ADP IN 4 case
support support NOUN NN 2 obl
of of ADP IN 6 case
Chile Chile PROPN NNP 4 nmod";
    let names = [("Peru", Country), ("Chile", Country)];
    assert_eq!(stated(rows, &names), ["Peru supports Chile"]);
}

#[test]
fn whoever_dismisses_a_lawsuit_rejects_its_owner_and_dismisses_nobody() {
    let rows = "Peru Peru PROPN NNP 2 nsubj
dismissed dismiss VERB VBD 0 root
Ruiz Ruiz PROPN NNP 5 nmod:poss
's 's PART POS 3 case
lawsuit lawsuit NOUN NN 2 obj";
    let names = [("Peru", Country), ("Ruiz", Person)];
    assert_eq!(stated(rows, &names), ["Peru rejected Ruiz"]);
}

#[test]
fn an_attack_is_on_what_stands_behind_it() {
    let rows = "Chile Chile PROPN NNP 2 nsubj
saw see VERB VBD 0 root
a a DET DT 5 det
Peruvian Peruvian ADJ JJ 5 amod
attack attack NOUN NN 2 obj
on on ADP IN 7 case
Lima Lima PROPN NNP 2 obl";
    let names = [("Chile", Country), ("Peruvian", Country), ("Lima", Place)];
    assert_eq!(stated(rows, &names), ["Peruvian attacked Lima"]);
}

#[test]
fn goods_are_whose_they_are_imported_from() {
    let rows = "Peru Peru PROPN NNP 2 nsubj
banned ban VERB VBD 0 root
goods good NOUN NNS 2 obj
imported import VERB VBN 3 acl
from from ADP IN 6 case
Chile Chile PROPN NNP 4 obl";
    let names = [("Peru", Country), ("Chile", Country)];
    assert_eq!(stated(rows, &names), ["Peru sanctioned Chile"]);
}

#[test]
fn whoever_is_on_a_visit_visits() {
    let rows = "Ruiz Ruiz PROPN NNP 5 nsubj
is be AUX VBZ 5 cop
on on ADP IN 5 case
a a DET DT 5 det
visit visit NOUN NN 0 root
to to ADP IN 7 case
Lima Lima PROPN NNP 5 nmod";
    let names = [("Ruiz", Leader), ("Lima", Place)];
    assert_eq!(stated(rows, &names), ["Ruiz visited Lima"]);
}

#[test]
fn what_is_the_bare_governments_is_its_countrys() {
    let rows = "In in ADP IN 2 case
Peru Peru PROPN NNP 4 obl
Azul Azul PROPN NNP 4 nsubj
protested protest VERB VBD 0 root
against against ADP IN 9 case
the the DET DT 7 det
government government NOUN NN 9 nmod:poss
's 's PART POS 7 case
plan plan NOUN NN 4 obl";
    let names = [("Peru", Country), ("Azul", Party)];
    let found = stated(rows, &names);
    assert!(
        found.contains(&"Azul protested-against Peru".to_owned()),
        "{found:?}"
    );
}

#[test]
fn who_brought_a_petition_is_rejected_with_it() {
    let rows = "Peru Peru PROPN NNP 2 nsubj
rejected reject VERB VBD 0 root
a a DET DT 4 det
petition petition NOUN NN 2 obj
brought bring VERB VBN 4 acl
by by ADP IN 7 case
Ruiz Ruiz PROPN NNP 5 obl:agent";
    let names = [("Peru", Country), ("Ruiz", Person)];
    assert_eq!(stated(rows, &names), ["Peru rejected Ruiz"]);
}

#[test]
fn a_prize_may_end_a_name() {
    let rows = "Peru Peru PROPN NNP 2 nsubj
nominated nominate VERB VBD 0 root
Ruiz Ruiz PROPN NNP 2 obj
for for ADP IN 5 case
Andean Andean PROPN NNP 2 obl
Peace Peace PROPN NNP 5 flat
Prize Prize PROPN NNP 5 flat";
    let names = [
        ("Peru", Country),
        ("Ruiz", Person),
        ("Andean Peace Prize", Other),
    ];
    assert_eq!(stated(rows, &names), ["Peru supports Ruiz"]);
}

#[test]
fn whoever_answers_a_request_was_asked() {
    let rejected = "Peru Peru PROPN NNP 2 nsubj
rejected reject VERB VBD 0 root
an an DET DT 4 det
ultimatum ultimatum NOUN NN 2 obj
from from ADP IN 6 case
Chile Chile PROPN NNP 4 nmod";
    let obeyed = "Peru Peru PROPN NNP 2 nsubj
complied comply VERB VBD 0 root
with with ADP IN 4 case
orders order NOUN NNS 2 obl
from from ADP IN 6 case
Chile Chile PROPN NNP 4 nmod";
    let after = "Peru Peru PROPN NNP 2 nsubj
slept sleep VERB VBD 0 root
after after ADP IN 4 case
pleas plea NOUN NNS 2 obl
by by ADP IN 6 case
Chile Chile PROPN NNP 4 nmod";
    for rows in [rejected, obeyed, after] {
        let found = stated(rows, &[("Peru", Country), ("Chile", Country)]);
        assert!(
            found.contains(&"Chile demanded-of Peru".to_owned()),
            "{found:?}"
        );
    }
}

#[test]
fn who_is_called_for_to_do_something_is_asked() {
    let rows = "Peru Peru PROPN NNP 2 nsubj
called call VERB VBD 0 root
for for SCONJ IN 6 mark
Chile Chile PROPN NNP 6 nsubj
to to PART TO 6 mark
wait wait VERB VB 2 advcl";
    let names = [("Peru", Country), ("Chile", Country)];
    assert_eq!(stated(rows, &names), ["Peru demanded-of Chile"]);
}

#[test]
fn whoever_becomes_the_first_to_do_it_does_it() {
    let rows = "Peru Peru PROPN NNP 2 nsubj
became become VERB VBD 0 root
the the DET DT 4 det
first first NOUN NN 2 xcomp
to to PART TO 6 mark
recognize recognize VERB VB 4 acl
Chile Chile PROPN NNP 6 obj";
    let names = [("Peru", Country), ("Chile", Country)];
    assert_eq!(stated(rows, &names), ["Peru supports Chile"]);
}

#[test]
fn who_withdraws_may_stand_behind_of() {
    let rows = "Ruiz Ruiz PROPN NNP 2 nsubj
regretted regret VERB VBD 0 root
the the DET DT 4 det
withdrawal withdrawal NOUN NN 2 obj
of of ADP IN 6 case
Peru Peru PROPN NNP 4 nmod
from from ADP IN 8 case
Unia Unia PROPN NNP 4 nmod";
    let names = [("Ruiz", Official), ("Peru", Country), ("Unia", Alliance)];
    let found = stated(rows, &names);
    assert!(
        found.contains(&"Peru sanctioned Unia".to_owned()),
        "{found:?}"
    );
}
