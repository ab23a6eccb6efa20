//! The arc-hybrid transition system (Kuhlmann, Gómez-Rodríguez and Satta 2011): a stack, a buffer and three moves.
//! A word is attached when it leaves the stack, to the first word of the buffer or to the word beneath it. The last
//! word on the stack is the root, so any run of legal moves ends in one projective tree with one root.

use super::{Deprel, Upos, Xpos};
use crate::model::feature::mix;
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
    /// Its lower-case form.
    pub(super) word: u64,
    /// Both tags.
    pub(super) tag: u64,
    /// The universal tag.
    pub(super) coarse: u64,
    /// Its last three letters.
    pub(super) suffix: u64,
    /// Its cluster.
    pub(super) cluster: u64,
    /// Word and tags.
    pub(super) tagged: u64,
    /// Cluster and tags.
    pub(super) kind: u64,
}

impl Node {
    /// The node of a word with its tags.
    pub fn new(form: &Form, (upos, xpos): (Upos, Xpos)) -> Self {
        let tag = (upos as u64) << 8 | (xpos as u64 + 1);
        Self {
            word: form.lower,
            tag,
            coarse: upos as u64 + 1,
            suffix: form.suffix[2],
            cluster: form.cluster,
            tagged: mix(form.lower, tag),
            kind: mix(tag, form.cluster),
        }
    }
}

/// The tree so far around one word.
#[derive(Clone, Copy, Debug)]
pub(super) struct Branch {
    head: u32,
    label: u8,
    /// The outermost and the next of the dependents to the left.
    pub(super) left: [u32; 2],
    /// The same to the right.
    pub(super) right: [u32; 2],
    /// How many there are on either side.
    pub(super) count: [u8; 2],
}

impl Branch {
    /// The label of its arc as a number; 0 where it has none.
    pub(super) const fn label(&self) -> u64 {
        self.label.wrapping_add(1) as u64
    }
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

    /// The first word of the buffer.
    pub(super) const fn buffer(&self) -> u32 {
        self.buffer
    }

    /// The word that lies `depth` beneath the top of the stack.
    pub(super) fn stack(&self, depth: usize) -> u32 {
        let at = self.stack.len().checked_sub(depth + 1);
        at.and_then(|at| self.stack.get(at))
            .copied()
            .unwrap_or(NONE)
    }

    /// What is seen of a word; of none, nothing.
    pub(super) fn node(&self, word: u32) -> Node {
        self.nodes.get(word as usize).copied().unwrap_or_default()
    }

    /// The tree around a word.
    pub(super) fn branch(&self, word: u32) -> Branch {
        self.branches.get(word as usize).copied().unwrap_or(BARE)
    }
}
