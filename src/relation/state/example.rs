//! Examples of those whom a name counts as its own: "Labour politicians such as Ana Ruiz", "Peruvian firms including
//! Ruiz & Co", "Peru and other Mercosur members", "Mercosur, a bloc of four countries, Peru, Chile …"; and details of a whole ("strikes on Peru, including 30 in Lima").

use super::{Place, StateReader};
use crate::ontology::{Coarse, EntityType};
use crate::relation::argument::By;
use crate::relation::event::Candidate;
use crate::sentence::{Deprel, Upos, Xpos};

impl StateReader<'_> {
    /// "Labour members, such as the mayor Ana Ruiz, …", "Peruvian firms including Ruiz & Co and Lima Bank", "members of
    /// NATO such as Norway": an example of those whom a name counts as its own (Hearst 1992, "Automatic acquisition of
    /// hyponyms from large text corpora").
    pub(super) fn example(&self, p: &Place<'_>, out: &mut Vec<Candidate>) {
        let Some((first, last)) = self.opening(p) else {
            self.other(p, out);
            self.one_of(p, out);
            return;
        };
        let listed = (last + 1..p.first).all(|w| {
            let joins = self.is(w, ",") || self.tree.upos(w) == Upos::Cconj;
            joins || self.noun(w) || self.tree.upos(w) == Upos::Det || self.tree.name(w).is_some()
        });
        self.detail(p, (first, last), out);
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
            _ if self
                .ontology
                .words
                .businesses
                .contains(self.tree.lemma(end)) =>
            {
                if let Some(q) = near {
                    self.tie(out, "located-in", (p, q), (0.6, "name/example"));
                }
            }
            _ => {
                if let Some(q) = near {
                    self.contain(out, (p, q), 0.6, "name/example", By::Name);
                }
            }
        }
    }

    /// "strikes on Peru, including 30 in Lima and Cusco": a place that a detail names is part of the one that the whole
    /// names.
    fn detail(&self, p: &Place<'_>, (first, last): (usize, usize), out: &mut Vec<Candidate>) {
        let place = |q: &Place<'_>| self.kind(q).coarse() == Coarse::Place;
        let plain = (last + 1..p.first).all(|w| {
            let word = matches!(
                self.tree.upos(w),
                Upos::Num | Upos::Adp | Upos::Det | Upos::Cconj | Upos::Punct
            );
            word || self.noun(w) || self.tree.name(w).is_some()
        });
        let near = |q: &&Place<'_>| q.last < first && first - q.last < 12 && place(q);
        // not "quit Chile, Peruvian towns including Lima"
        let whole = self.places.iter().rfind(near).filter(|q| self.whole(q));
        let held = |c: &Candidate| c.source == p.entity && c.rule.starts_with("place/");
        let plain = plain && self.is(first, "including") && !out.iter().any(held);
        if let Some(q) = whole.filter(|_| plain && place(p)) {
            self.contain(out, (p, q), 0.6, "place/including", By::Name);
        }
    }

    /// Whether a name stands for all of a place, not for people from there or whatever it owns or describes.
    fn whole(&self, q: &Place<'_>) -> bool {
        let describes = matches!(
            self.tree.deprel(q.mention.head as usize),
            Deprel::Amod | Deprel::Compound | Deprel::NmodPoss
        );
        let people = matches!(self.tree.xpos(q.last), Xpos::Nnps | Xpos::Nns);
        !describes && !people && self.tree.upos(q.last) != Upos::Adj
    }

    /// "Peru and other Mercosur members": one of those whom a name counts as its own.
    fn other(&self, p: &Place<'_>, out: &mut Vec<Candidate>) {
        let joint = p.last + 1 + usize::from(self.is(p.last + 1, ","));
        let other = (joint + 1..joint + 3).find(|&w| self.is(w, "other"));
        let Some(other) = other.filter(|_| self.is(joint, "and")) else {
            return;
        };
        let name = (other + 1..other + 3).find_map(|w| self.starting_at(w));
        let Some(q) = name.filter(|q| self.plural(q.last + 1) || self.plural(q.last + 2)) else {
            return;
        };
        match (self.kind(p).coarse(), self.kind(q)) {
            (Coarse::Person, _) => self.belongs(out, (p, q), 0.6, "person/other"),
            (Coarse::Place, EntityType::Alliance) => {
                self.tie(out, "member-of", (p, q), (0.6, "place/other"));
            }
            _ => self.contain(out, (p, q), 0.6, "place/other", By::Name),
        }
    }

    /// "Mercosur, an informal group of three countries, Peru, Chile and Bolivia": one of those who are counted and listed.
    fn one_of(&self, p: &Place<'_>, out: &mut Vec<Candidate>) {
        if self.kind(p) != EntityType::Country {
            return;
        }
        let joins = |w: usize| {
            let mark = matches!(
                self.lower(w).as_str(),
                "," | "and" | "the" | ":" | "–" | "—" | "-" | "("
            );
            mark || self
                .ending_at(w, p.entity)
                .is_some_and(|q| self.kind(q) == EntityType::Country)
                || self.tree.name(w).is_some()
        };
        let counted = (p.first.saturating_sub(40)..p.first)
            .rev()
            .find(|&w| !joins(w));
        let Some(members) = counted.filter(|&w| w + 1 < p.first && self.plural(w)) else {
            return;
        };
        let lemma = self.tree.lemma(members);
        let lands =
            self.ontology.words.lands.contains(lemma) || matches!(lemma, "state" | "member");
        let number = members
            .checked_sub(1)
            .filter(|&w| lands && self.tree.upos(w) == Upos::Num);
        let of = number
            .and_then(|w| w.checked_sub(1))
            .filter(|&w| self.is(w, "of"));
        let Some(of) = of else { return };
        let describes = |w: usize| {
            matches!(self.tree.upos(w), Upos::Det | Upos::Adj | Upos::Adv) || self.noun(w)
        };
        let front = (of.saturating_sub(7)..of)
            .rev()
            .find(|&w| !describes(w) || self.tree.name(w).is_some());
        let end = front.filter(|&w| self.is(w, ",") || self.tree.lemma(w) == "be");
        // "Mercosur, or the South, is a bloc of"
        let name = end.and_then(|w| {
            let closed = self.tree.lemma(w) == "be" && w > 0 && self.is(w - 1, ",");
            w.checked_sub(1 + usize::from(closed))
        });
        let whole = name.and_then(|w| self.ending_at(w, p.entity));
        if let Some(q) = whole.filter(|q| self.kind(q).coarse() == Coarse::Organization) {
            self.tie(out, "member-of", (p, q), (0.7, "place/listed"));
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

    pub(super) fn plural(&self, i: usize) -> bool {
        self.tree.xpos(i) == Xpos::Nns
    }
}

#[cfg(test)]
mod tests {
    use crate::ontology::EntityType::{Alliance, Company, Country, Party, Person, Place};
    use crate::relation::sample::stated;

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
waited wait VERB VBD 0 root";
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
        let mistaken = names.map(|(name, kind)| (name, if name == "Lumo" { Place } else { kind }));
        assert_eq!(stated(rows, &mistaken), expected);
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
waited wait VERB VBD 0 root";
        let names = [
            ("Mercosur", Alliance),
            ("Peru", Country),
            ("Chile", Country),
        ];
        let expected = ["Chile member-of Mercosur", "Peru member-of Mercosur"];
        assert_eq!(stated(rows, &names), expected);
    }

    #[test]
    fn those_whom_a_bloc_counts_and_lists_are_its_members() {
        let rows = "Mercosur Mercosur PROPN NNP 13 nsubj
, , PUNCT , 5 punct
a a DET DT 5 det
loose loose ADJ JJ 5 amod
bloc bloc NOUN NN 1 appos
of of ADP IN 8 case
two two NUM CD 8 nummod
states state NOUN NNS 5 nmod
, , PUNCT , 10 punct
Peru Peru PROPN NNP 8 appos
and and CCONJ CC 12 cc
Chile Chile PROPN NNP 10 conj
waited wait VERB VBD 0 root";
        let names = [
            ("Mercosur", Alliance),
            ("Peru", Country),
            ("Chile", Country),
        ];
        let expected = ["Chile member-of Mercosur", "Peru member-of Mercosur"];
        assert_eq!(stated(rows, &names), expected);
        let rows = "Mercosur Mercosur PROPN NNP 6 nsubj
, , PUNCT , 1 punct
is be AUX VBZ 6 cop
a a DET DT 6 det
loose loose ADJ JJ 6 amod
bloc bloc NOUN NN 0 root
of of ADP IN 9 case
two two NUM CD 9 nummod
states state NOUN NNS 6 nmod
, , PUNCT , 11 punct
Peru Peru PROPN NNP 9 appos
and and CCONJ CC 13 cc
Chile Chile PROPN NNP 11 conj";
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
    fn details_are_of_the_place_that_is_named_last() {
        let rows = "Ruiz Ruiz PROPN NNP 2 nsubj
toured tour VERB VBD 0 root
Chile Chile PROPN NNP 2 obj
, , PUNCT , 6 punct
Peruvian Peruvian ADJ JJ 6 amod
towns town NOUN NNS 2 obj
including include VERB VBG 8 case
Lima Lima PROPN NNP 6 nmod";
        let names = [
            ("Ruiz", Person),
            ("Chile", Country),
            ("Peruvian", Country),
            ("Lima", Place),
        ];
        let found = stated(rows, &names);
        assert!(found.contains(&"Lima part-of Peruvian".to_owned()));
        assert!(!found.contains(&"Lima part-of Chile".to_owned()));
    }

    #[test]
    fn an_example_of_politicians_is_of_the_party_named_before() {
        let rows = "Labour Labour PROPN NNP 2 nsubj
won win VERB VBD 0 root
after after SCONJ IN 8 mark
politicians politician NOUN NNS 8 nsubj
such such ADJ JJ 7 case
as as ADP IN 5 fixed
Ruiz Ruiz PROPN NNP 4 nmod
campaigned campaign VERB VBD 2 advcl";
        let names = [("Labour", Party), ("Ruiz", Person)];
        assert_eq!(stated(rows, &names), ["Ruiz affiliated-with Labour"]);
    }
}
