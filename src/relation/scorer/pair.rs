//! Which pairs of a sentence's entities are looked at, and by which of their mentions. What the frames propose is
//! always looked at, by the mentions that it speaks of; of the rest only what stands close together in the tree or the
//! text, and no things: hardly ever does more befall them than the frames tell.

use super::scene::{Path, Scene};
use crate::mention::MentionKind;
use crate::ontology::EntityType;
use crate::relation::scorer::Reading;
use rustc_hash::FxHashMap;

/// Most entities of a sentence of which all pairs are looked at; a longer list keeps its neighbours only.
const CROWD: usize = 12;
/// Most steps of a path without a word that may state something.
const BARE: usize = 4;
/// Most steps of any path.
const FAR: usize = 9;
/// Most pairs of mentions among a proposal's words of which the closest is sought.
const FEW: usize = 64;
/// Most words between neighbours.
const NEAR: usize = 4;

/// Two entities with a mention of each: those that a proposal speaks of, or those that stand closest.
#[derive(Clone, Debug)]
pub struct Pair {
    /// The entity whose mention comes first, or the proposed source where one end is not in the sentence.
    pub first: u32,
    /// The other.
    pub second: u32,
    /// The mentions of both, where both are in the sentence.
    pub ends: Option<Ends>,
    /// A mention of the first, where the second is not in the sentence.
    pub alone: Option<u32>,
    /// Indices of the candidates that the rules propose for the pair, in either direction.
    pub proposals: Vec<usize>,
}

/// Two mentions of a sentence and the path between them.
#[derive(Clone, Debug)]
pub struct Ends {
    /// Index of the first mention.
    pub first: u32,
    /// Index of the second mention.
    pub second: u32,
    /// From the first's head to the second's; `None` where it is too long.
    pub path: Option<Path>,
    /// Words between the two; negative for nested mentions.
    pub between: i32,
}

/// The pairs of a sentence.
pub fn pairs(scene: &Scene<'_>, reading: &Reading<'_>) -> Vec<Pair> {
    let (owned, candidates) = (reading.owned, &reading.candidates);
    let mut proposals: FxHashMap<(u32, u32), Vec<usize>> = FxHashMap::default();
    for (at, c) in candidates.iter().enumerate() {
        let key = (c.source.min(c.target), c.source.max(c.target));
        proposals.entry(key).or_default().push(at);
    }
    let mut entities: Vec<(u32, Vec<u32>)> = Vec::new();
    for &(mention, entity) in owned {
        match entities.iter_mut().find(|(known, _)| *known == entity) {
            Some((_, list)) => list.push(mention),
            None => entities.push((entity, vec![mention])),
        }
    }
    let mut out = Vec::new();
    for (n, (a, ours)) in entities.iter().enumerate() {
        for (m, (b, theirs)) in entities.iter().enumerate().skip(n + 1) {
            let proposed = proposals
                .remove(&(*a.min(b), *a.max(b)))
                .unwrap_or_default();
            let thing = |e: u32| scene.referents.kind(e) == EntityType::Other;
            let crowded = entities.len() > CROWD && m - n > 3;
            if proposed.is_empty() && (crowded || thing(*a) || thing(*b)) {
                continue;
            }
            let plain = closest(scene, ours, theirs);
            let mut looks: Vec<(Closest, Vec<usize>)> = Vec::new();
            for at in proposed {
                let several = ours.len() * theirs.len() > 1;
                let shown = candidates.get(at).map(|c| c.words).filter(|_| several);
                let own = shown.and_then(|words| spoken_of(scene, ours, theirs, words));
                let Some(ends) = own.or(plain) else {
                    continue;
                };
                match looks.iter_mut().find(|(known, _)| known.same(&ends)) {
                    Some((_, proposals)) => proposals.push(at),
                    None => looks.push((ends, vec![at])),
                }
            }
            let plain = plain.filter(|ends| !looks.iter().any(|(known, _)| known.same(ends)));
            looks.extend(plain.map(|ends| (ends, Vec::new())));
            for (ends, proposals) in looks {
                // Where both are named more than once, the later one's mention may be the earlier of the closest two.
                let (earlier, later) = if ours.contains(&ends.first) {
                    (*a, *b)
                } else {
                    (*b, *a)
                };
                out.extend(look(scene, (earlier, later), &ends, proposals));
            }
        }
    }
    // An end that the rules know from elsewhere in the article.
    let here = |e: u32| entities.iter().find(|(known, _)| *known == e);
    for c in candidates {
        let key = (c.source.min(c.target), c.source.max(c.target));
        if let Some(proposals) = proposals.remove(&key) {
            let (first, second) = match here(c.source) {
                Some(_) => (c.source, c.target),
                None => (c.target, c.source),
            };
            out.push(Pair {
                first,
                second,
                ends: None,
                alone: here(first).and_then(|(_, list)| list.first().copied()),
                proposals,
            });
        }
    }
    out
}

/// The pair that two mentions make; `None` where nothing speaks for a relation between them.
fn look(
    scene: &Scene<'_>,
    (first, second): (u32, u32),
    ends: &Closest,
    proposals: Vec<usize>,
) -> Option<Pair> {
    let head = |m: u32| scene.mentions.get(m as usize).map(|m| m.head as usize);
    let (from, to) = (head(ends.first)?, head(ends.second)?);
    let path = (ends.steps <= FAR || !proposals.is_empty())
        .then(|| scene.path(from, to))
        .flatten();
    let told = path.as_ref().is_some_and(|path| {
        path.inside().any(|i| {
            let cell = scene.cell(i);
            cell.states | cell.offices != 0
        })
    });
    let close = ends.between < NEAR as i32 || ends.steps <= BARE;
    (!proposals.is_empty() || told || close).then_some(Pair {
        first,
        second,
        ends: Some(Ends {
            first: ends.first,
            second: ends.second,
            path,
            between: ends.between,
        }),
        alone: None,
        proposals,
    })
}

/// The mentions of two entities that stand closest, in text order.
#[derive(Clone, Copy, Debug)]
struct Closest {
    first: u32,
    second: u32,
    steps: usize,
    between: i32,
}

impl Closest {
    fn same(&self, other: &Self) -> bool {
        (self.first, self.second) == (other.first, other.second)
    }
}

/// The closest mentions among the words that show a proposal; `None` where there are too many to choose from.
fn spoken_of(
    scene: &Scene<'_>,
    ours: &[u32],
    theirs: &[u32],
    (from, to): (usize, usize),
) -> Option<Closest> {
    let inside = |list: &[u32]| {
        let last = |m: &u32| scene.mention(*m).map(|(_, last)| last);
        let within = |m: &&u32| last(m).is_some_and(|last| (from..=to).contains(&last));
        let found: Vec<u32> = list.iter().filter(within).copied().collect();
        if found.is_empty() {
            list.to_vec()
        } else {
            found
        }
    };
    let (ours, theirs) = (inside(ours), inside(theirs));
    (ours.len() * theirs.len() <= FEW).then(|| closest(scene, &ours, &theirs))?
}

/// The mentions of two entities with the shortest path between them; names before other mentions.
fn closest(scene: &Scene<'_>, ours: &[u32], theirs: &[u32]) -> Option<Closest> {
    let mut best: Option<((usize, i32), Closest)> = None;
    for &a in ours {
        for &b in theirs {
            let (Some(x), Some(y)) = (
                scene.mentions.get(a as usize),
                scene.mentions.get(b as usize),
            ) else {
                continue;
            };
            let steps = scene.distance(x.head as usize, y.head as usize);
            let forward = (x.first, x.last) <= (y.first, y.last);
            let (before, after) = if forward { (x, y) } else { (y, x) };
            let between = after.first as i32 - before.last as i32 - 1;
            let unnamed = [x, y]
                .iter()
                .filter(|m| m.kind != MentionKind::Name)
                .count();
            let rank = (steps.saturating_add(unnamed), between);
            if best.as_ref().is_none_or(|(known, _)| rank < *known) {
                let (first, second) = if forward { (a, b) } else { (b, a) };
                best = Some((
                    rank,
                    Closest {
                        first,
                        second,
                        steps,
                        between,
                    },
                ));
            }
        }
    }
    best.map(|(_, found)| found)
}
