//! The ends of a verb: its subject, its object or the phrase with the pattern's preposition, and where the pattern names
//! the object ("dismissed a claim"), what hangs on that.

use super::deed::Stance;
use super::{End, Ends, Finder};
use crate::ontology::{Coarse, EntityType};
use crate::relation::argument::{By, Referent};
use crate::relation::frame::{Argument, Role, Via};
use crate::sentence::{Deprel, Upos, Xpos};

impl Finder<'_> {
    /// The ends of the frame's verb; `None` where the pattern does not fit.
    pub(super) fn verb(&self) -> Option<Ends> {
        let trigger = self.trigger;
        let (prepositions, nouns) = &trigger.phrase;
        let within = self
            .phrases(prepositions)
            .find(|a| nouns.iter().any(|w| self.is(self.last(a.head), w)));
        if !nouns.is_empty() && within.is_none() {
            return None;
        }
        let mut targets = if !trigger.object.is_empty() {
            self.carried()?
        } else if trigger.slot.is_empty() {
            self.objects()
        } else {
            self.addressed(within)
        };
        if targets.is_empty() {
            let thing = self.role(&Role::Object).filter(|a| self.wanted(a));
            targets = self.aimed(thing.chain(within).map(|a| a.head));
        }
        let mut ends = Ends {
            sources: self.bearers(),
            targets,
            how: if self.frame.passive {
                "verb/passive"
            } else {
                "verb/active"
            },
            ..Ends::default()
        };
        // "was praised in a Peruvian report": not by Peru
        if ends.sources.is_empty() && self.forced && !self.mutual {
            ends.sources = self.means();
            ends.fallback = true;
        }
        if self.mutual && self.slot("doing") {
            self.among_themselves(&mut ends);
        }
        // "a year of fighting between Peru and Chile": the year does not fight; "Quito mediates between": nor does Quito
        if self.mutual && self.slot("between") {
            let parties = self.refer(self.phrases(&["between"]), true);
            let mediates = self.trigger.slot.iter().all(|p| p == "between");
            if mediates || parties.len() > 1 {
                ends.group = parties;
                ends.targets.clear();
                ends.sources.clear();
            }
        }
        Some(ends)
    }

    /// Who does it, or of whom it holds.
    fn bearers(&self) -> Vec<End> {
        // "the Ruiz Cup is held in Lima", "Ruiz is wanted by Peru": it holds of what the passive is said of
        let agent = self.trigger.object.is_empty() && self.trigger.slot.iter().all(|p| p == "by");
        // "Norvik held the Ruiz Cup in Lima": nor does it hold of whoever holds it
        let things = (self.ontology.types.get(self.trigger.relation as usize))
            .is_some_and(|kind| !kind.domain.holds(EntityType::Person));
        let held = things && self.trigger.object.is_empty() && self.frame.has(&Role::Object);
        let suffers = (self.state || agent) && self.frame.passive || self.state && held;
        if suffers && !self.trigger.slot.is_empty() {
            let mut said_of = self.refer(self.role(&Role::Object), false);
            said_of.retain(|e| !matches!(e.referent.by, By::Owner | By::Body));
            return said_of;
        }
        // "Ruiz was granted asylum in Peru": to whom it is done comes first where the doer is the target
        if self.trigger.reversed && self.frame.passive && !self.state {
            let given = |a: &&Argument| !self.wanted(a);
            return self.refer(self.role(&Role::Object).filter(given), false);
        }
        // "Peru's decision angered them"
        let moves = self.trigger.reversed && self.trigger.is_plain() && !self.state;
        self.refer(self.role(&Role::Subject), moves)
    }

    /// "Peru and Chile agreed to help Quito": they agree with each other, but who "agreed to take migrants from Quito" with
    /// Quito; and nobody agrees with the prisoner that they agree to free.
    fn among_themselves(&self, ends: &mut Ends) {
        let t = self.tree;
        let head = |e: &End| {
            t.name(e.referent.word)
                .map_or(e.referent.word, |n| t.top(n))
        };
        let person = |e: &End| self.referents.kind(e.referent.entity).coarse() == Coarse::Person;
        let partner = |e: &End| matches!(t.preposition(head(e)).as_str(), "with" | "from" | "by");
        ends.targets
            .retain(|e| !person(e) || t.deprel(head(e)) != Deprel::Obj);
        if ends.sources.len() > 1 && !ends.targets.iter().any(partner) {
            ends.group = std::mem::take(&mut ends.sources);
            ends.targets.clear();
        }
    }

    /// Whether an argument is the object that the pattern names.
    fn wanted(&self, a: &Argument) -> bool {
        self.trigger.object.iter().any(|w| self.is(a.head, w))
    }

    /// Whom the object names, itself or behind "including".
    fn objects(&self) -> Vec<End> {
        // who dismisses Ruiz's challenge does not dismiss her
        let met = |a: &&Argument| {
            !(self.in_person && self.deed_of(a.head)
                || self.personal() && self.aside(a)
                || self.in_clause(a.head))
        };
        // who helps Ruiz's chances does not aid her
        let loose = !self.in_person && !self.states("aids");
        let objects = self.role(&Role::Object).filter(met);
        let mut found = self.refer(objects.clone().filter(|a| !self.befalls(a)), loose);
        if found.is_empty() {
            found = objects
                .filter(|a| self.befalls(a))
                .flat_map(|a| self.culprits(a))
                .collect();
        }
        if !self.placed {
            found.retain(|e| !self.located(e));
        }
        if found.is_empty() && self.stance == Some(Stance::Against) {
            // "rejected the deal between Peru and Chile"
            let t = self.tree;
            let shared = self
                .role(&Role::Object)
                .flat_map(|a| t.by(a.head, Deprel::Nmod));
            let sides = shared.filter(|&c| t.preposition(c) == "between");
            let sides = sides.flat_map(|c| t.conjuncts(c));
            let sides = sides.flat_map(|c| self.referents.of(c, false));
            found = End::each(sides, Via::Nested).collect();
        }
        let coarse = |e: &End| self.referents.kind(e.referent.entity).coarse();
        if self.personal() {
            // "freed the editor of a Lima paper", "freed Ruiz's aide": it is done to neither
            let body = |e: &End| {
                self.referents.kind(e.referent.entity) == EntityType::Country
                    || matches!(coarse(e), Coarse::Organization | Coarse::Group)
            };
            found.retain(|e| e.referent.by != By::Owner || body(e));
        }
        if self.in_person && !self.mutual {
            // "removed Ruiz's account", but "approved Ruiz's cabinet"
            let ruling = |a: &Argument| matches!(self.tree.lemma(a.head), "government" | "cabinet");
            let ruling = self.role(&Role::Object).any(ruling);
            found.retain(|e| ruling || e.referent.by != By::Body || coarse(e) != Coarse::Person);
        }
        let named = |e: &End| !matches!(e.referent.by, By::Owner | By::Body);
        if found.iter().any(named) {
            return found;
        }
        let included = self.included();
        if included.is_empty() { found } else { included }
    }

    /// Whether the verb does something to a person themselves: arrests, frees.
    fn personal(&self) -> bool {
        self.ontology.words.personal.contains(&self.frame.lemma)
    }

    /// Whether an object is none to whom that is done: files that are released, Ruiz in "suspects in the killing of Ruiz".
    fn aside(&self, a: &Argument) -> bool {
        let t = self.tree;
        let records = &self.ontology.words.records;
        let recorded = self
            .role(&Role::Object)
            .any(|o| records.contains(t.lemma(o.head)));
        let deed = t.head(a.head).is_some_and(|h| self.deed_of(h));
        recorded || a.via == Via::Nested && deed
    }

    /// The targets of a pattern with prepositions: those of its phrases, else whose the thing is in whose phrase it
    /// stands.
    fn addressed(&self, within: Option<&Argument>) -> Vec<End> {
        // "came to the defence of Peru": what follows hangs on the noun
        let below = |a: &Argument| within.is_some_and(|w| self.tree.head(a.head) == Some(w.head));
        // "bought ships from Peru", though the parser hangs Peru on the ships
        let given = |a: &Argument| {
            let above = self.tree.head(a.head);
            let from = self.slot("from") && self.tree.preposition(a.head) == "from";
            from && self.role(&Role::Object).any(|o| above == Some(o.head))
        };
        let plain = |a: &&Argument| a.via != Via::Nested || below(a) || given(a);
        // "agreed to build a road in Peru" is no agreement with Peru
        let clause = self.slot("that") || self.slot("doing");
        let mut found = self.refer(self.phrases(&self.trigger.slot).filter(plain), !clause);
        if found.is_empty() {
            found = self.refer(self.measured(), true);
        }
        let Some(thing) = within else { return found };
        if found.is_empty() && self.slot("of") {
            // "agreed to Ruiz's plan", "to a plan drafted by Ruiz"
            found = self.possessors(thing);
            if found.is_empty() {
                found = self.authors(thing);
            }
        }
        if found.is_empty() && thing.via == Via::Relative {
            found = self.makers(thing.head);
        }
        found
    }

    /// The targets of a pattern that names its object; `None` where that is another or stands for somebody itself.
    fn carried(&self) -> Option<Vec<End>> {
        let listed = |a: &&Argument| self.wanted(a);
        let thing = self.role(&Role::Object).find(listed)?;
        if self.placed && self.bloodless(thing.head) {
            return None;
        }
        if self.trigger.slot.is_empty() {
            if self.befalls(thing) {
                return Some(self.culprits(thing));
            }
            let mut found = self.refer(self.role(&Role::Object).filter(listed), true);
            // "formed a government": it is not one of those who did
            found.retain(|e| !(self.mutual && e.referent.by == By::Context));
            return Some(found);
        }
        // "killed commander Ana Ruiz": no commander of somebody, but herself
        let named = |r: &Referent| matches!(r.by, By::Name | By::Title);
        let own = !self.deed_of(thing.head);
        if own && self.referents.of(thing.head, false).iter().any(named) {
            return None;
        }
        let included = self.included();
        // "sent arms, including Condor jets, to Peru": the jets are given, not helped
        if !included.is_empty() && !self.slot("to") {
            return Some(included);
        }
        // "attributed the attack to Peru"
        let theirs = self.slot("of") || self.slot("by");
        let mut found = if theirs && self.befalls(thing) {
            self.culprits(thing)
        } else {
            self.hanging(thing)
        };
        if found.is_empty() && self.slot("to") {
            found = self.served(thing);
        }
        if self.placed && self.slot("of") {
            // "struck positions of the front near Lima": whose they are is hit as well, but not in "fired missiles at"
            let known = |e: &End| found.iter().any(|f| f.referent.entity == e.referent.entity);
            let mut owners = self.possessors(thing);
            owners.retain(|e| !known(e));
            found.extend(owners);
        }
        Some(found)
    }

    /// Whether the object at word `i` is only what a clause speaks of: "ordered Ruiz to be freed" of whoever holds her,
    /// "ruled out Peru joining the pact".
    fn in_clause(&self, i: usize) -> bool {
        let (t, verb) = (self.tree, self.frame.predicate);
        let below = |d: Deprel| t.by(verb, d).filter(move |&c| c > i);
        match self.stance {
            Some(Stance::Demanding) => {
                below(Deprel::Xcomp).any(|c| t.by(c, Deprel::AuxPass).next().is_some())
            }
            Some(Stance::Against) => {
                let next = t.name(i).map_or(i, |(_, last)| last) + 1;
                below(Deprel::Advcl)
                    .chain(t.by(i, Deprel::Acl))
                    .any(|c| c == next && t.xpos(c) == Xpos::Vbg)
            }
            _ => false,
        }
    }

    /// Whether word `i` is a noun of what somebody does, which is not they themselves.
    fn deed_of(&self, i: usize) -> bool {
        let lemma = self.tree.lemma(i);
        let triggers = self.ontology.nouns.get(lemma).into_iter().flatten();
        let mut events = triggers.filter(|t| {
            let kind = self.ontology.types.get(usize::from(t.relation));
            !t.reversed && kind.is_some_and(|kind| !kind.state)
        });
        self.tree.name(i).is_none()
            && !self.ontology.words.bodies.contains(lemma)
            && events.next().is_some()
    }

    /// Whether whoever has `thing` is meant, not who stands in the `phrases` behind it: "blocked Peru's purchase of a
    /// port", "seized a Peruvian ship in the strait".
    fn possessed(&self, thing: &Argument, phrases: &[Argument]) -> bool {
        let t = self.tree;
        let owners: Vec<usize> = t.by(thing.head, Deprel::NmodPoss).collect();
        // "denied its role in Peru"
        let own = owners.iter().any(|&c| t.upos(c) == Upos::Pron);
        let yields = |a: &Argument| match t.preposition(t.first_conjunct(a.head)).as_str() {
            "of" => !owners.is_empty(),
            "in" | "at" | "near" | "off" => true,
            _ => false,
        };
        !own && phrases.iter().all(yields)
    }

    /// Who is named with the object `thing`, from the closest place to the farthest.
    fn hanging(&self, thing: &Argument) -> Vec<End> {
        let given = self.given(thing);
        if !given.is_empty() {
            return given;
        }
        let behind = self.behind(thing);
        let mut found = Vec::new();
        if self.slot("of") && self.possessed(thing, &behind) {
            found = self.possessors(thing);
        }
        if found.is_empty() {
            found = self.refer(behind.iter(), true);
        }
        if found.is_empty() && self.slot("of") {
            // "dismissed Ruiz's claim"
            found = self.possessors(thing);
        }
        if found.is_empty() && self.slot("by") {
            // "dismissed a claim brought by Ruiz"
            found = self.authors(thing);
        }
        if found.is_empty() {
            let own = |a: &&Argument| !(self.personal() && self.aside(a));
            found = self.refer(self.phrases(&self.trigger.slot).filter(own), true);
        }
        if found.is_empty() && thing.via == Via::Relative {
            found = self.makers(thing.head);
        }
        found
    }

    /// Whom `thing` is given to help, where it is aid: "pledged $5 million to rebuild Peru's ports", "sent aid to support Peru".
    fn served(&self, thing: &Argument) -> Vec<End> {
        let (t, words) = (self.tree, &self.ontology.words);
        if !self.states("aids") {
            return Vec::new();
        }
        let good = |c: &usize| words.helping.contains(t.lemma(*c));
        let inner = |c: usize| std::iter::once(c).chain(t.by(c, Deprel::Xcomp).filter(good));
        let below = |w: usize| std::iter::once(w).chain(t.by(w, Deprel::Nmod));
        let around = below(thing.head).chain([self.frame.predicate]);
        let clause = |c: &usize| {
            matches!(t.deprel(*c), Deprel::Advcl | Deprel::Acl | Deprel::Xcomp)
                && *c > thing.head
                && good(c)
        };
        let clauses = around.flat_map(|w| t.children(w)).filter(clause);
        let helped = clauses.flat_map(inner).flat_map(|c| t.by(c, Deprel::Obj));
        let helped = helped.flat_map(|c| t.conjuncts(c));
        let found = helped.flat_map(|c| self.referents.of(c, true));
        End::each(found, Via::Control).collect()
    }

    /// To whom `thing` is given or denied: "sent Peru tanks", "denied Peru the use of a base".
    fn given(&self, thing: &Argument) -> Vec<End> {
        let first = |i| self.tree.first_conjunct(i);
        let given = |a: &&Argument| {
            let between = a.head < thing.head && a.head > self.frame.predicate;
            between && first(a.head) != first(thing.head)
        };
        let whom = self.role(&Role::Object).filter(|_| self.slot("to"));
        self.refer(whom.filter(given), true)
    }

    /// The pattern's phrases behind `thing`; of "the arrest of Ruiz by Peru" not whom it is done to, but who did it.
    fn behind(&self, thing: &Argument) -> Vec<Argument> {
        let (tree, slot) = (self.tree, &self.trigger.slot);
        let by = |c: &usize| tree.preposition(*c) == "by";
        let phrases = tree.by(thing.head, Deprel::Nmod).flat_map(|c| {
            let below: Vec<usize> = tree.by(c, Deprel::Nmod).filter(by).collect();
            std::iter::once(c).chain(below)
        });
        let mut heads: Vec<usize> = phrases
            .filter(|&c| slot.contains(&tree.preposition(c)))
            .collect();
        if heads.iter().any(by) {
            heads.retain(by);
        }
        let listed = heads.into_iter().flat_map(|c| tree.conjuncts(c));
        let argument = |head| Argument {
            role: Role::Object,
            head,
            via: Via::Direct,
        };
        listed.map(argument).collect()
    }
}
