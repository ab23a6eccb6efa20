//! The ends of an event: which entities a trigger's pattern finds in a frame. The plain places come first (subject,
//! object, the phrase with the pattern's preposition); where they hold nobody, the event that a verb is done through
//! ("killed in a Russian strike") gives the source, and the place where it happens the target, if the type says so
//! (`place.rs`). Whose the thing is that is done something to, `owner.rs` finds.

mod owner;
mod party;
mod place;

use super::argument::{By, Referent, Referents};
use super::frame::{Argument, Frame, Kind, Role, Tree, Via};
use crate::ontology::{Coarse, EntityType, Ontology, Trigger};
use crate::sentence::Deprel;

/// An entity at one end, and how it was reached.
#[derive(Clone, Copy, Debug)]
pub(super) struct End {
    /// Who.
    pub(super) referent: Referent,
    /// How.
    pub(super) via: Via,
}

/// What a pattern finds.
#[derive(Clone, Debug, Default)]
pub(super) struct Ends {
    /// Who acts.
    pub(super) sources: Vec<End>,
    /// To whom.
    pub(super) targets: Vec<End>,
    /// Parties of whom each deals with each.
    pub(super) group: Vec<End>,
    /// Name of the construction.
    pub(super) how: &'static str,
    /// Whether an end had to be found outside of its plain place.
    pub(super) fallback: bool,
    /// Whether they do it to each other.
    pub(super) mutual: bool,
}

impl Ends {
    /// The ends that `trigger` finds in `frame`; `None` where the pattern does not fit.
    pub(super) fn find(
        tree: &Tree<'_>,
        ontology: &Ontology,
        referents: &Referents<'_>,
        frame: &Frame,
        trigger: &Trigger,
    ) -> Option<Self> {
        let relation = ontology.types.get(trigger.relation as usize)?;
        let finder = Finder {
            tree,
            ontology,
            referents,
            frame,
            trigger,
            mutual: relation.symmetric || trigger.mutual,
            placed: relation.place_as_target,
            state: relation.state,
            in_person: relation.symmetric || !relation.range.holds(EntityType::Country),
        };
        let mut ends = match frame.kind {
            Kind::Noun => finder.noun()?,
            _ => finder.verb()?,
        };
        if ends.targets.is_empty()
            && relation.place_as_target
            && !trigger.mutual
            && !ends.sources.is_empty()
        {
            ends.targets = finder.places();
            ends.fallback = true;
        }
        finder.hit_as_well(&mut ends);
        finder.unchain(&mut ends.targets);
        // "was joined by Peru and Chile": each joins what is not named, not the other
        if frame.passive && ends.targets.is_empty() && trigger.object.is_empty() {
            ends.sources.clear();
        }
        if ends.targets.is_empty() && ends.sources.len() > 1 && finder.reciprocal() {
            ends.group = ends.sources.clone();
            ends.mutual = true;
        }
        if let Some(kinds) = trigger.target {
            let fits = |e: &End| kinds.holds(referents.kind(e.referent.entity));
            ends.targets.retain(fits);
        }
        let empty = ends.targets.is_empty() && ends.group.is_empty() && !finder.mutual;
        (!empty).then_some(ends)
    }
}

struct Finder<'a> {
    tree: &'a Tree<'a>,
    ontology: &'a Ontology,
    referents: &'a Referents<'a>,
    frame: &'a Frame,
    trigger: &'a Trigger,
    mutual: bool,
    /// Whether the place of what is done may be its target.
    placed: bool,
    /// Whether it holds of somebody, rather than being done by them.
    state: bool,
    /// Whether the object must be the target itself: who dismisses a lawsuit dismisses nobody.
    in_person: bool,
}

impl Finder<'_> {
    /// The entities of `arguments`: those reached plainly if there are any, else those reached otherwise.
    fn refer<'f>(
        &self,
        arguments: impl Iterator<Item = &'f Argument> + Clone,
        loose: bool,
    ) -> Vec<End> {
        let plain = |via: Via| !matches!(via, Via::Nested | Via::Near | Via::Maker);
        for pass in [true, false] {
            let mut out: Vec<End> = Vec::new();
            for a in arguments.clone().filter(|a| plain(a.via) == pass) {
                let named = |r: &Referent| matches!(r.by, By::Name | By::Nominal | By::Title);
                let examples = a.role == Role::Subject && self.exemplified(a.head);
                let meant = self.referents.of(a.head, loose).into_iter();
                for referent in meant.filter(|r| !examples || named(r)) {
                    if !out.iter().any(|o| o.referent.entity == referent.entity) {
                        out.push(End {
                            referent,
                            via: a.via,
                        });
                    }
                }
            }
            if !out.is_empty() {
                return out;
            }
        }
        Vec::new()
    }

    /// Whether an argument is "each other", "one another" or "the other".
    fn reciprocal(&self) -> bool {
        self.frame.arguments.iter().any(|a| {
            let word = |i: Option<usize>| i.map_or("", |i| self.tree.form(i));
            let (before, here) = (word(a.head.checked_sub(1)), word(Some(a.head)));
            [(before, here), (here, word(Some(a.head + 1)))]
                .iter()
                .any(|two| matches!(two, ("each" | "the", "other") | ("one", "another")))
        })
    }

    fn role(&self, role: &'static Role) -> impl Iterator<Item = &Argument> + Clone {
        self.frame.arguments.iter().filter(move |a| a.role == *role)
    }

    /// Phrases with one of the prepositions.
    fn phrases<'f, S: AsRef<str>>(
        &'f self,
        prepositions: &'f [S],
    ) -> impl Iterator<Item = &'f Argument> + Clone {
        self.frame.arguments.iter().filter(move |a| match &a.role {
            Role::Oblique(p) => prepositions.iter().any(|q| q.as_ref() == p.as_str()),
            _ => false,
        })
    }

    /// Whether word `i` is `word`, or for "house+arrest" an "arrest" with "house" in front.
    fn is(&self, i: usize, word: &str) -> bool {
        match word.rsplit_once('+') {
            None if word == "money" => self.money(i),
            None => self.tree.lemma(i) == word,
            Some((before, last)) => {
                self.tree.lemma(i) == last
                    && i.checked_sub(1).is_some_and(|b| {
                        self.tree.lemma(b) == before || self.tree.form(b) == before
                    })
            }
        }
    }

    /// The last word of the name that word `i` is part of: "prize" in "the Andean Peace Prize".
    fn last(&self, i: usize) -> usize {
        self.tree.name(i).map_or(i, |(_, last)| last)
    }

    /// Whether word `i` is money or a sum of it: "dollars", "€35".
    fn money(&self, i: usize) -> bool {
        let lemma = self.tree.lemma(i);
        let unit = lemma.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ','));
        lemma == "money" || self.ontology.words.money.contains(unit)
    }

    fn verb(&self) -> Option<Ends> {
        let (tree, frame, trigger) = (self.tree, self.frame, self.trigger);
        let mut fallback = false;
        let (prepositions, nouns) = &trigger.phrase;
        let within = self
            .phrases(prepositions)
            .find(|a| nouns.iter().any(|w| self.is(self.last(a.head), w)));
        if !nouns.is_empty() && within.is_none() {
            return None;
        }
        // "the Ruiz Cup is held in Lima": a state holds of what the passive is said of
        let said_of = self.state && frame.passive && !trigger.slot.is_empty();
        let bearer = if said_of {
            &Role::Object
        } else {
            &Role::Subject
        };
        let mut sources = self.refer(self.role(bearer), false);
        if said_of {
            sources.retain(|e| !matches!(e.referent.by, By::Owner | By::Body));
        }
        let targets = if !trigger.object.is_empty() {
            let listed = |a: &&Argument| trigger.object.iter().any(|w| self.is(a.head, w));
            let carried = self.role(&Role::Object).find(listed)?;
            if trigger.slot.is_empty() {
                // "freed hostages including Ruiz"
                let told = |a: &&Argument| {
                    let first = tree.first_conjunct(a.head);
                    let example =
                        tree.name(a.head).is_some() && tree.head(first) == Some(carried.head);
                    listed(a) || example && tree.deprel(first) == Deprel::Nmod
                };
                self.refer(self.role(&Role::Object).filter(told), true)
            } else {
                let below: Vec<Argument> = tree
                    .by(carried.head, Deprel::Nmod)
                    .filter(|&c| trigger.slot.contains(&tree.preposition(c)))
                    .flat_map(|c| tree.conjuncts(c))
                    .map(|head| Argument {
                        role: Role::Object,
                        head,
                        via: Via::Direct,
                    })
                    .collect();
                // "killed commander Ana Ruiz": no commander of somebody, but herself
                let named = |r: &Referent| matches!(r.by, By::Name | By::Title);
                if self.referents.of(carried.head, false).iter().any(named) {
                    return None;
                }
                let mut found = self.refer(below.iter(), true);
                if found.is_empty() && trigger.slot.iter().any(|p| p == "of") {
                    // "dismissed Ruiz's claim"
                    found = self.possessors(carried);
                }
                if found.is_empty() && trigger.slot.iter().any(|p| p == "by") {
                    // "dismissed a claim brought by Ruiz"
                    found = self.authors(carried);
                }
                if found.is_empty() {
                    found = self.refer(self.phrases(&trigger.slot), true);
                }
                if found.is_empty() && trigger.slot.iter().any(|p| p == "to") {
                    // "sent Peru tanks"
                    let given = |a: &&Argument| a.head < carried.head && a.head > frame.predicate;
                    found = self.refer(self.role(&Role::Object).filter(given), true);
                }
                if found.is_empty() && carried.via == Via::Relative {
                    found = self.makers(carried.head);
                }
                if self.placed {
                    // "struck positions of Hezbollah near Tyre": whose they are is hit as well
                    let known =
                        |e: &End| found.iter().any(|f| f.referent.entity == e.referent.entity);
                    let mut owners = self.possessors(carried);
                    owners.retain(|e| !known(e));
                    found.extend(owners);
                }
                let listed = self.listed();
                if listed.is_empty() { found } else { listed }
            }
        } else if trigger.slot.is_empty() {
            self.objects()
        } else {
            // "came to the defence of Peru": what follows hangs on the noun
            let below = |a: &Argument| within.is_some_and(|w| tree.head(a.head) == Some(w.head));
            let plain = |a: &&Argument| a.via != Via::Nested || below(a);
            // "agreed to build a road in Peru" is no agreement with Peru
            let clause = trigger.slot.iter().any(|p| p == "that" || p == "doing");
            let mut found = self.refer(self.phrases(&trigger.slot).filter(plain), !clause);
            if found.is_empty() {
                found = self.refer(self.measured(), true);
            }
            if found.is_empty() && trigger.slot.iter().any(|p| p == "of") {
                // "agreed to Ruiz's plan"
                found = within.map_or_else(Vec::new, |thing| self.possessors(thing));
            }
            if let Some(thing) = within.filter(|w| found.is_empty() && w.via == Via::Relative) {
                found = self.makers(thing.head);
            }
            found
        };
        if sources.is_empty() && !self.mutual {
            sources = self.means();
            fallback = true;
        }
        let how = if frame.passive {
            "verb/passive"
        } else {
            "verb/active"
        };
        let mut ends = Ends {
            sources,
            targets,
            how,
            fallback,
            ..Ends::default()
        };
        // "a year of fighting between Peru and Chile": the year does not fight
        let direct = self.role(&Role::Subject).any(|a| a.via == Via::Direct);
        if self.mutual && !direct && trigger.slot.iter().any(|p| p == "between") {
            let parties = self.refer(self.phrases(&["between"]), true);
            if parties.len() > 1 {
                ends.group = parties;
                ends.targets.clear();
                ends.sources.clear();
            }
        }
        Some(ends)
    }

    /// Whom the object names, itself or behind "including".
    fn objects(&self) -> Vec<End> {
        let found = self.refer(self.role(&Role::Object), !self.in_person);
        let named = |e: &End| !matches!(e.referent.by, By::Owner | By::Body);
        if found.iter().any(named) {
            return found;
        }
        let listed = self.listed();
        if listed.is_empty() { found } else { listed }
    }

    fn noun(&self) -> Option<Ends> {
        let (tree, frame, trigger) = (self.tree, self.frame, self.trigger);
        let i = frame.predicate;
        if let Some(word) = trigger.object.last() {
            let modifies = |c: usize| c < i && tree.lemma(c) == word.as_str();
            if !(i > 0 && modifies(i - 1) || tree.children(i).any(modifies)) {
                return None;
            }
        }
        let slot = self.phrases(&trigger.slot);
        let mut targets = self.refer(slot, true);
        if targets.is_empty() && self.phrases(&trigger.slot).next().is_some() {
            targets = self.listed();
        }
        let mut owners = self.refer(self.role(&Role::Modifier), true);
        let mut actors = self.refer(self.role(&Role::Subject), false);
        let done_by = self.refer(self.phrases(&["by"]), false);
        if !done_by.is_empty() {
            // "denied accusations by Peru": who carries the noun does not do it
            actors.retain(|a| !matches!(a.via, Via::Support | Via::Governor));
        }
        actors.extend(done_by.iter());
        if !trigger.slot.iter().any(|s| s == "from") {
            let from = self
                .phrases(&["from"])
                .filter(|a| a.via == Via::Direct && tree.head(a.head) == Some(i));
            actors.extend(self.refer(from, false));
        }
        let mut ends = Ends {
            how: "noun",
            ..Ends::default()
        };
        if self.mutual {
            // "cooperation with the navies of Peru and Chile" is none between the two
            let own = |a: &&Argument| a.via != Via::Nested;
            let parties = self.refer(self.phrases(&["between", "among", "of"]).filter(own), true);
            let listed = trigger.slot.iter().any(|p| p == "between");
            if parties.len() > 1 && listed {
                ends.group = parties;
            } else {
                actors.append(&mut owners);
            }
            self.peers(&mut actors, &targets);
            ends.sources = actors;
            ends.targets = targets;
            return Some(ends);
        }
        // "saw a Peruvian attack on Lima": whoever saw it is no attacker
        let seen = |e: &End| e.via == Via::Governor;
        if !targets.is_empty() && !owners.is_empty() && actors.iter().all(seen) {
            actors.clear();
        }
        if owners.is_empty() && !targets.is_empty() && actors.iter().all(seen) {
            let movers = self.movers();
            if !movers.is_empty() {
                actors = movers;
            }
        }
        if actors.is_empty() {
            // A place before "attack" says whose it is only as a demonym or possessor of an actor.
            owners.retain(|o| self.referents.kind(o.referent.entity) != EntityType::Place);
            ends.sources = owners;
            ends.how = "noun/owner";
        } else {
            if targets.is_empty() {
                targets = owners;
                targets.retain(|o| {
                    o.referent.by != By::Owner
                        && self.referents.kind(o.referent.entity).coarse() != Coarse::Other
                });
            }
            ends.sources = actors;
        }
        ends.targets = targets;
        Some(ends)
    }
}
