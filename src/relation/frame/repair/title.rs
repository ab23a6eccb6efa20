//! Titles that the parser ties to the wrong word: the participle or preposition in front of one, the name behind one with
//! its owner, the name of whoever is given one.

use super::adopt;
use crate::ontology::Ontology;
use crate::relation::frame::Tree;
use crate::sentence::{Deprel, Upos};

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
        let (owner, bearer) = (tree.top(owner), tree.top(bearer));
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

/// "acting president Ana Ruiz": the participle belongs to the title behind it.
pub(super) fn acting(tree: &mut Tree<'_>) {
    for i in 0..tree.len() {
        let participle = tree.upos(i) == Upos::Verb
            && matches!(
                tree.form(i),
                "acting" | "incoming" | "outgoing" | "visiting"
            );
        if !participle {
            continue;
        }
        let noun = tree
            .children(i)
            .find(|&c| c > i && c <= i + 4 && tree.is_noun(c));
        let Some(noun) = noun else {
            continue;
        };
        if !(i + 1..noun).all(|w| matches!(tree.upos(w), Upos::Noun | Upos::Adj | Upos::Propn)) {
            continue;
        }
        let Some(node) = tree.node(i) else { continue };
        tree.set(noun, |n| {
            n.head = node.head;
            n.deprel = match node.deprel {
                Deprel::Acl | Deprel::AclRelcl => Deprel::Nmod,
                Deprel::Advcl | Deprel::Xcomp | Deprel::Ccomp => Deprel::Obl,
                other => other,
            };
        });
        adopt(tree, i, noun, |_, _| true);
        for mark in tree.children(noun).collect::<Vec<_>>() {
            if mark < i && tree.deprel(mark) == Deprel::Mark {
                tree.set(mark, |n| n.deprel = Deprel::Case);
            }
        }
        tree.set(i, |n| {
            n.head = Some(noun as u32);
            n.deprel = Deprel::Amod;
            n.upos = Upos::Adj;
        });
        tree.link();
    }
}

/// "named Ana Ruiz prime minister": the name behind a verb of appointing is its object, the office what it is made.
pub(super) fn named_to(tree: &mut Tree<'_>, ontology: &Ontology) {
    let Some(appointed) = ontology.index_of("appointed") else {
        return;
    };
    for verb in 0..tree.len().saturating_sub(2) {
        let appoints = tree.upos(verb) == Upos::Verb
            && ontology
                .verbs
                .get(tree.lemma(verb))
                .is_some_and(|triggers| triggers.iter().any(|t| t.relation == appointed));
        let name = tree.name(verb + 1).filter(|&(first, _)| first == verb + 1);
        let Some((first, last)) = name.filter(|_| appoints) else {
            continue;
        };
        let head = tree.top((first, last));
        let Some(office) = tree.head(head) else {
            continue;
        };
        let tied = matches!(
            tree.deprel(head),
            Deprel::Compound | Deprel::Amod | Deprel::NmodDesc | Deprel::Flat | Deprel::Nmod
        );
        let given = tree.head(office) == Some(verb)
            && matches!(tree.deprel(office), Deprel::Obj | Deprel::Xcomp)
            && office > last
            && ontology.roles.contains_key(tree.lemma(office));
        if tied && given && tree.preposition(head).is_empty() {
            tree.set(head, |n| {
                n.head = Some(verb as u32);
                n.deprel = Deprel::Obj;
            });
            tree.set(office, |n| n.deprel = Deprel::Xcomp);
            tree.link();
        }
    }
}
