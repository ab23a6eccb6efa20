//! Deals, talks and joint deeds: who their parties are, and what else the same words say.

use crate::ontology::EntityType::{Country, Leader};
use crate::relation::sample::stated;

#[test]
fn an_ultimatum_demands_and_warns() {
    let rows = "Ruiz Ruiz PROPN NNP 2 nsubj
issued issue VERB VBD 0 root
an a DET DT 4 det
ultimatum ultimatum NOUN NN 2 obj
to to ADP IN 6 case
Peru Peru PROPN NNP 4 nmod";
    let found = stated(rows, &[("Ruiz", Leader), ("Peru", Country)]);
    assert_eq!(found, ["Ruiz demanded-of Peru", "Ruiz warned Peru"]);
}
