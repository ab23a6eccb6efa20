//! A chain of names under construction, and whether another name belongs to it.

use crate::mention::gazetteer::fold;
use crate::mention::{Gazetteer, Gender, Mention};
use crate::ontology::{Coarse, EntityType};

/// A name taken apart.
#[derive(Clone, Debug)]
pub(super) struct Name {
    /// Its words without marks on letters, in small letters.
    pub(super) words: Vec<String>,
    /// The same as one text.
    pub(super) folded: String,
    /// Whether it is written in capitals throughout.
    pub(super) capitals: bool,
}

impl Name {
    pub(super) fn new(text: &str) -> Self {
        let folded: String = text
            .chars()
            .flat_map(char::to_lowercase)
            .map(fold)
            .filter(|&c| c != '.')
            .collect();
        Self {
            words: folded
                .split(|c: char| !c.is_alphanumeric())
                .filter(|w| !w.is_empty())
                .map(str::to_owned)
                .collect(),
            folded,
            capitals: text.chars().count() > 1
                && text
                    .chars()
                    .all(|c| c.is_uppercase() || c.is_numeric() || c == '.' || c == '&'),
        }
    }

    /// The first letters of its words, with and without the small words between them.
    pub(super) fn is_acronym_of(&self, full: &Self) -> bool {
        if !self.capitals || full.words.len() < 2 {
            return false;
        }
        let small = |w: &str| matches!(w, "of" | "the" | "and" | "for" | "in" | "on" | "to" | "de");
        let first = |w: &String| w.chars().next();
        let all: String = full.words.iter().filter_map(first).collect();
        let main: String = full
            .words
            .iter()
            .filter(|w| !small(w))
            .filter_map(first)
            .collect();
        let own = self.words.concat();
        own.len() > 1 && (own == all || own == main)
    }

    /// The noun of what it names: "ministry" of "Ministry of Finance", "committee" of "House Ethics Committee".
    pub(super) fn head(&self) -> Option<&str> {
        let joins = |w: &String| matches!(w.as_str(), "of" | "for" | "on" | "in" | "and");
        let end = self.words.iter().position(joins);
        let own = self.words.get(..end.unwrap_or(self.words.len()))?;
        own.last().map(String::as_str)
    }

    /// Whether it is the adjective or the people of a place: "Puerto Ricans" of "Puerto Rico".
    pub(super) fn is_of(&self, place: &Self) -> bool {
        let bare = place
            .folded
            .trim_end_matches(['a', 'e', 'i', 'o', 'u', 'y']);
        [place.folded.as_str(), bare].iter().any(|stem| {
            let ending = self.folded.strip_prefix(stem);
            let ending = ending.filter(|_| stem.len() > 3 && self.folded != place.folded);
            ending.is_some_and(|ending| {
                let one = ending.strip_suffix('s').unwrap_or(ending);
                matches!(one, "n" | "an" | "ian" | "i" | "er" | "ese" | "ic")
            })
        })
    }

    /// What a party's name adds to the shorter one of `whole`, of which it may be the branch there: "Texas" of "Republican
    /// Party of Texas" and "Texas Republican Party".
    pub(super) fn place_of(&self, whole: &Self) -> Option<String> {
        let party = |words: &[String]| words.last().is_some_and(|word| word == "party");
        let added = match self.words.strip_prefix(whole.words.as_slice()) {
            Some([of, rest @ ..]) if of == "of" => rest,
            _ => self.words.strip_suffix(whole.words.as_slice())?,
        };
        let capital = |word: &String| {
            let mut letters = word.chars();
            letters
                .next()
                .map(|c| c.to_uppercase().chain(letters).collect())
        };
        let words: Vec<String> = added.iter().filter_map(capital).collect();
        (party(&whole.words) && !words.is_empty()).then(|| words.join(" "))
    }

    /// Whether its words stand in a row in `longer`.
    pub(super) fn is_part_of(&self, longer: &Self) -> bool {
        self.words.len() < longer.words.len()
            && longer
                .words
                .windows(self.words.len().max(1))
                .any(|w| w == self.words)
    }
}

/// Mentions that refer to one thing.
#[derive(Clone, Debug)]
pub(super) struct Chain {
    pub(super) coarse: Coarse,
    pub(super) country: bool,
    pub(super) row: Option<u32>,
    pub(super) names: Vec<Name>,
    pub(super) mentions: Vec<u32>,
    pub(super) gender: Gender,
}

impl Chain {
    /// Takes a mention in.
    pub(super) fn join(&mut self, index: u32, mention: &Mention, name: Name) {
        self.mentions.push(index);
        if self.gender == Gender::Unknown {
            self.gender = mention.gender;
        }
        if !self.names.iter().any(|known| known.folded == name.folded) {
            self.names.push(name);
        }
    }

    /// Whether a name of several words is the person's: the same words, or the same surname with a given name that
    /// agrees or is an initial.
    pub(super) fn has_full_name(&self, name: &Name) -> bool {
        self.names.iter().any(|known| {
            if known.words.len() < 2 {
                return false;
            }
            let (short, long) = if name.words.len() < known.words.len() {
                (name, known)
            } else {
                (known, name)
            };
            let opening = |name: &Name| name.words.first().cloned().unwrap_or_default();
            let (a, b) = (opening(short), opening(long));
            let agree = a == b
                || (a.len() == 1 && b.starts_with(&a))
                || (b.len() == 1 && a.starts_with(&b));
            short.words.iter().all(|w| long.words.contains(w))
                || agree
                    && short.words.last() == long.words.last()
                    && !(a == b
                        && short.words.len() == long.words.len()
                        && short.words != long.words)
        })
    }

    /// How well one word names the person: 3 as surname, 2 as first word (the family name of Kim Jong Un), 1 as any
    /// other, 0 not.
    pub(super) fn rank(&self, word: &str) -> u32 {
        self.names
            .iter()
            .filter(|known| known.words.len() > 1)
            .map(|known| match known.words.iter().rposition(|w| w == word) {
                Some(at) if at + 1 == known.words.len() => 3,
                Some(0) => 2,
                Some(_) => 1,
                None => 0,
            })
            .max()
            .unwrap_or(0)
    }
}

/// What a name of the tagger's class most likely is, once the gazetteer is heard: coarse class, whether a country, row.
pub(super) fn reading(mention: &Mention, gazetteer: &Gazetteer) -> (Coarse, bool, Option<u32>) {
    let entity_type = mention.entity_type.unwrap_or(EntityType::Other);
    let country = entity_type == EntityType::Country;
    let Some((index, row)) = mention
        .gazetteer
        .and_then(|index| Some((index, gazetteer.row(index)?)))
    else {
        return (entity_type.coarse(), country, None);
    };
    match row.entity_type {
        EntityType::Country if matches!(entity_type.coarse(), Coarse::Place | Coarse::Group) => {
            (Coarse::Place, true, Some(index))
        }
        EntityType::Place if row.capital && country => {
            (Coarse::Place, true, gazetteer.country(row.iso))
        }
        EntityType::Place if entity_type.coarse() == Coarse::Place => {
            (Coarse::Place, false, Some(index))
        }
        other
            if other.coarse() == entity_type.coarse()
                && (other == EntityType::Country) == country =>
        {
            (entity_type.coarse(), country, Some(index))
        }
        _ => (entity_type.coarse(), country, None),
    }
}
