//! A sentence's tree with its children at hand, and the small questions that frames ask of it.

use crate::sentence::{Deprel, Sentence, Upos, Word};
use smol_str::{SmolStr, StrExt};

/// A parsed sentence indexed by head.
#[derive(Debug)]
pub struct Tree<'a> {
    /// The article's text.
    pub text: &'a str,
    /// The sentence.
    pub sentence: &'a Sentence,
    /// Index of the sentence in the article.
    pub index: u32,
    starts: Vec<u32>,
    kids: Vec<u32>,
    lemmas: Vec<SmolStr>,
}

impl<'a> Tree<'a> {
    /// Indexes `sentence`, number `index` of the article `text`.
    pub fn new(text: &'a str, sentence: &'a Sentence, index: u32) -> Self {
        let words = &sentence.words;
        let mut starts = vec![0u32; words.len() + 2];
        for word in words {
            if let Some(slot) = word.head.and_then(|h| starts.get_mut(h as usize + 2)) {
                *slot += 1;
            }
        }
        let mut sum = 0;
        for start in &mut starts {
            sum += *start;
            *start = sum;
        }
        let mut kids = vec![0u32; sum as usize];
        for (i, word) in words.iter().enumerate() {
            let Some(next) = word.head.and_then(|h| starts.get_mut(h as usize + 1)) else {
                continue;
            };
            if let Some(kid) = kids.get_mut(*next as usize) {
                *kid = i as u32;
            }
            *next += 1;
        }
        let lemmas = words
            .iter()
            .map(|w| w.lemma.to_lowercase_smolstr())
            .collect();
        Self {
            text,
            sentence,
            index,
            starts,
            kids,
            lemmas,
        }
    }

    /// Number of words.
    pub fn len(&self) -> usize {
        self.sentence.words.len()
    }

    /// Whether the sentence has no word.
    pub fn is_empty(&self) -> bool {
        self.sentence.words.is_empty()
    }

    /// Word `i`.
    pub fn word(&self, i: usize) -> Option<&'a Word> {
        self.sentence.words.get(i)
    }

    /// Dependents of word `i`, in text order.
    pub fn children(&self, i: usize) -> impl DoubleEndedIterator<Item = usize> + '_ {
        let from = self.starts.get(i).copied().unwrap_or(0) as usize;
        let to = self.starts.get(i + 1).copied().unwrap_or(0) as usize;
        self.kids
            .get(from..to)
            .unwrap_or_default()
            .iter()
            .map(|&k| k as usize)
    }

    /// Dependents of `i` by `relation`.
    pub fn by(&self, i: usize, relation: Deprel) -> impl DoubleEndedIterator<Item = usize> + '_ {
        self.children(i)
            .filter(move |&c| self.deprel(c) == relation)
    }

    /// Lower-case lemma.
    pub fn lemma(&self, i: usize) -> &str {
        self.lemmas.get(i).map_or("", SmolStr::as_str)
    }

    /// Relation to the head.
    pub fn deprel(&self, i: usize) -> Deprel {
        self.word(i).map_or(Deprel::Dep, |w| w.deprel)
    }

    /// Part of speech.
    pub fn upos(&self, i: usize) -> Upos {
        self.word(i).map_or(Upos::X, |w| w.upos)
    }

    /// The head.
    pub fn head(&self, i: usize) -> Option<usize> {
        self.word(i).and_then(|w| w.head).map(|h| h as usize)
    }

    /// Whether `i` is a common or proper noun.
    pub fn is_noun(&self, i: usize) -> bool {
        matches!(self.upos(i), Upos::Noun | Upos::Propn)
    }

    /// The preposition of a phrase, such as `on`; empty without one.
    pub fn preposition(&self, i: usize) -> SmolStr {
        self.by(i, Deprel::Case)
            .find(|&c| self.lemma(c) != "'s" && self.lemma(c) != "'" && self.lemma(c) != "’s")
            .map_or(SmolStr::default(), |c| self.lemma(c).into())
    }

    /// `i` and what is coordinated with it.
    pub fn conjuncts(&self, i: usize) -> Vec<usize> {
        let mut all = vec![i];
        let mut at = 0;
        while let Some(&next) = all.get(at) {
            for c in self.by(next, Deprel::Conj) {
                if all.len() < 24 && !all.contains(&c) {
                    all.push(c);
                }
            }
            at += 1;
        }
        all
    }

    /// The first word of a run of conjuncts.
    pub fn first_conjunct(&self, mut i: usize) -> usize {
        for _ in 0..24 {
            match self.head(i) {
                Some(h) if self.deprel(i) == Deprel::Conj => i = h,
                _ => break,
            }
        }
        i
    }
}
