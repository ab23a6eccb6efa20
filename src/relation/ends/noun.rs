//! The ends of an event noun: the phrase with the pattern's preposition, whoever carries or does it ("by"), and the names
//! in front, which are of those who do it or of those to whom it is done.

use super::{End, Ends, Finder};
use crate::ontology::{Coarse, EntityType};
use crate::relation::argument::By;
use crate::relation::frame::{Argument, Role, Via};
use crate::sentence::{Deprel, Upos};

impl Finder<'_> {
    /// The ends of the frame's noun; `None` where the pattern does not fit.
    pub(super) fn noun(&self) -> Option<Ends> {
        if !self.qualified() || self.placed && self.bloodless(self.frame.predicate) {
            return None;
        }
        let slot = &self.trigger.slot;
        let mut targets = self.refer(self.phrases(slot), true);
        if targets.is_empty() && self.phrases(slot).next().is_some() {
            targets = self.included();
        }
        if !self.placed && !self.state {
            targets.retain(|e| !self.located(e));
        }
        let owners = self.refer(self.role(&Role::Modifier), true);
        let actors = self.actors();
        let doers = self.suffered(&targets);
        if !doers.is_empty() {
            // the frame is reversed: whoever suffers it comes first
            return Some(Ends {
                sources: self.refer(self.role(&Role::Subject), false),
                targets: doers,
                how: "noun",
                ..Ends::default()
            });
        }
        Some(if self.mutual {
            self.partners(actors, owners, targets)
        } else {
            self.deed(actors, owners, targets)
        })
    }

    /// Whether the word that the pattern wants in front of the noun is there.
    fn qualified(&self) -> bool {
        let (tree, i) = (self.tree, self.frame.predicate);
        let Some(word) = self.trigger.object.last() else {
            return true;
        };
        // "a no-confidence motion", "a motion of no confidence"
        let modifies =
            |c: usize| tree.lemma(c) == word.as_str() && (c < i || tree.preposition(c) == "of");
        i > 0 && modifies(i - 1) || tree.children(i).any(modifies)
    }

    /// Who does what the subject is said to suffer, where nobody else suffers it: "faced criticism from Peru", "survived
    /// a motion tabled by Peru".
    fn suffered(&self, targets: &[End]) -> Vec<End> {
        if !self.frame.reversed || self.mutual || !targets.is_empty() {
            return Vec::new();
        }
        let found = self.refer(self.phrases(&["by", "from"]), false);
        if found.is_empty() {
            self.makers_of(self.frame.predicate, Via::Direct)
        } else {
            found
        }
    }

    /// Whether a word in front of the noun at word `i` says that nobody is hit: "a trade war", "an election campaign".
    pub(super) fn bloodless(&self, i: usize) -> bool {
        let (tree, words) = (self.tree, &self.ontology.words.bloodless);
        let peaceful =
            |c: usize| c < i && tree.upos(c) != Upos::Verb && words.contains(tree.lemma(c));
        i > 0 && peaceful(i - 1) || tree.children(i).any(peaceful)
    }

    /// Who carries the noun or does it: "carried out an attack", "an attack by", "a message from".
    fn actors(&self) -> Vec<End> {
        let mut actors = self.refer(self.role(&Role::Subject), false);
        let done_by = self.refer(self.phrases(&["by"]), false);
        if !done_by.is_empty() {
            // "denied accusations by Peru": who carries the noun does not do it
            actors.retain(|a| !matches!(a.via, Via::Support | Via::Governor));
        }
        actors.extend(done_by);
        if !self.slot("from") {
            let own = |a: &&Argument| {
                a.via == Via::Direct && self.tree.head(a.head) == Some(self.frame.predicate)
            };
            actors.extend(self.refer(self.phrases(&["from"]).filter(own), false));
        }
        actors
    }

    /// The ends of what parties do to each other.
    fn partners(&self, mut actors: Vec<End>, owners: Vec<End>, targets: Vec<End>) -> Ends {
        // "cooperation with the navies of Peru and Chile" is none between the two
        let own = |a: &&Argument| a.via != Via::Nested;
        let parties = self.phrases(&["between", "among", "of"]).filter(own);
        let mut group = self.refer(parties, true);
        if group.len() < 2 || !self.slot("between") {
            group.clear();
            actors.extend(owners);
            // "a visit by Ruiz and Diaz" is no visit with each other, "Norvik's Peruvian operation" none with Peru
            let each_other = ["between", "among", "of"].iter().any(|p| self.slot(p));
            if !each_other && targets.is_empty() {
                actors.clear();
            }
        } else if group.iter().all(|e| e.via != Via::Control) {
            // "Quito arranged talks between Peru and Chile": it is no party itself
            actors.retain(|a| !matches!(a.via, Via::Support | Via::Governor | Via::Control));
        }
        self.peers(&mut actors, &targets);
        Ends {
            sources: actors,
            targets,
            group,
            how: "noun",
            ..Ends::default()
        }
    }

    /// To whom the noun is done, of those in front of it: "the Lima bombing", "Ruiz's killing", but not "Ruiz's campaign".
    fn sufferers(&self) -> Vec<End> {
        // "the Peruvian delegation" does not go to Peru
        if self.states("visited") && self.ontology.words.bodies.contains(&self.frame.lemma) {
            return Vec::new();
        }
        let own = |a: &&Argument| self.tree.deprel(a.head) == Deprel::NmodPoss;
        let modifiers = self.role(&Role::Modifier);
        let mut found = self.refer(modifiers.filter(|a| self.slot("of") || !own(a)), true);
        let thing = |e: &End| self.referents.kind(e.referent.entity).coarse() == Coarse::Other;
        found.retain(|e| e.referent.by != By::Owner && !thing(e));
        found
    }

    /// The ends of what somebody does to another.
    fn deed(&self, mut actors: Vec<End>, mut owners: Vec<End>, mut targets: Vec<End>) -> Ends {
        let seen = |e: &End| e.via == Via::Governor;
        if !targets.is_empty() && actors.iter().all(seen) {
            let movers = self.movers();
            if !owners.is_empty() {
                // "saw a Peruvian attack on Lima": whoever saw it is no attacker
                actors.clear();
            } else if !movers.is_empty() {
                actors = movers;
            }
        }
        let kind = |e: &End| self.referents.kind(e.referent.entity);
        let mut how = "noun";
        if actors.is_empty() {
            // A place before "attack" says whose it is only as a demonym or possessor of an actor.
            owners.retain(|e| kind(e) != EntityType::Place);
            actors = owners;
            how = "noun/owner";
        } else if targets.is_empty() {
            targets = self.sufferers();
        }
        Ends {
            sources: actors,
            targets,
            how,
            ..Ends::default()
        }
    }
}
