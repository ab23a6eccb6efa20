//! Subjects, objects and agents taken for one another: a name behind a fronted phrase, a subject behind its verb, whoever
//! stands behind the office that they give.

use super::finite;
use crate::ontology::Ontology;
use crate::relation::frame::Tree;
use crate::sentence::{Deprel, Upos, Xpos};

/// "After talks with Peru, Ana Ruiz left": what stands behind a preposition is no subject, but the name behind the comma,
/// which the parser may have listed with it.
pub(super) fn fronted(tree: &mut Tree<'_>) {
    for phrase in 1..tree.len() {
        let listed = tree.deprel(phrase) == Deprel::Obl;
        let verb = tree.head(phrase).filter(|&verb| {
            let open = || {
                let mut subjects = tree.children(verb).map(|c| tree.deprel(c));
                finite(tree, verb)
                    && !subjects.any(|d| matches!(d, Deprel::Nsubj | Deprel::NsubjPass))
            };
            (tree.deprel(phrase) == Deprel::Nsubj || listed && open())
                && verb > phrase
                && tree.upos(verb) == Upos::Verb
                && tree
                    .by(phrase, Deprel::Case)
                    .any(|c| c < phrase && tree.upos(c) == Upos::Adp)
                && tree.by(verb, Deprel::Nsubj).nth(1).is_none()
        });
        let Some(verb) = verb else { continue };
        let comma = (phrase + 1..verb).rfind(|&w| tree.form(w) == ",");
        let subject = comma.and_then(|comma| {
            (comma + 1..verb).find(|&w| {
                (tree.is_noun(w) || tree.name(w).is_some())
                    && tree.head(w).is_some_and(|h| h < comma)
                    && tree.below(w, phrase)
                    && tree.preposition(w).is_empty()
                    && !(listed && tree.by(w, Deprel::Cc).next().is_some())
            })
        });
        let Some(subject) = subject else { continue };
        tree.set(subject, |n| {
            n.head = Some(verb as u32);
            n.deprel = Deprel::Nsubj;
        });
        tree.set(phrase, |n| n.deprel = Deprel::Obl);
        tree.link();
    }
}

/// "Ana Ruiz, 39, who leads Norvik, met Bo Diaz": a name that the parser took for the main word is the subject of the
/// finite verb that it coordinated with it.
pub(super) fn stranded(tree: &mut Tree<'_>) {
    for verb in 1..tree.len() {
        let conjunct = tree.deprel(verb) == Deprel::Conj && tree.upos(verb) == Upos::Verb;
        let main = |name: &usize| tree.head(*name).is_none() && tree.name(*name).is_some();
        // what is told of the name parts it from its verb
        let apart = |&name: &usize| {
            let told = |c: usize| matches!(tree.deprel(c), Deprel::AclRelcl | Deprel::Appos);
            tree.children(name).any(|c| c < verb && told(c))
        };
        let Some(name) = tree
            .head(verb)
            .filter(|_| conjunct)
            .filter(main)
            .filter(apart)
        else {
            continue;
        };
        let has = |d: Deprel| tree.by(verb, d).next().is_some();
        let passive = has(Deprel::AuxPass);
        let finite = finite(tree, verb) || has(Deprel::Aux) || passive;
        if !finite || has(Deprel::Nsubj) || has(Deprel::NsubjPass) || has(Deprel::Cc) {
            continue;
        }
        tree.set(verb, |n| {
            n.head = None;
            n.deprel = Deprel::Root;
        });
        tree.set(name, |n| {
            n.head = Some(verb as u32);
            n.deprel = if passive {
                Deprel::NsubjPass
            } else {
                Deprel::Nsubj
            };
        });
        tree.link();
    }
}

/// "after Peru accused Ana Ruiz of": the phrase in front of a verb, taken for that of a preposition, is its subject, and
/// what was taken for the subject behind it is its object.
pub(super) fn inverted(tree: &mut Tree<'_>) {
    for verb in 1..tree.len() {
        // "…, said Ana Ruiz" has a comma or a mark in front
        if !finite(tree, verb) || tree.upos(verb) != Upos::Verb {
            continue;
        }
        let mut subjects = tree.by(verb, Deprel::Nsubj);
        let (Some(behind), None) = (subjects.next().filter(|&s| s > verb), subjects.next()) else {
            continue;
        };
        drop(subjects);
        let has = tree.by(verb, Deprel::Obj).next().is_some();
        let near = behind <= verb + 6 && !(verb + 1..behind).any(|w| tree.upos(w) == Upos::Punct);
        let Some(front) = front(tree, verb).filter(|_| !has && near) else {
            continue;
        };
        let mark = tree.by(front, Deprel::Case).find(|&c| {
            matches!(
                tree.form(c).to_lowercase().as_str(),
                "after" | "before" | "since" | "until" | "as" | "than"
            )
        });
        if !tree.preposition(front).is_empty() && mark.is_none() || tree.below(verb, front) {
            continue;
        }
        if let Some(mark) = mark {
            tree.set(mark, |n| {
                n.head = Some(verb as u32);
                n.deprel = Deprel::Mark;
            });
        }
        tree.set(front, |n| {
            n.head = Some(verb as u32);
            n.deprel = Deprel::Nsubj;
        });
        tree.set(behind, |n| n.deprel = Deprel::Obj);
        tree.link();
    }
}

/// The head of the noun phrase that ends right before word `i`.
fn front(tree: &Tree<'_>, i: usize) -> Option<usize> {
    let mut at = i.checked_sub(1)?;
    if !(tree.is_noun(at) || tree.name(at).is_some() || tree.xpos(at) == Xpos::Prp) {
        return None;
    }
    while let Some(h) = tree.head(at).filter(|&h| {
        h < i
            && h + 6 > i
            && matches!(
                tree.deprel(at),
                Deprel::Compound | Deprel::Flat | Deprel::NmodDesc | Deprel::Amod
            )
    }) {
        at = h;
    }
    Some(at)
}

/// "dismisses Prime Minister Ana Ruiz and appoints": of two subjects the one behind the active verb is its object.
pub(super) fn doubled(tree: &mut Tree<'_>) {
    for verb in 1..tree.len() {
        // "…, said Ana Ruiz" has a comma or a mark in front
        if !finite(tree, verb)
            || tree.upos(verb - 1) == Upos::Punct
            || tree.by(verb, Deprel::Obj).next().is_some()
        {
            continue;
        }
        let mut behind = tree.by(verb, Deprel::Nsubj).filter(|&s| s > verb);
        let (Some(object), None) = (behind.next(), behind.next()) else {
            continue;
        };
        drop(behind);
        let front = tree.by(verb, Deprel::Nsubj).any(|s| s < verb);
        let near = (verb + 1..object).all(|w| {
            tree.is_noun(w)
                || tree.name(w).is_some()
                || matches!(tree.upos(w), Upos::Adj | Upos::Det)
                || tree.upos(w) == Upos::Punct && tree.form(w) != ","
        });
        if front && near {
            tree.set(object, |n| n.deprel = Deprel::Obj);
            tree.link();
        }
    }
}

/// "was elected speaker by the assembly": who stands behind "by" elected, and made no speaker of its own.
pub(super) fn agents(tree: &mut Tree<'_>) {
    for case in 1..tree.len() {
        let doer = tree
            .head(case)
            .filter(|_| tree.deprel(case) == Deprel::Case && tree.lemma(case) == "by")
            .filter(|&doer| tree.deprel(doer) == Deprel::Nmod);
        let office = doer.and_then(|doer| tree.head(doer)).filter(|&office| {
            let made = match tree.deprel(office) {
                Deprel::Xcomp | Deprel::Obj => true,
                // "was elected as speaker"
                relation => relation == Deprel::Obl && tree.preposition(office) == "as",
            };
            made && tree.is_noun(office)
        });
        let verb = office.and_then(|office| tree.head(office)).filter(|&verb| {
            let free = |c: usize| tree.preposition(c) != "by";
            tree.by(verb, Deprel::AuxPass).next().is_some() && tree.children(verb).all(free)
        });
        if let (Some(doer), Some(verb)) = (doer, verb) {
            tree.set(doer, |n| {
                n.head = Some(verb as u32);
                n.deprel = Deprel::OblAgent;
            });
            tree.link();
        }
    }
}

/// "Chile attacked Peru, Prats said": the object of what is said, taken for a first speaker, goes back to its verb.
pub(super) fn reported(tree: &mut Tree<'_>) {
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

/// "Ana Ruiz said the decision by Peru was a mistake": what a clause without a subject says something of is its subject, not
/// what is said.
pub(super) fn topics(tree: &mut Tree<'_>, ontology: &Ontology) {
    for verb in 1..tree.len() {
        let told = matches!(
            tree.lemma(verb),
            "tell" | "ask" | "inform" | "quote" | "show"
        );
        if tree.upos(verb) != Upos::Verb
            || told
            || !ontology.words.speech.contains(tree.lemma(verb))
        {
            continue;
        }
        let Some(topic) = tree.by(verb, Deprel::Obj).find(|&o| o > verb) else {
            continue;
        };
        let clause = tree.by(verb, Deprel::Ccomp).find(|&c| {
            let has = |d: Deprel| tree.by(c, d).next().is_some();
            let subject = [
                Deprel::Nsubj,
                Deprel::NsubjPass,
                Deprel::Mark,
                Deprel::Csubj,
            ];
            let finite = has(Deprel::Cop) || has(Deprel::Aux) || has(Deprel::AuxPass);
            c > topic && finite && !subject.into_iter().any(has)
        });
        if let Some(clause) = clause {
            let passive = tree.by(clause, Deprel::AuxPass).next().is_some();
            tree.set(topic, |n| {
                n.head = Some(clause as u32);
                n.deprel = if passive {
                    Deprel::NsubjPass
                } else {
                    Deprel::Nsubj
                };
            });
            tree.link();
        }
    }
}
