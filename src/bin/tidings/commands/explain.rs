//! `tidings explain A B`: the sentences behind every edge between two things, with the words that state it marked, and
//! why each statement is read as it is: by which rule, who says so, and what makes it denied, planned or possible.

use super::relations::named;
use crate::args::Explain;
use crate::batch::Tally;
use crate::graph;
use crate::table::List;
use anstyle::{AnsiColor, Style};
use anyhow::Result;
use serde_json::{Value, json};
use std::fmt::Write as _;
use std::io::Write as _;
use tidings::KnowledgeGraph;
use tidings::graph::{Evidence, Link, Quote, Statement};
use tidings::relation::{Aspect, Modality, Polarity};

const ENDS: Style = Style::new().bold();
const TRIGGER: Style = AnsiColor::Yellow.on_default().bold();
const CUE: Style = AnsiColor::Cyan.on_default();
const WORDS: Style = Style::new().underline();
const FAINT: Style = Style::new().dimmed();

/// Runs it.
pub(crate) fn run(args: &Explain) -> Result<Tally> {
    let (graph, tally) = graph::of(&args.input)?;
    let (one, other) = (named(&graph, &args.one)?, named(&graph, &args.other)?);
    let links: Vec<Link<'_>> = graph
        .links()
        .filter(|link| {
            let ends = (link.source.id.as_str(), link.target.id.as_str());
            one.contains(ends.0) && other.contains(ends.1)
                || one.contains(ends.1) && other.contains(ends.0)
        })
        .collect();
    if args.list.json {
        rows(&graph, &links).print(args.list)?;
        return Ok(tally);
    }
    let mut text = String::new();
    for link in &links {
        describe(&graph, link, &mut text)?;
    }
    if links.is_empty() {
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

/// One row for each statement.
fn rows(graph: &KnowledgeGraph, links: &[Link<'_>]) -> List {
    let mut list = List::new(&[
        "source",
        "type",
        "target",
        "document",
        "sentences",
        "trigger",
        "rule",
        "confidence",
        "polarity",
        "modality",
        "speaker",
        "time",
        "start",
        "end",
        "place",
        "because",
    ]);
    let name = |id: Option<&tidings::id::Id>| id.and_then(|id| name(graph, id));
    for link in links {
        for statement in &link.edge.statements {
            let time = statement.time.as_ref();
            let sentences = statement.evidence.iter().map(|e| e.sentence.text.as_str());
            let because = statement
                .cues
                .iter()
                .map(|cue| json!({"aspect": cue.aspect, "kind": cue.kind, "text": cue.text}));
            list.push([
                link.source.name.clone().into(),
                link.edge.relation_type.as_str().into(),
                link.target.name.clone().into(),
                statement.document.clone().into(),
                sentences.collect::<Vec<_>>().into(),
                statement.trigger.text.clone().into(),
                statement.rule.as_str().into(),
                json!((f64::from(statement.confidence) * 100.0).round() / 100.0),
                statement.polarity.name().into(),
                statement.modality.name().into(),
                name(statement.attribution.as_ref()).into(),
                time.map(|t| t.text.clone()).into(),
                time.and_then(|t| t.start).map(|d| d.to_string()).into(),
                time.and_then(|t| t.end).map(|d| d.to_string()).into(),
                name(statement.place.as_ref()).into(),
                because.collect::<Value>(),
            ]);
        }
    }
    list
}

fn name(graph: &KnowledgeGraph, id: &tidings::id::Id) -> Option<String> {
    graph.node(id.as_str()).map(|node| node.name.clone())
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
            writeln!(text, "  {}", mark(evidence, statement))?;
        }
        for line in particulars(graph, statement) {
            writeln!(text, "    {FAINT}{line}{FAINT:#}")?;
        }
    }
    writeln!(text)
}

/// How a stretch of a sentence is shown.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Look {
    evidence: bool,
    trigger: bool,
    cue: bool,
}

/// The sentence with its evidence underlined, its trigger and cues in colour; brackets stand where there is no colour.
fn mark(evidence: &Evidence, statement: &Statement) -> String {
    let base = evidence.sentence.start;
    let inside = |quote: &Quote, at: u32| quote.start <= at && at < quote.end;
    let is_cue = |at: u32| {
        let places = statement.cues.iter().filter_map(|cue| cue.at);
        places.into_iter().any(|o| o.start <= at && at < o.end)
    };
    let mut out = String::new();
    let mut now = Look {
        evidence: false,
        trigger: false,
        cue: false,
    };
    for (offset, c) in evidence.sentence.text.chars().enumerate() {
        let at = base + offset as u32;
        let next = Look {
            evidence: inside(&evidence.quote, at),
            trigger: inside(&statement.trigger, at),
            cue: is_cue(at),
        };
        if next != now {
            close(&mut out, now, next);
            open(&mut out, now, next);
            now = next;
        }
        out.push(if c.is_whitespace() { ' ' } else { c });
    }
    let plain = Look {
        evidence: false,
        trigger: false,
        cue: false,
    };
    close(&mut out, now, plain);
    out
}

fn open(out: &mut String, before: Look, look: Look) {
    let styles = [
        (look.evidence, WORDS),
        (look.cue, CUE),
        (look.trigger, TRIGGER),
    ];
    for (_, style) in styles.into_iter().filter(|(on, _)| *on) {
        out.push_str(&style.render().to_string());
    }
    if look.trigger && !before.trigger {
        out.push('[');
    }
}

fn close(out: &mut String, look: Look, after: Look) {
    if look.trigger && !after.trigger {
        out.push(']');
    }
    if look.evidence || look.trigger || look.cue {
        out.push_str(&anstyle::Reset.render().to_string());
    }
}

/// What qualifies a statement: document, time and place; who says so; what makes it denied, planned or possible; which
/// rule drew it.
fn particulars(graph: &KnowledgeGraph, statement: &Statement) -> Vec<String> {
    let mut first = vec![statement.document.clone()];
    if let Some(time) = &statement.time {
        let day = |date: Option<jiff::civil::Date>| {
            date.map_or_else(|| "?".to_owned(), |date| date.to_string())
        };
        let days = match (time.start, time.end) {
            (None, None) => "unresolved".to_owned(),
            (start, end) if start == end => day(start),
            (start, end) => format!("{} to {}", day(start), day(end)),
        };
        first.push(format!("{} ({days})", time.text));
    }
    first.extend(
        (statement.place.as_ref())
            .and_then(|id| name(graph, id))
            .map(|name| format!("in {name}")),
    );
    let mut lines = vec![first.join(" · ")];
    let speaker = statement
        .attribution
        .as_ref()
        .and_then(|id| name(graph, id));
    lines.extend(speaker.map(|name| {
        format!(
            "according to {name}{}",
            because(statement, Aspect::Attribution)
        )
    }));
    if statement.polarity == Polarity::Negated {
        lines.push(format!("denied{}", because(statement, Aspect::Polarity)));
    }
    if statement.modality != Modality::Actual {
        let modality = statement.modality.name();
        lines.push(format!(
            "{modality}{}",
            because(statement, Aspect::Modality)
        ));
    }
    lines.push(format!(
        "by {}, trigger “{}”, confidence {:.2}",
        statement.rule, statement.trigger.text, statement.confidence
    ));
    lines
}

/// The words behind a decision: ", by “may” (auxiliary)".
fn because(statement: &Statement, aspect: Aspect) -> String {
    let words: Vec<String> = (statement.cues.iter())
        .filter(|cue| cue.aspect == aspect)
        .map(|cue| format!("“{}” ({})", cue.text, cue.kind.name()))
        .collect();
    if words.is_empty() {
        String::new()
    } else {
        format!(", by {}", words.join(" and "))
    }
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
        let statement: Statement = serde_json::from_value(json!({
            "id": "s1", "document": "d", "polarity": "positive", "modality": "actual", "attribution": null, "time": null,
            "place": null, "confidence": 0.9, "rule": "r", "trigger": {"text": "met", "start": 17, "end": 20},
            "evidence": [],
        }))
        .unwrap();
        let marked = mark(&evidence, &statement);
        let plain = anstream::adapter::strip_str(&marked).to_string();
        assert_eq!(plain, "Željka [met] Ana in Óbuda.");
        assert!(marked.starts_with("\u{1b}[4mŽeljka "));
    }
}
