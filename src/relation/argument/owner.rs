//! Whose a thing or body is: who does it, the names in front of it in its own phrase, what stands behind "of" or in a
//! clause, and for a bare "the military" the country in view.

use super::{By, Referent, Referents, country_of};
use crate::mention::{Mention, MentionKind};
use crate::ontology::{Coarse, EntityType};
use crate::sentence::{Deprel, Upos, Xpos};

/// Prepositions, besides "of", behind which the owner of a body or thing that acts for it stands: "officials in Lima".
const AROUND: &[&str] = &["in", "at", "including", "near", "for", "within"];

/// Prepositions of what an event hits or where it is, on which whoever does it may hang: "an attack on a post by rebels".
const HIT: &[&str] = &["on", "against", "in", "at", "near"];

impl Referents<'_> {
    /// Whose the body, event or other thing at word `i` is, where its phrase says so.
    pub(super) fn belonging(
        &self,
        i: usize,
        loose: bool,
        by: By,
        factor: f32,
        depth: u8,
    ) -> Vec<Referent> {
        let (t, words) = (self.tree, &self.ontology.words);
        let lemma = t.lemma(i);
        let body = words.bodies.contains(lemma);
        let event = self.ontology.nouns.contains_key(lemma);
        let part = self.partitive(i);
        let plain = body || part || event;
        if !plain && !loose {
            return Vec::new();
        }
        let step = match by {
            By::Name if part => By::Part,
            By::Name if plain => By::Body,
            By::Name => By::Owner,
            kept => kept,
        };
        let factor = factor * if plain { 0.85 } else { 0.6 };
        let each = |heads: Vec<usize>| -> Vec<Referent> {
            let heads = heads.into_iter();
            heads
                .flat_map(|head| self.descend(head, loose, step, factor, depth + 1))
                .collect()
        };
        let mut found = Vec::new();
        if event {
            found = each(self.doers(i));
            // "members of the front headed by Ruiz" are not hers
            if found.is_empty() && loose && !body && !part {
                found = each(self.makers(i));
            }
        }
        if found.is_empty() {
            found = self.before(i, loose, step, factor, depth);
        }
        if found.is_empty() {
            let mut behind = self.behind(i, loose).map(each);
            found = behind.find(|f| !f.is_empty()).unwrap_or_default();
        }
        if found.is_empty() && (loose || body) {
            found = self.described(i, step, factor * 0.9);
        }
        // "an inquiry into fraud by Norvik"
        if found.is_empty() && loose && !event {
            found = each(self.doers(i));
        }
        // "the military", "the military's plan", but not "the death of the military", "military aid"
        let modifies =
            t.upos(i) == Upos::Adj || matches!(t.deprel(i), Deprel::Amod | Deprel::Compound);
        let bare = (depth == 0 || t.deprel(i) == Deprel::NmodPoss) && !modifies;
        if found.is_empty() && bare && body && words.organs.contains(lemma) {
            found.extend(self.country_in_view(i));
        }
        found
    }

    /// Whether word `i` only counts or picks out what follows "of": "two of its soldiers", "a member of the front".
    fn partitive(&self, i: usize) -> bool {
        let (t, words) = (self.tree, &self.ontology.words);
        let lemma = t.lemma(i);
        matches!(t.upos(i), Upos::Num | Upos::Det | Upos::Pron)
            || words.members.contains(lemma)
            || words.counting.contains(lemma)
    }

    /// Who stands behind "by" in the phrase of the event at word `i`: "the killing of Ruiz by Peru", "an attack on a post
    /// by rebels".
    pub fn doers(&self, i: usize) -> Vec<usize> {
        let t = self.tree;
        // not "an inquiry into a theft by Ruiz": the theft is his
        let below = t.by(i, Deprel::Nmod).flat_map(|c| {
            let hit = HIT.contains(&t.preposition(c).as_str());
            let inner = t.by(c, Deprel::Nmod).filter(move |_| hit);
            std::iter::once(c).chain(inner)
        });
        let by = below.filter(|&c| t.preposition(c) == "by");
        by.flat_map(|c| t.conjuncts(c)).collect()
    }

    /// Who stands behind "by" in a clause behind the thing at word `i`: "a claim made by Ruiz".
    pub fn makers(&self, i: usize) -> Vec<usize> {
        let t = self.tree;
        // not "a claim condemned by Ruiz"
        let judged = |c: usize| {
            let triggers = self.ontology.verbs.get(t.lemma(c)).into_iter().flatten();
            let against = ["criticized", "rejected"].map(|name| self.ontology.index_of(name));
            let mut plain = triggers.filter(|t| t.is_plain());
            plain.any(|t| against.contains(&Some(t.relation)))
        };
        let made = t
            .by(i, Deprel::Acl)
            .filter(|&c| t.xpos(c) == Xpos::Vbn && !judged(c));
        let agents = made.flat_map(|c| t.children(c).filter(|&c| t.preposition(c) == "by"));
        agents.flat_map(|agent| t.conjuncts(agent)).collect()
    }

    /// The phrases behind noun `i` that may say whose it is, each with all that it lists.
    fn behind(&self, i: usize, loose: bool) -> impl Iterator<Item = Vec<usize>> {
        let (t, words) = (self.tree, &self.ontology.words);
        let lemma = t.lemma(i);
        let organ = words.organs.contains(lemma);
        // "gunmen in the city" do not act for it
        let acts = loose || organ || matches!(lemma, "official" | "voter");
        let owner = move |c: &usize| match t.preposition(*c).as_str() {
            "of" | "from" => true,
            // "the border with Peru"
            "with" => words.borders.contains(lemma),
            "to" | "into" => loose && words.traffic.contains(lemma),
            p => acts && AROUND.contains(&p),
        };
        let phrases = t.by(i, Deprel::Nmod).filter(move |&c| c > i);
        phrases.filter(owner).map(move |c| {
            let listed = t.conjuncts(c).into_iter();
            let around = |each| self.country_around(each).filter(|_| organ);
            listed.map(|each| around(each).unwrap_or(each)).collect()
        })
    }

    /// Whose the thing at word `i` is: the names in front of it in its own phrase.
    pub fn owners(&self, i: usize) -> Vec<Referent> {
        self.before(i, true, By::Body, 0.85, 1)
    }

    /// Names in front of noun `i` in its own phrase: "Turkish troops", "Iran's navy", "Peru's and Chile's ministers".
    pub(super) fn before(
        &self,
        i: usize,
        loose: bool,
        by: By,
        factor: f32,
        depth: u8,
    ) -> Vec<Referent> {
        let t = self.tree;
        let mut out: Vec<Referent> = Vec::new();
        // "their Israeli ambassadors" are Israel's
        let (pronouns, owners): (Vec<usize>, Vec<usize>) = (t.by(i, Deprel::NmodPoss))
            .flat_map(|c| t.conjuncts(c))
            .partition(|&c| t.upos(c) == Upos::Pron);
        let belong = |list: Vec<usize>, out: &mut Vec<Referent>| {
            for each in list {
                out.extend(self.descend(each, loose, by, factor, depth + 1));
            }
        };
        belong(owners, &mut out);
        let mut at = i;
        while let Some(w) = at.checked_sub(1).filter(|_| out.is_empty()) {
            if let Some((mention, _)) = self.at(w).filter(|(m, _)| m.kind == MentionKind::Name) {
                // "Peru and rebel groups": Peru does not own the groups
                let other = mention.first as usize..=mention.last as usize;
                if t.deprel(i) == Deprel::Conj && t.head(i).is_some_and(|h| other.contains(&h)) {
                    break;
                }
                // "Peruvian Condor drones", "Peru's Condor missile": the model is not whose it is
                let first = mention.first as usize;
                if let Some(maker) = self.maker(first, w) {
                    out.extend(self.direct(maker, by, factor));
                    break;
                }
                out.extend(self.direct(w, by, factor));
                for other in self.beside(first) {
                    out.extend(self.direct(other, by, factor));
                }
                break;
            }
            let passes = matches!(
                t.upos(w),
                Upos::Noun | Upos::Adj | Upos::Num | Upos::Propn | Upos::Part
            ) || matches!(t.form(w), "-" | "–" | "and") && at != i
                || t.abbreviation(w)
                || matches!(t.xpos(w), Xpos::Vbn | Xpos::Vbg)
                    && matches!(t.deprel(w), Deprel::Amod | Deprel::Compound);
            if !passes {
                break;
            }
            at = w;
        }
        if out.is_empty() {
            belong(pronouns, &mut out);
        }
        out
    }

    /// The names that are listed with the one that begins at word `first`, in front of it: "Russia–Ukraine talks",
    /// "Peruvian, Bolivian, and Chilean ministers".
    fn beside(&self, first: usize) -> Vec<usize> {
        let t = self.tree;
        let name = |w: usize| self.at(w).filter(|(m, _)| m.kind == MentionKind::Name);
        let mut out: Vec<usize> = Vec::new();
        let mut at = first;
        while let Some(joint) = at.checked_sub(1).filter(|_| out.len() < 8) {
            let and = matches!(t.form(joint), "and" | "-" | "–" | "/");
            let serial = and && joint.checked_sub(1).is_some_and(|c| t.form(c) == ",");
            let comma = t.form(joint) == "," && !out.is_empty();
            let other = joint.checked_sub(1 + usize::from(serial));
            let Some(other) = other.filter(|_| and || comma) else {
                break;
            };
            let Some((mention, _)) = name(other) else {
                break;
            };
            let before = mention.first as usize;
            // "in Lima, Peruvian and Chilean ministers": Lima stands apart
            let apart = |w: usize| !t.preposition(w).is_empty();
            if (serial || comma) && (before..=other).any(apart) {
                break;
            }
            out.push(other);
            at = before;
        }
        out
    }

    /// Whose the thing is that bears the name from word `first` to `last`: the name right in front of it.
    fn maker(&self, first: usize, last: usize) -> Option<usize> {
        let thing = |w: usize| {
            self.at(w)
                .is_some_and(|(_, e)| self.kind(e).coarse() == Coarse::Other)
        };
        let before = first.checked_sub(1)?;
        let possessive = usize::from(self.tree.xpos(before) == Xpos::Pos);
        let owner = before.checked_sub(possessive)?;
        let named = |w: usize| self.at(w).is_some_and(|(m, _)| m.kind == MentionKind::Name);
        (thing(last) && named(owner) && !thing(owner)).then_some(owner)
    }

    /// "a court in Callao, Lima, Peru" is the country's: the country behind the commas after the place at word `i`.
    pub(super) fn country_around(&self, i: usize) -> Option<usize> {
        let country =
            |w: usize| (self.at(w)).is_some_and(|(_, e)| self.kind(e) == EntityType::Country);
        let next = |w: &usize| {
            let (_, last) = self.tree.name(*w)?;
            let (first, _) = self.tree.name(last + 2)?;
            self.contains_previous(first).then_some(first)
        };
        std::iter::successors(next(&i), next).find(|&w| country(w))
    }

    /// The country that a bare "the military" at word `i` belongs to, or "a federal judge", but not "local police".
    pub(super) fn country_in_view(&self, i: usize) -> Option<Referent> {
        let (t, words) = (self.tree, &self.ontology.words);
        let any = |holds: &dyn Fn(usize) -> bool| t.children(i).any(|c| c < i && holds(c));
        let indefinite = any(&|c| matches!(t.form(c), "a" | "an" | "no" | "any" | "another"));
        let nationwide = any(&|c| words.nationwide.contains(t.lemma(c)));
        if any(&|c| words.local.contains(t.lemma(c))) || indefinite && !nationwide {
            return None;
        }
        let entity = self.country_before(i)?;
        Some(Referent {
            entity,
            score: 0.5,
            word: i,
            by: By::Context,
        })
    }

    /// The country that "the country" at word `i` means, where nothing more is said of it.
    pub(super) fn homeland(&self, i: usize) -> Option<Referent> {
        let t = self.tree;
        let bare = |c: usize| matches!(t.deprel(c), Deprel::Det | Deprel::Case | Deprel::Punct);
        let lands = self.ontology.words.lands.contains(t.lemma(i)) && t.xpos(i) == Xpos::Nn;
        let the = || t.by(i, Deprel::Det).any(|d| t.form(d) == "the");
        if !lands || !the() || !t.children(i).all(|c| bare(c) || t.upos(c) == Upos::Part) {
            return None;
        }
        self.country_in_view(i)
    }

    /// The country whose government acts at word `i`: the last one named before it in the sentence, else the one in view.
    pub fn country_before(&self, i: usize) -> Option<u32> {
        let country = |e: &u32| self.kind(*e) == EntityType::Country;
        let here = (0..i)
            .rev()
            .find_map(|w| Some(self.written(w)?.1).filter(country));
        here.or(self.view.acting)
    }

    /// The country whose officer a title at word `i` makes somebody: the last one that the sentence names before it, itself or
    /// by a city, else the one in view.
    pub fn country_served(&self, i: usize) -> Option<u32> {
        let here = (0..i)
            .rev()
            .find_map(|w| country_of(self.entities, self.written(w)?.1));
        here.or(self.view.served)
    }

    /// The name at word `i`.
    pub(in crate::relation) fn written(&self, i: usize) -> Option<(&Mention, u32)> {
        self.at(i).filter(|(m, _)| m.kind == MentionKind::Name)
    }
}
