//! Gives a name its fine type: which kind of person or organization it is, from its own words, the words around it,
//! and the nouns of office and profession in front of it or in apposition behind it.

use super::cue::{Cue, Facts, head_of, lower};
use super::gazetteer::Row;
use super::label::NameClass;
use super::probe::Hunch;
use crate::model::LinearModel;
use crate::model::feature::{join, join3};
use crate::ontology::EntityType;
use crate::sentence::Sentence;
use rustc_hash::FxHashMap;

const TITLES: &str = include_str!("../../gazetteer/facts/titles.tsv");

/// One score for each of [`EntityType::ALL`], comparable only within one coarse class.
pub type Votes = [i32; EntityType::ALL.len()];

/// Nouns of office and profession with the type of person that they make.
#[derive(Clone, Debug, Default)]
pub struct Titles(FxHashMap<u64, EntityType>);

impl Titles {
    /// The list that the program carries.
    pub fn embedded() -> Self {
        let mut titles = FxHashMap::default();
        for line in TITLES.lines().filter(|line| !line.starts_with('#')) {
            if let Some((kind, nouns)) = line.split_once('\t')
                && let Some(kind) = EntityType::from_name(kind)
            {
                for noun in nouns.split('|') {
                    titles.entry(lower(noun)).or_insert(kind);
                }
            }
        }
        Self(titles)
    }

    /// What a word makes of its bearer; a plural says nothing of one.
    pub fn kind(&self, lower: u64) -> Option<EntityType> {
        self.0.get(&lower).copied()
    }
}

/// The words that say what somebody is: where they stand and what they make of the bearer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Role {
    /// First word of the noun phrase, in the sentence.
    pub first: u32,
    /// Its noun of office or profession.
    pub last: u32,
    /// What the noun makes of a person.
    pub kind: EntityType,
}

/// Words that no role reaches over.
fn stops(word: &str) -> bool {
    matches!(
        word,
        "" | "," | "." | ";" | ":" | "(" | ")" | "“" | "”" | "\"" | "and" | "with" | "by" | "to"
    )
}

/// The role that the words around a name say: in front ("then US president Donald Trump"), in apposition behind it
/// ("X, a professor at Y"), or the place of learning that it is "of".
pub fn role(
    text: &str,
    sentence: &Sentence,
    cues: &[Cue],
    facts: &Facts,
    first: u32,
    last: u32,
) -> Option<Role> {
    let reader = RoleReader {
        text,
        sentence,
        cues,
        facts,
    };
    reader
        .in_front(first)
        .or_else(|| reader.behind(last))
        .map(|role| reader.at_institute(role))
        .or_else(|| reader.of_institute(last))
}

#[derive(Clone, Copy, Debug)]
struct RoleReader<'a> {
    text: &'a str,
    sentence: &'a Sentence,
    cues: &'a [Cue],
    facts: &'a Facts,
}

impl<'a> RoleReader<'a> {
    fn form(&self, at: u32) -> &'a str {
        self.sentence.form(self.text, at as usize)
    }

    fn kind(&self, at: u32) -> Option<EntityType> {
        let cue = self.cues.get(at as usize)?;
        self.facts.titles.kind(cue.lower)
    }

    fn in_front(&self, first: u32) -> Option<Role> {
        let mut nearest: Option<Role> = None;
        for at in (first.saturating_sub(6)..first).rev() {
            let word = self.form(at);
            if stops(word) || nearest.is_none() && first - at > 2 {
                break;
            }
            match &mut nearest {
                None => {
                    nearest = self.kind(at).map(|kind| Role {
                        first: at,
                        last: at,
                        kind,
                    });
                }
                Some(role) => {
                    if matches!(word, "the" | "a" | "an" | "The" | "A" | "An") {
                        break;
                    }
                    if matches!(word.to_lowercase().as_str(), "vice" | "deputy") {
                        role.kind = EntityType::Official;
                    }
                    role.first = at;
                }
            }
        }
        nearest
    }

    fn behind(&self, last: u32) -> Option<Role> {
        let comma = (last + 1..last + 4).find(|&at| self.form(at) == ",")?;
        // "X (born 1961), a professor" and "X Jr., a lawyer", but not "X said, a day later".
        if comma > last + 1 && self.form(last + 1) != "(" {
            return None;
        }
        let start = comma + 1;
        let mut found: Option<Role> = None;
        for at in start..start + 8 {
            let word = self.form(at);
            let ends = matches!(
                word,
                "who" | "said" | "of" | "at" | "for" | "in" | "from" | "on"
            );
            if stops(word) || ends {
                break;
            }
            if let Some(kind) = self.kind(at) {
                found = Some(Role {
                    first: start,
                    last: at,
                    kind,
                });
            }
        }
        found
    }

    /// Whether a place of learning stands at word `at`, behind an article.
    fn learned(&self, at: u32) -> bool {
        let first = at + u32::from(matches!(self.form(at), "the" | "The"));
        let named = |at: u32| {
            self.cues
                .get(at as usize)
                .is_some_and(|cue| cue.capital || self.form(at) == "for")
        };
        let words = (first..first + 8).take_while(|&at| named(at));
        words
            .filter_map(|at| self.cues.get(at as usize)?.noun)
            .any(|head| head.learned)
    }

    /// Who directs a place of learning, or is whatever of it, speaks as an expert.
    fn at_institute(&self, role: Role) -> Role {
        let next = role.last + 1;
        let inner = (role.first..role.last).any(|at| {
            let cue = self.cues.get(at as usize);
            cue.is_some_and(|cue| cue.capital && cue.noun.is_some_and(|head| head.learned))
        });
        let behind = matches!(self.form(next), "of" | "at" | "with" | "for" | "from")
            && self.learned(next + 1);
        match role.kind {
            EntityType::Person if inner || behind => Role {
                kind: EntityType::Expert,
                ..role
            },
            _ => role,
        }
    }

    /// "X of the University of Y", "X from the Y Institute".
    fn of_institute(&self, last: u32) -> Option<Role> {
        let at = last + 1;
        (matches!(self.form(at), "of" | "from" | "at" | "with") && self.learned(at + 1)).then_some(
            Role {
                first: at,
                last: at,
                kind: EntityType::Expert,
            },
        )
    }
}

/// The features of a name from word `first` to `last`.
pub fn features(
    cues: &[Cue],
    first: usize,
    last: usize,
    class: NameClass,
    row: Option<&Row>,
    role: Option<Role>,
    out: &mut Vec<u64>,
) {
    out.clear();
    let nothing = Cue::default();
    let cue = |at: Option<usize>| at.and_then(|at| cues.get(at)).unwrap_or(&nothing);
    let (head, opening) = (cue(Some(last)), cue(Some(first)));
    let left = [
        cue(first.checked_sub(1)),
        cue(first.checked_sub(2)),
        cue(first.checked_sub(3)),
    ];
    let right = [
        cue(Some(last + 1)),
        cue(Some(last + 2)),
        cue(Some(last + 3)),
    ];
    let noun = head_of(cues, first, last).map_or(0, |head| 1 + head.kind as u64);
    let class = class as u64;
    let known = row.map_or(0, |row| 1 + row.entity_type as u64);
    let says = role.map_or(0, |role| {
        1 + role.kind as u64 + if role.first > last as u32 { 32 } else { 0 }
    });
    out.extend([
        join(1, class, 0),
        join(2, head.lower, class),
        join(3, opening.lower, class),
        join(4, head.affixes[2], class),
        join(5, known, class),
        join(6, says, class),
        join(7, known, says),
        join(8, left[0].lower, class),
        join(9, left[1].lower, class),
        join(10, left[2].lower, class),
        join(11, right[0].lower, class),
        join(12, right[1].lower, class),
        join(13, right[2].lower, class),
        join3(14, left[1].lower, left[0].lower, class),
        join3(15, right[0].lower, right[1].lower, class),
        join(16, head.shape, (last - first).min(5) as u64),
        join3(17, left[0].lower, right[0].lower, class),
        join(18, (last - first).min(5) as u64, class),
        join(19, left[0].known, class),
        join(26, noun, class),
        join(27, noun, known),
        join3(28, noun, head.lower, class),
        join(29, head.deprel, class),
        join3(30, head.deprel, head.governor, class),
        join3(31, left[0].title, left[1].title, class),
        join(32, left[0].known, left[1].known),
        join(33, right[0].known, class),
    ]);
    if let Some(role) = role {
        out.push(join(20, cue(Some(role.last as usize)).lower, 0));
        out.push(join(
            21,
            cue(Some(role.last as usize)).lower,
            cue((role.last as usize).checked_sub(1)).lower,
        ));
    }
    for at in first..=last {
        out.push(join(22, cue(Some(at)).lower, class));
        out.push(join(23, cue(Some(at)).affixes[0], class));
    }
    for at in first.saturating_sub(6)..first {
        out.push(join(24, cue(Some(at)).lower, class));
    }
    for at in last + 1..last + 8 {
        out.push(join(25, cue(Some(at)).lower, class));
    }
}

/// The trained typer.
#[derive(Clone, Debug)]
pub struct NameTyper {
    model: LinearModel,
}

impl NameTyper {
    /// One with those weights, a class for each of [`EntityType::ALL`].
    pub const fn new(model: LinearModel) -> Self {
        Self { model }
    }

    /// The votes for a name of `class` with these words; types of other classes get the lowest. `hunch` is what the
    /// encoder says.
    pub fn vote(
        &self,
        features: &[u64],
        class: NameClass,
        role: Option<Role>,
        (words, hunch): ((usize, usize), &Hunch),
    ) -> Votes {
        let mut votes = [0; EntityType::ALL.len()];
        self.model.score(features, &mut votes);
        hunch.vote(words, self.model.unit(), &mut votes);
        // Experts are rare in what we learn from, while the nouns that make one are few and sure.
        if class == NameClass::Person
            && let Some(role) = role
            && role.kind == EntityType::Expert
        {
            let high = votes.iter().take(4).copied().max().unwrap_or(0);
            if let Some(vote) = votes.get_mut(EntityType::Expert as usize) {
                *vote = (*vote).max(high) + high.abs() / 2 + 100;
            }
        }
        restrict(&mut votes, class);
        votes
    }
}

fn restrict(votes: &mut Votes, class: NameClass) {
    for (vote, entity_type) in votes.iter_mut().zip(EntityType::ALL) {
        if !allowed(class, entity_type) {
            *vote = i32::MIN / 4096;
        }
    }
}

/// Whether a name of that class can be of that type.
pub fn allowed(class: NameClass, entity_type: EntityType) -> bool {
    match class {
        NameClass::Country => entity_type == EntityType::Country,
        NameClass::Place => entity_type == EntityType::Place,
        _ => entity_type.coarse() == class.coarse(),
    }
}

/// The type with the most votes.
pub fn winner(votes: &Votes) -> EntityType {
    let at = crate::model::best(votes);
    EntityType::ALL
        .get(at)
        .copied()
        .unwrap_or(EntityType::Other)
}
