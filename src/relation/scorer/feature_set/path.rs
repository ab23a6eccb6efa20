//! The way through the tree from one end of a pair to the other, and what the words on it may state.

use super::{View, bucket, each};
use crate::model::feature::{join, join3, mix};
use crate::relation::scorer::scene::Path;
use crate::sentence::{Deprel, Upos};

impl View<'_> {
    /// The path, the words on it and beside it, and what they may state.
    pub(super) fn path(
        &self,
        path: &Path,
        turned: bool,
        coarse: u64,
        f: &mut Vec<u64>,
        hint: &mut impl FnMut(u16, u64),
    ) {
        let scene = self.scene;
        let tree = scene.tree;
        let (up, down): (Vec<usize>, Vec<usize>) = if turned {
            (
                path.down.iter().rev().copied().collect(),
                path.up.iter().rev().copied().collect(),
            )
        } else {
            (path.up.clone(), path.down.clone())
        };
        let step = |i: usize| {
            let cell = scene.cell(i);
            mix(cell.deprel, cell.preposition)
        };
        let mut bare = 1;
        let mut lexical = 1;
        for (n, &i) in up.iter().enumerate() {
            let cell = scene.cell(i);
            bare = join(50, bare, cell.deprel);
            lexical = join3(51, lexical, step(i), if n == 0 { 0 } else { cell.lemma });
        }
        let top = scene.cell(path.top);
        let inner = !up.is_empty() && !down.is_empty();
        if inner {
            lexical = join(52, lexical, top.lemma);
        }
        for (n, &i) in down.iter().enumerate() {
            let cell = scene.cell(i);
            bare = join(53, bare, cell.deprel);
            lexical = join3(
                54,
                lexical,
                step(i),
                if n + 1 == down.len() { 0 } else { cell.lemma },
            );
        }
        let left = up.last().map_or(0, |&i| step(i));
        let right = down.first().map_or(0, |&i| step(i));
        let way = u64::from(turned);
        f.extend([
            join(55, bare, 0),
            join(56, bare, coarse),
            join(57, lexical, 0),
            join(58, lexical, coarse),
            join3(59, left, right, coarse),
            join3(60, left, right, way),
            join(61, bucket(up.len()) * 16 + bucket(down.len()), coarse),
        ]);
        if inner {
            f.extend([
                join(62, top.lemma, 0),
                join3(63, top.lemma, left, right),
                join(64, top.lemma, way),
                join(65, top.lemma, left),
                join(66, top.lemma, right),
            ]);
        }
        let object = |verb: usize| tree.by(verb, Deprel::Obj).next();
        let mut told: u64 = 0;
        let sides = (up.iter().skip(1).map(|&i| (i, 0)))
            .chain(inner.then_some((path.top, 1)))
            .chain(down.iter().rev().skip(1).map(|&i| (i, 2)));
        let mut crossed = 0;
        for (i, side) in sides {
            let cell = scene.cell(i);
            f.push(join(67, cell.lemma, side));
            crossed += u64::from(cell.entity != 0);
            let place = mix(side, cell.deprel);
            for (relation, name) in each(cell.states, self.names) {
                told |= 1 << relation;
                f.extend([join(70, name, side), join3(71, name, left, right)]);
                hint(relation, join(80, side, 0));
                hint(relation, join3(81, side, left, right));
                hint(relation, join3(82, side, coarse, way));
                hint(relation, join3(83, tree.upos(i) as u64, left, right));
                hint(
                    relation,
                    join(84, cell.states.count_ones().min(4).into(), side),
                );
                hint(relation, join(85, cell.lemma, side));
                hint(relation, join(86, bare, side));
            }
            for (relation, name) in each(cell.offices, self.names) {
                f.extend([join(72, name, side), join3(73, name, left, right)]);
                hint(relation, join(90, side, 0));
                hint(relation, join3(91, side, left, right));
                hint(relation, join3(92, side, coarse, bare));
            }
            f.push(join(74, place, left));
            // "hold talks", "impose sanctions": the object beside the path
            if tree.upos(i) == Upos::Verb
                && let Some(o) = object(i).filter(|o| !up.contains(o) && !down.contains(o))
            {
                let noun = scene.cell(o);
                f.extend([
                    join3(75, cell.lemma, noun.lemma, side),
                    join(76, noun.lemma, side),
                ]);
                for (relation, name) in each(noun.states, self.names) {
                    told |= 1 << relation;
                    f.push(join3(77, name, left, right));
                    hint(relation, join(95, side, 0));
                    hint(relation, join3(96, side, left, right));
                }
            }
        }
        f.extend([
            join(78, crossed.min(3), coarse),
            join(79, u64::from(told.count_ones().min(3)), coarse),
        ]);
        if told == 0 && inner {
            f.push(join3(47, left, right, tree.upos(path.top) as u64));
        }
    }
}
