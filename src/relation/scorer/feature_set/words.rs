//! The words between and around the two ends of a pair, in text order.

use super::{View, bucket};
use crate::mention::{Mention, MentionKind};
use crate::model::feature::{join, join3, mix};
use crate::relation::scorer::pair::Ends;
use crate::sentence::Upos;

impl View<'_> {
    /// The mentions themselves and the words between and beside them.
    pub(super) fn words(
        &self,
        ends: &Ends,
        turned: bool,
        coarse: u64,
        types: (u64, u64),
        f: &mut Vec<u64>,
    ) {
        let scene = self.scene;
        let (Some(a), Some(b)) = (
            scene.mentions.get(ends.first as usize),
            scene.mentions.get(ends.second as usize),
        ) else {
            return;
        };
        let way = u64::from(turned);
        let look = |m: &Mention| {
            let adjective = scene.tree.upos(m.head as usize) == Upos::Adj;
            match m.kind {
                MentionKind::Name => u64::from(adjective),
                MentionKind::Nominal => 2,
                MentionKind::Pronoun => 3,
            }
        };
        let (s, t) = if turned { (b, a) } else { (a, b) };
        let looks = look(s) * 8 + look(t);
        f.extend([
            join(30, looks, way),
            join(31, looks, coarse),
            join3(32, way, coarse, looks),
        ]);
        let between = ends.between;
        if between < 0 {
            f.extend([join3(33, way, types.0, types.1)]);
        }
        let class = |m: &Mention| {
            let cell = scene.cell(m.last as usize);
            let lemma = scene.tree.lemma(m.last as usize);
            let words = &self.ontology.words;
            let told = cell.offices != 0
                || words.facilities.contains(lemma)
                || words.regions.contains(lemma)
                || words.bodies.contains(lemma);
            if told { cell.lemma } else { 0 }
        };
        f.extend([join(34, class(s), types.1), join(35, class(t), types.0)]);
        let (from, to) = (a.last as usize + 1, b.first as usize);
        let others = {
            let mut count = 0;
            let mut last = 0;
            for i in from..to {
                let entity = scene.cell(i).entity;
                if entity != 0 && entity != last {
                    count += 1;
                }
                last = entity;
            }
            count
        };
        let length = usize::try_from(between).unwrap_or(0);
        f.extend([
            join3(36, way, bucket(length), others.min(3) as u64),
            join3(37, way, others.min(3) as u64, coarse),
        ]);
        if length <= 14 && between >= 0 {
            let mut whole = way;
            let mut last = 1;
            for i in from..to {
                let cell = scene.cell(i);
                let word = if cell.entity != 0 { 2 } else { cell.lemma };
                whole = mix(whole, word);
                if length <= 10 {
                    f.extend([join(38, word, way), join3(39, last, word, way)]);
                } else {
                    f.push(join(38, word, way));
                }
                last = word;
            }
            if length <= 4 {
                f.extend([
                    join(40, whole, 0),
                    join(41, whole, coarse),
                    join3(42, whole, types.0, types.1),
                ]);
            }
        }
        let beside = |i: Option<usize>| {
            i.map_or(1, |i| {
                let cell = scene.cell(i);
                if cell.entity != 0 { 2 } else { cell.lemma }
            })
        };
        let before = beside((a.first as usize).checked_sub(1));
        let after = beside(Some(b.last as usize + 1));
        f.extend([
            join(43, before, way),
            join(44, after, way),
            join(45, beside((s.first as usize).checked_sub(1)), types.0),
            join(46, beside((t.first as usize).checked_sub(1)), types.1),
        ]);
    }
}
