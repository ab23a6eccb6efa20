//! Annotated coreference, read through the library's own stages, as choices to learn from and as chains to compare.

use crate::gold::{self, Gold};
use crate::names::Language;
use anyhow::{Context, Result, ensure};
use rustc_hash::{FxHashMap, FxHashSet};
use std::path::Path;
use tidings::Span;
use tidings::entity::discourse::Discourse;
use tidings::entity::{Features, Phrase, Resolver, index};
use tidings::mention::{Gazetteer, Mention, MentionKind, Recognizer};
use tidings::ontology::Ontology;
use tidings::sentence::{Sentence, Vectors, conllu};
use tidings::span::CodePoints;
use tidings::text::Text;
use tidings::token::{Segment, Token};

/// A phrase that chooses what it continues.
pub(crate) struct Choice {
    /// What an encoder says of it; nothing where none read it.
    pub(crate) vector: Vec<f32>,
    /// A new chain, then phrases.
    pub(crate) options: Vec<Answer>,
}

/// An option of a choice.
pub(crate) struct Answer {
    pub(crate) features: Vec<u64>,
    /// What an encoder says of the phrase; nothing for a new chain.
    pub(crate) vector: Vec<f32>,
    pub(crate) right: bool,
}

/// The options of phrase `at`, each with whether it is right; those are left out of which nothing is known.
fn choose(
    (discourse, at): (&Discourse<'_>, usize),
    vectors: &Vectors,
    right: impl Fn(Option<&Phrase>) -> Option<bool>,
) -> Choice {
    let mut features = Features::default();
    discourse.options(at, &mut features);
    let place = |at: u32| discourse.phrases.get(at as usize);
    let vector = |phrase: Option<&Phrase>| {
        (phrase.and_then(|p| p.vector(vectors))).map_or_else(Vec::new, <[f32]>::to_vec)
    };
    let options = features.options().filter_map(|(option, features)| {
        let phrase = option.and_then(place);
        Some(Answer {
            features: features.to_vec(),
            vector: vector(phrase),
            right: right(phrase)?,
        })
    });
    Choice {
        options: options.collect(),
        vector: vector(discourse.phrases.get(at)),
    }
}

impl Choice {
    /// Whether some of the options are right and others wrong.
    fn tells(&self) -> bool {
        let right = |right: bool| self.options.iter().any(|option| option.right == right);
        right(true) && right(false)
    }
}

/// A document with annotated chains.
pub(crate) struct Document {
    text: String,
    sentences: Vec<Sentence>,
    vectors: Vectors,
    mentions: Vec<Mention>,
    /// The annotated chains.
    pub(crate) chains: Vec<Vec<Span>>,
}

impl Document {
    /// What there is to learn. A choice is right if the phrase before is of the same chain; of what no chain holds, a
    /// new chain is.
    pub(crate) fn choices(&self, gazetteer: &Gazetteer) -> Vec<Choice> {
        let discourse = Resolver::phrases(&self.text, &self.sentences, &self.mentions, gazetteer);
        let known: FxHashMap<Span, usize> = (self.chains.iter().enumerate())
            .flat_map(|(at, chain)| chain.iter().map(move |&span| (span, at)))
            .collect();
        let place = |at: u32| discourse.phrases.get(at as usize);
        let chain = |phrase: &Phrase| {
            let whole = phrase.renames.and_then(place).unwrap_or(phrase);
            known.get(&span(&self.sentences, whole)).copied()
        };
        let chosen =
            (discourse.phrases.iter().enumerate()).filter(|(at, _)| discourse.chooses(*at));
        chosen
            .map(|(at, phrase)| {
                let own = chain(phrase);
                let right =
                    |other: Option<&Phrase>| Some(own.is_some() && own == other.and_then(chain));
                let mut choice = choose((&discourse, at), &self.vectors, right);
                if choice.options.iter().all(|option| !option.right) {
                    choice.options[0].right = true;
                }
                choice
            })
            .collect()
    }

    /// The chains that the resolver finds, with phrases as OntoGUM marks them.
    pub(crate) fn found(&self, resolver: &Resolver, gazetteer: &Gazetteer) -> Vec<Vec<Span>> {
        let (discourse, owners) = resolver.chains(
            &self.text,
            (&self.sentences, &self.vectors),
            &self.mentions,
            gazetteer,
        );
        let mut chains: Vec<Vec<Span>> = vec![Vec::new(); discourse.phrases.len()];
        let mut used = FxHashSet::default();
        for (phrase, owner) in discourse.phrases.iter().zip(owners) {
            let span = span(&self.sentences, phrase);
            if phrase.renames.is_none() && used.insert(span) {
                chains[owner as usize].push(span);
            }
        }
        chains
    }
}

/// All words of a phrase.
fn span(sentences: &[Sentence], phrase: &Phrase) -> Span {
    let words = &sentences[phrase.sentence as usize].words;
    let word = |at: u32| words[at as usize].span;
    word(phrase.first).cover(word(phrase.last))
}

/// OntoGUM's documents of one part, parsed over the treebank's own tokens.
pub(crate) fn ontogum(
    data: &Path,
    part: &str,
    language: &Language,
    recognizer: &Recognizer,
) -> Result<Vec<Document>> {
    let path = data.join(format!("ud/en_gum-free-{part}.conllu"));
    let file =
        std::fs::read_to_string(&path).with_context(|| format!("read {}", path.display()))?;
    let names = file
        .lines()
        .filter_map(|line| line.strip_prefix("# newdoc id = "));
    let mut documents = Vec::new();
    for (name, gold) in names.zip(conllu::read(&file)) {
        let words: Vec<Span> = (gold.sentences.iter())
            .flat_map(|sentence| sentence.words.iter().map(|word| word.span))
            .collect();
        let path = data.join(format!("coref/ontogum-{part}/{name}.conll"));
        let marks =
            std::fs::read_to_string(&path).with_context(|| format!("read {}", path.display()))?;
        let chains = chains(&marks, &words).with_context(|| format!("in {}", path.display()))?;
        let segments: Vec<Segment> = gold.sentences.iter().map(segment).collect();
        let (sentences, vectors) = language.syntax.read(&gold.text, &segments);
        let mentions = recognizer.recognize(&bare(&gold.text), (&sentences, &vectors));
        documents.push(Document {
            text: gold.text,
            sentences,
            vectors,
            mentions,
            chains,
        });
    }
    Ok(documents)
}

fn segment(sentence: &Sentence) -> Segment {
    let token = |word: &tidings::sentence::Word| Token {
        span: word.span,
        joined: word.joined,
    };
    Segment {
        tokens: sentence.words.iter().map(token).collect(),
        paragraph: sentence.paragraph,
        heading: sentence.heading,
    }
}

/// A text of which nothing is masked.
fn bare(content: &str) -> Text<'_> {
    Text {
        content,
        paragraphs: Vec::new(),
        masked: Vec::new(),
    }
}

/// Reads the column of chains: `(3` opens, `3)` closes, `(3)` is a word by itself, `|` or nothing parts two.
fn chains(file: &str, words: &[Span]) -> Result<Vec<Vec<Span>>> {
    let mut open: FxHashMap<&str, Vec<usize>> = FxHashMap::default();
    let mut place: FxHashMap<&str, usize> = FxHashMap::default();
    let mut chains: Vec<Vec<Span>> = Vec::new();
    let lines = file
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'));
    let mut count = 0;
    for (at, line) in lines.enumerate() {
        count = at + 1;
        let marks = line.split('\t').nth(2).unwrap_or("_");
        let mut rest = marks;
        while let Some(from) = rest.find(|c: char| c.is_ascii_digit()) {
            let digits = rest[from..].find(|c: char| !c.is_ascii_digit());
            let to = digits.map_or(rest.len(), |length| from + length);
            let name = &rest[from..to];
            if rest[..from].ends_with('(') {
                open.entry(name).or_default().push(at);
            }
            rest = &rest[to..];
            if rest.starts_with(')')
                && let Some(first) = open.get_mut(name).and_then(Vec::pop)
            {
                let chain = *place.entry(name).or_insert_with(|| {
                    chains.push(Vec::new());
                    chains.len() - 1
                });
                if let (Some(first), Some(last)) = (words.get(first), words.get(at)) {
                    chains[chain].push(first.cover(*last));
                }
            }
        }
    }
    ensure!(count == words.len(), "{count} words, not {}", words.len());
    Ok(chains)
}

/// An annotated article of news. It tells of nouns alone which of its names they stand for.
pub(crate) struct News {
    gold: Gold,
    sentences: Vec<Sentence>,
    vectors: Vectors,
    mentions: Vec<Mention>,
}

impl News {
    /// What there is to learn: a noun that the annotation lists continues the names of its entity; any other continues
    /// no name.
    pub(crate) fn choices(&self, gazetteer: &Gazetteer) -> Vec<Choice> {
        let text = &self.gold.text;
        let discourse = Resolver::phrases(text, &self.sentences, &self.mentions, gazetteer);
        let mention = |phrase: &Phrase| &self.mentions[phrase.mention as usize];
        let entity = |span: Span| {
            let entities = self.gold.entities.iter();
            (entities.enumerate())
                .find(|(_, (_, spans))| spans.iter().any(|own| own.overlaps(span)))
                .map(|(at, _)| at)
        };
        let listed: Vec<(Span, usize)> = (self.gold.entities.iter().enumerate())
            .flat_map(|(at, (_, spans))| spans.iter().map(move |&span| (span, at)))
            .collect();
        let mut choices = Vec::new();
        for (at, phrase) in discourse.phrases.iter().enumerate() {
            let noun = mention(phrase);
            if phrase.group || noun.kind != MentionKind::Nominal {
                continue;
            }
            // The head ends what is listed.
            let own = (listed.iter())
                .find(|(span, _)| span.end() == noun.span.end())
                .map(|&(_, entity)| entity);
            let choice = choose((&discourse, at), &self.vectors, |before| {
                let name = before
                    .filter(|phrase| !phrase.group)
                    .map(mention)
                    .filter(|mention| mention.kind == MentionKind::Name);
                Some(match (own, name) {
                    (None, name) => name.is_none(),
                    (Some(own), Some(name)) => entity(name.span) == Some(own),
                    (Some(_), None) => false,
                })
            });
            if choice.tells() {
                choices.push(choice);
            }
        }
        choices
    }
}

/// The annotated articles and items of `train` in `folder`.
pub(crate) fn news(
    folder: &Path,
    language: &Language,
    recognizer: &Recognizer,
) -> Result<Vec<News>> {
    let ontology = Ontology::read("<built in>", Ontology::BUILTIN)?;
    let mut articles = Vec::new();
    for file in ["current-events", "wikinews"] {
        for gold in gold::read(&folder.join(format!("train/{file}.jsonl")), &ontology)? {
            let (sentences, vectors) = language.read(&gold.text);
            let mentions = recognizer.recognize(&bare(&gold.text), (&sentences, &vectors));
            articles.push(News {
                gold,
                sentences,
                vectors,
                mentions,
            });
        }
    }
    Ok(articles)
}

/// A passage of GAP: a pronoun and two names.
pub(crate) struct Passage {
    text: String,
    sentences: Vec<Sentence>,
    vectors: Vectors,
    mentions: Vec<Mention>,
    pronoun: Span,
    /// Each name and whether the pronoun stands for it.
    pub(crate) names: [(Span, bool); 2],
    /// Whether the pronoun is a woman's.
    pub(crate) woman: bool,
    /// Whether it is of the development part; else it is of the validation part.
    pub(crate) development: bool,
}

impl Passage {
    /// What there is to learn: of one name that it is right, or of both that they are wrong. Nothing is known of
    /// pronouns between. None where the phrases don't show it.
    pub(crate) fn choice(&self, gazetteer: &Gazetteer) -> Option<Choice> {
        let discourse = Resolver::phrases(&self.text, &self.sentences, &self.mentions, gazetteer);
        let mention = |phrase: &Phrase| &self.mentions[phrase.mention as usize];
        let at = (discourse.phrases.iter())
            .position(|phrase| !phrase.group && mention(phrase).span == self.pronoun)?;
        let named = |phrase: &&Phrase, name: Span| {
            let mention = mention(phrase);
            !phrase.group && mention.kind == MentionKind::Name && mention.span.overlaps(name)
        };
        let same = |phrase: &Phrase, name: Span| {
            let mut of_name = discourse.phrases.iter().filter(|other| named(other, name));
            of_name.any(|other| discourse.same_entity(phrase, other))
        };
        let right: Vec<Span> = (self.names.iter())
            .filter(|(_, is)| *is)
            .map(|&(name, _)| name)
            .collect();
        let choice = choose((&discourse, at), &self.vectors, |option| match option {
            None => Some(right.is_empty()),
            Some(phrase) if mention(phrase).kind == MentionKind::Pronoun => None,
            Some(phrase) if right.is_empty() => {
                Some(!self.names.iter().any(|&(name, _)| same(phrase, name)))
            }
            Some(phrase) => Some(right.iter().any(|&name| same(phrase, name))),
        });
        choice.tells().then_some(choice)
    }

    /// Whether the resolver lets the pronoun stand for each name.
    pub(crate) fn answers(&self, resolver: &Resolver, gazetteer: &Gazetteer) -> [bool; 2] {
        let text = bare(&self.text);
        let entities = resolver.resolve(
            "",
            &text,
            (&self.sentences, &self.vectors),
            &self.mentions,
            gazetteer,
        );
        let owners = index(self.mentions.len(), &entities);
        let owned = || self.mentions.iter().zip(&owners);
        let thing = owned()
            .find(|(mention, _)| mention.span == self.pronoun)
            .and_then(|(_, owner)| *owner);
        self.names.map(|(name, _)| {
            thing.is_some()
                && owned().any(|(mention, owner)| {
                    *owner == thing
                        && mention.kind == MentionKind::Name
                        && mention.span.overlaps(name)
                })
        })
    }
}

/// GAP's development and validation parts.
pub(crate) fn gap(
    data: &Path,
    language: &Language,
    recognizer: &Recognizer,
) -> Result<Vec<Passage>> {
    let mut passages = Vec::new();
    for part in ["development", "validation"] {
        let path = data.join(format!("coref/gap-{part}.tsv"));
        let file =
            std::fs::read_to_string(&path).with_context(|| format!("read {}", path.display()))?;
        for line in file.lines().skip(1) {
            let cells: Vec<&str> = line.split('\t').collect();
            let &[_, content, pronoun, at, a, a_at, a_is, b, b_at, b_is, ..] = cells.as_slice()
            else {
                continue;
            };
            let points = CodePoints::new(content);
            let span = |at: &str, words: &str| {
                let start = points.to_byte(content, at.parse().unwrap_or(0));
                Span::new(start, start + words.len() as u32)
            };
            let (sentences, vectors) = language.read(content);
            let mentions = recognizer.recognize(&bare(content), (&sentences, &vectors));
            let is = |cell: &str| cell.eq_ignore_ascii_case("true");
            let lower = pronoun.to_lowercase();
            passages.push(Passage {
                text: content.to_owned(),
                sentences,
                vectors,
                mentions,
                pronoun: span(at, pronoun),
                names: [(span(a_at, a), is(a_is)), (span(b_at, b), is(b_is))],
                woman: ["she", "her", "hers", "herself"].contains(&lower.as_str()),
                development: part == "development",
            });
        }
    }
    Ok(passages)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_open_and_close_chains() {
        let words: Vec<Span> = (0..4).map(|at| Span::new(at * 2, at * 2 + 1)).collect();
        let file = "# begin\n0\tA\t(1(2)\n1\tb\t_\n2\tc\t1)|(2\n3\td\t2)\n";
        let spans = |pairs: &[(u32, u32)]| -> Vec<Span> {
            pairs
                .iter()
                .map(|&(start, end)| Span::new(start, end))
                .collect()
        };
        let found = chains(file, &words).unwrap();
        assert_eq!(found, [spans(&[(0, 1), (4, 7)]), spans(&[(0, 5)])]);
    }
}
