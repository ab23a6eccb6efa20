//! What the network sees of a pair as one end's claim to be the source: the words whose vectors it adds up, and facts
//! that no vector holds. Training and reading share it.

use super::Reading;
use super::pair::Pair;
use super::scene::{Path, Scene};
use crate::mention::MentionKind;
use crate::ontology::{EntityType, Ontology};

/// The parts of a sentence that are looked at, each the mean of its words: the source's head, the target's, the words
/// on the path between them, the word above both, the words between their names.
pub const PARTS: usize = 5;

/// How many facts there are besides the types that rules propose.
pub const FACTS: usize = 2 * KINDS + 3 + BETWEEN + STEPS + 1 + 2 * 2 + 1;

const KINDS: usize = EntityType::ALL.len();
const BETWEEN: usize = 6;
const STEPS: usize = 8;

/// A pair in one direction.
#[derive(Clone, Debug, Default)]
pub struct Sight {
    /// The words of each part.
    pub parts: [Vec<usize>; PARTS],
    /// The facts that hold, each below [`FACTS`].
    pub facts: Vec<usize>,
    /// The types that rules propose, by the ontology's index.
    pub proposed: Vec<u16>,
}

impl Sight {
    /// Looks at `pair` with its first end as the source, or its second where `turned`.
    pub fn new(
        scene: &Scene<'_>,
        reading: &Reading<'_>,
        ontology: &Ontology,
        pair: &Pair,
        turned: bool,
    ) -> Self {
        let order = |ends: (u32, u32)| if turned { (ends.1, ends.0) } else { ends };
        let (source, target) = order((pair.first, pair.second));
        let kind = |entity: u32| reading.referents.kind(entity) as usize;
        let mut facts = vec![0, 1 + kind(source), 1 + KINDS + kind(target)];
        let mut at = 1 + 2 * KINDS;
        let mut fact = |facts: &mut Vec<usize>, value: usize, room: usize| {
            facts.push(at + value.min(room - 1));
            at += room;
        };
        let mut parts: [Vec<usize>; PARTS] = Default::default();
        let [ours, theirs, inside, top, middle] = &mut parts;
        let mention = |index: u32| reading.mentions.get(index as usize);
        let head = |index: u32| mention(index).map(|m| m.head as usize);
        if let Some(ends) = &pair.ends {
            let (s, t) = order((ends.first, ends.second));
            ours.extend(head(s));
            theirs.extend(head(t));
            fact(&mut facts, usize::from(turned), 3);
            if let (Some(a), Some(b)) = (mention(ends.first), mention(ends.second)) {
                middle.extend(a.last as usize + 1..b.first as usize);
            }
            let between = [1, 2, 4, 8, 15].partition_point(|&limit| limit <= middle.len());
            fact(&mut facts, between, BETWEEN);
            fact(
                &mut facts,
                ends.path.as_ref().map_or(STEPS, Path::steps),
                STEPS,
            );
            if let Some(path) = &ends.path {
                inside.extend(path.inside());
                top.push(path.top);
            }
            let unnamed =
                |index| usize::from(mention(index).is_some_and(|m| m.kind != MentionKind::Name));
            fact(&mut facts, unnamed(s), 2);
            fact(&mut facts, unnamed(t), 2);
        } else {
            let end = if turned { theirs } else { ours };
            end.extend(pair.alone.and_then(head));
            fact(&mut facts, 2, 3);
        }
        if reading.long() {
            facts.push(FACTS - 1);
        }
        let proposed = (pair.proposals.iter())
            .filter_map(|&at| reading.candidates.get(at))
            .filter(|c| c.source == source || ontology.symmetric(c.relation))
            .map(|c| c.relation);
        let mut proposed: Vec<u16> = proposed.collect();
        proposed.sort_unstable();
        proposed.dedup();
        for words in &mut parts {
            words.retain(|&word| word < scene.tree.len());
        }
        Self {
            parts,
            facts,
            proposed,
        }
    }
}
