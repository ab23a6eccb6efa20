//! The stage's one verb: reads an article's sentences and lists their mentions in text order.

use super::border::{border, cover, given_name, head, trim, vessel};
use super::compose::{bodies, names, occasions};
use super::cue::{Facts, Spelling, cues};
use super::described::Described;
use super::gazetteer::Gazetteer;
use super::label::NameClass;
use super::lexicon::Lexicon;
use super::probe::{Hunch, Probe};
use super::tagger::{Memory, NameTagger};
use super::typer::{self, NameTyper, winner};
use super::{Gender, Mention, MentionKind, referent};
use crate::error::LoadError;
use crate::model::{Aligned, Container, LinearModel, Model};
use crate::sentence::{Sentence, Vectors};
use crate::text::Text;

static WEIGHTS: &Aligned<[u8]> = &Aligned(*include_bytes!("../../models/names.weights"));

/// What a common noun beside a name adds to the votes for the type that it says, more than looks can.
const TOLD: i32 = 1 << 18;

/// Finds names, nominals and pronouns.
#[derive(Clone, Debug)]
pub struct Recognizer {
    facts: Facts,
    tagger: NameTagger,
    typer: NameTyper,
    probe: Option<Probe>,
}

impl Recognizer {
    /// One with the weights and the gazetteer that the program carries, for what `model` reads. An encoder of one's own
    /// has other vectors than those that the probe learned from, and is not asked.
    ///
    /// # Errors
    /// Where the weights are damaged.
    pub fn builtin(model: &Model) -> Result<Self, LoadError> {
        let weights = Container::builtin(&WEIGHTS.0, "models/names.weights")?;
        let linear = |name: &str| LinearModel::decode(weights.section(name)?, weights.place());
        let probe = match model {
            Model::Accurate => Probe::load(&weights)?,
            _ => None,
        };
        let lexicon = Lexicon::decode(weights.section("lexicon")?, weights.place())?;
        Ok(Self::new(
            Facts::embedded(lexicon),
            NameTagger::new(linear("tagger")?),
            NameTyper::new(linear("typer")?),
            probe,
        ))
    }

    /// One of parts trained elsewhere.
    pub const fn new(
        facts: Facts,
        tagger: NameTagger,
        typer: NameTyper,
        probe: Option<Probe>,
    ) -> Self {
        Self {
            facts,
            tagger,
            typer,
            probe,
        }
    }

    /// The table that mentions' rows count in.
    pub const fn gazetteer(&self) -> &Gazetteer {
        &self.facts.gazetteer
    }

    /// What it hears of the encoder.
    pub const fn probe(&self) -> Option<&Probe> {
        self.probe.as_ref()
    }

    /// The mentions of an article, in text order. `vectors` are the encoder's, empty where none read the sentences.
    pub fn recognize(
        &self,
        text: &Text,
        (sentences, vectors): (&[Sentence], &Vectors),
    ) -> Vec<Mention> {
        let content = text.content;
        let spelling = Spelling::of(content, sentences);
        let mut memory = Memory::default();
        let mut mentions = Vec::new();
        let mut features = Vec::with_capacity(96);
        let mut seen: Vec<_> = sentences
            .iter()
            .enumerate()
            .map(|(at, sentence)| {
                let hunch = self
                    .probe
                    .as_ref()
                    .map_or_else(Hunch::default, |probe| probe.look(vectors.sentence(at)));
                let matches = self.facts.gazetteer.matches(content, sentence);
                let cues = cues(content, sentence, &self.facts, &matches, &spelling);
                (sentence, matches, cues, hunch, Vec::new())
            })
            .collect();
        // Headings come last, because capitals tell nothing there, while the text below tells the same names.
        for heading in [false, true] {
            for (sentence, _, cues, hunch, labels) in &mut seen {
                if sentence.heading == heading {
                    *labels = self.tagger.tag(cues, hunch, &mut memory);
                    occasions(content, sentence, &self.facts.nouns, labels);
                    bodies(content, sentence, &self.facts.nouns, labels);
                }
            }
        }
        for (index, (sentence, matches, cues, hunch, labels)) in seen.iter().enumerate() {
            let from = mentions.len();
            for (first, last, class) in names(labels) {
                let Some((first, last)) = border(content, sentence, cues, first, last) else {
                    continue;
                };
                let (last, class) = match given_name(content, sentence, cues, first, last) {
                    Some(last) => (last, NameClass::Person),
                    None => (last, class),
                };
                let (first, class) = match vessel(content, sentence, &self.facts.nouns, first) {
                    Some(first) => (first, NameClass::Other),
                    None => (first, class),
                };
                let Some(span) =
                    cover(sentence, first, last).map(|span| trim(content, &self.facts.nouns, span))
                else {
                    continue;
                };
                let row = matches
                    .iter()
                    .find(|hit| hit.first == first && hit.last == last)
                    .map(|hit| hit.row)
                    .or_else(|| self.facts.gazetteer.find(span.of_text(content)))
                    .filter(|&row| self.facts.gazetteer.speaks(row, class));
                let own = span.of_text(content).to_lowercase();
                if row.is_none() && self.facts.nouns.names_nobody(&own) {
                    continue;
                }
                let fact = row.and_then(|row| self.facts.gazetteer.row(row));
                let head = head(sentence, first, last);
                let name = Described {
                    text: content,
                    sentence,
                    cues,
                    words: (first, last, head),
                };
                let class = match class {
                    NameClass::Person if fact.is_none() && name.lies(&self.facts.nouns) => {
                        NameClass::Place
                    }
                    _ => class,
                };
                let role = (class == NameClass::Person)
                    .then(|| typer::role(content, sentence, cues, &self.facts, first, last))
                    .flatten();
                let looked_up = fact.is_some() || class == NameClass::Country;
                let (told, kind) = if role.is_some() || looked_up {
                    (None, None)
                } else {
                    name.told(&self.facts.descriptions, class)
                };
                let class = told.unwrap_or(class);
                let words = (first as usize, last as usize);
                typer::features(cues, words.0, words.1, class, fact, role, &mut features);
                let mut votes = self.typer.vote(&features, class, role, (words, hunch));
                if let Some(vote) = kind.and_then(|kind| votes.get_mut(kind as usize)) {
                    *vote = vote.saturating_add(TOLD);
                }
                mentions.push(Mention {
                    span,
                    sentence: index as u32,
                    head,
                    first,
                    last,
                    kind: MentionKind::Name,
                    entity_type: Some(winner(&votes)),
                    votes,
                    gazetteer: row,
                    role,
                    gender: if class == NameClass::Person {
                        referent::gender_of_name(content, sentence, first, last, fact, &self.facts)
                    } else {
                        Gender::Neuter
                    },
                    score: 1.0,
                });
            }
            let names = mentions.len();
            referent::add(
                content,
                sentence,
                index as u32,
                &self.facts,
                cues,
                from..names,
                &mut mentions,
            );
            if let Some(new) = mentions.get_mut(from..) {
                new.sort_by_key(|mention| mention.span);
            }
        }
        mentions
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pipeline::Pipeline;
    use crate::text::Article;

    fn names(text: &str) -> Vec<String> {
        let article = Article {
            text: text.to_owned(),
            ..Article::default()
        };
        let document = Pipeline::builtin().unwrap().analyze(article);
        let named = |m: &&Mention| m.kind == MentionKind::Name;
        let mentions = document.mentions.iter().filter(named);
        mentions.map(|m| m.span.of_text(text).to_owned()).collect()
    }

    #[test]
    fn only_the_encoder_that_the_probe_learned_from_is_asked() {
        let asks = |model| Recognizer::builtin(&model).unwrap().probe().is_some();
        assert!(asks(Model::Accurate));
        assert!(!asks(Model::Fast) && !asks(Model::from_name("my.weights")));
    }

    #[test]
    fn a_relative_that_opens_a_quotation_is_no_name() {
        let said = "“We will act,” Mr Rasmussen said. “Whoever sends them carries the blame.”";
        assert_eq!(names(said), ["Rasmussen"]);
    }

    #[test]
    fn a_given_name_goes_on_behind_its_hyphen() {
        let found = names("The envoy thanked Hwang Min-seok, a professor of law, on Monday.");
        assert_eq!(found, ["Hwang Min-seok"]);
    }

    #[test]
    fn an_occasion_is_named_from_its_year_to_its_noun() {
        let found = names(
            "Voters in the 2019 Peruvian general election and the 2020 Iowa caucuses were few.",
        );
        assert_eq!(
            found,
            ["2019 Peruvian general election", "2020 Iowa caucuses"]
        );
        let found = names("In 2019 Peru held an election.");
        assert_eq!(found, ["Peru"]);
    }

    #[test]
    fn a_participle_behind_a_hyphen_is_no_part_of_a_name() {
        let found = names("Officials in the Russian-led alliance met in Berlin.");
        assert_eq!(found, ["Russian", "Berlin"]);
    }

    #[test]
    fn an_adjective_of_nationality_is_a_name_whatever_follows() {
        for nation in [
            "Peruvian", "Kyrgyz", "Chadian", "Maltese", "Fijian", "Zambian",
        ] {
            for text in [
                format!("The {nation} government met."),
                format!("A member of the {nation} army spoke on Monday."),
                format!("Two {nation} fishermen were freed."),
            ] {
                assert_eq!(names(&text), [nation], "{text}");
            }
        }
    }

    #[test]
    fn a_body_of_a_state_has_a_name_in_small_letters() {
        let found =
            names("The Peruvian foreign ministry and the Chilean parliament rejected the plan.");
        assert_eq!(found, ["Peruvian foreign ministry", "Chilean parliament"]);
        let found = names("Peru's foreign ministry praised Chile's parliament.");
        assert_eq!(found, ["Peru", "foreign ministry", "Chile"]);
        let found = names("The Peruvian ministry met Chilean police.");
        assert_eq!(found, ["Peruvian", "Chilean"]);
    }

    #[test]
    fn a_vessel_is_not_whom_it_is_named_after() {
        let found = names("Ana Ruiz drowned. The charity named its ship, MV Ana Ruiz, after her.");
        assert_eq!(found, ["Ana Ruiz", "MV Ana Ruiz"]);
    }

    #[test]
    fn the_full_stop_of_a_sentence_is_no_part_of_a_name() {
        assert_eq!(names("He was born in Tel Aviv."), ["Tel Aviv"]);
        assert_eq!(names("She works for Norvik Inc."), ["Norvik Inc."]);
    }

    #[test]
    fn an_office_is_no_name() {
        let found = names("He was elected as Taoiseach on Monday.");
        assert_eq!(found, Vec::<String>::new());
    }

    #[test]
    fn an_honorific_is_no_part_of_a_name() {
        let found = names("Mr Lindqvist met Mrs Okafor in Oslo on Friday.");
        assert_eq!(found, ["Lindqvist", "Okafor", "Oslo"]);
    }
}
