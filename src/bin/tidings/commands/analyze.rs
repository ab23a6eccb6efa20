//! `tidings analyze`: the sentences of every article as CoNLL-U, articles sorted by id.

use crate::args::Analyze;
use crate::batch::{self, Tally};
use crate::output;
use crate::spool::Spool;
use anyhow::Result;
use std::io::Write;
use std::sync::{Mutex, PoisonError};
use tidings::sentence::conllu;

/// Runs it.
pub(crate) fn run(args: &Analyze) -> Result<Tally> {
    let spool = Mutex::new(Spool::new());
    let tally = batch::documents(&args.input, |document| {
        let id = document.article.id.replace(['\n', '\r'], " ");
        let sentences = conllu::write(&document.article.text, &document.sentences);
        let lines = format!(
            "# newdoc id = {id}\n{}",
            sentences.strip_suffix('\n').unwrap_or(&sentences)
        );
        let mut spool = spool.lock().unwrap_or_else(PoisonError::into_inner);
        Ok(spool.push(id, lines)?)
    })?;
    let mut out = output::open(None)?;
    spool
        .into_inner()
        .unwrap_or_else(PoisonError::into_inner)
        .write(&mut out)?;
    out.flush()?;
    Ok(tally)
}
