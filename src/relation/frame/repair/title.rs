//! Titles that the parser ties to the wrong word: the preposition in front of one, the name behind one with its owner.

use super::list::top;
use crate::ontology::Ontology;
use crate::relation::frame::Tree;
use crate::sentence::Deprel;

/// "talks with president Ana Ruiz": the preposition in front of a title is that of the name behind it.
pub(super) fn cased(tree: &mut Tree<'_>) {
    for case in 0..tree.len() {
        let title = tree.head(case).filter(|&title| {
            tree.deprel(case) == Deprel::Case
                && case < title
                && tree.deprel(title) == Deprel::NmodDesc
        });
        let name = title.and_then(|title| tree.head(title).filter(|&name| name > title));
        let name = name.filter(|&name| {
            matches!(
                tree.deprel(name),
                Deprel::Obl | Deprel::OblAgent | Deprel::Nmod
            ) && tree.preposition(name).is_empty()
        });
        if let Some(name) = name {
            tree.set(case, |n| n.head = Some(name as u32));
            tree.link();
        }
    }
}

/// "President of Peru Ana Ruiz": of two names behind a title the first says of what, the second bears it.
pub(super) fn borne(tree: &mut Tree<'_>, ontology: &Ontology) {
    for title in 0..tree.len() {
        let of = title + 1;
        if tree.form(of) != "of"
            || tree.name(title).is_some()
            || !ontology.roles.contains_key(tree.lemma(title))
        {
            continue;
        }
        let at = of + 1 + usize::from(tree.form(of + 1) == "the");
        let owner = tree.name(at).filter(|&(first, _)| first == at);
        let bearer = owner.and_then(|(_, last)| {
            let bearer = tree.name(last + 1)?;
            (bearer.0 == last + 1).then_some(bearer)
        });
        let (Some(owner), Some(bearer)) = (owner, bearer) else {
            continue;
        };
        let (owner, bearer) = (top(tree, owner), top(tree, bearer));
        if !tree.below(owner, title) || !tree.below(bearer, title) {
            continue;
        }
        tree.set(owner, |n| {
            n.head = Some(title as u32);
            n.deprel = Deprel::Nmod;
        });
        tree.set(bearer, |n| {
            n.head = Some(title as u32);
            n.deprel = Deprel::Appos;
        });
        tree.set(of, |n| {
            n.head = Some(owner as u32);
            n.deprel = Deprel::Case;
        });
        tree.link();
    }
}

/// "attorneys general from Lima": what hangs on the adjective behind a title is the title's.
pub(super) fn inflected(tree: &mut Tree<'_>, ontology: &Ontology) {
    for adjective in 1..tree.len() {
        let title = tree.head(adjective).filter(|&title| {
            tree.deprel(adjective) == Deprel::Amod
                && title + 1 == adjective
                && ontology.roles.contains_key(&*format!(
                    "{} {}",
                    tree.lemma(title),
                    tree.lemma(adjective)
                ))
        });
        let Some(title) = title else { continue };
        for phrase in tree.by(adjective, Deprel::Obl).collect::<Vec<_>>() {
            tree.set(phrase, |n| {
                n.head = Some(title as u32);
                n.deprel = Deprel::Nmod;
            });
        }
        tree.link();
    }
}
