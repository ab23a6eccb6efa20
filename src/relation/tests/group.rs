//! Parties that stand elsewhere than where the word that joins them has its place: with what tells of their talks, in
//! the clause of their deal, among examples.

use crate::ontology::EntityType::{Agency, Country, Institute, Leader, Official, Party, Place};
use crate::relation::sample::stated;

const STATES: [(&str, crate::ontology::EntityType); 2] = [("Peru", Country), ("Chile", Country)];

fn says(found: &[String], relation: &str) -> bool {
    found.iter().any(|f| f == relation)
}

#[test]
fn what_lies_between_parties_is_the_talks_not_who_mediates() {
    let rows = "talks talk NOUN NNS 9 nsubj
begun begin VERB VBN 1 acl
by by ADP IN 4 case
Ruiz Ruiz PROPN NNP 2 obl:agent
between between ADP IN 6 case
Peru Peru PROPN NNP 2 obl
and and CCONJ CC 8 cc
Chile Chile PROPN NNP 6 conj
failed fail VERB VBD 0 root";
    let names = [("Peru", Country), ("Chile", Country), ("Ruiz", Leader)];
    assert!(says(&stated(rows, &names), "Peru met-with Chile"));
}

#[test]
fn a_body_that_elects_somebody_as_something_appoints_them() {
    let rows = "Ruiz Ruiz PROPN NNP 3 nsubj:pass
was be AUX VBD 3 aux:pass
elected elect VERB VBN 0 root
as as ADP IN 5 case
president president NOUN NN 3 obl
by by ADP IN 7 case
Congress Congress PROPN NNP 5 nmod";
    let found = stated(rows, &[("Ruiz", Leader), ("Congress", Agency)]);
    assert!(says(&found, "Congress appointed Ruiz"));
}

#[test]
fn who_announces_their_own_intention_is_to_act() {
    let rows = "Ruiz Ruiz PROPN NNP 2 nsubj
announced announce VERB VBD 0 root
her her PRON PRP$ 4 nmod:poss
intention intention NOUN NN 2 obj
to to PART TO 6 mark
visit visit VERB VB 4 acl
Lima Lima PROPN NNP 6 obj";
    let found = stated(rows, &[("Ruiz", Leader), ("Lima", Place)]);
    assert_eq!(found, ["Ruiz visited Lima"]);
}

#[test]
fn who_becomes_the_first_to_do_something_does_it() {
    let rows = "Ruiz Ruiz PROPN NNP 2 nsubj
became become VERB VBD 0 root
the the DET DT 5 det
first first ADJ JJ 5 amod
woman woman NOUN NN 2 xcomp
to to PART TO 7 mark
visit visit VERB VB 5 acl
Lima Lima PROPN NNP 7 obj";
    let found = stated(rows, &[("Ruiz", Leader), ("Lima", Place)]);
    assert_eq!(found, ["Ruiz visited Lima"]);
}

#[test]
fn those_named_among_the_unnamed_act_and_not_whose_they_are() {
    let rows = "allies ally NOUN NNS 6 nsubj
of of ADP IN 3 case
Peru Peru PROPN NNP 1 nmod
including include ADP IN 5 case
Chile Chile PROPN NNP 1 nmod
condemned condemn VERB VBD 0 root
Ruiz Ruiz PROPN NNP 6 obj";
    let names = [("Peru", Country), ("Chile", Country), ("Ruiz", Leader)];
    let found = stated(rows, &names);
    assert!(says(&found, "Chile criticized Ruiz"));
    assert!(!says(&found, "Peru criticized Ruiz"));
}

#[test]
fn those_who_do_something_after_talks_were_the_parties() {
    let rows = "Peru Peru PROPN NNP 4 nsubj
and and CCONJ CC 3 cc
Chile Chile PROPN NNP 1 conj
withdrew withdraw VERB VBD 0 root
after after ADP IN 6 case
talks talk NOUN NNS 4 obl";
    assert_eq!(stated(rows, &STATES), ["Peru met-with Chile"]);
}

#[test]
fn what_one_does_as_part_of_a_truce_one_does_as_its_party() {
    let rows = "Peru Peru PROPN NNP 2 nsubj
withdrew withdraw VERB VBD 0 root
as as ADP IN 4 case
part part NOUN NN 2 obl
of of ADP IN 7 case
peace peace NOUN NN 7 compound
deal deal NOUN NN 4 nmod
with with ADP IN 9 case
Chile Chile PROPN NNP 7 nmod";
    assert!(says(&stated(rows, &STATES), "Peru agreed-with Chile"));
}

#[test]
fn a_minister_who_tells_of_talks_tells_of_those_of_a_state() {
    let rows = "Peru Peru PROPN NNP 2 compound
minister minister NOUN NN 3 nmod:desc
Ruiz Ruiz PROPN NNP 4 nsubj
says say VERB VBZ 0 root
talks talk NOUN NNS 8 nsubj
with with ADP IN 7 case
Chile Chile PROPN NNP 5 nmod
failed fail VERB VBD 4 ccomp";
    let names = [("Peru", Country), ("Ruiz", Official), ("Chile", Country)];
    let found = stated(rows, &names);
    assert!(says(&found, "Peru met-with Chile"));
    assert!(!says(&found, "Ruiz met-with Chile"));
}

#[test]
fn whom_talks_involve_take_part() {
    let rows = "talks talk NOUN NNS 6 nsubj
involving involve VERB VBG 1 acl
Peru Peru PROPN NNP 2 obj
and and CCONJ CC 5 cc
Chile Chile PROPN NNP 3 conj
failed fail VERB VBD 0 root";
    assert!(says(&stated(rows, &STATES), "Peru met-with Chile"));
}

#[test]
fn whom_a_deal_promises_something_is_its_party() {
    let rows = "Peru Peru PROPN NNP 2 nsubj
signed sign VERB VBD 0 root
a a DET DT 4 det
deal deal NOUN NN 2 obj
to to PART TO 6 mark
lend lend VERB VB 4 acl
ships ship NOUN NNS 6 obj
to to ADP IN 9 case
Chile Chile PROPN NNP 6 obl";
    assert!(says(&stated(rows, &STATES), "Peru agreed-with Chile"));
}

#[test]
fn an_agreement_to_do_something_with_anothers_people_is_one_with_them() {
    let rows = "Peru Peru PROPN NNP 2 nsubj
agreed agree VERB VBD 0 root
to to PART TO 4 mark
admit admit VERB VB 2 xcomp
students student NOUN NNS 4 obj
from from ADP IN 7 case
Chile Chile PROPN NNP 5 nmod";
    assert!(says(&stated(rows, &STATES), "Peru agreed-with Chile"));
}

#[test]
fn a_plan_that_somebody_drafted_is_theirs() {
    let rows = "Peru Peru PROPN NNP 2 nsubj
agreed agree VERB VBD 0 root
to to ADP IN 5 case
a a DET DT 5 det
plan plan NOUN NN 2 obl
drafted draft VERB VBN 5 acl
by by ADP IN 8 case
Chile Chile PROPN NNP 6 obl:agent";
    assert!(says(&stated(rows, &STATES), "Peru agreed-with Chile"));
}

#[test]
fn a_contract_worth_something_with_another_is_with_them() {
    let rows = "Peru Peru PROPN NNP 2 nsubj
signed sign VERB VBD 0 root
a a DET DT 4 det
contract contract NOUN NN 2 obj
worth worth ADJ JJ 4 acl
millions million NOUN NNS 5 obj
with with ADP IN 8 case
Chile Chile PROPN NNP 5 obl";
    assert!(says(&stated(rows, &STATES), "Peru agreed-with Chile"));
}

#[test]
fn who_kills_in_a_joint_raid_cooperates() {
    let rows = "Peru Peru PROPN NNP 4 nsubj
and and CCONJ CC 3 cc
Chile Chile PROPN NNP 1 conj
killed kill VERB VBD 0 root
Ruiz Ruiz PROPN NNP 4 obj
in in ADP IN 9 case
a a DET DT 9 det
joint joint ADJ JJ 9 amod
raid raid NOUN NN 4 obl";
    let names = [("Peru", Country), ("Chile", Country), ("Ruiz", Leader)];
    assert!(says(&stated(rows, &names), "Peru cooperates-with Chile"));
}

#[test]
fn institutes_whose_people_find_something_together_cooperate() {
    let rows = "researchers researcher NOUN NNS 6 nsubj
from from ADP IN 3 case
Norvik Norvik PROPN NNP 1 nmod
and and CCONJ CC 5 cc
Baltia Baltia PROPN NNP 3 conj
found find VERB VBD 0 root
it it PRON PRP 6 obj";
    let institutes = [("Norvik", Institute), ("Baltia", Institute)];
    assert!(says(
        &stated(rows, &institutes),
        "Norvik cooperates-with Baltia"
    ));
    // two states may report the same each on its own
    let states = [("Norvik", Country), ("Baltia", Country)];
    assert!(stated(rows, &states).is_empty());
}

#[test]
fn whoever_is_taken_somewhere_goes_there() {
    let rows = "Ruiz Ruiz PROPN NNP 3 nsubj:pass
was be AUX VBD 3 aux:pass
flown fly VERB VBN 0 root
to to ADP IN 5 case
Lima Lima PROPN NNP 3 obl";
    let found = stated(rows, &[("Ruiz", Leader), ("Lima", Place)]);
    assert_eq!(found, ["Ruiz visited Lima"]);
}

#[test]
fn who_wins_a_nomination_was_nominated() {
    let rows = "Ruiz Ruiz PROPN NNP 2 nsubj
won win VERB VBD 0 root
Norvik Norvik PROPN NNP 5 nmod:poss
's 's PART POS 3 case
nomination nomination NOUN NN 2 obj";
    let found = stated(rows, &[("Ruiz", Leader), ("Norvik", Party)]);
    assert!(says(&found, "Norvik appointed Ruiz"));
}

#[test]
fn they_are_those_who_say_so() {
    let rows = "Peru Peru PROPN NNP 4 nsubj
and and CCONJ CC 3 cc
Chile Chile PROPN NNP 1 conj
say say VERB VBP 0 root
they they PRON PRP 6 nsubj
condemned condemn VERB VBD 4 ccomp
Ruiz Ruiz PROPN NNP 6 obj";
    let names = [("Peru", Country), ("Chile", Country), ("Ruiz", Leader)];
    let found = stated(rows, &names);
    assert_eq!(found, ["Chile criticized Ruiz", "Peru criticized Ruiz"]);
}

#[test]
fn a_name_behind_a_fronted_phrase_is_not_listed_with_it() {
    let rows = "After after ADP IN 2 case
talks talk NOUN NNS 5 obl
, , PUNCT , 4 punct
Ruiz Ruiz PROPN NNP 2 conj
visited visit VERB VBD 0 root
Lima Lima PROPN NNP 5 obj";
    let found = stated(rows, &[("Ruiz", Leader), ("Lima", Place)]);
    assert_eq!(found, ["Ruiz visited Lima"]);
}

#[test]
fn whose_readiness_for_talks_it_is_is_a_party() {
    let rows = "Peru Peru PROPN NNP 2 nsubj
voiced voice VERB VBD 0 root
readiness readiness NOUN NN 2 obj
for for ADP IN 5 case
talks talk NOUN NNS 3 nmod
with with ADP IN 7 case
Chile Chile PROPN NNP 5 nmod";
    assert_eq!(stated(rows, &STATES), ["Peru met-with Chile"]);
}

#[test]
fn who_builds_something_joint_with_another_cooperates_with_them() {
    let rows = "Peru Peru PROPN NNP 2 nsubj
built build VERB VBD 0 root
a a DET DT 5 det
joint joint ADJ JJ 5 amod
museum museum NOUN NN 2 obj
with with ADP IN 7 case
Chile Chile PROPN NNP 5 nmod";
    assert_eq!(stated(rows, &STATES), ["Peru cooperates-with Chile"]);
}

#[test]
fn who_shoots_during_clashes_clashes() {
    let rows = "Two two NUM CD 3 nsubj:pass
were be AUX VBD 3 aux:pass
shot shoot VERB VBN 0 root
by by ADP IN 6 case
Peruvian Peruvian ADJ JJ 6 amod
soldiers soldier NOUN NNS 3 obl:agent
during during ADP IN 8 case
clashes clash NOUN NNS 3 obl
with with ADP IN 10 case
Chile Chile PROPN NNP 8 nmod";
    let names = [("Peruvian", Country), ("Chile", Country)];
    assert!(says(&stated(rows, &names), "Peruvian attacked Chile"));
}
