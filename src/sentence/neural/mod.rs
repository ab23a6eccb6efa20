//! The accurate engine: an encoder reads each sentence once, and small heads on its words give tags and the tree.
//! Lemmas come from the fast engine's lemmatizer by these tags: it sees a word's letters, which
//! the encoder's pieces hide. `train/neural/` trains it.

mod arborescence;
mod tree;

use super::lemmatizer::Lemmatizer;
use super::lexicon::Lexicon;
use super::{Deprel, Sentence, Upos, Vectors, Word, Xpos};
use crate::error::LoadError;
use crate::model::{Affine, Container, Encoder, Line, Scratch, Vocabulary};
use crate::token::{Segment, Token, weights};
use tree::TreeReader;

/// Sentences that are read together.
const BATCH: usize = 64;

/// The encoder and its heads.
#[derive(Clone, Debug)]
pub struct Neural {
    vocabulary: Vocabulary,
    encoder: Encoder,
    /// Scores of UPOS, then of XPOS.
    tags: Affine,
    tree: TreeReader,
    pairs: Vec<(Upos, Xpos)>,
    lexicon: Lexicon,
    lemmatizer: Lemmatizer,
}

impl Neural {
    /// Reads the sections of the encoder and of its heads.
    ///
    /// # Errors
    /// Where one is missing or its size does not agree with the others'.
    pub fn load(container: &Container) -> Result<Self, LoadError> {
        let (pairs, _) = container.section("pairs")?.as_chunks::<2>();
        let pair = |&[upos, xpos]: &[u8; 2]| {
            let upos = Upos::from_index(upos.into()).unwrap_or_default();
            (upos, Xpos::from_index(xpos.into()).unwrap_or_default())
        };
        let encoder = Encoder::load(container)?;
        let fast = weights()?;
        let neural = Self {
            vocabulary: Vocabulary::load(container)?,
            tags: Affine::decode(container.section("tags")?, container.place())?,
            tree: TreeReader::load(container, encoder.width())?,
            encoder,
            pairs: pairs.iter().map(pair).collect(),
            lexicon: Lexicon::load(&fast)?,
            lemmatizer: Lemmatizer::load(&fast)?,
        };
        let least = Upos::ALL.len() + Xpos::ALL.len();
        if neural.tags.inputs() == neural.encoder.width()
            && neural.tags.outputs() >= least
            && neural.encoder.longest() > 16
        {
            Ok(neural)
        } else {
            Err(LoadError::new(
                container.place(),
                "has heads whose sizes don't agree",
                "take the weights of this release, or train them again (train/neural/README.md)",
            ))
        }
    }

    /// One sentence for each segment, and the vectors of their words.
    pub fn read(&self, text: &str, segments: &[Segment]) -> (Vec<Sentence>, Vectors) {
        let mut sentences: Vec<Sentence> = segments.iter().map(bare).collect();
        let mut lines = Vec::new();
        for (number, segment) in segments.iter().enumerate() {
            for (tokens, line) in self.lines(text, &segment.tokens) {
                lines.push((number, tokens, line));
            }
        }
        // Lines of like length share the work best, and their order changes no number.
        lines.sort_by_key(|(_, _, line)| line.pieces.len());
        let mut readings: Vec<(usize, usize, Vec<Word>, Vec<f32>)> =
            Vec::with_capacity(lines.len());
        for batch in lines.chunks(BATCH) {
            let read: Vec<&Line> = batch.iter().map(|(_, _, line)| line).collect();
            let vectors = self.encoder.encode(&read);
            let mut rest = vectors.as_slice();
            for &(number, tokens, ref line) in batch {
                let (own, more) = rest.split_at(line.units.len() * self.encoder.width());
                rest = more;
                let start = tokens
                    .first()
                    .map_or(0, |token| token.span.start() as usize);
                let words = self.words(text, tokens, own);
                let vectors = own.get(self.encoder.width()..).unwrap_or_default();
                readings.push((number, start, words, vectors.to_vec()));
            }
        }
        readings.sort_by_key(|&(number, start, ..)| (number, start));
        let mut vectors: Vec<Vec<f32>> = vec![Vec::new(); sentences.len()];
        for (number, _, words, own) in readings {
            if let (Some(sentence), Some(vectors)) =
                (sentences.get_mut(number), vectors.get_mut(number))
            {
                append(sentence, words);
                vectors.extend(own);
            }
        }
        (sentences, Vectors::new(self.encoder.width(), vectors))
    }

    /// A sentence as the encoder reads it; one that is too long for it is cut into several lines.
    fn lines<'t>(&self, text: &str, tokens: &'t [Token]) -> Vec<(&'t [Token], Line)> {
        let mut lines = Vec::new();
        let start = || Line {
            pieces: vec![self.vocabulary.open()],
            units: vec![1],
        };
        let (mut line, mut from) = (start(), 0);
        let mut word = Vec::new();
        for (at, token) in tokens.iter().enumerate() {
            word.clear();
            let count = self.vocabulary.split(token.span.of_text(text), &mut word);
            if line.pieces.len() + word.len() >= self.encoder.longest() {
                line.pieces.push(self.vocabulary.close());
                let full = std::mem::replace(&mut line, start());
                lines.push((tokens.get(from..at).unwrap_or_default(), full));
                from = at;
            }
            line.pieces.extend(&word);
            line.units.push(count);
        }
        line.pieces.push(self.vocabulary.close());
        lines.push((tokens.get(from..).unwrap_or_default(), line));
        lines
    }

    /// What the vectors of a line say; the first is the root's.
    fn words(&self, text: &str, tokens: &[Token], vectors: &[f32]) -> Vec<Word> {
        let mut scratch = Scratch::default();
        let words = vectors.get(self.encoder.width()..).unwrap_or_default();
        let mut scores = vec![0.0; tokens.len() * self.tags.width()];
        self.tags.apply(words, &mut scores, &mut scratch);
        let rows = scores.chunks_exact(self.tags.width());
        let tree = self.tree.read(vectors, &mut scratch);
        let mut room = (Vec::new(), Vec::new());
        tokens
            .iter()
            .zip(rows)
            .zip(tree)
            .map(|((token, row), place)| {
                let tag = self.tag(row);
                let text = token.span.of_text(text);
                let form = self.lexicon.form(text);
                Word {
                    span: token.span,
                    joined: token.joined,
                    lemma: self.lemmatizer.lemma(text, &form, tag, &mut room),
                    upos: tag.0,
                    xpos: tag.1,
                    head: place.head,
                    deprel: place.deprel,
                    margin: place.margin,
                }
            })
            .collect()
    }

    /// The best pair of tags that occurs.
    fn tag(&self, row: &[f32]) -> (Upos, Xpos) {
        let score = |&(upos, xpos): &(Upos, Xpos)| {
            row[upos as usize] + row[Upos::ALL.len() + xpos as usize]
        };
        let better = |a, b| if score(b) > score(a) { b } else { a };
        self.pairs
            .iter()
            .reduce(better)
            .copied()
            .unwrap_or_default()
    }
}

/// A sentence that nothing has been read of.
fn bare(segment: &Segment) -> Sentence {
    let ends = segment.tokens.first().zip(segment.tokens.last());
    Sentence {
        span: ends.map_or_else(Default::default, |(first, last)| {
            first.span.cover(last.span)
        }),
        words: Vec::with_capacity(segment.tokens.len()),
        paragraph: segment.paragraph,
        heading: segment.heading,
    }
}

/// Appends a line; the root of a later one hangs on the first's.
fn append(sentence: &mut Sentence, line: Vec<Word>) {
    let from = sentence.words.len() as u32;
    let root = sentence.words.iter().position(|word| word.head.is_none());
    for mut word in line {
        match (word.head, root) {
            (Some(head), _) => word.head = Some(from + head),
            (None, Some(root)) => (word.head, word.deprel) = (Some(root as u32), Deprel::Parataxis),
            (None, None) => {}
        }
        sentence.words.push(word);
    }
}

#[cfg(test)]
#[cfg(feature = "accurate")]
mod tests {
    use super::*;
    use crate::model::Model;
    use crate::span::Span;

    fn engine() -> Neural {
        Neural::load(&Model::Accurate.weights().unwrap()).unwrap()
    }

    /// The words of each line as a sentence.
    fn segments(text: &str) -> Vec<Segment> {
        let start = |part: &str| part.as_ptr() as usize - text.as_ptr() as usize;
        let token = |word: &str| Token {
            span: Span::of(start(word), start(word) + word.len()),
            joined: false,
        };
        let line = |line: &str| Segment {
            tokens: line.split_whitespace().map(token).collect(),
            paragraph: 0,
            heading: false,
        };
        text.lines().map(line).collect()
    }

    #[test]
    fn a_sentence_is_read() {
        let text = "President Marta Lind of Norway visited the Kenyan parliament .";
        let [sentence] = &engine().read(text, &segments(text)).0[..] else {
            panic!("one sentence")
        };
        let root = sentence
            .words
            .iter()
            .find(|word| word.head.is_none())
            .unwrap();
        assert_eq!(
            (&*root.lemma, root.upos, root.xpos),
            ("visit", Upos::Verb, Xpos::Vbd)
        );
        assert_eq!(sentence.words[4].deprel, Deprel::Nmod);
    }

    #[test]
    fn a_sentence_reads_the_same_in_any_company() {
        let alone = "Talks between Seoul and Pyongyang failed on Monday .";
        let company = format!("{}\n{alone}\nWhy ?", "The minister resigned . ".repeat(30));
        let engine = engine();
        let show = |sentence: &Sentence| {
            let word = |w: &Word| {
                (
                    w.lemma.clone(),
                    w.xpos,
                    w.head,
                    w.deprel,
                    w.margin.to_bits(),
                )
            };
            sentence.words.iter().map(word).collect::<Vec<_>>()
        };
        let (first, ours) = engine.read(alone, &segments(alone));
        let (second, theirs) = engine.read(&company, &segments(&company));
        assert_eq!(show(&first[0]), show(&second[1]));
        assert_eq!(ours.sentence(0), theirs.sentence(1));
    }

    #[test]
    fn a_sentence_of_any_length_gets_one_tree() {
        let text = "word ".repeat(2_000);
        let (sentences, vectors) = engine().read(&text, &segments(&text));
        let words = &sentences[0].words;
        assert_eq!(words.len(), 2_000);
        assert_eq!(vectors.sentence(0).len(), 2_000 * vectors.width());
        assert_eq!(words.iter().filter(|word| word.head.is_none()).count(), 1);
    }

    /// What the tokenizer that the encoder was pretrained with makes of these words.
    #[test]
    fn words_fall_into_the_pieces_that_the_encoder_knows() {
        let container = Model::Accurate.weights().unwrap();
        let vocabulary = Vocabulary::load(&container).unwrap();
        assert_eq!(Encoder::load(&container).unwrap().width(), 384);
        for (word, truth) in PIECES {
            let mut pieces = Vec::new();
            vocabulary.split(word, &mut pieces);
            let ids: Vec<u32> = pieces.iter().map(|piece| piece.id).collect();
            assert_eq!(ids, truth, "{word}");
        }
    }

    const PIECES: [(&str, &[u32]); 10] = [
        ("Erdoğan", &[9413, 16168, 2319]),
        ("Zelenskyy's", &[27838, 7770, 5874, 2100, 1005, 1055]),
        ("U.S.", &[1057, 1012, 1055, 1012]),
        ("42.7%", &[4413, 1012, 1021, 1003]),
        ("l’Élysée", &[1048, 1521, 20779, 19763]),
        ("北京", &[1781, 1755]),
        ("İstanbul", &[9960]),
        ("№", &[1578]),
        ("…", &[1529]),
        (
            "https://example.org/a?b=1",
            &[
                16770, 1024, 1013, 1013, 2742, 1012, 8917, 1013, 1037, 1029, 1038, 1027,
            ],
        ),
    ];
}
