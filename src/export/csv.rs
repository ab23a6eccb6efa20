//! CSV (RFC 4180) for spreadsheets and for Gephi's spreadsheet import, and for Neo4j's importers, each as a pair of files:
//! nodes and edges. A spreadsheet would run a cell that begins like a formula, so such text gets an apostrophe in front
//! there; for Neo4j every text is as it was.

use super::column::{Cell, Kind};
use super::naming::{labels, relationship};
use super::table::{self, Table};
use crate::KnowledgeGraph;
use std::io::{self, Write};

/// What parts the members of a list in a field for Neo4j: the character that ASCII has for it. `;` stands in sentences.
const UNIT: char = '\u{1f}';

/// Writes the nodes for a spreadsheet: `Id`, `Label`, then the columns.
///
/// # Errors
/// Those of `out`.
pub(super) fn write_nodes<W: Write>(graph: &KnowledgeGraph, out: &mut W) -> io::Result<()> {
    let Table { columns, rows } = table::nodes(graph);
    let names = columns.iter().skip(2).map(|(name, _)| name.as_str());
    let header = ["Id", "Label"].into_iter().chain(names);
    write_line(out, header.map(|name| (name, false)))?;
    rows.into_iter()
        .try_for_each(|row| write_line(out, row.iter().map(|cell| sheet(cell.as_ref()))))
}

/// Writes the edges for a spreadsheet, with the columns first that Gephi knows.
///
/// # Errors
/// Those of `out`.
pub(super) fn write_edges<W: Write>(graph: &KnowledgeGraph, out: &mut W) -> io::Result<()> {
    let Table { columns, rows } = table::edges(graph);
    // The weight stands in front; JSON is nothing for a spreadsheet.
    let is_kept = |(name, kind): &(String, Kind)| name != "weight" && *kind != Kind::Json;
    let names = columns.iter().skip(3).filter(|column| is_kept(column));
    let first = ["Source", "Target", "Type", "Kind", "Id", "Label", "Weight"];
    let header = first
        .into_iter()
        .chain(names.map(|(name, _)| name.as_str()));
    write_line(out, header.map(|name| (name, false)))?;
    for (link, row) in graph.links().zip(rows) {
        let edge = link.edge;
        let kind = relationship(&edge.relation_type);
        let weight = edge.weight.to_string();
        let first = [
            link.source.id.as_str(),
            link.target.id.as_str(),
            "Directed",
            &kind,
            edge.id.as_str(),
            &edge.relation_type,
            &weight,
        ];
        let first = first.map(|text| (text.to_owned(), false)).into_iter();
        let rest = row.iter().zip(&columns).skip(3);
        let rest = rest.filter(|(_, column)| is_kept(column));
        write_line(out, first.chain(rest.map(|(cell, _)| sheet(cell.as_ref()))))?;
    }
    Ok(())
}

/// Writes the nodes for Neo4j's importers.
///
/// # Errors
/// Those of `out`.
pub(super) fn write_neo4j_nodes<W: Write>(graph: &KnowledgeGraph, out: &mut W) -> io::Result<()> {
    let Table { columns, rows } = table::nodes(graph);
    let header = columns.iter().map(|(name, kind)| match name.as_str() {
        "id" => "id:ID".to_owned(),
        name => format!("{name}{}", neo4j_type(*kind)),
    });
    let header = header.chain([":LABEL".to_owned()]);
    write_line(out, header.map(|name| (name, false)))?;
    for (node, row) in graph.nodes().zip(rows) {
        let labels = labels(node.entity_type).join(&UNIT.to_string());
        let cells = row.iter().map(|cell| field(cell.as_ref()));
        write_line(out, cells.chain([(labels, true)]))?;
    }
    Ok(())
}

/// Writes the relationships for Neo4j's importers.
///
/// # Errors
/// Those of `out`.
pub(super) fn write_neo4j_edges<W: Write>(graph: &KnowledgeGraph, out: &mut W) -> io::Result<()> {
    let Table { columns, rows } = table::edges(graph);
    // The ends' names are the nodes' own.
    let is_kept = |name: &str| !name.ends_with("_name");
    let header = columns.iter().filter(|(name, _)| is_kept(name));
    let header = header.map(|(name, kind)| match name.as_str() {
        "source" => ":START_ID".to_owned(),
        "target" => ":END_ID".to_owned(),
        name => format!("{name}{}", neo4j_type(*kind)),
    });
    let header = header.chain([":TYPE".to_owned()]);
    write_line(out, header.map(|name| (name, false)))?;
    for (link, row) in graph.links().zip(rows) {
        let kept = row
            .iter()
            .zip(&columns)
            .filter(|(_, (name, _))| is_kept(name));
        let cells = kept.map(|(cell, _)| field(cell.as_ref()));
        let kind = (relationship(&link.edge.relation_type), true);
        write_line(out, cells.chain([kind]))?;
    }
    Ok(())
}

const fn neo4j_type(kind: Kind) -> &'static str {
    match kind {
        Kind::Text | Kind::Json => ":string",
        Kind::Day => ":date",
        Kind::Flag => ":boolean",
        Kind::Count => ":long",
        Kind::Number => ":double",
        Kind::Texts => ":string[]",
        Kind::Counts => ":long[]",
    }
}

/// A cell as text, and whether it stands in quotes whatever it holds.
fn sheet(cell: Option<&Cell<'_>>) -> (String, bool) {
    let text = match cell {
        Some(Cell::Text(text)) => text.to_string(),
        Some(Cell::Texts(texts)) => texts.join("; "),
        other => return field(other),
    };
    let formula = text.starts_with(['=', '+', '-', '@', '\t', '\r']);
    (if formula { format!("'{text}") } else { text }, false)
}

/// The same for Neo4j, which trims what is not in quotes.
fn field(cell: Option<&Cell<'_>>) -> (String, bool) {
    match cell {
        None => (String::new(), false),
        Some(Cell::Text(text)) => (text.to_string(), true),
        Some(Cell::Json(text)) => (text.clone(), true),
        Some(Cell::Day(day)) => (day.to_string(), false),
        Some(Cell::Flag(flag)) => (flag.to_string(), false),
        Some(Cell::Count(count)) => (count.to_string(), false),
        Some(Cell::Number(number)) => (format!("{number:?}"), false),
        Some(Cell::Texts(texts)) => {
            let texts = texts.iter().map(|text| text.replace(UNIT, "\u{fffd}"));
            (texts.collect::<Vec<_>>().join(&UNIT.to_string()), true)
        }
        Some(Cell::Counts(counts)) => {
            let counts = counts.iter().map(ToString::to_string);
            (counts.collect::<Vec<_>>().join(&UNIT.to_string()), true)
        }
    }
}

fn write_line<W: Write>(
    out: &mut W,
    fields: impl Iterator<Item = (impl AsRef<str>, bool)>,
) -> io::Result<()> {
    for (i, (text, quoted)) in fields.enumerate() {
        let text = text.as_ref();
        if i > 0 {
            out.write_all(b",")?;
        }
        if quoted || text.contains([',', '"', '\n', '\r']) || text.trim() != text {
            write!(out, "\"{}\"", text.replace('"', "\"\""))?;
        } else {
            out.write_all(text.as_bytes())?;
        }
    }
    out.write_all(b"\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(fields: &[(&str, bool)]) -> String {
        let mut out = Vec::new();
        write_line(&mut out, fields.iter().copied()).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn what_would_break_a_field_stands_in_quotes() {
        let fields = [
            ("a", false),
            ("b,c", false),
            ("say \"so\"", false),
            (" d", false),
            ("e", true),
        ];
        assert_eq!(line(&fields), "a,\"b,c\",\"say \"\"so\"\"\",\" d\",\"e\"\n");
    }

    #[test]
    fn a_spreadsheet_runs_nothing() {
        assert_eq!(sheet(Some(&"=1+1".into())).0, "'=1+1");
        assert_eq!(field(Some(&"=1+1".into())).0, "=1+1");
    }

    #[test]
    fn no_member_of_a_list_is_taken_for_two() {
        let list = Cell::Texts(vec!["a; b".into(), "c\u{1f}d".into()]);
        assert_eq!(field(Some(&list)).0, "a; b\u{1f}c\u{fffd}d");
    }
}
