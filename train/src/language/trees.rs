//! Learns dependency trees: moves by a dynamic oracle (Goldberg and Nivre 2013), and the labels of the arcs that the
//! moves make.

use super::{Example, Settings, Shuffle, side_by_side};
use crate::perceptron::{Perceptron, Rows, blend};
use anyhow::Result;
use tidings::model::{ContainerWriter, LinearModel};
use tidings::sentence::transition::{LEFT, Node, RIGHT, SHIFT, State};
use tidings::sentence::{Deprel, Upos, Xpos};

/// Writes the sections `action` and `label`.
pub(super) fn learn(
    examples: &[Example],
    jackknifed: &[Vec<(Upos, Xpos)>],
    settings: Settings,
    writer: &mut ContainerWriter,
) -> Result<()> {
    let members = side_by_side(settings.members, |member| {
        let seed = settings.seed + member;
        walk(examples, jackknifed, Settings { seed, ..settings })
    })?;
    let (actions, labels): (Vec<_>, Vec<_>) = members.into_iter().unzip();
    let actions = settings.fit(blend(actions), 1);
    let labels = settings.fit(blend(labels), 3);
    writer.section("action", LinearModel::encode(3, actions));
    writer.section("label", LinearModel::encode(Deprel::ALL.len(), labels));
    Ok(())
}

/// The rows of moves and of labels that one walk through the data yields.
fn walk(
    examples: &[Example],
    jackknifed: &[Vec<(Upos, Xpos)>],
    settings: Settings,
) -> (Rows, Rows) {
    let mut actions = Perceptron::new(3);
    let mut labels = Perceptron::new(Deprel::ALL.len());
    let mut shuffle = Shuffle(settings.seed);
    let mut features = Vec::new();
    for pass in 0..settings.parser_passes {
        for i in shuffle.order(examples.len()) {
            let example = &examples[i];
            let pairs = example.forms.iter().zip(&jackknifed[i]);
            let nodes: Vec<Node> = pairs.map(|(form, &tag)| Node::new(form, tag)).collect();
            let mut state = State::new(&nodes);
            while !state.is_done() {
                let scores = look(&mut actions, &state, &mut features, settings);
                let (legal, costs) = (state.legal(), state.costs(&example.heads));
                let best = |least: usize| {
                    let moves = [SHIFT, LEFT, RIGHT].into_iter();
                    let open = moves.filter(|&action| legal[action] && costs[action] <= least);
                    open.reduce(|a, b| if scores[b] > scores[a] { b } else { a })
                        .unwrap_or(SHIFT)
                };
                let least = (0..3)
                    .filter(|&action| legal[action])
                    .map(|action| costs[action])
                    .min();
                let (guess, truth) = (best(usize::MAX), best(least.unwrap_or(0)));
                let open =
                    (0..3).filter(|&action| legal[action] && costs[action] > least.unwrap_or(0));
                let wrong = open.reduce(|a, b| if scores[b] > scores[a] { b } else { a });
                let margin = settings.margin * features.len() as f32;
                let rival = wrong.filter(|&wrong| scores[truth] - scores[wrong] <= margin);
                actions.learn(&features, truth, rival.unwrap_or(truth));
                // The first pass keeps to the gold tree, later ones follow the parser into its mistakes nine times in ten.
                let explore = pass > 0 && !shuffle.next().is_multiple_of(10);
                let action = if explore { guess } else { truth };
                let mut label = Deprel::Dep;
                if let Some((head, dependent)) = state.arc(action).filter(|_| action != SHIFT) {
                    state.first_label_look(head, dependent, &mut features);
                    labels.score(&features);
                    if labels.lead() < settings.looks[2] {
                        let known = features.len();
                        state.second_label_look(head, dependent, &mut features);
                        labels.score_more(&features[known..]);
                    }
                    let guess = labels.best();
                    label = Deprel::ALL[guess];
                    if example.heads[dependent as usize] == head {
                        let truth = example.labels[dependent as usize];
                        let rival =
                            labels.rival(truth as usize, settings.margin * features.len() as f32);
                        labels.learn(&features, truth as usize, rival);
                        if !explore {
                            label = truth;
                        }
                    }
                }
                state.apply(action, label);
            }
        }
    }
    (actions.average(3), labels.average(2))
}

/// The scores of the moves, after one look or two; `features` are those that were seen.
fn look(
    actions: &mut Perceptron,
    state: &State<'_>,
    features: &mut Vec<u64>,
    settings: Settings,
) -> [f32; 3] {
    let legal = state.legal();
    let three = |scores: &[f32]| [scores[0], scores[1], scores[2]];
    features.clear();
    if legal.iter().filter(|&&legal| legal).count() < 2 {
        return [0.0; 3];
    }
    state.first_look(features);
    let scores = three(actions.score(features));
    let mut open: Vec<f32> = (0..3).filter(|&i| legal[i]).map(|i| scores[i]).collect();
    open.sort_by(|a, b| b.total_cmp(a));
    if open[0] - open[1] >= settings.looks[1] {
        return scores;
    }
    let known = features.len();
    state.second_look(features);
    three(actions.score_more(&features[known..]))
}
