//! Plural nouns that stand for entities named before: "the two leaders", "both countries", "the ministers". They are
//! read where as many entities of that kind, no more and no fewer, were named last; else they are left alone. So is "they"
//! below a verb that has several names for its subject.

use super::argument::Referents;
use super::author::authors;
use super::frame::{Frames, Tree};
use super::recalled::recalled;
use crate::mention::MentionKind;
use crate::ontology::{Coarse, EntityType, Ontology};
use crate::sentence::{Deprel, Xpos};

/// Sentences that are looked at, the noun's own among them.
const BACK: usize = 3;
/// Most entities that a noun may stand for.
const MOST: usize = 4;
/// What a plural noun may stand for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Person,
    Country,
    Party,
}

impl Kind {
    fn of(ontology: &Ontology, lemma: &str) -> Option<Self> {
        let words = &ontology.words;
        if words.states.contains(lemma) {
            Some(Self::Country)
        } else if words.parties.contains(lemma) {
            Some(Self::Party)
        } else if words.people.contains(lemma) || person(ontology, lemma) {
            Some(Self::Person)
        } else {
            None
        }
    }

    fn holds(self, kind: EntityType) -> bool {
        match self {
            Self::Person => kind.coarse() == Coarse::Person,
            Self::Country => kind == EntityType::Country,
            Self::Party => {
                kind == EntityType::Country
                    || matches!(kind.coarse(), Coarse::Organization | Coarse::Group)
                        && kind != EntityType::Media
            }
        }
    }
}

/// Whether the noun names an office that a person holds.
fn person(ontology: &Ontology, lemma: &str) -> bool {
    let leads = |kind: u16| {
        let kind = ontology.types.get(usize::from(kind));
        kind.is_some_and(|k| k.domain.holds(EntityType::Official))
    };
    let types = ontology.roles.get(lemma);
    types.is_some_and(|types| types.iter().any(|&(kind, _)| leads(kind)))
}

/// Tells each sentence whom its words mean that other words of the article name.
pub(super) fn gather(
    ontology: &Ontology,
    trees: &[Tree<'_>],
    frames: &[Frames<'_>],
    referents: &mut [Referents<'_>],
) {
    let found: Vec<_> = (0..trees.len())
        .map(|at| {
            let several = several(ontology, trees, referents, at);
            let recalled = recalled(ontology, trees, frames, referents, at);
            let authors = authors(ontology, trees, frames, referents, at);
            (several, recalled, authors)
        })
        .collect();
    for (own, (several, recalled, authors)) in referents.iter_mut().zip(found) {
        own.gather(several);
        own.recall(recalled);
        own.ascribe(authors);
    }
}

/// The plural nouns of sentence `at` that stand for several entities, with these in text order.
fn several(
    ontology: &Ontology,
    trees: &[Tree<'_>],
    referents: &[Referents<'_>],
    at: usize,
) -> Vec<(usize, Vec<u32>)> {
    let Some((tree, own)) = trees.get(at).zip(referents.get(at)) else {
        return Vec::new();
    };
    let mut out = Vec::new();
    for i in 0..tree.len() {
        if own.at(i).is_some() {
            continue;
        }
        if tree.lemma(i) == "they" && tree.xpos(i) == Xpos::Prp {
            out.extend(they(tree, own, i).map(|found| (i, found)));
        }
        if !matches!(tree.xpos(i), Xpos::Nns) {
            continue;
        }
        let Some((kind, count)) = Kind::of(ontology, tree.lemma(i)).zip(count(tree, i)) else {
            continue;
        };
        let mut found: Vec<u32> = Vec::new();
        for back in 0..BACK.min(at + 1) {
            let Some(there) = trees.get(at - back).zip(referents.get(at - back)) else {
                break;
            };
            let end = if back == 0 { i } else { there.0.len() };
            let here: Vec<u32> = named(there.1, end, kind);
            let fresh: Vec<u32> = here.into_iter().filter(|e| !found.contains(e)).collect();
            found.splice(0..0, fresh);
            if found.len() >= count {
                break;
            }
        }
        if found.len() == count {
            out.push((i, found));
        }
    }
    out
}

/// Who is meant by the "they" at word `i` of a clause below a verb with a list of names for its subject: "Peru and Chile
/// say that they will".
fn they(tree: &Tree<'_>, own: &Referents<'_>, i: usize) -> Option<Vec<u32>> {
    let mut at = i;
    for _ in 0..8 {
        let head = tree.head(at)?;
        let subject = tree
            .by(head, Deprel::Nsubj)
            .find(|&s| s < i && !tree.below(i, s));
        let list = subject.map_or_else(Vec::new, |s| tree.conjuncts(s));
        if list.len() > 1 {
            let mut found: Vec<u32> = Vec::new();
            for each in list {
                // "Peruvian President Ana Ruiz" is herself
                let meant = own.of(each, false).into_iter().next()?.entity;
                if !found.contains(&meant) {
                    found.push(meant);
                }
            }
            return (found.len() > 1).then_some(found);
        }
        at = head;
    }
    None
}

/// How many things the noun at word `i` counts: "both", "the two", "those three"; two where it is merely definite. `None`
/// where it says more than that, or where it is not definite: "two men were arrested" tells of men not named.
fn count(tree: &Tree<'_>, i: usize) -> Option<usize> {
    let mut count = None;
    let (mut definite, mut bound) = (false, false);
    for c in tree.children(i).filter(|&c| c < i) {
        match tree.lemma(c) {
            "both" => {
                count = Some(2);
                definite = true;
            }
            "two" => count = Some(2),
            "three" => count = Some(3),
            "four" => count = Some(MOST),
            "the" | "these" | "those" => definite = true,
            "other" | "many" | "several" | "all" | "any" | "no" => return None,
            _ => {
                bound |= !matches!(
                    tree.form(c),
                    "neighbouring" | "neighboring" | "rival" | "warring"
                )
            }
        }
    }
    // "the ministers of Peru" says itself whose, "talks between the two in Lima" does not
    let told = tree.children(i).any(|c| {
        let place = matches!(tree.preposition(c).as_str(), "in" | "at" | "on");
        c > i && tree.name(c).is_some() && !place
    });
    match count {
        _ if !definite => None,
        Some(count) if !told => Some(count),
        _ => (!bound && tree.children(i).all(|c| c < i)).then_some(2),
    }
}

/// The entities of a kind that words before `end` name, in text order.
fn named(referents: &Referents<'_>, end: usize, kind: Kind) -> Vec<u32> {
    let mut out = Vec::new();
    for word in 0..end {
        if let Some((mention, entity)) = referents.at(word)
            && mention.kind == MentionKind::Name
            && kind.holds(referents.kind(entity))
            && !out.contains(&entity)
        {
            out.push(entity);
        }
    }
    out
}
