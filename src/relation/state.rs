//! States: who leads what, who belongs to whom, which place is part of which. Titles, appositions and place names are
//! read from the words between two mentions, which stay right where a tree over a long noun phrase does not.

use super::Polarity;
use super::argument::{By, Referents};
use super::event::Candidate;
use super::frame::{Tree, Via};
use crate::entity::Entity;
use crate::mention::{Mention, MentionKind};
use crate::ontology::{Coarse, EntityType, Ontology};
use crate::sentence::{Deprel, Upos};
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
    places: Vec<Place<'a>>,
}

/// A role phrase: its words and the relation types that it states.
struct Office<'a> {
    first: usize,
    last: usize,
    relations: &'a [u16],
}

impl<'a> StateReader<'a> {
    /// `owned` holds (mention, entity) pairs of the sentence.
    pub fn new(
        tree: &'a Tree<'a>,
        ontology: &'a Ontology,
        referents: &'a Referents<'a>,
        mentions: &'a [Mention],
        entities: &'a [Entity],
        owned: &[(u32, u32)],
    ) -> Self {
        let mut places: Vec<Place<'a>> = owned
            .iter()
            .filter_map(|&(m, entity)| {
                let mention = mentions.get(m as usize)?;
                Some(Place {
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
            places,
        }
    }

    /// Appends the sentence's states.
    pub fn read(&self, out: &mut Vec<Candidate>) {
        for p in &self.places {
            if p.mention.kind == MentionKind::Name {
                self.title(p, out);
                self.apposition_behind(p, out);
                self.apposition_before(p, out);
                self.copula(p, out);
                self.containment(p, out);
            }
        }
    }

    fn kind(&self, p: &Place<'_>) -> EntityType {
        self.referents.kind(p.entity)
    }

    fn lower(&self, i: usize) -> String {
        self.tree.sentence.form(self.tree.text, i).to_lowercase()
    }

    fn is(&self, i: usize, word: &str) -> bool {
        i < self.tree.len()
            && self
                .tree
                .sentence
                .form(self.tree.text, i)
                .eq_ignore_ascii_case(word)
    }

    fn possessive(&self, i: usize) -> bool {
        matches!(
            self.tree.sentence.form(self.tree.text, i),
            "'s" | "’s" | "'" | "’"
        )
    }

    /// The longest role that ends at word `last` and starts no earlier than `from`.
    fn office(&self, from: usize, last: usize) -> Option<Office<'_>> {
        let mut phrase = String::new();
        let mut found = None;
        for first in (from.max(last.saturating_sub(3))..=last).rev() {
            let word = self.lower(first);
            phrase = if phrase.is_empty() {
                word.clone()
            } else {
                format!("{word} {phrase}")
            };
            let relations = self.ontology.roles.get(&phrase).or_else(|| {
                let singular = (first == last).then(|| self.tree.lemma(first))?;
                self.ontology.roles.get(singular)
            });
            if let Some(relations) = relations {
                found = Some(Office {
                    first,
                    last,
                    relations,
                });
            }
        }
        found
    }

    #[allow(clippy::too_many_arguments)] // each names one part of the candidate
    fn emit(
        &self,
        out: &mut Vec<Candidate>,
        whose: &Place<'_>,
        of: u32,
        office: &Office<'_>,
        words: (usize, usize),
        score: f32,
        rule: &str,
    ) {
        let lowered = office.first.checked_sub(1).is_some_and(|i| {
            matches!(
                self.lower(i).as_str(),
                "deputy" | "vice" | "assistant" | "associate" | "junior" | "candidate"
            )
        });
        for &relation in office.relations {
            let Some(kind) = self.ontology.types.get(relation as usize) else {
                continue;
            };
            let mut relation = relation;
            if lowered && kind.name == "leads" {
                relation = self
                    .ontology
                    .index_of("affiliated-with")
                    .unwrap_or(relation);
            }
            if self.push(
                out,
                relation,
                whose.entity,
                of,
                words,
                score,
                rule.into(),
                Some((office.first, office.last)),
            ) {
                return;
            }
        }
    }

    #[allow(clippy::too_many_arguments)]
    fn push(
        &self,
        out: &mut Vec<Candidate>,
        relation: u16,
        source: u32,
        target: u32,
        words: (usize, usize),
        score: f32,
        rule: SmolStr,
        role: Option<(usize, usize)>,
    ) -> bool {
        let Some(kind) = self.ontology.types.get(relation as usize) else {
            return false;
        };
        let fits = kind.domain.holds(self.referents.kind(source))
            && kind.range.holds(self.referents.kind(target));
        if source == target || !fits {
            return false;
        }
        let anchor = role.map_or(words.0, |r| r.1);
        out.push(Candidate {
            relation,
            source,
            target,
            predicate: anchor,
            support: None,
            trigger_status: (None, Polarity::Positive),
            words,
            score,
            rule,
            role,
            source_reach: (Via::Direct, By::Name),
            target_reach: (Via::Direct, By::Name),
        });
        true
    }

    /// The mention that ends at word `last`, the longest, that isn't `but`.
    fn ending_at(&self, last: usize, but: u32) -> Option<&Place<'a>> {
        self.places
            .iter()
            .find(|p| p.last == last && p.entity != but)
    }

    fn starting_at(&self, first: usize) -> Option<&Place<'a>> {
        self.places
            .iter()
            .filter(|p| p.first == first && p.mention.kind == MentionKind::Name)
            .max_by_key(|p| p.last)
    }

    /// "French president X", "Iran's foreign minister X", "his wife X", "North Korea's X", "president of Iran X".
    fn title(&self, p: &Place<'_>, out: &mut Vec<Candidate>) {
        let Some(before) = p.first.checked_sub(1) else {
            return;
        };
        if self.kind(p).coarse() != Coarse::Person {
            return;
        }
        if self.possessive(before) {
            if let Some(owner) = before
                .checked_sub(1)
                .and_then(|i| self.ending_at(i, p.entity))
            {
                let leader =
                    self.kind(p) == EntityType::Leader && self.kind(owner) == EntityType::Country;
                let name = if leader { "leads" } else { "affiliated-with" };
                if let Some(relation) = self.ontology.index_of(name) {
                    self.push(
                        out,
                        relation,
                        p.entity,
                        owner.entity,
                        (owner.first, p.last),
                        0.75,
                        "title/possessive".into(),
                        None,
                    );
                }
            }
            return;
        }
        let from = before.saturating_sub(12);
        let Some(office) = self.office(from, before) else {
            // "president of Iran X"
            if let Some(of) = self.ending_at(before, p.entity)
                && let Some(role) = of
                    .first
                    .checked_sub(1)
                    .filter(|&i| self.is(i, "of"))
                    .and_then(|i| self.office(0, i.checked_sub(1)?))
            {
                self.emit(
                    out,
                    p,
                    of.entity,
                    &role,
                    (role.first, p.last),
                    0.85,
                    "title/of",
                );
            }
            return;
        };
        // the words between office and its owner: adjectives, nouns, "and"
        let mut at = office.first;
        let mut found = false;
        for _ in 0..8 {
            let Some(i) = at.checked_sub(1) else { break };
            if let Some(owner) = self.ending_at(i, p.entity) {
                self.emit(
                    out,
                    p,
                    owner.entity,
                    &office,
                    (owner.first, p.last),
                    0.9,
                    "title/compound",
                );
                found = true;
                break;
            }
            let passes = matches!(
                self.tree.upos(i),
                Upos::Noun | Upos::Adj | Upos::Propn | Upos::Cconj
            ) || self.possessive(i)
                || self.is(i, "-");
            if !passes {
                break;
            }
            at = i;
        }
        if !found && self.kind(p) == EntityType::Leader {
            // "President X": the country is the one that the office holder is known to lead.
            let iso = self
                .entities
                .get(p.entity as usize)
                .and_then(|e| e.iso.as_deref());
            let country = self.entities.iter().position(|e| {
                e.entity_type == EntityType::Country && iso.is_some() && e.iso.as_deref() == iso
            });
            if let Some(country) = country {
                self.emit(
                    out,
                    p,
                    country as u32,
                    &office,
                    (office.first, p.last),
                    0.7,
                    "title/known",
                );
            }
        }
    }

    /// Finds an office and its owner in a window of words, for the bearer `p`.
    fn window(
        &self,
        p: &Place<'_>,
        from: usize,
        to: usize,
        rule: &str,
        out: &mut Vec<Candidate>,
    ) -> bool {
        let mut last = from;
        while last < to {
            let Some(mut office) = self.office(from, last) else {
                last += 1;
                continue;
            };
            // a longer compound may end later: "party" … "party leader"
            while let Some(longer) = (office.last + 1 < to)
                .then(|| self.office(from, office.last + 1))
                .flatten()
            {
                office = longer;
            }
            let mut done = false;
            for q in self
                .places
                .iter()
                .filter(|q| q.first > office.last && q.last < to && q.entity != p.entity)
            {
                let mut back = q.first;
                let mut preposition = String::new();
                while let Some(i) = back
                    .checked_sub(1)
                    .filter(|&i| i > office.last && q.first - i < 5)
                {
                    if self.tree.upos(i) == Upos::Adp {
                        preposition = self.lower(i);
                        break;
                    }
                    back = i;
                }
                if matches!(
                    preposition.as_str(),
                    "of" | "at" | "with" | "for" | "from" | "to" | "in"
                ) {
                    let words = (p.first.min(office.first), p.last.max(q.last));
                    self.emit(out, p, q.entity, &office, words, 0.85, rule);
                    done = true;
                    break;
                }
            }
            let mut at = office.first;
            while let Some(i) = at.checked_sub(1).filter(|&i| !done && i >= from) {
                if let Some(owner) = self.ending_at(i, p.entity) {
                    let words = (p.first.min(owner.first), p.last.max(office.last));
                    self.emit(out, p, owner.entity, &office, words, 0.85, rule);
                    done = true;
                }
                at = i;
            }
            return done;
        }
        false
    }

    fn clause_break(&self, i: usize) -> bool {
        matches!(self.tree.upos(i), Upos::Verb | Upos::Aux | Upos::Punct) && !self.possessive(i)
    }

    /// "X, a professor at Y", "X (D)", "Tehran, the capital of Iran".
    fn apposition_behind(&self, p: &Place<'_>, out: &mut Vec<Candidate>) {
        let comma = p.last + 1;
        if self.is(comma, "(") {
            if let Some(q) = self
                .starting_at(comma + 1)
                .filter(|q| self.is(q.last + 1, ")") && q.entity != p.entity)
                && self.kind(p).coarse() == Coarse::Person
                && let Some(relation) = self.ontology.index_of("affiliated-with")
            {
                self.push(
                    out,
                    relation,
                    p.entity,
                    q.entity,
                    (p.first, q.last),
                    0.75,
                    "apposition/bracket".into(),
                    None,
                );
            }
            return;
        }
        if self.is(comma, "of") && self.kind(p).coarse() == Coarse::Person {
            // "President X of Iran"
            let office = p.first.checked_sub(1).and_then(|i| self.office(0, i));
            if let (Some(office), Some(q)) = (office, self.starting_at(comma + 1)) {
                self.emit(
                    out,
                    p,
                    q.entity,
                    &office,
                    (office.first, q.last),
                    0.85,
                    "title/of",
                );
            }
            return;
        }
        if !self.is(comma, ",") {
            return;
        }
        let from = comma + 1;
        let mut to = from;
        while to < self.tree.len() && to < from + 16 && !self.clause_break(to) {
            to += 1;
        }
        self.window(p, from, to, "apposition/behind", out);
    }

    /// "the president of France, X", "his wife, X".
    fn apposition_before(&self, p: &Place<'_>, out: &mut Vec<Candidate>) {
        let Some(comma) = p.first.checked_sub(1).filter(|&i| self.is(i, ",")) else {
            return;
        };
        let mut from = comma;
        while let Some(i) = from
            .checked_sub(1)
            .filter(|&i| !self.clause_break(i) && comma - i < 14)
        {
            from = i;
        }
        // A list of names is no apposition.
        if comma.checked_sub(1).is_some_and(|i| {
            self.places
                .iter()
                .any(|q| q.last == i && self.kind(q).coarse() == self.kind(p).coarse())
        }) {
            return;
        }
        self.window(p, from, comma, "apposition/before", out);
    }

    /// "X is the president of Y", "X became a member of Y".
    fn copula(&self, p: &Place<'_>, out: &mut Vec<Candidate>) {
        let t = self.tree;
        let head = p.mention.head as usize;
        if t.deprel(head) != Deprel::Nsubj {
            return;
        }
        let Some(predicate) = t
            .head(head)
            .filter(|&h| t.is_noun(h) && t.by(h, Deprel::Cop).next().is_some())
        else {
            return;
        };
        let mut to = predicate + 1;
        while to < t.len() && to < predicate + 12 && !self.clause_break(to) {
            to += 1;
        }
        let from = t
            .by(predicate, Deprel::Cop)
            .last()
            .map_or(predicate, |c| c + 1);
        self.window(p, from.min(predicate), to, "copula", out);
    }

    fn ends_in(&self, p: &Place<'_>, facility: bool) -> bool {
        let words = &self.ontology.words;
        let set = if facility {
            &words.facilities
        } else {
            &words.regions
        };
        (p.first..=p.last).any(|i| set.contains(self.lower(i).as_str()))
    }

    /// Which state holds between a thing and the place or body that contains it.
    fn within(&self, p: &Place<'_>, q: &Place<'_>) -> Option<&'static str> {
        let (a, b) = (self.kind(p), self.kind(q));
        Some(match (a, b.coarse()) {
            (EntityType::Place, Coarse::Place) if self.ends_in(p, true) => "located-in",
            (EntityType::Place | EntityType::Agency, Coarse::Place) => "part-of",
            (EntityType::Agency, Coarse::Organization) if b == EntityType::Agency => "part-of",
            (EntityType::Other, Coarse::Place) => "located-in",
            (_, Coarse::Place)
                if a.coarse() == Coarse::Organization && a != EntityType::Alliance =>
            {
                "located-in"
            }
            _ => return None,
        })
    }

    /// "Aleppo, Syria", "the Syrian city of Aleppo", "Ewha University in Seoul", "Ministry of X of Iran".
    fn containment(&self, p: &Place<'_>, out: &mut Vec<Candidate>) {
        let mut add = |q: &Place<'_>, score: f32, rule: &str, name: Option<&'static str>| {
            let Some(relation) = name.and_then(|n| self.ontology.index_of(n)) else {
                return;
            };
            let words = (p.first.min(q.first), p.last.max(q.last));
            self.push(
                out,
                relation,
                p.entity,
                q.entity,
                words,
                score,
                rule.into(),
                None,
            );
        };
        // a country's name inside or in the words of a body's name
        if self.kind(p) == EntityType::Agency {
            let inner = self.places.iter().find(|q| {
                q.first >= p.first
                    && q.last <= p.last
                    && q.entity != p.entity
                    && self.kind(q).coarse() == Coarse::Place
            });
            let iso = self
                .entities
                .get(p.entity as usize)
                .and_then(|e| e.iso.as_deref());
            let known = self.entities.iter().position(|e| {
                e.entity_type == EntityType::Country && iso.is_some() && e.iso.as_deref() == iso
            });
            if let Some(q) = inner {
                add(q, 0.9, "name/inside", Some("part-of"));
            } else if let Some(country) = known {
                let q = Place {
                    entity: country as u32,
                    ..*p
                };
                add(&q, 0.8, "name/known", Some("part-of"));
            }
        }
        let after = p.last + 1;
        let chain = self.is(after, ",") && self.kind(p) == EntityType::Place;
        if chain && let Some(q) = self.starting_at(after + 1).filter(|q| q.entity != p.entity) {
            let listed = self.is(q.last + 1, "and")
                || (self.is(q.last + 1, ",") && self.is(q.last + 2, "and"));
            let container = self.kind(q) == EntityType::Country
                || self.ends_in(q, false)
                || self.is(q.last + 1, ",");
            if self.kind(q).coarse() == Coarse::Place && container && !listed {
                add(q, 0.9, "place/chain", self.within(p, q));
            }
        }
        if self.is(after, "in")
            || self.is(after, "of")
            || self.is(after, "near") && self.kind(p).coarse() != Coarse::Place
        {
            let mut at = after + 1;
            while at < after + 5
                && self.starting_at(at).is_none()
                && matches!(
                    self.tree.upos(at),
                    Upos::Det | Upos::Adj | Upos::Noun | Upos::Adp
                )
            {
                at += 1;
            }
            if let Some(q) = self
                .starting_at(at)
                .filter(|q| q.entity != p.entity && self.kind(q).coarse() == Coarse::Place)
            {
                add(q, 0.8, "place/in", self.within(p, q));
            }
        }
        // "Syrian Ministry of …", "Iran's parliament, …", "the Syrian city of Aleppo", "French carmaker Renault"
        let Some(mut at) = p.first.checked_sub(1) else {
            return;
        };
        for step in 0..6 {
            if let Some(q) = self
                .ending_at(at, p.entity)
                .filter(|q| q.mention.kind == MentionKind::Name)
            {
                if self.kind(q).coarse() == Coarse::Place
                    && (step > 0 || self.kind(p) != EntityType::Other)
                {
                    add(
                        q,
                        if step == 0 { 0.8 } else { 0.75 },
                        "name/modifier",
                        self.within(p, q),
                    );
                }
                break;
            }
            let class = matches!(self.tree.upos(at), Upos::Noun | Upos::Adj)
                || self.possessive(at)
                || (self.is(at, "of") && step == 0);
            match at.checked_sub(1) {
                Some(next) if class => at = next,
                _ => break,
            }
        }
    }
}
