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
            let legal = state.legal();
            let mut scores = [0; 3];
            if legal.iter().filter(|&&legal| legal).count() > 1 {
                state.features(&mut features);
                self.actions.score(&features, &mut scores);
            }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sentence::{Upos, Xpos};
    use crate::token::{Form, weights};

    fn parse(words: &[String]) -> Vec<Attachment> {
        let parser = Parser::load(&weights().unwrap()).unwrap();
        let tag = |i: usize| {
            (
                Upos::ALL[i % Upos::ALL.len()],
                Xpos::ALL[i * 7 % Xpos::ALL.len()],
            )
        };
        let nodes: Vec<Node> = words
            .iter()
            .enumerate()
            .map(|(i, word)| Node::new(&Form::new(word), tag(i)))
            .collect();
        parser.parse(&nodes)
    }

    #[test]
    fn any_run_of_words_gets_one_tree() {
        for length in [0, 1, 2, 3, 50, 10_000] {
            let words: Vec<String> = (0..length).map(|i| format!("w{}", i * i % 37)).collect();
            let tree = parse(&words);
            assert_eq!(tree.len(), length);
            let roots = tree.iter().filter(|word| word.head.is_none()).count();
            assert_eq!(roots, usize::from(length > 0));
            // Every word reaches the root: walk up, and mark what is known to reach it.
            let mut reaches = vec![false; length];
            for start in 0..length {
                let mut path = vec![start];
                while let Some(head) = tree[path[path.len() - 1]].head {
                    if reaches[head as usize] {
                        break;
                    }
                    path.push(head as usize);
                    assert!(path.len() <= length, "a cycle");
                }
                path.into_iter().for_each(|word| reaches[word] = true);
            }
        }
    }
}
