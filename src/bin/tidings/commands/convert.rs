//! `tidings convert`: a graph file in one format becomes one in another; documents become either.

use crate::args::Convert;
use crate::batch::Tally;
use crate::graph;
use crate::output::{self, UsageError};
use anyhow::Result;
use tidings::KnowledgeGraph;
use tidings::error::InputError;
use tidings::export::read_documents;

/// Runs it.
pub(crate) fn run(args: &Convert) -> Result<Tally> {
    let format = |name: &Option<String>, path, flag: &str| {
        let found = output::format(name.as_deref(), Some(path))?;
        found.ok_or_else(|| UsageError(format!("say the format of - with {flag}")))
    };
    let from = format(&args.from, &args.input, "--from")?;
    let to = format(&args.to, &args.output, "--to")?;
    output::is_possible(to, Some(&args.output))?;
    let (documents, graph) = if from.is_graph() {
        if !to.is_graph() {
            return Err(UsageError(format!(
                "a graph holds no texts to write {} from",
                to.name()
            ))
            .into());
        }
        (Vec::new(), graph::read(&args.input, from)?)
    } else {
        let place = args.input.display().to_string();
        let text = String::from_utf8(graph::bytes(&args.input)?)
            .map_err(|error| InputError::new(&place, error.to_string(), "save it as UTF-8"))?;
        let documents = read_documents(&text, &place)?;
        let graph = KnowledgeGraph::merge(&documents);
        (documents, graph)
    };
    output::save(to, &graph, &documents, Some(&args.output))?;
    Ok(Tally {
        articles: graph.sources().len(),
        failed: 0,
    })
}
