//! A picture of the graph for papers and web pages: nodes shaped and coloured by type and sized by mentions;
//! edges curved so that parallel ones part, drawn solid where they are asserted, dashed where planned, dotted where
//! possible, and grey with a bar across where denied. A label takes the side of its node where it covers least. Nodes
//! without an edge are left out and counted in the legend.

mod curve;
mod drawing;
mod label;
mod legend;
mod outline;

use self::curve::{write_line, write_name};
use self::drawing::{Dot, arrange};
use self::label::{Area, Haloed, labels, shortened};
use self::legend::write_legend;
use self::outline::Outline;
use super::palette::on_light as colour;
use super::xml::Attribute;
use crate::KnowledgeGraph;
use crate::ontology::EntityType;
use std::collections::BTreeSet;
use std::io::{self, Write};

/// Above this many edges their types are not written beside them.
const LABELLED_EDGES: usize = 80;

/// Between a name and the border of the page.
const MARGIN: f64 = 10.0;

/// Writes `graph` as SVG 1.1.
///
/// # Errors
/// Those of `out`.
pub fn write_svg<W: Write>(graph: &KnowledgeGraph, out: &mut W) -> io::Result<()> {
    let (dots, lines, width, height) = arrange(graph);
    let lonely = graph.nodes().len() - dots.len();
    let types: BTreeSet<EntityType> = dots.iter().map(|dot| dot.entity_type).collect();
    let legend = 40.0 + 18.0 * (types.len() as f64 / 5.0).ceil() + 22.0;
    let labels = labels(&dots, &lines);
    // A name beside a node at the border widens the page.
    let edge = |f: fn(&Area) -> f64| labels.iter().map(move |label| f(&label.area));
    let left = edge(|area| area.0 - MARGIN).fold(0.0, f64::min).floor();
    let width = edge(|area| area.2 + MARGIN).fold(width, f64::max) - left;
    writeln!(
        out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"{left:.0} 0 {width:.0} {total:.0}\" width=\"{width:.0}\" \
         height=\"{total:.0}\" font-family=\"Helvetica, Arial, sans-serif\" font-size=\"12\">",
        total = height + legend
    )?;
    writeln!(
        out,
        "<rect x=\"{left:.0}\" width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n<defs><marker id=\"tip\" viewBox=\"0 0 10 10\" \
         refX=\"9\" refY=\"5\" markerWidth=\"7\" markerHeight=\"7\" orient=\"auto-start-reverse\">\
         <path d=\"M0 1 10 5 0 9z\" fill=\"#555\"/></marker></defs>"
    )?;
    let mut taken: Vec<Area> = dots.iter().map(Dot::area).collect();
    taken.extend(labels.iter().map(|label| label.area));
    for line in &lines {
        write_line(&dots, line, out)?;
    }
    if lines.len() <= LABELLED_EDGES {
        for line in &lines {
            write_name(&dots, line, &mut taken, out)?;
        }
    }
    for dot in &dots {
        writeln!(
            out,
            "<path d=\"{}\" fill=\"{}\" stroke=\"#fff\"><title>{} ({})</title></path>",
            Outline(dot.entity_type, dot.at, dot.radius),
            colour(dot.entity_type),
            Attribute(dot.name),
            dot.entity_type
        )?;
    }
    for (dot, label) in dots.iter().zip(labels) {
        writeln!(
            out,
            "{}",
            Haloed {
                placed: format_args!("x=\"{:.1}\" y=\"{:.1}\"", label.at.x, label.at.y),
                style: format_args!("text-anchor=\"{}\" font-weight=\"600\"", label.anchor),
                words: &shortened(dot.name),
            }
        )?;
    }
    write_legend(&types, lonely, height, out)?;
    writeln!(out, "</svg>")
}

/// The names that [`write_svg`] draws, as it draws them.
#[cfg(feature = "png")]
pub(super) fn names(graph: &KnowledgeGraph) -> BTreeSet<String> {
    let ends = graph.links().flat_map(|link| [link.source, link.target]);
    let mut names: BTreeSet<String> = ends.map(|node| shortened(&node.name)).collect();
    names.extend(
        graph
            .links()
            .map(|link| link.edge.relation_type.to_string()),
    );
    names
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{DocumentRecord, sample};

    #[test]
    fn the_page_is_as_wide_as_its_names() {
        let mut record = DocumentRecord::of(&sample::summit("x"));
        for entity in &mut record.entities {
            entity.name = format!("{} {}", entity.id, "W".repeat(30));
        }
        let graph = KnowledgeGraph::merge(&[record]);
        let mut out = Vec::new();
        write_svg(&graph, &mut out).unwrap();
        let text = String::from_utf8(out).unwrap();
        let number = |text: &str| text.trim_end_matches('"').parse::<f64>().unwrap();
        let page = text.split("viewBox=\"").nth(1).unwrap();
        let page: Vec<f64> = page.split(' ').take(3).map(number).collect();
        for name in text.lines().filter(|line| line.contains("font-weight")) {
            let x = number(
                name.split("x=\"")
                    .nth(1)
                    .unwrap()
                    .split(' ')
                    .next()
                    .unwrap(),
            );
            let wide = 33.0 * label::CHARACTER;
            let (left, right) = if name.contains("\"start\"") {
                (x, x + wide)
            } else if name.contains("\"end\"") {
                (x - wide, x)
            } else {
                (x - wide / 2.0, x + wide / 2.0)
            };
            assert!(
                page[0] <= left && right <= page[0] + page[2],
                "{page:?}: {name}"
            );
        }
    }

    #[test]
    fn the_empty_graph_is_a_picture_too() {
        let mut out = Vec::new();
        write_svg(&KnowledgeGraph::default(), &mut out).unwrap();
        let text = String::from_utf8(out).unwrap();
        assert!(text.starts_with("<svg") && text.trim_end().ends_with("</svg>"));
        assert!(!text.contains("NaN") && !text.contains("inf"));
    }
}
