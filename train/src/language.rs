//! Trains the layers of the language: tokens and sentences, known words, tags, lemmas, trees. All learners are averaged
//! perceptrons over the library's own features. Every shuffle is seeded, so the same data give the same bytes.

mod boundary;
mod lemmas;
mod tags;
mod trees;
mod words;

use crate::perceptron::{Perceptron, Rows, blend, prune};
use anyhow::Result;
use tidings::model::{Container, ContainerWriter, LinearModel};
use tidings::sentence::conllu::Gold;
use tidings::sentence::lexicon::Lexicon;
use tidings::sentence::transition::NONE;
use tidings::sentence::{Deprel, Upos, Xpos};
use tidings::token::{Form, Tokenizer};

/// What a training run can vary.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Settings {
    /// Seed of every shuffle.
    pub seed: u64,
    /// Passes over the data for boundaries, tags and lemmas.
    pub passes: usize,
    /// Passes for the parser.
    pub parser_passes: usize,
    /// How many walks through the data with different seeds make the tagger and the parser.
    pub members: u64,
    /// By how much, in points a feature, the parser's right decisions must lead.
    pub margin: f32,
    /// The leads at which a first look is enough for tags, moves and labels, in points of one walk's weights.
    pub looks: [f32; 3],
    /// The most features of moves to keep; labels get a third of it, tags a fifth.
    pub features: Option<usize>,
    /// Parts that tags for the parser's training are jackknifed in.
    pub folds: usize,
}

impl Settings {
    /// The rows that the file has room for, where a model gets one part in `share` of it.
    fn fit(&self, rows: Rows, share: usize) -> Rows {
        match self.features {
            Some(features) => prune(rows, 0.4, features / share),
            None => rows,
        }
    }
}

/// What is learnt from.
pub(crate) struct Data {
    /// Treebanks.
    pub gold: Vec<Gold>,
    /// Trees that a teacher gave to plain text.
    pub silver: Vec<Gold>,
    /// Plain text.
    pub texts: Vec<String>,
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
pub(crate) fn train(data: &Data, settings: Settings) -> Result<Vec<u8>> {
    let mut writer = ContainerWriter::default();
    boundary::learn(&data.gold, settings, &mut writer);
    let tokenizer = Tokenizer::load(&open(&writer)?)?;
    let tags = tags::list(&data.gold);
    words::learn(data, &tokenizer, &tags, &mut writer);
    let lexicon = Lexicon::load(&open(&writer)?)?;
    let read = |documents: &[Gold]| -> Vec<Example> {
        let sentences = documents
            .iter()
            .flat_map(|document| document.sentences.iter().map(move |s| (document, s)));
        sentences
            .map(|(document, sentence)| Example::new(document, sentence, &tags, &lexicon))
            .collect()
    };
    let mut examples = read(&data.gold);
    let gold = examples.len();
    let silver = read(&data.silver);
    lemmas::learn((&examples, &silver), &tags, settings, &mut writer);
    examples.extend(silver);
    let all: Vec<usize> = (0..examples.len()).collect();
    let members = side_by_side(settings.members, |member| {
        let seed = settings.seed + member;
        let settings = Settings { seed, ..settings };
        tags::learn(&examples, &all, tags.len(), &lexicon, settings).average(2)
    })?;
    let rows = settings.fit(blend(members), 5);
    tags::write(&tags, rows, settings.members, settings, &mut writer);
    let jackknifed = tags::jackknife(&examples, gold, &tags, &lexicon, settings)?;
    trees::learn(&examples, &jackknifed, settings, &mut writer)?;
    Ok(writer.finish())
}

/// The results of independent work, each in a thread of its own, in their order.
fn side_by_side<T: Send>(count: u64, work: impl Fn(u64) -> T + Sync) -> Result<Vec<T>> {
    let work = &work;
    std::thread::scope(|scope| {
        let threads: Vec<_> = (0..count)
            .map(|number| scope.spawn(move || work(number)))
            .collect();
        let failed = |_| anyhow::anyhow!("a thread of the training broke off");
        threads
            .into_iter()
            .map(|thread| thread.join().map_err(failed))
            .collect()
    })
}

/// What has been written so far, as the library reads it.
fn open(writer: &ContainerWriter) -> Result<Container> {
    Ok(Container::open(
        writer.clone().finish().leak(),
        "<in training>",
    )?)
}

impl Example {
    fn new(
        document: &Gold,
        sentence: &tidings::sentence::Sentence,
        tags: &[(Upos, Xpos)],
        lexicon: &Lexicon,
    ) -> Self {
        let words = &sentence.words;
        let texts: Vec<String> = (0..words.len())
            .map(|i| sentence.form(&document.text, i).to_owned())
            .collect();
        Self {
            forms: texts.iter().map(|text| lexicon.form(text)).collect(),
            texts,
            lemmas: words.iter().map(|w| w.lemma.to_string()).collect(),
            tags: words
                .iter()
                .map(|w| tags::number(tags, (w.upos, w.xpos)))
                .collect(),
            heads: words.iter().map(|w| w.head.unwrap_or(NONE)).collect(),
            labels: words.iter().map(|w| w.deprel).collect(),
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
