//! Whose a title is: what stands between an office, its bearer and its owner, and what only describes them.

use crate::ontology::EntityType::{
    Agency, Alliance, ArmedGroup, Country, Institute, Leader, Official, Other, Party, Person, Place,
};
use crate::relation::sample::{stated, told};

#[test]
fn a_rank_behind_an_office_is_no_office_of_its_own() {
    let rows = "Coast Coast PROPN NNP 2 compound
Guard Guard PROPN NNP 7 nsubj
Commandant Commandant PROPN NNP 2 appos
Admiral Admiral PROPN NNP 5 nmod:desc
Ana Ana PROPN NNP 3 flat
Ruiz Ruiz PROPN NNP 5 flat
spoke speak VERB VBD 0 root";
    let names = [("Coast Guard", Agency), ("Ana Ruiz", Official)];
    assert_eq!(stated(rows, &names), ["Ana Ruiz leads Coast Guard"]);
}

#[test]
fn a_rebel_leader_does_not_lead_the_country() {
    let rows = "Peruvian Peruvian ADJ JJ 3 amod
rebel rebel NOUN NN 3 compound
leader leader NOUN NN 6 nsubj
Ana Ana PROPN NNP 3 flat
Ruiz Ruiz PROPN NNP 4 flat
spoke speak VERB VBD 0 root";
    let names = [("Peruvian", Country), ("Ana Ruiz", Person)];
    assert_eq!(stated(rows, &names), ["Ana Ruiz affiliated-with Peruvian"]);
}

#[test]
fn the_head_of_a_body_without_a_name_does_not_lead_its_country() {
    let rows = "The the DET DT 2 det
head head NOUN NN 11 nsubj
of of ADP IN 6 case
Peru Peru PROPN NNP 6 nmod:poss
's 's PART POS 4 case
intelligence intelligence NOUN NN 2 nmod
, , PUNCT , 8 punct
Ana Ana PROPN NNP 6 appos
Ruiz Ruiz PROPN NNP 8 flat
, , PUNCT , 2 punct
spoke speak VERB VBD 0 root";
    let names = [("Peru", Country), ("Ana Ruiz", Official)];
    assert_eq!(stated(rows, &names), ["Ana Ruiz affiliated-with Peru"]);
}

#[test]
fn whoever_backs_a_front_does_not_own_its_leader() {
    let rows = "Ana Ana PROPN NNP 13 nsubj
Ruiz Ruiz PROPN NNP 1 flat
, , PUNCT , 4 punct
leader leader NOUN NN 1 appos
of of ADP IN 11 case
the the DET DT 11 det
Peru Peru PROPN NNP 9 compound
- - PUNCT HYPH 7 punct
backed back VERB VBN 11 amod
Norvik Norvik PROPN NNP 11 compound
Front Front PROPN NNP 4 nmod
, , PUNCT , 1 punct
spoke speak VERB VBD 0 root";
    let names = [
        ("Ana Ruiz", Person),
        ("Peru", Country),
        ("Norvik Front", ArmedGroup),
    ];
    assert_eq!(
        stated(rows, &names),
        ["Ana Ruiz leads Norvik Front", "Peru supports Norvik Front"]
    );
}

#[test]
fn a_party_may_be_described_with_a_hyphen() {
    let rows = "Ana Ana PROPN NNP 13 nsubj
Ruiz Ruiz PROPN NNP 1 flat
, , PUNCT , 5 punct
a a DET DT 5 det
lawmaker lawmaker NOUN NN 1 appos
with with ADP IN 11 case
the the DET DT 11 det
far far ADJ JJ 10 amod
- - PUNCT HYPH 8 punct
right right ADJ JJ 11 amod
Alianza Alianza PROPN NNP 5 nmod
, , PUNCT , 1 punct
spoke speak VERB VBD 0 root";
    let names = [("Ana Ruiz", Official), ("Alianza", Party)];
    assert_eq!(stated(rows, &names), ["Ana Ruiz affiliated-with Alianza"]);
}

#[test]
fn a_title_may_be_cut_short() {
    let rows = "Cusco Cusco PROPN NNP 5 nsubj
Gov. Gov. PROPN NNP 3 nmod:desc
Ana Ana PROPN NNP 1 flat
Ruiz Ruiz PROPN NNP 3 flat
spoke speak VERB VBD 0 root";
    let names = [("Cusco", Place), ("Ana Ruiz", Official)];
    assert_eq!(stated(rows, &names), ["Ana Ruiz leads Cusco"]);
}

#[test]
fn a_place_in_front_of_a_bodys_director_is_what_they_deal_with() {
    let rows = "Ana Ana PROPN NNP 10 nsubj
Ruiz Ruiz PROPN NNP 1 flat
, , PUNCT , 4 punct
Peru Peru PROPN NNP 5 compound
director director NOUN NN 1 appos
at at ADP IN 8 case
Norvik Norvik PROPN NNP 8 compound
Watch Watch PROPN NNP 5 nmod
, , PUNCT , 5 punct
spoke speak VERB VBD 0 root";
    let names = [
        ("Ana Ruiz", Person),
        ("Peru", Country),
        ("Norvik Watch", Institute),
    ];
    assert_eq!(
        stated(rows, &names),
        ["Ana Ruiz affiliated-with Norvik Watch"]
    );
}

#[test]
fn the_place_of_a_programme_is_what_its_head_deals_with() {
    let rows = "Ana Ana PROPN NNP 13 nsubj
Ruiz Ruiz PROPN NNP 1 flat
, , PUNCT , 4 punct
head head NOUN NN 1 appos
of of ADP IN 8 case
the the DET DT 8 det
Peru Peru PROPN NNP 8 compound
programme programme NOUN NN 4 nmod
at at ADP IN 11 case
Norvik Norvik PROPN NNP 11 compound
Watch Watch PROPN NNP 8 nmod
, , PUNCT , 1 punct
spoke speak VERB VBD 0 root";
    let names = [
        ("Ana Ruiz", Person),
        ("Peru", Country),
        ("Norvik Watch", Institute),
    ];
    assert_eq!(
        stated(rows, &names),
        ["Ana Ruiz affiliated-with Norvik Watch"]
    );
}

#[test]
fn an_envoy_for_a_country_is_not_the_countrys() {
    let rows = "Norvik Norvik PROPN NNP 4 nmod:poss
Watch Watch PROPN NNP 1 flat
's 's PART POS 1 case
envoy envoy NOUN NN 11 nsubj
for for ADP IN 6 case
Peru Peru PROPN NNP 4 nmod
, , PUNCT , 8 punct
Ana Ana PROPN NNP 4 appos
Ruiz Ruiz PROPN NNP 8 flat
, , PUNCT , 4 punct
spoke speak VERB VBD 0 root";
    let names = [
        ("Norvik Watch", Alliance),
        ("Peru", Country),
        ("Ana Ruiz", Official),
    ];
    assert_eq!(
        stated(rows, &names),
        ["Ana Ruiz affiliated-with Norvik Watch"]
    );
}

#[test]
fn an_ambassador_stands_behind_where_they_are_sent() {
    let rows = "Peru Peru PROPN NNP 3 nmod:poss
's 's PART POS 1 case
ambassador ambassador NOUN NN 11 nsubj
to to ADP IN 6 case
the the DET DT 6 det
Union Union PROPN NNP 3 nmod
, , PUNCT , 8 punct
Ana Ana PROPN NNP 6 conj
Ruiz Ruiz PROPN NNP 8 flat
, , PUNCT , 3 punct
spoke speak VERB VBD 0 root";
    let names = [
        ("Peru", Country),
        ("Union", Alliance),
        ("Ana Ruiz", Official),
    ];
    assert_eq!(stated(rows, &names), ["Ana Ruiz affiliated-with Peru"]);
}

#[test]
fn an_appointment_gives_an_office() {
    let rows = "Ana Ana PROPN NNP 4 nmod:poss
Ruiz Ruiz PROPN NNP 1 flat
's 's PART POS 1 case
appointment appointment NOUN NN 9 nsubj
as as ADP IN 6 case
mayor mayor NOUN NN 4 nmod
of of ADP IN 8 case
Lima Lima PROPN NNP 6 nmod
surprised surprise VERB VBD 0 root
Bo Bo PROPN NNP 9 obj
Diaz Diaz PROPN NNP 10 flat";
    let names = [("Ana Ruiz", Official), ("Lima", Place), ("Bo Diaz", Person)];
    assert_eq!(stated(rows, &names), ["Ana Ruiz leads Lima"]);
}

#[test]
fn a_ruling_party_is_a_presidents_own() {
    let rows = "President President PROPN NNP 2 nmod:desc
Ana Ana PROPN NNP 11 nsubj
Ruiz Ruiz PROPN NNP 2 flat
of of ADP IN 10 case
the the DET DT 10 det
ruling rule VERB VBG 10 amod
centre centre NOUN NN 9 compound
- - PUNCT HYPH 7 punct
left left ADJ JJ 10 amod
Alianza Alianza PROPN NNP 2 nmod
spoke speak VERB VBD 0 root";
    let names = [("Ana Ruiz", Leader), ("Alianza", Party)];
    assert_eq!(stated(rows, &names), ["Ana Ruiz affiliated-with Alianza"]);
}

#[test]
fn a_prize_in_front_of_a_name_is_not_where_somebody_belongs() {
    let rows = "Peruvian Peruvian ADJ NNP 2 amod
Andes arson NOUN NNS 7 nsubj
Prize Prize NOUN NN 4 compound
winner winner NOUN NN 7 nsubj
Ana Ana PROPN NNP 7 nsubj
Ruiz Ruiz PROPN NNP 5 flat
spoke speak VERB VBD 0 root";
    let names = [
        ("Peruvian", Country),
        ("Andes Prize", Other),
        ("Ana Ruiz", Person),
    ];
    assert_eq!(stated(rows, &names), ["Ana Ruiz affiliated-with Peruvian"]);
}

#[test]
fn a_party_behind_its_leader_may_be_described() {
    let rows = "Ana Ana PROPN NNP 8 nsubj
Ruiz Ruiz PROPN NNP 1 flat
's 's PART POS 1 case
far far ADJ JJ 6 amod
- - PUNCT HYPH 4 punct
right right ADJ JJ 7 amod
Alianza Alianza PROPN NNP 8 nsubj
won win VERB VBD 0 root";
    let names = [("Ana Ruiz", Person), ("Alianza", Party)];
    assert_eq!(stated(rows, &names), ["Ana Ruiz leads Alianza"]);
}

#[test]
fn a_governor_governs_what_the_article_calls_so() {
    let rows = "The the DET DT 2 det
governor governor NOUN NN 5 nsubj
of of ADP IN 4 case
Cusco Cusco PROPN NNP 2 nmod
slept sleep VERB VBD 0 root

In in ADP IN 2 case
Lima Lima PROPN NNP 7 obl
, , PUNCT , 2 punct
Governor Governor PROPN NNP 5 nmod:desc
Ana Ana PROPN NNP 7 nsubj
Ruiz Ruiz PROPN NNP 5 flat
spoke speak VERB VBD 0 root";
    let names = [("Cusco", Place), ("Lima", Place), ("Ana Ruiz", Official)];
    assert_eq!(told(rows, &names), ["Ana Ruiz leads Cusco"]);
}

#[test]
fn a_citys_minister_is_not_the_countrys() {
    let rows = "Peru Peru PROPN NNP 2 nsubj
slept sleep VERB VBD 0 root

Ana Ana PROPN NNP 9 nsubj
Ruiz Ruiz PROPN NNP 1 flat
, , PUNCT , 7 punct
the the DET DT 5 det
city city NOUN NN 7 nmod:poss
's 's PART POS 5 case
minister minister NOUN NN 1 appos
, , PUNCT , 1 punct
spoke speak VERB VBD 0 root";
    let names = [("Peru", Country), ("Ana Ruiz", Official)];
    assert!(told(rows, &names).is_empty());
}

#[test]
fn a_companys_vice_president_serves_no_country() {
    let rows = "Peru Peru PROPN NNP 2 nsubj
slept sleep VERB VBD 0 root

Senior senior ADJ JJ 3 amod
vice vice NOUN NN 3 compound
president president NOUN NN 6 nsubj
Ana Ana PROPN NNP 6 nsubj
Ruiz Ruiz PROPN NNP 4 flat
spoke speak VERB VBD 0 root";
    let names = [("Peru", Country), ("Ana Ruiz", Person)];
    assert!(told(rows, &names).is_empty());
}

#[test]
fn a_title_may_be_explained_in_a_bracket() {
    let rows = "Alianza Alianza PROPN NNP 2 compound
MP MP PROPN NNP 10 nsubj
( ( PUNCT -LRB- 4 punct
member member NOUN NN 2 appos
of of ADP IN 6 case
parliament parliament NOUN NN 4 nmod
) ) PUNCT -RRB- 4 punct
Ana Ana PROPN NNP 2 appos
Ruiz Ruiz PROPN NNP 8 flat
spoke speak VERB VBD 0 root";
    let names = [("Alianza", Party), ("Ana Ruiz", Official)];
    assert_eq!(stated(rows, &names), ["Ana Ruiz affiliated-with Alianza"]);
}

#[test]
fn a_countrys_envoy_for_another_is_its_own() {
    let rows = "Peru Peru PROPN NNP 3 nmod:poss
's 's PART POS 1 case
envoy envoy NOUN NN 10 nsubj
for for ADP IN 5 case
Chile Chile PROPN NNP 3 nmod
, , PUNCT , 7 punct
Ana Ana PROPN NNP 3 appos
Ruiz Ruiz PROPN NNP 7 flat
, , PUNCT , 3 punct
spoke speak VERB VBD 0 root";
    let names = [
        ("Peru", Country),
        ("Chile", Country),
        ("Ana Ruiz", Official),
    ];
    assert_eq!(stated(rows, &names), ["Ana Ruiz affiliated-with Peru"]);
}

#[test]
fn who_is_appointed_to_serve_bears_the_office() {
    let rows = "Bo Bo PROPN NNP 3 nsubj
Diaz Diaz PROPN NNP 1 flat
appointed appoint VERB VBD 0 root
Ana Ana PROPN NNP 3 obj
Ruiz Ruiz PROPN NNP 4 flat
to to PART TO 7 mark
serve serve VERB VB 3 advcl
as as ADP IN 9 case
chief chief NOUN NN 7 obl
of of ADP IN 11 case
Norvik Norvik PROPN NNP 9 nmod
Watch Watch PROPN NNP 11 flat";
    let names = [
        ("Bo Diaz", Person),
        ("Ana Ruiz", Official),
        ("Norvik Watch", Institute),
    ];
    assert_eq!(
        stated(rows, &names),
        ["Ana Ruiz leads Norvik Watch", "Bo Diaz appointed Ana Ruiz"]
    );
}

#[test]
fn a_minister_for_something_stands_behind_it() {
    let rows = "Peruvian Peruvian ADJ JJ 2 amod
minister minister NOUN NN 7 nmod:desc
of of ADP IN 4 case
state state NOUN NN 2 nmod
for for ADP IN 6 case
trade trade NOUN NN 2 nmod
Ana Ana PROPN NNP 9 nsubj
Ruiz Ruiz PROPN NNP 7 flat
spoke speak VERB VBD 0 root";
    let names = [("Peruvian", Country), ("Ana Ruiz", Official)];
    assert_eq!(stated(rows, &names), ["Ana Ruiz affiliated-with Peruvian"]);
}

#[test]
fn who_serves_a_country_and_leads_a_party_leads_the_party() {
    let rows = "Ana Ana PROPN NNP 15 nsubj
Ruiz Ruiz PROPN NNP 1 flat
, , PUNCT , 8 punct
Peru Peru PROPN NNP 8 nmod:poss
's 's PART POS 4 case
deputy deputy ADJ JJ 8 amod
prime prime ADJ JJ 8 amod
minister minister NOUN NN 1 appos
and and CCONJ CC 10 cc
leader leader NOUN NN 8 conj
of of ADP IN 13 case
the the DET DT 13 det
Alianza Alianza PROPN NNP 10 nmod
, , PUNCT , 1 punct
spoke speak VERB VBD 0 root";
    let names = [("Ana Ruiz", Leader), ("Peru", Country), ("Alianza", Party)];
    assert_eq!(
        stated(rows, &names),
        ["Ana Ruiz affiliated-with Peru", "Ana Ruiz leads Alianza"]
    );
}
