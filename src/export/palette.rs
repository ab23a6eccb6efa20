//! The colours of the entity types in pictures and in the explorer.

use crate::ontology::EntityType;

/// The colour on a white page. The classes stay apart for colour-blind readers, after Okabe and Ito (2008); types are
/// shades within their class.
pub(super) const fn on_light(entity_type: EntityType) -> &'static str {
    match entity_type {
        EntityType::Leader => "#b2182b",
        EntityType::Official => "#d6604d",
        EntityType::Expert => "#e08fb0",
        EntityType::Person => "#f4a582",
        EntityType::Country => "#0072b2",
        EntityType::Place => "#56b4e9",
        EntityType::Agency => "#1b7837",
        EntityType::Alliance => "#009e73",
        EntityType::Party => "#7fbf7b",
        EntityType::ArmedGroup => "#542788",
        EntityType::Company => "#998ec3",
        EntityType::Media => "#e69f00",
        EntityType::Institute => "#b8860b",
        EntityType::Group => "#8c510a",
        EntityType::Other => "#7f7f7f",
    }
}

/// The colour on a black page: the same hue, lighter where it would sink.
pub(super) const fn on_dark(entity_type: EntityType) -> &'static str {
    match entity_type {
        EntityType::Leader => "#ef5a6a",
        EntityType::Official => "#e88070",
        EntityType::Country => "#4aa3df",
        EntityType::Place => "#8fd0f5",
        EntityType::Agency => "#4caf6d",
        EntityType::Alliance => "#2fc59b",
        EntityType::Party => "#9fd69b",
        EntityType::ArmedGroup => "#a07fe0",
        EntityType::Company => "#b9b0de",
        EntityType::Institute => "#d6a738",
        EntityType::Group => "#c98b45",
        EntityType::Other => "#a3a3a3",
        light => on_light(light),
    }
}
