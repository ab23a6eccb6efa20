//! A script for `cypher-shell` that loads the graph into Neo4j 5: constraints first, then batches of `UNWIND … MERGE`, so
//! that a second run changes nothing. Entities are nodes with the labels of their class and type; articles are nodes
//! too, with `MENTIONED_IN` between. The queries are the same that `tidings load` sends (`batch.rs`).
//!
//! Neo4j compiles each literal of a statement by itself, but takes a list of nothing but literals as one value. So a row is
//! such a list (`cypher_row.rs`), and the statement says which of its places is which property.

use super::batch::{self, Batch, Property};
use super::cypher_row::Layout;
use crate::KnowledgeGraph;
use std::fmt::{self, Display, Formatter, Write as _};
use std::io::{self, Write};

/// Rows in one statement.
const ROWS: usize = 500;

/// Writes the graph.
///
/// # Errors
/// Those of `out`.
pub fn write_cypher<W: Write>(graph: &KnowledgeGraph, out: &mut W) -> io::Result<()> {
    for constraint in batch::CONSTRAINTS {
        writeln!(out, "{constraint};")?;
    }
    writeln!(out, "CALL db.awaitIndexes(300);")?;
    batch::each(graph, ROWS, &mut |Batch { query, rows }| {
        let layout = Layout::of(&rows);
        writeln!(out, "UNWIND [")?;
        for (i, row) in rows.iter().enumerate() {
            let border = if i + 1 < rows.len() { "," } else { "" };
            writeln!(out, "  {}{border}", layout.list(row))?;
        }
        writeln!(out, "] AS list\nWITH {layout} AS row\n{query};")
    })
}

/// A property as a Cypher literal.
pub(super) struct Literal<'p>(pub(super) &'p Property);

impl Display for Literal<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self.0 {
            Property::Text(text) => string(text, f),
            Property::Day(day) => write!(f, "date('{day}')"),
            Property::Flag(flag) => write!(f, "{flag}"),
            Property::Count(count) => write!(f, "{count}"),
            Property::Number(number) => write!(f, "{number:?}"),
            Property::List(items) => {
                f.write_char('[')?;
                for (i, item) in items.iter().enumerate() {
                    f.write_str(if i > 0 { ", " } else { "" })?;
                    Literal(item).fmt(f)?;
                }
                f.write_char(']')
            }
            Property::Map(entries) => {
                f.write_char('{')?;
                for (i, (name, value)) in entries.iter().enumerate() {
                    write!(
                        f,
                        "{}{name}: {}",
                        if i > 0 { ", " } else { "" },
                        Literal(value)
                    )?;
                }
                f.write_char('}')
            }
        }
    }
}

/// A string in quotes. Neo4j resolves `\u` escapes before it looks for strings, so a backslash of the text must not come to
/// stand in front of a `u`.
pub(super) fn string(text: &str, f: &mut Formatter<'_>) -> fmt::Result {
    f.write_char('"')?;
    let mut letters = text.chars().peekable();
    while let Some(c) = letters.next() {
        match c {
            '\\' if letters.peek() == Some(&'u') => f.write_str("\\\\\" + \"")?,
            '\\' => f.write_str("\\\\")?,
            '"' => f.write_str("\\\"")?,
            '\n' => f.write_str("\\n")?,
            '\r' => f.write_str("\\r")?,
            '\t' => f.write_str("\\t")?,
            c if c.is_control()
                || matches!(c, '\u{2028}' | '\u{2029}' | '\u{fffe}' | '\u{ffff}') =>
            {
                write!(f, "\\u{:04x}", u32::from(c))?;
            }
            c => f.write_char(c)?,
        }
    }
    f.write_char('"')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::record::DocumentRecord;
    use crate::document::sample;

    #[test]
    fn a_text_never_ends_its_string() {
        let literal = |text: &str| Literal(&Property::Text(text.into())).to_string();
        assert_eq!(literal("say \"so\"\\"), "\"say \\\"so\\\"\\\\\"");
        assert_eq!(literal("a\nb\0"), "\"a\\nb\\u0000\"");
        assert_eq!(literal("a\\u0041"), "\"a\\\\\" + \"u0041\"");
    }

    #[test]
    fn everything_is_merged_under_a_constraint() {
        let graph = KnowledgeGraph::merge(&[DocumentRecord::of(&sample::summit("x"))]);
        let mut out = Vec::new();
        write_cypher(&graph, &mut out).unwrap();
        let text = String::from_utf8(out).unwrap();
        assert!(text.starts_with("CREATE CONSTRAINT tidings_entity IF NOT EXISTS"));
        for part in [
            "MERGE (n:Entity {id: row.id})\nSET n += row.properties, n:Person:Leader;",
            "MERGE (a)-[r:MET_WITH {id: row.id}]->(b)\nSET r += row.properties;",
            "first_date: date(list[",
            ", \"2024-05-06\", ",
            "symmetric: list[",
            ", true, ",
        ] {
            assert!(text.contains(part), "{part} in {text}");
        }
    }
}
