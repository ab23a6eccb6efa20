//! States: who leads what, who belongs to whom, which place is part of which. Offices and kinship come from office
//! frames (`office.rs`) or, without a title, from what stands beside a name (`origin.rs`); what contains what is read
//! off the names themselves (`body.rs`) and the words between them (`containment.rs`), which stay right where a tree over
//! a long noun phrase does not.

mod body;
mod chain;
mod containment;
mod example;
mod office;
mod origin;
mod weather;

pub use body::namesakes;

use super::Polarity;
use super::argument::{By, Referents, named_country};
use super::event::Candidate;
use super::frame::{Frame, Tree, Via, whose};
use crate::entity::Entity;
use crate::mention::{Mention, MentionKind};
use crate::ontology::{Coarse, EntityType, Ontology};
use crate::sentence::{Deprel, Upos, Xpos};
use smol_str::SmolStr;

/// A mention of the sentence with its entity.
#[derive(Clone, Copy, Debug)]
struct Place<'a> {
    mention: &'a Mention,
    entity: u32,
    first: usize,
    last: usize,
}

/// Reads the states of one sentence.
#[derive(Debug)]
pub struct StateReader<'a> {
    tree: &'a Tree<'a>,
    ontology: &'a Ontology,
    referents: &'a Referents<'a>,
    entities: &'a [Entity],
    mentions: &'a [Mention],
    /// For each entity the place that its name is made from.
    namesakes: &'a [Option<u32>],
    /// The sentence's names, in text order.
    places: Vec<Place<'a>>,
}

/// What a state's candidate is made of, apart from its ends.
struct Reading {
    words: (usize, usize),
    score: f32,
    rule: SmolStr,
    role: Option<(usize, usize)>,
    reach: (Via, By),
}

impl<'a> StateReader<'a> {
    /// `owned` holds (mention, entity) pairs of the sentence; `namesakes` is what [`namesakes`] finds in the article.
    pub fn new(
        tree: &'a Tree<'a>,
        ontology: &'a Ontology,
        referents: &'a Referents<'a>,
        (mentions, entities): (&'a [Mention], &'a [Entity]),
        owned: &[(u32, u32)],
        namesakes: &'a [Option<u32>],
    ) -> Self {
        let mut places: Vec<Place<'a>> = owned
            .iter()
            .filter_map(|&(m, entity)| {
                let mention = mentions.get(m as usize)?;
                (mention.kind == MentionKind::Name).then_some(Place {
                    mention,
                    entity,
                    first: mention.first as usize,
                    last: mention.last as usize,
                })
            })
            .collect();
        places.sort_by_key(|p| (p.first, p.last));
        Self {
            tree,
            ontology,
            referents,
            entities,
            mentions,
            namesakes,
            places,
        }
    }

    /// Appends the states that the office frames and the names of the sentence give.
    pub fn read(&self, offices: &[Frame], out: &mut Vec<Candidate>) {
        for frame in offices {
            self.office(frame, out);
        }
        self.chains(out);
        for p in &self.places {
            self.possessor(p, out);
            self.administration(p, out);
            self.following(p, out);
            self.partisan(p, out);
            self.namesake(p, out);
            self.origin(p, out);
            self.inside(p, out);
            self.around(p, out);
            self.renamed(p, out);
            self.described(p, out);
            self.capital(p, out);
            self.storm(p, out);
            self.led(p, out);
            self.faculty(p, out);
        }
    }

    /// The word in front of a role at `first` that says it is over.
    fn former(&self, first: usize) -> Option<usize> {
        let mut at = first;
        while let Some(w) = at.checked_sub(1).filter(|&w| first - w < 5) {
            let word = self.lower(w);
            if self.ontology.words.former.contains(word.as_str()) {
                return Some(w);
            }
            if !self.noun(w) && !self.is(w, "-") {
                return None;
            }
            at = w;
        }
        None
    }

    /// "the Ruiz administration", "Ruiz's government", "the presidency of Ruiz": who is named leads a country.
    fn administration(&self, p: &Place<'_>, out: &mut Vec<Candidate>) {
        let mut at = p.last + 1;
        if self.possessive(at) {
            at += 1;
        }
        let words = &self.ontology.words;
        let governs = words.cabinets.contains(self.lower(at).as_str());
        let of = p.first > 1
            && self.is(p.first - 1, "of")
            && words.reigns.contains(self.lower(p.first - 2).as_str());
        let leader = matches!(self.kind(p), EntityType::Leader | EntityType::Official);
        if !leader || !(governs || of) {
            return;
        }
        let known = self.known_country(p.entity);
        // who is known to belong elsewhere leads no country that happens to be in view
        let elsewhere = known.is_none() && self.iso(p.entity).is_some();
        let in_view = self
            .referents
            .country_before(p.first)
            .filter(|_| !elsewhere);
        let country = known.or(in_view);
        let Some((country, relation)) = country.zip(self.ontology.index_of("leads")) else {
            return;
        };
        let (score, by) = match known {
            Some(_) => (0.75, By::Name),
            None => (0.5, By::Context),
        };
        let reading = Reading {
            words: (p.first, at),
            score,
            rule: "title/administration".into(),
            role: None,
            reach: (Via::Direct, by),
        };
        self.push(out, relation, (p.entity, country), reading);
    }

    /// "Ruiz's liberal PD party": who is named as a party's owner leads it.
    fn following(&self, p: &Place<'_>, out: &mut Vec<Candidate>) {
        let from = p.first.saturating_sub(5);
        let owner = (from..p.first)
            .rev()
            .take_while(|&w| self.describes(w) || self.possessive(w))
            .find(|&w| self.possessive(w));
        let owner = owner
            .and_then(|w| self.ending_at(w.checked_sub(1)?, p.entity))
            .filter(|q| self.kind(q).coarse() == Coarse::Person);
        if let Some(q) = owner.filter(|_| self.kind(p) == EntityType::Party) {
            self.tie(out, "leads", (q, p), (0.7, "title/following"));
        }
    }

    /// "her party, the Alianza", "her Alianza Party"; "the Alianza party of president Ana Ruiz": whose party it is belongs
    /// to it.
    fn partisan(&self, p: &Place<'_>, out: &mut Vec<Candidate>) {
        if self.kind(p) != EntityType::Party {
            return;
        }
        let from = p.first.saturating_sub(5);
        let joins = |w: &usize| self.noun(*w) || self.is(*w, ",") || self.is(*w, "the");
        let front = (from..p.first).rev().find(|w| !joins(w));
        // "Ana Ruiz, whose Alianza won"
        let leader = front
            .and_then(|w| whose(self.tree, w))
            .and_then(|w| self.starting_at(w));
        if let Some(q) = leader.filter(|q| self.kind(q).coarse() == Coarse::Person) {
            self.tie(out, "leads", (q, p), (0.6, "person/whose-party"));
        }
        let own = front.filter(|&w| self.tree.xpos(w) == Xpos::PrpS);
        if let Some((mention, entity)) = own.and_then(|w| self.referents.at(w)) {
            let (first, last) = (mention.first as usize, mention.last as usize);
            let q = Place {
                mention,
                entity,
                first,
                last,
            };
            self.belongs(out, (&q, p), 0.6, "person/own-party");
        }
        let of = (p.last + 1..p.last + 3).find(|&w| self.is(w, "of"));
        let title = |w: usize| self.noun(w) && self.tree.name(w).is_none();
        let bearer = of.and_then(|of| (of + 1..of + 6).find(|&w| !title(w)));
        let person = bearer.and_then(|w| self.starting_at(w));
        if let Some(q) = person.filter(|q| self.kind(q).coarse() == Coarse::Person) {
            self.tie(out, "affiliated-with", (q, p), (0.7, "person/followed"));
        }
    }

    fn kind(&self, p: &Place<'_>) -> EntityType {
        self.referents.kind(p.entity)
    }

    fn lower(&self, i: usize) -> String {
        self.tree.form(i).to_lowercase()
    }

    fn is(&self, i: usize, word: &str) -> bool {
        i < self.tree.len() && self.tree.form(i).eq_ignore_ascii_case(word)
    }

    fn possessive(&self, i: usize) -> bool {
        matches!(self.tree.form(i), "'s" | "’s" | "'" | "’")
    }

    /// The longest name that ends at word `last` and isn't `but`.
    fn ending_at(&self, last: usize, but: u32) -> Option<&Place<'a>> {
        self.places
            .iter()
            .find(|p| p.last == last && p.entity != but)
    }

    /// The thing that word `i` is a mention of.
    fn place_at(&self, i: usize) -> Option<Place<'a>> {
        let (mention, entity) = self.referents.at(i)?;
        Some(Place {
            mention,
            entity,
            first: mention.first as usize,
            last: mention.last as usize,
        })
    }

    fn starting_at(&self, first: usize) -> Option<&Place<'a>> {
        self.places
            .iter()
            .filter(|p| p.first == first)
            .max_by_key(|p| p.last)
    }

    /// The country of the article that `entity` is known to belong to.
    fn known_country(&self, entity: u32) -> Option<u32> {
        named_country(self.entities, self.iso(entity)?)
    }

    /// The country that the gazetteer gives an entity.
    fn iso(&self, entity: u32) -> Option<&str> {
        self.entities.get(entity as usize)?.iso.as_deref()
    }

    fn push(
        &self,
        out: &mut Vec<Candidate>,
        relation: u16,
        (source, target): (u32, u32),
        reading: Reading,
    ) -> bool {
        let Some(kind) = self.ontology.types.get(relation as usize) else {
            return false;
        };
        let fits = kind.domain.holds(self.referents.kind(source))
            && kind.range.holds(self.referents.kind(target));
        if source == target || !fits {
            return false;
        }
        let anchor = reading.role.map_or(reading.words.0, |r| r.1);
        out.push(Candidate {
            relation,
            source,
            target,
            predicate: anchor,
            support: None,
            trigger_status: (None, Polarity::Positive),
            words: reading.words,
            score: reading.score,
            rule: reading.rule,
            role: reading.role,
            former: reading.role.and_then(|(first, _)| self.former(first)),
            spoken: false,
            source_reach: (Via::Direct, By::Name),
            target_reach: reading.reach,
        });
        true
    }

    /// "North Korea's Kim Jong Un", "Hamas's Ismail Haniyeh".
    fn possessor(&self, p: &Place<'_>, out: &mut Vec<Candidate>) {
        let Some(before) = p.first.checked_sub(1).filter(|&i| self.possessive(i)) else {
            return;
        };
        let owner = before
            .checked_sub(1)
            .and_then(|i| self.ending_at(i, p.entity));
        let Some(owner) = owner.filter(|_| self.kind(p).coarse() == Coarse::Person) else {
            return;
        };
        let leads = self.kind(p) == EntityType::Leader && self.kind(owner) == EntityType::Country;
        let name = if leads { "leads" } else { "affiliated-with" };
        if let Some(relation) = self.ontology.index_of(name) {
            let reading = Reading {
                words: (owner.first, p.last),
                score: 0.7,
                rule: "title/possessive".into(),
                role: None,
                reach: (Via::Direct, By::Name),
            };
            self.push(out, relation, (p.entity, owner.entity), reading);
        }
    }

    /// Whether word `i` may describe the name behind it: "ruling", "far-right".
    fn describes(&self, i: usize) -> bool {
        self.noun(i) || self.is(i, "-") || self.tree.deprel(i) == Deprel::Amod
    }

    fn noun(&self, i: usize) -> bool {
        matches!(self.tree.upos(i), Upos::Noun | Upos::Adj | Upos::Propn)
    }
}
