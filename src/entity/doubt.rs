//! Names whose type is only guessed, and what the words in front of them say of it.

use super::chain::{Chain, Name};
use crate::mention::{Gazetteer, Mention};
use crate::ontology::{Coarse, EntityType};
use crate::sentence::Sentence;

/// Nouns behind which "of" names a place.
const PLACES: &[&str] = &[
    "town",
    "city",
    "village",
    "port",
    "capital",
    "district",
    "province",
    "region",
    "island",
    "suburb",
    "county",
    "state",
    "settlement",
    "area",
    "peninsula",
    "resort",
];

/// Whether a name was taken for no person by its looks alone: no fact is known of it but that there is such a city.
pub(super) fn doubtful(chain: &Chain, entity_type: EntityType, gazetteer: &Gazetteer) -> bool {
    let short = |name: &Name| name.words.len() <= 3 && !name.capitals;
    let row = chain.row.and_then(|row| gazetteer.row(row));
    entity_type.coarse() != Coarse::Person
        && !matches!(entity_type, EntityType::Country | EntityType::Group)
        && row.is_none_or(|row| row.weak)
        && chain.names.iter().all(short)
}

/// Whether the words in front of a name say that it is a place: "in Lima", "the border town of Lima".
pub(super) fn located(text: &str, sentences: &[Sentence], mention: &Mention) -> bool {
    let form = |back: u32| {
        let sentence = sentences.get(mention.sentence as usize)?;
        let at = mention.first.checked_sub(back)?;
        Some(sentence.form(text, at as usize))
    };
    match form(1) {
        Some("in" | "In") => true,
        Some("of") => form(2).is_some_and(|noun| PLACES.contains(&noun)),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pipeline::Pipeline;
    use crate::text::Article;

    /// Whether the words in front of "Kibumba" say that it is a place.
    fn located(text: &str) -> bool {
        let article = Article {
            text: text.to_owned(),
            ..Article::default()
        };
        let document = Pipeline::builtin().unwrap().analyze(article);
        let named = |m: &&Mention| m.span.of_text(text) == "Kibumba";
        let mention = document.mentions.iter().find(named).unwrap();
        super::located(text, &document.sentences, mention)
    }

    #[test]
    fn what_lies_behind_in_or_is_called_a_town_is_a_place() {
        assert!(located("Rebels shelled the border town of Kibumba."));
        assert!(located("Eleven people died in Kibumba on Monday."));
        assert!(!located("Nobody heard of Kibumba again."));
        assert!(!located("Kibumba left on Monday."));
    }
}
