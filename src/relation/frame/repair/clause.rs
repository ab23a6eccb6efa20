//! Words taken for another kind: verbs for nouns, nouns for verbs, participles for adjectives and prepositions.

use super::{adopt, finite};
use crate::ontology::Ontology;
use crate::relation::frame::Tree;
use crate::sentence::{Deprel, Upos, Xpos};

/// Participles that news prose uses as prepositions.
const LIKE_PREPOSITIONS: &[&str] = &[
    "following",
    "including",
    "regarding",
    "concerning",
    "amid",
    "amidst",
];

/// "following talks with": what the parser took for a clause is a phrase with a preposition.
pub(super) fn prepositions(tree: &mut Tree<'_>) {
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
pub(super) fn carried(tree: &mut Tree<'_>, ontology: &Ontology) {
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
            ) && tree.xpos(i - 1) != Xpos::Pos;
        // "they have struck"
        let auxiliary = tree.deprel(i) == Deprel::Aux && tree.xpos(i + 1) == Xpos::Vbn;
        // "U.S. air strikes": one country alone does not "air"
        let single = form == tree.lemma(i)
            && (tree.name(i - 1)).is_some_and(|(first, _)| {
                first == 0 || !matches!(tree.form(first - 1), "and" | "," | "&")
            });
        if !light
            || !opens
            || auxiliary
            || single
            || tree.name(i).is_some()
            || form.ends_with("ing")
        {
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

/// "Chile outlines a plan": a plural noun with a subject is a verb; so is one that ends a clause without any.
pub(super) fn verbs(tree: &mut Tree<'_>, ontology: Option<&Ontology>) {
    for i in 0..tree.len() {
        // "Lima and Quito veto a plan", "Lima police arrest a man"
        let bare = tree.xpos(i) == Xpos::Nn
            && i > 0
            && ontology.is_some_and(|o| o.verbs.contains_key(tree.lemma(i)))
            && (i > 1 && tree.form(i - 2) == "and"
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
            // "a Peruvian drone strike kills two", "a court sentences Ana Ruiz"
            let told = ontology.is_some_and(|o| {
                o.verbs.contains_key(tree.lemma(i))
                    && (tree.name(i + 1).is_some()
                        || tree.upos(i + 1) == Upos::Det
                        || tree.upos(i + 1) == Upos::Num && !o.nouns.contains_key(tree.lemma(i)))
            });
            let before = i
                .checked_sub(1)
                .filter(|&b| tree.name(b).is_some() || (bare || told) && tree.is_noun(b));
            // "the Senate censures and suspends Ana Ruiz"
            let coordinated = tree.form(i + 1) == "and" && tree.xpos(i + 2) == Xpos::Vbz;
            let behind = coordinated
                || matches!(
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
        // what stood in front of the supposed noun is its subject's
        adopt(tree, i, subject, |tree, c| {
            c < subject
                && matches!(
                    tree.deprel(c),
                    Deprel::Det | Deprel::Amod | Deprel::Compound | Deprel::NmodPoss
                )
        });
        tree.link();
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
            | Deprel::Nsubj
            | Deprel::Conj
                if !object && tree.is_noun(c) && tree.by(c, Deprel::Cc).next().is_none() =>
            {
                object = true;
                tree.set(c, |n| n.deprel = Deprel::Obj);
            }
            _ => {}
        }
    }
}

/// "launches drone attacks on": a clause whose subject is a bare noun right behind a verb is that verb's object.
pub(super) fn nouns(tree: &mut Tree<'_>) {
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
pub(super) fn participles(tree: &mut Tree<'_>) {
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
/// "said in a report that Peru left": what is said hangs on the verb, not on where it is said.
pub(super) fn content(tree: &mut Tree<'_>, ontology: &Ontology) {
    for clause in 2..tree.len() {
        let has = |d: Deprel| tree.by(clause, d).next().is_some();
        let that = tree
            .by(clause, Deprel::Mark)
            .any(|m| tree.lemma(m) == "that");
        let told = matches!(tree.deprel(clause), Deprel::Acl | Deprel::AclRelcl)
            && that
            && (has(Deprel::Nsubj) || has(Deprel::NsubjPass));
        let place = tree.head(clause).filter(|&place| {
            let case = tree.preposition(place);
            told && tree.deprel(place) == Deprel::Obl
                && matches!(
                    case.as_str(),
                    "in" | "on" | "at" | "during" | "via" | "through"
                )
        });
        let verb = place.and_then(|place| tree.head(place)).filter(|&verb| {
            tree.upos(verb) == Upos::Verb
                && ontology.words.speech.contains(tree.lemma(verb))
                && tree.by(verb, Deprel::Ccomp).next().is_none()
        });
        if let Some(verb) = verb {
            tree.set(clause, |n| {
                n.head = Some(verb as u32);
                n.deprel = Deprel::Ccomp;
            });
            tree.link();
        }
    }
}

/// "called for Peru to leave": who is to do it is no object.
pub(super) fn wanted(tree: &mut Tree<'_>) {
    for verb in 2..tree.len() {
        let mark = |lemma: &str| {
            tree.by(verb, Deprel::Mark)
                .find(|&m| tree.lemma(m) == lemma)
        };
        let Some((wish, to)) = mark("for").zip(mark("to")) else {
            continue;
        };
        if tree.by(verb, Deprel::Nsubj).next().is_some() {
            continue;
        }
        let between = |c: &usize| wish < *c && *c < to;
        let doer = tree.by(verb, Deprel::Obj).find(between);
        if let Some(doer) = doer {
            tree.set(doer, |n| n.deprel = Deprel::Nsubj);
            tree.link();
        }
    }
}
