//! Which body or country "it" and "the group" mean where the ranker finds nobody whom the article names: grammar says it.

use super::discourse::Discourse;
use super::phrase::{Determiner, Part, Phrase, Pronoun};
use crate::mention::MentionKind;
use crate::model::feature;
use crate::ontology::{Coarse, EntityType};
use std::sync::LazyLock;

/// Nouns that alone mean the one body of a kind that was named last: "the rebels".
static BODIES: LazyLock<Vec<(EntityType, Vec<u64>)>> = LazyLock::new(|| {
    let rows = include_str!("../../gazetteer/facts/bodies.tsv").lines();
    rows.filter_map(|row| {
        let (kind, nouns) = row.split_once('\t')?;
        let nouns = nouns.split('|').map(feature::text).collect();
        Some((EntityType::from_name(kind)?, nouns))
    })
    .collect()
});

impl Discourse<'_> {
    /// What a pronoun or noun means by grammar alone.
    pub(super) fn meant(&self, at: usize, phrase: &Phrase) -> Option<u32> {
        self.bearer(at, phrase).or_else(|| self.body(at, phrase))
    }

    /// What a bare "the group" means where the ranker names nobody: the one of that kind that the sentences before name.
    fn body(&self, at: usize, phrase: &Phrase) -> Option<u32> {
        let definite = matches!(
            phrase.determiner,
            Determiner::Definite | Determiner::Demonstrative
        );
        if phrase.kind != MentionKind::Nominal
            || !definite
            || phrase.heavy
            || !phrase.modifiers.is_empty()
        {
            return None;
        }
        let kinds: Vec<EntityType> = (BODIES.iter())
            .filter(|(_, nouns)| nouns.contains(&phrase.lemma))
            .map(|(kind, _)| *kind)
            .collect();
        let before = self.phrases.iter().enumerate().take(at).rev();
        let mut named = before
            .take_while(|(_, other)| phrase.sentence - other.sentence <= 2)
            .filter(|(_, other)| {
                other.named() && other.name_type().is_some_and(|kind| kinds.contains(&kind))
            });
        let (found, nearest) = named.next()?;
        named
            .all(|(_, other)| other.key == nearest.key)
            .then_some(found as u32)
    }

    /// What "it" and "its" mean where the ranker names nobody: the body or country that does what the clauses above tell
    /// ("Peru says it will"); whose somebody is, else whoever does what the sentence before tells ("Its spokesman"). "They"
    /// only means whoever says so.
    fn bearer(&self, at: usize, phrase: &Phrase) -> Option<u32> {
        let says = match phrase.pronoun {
            Pronoun::It => false,
            Pronoun::They => true,
            _ => return None,
        };
        let words = &self.sentences.get(phrase.sentence as usize)?.words;
        let above = |at: u32| words.get(at as usize).and_then(|word| word.head);
        let bound = matches!(phrase.part, Part::Subject | Part::Possessor);
        let clauses =
            std::iter::successors(above(phrase.governor.filter(|_| bound)?), |&at| above(at));
        let subject = clauses
            .take(20)
            .find_map(|verb| self.subject(at, phrase.sentence, Some(verb)));
        let owned = phrase.part == Part::Possessor
            && above(phrase.head).is_some_and(|head| self.is_person(phrase.sentence, head));
        let before = || {
            let sentence = phrase.sentence.checked_sub(1).filter(|_| owned && !says)?;
            self.subject(at, sentence, None)
        };
        let (found, subject) = subject.or_else(before)?;
        let body = subject.name_type().is_some_and(|kind| {
            kind == EntityType::Country
                || matches!(kind.coarse(), Coarse::Organization | Coarse::Group)
        });
        let listed = |other: &Phrase| {
            other.group && other.sentence == subject.sentence && other.holds(subject.head)
        };
        let alone = !self.phrases.iter().take(at).any(listed);
        (body && alone && (!says || self.says(subject))).then_some(found as u32)
    }

    /// The last phrase before `at` that is the subject of the predicate at word `verb` of a sentence, or of its main one.
    fn subject(&self, at: usize, sentence: u32, verb: Option<u32>) -> Option<(usize, &Phrase)> {
        let before = self.phrases.iter().enumerate().take(at).rev();
        before
            .skip_while(|(_, other)| other.sentence > sentence)
            .take_while(|(_, other)| other.sentence == sentence)
            .find(|(_, other)| {
                let governs = verb.map_or(other.main, |verb| other.governor == Some(verb));
                governs
                    && !other.group
                    && matches!(other.part, Part::Subject | Part::PassiveSubject)
            })
    }

    /// Whether a noun at word `head` stands for a person.
    fn is_person(&self, sentence: u32, head: u32) -> bool {
        let noun = self
            .phrases
            .iter()
            .rev()
            .find(|other| (other.sentence, other.head) == (sentence, head));
        noun.and_then(Phrase::noun_type)
            .is_some_and(|kind| kind.coarse() == Coarse::Person)
    }
}

#[cfg(test)]
mod tests {
    use super::super::discourse::Named;
    use super::*;
    use crate::mention::{Gender, Mention, MentionKind};
    use crate::sentence::conllu;

    /// The name that the pronoun or "group" of a text means. Rows are `form UPOS head deprel`, with empty lines between
    /// sentences; Peru and Chile are countries, Norvik and Azul are armed groups.
    fn meant(rows: &str) -> Option<String> {
        let (mut file, mut at) = (String::new(), 0);
        for row in rows.trim().lines() {
            let cells: Vec<&str> = row.split_whitespace().collect();
            at += 1;
            match cells.as_slice() {
                [form, upos, head, deprel] => {
                    let lemma = form.to_lowercase();
                    file +=
                        &format!("{at}\t{form}\t{lemma}\t{upos}\tNN\t_\t{head}\t{deprel}\t_\t_\n");
                }
                _ => {
                    file += "\n";
                    at = 0;
                }
            }
        }
        let document = conllu::read(&(file + "\n")).remove(0);
        let (mut mentions, mut names) = (Vec::new(), Vec::new());
        for (number, sentence) in document.sentences.iter().enumerate() {
            for (word, known) in sentence.words.iter().enumerate() {
                let form = known.span.of_text(&document.text);
                let (kind, entity_type) = match form {
                    "Peru" | "Chile" => (MentionKind::Name, Some(EntityType::Country)),
                    "Norvik" | "Azul" => (MentionKind::Name, Some(EntityType::ArmedGroup)),
                    "group" => (MentionKind::Nominal, None),
                    "it" | "Its" | "they" => (MentionKind::Pronoun, None),
                    "spokesman" => (MentionKind::Nominal, Some(EntityType::Official)),
                    _ => continue,
                };
                let named = entity_type.filter(|_| kind == MentionKind::Name);
                names.push(named.map(|entity_type| Named {
                    entity: mentions.len() as u32,
                    entity_type,
                    gender: Gender::Unknown,
                    doubtful: false,
                }));
                mentions.push(Mention {
                    span: known.span,
                    sentence: number as u32,
                    head: word as u32,
                    first: word as u32,
                    last: word as u32,
                    kind,
                    entity_type,
                    ..Mention::default()
                });
            }
        }
        let discourse = Discourse::read(&document.text, &document.sentences, &mentions, &names);
        let found = (discourse.phrases.iter().enumerate())
            .filter(|(_, phrase)| !phrase.named() && phrase.noun_type().is_none())
            .find_map(|(at, phrase)| discourse.meant(at, phrase))?;
        let mention = discourse.phrases[found as usize].mention as usize;
        Some(mentions[mention].span.of_text(&document.text).to_owned())
    }

    const SAYS: &str = "
        Peru PROPN 2 nsubj
        say VERB 0 root
        it PRON 4 nsubj
        left VERB 2 ccomp";

    #[test]
    fn it_is_whoever_says_so() {
        assert_eq!(meant(SAYS).as_deref(), Some("Peru"));
        assert_eq!(meant(&SAYS.replace("it", "they")).as_deref(), Some("Peru"));
    }

    #[test]
    fn they_are_not_whoever_does_something_else() {
        assert_eq!(
            meant(&SAYS.replace("it", "they").replace("say", "hit")),
            None
        );
    }

    #[test]
    fn it_is_none_of_two() {
        let both = "
        Peru PROPN 4 nsubj
        and CCONJ 3 cc
        Chile PROPN 1 conj
        say VERB 0 root
        it PRON 6 nsubj
        left VERB 4 ccomp";
        assert_eq!(meant(both), None);
    }

    #[test]
    fn its_spokesman_is_of_whoever_the_sentence_before_tells_of() {
        let rows = "
        Peru PROPN 2 nsubj
        hit VERB 0 root
        Chile PROPN 2 obj

        Its PRON 2 nmod:poss
        spokesman NOUN 3 nsubj
        slept VERB 0 root";
        assert_eq!(meant(rows).as_deref(), Some("Peru"));
        assert_eq!(meant(&rows.replace("spokesman", "ship")), None);
    }

    #[test]
    fn the_group_is_the_only_one_that_was_named() {
        let rows = "
        Norvik PROPN 2 nsubj
        hit VERB 0 root
        Peru PROPN 2 obj

        The DET 2 det
        group NOUN 3 nsubj
        slept VERB 0 root";
        assert_eq!(meant(rows).as_deref(), Some("Norvik"));
        assert_eq!(meant(&rows.replace("Peru", "Azul")), None);
    }
}
