//! Inputs become documents: read one after another, analysed on all cores. A document that `extract` wrote earlier is
//! taken as it is. What cannot be read is named on standard error and counted, and the rest goes on.

use crate::args::InputArguments;
use crate::output::UsageError;
use anyhow::{Context, Result};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use rayon::iter::{ParallelBridge, ParallelIterator};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use tidings::document::DocumentRecord;
use tidings::error::InputError;
use tidings::text::input::{ArticleReader, ReadOptions, Reading, Source};
use tidings::{Document, Pipeline};

/// What a batch came to.
#[derive(Debug, Default)]
pub(crate) struct Tally {
    /// Articles read.
    pub(crate) articles: usize,
    /// Inputs that could not be read.
    pub(crate) failed: usize,
}

/// An article, analysed now or before.
enum Found {
    Now(Document),
    Before(DocumentRecord),
}

/// Gives every article's record to `sink`, in no particular order and from any thread.
pub(crate) fn records(
    args: &InputArguments,
    sink: impl Fn(DocumentRecord) -> Result<()> + Sync,
) -> Result<Tally> {
    each(args, true, |found| {
        let mut record = match found {
            Found::Now(document) => DocumentRecord::of(&document),
            Found::Before(record) => record,
        };
        record.keep_confident(args.min_confidence);
        sink(record)
    })
}

/// All records, sorted by id and text, so that nothing depends on the order of the inputs.
pub(crate) fn sorted_records(args: &InputArguments) -> Result<(Vec<DocumentRecord>, Tally)> {
    let all = Mutex::new(Vec::new());
    let tally = records(args, |record| {
        all.lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner)
            .push(record);
        Ok(())
    })?;
    let mut all = all
        .into_inner()
        .unwrap_or_else(std::sync::PoisonError::into_inner);
    all.sort_by(|a, b| (&a.id, &a.text, a.date).cmp(&(&b.id, &b.text, b.date)));
    Ok((all, tally))
}

/// Gives every article, analysed now, to `sink`.
pub(crate) fn documents(
    args: &InputArguments,
    sink: impl Fn(Document) -> Result<()> + Sync,
) -> Result<Tally> {
    each(args, false, |found| match found {
        Found::Now(document) => sink(document),
        Found::Before(_) => Ok(()),
    })
}

fn each(
    args: &InputArguments,
    reuse: bool,
    sink: impl Fn(Found) -> Result<()> + Sync,
) -> Result<Tally> {
    let bar = progress_bar();
    let (articles, failed) = (AtomicUsize::new(0), AtomicUsize::new(0));
    let fail = |error: &InputError| {
        failed.fetch_add(1, Ordering::Relaxed);
        bar.suspend(|| anstream::eprintln!("error: {error}"));
    };
    let mut sources = Vec::new();
    for argument in &args.inputs {
        match Source::expand(argument) {
            Ok(found) => sources.extend(found),
            Err(error) => fail(&error),
        }
    }
    let options = ReadOptions {
        format: args.input_format,
        date: args.date,
    };
    let readings = ArticleReader::new(sources, options).filter_map(|reading| {
        let reading = reading.map_err(|error| fail(&error)).ok()?;
        for warning in &reading.warnings {
            bar.suspend(|| anstream::eprintln!("warning: {}: {warning}", reading.place));
        }
        articles.fetch_add(1, Ordering::Relaxed);
        bar.inc(1);
        Some(reading)
    });
    let pipeline = Pipeline::load(&args.model, args.ontology()?)?;
    let analyze = |reading: Reading| {
        let before = reading.document.as_deref().filter(|_| reuse);
        match before.and_then(|json| serde_json::from_str(json).ok()) {
            Some(record) => sink(Found::Before(record)),
            None => sink(Found::Now(pipeline.analyze(reading.article))),
        }
    };
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(args.jobs.unwrap_or(0))
        .build()
        .context("cannot start the worker threads")?;
    pool.install(|| readings.par_bridge().try_for_each(analyze))?;
    bar.finish_and_clear();
    let tally = Tally {
        articles: articles.into_inner(),
        failed: failed.into_inner(),
    };
    if tally.articles == 0 && tally.failed == 0 {
        return Err(UsageError("the inputs hold no article".into()).into());
    }
    Ok(tally)
}

/// A counter on standard error where that is a terminal, and nothing elsewhere.
fn progress_bar() -> ProgressBar {
    let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr());
    if let Ok(style) = ProgressStyle::with_template("{spinner} {pos} articles  {per_sec}") {
        bar.set_style(style);
    }
    bar
}
