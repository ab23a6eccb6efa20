//! Where buildings, storms, armed groups and firms are, and what is a part of what.

use crate::ontology::EntityType::{
    Agency, Alliance, ArmedGroup, Company, Country, Institute, Other, Party, Place,
};
use crate::relation::sample::{stated, told};

#[test]
fn a_storm_lies_where_it_makes_landfall_but_not_where_it_heads() {
    let rows = "Typhoon Typhoon PROPN NNP 2 compound
Ruiz Ruiz PROPN NNP 3 nsubj
made make VERB VBD 0 root
landfall landfall NOUN NN 3 obj
in in ADP IN 6 case
Luzon Luzon PROPN NNP 3 obl";
    let names = [("Typhoon Ruiz", Other), ("Luzon", Place)];
    assert_eq!(stated(rows, &names), ["Typhoon Ruiz located-in Luzon"]);
    let heads = rows.replace("made make", "heads head");
    assert!(stated(&heads, &names).is_empty());
    let war = rows.replace("Typhoon Typhoon", "Operation Operation");
    assert!(stated(&war, &[("Operation Ruiz", Other), ("Luzon", Place)]).is_empty());
}

#[test]
fn what_has_an_article_and_lies_in_a_city_is_a_building() {
    let rows = "the the DET DT 2 det
Orsay Orsay PROPN NNP 5 nsubj
in in ADP IN 4 case
Paris Paris PROPN NNP 2 nmod
closed close VERB VBD 0 root";
    let names = [("Orsay", Place), ("Paris", Place)];
    assert_eq!(stated(rows, &names), ["Orsay located-in Paris"]);
    let region = rows.replace("the the DET DT 2 det", "old old ADJ JJ 2 amod");
    assert_eq!(stated(&region, &names), ["Orsay part-of Paris"]);
}

#[test]
fn rebels_are_where_one_strikes_them_but_not_where_they_strike() {
    let rows = "raids raid NOUN NNS 0 root
against against ADP IN 4 case
Sendero Sendero PROPN NNP 4 compound
rebels rebel NOUN NNS 1 nmod
in in ADP IN 6 case
Peru Peru PROPN NNP 4 nmod";
    let names = [("Sendero", ArmedGroup), ("Peru", Country)];
    let lies = "Sendero located-in Peru".to_owned();
    assert!(stated(rows, &names).contains(&lies));
    let by = rows.replace("against against", "by by");
    assert!(!stated(&by, &names).contains(&lies));
}

#[test]
fn a_state_owned_firm_is_a_part_of_the_state() {
    let rows = "Peru Peru PROPN NNP 5 nmod:poss
's 's PART POS 1 case
state state NOUN NN 5 compound
oil oil NOUN NN 5 compound
company company NOUN NN 6 nmod:desc
Norvik Norvik PROPN NNP 0 root";
    let names = [("Peru", Country), ("Norvik", Company)];
    assert_eq!(stated(rows, &names), ["Norvik part-of Peru"]);
    let private = rows.replace("state state", "small small");
    assert_eq!(stated(&private, &names), ["Norvik located-in Peru"]);
}

#[test]
fn a_country_that_leads_a_mission_is_one_of_its_members() {
    let rows = "Chilean Chilean ADJ JJ 3 obl
- - PUNCT HYPH 3 punct
led lead VERB VBN 5 amod
Haiti Haiti PROPN NNP 5 compound
Mission Mission PROPN NNP 0 root";
    let names = [("Chilean", Country), ("Haiti Mission", Alliance)];
    assert_eq!(stated(rows, &names), ["Chilean member-of Haiti Mission"]);
}

#[test]
fn an_alliances_force_is_a_part_of_it() {
    let rows = "KFOR KFOR PROPN NNP 7 nsubj
, , PUNCT , 5 punct
the the DET DT 5 det
NATO NATO PROPN NNP 5 compound
force force NOUN NN 1 appos
, , PUNCT , 5 punct
waited wait VERB VBD 0 root";
    let names = [("KFOR", Alliance), ("NATO", Alliance)];
    assert_eq!(stated(rows, &names), ["KFOR part-of NATO"]);
}

#[test]
fn a_school_at_a_university_is_a_part_of_it() {
    let rows = "Ruiz Ruiz PROPN NNP 2 compound
School School PROPN NNP 0 root
at at ADP IN 5 case
the the DET DT 5 det
University University PROPN NNP 2 nmod";
    let names = [("Ruiz School", Institute), ("University", Institute)];
    assert_eq!(stated(rows, &names), ["Ruiz School part-of University"]);
}

#[test]
fn a_body_is_the_countrys_that_its_sentence_names_in_front() {
    let rows = "Peru Peru PROPN NNP 2 nsubj
asked ask VERB VBD 0 root
the the DET DT 5 det
Coastal Coastal PROPN NNP 5 compound
Court Court PROPN NNP 2 obj";
    let names = [("Peru", Country), ("Coastal Court", Agency)];
    let part = "Coastal Court part-of Peru".to_owned();
    assert!(stated(rows, &names).contains(&part));
    let rows = "Peru Peru PROPN NNP 2 nsubj
waited wait VERB VBD 0 root

Coastal Coastal PROPN NNP 2 compound
Court Court PROPN NNP 3 nsubj
waited wait VERB VBD 0 root";
    assert!(told(rows, &names).is_empty());
}

#[test]
fn a_firm_need_not_lie_where_its_name_says() {
    let rows = "Lima Lima PROPN NNP 2 nsubj
saw see VERB VBD 0 root
Air Air PROPN NNP 4 compound
Lima Lima PROPN NNP 2 obj";
    let found = |kind| stated(rows, &[("Lima", Place), ("Air Lima", kind)]);
    let lies = "Air Lima located-in Lima".to_owned();
    assert!(!found(Company).contains(&lies));
    assert!(found(Institute).contains(&lies));
}

#[test]
fn an_election_lies_in_each_place_of_a_list() {
    let rows = "primaries primary NOUN NNS 0 root
in in ADP IN 3 case
Lima Lima PROPN NNP 1 nmod
, , PUNCT , 5 punct
Cusco Cusco PROPN NNP 3 conj
and and CCONJ CC 7 cc
Puno Puno PROPN NNP 3 conj";
    let names = [
        ("primaries", Other),
        ("Lima", Place),
        ("Cusco", Place),
        ("Puno", Place),
    ];
    let expected = [
        "primaries located-in Cusco",
        "primaries located-in Lima",
        "primaries located-in Puno",
    ];
    assert_eq!(stated(rows, &names), expected);
}

#[test]
fn what_lies_in_several_countries_is_part_of_none() {
    let rows = "The the DET DT 3 det
Ruiz Ruiz PROPN NNP 3 compound
rainforest rainforest NOUN NN 10 nsubj
in in ADP IN 5 case
Peru Peru PROPN NNP 3 nmod
, , PUNCT , 7 punct
Chile Chile PROPN NNP 5 conj
and and CCONJ CC 9 cc
Ecuador Ecuador PROPN NNP 5 conj
burned burn VERB VBD 0 root";
    let names = [
        ("Ruiz", Place),
        ("Peru", Country),
        ("Chile", Country),
        ("Ecuador", Country),
    ];
    let expected = [
        "Ruiz located-in Chile",
        "Ruiz located-in Ecuador",
        "Ruiz located-in Peru",
    ];
    assert_eq!(stated(rows, &names), expected);
}

#[test]
fn a_region_lies_in_the_south_of_a_country() {
    let rows = "Cusco Cusco PROPN NNP 9 nsubj
, , PUNCT , 4 punct
a a DET DT 4 det
region region NOUN NN 1 appos
in in ADP IN 7 case
southern southern ADJ JJ 7 amod
Peru Peru PROPN NNP 4 nmod
, , PUNCT , 1 punct
slept sleep VERB VBD 0 root";
    let names = [("Cusco", Place), ("Peru", Country)];
    assert_eq!(stated(rows, &names), ["Cusco part-of Peru"]);
}

#[test]
fn a_summit_takes_place_where_it_is_held() {
    let rows = "The the DET DT 3 det
Ruiz29 Ruiz29 PROPN NNP 3 compound
summit summit NOUN NN 6 nsubj
in in ADP IN 5 case
Lima Lima PROPN NNP 3 nmod
ended end VERB VBD 0 root";
    let names = [("Ruiz29", Other), ("Lima", Place)];
    assert_eq!(stated(rows, &names), ["Ruiz29 located-in Lima"]);
}

#[test]
fn whoever_holds_a_vote_somewhere_does_not_lie_there() {
    let rows = "The the DET DT 3 det
Ruiz Ruiz PROPN NNP 3 compound
Front Front PROPN NNP 4 nsubj
held hold VERB VBD 0 root
a a DET DT 6 det
primary primary NOUN NN 4 obj
in in ADP IN 8 case
Lima Lima PROPN NNP 4 obl";
    let names = [("Ruiz Front", Party), ("Lima", Place)];
    assert!(stated(rows, &names).is_empty());
}

#[test]
fn what_somebody_holds_somewhere_lies_there() {
    let rows = "Norvik Norvik PROPN NNP 2 nsubj
held hold VERB VBD 0 root
the the DET DT 5 det
Ruiz Ruiz PROPN NNP 5 compound
Cup Cup PROPN NNP 2 obj
in in ADP IN 7 case
Lima Lima PROPN NNP 2 obl";
    let names = [("Norvik", Company), ("Ruiz Cup", Other), ("Lima", Place)];
    assert_eq!(stated(rows, &names), ["Ruiz Cup located-in Lima"]);
}

#[test]
fn the_countrys_commission_is_that_of_the_country_in_view() {
    let rows = "Peru Peru PROPN NNP 2 nsubj
slept sleep VERB VBD 0 root

The the DET DT 2 det
country country NOUN NN 6 nsubj
's 's PART POS 2 case
Election Election PROPN NNP 5 compound
Commission Commission PROPN NNP 6 nsubj
spoke speak VERB VBD 0 root";
    let names = [("Peru", Country), ("Election Commission", Agency)];
    assert_eq!(told(rows, &names), ["Election Commission part-of Peru"]);
}

#[test]
fn a_region_behind_a_countrys_city_is_the_countrys() {
    let rows = "The the DET DT 3 det
Peruvian Peruvian ADJ JJ 3 amod
city city NOUN NN 9 nsubj
of of ADP IN 5 case
Ollanta Ollanta PROPN NNP 3 nmod
, , PUNCT , 7 punct
Cusco Cusco PROPN NNP 5 nmod:unmarked
, , PUNCT , 3 punct
slept sleep VERB VBD 0 root";
    let names = [("Peruvian", Country), ("Ollanta", Place), ("Cusco", Place)];
    assert_eq!(
        stated(rows, &names),
        ["Cusco part-of Peruvian", "Ollanta part-of Cusco"]
    );
}

#[test]
fn a_regions_legislature_does_not_put_the_region_in_a_city() {
    let rows = "The the DET DT 3 det
Cusco Cusco PROPN NNP 3 compound
legislature legislature NOUN NN 6 nsubj
in in ADP IN 5 case
Lima Lima PROPN NNP 3 nmod
slept sleep VERB VBD 0 root";
    let names = [("Cusco", Place), ("Lima", Place)];
    assert!(stated(rows, &names).is_empty());
}
