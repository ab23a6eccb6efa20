//! `tidings entities`: everything that the articles name, the most mentioned first.

use crate::args::Entities;
use crate::batch::Tally;
use crate::graph;
use crate::output::UsageError;
use crate::table::List;
use anyhow::Result;
use std::cmp::Reverse;
use tidings::ontology::EntityType;

/// Runs it.
pub(crate) fn run(args: &Entities) -> Result<Tally> {
    let wanted = args.entity_type.as_deref().map(entity_type).transpose()?;
    let (graph, tally) = graph::of(&args.input)?;
    let mut nodes: Vec<_> = graph
        .nodes()
        .filter(|node| wanted.is_none_or(|t| node.entity_type == t))
        .collect();
    nodes.sort_by_key(|node| Reverse(node.mentions));
    let mut list = List::new(&["name", "type", "mentions", "articles", "wikidata", "also"]);
    for node in nodes {
        let also: Vec<_> = node
            .aliases
            .iter()
            .map(|alias| &alias.name)
            .filter(|name| **name != node.name)
            .collect();
        list.push([
            node.name.clone().into(),
            node.entity_type.name().into(),
            node.mentions.into(),
            node.documents.len().into(),
            node.links.wikidata.clone().into(),
            serde_json::to_value(also)?,
        ]);
    }
    list.print(args.list)?;
    Ok(tally)
}

fn entity_type(name: &str) -> Result<EntityType, UsageError> {
    let known: Vec<_> = EntityType::ALL.iter().map(|t| t.name()).collect();
    EntityType::from_name(name).ok_or_else(|| {
        UsageError(format!(
            "unknown type {name:?}; use one of {}",
            known.join(", ")
        ))
    })
}
