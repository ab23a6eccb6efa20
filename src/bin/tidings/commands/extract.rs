//! `tidings extract`: articles in, a graph or documents out.

use crate::args::Extract;
use crate::batch::{self, Tally};
use crate::output;
use crate::spool::Spool;
use anyhow::Result;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use tidings::KnowledgeGraph;
use tidings::document::DocumentRecord;
use tidings::export::Format;

/// Runs it.
pub(crate) fn run(args: &Extract) -> Result<Tally> {
    let format = output::format(args.format.as_deref(), args.output.as_deref())?
        .unwrap_or(Format::JsonLines);
    output::is_possible(format, args.output.as_deref())?;
    let counts = Counts::default();
    let tally = if format == Format::JsonLines {
        stream(args, &counts)?
    } else {
        gather(args, format, &counts)?
    };
    counts.report(&tally, args);
    Ok(tally)
}

/// JSON Lines: documents pass through, sorted, and are never all in memory.
fn stream(args: &Extract, counts: &Counts) -> Result<Tally> {
    let spool = Mutex::new(Spool::new());
    let tally = batch::records(&args.input, |record| {
        counts.add(&record);
        let line = serde_json::to_string(&record)?;
        let mut spool = spool.lock().unwrap_or_else(PoisonError::into_inner);
        Ok(spool.push(record.id, line)?)
    })?;
    let mut out = output::open(args.output.as_deref())?;
    spool
        .into_inner()
        .unwrap_or_else(PoisonError::into_inner)
        .write(&mut out)?;
    out.flush()?;
    Ok(tally)
}

/// A format that needs all documents at once.
fn gather(args: &Extract, format: Format, counts: &Counts) -> Result<Tally> {
    let (records, tally) = batch::sorted_records(&args.input)?;
    records.iter().for_each(|record| counts.add(record));
    let graph = if format.is_graph() {
        KnowledgeGraph::merge(&records)
    } else {
        KnowledgeGraph::default()
    };
    output::save(format, &graph, &records, args.output.as_deref())?;
    Ok(tally)
}

/// What was found in all articles together.
#[derive(Default)]
struct Counts {
    entities: AtomicUsize,
    relations: AtomicUsize,
}

impl Counts {
    fn add(&self, record: &DocumentRecord) {
        self.entities
            .fetch_add(record.entities.len(), Ordering::Relaxed);
        self.relations
            .fetch_add(record.relations.len(), Ordering::Relaxed);
    }

    fn report(&self, tally: &Tally, args: &Extract) {
        let count =
            |n: usize, one: &str, many: &str| format!("{n} {}", if n == 1 { one } else { many });
        let target = args
            .output
            .as_ref()
            .map(|path| format!(" → {}", path.display()))
            .unwrap_or_default();
        let mut parts = vec![
            count(tally.articles, "article", "articles"),
            count(self.entities.load(Ordering::Relaxed), "entity", "entities"),
            count(
                self.relations.load(Ordering::Relaxed),
                "relation",
                "relations",
            ),
        ];
        if tally.failed > 0 {
            parts.push(count(tally.failed, "input failed", "inputs failed"));
        }
        anstream::eprintln!("{}{target}", parts.join(", "));
    }
}
