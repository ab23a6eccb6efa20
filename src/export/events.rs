//! Events as a table in POLECAT's forty columns, tab-separated, with the types of PLOVER's current manual. One row for each
//! statement that an event happened: what is denied, planned or only possible is no event. `docs/formats.md` says which
//! columns stay empty; nothing is guessed, and an event without a stated day has none.

use crate::KnowledgeGraph;
use crate::graph::{Link, Node, Source, Statement};
use crate::ontology::{Coarse, EntityType, Ontology};
use crate::relation::{Modality, Polarity};
use std::collections::BTreeMap;
use std::io::{self, Write};

const COLUMNS: [&str; 40] = [
    "Event ID",
    "Event Date",
    "Event Type",
    "Event Mode",
    "Intensity",
    "Quad Code",
    "Contexts",
    "Actor Name",
    "Actor Country",
    "Actor COW",
    "Primary Actor Sector",
    "Actor Sectors",
    "Actor Title",
    "Actor Name Raw",
    "Wikipedia Actor ID",
    "Recipient Name",
    "Recipient Country",
    "Recipient COW",
    "Primary Recipient Sector",
    "Recipient Sectors",
    "Recipient Title",
    "Recipient Name Raw",
    "Wikipedia Recipient ID",
    "Placename",
    "City",
    "District",
    "Province",
    "Country",
    "Latitude",
    "Longitude",
    "GeoNames ID",
    "Raw Placename",
    "Feature Type",
    "Source",
    "Publication Date",
    "Story People",
    "Story Organizations",
    "Story Locations",
    "Language",
    "Version",
];

/// Writes the events.
///
/// # Errors
/// Those of `out`.
pub fn write_events<W: Write>(graph: &KnowledgeGraph, out: &mut W) -> io::Result<()> {
    write_row(out, COLUMNS.iter().map(|name| (*name).to_owned()))?;
    let table = Events::of(graph);
    for link in graph.links() {
        let Some(event) = table.events.get(link.edge.relation_type.as_str()) else {
            continue;
        };
        for statement in &link.edge.statements {
            if (statement.polarity, statement.modality) == (Polarity::Positive, Modality::Actual) {
                write_row(out, table.row(event, link, statement).into_iter())?;
            }
        }
    }
    Ok(())
}

/// A type of PLOVER with its mode, intensity and quad code.
struct Event {
    plover: &'static str,
    mode: &'static str,
    intensity: f32,
    quad: u8,
}

/// What PLOVER's current manual makes of a type: it has folded the types of the first codebook into sixteen.
fn event(relation_type: &str, plover: &str) -> Option<Event> {
    let (plover, mode) = match (relation_type, plover) {
        ("visited", _) => ("CONSULT", "visit"),
        (_, "DEMAND") => ("REQUEST", ""),
        (_, "DISAPPROVE") => ("ACCUSE", "disapprove"),
        (_, "INVESTIGATE") => ("ACCUSE", "investigate"),
        (_, plover) => (plover, ""),
    };
    let known = [
        ("AGREE", 2.5, 1),
        ("CONSULT", 2.5, 1),
        ("SUPPORT", 5.0, 1),
        ("CONCEDE", 4.5, 1),
        ("COOPERATE", 9.5, 2),
        ("AID", 10.0, 2),
        ("RETREAT", 6.5, 2),
        ("REQUEST", 0.0, 3),
        ("ACCUSE", -3.0, 3),
        ("REJECT", -2.0, 3),
        ("THREATEN", -3.5, 3),
        ("PROTEST", -5.0, 4),
        ("SANCTION", -6.0, 4),
        ("MOBILIZE", -5.5, 4),
        ("COERCE", -7.0, 4),
        ("ASSAULT", -9.0, 4),
    ];
    let (plover, intensity, quad) = known.into_iter().find(|(name, ..)| *name == plover)?;
    Some(Event {
        plover,
        mode,
        intensity,
        quad,
    })
}

struct Events<'g> {
    events: BTreeMap<String, Event>,
    nodes: BTreeMap<&'g str, &'g Node>,
    sources: BTreeMap<&'g str, &'g Source>,
    /// The people, organisations and places of each article.
    stories: BTreeMap<&'g str, [Vec<&'g str>; 3]>,
}

impl<'g> Events<'g> {
    fn of(graph: &'g KnowledgeGraph) -> Self {
        let types = Ontology::builtin_types().iter();
        let events = types.filter_map(|kind| {
            // Where the codebook leaves two types, the first is the milder.
            let plover = kind.plover.as_deref()?;
            let first = plover.split(',').next().unwrap_or_default().trim();
            Some((kind.name.to_string(), event(&kind.name, first)?))
        });
        let mut stories: BTreeMap<&str, [Vec<&str>; 3]> = BTreeMap::new();
        for node in graph.nodes() {
            let column = match node.entity_type.coarse() {
                Coarse::Person => 0,
                Coarse::Organization => 1,
                Coarse::Place => 2,
                Coarse::Group | Coarse::Other => continue,
            };
            for document in &node.documents {
                stories.entry(document).or_default()[column].push(&node.name);
            }
        }
        Self {
            events: events.collect(),
            nodes: graph.nodes().map(|n| (n.id.as_str(), n)).collect(),
            sources: graph.sources().iter().map(|s| (s.id.as_str(), s)).collect(),
            stories,
        }
    }

    fn row(&self, event: &Event, link: Link<'_>, statement: &Statement) -> Vec<String> {
        let day = |day: Option<jiff::civil::Date>| day.map(|day| day.to_string());
        let time = statement.time.as_ref().and_then(|time| time.start);
        let mut row = vec![
            statement.id.to_string(),
            day(time).unwrap_or_default(),
            event.plover.into(),
            event.mode.into(),
            format!("{:?}", event.intensity),
            event.quad.to_string(),
            String::new(),
        ];
        let (source, target) = (link.source, link.target);
        let role = statement.role.as_ref().map_or("", |role| &role.text);
        // What both do to each other has both as its actors.
        if link.edge.symmetric {
            row.extend(party(&[source, target], ""));
            row.extend(party(&[], ""));
        } else {
            row.extend(party(&[source], role));
            row.extend(party(&[target], ""));
        }
        let place = statement
            .place
            .as_ref()
            .and_then(|id| self.nodes.get(id.as_str()));
        let name = place.map(|place| place.name.clone()).unwrap_or_default();
        let iso = place
            .and_then(|place| place.links.iso.clone())
            .unwrap_or_default();
        let blank = String::new;
        row.extend([
            name.clone(),
            blank(),
            blank(),
            blank(),
            iso,
            blank(),
            blank(),
            blank(),
            name,
            blank(),
        ]);
        let source = self.sources.get(statement.document.as_str());
        let of = |field: fn(&Source) -> Option<String>| {
            source.and_then(|s| field(s)).unwrap_or_default()
        };
        let story = self.stories.get(statement.document.as_str());
        let named = |i: usize| story.map(|story| story[i].join("; ")).unwrap_or_default();
        row.extend([
            of(|source| source.publisher.clone()),
            of(|source| source.date.map(|date| date.to_string())),
            named(0),
            named(1),
            named(2),
            of(|source| source.language.clone()),
            "tidings".into(),
        ]);
        row
    }
}

/// The eight columns of a party.
fn party(nodes: &[&Node], title: &str) -> [String; 8] {
    let all = |of: &dyn Fn(&Node) -> String| {
        nodes
            .iter()
            .map(|node| of(node))
            .collect::<Vec<_>>()
            .join("; ")
    };
    let names = all(&|node| node.name.clone());
    let sectors = all(&|node| sector(node.entity_type).into());
    [
        names.clone(),
        all(&|node| node.links.iso.clone().unwrap_or_default()),
        String::new(),
        nodes
            .first()
            .map(|node| sector(node.entity_type).into())
            .unwrap_or_default(),
        sectors,
        title.into(),
        names,
        all(&|node| node.links.wikidata.clone().unwrap_or_default()),
    ]
}

/// PLOVER's sector of actors of that type, where the type settles it.
const fn sector(entity_type: EntityType) -> &'static str {
    match entity_type {
        EntityType::Leader | EntityType::Official | EntityType::Agency | EntityType::Country => {
            "GOV"
        }
        EntityType::Alliance => "IGO",
        EntityType::Party => "PTY",
        EntityType::ArmedGroup => "REB",
        EntityType::Company => "BUS",
        EntityType::Media => "JRN",
        _ => "",
    }
}

fn write_row<W: Write>(out: &mut W, cells: impl Iterator<Item = String>) -> io::Result<()> {
    let plain = |cell: String| cell.replace(|c: char| c.is_control(), " ");
    let cells: Vec<String> = cells.map(plain).collect();
    writeln!(out, "{}", cells.join("\t"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::record::DocumentRecord;
    use crate::document::sample;

    #[test]
    fn only_what_happened_is_an_event() {
        let graph = KnowledgeGraph::merge(&[DocumentRecord::of(&sample::summit("x"))]);
        let mut out = Vec::new();
        write_events(&graph, &mut out).unwrap();
        let text = String::from_utf8(out).unwrap();
        let rows: Vec<Vec<&str>> = text
            .lines()
            .map(|line| line.split('\t').collect())
            .collect();
        assert_eq!(rows.len(), 2, "{text}");
        assert!(rows.iter().all(|row| row.len() == COLUMNS.len()));
        let cell = |name: &str| rows[1][COLUMNS.iter().position(|c| *c == name).unwrap()];
        assert_eq!(
            (cell("Event Type"), cell("Event Date")),
            ("CONSULT", "2024-05-06")
        );
        assert_eq!((cell("Placename"), cell("Quad Code")), ("Lisbon", "1"));
        assert!(cell("Actor Name").contains("; ") && cell("Recipient Name").is_empty());
    }

    #[test]
    fn every_event_type_of_the_ontology_has_a_type_of_plover() {
        for kind in Ontology::builtin_types() {
            if let Some(plover) = &kind.plover {
                let first = plover.split(',').next().unwrap().trim();
                assert!(event(&kind.name, first).is_some(), "{}", kind.name);
            }
        }
    }
}
