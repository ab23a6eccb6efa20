//! Names on the page: where they cover least, and how they stay legible.

use super::curve::run;
use super::drawing::{Dot, Line};
use crate::export::xml::Attribute;
use crate::graph::layout::Point;
use std::fmt::{self, Arguments, Display, Formatter};
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// The width of a letter, and the height of a line, in pixels. Chinese, Japanese and Korean letters are twice as wide.
pub(super) const CHARACTER: f64 = 7.0;
const LINE: f64 = 14.0;

/// Words with a white rim behind them, so that they can be read across a line. Written twice, because not every
/// viewer knows `paint-order`.
pub(super) struct Haloed<'a> {
    pub placed: Arguments<'a>,
    pub style: Arguments<'a>,
    pub words: &'a str,
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

/// A box on the page: left, top, right, bottom.
pub(super) type Area = (f64, f64, f64, f64);

pub(super) fn shared(a: Area, b: Area) -> f64 {
    let wide = (a.2.min(b.2) - a.0.max(b.0)).max(0.0);
    let tall = (a.3.min(b.3) - a.1.max(b.1)).max(0.0);
    wide * tall
}

/// A node's name on the page.
pub(super) struct Label {
    pub at: Point,
    pub anchor: &'static str,
    pub area: Area,
}

/// Where each node's label goes: below, above, right or left, whichever covers least of the nodes, of the labels
/// placed before it, and of the node's own edges.
pub(super) fn labels(dots: &[Dot<'_>], lines: &[Line<'_>]) -> Vec<Label> {
    let mut taken: Vec<Area> = dots.iter().map(Dot::area).collect();
    let mut own: Vec<Vec<Area>> = vec![Vec::new(); dots.len()];
    for line in lines {
        for (end, areas) in run(dots, line) {
            if let Some(own) = own.get_mut(end) {
                own.extend(areas);
            }
        }
    }
    let mut placed = Vec::with_capacity(dots.len());
    for (dot, own) in dots.iter().zip(own) {
        let wide = shortened(dot.name).width() as f64 * CHARACTER;
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
            let covered = taken.iter().chain(&own);
            let covered = covered.map(|&other| shared(label.area, other));
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

/// A name that fits: as wide as 34 Latin letters at the most.
pub(super) fn shortened(name: &str) -> String {
    let within = |most: usize| {
        let mut wide = 0;
        let end = name.char_indices().find(|(_, c)| {
            wide += c.width().unwrap_or(1);
            wide > most
        });
        end.map(|(end, _)| &name[..end])
    };
    if within(34).is_none() {
        return name.to_owned();
    }
    format!("{}…", within(33).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ontology::EntityType;

    #[test]
    fn a_label_moves_away_from_its_neighbour() {
        let dot = |x: f64, y: f64| Dot {
            name: "Ulaanbaatar",
            entity_type: EntityType::Place,
            at: Point { x, y },
            radius: 8.0,
        };
        let placed = labels(&[dot(100.0, 100.0), dot(130.0, 100.0)], &[]);
        assert_ne!(
            placed[0].at.y, placed[1].at.y,
            "two labels side by side would overlap"
        );
    }

    #[test]
    fn a_label_moves_away_from_the_edges_of_its_node() {
        let dot = |y: f64| Dot {
            name: "Ulaanbaatar",
            entity_type: EntityType::Place,
            at: Point { x: 100.0, y },
            radius: 8.0,
        };
        let line = Line {
            from: 0,
            to: 1,
            label: "met-with",
            status: crate::graph::Status::Asserted,
            weight: 1,
            symmetric: true,
            bend: 0.0,
        };
        let placed = labels(&[dot(100.0), dot(300.0)], &[line]);
        assert!(placed[0].at.y < 100.0 && placed[1].at.y > 300.0);
    }

    #[test]
    fn long_names_are_cut_by_their_width() {
        assert_eq!(shortened(&"é".repeat(34)).chars().count(), 34);
        assert_eq!(shortened(&"é".repeat(40)).chars().count(), 34);
        assert_eq!(shortened(&"e\u{301}".repeat(34)).chars().count(), 68);
        assert_eq!(shortened(&"北".repeat(40)), "北".repeat(16) + "…");
    }
}
