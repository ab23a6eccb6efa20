//! Reaches arguments that do not depend on their predicate: phrases nested in another argument, and, where the tree
//! gives nothing, the nearest phrase that can play the part. What is found here says so in its [`Via`].

use super::{Frame, Kind, Role, Tree, Via};
use crate::sentence::{Deprel, Upos, Xpos};

/// Adds to `frame` what its tree neighbourhood holds beyond its dependents.
pub(super) fn extend(tree: &Tree<'_>, frame: &mut Frame) {
    nested(tree, frame);
    if frame.kind == Kind::Noun {
        modifiers(tree, frame);
        return;
    }
    if frame.kind == Kind::Verb {
        if !frame.passive && !frame.has(&Role::Object) {
            object(tree, frame);
        }
        if !frame.has(&Role::Subject) && !frame.passive {
            subject(tree, frame);
        }
    }
}

/// Phrases with a preposition below the predicate's dependents, as deep as no verb stands between.
fn nested(tree: &Tree<'_>, frame: &mut Frame) {
    let own = frame.predicate;
    let mut open: Vec<(usize, u8)> = vec![(own, 0)];
    if let Some(support) = frame.support {
        open.push((support, 0));
    }
    while let Some((at, depth)) = open.pop() {
        let children: Vec<usize> = tree.children(at).collect();
        for c in children {
            let phrase = matches!(
                tree.deprel(c),
                Deprel::Obl
                    | Deprel::Nmod
                    | Deprel::Obj
                    | Deprel::Appos
                    | Deprel::Conj
                    | Deprel::NsubjPass
                    | Deprel::OblUnmarked
                    | Deprel::Dep
                    | Deprel::OblAgent
            );
            if !phrase || tree.upos(c) == Upos::Verb || c == own {
                continue;
            }
            let preposition = tree.preposition(c);
            if depth > 0 && !preposition.is_empty() {
                let meant = tree.conjuncts(c).into_iter().chain(tree.namely(c));
                for each in meant.filter(|&each| each != own) {
                    frame.add(Role::Oblique(preposition.clone()), each, Via::Nested);
                }
            }
            if depth < 4 {
                open.push((c, depth + 1));
            }
        }
    }
}

/// Names in the noun's own phrase, left of it: "Houthi drone and missile attacks".
fn modifiers(tree: &Tree<'_>, frame: &mut Frame) {
    let mut at = frame.predicate;
    // of "Peru–Chile trade talks" the talks are between them
    if tree.deprel(at) == Deprel::Compound {
        return;
    }
    while let Some(w) = at.checked_sub(1) {
        if let Some((first, last)) = tree.name(w) {
            let head = tree.top((first, last));
            // "Peru and drone attacks": Peru stands beside the attacks
            let beside = tree.deprel(frame.predicate) == Deprel::Conj
                && tree.head(frame.predicate) == Some(head);
            if beside {
                break;
            }
            if !frame.arguments.iter().any(|a| a.head == head) {
                frame.add(Role::Modifier, head, Via::Near);
            }
            let link = first.checked_sub(1).map_or("", |b| tree.form(b));
            if matches!(link, "-" | "–" | "and" | "/") {
                at = first - 1;
                continue;
            }
            break;
        }
        let passes = matches!(
            tree.upos(w),
            Upos::Noun | Upos::Adj | Upos::Num | Upos::Propn | Upos::Part | Upos::Cconj
        ) || tree.form(w) == "-"
            || tree.deprel(w) == Deprel::Amod;
        if !passes {
            break;
        }
        at = w;
    }
}

/// The phrase right behind an active verb, where the parser gave it no object.
fn object(tree: &Tree<'_>, frame: &mut Frame) {
    let clause = |c| matches!(tree.deprel(c), Deprel::Xcomp | Deprel::Ccomp);
    if tree.children(frame.predicate).any(clause) {
        return;
    }
    // "shot down a jet"
    let particle = usize::from(tree.deprel(frame.predicate + 1) == Deprel::CompoundPrt);
    let start = frame.predicate + 1 + particle;
    for w in start..tree.len().min(start + 6) {
        if let Some((first, last)) = tree.name(w) {
            let head = tree.top((first, last));
            let adjective = tree.upos(head) == Upos::Adj || tree.deprel(head) == Deprel::Compound;
            if !adjective {
                for each in tree.conjuncts(head) {
                    frame.add(Role::Object, each, Via::Near);
                }
                return;
            }
            continue;
        }
        match tree.upos(w) {
            Upos::Det | Upos::Adj | Upos::Num | Upos::Adv => {}
            Upos::Noun | Upos::Pron => {
                let more = matches!(tree.upos(w + 1), Upos::Noun | Upos::Propn | Upos::Part);
                if !more {
                    frame.add(Role::Object, w, Via::Near);
                    return;
                }
            }
            Upos::Part => {}
            _ => return,
        }
    }
}

/// The nearest phrase left of a finite verb, where the parser gave it no subject.
fn subject(tree: &Tree<'_>, frame: &mut Frame) {
    let finite = matches!(
        tree.xpos(frame.predicate),
        Xpos::Vbz | Xpos::Vbd | Xpos::Vbp
    ) || tree
        .children(frame.predicate)
        .any(|c| tree.deprel(c) == Deprel::Aux);
    if !finite {
        return;
    }
    let mut at = frame.predicate;
    for _ in 0..8 {
        let Some(w) = at.checked_sub(1) else { return };
        let name = tree.name(w);
        if name.is_some() || tree.is_noun(w) {
            let (first, last) = name.unwrap_or((w, w));
            let head = tree.top((first, last));
            // Inside a phrase with a preposition it is not the subject.
            if tree.preposition(head).is_empty() {
                frame.add(Role::Subject, head, Via::Near);
            }
            return;
        }
        if !matches!(tree.upos(w), Upos::Aux | Upos::Adv | Upos::Part) {
            return;
        }
        at = w;
    }
}
