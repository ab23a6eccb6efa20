//! Where everything on the page goes: the nodes that have an edge, the edges between them, and the size of the page.

use super::label::Area;
use crate::KnowledgeGraph;
use crate::graph::Status;
use crate::graph::arrangement::{self, ROOM};
use crate::graph::layout::Point;
use crate::ontology::EntityType;
use petgraph::visit::EdgeRef;
use std::collections::BTreeMap;

/// Pixels for a unit of the arrangement.
const SCALE: f64 = 135.0 / ROOM;
const MARGIN: f64 = 110.0;

pub(super) struct Dot<'g> {
    pub name: &'g str,
    pub entity_type: EntityType,
    pub at: Point,
    pub radius: f64,
}

impl Dot<'_> {
    pub(super) fn area(&self) -> Area {
        let Point { x, y } = self.at;
        let r = self.radius;
        (x - r, y - r, x + r, y + r)
    }
}

pub(super) struct Line<'g> {
    pub from: usize,
    pub to: usize,
    pub label: &'g str,
    pub status: Status,
    pub weight: u32,
    pub symmetric: bool,
    /// How far its middle bends away from the straight line, in steps.
    pub bend: f64,
}

/// Places the nodes that have an edge: nodes, edges, width and height of the page.
pub(super) fn arrange(graph: &KnowledgeGraph) -> (Vec<Dot<'_>>, Vec<Line<'_>>, f64, f64) {
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
