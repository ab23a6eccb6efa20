//! Participles that hang on the wrong word: who stands between "with" and a participle does what it says, and one behind
//! a comma says what the subject of its clause does, whatever noun is in front of the comma.

use crate::ontology::Ontology;
use crate::relation::frame::Tree;
use crate::sentence::{Deprel, Upos, Xpos};

/// How many words a phrase may have that stands between "with" and its participle, "accused" and its "of".
const REACH: usize = 12;

/// "Peru left, with Chile saying that it won": Chile says so, not Peru.
pub(super) fn absolute(tree: &mut Tree<'_>) {
    for i in 2..tree.len() {
        if !participle(tree, i) || tree.deprel(i) != Deprel::Advcl {
            continue;
        }
        let Some(head) = tree.head(i) else { continue };
        let case = (i.saturating_sub(REACH).max(1)..i)
            .rfind(|&w| tree.form(w) == "with" && tree.form(w - 1) == ",");
        let doer = case.and_then(|case| {
            let doer = tree
                .head(case)
                .filter(|_| tree.deprel(case) == Deprel::Case)?;
            let phrase = (case + 1..i).all(|w| {
                tree.name(w).is_some()
                    || tree.below(w, doer)
                        && tree.upos(w) != Upos::Verb
                        && tree.upos(w) != Upos::Punct
            });
            let free = tree.head(doer) == Some(head) && doer > case && doer < i;
            (free && phrase).then_some((case, doer))
        });
        let Some((case, doer)) = doer else { continue };
        tree.set(doer, |n| {
            n.head = Some(i as u32);
            n.deprel = Deprel::Nsubj;
        });
        tree.set(case, |n| {
            n.head = Some(i as u32);
            n.deprel = Deprel::Mark;
        });
        tree.link();
    }
}

/// "accused Peru of bombing Chile": whom the parser gave to what they are accused of is accused.
pub(super) fn accused(tree: &mut Tree<'_>, ontology: &Ontology) {
    for verb in 0..tree.len() {
        let free = tree.upos(verb) == Upos::Verb
            && ontology.words.accusing.contains(tree.lemma(verb))
            && !tree.children(verb).any(|c| {
                matches!(
                    tree.deprel(c),
                    Deprel::Obj | Deprel::NsubjPass | Deprel::AuxPass
                )
            });
        if !free {
            continue;
        }
        let of = (verb + 2..tree.len().min(verb + REACH)).find(|&w| tree.form(w) == "of");
        let Some(of) = of else { continue };
        let phrase = |w: usize| {
            tree.name(w).is_some()
                || matches!(
                    tree.upos(w),
                    Upos::Det | Upos::Noun | Upos::Propn | Upos::Adj | Upos::Num | Upos::Pron
                )
        };
        let inside = |w: usize| w > verb && w < of;
        let whom = (verb + 1..of)
            .find(|&w| tree.head(w).is_none_or(|h| !inside(h)))
            .filter(|&whom| (verb + 1..of).all(phrase) && !tree.below(verb, whom));
        if let Some(whom) = whom {
            tree.set(whom, |n| {
                n.head = Some(verb as u32);
                n.deprel = Deprel::Obj;
            });
            tree.link();
        }
    }
}

fn participle(tree: &Tree<'_>, i: usize) -> bool {
    tree.upos(i) == Upos::Verb && tree.xpos(i) == Xpos::Vbg && tree.name(i).is_none()
}
