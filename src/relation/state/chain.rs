//! Places and bodies in a row with the place that holds them behind it: "Aleppo, Syria"; "Tyre and Sidon, in southern
//! Lebanon"; "the Ruiz copper mine in Peru's Cusco region".

use super::{Place, StateReader};
use crate::ontology::{Coarse, EntityType};
use crate::relation::argument::By;
use crate::relation::event::Candidate;
use crate::sentence::{Deprel, Upos};

impl StateReader<'_> {
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
            match self.link(p, next) {
                Link::And => {}
                Link::Within(_) if row.len() == 1 && self.spans(p, next, out) => row.clear(),
                Link::Within(score) => {
                    let list = row.len();
                    let holder = self.nearest(next);
                    for (k, member) in row.iter().enumerate() {
                        let score = if k + 1 == list { score } else { score * 0.85 };
                        let rule = if k + 1 == list {
                            "place/chain"
                        } else {
                            "place/list"
                        };
                        // what stood before a comma of its own chain is not in the list
                        self.contain(out, (member, holder), score, rule, By::Name);
                    }
                    if self.opens_list(next)
                        && (self.kind(p) != EntityType::Place || self.facility(p))
                    {
                        self.each_of(p, next, out);
                    }
                    row.clear();
                }
                Link::None => row.clear(),
            }
        }
    }

    /// "the primaries in Lima, Cusco and Puno": appends that `p` lies in each of the list that `first` opens.
    fn each_of(&self, p: &Place<'_>, first: &Place<'_>, out: &mut Vec<Candidate>) {
        let mut last = first.last;
        let region = |q: &&Place<'_>| self.kind(q).coarse() == Coarse::Place && !self.facility(q);
        while let Some(more) = self.listed(last).filter(region) {
            self.contain(out, (p, more), 0.6, "place/each", By::Name);
            // "in Lima and Cusco, Peru"
            if self.is(more.first - 1, "and") {
                return;
            }
            last = more.last;
        }
    }

    /// "the Ruiz forest in Peru, Chile and Bolivia": what lies in several countries is part of none. Appends that `p` lies in
    /// each of the list that `first` opens, if it is one.
    fn spans(&self, p: &Place<'_>, first: &Place<'_>, out: &mut Vec<Candidate>) -> bool {
        let country = |q: &&Place<'_>| self.kind(q) == EntityType::Country;
        let mut list = vec![first];
        while let Some(more) = list.last().and_then(|q| self.listed(q.last)) {
            list.push(more);
            if self.is(more.first - 1, "and") {
                break;
            }
        }
        let closed = list.len() > 1 && list.last().is_some_and(|q| self.is(q.first - 1, "and"));
        if !closed || !list.iter().all(country) || !self.is(self.tail(p), "in") {
            return false;
        }
        for q in list {
            self.tie(out, "located-in", (p, q), (0.65, "place/spans"));
        }
        true
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

    /// "killed by the Norvik Brigade in Lima": where somebody does a thing is not where they have their seat.
    fn acts(&self, p: &Place<'_>) -> bool {
        let head = self.tree.first_conjunct(p.mention.head as usize);
        self.kind(p).coarse() == Coarse::Organization && self.tree.preposition(head) == "by"
    }

    /// How the words between `p` and `next` join them.
    fn link(&self, p: &Place<'_>, next: &Place<'_>) -> Link {
        let place = |q: &Place<'_>| self.kind(q).coarse() == Coarse::Place;
        if !place(next) || self.opens_clause(p, next) || self.acts(p) {
            return Link::None;
        }
        let tail = self.tail(p);
        let between: Vec<String> = (tail..next.first).map(|w| self.lower(w)).collect();
        let words: Vec<&str> = between.iter().map(String::as_str).collect();
        match words.as_slice() {
            ["and" | "or"] | [",", "and"] if place(p) => Link::And,
            ["," | "("] if place(p) => self.beside(p, next),
            // "Tyre and Sidon, southern Lebanon"
            [",", _] if place(p) && self.tree.deprel(tail + 1) == Deprel::Amod => Link::Within(0.8),
            [",", rest @ ..] => self.inside_of(rest, (p, next), true),
            // "the Ruiz coast of Peru" is no part of it, "the Ruiz area of Peru" is
            ["of", ..] if tail > p.last + 1 && !self.region(p) => Link::None,
            rest => self.inside_of(rest, (p, next), false),
        }
    }

    /// How a comma joins `p` and `next`.
    fn beside(&self, p: &Place<'_>, next: &Place<'_>) -> Link {
        let place = |q: &Place<'_>| self.kind(q).coarse() == Coarse::Place;
        let behind = next.last + 1;
        let container = self.kind(next) == EntityType::Country
            || self.region(next)
            || behind >= self.tree.len()
            || !self.is(behind, "and") && !self.is(behind, "or")
            || !self.starting_at(behind + 1).is_some_and(place);
        if container && !self.opens_list(next) && self.kind(p) != EntityType::Country {
            Link::Within(0.9)
        } else {
            Link::And
        }
    }

    /// How `words`, which are no comma alone, join `p` and `next`: "in southern", "district of".
    fn inside_of(&self, words: &[&str], (p, next): (&Place<'_>, &Place<'_>), comma: bool) -> Link {
        let Some((first, rest)) = words.split_first() else {
            return Link::None;
        };
        let prefix = matches!(
            *first,
            "in" | "of" | "near" | "within" | "at" | "on" | "inside"
        );
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
        if !prefix || !plain || comma && *first == "of" {
            return Link::None;
        }
        match (self.kind(p), *first) {
            // "in Tyre, near Sidon, in Lebanon"
            (EntityType::Place, "near") if comma => Link::And,
            (EntityType::Place, "near") => Link::None,
            // "the Ruiz mine near Lima" is outside of it, "on behalf of" is no place
            (_, "near") if self.tail(p) > p.last + 1 => Link::None,
            (kind, "on") if kind != EntityType::Place => Link::None,
            (EntityType::Place, _) if !self.facility(p) => Link::Within(0.75),
            _ => Link::Within(0.7),
        }
    }

    /// First word behind the name of `p`, a bracket and the common nouns of its phrase: "in" in "the Ruiz (RZ) copper
    /// mine in Peru". The nouns behind an organization or event must be of a facility or region, since neither "the Ruiz
    /// attack" nor "the Ruiz officials" lie in Peru.
    pub(super) fn tail(&self, p: &Place<'_>) -> usize {
        let name = p.last + 1;
        let place = self.kind(p).coarse() == Coarse::Place;
        // "Ruiz & Co's office in Lima"
        let owner = !place && self.possessive(name);
        let mut at = name + usize::from(owner);
        if self.is(at, "(") || self.is(at, "[") {
            let close = (at..at + 6).find(|&w| self.is(w, ")") || self.is(w, "]"));
            at = close.map_or(at, |w| w + 1);
        }
        let start = at;
        while at < start + 4 && self.noun(at) && self.tree.name(at).is_none() {
            at += 1;
        }
        let Some(noun) = at.checked_sub(1).filter(|&w| w >= start) else {
            return if owner { name } else { at };
        };
        let words = &self.ontology.words;
        let noun = self.tree.lemma(noun);
        let lies = words.facilities.contains(noun) || words.regions.contains(noun);
        let body = words.legislatures.contains(noun);
        if lies
            || words.ranks.contains(noun) && self.targeted(p)
            || words.held.contains(noun) && self.kind(p) == EntityType::Other
            || place && !body && !self.ontology.nouns.contains_key(noun)
        {
            at
        } else {
            name
        }
    }

    /// "strikes against Ruiz rebels", "strikes targeting Ruiz": an armed group is met where it is.
    fn targeted(&self, p: &Place<'_>) -> bool {
        let front = p.first.checked_sub(1).map(|w| self.tree.lemma(w));
        let met = front.is_some_and(|w| matches!(w, "against" | "target" | "from"));
        self.kind(p) == EntityType::ArmedGroup && met
    }

    /// The place that the one at the front of a phrase owns: Cusco in "Peru's Cusco region" and "the Peruvian city of
    /// Cusco"; else `q` itself.
    fn nearest<'s>(&'s self, q: &'s Place<'s>) -> &'s Place<'s> {
        let country = self.kind(q) == EntityType::Country;
        let owned = self
            .tree
            .owned(q.last, country)
            .and_then(|w| self.starting_at(w));
        owned
            .filter(|r| self.kind(r) == EntityType::Place)
            .unwrap_or(q)
    }

    /// Whether `p` and the places behind it are a list that "and" closes, not a chain that a country closes.
    pub(super) fn opens_list(&self, p: &Place<'_>) -> bool {
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
}

/// How two names in a row are joined.
enum Link {
    /// They are in one list.
    And,
    /// The second holds the first, with that score.
    Within(f32),
    None,
}
