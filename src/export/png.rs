//! The SVG picture in pixels, for programs that take no SVG.

use super::font::{BOX, Fonts};
use super::svg::names;
use super::write_svg;
use crate::KnowledgeGraph;
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::Tree;
use std::collections::BTreeSet;
use std::io::{self, Write};

/// Pixels for one of the SVG's, as screens of high density have them.
const SCALE: f32 = 2.0;
/// No side is longer; a large graph gets fewer pixels for each of the SVG's.
const LONGEST: f32 = 12_000.0;

/// Writes `graph` as PNG. Letters that the fonts of the program lack are drawn with those of the system; what no font has
/// is a box.
///
/// # Errors
/// Those of `out`.
pub fn write_png<W: Write>(graph: &KnowledgeGraph, out: &mut W) -> io::Result<()> {
    let mut svg = Vec::new();
    write_svg(graph, &mut svg)?;
    let mut svg = String::from_utf8(svg).map_err(io::Error::other)?;
    let broken = || io::Error::other("the program's own font can't be read");
    let fonts = fonts(&names(graph)).ok_or_else(broken)?;
    if !fonts.missing.is_empty() {
        svg = svg.replace(|c| fonts.missing.contains(&c), &BOX.to_string());
    }
    let tree = Tree::from_str(&svg, &fonts.options()).map_err(io::Error::other)?;
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

/// The names in `graph` that [`write_png`] draws with boxes on this machine, since no font has all of their letters.
pub fn names_without_font(graph: &KnowledgeGraph) -> Vec<String> {
    let mut names = names(graph);
    let missing = fonts(&names).map(|fonts| fonts.missing).unwrap_or_default();
    names.retain(|name| name.chars().any(|letter| missing.contains(&letter)));
    names.into_iter().collect()
}

fn fonts(names: &BTreeSet<String>) -> Option<Fonts> {
    Fonts::of(&names.iter().flat_map(|name| name.chars()).collect())
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

    /// A graph in which somebody has `name`.
    fn named(name: &str) -> KnowledgeGraph {
        let mut record = DocumentRecord::of(&sample::summit("x"));
        record.entities[0].name = name.into();
        KnowledgeGraph::merge(&[record])
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

    #[test]
    fn a_name_of_no_font_is_told_and_leaves_the_others_alone() {
        // Nobody can have a font with a letter for a code point that Unicode will never fill.
        let strange = named("Z\u{1fffe}ö\u{1ffff}e");
        assert_eq!(names_without_font(&strange), ["Z\u{1fffe}ö\u{1ffff}e"]);
        assert_eq!(picture(&strange), picture(&named("Z□ö□e")));
        assert!(names_without_font(&named("Zoë")).is_empty());
    }
}
