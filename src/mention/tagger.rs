//! Finds names: the best sequence of labels over hashed features, with a memory of how the article's words were
//! tagged before (Ratinov and Roth 2009, "Design challenges and misconceptions in named entity recognition").

use super::cue::{Cue, KINDS};
use super::label::{Label, NameClass, Position};
use super::probe::Hunch;
use crate::model::LinearModel;
use crate::model::feature::{join, join3};
use rustc_hash::FxHashMap;

/// How an article's words were tagged so far: the label's class, 0 for none, by form.
#[derive(Clone, Debug, Default)]
pub struct Memory(FxHashMap<u64, u8>);

impl Memory {
    /// What was said last of that form: 0 nothing, 1 no name, else 2 and more by class.
    pub fn recall(&self, cue: &Cue) -> u64 {
        u64::from(self.0.get(&cue.form).copied().unwrap_or(0))
    }

    /// Takes in the labels of a sentence. A city that may also speak for its government is judged anew each time.
    pub fn note(&mut self, cues: &[Cue], labels: &[Label]) {
        for (cue, label) in cues.iter().zip(labels) {
            if cue.capital && !cue.speaks {
                let said = label.parts().map_or(1, |(class, _)| 2 + class as u8);
                self.0.insert(cue.form, said);
            }
        }
    }
}

/// Whether each word can be part of a name: it has a capital or a digit, the gazetteer knows it, or such words are near.
/// All others are left alone, which saves half of the work.
pub fn live(cues: &[Cue]) -> Vec<bool> {
    let mut live = vec![false; cues.len()];
    for (at, cue) in cues.iter().enumerate() {
        if cue.capital || cue.kind == 1 || cue.known > 0 {
            for slot in live.iter_mut().take(at + 3).skip(at.saturating_sub(2)) {
                *slot = true;
            }
        }
    }
    live
}

/// The features of word `at`.
pub fn features(cues: &[Cue], at: usize, memory: &Memory, out: &mut Vec<u64>) {
    out.clear();
    let nothing = Cue::default();
    let cue = |offset: isize| {
        at.checked_add_signed(offset)
            .and_then(|index| cues.get(index))
            .unwrap_or(&nothing)
    };
    let (c, l, r) = (cue(0), cue(-1), cue(1));
    let (ll, rr) = (cue(-2), cue(2));
    let said = memory.recall(c);
    let called = |cue: &Cue| u64::from(cue.called.0);
    let noun = |cue: &Cue| cue.noun.map_or(0, |head| 1 + head.kind as u64);
    out.extend([
        join(0, 0, 0),
        join(1, c.lower, 0),
        join(2, c.form, 0),
        join(3, l.lower, 0),
        join(4, r.lower, 0),
        join(5, ll.lower, 0),
        join(6, rr.lower, 0),
        join(7, c.shape, 0),
        join(8, c.shape, c.setting),
        join3(9, l.shape, c.shape, r.shape),
        join(10, c.affixes[0], 0),
        join(11, c.affixes[1], 0),
        join(12, c.affixes[2], 0),
        join(13, c.affixes[3], 0),
        join(14, c.known, 0),
        join(15, l.known, c.known),
        join(16, c.known, r.known),
        join(17, c.known, c.lower),
        join(18, c.known, r.lower),
        join(19, l.lower, c.known),
        join(20, c.xpos, c.shape),
        join(21, l.xpos, c.xpos),
        join(22, c.xpos, r.xpos),
        join3(23, l.xpos, c.xpos, r.xpos),
        join3(24, ll.lower, l.lower, c.shape),
        join3(25, c.shape, r.lower, rr.lower),
        join(26, l.lower, c.shape),
        join(27, r.lower, c.shape),
        join(29, l.lower, c.lower),
        join(30, c.lower, r.lower),
        join(31, said, c.shape),
        join(32, said, c.known),
        join(33, c.habit, c.setting),
        join3(34, c.habit, c.shape, c.known),
        join3(35, memory.recall(l), said, memory.recall(r)),
        join(60, c.deprel, c.known),
        join(61, c.deprel, c.shape),
        join(62, c.governor, c.known),
        join3(63, c.governor, c.deprel, u64::from(c.capital)),
        join(70, noun(c), c.known),
        join(71, noun(c), c.shape),
        join(73, noun(r), c.shape),
        join(74, noun(l), c.shape),
        join3(75, c.glue, c.shape, l.shape),
        join3(76, c.glue, c.shape, r.shape),
        join3(77, c.glue, r.lower, rr.xpos),
        join3(78, c.glue, l.lower, ll.shape),
    ]);
    if c.capital {
        out.extend([
            join(40, c.run.1, c.place),
            join(41, c.run.0, c.place),
            join(42, c.run.0, 0),
            join(43, c.run.1, 0),
            join(44, c.around.0, 0),
            join(45, c.around.1, 0),
            join3(46, c.around.0, c.shape, c.place),
            join3(47, c.around.1, c.shape, c.place),
            join(48, c.around.0, c.around.1),
            join(50, c.affixes[2], c.place),
            join(51, c.run.1, c.known),
            join3(64, called(l), called(c), called(r)),
            join3(65, called(c), c.known, c.place),
            join3(66, called(c), c.deprel, c.place),
            join3(67, l.title, c.shape, r.shape),
            join3(68, ll.title, called(l), called(c)),
            join3(69, l.title, c.known, called(c)),
            join(80, c.headed, c.place),
            join3(81, c.headed, noun(c), c.known),
            join(82, c.headed, r.shape),
            join3(83, c.headed, l.kind as u64, r.kind as u64),
        ]);
    }
}

/// Whether an honorific in front says that word `at` begins a person's name.
fn called(cues: &[Cue], at: usize) -> bool {
    let polite = |cue: &Cue| cue.title == Cue::HONORIFIC;
    let before = at.checked_sub(1).and_then(|before| cues.get(before));
    let titled = |cue: &Cue| cue.capital && cue.title == 0;
    before.is_some_and(polite) && cues.get(at).is_some_and(titled)
}

/// More than any score.
const SURE: i32 = 1 << 24;

/// The feature that the move from label `before` to a word of `kind` has.
pub const fn step(before: Label, kind: usize) -> u64 {
    join(99, before.0 as u64, kind as u64)
}

/// One score for each label.
pub type LabelScores = [i32; Label::COUNT];

/// Scores of moves from label to label, for each kind of word.
pub type Moves<T> = Vec<[[T; Label::COUNT]; Label::COUNT]>;

/// The trained tagger: the best sequence of labels by the words' scores and the moves between them (Viterbi 1967).
#[derive(Clone, Debug)]
pub struct NameTagger {
    model: LinearModel,
    moves: Moves<i32>,
}

impl NameTagger {
    /// One with those weights, of [`Label::COUNT`] classes.
    pub fn new(model: LinearModel) -> Self {
        let mut moves = vec![[[0; Label::COUNT]; Label::COUNT]; KINDS];
        for (kind, moves) in moves.iter_mut().enumerate() {
            for (before, row) in moves.iter_mut().enumerate() {
                model.score(&[step(Label(before as u8), kind)], row);
            }
        }
        Self { model, moves }
    }

    /// Labels a sentence; `memory` holds the sentences before, `hunch` what the encoder says.
    pub fn tag(&self, cues: &[Cue], hunch: &Hunch, memory: &mut Memory) -> Vec<Label> {
        let mut labels = vec![Label::OUTSIDE; cues.len()];
        let mut features = Vec::with_capacity(80);
        // Of words that look like no name the encoder speaks alone.
        let seen = live(cues);
        let live: Vec<bool> = (seen.iter().enumerate())
            .map(|(at, &seen)| seen || hunch.names(at))
            .collect();
        let mut at = 0;
        while at < cues.len() {
            let length = live.iter().skip(at).take_while(|&&live| live).count();
            if length == 0 {
                at += 1;
                continue;
            }
            let scores: Vec<LabelScores> = (at..at + length)
                .map(|at| {
                    let mut scores = [0; Label::COUNT];
                    if seen.get(at) == Some(&true) {
                        self::features(cues, at, memory, &mut features);
                        self.model.score(&features, &mut scores);
                    }
                    hunch.label(at, self.model.unit(), &mut scores);
                    if called(cues, at) {
                        for position in [Position::Begin, Position::Unit] {
                            let label = Label::new(NameClass::Person, position);
                            scores[usize::from(label.0)] += SURE;
                        }
                    }
                    scores
                })
                .collect();
            let kinds = cues.iter().skip(at).map(|cue| cue.kind);
            for (label, best) in labels
                .iter_mut()
                .skip(at)
                .zip(best(&scores, kinds, &self.moves))
            {
                *label = best;
            }
            at += length;
        }
        memory.note(cues, &labels);
        labels
    }
}

/// The best sequence of labels that are allowed to follow each other, with nothing outside of it.
pub fn best<T: Copy + PartialOrd + std::ops::Add<Output = T> + Lowest>(
    scores: &[[T; Label::COUNT]],
    kinds: impl Iterator<Item = usize>,
    moves: &Moves<T>,
) -> Vec<Label> {
    let mut back: Vec<[u8; Label::COUNT]> = Vec::with_capacity(scores.len());
    let mut sums = [T::LOWEST; Label::COUNT];
    sums[0] = T::ZERO;
    for (own, kind) in scores.iter().zip(kinds) {
        let mut next = [T::LOWEST; Label::COUNT];
        let mut from = [0; Label::COUNT];
        let Some(moves) = moves.get(kind) else { break };
        for (before, (&sum, row)) in sums.iter().zip(moves).enumerate() {
            if sum <= T::LOWEST {
                continue;
            }
            for &label in Label(before as u8).followers() {
                let at = usize::from(label);
                let score = sum + row[at] + own[at];
                if score > next[at] {
                    (next[at], from[at]) = (score, before as u8);
                }
            }
        }
        back.push(from);
        sums = next;
    }
    let mut at = 0;
    for (label, sum) in sums.iter().enumerate() {
        if Label(label as u8).allows(None) && *sum > sums[at] {
            at = label;
        }
    }
    let mut labels = vec![Label::OUTSIDE; scores.len()];
    for (label, from) in labels.iter_mut().zip(back).rev() {
        *label = Label(at as u8);
        at = usize::from(from[at]);
    }
    labels
}

/// The numbers that scores are.
pub trait Lowest {
    /// The score of what is out of the question.
    const LOWEST: Self;
    /// The score of nothing.
    const ZERO: Self;
}

impl Lowest for i32 {
    const LOWEST: Self = Self::MIN / 2;
    const ZERO: Self = 0;
}

impl Lowest for f32 {
    const LOWEST: Self = -1e30;
    const ZERO: Self = 0.0;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_begins_well_but_ends_badly_is_none() {
        let mut scores = vec![[0; Label::COUNT]; 2];
        scores[0][usize::from(Label::new(NameClass::Place, Position::Begin).0)] = 5;
        scores[1][usize::from(Label::new(NameClass::Place, Position::Last).0)] = -9;
        let moves = vec![[[0; Label::COUNT]; Label::COUNT]; KINDS];
        assert_eq!(
            best(&scores, [0, 0].into_iter(), &moves),
            [Label::OUTSIDE; 2]
        );
    }

    #[test]
    fn every_sequence_is_whole() {
        let moves = vec![[[0; Label::COUNT]; Label::COUNT]; KINDS];
        for seed in 0..200_u64 {
            let mut scores = vec![[0; Label::COUNT]; 6];
            for (at, row) in scores.iter_mut().enumerate() {
                for (label, score) in row.iter_mut().enumerate() {
                    *score = (join3(1, seed, at as u64, label as u64) % 100) as i32;
                }
            }
            let labels = best(&scores, [0; 6].into_iter(), &moves);
            let mut before = Label::OUTSIDE;
            for &label in &labels {
                assert!(before.allows(Some(label)));
                before = label;
            }
            assert!(before.allows(None));
        }
    }
}
