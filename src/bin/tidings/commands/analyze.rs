//! `tidings analyze`: the sentences of every article as CoNLL-U, articles sorted by id. Frames stand in front of their
//! sentence as comments, so that the file stays CoNLL-U.

use crate::args::Analyze;
use crate::batch::{self, Tally};
use crate::output;
use crate::spool::Spool;
use anyhow::Result;
use std::io::Write;
use std::sync::{Mutex, PoisonError};
use tidings::document::Document;
use tidings::relation::Extractor;
use tidings::sentence::conllu;

/// Runs it.
pub(crate) fn run(args: &Analyze) -> Result<Tally> {
    let spool = Mutex::new(Spool::new());
    let extractor = match args.frames {
        true => Some(Extractor::new(args.input.ontology()?)),
        false => None,
    };
    let tally = batch::documents(&args.input, |document| {
        let id = document.article.id.replace(['\n', '\r'], " ");
        let mut sentences = conllu::write(&document.article.text, &document.sentences);
        if let Some(extractor) = &extractor {
            sentences = with_frames(&sentences, extractor, &document);
        }
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

/// Puts `# frame = …` lines in front of the sentences that `conllu` holds.
fn with_frames(conllu: &str, extractor: &Extractor, document: &Document) -> String {
    let frames = extractor.frames(
        &document.article.text,
        &document.sentences,
        &document.mentions,
    );
    let mut out = String::new();
    for (sentence, frames) in conllu.trim_end().split("\n\n").zip(frames) {
        for frame in frames {
            out += &format!("# frame = {frame}\n");
        }
        out += sentence;
        out += "\n\n";
    }
    out
}
