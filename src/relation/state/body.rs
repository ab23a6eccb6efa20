//! What a thing's own name says of where it lies or whose part it is: "Peruvian Navy", "People's Party of Peru", "2019
//! Peru general election", "House Ethics Committee"; and, for a body of a state whose name is silent, the country that
//! it is known to belong to.

use super::{Place, StateReader};
use crate::entity::Entity;
use crate::mention::{Mention, MentionKind};
use crate::ontology::{Coarse, EntityType};
use crate::relation::argument::By;
use crate::relation::event::Candidate;

/// How the name of a body begins whose country the article may call American alone.
const UNITED: &[&str] = &["United States", "U.S.", "US "];

impl StateReader<'_> {
    /// Appends what the name of `p` says.
    pub(super) fn inside(&self, p: &Place<'_>, out: &mut Vec<Candidate>) {
        let kind = self.kind(p);
        if kind == EntityType::Alliance {
            self.organ(p, out);
        }
        match kind {
            EntityType::Agency | EntityType::Institute => {}
            EntityType::Other
                if (p.first..=p.last)
                    .any(|w| self.ontology.words.held.contains(self.lower(w).as_str())) => {}
            _ => return,
        }
        let held = kind == EntityType::Other;
        let nested = self.places.iter().find(|q| {
            q.first >= p.first
                && q.last <= p.last
                && q.entity != p.entity
                && self.kind(q).coarse() == Coarse::Place
        });
        if kind == EntityType::Agency {
            self.committee(p, out);
        }
        if let Some(q) = nested {
            let rule = if held { "name/held" } else { "name/inside" };
            self.contain(out, (p, q), 0.85, rule, By::Name);
            return;
        }
        let namesake = self.namesakes.get(p.entity as usize).copied().flatten();
        if let Some(entity) = namesake {
            let q = Place { entity, ..*p };
            let score = if kind == EntityType::Agency || held {
                0.85
            } else {
                0.5
            };
            let rule = if held { "name/held" } else { "name/spelled" };
            self.contain(out, (p, &q), score, rule, By::Name);
        } else if kind == EntityType::Agency {
            let (country, score, rule) = match self.known_country(p.entity) {
                Some(country) => {
                    let stated = self.states(p, country);
                    (Some(country).filter(|_| stated), 0.45, "name/known")
                }
                // "the Peruvian Navy" is no other country's
                None if self.iso(p.entity).is_some() => {
                    let listed = (self.entities.get(p.entity as usize))
                        .is_some_and(|entity| entity.gazetteer.is_some());
                    let country = self.legislature(p).filter(|_| listed);
                    (country, 0.35, "name/legislature")
                }
                None => match self.own_country(p) {
                    Some(country) => (Some(country), 0.6, "name/land"),
                    None => (self.country_in_front(p), 0.4, "name/context"),
                },
            };
            if let Some(entity) = country {
                let q = Place { entity, ..*p };
                self.contain(out, (p, &q), score, rule, By::Context);
            }
        }
    }

    /// Whether the text gives the body `p`, which is known to be the country's, to it: by its name, before it in the
    /// sentence or, for a name of several words, behind it.
    fn states(&self, p: &Place<'_>, country: u32) -> bool {
        let name = p.mention.span.of_text(self.tree.text);
        let told = |q: &Place<'_>| q.entity == country && (q.last < p.first || p.first < p.last);
        let entity = |e: u32| self.entities.get(e as usize);
        let stem = |word: &str| word.chars().take(4).collect::<String>();
        let own = entity(country).map(|e| stem(&e.name)).unwrap_or_default();
        let shares = |e: &Entity| e.name.split(' ').any(|word| stem(word) == own);
        let spelled = entity(p.entity).is_some_and(|e| e.gazetteer.is_none() || shares(e));
        spelled || UNITED.iter().any(|own| name.starts_with(own)) || self.places.iter().any(told)
    }

    /// The country that the sentence names in front of a legislature, which shares its name with one of a country that
    /// the article does not name: "Chileans vote for the National Assembly".
    fn legislature(&self, p: &Place<'_>) -> Option<u32> {
        let shared = (p.first..=p.last).any(|w| {
            self.ontology
                .words
                .legislatures
                .contains(self.lower(w).as_str())
        });
        self.country_in_front(p).filter(|_| shared)
    }

    /// "the country's Election Commission": the country in view.
    fn own_country(&self, p: &Place<'_>) -> Option<u32> {
        let own = p.first.checked_sub(1).filter(|&w| self.possessive(w))?;
        let land = own
            .checked_sub(1)
            .filter(|&w| self.ontology.words.lands.contains(self.tree.lemma(w)))?;
        self.referents.country_served(land)
    }

    /// The last country that the sentence names in front of `p`.
    fn country_in_front(&self, p: &Place<'_>) -> Option<u32> {
        let country = |q: &&Place<'_>| q.last < p.first && self.kind(q) == EntityType::Country;
        self.places.iter().rfind(country).map(|q| q.entity)
    }

    /// The ways in which the article writes an entity's name.
    fn names(&self, entity: u32) -> impl Iterator<Item = &str> {
        let entity = self.entities.get(entity as usize);
        entity.into_iter().flat_map(|e| {
            let mentions = e
                .mentions
                .iter()
                .filter_map(|&m| self.mentions.get(m as usize));
            mentions
                .filter(|m| m.kind == MentionKind::Name)
                .map(|m| m.span.of_text(self.tree.text))
        })
    }

    /// "Mercosur Trade Council": the alliance named in front is the one that it is an organ of.
    fn organ(&self, p: &Place<'_>, out: &mut Vec<Candidate>) {
        let name = p.mention.span.of_text(self.tree.text);
        let front = |own: &str| {
            name.strip_prefix(own)
                .is_some_and(|rest| rest.starts_with(' '))
        };
        let whole = (0..self.entities.len() as u32)
            .filter(|&e| e != p.entity && self.referents.kind(e) == EntityType::Alliance)
            .find(|&e| self.names(e).any(front));
        if let Some(entity) = whole {
            let q = Place { entity, ..*p };
            self.tie(out, "part-of", (p, &q), (0.8, "name/organ"));
        }
    }

    /// "House Ethics Committee": the body named in front is the one that it is a part of.
    fn committee(&self, p: &Place<'_>, out: &mut Vec<Candidate>) {
        let name = p.mention.span.of_text(self.tree.text);
        let agencies = || {
            (0..self.entities.len() as u32)
                .filter(|&e| e != p.entity && self.referents.kind(e) == EntityType::Agency)
        };
        let committees = &self.ontology.words.committees;
        let committee = committees.contains(self.lower(p.last).as_str());
        let whole = agencies().filter(|_| committee).find(|&e| {
            self.names(e)
                .any(|own| own.len() < name.len() && name.starts_with(own))
        });
        if let Some(entity) = whole {
            self.contain(
                out,
                (p, &Place { entity, ..*p }),
                0.8,
                "name/committee",
                By::Name,
            );
        }
    }
}

/// For each entity the country or place of the article that its name is made from: Peru for "Peruvian Navy" and for
/// "Parliament of Peru".
pub fn namesakes(text: &str, mentions: &[Mention], entities: &[Entity]) -> Vec<Option<u32>> {
    let mut places: Vec<(&str, u32)> = Vec::new();
    for (at, entity) in (0..).zip(entities) {
        if entity.entity_type.coarse() == Coarse::Place {
            let named = entity
                .mentions
                .iter()
                .filter_map(|&m| mentions.get(m as usize));
            for mention in named.filter(|m| m.kind == MentionKind::Name) {
                let name = mention.span.of_text(text);
                if !places.contains(&(name, at)) {
                    places.push((name, at));
                }
            }
        }
    }
    // the longest name first: "South Korea" before "Korea"
    places.sort_by_key(|&(name, at)| (std::cmp::Reverse(name.len()), at));
    let countries: Vec<(String, u32)> = (0..)
        .zip(entities)
        .filter(|(_, e)| e.entity_type == EntityType::Country)
        .map(|(at, e)| (e.name.to_lowercase(), at))
        .collect();
    let whole = |(at, entity): (u32, &Entity)| {
        let name = entity.name.as_str();
        if !name.contains(' ') {
            return None;
        }
        let written = (places.iter())
            .filter(|&&(own, e)| e != at && own.len() < name.len())
            .find(|&&(own, _)| holds(name, own))
            .map(|&(_, e)| e);
        written.or_else(|| {
            let words: Vec<String> = name.split(' ').map(str::to_lowercase).collect();
            let of = |own: &str| words.iter().any(|w| w.len() > 3 && demonym(own, w));
            let found = countries.iter().find(|(own, e)| *e != at && of(own));
            found.map(|&(_, e)| e)
        })
    };
    (0..).zip(entities).map(whole).collect()
}

/// Whether `name` holds `own` as whole words.
fn holds(name: &str, own: &str) -> bool {
    let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    own.starts_with(char::is_uppercase)
        && name.match_indices(own).any(|(at, _)| {
            let before = name.get(..at).unwrap_or_default().chars().next_back();
            let behind = name
                .get(at + own.len()..)
                .unwrap_or_default()
                .chars()
                .next();
            !letter(before) && !letter(behind)
        })
}

/// Whether `word` is the country's name with another ending: "peruvian" for "peru", "israeli" for "israel".
fn demonym(country: &str, word: &str) -> bool {
    let shared = country
        .char_indices()
        .zip(word.chars())
        .take_while(|((_, a), b)| a == b)
        .count();
    let (long, own) = (word.chars().count(), country.chars().count());
    let endings = ["n", "an", "ian", "i", "ish", "ese", "ean", "nian", "ni"];
    shared >= 4
        && shared + 2 >= own
        && long > shared.saturating_sub(1)
        && endings.iter().any(|e| word.ends_with(e))
        && long <= own + 4
        && !country.contains(' ')
}
