//! What coreference knows of a phrase before it decides anything: its words, its part in the clause, its number, how
//! it is determined, whose words it is in. The sentence's
//! [`Grammar`](super::grammar::Grammar) reads it off the tree, a [`Discourse`](super::discourse::Discourse) lists phrases in text order.

use crate::mention::{Gender, MentionKind};
use crate::ontology::{Coarse, EntityType};
use crate::sentence::{Vectors, Xpos};

/// The part that a phrase plays in its clause; a conjunct plays the part of what it is joined to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Part {
    #[default]
    Other,
    Subject,
    PassiveSubject,
    Object,
    Possessor,
    Oblique,
    Modifier,
    Root,
}

/// What determines a noun.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Determiner {
    #[default]
    Bare,
    Definite,
    Demonstrative,
    Indefinite,
    Quantifier,
    Possessor,
    Number,
}

/// Pronouns that behave alike.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Pronoun {
    #[default]
    None,
    He,
    She,
    It,
    They,
    I,
    We,
    You,
    This,
    That,
}

impl Pronoun {
    pub(super) fn of(lower: &str) -> Self {
        match lower {
            "he" | "him" | "his" | "himself" => Self::He,
            "she" | "her" | "hers" | "herself" => Self::She,
            "it" | "its" | "itself" => Self::It,
            "they" | "them" | "their" | "theirs" | "themselves" => Self::They,
            "i" | "me" | "my" | "mine" | "myself" => Self::I,
            "we" | "us" | "our" | "ours" | "ourselves" => Self::We,
            "you" | "your" | "yours" | "yourself" | "yourselves" => Self::You,
            "this" | "these" => Self::This,
            "that" | "those" => Self::That,
            _ => Self::None,
        }
    }

    /// Whether it stands for who speaks or is spoken to.
    pub(super) const fn speaks(self) -> bool {
        matches!(self, Self::I | Self::We | Self::You)
    }
}

/// A phrase that refers.
#[derive(Clone, Debug, Default)]
pub struct Phrase {
    /// Its mention; a group has that of its first member.
    pub mention: u32,
    /// Whether it is a coordination as a whole: "Peru and Chile".
    pub group: bool,
    /// Index of its sentence.
    pub sentence: u32,
    /// Its first and last word with all that depends on its head.
    pub first: u32,
    /// See `first`.
    pub last: u32,
    /// The phrase that it renames: of "his brother Ivan", "Ivan" renames "his brother".
    pub renames: Option<u32>,
    pub(super) head: u32,
    pub(super) kind: MentionKind,
    pub(super) pronoun: Pronoun,
    pub(super) reflexive: bool,
    pub(super) part: Part,
    pub(super) determiner: Determiner,
    pub(super) plural: bool,
    pub(super) gender: Gender,
    /// Names: 1 + type; nouns: 32 + the type that they can stand for; 0 unknown.
    pub(super) kind_of_thing: u64,
    /// Whether it is a name that may yet be a person's, whatever its type says.
    pub(super) doubtful: bool,
    /// Hash of the head's lemma.
    pub(super) lemma: u64,
    /// What is surely the same thing elsewhere in the article has the same key; 0 for pronouns.
    pub(super) key: u64,
    /// Hash of all its words.
    pub(super) words: u64,
    /// Hashes of what modifies the head, sorted.
    pub(super) modifiers: Vec<u64>,
    /// Whether more than words in front modify the head.
    pub(super) heavy: bool,
    /// The predicate of its clause.
    pub(super) governor: Option<u32>,
    pub(super) governor_lemma: u64,
    /// Whether that clause depends on no other.
    pub(super) main: bool,
    pub(super) quoted: bool,
    pub(super) nested: bool,
    /// Whether it is its sentence's first.
    pub(super) opens: bool,
    /// How often its key was seen before.
    pub(super) seen: u32,
    /// How often its key stands in the article.
    pub(super) total: u32,
    /// Whether no other name stands in the article more often.
    pub(super) leading: bool,
    pub(super) xpos: u64,
}

impl Phrase {
    /// Whether its words hold word `at` of the same sentence.
    pub(super) const fn holds(&self, at: u32) -> bool {
        self.first <= at && at <= self.last
    }

    /// What an encoder says of its head.
    pub fn vector<'v>(&self, vectors: &'v Vectors) -> Option<&'v [f32]> {
        let words = vectors.sentence(self.sentence as usize);
        let from = self.head as usize * vectors.width();
        words.get(from..from + vectors.width())
    }

    pub(super) const fn named(&self) -> bool {
        matches!(self.kind, MentionKind::Name) && !self.group
    }

    /// Whether it is a common noun or a pronoun that can stand for a thing with a name.
    pub(super) fn stands_for_entities(&self) -> bool {
        let points = matches!(self.pronoun, Pronoun::This | Pronoun::That);
        let proper = [Xpos::Nnp, Xpos::Nnps]
            .iter()
            .any(|&tag| self.xpos == tag as u64);
        // "the President"
        let titled = self.determiner == Determiner::Definite
            && (self.noun_type()).is_some_and(|kind| kind.coarse() == Coarse::Person);
        let common = self.kind != MentionKind::Name && !self.group && (!proper || titled);
        common && !self.pronoun.speaks() && !points
    }

    /// The type of a name.
    pub(super) fn name_type(&self) -> Option<EntityType> {
        let number = self.kind_of_thing.checked_sub(1)?;
        (EntityType::ALL.into_iter()).find(|&kind| kind as u64 == number)
    }

    /// The type of what a noun can stand for.
    pub(super) fn noun_type(&self) -> Option<EntityType> {
        let number = self.kind_of_thing.checked_sub(32)?;
        (EntityType::ALL.into_iter()).find(|&kind| kind as u64 == number)
    }

    /// Whether a noun or pronoun can mean an entity of type `named`, of which `doubtful` says whether the type is a guess.
    pub(super) fn can_mean(&self, named: EntityType, doubtful: bool) -> bool {
        let person = named.coarse() == Coarse::Person;
        match self.pronoun {
            Pronoun::He | Pronoun::She => person || doubtful,
            Pronoun::It => !person,
            Pronoun::They => !person && !matches!(named, EntityType::Place | EntityType::Other),
            Pronoun::None => {
                let sexed = matches!(self.gender, Gender::Male | Gender::Female);
                let alike = self.noun_type().is_none_or(|own| one_kind(own, named));
                alike && (person || !sexed)
            }
            _ => true,
        }
    }

    /// Whether a name can be of what a noun of type `hint` stands for.
    pub(super) fn can_be(&self, hint: EntityType) -> bool {
        self.name_type().is_none_or(|own| one_kind(hint, own))
    }

    /// Whether it is "he" or "she" in any of their forms.
    pub(super) const fn personal(&self) -> bool {
        matches!(self.pronoun, Pronoun::He | Pronoun::She)
    }

    /// Whether it is a person's name.
    pub(super) fn person(&self) -> bool {
        use EntityType::{Expert, Leader, Official, Person};
        [Expert, Leader, Official, Person]
            .iter()
            .any(|&t| self.kind_of_thing == 1 + t as u64)
    }
}

/// Whether two types are of one coarse class; a country is no other place.
fn one_kind(one: EntityType, other: EntityType) -> bool {
    let country = |kind| kind == EntityType::Country;
    one.coarse() == other.coarse() && country(one) == country(other)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pronoun_for_things_means_no_person() {
        let it = Phrase {
            pronoun: Pronoun::It,
            ..Phrase::default()
        };
        assert!(!it.can_mean(EntityType::Leader, false));
        assert!(it.can_mean(EntityType::Country, false));
    }

    #[test]
    fn they_are_no_place() {
        let they = Phrase {
            pronoun: Pronoun::They,
            ..Phrase::default()
        };
        assert!(!they.can_mean(EntityType::Place, false));
        assert!(they.can_mean(EntityType::Country, false));
    }

    #[test]
    fn he_means_what_may_yet_be_a_person() {
        let he = Phrase {
            pronoun: Pronoun::He,
            ..Phrase::default()
        };
        assert!(!he.can_mean(EntityType::Company, false));
        assert!(he.can_mean(EntityType::Company, true));
    }

    #[test]
    fn a_noun_means_what_is_of_its_kind() {
        let airline = Phrase {
            kind: MentionKind::Nominal,
            kind_of_thing: 32 + EntityType::Company as u64,
            ..Phrase::default()
        };
        assert!(airline.can_mean(EntityType::Company, false));
        assert!(!airline.can_mean(EntityType::Country, false));
    }
}
