//! Known names. The compiled table of facts is embedded and indexed by runs of letters and digits, folded to plain
//! lower case, so that "Côte d'Ivoire", "Cote d’Ivoire" and a tokenizer's idea of either meet at one key.

use super::label::NameClass;
use crate::model::feature;
use crate::ontology::EntityType;
use crate::sentence::Sentence;
use rustc_hash::FxHashMap;

const TABLE: &str = include_str!("../../gazetteer/gazetteer.tsv");
const CITIES: &str = include_str!("../../gazetteer/cities.tsv");
const ROOT: u64 = 0x7469_6469_6e67_7331;
const NONE: u32 = u32::MAX;

/// A fact: somebody or something known by name.
#[derive(Clone, Copy, Debug)]
pub struct Row {
    /// What it is. A capital is a place.
    pub entity_type: EntityType,
    /// Whether it is a city whose name also stands for its country's government.
    pub capital: bool,
    /// Whether it is one of the many cities, whose names are words of other uses more often than others.
    pub weak: bool,
    /// Its usual name.
    pub name: &'static str,
    /// Its Wikidata item, or nothing.
    pub wikidata: &'static str,
    /// ISO 3166-1 alpha-2 code of it or of the country that it belongs to, or nothing.
    pub iso: &'static str,
    /// `m`, `f` or nothing.
    pub gender: &'static str,
}

/// A run of words that the gazetteer knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Match {
    /// First word of the sentence.
    pub first: u32,
    /// Last word, inclusive.
    pub last: u32,
    /// Index of the row.
    pub row: u32,
}

/// What stands at the end of a run of pieces.
#[derive(Clone, Copy, Debug)]
struct Slot {
    row: u32,
    /// The words must be in capitals, as an acronym's are.
    capitals: bool,
    /// The words may open in lower case.
    lower: bool,
}

/// The table and its index.
#[derive(Clone, Debug, Default)]
pub struct Gazetteer {
    rows: Vec<Row>,
    index: FxHashMap<u64, Slot>,
    countries: FxHashMap<&'static str, u32>,
    /// Leaders by the key of their surname.
    leaders: FxHashMap<u64, Vec<u32>>,
}

impl Gazetteer {
    /// The table that the program carries.
    pub fn embedded() -> Self {
        let mut gazetteer = Self::default();
        gazetteer.index.reserve(65_536);
        for line in TABLE.lines() {
            gazetteer.add(line);
        }
        for (iso, cities) in CITIES.lines().filter_map(|line| line.split_once('\t')) {
            for name in cities.split('|') {
                gazetteer.insert(name, gazetteer.rows.len() as u32);
                gazetteer.rows.push(Row {
                    entity_type: EntityType::Place,
                    capital: false,
                    weak: true,
                    name,
                    wikidata: "",
                    iso,
                    gender: "",
                });
            }
        }
        gazetteer
    }

    fn add(&mut self, line: &'static str) {
        let mut cells = line.split('\t');
        let mut cell = || cells.next().unwrap_or_default();
        let (kind, name, aliases) = (cell(), cell(), cell());
        let capital = kind == "capital";
        let entity_type = EntityType::from_name(kind).unwrap_or(EntityType::Place);
        let row = Row {
            entity_type,
            capital,
            weak: false,
            name,
            wikidata: cell(),
            iso: cell(),
            gender: cell(),
        };
        let index = self.rows.len() as u32;
        for alias in std::iter::once(name).chain(aliases.split('|')) {
            self.insert(alias, index);
        }
        if entity_type == EntityType::Country && !row.iso.is_empty() {
            self.countries.entry(row.iso).or_insert(index);
        }
        if entity_type == EntityType::Leader
            && let Some(key) = surname(name, SURNAME_FIRST.contains(&row.iso))
        {
            self.leaders.entry(key).or_default().push(index);
        }
        self.rows.push(row);
    }

    fn insert(&mut self, alias: &'static str, row: u32) {
        let mut key = ROOT;
        let empty = Slot {
            row: NONE,
            capitals: false,
            lower: false,
        };
        for piece in pieces(alias) {
            key = feature::mix(key, piece);
            self.index.entry(key).or_insert(empty);
        }
        if let Some(slot) = self.index.get_mut(&key)
            && slot.row == NONE
            && key != ROOT
        {
            *slot = Slot {
                row,
                capitals: alias.len() <= 6 && !alias.chars().any(char::is_lowercase),
                lower: alias.starts_with(char::is_lowercase),
            };
        }
    }

    /// Row `index`.
    pub fn row(&self, index: u32) -> Option<&Row> {
        self.rows.get(index as usize)
    }

    /// Whether row `index` has a say on a name of that class. A city has none on a person of the same name.
    pub fn speaks(&self, index: u32, class: NameClass) -> bool {
        self.row(index)
            .is_some_and(|row| !row.weak || class == NameClass::Place)
    }

    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there is no row.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The row of the country with that ISO code.
    pub fn country(&self, iso: &str) -> Option<u32> {
        self.countries.get(iso).copied()
    }

    /// The country that a leader of that name led: by the surname, however it is spelt ("Zelensky", "Zelenskyy"), where
    /// all known leaders of that surname led the same, and no given name speaks against it.
    pub fn led_by(&self, name: &str) -> Option<&'static str> {
        let mut found = None;
        for first in [false, true] {
            let key = surname(name, first)?;
            for row in self.leaders.get(&key).into_iter().flatten() {
                let row = self.row(*row)?;
                let alone = !name.contains(char::is_whitespace);
                let given = |name: &str| name.chars().next().map(fold);
                if row.iso.is_empty() || !alone && given(row.name) != given(name) {
                    continue;
                }
                if found.is_some_and(|iso| iso != row.iso) {
                    return None;
                }
                found = Some(row.iso);
            }
        }
        found
    }

    /// The code of the country that the name of a body holds: "Royal Peruvian Navy", "Supreme Court of Peru".
    pub fn whose(&self, name: &str) -> Option<&'static str> {
        let words: Vec<&str> = name.split_whitespace().collect();
        let mut at = 0;
        while at < words.len() {
            let known = (1..=4).rev().find_map(|count| {
                let part = words
                    .get(at..at + count)
                    .filter(|part| part.len() < words.len())?;
                let row = self.row(self.find(&part.join(" "))?)?;
                Some((count, row))
            });
            match known {
                Some((_, row)) if row.entity_type == EntityType::Country => return Some(row.iso),
                // "New Mexico" is not Mexico
                Some((count, _)) => at += count,
                None => at += 1,
            }
        }
        None
    }

    /// The row that a whole name names.
    pub fn find(&self, name: &str) -> Option<u32> {
        let key = pieces(name).fold(ROOT, feature::mix);
        let slot = self.index.get(&key)?;
        (slot.row != NONE && fits(slot, name)).then_some(slot.row)
    }

    /// The longest known run of words from each word on, none inside another.
    pub fn matches(&self, text: &str, sentence: &Sentence) -> Vec<Match> {
        let mut found: Vec<Match> = Vec::new();
        let mut at = 0;
        while at < sentence.words.len() {
            let hit = self.longest(text, sentence, at);
            at = hit.map_or(at + 1, |hit| hit.last as usize + 1);
            found.extend(hit);
        }
        found
    }

    fn longest(&self, text: &str, sentence: &Sentence, first: usize) -> Option<Match> {
        let from = sentence.words.get(first)?.span;
        let opening = from.of_text(text).chars().next()?;
        if !opening.is_alphanumeric() {
            return None;
        }
        let mut key = ROOT;
        let mut best = None;
        for (last, word) in sentence.words.iter().enumerate().skip(first).take(12) {
            let form = word.span.of_text(text);
            let mut some = false;
            for piece in pieces(form) {
                some = true;
                key = feature::mix(key, piece);
                if !self.index.contains_key(&key) {
                    return best;
                }
            }
            if !some {
                if matches!(form, "-" | "–" | "." | "," | "'" | "’" | "&" | "/") {
                    continue;
                }
                return best;
            }
            let slot = self.index.get(&key)?;
            if slot.row != NONE && fits(slot, from.cover(word.span).of_text(text)) {
                best = Some(Match {
                    first: first as u32,
                    last: last as u32,
                    row: slot.row,
                });
            }
        }
        best
    }
}

fn fits(slot: &Slot, words: &str) -> bool {
    if slot.capitals {
        return !words.chars().any(char::is_lowercase);
    }
    slot.lower || words.starts_with(|c: char| c.is_uppercase() || c.is_numeric())
}

/// Countries where a person's surname comes first.
const SURNAME_FIRST: [&str; 6] = ["CN", "KP", "KR", "SG", "TW", "VN"];

/// The key of a leader's surname, which is the last part of the name or the first: spellings that differ in doubled letters or in how they end in "y" have one key.
fn surname(name: &str, first: bool) -> Option<u64> {
    let mut parts = name.split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '’');
    let part = if first {
        parts.next()
    } else {
        parts.next_back()
    }?;
    let mut letters: Vec<char> = (part.chars())
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .map(|c| if fold(c) == 'y' { 'i' } else { fold(c) })
        .collect();
    letters.dedup();
    let hash = |hash, &c: &char| feature::mix(hash, u64::from(u32::from(c)));
    (letters.len() > 1).then(|| letters.iter().fold(ROOT, hash))
}

/// Hashes of the folded runs of letters and digits.
fn pieces(words: &str) -> impl Iterator<Item = u64> + '_ {
    words
        .split(|c: char| !c.is_alphanumeric())
        .filter(|piece| !piece.is_empty())
        .map(|piece| {
            piece
                .chars()
                .flat_map(char::to_lowercase)
                .fold(ROOT, |hash, c| {
                    feature::mix(hash, u64::from(u32::from(fold(c))))
                })
        })
}

/// The plain letter under a Latin letter's marks.
pub(crate) fn fold(c: char) -> char {
    const FOLDED: &str = "aaaaaaaceeeeiiiidnooooo×ouuuuypsaaaaaaaceeeeiiiidnooooo÷ouuuuypyaaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkkllllllllllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";
    match u32::from(c) {
        code @ 0xc0..0x180 => FOLDED.chars().nth(code as usize - 0xc0).unwrap_or(c),
        0x218 | 0x219 => 's',
        0x21a | 0x21b => 't',
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn demonyms_and_acronyms_name_their_country() {
        let gazetteer = Gazetteer::embedded();
        for name in [
            "Iranian",
            "United States",
            "U.S.",
            "US",
            "Kremlin",
            "Cote d’Ivoire",
        ] {
            let row = gazetteer.row(gazetteer.find(name).unwrap()).unwrap();
            assert_eq!(row.entity_type, EntityType::Country, "{name}");
        }
    }

    #[test]
    fn the_name_of_a_body_tells_its_country() {
        let gazetteer = Gazetteer::embedded();
        assert_eq!(gazetteer.whose("Royal Thai Navy"), Some("TH"));
        assert_eq!(gazetteer.whose("Supreme Court of Peru"), Some("PE"));
        assert_eq!(gazetteer.whose("New Mexico Supreme Court"), None);
        assert_eq!(gazetteer.whose("Supreme Court"), None);
    }

    #[test]
    fn a_pronoun_is_no_acronym() {
        let gazetteer = Gazetteer::embedded();
        assert_eq!(gazetteer.find("us"), None);
        assert_eq!(gazetteer.find("who"), None);
    }

    #[test]
    fn a_leader_is_known_by_the_surname_however_it_is_spelt() {
        let gazetteer = Gazetteer::embedded();
        assert_eq!(gazetteer.led_by("Zelensky"), Some("UA"));
        assert_eq!(gazetteer.led_by("Volodymyr Zelenskiy"), Some("UA"));
        assert_eq!(gazetteer.led_by("Erdogan"), Some("TR"));
        assert_eq!(gazetteer.led_by("Emmanuel Macron"), Some("FR"));
        assert_eq!(gazetteer.led_by("Xi"), Some("CN"));
    }

    #[test]
    fn a_surname_of_leaders_of_two_countries_says_nothing() {
        let gazetteer = Gazetteer::embedded();
        assert_eq!(gazetteer.led_by("Kim"), None);
        assert_eq!(gazetteer.led_by("Anton Zelensky"), None);
    }

    #[test]
    fn marks_on_letters_make_no_difference() {
        assert_eq!(
            "Škripač"
                .chars()
                .flat_map(char::to_lowercase)
                .map(fold)
                .collect::<String>(),
            "skripac"
        );
        let gazetteer = Gazetteer::embedded();
        assert_eq!(
            gazetteer.find("Elysee Palace"),
            gazetteer.find("Élysée Palace")
        );
    }
}
