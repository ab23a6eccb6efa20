//! Phrases that hang on the wrong word: what an event noun is directed at ("an attack on Lima"), what lies between two
//! parties, a particle in front of an object, by what somebody does a thing.

use crate::ontology::Ontology;
use crate::relation::frame::Tree;
use crate::sentence::{Deprel, Upos, Xpos};
use smol_str::SmolStr;

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

/// "attorneys general from Lima": the phrase behind a title that ends in an adjective hangs on the title's noun.
pub(super) fn postposed(tree: &mut Tree<'_>, ontology: &Ontology) {
    for noun in 0..tree.len().saturating_sub(2) {
        let adjective = noun + 1;
        let within = tree.head(adjective) == Some(noun) && tree.deprel(adjective) == Deprel::Amod;
        let title = || format!("{} {}", tree.lemma(noun), tree.lemma(adjective));
        if !within || !ontology.roles.contains_key(&title()) {
            continue;
        }
        let phrases: Vec<usize> = tree.by(adjective, Deprel::Obl).collect();
        for phrase in phrases {
            tree.set(phrase, |n| {
                n.head = Some(noun as u32);
                n.deprel = Deprel::Nmod;
            });
        }
        tree.link();
    }
}

/// "hands over the remains": the particle of a verb that the ontology lists with it, taken for a preposition.
pub(super) fn particles(tree: &mut Tree<'_>, ontology: &Ontology) {
    for verb in 0..tree.len().saturating_sub(2) {
        let particle = verb + 1;
        if tree.upos(verb) != Upos::Verb || tree.deprel(particle) != Deprel::Case {
            continue;
        }
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
            tree.head(phrase) == Some(verb) && tree.deprel(phrase) == Deprel::Obl
        });
        let bare = tree.children(verb).all(|c| {
            !matches!(
                tree.deprel(c),
                Deprel::Obj | Deprel::AuxPass | Deprel::NsubjPass | Deprel::CompoundPrt
            )
        });
        let participle =
            tree.xpos(verb) == Xpos::Vbn && tree.by(verb, Deprel::Aux).next().is_none();
        let Some(object) = phrase.filter(|_| listed && !other && bare && !participle) else {
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

/// "pulled out of Lima": the particle of a verb that the ontology lists with it, taken for a part of the preposition behind.
pub(super) fn outward(tree: &mut Tree<'_>, ontology: &Ontology) {
    for particle in 1..tree.len().saturating_sub(1) {
        let cases = [particle, particle + 1].map(|w| tree.deprel(w) == Deprel::Case);
        let phrase = tree
            .head(particle)
            .filter(|_| cases == [true, true] && PARTICLES.contains(&tree.lemma(particle)))
            .filter(|_| tree.head(particle) == tree.head(particle + 1));
        let verb = phrase
            .and_then(|phrase| tree.head(phrase))
            .filter(|&v| tree.upos(v) == Upos::Verb && v < particle);
        let listed = verb.is_some_and(|verb| {
            let mut triggers = ontology.verbs.get(tree.lemma(verb)).into_iter().flatten();
            let has = |all: &[SmolStr], w: usize| all.iter().any(|p| p == tree.lemma(w));
            triggers.any(|t| has(&t.particles, particle) && has(&t.slot, particle + 1))
        });
        if let Some(verb) = verb.filter(|_| listed) {
            tree.set(particle, |n| {
                n.head = Some(verb as u32);
                n.deprel = Deprel::CompoundPrt;
            });
            tree.link();
        }
    }
}

/// "hit back at Peru": the phrase behind a verb's particle hangs on the verb.
pub(super) fn through(tree: &mut Tree<'_>, ontology: &Ontology) {
    for particle in 1..tree.len() {
        let small = matches!(tree.deprel(particle), Deprel::Advmod | Deprel::CompoundPrt);
        let Some(verb) = tree.head(particle).filter(|&v| small && v < particle) else {
            continue;
        };
        let triggers = ontology.verbs.get(tree.lemma(verb)).into_iter().flatten();
        let mut triggers =
            triggers.filter(|t| t.particles.iter().any(|p| p == tree.lemma(particle)));
        let mut phrases = tree
            .by(particle, Deprel::Obl)
            .chain(tree.by(particle, Deprel::Nmod));
        let phrase = phrases.find(|&c| c > particle);
        let mut listed = |c: usize| triggers.any(|t| t.slot.contains(&tree.preposition(c)));
        let phrase = phrase.filter(|&c| tree.upos(verb) == Upos::Verb && listed(c));
        drop(phrases);
        if let Some(phrase) = phrase {
            tree.set(phrase, |n| {
                n.head = Some(verb as u32);
                n.deprel = Deprel::Obl;
            });
            tree.link();
        }
    }
}

/// "dismissed as baseless the claims": the object behind what it is called is the verb's.
pub(super) fn shifted(tree: &mut Tree<'_>) {
    for object in 3..tree.len() {
        let name = tree.head(object).filter(|&name| {
            tree.deprel(object) == Deprel::Obj
                && name < object
                && tree.upos(name) == Upos::Adj
                && tree.preposition(name) == "as"
        });
        let verb = name.and_then(|name| tree.head(name)).filter(|&verb| {
            tree.upos(verb) == Upos::Verb && tree.by(verb, Deprel::Obj).next().is_none()
        });
        if let Some(verb) = verb {
            tree.set(object, |n| n.head = Some(verb as u32));
            tree.link();
        }
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
