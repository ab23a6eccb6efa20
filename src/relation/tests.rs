//! What sentences state, on trees that are given, right ones and such as parsers get wrong.

use super::sample::{frames, stated};
use crate::ontology::EntityType::{ArmedGroup, Country, Leader, Official, Party, Person, Place};

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
fn a_plural_noun_with_a_subject_is_a_verb() {
    let rows = "Peru Peru PROPN NNP 2 nsubj
bombs bomb NOUN NNS 0 root
Lima Lima PROPN NNP 2 dep";
    let names = [("Peru", Country), ("Lima", Place)];
    assert_eq!(stated(rows, &names), ["Peru attacked Lima"]);
}

#[test]
fn a_light_verb_taken_for_an_adjective_carries_its_noun() {
    let rows = "Peru Peru PROPN NNP 3 compound
imposed impose VERB VBN 3 amod
sanctions sanction NOUN NNS 0 root
on on ADP IN 5 case
Chile Chile PROPN NNP 3 nmod";
    let names = [("Peru", Country), ("Chile", Country)];
    assert_eq!(stated(rows, &names), ["Peru sanctioned Chile"]);
}

#[test]
fn a_noun_taken_for_a_verb_is_carried_by_its_light_verb() {
    let rows = "Peru Peru PROPN NNP 2 nsubj
launches launch VERB VBZ 0 root
drone drone NOUN NN 4 nsubj
attacks attack VERB VBZ 2 ccomp
on on ADP IN 6 case
Lima Lima PROPN NNP 4 obl";
    let names = [("Peru", Country), ("Lima", Place)];
    assert_eq!(stated(rows, &names), ["Peru attacked Lima"]);
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
fn in_front_of_a_hyphen_stands_who_did_it() {
    let rows = "Chilean Chilean ADJ JJ 3 compound
- - PUNCT HYPH 3 punct
occupied occupy VERB VBN 4 amod
Arica Arica PROPN NNP 5 nsubj
waits wait VERB VBZ 0 root";
    let names = [("Chilean", Country), ("Arica", Place)];
    assert_eq!(stated(rows, &names), ["Chilean coerced Arica"]);
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
fn a_title_belongs_to_the_name_behind_it_only() {
    let rows = "Chilean Chilean ADJ JJ 2 amod
president president NOUN NN 3 nmod:desc
Ana Ana PROPN NNP 9 nsubj
Ruiz Ruiz PROPN NNP 3 flat
and and CCONJ CC 8 cc
Peruvian Peruvian ADJ JJ 7 amod
president president NOUN NN 8 nmod:desc
Luz Luz PROPN NNP 3 conj
spoke speak VERB VBD 0 root";
    let names = [
        ("Chilean", Country),
        ("Ana Ruiz", Leader),
        ("Peruvian", Country),
        ("Luz", Leader),
    ];
    let found = stated(rows, &names);
    assert!(
        found.contains(&"Ana Ruiz leads Chilean".to_owned()),
        "{found:?}"
    );
    assert!(found.contains(&"Luz leads Peruvian".to_owned()));
    assert!(!found.contains(&"Luz leads Chilean".to_owned()));
}

#[test]
fn an_apposition_names_office_and_owner() {
    let rows = "Luz Luz PROPN NNP 8 nsubj
, , PUNCT , 4 punct
the the DET DT 4 det
mayor mayor NOUN NN 1 appos
of of ADP IN 6 case
Lima Lima PROPN NNP 4 nmod
, , PUNCT , 4 punct
left leave VERB VBD 0 root";
    let names = [("Luz", Official), ("Lima", Place)];
    assert_eq!(stated(rows, &names), ["Luz leads Lima"]);
    let printed = frames(rows, &names);
    let office = "office mayor  of=Lima  subject=Luz [relative]";
    assert!(printed.contains(&office.to_owned()), "{printed:?}");
}

#[test]
fn the_head_of_an_unnamed_body_is_affiliated_with_its_state() {
    let rows = "Peruvian Peruvian ADJ JJ 3 amod
army army NOUN NN 3 compound
chief chief NOUN NN 4 nmod:desc
Luz Luz PROPN NNP 5 nsubj
spoke speak VERB VBD 0 root";
    let names = [("Peruvian", Country), ("Luz", Official)];
    assert_eq!(stated(rows, &names), ["Luz affiliated-with Peruvian"]);
}

#[test]
fn each_of_a_list_of_places_lies_in_what_follows() {
    let rows = "Tyre Tyre PROPN NNP 0 root
, , PUNCT , 3 punct
Sidon Sidon PROPN NNP 1 conj
and and CCONJ CC 5 cc
Saida Saida PROPN NNP 1 conj
in in ADP IN 8 case
southern southern ADJ JJ 8 amod
Lebanon Lebanon PROPN NNP 5 nmod";
    let names = [
        ("Tyre", Place),
        ("Sidon", Place),
        ("Saida", Place),
        ("Lebanon", Country),
    ];
    let all = [
        "Saida part-of Lebanon",
        "Sidon part-of Lebanon",
        "Tyre part-of Lebanon",
    ];
    assert_eq!(stated(rows, &names), all);
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
fn who_stands_along_with_the_subject_does_it_too() {
    let rows = "Peru Peru PROPN NNP 7 nsubj
, , PUNCT , 5 punct
along along ADP IN 5 case
with with ADP IN 5 case
Chile Chile PROPN NNP 1 nmod
, , PUNCT , 5 punct
condemned condemn VERB VBD 0 root
Lima Lima PROPN NNP 7 obj";
    let names = [("Peru", Country), ("Chile", Country), ("Lima", Place)];
    let expected = ["Chile criticized Lima", "Peru criticized Lima"];
    assert_eq!(stated(rows, &names), expected);
}

#[test]
fn a_common_noun_in_front_of_a_verb_taken_for_a_noun_is_its_subject() {
    let rows = "A a DET DT 4 det
Peruvian Peruvian ADJ JJ 4 amod
court court NOUN NN 4 compound
sentences sentence NOUN NNS 0 root
Ana Ana PROPN NNP 4 appos
Ruiz Ruiz PROPN NNP 5 flat";
    let names = [("Peruvian", Country), ("Ana Ruiz", Person)];
    let found = stated(rows, &names);
    assert!(
        found.contains(&"Peruvian coerced Ana Ruiz".to_owned()),
        "{found:?}"
    );
}

#[test]
fn an_object_taken_for_the_subject_behind_its_verb_goes_back() {
    let rows = "Chile Chile PROPN NNP 2 nsubj
left leave VERB VBD 0 root
after after ADP IN 4 case
Peru Peru PROPN NNP 2 obl
accused accuse VERB VBD 2 advcl
Ruiz Ruiz PROPN NNP 5 nsubj";
    let names = [("Chile", Country), ("Peru", Country), ("Ruiz", Person)];
    assert_eq!(stated(rows, &names), ["Peru criticized Ruiz"]);
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
fn each_other_goes_both_ways() {
    let rows = "Peru Peru PROPN NNP 4 nsubj
and and CCONJ CC 3 cc
Chile Chile PROPN NNP 1 conj
condemned condemn VERB VBD 0 root
each each DET DT 4 obj
other other ADJ JJ 5 fixed";
    let names = [("Peru", Country), ("Chile", Country)];
    assert_eq!(
        stated(rows, &names),
        ["Chile criticized Peru", "Peru criticized Chile"]
    );
}

#[test]
fn both_countries_are_the_two_named_before() {
    let rows = "Peru Peru PROPN NNP 2 nsubj
left leave VERB VBD 0 root
Chile Chile PROPN NNP 2 obj
before before SCONJ IN 7 mark
both both DET DT 6 det
countries country NOUN NNS 7 nsubj
bombed bomb VERB VBD 2 advcl
Lima Lima PROPN NNP 7 obj";
    let names = [("Peru", Country), ("Chile", Country), ("Lima", Place)];
    let found = stated(rows, &names);
    assert!(
        found.contains(&"Peru attacked Lima".to_owned()),
        "{found:?}"
    );
    assert!(found.contains(&"Chile attacked Lima".to_owned()));
}

#[test]
fn two_countries_without_an_article_are_not_those_named_before() {
    let rows = "Peru Peru PROPN NNP 2 nsubj
left leave VERB VBD 0 root
Chile Chile PROPN NNP 2 obl
before before SCONJ IN 7 mark
two two NUM CD 6 nummod
countries country NOUN NNS 7 nsubj
bombed bomb VERB VBD 2 advcl
Lima Lima PROPN NNP 7 obj";
    let names = [("Peru", Country), ("Chile", Country), ("Lima", Place)];
    let found = stated(rows, &names);
    assert!(!found.iter().any(|f| f.contains("attacked")), "{found:?}");
}

#[test]
fn three_named_before_are_not_the_two_countries() {
    let rows = "Peru Peru PROPN NNP 2 nsubj
told tell VERB VBD 0 root
Chile Chile PROPN NNP 2 obj
and and CCONJ CC 5 cc
Bolivia Bolivia PROPN NNP 3 conj
the the DET DT 8 det
two two NUM CD 8 nummod
countries country NOUN NNS 9 nsubj
bombed bomb VERB VBD 2 ccomp
Lima Lima PROPN NNP 9 obj";
    let names = [
        ("Peru", Country),
        ("Chile", Country),
        ("Bolivia", Country),
        ("Lima", Place),
    ];
    let found = stated(rows, &names);
    assert!(!found.iter().any(|f| f.contains("attacked")), "{found:?}");
}

#[test]
fn a_title_behind_a_name_acts_as_that_person() {
    let rows = "Ruiz Ruiz PROPN NNP 9 nsubj
, , PUNCT , 4 punct
its its PRON PRP$ 4 nmod:poss
chief chief NOUN NN 1 appos
, , PUNCT , 7 punct
who who PRON WP 7 nsubj
met meet VERB VBD 4 acl:relcl
Soto Soto PROPN NNP 7 obj
smiled smile VERB VBD 0 root";
    let names = [("Ruiz", Official), ("Soto", Leader)];
    assert_eq!(stated(rows, &names), ["Ruiz met-with Soto"]);
}

#[test]
fn whom_a_verb_names_to_an_office_is_its_object() {
    let rows = "Peru Peru PROPN NNP 2 nsubj
named name VERB VBD 0 root
Ana Ana PROPN NNP 6 compound
Ruiz Ruiz PROPN NNP 3 flat
prime prime ADJ JJ 6 amod
minister minister NOUN NN 2 xcomp";
    let names = [("Peru", Country), ("Ana Ruiz", Official)];
    let found = stated(rows, &names);
    assert!(
        found.contains(&"Peru appointed Ana Ruiz".to_owned()),
        "{found:?}"
    );
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
fn whoever_does_something_together_cooperates() {
    let rows = "Peru Peru PROPN NNP 5 nsubj
and and CCONJ CC 3 cc
Chile Chile PROPN NNP 1 conj
jointly jointly ADV RB 5 advmod
built build VERB VBD 0 root
ships ship NOUN NNS 5 obj";
    let names = [("Peru", Country), ("Chile", Country)];
    assert_eq!(stated(rows, &names), ["Peru cooperates-with Chile"]);
}

#[test]
fn whom_one_speaks_with_may_hang_on_the_hour() {
    let rows = "Ruiz Ruiz PROPN NNP 2 nsubj
spoke speak VERB VBD 0 root
for for ADP IN 5 case
an a DET DT 5 det
hour hour NOUN NN 2 obl
with with ADP IN 7 case
Soto Soto PROPN NNP 5 nmod";
    let names = [("Ruiz", Official), ("Soto", Leader)];
    assert_eq!(stated(rows, &names), ["Ruiz met-with Soto"]);
}

#[test]
fn whose_navies_one_cooperates_with_do_not_cooperate() {
    let rows = "Chile Chile PROPN NNP 2 nsubj
expanded expand VERB VBD 0 root
cooperation cooperation NOUN NN 2 obj
with with ADP IN 6 case
the the DET DT 6 det
navies navy NOUN NNS 3 nmod
of of ADP IN 8 case
Peru Peru PROPN NNP 6 nmod
and and CCONJ CC 10 cc
Bolivia Bolivia PROPN NNP 8 conj";
    let names = [("Chile", Country), ("Peru", Country), ("Bolivia", Country)];
    let found = stated(rows, &names);
    let between = [
        "Peru cooperates-with Bolivia",
        "Bolivia cooperates-with Peru",
    ];
    assert!(
        !found.iter().any(|f| between.contains(&f.as_str())),
        "{found:?}"
    );
    assert!(
        found.contains(&"Chile cooperates-with Peru".to_owned()),
        "{found:?}"
    );
}

#[test]
fn who_joined_something_did_not_join_each_other() {
    let rows = "It it PRON PRP 3 nsubj:pass
was be AUX VBD 3 aux:pass
joined join VERB VBN 0 root
by by ADP IN 5 case
Peru Peru PROPN NNP 3 obl:agent
and and CCONJ CC 7 cc
Chile Chile PROPN NNP 5 conj";
    let names = [("Peru", Country), ("Chile", Country)];
    assert!(stated(rows, &names).is_empty());
}

#[test]
fn who_joins_a_coalition_cooperates_with_who_announced_it() {
    let rows = "Peru Peru PROPN NNP 2 nsubj
announced announce VERB VBD 0 root
a a DET DT 4 det
coalition coalition NOUN NN 2 obj
which which PRON WDT 7 nsubj:pass
was be AUX VBD 7 aux:pass
joined join VERB VBN 4 acl:relcl
by by ADP IN 9 case
Chile Chile PROPN NNP 7 obl:agent
and and CCONJ CC 11 cc
Bolivia Bolivia PROPN NNP 9 conj";
    let names = [("Peru", Country), ("Chile", Country), ("Bolivia", Country)];
    let found = stated(rows, &names);
    let pair = |a: &str, b: &str| {
        let told = |a: &str, b: &str| found.contains(&format!("{a} cooperates-with {b}"));
        told(a, b) || told(b, a)
    };
    assert!(
        pair("Peru", "Chile") && pair("Peru", "Bolivia"),
        "{found:?}"
    );
    assert!(!pair("Chile", "Bolivia"), "{found:?}");
}
