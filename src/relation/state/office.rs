//! From office frames to `leads`, `affiliated-with`, `member-of`, `part-of` and `family-of`: the role's words say which
//! types it can state, the owner's type which of them holds. A title without an owner ("President Ruiz") belongs to
//! the country that its bearer is known for, else to the country in view.

mod bare;

use super::{Place, Reading, StateReader};
use crate::entity::Entity;
use crate::mention::MentionKind;
use crate::ontology::{Coarse, EntityType};
use crate::relation::argument::By;
use crate::relation::event::Candidate;
use crate::relation::frame::{Argument, Frame, Role, Via};
use crate::sentence::Upos;
use smol_str::{SmolStr, format_smolstr};

impl StateReader<'_> {
    pub(super) fn office(&self, frame: &Frame, out: &mut Vec<Candidate>) {
        let role = (frame.support.unwrap_or(frame.predicate), frame.predicate);
        let bearers: Vec<(Place<'_>, Via)> = frame
            .heads(&Role::Subject)
            .flat_map(|a| self.each(a.head, a.via))
            .collect();
        let bearers = if bearers.is_empty() {
            self.behind_duty(frame)
        } else {
            bearers
        };
        let mut stated = false;
        let mut partisan = true;
        let owners = || frame.arguments.iter().filter(|a| a.role != Role::Subject);
        let partial = owners().any(|a| self.topic(frame, a));
        for a in owners().filter(|a| !self.topic(frame, a)) {
            for owner in self.each(a.head, a.via) {
                // "Peru's minister and leader of the Alianza" leads no more than that
                let parted = owner.0.last < role.0
                    && owners().any(|b| matches!(&b.role, Role::Oblique(p) if p == "of"))
                    && (owner.0.last..role.0).any(|w| self.is(w, "and"));
                if parted {
                    continue;
                }
                // "Peru director of Norvik" leads Norvik there
                let of = matches!(&a.role, Role::Oblique(p) if p == "of");
                let aside = partial && !of || self.aside(frame, &owner.0, role);
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
                    if aside {
                        self.belong(out, (bearer, &owner.0), role, score);
                        stated |= partial;
                        continue;
                    }
                    stated |= self.bear(out, (bearer, &owner.0), role, (score, rule, By::Name));
                    partisan &= self.kind(&owner.0) == EntityType::Party;
                }
            }
        }
        for (bearer, via) in &bearers {
            self.department(out, bearer, role);
            if (!stated || partisan && self.state_office(role)) && !self.elsewhere(frame, role) {
                self.bare(out, bearer, *via, role);
            }
            if !stated || partisan {
                self.legislator(out, bearer, role);
            }
        }
    }

    /// The person in "minister of trade Ana Ruiz": what the office is about stands in between.
    fn behind_duty(&self, frame: &Frame) -> Vec<(Place<'_>, Via)> {
        let role = |w: usize| self.ontology.personal_role(self.tree.lemma(w));
        let bears = |p: &Place<'_>| {
            let common = |w: usize| self.tree.name(w).is_none() && !role(w) && !self.possessive(w);
            let mut duty = frame.predicate + 2..p.first;
            self.kind(p).coarse() == Coarse::Person
                && !duty.is_empty()
                && self.noun(p.first - 1)
                && duty.all(common)
        };
        let behind = |a: &&Argument| matches!(a.role, Role::Oblique(_)) && a.via == Via::Direct;
        let phrases = frame.arguments.iter().filter(behind);
        phrases
            .flat_map(|a| self.each(a.head, a.via))
            .filter(|(p, _)| bears(p))
            .collect()
    }

    /// Whether the party `owner` says only where the bearer of an office in front of which it stands belongs, since
    /// the office is another body's: "the Labour speaker of the House", "Labour committee chairman Ana Ruiz".
    fn aside(&self, frame: &Frame, owner: &Place<'_>, (first, last): (usize, usize)) -> bool {
        let leading = matches!(
            self.tree.lemma(frame.predicate),
            "leader" | "chief" | "boss" | "founder" | "co-leader"
        );
        let other = frame.arguments.iter().any(|a| {
            matches!(&a.role, Role::Oblique(_))
                && self
                    .referents
                    .at(a.head)
                    .is_some_and(|(_, e)| self.referents.kind(e).coarse() == Coarse::Organization)
        });
        let apart = if owner.last < first {
            other || !leading && owner.last + 1 < first
        } else {
            // "prime minister Ana Ruiz of Labour"
            let behind = |a: &Argument| a.head > last && a.head < owner.first;
            !leading && frame.heads(&Role::Subject).any(behind)
        };
        self.kind(owner) == EntityType::Party && apart
    }

    /// Whether an argument names no more than the place that an office is about, since the office is a body's: "Asia director
    /// at Norvik", "UN envoy for Peru", "head of the Asia programme at Norvik".
    fn topic(&self, frame: &Frame, a: &Argument) -> bool {
        let place = self
            .place_at(a.head)
            .filter(|p| self.kind(p).coarse() == Coarse::Place);
        let Some(p) = place.filter(|_| {
            self.ontology
                .words
                .topical
                .contains(self.tree.lemma(frame.predicate))
        }) else {
            return false;
        };
        let other = |b: &&Argument, whose: fn(Coarse) -> bool| {
            b.role != Role::Subject
                && self
                    .place_at(b.head)
                    .is_some_and(|q| q.entity != p.entity && whose(self.kind(&q).coarse()))
        };
        let body = |b: &&Argument| other(b, |c| c == Coarse::Organization);
        let owner = |b: &&Argument| other(b, |c| matches!(c, Coarse::Organization | Coarse::Place));
        let mut bodies = frame.arguments.iter().filter(body);
        let plain = self.tree.upos(p.last) != Upos::Adj && !self.possessive(p.last + 1);
        match &a.role {
            // "Peru director at Norvik", "Norvik Peru director"
            Role::Modifier => plain && bodies.any(|b| b.head > frame.predicate || b.head < a.head),
            Role::Oblique(to) if to == "for" => frame.arguments.iter().any(|b| owner(&b)),
            Role::Oblique(_) => plain && self.noun(p.last + 1) && bodies.any(|b| b.head > a.head),
            _ => false,
        }
    }

    /// Appends that `bearer` belongs to `owner`.
    fn belong(
        &self,
        out: &mut Vec<Candidate>,
        (bearer, owner): (&Place<'_>, &Place<'_>),
        role: (usize, usize),
        score: f32,
    ) {
        if let Some(relation) = self.ontology.index_of("affiliated-with") {
            let reading = Reading {
                words: (bearer.first.min(owner.first), role.1.max(bearer.last)),
                score,
                rule: "title/aside".into(),
                role: Some(role),
                reach: (Via::Direct, By::Name),
            };
            self.push(out, relation, (bearer.entity, owner.entity), reading);
        }
    }

    /// "Senator Ruiz": to which legislature of the article the title belongs.
    fn legislator(&self, out: &mut Vec<Candidate>, bearer: &Place<'_>, role: (usize, usize)) {
        let houses: &[&str] = match self.tree.lemma(role.1) {
            "senator" => &["senate"],
            "representative" | "congressman" | "congresswoman" => {
                &["house of representatives", "house", "congress"]
            }
            "mp" | "parliamentarian" => &["house of commons", "parliament", "national assembly"],
            "mep" => &["european parliament"],
            "assemblyman" | "assemblywoman" => &["assembly"],
            "councillor" | "councilor" | "councilman" | "councilwoman" => &["council"],
            _ => return,
        };
        if self.kind(bearer).coarse() != Coarse::Person {
            return;
        }
        let house = houses.iter().find_map(|house| {
            self.entities.iter().position(|e| {
                let name = e.name.to_lowercase();
                e.entity_type == EntityType::Agency
                    && (name.ends_with(house)
                        || house.len() > 5 && name.contains(house) && !name.contains("committee"))
            })
        });
        if let Some(entity) = house {
            let owner = Place {
                entity: entity as u32,
                ..*bearer
            };
            let rule = "title/legislature".into();
            self.bear(out, (bearer, &owner), role, (0.7, rule, By::Context));
        }
    }

    /// "Transport Secretary Ana Ruiz": who leads the department or ministry of that name in the article.
    fn department(&self, out: &mut Vec<Candidate>, bearer: &Place<'_>, role: (usize, usize)) {
        let words = &self.ontology.words;
        let minister = matches!(self.tree.lemma(role.1), "secretary" | "minister");
        let field = role
            .1
            .checked_sub(1)
            .map(|w| self.lower(w))
            .filter(|w| w.len() > 4 && w != "foreign");
        let lowered = (role.0.saturating_sub(4)..role.1)
            .any(|w| words.lowering.contains(self.lower(w).as_str()));
        let Some(field) = field.filter(|_| minister && bearer.first == role.1 + 1) else {
            return;
        };
        let named = |e: &Entity| {
            let name = e.name.to_lowercase();
            // not "Chilean transport ministry"
            let opens = ["department", "ministry", field.as_str()]
                .iter()
                .any(|own| name.starts_with(own));
            let whole = name.contains("department") || name.contains("ministry");
            e.entity_type == EntityType::Agency && opens && whole && name.contains(field.as_str())
        };
        if let Some(entity) = self.entities.iter().position(named) {
            let relation = if lowered { "affiliated-with" } else { "leads" };
            let q = Place {
                entity: entity as u32,
                ..*bearer
            };
            self.tie(out, relation, (bearer, &q), (0.7, "title/department"));
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
        let lowered = self.partial(role, bearer, owner)
            || self.mission(role, bearer, owner)
            || self.factional(role, bearer, owner)
            || role.0.checked_sub(1).is_some_and(|i| {
                self.ontology
                    .words
                    .lowering
                    .contains(self.lower(i).as_str())
            });
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
            // "Secretary of Defence", "Energy Ministry's minister": who heads a named department leads it
            let heads = kind.name == "affiliated-with"
                && self.kind(owner) == EntityType::Agency
                && matches!(phrase.as_str(), "secretary" | "minister");
            // "his Peruvian counterpart, Ana Ruiz": a leader's counterpart leads
            let peer = phrase == "counterpart" && self.kind(bearer) == EntityType::Leader;
            let other = match kind.name.as_str() {
                "leads" if lowered => "affiliated-with",
                "affiliated-with" if (heads || peer) && !lowered => "leads",
                same => same,
            };
            let relation = self.ontology.index_of(other).unwrap_or(relation);
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
            if self.push(out, relation, ends, reading) {
                return true;
            }
        }
        false
    }

    /// Whether what follows the role says that its bearer heads no more than a part: "head of research at Norvik",
    /// "Peruvian commissioner for trade Ana Ruiz".
    fn partial(&self, (_, last): (usize, usize), bearer: &Place<'_>, owner: &Place<'_>) -> bool {
        let common = |w: &usize| self.noun(*w) && self.tree.name(*w).is_none();
        let preposition = |w: usize| matches!(self.tree.form(w), "for" | "at" | "in");
        let article = usize::from(self.tree.upos(last + 2) == Upos::Det);
        let start = last + 2 + article;
        let behind = start + (start..self.tree.len()).take_while(common).count();
        let opens = self.is(last + 1, "of") || preposition(last + 1);
        let owned = preposition(behind) && owner.first > behind;
        opens && behind > start && (behind == bearer.first || owned)
    }

    /// "head of the NATO mission", "head of Peru's intelligence": what stands behind the name of an alliance or country is no
    /// more than a part of it, if it isn't "the alliance" or its government.
    fn mission(&self, (_, last): (usize, usize), bearer: &Place<'_>, owner: &Place<'_>) -> bool {
        let own = usize::from(self.possessive(owner.last + 1));
        let next = owner.last + 1 + own;
        let words = &self.ontology.words;
        let lemma = self.tree.lemma(next);
        let whole = match self.kind(owner) {
            EntityType::Alliance => words.unions.contains(lemma),
            EntityType::Country => {
                words.cabinets.contains(lemma) || words.lands.contains(lemma) || lemma == "state"
            }
            _ => return false,
        };
        let part = self.noun(next) && self.tree.name(next).is_none() && !whole;
        owner.first > last && owner.first != bearer.first && part
    }

    /// "a Peruvian rebel leader": who leads some in a country doesn't lead the country.
    fn factional(&self, (first, _): (usize, usize), bearer: &Place<'_>, owner: &Place<'_>) -> bool {
        let country = self.kind(owner).coarse() == Coarse::Place
            && owner.last < first
            && owner.first != bearer.first;
        let some = |w: usize| {
            self.ontology
                .words
                .factional
                .contains(self.lower(w).as_str())
        };
        country && (owner.last + 1..first).any(some)
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
