//! An edge: a curve between two nodes, drawn by its status, with its name along it.

use super::drawing::{Dot, Line};
use super::label::{Area, CHARACTER, Haloed, shared};
use crate::graph::Status;
use crate::graph::layout::Point;
use std::io::{self, Write};

/// A quadratic curve between the rims of two nodes.
struct Curve {
    start: Point,
    middle: Point,
    end: Point,
}

impl Curve {
    pub(super) fn of(dots: &[Dot<'_>], line: &Line<'_>) -> Option<Self> {
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
    pub(super) fn at(&self, t: f64) -> Point {
        let (u, v, w) = ((1.0 - t) * (1.0 - t), 2.0 * t * (1.0 - t), t * t);
        Point {
            x: u * self.start.x + v * self.middle.x + w * self.end.x,
            y: u * self.start.y + v * self.middle.y + w * self.end.y,
        }
    }
}

/// Small areas under an edge near each of its ends, where labels of the nodes may stand.
pub(super) fn run(dots: &[Dot<'_>], line: &Line<'_>) -> Vec<(usize, Vec<Area>)> {
    const REACH: f64 = 80.0;
    const STEP: f64 = 5.0;
    let Some(curve) = Curve::of(dots, line) else {
        return Vec::new();
    };
    let (dx, dy) = (curve.end.x - curve.start.x, curve.end.y - curve.start.y);
    let length = dx.hypot(dy).max(1.0);
    let steps = (REACH.min(length) / STEP) as usize;
    let area = |t: f64| {
        let Point { x, y } = curve.at(t);
        (x - 3.0, y - 3.0, x + 3.0, y + 3.0)
    };
    let way = || (0..=steps).map(|step| step as f64 * STEP / length);
    vec![
        (line.from, way().map(area).collect()),
        (line.to, way().map(|t| area(1.0 - t)).collect()),
    ]
}

/// Draws an edge: dashed where planned, dotted where possible, barred where denied.
pub(super) fn write_line<W: Write>(
    dots: &[Dot<'_>],
    line: &Line<'_>,
    out: &mut W,
) -> io::Result<()> {
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
pub(super) fn write_name<W: Write>(
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

/// The point `distance` away from `from` on the way to `to`.
fn towards(from: Point, to: Point, distance: f64) -> Point {
    let (dx, dy) = (to.x - from.x, to.y - from.y);
    let length = dx.hypot(dy).max(1e-6);
    Point {
        x: from.x + dx / length * distance,
        y: from.y + dy / length * distance,
    }
}
