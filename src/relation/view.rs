//! The country that each sentence of an article has in view, which "the government" is that of: the one of the city where
//! the sentence is told, else whose deeds the sentence before tells of, else the one that the article names most.

use super::argument::{By, Referents};
use super::frame::Tree;
use crate::entity::Entity;
use crate::ontology::EntityType;
use crate::sentence::Deprel;

/// The country in view of each sentence, where the article names any; `focus` is the one that it names most.
pub(super) fn views(
    trees: &[Tree<'_>],
    referents: &[Referents<'_>],
    entities: &[Entity],
    focus: Option<u32>,
) -> Vec<Option<u32>> {
    let mut last = None;
    let each = trees.iter().zip(referents).map(|(tree, own)| {
        let here = told_in(tree, own, entities).or(last).or(focus);
        last = subject(tree, own, entities);
        here
    });
    each.collect()
}

/// The country of the city in which a sentence is told: "said in Lima".
fn told_in(tree: &Tree<'_>, own: &Referents<'_>, entities: &[Entity]) -> Option<u32> {
    let city = |w: usize| {
        let (_, entity) = own.at(w)?;
        let head = tree.top(tree.name(w)?);
        let place = own.kind(entity) == EntityType::Place && tree.preposition(head) == "in";
        let main = tree.head(head).filter(|&verb| tree.head(verb).is_none());
        country(entities, entity).filter(|_| place && main.is_some())
    };
    (0..tree.len()).find_map(city)
}

/// The country that does what a sentence tells.
fn subject(tree: &Tree<'_>, own: &Referents<'_>, entities: &[Entity]) -> Option<u32> {
    let root = (0..tree.len()).find(|&i| tree.head(i).is_none())?;
    let subject = tree.by(root, Deprel::Nsubj).next()?;
    let mut meant = own.of(subject, false).into_iter();
    let only = meant.next().filter(|r| r.by != By::Context)?;
    country(entities, only.entity).filter(|_| meant.next().is_none())
}

/// The country of the article that an entity is or is known to belong to.
fn country(entities: &[Entity], entity: u32) -> Option<u32> {
    let known = entities.get(entity as usize)?;
    if known.entity_type == EntityType::Country {
        return Some(entity);
    }
    let code = known.iso.as_deref()?;
    let own = |e: &Entity| e.entity_type == EntityType::Country && e.iso.as_deref() == Some(code);
    entities.iter().position(own).map(|e| e as u32)
}

#[cfg(test)]
mod tests {
    use crate::ontology::EntityType::{Country, Official, Place};
    use crate::relation::sample::told;

    /// Whose minister Ana is, where the sentence in front of `last` tells of Peru or Chile.
    fn minister(first: &str, second: &str, last: &str) -> Vec<String> {
        let slept = |name| format!("{name} {name} PROPN NNP 2 nsubj\nslept sleep VERB VBD 0 root");
        let rows = format!("{}\n\n{}\n\n{last}", slept(first), slept(second));
        let names = [
            (first, Country),
            (second, Country),
            ("Ana", Official),
            ("Lima", Place),
        ];
        told(&rows, &names)
    }

    const SPOKE: &str = "Minister minister NOUN NN 2 nmod:desc
Ana Ana PROPN NNP 3 nsubj
spoke speak VERB VBD 0 root
PLACE in ADP IN 5 case
Lima Lima PROPN NNP 3 obl";

    #[test]
    fn a_minister_serves_the_country_whose_deeds_the_sentence_before_tells_of() {
        let near = SPOKE.replace("PLACE", "near");
        assert_eq!(
            minister("Chile", "Peru", &near),
            ["Ana affiliated-with Peru"]
        );
    }

    #[test]
    fn a_minister_who_speaks_in_a_city_serves_its_country() {
        let inside = SPOKE.replace("PLACE", "in");
        assert_eq!(
            minister("Peru", "Chile", &inside),
            ["Ana affiliated-with Peru"]
        );
    }
}
