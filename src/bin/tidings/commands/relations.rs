//! `tidings relations`: who did what to whom, one row for each edge of the graph.

use crate::args::Relations;
use crate::batch::Tally;
use crate::graph;
use crate::output::UsageError;
use crate::table::List;
use anyhow::Result;
use std::collections::BTreeSet;
use tidings::KnowledgeGraph;
use tidings::graph::{Link, Node};

/// Runs it.
pub(crate) fn run(args: &Relations) -> Result<Tally> {
    let (graph, tally) = graph::of(&args.input)?;
    let filter = Filter::new(args, &graph)?;
    let mut list = List::new(&[
        "source",
        "type",
        "target",
        "status",
        "statements",
        "confidence",
        "date",
        "evidence",
    ]);
    for link in graph.links().filter(|link| filter.takes(link)) {
        let edge = link.edge;
        let evidence = edge.evidence().next().map(|evidence| {
            evidence
                .quote
                .text
                .split_whitespace()
                .collect::<Vec<_>>()
                .join(" ")
        });
        list.push([
            link.source.name.clone().into(),
            edge.relation_type.as_str().into(),
            link.target.name.clone().into(),
            edge.status.name().into(),
            edge.weight.into(),
            serde_json::json!((f64::from(edge.confidence) * 100.0).round() / 100.0),
            edge.first_date
                .or(edge.first_reported)
                .map(|date| date.to_string())
                .into(),
            evidence.into(),
        ]);
    }
    list.print(args.list)?;
    Ok(tally)
}

/// The ends and the type that the user asked for.
struct Filter<'a> {
    from: Option<BTreeSet<&'a str>>,
    to: Option<BTreeSet<&'a str>>,
    about: Option<BTreeSet<&'a str>>,
    relation_type: Option<&'a str>,
}

impl<'a> Filter<'a> {
    fn new(args: &'a Relations, graph: &'a KnowledgeGraph) -> Result<Self, UsageError> {
        let ids =
            |name: &'a Option<String>| name.as_deref().map(|name| named(graph, name)).transpose();
        Ok(Self {
            from: ids(&args.from)?,
            to: ids(&args.to)?,
            about: ids(&args.about)?,
            relation_type: args.relation_type.as_deref(),
        })
    }

    /// Whether the link fits. One that holds both ways fits `--from` and `--to` at either end.
    fn takes(&self, link: &Link<'_>) -> bool {
        let is = |set: &Option<BTreeSet<&str>>, node: &Node| {
            set.as_ref()
                .is_none_or(|ids| ids.contains(node.id.as_str()))
        };
        let ways = |a, b| is(&self.from, a) && is(&self.to, b);
        self.relation_type
            .is_none_or(|t| link.edge.relation_type == t)
            && (is(&self.about, link.source) || is(&self.about, link.target))
            && (ways(link.source, link.target)
                || link.edge.symmetric && ways(link.target, link.source))
    }
}

/// The ids of the nodes that go by `name`.
pub(super) fn named<'g>(
    graph: &'g KnowledgeGraph,
    name: &'g str,
) -> Result<BTreeSet<&'g str>, UsageError> {
    let found: BTreeSet<_> = graph.find(name).map(|(_, node)| node.id.as_str()).collect();
    if found.is_empty() {
        return Err(UsageError(format!(
            "nothing in the articles goes by {name:?}; tidings entities lists what there is"
        )));
    }
    Ok(found)
}
