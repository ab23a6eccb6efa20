//! Learns to find names. The learner is a structured perceptron with a margin: of all sequences of labels it takes the
//! best that the corpus allows and the best of all, where each word that the corpus forbids has a head start, and moves
//! the weights from the second to the first (Collins 2002; Tsochantaridis et al. 2005; for sets of labels, Sun et al.
//! 2009, "Latent variable perceptron").

use super::corpus::Set;
use crate::perceptron::Perceptron;
use tidings::mention::cue::{Cue, KINDS};
use tidings::mention::label::Label;
use tidings::mention::tagger::{Memory, Moves, best, features, live, step};
use tidings::model::LinearModel;

/// The learner's weights for words and for moves from label to label.
pub(crate) struct Tagger {
    words: Perceptron,
    moves: Moves<f32>,
    margin: f32,
}

impl Tagger {
    pub(crate) fn new(margin: f32) -> Self {
        Self {
            words: Perceptron::new(Label::COUNT),
            moves: vec![[[0.0; Label::COUNT]; Label::COUNT]; KINDS],
            margin,
        }
    }

    /// Learns from one sentence and returns the labels that it took for the truth.
    pub(crate) fn learn(&mut self, cues: &[Cue], sets: &[Set], memory: &Memory) -> Vec<Label> {
        let live = live(cues);
        let mut labels = vec![Label::OUTSIDE; cues.len()];
        let mut at = 0;
        while at < cues.len() {
            let length = live.iter().skip(at).take_while(|&&live| live).count();
            if length > 0 {
                let part = at..at + length;
                let truth = self.stretch(cues, part.clone(), &sets[part.clone()], memory);
                labels[part].copy_from_slice(&truth);
            }
            at += length.max(1);
        }
        labels
    }

    fn stretch(
        &mut self,
        cues: &[Cue],
        part: std::ops::Range<usize>,
        sets: &[Set],
        memory: &Memory,
    ) -> Vec<Label> {
        let mut seen = Vec::with_capacity(sets.len());
        let mut free = Vec::with_capacity(sets.len());
        let mut held = Vec::with_capacity(sets.len());
        for (at, &set) in part.clone().zip(sets) {
            let mut own = Vec::with_capacity(96);
            features(cues, at, memory, &mut own);
            let mut scores = [0.0; Label::COUNT];
            scores.copy_from_slice(self.words.score(&own));
            let mut allowed = scores;
            for (label, (free, held)) in scores.iter_mut().zip(&mut allowed).enumerate() {
                if set & (1 << label) == 0 {
                    *free += self.margin;
                    *held -= 1e6;
                }
            }
            free.push(scores);
            held.push(allowed);
            seen.push(own);
        }
        let kinds = || cues[part.clone()].iter().map(|cue| cue.kind);
        let truth = best(&held, kinds(), &self.moves);
        let guess = best(&free, kinds(), &self.moves);
        let right = truth
            .iter()
            .zip(sets)
            .all(|(label, set)| set & (1 << label.0) != 0);
        let mut before = [Label::OUTSIDE; 2];
        for (((own, &truth), &guess), kind) in seen.iter().zip(&truth).zip(&guess).zip(kinds()) {
            self.words.tick();
            if right {
                if truth != guess {
                    self.words.change(own, usize::from(truth.0), 1.0);
                    self.words.change(own, usize::from(guess.0), -1.0);
                }
                if [truth, guess] != [truth; 2] || before[0] != before[1] {
                    self.step(before[0], kind, truth, 1.0);
                    self.step(before[1], kind, guess, -1.0);
                }
            }
            before = [truth, guess];
        }
        truth
    }

    fn step(&mut self, before: Label, kind: usize, label: Label, by: f32) {
        self.moves[kind][usize::from(before.0)][usize::from(label.0)] += by;
        self.words
            .change(&[step(before, kind)], usize::from(label.0), by);
    }

    /// The model, of features that at least `touches` mistakes touched.
    pub(crate) fn encode(&self, touches: u32) -> Vec<u8> {
        LinearModel::encode(Label::COUNT, self.words.average(touches))
    }
}
