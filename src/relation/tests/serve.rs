//! Whom somebody leads, serves or belongs to.

use crate::ontology::EntityType::{
    Agency, ArmedGroup, Country, Institute, Leader, Official, Party, Person, Place,
};
use crate::relation::sample::{stated, told};

#[test]
fn whose_leader_one_is_stands_in_front_of_whose() {
    let rows = "Sendero Sendero PROPN NNP 7 nsubj
, , PUNCT , 5 punct
whose whose PRON WP$ 4 nmod:poss
leader leader NOUN NN 5 nsubj
Ruiz Ruiz PROPN NNP 1 acl:relcl
, , PUNCT , 5 punct
fled flee VERB VBD 0 root";
    let names = [("Sendero", ArmedGroup), ("Ruiz", Person)];
    assert_eq!(stated(rows, &names), ["Ruiz leads Sendero"]);
}

#[test]
fn each_of_several_presidents_leads_the_country_of_the_same_rank() {
    let rows = "presidents president NOUN NNS 11 nsubj
of of ADP IN 3 case
Peru Peru PROPN NNP 1 nmod
and and CCONJ CC 5 cc
Chile Chile PROPN NNP 3 conj
, , PUNCT , 7 punct
Ruiz Ruiz PROPN NNP 1 appos
and and CCONJ CC 9 cc
Diaz Diaz PROPN NNP 7 conj
, , PUNCT , 7 punct
waited wait VERB VBD 0 root";
    let names = [
        ("Peru", Country),
        ("Chile", Country),
        ("Ruiz", Leader),
        ("Diaz", Leader),
    ];
    assert_eq!(
        stated(rows, &names),
        ["Diaz leads Chile", "Ruiz leads Peru"]
    );
}

#[test]
fn an_adviser_to_a_countrys_president_serves_the_country() {
    let rows = "Ruiz Ruiz PROPN NNP 0 root
, , PUNCT , 4 punct
an a DET DT 4 det
adviser adviser NOUN NN 1 appos
to to ADP IN 8 case
the the DET DT 8 det
Peruvian Peruvian ADJ JJ 8 amod
president president NOUN NN 4 nmod";
    let names = [("Ruiz", Official), ("Peruvian", Country)];
    assert_eq!(stated(rows, &names), ["Ruiz affiliated-with Peruvian"]);
    let envoy = rows.replace("adviser adviser", "envoy envoy");
    assert!(stated(&envoy, &names).is_empty());
}

#[test]
fn the_noun_of_a_region_bears_no_office() {
    let rows = "governor governor NOUN NN 0 root
of of ADP IN 5 case
the the DET DT 5 det
Cusco Cusco PROPN NNP 5 compound
region region NOUN NN 1 nmod
, , PUNCT , 7 punct
Ruiz Ruiz PROPN NNP 1 appos";
    let names = [("Cusco", Place), ("Ruiz", Official)];
    assert_eq!(stated(rows, &names), ["Ruiz leads Cusco"]);
}

#[test]
fn the_owner_of_an_office_may_stand_behind_a_possessive() {
    let rows = "Ruiz Ruiz PROPN NNP 0 root
, , PUNCT , 3 punct
head head NOUN NN 1 appos
of of ADP IN 8 case
the the DET DT 6 det
fishermen fisherman NOUN NNS 8 nmod:poss
's 's PART POS 6 case
federation federation NOUN NN 3 nmod
Fenapes Fenapes PROPN NNP 8 appos";
    let names = [("Ruiz", Person), ("Fenapes", Institute)];
    assert_eq!(stated(rows, &names), ["Ruiz leads Fenapes"]);
}

#[test]
fn both_of_a_row_belong_to_what_follows() {
    let rows = "Ruiz Ruiz PROPN NNP 0 root
and and CCONJ CC 3 cc
Diaz Diaz PROPN NNP 1 conj
, , PUNCT , 5 punct
both both DET DT 1 appos
from from ADP IN 7 case
Peru Peru PROPN NNP 5 nmod";
    let names = [("Ruiz", Person), ("Diaz", Person), ("Peru", Country)];
    let expected = ["Diaz affiliated-with Peru", "Ruiz affiliated-with Peru"];
    assert_eq!(stated(rows, &names), expected);
    let party = rows.replace(
        "from from ADP IN 7 case\nPeru Peru PROPN NNP 5 nmod",
        "Tories Tory PROPN NNPS 5 appos",
    );
    let names = [("Ruiz", Person), ("Diaz", Person), ("Tories", Party)];
    let expected = ["Diaz affiliated-with Tories", "Ruiz affiliated-with Tories"];
    assert_eq!(stated(&party, &names), expected);
}

#[test]
fn who_is_at_an_institute_belongs_to_it_but_not_to_a_place() {
    let rows = "said say VERB VBD 0 root
Ruiz Ruiz PROPN NNP 1 nsubj
at at ADP IN 4 case
Norvik Norvik PROPN NNP 2 nmod";
    let found = |kind| stated(rows, &[("Ruiz", Person), ("Norvik", kind)]);
    assert_eq!(found(Institute), ["Ruiz affiliated-with Norvik"]);
    assert!(found(Place).is_empty());
}

#[test]
fn who_runs_as_a_republican_belongs_to_the_party() {
    let rows = "Ruiz Ruiz PROPN NNP 2 nsubj
ran run VERB VBD 0 root
as as ADP IN 5 case
a a DET DT 5 det
Republican Republican PROPN NNP 2 obl";
    let names = [("Ruiz", Person), ("Republican", Party)];
    assert_eq!(stated(rows, &names), ["Ruiz affiliated-with Republican"]);
}

#[test]
fn a_country_stands_in_front_of_all_that_somebody_is() {
    let rows = "Peruvian Peruvian ADJ JJ 7 amod
rapper rapper NOUN NN 7 nmod:desc
, , PUNCT , 4 punct
painter painter NOUN NN 2 conj
and and CCONJ CC 6 cc
surfer surfer NOUN NN 2 conj
Ruiz Ruiz PROPN NNP 0 root";
    let names = [("Peruvian", Country), ("Ruiz", Person)];
    let belongs = "Ruiz affiliated-with Peruvian".to_owned();
    assert!(stated(rows, &names).contains(&belongs));
    let rows = "Peruvian Peruvian ADJ JJ 2 amod
waiter waiter NOUN NN 0 root
named name VERB VBN 2 acl
Ruiz Ruiz PROPN NNP 3 xcomp";
    assert!(stated(rows, &names).contains(&belongs));
}

#[test]
fn a_relative_may_be_named_behind_a_profession() {
    let rows = "Ana Ana PROPN NNP 3 nmod:poss
's 's PART POS 1 case
mother mother NOUN NN 5 nsubj
is be AUX VBZ 5 cop
surfer surfer NOUN NN 0 root
Diaz Diaz PROPN NNP 5 appos";
    let names = [("Ana", Person), ("Diaz", Person)];
    assert_eq!(stated(rows, &names), ["Diaz family-of Ana"]);
}

#[test]
fn a_minister_serves_the_country_that_the_sentence_before_opens_with() {
    let rows = "Chile Chile PROPN NNP 2 nsubj
waited wait VERB VBD 0 root

Peru Peru PROPN NNP 2 nsubj
hesitated hesitate VERB VBD 0 root

minister minister NOUN NN 2 nmod:desc
Ruiz Ruiz PROPN NNP 3 nsubj
left leave VERB VBD 0 root";
    let names = [("Chile", Country), ("Peru", Country), ("Ruiz", Official)];
    assert_eq!(told(rows, &names), ["Ruiz affiliated-with Peru"]);
}

#[test]
fn a_judge_without_a_court_serves_no_country_in_view() {
    let rows = "Peru Peru PROPN NNP 2 nsubj
waited wait VERB VBD 0 root

judge judge NOUN NN 2 nmod:desc
Ruiz Ruiz PROPN NNP 3 nsubj
agreed agree VERB VBD 0 root";
    let names = [("Peru", Country), ("Ruiz", Official)];
    assert!(told(rows, &names).is_empty());
    let envoy = rows.replace("judge judge", "envoy envoy");
    assert_eq!(told(&envoy, &names), ["Ruiz affiliated-with Peru"]);
}

#[test]
fn an_age_may_stand_in_front_of_what_somebody_is() {
    let rows = "Ruiz Ruiz PROPN NNP 0 root
, , PUNCT , 3 punct
45 45 NUM CD 1 appos
, , PUNCT , 6 punct
the the DET DT 6 det
mayor mayor NOUN NN 1 appos
of of ADP IN 8 case
Lima Lima PROPN NNP 6 nmod";
    let names = [("Ruiz", Official), ("Lima", Place)];
    assert_eq!(stated(rows, &names), ["Ruiz leads Lima"]);
    let rows = "Ruiz Ruiz PROPN NNP 0 root
, , PUNCT , 9 punct
a a DET DT 9 det
45 45 NUM CD 6 nummod
- - PUNCT HYPH 4 punct
year year NOUN NN 8 obl
- - PUNCT HYPH 8 punct
old old ADJ JJ 9 amod
teacher teacher NOUN NN 1 appos
from from ADP IN 11 case
Lima Lima PROPN NNP 9 nmod";
    assert_eq!(stated(rows, &names), ["Ruiz affiliated-with Lima"]);
    let rows = "Ruiz Ruiz PROPN NNP 0 root
, , PUNCT , 3 punct
45 45 NUM CD 1 appos
, , PUNCT , 7 punct
a a DET DT 7 det
Peruvian Peruvian ADJ JJ 7 amod
surfer surfer NOUN NN 1 appos";
    let names = [("Ruiz", Person), ("Peruvian", Country)];
    assert_eq!(stated(rows, &names), ["Ruiz affiliated-with Peruvian"]);
}

#[test]
fn an_office_of_several_words_has_the_subject_of_its_first_noun() {
    let rows = "Ruiz Ruiz PROPN NNP 3 nsubj
is be AUX VBZ 3 cop
secretary secretary NOUN NN 0 root
of of ADP IN 5 case
state state NOUN NN 3 nmod
of of ADP IN 7 case
Peru Peru PROPN NNP 5 nmod";
    let names = [("Ruiz", Official), ("Peru", Country)];
    assert_eq!(stated(rows, &names), ["Ruiz affiliated-with Peru"]);
}

#[test]
fn who_is_appointed_to_be_minister_bears_the_office_not_who_appoints() {
    let rows = "Lima Lima PROPN NNP 2 nsubj
asks ask VERB VBZ 0 root
Ruiz Ruiz PROPN NNP 2 obj
to to PART TO 6 mark
be be AUX VB 6 cop
president president NOUN NN 2 xcomp
of of ADP IN 8 case
Peru Peru PROPN NNP 6 nmod";
    let names = [("Lima", Person), ("Ruiz", Leader), ("Peru", Country)];
    let found = stated(rows, &names);
    assert!(found.contains(&"Ruiz leads Peru".to_owned()));
    assert!(!found.contains(&"Lima leads Peru".to_owned()));
}

#[test]
fn those_whom_somebody_is_survived_by_are_kin() {
    let rows = "Ruiz Ruiz PROPN NNP 3 nsubj:pass
is be AUX VBZ 3 aux:pass
survived survive VERB VBN 0 root
by by ADP IN 6 case
two two NUM CD 6 nummod
sons son NOUN NNS 3 obl:agent
, , PUNCT , 8 punct
Ben Ben PROPN NNP 6 appos
and and CCONJ CC 10 cc
Leo Leo PROPN NNP 8 conj";
    let names = [("Ruiz", Person), ("Ben", Person), ("Leo", Person)];
    let found = stated(rows, &names);
    assert!(found.contains(&"Ben family-of Ruiz".to_owned()));
    assert!(found.contains(&"Leo family-of Ruiz".to_owned()));
}

#[test]
fn whose_party_it_is_leads_it() {
    let rows = "Ruiz Ruiz PROPN NNP 7 nsubj
, , PUNCT , 5 punct
whose whose PRON WP$ 4 nmod:poss
Alianza Alianza PROPN NNP 5 nsubj
won win VERB VBD 1 acl:relcl
, , PUNCT , 5 punct
left leave VERB VBD 0 root";
    let names = [("Ruiz", Leader), ("Alianza", Party)];
    assert_eq!(stated(rows, &names), ["Ruiz leads Alianza"]);
}

#[test]
fn a_secretary_of_a_field_leads_the_department_of_that_name() {
    let rows = "Transport Transport PROPN NNP 2 compound
secretary secretary NOUN NN 3 nmod:desc
Ruiz Ruiz PROPN NNP 4 nsubj
praised praise VERB VBD 0 root
the the DET DT 6 det
Department Department PROPN NNP 4 obj
of of ADP IN 8 case
Transport Transport PROPN NNP 6 nmod";
    let names = [("Ruiz", Official), ("Department of Transport", Agency)];
    assert!(stated(rows, &names).contains(&"Ruiz leads Department of Transport".to_owned()));
}

#[test]
fn a_number_or_comma_that_opens_a_sentence_is_nobodys_age_or_title() {
    let aged = "45 45 NUM CD 0 root
, , PUNCT , 1 punct
mayor mayor NOUN NN 1 appos
of of ADP IN 5 case
Peru Peru PROPN NNP 3 nmod";
    assert!(stated(aged, &[("Peru", Country)]).is_empty());
    let titled = ", , PUNCT , 4 punct
pop pop NOUN NN 3 compound
surfer surfer NOUN NN 4 nmod:desc
Ana Ana PROPN NNP 0 root";
    assert!(stated(titled, &[("Ana", Person)]).is_empty());
}

#[test]
fn who_presides_over_a_council_leads_no_country_in_view() {
    let rows = "Peru Peru PROPN NNP 2 nsubj
slept sleep VERB VBD 0 root

Council council NOUN NN 2 compound
President president NOUN NN 3 nmod:desc
Ruiz Ruiz PROPN NNP 4 nsubj
spoke speak VERB VBD 0 root";
    let names = [("Peru", Country), ("Ruiz", Official)];
    assert_eq!(told(rows, &names), Vec::<String>::new());
}

#[test]
fn a_premier_leads_a_state_where_the_country_has_some() {
    let rows = "Australia Australia PROPN NNP 2 nsubj
slept sleep VERB VBD 0 root
in in ADP IN 4 case
Victoria Victoria PROPN NNP 2 obl

Premier premier NOUN NN 2 nmod:desc
Ruiz Ruiz PROPN NNP 3 nsubj
spoke speak VERB VBD 0 root";
    let names = [
        ("Australia", Country),
        ("Victoria", Place),
        ("Ruiz", Official),
    ];
    let found = told(rows, &names);
    assert!(
        found.contains(&"Ruiz leads Victoria".to_owned()),
        "{found:?}"
    );
    assert!(!found.contains(&"Ruiz leads Australia".to_owned()));
}
