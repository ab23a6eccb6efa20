//! Stances to deeds and words: whose a deed is that somebody condemns, backs or demands, and what only looks like a stance.

use crate::ontology::EntityType::{Agency, ArmedGroup, Company, Country, Leader, Party, Person};
use crate::relation::sample::{stated, told};

/// "Peru VERB the NOUN of Ruiz".
fn deed(verb: &str, noun: &str) -> String {
    format!(
        "Peru Peru PROPN NNP 2 nsubj
{verb} VERB VBD 0 root
the the DET DT 4 det
{noun} NOUN NN 2 obj
of of ADP IN 6 case
Ruiz Ruiz PROPN NNP 4 nmod"
    )
}

#[test]
fn whom_a_deed_befalls_is_not_condemned_with_it() {
    let names = [("Peru", Country), ("Ruiz", Person)];
    for (verb, noun) in [
        ("condemned condemn", "killing killing"),
        ("condemned condemn", "arrest arrest"),
        ("welcomed welcome", "arrest arrest"),
        ("endorsed endorse", "audit audit"),
        ("demanded demand", "release release"),
    ] {
        assert!(
            stated(&deed(verb, noun), &names).is_empty(),
            "{verb} {noun}"
        );
    }
    let claim = stated(&deed("rejected reject", "request request"), &names);
    assert!(
        claim.contains(&"Peru rejected Ruiz".to_owned()),
        "{claim:?}"
    );
    let resigns = deed("demanded demand", "resignation resignation");
    assert_eq!(stated(&resigns, &names), ["Peru demanded-of Ruiz"]);
}

#[test]
fn whoever_does_what_befalls_another_is_condemned_for_it() {
    let by = "
by by ADP IN 8 case
Chile Chile PROPN NNP 6 nmod";
    let names = [("Peru", Country), ("Ruiz", Person), ("Chile", Country)];
    let rows = deed("condemned condemn", "killing killing") + by;
    let found = stated(&rows, &names);
    assert!(
        found.contains(&"Peru criticized Chile".to_owned()),
        "{found:?}"
    );
    assert!(!found.contains(&"Peru criticized Ruiz".to_owned()));
}

#[test]
fn a_position_is_of_whoever_takes_it() {
    let rows = "Ruiz Ruiz PROPN NNP 2 nsubj
rejected reject VERB VBD 0 root
the the DET DT 4 det
position position NOUN NN 2 obj
by by ADP IN 6 case
Peru Peru PROPN NNP 4 nmod";
    let names = [("Ruiz", Leader), ("Peru", Country)];
    assert_eq!(stated(rows, &names), ["Ruiz rejected Peru"]);
}

#[test]
fn those_who_argue_for_something_do_not_argue_with_each_other() {
    let rows = "Peru Peru PROPN NNP 4 nsubj
and and CCONJ CC 3 cc
Chile Chile PROPN NNP 1 conj
argued argue VERB VBD 0 root
that that SCONJ IN 8 mark
it it PRON PRP 8 nsubj
had have AUX VBD 8 aux
slept sleep VERB VBN 4 ccomp";
    let names = [("Peru", Country), ("Chile", Country)];
    assert!(stated(rows, &names).is_empty());
    let quarrel: Vec<&str> = rows.lines().take(4).collect();
    assert_eq!(stated(&quarrel.join("\n"), &names).len(), 2);
}

#[test]
fn who_is_to_be_freed_is_not_ordered_to_do_anything() {
    let rows = "Peru Peru PROPN NNP 2 nsubj
ordered order VERB VBD 0 root
Ruiz Ruiz PROPN NNP 2 obj
to to PART TO 6 mark
be be AUX VB 6 aux:pass
fined fine VERB VBN 2 xcomp";
    let names = [("Peru", Country), ("Ruiz", Person)];
    let found = stated(rows, &names);
    assert!(
        !found.contains(&"Peru demanded-of Ruiz".to_owned()),
        "{found:?}"
    );
    let leave = rows.replace(
        "be be AUX VB 6 aux:pass\nfined fine VERB VBN",
        "soon soon ADV RB 6 advmod\nleave leave VERB VB",
    );
    assert_eq!(stated(&leave, &names), ["Peru demanded-of Ruiz"]);
}

#[test]
fn who_is_ruled_out_as_a_member_is_not_rejected_themselves() {
    let rows = "Ruiz Ruiz PROPN NNP 2 nsubj
opposed oppose VERB VBD 0 root
Peru Peru PROPN NNP 2 obj
sleeping sleep VERB VBG 2 advcl";
    let names = [("Ruiz", Leader), ("Peru", Country)];
    assert!(stated(rows, &names).is_empty());
    let plain: Vec<&str> = rows.lines().take(3).collect();
    assert_eq!(stated(&plain.join("\n"), &names), ["Ruiz rejected Peru"]);
}

#[test]
fn what_is_done_in_a_raid_is_not_said_by_whose_raid_it_is() {
    let rows = "Ruiz Ruiz PROPN NNP 3 nsubj:pass
was be AUX VBD 3 aux:pass
praised praise VERB VBN 0 root
in in ADP IN 7 case
a a DET DT 7 det
Peruvian Peruvian ADJ JJ 7 amod
inquiry inquiry NOUN NN 3 obl";
    let names = [("Ruiz", Person), ("Peruvian", Country)];
    assert!(stated(rows, &names).is_empty());
    let detained = rows.replace("praised praise", "detained detain");
    assert_eq!(stated(&detained, &names), ["Peruvian coerced Ruiz"]);
}

#[test]
fn whom_an_attack_is_attributed_to_is_blamed_for_it() {
    let rows = "Ruiz Ruiz PROPN NNP 2 nsubj
attributed attribute VERB VBD 0 root
the the DET DT 4 det
attack attack NOUN NN 2 obj
to to ADP IN 6 case
Peru Peru PROPN NNP 2 obl";
    let names = [("Ruiz", Person), ("Peru", Country)];
    let found = stated(rows, &names);
    assert!(
        found.contains(&"Ruiz criticized Peru".to_owned()),
        "{found:?}"
    );
}

#[test]
fn claims_may_stand_behind_what_they_are_called() {
    let rows = "Peru Peru PROPN NNP 2 nsubj
dismissed dismiss VERB VBD 0 root
as as ADP IN 4 case
baseless baseless ADJ JJ 2 obl
claims claim NOUN NNS 4 obj
by by ADP IN 7 case
Ruiz Ruiz PROPN NNP 5 nmod";
    let names = [("Peru", Country), ("Ruiz", Leader)];
    assert!(stated(rows, &names).contains(&"Peru rejected Ruiz".to_owned()));
}

#[test]
fn what_is_called_illegal_is_of_whoever_made_it() {
    let rows = "Ruiz Ruiz PROPN NNP 2 nsubj
said say VERB VBD 0 root
the the DET DT 4 det
rules rule NOUN NNS 9 nsubj
imposed impose VERB VBN 4 acl
by by ADP IN 7 case
Peru Peru PROPN NNP 5 obl:agent
were be AUX VBD 9 cop
illegal illegal ADJ JJ 2 ccomp";
    let names = [("Ruiz", Leader), ("Peru", Country)];
    assert_eq!(stated(rows, &names), ["Ruiz criticized Peru"]);
}

#[test]
fn a_cowardly_act_is_of_those_behind_by() {
    let act = "a a DET DT 6 det
cowardly cowardly ADJ JJ 6 amod
act act NOUN NN 2 ccomp
by by ADP IN 8 case
Peru Peru PROPN NNP 6 nmod";
    let says = format!(
        "Ruiz Ruiz PROPN NNP 2 nsubj\nsaid say VERB VBD 0 root\nit it PRON PRP 6 nsubj\nwas be AUX VBD 6 cop\n{act}"
    );
    let says = says
        .replace(" 6 det", " 7 det")
        .replace("ADJ JJ 6", "ADJ JJ 7")
        .replace("nsubj\nwas be AUX VBD 6", "nsubj\nwas be AUX VBD 7");
    let says = says
        .replace("PRP 6 nsubj", "PRP 7 nsubj")
        .replace("IN 8 case", "IN 9 case")
        .replace("NNP 6 nmod", "NNP 7 nmod");
    let names = [("Ruiz", Leader), ("Peru", Country)];
    assert_eq!(stated(&says, &names), ["Ruiz criticized Peru"]);
    let calls = format!(
        "Ruiz Ruiz PROPN NNP 2 nsubj\ncalled call VERB VBD 0 root\nit it PRON PRP 2 obj\n{act}"
    );
    let calls = calls.replace("NN 2 ccomp", "NN 2 xcomp");
    assert_eq!(stated(&calls, &names), ["Ruiz criticized Peru"]);
}

#[test]
fn who_is_said_to_be_to_blame_is_blamed() {
    let said = "Ruiz Ruiz PROPN NNP 2 nsubj
said say VERB VBD 0 root
Peru Peru PROPN NNP 6 nsubj
was be AUX VBD 6 cop
";
    let names = [("Ruiz", Leader), ("Peru", Country)];
    let blame = "to to PART TO 6 mark\nblame blame VERB VB 2 ccomp";
    let behind = "behind behind ADP IN 6 case\nattacks attack NOUN NNS 2 ccomp";
    let responsible = "mainly mainly ADV RB 6 advmod
responsible responsible ADJ JJ 2 ccomp
for for ADP IN 8 case
killings killing NOUN NNS 6 obl";
    for rest in [blame, behind, responsible] {
        let rows = format!("{said}{rest}");
        assert_eq!(stated(&rows, &names), ["Ruiz criticized Peru"], "{rest}");
    }
    let cared = format!(
        "{said}{}",
        responsible.replace("killings killing", "roads road")
    );
    assert!(stated(&cared, &names).is_empty());
}

#[test]
fn who_is_said_to_make_a_mistake_is_criticized() {
    let rows = "Ruiz Ruiz PROPN NNP 2 nsubj
said say VERB VBD 0 root
Peru Peru PROPN NNP 4 nsubj
made make VERB VBD 2 ccomp
mistakes mistake NOUN NNS 4 obj";
    let names = [("Ruiz", Leader), ("Peru", Country)];
    assert_eq!(stated(rows, &names), ["Ruiz criticized Peru"]);
    let cakes = rows.replace("mistakes mistake", "cakes cake");
    assert!(stated(&cakes, &names).is_empty());
}

#[test]
fn to_declare_somebody_a_terrorist_is_no_mere_criticism() {
    let rows = "Peru Peru PROPN NNP 2 nsubj
declared declare VERB VBD 0 root
Azul Azul PROPN NNP 2 obj
a a DET DT 6 det
terrorist terrorist ADJ JJ 6 amod
group group NOUN NN 2 xcomp";
    let names = [("Peru", Country), ("Azul", ArmedGroup)];
    let criticized = "Peru criticized Azul".to_owned();
    assert!(!stated(rows, &names).contains(&criticized));
    let calls = rows.replace("declared declare", "called call");
    assert!(stated(&calls, &names).contains(&criticized));
}

#[test]
fn what_somebodys_critics_say_they_do_not_say() {
    let rows = "According accord VERB VBG 5 case
to to ADP IN 1 fixed
Ruiz Ruiz PROPN NNP 5 nmod:poss
's 's PART POS 3 case
critics critic NOUN NNS 10 obl
, , PUNCT , 10 punct
Peru Peru PROPN NNP 10 nsubj
is be AUX VBZ 10 cop
a a DET DT 10 det
farce farce NOUN NN 0 root";
    let names = [("Ruiz", Leader), ("Peru", Country)];
    assert!(stated(rows, &names).is_empty());
    let aides = rows.replace("critics critic", "office office");
    assert_eq!(stated(&aides, &names), ["Ruiz criticized Peru"]);
}

#[test]
fn whoever_does_not_pay_what_was_ordered_rejects_whoever_ordered_it() {
    let rows = "Norvik Norvik PROPN NNP 2 nsubj
refused refuse VERB VBD 0 root
to to PART TO 4 mark
pay pay VERB VB 2 xcomp
the the DET DT 6 det
damages damage NOUN NNS 4 obj
ordered order VERB VBN 6 acl
by by ADP IN 9 case
Peru Peru PROPN NNP 7 obl:agent";
    let names = [("Norvik", Company), ("Peru", Country)];
    let defies = "Norvik rejected Peru".to_owned();
    assert!(stated(rows, &names).contains(&defies));
    let pays = rows.replace("refused refuse", "began begin");
    assert!(!stated(&pays, &names).contains(&defies));
}

#[test]
fn whoever_loses_a_vote_in_a_parliament_is_rejected_by_it() {
    let rows = "Ruiz Ruiz PROPN NNP 2 nsubj
lost lose VERB VBD 0 root
a a DET DT 4 det
vote vote NOUN NN 2 obj
in in ADP IN 7 case
the the DET DT 7 det
Senate Senate PROPN NNP 2 obl";
    let names = [("Ruiz", Leader), ("Senate", Agency)];
    assert_eq!(stated(rows, &names), ["Senate rejected Ruiz"]);
}

#[test]
fn a_court_with_which_a_complaint_is_filed_is_not_criticized() {
    let rows = "Ruiz Ruiz PROPN NNP 2 nsubj
filed file VERB VBD 0 root
a a DET DT 4 det
complaint complaint NOUN NN 2 obj
with with ADP IN 7 case
the the DET DT 7 det
Senate Senate PROPN NNP 2 obl";
    let names = [("Ruiz", Leader), ("Senate", Agency)];
    let found = stated(rows, &names);
    assert!(
        !found.contains(&"Ruiz criticized Senate".to_owned()),
        "{found:?}"
    );
}

#[test]
fn what_a_speaker_says_something_of_is_not_what_they_say() {
    let rows = "Ruiz Ruiz PROPN NNP 2 nsubj
said say VERB VBD 0 root
the the DET DT 4 det
plan plan NOUN NN 2 obj
by by ADP IN 6 case
Peru Peru PROPN NNP 4 nmod
was be AUX VBD 9 cop
a a DET DT 9 det
farce farce NOUN NN 2 ccomp";
    let names = [("Ruiz", Leader), ("Peru", Country)];
    assert_eq!(stated(rows, &names), ["Ruiz criticized Peru"]);
}

#[test]
fn whom_somebody_hits_back_at_is_criticized() {
    let rows = "Ruiz Ruiz PROPN NNP 2 nsubj
hit hit VERB VBD 0 root
back back ADV RB 2 advmod
at at ADP IN 5 case
Peru Peru PROPN NNP 3 obl";
    let names = [("Ruiz", Leader), ("Peru", Country)];
    assert_eq!(stated(rows, &names), ["Ruiz criticized Peru"]);
}

#[test]
fn an_opponent_in_an_election_is_no_critic() {
    let rows = "Ruiz Ruiz PROPN NNP 3 nmod:poss
's 's PART POS 1 case
opponent opponent NOUN NN 4 nmod:desc
Prats Prats PROPN NNP 5 nsubj
slept sleep VERB VBD 0 root";
    let names = [("Ruiz", Leader), ("Prats", Leader)];
    assert!(stated(rows, &names).is_empty());
    let critic = rows.replace("opponent opponent", "critic critic");
    assert_eq!(stated(&critic, &names), ["Prats criticized Ruiz"]);
}

#[test]
fn condolences_to_somebody_named_are_not_for_whoever_died() {
    let rows = "Ruiz Ruiz PROPN NNP 2 nsubj
died die VERB VBD 0 root
early early ADV RB 2 advmod

Prats Prats PROPN NNP 2 nsubj
offered offer VERB VBD 0 root
condolences condolence NOUN NNS 2 obj
to to ADP IN 5 case
Azul Azul PROPN NNP 2 obl";
    let names = [("Ruiz", Leader), ("Prats", Leader), ("Azul", Party)];
    assert_eq!(told(rows, &names), ["Prats supports Azul"]);
}

#[test]
fn what_is_said_in_a_report_hangs_on_who_says_it() {
    let rows = "Ruiz Ruiz PROPN NNP 2 nsubj
said say VERB VBD 0 root
in in ADP IN 5 case
a a DET DT 5 det
report report NOUN NN 2 obl
that that SCONJ IN 8 mark
Peru Peru PROPN NNP 8 nsubj
lied lie VERB VBD 5 acl:relcl";
    let names = [("Ruiz", Leader), ("Peru", Country)];
    assert_eq!(stated(rows, &names), ["Ruiz criticized Peru"]);
}

#[test]
fn who_is_called_upon_to_act_is_no_object() {
    let rows = "Ruiz Ruiz PROPN NNP 2 nsubj
called call VERB VBD 0 root
for for ADP IN 6 mark
Peru Peru PROPN NNP 6 obj
to to PART TO 6 mark
leave leave VERB VB 2 advcl";
    let names = [("Ruiz", Leader), ("Peru", Country)];
    assert_eq!(stated(rows, &names), ["Ruiz demanded-of Peru"]);
}

#[test]
fn who_is_said_to_have_a_right_is_backed() {
    let rows = "Ruiz Ruiz PROPN NNP 2 nsubj
said say VERB VBD 0 root
Peru Peru PROPN NNP 4 nsubj
had have VERB VBD 2 ccomp
every every DET DT 6 det
right right NOUN NN 4 obj
to to PART TO 8 mark
sleep sleep VERB VB 6 acl";
    let names = [("Ruiz", Leader), ("Peru", Country)];
    assert_eq!(stated(rows, &names), ["Ruiz supports Peru"]);
    let none = rows.replace("every every", "no no");
    assert!(stated(&none, &names).is_empty());
}

#[test]
fn it_is_wrong_of_whoever_does_it() {
    let rows = "Ruiz Ruiz PROPN NNP 2 nsubj
said say VERB VBD 0 root
it it PRON PRP 5 nsubj
was be AUX VBD 5 cop
cowardly cowardly ADJ JJ 2 ccomp
of of ADP IN 7 case
Peru Peru PROPN NNP 5 obl";
    let names = [("Ruiz", Leader), ("Peru", Country)];
    assert_eq!(stated(rows, &names), ["Ruiz criticized Peru"]);
}

#[test]
fn whoever_does_not_accept_a_plan_rejects_whoever_made_it() {
    let rows = "Ruiz Ruiz PROPN NNP 4 nsubj
will will AUX MD 4 aux
not not PART RB 4 advmod
accept accept VERB VB 0 root
Peru Peru PROPN NNP 7 nmod:poss
's 's PART POS 5 case
plan plan NOUN NN 4 obj";
    let names = [("Ruiz", Leader), ("Peru", Country)];
    let rejects = "Ruiz rejected Peru".to_owned();
    assert!(stated(rows, &names).contains(&rejects));
    let gladly = rows.replace("not not PART", "soon soon ADV");
    assert!(!stated(&gladly, &names).contains(&rejects));
}

#[test]
fn a_deal_that_is_rejected_is_of_both_sides() {
    let rows = "Ruiz Ruiz PROPN NNP 2 nsubj
condemned condemn VERB VBD 0 root
the the DET DT 4 det
deal deal NOUN NN 2 obj
between between ADP IN 6 case
Peru Peru PROPN NNP 4 nmod
and and CCONJ CC 8 cc
Chile Chile PROPN NNP 6 conj";
    let names = [("Ruiz", Leader), ("Peru", Country), ("Chile", Country)];
    let found = stated(rows, &names);
    for side in ["Peru", "Chile"] {
        assert!(
            found.contains(&format!("Ruiz criticized {side}")),
            "{found:?}"
        );
    }
}

#[test]
fn accusations_are_of_whoever_made_them() {
    let rows = "Ruiz Ruiz PROPN NNP 2 nsubj
rejected reject VERB VBD 0 root
accusations accusation NOUN NNS 2 obj
made make VERB VBN 3 acl
by by ADP IN 6 case
Peru Peru PROPN NNP 4 obl:agent";
    let names = [("Ruiz", Leader), ("Peru", Country)];
    let rejects = "Ruiz rejected Peru".to_owned();
    assert!(stated(rows, &names).contains(&rejects));
    let condemned = rows.replace("made make", "condemned condemn");
    assert!(!stated(&condemned, &names).contains(&rejects));
}
