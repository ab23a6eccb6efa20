//! Which time expression belongs to a predicate: one that depends on it, on its light verb, or on a place or name that
//! does ("met in Lima on Monday"); for a coordinated verb also one that opens the sentence for all of them.

use super::{Expression, Interval, Tense, expressions};
use crate::ontology::Ontology;
use crate::relation::Modality;
use crate::relation::frame::Tree;
use crate::relation::place::hangs_over_names;
use crate::sentence::{Deprel, Upos, Xpos};
use crate::span::Span;
use jiff::civil::Date;

/// Reads the times of one sentence.
#[derive(Clone, Debug)]
pub struct TimeReader<'a> {
    tree: &'a Tree<'a>,
    ontology: &'a Ontology,
    reference: Option<Date>,
    found: Vec<Expression>,
}

impl<'a> TimeReader<'a> {
    /// The day that relative expressions count from.
    pub const fn reference(&self) -> Option<Date> {
        self.reference
    }

    /// A reader for `tree`; relative expressions count from `reference`.
    pub fn new(tree: &'a Tree<'a>, ontology: &'a Ontology, reference: Option<Date>) -> Self {
        let words: Vec<(&str, Span)> = (0..tree.len())
            .map(|i| {
                (
                    tree.form(i),
                    tree.word(i).map(|w| w.span).unwrap_or_default(),
                )
            })
            .collect();
        Self {
            tree,
            ontology,
            reference,
            found: expressions(&words),
        }
    }

    /// When predicate `i`, whose light verb is `support`, takes place: the words and what they resolve to.
    pub fn read(
        &self,
        i: usize,
        support: Option<usize>,
        modality: Modality,
    ) -> Option<(Span, Interval)> {
        let anchors = self.anchors(i, support);
        let tense = self.tense(&anchors, modality);
        let resolved = |e: &&Expression| {
            let interval = e.resolve(self.reference, tense);
            (interval == Interval::default(), distance(e, i))
        };
        let own = self
            .found
            .iter()
            .filter(|e| anchors.iter().any(|&a| self.hangs_on(e, a)))
            .min_by_key(resolved);
        let expression = own.or_else(|| self.shared(*anchors.last()?))?;
        Some((expression.span, expression.resolve(self.reference, tense)))
    }

    /// The words that an expression for predicate `i` may depend on.
    fn anchors(&self, i: usize, support: Option<usize>) -> Vec<usize> {
        let tree = self.tree;
        let mut all = vec![i];
        all.extend(support);
        // "Talks resumed on Monday."
        if let Some(verb) = tree.head(i).filter(|&h| {
            matches!(tree.deprel(i), Deprel::Nsubj | Deprel::NsubjPass)
                && self.ontology.words.occurring.contains(tree.lemma(h))
        }) {
            all.push(verb);
        }
        all
    }

    /// Whether the highest word of the expression depends on `anchor`.
    fn hangs_on(&self, expression: &Expression, anchor: usize) -> bool {
        let inside = expression.first..=expression.last;
        inside.clone().any(|i| {
            let outward = self.tree.head(i).is_some_and(|h| !inside.contains(&h));
            outward && hangs_over_names(self.tree, i, anchor)
        })
    }

    /// An expression before the first of several coordinated verbs: "On Monday he flew to Lima and met Prats".
    fn shared(&self, anchor: usize) -> Option<&Expression> {
        let tree = self.tree;
        let first = tree.first_conjunct(anchor);
        if first == anchor || tree.upos(first) != Upos::Verb {
            return None;
        }
        self.found
            .iter()
            .find(|e| e.last < first && self.hangs_on(e, first))
    }

    fn tense(&self, anchors: &[usize], modality: Modality) -> Tense {
        let tree = self.tree;
        let past = anchors.iter().any(|&a| {
            matches!(tree.xpos(a), Xpos::Vbd)
                || tree.by(a, Deprel::Aux).any(|c| tree.lemma(c) == "have")
        });
        if past || modality == Modality::Actual {
            Tense::Past
        } else {
            Tense::Future
        }
    }
}

fn distance(expression: &Expression, i: usize) -> usize {
    expression.first.abs_diff(i)
}
