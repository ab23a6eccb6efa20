//! Dependency trees: a greedy arc-hybrid parser. One linear model chooses among the three moves, another labels each
//! arc as it is made. Time is linear in the sentence's length, whatever the input.

use super::Deprel;
use super::transition::{LEFT, Node, RIGHT, SHIFT, State};
use crate::error::LoadError;
use crate::model::{Container, LinearModel};

/// Parses sentences.
#[derive(Clone, Debug)]
pub struct Parser {
    actions: LinearModel,
    labels: LinearModel,
}

/// A word's place in the tree.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Attachment {
    /// Index of the head; nothing at the root.
    pub head: Option<u32>,
    /// The relation to it.
    pub deprel: Deprel,
    /// How sure the parser is, 0..1.
    pub margin: f32,
}

impl Parser {
    /// Reads the sections `action` and `label`.
    ///
    /// # Errors
    /// Where a section is missing or breaks off.
    pub fn load(container: &Container) -> Result<Self, LoadError> {
        let model = |name| LinearModel::decode(container.section(name)?, container.place());
        Ok(Self {
            actions: model("action")?,
            labels: model("label")?,
        })
    }

    /// The tree over `nodes`.
    pub fn parse(&self, nodes: &[Node]) -> Vec<Attachment> {
        let mut state = State::new(nodes);
        let mut features = Vec::with_capacity(160);
        let mut margins = vec![1.0; nodes.len()];
        let mut labels = vec![0; self.labels.classes()];
        while !state.is_done() {
            state.features(&mut features);
            let mut scores = [0; 3];
            self.actions.score(&features, &mut scores);
            let legal = state.legal();
            let (action, lead) =
                choose([SHIFT, LEFT, RIGHT].map(|action| legal[action].then_some(scores[action])));
            let Some((head, dependent)) = state.arc(action).filter(|_| action != SHIFT) else {
                state.apply(SHIFT, Deprel::Dep);
                continue;
            };
            state.label_features(head, dependent, &mut features);
            labels.fill(0);
            self.labels.score(&features, &mut labels);
            let (label, clear) = choose(labels.iter().map(|&score| Some(score)));
            if let Some(margin) = margins.get_mut(dependent as usize) {
                *margin = sure(lead, self.actions.unit()).min(sure(clear, self.labels.unit()));
            }
            state.apply(action, Deprel::from_index(label).unwrap_or_default());
        }
        let tree = state.tree().zip(margins);
        tree.map(|((head, deprel), margin)| Attachment {
            head,
            deprel,
            margin,
        })
        .collect()
    }
}

/// The best of the options that there are, and its lead over the next; `None` as lead where it is alone.
fn choose(scores: impl IntoIterator<Item = Option<i32>>) -> (usize, Option<i32>) {
    let mut best: Option<(usize, i32)> = None;
    let mut second: Option<i32> = None;
    for (class, score) in scores.into_iter().enumerate() {
        let Some(score) = score else { continue };
        match best {
            Some((_, high)) if score <= high => {
                second = Some(second.map_or(score, |s| s.max(score)))
            }
            _ => {
                second = best.map(|(_, high)| high);
                best = Some((class, score));
            }
        }
    }
    let (class, high) = best.unwrap_or_default();
    (class, second.map(|second| high - second))
}

/// A lead in points of `unit`, squashed to 0..1.
fn sure(lead: Option<i32>, unit: f32) -> f32 {
    lead.map_or(1.0, |lead| {
        let lead = lead as f32 * unit;
        lead / (lead + 2.0)
    })
}
