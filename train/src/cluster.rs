//! Word clusters from plain text: words that stand between like words share one. The exchange algorithm (Kneser and
//! Ney 1993; Martin, Liermann and Ney 1998) moves one word after another to the cluster that makes the text most
//! likely under a bigram model of clusters. No randomness: frequent words are dealt out in turn.

use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

/// Clusters of words.
pub(crate) struct Clusters {
    count: usize,
    /// Neighbours of each word with how often they stand there: before it and after it.
    around: [Vec<Vec<(u32, u32)>>; 2],
    cluster: Vec<usize>,
    /// How often one cluster follows another, row by row.
    pairs: Vec<u32>,
    /// How often each cluster comes first and second.
    single: [Vec<u32>; 2],
    logs: Vec<f64>,
}

/// The cluster, from 1 to `count`, of each word that `sentences` hold at least `least` times.
pub(crate) fn learn(
    sentences: &[Vec<u64>],
    count: usize,
    least: u32,
    rounds: usize,
) -> BTreeMap<u64, u8> {
    let mut counts: BTreeMap<u64, u32> = BTreeMap::new();
    for word in sentences.iter().flatten() {
        *counts.entry(*word).or_default() += 1;
    }
    let mut ranked: Vec<(u64, u32)> = counts.into_iter().filter(|&(_, n)| n >= least).collect();
    ranked.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(&b.0)));
    // Word 0 is the sentence's border, word 1 any rare word; each keeps a cluster of its own.
    let ids: FxHashMap<u64, u32> = ranked
        .iter()
        .enumerate()
        .map(|(i, &(word, _))| (word, i as u32 + 2))
        .collect();
    let size = ranked.len() + 2;
    let mut after: BTreeMap<(u32, u32), u32> = BTreeMap::new();
    for sentence in sentences {
        let mut last = 0;
        let known = sentence
            .iter()
            .map(|word| ids.get(word).copied().unwrap_or(1));
        for word in known.chain([0]) {
            *after.entry((last, word)).or_default() += 1;
            last = word;
        }
    }
    let mut around = [vec![Vec::new(); size], vec![Vec::new(); size]];
    for (&(first, second), &n) in &after {
        around[0][second as usize].push((first, n));
        around[1][first as usize].push((second, n));
    }
    let total: u32 = after.values().sum();
    let deal = |word: usize| {
        if word < 2 {
            word
        } else {
            2 + (word - 2) % (count - 2)
        }
    };
    let mut clusters = Clusters {
        count,
        around,
        cluster: (0..size).map(deal).collect(),
        pairs: vec![0; count * count],
        single: [vec![0; count], vec![0; count]],
        logs: (0..=total)
            .map(|n| f64::from(n) * f64::from(n.max(1)).ln())
            .collect(),
    };
    for (&(first, second), &n) in &after {
        let (first, second) = (
            clusters.cluster[first as usize],
            clusters.cluster[second as usize],
        );
        clusters.pairs[first * count + second] += n;
        clusters.single[0][first] += n;
        clusters.single[1][second] += n;
    }
    for _ in 0..rounds {
        let moved = (2..size).filter(|&word| clusters.exchange(word)).count();
        if moved * 200 < size {
            break;
        }
    }
    let cluster = |(i, &(word, _)): (usize, &(u64, u32))| (word, clusters.cluster[i + 2] as u8 + 1);
    ranked.iter().enumerate().map(cluster).collect()
}

impl Clusters {
    /// Moves a word to its best cluster; whether that is another one than before.
    fn exchange(&mut self, word: usize) -> bool {
        let sides = [0, 1].map(|side| self.profile(word, side));
        let own = self.cluster[word];
        let twice = self.around[1][word]
            .iter()
            .find(|pair| pair.0 as usize == word)
            .map_or(0, |pair| pair.1);
        let total = self.around[1][word].iter().map(|pair| pair.1).sum::<u32>();
        self.shift(own, &sides, twice, total, false);
        let mut best = (f64::MIN, own);
        for cluster in 2..self.count {
            let gain = self.gain(cluster, &sides, twice, total);
            if gain > best.0 {
                best = (gain, cluster);
            }
        }
        self.shift(best.1, &sides, twice, total, true);
        self.cluster[word] = best.1;
        best.1 != own
    }

    /// The clusters of a word's neighbours on one side with their counts, the word itself left out.
    fn profile(&self, word: usize, side: usize) -> Vec<(usize, u32)> {
        let mut counts: BTreeMap<usize, u32> = BTreeMap::new();
        for &(other, n) in self.around[side][word]
            .iter()
            .filter(|pair| pair.0 as usize != word)
        {
            *counts.entry(self.cluster[other as usize]).or_default() += n;
        }
        counts.into_iter().collect()
    }

    /// What the text's log likelihood gains where a word without a cluster joins `cluster`.
    fn gain(&self, cluster: usize, sides: &[Vec<(usize, u32)>; 2], twice: u32, total: u32) -> f64 {
        let log = |n: u32| self.logs[n as usize];
        let more = |now: u32, by: u32| log(now + by) - log(now);
        let row = cluster * self.count;
        let mut gain = 0.0;
        let mut own = self.pairs[row + cluster];
        let before = own;
        for &(other, n) in &sides[0] {
            if other == cluster {
                own += n;
            } else {
                gain += more(self.pairs[other * self.count + cluster], n);
            }
        }
        for &(other, n) in &sides[1] {
            if other == cluster {
                own += n;
            } else {
                gain += more(self.pairs[row + other], n);
            }
        }
        gain += log(own + twice) - log(before);
        gain - more(self.single[0][cluster], total) - more(self.single[1][cluster], total)
    }

    fn shift(
        &mut self,
        cluster: usize,
        sides: &[Vec<(usize, u32)>; 2],
        twice: u32,
        total: u32,
        into: bool,
    ) {
        let change = |cell: &mut u32, n: u32| if into { *cell += n } else { *cell -= n };
        for &(other, n) in &sides[0] {
            change(&mut self.pairs[other * self.count + cluster], n);
        }
        for &(other, n) in &sides[1] {
            change(&mut self.pairs[cluster * self.count + other], n);
        }
        change(&mut self.pairs[cluster * self.count + cluster], twice);
        change(&mut self.single[0][cluster], total);
        change(&mut self.single[1][cluster], total);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_in_like_places_share_a_cluster() {
        // 10 and 11 stand before 20 or 21, which stand before 30.
        let mut sentences = Vec::new();
        for i in 0..40_u64 {
            sentences.push(vec![10 + i % 2, 20 + i / 2 % 2, 30]);
        }
        let clusters = learn(&sentences, 5, 1, 20);
        assert_eq!(clusters[&10], clusters[&11]);
        assert_eq!(clusters[&20], clusters[&21]);
        assert_ne!(clusters[&10], clusters[&20]);
        assert_ne!(clusters[&20], clusters[&30]);
    }
}
