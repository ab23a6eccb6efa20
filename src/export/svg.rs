//! A picture of the graph for papers and web pages: nodes shaped and coloured by type and sized by mentions;
//! edges curved so that parallel ones part, drawn solid where they are asserted, dashed where planned, dotted where
//! possible, and grey with a bar across where denied. A label takes the side of its node where it covers least. Nodes
//! without an edge are left out and counted in the legend.

use super::palette::on_light as colour;
use super::xml::Attribute;
use crate::KnowledgeGraph;
use crate::graph::Status;
use crate::graph::arrangement::{self, ROOM};
use crate::graph::layout::Point;
use crate::ontology::{Coarse, EntityType};
use petgraph::visit::EdgeRef;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::{self, Arguments, Display, Formatter};
use std::io::{self, Write};

/// Pixels for a unit of the arrangement.
const SCALE: f64 = 135.0 / ROOM;
const MARGIN: f64 = 110.0;
/// Above this many edges their types are not written beside them.
const LABELLED_EDGES: usize = 80;
const CHARACTER: f64 = 7.0;
const LINE: f64 = 14.0;

struct Dot<'g> {
    name: &'g str,
    entity_type: EntityType,
    at: Point,
    radius: f64,
}

impl Dot<'_> {
    fn area(&self) -> Area {
        let Point { x, y } = self.at;
        let r = self.radius;
        (x - r, y - r, x + r, y + r)
    }
}

struct Line<'g> {
    from: usize,
    to: usize,
    label: &'g str,
    status: Status,
    weight: u32,
    symmetric: bool,
    /// How far its middle bends away from the straight line, in steps.
    bend: f64,
}

/// Writes `graph` as SVG 1.1.
///
/// # Errors
/// Those of `out`.
pub fn write_svg<W: Write>(graph: &KnowledgeGraph, out: &mut W) -> io::Result<()> {
    let (dots, lines, width, height) = arrange(graph);
    let lonely = graph.nodes().len() - dots.len();
    let types: BTreeSet<EntityType> = dots.iter().map(|dot| dot.entity_type).collect();
    let legend = 40.0 + 18.0 * (types.len() as f64 / 5.0).ceil() + 22.0;
    writeln!(
        out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width:.0} {total:.0}\" width=\"{width:.0}\" \
         height=\"{total:.0}\" font-family=\"Helvetica, Arial, sans-serif\" font-size=\"12\">",
        total = height + legend
    )?;
    writeln!(
        out,
        "<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n<defs><marker id=\"tip\" viewBox=\"0 0 10 10\" \
         refX=\"9\" refY=\"5\" markerWidth=\"7\" markerHeight=\"7\" orient=\"auto-start-reverse\">\
         <path d=\"M0 1 10 5 0 9z\" fill=\"#555\"/></marker></defs>"
    )?;
    let labels = labels(&dots);
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

/// Places the nodes that have an edge: nodes, edges, width and height of the page.
fn arrange(graph: &KnowledgeGraph) -> (Vec<Dot<'_>>, Vec<Line<'_>>, f64, f64) {
    let net = graph.petgraph();
    let linked: Vec<_> = net
        .node_indices()
        .filter(|&node| net.neighbors_undirected(node).next().is_some())
        .collect();
    let place: BTreeMap<_, _> = linked
        .iter()
        .enumerate()
        .map(|(i, &node)| (node, i))
        .collect();
    let mut siblings: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    let mut lines = Vec::new();
    for edge in net.edge_references() {
        let (Some(&from), Some(&to)) = (place.get(&edge.source()), place.get(&edge.target()))
        else {
            continue;
        };
        let nth = siblings.entry((from.min(to), from.max(to))).or_default();
        // 0, 1, -1, 2, -2 …, and always to the same side of the pair, whichever way the edge goes.
        let step = nth.div_ceil(2) as f64 * if *nth % 2 == 1 { 1.0 } else { -1.0 };
        *nth += 1;
        let weight = edge.weight();
        lines.push(Line {
            from,
            to,
            label: &weight.relation_type,
            status: weight.status,
            weight: weight.weight,
            symmetric: weight.symmetric,
            bend: if from <= to { step } else { -step },
        });
    }
    let springs: Vec<_> = lines
        .iter()
        .map(|l| (l.from, l.to, f64::from(l.weight)))
        .collect();
    let points = arrangement::arrange(linked.len(), &springs);
    let low = |f: fn(&Point) -> f64| points.iter().map(f).fold(f64::INFINITY, f64::min);
    let high = |f: fn(&Point) -> f64| points.iter().map(f).fold(f64::NEG_INFINITY, f64::max);
    let (x, y) = (low(|p| p.x), low(|p| p.y));
    let (wide, tall) = ((high(|p| p.x) - x).max(1.0), (high(|p| p.y) - y).max(1.0));
    let scale = SCALE.min(6000.0 / wide.max(tall));
    let dots = linked
        .iter()
        .zip(&points)
        .map(|(&node, point)| {
            let thing = &net[node];
            Dot {
                name: &thing.name,
                entity_type: thing.entity_type,
                at: Point {
                    x: MARGIN + (point.x - x) * scale,
                    y: 40.0 + (point.y - y) * scale,
                },
                radius: 5.0 + 2.2 * f64::from(thing.mentions).sqrt().min(9.0),
            }
        })
        .collect();
    if points.is_empty() {
        return (dots, lines, 640.0, 80.0);
    }
    (
        dots,
        lines,
        (wide * scale + 2.0 * MARGIN).max(640.0),
        tall * scale + 80.0,
    )
}

/// A quadratic curve between the rims of two nodes.
struct Curve {
    start: Point,
    middle: Point,
    end: Point,
}

impl Curve {
    fn of(dots: &[Dot<'_>], line: &Line<'_>) -> Option<Self> {
        let (from, to) = (dots.get(line.from)?, dots.get(line.to)?);
        let (dx, dy) = (to.at.x - from.at.x, to.at.y - from.at.y);
        let length = dx.hypot(dy).max(1.0);
        let middle = Point {
            x: (from.at.x + to.at.x) / 2.0 - dy / length * (12.0 + 34.0 * line.bend),
            y: (from.at.y + to.at.y) / 2.0 + dx / length * (12.0 + 34.0 * line.bend),
        };
        Some(Self {
            start: towards(from.at, middle, from.radius + 1.0),
            middle,
            end: towards(to.at, middle, to.radius + 2.0),
        })
    }

    /// The point at `t` of the way, 0 to 1.
    fn at(&self, t: f64) -> Point {
        let (u, v, w) = ((1.0 - t) * (1.0 - t), 2.0 * t * (1.0 - t), t * t);
        Point {
            x: u * self.start.x + v * self.middle.x + w * self.end.x,
            y: u * self.start.y + v * self.middle.y + w * self.end.y,
        }
    }
}

fn write_line<W: Write>(dots: &[Dot<'_>], line: &Line<'_>, out: &mut W) -> io::Result<()> {
    let Some(curve) = Curve::of(dots, line) else {
        return Ok(());
    };
    let (stroke, dash) = match line.status {
        Status::Asserted => ("#555", ""),
        Status::Planned => ("#555", " stroke-dasharray=\"7 4\""),
        Status::Possible => ("#777", " stroke-dasharray=\"2 3\""),
        Status::Denied => ("#aaa", ""),
    };
    let tail = if line.symmetric {
        " marker-start=\"url(#tip)\""
    } else {
        ""
    };
    let Curve { start, middle, end } = &curve;
    writeln!(
        out,
        "<path d=\"M{:.1} {:.1}Q{:.1} {:.1} {:.1} {:.1}\" fill=\"none\" stroke=\"{stroke}\" stroke-width=\"{:.1}\"{dash} \
         marker-end=\"url(#tip)\"{tail}/>",
        start.x,
        start.y,
        middle.x,
        middle.y,
        end.x,
        end.y,
        1.0 + f64::from(line.weight).ln().min(4.0)
    )?;
    if line.status == Status::Denied {
        let crest = curve.at(0.5);
        let (dx, dy) = (end.x - start.x, end.y - start.y);
        let length = dx.hypot(dy).max(1.0);
        let (across_x, across_y) = (-dy / length * 6.0, dx / length * 6.0);
        writeln!(
            out,
            "<path d=\"M{:.1} {:.1}L{:.1} {:.1}\" stroke=\"#b2182b\" stroke-width=\"2\"/>",
            crest.x - across_x,
            crest.y - across_y,
            crest.x + across_x,
            crest.y + across_y
        )?;
    }
    Ok(())
}

/// Writes an edge's name along it, at the place on the way where it covers least of what is `taken`.
fn write_name<W: Write>(
    dots: &[Dot<'_>],
    line: &Line<'_>,
    taken: &mut Vec<Area>,
    out: &mut W,
) -> io::Result<()> {
    let Some(curve) = Curve::of(dots, line) else {
        return Ok(());
    };
    let half = line.label.chars().count() as f64 * CHARACTER * 0.4;
    // The areas under the letters: a few squares along the line.
    let under = |t: f64| {
        let (middle, before, after) = (curve.at(t), curve.at(t - 0.05), curve.at(t + 0.05));
        let (dx, dy) = (after.x - before.x, after.y - before.y);
        let length = dx.hypot(dy).max(1e-6);
        [-0.8, -0.4, 0.0, 0.4, 0.8].map(|part| {
            let (x, y) = (
                middle.x + dx / length * half * part,
                middle.y + dy / length * half * part,
            );
            (x - 7.0, y - 9.0, x + 7.0, y + 5.0)
        })
    };
    let cost = |t: f64| {
        let covered = |area: Area| taken.iter().map(|&other| shared(area, other)).sum::<f64>();
        under(t).map(covered).iter().sum::<f64>()
    };
    let best = [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74]
        .into_iter()
        .min_by(|&a, &b| cost(a).total_cmp(&cost(b)))
        .unwrap_or(0.5);
    taken.extend(under(best));
    let (at, before, after) = (curve.at(best), curve.at(best - 0.05), curve.at(best + 0.05));
    let mut angle = (after.y - before.y).atan2(after.x - before.x).to_degrees();
    if angle.abs() > 90.0 {
        angle -= 180.0 * angle.signum();
    }
    writeln!(
        out,
        "{}",
        Haloed {
            placed: format_args!(
                "transform=\"translate({:.1} {:.1}) rotate({angle:.1})\" dy=\"-3\"",
                at.x, at.y
            ),
            style: format_args!("text-anchor=\"middle\" font-size=\"10\" fill=\"#444\""),
            words: line.label,
        }
    )
}

/// The outline of a node: people are discs, places squares, organisations diamonds, peoples triangles, other things
/// pentagons; so a reader who doesn't see the colour sees the class.
struct Outline(EntityType, Point, f64);

impl Display for Outline {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let &Self(entity_type, Point { x, y }, r) = self;
        let corners: &[(f64, f64)] = match entity_type.coarse() {
            Coarse::Person => {
                let (left, wide) = (x - r, 2.0 * r);
                return write!(
                    f,
                    "M{left:.1} {y:.1}a{r:.1} {r:.1} 0 1 1 {wide:.1} 0a{r:.1} {r:.1} 0 1 1 -{wide:.1} 0z"
                );
            }
            Coarse::Place => &[(-0.88, -0.88), (0.88, -0.88), (0.88, 0.88), (-0.88, 0.88)],
            Coarse::Organization => &[(0.0, -1.2), (1.2, 0.0), (0.0, 1.2), (-1.2, 0.0)],
            Coarse::Group => &[(0.0, -1.2), (1.1, 0.85), (-1.1, 0.85)],
            Coarse::Other => &[
                (-1.0, 0.35),
                (-0.55, -0.85),
                (0.55, -0.85),
                (1.0, 0.35),
                (0.0, 1.1),
            ],
        };
        for (i, (dx, dy)) in corners.iter().enumerate() {
            let verb = if i == 0 { "M" } else { "L" };
            write!(f, "{verb}{:.1} {:.1}", x + dx * r, y + dy * r)?;
        }
        f.write_str("z")
    }
}

/// Words with a white rim behind them, so that they can be read across a line. Written twice, because not every
/// viewer knows `paint-order`.
struct Haloed<'a> {
    placed: Arguments<'a>,
    style: Arguments<'a>,
    words: &'a str,
}

impl Display for Haloed<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let Self {
            placed,
            style,
            words,
        } = self;
        let words = Attribute(words);
        write!(
            f,
            "<text {placed} {style} stroke=\"#fff\" stroke-width=\"3\">{words}</text>"
        )?;
        write!(f, "<text {placed} {style}>{words}</text>")
    }
}

/// The point `distance` away from `from` on the way to `to`.
fn towards(from: Point, to: Point, distance: f64) -> Point {
    let (dx, dy) = (to.x - from.x, to.y - from.y);
    let length = dx.hypot(dy).max(1e-6);
    Point {
        x: from.x + dx / length * distance,
        y: from.y + dy / length * distance,
    }
}

/// A box on the page: left, top, right, bottom.
type Area = (f64, f64, f64, f64);

fn shared(a: Area, b: Area) -> f64 {
    let wide = (a.2.min(b.2) - a.0.max(b.0)).max(0.0);
    let tall = (a.3.min(b.3) - a.1.max(b.1)).max(0.0);
    wide * tall
}

/// A node's name on the page.
struct Label {
    at: Point,
    anchor: &'static str,
    area: Area,
}

/// Where each node's label goes: below, above, right or left, whichever covers least of the nodes and of the labels
/// placed before it.
fn labels(dots: &[Dot<'_>]) -> Vec<Label> {
    let mut taken: Vec<Area> = dots.iter().map(Dot::area).collect();
    let mut placed = Vec::with_capacity(dots.len());
    for dot in dots {
        let wide = shortened(dot.name).chars().count() as f64 * CHARACTER;
        let Point { x, y } = dot.at;
        let side = dot.radius + 4.0;
        let choice = |x, y, anchor, left| Label {
            at: Point { x, y },
            anchor,
            area: (left, y - LINE + 3.0, left + wide, y + 3.0),
        };
        let choices = [
            choice(x, y + side + 9.0, "middle", x - wide / 2.0),
            choice(x, y - side, "middle", x - wide / 2.0),
            choice(x + side, y + 4.0, "start", x + side),
            choice(x - side, y + 4.0, "end", x - side - wide),
        ];
        let cost = |label: &Label| {
            let covered = taken.iter().map(|&other| shared(label.area, other));
            covered.sum::<f64>()
        };
        let best = choices
            .into_iter()
            .min_by(|a, b| cost(a).total_cmp(&cost(b)));
        if let Some(label) = best {
            taken.push(label.area);
            placed.push(label);
        }
    }
    placed
}

/// A name that fits: 34 characters at the most.
fn shortened(name: &str) -> String {
    if name.chars().count() <= 34 {
        return name.to_owned();
    }
    let mut short: String = name.chars().take(33).collect();
    short.push('…');
    short
}

fn write_legend<W: Write>(
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_empty_graph_is_a_picture_too() {
        let mut out = Vec::new();
        write_svg(&KnowledgeGraph::default(), &mut out).unwrap();
        let text = String::from_utf8(out).unwrap();
        assert!(text.starts_with("<svg") && text.trim_end().ends_with("</svg>"));
        assert!(!text.contains("NaN") && !text.contains("inf"));
    }

    #[test]
    fn a_label_moves_away_from_its_neighbour() {
        let dot = |x: f64, y: f64| Dot {
            name: "Ulaanbaatar",
            entity_type: EntityType::Place,
            at: Point { x, y },
            radius: 8.0,
        };
        let placed = labels(&[dot(100.0, 100.0), dot(130.0, 100.0)]);
        assert_ne!(
            placed[0].at.y, placed[1].at.y,
            "two labels side by side would overlap"
        );
    }

    #[test]
    fn long_names_are_cut_by_characters() {
        assert_eq!(shortened(&"é".repeat(40)).chars().count(), 34);
    }
}
