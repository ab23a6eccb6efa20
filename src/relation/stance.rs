//! What a speaker's words do to whom they speak of, where no verb of the ontology says it: who says that another should
//! do something demands it; who calls another's deed a disgrace criticizes them, who calls them a hero backs them; a
//! court that finds somebody's order unlawful rejects it. The saying is the deed, so it is as real as it is spoken.

mod leaning;
mod reason;
mod reply;

use super::Polarity;
use super::argument::{By, Referent, Referents};
use super::event::Candidate;
use super::frame::{FrameBuilder, Tree, Via};
use super::status::StatusReader;
use crate::ontology::Ontology;
use crate::sentence::{Deprel, Upos};

/// Auxiliaries of what somebody is told to do.
const OBLIGING: &[&str] = &["should", "must", "ought", "shall"];
/// Verbs that do the same with an infinitive.
const NEEDING: &[&str] = &["need"];
/// How many words behind such a verb the name may stand.
const REACH: usize = 16;

/// What is said of somebody.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Word {
    Demands,
    Praises,
    Blames,
    Rejects,
}

impl Word {
    /// The relation's type.
    const fn relation(self) -> &'static str {
        match self {
            Self::Demands => "demanded-of",
            Self::Praises => "supports",
            Self::Rejects => "rejected",
            Self::Blames => "criticized",
        }
    }
}

/// Appends the stances that the sentence's speakers take.
pub(super) fn stances(
    tree: &Tree<'_>,
    ontology: &Ontology,
    referents: &Referents<'_>,
    reader: &StatusReader<'_>,
    out: &mut Vec<Candidate>,
) {
    let mut finder = Finder {
        tree,
        ontology,
        referents,
        reader,
        out,
    };
    for i in 0..tree.len() {
        if tree.name(i).is_some() {
            finder.leaning(i);
            continue;
        }
        finder.demand(i);
        finder.judgement(i);
        finder.naming(i);
        finder.forbidding(i);
        finder.denial(i);
        finder.defiance(i);
        finder.reason(i);
    }
}

struct Finder<'a, 'b> {
    tree: &'a Tree<'a>,
    ontology: &'a Ontology,
    referents: &'a Referents<'a>,
    reader: &'a StatusReader<'a>,
    out: &'b mut Vec<Candidate>,
}

impl Finder<'_, '_> {
    /// "Peru must withdraw", "it is time for Peru to act".
    fn demand(&mut self, i: usize) {
        let tree = self.tree;
        if tree.upos(i) != Upos::Verb && tree.by(i, Deprel::Cop).next().is_none() {
            return;
        }
        let obliged = tree.children(i).any(|c| {
            matches!(tree.deprel(c), Deprel::Aux | Deprel::AuxPass)
                && OBLIGING.contains(&tree.lemma(c))
        });
        let needs = NEEDING.contains(&tree.lemma(i))
            && tree
                .by(i, Deprel::Xcomp)
                .any(|c| tree.by(c, Deprel::Mark).any(|m| tree.lemma(m) == "to"));
        let occasion = tree.by(i, Deprel::Mark).any(|m| tree.lemma(m) == "for")
            && tree
                .head(i)
                .is_some_and(|h| self.ontology.words.due.contains(tree.lemma(h)));
        let passive = tree.by(i, Deprel::NsubjPass).next().is_some();
        if !(obliged || needs || occasion) || passive {
            return;
        }
        let targets = self.doers(i);
        self.by_speaker(i, &targets, Word::Demands, "stance/demand");
    }

    /// "Ruiz is a coward", "Ruiz betrayed us", as somebody says.
    fn judgement(&mut self, i: usize) {
        let tree = self.tree;
        let words = &self.ontology.words;
        let (found, rule) = if tree.by(i, Deprel::Cop).next().is_some() {
            let parts = tree.conjuncts(i).into_iter().flat_map(|c| {
                let modifiers = tree.by(c, Deprel::Amod);
                std::iter::once(c).chain(modifiers).collect::<Vec<_>>()
            });
            (parts.into_iter().find_map(|w| self.valence(w)), "stance/is")
        } else if tree.upos(i) == Upos::Verb
            && words.wronging.contains(tree.lemma(i))
            // "break off relations"
            && tree.by(i, Deprel::CompoundPrt).next().is_none()
        {
            (Some(Word::Blames), "stance/does")
        } else {
            return;
        };
        let passive = tree.by(i, Deprel::NsubjPass).next().is_some();
        if let Some(word) = found.filter(|_| !passive) {
            let targets: Vec<Referent> = if rule == "stance/is" {
                let heads = self.subjects(i).into_iter();
                heads.flat_map(|head| self.answerable(head)).collect()
            } else {
                self.doers(i)
            };
            self.by_speaker(i, &targets, word, rule);
        }
    }

    /// "Ruiz called the vote a farce".
    fn naming(&mut self, i: usize) {
        let tree = self.tree;
        if tree.upos(i) != Upos::Verb || !self.ontology.words.naming.contains(tree.lemma(i)) {
            return;
        }
        let mut objects: Vec<usize> = tree.by(i, Deprel::Obj).collect();
        if objects.is_empty() {
            objects.extend(
                tree.children(i)
                    .filter(|&c| matches!(tree.deprel(c), Deprel::Ccomp | Deprel::Xcomp))
                    .flat_map(|c| tree.by(c, Deprel::Nsubj))
                    .chain(
                        tree.by(i, Deprel::Obl)
                            .filter(|&c| tree.preposition(c) == "to"),
                    ),
            );
        }
        let passive = tree
            .children(i)
            .any(|c| matches!(tree.deprel(c), Deprel::NsubjPass | Deprel::AuxPass));
        let Some(&object) = objects.first().filter(|_| !passive) else {
            return;
        };
        let Some(word) = self.verdict(i, object) else {
            return;
        };
        if self.reader.read(i, None).polarity == Polarity::Negated {
            return;
        }
        let sources = self.doers(i);
        let targets = self.answerable(object);
        for source in &sources {
            let word = self.ruled(word, source.entity);
            for target in &targets {
                self.take(i, (source.entity, target), word, "stance/calls");
            }
        }
    }

    /// What the words behind verb `i` of naming say of its object.
    fn verdict(&self, i: usize, object: usize) -> Option<Word> {
        let tree = self.tree;
        // "found him not guilty" blames nobody, "guilty of fraud" convicts
        let clause = |w: &usize| {
            !matches!(
                tree.form(*w),
                ";" | "but" | "while" | "and" | "not" | "n't" | "never" | "guilty"
            )
        };
        (object.min(i) + 1..tree.len().min(i + REACH))
            .take_while(clause)
            .filter(|&w| tree.name(w).is_none() && w != i && tree.upos(w) != Upos::Verb)
            .find_map(|w| self.valence(w))
    }

    /// What a word says of whom it is said of.
    fn valence(&self, w: usize) -> Option<Word> {
        let words = &self.ontology.words;
        let lemma = self.tree.lemma(w);
        let form = self.tree.form(w).to_lowercase();
        let of = |set: &rustc_hash::FxHashSet<smol_str::SmolStr>| {
            set.contains(lemma) || set.contains(form.as_str())
        };
        if of(&words.blaming) {
            Some(Word::Blames)
        } else if of(&words.praising) {
            Some(Word::Praises)
        } else {
            None
        }
    }

    /// The subjects of predicate `i`.
    fn subjects(&self, i: usize) -> Vec<usize> {
        FrameBuilder::new(self.tree, self.ontology).subject_heads(i)
    }

    /// Who does what predicate `i` says.
    fn doers(&self, i: usize) -> Vec<Referent> {
        let heads = self.subjects(i).into_iter();
        heads
            .flat_map(|head| self.referents.of(head, false))
            .collect()
    }

    /// Who is behind what word `i` names: of an event not those whom it befalls ("the arrest of Ruiz") but whose it is.
    fn answerable(&self, i: usize) -> Vec<Referent> {
        let event =
            self.tree.name(i).is_none() && self.ontology.nouns.contains_key(self.tree.lemma(i));
        if !event {
            return self.referents.of(i, true);
        }
        let doers = self.referents.doers(i).into_iter();
        let mut found: Vec<Referent> = doers.flat_map(|c| self.referents.of(c, false)).collect();
        if found.is_empty() {
            found = self.referents.owners(i);
        }
        found
    }

    /// Appends that whoever says what predicate `i` says takes a stance to each of `targets`.
    fn by_speaker(&mut self, i: usize, targets: &[Referent], word: Word, rule: &'static str) {
        if targets.is_empty() {
            return;
        }
        let ruler = self.ruler(i);
        let Some(speaker) = ruler.or_else(|| self.reader.attribution(i)) else {
            return;
        };
        let word = ruler.map_or(word, |ruler| self.ruled(word, ruler));
        if self.reader.read(i, None).polarity == Polarity::Negated {
            return;
        }
        for target in targets {
            self.take(i, (speaker, target), word, rule);
        }
    }

    fn take(
        &mut self,
        i: usize,
        (source, target): (u32, &Referent),
        word: Word,
        rule: &'static str,
    ) {
        let kind = self.referents.kind(source);
        let Some(relation) = self.ontology.index_of(word.relation()) else {
            return;
        };
        let fits = self
            .ontology
            .types
            .get(usize::from(relation))
            .is_some_and(|t| {
                t.domain.holds(kind) && t.range.holds(self.referents.kind(target.entity))
            });
        let known =
            |c: &Candidate| (c.relation, c.source, c.target) == (relation, source, target.entity);
        if source == target.entity || !fits || self.out.iter().any(known) {
            return;
        }
        self.out.push(Candidate {
            relation,
            source,
            target: target.entity,
            predicate: i,
            support: None,
            trigger_status: (None, Polarity::Positive),
            words: (i.min(target.word), i.max(target.word)),
            score: 0.6 * target.score,
            rule: rule.into(),
            role: None,
            former: None,
            spoken: true,
            source_reach: (Via::Direct, By::Name),
            target_reach: (Via::Direct, target.by),
        });
    }
}

#[cfg(test)]
mod tests {
    use crate::ontology::EntityType::{Agency, Country, Leader};
    use crate::relation::sample::stated;

    #[test]
    fn whoever_breaks_off_relations_is_not_blamed_for_it() {
        let rows = "Ruiz Ruiz PROPN NNP 2 nsubj
said say VERB VBD 0 root
Peru Peru PROPN NNP 5 nsubj
would would AUX MD 5 aux
break break VERB VB 2 ccomp
off off ADP RP 5 compound:prt
relations relation NOUN NNS 5 obj";
        let names = [("Ruiz", Leader), ("Peru", Country)];
        assert!(stated(rows, &names).is_empty());
        let promise = rows.replace(
            "off off ADP RP 5 compound:prt",
            "its its PRON PRP$ 7 nmod:poss",
        );
        assert_eq!(stated(&promise, &names), ["Ruiz criticized Peru"]);
    }

    #[test]
    fn who_says_that_another_must_act_demands_it() {
        let rows = "Ruiz Ruiz PROPN NNP 2 nsubj
said say VERB VBD 0 root
Peru Peru PROPN NNP 5 nsubj
must must AUX MD 5 aux
withdraw withdraw VERB VB 2 ccomp";
        let names = [("Ruiz", Leader), ("Peru", Country)];
        assert_eq!(stated(rows, &names), ["Ruiz demanded-of Peru"]);
    }

    #[test]
    fn who_gives_anothers_deed_a_bad_name_criticizes_them() {
        let rows = "Ruiz Ruiz PROPN NNP 2 nsubj
called call VERB VBD 0 root
Peru Peru PROPN NNP 5 nmod:poss
's 's PART POS 3 case
plan plan NOUN NN 2 obj
a a DET DT 7 det
farce farce NOUN NN 2 xcomp";
        let names = [("Ruiz", Leader), ("Peru", Country)];
        assert_eq!(stated(rows, &names), ["Ruiz criticized Peru"]);
    }

    #[test]
    fn praise_in_a_reported_clause_is_the_speakers() {
        let rows = "Ruiz Ruiz PROPN NNP 2 nsubj
said say VERB VBD 0 root
Prats Prats PROPN NNP 6 nsubj
was be AUX VBD 6 cop
an an DET DT 6 det
hero hero NOUN NN 2 ccomp";
        let names = [("Ruiz", Leader), ("Prats", Leader)];
        assert_eq!(stated(rows, &names), ["Ruiz supports Prats"]);
    }

    #[test]
    fn a_court_that_finds_a_ban_unlawful_rejects_whoever_imposed_it() {
        let rows = "The the DET DT 3 det
High high ADJ NNP 3 compound
Court court PROPN NNP 4 nsubj
found find VERB VBD 0 root
Peru Peru PROPN NNP 7 nmod:poss
's 's PART POS 5 case
ban ban NOUN NN 4 obj
unlawful unlawful ADJ JJ 4 xcomp";
        let names = [("High Court", Agency), ("Peru", Country)];
        assert_eq!(stated(rows, &names), ["High Court rejected Peru"]);
    }

    #[test]
    fn i_and_we_are_who_says_so() {
        let rows = "“ “ PUNCT `` 4 punct
We we PRON PRP 4 nsubj
will will AUX MD 4 aux
support support VERB VB 0 root
Peru Peru PROPN NNP 4 obj
always always ADV RB 4 advmod
” ” PUNCT '' 4 punct
Ruiz Ruiz PROPN NNP 9 nsubj
said say VERB VBD 4 parataxis";
        let names = [("Peru", Country), ("Ruiz", Leader)];
        assert_eq!(stated(rows, &names), ["Ruiz supports Peru"]);
    }
}
