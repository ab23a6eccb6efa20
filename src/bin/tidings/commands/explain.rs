//! `tidings explain A B`: the sentences behind every edge between two things, with the words that state it marked.

use super::relations::named;
use crate::args::Explain;
use crate::batch::Tally;
use crate::graph;
use anstyle::{AnsiColor, Style};
use anyhow::Result;
use std::fmt::Write as _;
use std::io::Write as _;
use tidings::KnowledgeGraph;
use tidings::graph::{Evidence, Link, Quote, Statement};
use tidings::relation::{Modality, Polarity};

const ENDS: Style = Style::new().bold();
const TRIGGER: Style = AnsiColor::Yellow.on_default().bold();
const WORDS: Style = Style::new().underline();
const FAINT: Style = Style::new().dimmed();

/// Runs it.
pub(crate) fn run(args: &Explain) -> Result<Tally> {
    let (graph, tally) = graph::of(&args.input)?;
    let (one, other) = (named(&graph, &args.one)?, named(&graph, &args.other)?);
    let mut text = String::new();
    for link in graph.links() {
        let ends = (link.source.id.as_str(), link.target.id.as_str());
        let joins = one.contains(ends.0) && other.contains(ends.1)
            || one.contains(ends.1) && other.contains(ends.0);
        if joins {
            describe(&graph, &link, &mut text)?;
        }
    }
    if text.is_empty() {
        writeln!(
            text,
            "The articles state nothing between {} and {}.",
            args.one, args.other
        )?;
    }
    let mut out = anstream::AutoStream::auto(std::io::stdout());
    out.write_all(text.as_bytes())?;
    out.flush()?;
    Ok(tally)
}

fn describe(graph: &KnowledgeGraph, link: &Link<'_>, text: &mut String) -> std::fmt::Result {
    let edge = link.edge;
    let arrow = if edge.symmetric { "↔" } else { "→" };
    let (source, target) = (&link.source.name, &link.target.name);
    let plural = if edge.weight == 1 { "" } else { "s" };
    writeln!(
        text,
        "{ENDS}{source} {arrow} {} {arrow} {target}{ENDS:#}  {FAINT}{}, {} statement{plural}{FAINT:#}",
        edge.relation_type,
        edge.status.name(),
        edge.weight,
    )?;
    for statement in &edge.statements {
        for evidence in &statement.evidence {
            writeln!(text, "  {}", mark(evidence, &statement.trigger))?;
        }
        writeln!(text, "  {FAINT}{}{FAINT:#}", particulars(graph, statement))?;
    }
    writeln!(text)
}

/// The sentence with its evidence underlined and its trigger in colour; brackets stand where there is no colour.
fn mark(evidence: &Evidence, trigger: &Quote) -> String {
    let base = evidence.sentence.start;
    let inside = |quote: &Quote, at: u32| quote.start <= at && at < quote.end;
    let mut out = String::new();
    let mut now = (false, false);
    for (offset, c) in evidence.sentence.text.chars().enumerate() {
        let at = base + offset as u32;
        let next = (inside(&evidence.quote, at), inside(trigger, at));
        if next != now {
            close(&mut out, now);
            open(&mut out, next);
            now = next;
        }
        out.push(if c.is_whitespace() { ' ' } else { c });
    }
    close(&mut out, now);
    out
}

fn open(out: &mut String, (words, trigger): (bool, bool)) {
    let style = if trigger { TRIGGER } else { WORDS };
    if words || trigger {
        out.push_str(&style.render().to_string());
    }
    if trigger {
        out.push('[');
    }
}

fn close(out: &mut String, (words, trigger): (bool, bool)) {
    if trigger {
        out.push(']');
    }
    if words || trigger {
        out.push_str(&anstyle::Reset.render().to_string());
    }
}

/// Document, time, speaker, how real: what qualifies a statement.
fn particulars(graph: &KnowledgeGraph, statement: &Statement) -> String {
    let mut parts = vec![statement.document.clone()];
    if let Some(time) = &statement.time {
        let day = |date: Option<jiff::civil::Date>| {
            date.map_or_else(|| "?".to_owned(), |date| date.to_string())
        };
        let days = match (time.start, time.end) {
            (None, None) => "unresolved".to_owned(),
            (start, end) if start == end => day(start),
            (start, end) => format!("{} to {}", day(start), day(end)),
        };
        parts.push(format!("{} ({days})", time.text));
    }
    let name = |id: &tidings::id::Id| graph.node(id.as_str()).map(|node| node.name.clone());
    parts.extend(
        statement
            .attribution
            .as_ref()
            .and_then(name)
            .map(|name| format!("according to {name}")),
    );
    parts.extend(
        statement
            .place
            .as_ref()
            .and_then(name)
            .map(|name| format!("in {name}")),
    );
    parts.extend((statement.polarity == Polarity::Negated).then(|| "denied".to_owned()));
    match statement.modality {
        Modality::Actual => {}
        Modality::Planned => parts.push("planned".into()),
        Modality::Possible => parts.push("possible".into()),
    }
    parts.push(format!("confidence {:.2}", statement.confidence));
    parts.join(" · ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_words_by_code_points() {
        let sentence = "Željka met Ana in Óbuda.";
        let evidence = Evidence {
            quote: Quote {
                text: "Željka met Ana".into(),
                start: 10,
                end: 24,
            },
            sentence: Quote {
                text: sentence.into(),
                start: 10,
                end: 34,
            },
        };
        let trigger = Quote {
            text: "met".into(),
            start: 17,
            end: 20,
        };
        let marked = mark(&evidence, &trigger);
        let plain = anstream::adapter::strip_str(&marked).to_string();
        assert_eq!(plain, "Željka [met] Ana in Óbuda.");
        assert!(marked.starts_with("\u{1b}[4mŽeljka "));
    }
}
