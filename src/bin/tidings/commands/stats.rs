//! `tidings stats`: what a collection comes to in numbers.

use crate::args::Stats;
use crate::batch::Tally;
use crate::graph;
use crate::output;
use anyhow::Result;
use std::collections::BTreeMap;
use std::io::Write;

/// Runs it.
pub(crate) fn run(args: &Stats) -> Result<Tally> {
    let (graph, tally) = graph::of(&args.input)?;
    let statistics = graph.statistics();
    let mut out = output::open(None)?;
    if args.list.json {
        writeln!(out, "{}", serde_json::to_string(&statistics)?)?;
        return Ok(out.flush().map(|()| tally)?);
    }
    let counts = [
        ("articles", statistics.documents),
        ("failed inputs", tally.failed),
        ("entities", statistics.nodes),
        ("mentions", statistics.mentions),
        ("edges", statistics.edges),
        ("statements", statistics.statements),
        ("disputed edges", statistics.disputed),
        ("components", statistics.components),
    ];
    for (name, count) in counts {
        writeln!(out, "{name:<22}{count:>9}")?;
    }
    write_counts(&mut out, "entities by type", &statistics.nodes_by_type)?;
    write_counts(&mut out, "edges by type", &statistics.edges_by_type)?;
    write_counts(&mut out, "edges by status", &statistics.edges_by_status)?;
    if !statistics.leaders.is_empty() {
        writeln!(out, "\nmost connected{:>17}{:>9}", "out", "in")?;
    }
    for leader in &statistics.leaders {
        writeln!(
            out,
            "  {:<20}{:>9}{:>9}",
            leader.name, leader.outgoing, leader.incoming
        )?;
    }
    out.flush()?;
    Ok(tally)
}

/// A heading, and under it the counts, the largest first.
fn write_counts(
    out: &mut dyn Write,
    heading: &str,
    counts: &BTreeMap<String, usize>,
) -> std::io::Result<()> {
    if counts.is_empty() {
        return Ok(());
    }
    writeln!(out, "\n{heading}")?;
    let mut sorted: Vec<_> = counts.iter().collect();
    sorted.sort_by_key(|(_, count)| std::cmp::Reverse(**count));
    sorted
        .into_iter()
        .try_for_each(|(name, count)| writeln!(out, "  {name:<20}{count:>9}"))
}
