//! Where somebody belongs without a title that says so: "Ana Ruiz of Lima University", "Labour's Ana Ruiz", "Peruvian
//! loyalist Ana Ruiz", "Ana Ruiz, a Peruvian surfer"; and where a body has its seat ("Lima-based Ruiz & Co").

use super::{Place, Reading, StateReader};
use crate::ontology::{Coarse, EntityType};
use crate::relation::argument::By;
use crate::relation::event::Candidate;
use crate::relation::frame::Via;
use crate::sentence::{Deprel, Upos};

impl StateReader<'_> {
    /// Appends what stands right beside the name of `p`.
    pub(super) fn origin(&self, p: &Place<'_>, out: &mut Vec<Candidate>) {
        if self.kind(p).coarse() == Coarse::Person {
            self.behind(p, out);
            self.before(p, out);
            self.apposed(p, out);
            self.counted(p, out);
            self.bracketed(p, out);
            self.kindred(p, out);
        } else {
            self.seat(p, out);
        }
        self.example(p, out);
    }

    pub(super) fn belongs(
        &self,
        out: &mut Vec<Candidate>,
        (p, q): (&Place<'_>, &Place<'_>),
        score: f32,
        rule: &'static str,
    ) {
        let owner = matches!(self.kind(q).coarse(), Coarse::Place | Coarse::Organization);
        if owner {
            self.tie(out, "affiliated-with", (p, q), (score, rule));
        }
    }

    /// Appends that `p` stands in `relation` to `q`.
    pub(super) fn tie(
        &self,
        out: &mut Vec<Candidate>,
        relation: &str,
        (p, q): (&Place<'_>, &Place<'_>),
        (score, rule): (f32, &'static str),
    ) {
        if let Some(relation) = self.ontology.index_of(relation) {
            let reading = Reading {
                words: (p.first.min(q.first), p.last.max(q.last)),
                score,
                rule: rule.into(),
                role: None,
                reach: (Via::Direct, By::Name),
            };
            self.push(out, relation, (p.entity, q.entity), reading);
        }
    }

    /// "Ana Ruiz of Lima University", "Ana Ruiz from Lima".
    fn behind(&self, p: &Place<'_>, out: &mut Vec<Candidate>) {
        // "Ana Ruiz, of Lima University"
        let next = self.tree.behind_age(p.last);
        let behind = |word| self.is(next + 1, word);
        let comma = self.is(next, ",") && (behind("of") || behind("from"));
        let all = self.all_of(p);
        let preposition = all.unwrap_or(next + usize::from(comma));
        let rule = match self.lower(preposition).as_str() {
            "of" => "person/of",
            "from" => "person/from",
            "at" => "person/at",
            _ => return,
        };
        // with a title it is the office's owner
        let titled = p
            .first
            .checked_sub(1)
            .is_some_and(|w| self.ontology.roles.contains_key(self.tree.lemma(w)));
        if titled {
            return;
        }
        let mut at = preposition + 1;
        while at < preposition + 4
            && matches!(self.tree.upos(at), Upos::Det | Upos::Adj | Upos::Noun)
            && self.starting_at(at).is_none()
        {
            at += 1;
        }
        let score = if rule == "person/of" { 0.85 } else { 0.6 };
        // "Ana Ruiz of Peru's Norvik", "of Norvik's Lima Institute": the last counts, and each body in front of it
        while let Some(q) = self.starting_at(at) {
            let owned = self.tree.owned(q.last, false);
            let seat = matches!(self.kind(q), EntityType::Institute | EntityType::Company);
            if rule == "person/at" && !seat {
                return;
            }
            if owned.is_none() || self.kind(q).coarse() == Coarse::Organization {
                self.belongs(out, (p, q), score, rule);
            }
            match owned {
                Some(next) => at = next,
                None => break,
            }
        }
    }

    /// "Ana Ruiz and Bo Diaz, both Republicans": the party of each.
    fn counted(&self, p: &Place<'_>, out: &mut Vec<Candidate>) {
        let party = self.all_of(p).and_then(|w| self.starting_at(w));
        if let Some(q) = party.filter(|q| self.kind(q) == EntityType::Party) {
            self.belongs(out, (p, q), 0.7, "person/counted");
        }
    }

    /// "Ana Ruiz is a Republican", "Ana Ruiz ran as a Republican": who is called after the party `p`.
    pub(super) fn namesake(&self, p: &Place<'_>, out: &mut Vec<Candidate>) {
        let t = self.tree;
        let top = p.mention.head as usize;
        let copula = t.by(top, Deprel::Cop).next().map(|_| top);
        let running = || t.head(top).filter(|_| t.preposition(top) == "as");
        let subject = copula
            .or_else(running)
            .and_then(|v| t.by(v, Deprel::Nsubj).next());
        let single = self.is(p.first.saturating_sub(1), "a") && self.noun(p.last);
        let Some(q) = subject.filter(|_| single).and_then(|s| self.place_at(s)) else {
            return;
        };
        if self.kind(p) == EntityType::Party && self.kind(&q).coarse() == Coarse::Person {
            self.belongs(out, (&q, p), 0.7, "person/namesake");
        }
    }

    /// The preposition in "Ana Ruiz and Bo Diaz, both from Lima", "Ana Ruiz, Bo Diaz and Eva Sol, all of Norvik".
    fn all_of(&self, p: &Place<'_>) -> Option<usize> {
        let persons = (self.places.iter())
            .filter(|q| q.first >= p.first && self.kind(q).coarse() == Coarse::Person);
        let mut last = p.last;
        for q in persons {
            let joined = (last + 1..q.first).all(|w| self.is(w, ",") || self.is(w, "and"));
            if q.first > last && joined {
                last = q.last;
            }
        }
        let every = ["both", "all", "each"].iter().any(|w| self.is(last + 2, w));
        (every && self.is(last + 1, ",")).then_some(last + 3)
    }

    /// First word of the row of names that `p` belongs to, if a plural stands in front: "Peruvian surfers Ana Ruiz and Bo
    /// Diaz"; else its own.
    fn row(&self, p: &Place<'_>) -> usize {
        let mut first = p.first;
        while let Some(joint) = first.checked_sub(1).filter(|_| p.first - first < 24) {
            let before = joint
                .checked_sub(1)
                .and_then(|w| self.ending_at(w, p.entity));
            let person = |q: &&Place<'_>| self.kind(q).coarse() == Coarse::Person;
            match before.filter(person) {
                Some(q) if self.is(joint, "and") || self.is(joint, ",") => first = q.first,
                _ => break,
            }
        }
        let couples = &self.ontology.words.couples;
        let plural = |w: usize| self.plural(w) || couples.contains(self.tree.lemma(w));
        let several = first.checked_sub(1).is_some_and(plural);
        if several { first } else { p.first }
    }

    /// "the brothers Ana Ruiz and Bo Diaz", "his parents, Ana Ruiz and Bo Diaz": those in a row behind a plural of kinship
    /// are each other's kin.
    fn kindred(&self, p: &Place<'_>, out: &mut Vec<Candidate>) {
        let first = self.row(p);
        let Some(noun) = first.checked_sub(1).filter(|_| first < p.first) else {
            return;
        };
        let lemma = self.tree.lemma(noun);
        if lemma == "couple" || self.ontology.mutual_role(lemma) {
            let row = self
                .places
                .iter()
                .filter(|q| q.first >= first && q.last < p.first);
            for q in row {
                self.tie(out, "family-of", (q, p), (0.6, "person/kindred"));
            }
        }
    }

    /// "Labour's Ana Ruiz", "Labour rival Ana Ruiz": the name in front, with nouns that are no titles in between.
    fn before(&self, p: &Place<'_>, out: &mut Vec<Candidate>) {
        let Some(mut at) = self.row(p).checked_sub(1) else {
            return;
        };
        // "Labour councillors, Ana Ruiz and Bo Diaz"
        if self.is(at, ",") && at > 0 {
            at -= 1;
        }
        // each of "Peruvian rapper, actor and surfer Ana Ruiz" may be a title
        let several = self.several_titles(at);
        for step in 0..8 {
            if let Some(q) = self.ending_at(at, p.entity) {
                // "Peruvian Ruiz Prize winner Ana Diaz"
                if let Some(next) = q.first.checked_sub(1).filter(|_| self.prize(q, step)) {
                    at = next;
                    continue;
                }
                let party = self.kind(q) == EntityType::Party;
                // "Peruvian Ana Ruiz"
                let demonym = self.tree.upos(q.last) == Upos::Adj;
                if at + 1 < p.first || party || demonym {
                    let rule = match (party, step) {
                        (true, _) => "person/party",
                        (false, 0) if demonym => "person/demonym",
                        (false, 0) => return,
                        (false, _) => "person/noun",
                    };
                    self.belongs(out, (p, q), if party { 0.75 } else { 0.5 }, rule);
                }
                return;
            }
            let title = self.ontology.roles.contains_key(self.tree.lemma(at));
            // "Peruvian rapper, actor and surfer Ana Ruiz", "a Peruvian chef named Ana Ruiz"
            let listed =
                step > 1 && self.is(at, ",") && at.checked_sub(1).is_some_and(|w| self.noun(w));
            let named = step == 0 && matches!(self.tree.form(at), "named" | "called");
            let joint = self.is(at, "and") && step > 0 || listed || named;
            if title && !several || !(self.noun(at) || joint) || self.starting_at(at).is_some() {
                return;
            }
            match at.checked_sub(1) {
                Some(next) => at = next,
                None => return,
            }
        }
    }

    /// Whether what `q` names is no more than what somebody won or wrote, `step` words in front of their name.
    fn prize(&self, q: &Place<'_>, step: usize) -> bool {
        step > 0 && self.kind(q) == EntityType::Other
    }

    /// Whether the noun at word `i` ends a list of what somebody is: "rapper, actor and surfer", "drug dealer and fugitive".
    fn several_titles(&self, i: usize) -> bool {
        let Some(before) = i.checked_sub(2).filter(|w| self.is(w + 1, "and")) else {
            return false;
        };
        let comma = usize::from(self.is(before, ","));
        let noun = before.saturating_sub(comma);
        let common = self.noun(noun) && self.tree.name(noun).is_none();
        // two titles share their owner, since each has a frame of its own
        let title = self.ontology.roles.contains_key(self.tree.lemma(noun));
        let more = comma > 0 || noun > 0 && self.is(noun - 1, ",");
        common && (more || !title)
    }

    /// "Ana Ruiz (Labour)": whose member the bracket behind a name says that somebody is.
    fn bracketed(&self, p: &Place<'_>, out: &mut Vec<Candidate>) {
        let inner = self.starting_at(p.last + 2);
        let party = inner.filter(|q| self.kind(q) == EntityType::Party && self.is(p.last + 1, "("));
        if let Some(q) = party {
            self.belongs(out, (p, q), 0.75, "person/bracket");
        }
    }

    /// "Ana Ruiz, a Peruvian surfer", "Ana Ruiz, a Labour member": whose the one is that an apposition without a title
    /// says that somebody is.
    fn apposed(&self, p: &Place<'_>, out: &mut Vec<Candidate>) {
        let comma = self.tree.behind_age(p.last);
        let article = comma + 1;
        if !self.is(comma, ",") || !(self.is(article, "a") || self.is(article, "an")) {
            return;
        }
        let age = |w: usize| self.tree.upos(w) == Upos::Num;
        let noun = |w: usize| self.noun(w) || self.is(w, "-") || age(w);
        let end = (article + 1..article + 13).find(|&w| !noun(w) && self.tree.name(w).is_none());
        let end = end.unwrap_or(article + 13);
        let owner = (article + 1..end).find_map(|w| self.starting_at(w));
        if let Some(q) = owner.filter(|q| q.last < end) {
            self.belongs(out, (p, q), 0.7, "person/apposition");
        }
        self.employed(p, end, out);
    }

    /// "Ana Ruiz, a biomechanist at Lima's Norvik College": the body behind the preposition at word `i` is where the one is
    /// whom an apposition tells of, whatever they are called.
    fn employed(&self, p: &Place<'_>, i: usize, out: &mut Vec<Candidate>) {
        let titled = i
            .checked_sub(1)
            .is_some_and(|w| self.ontology.roles.contains_key(self.tree.lemma(w)));
        let joined = ["at", "with", "from"].iter().any(|word| self.is(i, word));
        if titled || !joined || self.tree.name(i.saturating_sub(1)).is_some() {
            return;
        }
        let opens = |w: &usize| self.describes(*w) || self.tree.upos(*w) == Upos::Det;
        let first = (i + 1..i + 6).find(|w| self.starting_at(*w).is_some() || !opens(w));
        let named = first.and_then(|w| self.starting_at(w));
        let owned = named.and_then(|q| self.starting_at(self.tree.owned(q.last, false)?));
        if let Some(q) = owned
            .or(named)
            .filter(|q| self.kind(q).coarse() == Coarse::Organization)
        {
            self.belongs(out, (p, q), 0.7, "person/employed");
        }
    }

    /// "Lima-based Ruiz & Co".
    fn seat(&self, p: &Place<'_>, out: &mut Vec<Candidate>) {
        let from = p.first.saturating_sub(6);
        let based = (from..p.first)
            .rev()
            .take_while(|&w| self.noun(w) || self.is(w, "-") || self.based(w))
            .find(|&w| self.based(w));
        let Some(w) = based else { return };
        let joint = usize::from(w > 1 && self.is(w - 1, "-"));
        let place = w
            .checked_sub(1 + joint)
            .and_then(|at| self.ending_at(at, p.entity));
        if let Some(q) = place {
            self.contain(out, (p, q), 0.85, "name/based", By::Name);
        }
    }

    /// "Norvik, a Lima-based firm", "the Norvik, one of the oldest hotels in Lima": where what an apposition says that a
    /// body or building is lies.
    pub(super) fn described(&self, p: &Place<'_>, out: &mut Vec<Candidate>) {
        let noun = |w: usize| self.noun(w) || self.tree.upos(w) == Upos::Num || self.is(w, "-");
        let own = |h: usize| (p.first..=p.last).contains(&h);
        let start = p.last + 2;
        let opens = self.is(start, "a") || self.is(start, "an") || self.is(start, "the");
        let one = self.is(start, "one") && self.is(start + 1, "of");
        if !self.is(p.last + 1, ",") || !(opens || one) || self.kind(p).coarse() == Coarse::Person {
            return;
        }
        let from = start + if one { 3 } else { 1 };
        let end = (from..from + 9).find(|&w| !noun(w) && !self.based(w));
        let Some(end) = end.filter(|&end| end > from) else {
            return;
        };
        let apposed = (start..end)
            .any(|w| self.tree.deprel(w) == Deprel::Appos && self.tree.head(w).is_some_and(own));
        let based = (from..end)
            .find(|&w| self.based(w))
            .and_then(|w| self.ending_at(w - 1 - usize::from(self.is(w - 1, "-")), p.entity));
        let article = usize::from(self.tree.upos(end + 1) == Upos::Det);
        // "in the northern Peruvian desert" or "in northern Peru"
        let describes = |w: &usize| self.noun(*w) && self.tree.name(*w).is_none();
        let from = end + 1 + article;
        let sited = self
            .starting_at(from + (from..from + 2).take_while(describes).count())
            .filter(|_| self.is(end, "in") && self.tree.name(end - 1).is_none());
        let place = based
            .or(sited)
            .filter(|q| self.kind(q).coarse() == Coarse::Place);
        if let Some(q) = place.filter(|_| apposed) {
            self.contain(out, (p, q), 0.7, "name/described", By::Name);
        }
    }

    fn based(&self, i: usize) -> bool {
        self.is(i, "based") || self.is(i, "-based") || self.is(i, "headquartered")
    }
}

#[cfg(test)]
mod tests {
    use crate::ontology::EntityType::{Company, Institute, Official, Party, Person, Place};
    use crate::relation::sample::stated;

    #[test]
    fn a_name_behind_of_is_where_somebody_belongs() {
        let rows = "Ana Ana PROPN NNP 6 nsubj
Ruiz Ruiz PROPN NNP 1 flat
of of ADP IN 5 case
Lima Lima PROPN NNP 5 compound
College College PROPN NNP 1 nmod
agreed agree VERB VBD 0 root";
        let names = [("Ana Ruiz", Person), ("Lima College", Institute)];
        assert_eq!(
            stated(rows, &names),
            ["Ana Ruiz affiliated-with Lima College"]
        );
    }

    #[test]
    fn a_party_in_front_of_a_name_is_the_persons() {
        let rows = "Labour Labour PROPN NNP 2 compound
rival rival NOUN NN 3 nmod:desc
Ruiz Ruiz PROPN NNP 4 nsubj
agreed agree VERB VBD 0 root";
        let names = [("Labour", Party), ("Ruiz", Person)];
        assert_eq!(stated(rows, &names), ["Ruiz affiliated-with Labour"]);
    }

    #[test]
    fn senators_of_a_row_have_a_state_each() {
        let rows = "Senators senator NOUN NNS 2 nmod:desc
Ruiz Ruiz PROPN NNP 8 nsubj
of of ADP IN 4 case
Lima Lima PROPN NNP 2 nmod
and and CCONJ CC 6 cc
Diaz Diaz PROPN NNP 2 conj
of of ADP IN 8 case
Cusco Cusco PROPN NNP 6 nmod";
        let names = [
            ("Ruiz", Official),
            ("Lima", Place),
            ("Diaz", Official),
            ("Cusco", Place),
        ];
        let expected = ["Diaz affiliated-with Cusco", "Ruiz affiliated-with Lima"];
        assert_eq!(stated(rows, &names), expected);
    }

    #[test]
    fn a_company_based_in_a_city_lies_there() {
        let rows = "Lima Lima PROPN NNP 3 compound
- - PUNCT HYPH 3 punct
based based ADJ VBN 4 amod
Norvik Norvik PROPN NNP 5 nsubj
agreed agree VERB VBD 0 root";
        let names = [("Lima", Place), ("Norvik", Company)];
        assert_eq!(stated(rows, &names), ["Norvik located-in Lima"]);
    }
}
