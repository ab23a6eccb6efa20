//! Where each node of a picture goes. ForceAtlas2 (Jacomy et al. 2014, "ForceAtlas2, a continuous graph layout
//! algorithm", PLoS ONE 9(6)), the layout that Gephi's users know, with Barnes and Hut's (1986) approximation of far
//! bodies. It starts from a spiral in the order of the nodes and runs on one thread, so the same graph gives the same
//! picture.

use rayon::iter::{IndexedParallelIterator, IntoParallelRefIterator, ParallelIterator};

/// A point of the plane, or a force on it; the unit is arbitrary.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Point {
    /// To the right.
    pub x: f64,
    /// Downwards.
    pub y: f64,
}

/// The settings of ForceAtlas2, with Gephi's meanings.
#[derive(Clone, Copy, Debug)]
pub struct Layout {
    /// How strongly bodies repel one another (`kr`).
    pub scaling: f64,
    /// How strongly bodies are drawn to the centre (`kg`).
    pub gravity: f64,
    /// Steps; a hundred settle a small graph.
    pub steps: usize,
}

impl Default for Layout {
    fn default() -> Self {
        Self {
            scaling: 10.0,
            gravity: 1.0,
            steps: 300,
        }
    }
}

/// Far groups count as one body where their width over their distance is below this.
const OPENING: f64 = 1.2;
/// A cell this deep is not split again, so coinciding points end.
const MAX_DEPTH: u32 = 24;

impl Layout {
    /// Settings that settle a graph of `nodes` nodes in seconds.
    pub fn for_size(nodes: usize) -> Self {
        Self {
            steps: (3_000_000 / nodes.max(1)).clamp(60, 300),
            ..Self::default()
        }
    }

    /// Positions for nodes `0..nodes`. `edges` are (from, to, weight); direction does not matter, ends outside
    /// `0..nodes` and loops are passed over.
    pub fn place(&self, nodes: usize, edges: &[(usize, usize, f64)]) -> Vec<Point> {
        let edges: Vec<_> = edges
            .iter()
            .copied()
            .filter(|&(a, b, _)| a != b && a < nodes && b < nodes)
            .collect();
        let mut mass = vec![1.0; nodes];
        for &(a, b, _) in &edges {
            mass[a] += 1.0;
            mass[b] += 1.0;
        }
        let mut at = spiral(nodes);
        let mut before = vec![Point::default(); nodes];
        let mut speed = 1.0;
        for _ in 0..self.steps {
            let forces = self.forces(&at, &mass, &edges);
            speed = advance(&mut at, &before, &forces, &mass, speed);
            before = forces;
        }
        at
    }

    fn forces(&self, at: &[Point], mass: &[f64], edges: &[(usize, usize, f64)]) -> Vec<Point> {
        let tree = Tree::new(at, mass);
        // Each force is summed by itself, so the number of threads does not show.
        let mut forces: Vec<Point> = at
            .par_iter()
            .zip(mass)
            .with_min_len(256)
            .map(|(&point, &m)| {
                let mut force = tree.repulsion(point, m * self.scaling);
                let distance = point.x.hypot(point.y).max(1e-9);
                force.x -= self.gravity * m * point.x / distance;
                force.y -= self.gravity * m * point.y / distance;
                force
            })
            .collect();
        for &(a, b, weight) in edges {
            // Attraction grows with distance and, softly, with weight: a thousand reports do not glue two nodes.
            let pull = weight.max(0.0).ln_1p();
            let (dx, dy) = ((at[b].x - at[a].x) * pull, (at[b].y - at[a].y) * pull);
            forces[a].x += dx;
            forces[a].y += dy;
            forces[b].x -= dx;
            forces[b].y -= dy;
        }
        forces
    }
}

/// One step with the paper's adaptive speed: a node that swings is slowed, one that travels is not.
fn advance(at: &mut [Point], before: &[Point], forces: &[Point], mass: &[f64], speed: f64) -> f64 {
    let (mut swinging, mut traction) = (1e-9, 0.0);
    for ((now, then), m) in forces.iter().zip(before).zip(mass) {
        swinging += m * (now.x - then.x).hypot(now.y - then.y);
        traction += m * (now.x + then.x).hypot(now.y + then.y) / 2.0;
    }
    let speed = (traction / swinging).min(speed * 1.5).max(1e-3);
    for ((point, now), then) in at.iter_mut().zip(forces).zip(before) {
        let swing = (now.x - then.x).hypot(now.y - then.y);
        let size = now.x.hypot(now.y).max(1e-9);
        let pace = (0.1 * speed / (1.0 + (speed * swing).sqrt())).min(10.0 / size);
        point.x += now.x * pace;
        point.y += now.y * pace;
    }
    speed
}

/// A sunflower of `nodes` points: even, and the same every time.
fn spiral(nodes: usize) -> Vec<Point> {
    const GOLDEN_ANGLE: f64 = 2.399_963_229_728_653;
    (0..nodes)
        .map(|i| {
            let (sin, cos) = (i as f64 * GOLDEN_ANGLE).sin_cos();
            let radius = 10.0 * (i as f64 + 0.5).sqrt();
            Point {
                x: radius * cos,
                y: radius * sin,
            }
        })
        .collect()
}

/// A quadtree over the points, each cell with its mass and centre of mass.
struct Tree {
    cells: Vec<Cell>,
}

#[derive(Clone, Copy)]
struct Cell {
    /// Centre of mass.
    centre: Point,
    mass: f64,
    width: f64,
    /// First of four children in `cells`, or 0 in a leaf.
    children: usize,
}

impl Tree {
    fn new(at: &[Point], mass: &[f64]) -> Self {
        let (mut low, mut high) = (
            at.first().copied().unwrap_or_default(),
            at.first().copied().unwrap_or_default(),
        );
        for point in at {
            low = Point {
                x: low.x.min(point.x),
                y: low.y.min(point.y),
            };
            high = Point {
                x: high.x.max(point.x),
                y: high.y.max(point.y),
            };
        }
        let width = (high.x - low.x).max(high.y - low.y).max(1e-6);
        let empty = Cell {
            centre: Point::default(),
            mass: 0.0,
            width,
            children: 0,
        };
        let mut tree = Self { cells: vec![empty] };
        let mut all: Vec<usize> = (0..at.len()).collect();
        tree.fill(0, &mut all, at, mass, low, 0);
        tree
    }

    /// Fills cell `cell`, whose lower corner is `low`, with `members`.
    fn fill(
        &mut self,
        cell: usize,
        members: &mut [usize],
        at: &[Point],
        mass: &[f64],
        low: Point,
        depth: u32,
    ) {
        let width = self.cells[cell].width;
        let total: f64 = members.iter().map(|&i| mass[i]).sum();
        let x = members.iter().map(|&i| mass[i] * at[i].x).sum::<f64>() / total.max(1e-9);
        let y = members.iter().map(|&i| mass[i] * at[i].y).sum::<f64>() / total.max(1e-9);
        self.cells[cell].centre = Point { x, y };
        self.cells[cell].mass = total;
        if members.len() < 2 || depth == MAX_DEPTH {
            return;
        }
        let half = width / 2.0;
        let quarter = |i: usize| {
            usize::from(at[i].x >= low.x + half) + 2 * usize::from(at[i].y >= low.y + half)
        };
        members.sort_by_key(|&i| quarter(i));
        let children = self.cells.len();
        self.cells[cell].children = children;
        let empty = Cell {
            centre: Point::default(),
            mass: 0.0,
            width: half,
            children: 0,
        };
        self.cells.resize(children + 4, empty);
        let mut rest = members;
        for q in 0..4 {
            let size = rest.iter().take_while(|&&i| quarter(i) == q).count();
            let (mine, others) = rest.split_at_mut(size);
            rest = others;
            if !mine.is_empty() {
                let corner = Point {
                    x: low.x + half * (q & 1) as f64,
                    y: low.y + half * (q >> 1) as f64,
                };
                self.fill(children + q, mine, at, mass, corner, depth + 1);
            }
        }
    }

    /// The push of all bodies on one at `point`, `strength` times their mass over their distance.
    fn repulsion(&self, point: Point, strength: f64) -> Point {
        let mut force = Point::default();
        let mut open = vec![0];
        while let Some(index) = open.pop() {
            let cell = self.cells[index];
            let (dx, dy) = (point.x - cell.centre.x, point.y - cell.centre.y);
            let distance = dx.hypot(dy);
            if cell.children == 0 || cell.width < OPENING * distance {
                // A body does not push itself: in its own leaf the distance is nothing.
                if cell.mass > 0.0 && distance > 1e-9 {
                    let push = strength * cell.mass / (distance * distance);
                    force.x += push * dx;
                    force.y += push * dy;
                }
            } else {
                open.extend(cell.children..cell.children + 4);
            }
        }
        force
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn distance(a: Point, b: Point) -> f64 {
        (a.x - b.x).hypot(a.y - b.y)
    }

    #[test]
    fn linked_nodes_end_nearer_than_strangers() {
        // Two triangles joined by one edge.
        let edges = [
            (0, 1, 1.0),
            (1, 2, 1.0),
            (2, 0, 1.0),
            (3, 4, 1.0),
            (4, 5, 1.0),
            (5, 3, 1.0),
            (2, 3, 1.0),
        ];
        let at = Layout::default().place(6, &edges);
        assert!(distance(at[0], at[1]) < distance(at[0], at[4]));
        assert!(distance(at[4], at[5]) < distance(at[1], at[5]));
    }

    #[test]
    fn the_same_graph_gives_the_same_picture() {
        let edges: Vec<_> = (0..50)
            .map(|i| (i, (i * 7 + 3) % 50, 1.0 + (i % 3) as f64))
            .collect();
        let (a, b) = (
            Layout::default().place(50, &edges),
            Layout::default().place(50, &edges),
        );
        assert_eq!(a, b);
        assert!(a.iter().all(|p| p.x.is_finite() && p.y.is_finite()));
    }

    #[test]
    fn loops_strangers_and_the_empty_graph_are_no_trouble() {
        assert!(Layout::default().place(0, &[]).is_empty());
        let at = Layout::default().place(2, &[(0, 0, 1.0), (0, 9, 1.0)]);
        assert!(at.iter().all(|p| p.x.is_finite() && p.y.is_finite()));
        assert!(distance(at[0], at[1]) > 1.0);
    }
}
