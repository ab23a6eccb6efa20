//! An article as coreference sees it: its phrases in text order, for each of them the few phrases before it that it
//! could continue, and the chains that come out of the choices.
//!
//! Names are no choice: the resolver has joined them. Everything else takes, from left to right, the phrase before it
//! that the [`Ranker`] scores highest, or none (a mention ranker after Durrett and Klein 2013, "Easy victories and
//! uphill battles in coreference resolution", with the sieves' candidates instead of all).

use super::chains::Chains;
use super::features::{Features, Question};
use super::grammar::Grammar;
use super::phrase::{Part, Phrase};
use super::ranker::Ranker;
use super::titled::Title;
use crate::mention::{Gender, Mention, MentionKind};
use crate::model::feature;
use crate::ontology::EntityType;
use crate::sentence::{Sentence, Vectors};
use rustc_hash::FxHashMap;

/// How many sentences back a pronoun looks, and how many a noun looks for a name, for a noun that differs.
const REACH: (u32, u32, u32) = (3, 5, 2);
/// How many phrases with the same noun are looked at.
const ALIKE: usize = 4;

/// Verbs that speech hangs on.
const SAY: &[&str] = &[
    "say", "tell", "add", "state", "announce", "claim", "argue", "explain", "note", "ask",
    "declare", "insist", "report", "warn", "suggest", "believe", "think", "write",
];

/// What is known of the entity that a name belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Named {
    /// Its number within the article.
    pub entity: u32,
    /// Its type.
    pub entity_type: EntityType,
    /// What its names say of its sex.
    pub gender: Gender,
    /// Whether it was taken for no person by its looks alone.
    pub doubtful: bool,
}

/// The phrases of an article.
#[derive(Debug)]
pub struct Discourse<'a> {
    pub(super) sentences: &'a [Sentence],
    /// In text order, longer ones first.
    pub phrases: Vec<Phrase>,
    /// Places of phrases that share a lemma.
    alike: FxHashMap<u64, Vec<u32>>,
    pub(super) titles: Vec<Title>,
}

impl<'a> Discourse<'a> {
    /// Reads an article. `names` says of each mention that is a name which entity it belongs to.
    pub fn read(
        text: &str,
        sentences: &'a [Sentence],
        mentions: &[Mention],
        names: &[Option<Named>],
    ) -> Self {
        let mut phrases = Vec::with_capacity(mentions.len());
        let (mut quotes, mut titles) = (Quotes::default(), Vec::new());
        let mut rest = mentions.iter().enumerate().peekable();
        for (at, sentence) in sentences.iter().enumerate() {
            let quoted = quotes.read(text, sentence);
            let from = phrases.len();
            let mut grammar = None;
            while let Some((index, mention)) =
                rest.next_if(|(_, mention)| mention.sentence as usize <= at)
            {
                let grammar = grammar.get_or_insert_with(|| Grammar::new(text, sentence));
                let named = names.get(index).copied().flatten();
                for mut phrase in grammar.phrases(index as u32, mention) {
                    if let Some(named) = named.filter(|_| !phrase.group) {
                        phrase.key = feature::mix(7, 1 + u64::from(named.entity));
                        phrase.kind_of_thing = 1 + named.entity_type as u64;
                        phrase.gender = named.gender;
                        phrase.doubtful = named.doubtful;
                    }
                    if phrase.named() {
                        titles.extend(Title::of(text, sentence, mention, phrase.key));
                    }
                    phrase.quoted = quoted.get(phrase.head as usize).copied().unwrap_or(false);
                    phrases.push(phrase);
                }
            }
            let new = phrases.get_mut(from..).unwrap_or_default();
            new.sort_by_key(|phrase| (phrase.first, u32::MAX - phrase.last, phrase.group));
            relate(new, from as u32);
        }
        let mut seen: FxHashMap<u64, u32> = FxHashMap::default();
        let mut alike: FxHashMap<u64, Vec<u32>> = FxHashMap::default();
        for (at, phrase) in phrases.iter_mut().enumerate() {
            if phrase.key != 0 {
                let count = seen.entry(phrase.key).or_default();
                phrase.seen = *count;
                *count += 1;
                alike.entry(phrase.lemma).or_default().push(at as u32);
            }
        }
        let most = (phrases.iter())
            .filter(|phrase| phrase.person())
            .filter_map(|phrase| seen.get(&phrase.key))
            .max()
            .copied();
        for phrase in &mut phrases {
            phrase.total = seen.get(&phrase.key).copied().unwrap_or(0);
            phrase.leading = phrase.person() && Some(phrase.total) == most;
        }
        Self {
            sentences,
            phrases,
            alike,
            titles,
        }
    }

    /// Whether both are names of one entity.
    pub fn same_entity(&self, one: &Phrase, other: &Phrase) -> bool {
        one.named() && other.named() && one.key == other.key
    }

    /// Whether phrase `at` is joined by choice: nouns and pronouns are, names are not.
    pub fn chooses(&self, at: usize) -> bool {
        self.phrases.get(at).is_some_and(|phrase| !phrase.named())
    }

    /// What phrase `at` chooses between: the features of starting a chain, then phrases before it with the features
    /// of continuing them, the nearest first, then the subject that a pronoun comes before.
    pub fn options(&self, at: usize, features: &mut Features) {
        features.clear();
        let Some(phrase) = self.phrases.get(at) else {
            return;
        };
        let candidates = self.candidates(at, phrase);
        let question = Question::new(self, phrase, &candidates);
        question.begin(features);
        for (rank, &candidate) in candidates.iter().enumerate() {
            if let Some(before) = self.phrases.get(candidate as usize) {
                question.pair(candidate, before, rank, features);
            }
        }
        if let Some((subject, phrase)) = self.ahead(at, phrase) {
            question.ahead(subject, phrase, features);
        }
    }

    /// The named subject whose clause a pronoun opens: "In her speech, Lund said", "Although he lost, Berg stays".
    fn ahead(&self, at: usize, phrase: &Phrase) -> Option<(u32, &Phrase)> {
        if phrase.kind != MentionKind::Pronoun || phrase.pronoun.speaks() {
            return None;
        }
        let words = &self.sentences.get(phrase.sentence as usize)?.words;
        let above = |word: u32| words.get(word as usize).and_then(|word| word.head);
        let under = |verb: u32| {
            std::iter::successors(above(phrase.head), |&word| above(word))
                .take(60)
                .any(|word| word == verb)
        };
        let behind = self.phrases.iter().enumerate().skip(at + 1);
        behind
            .take_while(|(_, other)| other.sentence == phrase.sentence)
            .filter(|(_, other)| {
                other.named()
                    && other.first > phrase.head
                    && matches!(other.part, Part::Subject | Part::PassiveSubject)
                    && (other.name_type())
                        .is_some_and(|named| phrase.can_mean(named, other.doubtful))
            })
            .find(|(_, other)| other.governor.is_some_and(under))
            .map(|(at, other)| (at as u32, other))
    }

    /// Whether a phrase hangs on a verb of speech.
    pub(super) fn says(&self, phrase: &Phrase) -> bool {
        let word = phrase.governor.and_then(|at| {
            let sentence = self.sentences.get(phrase.sentence as usize)?;
            sentence.words.get(at as usize)
        });
        word.is_some_and(|word| SAY.contains(&word.lemma.as_str()))
    }

    /// Who says the quotation that phrase `at` stands in: whoever the sentence names beside it, else the one before.
    fn speaker(&self, at: usize, phrase: &Phrase) -> Option<&Phrase> {
        let (before, behind) = self.phrases.split_at_checked(at)?;
        let here = |other: &&Phrase| other.sentence == phrase.sentence;
        let speaks =
            |other: &&Phrase| !other.quoted && other.part == Part::Subject && self.says(other);
        let last = before.iter().rev();
        (last.clone().take_while(here).find(speaks))
            .or_else(|| behind.iter().take_while(here).find(speaks))
            .or_else(|| {
                let near = |other: &&Phrase| phrase.sentence - other.sentence < 2;
                last.take_while(near).find(speaks)
            })
            .filter(|_| phrase.quoted)
    }

    fn candidates(&self, at: usize, phrase: &Phrase) -> Vec<u32> {
        let before = |reach: u32| {
            let all = self.phrases.get(..at).unwrap_or_default();
            (all.iter().enumerate().rev())
                .take_while(move |(_, other)| phrase.sentence - other.sentence <= reach)
        };
        if phrase.kind == MentionKind::Pronoun {
            // Nobody speaks of himself as "he".
            let speaker = (self.speaker(at, phrase)).filter(|_| phrase.personal());
            let is = |other: &Phrase| {
                let same = |speaker: &Phrase| {
                    speaker.key == other.key && other.key != 0 || std::ptr::eq(speaker, other)
                };
                speaker.is_some_and(same)
            };
            // "told the Tribune, "It was late"": nobody speaks of who writes it down
            let heard = |other: &Phrase| {
                phrase.quoted && !other.quoted && other.name_type() == Some(EntityType::Media)
            };
            let others = before(REACH.0).filter(|(_, other)| !is(other) && !heard(other));
            return others.map(|(at, _)| at as u32).collect();
        }
        let mut found: Vec<u32> = Vec::new();
        if let Some(list) = self.alike.get(&phrase.lemma) {
            let end = list.partition_point(|&other| (other as usize) < at);
            found.extend(list.get(..end).unwrap_or_default().iter().rev().take(ALIKE));
        }
        if phrase.refers() {
            let mut keys: Vec<u64> = Vec::new();
            for (other, before) in before(REACH.1) {
                let far = phrase.sentence - before.sentence;
                let stands = before.named() && !phrase.group && !keys.contains(&before.key);
                if stands {
                    keys.push(before.key);
                }
                let noun = before.kind == MentionKind::Nominal
                    && far <= REACH.2
                    && before.plural == phrase.plural
                    && matches!(
                        before.part,
                        Part::Subject | Part::PassiveSubject | Part::Object
                    );
                if stands || noun {
                    found.push(other as u32);
                }
            }
        }
        found.sort_unstable_by_key(|&other| std::cmp::Reverse(other));
        found.dedup();
        found
    }

    /// The chain of each phrase, numbered in the order of their first phrases.
    pub fn chains(&self, ranker: &Ranker, vectors: &Vectors) -> Vec<u32> {
        let mut chains = Chains::default();
        let mut features = Features::default();
        let views = ranker.look(&self.phrases, vectors);
        for (at, phrase) in self.phrases.iter().enumerate() {
            let titled = || chains.open_to(self.titled(at, phrase)?, phrase);
            let chosen = if phrase.named() {
                chains.named(phrase)
            } else if let Some(bearer) = titled() {
                Some(bearer)
            } else {
                self.options(at, &mut features);
                let favour = |option| (views.as_ref()).map_or(0.0, |v| v.favour(at, option));
                let best = ranker.best(&features, favour, |candidate| {
                    let other = self.phrases.get(candidate as usize)?;
                    if candidate as usize > at {
                        chains.coming(other, phrase)
                    } else {
                        chains.open_to(candidate, phrase)
                    }
                });
                let meant = || chains.open_to(self.meant(at, phrase)?, phrase);
                best.filter(|&chain| chains.has_name(chain))
                    .or_else(meant)
                    .or(best)
            };
            let comes = chosen.filter(|&chain| chain == chains.next());
            chains.put(phrase, chosen.filter(|_| comes.is_none()));
            if let Some(chain) = comes
                && let Some((_, subject)) = self.ahead(at, phrase)
            {
                chains.name(chain, subject);
            }
        }
        chains.into_owners()
    }
}

impl Phrase {
    /// Whether it speaks of something that the reader is to know already.
    fn refers(&self) -> bool {
        use super::phrase::Determiner::{Definite, Demonstrative, Possessor};
        matches!(self.determiner, Definite | Demonstrative | Possessor)
    }
}

/// Says of a sentence's phrases, which begin at `from` of the article's, how they stand to each other.
fn relate(phrases: &mut [Phrase], from: u32) {
    for at in 0..phrases.len() {
        let (before, rest) = phrases.split_at_mut(at);
        let Some((phrase, behind)) = rest.split_first_mut() else {
            break;
        };
        phrase.opens = at == 0;
        phrase.nested = before.iter().rev().take(8).any(|other| {
            other.first <= phrase.first
                && other.last >= phrase.last
                && (other.first, other.last) != (phrase.first, phrase.last)
        });
        if let Some(head) = phrase.renames {
            let heads = |other: &Phrase| {
                other.head == head && !other.group && other.kind != MentionKind::Pronoun
            };
            let earlier = before.iter().position(heads);
            let later = || behind.iter().position(heads).map(|place| at + 1 + place);
            phrase.renames = Some(
                earlier
                    .or_else(later)
                    .map_or(u32::MAX, |at| from + at as u32),
            );
        }
    }
}

/// Which words stand in quotation marks; a paragraph closes what is open.
#[derive(Default)]
struct Quotes {
    open: bool,
    paragraph: u32,
}

impl Quotes {
    fn read(&mut self, text: &str, sentence: &Sentence) -> Vec<bool> {
        if sentence.paragraph != self.paragraph {
            (self.open, self.paragraph) = (false, sentence.paragraph);
        }
        let words = sentence.words.iter().map(|word| {
            match word.span.of_text(text) {
                "“" | "``" => self.open = true,
                "”" | "''" => self.open = false,
                "\"" => self.open = !self.open,
                _ => {}
            }
            self.open
        });
        words.collect()
    }
}

#[cfg(test)]
mod tests {
    use crate::mention::MentionKind;
    use crate::pipeline::Pipeline;
    use crate::text::Article;

    /// For each entity its name and the nouns and pronouns that stand for it.
    fn read(text: &str) -> Vec<(String, Vec<String>)> {
        let article = Article {
            text: text.to_owned(),
            ..Article::default()
        };
        let document = Pipeline::builtin().unwrap().analyze(article);
        let others = |mentions: &[u32]| {
            let all = mentions.iter().map(|&m| &document.mentions[m as usize]);
            all.filter(|m| m.kind != MentionKind::Name)
                .map(|m| m.span.of_text(text).to_owned())
                .collect()
        };
        let entities = document.entities.iter();
        entities
            .map(|entity| (entity.name.clone(), others(&entity.mentions)))
            .collect()
    }

    fn of(text: &str, name: &str) -> Vec<String> {
        let found = read(text).into_iter().find(|(known, _)| known == name);
        found.map_or_else(Vec::new, |(_, others)| others)
    }

    #[test]
    fn a_pronoun_stands_for_a_person_of_its_sex() {
        let text =
            "Anna Lindqvist met Boris Petrov in Oslo on Monday. She thanked him for his help.";
        assert_eq!(of(text, "Anna Lindqvist"), ["She"]);
        assert_eq!(of(text, "Boris Petrov"), ["him", "his"]);
    }

    #[test]
    fn who_speaks_in_a_quotation_is_not_the_last_name_before_it() {
        let text =
            "Boris Petrov spoke about Anna Lindqvist. “I told you that we failed,” the mayor said.";
        assert!(read(text).iter().all(|(_, others)| {
            !others
                .iter()
                .any(|word| ["I", "you", "we"].contains(&word.as_str()))
        }));
    }

    #[test]
    fn he_in_a_quotation_is_not_its_speaker() {
        let text = "Boris Petrov spoke about Ivan Berg. Mayor Olaf Lund said, “He was an excellent minister.”";
        assert_eq!(of(text, "Olaf Lund"), Vec::<String>::new());
        let text =
            "Boris Petrov resigned on Monday. “We regret it,” Olaf Lund said. “He did his duty.”";
        assert_eq!(of(text, "Olaf Lund"), Vec::<String>::new());
    }

    #[test]
    fn a_pronoun_may_come_before_its_name() {
        let text =
            "Although her party lost two seats on Sunday, Anna Lindqvist will stay in office.";
        assert_eq!(of(text, "Anna Lindqvist"), ["her"]);
    }

    #[test]
    fn the_governor_is_whom_the_article_calls_so() {
        let text = "Governor Ana Ruiz met Senator Bo Diaz, who wrote the bill. Diaz said that it was fair. The governor signed it on Monday.";
        assert_eq!(of(text, "Ana Ruiz"), ["governor"]);
    }

    #[test]
    fn the_governor_is_nobody_who_was_so_or_is_only_deputy() {
        for title in ["Former governor", "Deputy governor"] {
            let text = format!(
                "Governor Ana Ruiz met the press. {title} Bo Diaz slept. The governor left."
            );
            assert_eq!(of(&text, "Ana Ruiz"), ["governor"], "{title}");
        }
    }

    #[test]
    fn it_in_a_quotation_is_not_the_newspaper_that_hears_it() {
        let text = "Ivo Banek told the Prague Tribune, \"It was late and we left.\"";
        assert!(of(text, "Prague Tribune").is_empty());
    }

    #[test]
    fn a_coordination_keeps_its_pronoun_from_its_first_member() {
        let text = "Peru and Chile signed the treaty. They will meet again in May.";
        assert!(of(text, "Peru").is_empty());
    }
}
