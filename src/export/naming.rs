//! What property graphs call types: `armed-group` is the label `ArmedGroup`, `met-with` the relationship `MET_WITH`.

use crate::ontology::EntityType;

/// The labels of a node in Neo4j, from coarse to fine.
pub(super) fn labels(entity_type: EntityType) -> Vec<String> {
    let (coarse, fine) = (
        pascal(entity_type.coarse().name()),
        pascal(entity_type.name()),
    );
    let mut labels = vec!["Entity".to_owned(), coarse, fine];
    labels.dedup();
    labels
}

fn pascal(name: &str) -> String {
    name.split('-')
        .flat_map(|word| {
            let mut letters = word.chars();
            letters
                .next()
                .map(|c| c.to_ascii_uppercase())
                .into_iter()
                .chain(letters)
        })
        .collect()
}

/// A relation type as a relationship type of Neo4j.
pub(super) fn relationship(name: &str) -> String {
    name.chars()
        .map(|c| {
            if c.is_alphanumeric() {
                c.to_ascii_uppercase()
            } else {
                '_'
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_those_that_neo4j_likes() {
        assert_eq!(
            labels(EntityType::ArmedGroup),
            ["Entity", "Organization", "ArmedGroup"]
        );
        assert_eq!(labels(EntityType::Person), ["Entity", "Person"]);
        assert_eq!(relationship("met-with"), "MET_WITH");
    }
}
