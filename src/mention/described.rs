//! What a name names by what is said of it, which is surer than its looks: a common noun beside it ("the charity Norvik",
//! "Norvik, a charity") or the noun that ends it ("Norvik River").

use super::cue::{Cue, head_of};
use super::heads::Heads;
use super::label::NameClass;
use super::nouns::Nouns;
use crate::ontology::{Coarse, EntityType};
use crate::sentence::{Deprel, Sentence, Upos};

/// How far behind a name the noun in apposition to it stands.
const REACH: u32 = 10;

/// A name with the sentence that it stands in.
#[derive(Clone, Copy, Debug)]
pub(super) struct Described<'a> {
    pub text: &'a str,
    pub sentence: &'a Sentence,
    pub cues: &'a [Cue],
    /// First word, last word, and the one that the others hang on.
    pub words: (u32, u32, u32),
}

impl Described<'_> {
    /// Whether the words in front say that it is a place: "the town of Norvik".
    pub(super) fn lies(&self, nouns: &Nouns) -> bool {
        let before = |back: u32| self.words.0.checked_sub(back).map(|at| self.form(at));
        before(1) == Some("of") && before(2).is_some_and(|noun| nouns.owns_place(noun))
    }

    /// The class that stands against `class`, which the name was taken for, and the type that a noun beside it says.
    pub(super) fn told(
        &self,
        descriptions: &Heads,
        class: NameClass,
    ) -> (Option<NameClass>, Option<EntityType>) {
        let kind = self.kind(descriptions, class);
        let headed = || self.headed().filter(|_| class == NameClass::Person);
        (kind.map(class_of).or_else(headed), kind)
    }

    /// What the common noun beside the name says that it is; one that goes on behind it only of a body ("the Norvik party").
    fn kind(&self, descriptions: &Heads, class: NameClass) -> Option<EntityType> {
        let of = |noun: u32| {
            let phrase = (0..=noun).rev().map_while(|at| self.cues.get(at as usize));
            Some(descriptions.find(phrase.map(|cue| cue.lower))?.kind)
        };
        let goes_on = || {
            let noun = self
                .going_on()
                .filter(|_| class == NameClass::Organization)?;
            of(noun).filter(|kind| class_of(*kind) == class)
        };
        (self.in_front().or_else(|| self.behind()))
            .and_then(of)
            .or_else(goes_on)
    }

    /// The class that the noun at the end of a name makes of what was taken for a person: "Norvik River". Where a word of it
    /// is also part of people's names it is left alone: "Ana Hall".
    fn headed(&self) -> Option<NameClass> {
        let (first, last, _) = self.words;
        let called = |at: u32| self.cues.get(at as usize).map_or(0, |cue| cue.called.0);
        let own = first < last && [first, last].iter().all(|&at| called(at) == 0);
        let head = head_of(self.cues, first as usize, last as usize).filter(|_| own)?;
        Some(class_of(head.kind))
    }

    /// The common noun right in front of the name, or of the quotation mark that opens it, where the tree ties them.
    fn in_front(&self) -> Option<u32> {
        let (first, last, head) = self.words;
        let quoted = |at: &u32| matches!(self.form(*at), "*" | "\"" | "“" | "‘" | "'");
        let before = first.checked_sub(1)?;
        let noun = if quoted(&before) {
            before.checked_sub(1)?
        } else {
            before
        };
        let word = |at: u32| self.sentence.words.get(at as usize);
        let above = |at: u32| word(at)?.head;
        let own = above(noun).is_some_and(|over| first <= over && over <= last);
        let names = above(head) == Some(noun) && self.ties(head);
        // the parser took both for subjects
        let twin = above(head) == above(noun) && word(head)?.deprel == word(noun)?.deprel;
        self.common(noun).filter(|_| own || names || twin)
    }

    /// The common noun in apposition behind the name: "Norvik, a charity".
    fn behind(&self) -> Option<u32> {
        let (_, last, head) = self.words;
        let says = |&at: &u32| {
            let word = self.sentence.words.get(at as usize);
            word.is_some_and(|word| word.head == Some(head) && word.deprel == Deprel::Appos)
        };
        let apart = matches!(self.form(last + 1), "," | "(" | "–" | "—");
        (last + 2..last + REACH)
            .filter(|_| apart)
            .find(says)
            .and_then(|at| self.common(at))
    }

    /// The common noun that goes on behind the name, and leads up to no other.
    fn going_on(&self) -> Option<u32> {
        let (_, last, head) = self.words;
        let next = self.cues.get(last as usize + 2);
        let over = self.sentence.words.get(head as usize)?.head == Some(last + 1);
        (over && !next.is_some_and(|cue| cue.capital))
            .then(|| self.common(last + 1))
            .flatten()
    }

    /// Whether word `at` hangs on a noun as its name.
    fn ties(&self, at: u32) -> bool {
        let word = self.sentence.words.get(at as usize);
        word.is_some_and(|word| {
            matches!(
                word.deprel,
                Deprel::Appos | Deprel::Flat | Deprel::Compound | Deprel::NmodDesc
            )
        })
    }

    /// Word `at`, if it is a common noun in small letters.
    fn common(&self, at: u32) -> Option<u32> {
        let word = self.sentence.words.get(at as usize)?;
        let small = self.form(at).chars().all(char::is_lowercase);
        (small && word.upos == Upos::Noun).then_some(at)
    }

    fn form(&self, at: u32) -> &str {
        self.sentence.form(self.text, at as usize)
    }
}

/// The class of names of a type.
const fn class_of(kind: EntityType) -> NameClass {
    match kind.coarse() {
        Coarse::Person => NameClass::Person,
        Coarse::Place => NameClass::Place,
        Coarse::Organization => NameClass::Organization,
        Coarse::Group => NameClass::Group,
        Coarse::Other => NameClass::Other,
    }
}

#[cfg(test)]
mod tests {
    use crate::ontology::EntityType;
    use crate::pipeline::Pipeline;
    use crate::text::Article;

    /// The names of a text, each with the type of its entity.
    fn named(text: &str) -> Vec<(String, EntityType)> {
        let article = Article {
            text: text.to_owned(),
            ..Article::default()
        };
        let document = Pipeline::builtin().unwrap().analyze(article);
        let entities = document.entities.iter();
        entities
            .map(|entity| (entity.name.clone(), entity.entity_type))
            .collect()
    }

    #[track_caller]
    fn is(text: &str, name: &str, kind: EntityType) {
        let found = named(text);
        assert!(found.contains(&(name.to_owned(), kind)), "{found:?}");
    }

    #[test]
    fn a_common_noun_in_front_says_what_a_name_names() {
        is(
            "The rescue charity Zorvex sued the ministry.",
            "Zorvex",
            EntityType::Institute,
        );
        is(
            "The law firm Harlow Finch sued the bank.",
            "Harlow Finch",
            EntityType::Company,
        );
        is(
            "Tropical storm Odalis hit the coast.",
            "Odalis",
            EntityType::Other,
        );
    }

    #[test]
    fn an_apposition_says_what_a_name_names() {
        is(
            "Morvena, the country's largest trade union, called a strike.",
            "Morvena",
            EntityType::Institute,
        );
    }

    #[test]
    fn what_a_town_or_a_coast_is_of_is_a_place() {
        let text = "Rebels captured the town of Om Hassan, near the border.";
        is(text, "Om Hassan", EntityType::Place);
        let text = "A boat sank off the coast of Jabal Karim, Egypt.";
        is(text, "Jabal Karim", EntityType::Place);
    }

    #[test]
    fn a_firm_that_somebody_works_for_is_not_what_they_are() {
        let text = "Ana Ruiz of Zorvex, a firm that makes pumps, met reporters.";
        is(text, "Ana Ruiz", EntityType::Person);
    }

    #[test]
    fn the_noun_that_ends_a_name_keeps_it_from_being_a_person() {
        is(
            "Talven Valley Police arrested two men.",
            "Talven Valley Police",
            EntityType::Agency,
        );
    }
}
