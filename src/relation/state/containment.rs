//! Which place, body or facility lies in or belongs to which: "Aleppo, Syria"; "Tyre and Sidon, in southern Lebanon";
//! "the Syrian city of Aleppo"; "the Sanaag region of Puntland"; and what a name itself says ("Peruvian Navy").

use super::{Place, Reading, StateReader};
use crate::ontology::{Coarse, EntityType};
use crate::relation::argument::By;
use crate::relation::event::Candidate;
use crate::relation::frame::Via;
use crate::sentence::{Deprel, Upos, Xpos};

impl StateReader<'_> {
    /// Whether the name of `p`, or the common noun behind it, says that it is a region.
    pub(super) fn region(&self, p: &Place<'_>) -> bool {
        let regions = &self.ontology.words.regions;
        let tail = self.tail(p) - 1;
        tail > p.last && regions.contains(self.tree.lemma(tail))
            || (p.first..=p.last).any(|i| regions.contains(self.lower(i).as_str()))
    }

    /// Whether the same say that it is a facility. "Lake Ruiz, Cusco" is a town: in front of a comma and another place only
    /// the last word counts.
    pub(super) fn facility(&self, p: &Place<'_>) -> bool {
        let names = |i: usize| {
            let word = self.lower(i);
            self.ontology.words.facilities.contains(word.as_str())
        };
        let tail = self.tail(p) - 1;
        let region = |q: &Place<'_>| self.kind(q) == EntityType::Place;
        let town = self.is(p.last + 1, ",") && self.starting_at(p.last + 2).is_some_and(region);
        tail > p.last && names(tail)
            || (p.first..=p.last).any(|i| names(i) && (i == p.last || !town))
            || self.sited(p)
            || self.building(p)
    }

    /// "the Ruiz in Lima": what lies in a city under a name with an article is a building, unless it is called a region.
    fn building(&self, p: &Place<'_>) -> bool {
        let inner = self.starting_at(p.last + 2);
        let city = |q: &Place<'_>| self.kind(q) == EntityType::Place && !self.region(q);
        let front = p.first.checked_sub(1).is_some_and(|w| self.is(w, "the"));
        front
            && self.is(p.last + 1, "in")
            && inner.is_some_and(city)
            && !self.region(p)
            && self.iso(p.entity).is_none()
    }

    /// "at the Ruiz in Lima": what people are at is no region, unless it is known as one.
    fn sited(&self, p: &Place<'_>) -> bool {
        let article = usize::from(p.first > 1 && self.is(p.first - 1, "the"));
        let at = p.first.checked_sub(1 + article);
        at.is_some_and(|w| self.is(w, "at"))
            && self.is(self.tail(p), "in")
            && self.iso(p.entity).is_none()
    }

    /// Which state holds between a thing and the place or body that contains it.
    fn within(&self, p: &Place<'_>, q: &Place<'_>) -> Option<&'static str> {
        let (a, b) = (self.kind(p), self.kind(q));
        let inside = q.first > p.last && !self.is(p.last + 1, "of") && !self.is(p.last + 1, ",");
        Some(match (a, b.coarse()) {
            (EntityType::Agency, Coarse::Place)
                if inside && (b == EntityType::Place || self.tail(p) > p.last + 1) =>
            {
                "located-in"
            }
            (EntityType::Place, Coarse::Place) if self.facility(p) => "located-in",
            (EntityType::Place | EntityType::Agency, Coarse::Place) => "part-of",
            (EntityType::Agency, Coarse::Organization) if b == EntityType::Agency => "part-of",
            (EntityType::Other, Coarse::Place) => "located-in",
            // "the NATO base in Lima"
            (_, Coarse::Place)
                if a.coarse() == Coarse::Organization
                    && (a != EntityType::Alliance || inside && self.tail(p) > p.last + 1) =>
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

    /// "Syrian Ministry of …", "the Syrian city of Aleppo", "French carmaker Renault", "Iran's parliament".
    pub(super) fn around(&self, p: &Place<'_>, out: &mut Vec<Candidate>) {
        let Some(mut at) = p.first.checked_sub(1) else {
            return;
        };
        if self.kind(p).coarse() == Coarse::Person {
            return;
        }
        let organization = self.kind(p).coarse() == Coarse::Organization;
        for step in 0..6 {
            if let Some(q) = self.ending_at(at, p.entity) {
                let close = step > 0 || self.kind(p) != EntityType::Other;
                // "Norvik's elite Ruiz Brigade", not "Norvik's purchase of Baltia"
                let own = self.possessive(q.last + 1) && !self.is(p.first - 1, "of");
                if own && self.kind(q) == self.kind(p) && organization {
                    self.tie(out, "part-of", (p, q), (0.7, "name/possessed"));
                    break;
                }
                // "the Cusco region of Peru": the region's name, not who holds it
                let both = self.kind(p) == EntityType::Place && self.kind(q) == EntityType::Place;
                let region =
                    step > 1 && both && self.is(p.first - 1, "of") && !self.possessive(q.last + 1);
                if self.kind(q).coarse() == Coarse::Place && close && !region {
                    let score = if step == 0 { 0.78 } else { 0.7 };
                    if self.state_owned(q.last + 1, p) {
                        self.tie(out, "part-of", (p, q), (score, "name/state-owned"));
                        break;
                    }
                    // "the Peruvian city of Ollanta, Cusco": of Peru is what holds the city
                    let holder = self.listed(p.last).filter(|more| {
                        let place = self.kind(p) == EntityType::Place
                            && self.kind(more) == EntityType::Place;
                        place && self.is(p.last + 1, ",") && !self.opens_list(p)
                    });
                    let part = holder.filter(|_| self.kind(q) == EntityType::Country);
                    let part = part.unwrap_or(p);
                    self.contain(out, (part, q), score, "name/modifier", By::Name);
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
                || (self.is(at, "and")
                    && step > 0
                    && self.tree.xpos(at.saturating_sub(1)) == Xpos::Nn)
                || self.is(at, "-")
                || organization && matches!(self.tree.form(at), "*" | "\"" | "“");
            match at.checked_sub(1) {
                Some(next) if passes => at = next,
                _ => break,
            }
        }
    }

    /// "the Peruvian-led Andes Mission", "NATO-led KFOR": who leads a force of several is one of them, an alliance that does
    /// owns it.
    pub(super) fn led(&self, p: &Place<'_>, out: &mut Vec<Candidate>) {
        let from = p.first.saturating_sub(6);
        let led = (from..p.first)
            .rev()
            .take_while(|&w| self.noun(w) || self.tree.form(w).ends_with("led"));
        let led = led.last().filter(|&w| self.tree.form(w).ends_with("led"));
        let leader = led
            .and_then(|w| w.checked_sub(1))
            .map(|w| w - usize::from(self.is(w, "-") && w > 0));
        let Some(q) = leader.and_then(|w| self.ending_at(w, p.entity)) else {
            return;
        };
        let force = self.kind(p) == EntityType::Alliance;
        match self.kind(q) {
            EntityType::Country if force => self.tie(out, "member-of", (q, p), (0.6, "name/led")),
            EntityType::Alliance if force => self.tie(out, "part-of", (p, q), (0.7, "name/led")),
            _ => {}
        }
    }

    /// "the Ruiz School at the University of Lima", "the Ruiz Centre of Norvik University": an institute at or of another.
    pub(super) fn faculty(&self, p: &Place<'_>, out: &mut Vec<Candidate>) {
        let joint = self.is(p.last + 1, "at") || self.is(p.last + 1, "of");
        let article = usize::from(self.is(p.last + 2, "the"));
        let whole = self.starting_at(p.last + 2 + article).filter(|_| joint);
        let institute = |q: &Place<'_>| self.kind(q) == EntityType::Institute;
        if let Some(q) = whole.filter(|q| institute(p) && institute(q)) {
            self.tie(out, "part-of", (p, q), (0.75, "name/faculty"));
        }
    }

    /// Whether the words from `from` to the name of `p` say that the state owns it: "Peru's state oil company Norvik".
    fn state_owned(&self, from: usize, p: &Place<'_>) -> bool {
        let business = matches!(self.kind(p), EntityType::Company | EntityType::Media);
        let owned = |w: usize| self.ontology.words.owned.contains(self.lower(w).as_str());
        let hyphen = |w: usize| self.is(w, "state") && self.is(w + 1, "-");
        business && (from..p.first).any(|w| owned(w) || hyphen(w))
    }

    /// "the Peruvian capital, Lima", "the capital city Lima": a capital lies in the country in front of the word, else in
    /// the one in view.
    pub(super) fn capital(&self, p: &Place<'_>, out: &mut Vec<Candidate>) {
        let joins = |w: &usize| self.is(*w, ",") || self.is(*w, "of") || self.is(*w, "city");
        let joined = (p.first.saturating_sub(3)..p.first).rev().take_while(joins);
        let noun = p.first.checked_sub(1 + joined.count());
        let noun = noun.filter(|&w| self.tree.lemma(w) == "capital");
        let Some(front) = noun.and_then(|w| w.checked_sub(1)) else {
            return;
        };
        // "Lima is the capital of Cusco" says of Lima whose capital it is
        let of = self.is(p.first - 1, "of");
        let placed = front
            .checked_sub(1)
            .is_some_and(|w| self.tree.upos(w) == Upos::Adp);
        if of && !placed {
            return;
        }
        let last = front.saturating_sub(usize::from(self.possessive(front)));
        let named = self.ending_at(last, p.entity);
        let country = match named {
            Some(q) => Some(q.entity).filter(|&e| self.referents.kind(e) == EntityType::Country),
            None if matches!(self.tree.upos(front), Upos::Det | Upos::Pron) => {
                let known = self.known_country(p.entity);
                known.or_else(|| self.referents.country_before(front))
            }
            None => None,
        };
        if let Some(entity) = country.filter(|_| self.kind(p) == EntityType::Place) {
            let q = Place { entity, ..*p };
            self.contain(out, (p, &q), 0.7, "place/capital", By::Context);
        }
    }

    /// "Peru's ruling party, the Alianza", "the Alianza, Peru's ruling party": an apposition says whose or where it is.
    pub(super) fn renamed(&self, p: &Place<'_>, out: &mut Vec<Candidate>) {
        let owner = self.renaming(p).or_else(|| self.renamed_behind(p));
        let place = |q: &&Place<'_>| self.kind(q).coarse() == Coarse::Place;
        if let Some(q) = owner.filter(place) {
            self.contain(out, (p, q), 0.7, "name/apposition", By::Name);
        }
    }

    /// The owner in the phrase that `p` stands in apposition to.
    fn renaming(&self, p: &Place<'_>) -> Option<&Place<'_>> {
        let first = p.first.checked_sub(1)?;
        let comma = if self.is(first, "the") {
            first.checked_sub(1)?
        } else {
            first
        };
        let apposed = self.tree.deprel(p.mention.head as usize) == Deprel::Appos;
        let mut phrase = (comma.saturating_sub(6)..comma).rev();
        let end = phrase.find(|&w| !self.noun(w) || self.tree.name(w).is_some())?;
        let whose = apposed && self.is(comma, ",") && end + 1 < comma && self.possessive(end);
        self.ending_at(end.checked_sub(1)?, p.entity)
            .filter(|_| whose)
    }

    /// The owner in the apposition to `p`.
    fn renamed_behind(&self, p: &Place<'_>) -> Option<&Place<'_>> {
        let q = self
            .starting_at(p.last + 2)
            .filter(|q| self.is(p.last + 1, ",") && self.possessive(q.last + 1))?;
        let own = |h: usize| (p.first..=p.last).contains(&h);
        let apposed =
            |w: usize| self.tree.deprel(w) == Deprel::Appos && self.tree.head(w).is_some_and(own);
        (q.last + 2..q.last + 8).any(apposed).then_some(q)
    }

    /// The name that follows the one ending at `last` in a list.
    pub(super) fn listed(&self, last: usize) -> Option<&Place<'_>> {
        let at = last + 1;
        let next = if self.is(at, ",") && self.is(at + 1, "and") {
            at + 2
        } else if self.is(at, ",") || self.is(at, "and") {
            at + 1
        } else {
            return None;
        };
        self.starting_at(next)
    }
}
