//! The ends of an event: which entities a trigger's pattern finds in a frame. The plain places come first (subject,
//! object, the phrase with the pattern's preposition); where they hold nobody, the event that a verb is done through
//! ("killed in a Russian strike") gives the source, and the place where it happens the target, if the type says so
//! (`place.rs`), or a participle says at whom it is aimed (`aim.rs`). Where nobody does it, the clauses in front may tell
//! who does (`earlier.rs`). `verb.rs` and `noun.rs` know the places of either, `travel.rs` who goes nowhere, `owner.rs`
//! whose the thing is that is done something to, `deed.rs` whose a deed is that somebody condemns or backs, `party.rs`
//! who of those that a phrase leads to is meant.

mod aim;
mod deed;
mod earlier;
mod noun;
mod owner;
mod party;
mod place;
mod travel;
mod verb;

use super::argument::{By, Referent, Referents};
use super::frame::{Argument, Frame, Kind, Role, Tree, Via};
use crate::ontology::{EntityType, Ontology, Trigger};
use crate::sentence::Deprel;
use deed::Stance;
use smol_str::SmolStr;

/// An entity at one end, and how it was reached.
#[derive(Clone, Copy, Debug)]
pub(super) struct End {
    /// Who.
    pub(super) referent: Referent,
    /// How.
    pub(super) via: Via,
}

impl End {
    /// The ends that `referents`, all reached by `via`, are.
    pub(super) fn each(
        referents: impl IntoIterator<Item = Referent>,
        via: Via,
    ) -> impl Iterator<Item = Self> {
        let referents = referents.into_iter();
        referents.map(move |referent| Self { referent, via })
    }
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
    /// Places that act with forces of their own.
    pub(super) armed: Vec<u32>,
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
            // "was held in a raid", but not "police held them after a protest by Ruiz"
            forced: relation.place_as_target || relation.name == "coerced" && frame.passive,
            state: relation.state,
            stance: Stance::of(&relation.name),
            in_person: relation.symmetric || !relation.range.holds(EntityType::Country),
        };
        let mut ends = match frame.kind {
            Kind::Noun => finder.noun()?,
            _ => finder.verb()?,
        };
        if ends.sources.is_empty() && finder.placed && !finder.mutual && finder.orphaned() {
            ends.sources = finder.told_before();
        }
        finder.leave_happenings(&mut ends);
        finder.wielders(&mut ends);
        if ends.targets.is_empty() && relation.place_as_target && !trigger.mutual {
            if finder.met() {
                ends.targets = finder.places();
            }
            ends.fallback = true;
            if ends.targets.is_empty() && !ends.sources.is_empty() {
                ends.targets = finder.recalled();
            }
        }
        finder.hit_as_well(&mut ends);
        finder.spare_place(&mut ends);
        finder.unchain(&mut ends.targets);
        finder.leave_unmoved(&mut ends);
        // "was joined by Peru and Chile": each joins what is not named, not the other
        if frame.passive && ends.targets.is_empty() && trigger.object.is_empty() {
            ends.sources.clear();
        }
        // "Peru and Chile argue that they won": not with each other
        let tells = || tree.by(frame.predicate, Deprel::Ccomp).next().is_some();
        if trigger.mutual && !relation.symmetric && ends.targets.is_empty() && tells() {
            ends.sources.clear();
        }
        if ends.targets.is_empty() && ends.sources.len() > 1 && finder.reciprocal() {
            ends.group = ends.sources.clone();
            ends.mutual = true;
        }
        if relation.plover.as_deref() == Some("MOBILIZE") && finder.helps() {
            ends.targets.clear();
        }
        if let Some(kinds) = trigger.target {
            let fits = |e: &End| kinds.holds(referents.kind(e.referent.entity));
            ends.targets.retain(fits);
        }
        // "joined the school" joins nobody, and who "bought ferries" bought them from nobody
        let outside = |p: &SmolStr| matches!(p.as_str(), "from" | "to");
        let outside = !trigger.slot.is_empty() && trigger.slot.iter().all(outside);
        let alone = finder.mutual && trigger.target.is_none() && !outside;
        if relation.place_as_target {
            ends.armed = finder.armed(&ends);
        }
        let empty = ends.targets.is_empty() && ends.group.is_empty() && !alone;
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
    /// Whether it is done by force, and so may be done through a raid or strike.
    forced: bool,
    /// Whether it holds of somebody, rather than being done by them.
    state: bool,
    /// How it stands to the deed that its object names.
    stance: Option<Stance>,
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
                let doer = a.role == Role::Subject;
                let examples = doer && self.exemplified(a.head);
                let private = doer && self.private(a.head);
                let nation = |r: &Referent| self.referents.kind(r.entity) == EntityType::Country;
                let acts = |r: &Referent| named(r) || !(examples || private && nation(r));
                let meant = End::each(self.referents.of(a.head, loose), a.via);
                for end in meant.filter(|e| acts(&e.referent)) {
                    if !out.iter().any(|o| o.referent.entity == end.referent.entity) {
                        out.push(end);
                    }
                }
            }
            if !out.is_empty() {
                return out;
            }
        }
        Vec::new()
    }

    /// Whom the deed hit that is told in a sentence before: "claimed responsibility", "blamed Peru for the attack".
    fn recalled(&self) -> Vec<End> {
        let thing = match self.frame.kind {
            Kind::Noun => Some(self.frame.predicate),
            _ => (self.role(&Role::Object).map(|a| a.head))
                .find(|&head| self.trigger.object.iter().any(|w| self.is(head, w))),
        };
        let hit = thing.map_or_else(Vec::new, |i| self.referents.recalled(i));
        End::each(hit, Via::Direct).collect()
    }

    /// Whether a phrase with the pattern's preposition is there, if nothing else is wanted: missions "launched in Lima" are
    /// not "launched against" it, nor are a firm's "operations in Lima".
    fn met(&self) -> bool {
        let t = self.trigger;
        let alone = t.object.is_empty() && t.phrase.1.is_empty() && t.particles.is_empty();
        let vague = self.ontology.words.vague.contains(&self.frame.lemma);
        let wanted = (self.frame.kind == Kind::Verb || vague) && alone && !t.slot.is_empty();
        !wanted || self.phrases(&t.slot).next().is_some()
    }

    /// Whether the purpose of sending somebody is to help: "sent troops to Peru to train its army".
    fn helps(&self) -> bool {
        let t = self.tree;
        let sent = std::iter::once(self.frame.predicate).chain(self.frame.support);
        let mut purposes = sent.flat_map(|i| t.children(i)).filter(|&c| {
            matches!(
                t.deprel(c),
                Deprel::Advcl | Deprel::Xcomp | Deprel::Acl | Deprel::Ccomp
            ) && t.by(c, Deprel::Mark).any(|m| t.lemma(m) == "to")
        });
        purposes.any(|c| self.ontology.words.helping.contains(t.lemma(c)))
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

    /// Whether the pattern states the type of that name.
    fn states(&self, name: &str) -> bool {
        self.ontology.index_of(name) == Some(self.trigger.relation)
    }

    /// Whether the target's phrase may begin with `preposition`.
    fn slot(&self, preposition: &str) -> bool {
        self.trigger.slot.iter().any(|p| p == preposition)
    }

    /// Phrases with one of the prepositions.
    fn phrases<'f, S: AsRef<str>>(
        &'f self,
        prepositions: &'f [S],
    ) -> impl Iterator<Item = &'f Argument> + Clone {
        self.frame.arguments.iter().filter(move |a| match &a.role {
            Role::Oblique(p) => {
                prepositions.iter().any(|q| q.as_ref() == p.as_str()) && !self.only_why(a)
            }
            _ => false,
        })
    }

    /// Whether a phrase only says why it is done, where the pattern asks for no reason: "in response to Peru".
    fn only_why(&self, a: &Argument) -> bool {
        let t = self.tree;
        let asked = |i: usize| self.trigger.phrase.1.iter().any(|w| w == t.lemma(i));
        let reason = |&i: &usize| {
            t.preposition(i) == "in"
                && self.ontology.words.occasions.contains(t.lemma(i))
                && !asked(i)
        };
        let above = t.head(a.head).filter(|_| a.via == Via::Nested);
        above.filter(reason).is_some()
    }

    /// Whether word `i` is `word`, or for "house+arrest" an "arrest" with "house" in front.
    fn is(&self, i: usize, word: &str) -> bool {
        match word.rsplit_once('+') {
            None if word == "money" => self.ontology.words.sum(self.tree.lemma(i)),
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
}
