//! Linear classifiers over hashed features: a class's score is the sum of its weights over the features at hand.
//! Features sit in an open hash table that is read in place, found by a 32-bit fingerprint.
//!
//! A section holds a header (u32 classes, slots, reach, bytes of rows; f32 unit), the slots (u32 fingerprint, u32
//! value) and the rows. A row has eight-bit weights and a shift that all of them share, so that the few
//! large weights of common features and the many small ones of rare features both keep their first digits. With up to
//! three classes a slot's value is the row itself, three `i8` and the shift; with more it is where the row starts: a
//! count, the shift, then that many pairs of class and `i8`. A probe that starts at a feature's slot is over
//! after `reach` slots, so damaged bytes can give a wrong score but never an endless search.

use crate::error::LoadError;

const HEADER: usize = 20;
const NARROW: usize = 3;
/// Marks, beside the number of classes, a section whose rows hold a shift; rows without one have single counts.
const SHIFTED: u32 = 1 << 16;
/// Features that are fetched together.
const GROUP: usize = 32;
/// Rows whose largest weight is fewer points are left out: a quarter of the mean.
const SMALLEST: f32 = 4.0;
/// Table slots for each feature: a third stays empty, so that most searches end at once.
const ROOM: f64 = 1.5;

/// A multiclass linear model, read in place.
#[derive(Clone, Debug)]
pub struct LinearModel {
    classes: usize,
    reach: usize,
    unit: f32,
    /// Whether rows hold a shift.
    shifted: bool,
    slots: &'static [[u8; 8]],
    rows: &'static [u8],
}

impl LinearModel {
    /// Reads a section that [`LinearModel::encode`] wrote; `place` is the name that errors give.
    ///
    /// # Errors
    /// Where the section is shorter than its header says.
    pub fn decode(section: &'static [u8], place: &str) -> Result<Self, LoadError> {
        Self::parse(section).ok_or_else(|| {
            LoadError::new(
                place,
                "holds a linear model that breaks off",
                "take the weights of this release, or train them again (train/README.md)",
            )
        })
    }

    fn parse(section: &'static [u8]) -> Option<Self> {
        let (numbers, _) = section.get(..HEADER)?.as_chunks::<4>();
        let &[classes, count, reach, size, unit] = numbers else {
            return None;
        };
        let count = u32::from_le_bytes(count) as usize;
        let rows_at = HEADER.checked_add(count.checked_mul(8)?)?;
        let (slots, _) = section.get(HEADER..rows_at)?.as_chunks::<8>();
        let size = u32::from_le_bytes(size) as usize;
        Some(Self {
            classes: u32::from_le_bytes(classes) as usize & 0xffff,
            shifted: u32::from_le_bytes(classes) & SHIFTED != 0,
            reach: u32::from_le_bytes(reach) as usize,
            unit: f32::from_le_bytes(unit),
            slots,
            rows: section.get(rows_at..rows_at.checked_add(size)?)?,
        })
    }

    /// How many classes it tells apart.
    pub const fn classes(&self) -> usize {
        self.classes
    }

    /// What one point of a score is worth in the trainer's floating-point weights.
    pub const fn unit(&self) -> f32 {
        self.unit
    }

    /// Adds the weights of `features` to `scores`, one for each class. Unknown features add nothing.
    ///
    /// Features go in groups: the slots of a whole group are fetched before the first is looked at, so that the
    /// processor waits for memory once and not once a feature.
    #[inline]
    pub fn score(&self, features: &[u64], scores: &mut [i32]) {
        let mut sums = [0; NARROW];
        for group in features.chunks(GROUP) {
            let mut slots = [0; GROUP];
            for (slot, &feature) in slots.iter_mut().zip(group) {
                *slot = self.slot(place(feature, self.slots.len()).0);
            }
            if self.classes <= NARROW {
                for (&slot, &feature) in slots.iter().zip(group) {
                    let [a, b, c, shift] = self.find(slot, feature).to_le_bytes();
                    for (sum, weight) in sums.iter_mut().zip([a, b, c]) {
                        *sum += i32::from(weight.cast_signed()) << (shift & 15);
                    }
                }
            } else {
                let mut rows = [&[][..]; GROUP];
                let mut counts = [(0, 0); GROUP];
                for (i, (&slot, &feature)) in slots.iter().zip(group).enumerate() {
                    let start = self.find(slot, feature) as usize;
                    let row = self.rows.get(start..).unwrap_or_default();
                    match row {
                        [count, shift, pairs @ ..] if self.shifted => {
                            (counts[i], rows[i]) = ((*count, shift & 15), pairs);
                        }
                        [count, pairs @ ..] => (counts[i], rows[i]) = ((*count, 0), pairs),
                        [] => {}
                    }
                }
                for (row, (count, shift)) in rows.iter().zip(counts) {
                    let (pairs, _) = row.as_chunks::<2>();
                    for &[class, weight] in pairs.iter().take(usize::from(count)) {
                        if let Some(score) = scores.get_mut(usize::from(class)) {
                            *score += i32::from(weight.cast_signed()) << shift;
                        }
                    }
                }
            }
        }
        if self.classes <= NARROW {
            for (score, sum) in scores.iter_mut().zip(sums) {
                *score += sum;
            }
        }
    }

    #[inline]
    fn slot(&self, at: usize) -> u64 {
        self.slots
            .get(at)
            .map_or(0, |slot| u64::from_le_bytes(*slot))
    }

    /// The value of a feature's slot, where `slot` is the first that it could be in; 0, the empty row, where the
    /// feature is unknown.
    #[inline]
    fn find(&self, mut slot: u64, feature: u64) -> u32 {
        let (mut at, mark) = place(feature, self.slots.len());
        for _ in 0..self.reach {
            if slot as u32 == mark {
                return (slot >> 32) as u32;
            }
            if slot as u32 == 0 {
                return 0;
            }
            at = if at + 1 == self.slots.len() {
                0
            } else {
                at + 1
            };
            slot = self.slot(at);
        }
        0
    }

    /// Writes a model of `classes` classes (at most 255) from rows of floating-point weights: a feature's hash and
    /// its weight for each class. The weights are rounded to eight bits; what rounds to nothing is left out. The same
    /// rows in any order give the same bytes.
    pub fn encode(classes: usize, rows: Vec<(u64, Vec<f32>)>) -> Vec<u8> {
        let unit = unit(&rows);
        let mut rows: Vec<(u64, u8, Vec<i8>)> = rows
            .into_iter()
            .filter_map(|(feature, row)| {
                let high = row
                    .iter()
                    .fold(0.0_f32, |high, weight| high.max(weight.abs()))
                    / unit;
                let shift = (0..15).find(|shift| high <= 127.0 * f32::from(1_u16 << shift))?;
                let round = |weight: f32| (weight / unit / f32::from(1_u16 << shift)).round() as i8;
                (high >= SMALLEST).then(|| (feature, shift, row.into_iter().map(round).collect()))
            })
            .collect();
        rows.sort_unstable_by_key(|row| row.0);
        let count = ((rows.len() as f64 * ROOM) as usize).max(1);
        let mut slots = vec![(0_u32, 0_u32); count];
        let mut bytes = vec![0, 0];
        let mut reach = 0;
        for (feature, shift, row) in &rows {
            let value = if classes <= NARROW {
                let mut three = [0; NARROW];
                for (to, from) in three.iter_mut().zip(row) {
                    *to = from.cast_unsigned();
                }
                let [a, b, c] = three;
                u32::from_le_bytes([a, b, c, *shift])
            } else {
                let start = bytes.len() as u32;
                let pairs = row.iter().enumerate().filter(|&(_, &weight)| weight != 0);
                bytes.extend([pairs.clone().count() as u8, *shift]);
                bytes.extend(
                    pairs.flat_map(|(class, weight)| [class as u8, weight.cast_unsigned()]),
                );
                start
            };
            let (mut at, mark) = place(*feature, count);
            let mut steps = 1;
            while slots.get(at).is_some_and(|slot| slot.0 != 0) {
                at = if at + 1 == count { 0 } else { at + 1 };
                steps += 1;
            }
            if let Some(slot) = slots.get_mut(at) {
                *slot = (mark, value);
            }
            reach = reach.max(steps);
        }
        let mut section = Vec::with_capacity(HEADER + slots.len() * 8 + bytes.len());
        for number in [
            classes as u32 | SHIFTED,
            count as u32,
            reach,
            bytes.len() as u32,
        ] {
            section.extend(number.to_le_bytes());
        }
        section.extend(unit.to_le_bytes());
        for (mark, value) in slots {
            section.extend(mark.to_le_bytes());
            section.extend(value.to_le_bytes());
        }
        section.extend(bytes);
        section
    }
}

/// Where the search for a feature starts in a table of `slots`, and its fingerprint, which is never 0.
#[inline]
fn place(feature: u64, slots: usize) -> (usize, u32) {
    let at = ((feature >> 32) * slots as u64) >> 32;
    (at as usize, (feature as u32).max(1))
}

/// The weight that one point of the eight bits stands for: a sixteenth of the mean over all weights.
fn unit(rows: &[(u64, Vec<f32>)]) -> f32 {
    let sizes = || {
        rows.iter()
            .flat_map(|(_, row)| row)
            .map(|weight| f64::from(weight.abs()))
    };
    let count = sizes().filter(|&size| size > 0.0).count();
    let mean = sizes().sum::<f64>() / count.max(1) as f64;
    if mean > 0.0 {
        (mean / 16.0) as f32
    } else {
        1.0
    }
}

/// The class with the highest score; the first of equals, and 0 where there is none.
#[inline]
pub fn best<T: PartialOrd + Copy>(scores: &[T]) -> usize {
    let mut best = 0;
    for (class, score) in scores.iter().enumerate() {
        if scores.get(best).is_some_and(|high| score > high) {
            best = class;
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::feature;

    fn model(classes: usize) -> (LinearModel, Vec<(u64, Vec<f32>)>) {
        let rows: Vec<_> = (0..500_u64)
            .map(|i| {
                let row = (0..classes).map(|c| ((i as usize * 7 + c * 3) % 11) as f32 - 5.0);
                (feature::join(1, i, 0), row.collect())
            })
            .collect();
        let section = LinearModel::encode(classes, rows.clone()).leak();
        (LinearModel::decode(section, "test").unwrap(), rows)
    }

    #[test]
    fn quantised_scores_follow_the_weights() {
        for classes in [2, 3, 4, 50, 255] {
            let (model, rows) = model(classes);
            for (feature, row) in rows {
                let mut scores = vec![0; classes];
                model.score(&[feature], &mut scores);
                for (score, weight) in scores.iter().zip(row) {
                    assert!((*score as f32 * model.unit() - weight).abs() <= model.unit());
                }
            }
        }
    }

    #[test]
    fn unknown_features_add_nothing() {
        let (model, _) = model(9);
        let mut scores = vec![0; 9];
        model.score(&[feature::join(2, 5, 5)], &mut scores);
        assert_eq!(scores, vec![0; 9]);
    }

    #[test]
    fn rows_in_any_order_give_the_same_bytes() {
        let (_, mut rows) = model(6);
        let one = LinearModel::encode(6, rows.clone());
        rows.reverse();
        assert_eq!(one, LinearModel::encode(6, rows));
    }

    #[test]
    fn a_section_that_breaks_off_is_refused() {
        let (_, rows) = model(6);
        let section = LinearModel::encode(6, rows);
        for length in 0..section.len() {
            let cut = section[..length].to_vec().leak();
            assert!(LinearModel::decode(cut, "test").is_err());
        }
    }

    #[test]
    fn damaged_rows_never_panic() {
        let (_, rows) = model(6);
        let mut section = LinearModel::encode(6, rows);
        for byte in section.iter_mut().skip(HEADER) {
            *byte = byte.wrapping_mul(31).wrapping_add(7);
        }
        let model = LinearModel::decode(section.leak(), "test").unwrap();
        for i in 0..1000 {
            model.score(&[feature::join(1, i, 0)], &mut [0; 6]);
        }
    }
}
