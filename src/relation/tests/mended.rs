//! Trees that parsers get wrong, and what they state once they are mended.

use crate::ontology::EntityType::{Company, Country, Leader, Official, Person, Place};
use crate::relation::sample::{frames, stated};

#[test]
fn what_stands_between_two_parties_is_what_they_do_not_where() {
    let rows = "Talks talk NOUN NNS 2 nsubj
resumed resume VERB VBD 0 root
in in ADP IN 4 case
Doha Doha PROPN NNP 2 obl
between between ADP IN 6 case
Peru Peru PROPN NNP 4 nmod
and and CCONJ CC 8 cc
Chile Chile PROPN NNP 6 conj";
    let names = [("Doha", Place), ("Peru", Country), ("Chile", Country)];
    let found = stated(rows, &names);
    assert!(
        found.contains(&"Peru met-with Chile".to_owned()),
        "{found:?}"
    );
}

#[test]
fn who_stands_behind_the_office_of_a_passive_gives_it() {
    let rows = "Ana Ana PROPN NNP 4 nsubj:pass
Ruiz Ruiz PROPN NNP 1 flat
was be AUX VBD 4 aux:pass
appointed appoint VERB VBN 0 root
minister minister NOUN NN 4 xcomp
by by ADP IN 7 case
Luz Luz PROPN NNP 5 nmod";
    let names = [("Ana Ruiz", Official), ("Luz", Leader)];
    assert_eq!(stated(rows, &names), ["Luz appointed Ana Ruiz"]);
}

#[test]
fn those_between_whom_fighting_breaks_out_attack_each_other() {
    let rows = "Fighting fighting NOUN NN 2 nsubj
broke break VERB VBD 0 root
out out ADP RP 2 compound:prt
between between ADP IN 5 case
Peru Peru PROPN NNP 2 obl
and and CCONJ CC 7 cc
Chile Chile PROPN NNP 5 conj";
    let found = stated(rows, &[("Peru", Country), ("Chile", Country)]);
    assert_eq!(found, ["Chile attacked Peru", "Peru attacked Chile"]);
    let down = rows.replace("out out", "down down");
    assert!(stated(&down, &[("Peru", Country), ("Chile", Country)]).is_empty());
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
fn what_stands_behind_a_preposition_is_no_subject() {
    let rows = "After after ADP IN 2 case
talks talk NOUN NNS 7 nsubj
with with ADP IN 4 case
Peru Peru PROPN NNP 2 nmod
, , PUNCT , 6 punct
Chile Chile PROPN NNP 4 appos
bombed bomb VERB VBD 0 root
Lima Lima PROPN NNP 7 obj";
    let names = [("Peru", Country), ("Chile", Country), ("Lima", Place)];
    let found = stated(rows, &names);
    assert_eq!(found, ["Chile attacked Lima", "Chile met-with Peru"]);
}

#[test]
fn air_strikes_of_one_country_are_no_verb() {
    let rows = "Lima Lima PROPN NNP 2 nsubj
denounced denounce VERB VBD 0 root
Chile Chile PROPN NNP 5 compound
air air NOUN NN 5 compound
strikes strike NOUN NNS 2 obj";
    let names = [("Lima", Country), ("Chile", Country)];
    assert_eq!(stated(rows, &names), ["Lima criticized Chile"]);
    let owner = rows.replace("5 compound\nair", "5 nmod:poss\n's 's PART POS 3 case\nair");
    let owner = owner.replace("air air NOUN NN 5", "air air NOUN NN 6");
    let owner = owner.replace("PROPN NNP 5", "PROPN NNP 6");
    assert_eq!(stated(&owner, &names), ["Lima criticized Chile"]);
}

#[test]
fn whom_the_parser_gave_to_the_accusation_is_accused() {
    let rows = "Chile Chile PROPN NNP 2 nsubj
accused accuse VERB VBD 0 root
Peru Peru PROPN NNP 5 obj
of of SCONJ IN 5 mark
bombing bomb VERB VBG 2 advcl
Lima Lima PROPN NNP 5 obj";
    let names = [("Chile", Country), ("Peru", Country), ("Lima", Place)];
    let found = stated(rows, &names);
    assert_eq!(found, ["Chile criticized Peru", "Peru attacked Lima"]);
}

#[test]
fn a_participle_behind_a_comma_is_the_subjects() {
    let rows = "Chile Chile PROPN NNP 2 nsubj
left leave VERB VBD 0 root
the the DET DT 4 det
talks talk NOUN NNS 2 obj
, , PUNCT , 6 punct
accusing accuse VERB VBG 4 acl
Peru Peru PROPN NNP 6 obj";
    let names = [("Chile", Country), ("Peru", Country)];
    assert_eq!(stated(rows, &names), ["Chile criticized Peru"]);
    let printed = frames(rows, &names);
    let accuse = "verb accuse  subject=Chile [control]  object=Peru".to_owned();
    assert!(printed.contains(&accuse), "{printed:?}");
}

#[test]
fn a_speaker_goes_on_to_accuse() {
    let rows = "Ruiz Ruiz PROPN NNP 2 nsubj
said say VERB VBD 0 root
that that SCONJ IN 5 mark
Chile Chile PROPN NNP 5 nsubj
won win VERB VBD 2 ccomp
, , PUNCT , 7 punct
accusing accuse VERB VBG 5 advcl
Peru Peru PROPN NNP 7 obj";
    let names = [("Ruiz", Leader), ("Chile", Country), ("Peru", Country)];
    assert_eq!(stated(rows, &names), ["Ruiz criticized Peru"]);
}

#[test]
fn who_stands_behind_with_does_what_the_participle_says() {
    let rows = "Chile Chile PROPN NNP 2 nsubj
slept sleep VERB VBD 0 root
, , PUNCT , 5 punct
with with ADP IN 5 case
Peru Peru PROPN NNP 2 obl
praising praise VERB VBG 2 advcl
Bolivia Bolivia PROPN NNP 6 obj";
    let names = [("Chile", Country), ("Peru", Country), ("Bolivia", Country)];
    assert_eq!(stated(rows, &names), ["Peru supports Bolivia"]);
}

#[test]
fn of_two_subjects_the_one_behind_the_verb_is_its_object() {
    let rows = "Luz Luz PROPN NNP 2 nsubj
dismisses dismiss VERB VBZ 0 root
Minister Minister PROPN NNP 4 nmod:desc
Soto Soto PROPN NNP 2 nsubj
and and CCONJ CC 6 cc
leaves leave VERB VBZ 2 conj";
    let names = [("Luz", Leader), ("Soto", Official)];
    assert_eq!(stated(rows, &names), ["Luz dismissed Soto"]);
    // who stands behind a mark says what stands in front of it
    let said = "Peru Peru PROPN NNP 2 nsubj
acts act VERB VBZ 4 ccomp
, , PUNCT , 4 punct
condemns condemn VERB VBZ 0 root
Soto Soto PROPN NNP 4 nsubj";
    let said = said.replace("2 nsubj", "4 nsubj");
    assert!(stated(&said, &[("Peru", Country), ("Soto", Official)]).is_empty());
}

#[test]
fn a_particle_taken_for_a_preposition_goes_to_its_verb() {
    let rows = "Chile Chile PROPN NNP 2 nsubj
hands hand VERB VBZ 0 root
over over ADP IN 4 case
weapons weapon NOUN NNS 2 obl
to to ADP IN 6 case
Peru Peru PROPN NNP 4 nmod";
    let names = [("Chile", Country), ("Peru", Country)];
    assert_eq!(stated(rows, &names), ["Chile concedes-to Peru"]);
}

#[test]
fn by_what_somebody_does_a_thing_they_do_as_well() {
    let rows = "Ruiz Ruiz PROPN NNP 2 nsubj
widens widen VERB VBZ 0 root
a a DET DT 4 det
rule rule NOUN NN 2 obj
by by SCONJ IN 6 mark
banning ban VERB VBG 4 acl
Norvik Norvik PROPN NNP 6 obj";
    let names = [("Ruiz", Leader), ("Norvik", Company)];
    assert_eq!(stated(rows, &names), ["Ruiz sanctioned Norvik"]);
    let printed = frames(rows, &names);
    assert!(
        printed.contains(&"verb ban  subject=Ruiz [control]  object=Norvik".to_owned()),
        "{printed:?}"
    );
}

#[test]
fn a_plural_noun_coordinated_with_a_verb_is_a_verb() {
    let rows = "Peru Peru PROPN NNP 2 compound
bombs bomb NOUN NNS 0 root
and and CCONJ CC 4 cc
occupies occupy VERB VBZ 2 conj
Lima Lima PROPN NNP 4 obj";
    let names = [("Peru", Country), ("Lima", Place)];
    let found = stated(rows, &names);
    assert_eq!(found, ["Peru attacked Lima", "Peru coerced Lima"]);
}

#[test]
fn a_title_taken_for_a_name_does_not_part_a_list() {
    let rows = "Chile Chile PROPN NNP 2 nsubj
arrested arrest VERB VBD 0 root
Ruiz Ruiz PROPN NNP 2 obj
and and CCONJ CC 5 cc
Senator Senator PROPN NNP 6 nmod:desc
Soto Soto PROPN NNP 3 appos";
    let found = stated(
        rows,
        &[("Chile", Country), ("Ruiz", Official), ("Soto", Official)],
    );
    assert!(
        found.contains(&"Chile coerced Soto".to_owned()),
        "{found:?}"
    );
}

#[test]
fn a_finite_verb_is_no_conjunct_of_a_participle() {
    let rows = "Chile Chile PROPN NNP 2 nsubj
accuses accuse VERB VBZ 0 root
Peru Peru PROPN NNP 2 obj
of of SCONJ IN 5 mark
bombing bomb VERB VBG 2 advcl
Lima Lima PROPN NNP 5 obj
and and CCONJ CC 8 cc
expels expel VERB VBZ 5 conj
Ruiz Ruiz PROPN NNP 8 obj";
    let names = [
        ("Chile", Country),
        ("Peru", Country),
        ("Lima", Place),
        ("Ruiz", Person),
    ];
    let expected = [
        "Chile criticized Peru",
        "Chile sanctioned Ruiz",
        "Peru attacked Lima",
    ];
    assert_eq!(stated(rows, &names), expected);
}

#[test]
fn police_at_the_start_of_a_headline_act() {
    let rows = "Police police NOUN NN 2 compound
arrest arrest NOUN NN 0 root
Ruiz Ruiz PROPN NNP 2 dep
in in ADP IN 5 case
Peru Peru PROPN NNP 2 nmod";
    let found = frames(rows, &[("Ruiz", Person), ("Peru", Country)]);
    let verb = "verb arrest  subject=Police  object=Ruiz  in=Peru";
    assert!(found.contains(&verb.to_owned()), "{found:?}");
}
