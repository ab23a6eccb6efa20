//! Phrases that lead up to the names that are meant: lists, marks, brackets and titles.

use crate::ontology::EntityType::{Country, Official};
use crate::relation::sample::stated;

#[test]
fn the_further_names_behind_a_title_are_included_too() {
    let rows = "Chile Chile PROPN NNP 2 nsubj
detained detain VERB VBD 0 root
dozens dozen NOUN NNS 2 obj
of of ADP IN 5 case
people people NOUN NNS 3 nmod
including include VERB VBG 7 case
brothers brother NOUN NNS 5 nmod
Ruiz Ruiz PROPN NNP 7 appos
and and CCONJ CC 10 cc
Soto Soto PROPN NNP 8 conj";
    let names = [("Chile", Country), ("Ruiz", Official), ("Soto", Official)];
    let found = stated(rows, &names);
    assert!(
        found.contains(&"Chile coerced Ruiz".to_owned()),
        "{found:?}"
    );
    assert!(
        found.contains(&"Chile coerced Soto".to_owned()),
        "{found:?}"
    );
}
