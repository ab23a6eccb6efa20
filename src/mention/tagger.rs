//! Finds names: a greedy left-to-right tagger over hashed features, with a memory of how the article's words were
//! tagged before (Ratinov and Roth 2009, "Design challenges and misconceptions in named entity recognition").

use super::cue::Cue;
use super::label::Label;
use crate::model::feature::{join, join3};
use crate::model::{LinearModel, best};
use rustc_hash::FxHashMap;

/// How an article's words were tagged so far: the label's class, 0 for none, by form.
#[derive(Clone, Debug, Default)]
pub struct Memory(FxHashMap<u64, u8>);

impl Memory {
    /// What was said last of that form: 0 nothing, 1 no name, else 2 and more by class.
    pub fn recall(&self, cue: &Cue) -> u64 {
        u64::from(self.0.get(&cue.form).copied().unwrap_or(0))
    }

    /// Takes in the labels of a sentence.
    pub fn note(&mut self, cues: &[Cue], labels: &[Label]) {
        for (cue, label) in cues.iter().zip(labels) {
            if cue.capital {
                let said = label.parts().map_or(1, |(class, _)| 2 + class as u8);
                self.0.insert(cue.form, said);
            }
        }
    }
}

/// The features of word `at` after `before`, the two labels on its left, the nearer first.
pub fn features(cues: &[Cue], at: usize, before: [Label; 2], memory: &Memory, out: &mut Vec<u64>) {
    out.clear();
    let nothing = Cue::default();
    let cue = |offset: isize| {
        at.checked_add_signed(offset)
            .and_then(|index| cues.get(index))
            .unwrap_or(&nothing)
    };
    let (c, l, r) = (cue(0), cue(-1), cue(1));
    let (ll, rr) = (cue(-2), cue(2));
    let (p, pp) = (u64::from(before[0].0), u64::from(before[1].0));
    let said = memory.recall(c);
    out.extend([
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
        join(23, p, 0),
        join(24, p, pp),
        join(25, p, c.lower),
        join3(26, p, c.shape, c.known),
        join3(27, p, c.shape, r.shape),
        join(28, p, r.lower),
        join(29, l.lower, c.lower),
        join(30, c.lower, r.lower),
        join(31, said, c.shape),
        join3(32, said, p, c.known),
        join(33, c.habit, c.setting),
        join3(34, c.habit, c.shape, c.known),
        join(35, memory.recall(l), memory.recall(r)),
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
            join(49, p, c.place),
            join(50, c.affixes[2], c.place),
            join(51, c.run.1, c.known),
        ]);
    }
}

/// The trained tagger.
#[derive(Clone, Debug)]
pub struct NameTagger {
    model: LinearModel,
}

impl NameTagger {
    /// One with those weights, of [`Label::COUNT`] classes.
    pub const fn new(model: LinearModel) -> Self {
        Self { model }
    }

    /// Labels a sentence; `memory` holds the sentences before.
    pub fn tag(&self, cues: &[Cue], memory: &mut Memory) -> Vec<Label> {
        let mut labels = Vec::with_capacity(cues.len());
        let mut features = Vec::with_capacity(48);
        let mut before = [Label::OUTSIDE; 2];
        for at in 0..cues.len() {
            self::features(cues, at, before, memory, &mut features);
            let mut scores = [0; Label::COUNT];
            self.model.score(&features, &mut scores);
            let label = choose(&mut scores, before[0], at + 1 == cues.len());
            before = [label, before[0]];
            labels.push(label);
        }
        memory.note(cues, &labels);
        labels
    }
}

/// The best label that may follow `before`.
pub fn choose<T: PartialOrd + Copy + From<i8> + Lowest>(
    scores: &mut [T],
    before: Label,
    last: bool,
) -> Label {
    for (number, score) in scores.iter_mut().enumerate() {
        let label = Label(number as u8);
        if !before.allows(Some(label)) || (last && !label.allows(None)) {
            *score = T::LOWEST;
        }
    }
    Label(best(scores) as u8)
}

/// The score of what is out of the question.
pub trait Lowest {
    /// Below all scores.
    const LOWEST: Self;
}

impl Lowest for i32 {
    const LOWEST: Self = Self::MIN;
}

impl Lowest for f32 {
    const LOWEST: Self = Self::MIN;
}
