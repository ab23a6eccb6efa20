//! Where somebody belongs without a title that says so: "Ana Ruiz of Lima University", "Labour's Ana Ruiz", "Peruvian
//! loyalist Ana Ruiz", "Labour politicians such as Ana Ruiz"; and where a body has its seat ("Lima-based Ruiz & Co",
//! "Peruvian firms including Ruiz & Co").

use super::{Place, Reading, StateReader};
use crate::ontology::{Coarse, EntityType};
use crate::relation::argument::By;
use crate::relation::event::Candidate;
use crate::relation::frame::Via;
use crate::sentence::{Upos, Xpos};

impl StateReader<'_> {
    /// Appends what stands right beside the name of `p`.
    pub(super) fn origin(&self, p: &Place<'_>, out: &mut Vec<Candidate>) {
        if self.kind(p).coarse() == Coarse::Person {
            self.behind(p, out);
            self.before(p, out);
        } else {
            self.seat(p, out);
        }
        self.example(p, out);
    }

    fn belongs(
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
    fn tie(
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
        let preposition = p.last + 1;
        let rule = match self.lower(preposition).as_str() {
            "of" => "person/of",
            "from" => "person/from",
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
            && matches!(self.tree.upos(at), Upos::Det | Upos::Adj)
            && self.starting_at(at).is_none()
        {
            at += 1;
        }
        if let Some(q) = self.starting_at(at) {
            let score = if rule == "person/of" { 0.85 } else { 0.6 };
            self.belongs(out, (p, q), score, rule);
        }
    }

    /// "Labour's Ana Ruiz", "Labour rival Ana Ruiz": the name in front, with nouns that are no titles in between.
    fn before(&self, p: &Place<'_>, out: &mut Vec<Candidate>) {
        let Some(mut at) = p.first.checked_sub(1) else {
            return;
        };
        // "Labour councillors, Ana Ruiz and Bo Diaz"
        if self.is(at, ",") && at > 0 {
            at -= 1;
        }
        for step in 0..5 {
            if let Some(q) = self.ending_at(at, p.entity) {
                let party = self.kind(q) == EntityType::Party;
                if at + 1 < p.first || party {
                    let rule = match (party, step) {
                        (true, _) => "person/party",
                        (false, 0) => return,
                        (false, _) => "person/noun",
                    };
                    self.belongs(out, (p, q), if party { 0.75 } else { 0.5 }, rule);
                }
                return;
            }
            let title = self.ontology.roles.contains_key(self.tree.lemma(at));
            if title || !self.noun(at) || self.starting_at(at).is_some() {
                return;
            }
            match at.checked_sub(1) {
                Some(next) => at = next,
                None => return,
            }
        }
    }

    /// "Labour members, such as the mayor Ana Ruiz, …", "Peruvian firms including Ruiz & Co and Lima Bank", "members of
    /// NATO such as Norway": an example of those whom a name counts as its own (Hearst 1992, "Automatic acquisition of
    /// hyponyms from large text corpora").
    fn example(&self, p: &Place<'_>, out: &mut Vec<Candidate>) {
        let Some((first, last)) = self.opening(p) else {
            return;
        };
        let listed = (last + 1..p.first).all(|w| {
            let joins = self.is(w, ",") || self.tree.upos(w) == Upos::Cconj;
            joins || self.noun(w) || self.tree.upos(w) == Upos::Det || self.tree.name(w).is_some()
        });
        let Some(end) = first.checked_sub(1).filter(|_| listed) else {
            return;
        };
        let end = if self.is(end, ",") {
            end.saturating_sub(1)
        } else {
            end
        };
        let near = self.group(end, p.entity);
        let party = || {
            let party = |q: &&Place<'_>| q.last < first && self.kind(q) == EntityType::Party;
            (self.places.iter().rfind(party)).filter(|q| first - q.last < 16)
        };
        match self.kind(p).coarse() {
            Coarse::Person => {
                if let Some(q) = near.or_else(party) {
                    self.belongs(out, (p, q), 0.6, "person/example");
                }
            }
            Coarse::Place if self.kind(p) == EntityType::Country => {
                if let Some(q) = near.filter(|q| self.kind(q) == EntityType::Alliance) {
                    self.tie(out, "member-of", (p, q), (0.6, "place/example"));
                }
            }
            _ => {
                if let Some(q) = near {
                    self.contain(out, (p, q), 0.6, "name/example", By::Name);
                }
            }
        }
    }

    /// The words in front of `p` that open a list of examples: "such as", "including".
    fn opening(&self, p: &Place<'_>) -> Option<(usize, usize)> {
        (p.first.saturating_sub(24)..p.first)
            .rev()
            .find_map(|w| match self.lower(w).as_str() {
                "including" | "include" | "includes" => Some((w, w)),
                "as" if w > 0 && self.is(w - 1, "such") => Some((w - 1, w)),
                _ => None,
            })
    }

    /// Whose own are the things that the noun phrase ending at word `end` counts: "Peruvian firms", "members of NATO".
    fn group(&self, end: usize, not: u32) -> Option<&Place<'_>> {
        if let Some(q) = self.ending_at(end, not) {
            let of = (q.first.saturating_sub(2)..q.first).find(|&w| self.is(w, "of"))?;
            return self.plural(of.checked_sub(1)?).then_some(q);
        }
        let from = end.saturating_sub(4);
        self.plural(end)
            .then(|| {
                (from..end)
                    .rev()
                    .take_while(|&w| self.noun(w) || self.ending_at(w, not).is_some())
            })?
            .find_map(|w| self.ending_at(w, not))
    }

    fn plural(&self, i: usize) -> bool {
        self.tree.xpos(i) == Xpos::Nns
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

    fn based(&self, i: usize) -> bool {
        self.is(i, "based") || self.is(i, "-based") || self.is(i, "headquartered")
    }
}

#[cfg(test)]
mod tests {
    use crate::ontology::EntityType::{
        Alliance, Company, Country, Institute, Official, Party, Person, Place,
    };
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
    fn firms_of_a_country_lie_there_each() {
        let rows = "Peruvian Peruvian ADJ JJ 2 amod
firms firm NOUN NNS 9 nsubj
including include VERB VBG 4 case
Norvik Norvik PROPN NNP 2 nmod
, , PUNCT , 6 punct
Lumo Lumo PROPN NNP 4 conj
and and CCONJ CC 8 cc
Talos Talos PROPN NNP 4 conj
left leave VERB VBD 0 root";
        let names = [
            ("Peruvian", Country),
            ("Norvik", Company),
            ("Lumo", Company),
            ("Talos", Company),
        ];
        let expected = [
            "Lumo located-in Peruvian",
            "Norvik located-in Peruvian",
            "Talos located-in Peruvian",
        ];
        assert_eq!(stated(rows, &names), expected);
    }

    #[test]
    fn examples_of_an_alliances_members_are_members() {
        let rows = "Members member NOUN NNS 9 nsubj
of of ADP IN 3 case
Mercosur Mercosur PROPN NNP 1 nmod
such such ADJ JJ 6 case
as as ADP IN 4 fixed
Peru Peru PROPN NNP 1 nmod
and and CCONJ CC 8 cc
Chile Chile PROPN NNP 6 conj
left leave VERB VBD 0 root";
        let names = [
            ("Mercosur", Alliance),
            ("Peru", Country),
            ("Chile", Country),
        ];
        let expected = ["Chile member-of Mercosur", "Peru member-of Mercosur"];
        assert_eq!(stated(rows, &names), expected);
    }

    #[test]
    fn what_is_no_example_of_a_group_belongs_to_nobody() {
        let rows = "Peru Peru PROPN NNP 2 nsubj
sold sell VERB VBD 0 root
ships ship NOUN NNS 2 obj
to to ADP IN 5 case
buyers buyer NOUN NNS 2 obl
including include VERB VBG 7 case
Norvik Norvik PROPN NNP 5 nmod";
        let names = [("Peru", Country), ("Norvik", Company)];
        assert_eq!(stated(rows, &names), ["Peru cooperates-with Norvik"]);
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
