//! The CoNLL average of coreference, as the reference scorer counts it (Pradhan et al. 2014): MUC, B³ and CEAFe over
//! predicted mentions, sums over documents, chains of one mention left out.

use rustc_hash::{FxHashMap, FxHashSet};
use std::fmt;
use tidings::Span;

/// Shares of recall and precision: right and all of each.
#[derive(Clone, Copy, Debug, Default)]
struct Shares {
    recall: (f64, f64),
    precision: (f64, f64),
}

impl Shares {
    fn percent(self) -> (f64, f64, f64) {
        let share = |(right, all): (f64, f64)| if all > 0.0 { 100.0 * right / all } else { 0.0 };
        let (recall, precision) = (share(self.recall), share(self.precision));
        let sum = recall + precision;
        let f1 = if sum > 0.0 {
            2.0 * recall * precision / sum
        } else {
            0.0
        };
        (precision, recall, f1)
    }
}

/// The sums over documents.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Scores {
    muc: Shares,
    b3: Shares,
    ceaf: Shares,
    mentions: Shares,
}

impl Scores {
    /// The mean of the three F1, in percent.
    pub(crate) fn average(&self) -> f64 {
        (self.muc.percent().2 + self.b3.percent().2 + self.ceaf.percent().2) / 3.0
    }

    /// Counts a document.
    pub(crate) fn add(&mut self, gold: &[Vec<Span>], found: &[Vec<Span>]) {
        let several = |chains: &[Vec<Span>]| -> Vec<Vec<Span>> {
            (chains.iter().filter(|chain| chain.len() > 1).cloned()).collect()
        };
        let (gold, found) = (several(gold), several(found));
        let (of_gold, of_found) = (owners(&gold), owners(&found));
        let shared = of_gold.keys().filter(|span| of_found.contains_key(span));
        let shared = shared.count() as f64;
        self.mentions.recall.0 += shared;
        self.mentions.recall.1 += of_gold.len() as f64;
        self.mentions.precision.0 += shared;
        self.mentions.precision.1 += of_found.len() as f64;
        links(&gold, &of_found, &mut self.muc.recall);
        links(&found, &of_gold, &mut self.muc.precision);
        overlaps(&gold, &of_found, &mut self.b3.recall);
        overlaps(&found, &of_gold, &mut self.b3.precision);
        let aligned = alignment(&gold, &found);
        self.ceaf.recall.0 += aligned;
        self.ceaf.recall.1 += gold.len() as f64;
        self.ceaf.precision.0 += aligned;
        self.ceaf.precision.1 += found.len() as f64;
    }
}

impl fmt::Display for Scores {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let all = [
            ("mentions", self.mentions),
            ("MUC", self.muc),
            ("B³", self.b3),
            ("CEAFe", self.ceaf),
        ];
        for (name, shares) in all {
            let (precision, recall, f1) = shares.percent();
            write!(out, "{name} {precision:.1}/{recall:.1}/{f1:.2}  ")?;
        }
        write!(out, "CoNLL {:.2}", self.average())
    }
}

/// Chains of several mentions as other scorers read them.
pub(crate) fn json(chains: &[Vec<Span>]) -> String {
    let several = chains.iter().filter(|chain| chain.len() > 1).enumerate();
    let named: serde_json::Map<String, serde_json::Value> = several
        .map(|(at, chain)| {
            let spans = chain
                .iter()
                .map(|span| format!("{}-{}", span.start(), span.end()));
            (at.to_string(), spans.collect::<Vec<_>>().into())
        })
        .collect();
    serde_json::json!({ "type": "clusters", "clusters": named }).to_string()
}

/// The chain of each mention.
fn owners(chains: &[Vec<Span>]) -> FxHashMap<Span, usize> {
    let spans = chains.iter().enumerate();
    spans
        .flat_map(|(at, chain)| chain.iter().map(move |&span| (span, at)))
        .collect()
}

/// MUC (Vilain et al. 1995): the links of each chain that the other side keeps.
fn links(chains: &[Vec<Span>], other: &FxHashMap<Span, usize>, share: &mut (f64, f64)) {
    for chain in chains {
        let parts: FxHashSet<usize> = chain.iter().filter_map(|m| other.get(m).copied()).collect();
        let lost = chain.iter().filter(|m| !other.contains_key(m)).count();
        share.0 += (chain.len() - parts.len() - lost) as f64;
        share.1 += (chain.len() - 1) as f64;
    }
}

/// B³ (Bagga and Baldwin 1998): of each mention the part of its chain that the other side has beside it.
fn overlaps(chains: &[Vec<Span>], other: &FxHashMap<Span, usize>, share: &mut (f64, f64)) {
    for chain in chains {
        let mut counts: Vec<(usize, usize)> = Vec::new();
        for owner in chain.iter().filter_map(|m| other.get(m).copied()) {
            match counts.iter_mut().find(|(known, _)| *known == owner) {
                Some((_, count)) => *count += 1,
                None => counts.push((owner, 1)),
            }
        }
        let squares: usize = counts.iter().map(|(_, count)| count * count).sum();
        share.0 += squares as f64 / chain.len() as f64;
        share.1 += chain.len() as f64;
    }
}

/// CEAFe (Luo 2005): the sum of the best one-to-one alignment of chains by 2 |A ∩ B| / (|A| + |B|).
fn alignment(gold: &[Vec<Span>], found: &[Vec<Span>]) -> f64 {
    let (few, many) = if gold.len() <= found.len() {
        (gold, found)
    } else {
        (found, gold)
    };
    let gain: Vec<Vec<f64>> = (few.iter())
        .map(|one| {
            let own: FxHashSet<Span> = one.iter().copied().collect();
            let alike = |other: &Vec<Span>| {
                let shared = other.iter().filter(|m| own.contains(m)).count();
                2.0 * shared as f64 / (one.len() + other.len()) as f64
            };
            many.iter().map(alike).collect()
        })
        .collect();
    assign(&gain, many.len())
}

/// The largest sum with one column for each row (Kuhn 1955, by shortest augmenting paths); there are at least as many
/// columns as rows.
fn assign(gain: &[Vec<f64>], columns: usize) -> f64 {
    let (mut row_price, mut price) = (vec![0.0; gain.len() + 1], vec![0.0; columns + 1]);
    // Row of each column, from 1; column 0 is where a new row starts.
    let mut taken = vec![0_usize; columns + 1];
    for row in 1..=gain.len() {
        taken[0] = row;
        let (mut low, mut from) = (vec![f64::INFINITY; columns + 1], vec![0; columns + 1]);
        let mut done = vec![false; columns + 1];
        let mut at = 0;
        while taken[at] != 0 {
            done[at] = true;
            let here = taken[at];
            let (mut least, mut next) = (f64::INFINITY, 0);
            for column in 1..=columns {
                if done[column] {
                    continue;
                }
                let cost = -gain[here - 1][column - 1] - row_price[here] - price[column];
                if cost < low[column] {
                    (low[column], from[column]) = (cost, at);
                }
                if low[column] < least {
                    (least, next) = (low[column], column);
                }
            }
            for column in 0..=columns {
                if done[column] {
                    row_price[taken[column]] += least;
                    price[column] -= least;
                } else {
                    low[column] -= least;
                }
            }
            at = next;
        }
        while at != 0 {
            let before = from[at];
            taken[at] = taken[before];
            at = before;
        }
    }
    let pairs = taken
        .iter()
        .enumerate()
        .skip(1)
        .filter(|&(_, &row)| row > 0);
    pairs.map(|(column, &row)| gain[row - 1][column - 1]).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chains(chains: &[&[u32]]) -> Vec<Vec<Span>> {
        let chain = |chain: &&[u32]| chain.iter().map(|&at| Span::new(at, at + 1)).collect();
        chains.iter().map(chain).collect()
    }

    #[test]
    fn counts_as_the_worked_example_of_the_reference_scorer() {
        // Pradhan et al. 2014: {a, b, c} {d, e, f, g} against {a, b} {c, d} {f, g, h, i}.
        let gold = chains(&[&[1, 2, 3], &[4, 5, 6, 7]]);
        let found = chains(&[&[1, 2], &[3, 4], &[6, 7, 8, 9]]);
        let mut scores = Scores::default();
        scores.add(&gold, &found);
        let near = |shares: Shares, recall: f64, precision: f64| {
            let (p, r, _) = shares.percent();
            assert!(
                (r - recall).abs() < 0.01 && (p - precision).abs() < 0.01,
                "{p} {r}"
            );
        };
        near(scores.muc, 40.0, 40.0);
        near(scores.b3, 41.67, 50.0);
        near(scores.ceaf, 65.0, 43.33);
    }

    #[test]
    fn the_best_alignment_beats_the_greedy_one() {
        let gain = [vec![0.9, 0.8, 0.0], vec![0.8, 0.1, 0.0]];
        assert!((assign(&gain, 3) - 1.6).abs() < 1e-9);
    }

    #[test]
    fn chains_of_one_mention_do_not_count() {
        let mut scores = Scores::default();
        scores.add(&chains(&[&[1, 2], &[3]]), &chains(&[&[1, 2], &[4]]));
        assert!((scores.average() - 100.0).abs() < 1e-9);
    }
}
