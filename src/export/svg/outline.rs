//! The shape of a node.

use crate::graph::layout::Point;
use crate::ontology::{Coarse, EntityType};
use std::fmt::{self, Display, Formatter};

/// The outline of a node: people are discs, places squares, organisations diamonds, peoples triangles, other things
/// pentagons; so a reader who doesn't see the colour sees the class.
pub(super) struct Outline(pub EntityType, pub Point, pub f64);

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
