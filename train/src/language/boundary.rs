//! Learns where tokens and sentences end. Every document is read twice, the second time with typographic quotes.

use super::{Settings, classify};
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;
use tidings::model::ContainerWriter;
use tidings::sentence::conllu::Gold;
use tidings::token::{Token, boundary, seen, stretches};

/// A document with its plain quotes made typographic.
fn typeset(document: &Gold) -> Gold {
    let mut copy = Gold {
        text: String::new(),
        ..document.clone()
    };
    let mut starts = Vec::with_capacity(document.text.len() + 1);
    let (mut open, mut before) = (false, ' ');
    for c in document.text.chars() {
        starts.resize(starts.len() + c.len_utf8(), copy.text.len());
        copy.text.push(match c {
            '\'' => '’',
            '"' => {
                open =
                    before.is_whitespace() || before == '(' || (!open && !before.is_alphanumeric());
                if open { '“' } else { '”' }
            }
            c => c,
        });
        before = c;
    }
    starts.push(copy.text.len());
    let moved = |span: tidings::Span| {
        tidings::Span::of(starts[span.start() as usize], starts[span.end() as usize])
    };
    for paragraph in &mut copy.paragraphs {
        paragraph.span = moved(paragraph.span);
    }
    for sentence in &mut copy.sentences {
        sentence.span = moved(sentence.span);
        for word in &mut sentence.words {
            word.span = moved(word.span);
        }
    }
    copy
}

/// Writes the sections `splits`, `token` and `sentence`.
pub(super) fn learn(documents: &[Gold], settings: Settings, writer: &mut ContainerWriter) {
    let mut documents = documents.to_vec();
    let typeset: Vec<Gold> = documents
        .iter()
        .filter(|d| d.text.contains(['\'', '"']))
        .map(typeset)
        .collect();
    documents.extend(typeset);
    // How often a word is split at a place, and how often not.
    let mut known: BTreeMap<u64, (usize, usize)> = BTreeMap::new();
    let starts: Vec<FxHashMap<u32, bool>> = documents
        .iter()
        .map(|d| {
            d.sentences
                .iter()
                .flat_map(|s| &s.words)
                .map(|w| (w.span.start(), w.joined))
                .collect()
        })
        .collect();
    each_stretch(&documents, |document, base, stretch, bytes| {
        for (at, byte) in bytes.iter().enumerate() {
            if at == 0 || stretch.is_candidate(at, |_| false) {
                continue;
            }
            let count = known.entry(stretch.run_key(at)).or_default();
            if starts[document].contains_key(&((base + byte) as u32)) {
                count.0 += 1;
            } else {
                count.1 += 1;
            }
        }
    });
    // "cannot", but not "its", which is "it's" only where somebody wrote in haste.
    known.retain(|_, (split, whole)| *split > 2 && split > whole);
    let mut examples: Vec<(Vec<u64>, usize)> = Vec::new();
    let mut features = Vec::new();
    each_stretch(&documents, |document, base, stretch, bytes| {
        let mut last = 0;
        for (at, byte) in bytes.iter().enumerate() {
            if !stretch.is_candidate(at, |key| known.contains_key(&key)) {
                continue;
            }
            let truth = match starts[document].get(&((base + byte) as u32)) {
                None => boundary::NOWHERE,
                Some(false) => boundary::TOKEN,
                Some(true) => boundary::JOINED,
            };
            stretch.features(at, last, &mut features);
            examples.push((features.clone(), truth));
            if truth != boundary::NOWHERE {
                last = at;
            }
        }
    });
    writer.section(
        "splits",
        known.keys().flat_map(|key| key.to_le_bytes()).collect(),
    );
    writer.section("token", classify(&examples, 3, settings));
    let mut examples = Vec::new();
    for document in &documents {
        for paragraph in 0..document.paragraphs.len() {
            let sentences = document
                .sentences
                .iter()
                .filter(|s| s.paragraph as usize == paragraph);
            let mut tokens = Vec::new();
            let mut ends = Vec::new();
            for sentence in sentences {
                tokens.extend(sentence.words.iter().map(|w| Token {
                    span: w.span,
                    joined: w.joined,
                }));
                ends.push(tokens.len() - 1);
            }
            let seen = seen(&document.text, &tokens);
            let (mut start, mut quotes) = (0, 0);
            for (at, token) in tokens.iter().enumerate() {
                quotes += usize::from(token.span.of_text(&document.text).contains(['"', '“', '”']));
                let joined = tokens.get(at + 1).is_some_and(|next| next.joined);
                let end = ends.binary_search(&at).is_ok();
                if !joined && boundary::may_end(&seen, at) {
                    boundary::sentence_features(&seen, at, start, quotes, &mut features);
                    examples.push((features.clone(), usize::from(end)));
                }
                if end {
                    start = at + 1;
                }
            }
        }
    }
    writer.section("sentence", classify(&examples, 2, settings));
}

fn each_stretch(
    documents: &[Gold],
    mut read: impl FnMut(usize, usize, &boundary::Stretch, &[usize]),
) {
    for (index, document) in documents.iter().enumerate() {
        for paragraph in &document.paragraphs {
            let content = paragraph.span.of_text(&document.text);
            for (start, end) in stretches(content) {
                let stretch = boundary::Stretch::new(&content[start..end], &content[end..]);
                let bytes: Vec<usize> = content[start..end]
                    .char_indices()
                    .map(|(byte, _)| byte)
                    .collect();
                read(
                    index,
                    paragraph.span.start() as usize + start,
                    &stretch,
                    &bytes,
                );
            }
        }
    }
}
