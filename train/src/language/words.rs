//! Learns what is known of words beforehand: their clusters, from treebanks and plain text, the sets of tags that they
//! take, and the words whose tag is never in doubt.

use super::{Data, tags};
use crate::cluster;
use std::collections::BTreeMap;
use tidings::model::ContainerWriter;
use tidings::sentence::lexicon::Lexicon;
use tidings::sentence::{Upos, Xpos};
use tidings::text::{Article, Text};
use tidings::token::{Form, Tokenizer};

/// How many clusters there are, and how often a word must occur to get one.
const CLUSTERS: usize = 255;
const LEAST: u32 = 3;
const ROUNDS: usize = 12;
/// How often a word of one tag must occur to be sure.
const SURE: u32 = 20;

/// Writes the sections `words` and `sure`.
pub(super) fn learn(
    data: &Data,
    tokenizer: &Tokenizer,
    tags: &[(Upos, Xpos)],
    writer: &mut ContainerWriter,
) {
    let mut sentences = Vec::new();
    let mut by_lower: BTreeMap<u64, BTreeMap<usize, u32>> = BTreeMap::new();
    let mut by_form: BTreeMap<u64, BTreeMap<usize, u32>> = BTreeMap::new();
    for document in &data.gold {
        for sentence in &document.sentences {
            let mut words = Vec::new();
            for word in &sentence.words {
                let form = Form::new(word.span.of_text(&document.text));
                let tag = tags::number(tags, (word.upos, word.xpos));
                *by_lower
                    .entry(form.lower)
                    .or_default()
                    .entry(tag)
                    .or_default() += 1;
                *by_form
                    .entry(form.exact)
                    .or_default()
                    .entry(tag)
                    .or_default() += 1;
                words.push(form.lower);
            }
            sentences.push(words);
        }
    }
    for text in &data.texts {
        let article = Article {
            text: text.clone(),
            ..Article::default()
        };
        let text = Text::read(&article);
        for segment in tokenizer.tokenize(&text) {
            let word =
                |token: &tidings::token::Token| Form::new(token.span.of_text(text.content)).lower;
            sentences.push(segment.tokens.iter().map(word).collect());
        }
    }
    let clusters = cluster::learn(&sentences, CLUSTERS, LEAST, ROUNDS);
    let kinds = kinds(&by_lower);
    let count = |word: &u64| by_lower.get(word).map_or(0, |tags| tags.values().sum());
    let mut words: BTreeMap<u64, (u8, u8, u32)> = clusters
        .iter()
        .map(|(word, &cluster)| (*word, (cluster, 0, count(word))))
        .collect();
    for (word, kind) in kinds {
        words.entry(word).or_insert((0, 0, count(&word))).1 = kind;
    }
    let words = words
        .into_iter()
        .map(|(word, (cluster, kind, n))| (word, cluster, kind, n));
    writer.section("words", Lexicon::encode_words(words));
    let sure = by_form.into_iter().filter_map(|(form, tags)| {
        match tags.into_iter().collect::<Vec<_>>()[..] {
            [(tag, n)] if n >= SURE => Some((form, tag as u8, n)),
            _ => None,
        }
    });
    writer.section("sure", Lexicon::encode_sure(sure));
}

/// The kind of each word: a number, from 1, of its list of tags, the most frequent first. Lists that few words share
/// count as that of their first tag alone.
fn kinds(words: &BTreeMap<u64, BTreeMap<usize, u32>>) -> BTreeMap<u64, u8> {
    let list = |tags: &BTreeMap<usize, u32>| {
        let total: u32 = tags.values().sum();
        let mut ranked: Vec<(u32, usize)> = tags.iter().map(|(&tag, &n)| (n, tag)).collect();
        ranked.retain(|&(n, _)| n * 50 >= total);
        ranked.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
        (total >= LEAST).then(|| {
            ranked
                .into_iter()
                .take(3)
                .map(|(_, tag)| tag)
                .collect::<Vec<_>>()
        })
    };
    let lists: BTreeMap<u64, Vec<usize>> = words
        .iter()
        .filter_map(|(&word, tags)| Some((word, list(tags)?)))
        .collect();
    let mut counts: BTreeMap<&[usize], u32> = BTreeMap::new();
    for list in lists.values() {
        *counts.entry(list).or_default() += 1;
        *counts.entry(&list[..1]).or_default() += 1;
    }
    let mut ranked: Vec<(&[usize], u32)> = counts.into_iter().collect();
    ranked.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(b.0)));
    let numbers: BTreeMap<&[usize], u8> = ranked
        .iter()
        .zip(1..=255)
        .map(|(&(list, _), number)| (list, number))
        .collect();
    let number = |list: &Vec<usize>| {
        numbers
            .get(&list[..])
            .or_else(|| numbers.get(&list[..1]))
            .copied()
    };
    lists
        .iter()
        .filter_map(|(&word, list)| Some((word, number(list)?)))
        .collect()
}
