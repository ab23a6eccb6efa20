//! Offices that a verb or a copula gives: "Ana Ruiz is president", "was sworn in as mayor, succeeding Bo Diaz".

use super::{Frame, Role, Tree, Via, roster};
use crate::ontology::Ontology;
use crate::sentence::{Deprel, Upos};

/// "Ana Ruiz is president", "was sworn in as president", "serves as mayor", "they elected Ana Ruiz president".
pub(super) fn predicative(tree: &Tree<'_>, ontology: &Ontology, last: usize, frame: &mut Frame) {
    let has = |i: usize, relation: Deprel| tree.by(i, relation).next();
    // the role's head: the highest of the words left of it that it belongs to
    let mut head = last;
    while let Some(h) = tree.head(head).filter(|&h| {
        h > head && h <= last + 2 && matches!(tree.deprel(head), Deprel::Compound | Deprel::Flat)
    }) {
        head = h;
    }
    // "secretary of state": the first of its nouns
    let first = frame.support.unwrap_or(last);
    while let Some(h) = tree.head(head).filter(|&h| first <= h && h < head) {
        head = h;
    }
    if has(head, Deprel::Cop).is_some() {
        if let Some(s) = subject(tree, head) {
            frame.add(Role::Subject, s, Via::Control);
        }
        return;
    }
    let Some(governor) = tree.head(head) else {
        return;
    };
    // "Her successor is Ana Ruiz"
    let named = tree.deprel(head) == Deprel::Nsubj && tree.name(governor).is_some();
    let cop = has(governor, Deprel::Cop);
    if named && cop.is_some() {
        frame.add(Role::Subject, governor, Via::Control);
        return;
    }
    // "Her mother is surfer Ana Ruiz"
    let titled = cop.filter(|_| tree.deprel(head) == Deprel::Nsubj);
    if let Some((bearer, _)) = titled.and_then(|cop| roster::titled(tree, cop + 1)) {
        frame.add(Role::Subject, bearer, Via::Control);
        return;
    }
    // "Ana Ruiz's appointment as mayor", "the election of Ana Ruiz as mayor"
    let tenure = |w: &usize| ontology.words.tenures.contains(tree.lemma(*w));
    if tenure(&governor) && tree.preposition(head) == "as" {
        // not whose role it is in "her role in Bo Diaz's appointment as mayor"
        let noun = (governor..head).rev().find(tenure).unwrap_or(governor);
        let own = has(noun, Deprel::NmodPoss);
        let of = || {
            tree.by(noun, Deprel::Nmod)
                .find(|&w| tree.preposition(w) == "of")
        };
        if let Some(bearer) = own.or_else(of) {
            frame.add(Role::Subject, bearer, Via::Control);
        }
        return;
    }
    // "replaces Ana Ruiz as mayor", where the parser hangs the mayor on her
    let object = |w: usize| tree.deprel(w) == Deprel::Obj && tree.preposition(head) == "as";
    let verb = match tree.head(governor).filter(|_| object(governor)) {
        Some(verb) => verb,
        None if tree.upos(governor) == Upos::Verb => governor,
        None => return,
    };
    let lemma = tree.lemma(verb);
    let becoming = ontology.words.becoming.contains(lemma);
    let role_of = matches!(tree.preposition(head).as_str(), "as")
        || tree.by(head, Deprel::Mark).any(|c| tree.form(c) == "as");
    let naming = ontology.words.appointing.contains(lemma);
    // "Peruvians elect members of": those who are elected are nobody that the sentence names
    let unnamed =
        naming && tree.deprel(head) == Deprel::Obj && has(verb, Deprel::NsubjPass).is_none();
    if !(becoming || role_of || naming) || unnamed {
        return;
    }
    // "takes office as mayor": the object is nobody
    let somebody = |o: usize| naming || tree.name(o).is_some() || tree.upos(o) == Upos::Pron;
    let object = has(verb, Deprel::Obj).filter(|&o| o != head && !becoming && somebody(o));
    let succeeding = |v: usize| ontology.words.succeeding.contains(tree.lemma(v));
    if let Some(o) = object {
        frame.add(Role::Subject, o, Via::Control);
    }
    if (object.is_none() || succeeding(verb))
        && let Some(s) = subject(tree, verb)
    {
        frame.add(Role::Subject, s, Via::Control);
    }
    // "sworn in as mayor, succeeding Bo Diaz": whoever went before bore the same office
    for successor in tree.children(verb).filter(|&c| succeeding(c)) {
        if let Some(before) = has(successor, Deprel::Obj) {
            frame.add(Role::Subject, before, Via::Control);
        }
    }
}

/// The subject of `verb`, or of the verb above that it shares it with; for a relative pronoun what it stands for.
fn subject(tree: &Tree<'_>, verb: usize) -> Option<usize> {
    let own = |i: usize| {
        let plain = tree.by(i, Deprel::Nsubj).next();
        plain.or_else(|| tree.by(i, Deprel::NsubjPass).next())
    };
    let subject = own(verb).or_else(|| {
        let up = tree.head(verb)?;
        match tree.deprel(verb) {
            Deprel::AclRelcl | Deprel::Acl => Some(up),
            // "they asked Ana Ruiz to be"
            Deprel::Xcomp => {
                let mut objects = tree.by(up, Deprel::Obj);
                objects
                    .find(|&o| tree.name(o).is_some())
                    .or_else(|| own(up))
            }
            Deprel::Conj | Deprel::Advcl => own(up),
            _ => None,
        }
    })?;
    if !matches!(tree.lemma(subject), "who" | "that" | "which") {
        return Some(subject);
    }
    let mut at = subject;
    while let Some(h) = tree.head(at) {
        if tree.deprel(at) == Deprel::AclRelcl {
            return Some(h);
        }
        at = h;
    }
    Some(subject)
}
