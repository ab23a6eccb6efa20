//! Learns dictionary forms: a list of words that are looked up, and a classifier of edit scripts for all others.

use super::{Example, Settings, classify};
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;
use tidings::model::ContainerWriter;
use tidings::sentence::lemmatizer::{self, Script};
use tidings::sentence::{Upos, Xpos};

/// Times that a teacher must have seen a word in its base form to be believed.
const SEEN: u32 = 3;

/// Writes the sections `scripts`, `lemmas`, `lemma` and `bases`, the last also from what a teacher read.
pub(super) fn learn(
    (examples, silver): (&[Example], &[Example]),
    tags: &[(Upos, Xpos)],
    settings: Settings,
    writer: &mut ContainerWriter,
) {
    let mut counts: BTreeMap<Script, usize> = BTreeMap::new();
    let words = || {
        let word = |e: &'_ Example, i: usize| {
            (
                Script::between(&e.texts[i], &e.lemmas[i]),
                e.forms[i],
                tags[e.tags[i]],
            )
        };
        examples
            .iter()
            .flat_map(move |e| (0..e.texts.len()).map(move |i| word(e, i)))
    };
    for script in words().filter_map(|(script, ..)| script) {
        *counts.entry(script).or_default() += 1;
    }
    let mut ranked: Vec<(usize, Script)> =
        counts.into_iter().map(|(script, n)| (n, script)).collect();
    ranked.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
    ranked.truncate(254);
    let scripts: Vec<Script> = ranked.into_iter().map(|(_, script)| script).collect();
    let index: FxHashMap<&Script, usize> =
        scripts.iter().enumerate().map(|(i, s)| (s, i)).collect();
    let mut data = Vec::new();
    let mut features = Vec::new();
    // For each word with its tag: its script and count, or none where it has several.
    let mut known: BTreeMap<u64, (Option<usize>, u32)> = BTreeMap::new();
    for (script, form, tag) in words() {
        let class = script
            .as_ref()
            .and_then(|script| index.get(script))
            .copied();
        let entry = known
            .entry(lemmatizer::key(&form, tag))
            .or_insert((class, 0));
        entry.0 = entry.0.filter(|&first| Some(first) == class);
        entry.1 += 1;
        if let Some(class) = class {
            lemmatizer::lemma_features(&form, tag, &mut features);
            data.push((features.clone(), class));
        }
    }
    let sure = known.into_iter().filter(|(_, (_, n))| *n >= 2);
    let sure = sure.filter_map(|(key, (script, n))| Some((key, script? as u8, n)));
    writer.section("lemmas", lemmatizer::encode_known(sure));
    writer.section("scripts", lemmatizer::encode(&scripts));
    writer.section("lemma", classify(&data, scripts.len(), settings));
    writer.section("bases", bases(examples, silver, tags));
}

/// The lemmas of the treebanks, and what a teacher saw more than once in a form that is its own lemma.
fn bases(examples: &[Example], silver: &[Example], tags: &[(Upos, Xpos)]) -> Vec<u8> {
    let mut counts: BTreeMap<u64, u32> = BTreeMap::new();
    for example in examples {
        for (lemma, &tag) in example.lemmas.iter().zip(&example.tags) {
            let key = lemmatizer::base_key(lemma, tags[tag].0);
            *counts.entry(key).or_default() += SEEN;
        }
    }
    for example in silver {
        for (text, &tag) in example.texts.iter().zip(&example.tags) {
            let (upos, xpos) = tags[tag];
            if matches!(xpos, Xpos::Vb | Xpos::Vbp | Xpos::Nn | Xpos::Jj) {
                let key = lemmatizer::base_key(&text.to_lowercase(), upos);
                *counts.entry(key).or_default() += 1;
            }
        }
    }
    counts.retain(|_, count| *count >= SEEN);
    lemmatizer::encode_bases(counts.into_iter())
}
