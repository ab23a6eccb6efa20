//! Offices without an owner: "President Ruiz" is that of the country that she is known for, else of the one in view,
//! "Governor Ruiz" that of a region.

use crate::mention::Mention;
use crate::ontology::{Coarse, EntityType};
use crate::relation::argument::By;
use crate::relation::event::Candidate;
use crate::relation::frame::{Frame, Role, Via};
use crate::relation::state::{Place, StateReader};
use crate::sentence::Deprel;
use smol_str::SmolStr;

impl StateReader<'_> {
    /// "President Ruiz": no owner is named.
    pub(super) fn bare(
        &self,
        out: &mut Vec<Candidate>,
        bearer: &Place<'_>,
        via: Via,
        role: (usize, usize),
    ) {
        if self.kind(bearer).coarse() != Coarse::Person {
            return;
        }
        let office = self.tree.lemma(role.1);
        let words = &self.ontology.words;
        let regional = words.regional.contains(office)
            || office == "premier" && self.federal(role.0)
            || office == "minister" && matches!(self.lower(role.0).as_str(), "chief" | "first");
        let (entity, score, by, rule) = if regional {
            let bank = role.0.checked_sub(1).is_some_and(|w| self.is(w, "bank"));
            match self.region_before(role.0, office).filter(|_| !bank) {
                Some(e) => (e, 0.6, By::Context, "title/region"),
                None => return,
            }
        } else {
            let known = self.known_country(bearer.entity);
            // "deposed leader Ana Ruiz"
            let phrase = self.tree.phrase(role.0, role.1);
            let led = known.is_some()
                && self.kind(bearer) == EntityType::Leader
                && matches!(phrase.as_str(), "leader" | "junta leader");
            let of_state = led || self.state_office(role);
            if !of_state && !words.serving.contains(office) || self.presides(role) {
                return;
            }
            // who is known to belong elsewhere leads no country that happens to be in view
            let elsewhere = known.is_none() && self.iso(bearer.entity).is_some();
            let in_view = (self.referents.country_served(role.0)).filter(|_| !elsewhere);
            match (known, in_view) {
                (Some(k), _) if of_state => (k, 0.85, By::Name, "title/known"),
                (Some(k), _) => (k, 0.7, By::Name, "title/known-service"),
                (None, Some(e)) if of_state => (e, 0.55, By::Context, "title/context"),
                (None, Some(e)) => (e, 0.5, By::Context, "title/service"),
                _ => return,
            }
        };
        let owner = Place { entity, ..*bearer };
        let rule = SmolStr::new_static(rule);
        let score = if via == Via::Direct {
            score
        } else {
            score * 0.9
        };
        self.bear(out, (bearer, &owner), role, (score, rule, by));
    }

    /// Whether the noun in front says over what body that is no state a president presides: "Council President Ana Ruiz".
    fn presides(&self, (first, last): (usize, usize)) -> bool {
        let common = |w: &usize| self.noun(*w) && self.tree.name(*w).is_none();
        let body = first.checked_sub(1).filter(common);
        let bound = |w: usize| self.tree.deprel(w) == Deprel::Compound;
        self.tree.lemma(last) == "president" && body.is_some_and(bound)
    }

    /// Whether the country in view at word `i` is one whose premiers head no more than a state or province.
    fn federal(&self, i: usize) -> bool {
        let country = self.referents.country_served(i);
        let iso = country.and_then(|country| self.iso(country));
        iso.is_some_and(|iso| matches!(iso, "AU" | "CA" | "ZA"))
    }

    /// Whether an office without a known owner is no country's: "the city's minister", "senior vice president", "state
    /// senator", "Ana Ruiz's spokesman".
    pub(super) fn elsewhere(&self, frame: &Frame, (first, last): (usize, usize)) -> bool {
        let words = &self.ontology.words;
        let local = |w: usize| {
            let lemma = self.tree.lemma(w);
            words.regions.contains(lemma) || words.local.contains(lemma) && lemma != "foreign"
        };
        let owners = || frame.arguments.iter().filter(|a| a.role != Role::Subject);
        let owned = owners().any(|a| self.tree.name(a.head).is_none() && local(a.head));
        let private = |p: Place<'_>| {
            let kind = self.kind(&p);
            kind.coarse() == Coarse::Person && kind != EntityType::Leader
        };
        let persons = || owners().any(|a| self.place_at(a.head).is_some_and(private));
        let front = first.checked_sub(1);
        let serves = words.serving.contains(self.tree.lemma(last));
        let company =
            front.is_some_and(|w| matches!(self.lower(w).as_str(), "senior" | "executive"));
        owned
            || company && self.is(first, "vice")
            || serves && (persons() || front.is_some_and(local))
    }

    /// The region or city that somebody with an `office` at word `i` governs: the one to which the article gives such an
    /// office, else the last one named before it in the sentence, else the one that the article names most.
    fn region_before(&self, i: usize, office: &str) -> Option<u32> {
        let region = |e: &u32| self.referents.kind(*e) == EntityType::Place;
        let governed = |e: &u32| {
            let entity = self.entities.get(*e as usize);
            let mentions = entity.into_iter().flat_map(|e| &e.mentions);
            mentions
                .filter_map(|&m| self.mentions.get(m as usize))
                .any(|m| self.governs(m, office))
        };
        let told = (0..self.entities.len() as u32)
            .filter(region)
            .find(governed);
        if told.is_some() {
            return told;
        }
        let here = self
            .places
            .iter()
            .rfind(|p| p.last < i && region(&p.entity))
            .map(|p| p.entity);
        here.or_else(|| {
            (0..self.entities.len() as u32)
                .filter(region)
                .max_by_key(|&e| {
                    let count = self.entities.get(e as usize).map(|e| e.mentions.len());
                    (count, std::cmp::Reverse(e))
                })
        })
    }

    /// Whether the words around a mention give the place an `office`: "the governor of Cusco", "Cusco's governor".
    fn governs(&self, mention: &Mention, office: &str) -> bool {
        let text = self.tree.text;
        let front = text
            .get(..mention.span.start() as usize)
            .unwrap_or_default();
        let behind = text.get(mention.span.end() as usize..).unwrap_or_default();
        let of = front.trim_end_matches("the ").strip_suffix(" of ");
        let own = ["'s ", "’s ", " "]
            .iter()
            .find_map(|own| behind.strip_prefix(own));
        let words = [
            of.and_then(|front| front.rsplit(' ').next()),
            own.and_then(|behind| behind.split([' ', ',', '.']).next()),
        ];
        words
            .into_iter()
            .flatten()
            .any(|word| word.eq_ignore_ascii_case(office))
    }

    /// Whether a role without an owner is one of the state's.
    pub(super) fn state_office(&self, role: (usize, usize)) -> bool {
        let offices = &self.ontology.words.state_offices;
        offices.contains(self.tree.lemma(role.1))
            || offices.contains(self.tree.phrase(role.0, role.1).as_str())
    }
}
