//! Mends a tree where news prose is known to lead a parser astray: names that it takes apart, headline verbs in the
//! present tense taken for plural nouns ("Chile outlines a plan") and the other way round ("launches drone attacks
//! on"), past tenses taken for participles ("Peru imposed sanctions on"), and lists of names that it attaches anyhow.
//! Every repair asks for the whole pattern, so that a right tree stays as it is.

use super::Tree;
use crate::ontology::Ontology;
use crate::sentence::{Deprel, Upos, Xpos};

/// Applies all repairs; those that need to know which nouns name events ask `ontology`.
pub(super) fn repair(tree: &mut Tree<'_>, ontology: Option<&Ontology>) {
    names(tree);
    prepositions(tree);
    if let Some(ontology) = ontology {
        carried(tree, ontology);
    }
    verbs(tree, ontology);
    nouns(tree);
    participles(tree);
    reported(tree);
    lists(tree);
}

/// Hangs all that depends on `from` on `to`, for the children that `which` admits.
fn adopt(tree: &mut Tree<'_>, from: usize, to: usize, which: impl Fn(&Tree<'_>, usize) -> bool) {
    let children: Vec<usize> = tree
        .children(from)
        .filter(|&c| c != to && which(tree, c))
        .collect();
    for c in children {
        tree.set(c, |n| n.head = Some(to as u32));
    }
}

fn depth(tree: &Tree<'_>, mut i: usize) -> usize {
    for depth in 0..tree.len() {
        match tree.head(i) {
            Some(h) => i = h,
            None => return depth,
        }
    }
    tree.len()
}

/// A name of several words becomes one node: its words hang flat on the one that stands highest.
fn names(tree: &mut Tree<'_>) {
    let mut i = 0;
    while i < tree.len() {
        let Some((first, last)) = tree.name(i) else {
            i += 1;
            continue;
        };
        i = last + 1;
        let alone = first == last;
        if alone && !matches!(tree.upos(first), Upos::Verb | Upos::Adv | Upos::Adp) {
            continue;
        }
        if alone {
            tree.set(first, |n| n.upos = Upos::Propn);
            continue;
        }
        let inside = first..=last;
        let Some(top) = inside
            .clone()
            .filter(|&w| tree.head(w).is_none_or(|h| !inside.contains(&h)))
            .min_by_key(|&w| (depth(tree, w), usize::MAX - w))
        else {
            continue;
        };
        for w in inside.clone() {
            let outside: Vec<usize> = tree.children(w).filter(|c| !inside.contains(c)).collect();
            for c in outside {
                tree.set(c, |n| n.head = Some(top as u32));
            }
            tree.set(w, |n| {
                n.upos = Upos::Propn;
                n.xpos = Xpos::Nnp;
                if w != top {
                    n.head = Some(top as u32);
                    n.deprel = Deprel::Flat;
                }
            });
        }
        tree.link();
    }
}

/// Participles that news prose uses as prepositions.
const LIKE_PREPOSITIONS: &[&str] = &[
    "following",
    "including",
    "regarding",
    "concerning",
    "amid",
    "amidst",
    "amidst",
];

/// "following talks with": what the parser took for a clause is a phrase with a preposition.
fn prepositions(tree: &mut Tree<'_>) {
    for i in 0..tree.len() {
        if !LIKE_PREPOSITIONS.contains(&tree.form(i).to_lowercase().as_str())
            || tree.upos(i) == Upos::Adp
            || tree.name(i).is_some()
            || tree.by(i, Deprel::Aux).next().is_some()
        {
            continue;
        }
        let object = tree
            .children(i)
            .find(|&c| c > i && (tree.is_noun(c) || tree.deprel(c) == Deprel::Obj));
        let Some(object) = object.or_else(|| tree.head(i).filter(|&h| h > i && tree.is_noun(h)))
        else {
            continue;
        };
        if tree.head(object) == Some(i) {
            let (head, noun) = (tree.head(i), tree.head(i).is_some_and(|h| tree.is_noun(h)));
            let Some(head) = head else { continue };
            tree.set(object, |n| {
                n.head = Some(head as u32);
                n.deprel = if noun { Deprel::Nmod } else { Deprel::Obl };
            });
            adopt(tree, i, object, |_, c| c > i);
            let left: Vec<usize> = tree.children(i).filter(|&c| c < i).collect();
            for c in left {
                let phrase = !tree.preposition(c).is_empty();
                tree.set(c, |n| {
                    n.head = Some(head as u32);
                    if phrase {
                        n.deprel = if noun { Deprel::Nmod } else { Deprel::Obl };
                    }
                });
            }
        }
        tree.set(i, |n| {
            n.head = Some(object as u32);
            n.deprel = Deprel::Case;
            n.upos = Upos::Adp;
            n.xpos = Xpos::In;
        });
        tree.link();
    }
}

/// "hold talks", "imposed sanctions", "launches drone attacks": a light verb in front of an event noun, where the
/// parser took the noun for the verb or the verb for an adjective.
fn carried(tree: &mut Tree<'_>, ontology: &Ontology) {
    for i in 1..tree.len() {
        let form = tree.form(i);
        let light = ontology.words.light.contains(tree.lemma(i))
            || ontology.words.light.contains(form)
            || ontology.words.light_reversed.contains(tree.lemma(i));
        let opens = tree.name(i - 1).is_some()
            || tree.is_noun(i - 1)
            || matches!(
                tree.upos(i - 1),
                Upos::Pron | Upos::Adv | Upos::Aux | Upos::Part
            );
        if !light || !opens || tree.name(i).is_some() || form.ends_with("ing") {
            continue;
        }
        let noun = (i + 1..tree.len().min(i + 5)).find(|&w| {
            tree.name(w).is_none()
                && !tree.form(w).ends_with("ing")
                && !tree.form(w).ends_with("ed")
                && (ontology.nouns.contains_key(tree.lemma(w))
                    || ontology.nouns.contains_key(tree.form(w)))
        });
        let Some(noun) = noun else { continue };
        let plain = (i + 1..noun).all(|w| {
            matches!(
                tree.upos(w),
                Upos::Noun | Upos::Adj | Upos::Num | Upos::Det | Upos::Propn | Upos::Pron
            )
        });
        let verb = tree.upos(i) == Upos::Verb && tree.deprel(i) != Deprel::Amod;
        let right = verb && tree.is_noun(noun);
        let end = !matches!(tree.upos(noun + 1), Upos::Noun | Upos::Propn)
            || tree.name(noun + 1).is_some();
        if right || !plain || !end {
            continue;
        }
        if verb && tree.below(noun, i) {
            // only the noun was mistaken
            nominal(tree, noun, i);
            continue;
        }
        if !tree.below(i, noun) {
            continue;
        }
        // The verb takes the noun's place and what stands left of it.
        let (head, deprel) = tree
            .node(noun)
            .map_or((None, Deprel::Root), |n| (n.head, n.deprel));
        adopt(tree, noun, i, |_, c| c < i);
        adopt(tree, i, noun, |_, c| c > i);
        tree.set(i, |n| {
            n.head = head;
            n.deprel = deprel;
            n.upos = Upos::Verb;
            if !matches!(n.xpos, Xpos::Vbd | Xpos::Vbz | Xpos::Vbp | Xpos::Vb) {
                n.xpos = Xpos::Vbd;
            }
        });
        nominal(tree, noun, i);
        let subject = (0..i)
            .rfind(|&c| tree.head(c) == Some(i) && (tree.is_noun(c) || tree.upos(c) == Upos::Pron));
        let has = tree.by(i, Deprel::Nsubj).next().is_some();
        if let Some(subject) = subject.filter(|_| !has) {
            tree.set(subject, |n| n.deprel = Deprel::Nsubj);
        }
        tree.link();
    }
}

/// Makes word `i` a noun and the object of `verb`.
fn nominal(tree: &mut Tree<'_>, i: usize, verb: usize) {
    tree.set(i, |n| {
        n.upos = Upos::Noun;
        n.xpos = Xpos::Nns;
        n.deprel = Deprel::Obj;
        n.head = Some(verb as u32);
    });
    let children: Vec<usize> = tree.children(i).collect();
    for c in children {
        match tree.deprel(c) {
            Deprel::Obl => tree.set(c, |n| n.deprel = Deprel::Nmod),
            Deprel::Nsubj | Deprel::Obj if c < i && c > verb => {
                tree.set(c, |n| n.deprel = Deprel::Compound);
            }
            _ => {}
        }
    }
    tree.link();
}

fn finite(tree: &Tree<'_>, i: usize) -> bool {
    tree.upos(i) == Upos::Verb && matches!(tree.xpos(i), Xpos::Vbz | Xpos::Vbp | Xpos::Vbd)
        || tree.upos(i) == Upos::Aux
}

/// "Chile outlines a plan": a plural noun with a subject is a verb; so is one that ends a clause without any.
fn verbs(tree: &mut Tree<'_>, ontology: Option<&Ontology>) {
    for i in 0..tree.len() {
        // "Lima and Quito veto a plan", "Lima police arrest a man"
        let bare = tree.xpos(i) == Xpos::Nn
            && i > 1
            && ontology.is_some_and(|o| o.verbs.contains_key(tree.lemma(i)))
            && (tree.form(i - 2) == "and"
                || tree.lemma(i - 1) == "police"
                || tree.name(i - 1).is_some() && tree.form(i - 1).ends_with("olice")
                || tree.xpos(i - 1) == Xpos::Nns);
        if tree.upos(i) != Upos::Noun
            || !(tree.xpos(i) == Xpos::Nns || bare)
            || tree.name(i).is_some()
        {
            continue;
        }
        let cop = tree.by(i, Deprel::Cop).next().is_some();
        let subject = tree.by(i, Deprel::Nsubj).find(|&c| c < i);
        let headline = || {
            let first = (0..i).all(|w| {
                !finite(tree, w)
                    && !matches!(tree.upos(w), Upos::Adp | Upos::Sconj)
                    && (bare || tree.upos(w) != Upos::Cconj)
            });
            let alone = !(0..tree.len()).any(|w| finite(tree, w) && tree.deprel(w) == Deprel::Root);
            let before = i
                .checked_sub(1)
                .filter(|&b| tree.name(b).is_some() || bare && tree.is_noun(b));
            let behind = matches!(
                tree.upos(i + 1),
                Upos::Det | Upos::Adp | Upos::Propn | Upos::Adj | Upos::Num
            );
            // "Lima police arrest" with the noun below what is its object
            let root = tree.deprel(i) == Deprel::Root
                || bare
                    && tree.deprel(i) == Deprel::Compound
                    && tree
                        .head(i)
                        .is_some_and(|h| h > i && tree.head(h).is_none());
            before.filter(|_| first && alone && behind && root)
        };
        let Some(subject) = subject.filter(|_| !cop).or_else(headline) else {
            continue;
        };
        tree.set(i, |n| {
            n.upos = Upos::Verb;
            n.xpos = Xpos::Vbz;
        });
        if tree.deprel(i) == Deprel::Compound
            && let Some(root) = tree.head(i)
        {
            adopt(tree, root, i, |_, c| c < i);
            tree.set(i, |n| {
                n.head = None;
                n.deprel = Deprel::Root;
            });
            tree.set(root, |n| {
                n.head = Some(i as u32);
                n.deprel = Deprel::Obj;
            });
            tree.link();
        }
        let mut top = subject;
        while let Some(h) = tree.head(top).filter(|&h| h != i) {
            top = h;
        }
        let subject = top;
        if tree.head(subject) != Some(i) {
            continue;
        }
        tree.set(subject, |n| n.deprel = Deprel::Nsubj);
        clausal(tree, i);
        tree.link();
    }
}

/// The dependents of a noun become those of a verb.
fn clausal(tree: &mut Tree<'_>, i: usize) {
    let children: Vec<usize> = tree.children(i).filter(|&c| c > i).collect();
    let mut object = tree.by(i, Deprel::Obj).next().is_some();
    for c in children {
        let case = !tree.preposition(c).is_empty();
        match tree.deprel(c) {
            Deprel::Nmod if case => tree.set(c, |n| n.deprel = Deprel::Obl),
            Deprel::Nmod
            | Deprel::Compound
            | Deprel::Appos
            | Deprel::Dep
            | Deprel::NmodUnmarked
            | Deprel::Flat
            | Deprel::NmodDesc
                if !object && tree.is_noun(c) =>
            {
                object = true;
                tree.set(c, |n| n.deprel = Deprel::Obj);
            }
            _ => {}
        }
    }
}

/// "launches drone attacks on": a clause whose subject is a bare noun right behind a verb is that verb's object.
fn nouns(tree: &mut Tree<'_>) {
    for i in 1..tree.len() {
        let verb = tree.upos(i) == Upos::Verb
            && matches!(tree.xpos(i), Xpos::Vbz | Xpos::Vbp | Xpos::Vb)
            && matches!(tree.deprel(i), Deprel::Ccomp | Deprel::Xcomp | Deprel::Obj);
        let Some(head) = tree.head(i).filter(|&h| verb && h < i) else {
            continue;
        };
        let plain = !tree.children(i).any(|c| {
            matches!(
                tree.deprel(c),
                Deprel::Aux
                    | Deprel::AuxPass
                    | Deprel::Mark
                    | Deprel::Obj
                    | Deprel::Cop
                    | Deprel::Xcomp
            )
        });
        let run = (head + 1..i).all(|w| {
            matches!(
                tree.upos(w),
                Upos::Noun | Upos::Adj | Upos::Num | Upos::Det | Upos::Propn | Upos::Pron
            ) && !matches!(tree.xpos(w), Xpos::Prp | Xpos::Nns)
        });
        let bare = tree.xpos(i - 1) == Xpos::Nn && tree.name(i - 1).is_none();
        let free = tree.by(head, Deprel::Obj).next().is_none();
        if !(plain && run && bare && free && tree.upos(head) == Upos::Verb && head + 1 < i) {
            continue;
        }
        tree.set(i, |n| {
            n.upos = Upos::Noun;
            n.xpos = Xpos::Nns;
            n.deprel = Deprel::Obj;
        });
        let children: Vec<usize> = tree.children(i).collect();
        for c in children {
            match tree.deprel(c) {
                Deprel::Obl => tree.set(c, |n| n.deprel = Deprel::Nmod),
                Deprel::Nsubj => tree.set(c, |n| n.deprel = Deprel::Compound),
                _ => {}
            }
        }
        tree.link();
    }
}

/// "Peru imposed sanctions on": in a clause without a verb, a participle between a name and a noun is its verb.
fn participles(tree: &mut Tree<'_>) {
    let Some(root) = (0..tree.len()).find(|&i| tree.head(i).is_none()) else {
        return;
    };
    if !tree.is_noun(root) || tree.by(root, Deprel::Cop).next().is_some() {
        return;
    }
    let found = tree.children(root).find(|&c| {
        c > 0
            && c < root
            && tree.deprel(c) == Deprel::Amod
            && (tree.xpos(c) == Xpos::Vbn || tree.form(c).ends_with("ed"))
            && tree.name(c - 1).is_some()
            && tree.below(c - 1, root)
    });
    let Some(verb) = found else { return };
    adopt(tree, root, verb, |tree, c| {
        c < verb || !matches!(tree.preposition(c).as_str(), "of" | "against" | "on")
    });
    let subject = (0..verb).rfind(|&c| tree.head(c) == Some(verb) && tree.is_noun(c));
    if let Some(subject) = subject {
        tree.set(subject, |n| n.deprel = Deprel::Nsubj);
    }
    tree.set(verb, |n| {
        n.head = None;
        n.deprel = Deprel::Root;
        n.upos = Upos::Verb;
        n.xpos = Xpos::Vbd;
    });
    tree.set(root, |n| {
        n.head = Some(verb as u32);
        n.deprel = Deprel::Obj;
    });
    // What stood between participle and noun is the noun's.
    for w in verb + 1..root {
        if tree.head(w) == Some(verb) {
            tree.set(w, |n| n.head = Some(root as u32));
        }
    }
    tree.link();
    clausal(tree, verb);
    tree.link();
}

/// "Chile attacked Peru, Prats said": the object of what is said, taken for a first speaker, goes back to its verb.
fn reported(tree: &mut Tree<'_>) {
    for verb in 2..tree.len() {
        if tree.upos(verb) != Upos::Verb {
            continue;
        }
        let Some(object) = tree.by(verb, Deprel::Nsubj).find(|&s| s + 2 < verb) else {
            continue;
        };
        let speaker = tree.by(object, Deprel::Conj).find(|&c| {
            let first = tree.name(c).map_or(c, |n| n.0);
            let last = tree.name(c).map_or(c, |n| n.1);
            last + 1 == verb
                && first > 0
                && tree.form(first - 1) == ","
                && tree.by(c, Deprel::Cc).next().is_none()
        });
        let first = tree.name(object).map_or(object, |n| n.0);
        let said = first.checked_sub(1).filter(|&u| {
            tree.upos(u) == Upos::Verb
                && tree.head(u) == Some(verb)
                && tree.by(u, Deprel::Obj).next().is_none()
        });
        if let Some((speaker, said)) = speaker.zip(said) {
            tree.set(object, |n| {
                n.head = Some(said as u32);
                n.deprel = Deprel::Obj;
            });
            tree.set(speaker, |n| {
                n.head = Some(verb as u32);
                n.deprel = Deprel::Nsubj;
            });
            tree.link();
        }
    }
}

/// The word of a name that the rest of the sentence attaches to.
fn top(tree: &Tree<'_>, (first, last): (usize, usize)) -> usize {
    (first..=last)
        .find(|&w| tree.head(w).is_none_or(|h| h < first || h > last))
        .unwrap_or(last)
}

/// "A, B and C": names in a row become conjuncts of the first, titles in front of them included.
fn lists(tree: &mut Tree<'_>) {
    let mut names: Vec<(usize, usize)> = (0..tree.len()).filter_map(|i| tree.name(i)).collect();
    names.dedup();
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
                    || !(matches!(tree.upos(w), Upos::Noun | Upos::Adj | Upos::Det)
                        && w + 5 > name.0
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

/// Makes the names of `run` conjuncts of its first, unless the last one begins a clause of its own.
fn join(tree: &mut Tree<'_>, run: &[(usize, usize)]) {
    let tops: Vec<usize> = run.iter().map(|&n| top(tree, n)).collect();
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
