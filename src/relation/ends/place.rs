//! Ends that stand beside the plain ones: the place where it happens, and the event through which a verb is done.

use super::{End, Ends, Finder};
use crate::ontology::{EntityType, Trigger};
use crate::relation::argument::{By, Referent};
use crate::relation::frame::{Argument, Kind, Via};
use crate::sentence::Deprel;
use smol_str::SmolStr;

/// Prepositions of the place that an attack hits.
const PLACE: &[&str] = &[
    "in",
    "at",
    "near",
    "across",
    "on",
    "around",
    "outside",
    "inside",
    "over",
    "throughout",
    "into",
    "within",
    "along",
];

/// Prepositions of the event that a deed is done through.
pub(super) const MEANS: &[&str] = &[
    "in",
    "by",
    "during",
    "after",
    "following",
    "with",
    "from",
    "under",
    "to",
];

impl Finder<'_> {
    /// "killed Peruvians in Lima": where a people is hit, the place named is hit as well, but not where a thing is: "struck
    /// Peru's embassy in Lima".
    pub(super) fn hit_as_well(&self, ends: &mut Ends) {
        let kind = |e: &End| self.referents.kind(e.referent.entity);
        let spread = |e: &End| kind(e) == EntityType::Country && e.referent.by == By::Name;
        let known = !ends.sources.is_empty() && !ends.targets.is_empty();
        if self.placed && !self.trigger.mutual && known && ends.targets.iter().all(spread) {
            let mut hit = self.places();
            hit.retain(|e| kind(e) == EntityType::Place);
            ends.targets.extend(hit);
        }
    }

    /// "Ruiz was killed in a Peruvian strike in Lima": where a deed is told to have hit somebody of a name, its place is not.
    pub(super) fn spare_place(&self, ends: &mut Ends) {
        if self.placed && self.frame.kind == Kind::Noun && self.hits_somebody() {
            ends.targets.retain(|e| !self.inside(e));
        }
    }

    /// Whether the verb that a deed is the means or subject of names somebody whom it hits, other than a people.
    fn hits_somebody(&self) -> bool {
        let (t, i) = (self.tree, self.frame.predicate);
        let means = match t.deprel(i) {
            Deprel::Nsubj | Deprel::OblAgent => true,
            Deprel::Obl => MEANS.contains(&t.preposition(i).as_str()),
            _ => false,
        };
        let Some(verb) = t.head(i).filter(|_| means) else {
            return false;
        };
        let mut triggers = self.ontology.verbs.get(t.lemma(verb)).into_iter().flatten();
        let victims = t.by(verb, Deprel::NsubjPass).chain(t.by(verb, Deprel::Obj));
        let victims = victims.flat_map(|v| t.conjuncts(v));
        let mut victims = victims.flat_map(|v| self.referents.of(v, true));
        triggers.any(|r| r.relation == self.trigger.relation)
            && victims.any(|r| match self.referents.kind(r.entity) {
                EntityType::Place => false,
                EntityType::Country => !matches!(r.by, By::Name | By::Context),
                _ => true,
            })
    }

    /// Takes out what only happens: "Hurricane Ana hit Lima" is no deed, and nobody attacks "the Lima War".
    pub(super) fn leave_happenings(&self, ends: &mut Ends) {
        if self.placed {
            ends.sources.retain(|e| !self.happens(e));
            ends.targets.retain(|e| !self.happens(e));
        }
    }

    /// The places among `ends` whose forces act, as states' do: "Cusco forces attacked", not "police in Cusco".
    pub(super) fn armed(&self, ends: &Ends) -> Vec<u32> {
        let t = self.tree;
        let force = |e: &&End| {
            let place = self.referents.kind(e.referent.entity) == EntityType::Place;
            let name = t.name(e.referent.word).map(|name| t.top(name));
            let body = name.and_then(|top| t.head(top).filter(|&head| head > top));
            place
                && e.referent.by == By::Body
                && matches!(e.via, Via::Direct | Via::Control | Via::Shared)
                && body.is_some_and(|i| self.ontology.words.forces.contains(t.lemma(i)))
        };
        let parties = [&ends.sources, &ends.group, &ends.targets];
        let found = parties.into_iter().flatten().filter(force);
        found.map(|e| e.referent.entity).collect()
    }

    /// Whether an end is a force of nature or an event.
    fn happens(&self, end: &End) -> bool {
        let (t, word) = (self.tree, end.referent.word);
        let (first, last) = t.name(word).unwrap_or((word, word));
        let words = &self.ontology.words.happenings;
        let named = |w: usize| words.contains(t.form(w).to_lowercase().as_str());
        // "the Gaza war", where the name ends before the noun
        let last = if named(last + 1) { last + 1 } else { last };
        let other = self.referents.kind(end.referent.entity) == EntityType::Other;
        other && (first..=last).any(named)
    }

    /// Of "Tyre, South Governorate, Lebanon" only the first is hit.
    pub(super) fn unchain(&self, ends: &mut Vec<End>) {
        if ends.len() > 1 {
            let chained: Vec<bool> = ends
                .iter()
                .map(|e| self.referents.contains_previous(e.referent.word))
                .collect();
            if chained.iter().any(|c| !c) {
                let mut n = 0;
                ends.retain(|_| {
                    n += 1;
                    !chained.get(n - 1).copied().unwrap_or(false)
                });
            }
        }
    }

    /// "the withdrawal of Peru from the pact": whoever does what is done to nobody stands behind "of".
    pub(super) fn movers(&self) -> Vec<End> {
        if self.trigger.slot.iter().all(|p| p == "in") {
            return Vec::new();
        }
        let triggers = self.ontology.nouns.get(&self.frame.lemma);
        let done_to = |t: &Trigger| t.slot.iter().any(|p| p == "of");
        if triggers.is_none_or(|all| all.iter().any(done_to)) {
            return Vec::new();
        }
        self.refer(
            self.phrases(&["of"]).filter(|a| a.via == Via::Direct),
            false,
        )
    }

    /// Whose event a verb is done through: "killed in a Russian strike", "wounded in an attack by rebels".
    pub(super) fn means(&self) -> Vec<End> {
        for a in self.phrases(MEANS) {
            if !self.ontology.nouns.contains_key(self.tree.lemma(a.head)) {
                continue;
            }
            let doers = self.referents.doers(a.head).into_iter();
            let mut found: Vec<Referent> =
                doers.flat_map(|c| self.referents.of(c, false)).collect();
            if found.is_empty() {
                found = self.referents.owners(a.head);
            }
            if !found.is_empty() {
                return End::each(found, Via::Means).collect();
            }
        }
        Vec::new()
    }

    /// The most specific place named where it happens.
    pub(super) fn places(&self) -> Vec<End> {
        let place = |e: &End| {
            matches!(
                self.referents.kind(e.referent.entity),
                EntityType::Place | EntityType::Country
            )
        };
        let event = |a: &&Argument| self.ontology.nouns.contains_key(self.tree.lemma(a.head));
        let mut arguments: Vec<&Argument> = self.phrases(PLACE).filter(|a| !event(a)).collect();
        arguments.sort_by_key(|a| (a.via, a.head.abs_diff(self.frame.predicate)));
        let nearest = arguments.into_iter().find_map(|a| {
            let mut found: Vec<End> = End::each(self.referents.of(a.head, true), a.via).collect();
            found.retain(place);
            (!found.is_empty()).then_some((a, found))
        });
        let Some((at, mut out)) = nearest else {
            return Vec::new();
        };
        for other in self.frame.arguments.iter().filter(|b| b.role == at.role) {
            let listed = self.tree.conjuncts(at.head).contains(&other.head);
            if listed && other.head != at.head {
                out.extend(End::each(self.referents.of(other.head, true), other.via));
            }
        }
        // "across Peru, including in Lima"
        out.extend(self.refer(self.phrases(&["including"]), false));
        out.retain(place);
        out
    }

    /// Whether an end is only where somebody is: Lima in "arrested men in Lima".
    pub(super) fn located(&self, end: &End) -> bool {
        matches!(end.referent.by, By::Body | By::Part | By::Owner) && self.inside(end)
    }

    /// Whether an end is a place in which something is done: Lima in "a strike in Lima", not in "a strike on Lima".
    fn inside(&self, end: &End) -> bool {
        let t = self.tree;
        let place = self.referents.kind(end.referent.entity) == EntityType::Place;
        let name = t.name(end.referent.word).filter(|_| place);
        let within = |p: SmolStr| matches!(p.as_str(), "in" | "at" | "near" | "within");
        name.is_some_and(|name| within(t.preposition(t.first_conjunct(t.top(name)))))
    }

    /// Phrases of the pattern that hang on a measure of time: "spoke for an hour with".
    pub(super) fn measured(&self) -> impl Iterator<Item = &Argument> + Clone {
        let time = |a: &&Argument| {
            let above = self.tree.head(a.head);
            a.via == Via::Nested
                && above.is_some_and(|h| self.ontology.words.lasting.contains(self.tree.lemma(h)))
        };
        self.phrases(&self.trigger.slot).filter(time)
    }
}
