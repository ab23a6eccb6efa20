//! Several bearers of one title: "senators Ana Ruiz of Lima, Bo Diaz of Quito and Eva Sol". Each gets a frame of its
//! own, since each may have an owner of its own.

use super::{Argument, Frame, Role, Tree, Via};
use crate::sentence::{Deprel, Upos, Xpos};

/// Most words of a title between two names of a row: "Commerce Secretary".
const TITLE: usize = 4;

/// The name behind "of" or "from" right behind a bearer's name: "Ana Ruiz of Lima", with its last word.
pub(super) fn origin(tree: &Tree<'_>, after: usize) -> Option<(usize, usize)> {
    if !matches!(tree.form(after), "of" | "from") {
        return None;
    }
    let mut at = after + 1;
    // "of the ruling centre-left Alianza"
    let describes = |w: usize| {
        matches!(tree.upos(w), Upos::Det | Upos::Adj | Upos::Noun)
            || tree.deprel(w) == Deprel::Amod
            || tree.form(w) == "-"
    };
    while describes(at) && tree.name(at).is_none() && at < after + 6 {
        at += 1;
    }
    // "Ana Ruiz of Peru's Norvik": the last counts
    while let Some(owned) = tree.name(at).and_then(|(_, last)| tree.owned(last, false)) {
        at = owned;
    }
    tree.name(at)
        .filter(|&(first, _)| first == at && at < tree.len())
}

/// Word behind a bracket that opens at word `at`: the one behind "(PD)".
pub(super) fn behind_bracket(tree: &Tree<'_>, at: usize) -> usize {
    if tree.form(at) != "(" {
        return at;
    }
    (at + 1..tree.len().min(at + 7))
        .find(|&w| tree.form(w) == ")")
        .map_or(at, |close| close + 1)
}

/// Whether the role is in the plural, so that a row of names may bear it.
pub(super) fn plural(tree: &Tree<'_>, last: usize) -> bool {
    matches!(tree.xpos(last), Xpos::Nns | Xpos::Nnps)
        || tree.form(last).ends_with('s') && !tree.lemma(last).ends_with('s')
}

/// The names of a row in front of the one that begins at word `first` and ends it: "Ana Ruiz, Bo Diaz and Eva Sol,
/// leaders of".
pub(super) fn before(tree: &Tree<'_>, first: usize) -> Vec<usize> {
    let mut out = Vec::new();
    let mut at = first;
    while let Some(joint) = at.checked_sub(1).filter(|_| out.len() < 24) {
        let and = matches!(tree.form(joint), "and" | "&");
        let comma = tree.form(joint) == ",";
        let end =
            joint.checked_sub(1 + usize::from(and && tree.form(joint.saturating_sub(1)) == ","));
        let Some((first, _)) = end.filter(|_| and || comma).and_then(|w| tree.name(w)) else {
            break;
        };
        out.push(first);
        at = first;
    }
    out
}

/// The name at word `at` or behind how its bearer is styled: "Dr. Ana Ruiz", "Admiral Ana Ruiz".
pub(super) fn styled(tree: &Tree<'_>, at: usize) -> Option<(usize, usize)> {
    let style = |w: usize| tree.upos(w) == Upos::Propn && tree.name(w).is_none();
    let first = (at..at + TITLE).find(|&w| !style(w))?;
    tree.name(first).filter(|name| name.0 == first)
}

/// The first name at word `at` or behind a title there.
pub(super) fn titled(tree: &Tree<'_>, at: usize) -> Option<(usize, usize)> {
    let mut w = at;
    while w < at + TITLE {
        match tree.name(w) {
            Some((first, last)) if first == w => {
                // "US Senator Ana Ruiz": the adjective in front of a title is no bearer
                if tree.upos(last + 1) == Upos::Noun && tree.name(last + 1).is_none() {
                    w = last + 1;
                    continue;
                }
                return Some((first, last));
            }
            None if matches!(tree.upos(w), Upos::Noun | Upos::Adj | Upos::Propn) => w += 1,
            _ => return None,
        }
    }
    None
}

/// A frame for each owner of the plural role of `frame` with the bearer of the same rank behind a comma: "the presidents of Peru
/// and Chile, Ana Ruiz and Bo Diaz". The role ends at word `last`, its owners at word `end`.
pub(super) fn pairs(tree: &Tree<'_>, frame: &Frame, (last, end): (usize, usize)) -> Vec<Frame> {
    let owners: Vec<&Argument> = frame.arguments.iter().filter(|a| a.head > last).collect();
    let mut bearers = Vec::new();
    let mut at = end + 2;
    while let Some((first, close)) = tree.name(at).filter(|name| name.0 == at) {
        bearers.push(first);
        let comma = usize::from(tree.form(close + 1) == ",");
        let and = usize::from(matches!(tree.form(close + 1 + comma), "and" | "&"));
        at = close + 1 + comma + and;
        if and > 0 && comma == 0 && bearers.len() + 1 == owners.len() || comma + and == 0 {
            bearers.extend(tree.name(at).filter(|_| and > 0).map(|name| name.0));
            break;
        }
    }
    if !plural(tree, last)
        || tree.form(end + 1) != ","
        || owners.len() < 2
        || bearers.len() != owners.len()
    {
        return Vec::new();
    }
    let pair = |(owner, bearer): (&Argument, usize)| {
        let mut own = frame.clone();
        own.arguments = vec![owner.clone()];
        own.add(Role::Subject, bearer, Via::Relative);
        own
    };
    owners.into_iter().zip(bearers).map(pair).collect()
}

/// The frames of those who bear `frame`'s office beside its bearer, whose name ends at word `close`.
pub(super) fn rest(tree: &Tree<'_>, frame: &Frame, close: usize) -> Vec<Frame> {
    let mut out = Vec::new();
    let mut at = close + 1;
    while out.len() < 24 {
        at = behind_bracket(tree, at);
        if let Some((_, last)) = origin(tree, at) {
            at = last + 1;
        }
        let comma = tree.form(at) == ",";
        let joint = at + usize::from(comma);
        let and = matches!(tree.form(joint), "and" | "&");
        if !comma && !and {
            break;
        }
        let Some((first, last)) = titled(tree, joint + usize::from(and)) else {
            break;
        };
        let mut next = frame.clone();
        next.arguments.retain(|a| a.role != Role::Subject);
        next.arguments.push(Argument {
            role: Role::Subject,
            head: first,
            via: Via::Shared,
        });
        let behind = behind_bracket(tree, last + 1);
        if let Some((owner, _)) = origin(tree, behind) {
            next.arguments
                .retain(|a| a.role != Role::Oblique("of".into()));
            next.arguments.push(Argument {
                role: Role::Oblique("of".into()),
                head: owner,
                via: Via::Direct,
            });
        }
        out.push(next);
        at = last + 1;
        if and {
            break;
        }
    }
    out
}
