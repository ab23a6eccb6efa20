//! What the scorer sees of a pair, as one end's claim to be the source: the path between the two and the words on it,
//! what those may state, the words between and around, and what the rules propose. Training and reading share it.

mod features;
mod path;
mod words;

pub use features::Features;

use super::pair::Pair;
use super::scene::{Anchor, Part, Path, Place, Scene};
use crate::model::feature::{join, join3, mix, text};
use crate::ontology::Ontology;
use crate::relation::argument::By;
use crate::relation::event::Candidate;
use crate::relation::frame::Via;
use crate::relation::scorer::Reading;
use crate::sentence::Upos;

/// Everything that the features of a sentence's pairs are read from.
#[derive(Debug)]
pub struct View<'a> {
    /// The sentence.
    pub scene: &'a Scene<'a>,
    /// The same as the rules leave it.
    pub reading: &'a Reading<'a>,
    /// The types.
    pub ontology: &'a Ontology,
    /// Hash of each type's name.
    pub names: &'a [u64],
}

/// The part of a candidate's rule before its trigger, and the trigger.
fn rule(candidate: &Candidate) -> (u64, u64) {
    let name = candidate.rule.as_str();
    let event = name.starts_with("verb") || name.starts_with("noun") || name.starts_with("adj");
    match name.rsplit_once('/').filter(|_| event) {
        Some((rule, trigger)) => (text(rule), text(trigger)),
        None => (text(name), 0),
    }
}

fn bucket(count: usize) -> u64 {
    match count {
        0..=4 => count as u64,
        5..=6 => 5,
        7..=9 => 6,
        10..=14 => 7,
        15..=24 => 8,
        _ => 9,
    }
}

impl View<'_> {
    /// The features of `pair` with its first end as the source, or its second where `turned`.
    pub fn features(&self, pair: &Pair, turned: bool, out: &mut Features) {
        out.clear();
        let (source, target) = if turned {
            (pair.second, pair.first)
        } else {
            (pair.first, pair.second)
        };
        let kind = |e: u32| self.scene.referents.kind(e);
        let (st, tt) = (kind(source) as u64 + 1, kind(target) as u64 + 1);
        let coarse = join(
            1,
            kind(source).coarse() as u64,
            kind(target).coarse() as u64,
        );
        let f = &mut out.plain;
        f.extend([
            join(2, st, tt),
            join(3, st, 0),
            join(4, tt, 0),
            join(5, coarse, 0),
            join(6, 0, 0),
            join(
                7,
                bucket(self.scene.tree.index.min(3) as usize),
                u64::from(self.scene.tree.sentence.heading),
            ),
        ]);
        let hints = &mut out.hints;
        let mut hint = |relation: u16, feature: u64| hints.add(relation, feature);
        let steps = pair
            .ends
            .as_ref()
            .and_then(|e| e.path.as_ref())
            .map_or(99, Path::steps);
        for &at in &pair.proposals {
            let Some(c) = self.reading.candidates.get(at) else {
                continue;
            };
            let same = u64::from(c.source == source);
            let name = self
                .names
                .get(usize::from(c.relation))
                .copied()
                .unwrap_or(0);
            let (rule, trigger) = rule(c);
            let tag = mix(name, same);
            f.extend([
                join(10, tag, 0),
                join(11, tag, rule),
                join(12, tag, trigger),
                join(13, tag, coarse),
            ]);
            let alone = pair.proposals.len().min(3) as u64;
            let held = join3(20, rule, same, 0);
            let reach = |(via, by): (Via, By)| via as u64 * 16 + by as u64;
            let (from, to) = (reach(c.source_reach), reach(c.target_reach));
            for feature in [
                join(21, same, 0),
                held,
                join(22, held, coarse),
                join(23, same, (c.score * 10.0) as u64),
                join(24, held, bucket(steps)),
                join3(25, same, alone, 0),
                join(26, held, bucket(c.words.1 - c.words.0)),
                join(27, held, trigger),
                join3(28, same, st, tt),
                join3(17, same, from, to),
                join3(18, same, from, coarse),
                join3(19, same, to, coarse),
                join3(9, same, c.source_reach.0 as u64, c.target_reach.0 as u64),
            ] {
                hint(c.relation, feature);
            }
        }
        if pair.proposals.is_empty() {
            f.push(join(14, 0, 0));
        }
        self.names(source, target, (st, tt), f);
        self.company(source, target, coarse, &mut hint);
        if let Some(ends) = &pair.ends {
            let (s, t) = if turned {
                (ends.second, ends.first)
            } else {
                (ends.first, ends.second)
            };
            self.parts(s, t, coarse, f, &mut hint);
            self.words(ends, turned, coarse, (st, tt), f);
            if let Some(path) = &ends.path {
                self.path(path, turned, coarse, f, &mut hint);
            } else {
                f.push(join(15, coarse, 0));
            }
        } else {
            self.alone(pair, turned, (st, tt), f, &mut hint);
        }
        out.hints.each(join(29, 0, 0));
    }

    /// What the names themselves tell: one known to belong to the other, or named after it.
    fn names(&self, source: u32, target: u32, (st, tt): (u64, u64), f: &mut Vec<u64>) {
        let entity = |e: u32| self.reading.entities.get(e as usize);
        let (Some(s), Some(t)) = (entity(source), entity(target)) else {
            return;
        };
        let known = match (&s.iso, &t.iso) {
            (Some(a), Some(b)) => 1 + u64::from(a == b),
            _ => 0,
        };
        let named =
            u64::from(named_after(&s.name, &t.name)) + 2 * u64::from(named_after(&t.name, &s.name));
        f.extend([
            join3(120, st, tt, known),
            join3(121, st, tt, named),
            join3(122, st, tt, known * 4 + named),
        ]);
    }

    /// What the rules propose of one end with somebody else, above all with what the other is coordinated with.
    fn company(&self, source: u32, target: u32, coarse: u64, hint: &mut impl FnMut(u16, u64)) {
        for c in &self.reading.candidates {
            let shares = (c.source == source, c.target == target);
            let other = match shares {
                (true, false) => (c.target, target),
                (false, true) => (c.source, source),
                _ => continue,
            };
            let beside = u64::from(self.scene.coordinated(other.0, other.1, self.reading.owned));
            let end = u64::from(shares.0);
            hint(c.relation, join3(130, end, beside, 0));
            hint(c.relation, join3(131, end, beside, coarse));
            hint(c.relation, join3(132, end, beside, rule(c).0));
        }
    }

    /// Of a pair whose second end the sentence does not hold: the office that the first holds here.
    fn alone(
        &self,
        pair: &Pair,
        turned: bool,
        (st, tt): (u64, u64),
        f: &mut Vec<u64>,
        hint: &mut impl FnMut(u16, u64),
    ) {
        let scene = self.scene;
        let rank = self
            .reading
            .countries
            .iter()
            .position(|&c| c == pair.second);
        let rank = rank.map_or(9, |r| r as u64) * 8 + self.reading.countries.len() as u64;
        let way = u64::from(turned);
        f.extend([join3(140, st, tt, rank), join3(141, rank, way, 0)]);
        let Some((first, last)) = pair.alone.and_then(|m| scene.mention(m)) else {
            return;
        };
        let mut told = 0;
        for (place, i) in [
            (0, first.checked_sub(1)),
            (1, first.checked_sub(2)),
            (2, Some(last + 1)),
            (3, Some(last + 2)),
        ] {
            let cell = i.map(|i| scene.cell(i)).unwrap_or_default();
            f.extend([
                join3(142, cell.lemma, place, way),
                join3(143, cell.lemma, st, tt),
            ]);
            for (relation, name) in each(cell.offices, self.names) {
                told |= 1_u64 << relation;
                f.extend([
                    join3(144, name, place, way),
                    join3(145, name, st, tt),
                    join3(146, name, rank, way),
                ]);
                hint(relation, join3(147, place, way, rank));
                hint(relation, join3(148, place, st, tt));
            }
        }
        f.extend([
            join3(149, u64::from(told != 0), st, tt),
            join3(150, u64::from(told != 0), rank, way),
        ]);
    }

    /// The way between the phrases that the ends stand for, over the word above both.
    fn arc(&self, from: Anchor, to: Anchor, coarse: u64, f: &mut Vec<u64>) {
        let Some(path) = self.scene.path(from.word, to.word) else {
            return;
        };
        let step = |i: usize| {
            let cell = self.scene.cell(i);
            mix(cell.deprel, cell.preposition)
        };
        let fold =
            |list: &[usize], class| list.iter().fold(1 + class, |hash, &i| mix(hash, step(i)));
        let (left, right) = (fold(&path.up, from.class), fold(&path.down, to.class));
        let top = self.scene.cell(path.top).lemma;
        f.extend([
            join3(160, left, right, 0),
            join3(161, left, right, coarse),
            join3(162, left, right, top),
            join3(163, left, top, 0),
            join3(164, right, top, 0),
            join3(165, top, coarse, 0),
            join3(166, from.class, to.class, coarse),
        ]);
    }

    /// How both ends stand to the words that may state something.
    fn parts(
        &self,
        source: u32,
        target: u32,
        coarse: u64,
        f: &mut Vec<u64>,
        hint: &mut impl FnMut(u16, u64),
    ) {
        let scene = self.scene;
        let list = |mention: u32| {
            let at = self.reading.owned.iter().position(|&(m, _)| m == mention)?;
            Some((scene.parts.get(at)?, *scene.anchors.get(at)?))
        };
        let (Some((ours, from)), Some((theirs, to))) = (list(source), list(target)) else {
            return;
        };
        self.arc(from, to, coarse, f);
        // For each type the nearest word that may state it.
        let mut best = [(u8::MAX, 0, 0); 64];
        let mut nearest = (u8::MAX, 0);
        for (at, (s, t)) in ours.iter().zip(theirs).enumerate() {
            let Some(&i) = scene.triggers.get(at) else {
                continue;
            };
            let way = |p: &Part, mention: u32| match p.path {
                0 => 9 + (scene.apart(mention, i) / 4).min(20) as u8,
                _ => p.steps,
            };
            let steps = way(s, source) + way(t, target);
            nearest = nearest.min((steps, at));
            for (relation, _) in each(scene.cell(i).states, self.names) {
                if let Some(slot) = best.get_mut(usize::from(relation)) {
                    slot.2 += 1;
                    if steps < slot.0 {
                        (slot.0, slot.1) = (steps, at);
                    }
                }
            }
        }
        let rank = |at: usize, steps: u8| {
            let nearer = scene.parts.iter().filter_map(|p| p.get(at));
            nearer
                .filter(|p| p.path != 0 && p.steps < steps)
                .count()
                .min(3) as u64
        };
        for (relation, &(steps, at, count)) in best.iter().enumerate() {
            if steps == u8::MAX {
                continue;
            }
            let (Some(s), Some(t), Some(&i)) =
                (ours.get(at), theirs.get(at), scene.triggers.get(at))
            else {
                continue;
            };
            let cell = scene.cell(i);
            let name = self.names.get(relation).copied().unwrap_or(0);
            let relation = relation as u16;
            // "launched an attack", "condemned the attack": the verb that takes a noun says who did it, or who did not.
            let verb = |h: &usize| scene.tree.upos(*h) == Upos::Verb;
            let carrier = scene.tree.head(i).filter(|_| scene.tree.is_noun(i));
            let carrier = carrier.filter(verb).map_or(0, |h| scene.cell(h).lemma);
            let first = u64::from(nearest.1 == at);
            let ranks = rank(at, s.steps) * 4 + rank(at, t.steps);
            f.extend([
                join3(100, name, s.path, t.path),
                join3(101, name, s.path, 0),
                join3(102, name, 0, t.path),
                join3(103, name, cell.lemma, ranks),
            ]);
            for feature in [
                join3(104, s.path, t.path, 0),
                join3(105, s.path, t.path, coarse),
                join(106, s.path, ranks),
                join(107, t.path, ranks),
                join3(108, ranks, first, 0),
                join3(109, u64::from(s.steps), u64::from(t.steps), first),
                join3(110, scene.tree.upos(i) as u64, s.path, t.path),
                join3(
                    111,
                    cell.states.count_ones().min(4).into(),
                    count.min(3),
                    first,
                ),
                join3(112, cell.lemma, s.path, 0),
                join3(113, cell.lemma, t.path, 0),
                join3(114, cell.lemma, 0, 0),
                join3(115, carrier, s.path, 0),
                join3(116, carrier, t.path, 0),
            ] {
                hint(relation, feature);
            }
            let (Some(a), Some(b)) = (scene.place(source, i), scene.place(target, i)) else {
                continue;
            };
            let passive = u64::from(scene.passive(i));
            let order = u64::from(a.before) * 2 + u64::from(b.before);
            let shape = order * 2 + passive;
            let crowd = |p: &Place| p.entities.min(2) * 4 + p.verbs.min(2);
            let look = |p: &Place| mix(p.preposition, crowd(p));
            for feature in [
                join3(170, shape, look(&a), look(&b)),
                join3(171, shape, crowd(&a), crowd(&b)),
                join3(172, shape, a.preposition, b.preposition),
                join3(173, shape, bucket(a.words), bucket(b.words)),
                join3(174, shape, look(&b), coarse),
                join3(175, shape, look(&a), coarse),
                join3(176, cell.lemma, shape, b.preposition),
                join3(177, cell.lemma, shape, a.preposition),
            ] {
                hint(relation, feature);
            }
            f.extend([join3(178, name, shape, mix(look(&a), look(&b)))]);
        }
    }
}

/// The types of a set of bits with the hashes of their names.
fn each(mut bits: u64, names: &[u64]) -> impl Iterator<Item = (u16, u64)> + '_ {
    let next = move || {
        let at = bits.trailing_zeros();
        bits &= bits.wrapping_sub(1);
        (at < u64::BITS).then_some(at as u16)
    };
    std::iter::from_fn(next).filter_map(|at| Some((at, *names.get(usize::from(at))?)))
}

/// Whether a word of `name` opens like the name `of`: "Iranian Navy" and "Iran".
fn named_after(name: &str, of: &str) -> bool {
    let stem: String = of.chars().take(5).collect();
    stem.chars().count() >= 4
        && name.len() > of.len()
        && name.split_whitespace().any(|word| word.starts_with(&stem))
}
