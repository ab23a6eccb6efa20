//! Trains the layers of the language: tokens and sentences, tags, lemmas, trees. All learners are averaged perceptrons
//! over the library's own features. Every shuffle is seeded, so the same data give the same bytes.

use crate::perceptron::Perceptron;
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;
use tidings::model::{ContainerWriter, LinearModel};
use tidings::sentence::conllu::Gold;
use tidings::sentence::lemmatizer::{self, Script};
use tidings::sentence::transition::{LEFT, NONE, Node, RIGHT, SHIFT, State};
use tidings::sentence::{Deprel, Upos, Xpos, tagger};
use tidings::token::{Form, Token, boundary, seen, stretches};

/// What a training run can vary.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Settings {
    /// Seed of every shuffle.
    pub seed: u64,
    /// Passes over the data for boundaries, tags and lemmas.
    pub passes: usize,
    /// Passes for the parser.
    pub parser_passes: usize,
    /// Parts that tags for the parser's training are jackknifed in.
    pub folds: usize,
}

/// A sentence as tagger, lemmatizer and parser learn from it.
struct Example {
    texts: Vec<String>,
    lemmas: Vec<String>,
    forms: Vec<Form>,
    tags: Vec<usize>,
    heads: Vec<u32>,
    labels: Vec<Deprel>,
}

/// Xorshift: a small generator whose numbers never change.
struct Shuffle(u64);

impl Shuffle {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    fn order(&mut self, length: usize) -> Vec<usize> {
        let mut order: Vec<usize> = (0..length).collect();
        for i in (1..length).rev() {
            order.swap(i, (self.next() % (i as u64 + 1)) as usize);
        }
        order
    }
}

/// Trains all layers and returns the file of weights.
pub(crate) fn train(documents: &[Gold], settings: Settings) -> Vec<u8> {
    let mut writer = ContainerWriter::default();
    boundaries(documents, settings, &mut writer);
    let mut counts: BTreeMap<(Upos, Xpos), usize> = BTreeMap::new();
    for word in documents
        .iter()
        .flat_map(|d| &d.sentences)
        .flat_map(|s| &s.words)
    {
        *counts.entry((word.upos, word.xpos)).or_default() += 1;
    }
    let mut tags: Vec<(Upos, Xpos)> = counts
        .iter()
        .filter(|(_, n)| **n > 1)
        .map(|(&t, _)| t)
        .collect();
    tags.truncate(255);
    let examples: Vec<Example> = documents.iter().flat_map(|d| examples(d, &tags)).collect();
    let all: Vec<usize> = (0..examples.len()).collect();
    let learner = learn_tags(&examples, &all, tags.len(), settings);
    writer.section(
        "tags",
        tags.iter().flat_map(|&(u, x)| [u as u8, x as u8]).collect(),
    );
    writer.section(
        "tagger",
        LinearModel::encode(tags.len(), learner.average(2)),
    );
    drop(learner);
    lemmas(&examples, &tags, settings, &mut writer);
    let jackknifed = jackknife(&examples, tags.len(), settings);
    trees(&examples, &jackknifed, &tags, settings, &mut writer);
    writer.finish()
}

fn examples(document: &Gold, tags: &[(Upos, Xpos)]) -> Vec<Example> {
    let example = |sentence: &tidings::sentence::Sentence| {
        let texts: Vec<String> = (0..sentence.words.len())
            .map(|i| sentence.form(&document.text, i).to_owned())
            .collect();
        Example {
            forms: texts.iter().map(|text| Form::new(text)).collect(),
            texts,
            lemmas: sentence.words.iter().map(|w| w.lemma.to_string()).collect(),
            tags: sentence
                .words
                .iter()
                .map(|w| {
                    let same = tags.iter().position(|&tag| tag == (w.upos, w.xpos));
                    same.or_else(|| tags.iter().position(|tag| tag.0 == w.upos))
                        .unwrap_or(0)
                })
                .collect(),
            heads: sentence
                .words
                .iter()
                .map(|w| w.head.unwrap_or(NONE))
                .collect(),
            labels: sentence.words.iter().map(|w| w.deprel).collect(),
        }
    };
    document.sentences.iter().map(example).collect()
}

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

fn boundaries(documents: &[Gold], settings: Settings, writer: &mut ContainerWriter) {
    let mut documents = documents.to_vec();
    let typeset: Vec<Gold> = documents
        .iter()
        .filter(|d| d.text.contains(['\'', '"']))
        .map(typeset)
        .collect();
    documents.extend(typeset);
    let mut known: BTreeMap<u64, usize> = BTreeMap::new();
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
            let begins = starts[document].contains_key(&((base + byte) as u32));
            if begins && at > 0 && !stretch.is_candidate(at, |_| false) {
                *known.entry(stretch.run_key(at)).or_default() += 1;
            }
        }
    });
    known.retain(|_, count| *count > 2);
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

/// Learns independent examples.
fn classify(examples: &[(Vec<u64>, usize)], classes: usize, settings: Settings) -> Vec<u8> {
    let mut learner = Perceptron::new(classes);
    let mut shuffle = Shuffle(settings.seed);
    for _ in 0..settings.passes {
        for i in shuffle.order(examples.len()) {
            let (features, truth) = &examples[i];
            let guess = learner.predict(features);
            learner.learn(features, *truth, guess);
        }
    }
    LinearModel::encode(classes, learner.average(1))
}

fn learn_tags(
    examples: &[Example],
    among: &[usize],
    classes: usize,
    settings: Settings,
) -> Perceptron {
    let mut learner = Perceptron::new(classes);
    let mut shuffle = Shuffle(settings.seed);
    for _ in 0..settings.passes {
        for i in shuffle.order(among.len()) {
            walk_tags(&examples[among[i]], |features, truth| {
                let guess = learner.predict(features);
                learner.learn(features, truth, guess);
                guess
            });
        }
    }
    learner
}

/// Tags a sentence from left to right with the tags that `choose` returns, and returns them.
fn walk_tags(example: &Example, mut choose: impl FnMut(&[u64], usize) -> usize) -> Vec<usize> {
    let title = tagger::is_title(&example.forms);
    let mut features = Vec::new();
    let (mut before, mut last) = (0, 0);
    let tag = |(at, &truth): (usize, &usize)| {
        tagger::features_at(&example.forms, at, before, last, title, &mut features);
        let guess = choose(&features, truth);
        (before, last) = (last, guess as u64 + 1);
        guess
    };
    example.tags.iter().enumerate().map(tag).collect()
}

/// Tags each part of the data by a tagger that learnt from the others.
fn jackknife(examples: &[Example], classes: usize, settings: Settings) -> Vec<Vec<usize>> {
    let mut tags = vec![Vec::new(); examples.len()];
    let fold = |i: usize| i / 50 % settings.folds;
    for part in 0..settings.folds {
        let others: Vec<usize> = (0..examples.len()).filter(|&i| fold(i) != part).collect();
        let settings = Settings {
            passes: settings.passes.div_ceil(2),
            ..settings
        };
        let learner = learn_tags(examples, &others, classes, settings);
        let model = LinearModel::encode(classes, learner.average(2));
        let Ok(model) = LinearModel::decode(model.leak(), "jackknife") else {
            continue;
        };
        let mut scores = vec![0; classes];
        for (i, example) in examples
            .iter()
            .enumerate()
            .filter(|&(i, _)| fold(i) == part)
        {
            tags[i] = walk_tags(example, |features, _| {
                scores.fill(0);
                model.score(features, &mut scores);
                tidings::model::best(&scores)
            });
        }
    }
    tags
}

fn lemmas(
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
    ranked.truncate(255);
    let scripts: Vec<Script> = ranked.into_iter().map(|(_, script)| script).collect();
    let index: FxHashMap<&Script, usize> =
        scripts.iter().enumerate().map(|(i, s)| (s, i)).collect();
    let mut data = Vec::new();
    let mut features = Vec::new();
    for (script, form, tag) in words() {
        if let Some(&class) = script.as_ref().and_then(|script| index.get(script)) {
            lemmatizer::lemma_features(&form, tag, &mut features);
            data.push((features.clone(), class));
        }
    }
    writer.section("scripts", lemmatizer::encode(&scripts));
    writer.section("lemma", classify(&data, scripts.len(), settings));
}

fn trees(
    examples: &[Example],
    jackknifed: &[Vec<usize>],
    tags: &[(Upos, Xpos)],
    settings: Settings,
    writer: &mut ContainerWriter,
) {
    let mut actions = Perceptron::new(3);
    let mut labels = Perceptron::new(Deprel::ALL.len());
    let mut shuffle = Shuffle(settings.seed);
    let mut features = Vec::new();
    for pass in 0..settings.parser_passes {
        for i in shuffle.order(examples.len()) {
            let example = &examples[i];
            let pairs = example.forms.iter().zip(&jackknifed[i]);
            let nodes: Vec<Node> = pairs
                .map(|(form, &tag)| Node::new(form, tags[tag]))
                .collect();
            let mut state = State::new(&nodes);
            while !state.is_done() {
                state.features(&mut features);
                let scores: Vec<f32> = actions.score(&features).to_vec();
                let (legal, costs) = (state.legal(), state.costs(&example.heads));
                let legal = |action: &usize| legal[*action];
                let best = |among: &mut dyn Iterator<Item = usize>| {
                    among
                        .reduce(|a, b| if scores[b] > scores[a] { b } else { a })
                        .unwrap_or(SHIFT)
                };
                let moves = [SHIFT, LEFT, RIGHT];
                let guess = best(&mut moves.into_iter().filter(legal));
                let least = moves
                    .into_iter()
                    .filter(legal)
                    .map(|a| costs[a])
                    .min()
                    .unwrap_or(0);
                let truth = best(
                    &mut moves
                        .into_iter()
                        .filter(legal)
                        .filter(|&a| costs[a] == least),
                );
                let right = costs[guess] == least;
                actions.learn(&features, truth, if right { truth } else { guess });
                // The first pass keeps to the gold tree, later ones follow the parser into its mistakes nine times in ten.
                let explore = pass > 0 && !shuffle.next().is_multiple_of(10);
                let action = if explore { guess } else { truth };
                let mut label = Deprel::Dep;
                if let Some((head, dependent)) = state.arc(action).filter(|_| action != SHIFT) {
                    state.label_features(head, dependent, &mut features);
                    let guess = labels.predict(&features);
                    label = Deprel::ALL[guess];
                    if example.heads[dependent as usize] == head {
                        let truth = example.labels[dependent as usize];
                        labels.learn(&features, truth as usize, guess);
                        if !explore {
                            label = truth;
                        }
                    }
                }
                state.apply(action, label);
            }
        }
    }
    writer.section("action", LinearModel::encode(3, actions.average(3)));
    writer.section(
        "label",
        LinearModel::encode(Deprel::ALL.len(), labels.average(2)),
    );
}
