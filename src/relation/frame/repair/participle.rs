//! Objects and participles that hang on the wrong word: who is accused of a deed is not whom it befalls.

use crate::ontology::Ontology;
use crate::relation::frame::Tree;
use crate::sentence::{Deprel, Upos};

/// How many words a phrase may have that stands between "accused" and its "of".
const REACH: usize = 12;

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
