//! Reads an ontology file: TOML in the form of `schema/ontology.toml`. The built-in file is read the same way as a
//! user's own, which adds to it or overrides it. Every complaint names the file, the line, and what to write instead.

use super::trigger::Trigger;
use super::{Lexicon, Ontology, RelationType, TypeSet, Words};
use crate::error::LoadError;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::Path;
use toml::Spanned;

type Line = Spanned<String>;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    types: BTreeMap<Line, Entry>,
    #[serde(default)]
    words: BTreeMap<String, Vec<Line>>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
struct Entry {
    kind: Option<Line>,
    label: Option<String>,
    definition: Option<String>,
    symmetric: Option<bool>,
    place_as_target: Option<bool>,
    domain: Option<Vec<Line>>,
    range: Option<Vec<Line>>,
    plover: Option<String>,
    cameo: Option<Vec<String>>,
    goldstein: Option<f32>,
    wikidata: Option<String>,
    schema_org: Option<String>,
    verbs: Vec<Line>,
    verbs_reversed: Vec<Line>,
    nouns: Vec<Line>,
    nouns_reversed: Vec<Line>,
    adjectives: Vec<Line>,
    roles: Vec<Line>,
}

const REMEDY: &str = "write it as in schema/ontology.toml; docs/ontology.md explains the form";

/// A text being read, for errors that name its lines.
struct Source<'a> {
    place: &'a str,
    text: &'a str,
}

impl Source<'_> {
    /// An error about what stands at byte `at`.
    fn error(&self, at: usize, problem: impl Into<String>, remedy: impl Into<String>) -> LoadError {
        let before = self.text.get(..at).unwrap_or(self.text);
        let line = before.matches('\n').count() + 1;
        LoadError::new(format!("{}:{line}", self.place), problem, remedy)
    }
}

impl Ontology {
    /// Reads the ontology file at `path`, on top of the built-in one.
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
        let mut ontology = Self::builtin()?;
        ontology.extend(&place, &text)?;
        Ok(ontology)
    }

    /// Reads an ontology from `text`; `place` names it in errors.
    ///
    /// # Errors
    /// If `text` does not have the form of `schema/ontology.toml`.
    pub fn read(place: &str, text: &str) -> Result<Self, LoadError> {
        let mut ontology = Self::default();
        ontology.extend(place, text)?;
        Ok(ontology)
    }

    /// Adds the types, triggers and words of `text`. What it says of a type that is there overrides what is known; a
    /// trigger of a known type is added, one that another type has moves, one that begins with `-` is removed.
    ///
    /// # Errors
    /// If `text` does not have the form of `schema/ontology.toml`.
    pub fn extend(&mut self, place: &str, text: &str) -> Result<(), LoadError> {
        let source = Source { place, text };
        let file: File = toml::from_str(text).map_err(|e| {
            let at = e.span().map_or(0, |s| s.start);
            source.error(at, e.message(), REMEDY)
        })?;
        for (name, entry) in file.types {
            self.add(&source, &name, entry)?;
        }
        for (key, list) in file.words {
            let Some(words) = self.words.class(&key) else {
                let at = list.first().map_or(0, |w| w.span().start);
                let problem = format!("no word class {key:?}");
                return Err(source.error(
                    at,
                    problem,
                    format!("use one of {}", Words::NAMES.join(", ")),
                ));
            };
            for word in list {
                match word.get_ref().strip_prefix('-') {
                    Some(gone) => words.remove(gone),
                    None => words.insert(word.get_ref().into()),
                };
            }
        }
        Ok(())
    }

    fn add(&mut self, source: &Source<'_>, name: &Line, entry: Entry) -> Result<(), LoadError> {
        let at = name.span().start;
        let known = self.index_of(name.get_ref());
        let need = |what: &str| {
            let problem = format!("the new type {:?} has no {what}", name.get_ref());
            source.error(at, problem, format!("add {what} = …"))
        };
        let state = match &entry.kind {
            Some(kind) => match kind.get_ref().as_str() {
                "state" => Some(true),
                "event" => Some(false),
                other => {
                    let problem = format!("unknown kind {other:?}");
                    let remedy = "write \"state\" or \"event\"";
                    return Err(source.error(kind.span().start, problem, remedy));
                }
            },
            None => None,
        };
        let set = |list: &Option<Vec<Line>>| -> Result<Option<TypeSet>, LoadError> {
            list.as_ref().map(|l| types(source, l)).transpose()
        };
        let (domain, range) = (set(&entry.domain)?, set(&entry.range)?);
        let relation = match known {
            Some(index) => index,
            None => {
                self.types.push(RelationType {
                    name: name.get_ref().into(),
                    label: entry.label.clone().ok_or_else(|| need("label"))?,
                    definition: entry.definition.clone().ok_or_else(|| need("definition"))?,
                    state: state.ok_or_else(|| need("kind"))?,
                    symmetric: false,
                    place_as_target: false,
                    domain: domain.ok_or_else(|| need("domain"))?,
                    range: range.ok_or_else(|| need("range"))?,
                    plover: None,
                    cameo: Vec::new(),
                    goldstein: None,
                    wikidata: None,
                    schema_org: None,
                });
                self.types.len() as u16 - 1
            }
        };
        if let Some(kind) = self.types.get_mut(relation as usize) {
            fn put<T>(slot: &mut T, value: Option<T>) {
                if let Some(value) = value {
                    *slot = value;
                }
            }
            put(&mut kind.label, entry.label);
            put(&mut kind.definition, entry.definition);
            put(&mut kind.state, state);
            put(&mut kind.symmetric, entry.symmetric);
            put(&mut kind.place_as_target, entry.place_as_target);
            put(&mut kind.domain, domain);
            put(&mut kind.range, range);
            put(&mut kind.cameo, entry.cameo);
            kind.plover = entry.plover.or(kind.plover.take());
            kind.goldstein = entry.goldstein.or(kind.goldstein);
            kind.wikidata = entry.wikidata.or(kind.wikidata.take());
            kind.schema_org = entry.schema_org.or(kind.schema_org.take());
        }
        let lists = [
            (&entry.verbs, false, false),
            (&entry.verbs_reversed, true, false),
            (&entry.nouns, false, true),
            (&entry.nouns_reversed, true, true),
        ];
        for (lines, reversed, noun) in lists {
            let lexicon = if noun {
                &mut self.nouns
            } else {
                &mut self.verbs
            };
            file(source, lexicon, lines, (relation, reversed, noun))?;
        }
        let adjectives = &mut self.adjectives;
        file(
            source,
            adjectives,
            &entry.adjectives,
            (relation, false, true),
        )?;
        for role in &entry.roles {
            let (words, owners) = role
                .get_ref()
                .split_once(" @")
                .unwrap_or((role.get_ref(), "any"));
            let names: Vec<&str> = owners.split('/').collect();
            let owners = TypeSet::named(&names).map_err(|n| unknown(source, role, &n))?;
            match words.strip_prefix('-') {
                Some(gone) => {
                    if let Some(types) = self.roles.get_mut(&gone.to_lowercase()) {
                        types.retain(|(r, _)| *r != relation);
                    }
                }
                None => {
                    let words = words.to_lowercase();
                    let ends = words.match_indices([' ', '-']);
                    let ends = ends.filter_map(|(at, _)| words.get(at + 1..));
                    self.role_ends.extend(ends.map(str::to_owned));
                    self.role_ends.insert(words.clone());
                    self.roles
                        .entry(words)
                        .or_default()
                        .push((relation, owners));
                }
            }
        }
        Ok(())
    }
}

/// Files the triggers of `lines` in `lexicon`.
fn file(
    source: &Source<'_>,
    lexicon: &mut Lexicon,
    lines: &[Line],
    (relation, reversed, noun): (u16, bool, bool),
) -> Result<(), LoadError> {
    for line in lines {
        let (gone, words) = match line.get_ref().strip_prefix('-') {
            Some(words) => (true, words),
            None => (false, line.get_ref().as_str()),
        };
        let (lemma, trigger) = Trigger::parse(words, relation, reversed, noun).map_err(|why| {
            let problem = format!("the trigger {:?} {why}", line.get_ref());
            source.error(line.span().start, problem, REMEDY)
        })?;
        let bucket = lexicon.entry(lemma).or_default();
        // A later file's word is the last one.
        bucket.retain(|known| {
            !known.same_words(&trigger)
                || known.relation != relation && (trigger.also || source.place == "<built in>")
        });
        if !gone {
            bucket.push(trigger);
        }
    }
    Ok(())
}

/// The set of entity types that a list of type and class names spells.
fn types(source: &Source<'_>, names: &[Line]) -> Result<TypeSet, LoadError> {
    let mut set = TypeSet::default();
    for name in names {
        let one = TypeSet::named(&[name.get_ref()]).map_err(|n| unknown(source, name, &n))?;
        set = set.and(one);
    }
    Ok(set)
}

fn unknown(source: &Source<'_>, at: &Line, name: &str) -> LoadError {
    let known = "use leader, official, expert, person, country, place, agency, alliance, party, armed-group, company, media, institute, group, other, organization, actor or any";
    source.error(
        at.span().start,
        format!("unknown entity type {name:?}"),
        known,
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_file_reads() {
        let ontology = Ontology::read("schema/ontology.toml", Ontology::BUILTIN).unwrap();
        assert_eq!(ontology.types.len(), 26);
        assert!(ontology.verbs.len() > 600);
    }

    #[test]
    fn an_unknown_type_is_named_with_its_line() {
        let text =
            "[types.x]\nkind='event'\nlabel=''\ndefinition=''\nrange=['any']\ndomain=['dragon']";
        let error = Ontology::read("my.toml", text).unwrap_err().to_string();
        assert!(
            error.contains("my.toml:6") && error.contains("dragon"),
            "{error}"
        );
    }

    #[test]
    fn a_new_type_needs_its_ends() {
        let text = "\n[types.x]\nkind='event'\nlabel=''\ndefinition=''\nrange=['any']";
        let error = Ontology::read("my.toml", text).unwrap_err().to_string();
        assert!(
            error.contains("my.toml:2") && error.contains("domain"),
            "{error}"
        );
    }

    #[test]
    fn a_misspelt_key_is_named_with_its_line() {
        let text = "[types.attacked]\nverb = ['zap']";
        let error = Ontology::read("my.toml", text).unwrap_err().to_string();
        assert!(
            error.contains("my.toml:2") && error.contains("verb"),
            "{error}"
        );
    }

    #[test]
    fn a_mark_that_does_not_exist_is_named_with_its_line() {
        let text = "[types.x]\nkind='event'\nlabel=''\ndefinition=''\ndomain=['any']\nrange=['any']\nverbs=[\n 'zap',\n 'zip !perhaps']";
        let error = Ontology::read("my.toml", text).unwrap_err().to_string();
        assert!(
            error.contains("my.toml:9") && error.contains("!perhaps"),
            "{error}"
        );
    }

    #[test]
    fn an_own_file_adds_moves_and_removes_triggers() {
        let mut ontology = Ontology::builtin().unwrap();
        let own = "[types.dismissed]\nverbs = ['boot', '-sack']\n[types.acquired]\nkind='event'\nlabel='acquired'\ndefinition='buys'\ndomain=['company']\nrange=['company']\nverbs=['merge with']\n[words]\nlight=['-hold']";
        ontology.extend("my.toml", own).unwrap();
        let acquired = ontology.index_of("acquired").unwrap();
        let of = |verb: &str| -> Vec<u16> {
            let bucket = ontology.verbs.get(verb).cloned().unwrap_or_default();
            bucket
                .iter()
                .filter(|t| t.is_plain() || verb == "merge")
                .map(|t| t.relation)
                .collect()
        };
        assert!(of("merge").contains(&acquired));
        assert!(of("boot").contains(&ontology.index_of("dismissed").unwrap()));
        assert!(!of("sack").contains(&ontology.index_of("dismissed").unwrap()));
        assert!(!ontology.words.light.contains("hold"));
        assert_eq!(ontology.types.len(), 27);
    }
}
