//! Mends a tree where news prose is known to lead a parser astray: names that it takes apart, headline verbs in the
//! present tense taken for plural nouns ("Chile outlines a plan") and the other way round ("launches drone attacks
//! on"), past tenses taken for participles ("Peru imposed sanctions on"), and lists of names that it attaches anyhow.
//! Phrases, subjects, participles and titles that hang on the wrong word are put right as well. Every repair asks for the
//! whole pattern, so that a right tree stays as it is.

mod clause;
mod list;
mod participle;
mod phrase;
mod subject;
mod title;

use super::Tree;
use crate::ontology::Ontology;
use crate::sentence::{Deprel, Upos, Xpos};
use clause::{carried, content, nouns, participles, prepositions, verbs, wanted};
use list::{clauses, lists};
use participle::{absolute, accused, attendant, besides, caused, further};
use phrase::{between, directed, manner, outward, particles, parties, postposed, shifted, through};
use subject::{agents, doubled, fronted, inverted, reported, stranded, topics};
use title::{acting, appointed_to, cased, named_to};

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
    stranded(tree);
    cased(tree);
    between(tree);
    agents(tree);
    acting(tree);
    fronted(tree);
    inverted(tree);
    absolute(tree);
    attendant(tree);
    doubled(tree);
    manner(tree);
    clauses(tree);
    wanted(tree);
    shifted(tree);
    if let Some(ontology) = ontology {
        directed(tree, ontology);
        postposed(tree, ontology);
        parties(tree, ontology);
        named_to(tree, ontology);
        appointed_to(tree, ontology);
        accused(tree, ontology);
        further(tree, ontology);
        besides(tree, ontology);
        outward(tree, ontology);
        particles(tree, ontology);
        caused(tree, ontology);
        through(tree, ontology);
        topics(tree, ontology);
        content(tree, ontology);
    }
    lists(tree, ontology);
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

fn finite(tree: &Tree<'_>, i: usize) -> bool {
    tree.upos(i) == Upos::Verb && matches!(tree.xpos(i), Xpos::Vbz | Xpos::Vbp | Xpos::Vbd)
        || tree.upos(i) == Upos::Aux
}
