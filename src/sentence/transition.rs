//! The arc-hybrid transition system (Kuhlmann, Gómez-Rodríguez and Satta 2011): a stack, a buffer and three moves.
//! A word is attached when it leaves the stack, to the first word of the buffer or to the word beneath it. The last
//! word on the stack is the root, so any run of legal moves ends in one projective tree with one root.

use super::{Deprel, Upos, Xpos};
use crate::model::feature::{join, join3, mix};
use crate::token::Form;

/// Puts the first word of the buffer onto the stack.
pub const SHIFT: usize = 0;
/// Attaches the top of the stack to the first word of the buffer.
pub const LEFT: usize = 1;
/// Attaches the top of the stack to the word beneath it.
pub const RIGHT: usize = 2;
/// No word.
pub const NONE: u32 = u32::MAX;

/// What the parser sees of a word.
#[derive(Clone, Copy, Debug, Default)]
pub struct Node {
    word: u64,
    tag: u64,
    coarse: u64,
    suffix: u64,
    cluster: u64,
}

impl Node {
    /// The node of a word with its tags.
    pub fn new(form: &Form, (upos, xpos): (Upos, Xpos)) -> Self {
        Self {
            word: form.lower,
            tag: (upos as u64) << 8 | (xpos as u64 + 1),
            coarse: upos as u64 + 1,
            suffix: form.suffix[2],
            cluster: form.cluster,
        }
    }
}

/// The tree so far around one word.
#[derive(Clone, Copy, Debug)]
struct Branch {
    head: u32,
    label: u8,
    left: [u32; 2],
    right: [u32; 2],
    count: [u8; 2],
}

const BARE: Branch = Branch {
    head: NONE,
    label: u8::MAX,
    left: [NONE; 2],
    right: [NONE; 2],
    count: [0; 2],
};

/// A parse on its way.
#[derive(Clone, Debug)]
pub struct State<'n> {
    nodes: &'n [Node],
    branches: Vec<Branch>,
    stack: Vec<u32>,
    buffer: u32,
}

impl<'n> State<'n> {
    /// The start: all words in the buffer.
    pub fn new(nodes: &'n [Node]) -> Self {
        Self {
            nodes,
            branches: vec![BARE; nodes.len()],
            stack: Vec::with_capacity(nodes.len()),
            buffer: 0,
        }
    }

    /// Whether one word is left, the root.
    pub fn is_done(&self) -> bool {
        self.buffer as usize >= self.nodes.len() && self.stack.len() <= 1
    }

    /// Which of the three moves are legal.
    pub fn legal(&self) -> [bool; 3] {
        let more = (self.buffer as usize) < self.nodes.len();
        [more, more && !self.stack.is_empty(), self.stack.len() >= 2]
    }

    /// The head and the dependent that `action` would join.
    pub fn arc(&self, action: usize) -> Option<(u32, u32)> {
        let dependent = self.stack.last().copied()?;
        match action {
            LEFT => Some((self.buffer, dependent)),
            RIGHT => Some((self.stack(1), dependent)),
            _ => None,
        }
    }

    /// Makes a move; `label` is that of the arc.
    pub fn apply(&mut self, action: usize, label: Deprel) {
        let Some((head, dependent)) = self.arc(action) else {
            self.stack.push(self.buffer);
            self.buffer += 1;
            return;
        };
        self.stack.pop();
        if let Some(branch) = self.branches.get_mut(dependent as usize) {
            branch.head = head;
            branch.label = label as u8;
        }
        if let Some(branch) = self.branches.get_mut(head as usize) {
            let right = usize::from(dependent > head);
            let side = if right == 1 {
                &mut branch.right
            } else {
                &mut branch.left
            };
            *side = [dependent, side[0]];
            branch.count[right] = branch.count[right].saturating_add(1);
        }
    }

    /// Head and label of each word; the root has no head.
    pub fn tree(&self) -> impl Iterator<Item = (Option<u32>, Deprel)> + '_ {
        self.branches.iter().map(|branch| match branch.head {
            NONE => (None, Deprel::Root),
            head => (
                Some(head),
                Deprel::from_index(branch.label.into()).unwrap_or_default(),
            ),
        })
    }

    /// What each move costs in arcs of the tree `heads` (`NONE` at the root) that can no longer be reached: the
    /// dynamic oracle of Goldberg and Nivre (2013).
    pub fn costs(&self, heads: &[u32]) -> [usize; 3] {
        let gold = |word: u32| heads.get(word as usize).copied().unwrap_or(NONE);
        let buffer = self.buffer..self.nodes.len() as u32;
        let mut costs = [0; 3];
        if let Some(&top) = self.stack.last() {
            let lost = buffer.filter(|&word| gold(word) == top).count();
            let head = gold(top);
            let ahead = head != NONE && head >= self.buffer;
            costs[LEFT] = lost
                + usize::from(ahead && head != self.buffer)
                + usize::from(self.stack.len() >= 2 && head == self.stack(1))
                + usize::from(head == NONE && self.stack.len() == 1);
            costs[RIGHT] = lost + usize::from(ahead);
        }
        if self.buffer < self.nodes.len() as u32 {
            let head = gold(self.buffer);
            let below = self.stack.split_last().map_or(&[][..], |(_, below)| below);
            costs[SHIFT] = self
                .stack
                .iter()
                .filter(|&&word| gold(word) == self.buffer)
                .count()
                + usize::from(below.contains(&head))
                + usize::from(head == NONE && !self.stack.is_empty());
        }
        costs
    }

    fn stack(&self, depth: usize) -> u32 {
        let at = self.stack.len().checked_sub(depth + 1);
        at.and_then(|at| self.stack.get(at))
            .copied()
            .unwrap_or(NONE)
    }

    fn node(&self, word: u32) -> Node {
        self.nodes.get(word as usize).copied().unwrap_or_default()
    }

    fn branch(&self, word: u32) -> Branch {
        self.branches.get(word as usize).copied().unwrap_or(BARE)
    }

    /// The features that the next move is chosen by (after Zhang and Nivre 2011).
    pub fn features(&self, out: &mut Vec<u64>) {
        out.clear();
        let b = |step| self.buffer.saturating_add(step);
        let places = [
            self.stack(0),
            self.stack(1),
            self.stack(2),
            b(0),
            b(1),
            b(2),
            b(3),
        ];
        let [s0, s1, s2, b0, b1, b2, b3] = places.map(|word| self.node(word));
        let [t0, t1, tb] = [places[0], places[1], places[3]].map(|word| self.branch(word));
        let l = |word: u32| (self.node(word), u64::from(self.branch(word).label) + 1);
        out.push(join(0, 0, 0));
        for (i, node) in [s0, s1, s2, b0, b1, b2].into_iter().enumerate() {
            let i = i as u64;
            out.push(join(1, node.word, i));
            out.push(join(2, node.tag, i));
            out.push(join3(3, node.word, node.tag, i));
        }
        out.push(join(4, b3.tag, 0));
        let mut pair = |template: u32, a: Node, b: Node| {
            out.push(join3(template, mix(a.word, a.tag), b.word, b.tag));
            out.push(join3(template + 1, mix(a.word, a.tag), b.tag, 0));
            out.push(join3(template + 2, a.tag, b.word, b.tag));
            out.push(join(template + 3, a.word, b.word));
            out.push(join(template + 4, a.tag, b.tag));
            out.push(join(template + 5, a.word, b.tag));
            out.push(join(template + 6, a.tag, b.word));
        };
        pair(10, s0, b0);
        pair(20, s1, s0);
        pair(30, s1, b0);
        out.push(join(40, b0.tag, b1.tag));
        out.push(join3(41, b0.word, b1.tag, 0));
        out.push(join3(42, b0.tag, b1.word, 0));
        out.push(join3(43, b0.word, b1.word, 0));
        out.push(join(44, s0.word, b1.word));
        out.push(join(45, s0.tag, b1.tag));
        let mut triple = |template: u32, a: Node, b: Node, c: Node| {
            out.push(join3(template, a.tag, b.tag, c.tag));
        };
        triple(50, s0, b0, b1);
        triple(51, s1, s0, b0);
        triple(52, s2, s1, s0);
        triple(53, b0, b1, b2);
        for (i, word) in [t0.left[0], t0.right[0], t0.left[1], t0.right[1]]
            .into_iter()
            .enumerate()
        {
            triple(54 + i as u32, s0, l(word).0, b0);
        }
        for (i, word) in [t1.left[0], t1.right[0], t1.right[1]]
            .into_iter()
            .enumerate()
        {
            triple(60 + i as u32, s1, l(word).0, s0);
        }
        triple(64, s0, b0, l(tb.left[0]).0);
        triple(65, s0, b0, l(tb.left[1]).0);
        triple(66, s1, b0, l(t1.right[0]).0);
        out.push(join3(67, mix(s1.tag, s0.tag), b0.tag, b1.tag));
        out.push(join3(68, mix(s0.tag, b0.tag), b1.tag, b2.tag));
        out.push(join3(69, mix(s2.coarse, s1.coarse), s0.coarse, b0.coarse));
        out.push(join3(70, s0.word, b0.tag, b1.tag));
        out.push(join3(71, s0.tag, b0.word, b1.tag));
        out.push(join3(72, s1.word, s0.tag, b0.tag));
        out.push(join3(73, s1.tag, s0.word, b0.tag));
        out.push(join3(74, s1.tag, s0.tag, b0.word));
        out.push(join3(75, s0.tag, b0.tag, b1.word));
        let kin = [
            (t0.left[0], s0),
            (t0.left[1], s0),
            (t0.right[0], s0),
            (t0.right[1], s0),
            (t1.left[0], s1),
            (t1.left[1], s1),
            (t1.right[0], s1),
            (t1.right[1], s1),
            (tb.left[0], b0),
            (tb.left[1], b0),
        ];
        for (i, (word, parent)) in kin.into_iter().enumerate() {
            let (node, label) = l(word);
            let i = i as u64;
            out.push(join(80, node.word, i));
            out.push(join3(81, node.tag, label, i));
            out.push(join3(82, label, parent.tag, i));
            out.push(join3(83, label, parent.word, i));
            out.push(join3(84, mix(label, node.word), parent.tag, i));
        }
        let valency = |count: u8| u64::from(count.min(4));
        let [vl0, vr0] = t0.count.map(valency);
        let [vl1, vr1] = t1.count.map(valency);
        let vlb = valency(tb.count[0]);
        out.push(join3(90, s0.tag, vl0, vr0));
        out.push(join3(91, s0.word, vl0, vr0));
        out.push(join3(92, s1.tag, vl1, vr1));
        out.push(join3(93, s1.word, vl1, vr1));
        out.push(join3(94, b0.tag, vlb, 0));
        out.push(join3(95, b0.word, vlb, 0));
        let near = distance(places[0], places[3]);
        let wide = distance(places[1], places[0]);
        out.push(join3(96, s0.tag, b0.tag, near));
        out.push(join3(97, s0.word, b0.word, near));
        out.push(join3(98, s1.tag, s0.tag, wide));
        out.push(join3(99, s0.word, near, 0));
        out.push(join3(100, s1.word, wide, 0));
        out.push(join3(101, b0.word, near, 0));
        let labels = mix(
            mix(l(t0.left[0]).1, l(t0.left[1]).1),
            mix(l(t0.right[0]).1, l(t0.right[1]).1),
        );
        out.push(join3(102, labels, s0.coarse, b0.coarse));
        let labels = mix(
            mix(l(t1.left[0]).1, l(t1.left[1]).1),
            mix(l(t1.right[0]).1, l(t1.right[1]).1),
        );
        out.push(join3(103, labels, s1.coarse, s0.coarse));
        let labels = mix(l(tb.left[0]).1, l(tb.left[1]).1);
        out.push(join3(104, labels, b0.coarse, s0.coarse));
        out.push(join3(105, s0.suffix, b0.suffix, 0));
        out.push(join3(106, s1.suffix, s0.suffix, 0));
        for (i, (a, b)) in [(s0, b0), (s1, s0), (s1, b0), (b0, b1)]
            .into_iter()
            .enumerate()
        {
            let i = i as u64;
            out.push(join3(110, a.cluster, b.cluster, i));
            out.push(join3(111, mix(a.cluster, a.tag), mix(b.cluster, b.tag), i));
            out.push(join3(112, a.cluster, b.tag, i));
            out.push(join3(113, a.tag, b.cluster, i));
            out.push(join3(114, a.word, b.cluster, i));
            out.push(join3(115, a.cluster, b.word, i));
        }
        out.push(join3(116, s0.cluster, b0.cluster, b1.cluster));
        out.push(join3(117, s1.cluster, s0.cluster, b0.cluster));
        out.push(join3(118, s0.tag, b0.tag, b1.cluster));
    }

    /// The features that the label of the arc from `head` to `dependent` is chosen by.
    pub fn label_features(&self, head: u32, dependent: u32, out: &mut Vec<u64>) {
        out.clear();
        let (h, d) = (self.node(head), self.node(dependent));
        let (hb, db) = (self.branch(head), self.branch(dependent));
        let side = u64::from(dependent < head);
        let far = distance(head.min(dependent), head.max(dependent));
        let around =
            |word: u32, step: i32| self.node(word.checked_add_signed(step).unwrap_or(NONE));
        let l = |word: u32| (self.node(word), u64::from(self.branch(word).label) + 1);
        out.push(join(200, side, far));
        out.push(join3(201, h.word, side, 0));
        out.push(join3(202, h.tag, side, 0));
        out.push(join3(203, d.word, side, 0));
        out.push(join3(204, d.tag, side, 0));
        out.push(join3(205, h.tag, d.tag, side << 4 | far));
        out.push(join3(206, h.tag, d.tag, side));
        out.push(join3(207, h.word, d.tag, side));
        out.push(join3(208, h.tag, d.word, side));
        out.push(join3(209, h.word, d.word, side));
        out.push(join3(210, mix(h.word, h.tag), mix(d.word, d.tag), side));
        out.push(join3(211, h.suffix, d.tag, side));
        out.push(join3(212, h.tag, d.suffix, side));
        out.push(join3(229, h.cluster, d.cluster, side));
        out.push(join3(230, h.cluster, d.tag, side));
        out.push(join3(231, h.tag, d.cluster, side));
        out.push(join3(232, h.word, d.cluster, side));
        out.push(join3(233, h.cluster, d.word, side));
        for (i, word) in [db.left[0], db.left[1], db.right[0], db.right[1]]
            .into_iter()
            .enumerate()
        {
            let (node, label) = l(word);
            let i = i as u64;
            out.push(join3(213, node.word, d.tag, i));
            out.push(join3(214, label, d.tag, i));
            out.push(join3(
                215,
                mix(node.word, label),
                mix(h.tag, d.tag),
                i << 1 | side,
            ));
            out.push(join3(216, mix(node.word, h.word), side, i));
            out.push(join3(217, mix(node.tag, label), d.coarse, i << 1 | side));
            out.push(join3(218, mix(node.word, d.word), side, i));
        }
        for (i, word) in [hb.left[0], hb.left[1], hb.right[0], hb.right[1]]
            .into_iter()
            .enumerate()
        {
            let (node, label) = l(word);
            let i = i as u64;
            out.push(join3(219, mix(label, h.tag), d.tag, i << 1 | side));
            out.push(join3(220, mix(label, h.word), d.tag, i << 1 | side));
            out.push(join3(221, mix(label, node.word), d.tag, i << 1 | side));
        }
        for (i, step) in [-2, -1, 1, 2].into_iter().enumerate() {
            let i = (i as u64) << 1 | side;
            out.push(join3(222, around(dependent, step).tag, d.tag, i));
            out.push(join3(223, around(head, step).tag, mix(h.tag, d.tag), i));
            out.push(join3(224, around(dependent, step).word, d.tag, i));
            out.push(join3(
                225,
                around(dependent, step).word,
                mix(h.tag, d.tag),
                i,
            ));
        }
        let labels = mix(l(hb.left[0]).1, l(hb.left[1]).1);
        let rights = mix(l(hb.right[0]).1, l(hb.right[1]).1);
        out.push(join3(226, labels, mix(h.tag, d.tag), side));
        out.push(join3(227, rights, mix(h.tag, d.tag), side));
        let counts = u64::from(hb.count[0].min(3)) << 4 | u64::from(hb.count[1].min(3));
        out.push(join3(228, counts, mix(h.tag, d.tag), side));
    }
}

fn distance(left: u32, right: u32) -> u64 {
    match right.saturating_sub(left) {
        short @ 0..=4 => u64::from(short),
        5..=6 => 5,
        7..=10 => 6,
        _ => 7,
    }
}
