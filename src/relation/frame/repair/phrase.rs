//! Phrases that hang on the wrong word: what an event noun is directed at ("an attack on Lima"), a participle in front of
//! a title ("acting president"), a subject taken for an object and the other way round.

use super::finite;
use crate::ontology::Ontology;
use crate::relation::frame::Tree;
use crate::sentence::{Deprel, Upos, Xpos};

/// Prepositions behind an event noun that name whom it is directed at or done with.
const DIRECTED: &[&str] = &[
    "on", "against", "with", "to", "into", "between", "over", "for",
];

/// Particles of verbs that are prepositions as well.
const PARTICLES: &[&str] = &["over", "up", "down", "off", "out", "in", "back"];

/// "an attack on Lima" hangs on the attack, if a name stands in the phrase right behind an event noun that the ontology
/// lists with this preposition.
pub(super) fn directed(tree: &mut Tree<'_>, ontology: &Ontology) {
    for case in 1..tree.len() {
        let preposition = tree.lemma(case);
        if tree.deprel(case) != Deprel::Case || !DIRECTED.contains(&preposition) {
            continue;
        }
        let noun = case - 1;
        let (Some(head), Some(triggers)) = (tree.head(case), ontology.nouns.get(tree.lemma(noun)))
        else {
            continue;
        };
        let listed = triggers
            .iter()
            .any(|t| t.slot.iter().any(|p| p.as_str() == preposition));
        let named = (case + 1..=head.max(case + 1)).any(|w| tree.name(w).is_some());
        let apart = tree.head(head) != Some(noun)
            && head > case
            && !tree.below(noun, head)
            && matches!(tree.deprel(head), Deprel::Obl | Deprel::Nmod);
        if listed && named && apart && tree.is_noun(noun) && tree.name(noun).is_none() {
            tree.set(head, |n| {
                n.head = Some(noun as u32);
                n.deprel = Deprel::Nmod;
            });
            tree.link();
        }
    }
}

/// "talks in Doha between Peru and Chile": what lies between two parties is no place, but what the place belongs to.
pub(super) fn between(tree: &mut Tree<'_>) {
    for case in 1..tree.len() {
        let party = tree
            .head(case)
            .filter(|_| tree.deprel(case) == Deprel::Case && tree.lemma(case) == "between");
        let place = party
            .filter(|&party| matches!(tree.deprel(party), Deprel::Nmod | Deprel::Conj))
            .and_then(|party| tree.head(party))
            .filter(|&place| tree.name(place).is_some() && !tree.preposition(place).is_empty());
        let (Some(party), Some(owner)) = (party, place.and_then(|place| tree.head(place))) else {
            continue;
        };
        let verb = tree.upos(owner) == Upos::Verb;
        tree.set(party, |n| {
            n.head = Some(owner as u32);
            n.deprel = if verb { Deprel::Obl } else { Deprel::Nmod };
        });
        tree.link();
    }
}

/// "talks mediated by Quito between Peru and Chile", "talks on forming a cabinet between them": what lies between parties
/// is the event that a participle or a phrase says more of, not what that says.
pub(super) fn parties(tree: &mut Tree<'_>, ontology: &Ontology) {
    let shared = |tree: &Tree<'_>, i: usize| {
        let triggers = ontology.nouns.get(tree.lemma(i));
        tree.is_noun(i)
            && tree.name(i).is_none()
            && triggers.is_some_and(|all| all.iter().any(|t| t.slot.iter().any(|p| p == "between")))
    };
    for case in 1..tree.len() {
        let party = tree
            .head(case)
            .filter(|_| tree.deprel(case) == Deprel::Case && tree.lemma(case) == "between")
            .filter(|&party| matches!(tree.deprel(party), Deprel::Nmod | Deprel::Obl));
        let Some((party, mut at)) = party.and_then(|party| Some((party, tree.head(party)?))) else {
            continue;
        };
        for _ in 0..3 {
            let inside = match tree.deprel(at) {
                Deprel::Acl => tree.upos(at) == Upos::Verb,
                relation => relation == Deprel::Obj,
            };
            let above = tree.head(at).filter(|&above| inside && above < case);
            let Some(above) = above.filter(|_| !shared(tree, at)) else {
                break;
            };
            at = above;
        }
        if shared(tree, at) && tree.head(party) != Some(at) {
            tree.set(party, |n| {
                n.head = Some(at as u32);
                n.deprel = Deprel::Nmod;
            });
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

/// "acting president Ana Ruiz": the participle belongs to the title behind it.
pub(super) fn acting(tree: &mut Tree<'_>) {
    for i in 0..tree.len() {
        let participle = matches!(
            tree.form(i),
            "acting" | "incoming" | "outgoing" | "visiting"
        ) && tree.upos(i) == Upos::Verb;
        let noun = tree
            .children(i)
            .find(|&c| c > i && c <= i + 4 && tree.is_noun(c));
        let Some(noun) = noun.filter(|_| participle) else {
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
        super::adopt(tree, i, noun, |_, _| true);
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
        let head = (first..=last).find(|&w| tree.head(w).is_none_or(|h| h < first || h > last));
        let Some((head, office)) = head.and_then(|w| Some((w, tree.head(w)?))) else {
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

/// "hands over the remains": the particle of a verb that the ontology lists with it, taken for a preposition.
pub(super) fn particles(tree: &mut Tree<'_>, ontology: &Ontology) {
    for verb in 0..tree.len().saturating_sub(2) {
        let particle = verb + 1;
        let (lemma, form) = (tree.lemma(verb), tree.lemma(particle));
        let Some(triggers) = ontology.verbs.get(lemma) else {
            continue;
        };
        let listed = PARTICLES.contains(&form)
            && triggers
                .iter()
                .any(|t| t.particles.iter().any(|p| p == form));
        let other = triggers.iter().any(|t| t.slot.iter().any(|p| p == form));
        let phrase = tree.head(particle).filter(|&phrase| {
            tree.deprel(particle) == Deprel::Case
                && tree.head(phrase) == Some(verb)
                && tree.deprel(phrase) == Deprel::Obl
        });
        let bare = tree.children(verb).all(|c| {
            !matches!(
                tree.deprel(c),
                Deprel::Obj | Deprel::AuxPass | Deprel::NsubjPass | Deprel::CompoundPrt
            )
        });
        let participle =
            tree.xpos(verb) == Xpos::Vbn && tree.by(verb, Deprel::Aux).next().is_none();
        let Some(object) = phrase
            .filter(|_| listed && !other && bare && !participle && tree.upos(verb) == Upos::Verb)
        else {
            continue;
        };
        tree.set(particle, |n| {
            n.head = Some(verb as u32);
            n.deprel = Deprel::CompoundPrt;
        });
        tree.set(object, |n| n.deprel = Deprel::Obj);
        tree.link();
    }
}

/// "lifted the ban by freeing Ana Ruiz": by what somebody does a thing hangs on the verb, not on the thing.
pub(super) fn manner(tree: &mut Tree<'_>) {
    for clause in 2..tree.len() {
        let by = |c: usize| {
            c + 1 == clause
                && tree.form(c) == "by"
                && matches!(tree.deprel(c), Deprel::Mark | Deprel::Case)
        };
        let told = tree.xpos(clause) == Xpos::Vbg
            && matches!(tree.deprel(clause), Deprel::Acl | Deprel::Nmod)
            && tree.children(clause).any(by);
        let mut at = clause;
        let verb = std::iter::from_fn(|| {
            at = tree.head(at).filter(|_| told)?;
            Some(at)
        })
        .take(6)
        .find(|&w| tree.upos(w) == Upos::Verb);
        let passive = |v: usize| tree.by(v, Deprel::AuxPass).next().is_some();
        let Some(verb) = verb.filter(|&v| v < clause && !passive(v)) else {
            continue;
        };
        tree.set(clause, |n| {
            n.head = Some(verb as u32);
            n.deprel = Deprel::Advcl;
        });
        tree.link();
    }
}
