//! Which place lies in which.

use crate::ontology::EntityType::{
    Alliance, ArmedGroup, Company, Country, Institute, Media, Other, Party, Place,
};
use crate::relation::sample::stated;

#[test]
fn common_nouns_may_stand_between_a_place_and_what_holds_it() {
    let rows = "Lurin Lurin PROPN NNP 2 compound
district district NOUN NN 0 root
, , PUNCT , 4 punct
Lima Lima PROPN NNP 2 appos";
    let names = [("Lurin", Place), ("Lima", Place)];
    assert_eq!(stated(rows, &names), ["Lurin part-of Lima"]);
    let rows = rows.replace("district district", "terminal terminal");
    assert_eq!(stated(&rows, &names), ["Lurin located-in Lima"]);
}

#[test]
fn an_organizations_facility_makes_it_lie_there_but_its_people_do_not() {
    let rows = "Norvik Norvik PROPN NNP 3 compound
copper copper NOUN NN 3 compound
factory factory NOUN NN 0 root
in in ADP IN 5 case
Cusco Cusco PROPN NNP 3 nmod";
    let names = [("Norvik", Company), ("Cusco", Place)];
    assert_eq!(stated(rows, &names), ["Norvik located-in Cusco"]);
    let near = rows.replace("in in", "near near");
    assert!(stated(&near, &names).is_empty());
    let people = rows.replace("factory factory", "clerk clerk");
    assert!(stated(&people, &names).is_empty());
}

#[test]
fn what_an_organization_owns_lies_where_it_says() {
    let rows = "Norvik Norvik PROPN NNP 3 nmod:poss
's 's PART POS 1 case
office office NOUN NN 0 root
in in ADP IN 5 case
Cusco Cusco PROPN NNP 3 nmod";
    let found = |kind| stated(rows, &[("Norvik", kind), ("Cusco", Place)]);
    assert_eq!(found(Company), ["Norvik located-in Cusco"]);
    assert_eq!(found(Alliance), ["Norvik located-in Cusco"]);
}

#[test]
fn an_apposition_says_whose_a_party_is() {
    let rows = "Peru Peru PROPN NNP 3 nmod:poss
's 's PART POS 1 case
party party NOUN NN 0 root
, , PUNCT , 6 punct
the the DET DT 6 det
Alianza Alianza PROPN NNP 3 appos";
    let names = [("Peru", Country), ("Alianza", Party)];
    assert_eq!(stated(rows, &names), ["Alianza located-in Peru"]);
    let rows = "Alianza Alianza PROPN NNP 0 root
, , PUNCT , 5 punct
Peru Peru PROPN NNP 5 nmod:poss
's 's PART POS 3 case
party party NOUN NN 1 appos";
    assert_eq!(stated(rows, &names), ["Alianza located-in Peru"]);
}

#[test]
fn a_bracket_may_stand_behind_the_name() {
    let rows = "Front Front PROPN NNP 5 compound
( ( PUNCT -LRB- 3 punct
FP FP PROPN NNP 1 appos
) ) PUNCT -RRB- 3 punct
camp camp NOUN NN 0 root
in in ADP IN 7 case
Cusco Cusco PROPN NNP 5 nmod";
    let names = [("Front", ArmedGroup), ("Cusco", Place)];
    assert_eq!(stated(rows, &names), ["Front located-in Cusco"]);
}

#[test]
fn the_place_that_another_owns_holds_what_lies_there() {
    let rows = "Calca Calca PROPN NNP 0 root
in in ADP IN 5 case
Peru Peru PROPN NNP 5 nmod:poss
's 's PART POS 3 case
Cusco Cusco PROPN NNP 1 nmod";
    let names = [("Calca", Place), ("Peru", Country), ("Cusco", Place)];
    let expected = ["Calca part-of Cusco", "Cusco part-of Peru"];
    assert_eq!(stated(rows, &names), expected);
}

#[test]
fn an_adjective_may_stand_in_front_of_the_place_behind_a_comma() {
    let rows = "Calca Calca PROPN NNP 0 root
, , PUNCT , 4 punct
southern southern ADJ JJ 4 amod
Peru Peru PROPN NNP 1 appos";
    let names = [("Calca", Place), ("Peru", Country)];
    assert_eq!(stated(rows, &names), ["Calca part-of Peru"]);
}

#[test]
fn a_place_nearby_is_in_the_same_place() {
    let rows = "Calca Calca PROPN NNP 0 root
, , PUNCT , 4 punct
near near ADP IN 4 case
Pisac Pisac PROPN NNP 1 nmod
, , PUNCT , 7 punct
in in ADP IN 7 case
Peru Peru PROPN NNP 1 nmod";
    let names = [("Calca", Place), ("Pisac", Place), ("Peru", Country)];
    let expected = ["Calca part-of Peru", "Pisac part-of Peru"];
    assert_eq!(stated(rows, &names), expected);
}

#[test]
fn what_people_are_at_is_no_region() {
    let rows = "died die VERB VBD 0 root
at at ADP IN 3 case
Huaca Huaca PROPN NNP 1 obl
in in ADP IN 5 case
Lima Lima PROPN NNP 3 nmod";
    let names = [("Huaca", Place), ("Lima", Place)];
    assert_eq!(stated(rows, &names), ["Huaca located-in Lima"]);
    let rows = rows.replace("at at", "near near");
    assert_eq!(stated(&rows, &names), ["Huaca part-of Lima"]);
}

#[test]
fn a_detail_names_a_part_of_the_whole() {
    let rows = "across across ADP IN 2 case
Peru Peru PROPN NNP 0 root
, , PUNCT , 5 punct
including include VERB VBG 5 case
five five NUM CD 2 nmod
in in ADP IN 7 case
Cusco Cusco PROPN NNP 5 nmod";
    let names = [("Peru", Country), ("Cusco", Place)];
    assert_eq!(stated(rows, &names), ["Cusco part-of Peru"]);
    let people = rows.replace("Peru Peru PROPN NNP", "Peruvians Peruvian PROPN NNPS");
    let names = [("Peruvians", Country), ("Cusco", Place)];
    assert!(stated(&people, &names).is_empty());
}

#[test]
fn others_of_a_kind_say_what_kind_it_is() {
    let rows = "Peru Peru PROPN NNP 0 root
and and CCONJ CC 5 cc
other other ADJ JJ 5 amod
Mercosur Mercosur PROPN NNP 5 compound
members member NOUN NNS 1 conj";
    let names = [("Peru", Country), ("Mercosur", Alliance)];
    assert_eq!(stated(rows, &names), ["Peru member-of Mercosur"]);
}

#[test]
fn the_rest_of_a_row_lies_where_the_first_does() {
    let rows = "Peruvian Peruvian ADJ JJ 2 amod
firms firm NOUN NNS 3 nmod:desc
Norvik Norvik PROPN NNP 0 root
and and CCONJ CC 5 cc
Lumo Lumo PROPN NNP 3 conj";
    let names = [
        ("Peruvian", Country),
        ("Norvik", Company),
        ("Lumo", Company),
    ];
    let expected = ["Lumo located-in Peruvian", "Norvik located-in Peruvian"];
    assert_eq!(stated(rows, &names), expected);
}

#[test]
fn markup_may_stand_in_front_of_a_paper() {
    let rows = "Peruvian Peruvian ADJ JJ 2 amod
newspaper newspaper NOUN NN 4 nmod:desc
* * PUNCT NFP 4 punct
Trome Trome PROPN NNP 0 root";
    let names = [("Peruvian", Country), ("Trome", Media)];
    assert_eq!(stated(rows, &names), ["Trome located-in Peruvian"]);
}

#[test]
fn a_state_holds_of_what_a_passive_is_said_of() {
    let rows = "Copa Copa PROPN NNP 3 nsubj:pass
is be AUX VBZ 3 aux:pass
held hold VERB VBN 0 root
in in ADP IN 5 case
Lima Lima PROPN NNP 3 obl";
    let names = [("Copa", Other), ("Lima", Place)];
    assert_eq!(stated(rows, &names), ["Copa located-in Lima"]);
    let rows = rows
        .replace("held hold", "admitted admit")
        .replace("in in", "to to");
    let names = [
        ("Copa", crate::ontology::EntityType::Person),
        ("Lima", Institute),
    ];
    assert_eq!(stated(&rows, &names), ["Copa affiliated-with Lima"]);
}

#[test]
fn whose_attack_it_is_in_is_not_the_place_that_is_hit() {
    let rows = "Chile Chile PROPN NNP 2 nsubj
killed kill VERB VBD 0 root
four four NUM CD 2 obj
in in ADP IN 7 case
a a DET DT 7 det
Peruvian Peruvian ADJ JJ 7 amod
raid raid NOUN NN 2 obl";
    let names = [("Chile", Country), ("Peruvian", Country)];
    assert!(stated(rows, &names).is_empty());
    let place = rows.replace("raid raid", "village village");
    assert_eq!(stated(&place, &names), ["Chile attacked Peruvian"]);
}

#[test]
fn what_somebody_is_quoted_on_holds_nobody() {
    let rows = "Chile Chile PROPN NNP 2 nsubj
quoted quote VERB VBD 0 root
Norvik Norvik PROPN NNP 2 obj
on on ADP IN 5 case
Peru Peru PROPN NNP 2 obl";
    let names = [("Chile", Country), ("Norvik", Company), ("Peru", Country)];
    assert!(stated(rows, &names).is_empty());
    let inside = rows.replace("on on", "in in");
    assert_eq!(stated(&inside, &names), ["Norvik located-in Peru"]);
}

#[test]
fn a_coast_of_a_country_holds_no_name_but_an_area_does() {
    let rows = "Ruiz Ruiz PROPN NNP 2 compound
coast coast NOUN NN 5 nsubj
of of ADP IN 4 case
Peru Peru PROPN NNP 2 nmod
flooded flood VERB VBD 0 root";
    let names = [("Ruiz", Place), ("Peru", Country)];
    assert!(stated(rows, &names).is_empty());
    let region = rows.replace("coast coast", "area area");
    assert_eq!(stated(&region, &names), ["Ruiz part-of Peru"]);
}

#[test]
fn a_capital_lies_in_the_country_in_view() {
    let rows = "Peru Peru PROPN NNP 2 nsubj
shut shut VERB VBD 0 root
the the DET DT 4 det
capital capital NOUN NN 2 obj
, , PUNCT , 6 punct
Lima Lima PROPN NNP 4 appos";
    let names = [("Peru", Country), ("Lima", Place)];
    assert_eq!(stated(rows, &names), ["Lima part-of Peru"]);
}

#[test]
fn a_capital_lies_in_the_country_in_front_of_the_word() {
    let rows = "Chile Chile PROPN NNP 2 nsubj
left leave VERB VBD 0 root
the the DET DT 5 det
Peruvian Peruvian ADJ JJ 5 amod
capital capital NOUN NN 2 obj
, , PUNCT , 7 punct
Lima Lima PROPN NNP 5 appos";
    let names = [("Chile", Country), ("Peruvian", Country), ("Lima", Place)];
    let found = stated(rows, &names);
    assert!(
        found.contains(&"Lima part-of Peruvian".to_owned()),
        "{found:?}"
    );
    assert!(!found.contains(&"Lima part-of Chile".to_owned()));
}

#[test]
fn a_region_is_part_of_what_stands_behind_of() {
    let rows = "the the DET DT 3 det
Cusco Cusco PROPN NNP 3 compound
region region NOUN NN 0 root
of of ADP IN 5 case
Sierra Sierra PROPN NNP 3 nmod";
    let names = [("Cusco", Place), ("Sierra", Place)];
    assert_eq!(stated(rows, &names), ["Cusco part-of Sierra"]);
}

#[test]
fn where_a_body_does_something_is_not_its_seat() {
    let rows = "hostages hostage NOUN NNS 2 nsubj:pass
freed free VERB VBN 0 root
by by ADP IN 4 case
Norvik Norvik PROPN NNP 2 obl:agent
in in ADP IN 6 case
Lima Lima PROPN NNP 4 nmod";
    let names = [("Norvik", ArmedGroup), ("Lima", Place)];
    let found = stated(rows, &names);
    assert!(!found.iter().any(|f| f.contains("located-in")), "{found:?}");
}

#[test]
fn an_apposition_says_where_a_body_has_its_seat() {
    let rows = "Norvik Norvik PROPN NNP 0 root
, , PUNCT , 7 punct
a a DET DT 7 det
Lima Lima PROPN NNP 6 compound
- - PUNCT HYPH 6 punct
based base VERB VBN 7 amod
bank bank NOUN NN 1 appos";
    let names = [("Norvik", Company), ("Lima", Place)];
    assert_eq!(stated(rows, &names), ["Norvik located-in Lima"]);
    let rows = "Norvik Norvik PROPN NNP 0 root
, , PUNCT , 3 punct
one one NUM CD 1 appos
of of ADP IN 7 case
the the DET DT 7 det
oldest old ADJ JJS 7 amod
banks bank NOUN NNS 3 nmod
in in ADP IN 9 case
Lima Lima PROPN NNP 7 nmod";
    assert_eq!(stated(rows, &names), ["Norvik located-in Lima"]);
}

#[test]
fn a_body_that_another_of_its_kind_owns_is_part_of_it() {
    let rows = "Norvik Norvik PROPN NNP 4 nmod:poss
's 's PART POS 1 case
elite elite ADJ JJ 4 amod
Ruiz Ruiz PROPN NNP 0 root";
    let names = |kind| [("Norvik", ArmedGroup), ("Ruiz", kind)];
    assert_eq!(stated(rows, &names(ArmedGroup)), ["Ruiz part-of Norvik"]);
    assert!(stated(rows, &names(Company)).is_empty());
}

#[test]
fn an_alliance_named_after_another_is_its_organ() {
    let rows = "Mercosur Mercosur PROPN NNP 3 compound
Trade Trade PROPN NNP 3 compound
Council Council PROPN NNP 4 nsubj
warned warn VERB VBD 0 root
Unasur Unasur PROPN NNP 4 obj
Council Council PROPN NNP 5 flat
of of ADP IN 8 case
Unasur Unasur PROPN NNP 5 nmod";
    let names = [("Mercosur Trade Council", Alliance), ("Mercosur", Alliance)];
    let found = stated(rows, &names);
    assert_eq!(found, ["Mercosur Trade Council part-of Mercosur"]);
}
