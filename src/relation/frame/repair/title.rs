//! Titles that the parser ties to the wrong word: the participle or preposition in front of one, the name behind one with
//! its owner, the name of whoever is given one.

use super::adopt;
use crate::ontology::Ontology;
use crate::relation::frame::Tree;
use crate::sentence::{Deprel, Upos};

/// "talks with president Ana Ruiz", "talks with House of Elders member Ana Ruiz": the preposition in front of a title, or
/// of the name that it begins with, is that of the word behind it.
pub(super) fn cased(tree: &mut Tree<'_>) {
    for case in 0..tree.len() {
        let title = tree.head(case).filter(|&title| {
            let begins = match tree.deprel(title) {
                Deprel::NmodDesc => true,
                Deprel::Compound => tree.name(title).is_some_and(|(first, _)| first == case + 1),
                _ => false,
            };
            tree.deprel(case) == Deprel::Case && case < title && begins
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

/// "appointed Ana Ruiz to lead the bank": what somebody is appointed to do is theirs to do.
pub(super) fn appointed_to(tree: &mut Tree<'_>, ontology: &Ontology) {
    for verb in 0..tree.len() {
        let appoints = |up: &usize| {
            let somebody = tree.by(*up, Deprel::Obj).any(|o| o > *up && o < verb);
            somebody && ontology.words.appointing.contains(tree.lemma(*up))
        };
        let infinitive = tree.deprel(verb) == Deprel::Advcl
            && tree
                .by(verb, Deprel::Mark)
                .any(|mark| tree.form(mark) == "to");
        if infinitive && tree.head(verb).filter(appoints).is_some() {
            tree.set(verb, |n| n.deprel = Deprel::Xcomp);
        }
    }
}
