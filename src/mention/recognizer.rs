//! The stage's one verb: reads an article's sentences and lists their mentions in text order.

use super::cue::{Cue, Facts, Spelling, cues, honorific};
use super::described::Described;
use super::gazetteer::Gazetteer;
use super::label::{Label, NameClass, Position};
use super::lexicon::{Called, Lexicon};
use super::nouns::Nouns;
use super::probe::{Hunch, Probe};
use super::tagger::{Memory, NameTagger};
use super::typer::{self, NameTyper, winner};
use super::{Gender, Mention, MentionKind, referent};
use crate::error::LoadError;
use crate::model::{Aligned, Container, LinearModel, Model};
use crate::sentence::{Sentence, Upos, Vectors};
use crate::span::Span;
use crate::text::Text;

static WEIGHTS: &Aligned<[u8]> = &Aligned(*include_bytes!("../../models/names.weights"));

/// Words that name nobody, though a capital where they open a sentence or lend an office dignity makes taggers doubt it.
const NOBODY: &[&str] = &[
    "prime minister",
    "deputy prime minister",
    "vice president",
    "foreign minister",
    "interior minister",
    "finance minister",
    "defence minister",
    "defense minister",
    "foreign secretary",
    "home secretary",
    "secretary of state",
    "attorney general",
    "chief justice",
    "chief minister",
    "first minister",
    "first lady",
    "taoiseach",
    "tánaiste",
    "whoever",
    "whomever",
    "whatever",
    "whichever",
    "whenever",
    "wherever",
    "however",
];

/// Letters in front of the names of vessels.
const VESSELS: &[&str] = &[
    "USS", "U.S.S.", "USNS", "USCGC", "HMS", "HMAS", "HMCS", "HMNZS", "RMS", "RFA", "RRS", "MV",
    "M/V", "MT", "FV", "F/V", "INS", "PNS", "IRIS", "KRI", "BRP", "ROKS", "ARA", "TCG", "CCGS",
    "HDMS", "HNLMS", "HNoMS",
];

/// What names end in that is written with a full stop.
const ABBREVIATED: &[&str] = &[
    "Inc", "Corp", "Ltd", "Bros", "Cie", "Intl", "Assn", "Dept", "Univ", "Esq",
];

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
                let (first, class) = match vessel(content, sentence, first) {
                    Some(first) => (first, NameClass::Other),
                    None => (first, class),
                };
                let Some(span) = cover(sentence, first, last).map(|span| trim(content, span))
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
                if row.is_none() && NOBODY.contains(&own.as_str()) {
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
                    NameClass::Person if fact.is_none() && name.lies() => NameClass::Place,
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

/// Makes one name of a year, a word with a capital and what leads up to the noun of an occasion: "2020 United States
/// presidential election".
fn occasions(text: &str, sentence: &Sentence, nouns: &Nouns, labels: &mut [Label]) {
    let year = |form: &str| {
        form.len() == 4
            && (form.starts_with("19") || form.starts_with("20"))
            && form.parse::<u16>().is_ok()
    };
    let word = |at: usize| sentence.words.get(at);
    let capital =
        |at: usize| at < labels.len() && sentence.form(text, at).starts_with(char::is_uppercase);
    let leads =
        |at: usize| capital(at) || matches!(word(at).map(|w| w.upos), Some(Upos::Adj | Upos::Noun));
    let ends = |at: usize| word(at).is_some_and(|w| nouns.names_occasion(&w.lemma));
    let dated = |first: usize| {
        let run = (first + 1..labels.len().min(first + 9)).take_while(|&at| leads(at));
        let last = run.filter(|&at| ends(at)).last();
        last.filter(|_| year(sentence.form(text, first)) && capital(first + 1))
    };
    let found: Vec<(usize, usize)> = (0..labels.len())
        .filter_map(|first| Some((first, dated(first)?)))
        .collect();
    for (first, last) in found {
        let parts = |at: usize| labels.get(at).copied().and_then(Label::parts);
        // a name that reaches beyond is left alone
        let inside = |at: usize| matches!(parts(at), Some((_, Position::Inside | Position::Last)));
        if inside(first) || inside(last + 1) {
            continue;
        }
        unite(labels, (first, last), NameClass::Other);
    }
}

/// Makes one name of a country and the small words behind it that name a body of its state: "Peruvian foreign ministry".
/// Of "Peru's foreign ministry" the small words alone are the name.
fn bodies(text: &str, sentence: &Sentence, nouns: &Nouns, labels: &mut [Label]) {
    let form = |at: usize| sentence.form(text, at);
    let possessive = |at: usize| matches!(form(at), "'s" | "’s");
    let small = |labels: &[Label], at: usize| {
        let word = sentence.words.get(at).map(|w| w.upos);
        (labels.get(at)).is_some_and(|label| label.parts().is_none())
            && matches!(word, Some(Upos::Noun | Upos::Adj | Upos::Cconj))
            && form(at).chars().all(|c| c.is_lowercase() || c == '-')
    };
    let countries: Vec<(u32, u32)> = names(labels)
        .filter(|&(.., class)| class == NameClass::Country)
        .map(|(first, last, _)| (first, last))
        .collect();
    for (first, last) in countries {
        let (first, last) = (first as usize, last as usize);
        let owns = possessive(last) || possessive(last + 1);
        let behind = last + 1 + usize::from(owns && !possessive(last));
        let mut words = String::new();
        let mut end = None;
        for at in (behind..behind + 5).take_while(|&at| small(labels, at)) {
            if at > behind {
                words.push(' ');
            }
            words += form(at);
            // "Peru's parliament" is no name
            let known = nouns.names_body(&words) && (!owns || words.contains(' '));
            end = Some(at).filter(|_| known).or(end);
        }
        if let Some(end) = end {
            let first = if owns { behind } else { first };
            unite(labels, (first, end), NameClass::Organization);
        }
    }
}

/// Makes the words from `first` to `last` one name.
fn unite(labels: &mut [Label], (first, last): (usize, usize), class: NameClass) {
    for (at, label) in labels.iter_mut().enumerate().take(last + 1).skip(first) {
        let position = match at {
            _ if at == first => Position::Begin,
            _ if at == last => Position::Last,
            _ => Position::Inside,
        };
        *label = Label::new(class, position);
    }
}

/// Runs of labels as first word, last word, class.
pub(super) fn names(labels: &[Label]) -> impl Iterator<Item = (u32, u32, NameClass)> + '_ {
    let mut first = 0;
    labels.iter().enumerate().filter_map(move |(at, label)| {
        let (class, position) = label.parts()?;
        if matches!(position, Position::Begin | Position::Unit) {
            first = at as u32;
        }
        matches!(position, Position::Last | Position::Unit).then_some((first, at as u32, class))
    })
}

/// Where a name begins and ends by the guidelines: behind an honorific, in front of a possessive, and not in the middle
/// of a word that goes on behind a hyphen with a number or with part of a given name. Nowhere where an honorific is all.
fn border(
    text: &str,
    sentence: &Sentence,
    cues: &[Cue],
    mut first: u32,
    mut last: u32,
) -> Option<(u32, u32)> {
    let form = |at: u32| sentence.form(text, at as usize);
    while honorific(form(first)) {
        if first == last {
            return None;
        }
        first += 1;
    }
    while first < last && matches!(form(last), "'s" | "’s" | "'" | "’") {
        last -= 1;
    }
    let glued = |at: u32| cues.get(at as usize).is_some_and(|cue| cue.glue & 1 != 0);
    if form(last + 1) == "-"
        && glued(last + 1)
        && glued(last + 2)
        && form(last + 2).starts_with(|c: char| c.is_numeric())
    {
        last += 2;
    }
    Some((first, last))
}

/// Where the name of a vessel begins: at the letters in front of it that say whose it is, "USS Harry S. Truman", unless a
/// mark of italics stands in between.
fn vessel(text: &str, sentence: &Sentence, first: u32) -> Option<u32> {
    let before = first.checked_sub(1)?;
    let marked = sentence.form(text, before as usize) == "*";
    let letters = before.checked_sub(u32::from(marked))?;
    let vessel = VESSELS.contains(&sentence.form(text, letters as usize));
    vessel.then_some(if marked { first } else { letters })
}

/// The last word of a name of the kind of "Lai Ching-te", whose given name goes on in small letters behind a hyphen.
fn given_name(text: &str, sentence: &Sentence, cues: &[Cue], first: u32, last: u32) -> Option<u32> {
    let cue = |at: u32| cues.get(at as usize);
    let form = |at: u32| sentence.form(text, at as usize);
    let end = last + 2;
    let family = last == first + 1 && cue(first)?.called.0 & Called::SURNAME != 0;
    let glued = form(last + 1) == "-" && cue(last + 1)?.glue == 3 && cue(end)?.glue & 1 != 0;
    let syllable = |word: &str| {
        (2..=5).contains(&word.len())
            && word.chars().all(|c| c.is_ascii_lowercase())
            && !matches!(
                word,
                "led"
                    | "run"
                    | "era"
                    | "made"
                    | "born"
                    | "held"
                    | "based"
                    | "wide"
                    | "like"
                    | "style"
                    | "owned"
            )
    };
    (family && glued && form(last).len() <= 6 && syllable(form(end))).then_some(end)
}

/// A name's span without the marks of italics and links around it, and without the full stop of the sentence that it ends.
fn trim(text: &str, span: Span) -> Span {
    let marks: &[char] = &['*', '_', '[', ']', '|'];
    let own = span.of_text(text);
    let bare = own.trim_start_matches(marks);
    let start = span.start() + (own.len() - bare.len()) as u32;
    let mut bare = bare.trim_end_matches(marks);
    let word = bare.rsplit(char::is_whitespace).next().unwrap_or_default();
    if let Some(plain) = word.strip_suffix('.')
        && plain.len() > 2
        && !plain.contains('.')
        && plain.chars().skip(1).all(char::is_lowercase)
        && !ABBREVIATED.contains(&plain)
    {
        bare = bare.strip_suffix('.').unwrap_or(bare);
    }
    if bare.is_empty() {
        span
    } else {
        Span::new(start, start + bare.len() as u32)
    }
}

pub(super) fn cover(sentence: &Sentence, first: u32, last: u32) -> Option<Span> {
    let from = sentence.words.get(first as usize)?.span;
    Some(from.cover(sentence.words.get(last as usize)?.span))
}

/// The word that the others hang on: the first whose head lies outside.
pub(super) fn head(sentence: &Sentence, first: u32, last: u32) -> u32 {
    (first..=last)
        .find(|&at| {
            sentence
                .words
                .get(at as usize)
                .is_some_and(|word| word.head.is_none_or(|head| head < first || head > last))
        })
        .unwrap_or(last)
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
