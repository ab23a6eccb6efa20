//! From office frames to `leads`, `affiliated-with`, `member-of`, `part-of` and `family-of`: the role's words say which
//! types it can state, the owner's type which of them holds. A title without an owner ("President Ruiz") belongs to
//! the country that its bearer is known for, else to the country in view.

use super::{Place, Reading, StateReader};
use crate::mention::MentionKind;
use crate::ontology::{Coarse, EntityType};
use crate::relation::argument::By;
use crate::relation::event::Candidate;
use crate::relation::frame::{Frame, Role, Via};
use smol_str::{SmolStr, format_smolstr};

/// Words in front of a head's title that make it no head's.
const LOWERED: &[&str] = &[
    "deputy",
    "vice",
    "assistant",
    "associate",
    "junior",
    "candidate",
    "presidential",
    "shadow",
];

impl StateReader<'_> {
    pub(super) fn office(&self, frame: &Frame, out: &mut Vec<Candidate>) {
        let role = (frame.support.unwrap_or(frame.predicate), frame.predicate);
        let bearers: Vec<(Place<'_>, Via)> = frame
            .heads(&Role::Subject)
            .flat_map(|a| self.each(a.head, a.via))
            .collect();
        let mut stated = false;
        for a in frame.arguments.iter().filter(|a| a.role != Role::Subject) {
            for owner in self.each(a.head, a.via) {
                for (bearer, via) in &bearers {
                    // "the city of Aleppo, Syria" says nothing of Syria; "Aleppo, a city in Syria" does of Aleppo.
                    let thing = self.kind(bearer).coarse() != Coarse::Person;
                    let loose = matches!(&a.role, Role::Oblique(p) if p != "of");
                    if thing && (loose || *via == Via::Relative && bearer.first > role.1) {
                        continue;
                    }
                    let inside = matches!(&a.role, Role::Oblique(p) if p == "in");
                    if inside && self.kind(&owner.0).coarse() != Coarse::Organization {
                        continue;
                    }
                    let rule = rule(&a.role, *via);
                    let score = match (&a.role, via) {
                        (Role::Modifier, Via::Direct) => 0.92,
                        (Role::Oblique(p), Via::Direct) if p == "of" => 0.88,
                        (_, Via::Direct) => 0.75,
                        (_, Via::Relative) => 0.8,
                        (_, Via::Shared) => 0.72,
                        _ => 0.75,
                    };
                    stated |= self.bear(out, (bearer, &owner.0), role, (score, rule, By::Name));
                }
            }
        }
        if !stated {
            for (bearer, via) in &bearers {
                self.bare(out, bearer, *via, role);
            }
        }
    }

    /// The mention at word `i`, with the names coordinated with it.
    fn each(&self, i: usize, via: Via) -> Vec<(Place<'_>, Via)> {
        let mut out = Vec::new();
        let words = if via == Via::Control {
            self.tree.conjuncts(i)
        } else {
            vec![i]
        };
        for w in words {
            if let Some((mention, entity)) = self.referents.at(w) {
                out.push((
                    Place {
                        mention,
                        entity,
                        first: mention.first as usize,
                        last: mention.last as usize,
                    },
                    via,
                ));
            }
        }
        out
    }

    /// Appends what role `role` of `bearer` states towards `owner`.
    fn bear(
        &self,
        out: &mut Vec<Candidate>,
        (bearer, owner): (&Place<'_>, &Place<'_>),
        role: (usize, usize),
        (score, rule, by): (f32, SmolStr, By),
    ) -> bool {
        let phrase = self.tree.phrase(role.0, role.1);
        let roles = self
            .ontology
            .roles
            .get(&phrase)
            .or_else(|| self.ontology.roles.get(self.tree.lemma(role.1)));
        let lowered = role
            .0
            .checked_sub(1)
            .is_some_and(|i| LOWERED.contains(&self.lower(i).as_str()));
        let pronoun = |p: &Place<'_>| p.mention.kind == MentionKind::Pronoun;
        let mut score = score;
        if pronoun(bearer) || pronoun(owner) {
            score *= 0.85;
        }
        for &(relation, range) in roles.into_iter().flatten() {
            let Some(kind) = self.ontology.types.get(relation as usize) else {
                continue;
            };
            if !range.holds(self.kind(owner)) {
                continue;
            }
            let demoted = (lowered && kind.name == "leads")
                .then(|| self.ontology.index_of("affiliated-with"))
                .flatten();
            let reading = Reading {
                words: (
                    role.0.min(bearer.first).min(owner.first),
                    role.1.max(bearer.last).max(owner.last),
                ),
                score,
                rule: rule.clone(),
                role: Some(role),
                reach: (Via::Direct, by),
            };
            let ends = (bearer.entity, owner.entity);
            if self.push(out, demoted.unwrap_or(relation), ends, reading) {
                return true;
            }
        }
        false
    }

    /// "President Ruiz": no owner is named.
    fn bare(&self, out: &mut Vec<Candidate>, bearer: &Place<'_>, via: Via, role: (usize, usize)) {
        if self.kind(bearer).coarse() != Coarse::Person {
            return;
        }
        let of_state = self.state_office(role);
        let known = self.known_country(bearer.entity);
        let in_view = self.referents.country_before(role.0);
        let (entity, score, by) = match (known, in_view) {
            (Some(k), _) if of_state => (k, 0.85, By::Name),
            (None, Some(e)) if of_state => (e, 0.55, By::Context),
            _ => return,
        };
        let owner = Place { entity, ..*bearer };
        let name = if by == By::Context {
            "context"
        } else {
            "known"
        };
        let rule = format_smolstr!("title/{name}");
        let score = if via == Via::Direct {
            score
        } else {
            score * 0.9
        };
        self.bear(out, (bearer, &owner), role, (score, rule, by));
    }

    /// Whether a role without an owner is one of the state's.
    fn state_office(&self, role: (usize, usize)) -> bool {
        let last = self.tree.lemma(role.1);
        matches!(
            last,
            "president"
                | "minister"
                | "premier"
                | "chancellor"
                | "king"
                | "queen"
                | "emir"
                | "ambassador"
                | "taoiseach"
                | "sultan"
                | "emperor"
        ) || matches!(
            self.lower(role.1).as_str(),
            "president-elect" | "leader" if self.is(role.0, "supreme") || self.is(role.1, "president-elect")
        ) || matches!(
            (self.lower(role.0).as_str(), last),
            ("attorney" | "solicitor" | "prosecutor", "general")
        )
    }
}

fn rule(role: &Role, via: Via) -> SmolStr {
    let owner = match role {
        Role::Modifier => "compound",
        Role::Oblique(p) => p.as_str(),
        _ => "direct",
    };
    match via {
        Via::Direct => format_smolstr!("title/{owner}"),
        Via::Relative => format_smolstr!("apposition/{owner}"),
        Via::Shared => format_smolstr!("apposition+shared/{owner}"),
        _ => format_smolstr!("predicate/{owner}"),
    }
}

impl StateReader<'_> {
    /// Whether the entity is a state or a body of one.
    pub(super) fn state(&self, kind: EntityType) -> bool {
        matches!(kind, EntityType::Country | EntityType::Agency)
    }
}
