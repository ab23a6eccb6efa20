//! GEXF 1.3 for Gephi: nodes coloured by type and sized by mentions, edges with the intervals in which they hold, for the
//! timeline. What Gephi's importer refuses decides the shape: one kind of time (intervals of whole days, merged, since
//! overlapping ones are rejected); `viz:color` in numbers; no undirected edge, which it would drop beside directed ones.
//! An edge for which no time is stated has none here either, and Gephi shows it always.

use super::column::{Cell, Column, EDGE, Facts, Kind, NODE};
use super::graphml::json;
use super::naming::relationship;
use super::palette::on_light;
use super::xml::Attribute;
use crate::KnowledgeGraph;
use crate::graph::{Edge, Link, Node};
use std::io::{self, Write};

/// Writes the graph.
///
/// # Errors
/// Those of `out`.
pub fn write_gexf<W: Write>(graph: &KnowledgeGraph, out: &mut W) -> io::Result<()> {
    out.write_all(
        b"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
          <gexf xmlns=\"http://gexf.net/1.3\" xmlns:viz=\"http://gexf.net/1.3/viz\" version=\"1.3\">\n\
          \x20 <meta>\n    <creator>Tidings</creator>\n  </meta>\n\
          \x20 <graph defaultedgetype=\"directed\" mode=\"dynamic\" timeformat=\"date\" \
          timerepresentation=\"interval\">\n",
    )?;
    declare(out, "node", &NODE)?;
    declare(out, "edge", &EDGE)?;
    let facts = Facts::of(graph);
    writeln!(out, "    <nodes>")?;
    for node in graph.nodes() {
        write_node(&facts, node, out)?;
    }
    writeln!(out, "    </nodes>\n    <edges>")?;
    for link in graph.links() {
        write_edge(&facts, link, out)?;
    }
    writeln!(out, "    </edges>\n  </graph>\n</gexf>")
}

/// The label holds the name already, and unharmed: Gephi writes `Infinity` for `INF` in other text.
fn is_kept<T>(column: &Column<T>) -> bool {
    column.name != "name"
}

fn declare<T, W: Write>(out: &mut W, class: &str, columns: &[Column<T>]) -> io::Result<()> {
    writeln!(out, "    <attributes class=\"{class}\" mode=\"static\">")?;
    for column in columns.iter().filter(|column| is_kept(column)) {
        let kind = match column.kind {
            Kind::Flag => "boolean",
            Kind::Count => "integer",
            Kind::Number => "double",
            Kind::Text | Kind::Day | Kind::Texts | Kind::Counts | Kind::Json => "string",
        };
        let name = column.name;
        writeln!(
            out,
            "      <attribute id=\"{name}\" title=\"{name}\" type=\"{kind}\"/>"
        )?;
    }
    writeln!(out, "    </attributes>")
}

fn write_node<'g, W: Write>(facts: &Facts<'g>, node: &'g Node, out: &mut W) -> io::Result<()> {
    let (id, label) = (Attribute(node.id.as_str()), Attribute(&node.name));
    writeln!(out, "      <node id=\"{id}\" label=\"{label}\">")?;
    write_values(out, &NODE, facts, node)?;
    let colour = on_light(node.entity_type).trim_start_matches('#');
    let [_, r, g, b] = u32::from_str_radix(colour, 16)
        .unwrap_or_default()
        .to_be_bytes();
    let size = 4.0 + 4.0 * f64::from(node.mentions).sqrt();
    writeln!(
        out,
        "        <viz:color r=\"{r}\" g=\"{g}\" b=\"{b}\"/>\n        <viz:size value=\"{size:.1}\"/>\n      </node>"
    )
}

fn write_edge<'g, W: Write>(facts: &Facts<'g>, link: Link<'g>, out: &mut W) -> io::Result<()> {
    let edge = link.edge;
    writeln!(
        out,
        "      <edge id=\"{}\" source=\"{}\" target=\"{}\" kind=\"{}\" label=\"{}\" weight=\"{:?}\">",
        Attribute(edge.id.as_str()),
        Attribute(link.source.id.as_str()),
        Attribute(link.target.id.as_str()),
        Attribute(&relationship(&edge.relation_type)),
        Attribute(&edge.relation_type),
        f64::from(edge.weight),
    )?;
    write_values(out, &EDGE, facts, edge)?;
    write_spells(out, edge)?;
    writeln!(out, "      </edge>")
}

fn write_values<'g, T, W: Write>(
    out: &mut W,
    columns: &[Column<T>],
    facts: &Facts<'g>,
    row: &'g T,
) -> io::Result<()> {
    writeln!(out, "        <attvalues>")?;
    for column in columns.iter().filter(|column| is_kept(column)) {
        let Some(cell) = (column.cell)(facts, row) else {
            continue;
        };
        let name = column.name;
        write!(out, "          <attvalue for=\"{name}\" value=\"")?;
        match cell {
            Cell::Text(text) => write!(out, "{}", Attribute(&text))?,
            Cell::Day(day) => write!(out, "{day}")?,
            Cell::Flag(flag) => write!(out, "{flag}")?,
            Cell::Count(count) => write!(out, "{count}")?,
            Cell::Number(number) => write!(out, "{number:?}")?,
            Cell::Texts(texts) => {
                write!(out, "{}", Attribute(&json(serde_json::to_string(&texts)?)))?;
            }
            Cell::Counts(counts) => write!(out, "{}", serde_json::to_string(&counts)?)?,
            Cell::Json(text) => write!(out, "{}", Attribute(&json(text)))?,
        }
        writeln!(out, "\"/>")?;
    }
    writeln!(out, "        </attvalues>")
}

fn write_spells<W: Write>(out: &mut W, edge: &Edge) -> io::Result<()> {
    let intervals = edge.intervals();
    if intervals.is_empty() {
        return Ok(());
    }
    writeln!(out, "        <spells>")?;
    for (start, end) in intervals {
        write!(out, "          <spell")?;
        if let Some(start) = start {
            write!(out, " start=\"{start}\"")?;
        }
        if let Some(end) = end {
            write!(out, " end=\"{end}\"")?;
        }
        writeln!(out, "/>")?;
    }
    writeln!(out, "        </spells>")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::record::DocumentRecord;
    use crate::document::sample;

    #[test]
    fn an_edge_has_its_kind_its_time_and_its_ends_colours() {
        let mut out = Vec::new();
        let record = DocumentRecord::of(&sample::summit("x"));
        write_gexf(&KnowledgeGraph::merge([&record]), &mut out).unwrap();
        let text = String::from_utf8(out).unwrap();
        for part in [
            "kind=\"MET_WITH\" label=\"met-with\" weight=\"1.0\"",
            "<spell start=\"2024-05-06\" end=\"2024-05-06\"/>",
            "label=\"Norwich &amp; Sons\"",
            "<viz:color r=\"178\" g=\"24\" b=\"43\"/>",
            "<attvalue for=\"status\" value=\"denied\"/>",
        ] {
            assert!(text.contains(part), "{part} in {text}");
        }
        assert_eq!(text.matches("<spells>").count(), 1);
    }
}
