//! Phrases off a tree: what belongs to a head, the part that it plays in its clause, and the predicate above it.

use super::phrase::{Determiner, Part, Phrase, Pronoun};
use crate::mention::{Gender, Mention, MentionKind};
use crate::model::feature;
use crate::ontology::EntityType;
use crate::sentence::{Deprel, Sentence, Upos, Word, Xpos};

/// A sentence's tree, with what the phrases of the sentence ask of it.
#[derive(Debug)]
pub(super) struct Grammar<'a> {
    text: &'a str,
    sentence: &'a Sentence,
    /// First and last word below each word.
    reach: Vec<(u32, u32)>,
    /// Whether a word has a subject or a copula.
    predicate: Vec<bool>,
}

impl<'a> Grammar<'a> {
    pub(super) fn new(text: &'a str, sentence: &'a Sentence) -> Self {
        let words = &sentence.words;
        let mut reach: Vec<(u32, u32)> = (0..words.len() as u32).map(|at| (at, at)).collect();
        let mut predicate = vec![false; words.len()];
        for (at, word) in words.iter().enumerate() {
            let mut above = word.head;
            for _ in 0..words.len() {
                let Some(slot) = above.and_then(|a| reach.get_mut(a as usize)) else {
                    break;
                };
                *slot = (slot.0.min(at as u32), slot.1.max(at as u32));
                above = above
                    .and_then(|a| words.get(a as usize))
                    .and_then(|w| w.head);
            }
            let says = matches!(
                word.deprel,
                Deprel::Cop | Deprel::Nsubj | Deprel::NsubjPass | Deprel::NsubjOuter
            );
            if says && let Some(slot) = word.head.and_then(|h| predicate.get_mut(h as usize)) {
                *slot = true;
            }
        }
        Self {
            text,
            sentence,
            reach,
            predicate,
        }
    }

    fn word(&self, at: u32) -> Option<&'a Word> {
        self.sentence.words.get(at as usize)
    }

    fn lower(&self, at: u32) -> String {
        self.sentence.form(self.text, at as usize).to_lowercase()
    }

    /// First and last word of the phrase that `head` heads; with `group`, of the coordination that it opens.
    fn extent(&self, head: u32, group: bool) -> (u32, u32) {
        use Deprel::{
            Advcl, Advmod, Case, Cc, Ccomp, Conj, Discourse, Dislocated, Expl, List, Mark, Obl,
            Orphan, Parataxis, Punct, Reparandum, Vocative,
        };
        let says = self.predicate.get(head as usize).copied().unwrap_or(false);
        let belongs = |at: u32, word: &Word| match word.deprel {
            Cc | Conj => group,
            Case => at > head,
            Advmod | Advcl | Obl | Punct => !says,
            Mark | Ccomp | Discourse | Dislocated | Expl | List | Orphan | Parataxis
            | Reparandum | Vocative => false,
            other => !matches!(other.universal(), "nsubj" | "csubj" | "aux" | "cop"),
        };
        let (mut first, mut last) = (head, head);
        let reach = |at: u32| self.reach.get(at as usize).copied().unwrap_or((at, at));
        // Outwards from the head, as far as one thing that belongs to it follows another.
        while let Some(at) = first.checked_sub(1) {
            let Some(child) = self.child_over(head, at) else {
                break;
            };
            let Some(word) = self.word(child).filter(|word| belongs(child, word)) else {
                break;
            };
            debug_assert_eq!(word.head, Some(head));
            first = reach(child).0.min(at);
        }
        while let Some(child) = self.child_over(head, last + 1) {
            if self.word(child).is_none_or(|word| !belongs(child, word)) {
                break;
            }
            last = reach(child).1.max(last + 1);
        }
        let mark = |at: u32, open: &str| {
            self.word(at).is_some_and(|word| {
                word.upos == Upos::Punct && !open.contains(word.span.of_text(self.text))
            })
        };
        while first < head && mark(first, "“\"‘(") {
            first += 1;
        }
        while last > head && mark(last, "”\"’)") {
            last -= 1;
        }
        (first, last)
    }

    /// The child of `head` that word `at` is or depends on.
    fn child_over(&self, head: u32, at: u32) -> Option<u32> {
        let mut below = at;
        for _ in 0..self.sentence.words.len() {
            match self.word(below)?.head {
                Some(above) if above == head => return Some(below),
                Some(above) => below = above,
                None => return None,
            }
        }
        None
    }

    fn part(&self, head: u32) -> Part {
        let mut at = head;
        for _ in 0..4 {
            let Some(word) = self.word(at) else {
                break;
            };
            return match (word.deprel, word.deprel.universal(), word.head) {
                (Deprel::NsubjPass, ..) => Part::PassiveSubject,
                (Deprel::NmodPoss, ..) => Part::Possessor,
                (_, "nsubj" | "csubj", _) => Part::Subject,
                (_, "obj" | "iobj", _) => Part::Object,
                (_, "obl", _) => Part::Oblique,
                (_, "nmod", _) => Part::Modifier,
                (_, "root", _) => Part::Root,
                (_, "conj" | "appos" | "flat" | "compound", Some(above)) => {
                    at = above;
                    continue;
                }
                _ => Part::Other,
            };
        }
        Part::Other
    }

    /// The predicate that `head` depends on, however far above.
    fn governor(&self, head: u32) -> Option<u32> {
        let mut at = self.word(head)?.head?;
        for _ in 0..20 {
            let word = self.word(at)?;
            let says = self.predicate.get(at as usize).copied().unwrap_or(false);
            if says || matches!(word.upos, Upos::Verb | Upos::Aux) {
                return Some(at);
            }
            at = word.head?;
        }
        None
    }

    /// The phrase that `mention` heads, and the coordination that it opens. Nothing where the mention's words are part
    /// of another's name or modify it as an adjective does.
    pub(super) fn phrases(&self, index: u32, mention: &Mention) -> Vec<Phrase> {
        let head = mention.head;
        let Some(word) = self.word(head) else {
            return Vec::new();
        };
        let name = mention.kind == MentionKind::Name;
        let inside = matches!(
            word.deprel.universal(),
            "compound" | "flat" | "appos" | "nummod" | "amod"
        ) || word.deprel == Deprel::NmodDesc;
        if name && inside {
            let proper = word.upos == Upos::Propn && word.deprel == Deprel::Compound;
            let adjective = matches!(word.deprel.universal(), "amod" | "nummod")
                || mention.entity_type == Some(EntityType::Country) && word.xpos != Xpos::Nnp;
            if adjective && !proper {
                return Vec::new();
            }
            let mut phrase = self.phrase(index, mention, (mention.first, mention.last));
            // Marked by itself; the discourse looks the phrase up.
            phrase.renames = word.head.filter(|_| !proper);
            return vec![phrase];
        }
        let whole = self.extent(head, false);
        let mut phrases = vec![self.phrase(index, mention, whole)];
        let group = self.extent(head, true);
        let joined = (head + 1..=group.1).any(|at| {
            self.word(at).is_some_and(|word| {
                word.head == Some(head)
                    && word.deprel == Deprel::Conj
                    && matches!(word.upos, Upos::Noun | Upos::Propn | Upos::Pron)
            })
        });
        if joined && group.1 > whole.1 {
            let mut all = self.phrase(index, mention, group);
            (all.group, all.plural, all.pronoun) = (true, true, Pronoun::None);
            (all.kind, all.kind_of_thing) = (MentionKind::Nominal, 0);
            (all.gender, all.key) = (Gender::Unknown, all.words);
            phrases.push(all);
        }
        phrases
    }

    fn phrase(&self, index: u32, mention: &Mention, (first, last): (u32, u32)) -> Phrase {
        let head = mention.head;
        let (mut determiner, mut modifiers, mut heavy) = (Determiner::Bare, Vec::new(), false);
        let (mut counted, mut owned) = (false, false);
        let upos = self.word(head).map_or(Upos::X, |word| word.upos);
        for at in first..=last {
            let Some(word) = self.word(at).filter(|word| word.head == Some(head)) else {
                continue;
            };
            match word.deprel {
                Deprel::Det if determiner == Determiner::Bare => {
                    determiner = match self.lower(at).as_str() {
                        "the" => Determiner::Definite,
                        "this" | "that" | "these" | "those" => Determiner::Demonstrative,
                        "a" | "an" => Determiner::Indefinite,
                        _ => Determiner::Quantifier,
                    };
                }
                Deprel::NmodPoss => owned = true,
                Deprel::Nummod => counted = true,
                Deprel::Acl | Deprel::AclRelcl => heavy = true,
                Deprel::Nmod => heavy |= at > head,
                _ => {}
            }
            if matches!(
                word.deprel.universal(),
                "amod" | "compound" | "nummod" | "flat" | "nmod"
            ) {
                modifiers.push(feature::text(&word.lemma.to_lowercase()));
            }
        }
        determiner = match determiner {
            Determiner::Bare if owned => Determiner::Possessor,
            Determiner::Bare if counted => Determiner::Number,
            other => other,
        };
        modifiers.sort_unstable();
        let (mut words, mut core) = (1, 1);
        for at in first..=last {
            let lower = self.lower(at);
            let hash = feature::text(&lower);
            words = feature::mix(words, hash);
            if !matches!(
                lower.as_str(),
                "the" | "a" | "an" | "this" | "that" | "these" | "those" | "'s" | "’s"
            ) {
                core = feature::mix(core, hash);
            }
        }
        let lower = self.lower(head);
        let pronoun = if mention.kind == MentionKind::Pronoun {
            Pronoun::of(&lower)
        } else {
            Pronoun::None
        };
        let governor = self.governor(head);
        let verb = governor.and_then(|at| self.word(at));
        let hint = mention.entity_type.map_or(0, |kind| 32 + kind as u64);
        let xpos = self.word(head).map_or(Xpos::Xx, |word| word.xpos);
        let plural = match mention.kind {
            MentionKind::Name => false,
            MentionKind::Nominal => matches!(xpos, Xpos::Nns | Xpos::Nnps),
            MentionKind::Pronoun => {
                matches!(pronoun, Pronoun::They | Pronoun::We)
                    || matches!(lower.as_str(), "these" | "those")
            }
        };
        Phrase {
            mention: index,
            group: false,
            sentence: mention.sentence,
            first,
            last,
            renames: None,
            head,
            kind: mention.kind,
            pronoun,
            reflexive: lower.ends_with("self") || lower.ends_with("selves"),
            part: self.part(head),
            determiner,
            plural,
            gender: mention.gender,
            doubtful: false,
            total: 0,
            leading: false,
            kind_of_thing: if upos == Upos::Pron { 0 } else { hint },
            lemma: self
                .word(head)
                .map_or(0, |word| feature::text(&word.lemma.to_lowercase())),
            key: if mention.kind == MentionKind::Pronoun {
                0
            } else {
                core
            },
            words,
            modifiers,
            heavy,
            governor,
            governor_lemma: verb.map_or(0, |word| feature::text(&word.lemma)),
            main: verb.is_some_and(|word| {
                matches!(word.deprel, Deprel::Root | Deprel::Conj | Deprel::Parataxis)
            }),
            quoted: false,
            nested: false,
            opens: false,
            seen: 0,
            xpos: xpos as u64,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sentence::conllu;

    /// The words of the phrases that the mention at word `head` opens. Rows are `form UPOS head deprel`.
    fn phrases(rows: &str, head: u32) -> Vec<String> {
        let mut file = String::new();
        for (at, row) in rows.trim().lines().enumerate() {
            let cells: Vec<&str> = row.split_whitespace().collect();
            let [form, upos, above, deprel] = cells.as_slice() else {
                panic!("four cells: {row}");
            };
            file += &format!(
                "{}\t{form}\t{form}\t{upos}\tNN\t_\t{above}\t{deprel}\t_\t_\n",
                at + 1
            );
        }
        let documents = conllu::read(&(file + "\n"));
        let (text, sentence) = (&documents[0].text, &documents[0].sentences[0]);
        let mention = Mention {
            head,
            first: head,
            last: head,
            kind: MentionKind::Nominal,
            ..Mention::default()
        };
        let found = Grammar::new(text, sentence).phrases(0, &mention);
        let words = |phrase: &Phrase| {
            let forms = (phrase.first..=phrase.last).map(|at| sentence.form(text, at as usize));
            forms.collect::<Vec<_>>().join(" ")
        };
        found.iter().map(words).collect()
    }

    const TALKS: &str = "
        Talks NOUN 9 nsubj
        in ADP 4 case
        the DET 4 det
        city NOUN 1 nmod
        with ADP 6 case
        Peru PROPN 1 nmod
        and CCONJ 8 cc
        Chile PROPN 6 conj
        failed VERB 0 root";

    #[test]
    fn a_phrase_holds_what_depends_on_its_head_but_not_its_preposition() {
        assert_eq!(phrases(TALKS, 0), ["Talks in the city with Peru and Chile"]);
        assert_eq!(phrases(TALKS, 7), ["Chile"]);
    }

    #[test]
    fn a_coordination_is_a_phrase_beside_its_first_member() {
        assert_eq!(phrases(TALKS, 5), ["Peru", "Peru and Chile"]);
    }

    #[test]
    fn what_is_said_of_a_subject_does_not_hold_the_subject() {
        let rows = "
            She PRON 4 nsubj
            is AUX 4 cop
            a DET 4 det
            judge NOUN 0 root
            here ADV 4 advmod";
        assert_eq!(phrases(rows, 3), ["a judge"]);
    }
}
