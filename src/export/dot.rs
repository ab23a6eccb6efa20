//! DOT for Graphviz: nodes coloured by type, edges named by theirs, thicker the more statements there are; dashed what is
//! only planned or possible, with a bar across the tip what is denied.

use super::palette::on_light;
use crate::KnowledgeGraph;
use crate::graph::Status;
use std::fmt::{self, Display, Formatter, Write as _};
use std::io::{self, Write};

/// Writes the graph.
///
/// # Errors
/// Those of `out`.
pub fn write_dot<W: Write>(graph: &KnowledgeGraph, out: &mut W) -> io::Result<()> {
    out.write_all(
        b"digraph tidings {\n  graph [overlap=false, splines=true, charset=\"UTF-8\"];\n  \
          node [style=filled, shape=box, fontcolor=white, fontname=\"sans-serif\"];\n  \
          edge [fontname=\"sans-serif\", fontsize=10];\n",
    )?;
    for node in graph.nodes() {
        writeln!(
            out,
            "  {} [label={}, class=\"{}\", fillcolor=\"{}\"];",
            Quoted(node.id.as_str()),
            Quoted(&node.name),
            node.entity_type,
            on_light(node.entity_type),
        )?;
    }
    for link in graph.links() {
        let edge = link.edge;
        let (style, tip) = match edge.status {
            Status::Asserted => ("solid", "normal"),
            Status::Planned => ("dashed", "normal"),
            Status::Possible => ("dotted", "normal"),
            Status::Denied => ("solid", "tee"),
        };
        let both = if edge.symmetric { ", dir=both" } else { "" };
        let words = edge.evidence().next().map_or("", |e| &e.sentence.text);
        writeln!(
            out,
            "  {} -> {} [label={}, class=\"{}\", weight={}, penwidth={:.1}, style={style}, arrowhead={tip}{both}, tooltip={}];",
            Quoted(link.source.id.as_str()),
            Quoted(link.target.id.as_str()),
            Quoted(&edge.relation_type),
            edge.status.name(),
            edge.weight,
            f64::from(edge.weight).sqrt(),
            Quoted(words),
        )?;
    }
    writeln!(out, "}}")
}

/// A string of DOT. A backslash begins an escape there, and a NUL ends the file for Graphviz.
struct Quoted<'t>(&'t str);

impl Display for Quoted<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_char('"')?;
        for c in self.0.chars() {
            match c {
                '"' => f.write_str("\\\"")?,
                '\\' => f.write_str("\\\\")?,
                '\n' => f.write_str("\\n")?,
                '\0' => f.write_char('\u{fffd}')?,
                c => f.write_char(c)?,
            }
        }
        f.write_char('"')
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::record::DocumentRecord;
    use crate::document::sample;

    #[test]
    fn how_real_an_edge_is_can_be_seen() {
        let graph = KnowledgeGraph::merge(&[DocumentRecord::of(&sample::summit("x"))]);
        let mut out = Vec::new();
        write_dot(&graph, &mut out).unwrap();
        let text = String::from_utf8(out).unwrap();
        let line = |part: &str| text.lines().find(|line| line.contains(part)).unwrap();
        assert!(line("label=\"met-with\"").contains("style=solid, arrowhead=normal, dir=both"));
        assert!(line("label=\"warned\"").contains("arrowhead=tee,"));
        assert!(line("label=\"visited\"").contains("style=dotted"));
    }

    #[test]
    fn a_text_never_ends_its_string() {
        assert_eq!(
            Quoted("say \"so\"\\\n\0").to_string(),
            "\"say \\\"so\\\"\\\\\\n\u{fffd}\""
        );
    }
}
