//! What a speaker's words do to whom they speak of, where no verb of the ontology says it: who says that another should
//! do something demands it; who calls another's deed a disgrace criticizes them, who calls them a hero backs them; a
//! court that finds somebody's order unlawful rejects it. The saying is the deed, so it is as real as it is spoken.

mod charge;
mod farewell;
mod inquiry;
mod leaning;
mod naming;
mod reason;
mod reply;
mod response;
mod threat;

use super::Polarity;
use super::argument::{By, Referent, Referents};
use super::event::Candidate;
use super::frame::{Frame, FrameBuilder, Role, Tree, Via};
use super::status::StatusReader;
use crate::ontology::{Coarse, EntityType, Ontology, Trigger};
use crate::sentence::{Deprel, Upos};

/// Auxiliaries of what somebody is told to do.
const OBLIGING: &[&str] = &["should", "must", "ought"];
/// Verbs that do the same with an infinitive.
const NEEDING: &[&str] = &["need"];

/// What is said of somebody.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Word {
    Demands,
    Praises,
    Blames,
    Rejects,
    Warns,
    Investigates,
}

impl Word {
    /// The relation's type.
    const fn relation(self) -> &'static str {
        match self {
            Self::Demands => "demanded-of",
            Self::Praises => "supports",
            Self::Rejects => "rejected",
            Self::Blames => "criticized",
            Self::Warns => "warned",
            Self::Investigates => "investigates",
        }
    }
}

/// Appends the stances that the sentence's speakers take.
pub(super) fn stances(
    (tree, frames): (&Tree<'_>, &[Frame]),
    ontology: &Ontology,
    referents: &Referents<'_>,
    reader: &StatusReader<'_>,
    out: &mut Vec<Candidate>,
) {
    let mut finder = Finder {
        tree,
        frames,
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
        finder.response(i);
        finder.threat(i);
        finder.defiance(i);
        finder.refusal(i);
        finder.reason(i);
        finder.inquiry(i);
        finder.farewell(i);
    }
}

struct Finder<'a, 'b> {
    tree: &'a Tree<'a>,
    frames: &'a [Frame],
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
        // "must have known"
        let guessed = tree.by(i, Deprel::Aux).any(|c| tree.lemma(c) == "have");
        let occasion = tree.by(i, Deprel::Mark).any(|m| tree.lemma(m) == "for")
            && tree
                .head(i)
                .is_some_and(|h| self.ontology.words.due.contains(tree.lemma(h)));
        let passive = tree.by(i, Deprel::NsubjPass).next().is_some();
        if !(obliged || needs || occasion) || passive || guessed {
            return;
        }
        let targets = self.doers(i);
        self.by_speaker(i, &targets, Word::Demands, "stance/demand");
    }

    /// "Ruiz is a coward", "Ruiz betrayed us", as somebody says.
    fn judgement(&mut self, i: usize) {
        let tree = self.tree;
        let words = &self.ontology.words;
        let (found, rule) = if self.to_blame(i) {
            (Some(Word::Blames), "stance/is")
        } else if tree.by(i, Deprel::Cop).next().is_some() {
            let parts = tree.conjuncts(i).into_iter().flat_map(|c| {
                let modifiers = tree.by(c, Deprel::Amod);
                std::iter::once(c).chain(modifiers).collect::<Vec<_>>()
            });
            let said = parts.into_iter().find_map(|w| self.valence(w));
            (said.or_else(|| self.charged(i)), "stance/is")
        } else if self.entitled(i) {
            (Some(Word::Praises), "stance/may")
        } else if tree.upos(i) == Upos::Verb
            && (words.wronging.contains(tree.lemma(i)) || self.does_wrong(i))
            && self.asserted(i)
            // "break off relations"
            && tree.by(i, Deprel::CompoundPrt).next().is_none()
        {
            (Some(Word::Blames), "stance/does")
        } else {
            return;
        };
        let passive = tree.by(i, Deprel::NsubjPass).next().is_some();
        let claim = |w: usize| self.ontology.words.claims.contains(tree.lemma(w));
        let found = match found {
            Some(Word::Blames) if self.subjects(i).into_iter().any(claim) => Some(Word::Rejects),
            same => same,
        };
        if let Some(word) = found.filter(|_| !passive) {
            let targets: Vec<Referent> = if rule == "stance/is" {
                // "it's a good sign"
                let heads = self.subjects(i).into_iter();
                let heads = heads.filter(|&head| tree.lemma(head) != "it");
                let found: Vec<Referent> = heads.flat_map(|head| self.answerable(head)).collect();
                if found.is_empty() {
                    self.doing(i)
                } else {
                    found
                }
            } else {
                self.doers(i)
            };
            self.by_speaker(i, &targets, word, rule);
        }
    }

    /// Whose the deed is that word `i` calls another: "it was a cowardly act by Peru".
    fn doing(&self, i: usize) -> Vec<Referent> {
        let doers = self.referents.doers(i).into_iter();
        // "it was wrong of Peru"
        let of = |c: &usize| self.tree.upos(i) == Upos::Adj && self.tree.preposition(*c) == "of";
        let doers = doers.chain(self.tree.by(i, Deprel::Obl).filter(of));
        doers.flat_map(|c| self.referents.of(c, false)).collect()
    }

    /// Whether verb `i` is what is said, not what is only mentioned beside it: "when it cheats".
    fn asserted(&self, i: usize) -> bool {
        let tree = self.tree;
        match tree.deprel(i) {
            Deprel::AclRelcl => false,
            Deprel::Advcl => tree.by(i, Deprel::Mark).all(|m| tree.lemma(m) == "of"),
            _ => true,
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
        let recalled = self.referents.authors(i);
        let event =
            self.tree.name(i).is_none() && self.ontology.nouns.contains_key(self.tree.lemma(i));
        if !recalled.is_empty() {
            return recalled;
        }
        let plain = if event {
            Vec::new()
        } else {
            self.referents.of(i, true)
        };
        if !plain.is_empty() {
            return plain;
        }
        let mut found = self.doing(i);
        if event && found.is_empty() && !self.befell(i) {
            found = self.referents.owners(i);
        }
        found
    }

    /// Whether whoever has the event at word `i` only suffered it: "the murder of Ruiz", "Ruiz's arrest".
    fn befell(&self, i: usize) -> bool {
        let triggers = self.ontology.nouns.get(self.tree.lemma(i));
        let hits = |t: &Trigger| {
            let relation = self.ontology.types.get(usize::from(t.relation));
            relation.is_some_and(|r| r.place_as_target) && t.slot.iter().any(|p| p == "of")
        };
        let person = |r: Referent| self.referents.kind(r.entity).coarse() == Coarse::Person;
        triggers.into_iter().flatten().any(hits) && self.referents.owners(i).into_iter().any(person)
    }

    /// Appends that whoever says what predicate `i` says takes a stance to each of `targets`.
    fn by_speaker(&mut self, i: usize, targets: &[Referent], word: Word, rule: &'static str) {
        if targets.is_empty() || self.reader.read(i, None).polarity == Polarity::Negated {
            return;
        }
        let ruler = self.ruler(i);
        let above = self.tree.head(i).unwrap_or(i);
        let word = ruler.map_or(word, |ruler| self.ruled(word, ruler, above));
        let speaker = ruler.or_else(|| self.speaker(i));
        for target in targets {
            if let Some(speaker) = speaker {
                self.take(i, (speaker, target), word, rule);
            }
        }
    }

    /// Who says what predicate `i` says; media only quote.
    fn speaker(&self, i: usize) -> Option<u32> {
        let speaker = self.reader.attribution(i);
        speaker.filter(|&s| self.referents.kind(s) != EntityType::Media)
    }

    /// The words that play `role` in the frame of verb `i`, whichever its voice.
    fn playing(&self, i: usize, role: &Role) -> Vec<usize> {
        let frame = self.frames.iter().find(|f| f.predicate == i);
        let heads = frame.into_iter().flat_map(|f| f.heads(role));
        heads
            .filter(|a| a.via != Via::Near)
            .map(|a| a.head)
            .collect()
    }

    /// Those who do what verb `i` says.
    fn players(&self, i: usize) -> Vec<Referent> {
        let heads = self.playing(i, &Role::Subject).into_iter();
        heads
            .flat_map(|head| self.referents.of(head, false))
            .collect()
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
            // an inquiry may be no more than promised
            spoken: word != Word::Investigates,
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
