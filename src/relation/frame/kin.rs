//! Kinship: whose relative somebody is stands behind titles of the owner's own, "the son of former Peruvian president
//! Ana Ruiz".

use super::{Frame, Role, Tree, Via};
use crate::ontology::Ontology;
use crate::sentence::{Deprel, Upos};

/// The last name of the phrase behind "of" behind the role that ends at word `last`, with its last word.
pub(super) fn relative(tree: &Tree<'_>, last: usize) -> Option<(usize, usize)> {
    let mut at = last + 2;
    let mut found = None;
    if tree.form(last + 1) != "of" {
        return None;
    }
    while at < tree.len().min(last + 14) {
        if let Some((_, end)) = tree.name(at) {
            found = Some((at, end));
            at = end + 1;
            continue;
        }
        let common = |w: usize| tree.is_noun(w) && tree.name(w).is_none();
        let passes = matches!(tree.upos(at), Upos::Det | Upos::Adj | Upos::Num)
            || common(at)
            || matches!(tree.form(at), "-" | "'s" | "’s")
            || tree.form(at) == "and" && common(at - 1)
            || tree.deprel(at) == Deprel::Amod;
        if !passes {
            break;
        }
        at += 1;
    }
    found
}

/// Adds whose the relatives of a list's later members are: "his wife Ana Ruiz and children Bo Diaz and Eva Sol". `frame` is
/// that of a role whose phrase begins at word `start`.
pub(super) fn shared(
    tree: &Tree<'_>,
    ontology: &Ontology,
    start: usize,
    before: &[Frame],
    frame: &mut Frame,
) {
    let owned = |f: &Frame| f.arguments.iter().any(|a| a.role != Role::Subject);
    let listed = before.last().filter(|b| {
        let last = b.heads(&Role::Subject).map(|a| a.head).max();
        let end = last.and_then(|w| tree.name(w)).map(|name| name.1 + 1);
        let joins = |w: usize| tree.form(w) == "," || tree.upos(w) == Upos::Cconj;
        ontology.mutual_role(&b.lemma)
            && end.is_some_and(|end| end < start && (end..start).all(joins))
    });
    let Some(before) = listed.filter(|_| !owned(frame)) else {
        return;
    };
    let owners = before.arguments.iter().filter(|a| a.role == Role::Modifier);
    for owner in owners.cloned().collect::<Vec<_>>() {
        frame.add(owner.role, owner.head, Via::Shared);
    }
}

/// Adds whose the relatives are that the role ending at word `last` names, where it is whoever they survive: "Ana Ruiz is survived by
/// two sons, Ben and Leo".
pub(super) fn survived(tree: &Tree<'_>, last: usize, frame: &mut Frame) {
    let dead =
        |v: &usize| tree.lemma(*v) == "survive" && tree.by(*v, Deprel::NsubjPass).next().is_some();
    let verb = (0..last).rev().find(dead);
    let owned = frame.arguments.iter().any(|a| a.role != Role::Subject);
    for dead in verb
        .into_iter()
        .flat_map(|v| tree.by(v, Deprel::NsubjPass))
        .filter(|_| !owned)
    {
        frame.add(Role::Modifier, dead, Via::Direct);
    }
}
