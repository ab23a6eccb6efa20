//! CoNLL-U, the file format of Universal Dependencies (<https://universaldependencies.org/format.html>): the writer
//! behind `tidings analyze`, and the reader that training and evaluation use.

use super::{Deprel, Sentence, Upos, Word, Xpos};
use crate::span::Span;
use crate::text::Paragraph;
use std::fmt::Write;

/// A document of a treebank: its text as the tokens and their spacing give it, and its gold sentences.
#[derive(Clone, Debug, Default)]
pub struct Gold {
    /// The raw text; paragraphs are parted by a blank line.
    pub text: String,
    /// The paragraphs.
    pub paragraphs: Vec<Paragraph>,
    /// The sentences, with offsets into `text`.
    pub sentences: Vec<Sentence>,
}

/// Writes `sentences` of `text` as CoNLL-U. Columns that are not analysed hold `_`.
pub fn write(text: &str, sentences: &[Sentence]) -> String {
    let mut out = String::new();
    let mut paragraph = None;
    for (number, sentence) in sentences.iter().enumerate() {
        if paragraph != Some(sentence.paragraph) {
            out.push_str("# newpar\n");
            paragraph = Some(sentence.paragraph);
        }
        let line: Vec<&str> = sentence.span.of_text(text).split_whitespace().collect();
        let _ = write!(
            out,
            "# sent_id = {}\n# text = {}\n",
            number + 1,
            line.join(" ")
        );
        for (index, word) in sentence.words.iter().enumerate() {
            let rest = sentence.words.get(index + 1..).unwrap_or_default();
            let joined = rest.iter().take_while(|next| next.joined).count();
            let end = rest.get(joined).map(|next| next.span.start());
            let spaced = |word: &Word| end.is_none_or(|end| end > word.span.end());
            if !word.joined && joined > 0 {
                let last = rest.get(joined - 1).unwrap_or(word);
                let misc = if spaced(last) { "_" } else { "SpaceAfter=No" };
                let form = word.span.cover(last.span).of_text(text);
                let _ = writeln!(
                    out,
                    "{}-{}\t{form}\t_\t_\t_\t_\t_\t_\t_\t{misc}",
                    index + 1,
                    index + 1 + joined
                );
            }
            let alone = !word.joined && joined == 0;
            let misc = if alone && !spaced(word) {
                "SpaceAfter=No"
            } else {
                "_"
            };
            let head = word.head.map_or(0, |head| head + 1);
            let (form, lemma, upos) = (word.span.of_text(text), &word.lemma, word.upos);
            let (xpos, deprel) = (word.xpos, word.deprel);
            let _ = writeln!(
                out,
                "{}\t{form}\t{lemma}\t{upos}\t{xpos}\t_\t{head}\t{deprel}\t_\t{misc}",
                index + 1
            );
        }
        out.push('\n');
    }
    out
}

/// Reads a treebank, a document for each `# newdoc`. Labels outside the tag sets become the general ones; lines that
/// are no words are passed over.
pub fn read(input: &str) -> Vec<Gold> {
    let mut documents: Vec<Gold> = Vec::new();
    let mut space = String::new();
    let mut sentence = Sentence::default();
    // Words left, start and end of what is left, whether no space follows, whether a word was read.
    let mut multiword: Option<(usize, usize, usize, bool, bool)> = None;
    for line in input.lines() {
        if line.starts_with("# newdoc") {
            documents.push(Gold::default());
            space.clear();
        } else if line.starts_with("# newpar") && !line.starts_with("# newpar_") {
            space = "\n\n".into();
        }
        if documents.is_empty() {
            documents.push(Gold::default());
        }
        let Some(document) = documents.last_mut() else {
            continue;
        };
        if line.is_empty() {
            document.close(std::mem::take(&mut sentence));
            continue;
        }
        let columns: Vec<&str> = line.split('\t').collect();
        let &[id, form, lemma, upos, xpos, _, head, deprel, _, misc] = columns.as_slice() else {
            continue;
        };
        let open = misc.split('|').any(|item| item == "SpaceAfter=No");
        if let Some((first, last)) = id.split_once('-') {
            let start = document.open(&mut space);
            document.text.push_str(form);
            let words = last
                .parse()
                .unwrap_or(0_usize)
                .saturating_sub(first.parse().unwrap_or(1));
            multiword = Some((words + 1, start, document.text.len(), open, false));
            continue;
        }
        if id.parse::<usize>().is_err() {
            continue;
        }
        let joined = multiword.is_some_and(|(.., begun)| begun);
        let span = match &mut multiword {
            None => {
                let start = document.open(&mut space);
                document.text.push_str(form);
                space = if open { String::new() } else { " ".into() };
                Span::of(start, document.text.len())
            }
            Some((left, start, end, open, begun)) => {
                let rest = document.text.get(*start..*end).unwrap_or_default();
                let length = form.chars().count();
                let cut = rest
                    .char_indices()
                    .nth(length)
                    .map_or(rest.len(), |(byte, _)| byte);
                let stop = if *left <= 1 { *end } else { *start + cut };
                let span = Span::of(*start, stop);
                (*left, *start, *begun) = (left.saturating_sub(1), stop, true);
                if *left == 0 {
                    space = if *open { String::new() } else { " ".into() };
                    multiword = None;
                }
                span
            }
        };
        sentence.words.push(Word {
            span,
            joined,
            lemma: lemma.into(),
            upos: Upos::from_name(upos).unwrap_or_default(),
            xpos: Xpos::from_name(xpos).unwrap_or_default(),
            head: head
                .parse::<u32>()
                .ok()
                .and_then(|head| head.checked_sub(1)),
            deprel: label(deprel),
            margin: 1.0,
        });
    }
    if let Some(document) = documents.last_mut() {
        document.close(sentence);
    }
    documents.retain(|document| !document.sentences.is_empty());
    documents
}

fn label(name: &str) -> Deprel {
    let universal = name.split(':').next().unwrap_or_default();
    Deprel::from_name(name)
        .or_else(|| Deprel::from_name(universal))
        .unwrap_or_default()
}

impl Gold {
    /// Writes the space before the next token, begins a paragraph where one is due, and says where the token starts.
    fn open(&mut self, space: &mut String) -> usize {
        if self.paragraphs.is_empty() || space == "\n\n" {
            if !self.text.is_empty() {
                self.text.push_str("\n\n");
            }
            let span = Span::of(self.text.len(), self.text.len());
            self.paragraphs.push(Paragraph {
                span,
                heading: false,
            });
        } else {
            self.text.push_str(space);
        }
        space.clear();
        self.text.len()
    }

    fn close(&mut self, mut sentence: Sentence) {
        let (Some(first), Some(last)) = (sentence.words.first(), sentence.words.last()) else {
            return;
        };
        sentence.span = first.span.cover(last.span);
        sentence.paragraph = self.paragraphs.len().saturating_sub(1) as u32;
        if let Some(paragraph) = self.paragraphs.last_mut() {
            paragraph.span = paragraph.span.cover(sentence.span);
        }
        self.sentences.push(sentence);
    }
}
