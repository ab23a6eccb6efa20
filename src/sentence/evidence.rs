//! What the parser sees (after Zhang and Nivre 2011): words, tags, clusters and labels around the place where a move is
//! made or an arc gets its label, in two looks. The first holds the few templates that decide most cases; only where they leave
//! it close does the parser take the second (after He, Daumé and Eisner 2013). What is not there yields no feature.

use super::transition::{NONE, State};
use crate::model::feature::{cross, cross3, mix};

/// A word and its place among the others, 0 and up.
type Kin = (u32, u64);

/// The words that there are, with their places.
fn there<const N: usize>(words: [u32; N]) -> impl Iterator<Item = Kin> {
    let placed = words.into_iter().zip(0..);
    placed.filter(|&(word, _)| word != NONE)
}

impl State<'_> {
    /// The features that most moves can be chosen by, in place of those in `out`.
    pub fn first_look(&self, out: &mut Vec<u64>) {
        out.clear();
        let (top, under, front) = (self.stack(0), self.stack(1), self.buffer());
        let [s0, b0, b1, b2] = [top, front, front + 1, front + 2].map(|word| self.node(word));
        let (t0, tb) = (self.branch(top), self.branch(front));
        let near = distance(top, front);
        let [vl0, vr0] = t0.count.map(valency);
        out.extend([
            cross(0, 0, 0),
            cross(1, s0.word, 0),
            cross(1, b0.word, 1),
            cross(2, s0.tagged, 0),
            cross(2, b0.tagged, 1),
            cross3(10, s0.tagged, b0.word, b0.tag),
            cross(11, s0.tagged, b0.tag),
            cross(12, b0.tagged, s0.tag),
            cross(14, s0.tag, b0.tag),
            cross3(50, s0.tag, b0.tag, b1.tag),
            cross3(51, mix(s0.tag, b0.tag), b1.tag, b2.tag),
            cross3(52, s0.word, b0.tag, b1.tag),
            cross3(53, b0.word, s0.tag, b1.tag),
            cross3(54, b1.word, s0.tag, b0.tag),
            cross(3, b1.tag, 3),
            cross(40, b0.tag, b1.tag),
            cross(45, s0.tag, b1.tag),
            cross3(90, s0.tag, vl0, vr0),
            cross(91, b0.tag, valency(tb.count[0])),
            cross3(96, s0.tag, b0.tag, near),
            cross(99, s0.word, near),
            cross(111, s0.kind, b0.kind),
            cross(112, b0.tag, s0.cluster),
            cross(113, s0.tag, b0.cluster),
            cross(118, b1.tag, b0.cluster),
            cross(119, b0.tag, b1.cluster),
            cross3(102, self.labels(t0.left, t0.right), s0.coarse, b0.coarse),
            cross3(103, self.labels(tb.left, [NONE; 2]), s0.coarse, b0.coarse),
        ]);
        if under != NONE {
            let (s1, t1) = (self.node(under), self.branch(under));
            let s2 = self.node(self.stack(2));
            let [vl1, vr1] = t1.count.map(valency);
            let wide = distance(under, top);
            out.extend([
                cross(2, s1.tagged, 2),
                cross(21, s1.tagged, s0.tag),
                cross(22, s0.tagged, s1.tag),
                cross(24, s1.tag, s0.tag),
                cross(31, s1.tagged, b0.tag),
                cross(34, s1.tag, b0.tag),
                cross3(80, mix(s2.coarse, s1.coarse), s0.coarse, b0.coarse),
                cross3(104, self.labels(t1.left, t1.right), s1.coarse, s0.coarse),
                cross3(55, s1.tag, s0.tag, b0.tag),
                cross3(56, mix(s1.tag, s0.tag), b0.tag, b1.tag),
                cross3(57, s1.word, s0.tag, b0.tag),
                cross3(58, s0.word, s1.tag, b0.tag),
                cross3(59, b0.word, s1.tag, s0.tag),
                cross3(92, s1.tag, vl1, vr1),
                cross3(98, s1.tag, s0.tag, wide),
                cross(114, s1.kind, s0.kind),
                cross(126, s0.tag, s1.cluster),
                cross(127, s1.tag, s0.cluster),
                cross(131, s1.tag, b0.cluster),
            ]);
            for (child, i) in there([t1.left[0], t1.left[1], t1.right[0], t1.right[1]]) {
                out.push(cross3(60, s1.tag, self.branch(child).label(), i));
            }
        }
        for (child, i) in there([t0.left[0], t0.left[1], t0.right[0], t0.right[1]]) {
            let (node, label) = (self.node(child), self.branch(child).label());
            out.extend([
                cross3(63, s0.tag, label, i),
                cross3(64, s0.word, label, i),
                cross3(83, node.tag, label, i),
                cross3(65, s0.tag, node.tag, mix(b0.tag, i)),
            ]);
        }
        for (child, i) in there(tb.left) {
            let (node, label) = (self.node(child), self.branch(child).label());
            out.extend([
                cross3(68, b0.tag, label, i),
                cross3(69, b0.word, label, i),
                cross3(70, s0.tag, node.tag, mix(b0.tag, i)),
                cross3(83, node.tag, label, i + 8),
                cross3(84, mix(node.word, label), b0.tag, i + 8),
            ]);
        }
    }

    /// What a second look adds to `out`, where the first has not decided.
    pub fn second_look(&self, out: &mut Vec<u64>) {
        let (top, under, below, front) =
            (self.stack(0), self.stack(1), self.stack(2), self.buffer());
        let [s0, b0, b1, b2, b3] =
            [top, front, front + 1, front + 2, front + 3].map(|word| self.node(word));
        let (t0, tb) = (self.branch(top), self.branch(front));
        let near = distance(top, front);
        let [vl0, vr0] = t0.count.map(valency);
        out.extend([
            cross(3, s0.tag, 0),
            cross(3, b0.tag, 1),
            cross(3, b2.tag, 4),
            cross(3, b3.tag, 5),
            cross(1, b1.word, 3),
            cross(1, b2.word, 4),
            cross(2, b1.tagged, 3),
            cross(13, s0.word, b0.word),
            cross(15, s0.word, b0.tag),
            cross(16, b0.word, s0.tag),
            cross3(17, b0.tagged, s0.tag, s0.word),
            cross(41, b0.word, b1.tag),
            cross(42, b1.word, b0.tag),
            cross(43, b0.word, b1.word),
            cross(44, s0.word, b1.word),
            cross3(46, b0.tag, b1.tag, b2.tag),
            cross3(93, s0.word, vl0, vr0),
            cross(94, b0.word, valency(tb.count[0])),
            cross3(97, s0.word, b0.word, near),
            cross(100, b0.word, near),
            cross(105, s0.suffix, b0.suffix),
            cross(116, b0.cluster, s0.cluster),
            cross(117, b0.kind, b1.kind),
            cross(120, s0.word, b0.cluster),
            cross(121, b0.word, s0.cluster),
            cross(122, b0.word, b1.cluster),
            cross3(123, s0.cluster, b0.cluster, b1.cluster),
            cross3(124, s0.tag, b0.tag, b1.cluster),
        ]);
        for (child, i) in there([t0.left[0], t0.left[1], t0.right[0], t0.right[1]]) {
            let (node, label) = (self.node(child), self.branch(child).label());
            out.extend([
                cross(82, node.word, i),
                cross3(84, mix(node.word, label), s0.tag, i),
            ]);
        }
        for (child, i) in there(tb.left) {
            out.push(cross(82, self.node(child).word, i + 8));
        }
        if under == NONE {
            return;
        }
        let (s1, s2, t1) = (self.node(under), self.node(below), self.branch(under));
        let [vl1, vr1] = t1.count.map(valency);
        let wide = distance(under, top);
        out.extend([
            cross(1, s1.word, 2),
            cross(3, s1.tag, 2),
            cross(23, s1.word, s0.word),
            cross3(20, s1.tagged, s0.word, s0.tag),
            cross3(30, s1.tagged, b0.word, b0.tag),
            cross(33, s1.word, b0.word),
            cross(32, b0.tagged, s1.tag),
            cross(115, s1.kind, b0.kind),
            cross3(95, s1.word, vl1, vr1),
            cross(101, s1.word, wide),
            cross(106, s1.suffix, s0.suffix),
            cross(125, s1.cluster, s0.cluster),
            cross(128, s1.word, s0.cluster),
            cross(129, s0.word, s1.cluster),
            cross(130, b0.tag, s1.cluster),
            cross(132, s1.word, b0.cluster),
            cross(133, b0.word, s1.cluster),
            cross3(134, s1.cluster, s0.cluster, b0.cluster),
        ]);
        if below != NONE {
            out.extend([
                cross(1, s2.word, 6),
                cross(3, s2.tag, 6),
                cross3(81, s2.tag, s1.tag, s0.tag),
            ]);
        }
        for (child, i) in there([t1.left[0], t1.left[1], t1.right[0], t1.right[1]]) {
            let (node, label) = (self.node(child), self.branch(child).label());
            out.extend([
                cross(82, node.word, i + 4),
                cross3(83, node.tag, label, i + 4),
                cross3(84, mix(node.word, label), s1.tag, i + 4),
                cross3(86, s1.tag, node.tag, mix(s0.tag, i)),
                cross3(87, s1.word, label, i),
            ]);
        }
    }

    /// The labels of the dependents on both sides, as one number.
    fn labels(&self, left: [u32; 2], right: [u32; 2]) -> u64 {
        let [a, b, c, d] =
            [left[0], left[1], right[0], right[1]].map(|word| self.branch(word).label());
        a << 24 | b << 16 | c << 8 | d
    }

    /// The features that most labels of the arc from `head` to `dependent` can be chosen by.
    pub fn first_label_look(&self, head: u32, dependent: u32, out: &mut Vec<u64>) {
        out.clear();
        let (h, d) = (self.node(head), self.node(dependent));
        let (hb, db) = (self.branch(head), self.branch(dependent));
        let side = u64::from(dependent < head);
        let far = distance(head.min(dependent), head.max(dependent));
        let pair = mix(h.tag, d.tag);
        let around =
            |word: u32, step: i32| self.node(word.checked_add_signed(step).unwrap_or(NONE));
        out.extend([
            cross(200, side, far),
            cross(202, h.tag, side),
            cross(203, d.word, side),
            cross(204, d.tag, side),
            cross3(205, d.tag, h.tag, side << 4 | far),
            cross3(206, d.tag, h.tag, side),
            cross3(207, h.word, d.tag, side),
            cross3(208, d.word, h.tag, side),
            cross3(210, h.tagged, d.tagged, side),
            cross3(230, d.tag, h.cluster, side),
            cross3(231, h.tag, d.cluster, side),
            cross3(222, d.tag, around(dependent, -1).tag, side),
            cross3(223, d.tag, around(dependent, 1).tag, side),
            cross3(224, around(dependent, -1).word, d.tag, side),
        ]);
        for (child, i) in there([db.left[0], db.left[1], db.right[0], db.right[1]]) {
            let (node, label) = (self.node(child), self.branch(child).label());
            out.extend([
                cross3(213, node.word, d.tag, i),
                cross3(217, mix(node.tag, label), d.coarse, i << 1 | side),
            ]);
        }
        for (child, i) in there([hb.left[0], hb.left[1], hb.right[0], hb.right[1]]) {
            let label = self.branch(child).label();
            out.push(cross3(219, mix(label, h.tag), d.tag, i << 1 | side));
        }
        out.push(cross3(226, self.labels(hb.left, [NONE; 2]), pair, side));
    }

    /// What a second look adds where the first has not decided on the label.
    pub fn second_label_look(&self, head: u32, dependent: u32, out: &mut Vec<u64>) {
        let (h, d) = (self.node(head), self.node(dependent));
        let (hb, db) = (self.branch(head), self.branch(dependent));
        let side = u64::from(dependent < head);
        let around =
            |word: u32, step: i32| self.node(word.checked_add_signed(step).unwrap_or(NONE));
        let pair = mix(h.tag, d.tag);
        let counts = u64::from(hb.count[0].min(3)) << 4 | u64::from(hb.count[1].min(3));
        out.extend([
            cross(201, h.word, side),
            cross3(209, h.word, d.word, side),
            cross3(211, h.suffix, d.tag, side),
            cross3(212, d.suffix, h.tag, side),
            cross3(229, h.cluster, d.cluster, side),
            cross3(232, h.word, d.cluster, side),
            cross3(233, d.word, h.cluster, side),
            cross3(228, pair, counts, side),
        ]);
        for (i, step) in [-2, -1, 1, 2].into_iter().enumerate() {
            let i = (i as u64) << 1 | side;
            out.extend([
                cross3(240, d.tag, around(dependent, step).tag, i),
                cross3(241, pair, around(head, step).tag, i),
                cross3(242, around(dependent, step).word, d.tag, i),
                cross3(243, around(dependent, step).word, pair, i),
            ]);
        }
        for (child, i) in there([db.left[0], db.left[1], db.right[0], db.right[1]]) {
            let (node, label) = (self.node(child), self.branch(child).label());
            out.extend([
                cross3(214, d.tag, label, i),
                cross3(215, mix(node.word, label), pair, i << 1 | side),
                cross3(216, node.word, h.word, side << 2 | i),
                cross3(218, node.word, d.word, side << 2 | i),
            ]);
        }
        for (child, i) in there([hb.left[0], hb.left[1], hb.right[0], hb.right[1]]) {
            let (node, label) = (self.node(child), self.branch(child).label());
            out.extend([
                cross3(220, mix(h.word, label), d.tag, i << 1 | side),
                cross3(221, mix(node.word, label), d.tag, i << 1 | side),
            ]);
        }
        out.push(cross3(227, self.labels([NONE; 2], hb.right), pair, side));
    }
}

fn valency(count: u8) -> u64 {
    u64::from(count.min(4))
}

/// How far apart two words are, in steps that widen.
fn distance(left: u32, right: u32) -> u64 {
    match right.saturating_sub(left) {
        short @ 0..=4 => u64::from(short),
        5..=6 => 5,
        7..=10 => 6,
        _ => 7,
    }
}
