//! Markdown for reading: for each thing what it does and what is done to it, with the sentences that say so and the
//! articles that they stand in. Text from articles is escaped, so that it shows as it was.

use crate::KnowledgeGraph;
use crate::graph::{Link, Source, Statement, Status};
use std::collections::BTreeMap;
use std::fmt::{self, Display, Formatter, Write as _};
use std::io::{self, Write};

/// Writes the graph.
///
/// # Errors
/// Those of `out`.
pub fn write_markdown<W: Write>(graph: &KnowledgeGraph, out: &mut W) -> io::Result<()> {
    writeln!(out, "# What the articles say\n")?;
    let numbers: BTreeMap<&str, usize> = graph
        .sources()
        .iter()
        .map(|s| s.id.as_str())
        .zip(1..)
        .collect();
    let count =
        |n: usize, one: &str, many: &str| format!("{n} {}", if n == 1 { one } else { many });
    writeln!(
        out,
        "{}, {}, {}.",
        count(graph.sources().len(), "article", "articles"),
        count(graph.nodes().len(), "entity", "entities"),
        count(graph.links().len(), "relation", "relations"),
    )?;
    let mut by_source: BTreeMap<&str, Vec<Link<'_>>> = BTreeMap::new();
    for link in graph.links() {
        by_source
            .entry(link.source.id.as_str())
            .or_default()
            .push(link);
    }
    for node in graph.nodes() {
        let Some(links) = by_source.get(node.id.as_str()) else {
            continue;
        };
        write!(
            out,
            "\n## {} *({})*\n",
            Escaped(&node.name),
            node.entity_type
        )?;
        let mut also = node
            .aliases
            .iter()
            .filter(|a| a.name != node.name)
            .peekable();
        if also.peek().is_some() {
            let also: Vec<_> = also.map(|a| Escaped(&a.name).to_string()).collect();
            writeln!(out, "\nAlso: {}", also.join(", "))?;
        }
        for link in links {
            write_link(graph, link, &numbers, out)?;
        }
    }
    writeln!(out, "\n## Articles\n")?;
    for (source, number) in graph.sources().iter().zip(1..) {
        write_source(source, number, out)?;
    }
    Ok(())
}

fn write_link<W: Write>(
    graph: &KnowledgeGraph,
    link: &Link<'_>,
    numbers: &BTreeMap<&str, usize>,
    out: &mut W,
) -> io::Result<()> {
    let edge = link.edge;
    let arrow = if edge.symmetric { "↔" } else { "→" };
    let target = Escaped(&link.target.name);
    write!(
        out,
        "\n- **{} {arrow} {target}**",
        Escaped(&edge.relation_type)
    )?;
    if edge.status != Status::Asserted {
        write!(out, " ({})", edge.status.name())?;
    }
    if edge.disputed {
        write!(out, " (disputed)")?;
    }
    writeln!(out)?;
    for statement in &edge.statements {
        let number = numbers
            .get(statement.document.as_str())
            .copied()
            .unwrap_or_default();
        let mut sentences: Vec<_> = statement.evidence.iter().map(|e| &e.sentence).collect();
        sentences.dedup();
        for sentence in sentences {
            writeln!(out, "\n  > {}", Escaped(&sentence.text))?;
        }
        writeln!(out, "\n  {} \\[{number}\\]", particulars(graph, statement))?;
    }
    Ok(())
}

/// How real, when, where, who says so.
fn particulars(graph: &KnowledgeGraph, statement: &Statement) -> String {
    let mut parts = vec![format!(
        "{} and {}",
        statement.polarity.name(),
        statement.modality.name()
    )];
    if let Some(time) = &statement.time {
        let day = |day: Option<jiff::civil::Date>| day.map_or("?".into(), |day| day.to_string());
        let days = match (time.start, time.end) {
            (None, None) => "unresolved".into(),
            (start, end) if start == end => day(start),
            (start, end) => format!("{} to {}", day(start), day(end)),
        };
        parts.push(format!("{} ({days})", Escaped(&time.text)));
    }
    for (word, id) in [
        ("in", &statement.place),
        ("according to", &statement.attribution),
    ] {
        let node = id.as_ref().and_then(|id| graph.node(id.as_str()));
        parts.extend(node.map(|node| format!("{word} {}", Escaped(&node.name))));
    }
    parts.extend(
        statement
            .role
            .as_ref()
            .map(|role| format!("as {}", Escaped(&role.text))),
    );
    parts.join(", ")
}

fn write_source<W: Write>(source: &Source, number: usize, out: &mut W) -> io::Result<()> {
    write!(
        out,
        "{number}. {}",
        Escaped(source.title.as_ref().unwrap_or(&source.id))
    )?;
    if let Some(publisher) = &source.publisher {
        write!(out, ", {}", Escaped(publisher))?;
    }
    if let Some(date) = source.date {
        write!(out, ", {date}")?;
    }
    if let Some(url) = &source.url {
        write!(out, ", {}", Escaped(url))?;
    }
    writeln!(out)
}

/// Text in which nothing is markup; white space is one blank.
struct Escaped<'t>(&'t str);

impl Display for Escaped<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        for (i, word) in self.0.split_whitespace().enumerate() {
            f.write_str(if i > 0 { " " } else { "" })?;
            for (j, c) in word.chars().enumerate() {
                match c {
                    '\0' => f.write_char('\u{fffd}')?,
                    '<' => f.write_str("&lt;")?,
                    '&' => f.write_str("&amp;")?,
                    '\\' | '`' | '*' | '_' | '[' | ']' | '#' | '|' | '~' | '>' | '!' | '$' => {
                        write!(f, "\\{c}")?;
                    }
                    '+' | '-' if i + j == 0 => write!(f, "\\{c}")?,
                    c => f.write_char(c)?,
                }
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::record::DocumentRecord;
    use crate::document::sample;
    use pulldown_cmark::{Event, Parser};

    #[test]
    fn a_reader_finds_every_sentence_under_its_subject() {
        let graph = KnowledgeGraph::merge(&[DocumentRecord::of(&sample::summit("x"))]);
        let mut out = Vec::new();
        write_markdown(&graph, &mut out).unwrap();
        let text = String::from_utf8(out).unwrap();
        let warned = "- **warned → Norwich &amp; Sons** (denied)\n\n  > Durand said Veldoria had not warned Norwich &amp; Sons.\n\n  \
                      negated and actual, according to Durand \\[1\\]";
        assert!(text.contains("## Veldoria *(country)*\n"), "{text}");
        assert!(text.contains(warned), "{text}");
    }

    #[test]
    fn words_show_as_they_are() {
        for words in [
            "*a* _b_ `c` # d",
            "<script>alert(1)</script>",
            "[x](y) &amp; ~z~",
            "- a",
            "a > b | c \\",
        ] {
            let text = Escaped(words).to_string();
            let shown: String = Parser::new(&text)
                .map(|event| match event {
                    Event::Text(text) => text.into_string(),
                    Event::Start(_) | Event::End(_) => String::new(),
                    other => panic!("{words}: {other:?}"),
                })
                .collect();
            assert_eq!(shown, words);
        }
    }
}
