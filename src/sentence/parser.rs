//! Dependency trees: a greedy arc-hybrid parser. One linear model chooses among the three moves, another labels each
//! arc as it is made. Time is linear in the sentence's length, whatever the input.

use super::Deprel;
use super::looks::Looks;
use super::transition::{LEFT, Node, RIGHT, SHIFT, State};
use crate::error::LoadError;
use crate::model::{Container, LinearModel, lead};

/// Parses sentences.
#[derive(Clone, Debug)]
pub struct Parser {
    actions: LinearModel,
    labels: LinearModel,
    /// The leads at which the first look is enough.
    sure_move: i32,
    sure_label: i32,
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
    /// Reads the sections `action`, `label` and `looks`.
    ///
    /// # Errors
    /// Where a section is missing or breaks off.
    pub fn load(container: &Container) -> Result<Self, LoadError> {
        let model = |name| LinearModel::decode(container.section(name)?, container.place());
        let (actions, labels) = (model("action")?, model("label")?);
        let looks = Looks::load(container)?;
        Ok(Self {
            sure_move: looks.points(1, &actions),
            sure_label: looks.points(2, &labels),
            actions,
            labels,
        })
    }

    /// The tree over `nodes`.
    pub fn parse(&self, nodes: &[Node]) -> Vec<Attachment> {
        let mut state = State::new(nodes);
        let mut features = Vec::with_capacity(192);
        let mut margins = vec![1.0; nodes.len()];
        let mut labels = vec![0; self.labels.classes()];
        while !state.is_done() {
            let (action, lead) = self.choose_move(&state, &mut features);
            let Some((head, dependent)) = state.arc(action).filter(|_| action != SHIFT) else {
                state.apply(SHIFT, Deprel::Dep);
                continue;
            };
            let (label, clear) =
                self.choose_label(&state, (head, dependent), &mut features, &mut labels);
            if let Some(margin) = margins.get_mut(dependent as usize) {
                *margin =
                    sure(lead, self.actions.unit()).min(sure(Some(clear), self.labels.unit()));
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

    /// The best of the legal moves and its lead; no lead where it is the only one.
    fn choose_move(&self, state: &State<'_>, features: &mut Vec<u64>) -> (usize, Option<i32>) {
        let legal = state.legal();
        let mut scores = [0; 3];
        let best = |scores: [i32; 3]| {
            choose([SHIFT, LEFT, RIGHT].map(|action| legal[action].then_some(scores[action])))
        };
        if legal.iter().filter(|&&legal| legal).count() < 2 {
            return best(scores);
        }
        state.first_look(features);
        self.actions.score(features, &mut scores);
        let first = best(scores);
        if first.1.is_some_and(|lead| lead >= self.sure_move) {
            return first;
        }
        let known = features.len();
        state.second_look(features);
        let rest = features.get(known..).unwrap_or_default();
        self.actions.score(rest, &mut scores);
        best(scores)
    }

    /// The label of an arc and its lead.
    fn choose_label(
        &self,
        state: &State<'_>,
        (head, dependent): (u32, u32),
        features: &mut Vec<u64>,
        scores: &mut [i32],
    ) -> (usize, i32) {
        state.first_label_look(head, dependent, features);
        scores.fill(0);
        self.labels.score(features, scores);
        let first = lead(scores);
        if first.1 >= self.sure_label {
            return first;
        }
        let known = features.len();
        state.second_label_look(head, dependent, features);
        let rest = features.get(known..).unwrap_or_default();
        self.labels.score(rest, scores);
        lead(scores)
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
