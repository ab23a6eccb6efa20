//! `tidings ontology check`: reads an ontology file as the other commands would and says what it comes to.

use crate::args::{OntologyAction, OntologyArguments};
use crate::batch::Tally;
use crate::output;
use anyhow::Result;
use std::io::Write;
use tidings::ontology::{Lexicon, Ontology};

/// Runs it.
pub(crate) fn run(args: &OntologyArguments) -> Result<Tally> {
    let OntologyAction::Check { file } = &args.action;
    let (known, own) = (Ontology::builtin()?, Ontology::load(file)?);
    let fresh: Vec<&str> = own
        .types
        .iter()
        .skip(known.types.len())
        .map(|t| t.name.as_str())
        .collect();
    let count = |lexicon: &Lexicon| -> usize { lexicon.values().map(Vec::len).sum() };
    let triggers = |o: &Ontology| count(&o.verbs) + count(&o.nouns) + count(&o.adjectives);
    let mut out = output::open(None)?;
    writeln!(
        out,
        "{}: fine. {} relation types{}, {} triggers ({} built in), {} roles",
        file.display(),
        own.types.len(),
        if fresh.is_empty() {
            String::new()
        } else {
            format!(", new: {}", fresh.join(", "))
        },
        triggers(&own),
        triggers(&known),
        own.roles.len(),
    )?;
    out.flush()?;
    Ok(Tally::default())
}
