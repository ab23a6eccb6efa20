//! The vocabulary of the graph. Entity types are fixed; relation types, with their triggers and crosswalks,
//! come from `schema/ontology.toml`, the source of truth, and can be extended by a user's own file.

use crate::error::LoadError;
use rustc_hash::{FxHashMap, FxHashSet};
use serde::{Deserialize, Serialize};
use smol_str::SmolStr;
use std::fmt;
use std::sync::LazyLock;

mod load;
mod trigger;
mod words;
pub use trigger::Trigger;
pub use words::Words;

/// Triggers by the lemma they are filed under.
pub type Lexicon = FxHashMap<SmolStr, Vec<Trigger>>;

/// The relation types with the words that state them.
#[derive(Clone, Debug, Default)]
pub struct Ontology {
    /// The relation types: the built-in ones by name, then those of a user's file by name.
    pub types: Vec<RelationType>,
    /// Verb triggers.
    pub verbs: Lexicon,
    /// Event nouns.
    pub nouns: Lexicon,
    /// Predicative adjectives.
    pub adjectives: Lexicon,
    /// Words for an office or kinship, lower case, with the types they state and of which owners.
    pub roles: FxHashMap<String, Vec<(u16, TypeSet)>>,
    /// How those words can end: each with what follows each space and hyphen in it, so that most words are no search.
    pub role_ends: FxHashSet<String>,
    /// Word classes that bear on any relation.
    pub words: Words,
}

/// A type of relation.
#[derive(Clone, Debug)]
pub struct RelationType {
    /// Its name in files, such as `met-with`.
    pub name: SmolStr,
    /// A few words for people.
    pub label: String,
    /// What it means.
    pub definition: String,
    /// Whether it is a state, which holds, or an event, which happens.
    pub state: bool,
    /// Whether either end may be the source.
    pub symmetric: bool,
    /// Whether the place where it happens is its target when no other is named.
    pub place_as_target: bool,
    /// Types that the source may have.
    pub domain: TypeSet,
    /// Types that the target may have.
    pub range: TypeSet,
    /// PLOVER event type.
    pub plover: Option<String>,
    /// CAMEO codes, the most common first.
    pub cameo: Vec<String>,
    /// Goldstein conflict–cooperation value.
    pub goldstein: Option<f32>,
    /// Wikidata property.
    pub wikidata: Option<String>,
    /// schema.org property or class.
    pub schema_org: Option<String>,
}

/// A set of entity types.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TypeSet(u16);

impl TypeSet {
    /// The set with `kind` added.
    #[must_use]
    pub const fn with(self, kind: EntityType) -> Self {
        Self(self.0 | 1 << kind as u16)
    }

    /// The set that type and class names spell; `actor` stands for all that can act, `any` for all.
    ///
    /// # Errors
    /// With the first name that is unknown.
    pub fn named(names: &[&str]) -> Result<Self, String> {
        let mut set = Self::default();
        for &name in names {
            let mut known = false;
            for kind in EntityType::ALL {
                let class = kind.coarse().name();
                let actor = class != "other" && kind != EntityType::Place;
                let fits = name == "any"
                    || name == kind.name()
                    || name == class
                    || name == "actor" && actor;
                if fits {
                    set = set.with(kind);
                    known = true;
                }
            }
            if !known {
                return Err(name.to_owned());
            }
        }
        Ok(set)
    }

    /// Whether it holds so few types that it says more than a class does: an official or a leader, not any person.
    pub const fn narrow(self) -> bool {
        self.0.count_ones() < 3
    }

    /// The types of both.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether `kind` is in it.
    pub const fn holds(self, kind: EntityType) -> bool {
        self.0 & (1 << kind as u16) != 0
    }
}

impl Ontology {
    /// The text of the built-in ontology.
    pub const BUILTIN: &'static str = include_str!("../schema/ontology.toml");

    /// The built-in ontology.
    ///
    /// # Errors
    /// Where the program was built with a damaged `schema/ontology.toml`.
    pub fn builtin() -> Result<Self, LoadError> {
        Self::read("<built in>", Self::BUILTIN)
    }

    /// The built-in relation types, for those who only describe what was read. None, were the built-in file damaged;
    /// then nothing can be read in the first place.
    pub fn builtin_types() -> &'static [RelationType] {
        static TYPES: LazyLock<Vec<RelationType>> =
            LazyLock::new(|| Ontology::builtin().map(|o| o.types).unwrap_or_default());
        &TYPES
    }

    /// Whether the built-in type of that name holds both ways.
    pub fn builtin_symmetric(name: &str) -> bool {
        Self::builtin_types()
            .iter()
            .any(|t| t.symmetric && t.name == name)
    }

    /// Whether `role` says that two persons are it to each other, as kin are.
    pub fn mutual_role(&self, role: &str) -> bool {
        let mut types = self.roles.get(role).into_iter().flatten();
        types.any(|&(relation, _)| self.symmetric(relation))
    }

    /// Whether a person can bear `role`: "leader", but not "region".
    pub fn personal_role(&self, role: &str) -> bool {
        let mut types = self.roles.get(role).into_iter().flatten();
        types.any(|&(relation, _)| {
            let kind = self.types.get(usize::from(relation));
            kind.is_some_and(|kind| kind.domain.holds(EntityType::Person))
        })
    }

    /// Whether the type at index `relation` holds both ways.
    pub fn symmetric(&self, relation: u16) -> bool {
        let kind = self.types.get(usize::from(relation));
        kind.is_some_and(|kind| kind.symmetric)
    }

    /// The index of the type of that name.
    pub fn index_of(&self, name: &str) -> Option<u16> {
        self.types
            .iter()
            .position(|t| t.name == name)
            .map(|i| i as u16)
    }
}

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
