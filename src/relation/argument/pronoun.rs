//! Words that mean whoever is named elsewhere: "I" and "we" in a quotation, "the two leaders", and "it" where a body says
//! so.

use super::{By, Referent, Referents};
use crate::sentence::{Deprel, Upos};

impl Referents<'_> {
    /// Who is meant by the plural noun at word `i`.
    pub(super) fn gathered(&self, i: usize) -> Vec<Referent> {
        elsewhere(&self.several, i)
    }

    /// Whom the deed hit that the noun at word `i` recalls.
    pub fn recalled(&self, i: usize) -> Vec<Referent> {
        elsewhere(&self.recalled, i)
    }

    /// Whose the deed or words are that the noun at word `i` means without saying so.
    pub fn authors(&self, i: usize) -> Vec<Referent> {
        elsewhere(&self.authors, i)
    }

    /// Who is meant by the first-person pronoun at word `i`.
    pub(super) fn speaker(&self, i: usize) -> Option<Referent> {
        let (_, entity) = self.spoken.iter().find(|(word, _)| *word == i)?;
        Some(Referent {
            entity: *entity,
            score: 0.7,
            word: i,
            by: By::Speaker,
        })
    }

    /// "The Peruvian navy says that it sank", "that two of its ships sank": the body that is meant by the pronoun at
    /// word `i`, where no name says so.
    pub(super) fn reporter(&self, i: usize) -> Option<usize> {
        let t = self.tree;
        let pronoun = t.upos(i) == Upos::Pron
            && match t.deprel(i) {
                Deprel::Nsubj => matches!(t.lemma(i), "it" | "they"),
                Deprel::NmodPoss => matches!(t.lemma(i), "its" | "their" | "it" | "they"),
                _ => false,
            };
        let verb = t.first_conjunct(self.clause(i).filter(|_| pronoun)?);
        let saying = t.head(verb).filter(|&s| {
            t.deprel(verb) == Deprel::Ccomp && self.ontology.words.speech.contains(t.lemma(s))
        })?;
        let mut speakers = t.by(saying, Deprel::Nsubj).flat_map(|s| t.conjuncts(s));
        let speaker = speakers.next().filter(|_| speakers.next().is_none())?;
        let body = self.ontology.words.bodies.contains(t.lemma(speaker));
        (body && self.at(speaker).is_none()).then_some(speaker)
    }

    /// The verb in whose clause word `i` stands.
    fn clause(&self, i: usize) -> Option<usize> {
        let mut at = self.tree.head(i)?;
        for _ in 0..4 {
            if self.tree.upos(at) == Upos::Verb {
                return Some(at);
            }
            at = self.tree.head(at)?;
        }
        None
    }
}

/// The entities named elsewhere that `known` has for word `i`.
fn elsewhere(known: &[(usize, Vec<u32>)], i: usize) -> Vec<Referent> {
    let found = known.iter().find(|(word, _)| *word == i);
    let found = found.into_iter().flat_map(|(_, entities)| entities);
    found
        .map(|&entity| Referent {
            entity,
            score: 0.6,
            word: i,
            by: By::Several,
        })
        .collect()
}
