//! Where persons belong and whose kin they are.

use crate::ontology::EntityType::{Country, Leader};
use crate::relation::sample::stated;

#[test]
fn titles_of_several_words_have_a_plural() {
    let rows = "Peruvian Peruvian ADJ JJ 3 amod
prime prime ADJ JJ 3 amod
ministers minister NOUN NNS 4 nmod:desc
Ana Ana PROPN NNP 0 root
and and CCONJ CC 6 cc
Luz Luz PROPN NNP 4 conj";
    let names = [("Peruvian", Country), ("Ana", Leader), ("Luz", Leader)];
    let expected = ["Ana leads Peruvian", "Luz leads Peruvian"];
    assert_eq!(stated(rows, &names), expected);
}

#[test]
fn a_former_office_may_be_one_word() {
    let rows = "Peruvian Peruvian ADJ JJ 2 amod
ex-president ex-president NOUN NN 3 nmod:desc
Ana Ana PROPN NNP 0 root";
    let names = [("Peruvian", Country), ("Ana", Leader)];
    assert_eq!(stated(rows, &names), ["Ana leads Peruvian"]);
}
