//! Reads an ontology file: TOML in the form of `schema/ontology.toml`. Every complaint names the file, the type and
//! the key, and what to write instead.

use super::trigger::Trigger;
use super::{Lexicon, Ontology, RelationType, TypeSet, Words};
use crate::error::LoadError;
use rustc_hash::FxHashSet;
use serde::Deserialize;
use smol_str::SmolStr;
use std::collections::BTreeMap;
use std::path::Path;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    types: toml::Table,
    words: BTreeMap<String, Vec<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Entry {
    kind: String,
    label: String,
    definition: String,
    #[serde(default)]
    symmetric: bool,
    #[serde(default)]
    place_as_target: bool,
    domain: Vec<String>,
    range: Vec<String>,
    plover: Option<String>,
    #[serde(default)]
    cameo: Vec<String>,
    goldstein: Option<f32>,
    wikidata: Option<String>,
    schema_org: Option<String>,
    #[serde(default)]
    verbs: Vec<String>,
    #[serde(default)]
    verbs_reversed: Vec<String>,
    #[serde(default)]
    nouns: Vec<String>,
    #[serde(default)]
    nouns_reversed: Vec<String>,
    #[serde(default)]
    adjectives: Vec<String>,
    #[serde(default)]
    roles: Vec<String>,
}

const REMEDY: &str = "compare with the built-in schema/ontology.toml";

impl Ontology {
    /// Reads the ontology file at `path`.
    ///
    /// # Errors
    /// If the file can't be read or does not have the form of `schema/ontology.toml`.
    pub fn load(path: &Path) -> Result<Self, LoadError> {
        let place = path.display().to_string();
        let text = std::fs::read_to_string(path).map_err(|e| {
            LoadError::new(
                &place,
                e.to_string(),
                "give the path of a readable TOML file",
            )
        })?;
        Self::read(&place, &text)
    }

    /// Reads an ontology from `text`; `place` names it in errors.
    ///
    /// # Errors
    /// If `text` does not have the form of `schema/ontology.toml`.
    pub fn read(place: &str, text: &str) -> Result<Self, LoadError> {
        let file: File =
            toml::from_str(text).map_err(|e| LoadError::new(place, e.to_string(), REMEDY))?;
        let mut ontology = Self::default();
        for (name, value) in file.types {
            let at = format!("{place}: types.{name}");
            let entry: Entry = value
                .try_into()
                .map_err(|e: toml::de::Error| LoadError::new(&at, e.to_string(), REMEDY))?;
            ontology.add(&at, &name, entry)?;
        }
        let mut words = file.words;
        let mut take = |key: &str| -> FxHashSet<SmolStr> {
            let list = words.remove(key).unwrap_or_default();
            list.into_iter().map(SmolStr::from).collect()
        };
        ontology.words = Words {
            light: take("light"),
            light_reversed: take("light-reversed"),
            planned: take("planned"),
            possible: take("possible"),
            negating: take("negating"),
            believed: take("believed"),
            occurring: take("occurring"),
            speech: take("speech"),
            bodies: take("bodies"),
            facilities: take("facilities"),
            regions: take("regions"),
        };
        if let Some(key) = words.keys().next() {
            let known = "light, light-reversed, planned, possible, negating, believed, occurring, speech, bodies, facilities or regions";
            return Err(LoadError::new(
                format!("{place}: words.{key}"),
                "no such word class",
                format!("use one of {known}"),
            ));
        }
        Ok(ontology)
    }

    fn add(&mut self, at: &str, name: &str, entry: Entry) -> Result<(), LoadError> {
        let relation = self.types.len() as u16;
        let state = match entry.kind.as_str() {
            "state" => true,
            "event" => false,
            other => {
                return Err(LoadError::new(
                    format!("{at}.kind"),
                    format!("unknown kind {other:?}"),
                    "write \"state\" or \"event\"",
                ));
            }
        };
        let (domain, range) = (
            types(at, "domain", &entry.domain)?,
            types(at, "range", &entry.range)?,
        );
        fn file(
            lexicon: &mut Lexicon,
            lines: &[String],
            relation: u16,
            reversed: bool,
            noun: bool,
        ) {
            for line in lines {
                if let Some((lemma, trigger)) = Trigger::parse(line, relation, reversed, noun) {
                    let bucket = lexicon.entry(lemma).or_default();
                    if !bucket.contains(&trigger) {
                        bucket.push(trigger);
                    }
                }
            }
        }
        file(&mut self.verbs, &entry.verbs, relation, false, false);
        file(
            &mut self.verbs,
            &entry.verbs_reversed,
            relation,
            true,
            false,
        );
        file(&mut self.nouns, &entry.nouns, relation, false, true);
        file(&mut self.nouns, &entry.nouns_reversed, relation, true, true);
        file(
            &mut self.adjectives,
            &entry.adjectives,
            relation,
            false,
            true,
        );
        for role in &entry.roles {
            let (words, owners) = role.split_once(" @").unwrap_or((role, "any"));
            let owners: Vec<String> = owners.split('/').map(str::to_owned).collect();
            self.roles
                .entry(words.to_lowercase())
                .or_default()
                .push((relation, types(at, "roles", &owners)?));
        }
        self.types.push(RelationType {
            name: name.into(),
            label: entry.label,
            definition: entry.definition,
            state,
            symmetric: entry.symmetric,
            place_as_target: entry.place_as_target,
            domain,
            range,
            plover: entry.plover,
            cameo: entry.cameo,
            goldstein: entry.goldstein,
            wikidata: entry.wikidata,
            schema_org: entry.schema_org,
        });
        Ok(())
    }
}

/// The set of entity types that a list of type and class names spells.
fn types(at: &str, key: &str, names: &[String]) -> Result<TypeSet, LoadError> {
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    TypeSet::named(&names).map_err(|name| {
        LoadError::new(
            format!("{at}.{key}"),
            format!("unknown entity type {name:?}"),
            "use a type or class of the guidelines, \"actor\" or \"any\"",
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_file_reads() {
        let ontology = Ontology::read("schema/ontology.toml", Ontology::BUILTIN).unwrap();
        assert_eq!(ontology.types.len(), 26);
        assert!(ontology.verbs.len() > 400);
    }

    #[test]
    fn an_unknown_type_is_named_with_its_key() {
        let text = "[words]\n[types.x]\nkind='event'\nlabel=''\ndefinition=''\ndomain=['dragon']\nrange=['any']";
        let error = Ontology::read("my.toml", text).unwrap_err().to_string();
        assert!(
            error.contains("types.x.domain") && error.contains("dragon"),
            "{error}"
        );
    }
}
