//! Who an argument phrase stands for. The head's own mention comes first; then the name beside a title, the country
//! of a state body ("Turkish troops", "officials in Seoul"), the members of a group ("two of its soldiers"), and, for
//! a bare "the military", the country that the sentence speaks of. Each way has its name and its price.

mod lead;
mod owner;
mod pronoun;

use super::frame::Tree;
use super::view::View;
use crate::entity::Entity;
use crate::mention::{Mention, MentionKind};
use crate::ontology::{Coarse, EntityType, Ontology};
use crate::sentence::{Deprel, Upos};

/// How a phrase leads to its entity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum By {
    /// Its head is the entity's name.
    Name,
    /// Its head is a noun that stands for the entity.
    Nominal,
    /// It is a pronoun.
    Pronoun,
    /// Its head is the title of a named person.
    Title,
    /// Its head is a body or a thing that acts for the entity.
    Body,
    /// It counts members of the entity.
    Part,
    /// Its head is some other thing that belongs to the entity.
    Owner,
    /// A bare body; the entity is the country in view.
    Context,
    /// It is "I" or "we"; the entity is who says so.
    Speaker,
    /// It is "the two leaders"; the entity is one of those named before.
    Several,
}

impl By {
    /// A short name, as rules spell it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Nominal => "nominal",
            Self::Pronoun => "pronoun",
            Self::Title => "title",
            Self::Body => "body",
            Self::Part => "part",
            Self::Owner => "owner",
            Self::Context => "context",
            Self::Speaker => "speaker",
            Self::Several => "several",
        }
    }
}

/// An entity that a phrase stands for, and how sure that is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Referent {
    /// Index of the entity.
    pub entity: u32,
    /// 0..1.
    pub score: f32,
    /// Last word that was needed to name it.
    pub word: usize,
    /// How the phrase leads to it.
    pub by: By,
}

impl Referent {
    /// The entity again, where word `i` means it without naming it.
    pub(super) const fn echo(entity: u32, i: usize) -> Self {
        Self {
            entity,
            score: 0.7,
            word: i,
            by: By::Pronoun,
        }
    }
}

/// Looks up the entities of one sentence's words.
#[derive(Debug)]
pub struct Referents<'a> {
    tree: &'a Tree<'a>,
    ontology: &'a Ontology,
    entities: &'a [Entity],
    /// For each word the mention that it is part of: the longest, names before nominals.
    words: Vec<Option<(u32, u32)>>,
    mentions: &'a [Mention],
    /// The countries that the sentence has in view.
    view: View,
    /// First-person pronouns, in text order, with who says them.
    spoken: Vec<(usize, u32)>,
    /// Plural nouns that stand for several entities named before.
    several: Vec<(usize, Vec<u32>)>,
    /// Nouns of deeds told before, with whom they hit.
    recalled: Vec<(usize, Vec<u32>)>,
    /// Nouns of deeds and words told before, with those whose they are.
    authors: Vec<(usize, Vec<u32>)>,
}

/// The country among the entities that one is, or that a city is known to be in.
pub fn country_of(entities: &[Entity], entity: u32) -> Option<u32> {
    let own = entities.get(entity as usize)?;
    match own.entity_type {
        EntityType::Country => Some(entity),
        EntityType::Place => named_country(entities, own.iso.as_deref()?),
        _ => None,
    }
}

/// The country among the entities that has that code.
pub fn named_country(entities: &[Entity], iso: &str) -> Option<u32> {
    let country =
        |e: &Entity| e.entity_type == EntityType::Country && e.iso.as_deref() == Some(iso);
    entities.iter().position(country).map(|i| i as u32)
}

impl<'a> Referents<'a> {
    /// `owned` holds (mention, entity) pairs of the sentence.
    pub fn new(
        tree: &'a Tree<'a>,
        ontology: &'a Ontology,
        mentions: &'a [Mention],
        entities: &'a [Entity],
        owned: &[(u32, u32)],
    ) -> Self {
        let mut words: Vec<Option<(u32, u32)>> = vec![None; tree.len()];
        let mut order: Vec<_> = owned.to_vec();
        order.sort_by_key(|&(m, _)| {
            mentions.get(m as usize).map_or((2, 0, 0), |m| {
                let class = u8::from(m.kind == MentionKind::Nominal);
                (class, u32::MAX - (m.last - m.first), m.first)
            })
        });
        for &(index, entity) in &order {
            let Some(mention) = mentions.get(index as usize) else {
                continue;
            };
            let range = match mention.kind {
                MentionKind::Nominal => mention.head..=mention.head,
                _ => mention.first..=mention.last,
            };
            for w in range {
                if let Some(slot) = words.get_mut(w as usize) {
                    slot.get_or_insert((index, entity));
                }
            }
        }
        Self {
            tree,
            ontology,
            entities,
            words,
            mentions,
            view: View::default(),
            spoken: Vec::new(),
            several: Vec::new(),
            recalled: Vec::new(),
            authors: Vec::new(),
        }
    }

    /// Takes note of the countries that the sentence has in view.
    pub fn within(&mut self, view: View) {
        self.view = view;
    }

    /// Takes note of who says the sentence's "I", "we" and "our": words in text order with their speakers.
    pub fn hear(&mut self, spoken: Vec<(usize, u32)>) {
        self.spoken = spoken;
    }

    /// Takes note of plural nouns that stand for entities named before: words with these.
    pub fn gather(&mut self, several: Vec<(usize, Vec<u32>)>) {
        self.several = several;
    }

    /// Takes note of nouns that recall deeds told before: words with whom these hit.
    pub fn recall(&mut self, recalled: Vec<(usize, Vec<u32>)>) {
        self.recalled = recalled;
    }

    /// Takes note of nouns that mean deeds and words told before: words with those whose they are.
    pub fn ascribe(&mut self, authors: Vec<(usize, Vec<u32>)>) {
        self.authors = authors;
    }

    /// Whether nouns of the sentence stand for entities that others name.
    pub fn gathers(&self) -> bool {
        [&self.several, &self.recalled, &self.authors]
            .iter()
            .any(|known| !known.is_empty())
    }

    /// The mention and entity that word `i` is part of.
    pub fn at(&self, i: usize) -> Option<(&'a Mention, u32)> {
        let (mention, entity) = self.words.get(i).copied().flatten()?;
        Some((self.mentions.get(mention as usize)?, entity))
    }

    /// The type of an entity.
    pub fn kind(&self, entity: u32) -> EntityType {
        self.entities
            .get(entity as usize)
            .map_or(EntityType::Other, |e| e.entity_type)
    }

    /// The country that an entity is, lies in or belongs to, by its ISO code: its own where that is known, else that of the
    /// country behind it ("Urumqi, China").
    pub fn land(&self, entity: u32) -> Option<&str> {
        let code = |e: u32| self.entities.get(e as usize)?.iso.as_deref();
        code(entity).or_else(|| {
            let mut words = 0..self.words.len();
            let own = words.find(|&w| self.written(w).is_some_and(|(_, e)| e == entity))?;
            code(self.at(self.country_around(own)?)?.1)
        })
    }

    fn direct(&self, i: usize, by: By, factor: f32) -> Option<Referent> {
        let (mention, entity) = self.at(i)?;
        let (kind, own) = match mention.kind {
            MentionKind::Name => (1.0, By::Name),
            MentionKind::Nominal => (0.85, By::Nominal),
            MentionKind::Pronoun => (0.75, By::Pronoun),
        };
        let score = kind * factor * (0.5 + 0.5 * mention.score.clamp(0.0, 1.0));
        Some(Referent {
            entity,
            score,
            word: mention.last as usize,
            by: if by == By::Name { own } else { by },
        })
    }

    /// The entities that the phrase headed by word `i` stands for; `loose` also takes the owner of a mere thing.
    pub fn of(&self, i: usize, loose: bool) -> Vec<Referent> {
        self.descend(i, loose, By::Name, 1.0, 0)
    }

    fn person(&self, i: usize) -> bool {
        self.at(i).is_some_and(|(m, e)| {
            m.kind == MentionKind::Name && self.kind(e).coarse() == Coarse::Person
        })
    }

    /// Whether the name at word `i` is a place that the one before it lies in: "Lebanon" in "Tyre, Lebanon".
    pub fn contains_previous(&self, i: usize) -> bool {
        let t = self.tree;
        let place = |w: usize| {
            self.at(w)
                .is_some_and(|(_, e)| self.kind(e).coarse() == Coarse::Place)
        };
        let Some((first, last)) = t.name(i).filter(|_| place(i)) else {
            return false;
        };
        let comma = first.checked_sub(1).filter(|&c| t.form(c) == ",");
        let before = comma.and_then(|c| c.checked_sub(1)).filter(|&b| place(b));
        let listed =
            t.form(last + 1) == "and" || t.form(last + 1) == "," && t.form(last + 2) == "and";
        let country = |w: usize| {
            self.at(w)
                .is_some_and(|(_, e)| self.kind(e) == EntityType::Country)
        };
        before.is_some_and(|b| !country(b) && (country(i) || !listed))
    }

    fn descend(&self, i: usize, loose: bool, by: By, factor: f32, depth: u8) -> Vec<Referent> {
        let t = self.tree;
        if let Some(found) = self.speaker(i) {
            return vec![found];
        }
        let own = t.deprel(i) == Deprel::NmodPoss;
        if let Some(body) = self.reporter(i).filter(|_| depth == 0 || own) {
            let found = self.descend(body, false, By::Body, factor * 0.7, 1);
            if !found.is_empty() {
                return found;
            }
        }
        let gathered = self.gathered(i);
        if !gathered.is_empty() {
            return gathered;
        }
        let borne = self.bearers(i, factor);
        if !borne.is_empty() {
            return borne;
        }
        // "the port city of Callao", even where the city is known by another name
        let towns = self.towns(i, factor);
        if !towns.is_empty() {
            return towns;
        }
        if let Some(found) = self.direct(i, by, factor) {
            // "Russian President Ana Ruiz", where the parser made "Russian" the head
            let modifier = found.by != By::Pronoun && !self.person(i) && depth == 0;
            let person = modifier.then(|| self.person_behind(i)).flatten();
            let titled = person.and_then(|p| self.direct(p, By::Title, factor * 0.95));
            return vec![titled.unwrap_or(found)];
        }
        if depth > 2 || matches!(t.upos(i), Upos::Verb | Upos::Punct | Upos::Adv) {
            return Vec::new();
        }
        let titled = self.titled(i, factor).or_else(|| self.called(i, factor));
        let meant = titled.or_else(|| self.named(i, factor));
        if let Some(found) = meant.or_else(|| self.homeland(i)) {
            return vec![found];
        }
        let mut found = self.belonging(i, loose, by, factor, depth);
        found.extend(self.listed(i, factor, depth));
        found
    }
}
