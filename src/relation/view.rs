//! The countries that each sentence of an article has in view: for who acts, the one of the city where the sentence is
//! told, else whose deeds the sentence before tells of; for who serves, the first that the sentence before names; for both,
//! else the one that the article names most.

use super::argument::{By, Referents, country_of};
use super::frame::Tree;
use crate::entity::Entity;
use crate::ontology::EntityType;
use crate::sentence::Deprel;

/// The countries that a sentence has in view.
#[derive(Clone, Copy, Debug, Default)]
pub struct View {
    /// Whose government and forces "the government" and "the army" are.
    pub acting: Option<u32>,
    /// Whose officer "the minister" is.
    pub served: Option<u32>,
}

/// What each sentence has in view; `focus` is the country that the article names most.
pub(super) fn views(
    trees: &[Tree<'_>],
    referents: &[Referents<'_>],
    entities: &[Entity],
    focus: Option<u32>,
) -> Vec<View> {
    let (mut acted, mut opened) = (None, None);
    let each = trees.iter().zip(referents).map(|(tree, own)| {
        let told = told_in(tree, own, entities);
        let view = View {
            acting: told.or(acted).or(focus),
            served: opened.or(focus),
        };
        acted = subject(tree, own, entities);
        opened = (0..tree.len()).find_map(|w| country_of(entities, own.written(w)?.1));
        view
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
        country_of(entities, entity).filter(|_| place && main.is_some())
    };
    (0..tree.len()).find_map(city)
}

/// The country that does what a sentence tells.
fn subject(tree: &Tree<'_>, own: &Referents<'_>, entities: &[Entity]) -> Option<u32> {
    let root = (0..tree.len()).find(|&i| tree.head(i).is_none())?;
    let subject = tree.by(root, Deprel::Nsubj).next()?;
    let mut meant = own.of(subject, false).into_iter();
    let only = meant.next().filter(|r| r.by != By::Context)?;
    country_of(entities, only.entity).filter(|_| meant.next().is_none())
}

#[cfg(test)]
mod tests {
    use crate::ontology::EntityType::{Country, Official, Place};
    use crate::relation::sample::told;

    /// What `last` states behind sentences that tell of two countries.
    fn stated(first: &str, second: &str, last: &str) -> Vec<String> {
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

    #[test]
    fn a_minister_serves_the_country_that_the_sentence_before_opens_with() {
        let spoke = "Minister minister NOUN NN 2 nmod:desc
Ana Ana PROPN NNP 3 nsubj
spoke speak VERB VBD 0 root
of of ADP IN 5 case
Lima Lima PROPN NNP 3 obl";
        assert_eq!(stated("Chile", "Peru", spoke), ["Ana affiliated-with Peru"]);
    }

    #[test]
    fn the_government_is_that_of_the_city_in_which_the_sentence_is_told() {
        let praised = "The the DET DT 2 det
government government NOUN NN 3 nsubj
praised praise VERB VBD 0 root
Ana Ana PROPN NNP 3 obj
in in ADP IN 6 case
Lima Lima PROPN NNP 3 obl";
        assert_eq!(stated("Peru", "Chile", praised), ["Peru supports Ana"]);
        let of = praised.replace("in in", "of of").replace("3 obl", "4 nmod");
        assert!(stated("Peru", "Chile", &of).contains(&"Chile supports Ana".to_owned()));
    }

    #[test]
    fn the_government_is_of_no_country_but_that_of_the_cities_told_of() {
        let rows = "Chile Chile PROPN NNP 2 nsubj
slept sleep VERB VBD 0 root

Lima Lima PROPN NNP 2 nsubj
slept sleep VERB VBD 0 root

Lima Lima PROPN NNP 2 nsubj
slept sleep VERB VBD 0 root

The the DET DT 2 det
government government NOUN NN 3 nsubj
praised praise VERB VBD 0 root
Ana Ana PROPN NNP 3 obj";
        let names = [
            ("Chile", Country),
            ("Lima", Place),
            ("Lima", Place),
            ("Ana", Official),
        ];
        assert_eq!(told(rows, &names), Vec::<String>::new());
    }
}
