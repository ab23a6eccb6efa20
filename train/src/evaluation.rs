//! Measures the language layers the way that `conll18_ud_eval` does: F1 of spans from raw text, and the accuracy of
//! tags, lemmas and arcs on aligned words, as F1 where the words come from raw text. Labels are compared without
//! their subtypes. The library's own path is measured: the same calls that the pipeline makes.

use rustc_hash::FxHashMap;
use std::fmt;
use std::time::Instant;
use tidings::Span;
use tidings::sentence::conllu::{self, Gold};
use tidings::sentence::{Sentence, Syntax, Word};
use tidings::text::Text;
use tidings::token::{Segment, Token, Tokenizer};

/// Right, found and true numbers of something.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Count {
    right: usize,
    found: usize,
    gold: usize,
}

impl Count {
    fn add(&mut self, right: usize, found: usize, gold: usize) {
        self.right += right;
        self.found += found;
        self.gold += gold;
    }

    /// F1 in percent.
    pub(crate) fn f1(self) -> f64 {
        200.0 * self.right as f64 / (self.found + self.gold).max(1) as f64
    }
}

/// What one evaluation found.
#[derive(Clone, Debug, Default)]
pub(crate) struct Scores {
    tokens: Count,
    words: Count,
    sentences: Count,
    upos: Count,
    xpos: Count,
    lemma: Count,
    uas: Count,
    las: Count,
    seconds: f64,
    /// What was found, as CoNLL-U.
    pub(crate) found: String,
}

impl fmt::Display for Scores {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "tokens {:.2}  words {:.2}  sentences {:.2}  UPOS {:.2}  XPOS {:.2}  lemma {:.2}  UAS {:.2}  LAS {:.2}  {:.0} words/s",
            self.tokens.f1(),
            self.words.f1(),
            self.sentences.f1(),
            self.upos.f1(),
            self.xpos.f1(),
            self.lemma.f1(),
            self.uas.f1(),
            self.las.f1(),
            self.words.found as f64 / self.seconds.max(1e-9),
        )
    }
}

/// From raw text: the tokenizer's tokens and sentences.
pub(crate) fn raw(tokenizer: &Tokenizer, syntax: &Syntax, documents: &[Gold]) -> Scores {
    evaluate(documents, |document| {
        let text = Text {
            content: &document.text,
            paragraphs: document.paragraphs.clone(),
            masked: Vec::new(),
        };
        syntax.parse(&document.text, &tokenizer.tokenize(&text))
    })
}

/// With the treebank's tokens and sentences.
pub(crate) fn gold_tokens(syntax: &Syntax, documents: &[Gold]) -> Scores {
    evaluate(documents, |document| {
        let segment = |sentence: &Sentence| Segment {
            tokens: sentence
                .words
                .iter()
                .map(|w| Token {
                    span: w.span,
                    joined: w.joined,
                })
                .collect(),
            paragraph: sentence.paragraph,
            heading: false,
        };
        let segments: Vec<Segment> = document.sentences.iter().map(segment).collect();
        syntax.parse(&document.text, &segments)
    })
}

fn evaluate(documents: &[Gold], read: impl Fn(&Gold) -> Vec<Sentence>) -> Scores {
    let mut scores = Scores::default();
    for document in documents {
        let start = Instant::now();
        let found = read(document);
        scores.seconds += start.elapsed().as_secs_f64();
        let gold = &document.sentences;
        scores.sentences.add(
            shared(&found, gold, |s| vec![s.span]),
            found.len(),
            gold.len(),
        );
        let sizes = |s: &[Sentence]| s.iter().map(|s| tokens(s).len()).sum();
        scores
            .tokens
            .add(shared(&found, gold, tokens), sizes(&found), sizes(gold));
        words(&mut scores, &found, gold);
        scores.found += &conllu::write(&document.text, &found);
    }
    scores
}

/// The surface tokens: a multiword token is one.
fn tokens(sentence: &Sentence) -> Vec<Span> {
    let mut spans: Vec<Span> = Vec::new();
    for word in &sentence.words {
        match spans.last_mut() {
            Some(last) if word.joined => *last = last.cover(word.span),
            _ => spans.push(word.span),
        }
    }
    spans
}

fn shared(found: &[Sentence], gold: &[Sentence], spans: impl Fn(&Sentence) -> Vec<Span>) -> usize {
    let mut known: FxHashMap<Span, usize> = FxHashMap::default();
    for span in gold.iter().flat_map(&spans) {
        *known.entry(span).or_default() += 1;
    }
    let hit = |span: &Span| {
        known.get_mut(span).is_some_and(|n| {
            let hit = *n > 0;
            *n = n.saturating_sub(1);
            hit
        })
    };
    found
        .iter()
        .flat_map(&spans)
        .filter({
            let mut hit = hit;
            move |span| hit(span)
        })
        .count()
}

fn words(scores: &mut Scores, found: &[Sentence], gold: &[Sentence]) {
    let mut known: FxHashMap<Span, (&Sentence, &Word)> = FxHashMap::default();
    for sentence in gold {
        known.extend(
            sentence
                .words
                .iter()
                .map(|word| (word.span, (sentence, word))),
        );
    }
    let head = |sentence: &Sentence, word: &Word| {
        word.head
            .and_then(|head| sentence.words.get(head as usize))
            .map(|head| head.span)
    };
    let found_words: usize = found.iter().map(|s| s.words.len()).sum();
    let gold_words: usize = gold.iter().map(|s| s.words.len()).sum();
    let mut right = [0; 6];
    for sentence in found {
        for word in &sentence.words {
            let Some(&(gold, truth)) = known.get(&word.span) else {
                continue;
            };
            let arc = head(sentence, word) == head(gold, truth);
            let hits = [
                true,
                word.upos == truth.upos,
                word.xpos == truth.xpos,
                truth.lemma == "_" || word.lemma == truth.lemma,
                arc,
                arc && word.deprel.universal() == truth.deprel.universal(),
            ];
            for (count, hit) in right.iter_mut().zip(hits) {
                *count += usize::from(hit);
            }
        }
    }
    let [words, upos, xpos, lemma, uas, las] = right;
    let counts = [
        (&mut scores.words, words),
        (&mut scores.upos, upos),
        (&mut scores.xpos, xpos),
        (&mut scores.lemma, lemma),
        (&mut scores.uas, uas),
        (&mut scores.las, las),
    ];
    for (count, right) in counts {
        count.add(right, found_words, gold_words);
    }
}
