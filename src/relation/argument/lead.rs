//! Common nouns that lead up to a name: a title in front of a person, a kind of thing in front of what it is called, and
//! goods or people with the clause behind them that says whose they are.

use super::{By, Referent, Referents};
use crate::mention::MentionKind;
use crate::ontology::EntityType;
use crate::sentence::{Deprel, Upos, Xpos};

impl Referents<'_> {
    /// The name that a title leads up to or explains: "the minister, Ana Ruiz", "Foreign Minister Ana Ruiz", "Ana Ruiz,
    /// the minister, who", whichever word the parser made the head.
    pub(super) fn titled(&self, i: usize, factor: f32) -> Option<Referent> {
        let t = self.tree;
        let beside = t.children(i).find_map(|c| {
            let relation = t.deprel(c);
            let tied = matches!(relation, Deprel::Appos | Deprel::Flat | Deprel::NmodDesc)
                || relation == Deprel::Compound && c > i;
            // "two ministers, Ana Ruiz and Bo Diaz" are both
            let several = t.xpos(i) == Xpos::Nns && t.conjuncts(c).len() > 1;
            if relation == Deprel::Appos && several && t.form(i + 1) == "," {
                return None;
            }
            // "his wife, former minister Ana Ruiz"
            let titled = || self.person_behind(c).filter(|_| relation == Deprel::Appos);
            let named = Some(c).filter(|&c| self.person(c));
            named.or_else(titled).filter(|_| tied)
        });
        let adjacent = self.person_behind(i);
        let above = t
            .head(i)
            .filter(|&h| t.deprel(i) == Deprel::Appos && self.person(h));
        let found = adjacent.or(beside).or(above);
        let found = found.or_else(|| self.explained(i));
        self.direct(found?, By::Title, factor * 0.95)
    }

    /// The person's name between commas behind the phrase of the title at word `i`, whatever the parser hangs it on: "the
    /// head of the police of Peru, Ana Ruiz,".
    fn explained(&self, i: usize) -> Option<usize> {
        let t = self.tree;
        let title = t.upos(i) == Upos::Noun && t.xpos(i) != Xpos::Nns;
        if !title || !self.ontology.roles.contains_key(t.lemma(i)) {
            return None;
        }
        let comma = (i + 1..t.len().min(i + 12)).find(|&w| !self.leads_on(w))?;
        let (first, last) = t.name(comma + 1).filter(|_| t.form(comma) == ",")?;
        // "the mayor, Ana Ruiz and Bo Diaz", "the mayor, Ana Ruiz, and Bo Diaz" are three
        let alone = match t.form(last + 1) {
            "," => !(t.form(last + 2) == "and" && t.name(last + 3).is_some()),
            "." | ";" | ")" | "" => true,
            _ => false,
        };
        (alone && first == comma + 1 && self.person(first)).then_some(first)
    }

    /// The name that a common noun leads up to: "the ferry Aurelia", "payment service Norvik".
    pub(super) fn called(&self, i: usize, factor: f32) -> Option<Referent> {
        let t = self.tree;
        // the ferry "Aurelia"
        let marked = matches!(t.form(i + 1), "\"" | "“" | "*" | "'" | "‘");
        let next = i + 1 + usize::from(marked);
        let (first, last) = t.name(next).filter(|&(first, _)| first == next)?;
        let top = t.top((first, last));
        // "a probe into technology company Norvik", where the parser hangs both on the probe
        let beside = t.head(top) == t.head(i)
            && t.deprel(top) == t.deprel(i)
            && t.by(top, Deprel::Case).next().is_none();
        let tied = beside
            || (first..=last).any(|w| t.head(w) == Some(i))
            || t.head(i).is_some_and(|h| (first..=last).contains(&h));
        self.direct(first, By::Name, factor * 0.9)
            .filter(|_| t.upos(i) == Upos::Noun && t.upos(first) != Upos::Adj && tied)
    }

    /// "the Chilean port city of Arica", "the provinces of Tacna and Puno": the places that a kind of place leads up to,
    /// unless it has a name of its own ("the Sama area of Tacna").
    pub(super) fn towns(&self, i: usize, factor: f32) -> Vec<Referent> {
        let t = self.tree;
        let kind = t.upos(i) == Upos::Noun && self.ontology.words.regions.contains(t.lemma(i));
        let own = |b: usize| t.upos(b) == Upos::Propn && t.name(b).is_none();
        if !kind || i.checked_sub(1).is_some_and(own) {
            return Vec::new();
        }
        let place = |&w: &usize| {
            self.at(w)
                .is_some_and(|(_, e)| self.kind(e) == EntityType::Place)
        };
        t.by(i, Deprel::Nmod)
            .filter(|&c| c > i && t.preposition(c) == "of")
            .flat_map(|c| t.conjuncts(c))
            .filter(place)
            .filter_map(|c| self.direct(c, By::Body, factor * 0.85))
            .collect()
    }

    /// "companies such as Norvik and Baltia", "ministers including Ana Ruiz", "five men, all Peruvians": who is named of
    /// those meant.
    pub(super) fn listed(&self, i: usize, factor: f32, depth: u8) -> Vec<Referent> {
        let t = self.tree;
        if t.xpos(i) != Xpos::Nns {
            return Vec::new();
        }
        // "two ministers, Ana Ruiz and Bo Diaz", but not "the ministers, Ana Ruiz said"
        let persons = |c: usize| t.conjuncts(c).len() > 1 && self.titled(c, factor).is_some();
        let apposed = |c: &usize| match t.name(*c) {
            Some(_) if self.person(*c) => t.conjuncts(*c).len() > 1,
            Some(_) => true,
            None => persons(*c),
        };
        let names = t.examples(i).chain(t.by(i, Deprel::Appos).filter(apposed));
        names
            .flat_map(|c| t.conjuncts(c).into_iter().chain(t.namely(c)))
            .flat_map(|each| self.descend(each, false, By::Part, factor * 0.85, depth + 1))
            .collect()
    }

    /// "the presidents of Peru and Chile, Ana Ruiz and Bo Diaz,": those who bear the title that the plural at word `i` says,
    /// whatever the parser hangs them on.
    pub(super) fn bearers(&self, i: usize, factor: f32) -> Vec<Referent> {
        let t = self.tree;
        if t.xpos(i) != Xpos::Nns || !self.ontology.roles.contains_key(t.lemma(i)) {
            return Vec::new();
        }
        let owned = |w: usize| t.name(w + 1).is_some() && self.titled_at(w + 1).is_none();
        let inside = |w: usize| match t.form(w) {
            "and" => true,
            "," => owned(w),
            _ => self.leads_on(w) && !self.person(w),
        };
        let comma = (i + 1..t.len().min(i + 16)).find(|&w| !inside(w));
        let Some(mut at) = comma.filter(|&c| t.form(c) == ",") else {
            return Vec::new();
        };
        let mut out = Vec::new();
        let mut last_of_list = false;
        while let Some((_, last)) = self.titled_at(at + 1).and_then(|w| t.name(w)) {
            out.extend(self.direct(last, By::Title, factor * 0.95));
            at = last + 1;
            if last_of_list {
                break;
            }
            at += usize::from(t.form(at) == "," && t.form(at + 1) == "and");
            last_of_list = t.form(at) == "and";
            if !last_of_list && t.form(at) != "," {
                break;
            }
        }
        // "met the ministers, Ana Ruiz and Bo Diaz said"
        let told = matches!(t.upos(at), Upos::Verb | Upos::Aux);
        if last_of_list && out.len() > 1 && !told {
            out
        } else {
            Vec::new()
        }
    }

    /// The person's name that begins at word `i` or behind the title there.
    fn titled_at(&self, i: usize) -> Option<usize> {
        let t = self.tree;
        let title =
            |w: &usize| t.name(*w).is_none() && matches!(t.upos(*w), Upos::Noun | Upos::Adj);
        let name = (i..t.len().min(i + 5)).find(|w| !title(w))?;
        (t.name(name).is_some_and(|(first, _)| first == name) && self.person(name)).then_some(name)
    }

    /// Whether word `w` may stand in the phrase of a title: "head of the police of Peru".
    fn leads_on(&self, w: usize) -> bool {
        let t = self.tree;
        match t.upos(w) {
            Upos::Noun | Upos::Adj | Upos::Propn | Upos::Det | Upos::Part => true,
            Upos::Adp => matches!(t.form(w), "of" | "for" | "to" | "in" | "at"),
            _ => t.name(w).is_some(),
        }
    }

    /// Who is meant by "a woman named Ana Ruiz", "a man identified as Bo Diaz".
    pub(super) fn named(&self, i: usize, factor: f32) -> Option<Referent> {
        let t = self.tree;
        let introducing = |c: &usize| self.ontology.words.introducing.contains(t.lemma(*c));
        let clause = t.by(i, Deprel::Acl).find(introducing)?;
        let name = t.children(clause).find(|&c| {
            let case = t.preposition(c);
            c > clause && self.person(c) && matches!(case.as_str(), "" | "as")
        })?;
        self.direct(name, By::Title, factor * 0.9)
    }

    /// The person's name that a run of nouns from word `i` on leads up to: "Russian President Ana Ruiz".
    pub(super) fn person_behind(&self, i: usize) -> Option<usize> {
        let t = self.tree;
        let mut w = t.name(i).map_or(i, |(_, last)| last) + 1;
        for _ in 0..8 {
            if t.name(w).is_some() && self.person(w) {
                return Some(w);
            }
            // "ambassador to Peru Ana Ruiz"
            if let Some(office) = self.seat(w) {
                w = t.name(office).map_or(office, |(_, last)| last) + 1;
                continue;
            }
            // "second-in-command Ana Ruiz"
            let hyphen = |w: usize| matches!(t.form(w), "-" | "–");
            let joint = hyphen(w) || hyphen(w - 1) || hyphen(w + 1);
            let title = t.name(w).is_none()
                && (matches!(t.upos(w), Upos::Noun | Upos::Adj | Upos::Propn) || joint)
                || t.name(w).is_some_and(|(first, _)| first == w) && t.upos(w) != Upos::X;
            if !title || w >= t.len() {
                return None;
            }
            w = t.name(w).map_or(w, |(_, last)| last) + 1;
        }
        None
    }

    /// The name behind a title and the preposition at word `i`: whose title it is, if that is nobody.
    fn seat(&self, i: usize) -> Option<usize> {
        let t = self.tree;
        let title = i.checked_sub(1).filter(|&b| {
            matches!(t.form(i), "of" | "to" | "for") && self.ontology.roles.contains_key(t.lemma(b))
        });
        let name = i + 1 + usize::from(t.form(i + 1) == "the");
        title
            .and_then(|_| t.name(name))
            .map(|(first, _)| first)
            .filter(|&w| !self.person(w))
    }

    /// "goods imported from Peru", "men suspected of being members of the front": the name in the clause behind the noun.
    pub(super) fn described(&self, i: usize, by: By, factor: f32) -> Vec<Referent> {
        let t = self.tree;
        let words = &self.ontology.words;
        let near = |c: &usize| t.upos(*c) == Upos::Verb && *c > i && *c < i + 4;
        let adjective = |c: &usize| t.upos(*c) == Upos::Adj && *c == i + 1;
        let mut clauses = t
            .children(i)
            .filter(|c| near(c) && t.deprel(*c) == Deprel::Acl || adjective(c));
        // "missiles launched from the coast by Peru"
        let carried = |c: usize| words.light.contains(t.lemma(c)).then_some(c);
        let doers = t.by(i, Deprel::Acl).filter(near).filter_map(carried);
        let doers = doers.flat_map(|c| t.by(c, Deprel::OblAgent));
        let found: Vec<Referent> = doers
            .flat_map(|c| self.descend(c, false, by, factor, 2))
            .collect();
        if !found.is_empty() {
            return found;
        }
        let Some(verb) = clauses.find(|&c| words.describing.contains(t.lemma(c))) else {
            return Vec::new();
        };
        // the first name behind a preposition; what stands in front of it may only lead up to it
        for w in verb + 1..t.len().min(verb + 9) {
            if self.at(w).is_some_and(|(m, _)| m.kind == MentionKind::Name) {
                let titled = (!self.person(w)).then(|| self.person_behind(w)).flatten();
                return self
                    .direct(titled.unwrap_or(w), by, factor)
                    .into_iter()
                    .collect();
            }
            let leads = matches!(
                t.upos(w),
                Upos::Adp
                    | Upos::Det
                    | Upos::Noun
                    | Upos::Adj
                    | Upos::Sconj
                    | Upos::Aux
                    | Upos::Part
            ) || matches!(t.lemma(w), "be" | "belong" | "have");
            if !leads {
                break;
            }
        }
        Vec::new()
    }
}
