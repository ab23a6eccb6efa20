//! Whose a deed, a thing or a body is, where several could be meant.

use crate::ontology::EntityType::{
    Agency, Country, Institute, Leader, Official, Other, Party, Person, Place,
};
use crate::relation::sample::stated;

#[test]
fn who_makes_a_visit_stands_behind_of() {
    let rows = "The the DET DT 2 det
visit visit NOUN NN 7 nsubj
of of ADP IN 4 case
Ruiz Ruiz PROPN NNP 2 nmod
to to ADP IN 6 case
Lima Lima PROPN NNP 2 nmod
failed fail VERB VBD 0 root";
    let names = [("Ruiz", Leader), ("Lima", Place)];
    assert_eq!(stated(rows, &names), ["Ruiz visited Lima"]);
}

#[test]
fn whoever_sees_anothers_attack_does_not_attack() {
    let rows = "Chile Chile PROPN NNP 2 nsubj
saw see VERB VBD 0 root
a a DET DT 5 det
Peruvian Peruvian ADJ JJ 5 amod
attack attack NOUN NN 2 obj
on on ADP IN 7 case
Arica Arica PROPN NNP 5 nmod";
    let names = [("Chile", Country), ("Peruvian", Country), ("Arica", Place)];
    assert_eq!(stated(rows, &names), ["Peruvian attacked Arica"]);
}

#[test]
fn those_at_a_place_that_is_included_are_not_the_place() {
    let rows = "Gunmen gunman NOUN NNS 5 nsubj
including include VERB VBG 4 case
at at ADP IN 4 case
Chile Chile PROPN NNP 1 nmod
attacked attack VERB VBD 0 root
Lima Lima PROPN NNP 5 obj";
    let names = [("Chile", Country), ("Lima", Place)];
    assert!(stated(rows, &names).is_empty());
    let named = rows.replace("at at ADP IN 4 case", "strong strong ADJ JJ 4 amod");
    assert_eq!(stated(&named, &names), ["Chile attacked Lima"]);
}

#[test]
fn a_denied_claim_is_whose_it_says() {
    let rows = "Peru Peru PROPN NNP 2 nsubj
says say VERB VBZ 0 root
that that SCONJ IN 5 mark
it it PRON PRP 5 nsubj
won win VERB VBD 2 ccomp
, , PUNCT , 9 punct
but but CCONJ CC 9 cc
Chile Chile PROPN NNP 9 nsubj
denied deny VERB VBD 2 conj
the the DET DT 11 det
claim claim NOUN NN 9 obj";
    let names = [("Peru", Country), ("Chile", Country)];
    assert_eq!(stated(rows, &names), ["Chile rejected Peru"]);
    let other = rows.replace("the the DET DT 11 det", "its its PRON PRP$ 11 nmod:poss");
    assert!(stated(&other, &names).is_empty());
}

#[test]
fn a_word_that_begins_with_pro_says_whom_somebody_backs() {
    let rows = "pro-Peruvian pro-Peruvian ADJ JJ 2 amod
mayor mayor NOUN NN 3 nmod:desc
Ruiz Ruiz PROPN NNP 4 nsubj
waited wait VERB VBD 0 root";
    let names = [("pro-Peruvian", Country), ("Ruiz", Official)];
    let found = stated(rows, &names);
    assert!(
        found.contains(&"Ruiz supports pro-Peruvian".to_owned()),
        "{found:?}"
    );
}

#[test]
fn each_of_a_couple_belongs_where_it_does() {
    let rows = "Peruvian Peruvian ADJ JJ 2 amod
duo duo NOUN NN 3 nmod:desc
Ruiz Ruiz PROPN NNP 0 root
and and CCONJ CC 5 cc
Soto Soto PROPN NNP 3 conj";
    let names = [("Peruvian", Country), ("Ruiz", Person), ("Soto", Person)];
    let expected = [
        "Ruiz affiliated-with Peruvian",
        "Soto affiliated-with Peruvian",
    ];
    assert_eq!(stated(rows, &names), expected);
    // one surfer is one of the two
    let single = rows.replace("duo duo", "surfer surfer");
    assert_eq!(stated(&single, &names), expected[..1]);
}

#[test]
fn the_maker_of_a_missile_stands_in_front_of_its_model() {
    let rows = "Peru Peru PROPN NNP 4 nmod:poss
's 's PART POS 1 case
Condor Condor PROPN NNP 4 compound
missiles missile NOUN NNS 5 nsubj
hit hit VERB VBD 0 root
Arica Arica PROPN NNP 5 obj";
    let plain = rows
        .replace("1 case", "3 case")
        .replace("4 nmod:poss", "3 nmod");
    let names = [("Peru", Country), ("Condor", Other), ("Arica", Place)];
    for rows in [rows, &plain] {
        let found = stated(rows, &names);
        assert!(
            found.contains(&"Peru attacked Arica".to_owned()),
            "{found:?}"
        );
    }
}

#[test]
fn whoever_somebody_is_identified_as_is_meant() {
    let rows = "Peru Peru PROPN NNP 2 nsubj
jailed jail VERB VBD 0 root
a a DET DT 4 det
man man NOUN NN 2 obj
identified identify VERB VBN 4 acl
as as ADP IN 7 case
Ruiz Ruiz PROPN NNP 5 obl";
    let names = [("Peru", Country), ("Ruiz", Person)];
    assert_eq!(stated(rows, &names), ["Peru coerced Ruiz"]);
    let about = rows.replace("as as", "by by");
    let found = stated(&about, &names);
    assert!(
        !found.contains(&"Peru coerced Ruiz".to_owned()),
        "{found:?}"
    );
}

#[test]
fn a_border_is_shared_with_whoever_is_named() {
    let rows = "Chile Chile PROPN NNP 2 nsubj
visited visit VERB VBD 0 root
the the DET DT 4 det
border border NOUN NN 2 obj
with with ADP IN 6 case
Peru Peru PROPN NNP 4 nmod";
    let names = [("Chile", Country), ("Peru", Country)];
    assert_eq!(stated(rows, &names), ["Chile visited Peru"]);
    let lunch = rows.replace("border border", "man man");
    assert!(stated(&lunch, &names).is_empty());
}

#[test]
fn whose_time_to_act_it_is_is_asked_to() {
    let rows = "Ruiz Ruiz PROPN NNP 2 nsubj
said say VERB VBD 0 root
it it PRON PRP 5 expl
was be AUX VBD 5 cop
time time NOUN NN 2 ccomp
for for SCONJ IN 9 mark
Peru Peru PROPN NNP 9 nsubj
to to PART TO 9 mark
sleep sleep VERB VB 5 acl";
    let names = [("Ruiz", Leader), ("Peru", Country)];
    assert_eq!(stated(rows, &names), ["Ruiz demanded-of Peru"]);
    let place = rows.replace("time time", "room room");
    assert!(stated(&place, &names).is_empty());
}

#[test]
fn whoever_a_presidency_is_of_leads_the_country_in_view() {
    let rows = "Peru Peru PROPN NNP 2 nsubj
slept sleep VERB VBD 0 root
during during ADP IN 5 case
the the DET DT 5 det
presidency presidency NOUN NN 2 obl
of of ADP IN 7 case
Ruiz Ruiz PROPN NNP 5 nmod";
    let names = [("Peru", Country), ("Ruiz", Leader)];
    assert_eq!(stated(rows, &names), ["Ruiz leads Peru"]);
    let behind = "Peru Peru PROPN NNP 2 nsubj
slept sleep VERB VBD 0 root
under under ADP IN 6 case
the the DET DT 6 det
Ruiz Ruiz PROPN NNP 6 compound
administration administration NOUN NN 2 obl";
    assert_eq!(stated(behind, &names), ["Ruiz leads Peru"]);
}

#[test]
fn a_ministry_that_is_harshly_ruled_on_is_rejected_not_blamed() {
    let rows = "The the DET DT 2 det
Tribunal tribunal PROPN NNP 3 nsubj
ruled rule VERB VBD 0 root
that that SCONJ IN 7 mark
Azul Azul PROPN NNP 7 nsubj
was be AUX VBD 7 cop
unlawful unlawful ADJ JJ 3 ccomp";
    let names = [("Tribunal", Agency), ("Azul", Party)];
    assert_eq!(stated(rows, &names), ["Tribunal rejected Azul"]);
    let leader = [("Tribunal", Leader), ("Azul", Party)];
    assert_eq!(stated(rows, &leader), ["Tribunal criticized Azul"]);
}

#[test]
fn a_participle_may_stand_between_a_thing_and_whose_it_is() {
    let rows = "Peruvian Peruvian ADJ JJ 3 amod
guided guide VERB VBN 3 amod
missiles missile NOUN NNS 4 nsubj
struck strike VERB VBD 0 root
Arica Arica PROPN NNP 4 obj";
    let names = [("Peruvian", Country), ("Arica", Place)];
    assert_eq!(stated(rows, &names), ["Peruvian attacked Arica"]);
}

#[test]
fn whoever_denies_a_thing_denies_it_to_who_says_it_not_to_who_is_told() {
    let rows = "Peru Peru PROPN NNP 2 nsubj
said say VERB VBD 0 root
that that SCONJ IN 5 mark
it it PRON PRP 5 nsubj
won win VERB VBD 2 ccomp
after after SCONJ IN 9 mark
Ruiz Ruiz PROPN NNP 9 nsubj:pass
was be AUX VBD 9 aux:pass
told tell VERB VBN 5 advcl
, , PUNCT , 13 punct
but but CCONJ CC 13 cc
Chile Chile PROPN NNP 13 nsubj
denied deny VERB VBD 2 conj
it it PRON PRP 13 obj";
    let names = [("Peru", Country), ("Ruiz", Person), ("Chile", Country)];
    assert_eq!(stated(rows, &names), ["Chile rejected Peru"]);
}

#[test]
fn the_party_of_somebody_with_a_title_is_theirs() {
    let rows = "the the DET DT 3 det
Alianza Alianza PROPN NNP 3 compound
party party NOUN NN 7 nsubj
of of ADP IN 6 case
president president NOUN NN 6 nmod:desc
Ruiz Ruiz PROPN NNP 3 nmod
won win VERB VBD 0 root";
    let names = [("Alianza", Party), ("Ruiz", Leader)];
    assert_eq!(stated(rows, &names), ["Ruiz affiliated-with Alianza"]);
}

#[test]
fn of_nested_owners_the_last_counts_and_each_body() {
    let rows = "Ruiz Ruiz PROPN NNP 6 nsubj
of of ADP IN 5 case
OWNER OWNER PROPN NNP 5 nmod:poss
's 's PART POS 3 case
Norvik Norvik PROPN NNP 1 nmod
spoke speak VERB VBD 0 root";
    let found = |owner, kind| {
        let rows = rows.replace("OWNER", owner);
        let names = [("Ruiz", Person), (owner, kind), ("Norvik", Institute)];
        let mut found = stated(&rows, &names);
        found.retain(|f| f.contains("affiliated-with"));
        found
    };
    assert_eq!(found("Peru", Country), ["Ruiz affiliated-with Norvik"]);
    let both = ["Ruiz affiliated-with Lumo", "Ruiz affiliated-with Norvik"];
    assert_eq!(found("Lumo", Institute), both);
}

#[test]
fn a_party_may_be_named_behind_whose_it_is() {
    let rows = "voters voter NOUN NNS 2 nsubj
left leave VERB VBD 0 root
her her PRON PRP$ 4 nmod:poss
party party NOUN NN 2 obj
, , PUNCT , 7 punct
the the DET DT 7 det
Alianza Alianza PROPN NNP 4 appos";
    let names = [("her", Person), ("Alianza", Party)];
    assert_eq!(stated(rows, &names), ["her affiliated-with Alianza"]);
}

#[test]
fn military_aid_is_not_the_aid_of_the_country_in_view() {
    let rows = "Peru Peru PROPN NNP 2 nsubj
criticized criticize VERB VBD 0 root
military military ADJ JJ 4 amod
aid aid NOUN NN 2 obj
to to ADP IN 6 case
Chile Chile PROPN NNP 4 nmod";
    let names = [("Peru", Country), ("Chile", Country)];
    let found = stated(rows, &names);
    assert!(!found.contains(&"Peru aids Chile".to_owned()), "{found:?}");
}

#[test]
fn the_country_is_the_one_in_view_unless_more_is_said_of_it() {
    let rows = "Peruvian Peruvian ADJ JJ 2 amod
minister minister NOUN NN 3 nsubj
announced announce VERB VBD 0 root
that that SCONJ IN 8 mark
the the DET DT 6 det
country country NOUN NN 8 nsubj
would would AUX MD 8 aux
attack attack VERB VB 3 ccomp
Chile Chile PROPN NNP 8 obj";
    let names = [("Peruvian", Country), ("Chile", Country)];
    assert_eq!(stated(rows, &names), ["Peruvian attacked Chile"]);
    let other = rows.replace("the the DET DT", "poor poor ADJ JJ");
    assert!(stated(&other.replace("6 det", "6 amod"), &names).is_empty());
}
