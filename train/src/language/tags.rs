//! Learns parts of speech, and tags the parser's training data as it will meet them: by taggers that have not seen it.

use super::{Example, Settings, Shuffle, side_by_side};
use crate::perceptron::{Perceptron, Rows};
use anyhow::Result;
use std::collections::BTreeMap;
use tidings::model::{ContainerWriter, LinearModel};
use tidings::sentence::conllu::Gold;
use tidings::sentence::lexicon::Lexicon;
use tidings::sentence::looks::Looks;
use tidings::sentence::tagger::{self, Tagger};
use tidings::sentence::{Upos, Xpos};

/// The pairs of tags that the treebanks hold more than once.
pub(super) fn list(documents: &[Gold]) -> Vec<(Upos, Xpos)> {
    let mut counts: BTreeMap<(Upos, Xpos), usize> = BTreeMap::new();
    for word in documents
        .iter()
        .flat_map(|d| &d.sentences)
        .flat_map(|s| &s.words)
    {
        *counts.entry((word.upos, word.xpos)).or_default() += 1;
    }
    let often = counts.into_iter().filter(|&(_, n)| n > 1);
    often.map(|(tag, _)| tag).take(255).collect()
}

/// The number of a pair, or of one with the same universal tag.
pub(super) fn number(tags: &[(Upos, Xpos)], tag: (Upos, Xpos)) -> usize {
    let same = tags.iter().position(|&known| known == tag);
    same.or_else(|| tags.iter().position(|known| known.0 == tag.0))
        .unwrap_or(0)
}

pub(super) fn learn(
    examples: &[Example],
    among: &[usize],
    classes: usize,
    lexicon: &Lexicon,
    settings: Settings,
) -> Perceptron {
    let mut learner = Perceptron::new(classes);
    let mut shuffle = Shuffle(settings.seed);
    let mut features = Vec::new();
    for _ in 0..settings.passes {
        for i in shuffle.order(among.len()) {
            let example = &examples[among[i]];
            tagger::walk(&example.forms, lexicon, |at, sight| {
                sight.first_look(&mut features);
                learner.score(&features);
                if learner.lead() < settings.looks[0] {
                    let known = features.len();
                    sight.second_look(&mut features);
                    learner.score_more(&features[known..]);
                }
                let (guess, truth) = (learner.best(), example.tags[at]);
                let rival = learner.rival(truth, settings.margin * features.len() as f32);
                learner.learn(&features, truth, rival);
                guess
            });
        }
    }
    learner
}

/// The sections `tags`, `tagger` and `looks`, from rows that `members` learners blended.
pub(super) fn write(
    tags: &[(Upos, Xpos)],
    rows: Rows,
    members: u64,
    settings: Settings,
    writer: &mut ContainerWriter,
) {
    let pairs = tags.iter().flat_map(|&(u, x)| [u as u8, x as u8]);
    writer.section("tags", pairs.collect());
    writer.section("tagger", LinearModel::encode(tags.len(), rows));
    let looks = settings.looks.map(|look| look * members as f32);
    writer.section("looks", Looks(looks).encode());
}

/// Tags each part of the first `gold` examples by a tagger that learnt from the others of them, and the rest, which
/// none of these taggers has seen, by the first.
pub(super) fn jackknife(
    examples: &[Example],
    gold: usize,
    tags: &[(Upos, Xpos)],
    lexicon: &Lexicon,
    settings: Settings,
) -> Result<Vec<Vec<(Upos, Xpos)>>> {
    let fold = |i: usize| if i < gold { i / 50 % settings.folds } else { 0 };
    let settings = Settings {
        passes: settings.passes.div_ceil(2),
        ..settings
    };
    let parts = side_by_side(settings.folds as u64, |part| {
        let part = part as usize;
        let others: Vec<usize> = (0..gold).filter(|&i| fold(i) != part).collect();
        let learner = learn(examples, &others, tags.len(), lexicon, settings);
        let mut writer = ContainerWriter::default();
        write(tags, learner.average(2), 1, settings, &mut writer);
        let tagger = Tagger::load(&super::open(&writer)?)?;
        let held = (0..examples.len()).filter(|&i| fold(i) == part);
        let tags = held.map(|i| (i, tagger.tag(&examples[i].forms, lexicon)));
        Ok::<_, anyhow::Error>(tags.collect::<Vec<_>>())
    })?;
    let mut found = vec![Vec::new(); examples.len()];
    for part in parts {
        for (i, tags) in part? {
            found[i] = tags;
        }
    }
    Ok(found)
}
