//! Which place, body or facility lies in or belongs to which: "Aleppo, Syria"; "Tyre and Sidon, in southern Lebanon";
//! "the Syrian city of Aleppo"; "the Sanaag region of Puntland"; and what a name itself says ("Peruvian Navy").

use super::{Place, Reading, StateReader};
use crate::ontology::{Coarse, EntityType};
use crate::relation::argument::By;
use crate::relation::event::Candidate;
use crate::relation::frame::Via;
use crate::sentence::{Deprel, Upos};

impl StateReader<'_> {
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
        let inside = q.first > p.last && !self.is(p.last + 1, "of") && !self.is(p.last + 1, ",");
        Some(match (a, b.coarse()) {
            (EntityType::Agency, Coarse::Place) if inside && b == EntityType::Place => "located-in",
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

    pub(super) fn contain(
        &self,
        out: &mut Vec<Candidate>,
        (p, q): (&Place<'_>, &Place<'_>),
        score: f32,
        rule: &str,
        by: By,
    ) {
        let relation = self
            .within(p, q)
            .and_then(|name| self.ontology.index_of(name));
        if let Some(relation) = relation {
            let reading = Reading {
                words: (p.first.min(q.first), p.last.max(q.last)),
                score,
                rule: rule.into(),
                role: None,
                reach: (Via::Direct, by),
            };
            self.push(out, relation, (p.entity, q.entity), reading);
        }
    }

    /// "Aleppo, Syria"; "Tyre, Sidon and Nabatieh in southern Lebanon": each of a row of places is part of what
    /// follows it.
    pub(super) fn chains(&self, out: &mut Vec<Candidate>) {
        let outer: Vec<&Place<'_>> = self
            .places
            .iter()
            .filter(|p| {
                !self.places.iter().any(|q| {
                    q.first <= p.first && p.last <= q.last && q.last - q.first > p.last - p.first
                })
            })
            .collect();
        let mut row: Vec<&Place<'_>> = Vec::new();
        for (n, p) in outer.iter().enumerate() {
            if self.kind(p).coarse() == Coarse::Person {
                row.clear();
                continue;
            }
            row.push(p);
            let Some(next) = outer.get(n + 1) else { break };
            let between: Vec<String> = (p.last + 1..next.first).map(|w| self.lower(w)).collect();
            let words: Vec<&str> = between.iter().map(String::as_str).collect();
            match self.link(&words, p, next) {
                Link::And => {}
                Link::Within(score) => {
                    let list = row.len();
                    for (k, member) in row.iter().enumerate() {
                        let score = if k + 1 == list { score } else { score * 0.85 };
                        let rule = if k + 1 == list {
                            "place/chain"
                        } else {
                            "place/list"
                        };
                        // what stood before a comma of its own chain is not in the list
                        self.contain(out, (member, next), score, rule, By::Name);
                    }
                    row.clear();
                }
                Link::None => row.clear(),
            }
        }
    }

    /// Whether `next` is the subject of a clause that `p` stands outside of or hangs in by a preposition: "According to
    /// Lima, Peru said".
    fn opens_clause(&self, p: &Place<'_>, next: &Place<'_>) -> bool {
        let top = |q: &Place<'_>| q.mention.head as usize;
        let subject = matches!(
            self.tree.deprel(top(next)),
            Deprel::Nsubj | Deprel::NsubjPass
        );
        subject
            && matches!(self.tree.deprel(top(p)), Deprel::Obl | Deprel::Nmod)
            && !self.tree.below(top(next), top(p))
    }

    fn link(&self, between: &[&str], p: &Place<'_>, next: &Place<'_>) -> Link {
        let place = |q: &Place<'_>| self.kind(q).coarse() == Coarse::Place;
        if !place(next) || self.opens_clause(p, next) {
            return Link::None;
        }
        match between {
            ["and"] | [",", "and"] | ["or"] if place(p) => Link::And,
            [","] | ["("] if place(p) => {
                let behind = next.last + 1;
                let listed = self.opens_list(next);
                let container = self.kind(next) == EntityType::Country
                    || self.ends_in(next, false)
                    || behind >= self.tree.len()
                    || !self.is(behind, "and") && !self.is(behind, "or")
                    || !self.starting_at(behind + 1).is_some_and(place);
                if self.kind(p) == EntityType::Country {
                    Link::And
                } else if container && !listed {
                    Link::Within(0.9)
                } else {
                    Link::And
                }
            }
            _ => {
                let mut words = between;
                let comma = words.first() == Some(&",");
                if comma {
                    words = words.get(1..).unwrap_or_default();
                }
                let Some((first, rest)) = words.split_first() else {
                    return Link::None;
                };
                let prefix = matches!(*first, "in" | "of" | "near" | "within" | "at");
                // "the Sanaag region of Puntland"
                let typed = !prefix
                    && !comma
                    && self.ontology.words.regions.contains(*first)
                    && matches!(rest, ["of" | "in", ..]);
                let rest = if typed {
                    rest.get(1..).unwrap_or_default()
                } else {
                    rest
                };
                let start = next.first - rest.len();
                let plain = rest.len() <= 5
                    && (start..next.first).all(|w| {
                        matches!(
                            self.tree.upos(w),
                            Upos::Det | Upos::Adj | Upos::Noun | Upos::Propn
                        ) || self.is(w, "of")
                            || self.tree.upos(w) == Upos::Verb && self.tree.form(w).ends_with("ed")
                            || self.is(w, "-")
                    });
                let lies = *first != "near" || self.kind(p) != EntityType::Place;
                if (prefix || typed) && plain && lies && !(comma && *first == "of") {
                    let facility = place(p) && self.ends_in(p, true);
                    Link::Within(if place(p) && !facility { 0.75 } else { 0.7 })
                } else {
                    Link::None
                }
            }
        }
    }

    /// Whether `p` and the places behind it are a list that "and" closes, not a chain that a country closes.
    fn opens_list(&self, p: &Place<'_>) -> bool {
        let mut last = p.last;
        let mut country = self.kind(p) == EntityType::Country;
        loop {
            let at = last + 1;
            let and = at + usize::from(self.is(at, ","));
            if self.is(and, "and") {
                let more = self.starting_at(and + 1);
                return !country && more.is_some_and(|q| self.kind(q).coarse() == Coarse::Place);
            }
            let next = self
                .starting_at(at + 1)
                .filter(|q| self.is(at, ",") && self.kind(q).coarse() == Coarse::Place);
            let Some(q) = next else { return false };
            country |= self.kind(q) == EntityType::Country;
            last = q.last;
        }
    }

    /// "Syrian Ministry of …", "the Syrian city of Aleppo", "French carmaker Renault", "Iran's parliament".
    pub(super) fn around(&self, p: &Place<'_>, out: &mut Vec<Candidate>) {
        let Some(mut at) = p.first.checked_sub(1) else {
            return;
        };
        if self.kind(p).coarse() == Coarse::Person {
            return;
        }
        for step in 0..6 {
            if let Some(q) = self.ending_at(at, p.entity) {
                let close = step > 0 || self.kind(p) != EntityType::Other;
                if self.kind(q).coarse() == Coarse::Place && close {
                    let score = if step == 0 { 0.78 } else { 0.7 };
                    self.contain(out, (p, q), score, "name/modifier", By::Name);
                    // the rest of a list: "the Syrian provinces of A, B and C"
                    let mut last = p.last;
                    while let Some(more) = self.listed(last) {
                        if self.kind(more) == self.kind(p) {
                            self.contain(out, (more, q), 0.6, "name/modifier+list", By::Name);
                        }
                        last = more.last;
                    }
                }
                break;
            }
            let passes = self.noun(at)
                || self.possessive(at)
                || (self.is(at, "of") && step == 0)
                || self.is(at, "-");
            match at.checked_sub(1) {
                Some(next) if passes => at = next,
                _ => break,
            }
        }
    }

    /// The name that follows the one ending at `last` in a list.
    fn listed(&self, last: usize) -> Option<&Place<'_>> {
        let at = last + 1;
        let next = if self.is(at, ",") && self.is(at + 1, "and") {
            at + 2
        } else if self.is(at, ",") || self.is(at, "and") {
            at + 1
        } else {
            return None;
        };
        self.starting_at(next)
            .filter(|q| self.state(self.kind(q)) || self.kind(q).coarse() == Coarse::Place)
    }
}

enum Link {
    And,
    Within(f32),
    None,
}
