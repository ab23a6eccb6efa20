//! Lists of names and of verbs that the parser attaches anyhow.

use crate::ontology::Ontology;
use crate::relation::frame::Tree;
use crate::relation::frame::roster::behind_bracket;
use crate::sentence::{Deprel, Upos, Xpos};

/// "A, B and C": names in a row become conjuncts of the first, titles in front of them included.
pub(super) fn lists(tree: &mut Tree<'_>, ontology: Option<&Ontology>) {
    let mut names: Vec<(usize, usize)> = (0..tree.len()).filter_map(|i| tree.name(i)).collect();
    names.dedup();
    // "Lima Guard commander Ana Ruiz": the name that a title begins with is no item of the list
    let titles: Vec<(usize, usize)> = (names.iter())
        .filter_map(|&name| Some((name.0, leads_up(tree, ontology?, name)?)))
        .collect();
    let in_title = |w: usize| titles.iter().any(|t| (t.0..=t.1).contains(&w));
    names.retain(|name| !in_title(name.0));
    let mut run: Vec<(usize, usize)> = Vec::new();
    let mut closed = false;
    for &name in &names {
        let link = run.last().and_then(|&(_, last)| {
            if tree.upos(name.0) == Upos::Adj || closed {
                return None;
            }
            let between = last + 1..name.0;
            let mut joined = false;
            let mut and = false;
            for w in between {
                let form = tree.form(w);
                if matches!(form, "," | "and" | "&" | ", and") || form == "or" || form == ";" {
                    // Only at the start: a comma behind a title opens something else.
                    if joined && w > last + 2 {
                        return None;
                    }
                    joined = true;
                    and |= form != ",";
                } else if !joined
                    || !(in_title(w)
                        || (matches!(tree.upos(w), Upos::Noun | Upos::Adj | Upos::Det)
                            || tree.upos(w) == Upos::Propn && tree.name(w).is_none())
                            && w + 5 > name.0
                        || tree.name(w).is_none() && tree.upos(w) == Upos::Propn
                        || tree.name(w).is_some() && tree.upos(w) == Upos::Adj)
                {
                    return None;
                }
            }
            joined.then_some(and)
        });
        match link {
            Some(and) => {
                run.push(name);
                if and {
                    join(tree, &run);
                    run.clear();
                    run.push(name);
                    closed = true;
                }
            }
            None if tree.upos(name.0) == Upos::Adj && !run.is_empty() => {}
            None => {
                run.clear();
                run.push(name);
                closed = false;
            }
        }
    }
}

/// The last word in front of the title's own noun, where a name only begins the title of the one behind it: the guard's
/// in "Lima Guard (LG) commander Ana Ruiz".
fn leads_up(tree: &Tree<'_>, ontology: &Ontology, (first, last): (usize, usize)) -> Option<usize> {
    let before = first.checked_sub(1)?;
    if !matches!(tree.form(before), "," | "and" | "&") || tree.upos(first) == Upos::Adj {
        return None;
    }
    let end = behind_bracket(tree, last + 1);
    let bearer = (end..tree.len().min(end + 4)).find(|&w| tree.name(w).is_some())?;
    let title = |w: usize| tree.is_noun(w) || tree.upos(w) == Upos::Adj;
    let role = bearer > end && ontology.roles.contains_key(tree.lemma(bearer - 1));
    (role && (end..bearer).all(title)).then_some(end - 1)
}

/// Makes the names of `run` conjuncts of its first, unless the last one begins a clause of its own.
fn join(tree: &mut Tree<'_>, run: &[(usize, usize)]) {
    let tops: Vec<usize> = run.iter().map(|&n| tree.top(n)).collect();
    let (Some(&first), Some(&last)) = (tops.first(), tops.last()) else {
        return;
    };
    let opens = |i: usize| {
        matches!(tree.deprel(i), Deprel::Nsubj | Deprel::NsubjPass)
            && tree
                .head(i)
                .is_some_and(|h| h > i && tree.head(first) != Some(h) && !tree.below(first, h))
    };
    if opens(last) {
        return;
    }
    for (n, &t) in tops.iter().enumerate().skip(1) {
        // A title as the head of its name ("president" over "Ana Ruiz") is what the list holds.
        if tree.below(first, t) || tree.conjuncts(first).contains(&t) {
            continue;
        }
        let Some(&(_, before)) = run.get(n - 1) else {
            continue;
        };
        let mut at = t;
        while let Some(h) = tree.head(at).filter(|&h| h > before && h < t) {
            at = h;
        }
        if tree.below(first, at) || tree.conjuncts(first).contains(&at) {
            continue;
        }
        // Where the parser hung the rest of the sentence on the later name, it stays there.
        tree.set(at, |node| {
            node.head = Some(first as u32);
            node.deprel = Deprel::Conj;
        });
        tree.link();
    }
}

/// "accuses Peru of bombing Lima and expels Ana Ruiz": a finite verb is coordinated with the finite verb above, not with
/// a participle or infinitive.
pub(super) fn clauses(tree: &mut Tree<'_>) {
    for verb in 1..tree.len() {
        let form = tree.xpos(verb);
        let finite = matches!(form, Xpos::Vbz | Xpos::Vbd) && tree.upos(verb) == Upos::Verb;
        if !finite || tree.deprel(verb) != Deprel::Conj {
            continue;
        }
        let bare = tree.children(verb).all(|c| {
            !matches!(
                tree.deprel(c),
                Deprel::Nsubj | Deprel::NsubjPass | Deprel::AuxPass
            )
        });
        let infinite = |h: &usize| matches!(tree.xpos(*h), Xpos::Vbg | Xpos::Vb);
        let first = tree
            .head(verb)
            .filter(|_| bare)
            .map(|_| tree.first_conjunct(verb))
            .filter(infinite);
        let mut at = first;
        let above = std::iter::from_fn(|| {
            at = tree.head(at?);
            at
        })
        .take(8)
        .find(|&w| tree.upos(w) == Upos::Verb && !infinite(&w));
        if let Some(above) = above.filter(|&w| w < verb && tree.xpos(w) == form) {
            tree.set(verb, |n| n.head = Some(above as u32));
            tree.link();
        }
    }
}
