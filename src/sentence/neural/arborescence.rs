//! The best tree over all pairs of words: a maximum spanning arborescence (Chu and Liu 1965, Edmonds 1967) with one
//! root, in time quadratic in the number of words (the contraction of Tarjan 1977, dense).

/// More than any difference between the scores of two trees: keeps a second root out.
const BARRIER: f64 = 1e7;

/// The head of every node, 0 for the root itself. `scores` has a row for each node as dependent and a column for each
/// node as head; node 0 is the root, and exactly one other node hangs on it.
pub(in crate::sentence) fn arborescence(scores: &[f32], count: usize) -> Vec<usize> {
    let mut forest = Forest::new(scores, count);
    for node in 1..count {
        forest.reach_root(node);
    }
    forest.heads()
}

/// An edge between nodes of the sentence.
#[derive(Clone, Copy, Default)]
struct Edge {
    head: usize,
    dependent: usize,
}

/// Nodes, and cycles contracted to one node each, numbered from `count` on.
struct Forest {
    count: usize,
    /// For each contracted node and each head the best score of an edge into it, and where in it that edge ends.
    entries: Vec<Vec<(f64, usize)>>,
    /// The edge that each node is entered by so far, and its score.
    chosen: Vec<(Edge, f64)>,
    /// The contracted node that holds each node; itself where none does.
    owner: Vec<usize>,
    /// Whether the edges from here lead to the root.
    done: Vec<bool>,
}

impl Forest {
    fn new(scores: &[f32], count: usize) -> Self {
        let entry = |dependent: usize, head: usize| {
            let score = scores.get(dependent * count + head).copied().unwrap_or(0.0);
            let barrier = if head == 0 { BARRIER } else { 0.0 };
            (f64::from(score) - barrier, dependent)
        };
        let row = |dependent| (0..count).map(|head| entry(dependent, head)).collect();
        Self {
            count,
            entries: (0..count).map(row).collect(),
            chosen: vec![(Edge::default(), 0.0); count],
            owner: (0..count).collect(),
            done: (0..count).map(|node| node == 0).collect(),
        }
    }

    /// The outermost node that holds `node`.
    fn top(&mut self, mut node: usize) -> usize {
        while self.owner[node] != node {
            node = self.owner[node];
        }
        node
    }

    /// Chooses edges from `node` upwards until they lead to the root, and contracts every cycle on the way.
    fn reach_root(&mut self, node: usize) {
        let mut path = Vec::new();
        let mut at = self.top(node);
        while !self.done[at] {
            self.choose(at);
            path.push(at);
            at = self.top(self.chosen[at].0.head);
            if let Some(start) = path.iter().position(|&node| node == at) {
                at = self.contract(&path.split_off(start));
            }
        }
        for node in path {
            self.done[node] = true;
        }
    }

    /// The best edge into `node` from outside; of equal ones that from the first word.
    fn choose(&mut self, node: usize) {
        let mut best: Option<(Edge, f64)> = None;
        for head in 0..self.count {
            let (score, dependent) = self.entries[node][head];
            if best.is_none_or(|(_, high)| score > high) && self.top(head) != node {
                best = Some((Edge { head, dependent }, score));
            }
        }
        self.chosen[node] = best.unwrap_or_default();
    }

    /// Makes one node of a cycle: an edge into it takes the place of the cycle's edge to the same node.
    fn contract(&mut self, cycle: &[usize]) -> usize {
        let new = self.entries.len();
        let mut entries = vec![(f64::NEG_INFINITY, 0); self.count];
        for &node in cycle {
            let lost = self.chosen[node].1;
            for (entry, &(score, dependent)) in entries.iter_mut().zip(&self.entries[node]) {
                if score - lost > entry.0 || entry.1 == 0 {
                    *entry = (score - lost, dependent);
                }
            }
            self.owner[node] = new;
        }
        self.entries.push(entries);
        self.chosen.push(Default::default());
        self.owner.push(new);
        self.done.push(false);
        new
    }

    /// Opens the contracted nodes, the last first: the edge into one is the edge of the node in it where it ends.
    fn heads(mut self) -> Vec<usize> {
        for node in (self.count..self.entries.len()).rev() {
            let mut inner = self.chosen[node].0.dependent;
            while self.owner[inner] != node {
                inner = self.owner[inner];
            }
            self.chosen[inner] = self.chosen[node];
        }
        let leaves = self.chosen.iter().take(self.count);
        leaves.map(|(edge, _)| edge.head).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn noise(seed: u64, count: usize) -> Vec<f32> {
        let mix = |at: u64| (at ^ seed << 32).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 40;
        (1..=count as u64)
            .map(|at| mix(mix(at)) as f32 / 1e6)
            .collect()
    }

    fn is_tree(heads: &[usize]) -> bool {
        let climbs = |start: usize| {
            let mut at = start;
            (0..heads.len()).any(|_| {
                at = heads[at];
                at == 0
            })
        };
        let roots = (1..heads.len()).filter(|&node| heads[node] == 0).count();
        roots == usize::from(heads.len() > 1) && (1..heads.len()).all(climbs)
    }

    fn weight(scores: &[f32], heads: &[usize]) -> f64 {
        let count = heads.len();
        (1..count)
            .map(|d| f64::from(scores[d * count + heads[d]]))
            .sum()
    }

    /// The best of all trees, found by trying every assignment of heads.
    fn by_trial(scores: &[f32], count: usize) -> f64 {
        let mut best = f64::MIN;
        for mut number in 0..count.pow(count as u32 - 1) {
            let mut heads = vec![0; count];
            for head in heads.iter_mut().skip(1) {
                *head = number % count;
                number /= count;
            }
            if is_tree(&heads) {
                best = best.max(weight(scores, &heads));
            }
        }
        best
    }

    #[test]
    fn no_tree_scores_higher() {
        for seed in 0..60 {
            let count = 2 + seed as usize % 5;
            let scores = noise(seed, count * count);
            let heads = arborescence(&scores, count);
            assert!(is_tree(&heads), "{heads:?}");
            let found = weight(&scores, &heads);
            assert!((found - by_trial(&scores, count)).abs() < 1e-4, "{seed}");
        }
    }

    #[test]
    fn any_scores_yield_one_tree() {
        for count in [1, 2, 60, 300] {
            assert!(
                is_tree(&arborescence(&noise(count as u64, count * count), count)) || count == 1
            );
            assert!(is_tree(&arborescence(&vec![0.0; count * count], count)) || count == 1);
        }
        assert_eq!(arborescence(&[f32::NAN; 25], 5).len(), 5);
    }
}
