//! Ends that hang elsewhere than on the word that states the relation: in its clauses, on its occasion, behind a title.

use crate::ontology::EntityType::{Agency, Alliance, Country, Leader, Official, Person, Place};
use crate::relation::sample::stated;

#[test]
fn a_demand_is_made_of_who_is_to_act_not_of_who_is_acted_upon() {
    let rows = "Peru Peru PROPN NNP 2 nsubj
demanded demand VERB VBD 0 root
that that SCONJ IN 5 mark
Chile Chile PROPN NNP 5 nsubj
pay pay VERB VB 2 ccomp";
    let names = [("Peru", Country), ("Chile", Country)];
    assert_eq!(stated(rows, &names), ["Peru demanded-of Chile"]);
    let passive = rows.replace("5 nsubj", "5 nsubj:pass");
    assert!(stated(&passive, &names).is_empty());
    // the parser may take its subject for an active one
    let passive = format!("{rows}\nbe be AUX VB 5 aux:pass");
    assert!(stated(&passive, &names).is_empty());
}

#[test]
fn whom_one_threatens_to_harm_is_warned() {
    let rows = "Ruiz Ruiz PROPN NNP 2 nsubj
threatened threaten VERB VBD 0 root
to to PART TO 4 mark
invade invade VERB VB 2 xcomp
Chile Chile PROPN NNP 4 obj";
    let found = stated(rows, &[("Ruiz", Leader), ("Chile", Country)]);
    assert_eq!(found, ["Ruiz attacked Chile", "Ruiz warned Chile"]);
}

#[test]
fn two_who_accuse_the_other_accuse_each_other() {
    let rows = "Peru Peru PROPN NNP 4 nsubj
and and CCONJ CC 3 cc
Chile Chile PROPN NNP 1 conj
accuse accuse VERB VBP 0 root
the the DET DT 6 det
other other ADJ JJ 4 obj";
    let found = stated(rows, &[("Peru", Country), ("Chile", Country)]);
    assert_eq!(found, ["Chile criticized Peru", "Peru criticized Chile"]);
}

#[test]
fn whoever_is_named_along_with_the_accused_is_accused_too() {
    let rows = "Peru Peru PROPN NNP 2 nsubj
accused accuse VERB VBD 0 root
Ruiz Ruiz PROPN NNP 2 obj
, , PUNCT , 6 punct
along along ADP IN 6 case
Soto Soto PROPN NNP 2 obl";
    let names = [("Peru", Country), ("Ruiz", Person), ("Soto", Person)];
    let found = stated(rows, &names);
    assert_eq!(found, ["Peru criticized Ruiz", "Peru criticized Soto"]);
}

#[test]
fn the_other_party_of_talks_is_who_goes_to_them() {
    let rows = "Ruiz Ruiz PROPN NNP 2 nsubj
left leave VERB VBD 0 root
for for ADP IN 4 case
talks talk NOUN NNS 2 obl
with with ADP IN 6 case
Soto Soto PROPN NNP 4 nmod";
    let names = [("Ruiz", Official), ("Soto", Leader)];
    assert_eq!(stated(rows, &names), ["Ruiz met-with Soto"]);
    // who leaves because of their talks with others took no part
    let cause = rows.replace("for for", "despite despite");
    assert!(stated(&cause, &names).is_empty());
}

#[test]
fn who_spoke_during_a_visit_made_it() {
    let rows = "Ruiz Ruiz PROPN NNP 2 nsubj
spoke speak VERB VBD 0 root
during during ADP IN 5 case
a a DET DT 5 det
visit visit NOUN NN 2 obl
to to ADP IN 7 case
Lima Lima PROPN NNP 5 nmod";
    let names = [("Ruiz", Official), ("Lima", Place)];
    assert_eq!(stated(rows, &names), ["Ruiz visited Lima"]);
}

#[test]
fn who_is_behind_an_attack_attacked() {
    let perpetrator = "Ruiz Ruiz PROPN NNP 5 nsubj
, , PUNCT , 4 punct
the the DET DT 4 det
perpetrator perpetrator NOUN NN 1 appos
fled flee VERB VBD 0 root
of of ADP IN 8 case
the the DET DT 8 det
attack attack NOUN NN 4 nmod
on on ADP IN 10 case
Lima Lima PROPN NNP 8 nmod";
    let responsible = "Ruiz Ruiz PROPN NNP 3 nsubj
is be AUX VBZ 3 cop
responsible responsible ADJ JJ 0 root
for for ADP IN 6 case
the the DET DT 6 det
attack attack NOUN NN 3 obl
on on ADP IN 8 case
Lima Lima PROPN NNP 6 nmod";
    let behind = "Ruiz Ruiz PROPN NNP 5 nsubj
is be AUX VBZ 5 cop
behind behind ADP IN 5 case
the the DET DT 5 det
attack attack NOUN NN 0 root
on on ADP IN 7 case
Lima Lima PROPN NNP 5 nmod";
    let role = "Police police NOUN NN 2 nsubj
proved prove VERB VBD 0 root
Ruiz Ruiz PROPN NNP 5 nmod:poss
's 's PART POS 3 case
role role NOUN NN 2 obj
in in ADP IN 8 case
the the DET DT 8 det
attack attack NOUN NN 5 nmod
on on ADP IN 10 case
Lima Lima PROPN NNP 8 nmod";
    let claimed = "The the DET DT 2 det
attack attack NOUN NN 8 nsubj
on on ADP IN 4 case
Lima Lima PROPN NNP 2 nmod
claimed claim VERB VBN 2 acl
by by ADP IN 7 case
Ruiz Ruiz PROPN NNP 5 obl:agent
failed fail VERB VBD 0 root";
    for rows in [perpetrator, responsible, behind, role, claimed] {
        let found = stated(rows, &[("Ruiz", Person), ("Lima", Place)]);
        assert_eq!(found, ["Ruiz attacked Lima"], "{rows}");
    }
}

#[test]
fn it_is_the_body_that_says_so() {
    let rows = "The the DET DT 3 det
Peruvian Peruvian ADJ JJ 3 amod
navy navy NOUN NN 4 nsubj
says say VERB VBZ 0 root
it it PRON PRP 6 nsubj
bombed bomb VERB VBD 4 ccomp
Arica Arica PROPN NNP 6 obj";
    let names = [("Peruvian", Country), ("Arica", Place)];
    assert_eq!(stated(rows, &names), ["Peruvian attacked Arica"]);
}

#[test]
fn whoever_announces_what_is_done_does_it() {
    let rows = "Peru Peru PROPN NNP 2 nsubj
announced announce VERB VBD 0 root
that that SCONJ IN 6 mark
Ruiz Ruiz PROPN NNP 6 nsubj:pass
is be AUX VBZ 6 aux:pass
arrested arrest VERB VBN 2 ccomp";
    let names = [("Peru", Country), ("Ruiz", Person)];
    assert_eq!(stated(rows, &names), ["Peru coerced Ruiz"]);
    let heard = rows.replace("announced announce", "heard hear");
    assert!(stated(&heard, &names).is_empty());
}

#[test]
fn where_a_people_is_killed_the_place_is_hit_as_well() {
    let rows = "Peru Peru PROPN NNP 2 nsubj
killed kill VERB VBD 0 root
Chileans Chilean PROPN NNPS 2 obj
in in ADP IN 5 case
Arica Arica PROPN NNP 2 obl";
    let mut names = [("Peru", Country), ("Chileans", Country), ("Arica", Place)];
    let found = stated(rows, &names);
    assert_eq!(found, ["Peru attacked Arica", "Peru attacked Chileans"]);
    names[1].1 = Person;
    assert_eq!(stated(rows, &names), ["Peru attacked Chileans"]);
}

#[test]
fn who_leads_a_delegation_travels_with_it() {
    let rows = "A a DET DT 3 det
Peruvian Peruvian ADJ JJ 3 amod
delegation delegation NOUN NN 7 nsubj
led lead VERB VBN 3 acl
by by ADP IN 6 case
Ruiz Ruiz PROPN NNP 4 obl:agent
visited visit VERB VBD 0 root
Arica Arica PROPN NNP 7 obj";
    let names = [("Peruvian", Country), ("Ruiz", Official), ("Arica", Place)];
    let mut found = stated(rows, &names);
    found.retain(|f| f.contains("visited"));
    assert_eq!(found, ["Peruvian visited Arica", "Ruiz visited Arica"]);
}

#[test]
fn their_chilean_ambassadors_are_of_chile() {
    let rows = "Peru Peru PROPN NNP 2 nsubj
summoned summon VERB VBD 0 root
their their PRON PRP$ 5 nmod:poss
Chilean Chilean ADJ JJ 5 amod
ambassadors ambassador NOUN NNS 2 obj";
    let names = [("Peru", Country), ("their", Country), ("Chilean", Country)];
    let found = stated(rows, &names);
    assert_eq!(found, ["Peru criticized Chilean"]);
}

#[test]
fn a_court_in_a_city_and_its_country_is_the_countrys() {
    let rows = "A a DET DT 2 det
court court NOUN NN 7 nsubj
in in ADP IN 4 case
Lima Lima PROPN NNP 2 nmod
, , PUNCT , 6 punct
Peru Peru PROPN NNP 4 appos
jailed jail VERB VBD 0 root
Ruiz Ruiz PROPN NNP 7 obj";
    let names = [("Lima", Place), ("Peru", Country), ("Ruiz", Person)];
    let found = stated(rows, &names);
    assert_eq!(found, ["Lima part-of Peru", "Peru coerced Ruiz"]);
    // with a region in between
    let region = rows.replace("NN 7 nsubj", "NN 9 nsubj").replace(
        "Peru Peru PROPN NNP 4 appos",
        "Ica Ica PROPN NNP 4 appos\n, , PUNCT , 8 punct\nPeru Peru PROPN NNP 6 appos",
    );
    let region = region.replace("PROPN NNP 7 obj", "PROPN NNP 9 obj");
    let names = [
        ("Lima", Place),
        ("Ica", Place),
        ("Peru", Country),
        ("Ruiz", Person),
    ];
    let found = stated(&region, &names);
    assert!(found.contains(&"Peru coerced Ruiz".to_owned()), "{found:?}");
}

#[test]
fn judges_at_a_court_act_for_it() {
    let rows = "Judges judge NOUN NNS 4 nsubj
at at ADP IN 3 case
Interpol Interpol PROPN NNP 1 nmod
suspended suspend VERB VBD 0 root
Ruiz Ruiz PROPN NNP 4 obj";
    let names = [("Interpol", Alliance), ("Ruiz", Person)];
    let found = stated(rows, &names);
    assert!(
        found.contains(&"Interpol sanctioned Ruiz".to_owned()),
        "{found:?}"
    );
}

#[test]
fn small_words_of_the_object_and_its_clause_belong_to_the_verb() {
    let responsible = "Peru Peru PROPN NNP 2 nsubj
holds hold VERB VBZ 0 root
Ruiz Ruiz PROPN NNP 2 obj
responsible responsible ADJ JJ 2 xcomp";
    let wants = "Peru Peru PROPN NNP 2 nsubj
wants want VERB VBZ 0 root
Ruiz Ruiz PROPN NNP 2 obj
to to PART TO 5 mark
act act VERB VB 2 xcomp";
    let announced = "Peru Peru PROPN NNP 2 nsubj
announced announce VERB VBD 0 root
Ruiz Ruiz PROPN NNP 2 obj
as as ADP IN 5 case
choice choice NOUN NN 2 obl";
    let names = [("Peru", Country), ("Ruiz", Person)];
    for (rows, kind) in [
        (responsible, "criticized"),
        (wants, "demanded-of"),
        (announced, "appointed"),
    ] {
        assert_eq!(
            stated(rows, &names),
            [format!("Peru {kind} Ruiz")],
            "{rows}"
        );
    }
}

#[test]
fn what_treebanks_list_in_the_plural_is_found_in_the_singular() {
    let rows = "Peru Peru PROPN NNP 2 nsubj
sent send VERB VBD 0 root
troops troops NOUN NNS 2 obj
to to ADP IN 5 case
Chile Chile PROPN NNP 2 obl";
    let names = [("Peru", Country), ("Chile", Country)];
    assert_eq!(stated(rows, &names), ["Peru aids Chile"]);
}

#[test]
fn who_lifts_a_ban_does_not_ban() {
    let rows = "Peru Peru PROPN NNP 2 nsubj
lifted lift VERB VBD 0 root
sanctions sanction NOUN NNS 2 obj
on on ADP IN 5 case
Chile Chile PROPN NNP 3 nmod";
    let names = [("Peru", Country), ("Chile", Country)];
    assert_eq!(stated(rows, &names), ["Peru concedes-to Chile"]);
    let imposed = rows.replace("lifted lift", "imposed impose");
    assert_eq!(stated(&imposed, &names), ["Peru sanctioned Chile"]);
}

#[test]
fn whose_positions_are_struck_is_hit_not_what_lies_near() {
    let rows = "Peru Peru PROPN NNP 2 nsubj
struck strike VERB VBD 0 root
Chilean Chilean ADJ JJ 4 amod
bases base NOUN NNS 2 obj
near near ADP IN 6 case
Arica Arica PROPN NNP 4 nmod";
    let names = [("Peru", Country), ("Chilean", Country), ("Arica", Place)];
    assert_eq!(stated(rows, &names), ["Peru attacked Chilean"]);
    let nobodys = rows.replace("Chilean Chilean ADJ JJ", "large large ADJ JJ");
    let names = [("Peru", Country), ("Arica", Place)];
    assert_eq!(stated(&nobodys, &names), ["Peru attacked Arica"]);
}

#[test]
fn telling_somebody_something_demands_nothing() {
    let rows = "Peru Peru PROPN NNP 2 nsubj
told tell VERB VBD 0 root
Chile Chile PROPN NNP 2 iobj
that that SCONJ IN 6 mark
it it PRON PRP 6 nsubj
won win VERB VBD 2 ccomp";
    let names = [("Peru", Country), ("Chile", Country)];
    assert!(stated(rows, &names).is_empty());
    let asked = rows.replace("that that SCONJ IN", "to to PART TO");
    assert_eq!(stated(&asked, &names), ["Peru demanded-of Chile"]);
}

#[test]
fn who_announces_the_resumption_of_talks_takes_part_in_them() {
    let rows = "Peru Peru PROPN NNP 2 nsubj
announced announce VERB VBD 0 root
the the DET DT 4 det
resumption resumption NOUN NN 2 obj
of of ADP IN 6 case
talks talk NOUN NNS 4 nmod
with with ADP IN 8 case
Chile Chile PROPN NNP 6 nmod";
    let names = [("Peru", Country), ("Chile", Country)];
    assert_eq!(stated(rows, &names), ["Peru met-with Chile"]);
}

#[test]
fn what_is_agreed_to_be_built_in_a_country_is_no_agreement_with_it() {
    let rows = "Peru Peru PROPN NNP 4 nsubj
and and CCONJ CC 3 cc
Bolivia Bolivia PROPN NNP 1 conj
agreed agree VERB VBD 0 root
to to PART TO 6 mark
build build VERB VB 4 xcomp
roads road NOUN NNS 6 obj
in in ADP IN 9 case
Chile Chile PROPN NNP 7 nmod";
    let names = [("Peru", Country), ("Bolivia", Country), ("Chile", Country)];
    assert_eq!(stated(rows, &names), ["Peru agreed-with Bolivia"]);
}

#[test]
fn only_a_committee_is_part_of_the_body_in_front_of_its_name() {
    let rows = "The the DET DT 4 det
Senate Senate PROPN NNP 4 compound
Ethics Ethics PROPN NNP 4 compound
Committee Committee PROPN NNP 7 nsubj
asked ask VERB VBD 0 root
the the DET DT 7 det
Senate Senate PROPN NNP 5 obj";
    let names = [("Senate Ethics Committee", Agency), ("Senate", Agency)];
    let part = |rows: &str, names: &[(&str, _)]| {
        let mut found = stated(rows, names);
        found.retain(|f| f.contains("part-of"));
        found
    };
    let found = part(rows, &names);
    assert_eq!(found, ["Senate Ethics Committee part-of Senate"]);
    let rows = rows.replace("Committee", "President");
    let names = [("Senate Ethics President", Agency), ("Senate", Agency)];
    assert!(part(&rows, &names).is_empty());
}

#[test]
fn whose_role_in_a_killing_it_is_kills_not_who_condemns_it() {
    let rows = "Peru Peru PROPN NNP 2 nsubj
condemned condemn VERB VBD 0 root
Chile Chile PROPN NNP 5 nmod:poss
's 's PART POS 3 case
role role NOUN NN 2 obj
in in SCONJ IN 7 mark
killing kill VERB VBG 5 acl
Ruiz Ruiz PROPN NNP 7 obj";
    let names = [("Peru", Country), ("Chile", Country), ("Ruiz", Leader)];
    assert_eq!(
        stated(rows, &names),
        ["Chile attacked Ruiz", "Peru criticized Chile"]
    );
}
