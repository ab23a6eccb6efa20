//! What the colours, shapes and strokes mean, below the picture.

use super::outline::Outline;
use crate::export::palette::on_light as colour;
use crate::graph::layout::Point;
use crate::ontology::EntityType;
use std::collections::BTreeSet;
use std::io::{self, Write};

pub(super) fn write_legend<W: Write>(
    types: &BTreeSet<EntityType>,
    lonely: usize,
    top: f64,
    out: &mut W,
) -> io::Result<()> {
    writeln!(out, "<g font-size=\"11\" fill=\"#333\">")?;
    for (i, &entity_type) in types.iter().enumerate() {
        let (x, y) = (
            24.0 + 110.0 * (i % 5) as f64,
            top + 18.0 * (i / 5) as f64 + 16.0,
        );
        writeln!(
            out,
            "<path d=\"{}\" fill=\"{}\"/><text x=\"{:.0}\" y=\"{:.0}\">{entity_type}</text>",
            Outline(entity_type, Point { x, y }, 5.0),
            colour(entity_type),
            x + 10.0,
            y + 4.0
        )?;
    }
    let y = top + 18.0 * (types.len() as f64 / 5.0).ceil() + 20.0;
    let kinds = [
        ("asserted", ""),
        ("planned", "7 4"),
        ("possible", "2 3"),
        ("denied", ""),
    ];
    for (i, (name, dash)) in kinds.into_iter().enumerate() {
        let x = 19.0 + 110.0 * i as f64;
        let stroke = if name == "denied" { "#aaa" } else { "#555" };
        write!(
            out,
            "<path d=\"M{x:.0} {y:.0}h24\" stroke=\"{stroke}\" stroke-width=\"1.5\""
        )?;
        if !dash.is_empty() {
            write!(out, " stroke-dasharray=\"{dash}\"")?;
        }
        writeln!(
            out,
            "/><text x=\"{:.0}\" y=\"{:.0}\">{name}</text>",
            x + 30.0,
            y + 4.0
        )?;
        if name == "denied" {
            writeln!(
                out,
                "<path d=\"M{:.0} {:.0}v12\" stroke=\"#b2182b\" stroke-width=\"2\"/>",
                x + 12.0,
                y - 6.0
            )?;
        }
    }
    if lonely > 0 {
        writeln!(
            out,
            "<text x=\"{:.0}\" y=\"{:.0}\">{lonely} without an edge not shown</text>",
            24.0 + 440.0,
            y + 4.0
        )?;
    }
    writeln!(out, "</g>")
}
