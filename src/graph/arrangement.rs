//! A whole picture's places: each connected part is laid out on its own, its nodes are pushed off one another, and the
//! parts are packed around the largest. ForceAtlas2 alone would drive the parts of a news graph far apart and shrink
//! each to a dot.

use super::layout::{Layout, Point};
use std::collections::{BTreeMap, BTreeSet};

/// Distance that two nodes keep, in the unit of [`arrange`].
pub const ROOM: f64 = 100.0;

/// The picture is wider than tall by this.
const ASPECT: f64 = 1.3;

/// Places for nodes `0..nodes` so that neighbours lie about [`ROOM`] apart. `edges` are (from, to, weight).
pub fn arrange(nodes: usize, edges: &[(usize, usize, f64)]) -> Vec<Point> {
    let mut places = vec![Point::default(); nodes];
    let mut packing = Packing::default();
    for part in parts(nodes, edges) {
        let inside = place_part(&part);
        let shift = packing.pack(&inside, &part.edges);
        for (point, &node) in inside.iter().zip(&part.nodes) {
            if let Some(place) = places.get_mut(node) {
                place.x = point.x + shift.x;
                place.y = point.y + shift.y;
            }
        }
    }
    places
}

/// A connected part: its nodes in order, and its edges between their places in that order.
#[derive(Default)]
struct Part {
    nodes: Vec<usize>,
    edges: Vec<(usize, usize, f64)>,
}

/// The connected parts, the largest first.
fn parts(nodes: usize, edges: &[(usize, usize, f64)]) -> Vec<Part> {
    let mut leader: Vec<usize> = (0..nodes).collect();
    let within = |&&(a, b, _): &&(usize, usize, f64)| a < nodes && b < nodes;
    for &(a, b, _) in edges.iter().filter(within) {
        let (a, b) = (lead(&mut leader, a), lead(&mut leader, b));
        leader[a.max(b)] = a.min(b);
    }
    let mut parts: BTreeMap<usize, Part> = BTreeMap::new();
    let mut rank = vec![0; nodes];
    for (node, rank) in rank.iter_mut().enumerate() {
        let part = parts.entry(lead(&mut leader, node)).or_default();
        *rank = part.nodes.len();
        part.nodes.push(node);
    }
    for &(a, b, weight) in edges.iter().filter(within) {
        if let Some(part) = parts.get_mut(&lead(&mut leader, a)) {
            part.edges.push((rank[a], rank[b], weight));
        }
    }
    let mut parts: Vec<Part> = parts.into_values().collect();
    parts.sort_by_key(|part| std::cmp::Reverse(part.nodes.len()));
    parts
}

fn lead(leader: &mut [usize], node: usize) -> usize {
    let mut at = node;
    while leader[at] != at {
        leader[at] = leader[leader[at]];
        at = leader[at];
    }
    at
}

fn place_part(part: &Part) -> Vec<Point> {
    let count = part.nodes.len();
    if count <= 2 {
        let apart = |i| Point {
            x: i as f64 * ROOM * 1.2,
            y: i as f64 * ROOM * 0.5,
        };
        return (0..count).map(apart).collect();
    }
    let mut points = Layout::for_size(count).place(count, &part.edges);
    let (low, high) = bounds(&points);
    let (wide, tall) = ((high.x - low.x).max(1e-6), (high.y - low.y).max(1e-6));
    let scale = ROOM * (1.4 * count as f64 / (wide * tall)).sqrt();
    // A chain is all length; it need not fill a square.
    let scale = scale.min(ROOM * count as f64 / wide.max(tall));
    for point in &mut points {
        point.x *= scale;
        point.y *= scale;
    }
    part_overlaps(&mut points);
    points
}

/// Pushes nodes off one another until they keep their room, or for so many rounds.
fn part_overlaps(points: &mut [Point]) {
    const ROUNDS: usize = 60;
    let room = ROOM * 0.85;
    for round in 0..ROUNDS {
        let cell = |p: &Point| ((p.x / room).floor() as i64, (p.y / room).floor() as i64);
        let mut cells: BTreeMap<Cell, Vec<usize>> = BTreeMap::new();
        for (i, point) in points.iter().enumerate() {
            cells.entry(cell(point)).or_default().push(i);
        }
        let mut moved = false;
        let mut shift = vec![Point::default(); points.len()];
        for (&(cx, cy), members) in &cells {
            let around = (-1..=1).flat_map(|dx| (-1..=1).map(move |dy| (cx + dx, cy + dy)));
            let near: Vec<usize> = around
                .filter_map(|c| cells.get(&c))
                .flatten()
                .copied()
                .collect();
            for &i in members {
                for &j in near.iter().filter(|&&j| j != i) {
                    let (mut dx, dy) = (points[i].x - points[j].x, points[i].y - points[j].y);
                    let distance = dx.hypot(dy);
                    if distance >= room {
                        continue;
                    }
                    if distance < 1e-6 {
                        dx = if i < j { -1.0 } else { 1.0 };
                    }
                    let push = 0.3 * (room - distance) / distance.max(1.0);
                    shift[i].x += push * dx;
                    shift[i].y += push * dy;
                    moved = true;
                }
            }
        }
        if !moved || round + 1 == ROUNDS {
            return;
        }
        for (point, shift) in points.iter_mut().zip(&shift) {
            point.x += shift.x;
            point.y += shift.y;
        }
    }
}

fn bounds(points: &[Point]) -> (Point, Point) {
    let start = points.first().copied().unwrap_or_default();
    points.iter().fold((start, start), |(low, high), p| {
        (
            Point {
                x: low.x.min(p.x),
                y: low.y.min(p.y),
            },
            Point {
                x: high.x.max(p.x),
                y: high.y.max(p.y),
            },
        )
    })
}

/// A square of the plane, [`ROOM`] wide.
type Cell = (i64, i64);

/// Parts laid around the first, each as near to the middle as its nodes and edges find free squares.
#[derive(Default)]
struct Packing {
    taken: BTreeSet<Cell>,
    /// How far out a part of that width and height last found its place; nearer ones are full.
    reached: BTreeMap<Cell, i64>,
    /// The first and the last of the taken squares, either way.
    frame: Option<(Cell, Cell)>,
}

impl Packing {
    /// How far to move a part so that it lies in a free place.
    fn pack(&mut self, points: &[Point], edges: &[(usize, usize, f64)]) -> Point {
        let cells = cells(points, edges);
        let (low, high) = bounds(points);
        let middle = cell((low.x + high.x) / 2.0, (low.y + high.y) / 2.0);
        let size = cell(high.x - low.x, high.y - low.y);
        let mut ring = self.reached.get(&size).copied().unwrap_or(0);
        let (dx, dy) = loop {
            let places = Self::around(ring).map(|(x, y)| (x - middle.0, y - middle.1));
            let free = places.filter(|&by| self.is_free(&cells, by));
            if let Some(place) = free.min_by_key(|&by| self.grown(&cells, by)) {
                break place;
            }
            ring += 1;
        };
        self.reached.insert(size, ring);
        for &(x, y) in &cells {
            self.taken.insert((x + dx, y + dy));
        }
        self.frame = self.framed(&cells, (dx, dy));
        Point {
            x: dx as f64 * ROOM,
            y: dy as f64 * ROOM,
        }
    }

    /// The cells of the `ring`th ring around the middle, the nearest to the axes first.
    fn around(ring: i64) -> impl Iterator<Item = Cell> {
        let (a, b) = ((ring as f64 * ASPECT).round() as i64, ring);
        let sides = (0..=a).flat_map(move |x| [(x, -b), (-x, b), (-x, -b), (x, b)]);
        let ends = (0..=b).flat_map(move |y| [(a, y), (-a, -y), (a, -y), (-a, y)]);
        ends.chain(sides)
    }

    /// The frame around what is taken and `cells`, moved.
    fn framed(&self, cells: &BTreeSet<Cell>, (dx, dy): Cell) -> Option<(Cell, Cell)> {
        let moved = cells.iter().map(|&(x, y)| (x + dx, y + dy));
        let (low, high) = self.frame.unzip();
        let all = || low.into_iter().chain(high).chain(moved.clone());
        let low = (all().map(|c| c.0).min()?, all().map(|c| c.1).min()?);
        Some((low, (all().map(|c| c.0).max()?, all().map(|c| c.1).max()?)))
    }

    /// How large the picture becomes, in squares of its own shape.
    fn grown(&self, cells: &BTreeSet<Cell>, by: Cell) -> i64 {
        self.framed(cells, by).map_or(0, |(low, high)| {
            let (wide, tall) = (high.0 - low.0, high.1 - low.1);
            ((wide as f64 / ASPECT).ceil() as i64).max(tall) * 1000 + wide + tall
        })
    }

    fn is_free(&self, cells: &BTreeSet<Cell>, (dx, dy): Cell) -> bool {
        cells
            .iter()
            .all(|&(x, y)| !self.taken.contains(&(x + dx, y + dy)))
    }
}

fn cell(x: f64, y: f64) -> Cell {
    ((x / ROOM).floor() as i64, (y / ROOM).floor() as i64)
}

/// The squares that a part needs: around its nodes, more to the sides, where names stand, and along its edges.
fn cells(points: &[Point], edges: &[(usize, usize, f64)]) -> BTreeSet<Cell> {
    let mut cells = BTreeSet::new();
    for point in points {
        for dx in [-0.9, 0.0, 0.9] {
            cells.extend(
                [-0.45, 0.0, 0.45].map(|dy| cell(point.x + dx * ROOM, point.y + dy * ROOM)),
            );
        }
    }
    for &(a, b, _) in edges {
        let (Some(a), Some(b)) = (points.get(a), points.get(b)) else {
            continue;
        };
        let steps = ((b.x - a.x).hypot(b.y - a.y) / ROOM * 2.0).ceil().max(1.0);
        cells.extend((0..steps as usize).map(|i| {
            let t = i as f64 / steps;
            cell(a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t)
        }));
    }
    cells
}

#[cfg(test)]
mod tests {
    use super::*;

    fn distance(a: Point, b: Point) -> f64 {
        (a.x - b.x).hypot(a.y - b.y)
    }

    #[test]
    fn every_node_keeps_its_room() {
        // A star of twelve, a chain of four, five pairs and a stranger.
        let mut edges: Vec<_> = (1..12).map(|i| (0, i, 1.0)).collect();
        edges.extend((12..15).map(|i| (i, i + 1, 1.0)));
        edges.extend((0..5).map(|i| (16 + 2 * i, 17 + 2 * i, 1.0)));
        let places = arrange(27, &edges);
        for (i, &a) in places.iter().enumerate() {
            for &b in &places[..i] {
                assert!(distance(a, b) > ROOM * 0.6, "{i}: {a:?} {b:?}");
            }
        }
    }

    #[test]
    fn parts_lie_close_together() {
        let edges: Vec<_> = (0..50).map(|i| (2 * i, 2 * i + 1, 1.0)).collect();
        let (low, high) = bounds(&arrange(100, &edges));
        assert!(high.x - low.x < 40.0 * ROOM && high.y - low.y < 40.0 * ROOM);
    }

    #[test]
    fn nothing_and_strangers_are_no_trouble() {
        assert!(arrange(0, &[]).is_empty());
        assert_eq!(arrange(2, &[(0, 9, 1.0), (1, 1, 1.0)]).len(), 2);
    }
}
