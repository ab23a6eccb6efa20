//! The vocabulary of the graph. Entity types are fixed; relation types, with their triggers and crosswalks,
//! come from `schema/ontology.toml`, the source of truth, and can be extended by a user's own file.

use serde::{Deserialize, Serialize};
use std::fmt;

/// What kind of thing an entity is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum EntityType {
    /// Head of state, of government or of a ruling regime, present or former.
    Leader,
    /// Holder of a public office who is no leader.
    Official,
    /// Cited for knowledge: academic, analyst, fellow, doctor.
    Expert,
    /// Any other person.
    Person,
    /// A state, also its government or nation.
    Country,
    /// City, region, sea, airport, base, building, street.
    Place,
    /// A body of a state: ministry, parliament, court, armed force, police.
    Agency,
    /// International or intergovernmental body.
    Alliance,
    /// Political party or electoral bloc.
    Party,
    /// Non-state armed movement.
    ArmedGroup,
    /// Business, airline, bank.
    Company,
    /// Newspaper, broadcaster, news agency.
    Media,
    /// University, think tank, hospital, NGO, foundation.
    Institute,
    /// A named people, ethnic or religious community.
    Group,
    /// Any other named thing: agreement, law, weapon, operation, war, film, event.
    Other,
}

/// The five coarse classes that the fifteen types fall into.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Coarse {
    /// Leader, official, expert, person.
    Person,
    /// Country, place.
    Place,
    /// Agency, alliance, party, armed group, company, media, institute.
    Organization,
    /// A people or community.
    Group,
    /// Anything else.
    Other,
}

impl EntityType {
    /// All types, in the order of the guidelines.
    pub const ALL: [Self; 15] = [
        Self::Leader,
        Self::Official,
        Self::Expert,
        Self::Person,
        Self::Country,
        Self::Place,
        Self::Agency,
        Self::Alliance,
        Self::Party,
        Self::ArmedGroup,
        Self::Company,
        Self::Media,
        Self::Institute,
        Self::Group,
        Self::Other,
    ];

    /// The name used in files: kebab case.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Leader => "leader",
            Self::Official => "official",
            Self::Expert => "expert",
            Self::Person => "person",
            Self::Country => "country",
            Self::Place => "place",
            Self::Agency => "agency",
            Self::Alliance => "alliance",
            Self::Party => "party",
            Self::ArmedGroup => "armed-group",
            Self::Company => "company",
            Self::Media => "media",
            Self::Institute => "institute",
            Self::Group => "group",
            Self::Other => "other",
        }
    }

    /// The type of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|t| t.name() == name)
    }

    /// The coarse class.
    pub const fn coarse(self) -> Coarse {
        match self {
            Self::Leader | Self::Official | Self::Expert | Self::Person => Coarse::Person,
            Self::Country | Self::Place => Coarse::Place,
            Self::Group => Coarse::Group,
            Self::Other => Coarse::Other,
            _ => Coarse::Organization,
        }
    }
}

impl Coarse {
    /// The name used in files.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Place => "place",
            Self::Organization => "organization",
            Self::Group => "group",
            Self::Other => "other",
        }
    }
}

impl fmt::Display for EntityType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
