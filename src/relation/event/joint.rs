//! Cooperation that no word of the ontology states: a deed done jointly, people of several houses in one team.

use super::{Candidate, propose};
use crate::ontology::{EntityType, Ontology, Trigger};
use crate::relation::argument::Referents;
use crate::relation::ends::{End, Ends};
use crate::relation::frame::{Argument, Frame, Kind, Role, Tree, Via};
use crate::sentence::Deprel;

/// "Peru and Chile will jointly build", "drew a joint map", "a joint strike by them", "struck in a joint raid with them":
/// whoever does something together cooperates, whatever it is.
pub(super) fn together(
    tree: &Tree<'_>,
    ontology: &Ontology,
    referents: &Referents<'_>,
    frame: &Frame,
) -> Vec<Candidate> {
    let joint = |i: usize| {
        let words = &ontology.words.joint;
        tree.children(i)
            .any(|c| words.contains(tree.lemma(c)) || words.contains(tree.form(c)))
    };
    // "killed them in a joint operation"
    let means = |p: &str| matches!(p, "in" | "during" | "by" | "through");
    // "issued a joint statement": the noun says itself what they share
    let said = |i: usize| {
        let triggers = ontology.nouns.get(tree.lemma(i));
        triggers.is_some_and(|all| all.iter().any(|t| ontology.symmetric(t.relation)))
    };
    let shares = |a: &Argument| match &a.role {
        Role::Object => joint(a.head) && !said(a.head),
        Role::Oblique(p) => means(p) && joint(a.head),
        _ => false,
    };
    let shared = joint(frame.predicate)
        || frame
            .arguments
            .iter()
            .any(|a| a.via == Via::Direct && shares(a));
    if !shared || frame.kind == Kind::Adjective {
        return Vec::new();
    }
    let noun = frame.kind == Kind::Noun;
    let acts = |a: &&Argument| match &a.role {
        Role::Subject => !noun,
        Role::Modifier => noun,
        Role::Oblique(p) => p == "with" || noun && p == "by",
        Role::Object => false,
    };
    let doers = frame.arguments.iter().filter(acts);
    let group = doers.flat_map(|a| End::each(referents.of(a.head, false), a.via));
    let how = if noun { "noun/joint" } else { "verb/joint" };
    cooperation(ontology, referents, frame, group.collect(), how)
}

/// "researchers from Lima University and the Quito Institute found": those who send people to one team work together.
pub(super) fn fellows(
    tree: &Tree<'_>,
    ontology: &Ontology,
    referents: &Referents<'_>,
    frame: &Frame,
) -> Vec<Candidate> {
    if frame.kind != Kind::Verb {
        return Vec::new();
    }
    let team = |a: &&Argument| {
        let doer = match &a.role {
            Role::Subject => a.via == Via::Direct,
            // "published a study by a team"
            Role::Oblique(p) => p == "by" && a.via == Via::Nested,
            _ => false,
        };
        doer && tree.name(a.head).is_none()
    };
    let teams = frame.arguments.iter().filter(team);
    let houses = teams
        .flat_map(|a| tree.by(a.head, Deprel::Nmod))
        .filter(|&c| matches!(tree.preposition(c).as_str(), "from" | "at"))
        .flat_map(|c| tree.conjuncts(c))
        .flat_map(|house| referents.of(house, false))
        .filter(|r| {
            matches!(
                referents.kind(r.entity),
                EntityType::Institute | EntityType::Company
            )
        });
    let group = End::each(houses, Via::Nested).collect();
    cooperation(ontology, referents, frame, group, "verb/fellows")
}

/// What `frame` states where those of `group` cooperate in what it says.
fn cooperation(
    ontology: &Ontology,
    referents: &Referents<'_>,
    frame: &Frame,
    group: Vec<End>,
    how: &'static str,
) -> Vec<Candidate> {
    let Some(relation) = ontology.index_of("cooperates-with") else {
        return Vec::new();
    };
    let trigger = Trigger {
        relation,
        ..Trigger::default()
    };
    let ends = Ends {
        group,
        how,
        ..Ends::default()
    };
    propose(ontology, referents, frame, &trigger, &ends)
}
