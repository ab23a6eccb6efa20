//! Who harms whom and who helps, where the ends stand apart from what is done.

use crate::ontology::EntityType::Country;
use crate::relation::sample::stated;

#[test]
fn whoever_wants_to_bolster_a_war_does_not_wage_it() {
    let rows = "Peru Peru PROPN NNP 2 nsubj
wants want VERB VBZ 0 root
to to PART TO 4 mark
bolster bolster VERB VB 2 xcomp
the the DET DT 7 det
Chilean Chilean ADJ JJ 7 amod
war war NOUN NN 4 obj
on on ADP IN 9 case
Ecuador Ecuador PROPN NNP 7 nmod";
    let names = [
        ("Peru", Country),
        ("Chilean", Country),
        ("Ecuador", Country),
    ];
    let found = stated(rows, &names);
    assert!(
        found.contains(&"Chilean attacked Ecuador".to_owned()),
        "{found:?}"
    );
    assert!(
        !found.contains(&"Peru attacked Ecuador".to_owned()),
        "{found:?}"
    );
}
