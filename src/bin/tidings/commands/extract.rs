//! `tidings extract`: articles in, a graph or documents out.

use crate::args::Extract;
use crate::batch::{self, Tally};
use crate::output::{self, UsageError};
use crate::spool::Spool;
use anyhow::Result;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

/// Runs it.
pub(crate) fn run(args: &Extract) -> Result<Tally> {
    if args.format.as_deref().is_some_and(|f| f != "jsonl") {
        return Err(UsageError("unknown format; use jsonl".into()).into());
    }
    let spool = Mutex::new(Spool::new());
    let (entities, relations) = (AtomicUsize::new(0), AtomicUsize::new(0));
    let tally = batch::records(&args.input, |record| {
        entities.fetch_add(record.entities.len(), Ordering::Relaxed);
        relations.fetch_add(record.relations.len(), Ordering::Relaxed);
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
    anstream::eprintln!(
        "{} articles, {} entities, {} relations, {} inputs failed",
        tally.articles,
        entities.into_inner(),
        relations.into_inner(),
        tally.failed,
    );
    Ok(tally)
}
