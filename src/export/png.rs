//! The SVG picture in pixels, for programs that take no SVG. The font is a part of the program (DejaVu Sans, under its
//! free licence, from the crate `dejavu`), so the picture is the same on every machine, with or without fonts. It covers
//! Latin, Greek, Cyrillic, Arabic and Hebrew letters; others show as boxes.

use super::write_svg;
use crate::KnowledgeGraph;
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree};
use std::io::{self, Write};
use std::sync::Arc;

/// Pixels for one of the SVG's, as screens of high density have them.
const SCALE: f32 = 2.0;
/// No side is longer; a large graph gets fewer pixels for each of the SVG's.
const LONGEST: f32 = 12_000.0;

/// Writes `graph` as PNG.
///
/// # Errors
/// Those of `out`.
pub fn write_png<W: Write>(graph: &KnowledgeGraph, out: &mut W) -> io::Result<()> {
    let mut svg = Vec::new();
    write_svg(graph, &mut svg)?;
    let mut options = Options {
        font_family: "DejaVu Sans".into(),
        ..Options::default()
    };
    let fonts = Arc::make_mut(&mut options.fontdb);
    fonts.load_font_data(dejavu::sans_condensed::regular().to_vec());
    fonts.load_font_data(dejavu::sans_condensed::bold().to_vec());
    fonts.set_sans_serif_family("DejaVu Sans");
    let tree = Tree::from_data(&svg, &options).map_err(io::Error::other)?;
    let size = tree.size();
    let scale = SCALE.min(LONGEST / size.width().max(size.height()));
    let side = |length: f32| (length * scale).ceil().max(1.0) as u32;
    let mut pixels = Pixmap::new(side(size.width()), side(size.height()))
        .ok_or_else(|| io::Error::other("the picture is too large for PNG; write SVG"))?;
    resvg::render(
        &tree,
        Transform::from_scale(scale, scale),
        &mut pixels.as_mut(),
    );
    out.write_all(&pixels.encode_png().map_err(io::Error::other)?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{DocumentRecord, sample};

    fn picture(graph: &KnowledgeGraph) -> Pixmap {
        let mut out = Vec::new();
        write_png(graph, &mut out).unwrap();
        Pixmap::decode_png(&out).unwrap()
    }

    #[test]
    fn names_are_drawn_without_a_font_of_the_system() {
        let documents = [DocumentRecord::of(&sample::summit("x"))];
        let graph = KnowledgeGraph::merge(&documents);
        let dark = |graph| {
            let inked = |p: &&resvg::tiny_skia::PremultipliedColorU8| {
                (p.red(), p.green(), p.blue()) == (0, 0, 0)
            };
            picture(graph).pixels().iter().filter(inked).count()
        };
        // Letters alone are black.
        assert!(dark(&graph) > 1000, "{}", dark(&graph));
        assert_eq!(dark(&KnowledgeGraph::default()), 0);
    }

    #[test]
    fn the_same_graph_gives_the_same_bytes() {
        let documents = [DocumentRecord::of(&sample::summit("x"))];
        let graph = KnowledgeGraph::merge(&documents);
        assert_eq!(picture(&graph), picture(&graph));
    }
}
