//! Learns dictionary forms: a list of words that are looked up, and a classifier of edit scripts for all others.

use super::{Example, Settings, classify};
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;
use tidings::model::ContainerWriter;
use tidings::sentence::lemmatizer::{self, Script};
use tidings::sentence::{Upos, Xpos};

/// Writes the sections `scripts`, `lemmas` and `lemma`.
pub(super) fn learn(
    examples: &[Example],
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
}
