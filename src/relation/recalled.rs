//! Deeds that a sentence only recalls: "claimed responsibility", "blamed Peru for the attack". Whom they hit stands in a
//! sentence before, which does not say who did it.

use super::argument::Referents;
use super::ends::Ends;
use super::event::fitting;
use super::frame::{Frames, Kind, Tree};
use crate::ontology::{Ontology, Trigger};
use crate::sentence::{Deprel, Upos};
use smol_str::SmolStr;

/// Sentences before that are looked at.
const BACK: usize = 3;

/// The nouns of sentence `at` that recall a deed, with whom it hit.
pub(super) fn recalled(
    ontology: &Ontology,
    trees: &[Tree<'_>],
    frames: &[Frames<'_>],
    referents: &[Referents<'_>],
    at: usize,
) -> Vec<(usize, Vec<u32>)> {
    let Some(tree) = trees.get(at) else {
        return Vec::new();
    };
    let nouns: Vec<usize> = (0..tree.len())
        .filter(|&i| recalls(ontology, tree, i) || claims(ontology, tree, i))
        .collect();
    if nouns.is_empty() {
        return Vec::new();
    }
    let before = trees.iter().zip(frames).zip(referents).take(at);
    let hit = (before.rev().take(BACK))
        .find_map(|((tree, frames), own)| hit(ontology, (tree, frames), own))
        .unwrap_or_default();
    let each = nouns.into_iter().filter(|_| !hit.is_empty());
    each.map(|i| (i, hit.clone())).collect()
}

/// Whether the noun at word `i` is that of a deed told before: "the attack", "both bombings", but not "the May attack".
fn recalls(ontology: &Ontology, tree: &Tree<'_>, i: usize) -> bool {
    let known = |c: usize| matches!(tree.lemma(c), "the" | "this" | "that" | "both" | "all");
    let triggers = || ontology.nouns.get(tree.lemma(i)).into_iter().flatten();
    tree.upos(i) == Upos::Noun
        && tree.by(i, Deprel::Det).any(known)
        && triggers().any(|t| hits(ontology, t))
        && tree
            .children(i)
            .all(|c| c > i || tree.upos(c) != Upos::Propn)
}

/// Whether the noun at word `i` is one of having done a deed of which the sentence says no more, or which it recalls:
/// "claimed responsibility for the attack".
fn claims(ontology: &Ontology, tree: &Tree<'_>, i: usize) -> bool {
    let share = tree.deprel(i) == Deprel::Obj && ontology.words.shares.contains(tree.lemma(i));
    let Some(verb) = tree.head(i).filter(|_| share) else {
        return false;
    };
    let triggers = ontology.verbs.get(tree.lemma(verb)).into_iter().flatten();
    let slots: Vec<&SmolStr> = triggers
        .filter(|t| hits(ontology, t) && t.object.iter().any(|noun| noun == tree.lemma(i)))
        .flat_map(|t| &t.slot)
        .collect();
    let mut told = (tree.children(i).chain(tree.children(verb)))
        .filter(|&c| slots.contains(&&tree.preposition(c)));
    !slots.is_empty() && told.all(|c| recalls(ontology, tree, c))
}

/// Whether what the trigger states hits somebody or a place.
fn hits(ontology: &Ontology, trigger: &Trigger) -> bool {
    let relation = ontology.types.get(usize::from(trigger.relation));
    relation.is_some_and(|r| r.place_as_target) && !trigger.mutual && !trigger.reversed
}

/// Whom the deeds of a sentence hit: nobody where it says who did them, `None` where it tells of none.
fn hit(
    ontology: &Ontology,
    (tree, frames): (&Tree<'_>, &Frames<'_>),
    own: &Referents<'_>,
) -> Option<Vec<u32>> {
    let mut found: [Vec<u32>; 2] = Default::default();
    for frame in frames.all() {
        let lexicon = match frame.kind {
            Kind::Verb => &ontology.verbs,
            Kind::Noun => &ontology.nouns,
            _ => continue,
        };
        let Some(triggers) = lexicon.get(&frame.lemma) else {
            continue;
        };
        for trigger in fitting(tree, frame, triggers).filter(|t| hits(ontology, t)) {
            let Some(ends) = Ends::find(tree, ontology, own, frame, trigger) else {
                continue;
            };
            if !ends.sources.is_empty() {
                return Some(Vec::new());
            }
            let [plain, beside] = &mut found;
            let list = if ends.fallback { beside } else { plain };
            for target in ends.targets.iter().map(|t| t.referent.entity) {
                if !list.contains(&target) {
                    list.push(target);
                }
            }
        }
    }
    let [plain, beside] = found;
    let all = if plain.is_empty() { beside } else { plain };
    Some(all).filter(|all| !all.is_empty())
}
