//! Linear classifiers over hashed features: a class's score is the sum of its weights over the features at hand.
//! Weights are kept in eight bits beside a shift that a feature's weights share, so that the few large weights of
//! common features and the many small ones of rare features both keep their first digits.
//!
//! A section holds a header of 64 bytes (u32 classes, bytes of the table; f32 unit), a table of the features and
//! the rows. With up to three classes there are no rows: only differences of scores count, so the first class has the
//! weight 0, and a feature's entry in a [`PairTable`] holds the others' two. With more classes its entry in a
//! [`Table`] says where its row starts, in units of four bytes: a count, the shift, then that many pairs of class and
//! `i8`, or where many classes have a weight, a mark and the shift, two free bytes and an `i8` for each class. Damaged
//! bytes can give a wrong score but never an endless search or a panic.

use super::pair_table::PairTable;
use super::table::{self, Table};
use crate::error::LoadError;

const HEADER: usize = 64;
const NARROW: usize = 3;
/// Marks, beside the number of classes, this layout.
const LAYOUT: u32 = 1 << 18;
const WIDE_BITS: u32 = 20;
/// Features whose rows are fetched together.
const GROUP: usize = 64;
/// Rows stay where a weight is at least this share of the mean weight.
const LEAST: f32 = 0.25;
/// Room for the scores of any model.
const CLASSES: usize = 256;
/// The count of a row that has a weight for every class.
const DENSE: u8 = 255;
/// A row with weights for more than one class in so many is dense: it takes more room, and less time.
const SPARSE: usize = 5;

/// A multiclass linear model, read in place.
#[derive(Clone, Debug)]
pub struct LinearModel {
    classes: usize,
    unit: f32,
    kind: Kind,
}

#[derive(Clone, Debug)]
enum Kind {
    Narrow(PairTable),
    Wide(Table, &'static [[u8; 4]]),
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
        let &[classes, size, unit, rows, ..] = section.as_chunks::<4>().0 else {
            return None;
        };
        let classes = u32::from_le_bytes(classes);
        if classes & LAYOUT == 0 {
            return None;
        }
        let classes = classes as usize & 0xffff;
        let rows_at = HEADER.checked_add(u32::from_le_bytes(size) as usize)?;
        let table = section.get(HEADER..rows_at)?;
        let rows_end = rows_at.checked_add(u32::from_le_bytes(rows) as usize)?;
        let rows = section.get(rows_at..rows_end)?.as_chunks().0;
        Some(Self {
            classes,
            unit: f32::from_le_bytes(unit),
            kind: if classes <= NARROW {
                Kind::Narrow(PairTable::decode(table))
            } else {
                Kind::Wide(Table::decode(table, WIDE_BITS), rows)
            },
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

    /// Adds the weights of `features` to `scores`, one for each class. Unknown features add nothing. Only differences
    /// between scores mean something.
    #[inline]
    pub fn score(&self, features: &[u64], scores: &mut [i32]) {
        match &self.kind {
            Kind::Narrow(table) => {
                let [second, third] = table.sum(features);
                for (score, sum) in scores.iter_mut().zip([0, second, third]) {
                    *score += sum;
                }
            }
            Kind::Wide(table, rows) => {
                #[cfg(target_arch = "x86_64")]
                if is_x86_feature_detected!("avx2") {
                    // SAFETY: the processor has what the function was compiled for.
                    #[allow(unsafe_code)]
                    unsafe {
                        sum_avx2((table, rows, self.classes), features, scores);
                    }
                    return;
                }
                sum((table, rows, self.classes), features, scores);
            }
        }
    }

    /// Writes a model of `classes` classes (at most 255) from rows of floating-point weights: a feature's hash and
    /// its weight for each class. The weights are rounded to eight bits; with more than three classes those below a
    /// quarter of the mean weight are left out, and so are rows of which no weight reaches it. The same rows in any order give the same bytes.
    pub fn encode(classes: usize, mut rows: Vec<(u64, Vec<f32>)>) -> Vec<u8> {
        if classes <= NARROW {
            for (_, row) in &mut rows {
                let first = row.first().copied().unwrap_or(0.0);
                row.iter_mut().for_each(|weight| *weight -= first);
            }
        }
        let mean = mean(&rows);
        rows.retain(|(_, row)| high(row) >= LEAST * mean);
        let unit = mean / if classes <= NARROW { 8.0 } else { 16.0 };
        let (table, cells) = if classes <= NARROW {
            let weight = |row: &[f32], class: usize| {
                row.get(class)
                    .map_or(0, |weight| (weight / unit).round() as i32)
            };
            let pair = |row: &[f32]| [weight(row, 1), weight(row, 2)];
            let entries = rows.iter().map(|(feature, row)| (*feature, pair(row)));
            (PairTable::encode(entries.collect()), Vec::new())
        } else {
            encode_wide(classes, rows, unit, LEAST * mean)
        };
        let mut section = Vec::with_capacity(HEADER + table.len() + cells.len());
        section.extend((classes as u32 | LAYOUT).to_le_bytes());
        section.extend((table.len() as u32).to_le_bytes());
        section.extend(unit.to_le_bytes());
        section.extend((cells.len() as u32).to_le_bytes());
        section.resize(HEADER, 0);
        section.extend(table);
        section.extend(cells);
        section
    }
}

/// The table and the rows of a model of more than three classes.
fn encode_wide(
    classes: usize,
    mut rows: Vec<(u64, Vec<f32>)>,
    unit: f32,
    least: f32,
) -> (Vec<u8>, Vec<u8>) {
    rows.sort_unstable_by(|a, b| high(&b.1).total_cmp(&high(&a.1)).then(a.0.cmp(&b.0)));
    // The row of features that are not in the table: no pairs.
    let mut cells: Vec<u8> = vec![0; 4];
    let mut entries = Vec::with_capacity(rows.len());
    for (feature, row) in rows {
        let high = high(&row);
        let shift = (0..15)
            .find(|&shift| high / unit <= 127.0 * (1_u32 << shift) as f32)
            .unwrap_or(15);
        let start = cells.len() as u32 / 4;
        if start >> WIDE_BITS > 0 {
            break;
        }
        let scale = unit * (1_u32 << shift) as f32;
        let round = |weight: f32| {
            if weight.abs() < least {
                0
            } else {
                (weight / scale).round() as i8
            }
        };
        let weights: Vec<i8> = row
            .iter()
            .take(classes)
            .map(|&weight| round(weight))
            .collect();
        let count = weights.iter().filter(|&&weight| weight != 0).count();
        if count * SPARSE > classes {
            cells.extend([DENSE, shift as u8, 0, 0]);
            cells.extend(weights.iter().map(|weight| weight.cast_unsigned()));
        } else {
            cells.extend([count as u8, shift as u8]);
            let pairs = weights
                .iter()
                .enumerate()
                .filter(|&(_, &weight)| weight != 0);
            cells.extend(pairs.flat_map(|(class, w)| [class as u8, w.cast_unsigned()]));
        }
        cells.resize(cells.len().next_multiple_of(4), 0);
        entries.push((feature, start, high));
    }
    (Table::encode(entries, WIDE_BITS), cells)
}

/// A model of more than three classes: its table, its rows, and how many classes there are.
type Parts<'m> = (&'m Table, &'static [[u8; 4]], usize);

/// The same code as [`sum`], compiled for wider registers: a bucket is two of them.
#[cfg(target_arch = "x86_64")]
#[target_feature(enable = "avx2")]
fn sum_avx2(parts: Parts<'_>, features: &[u64], scores: &mut [i32]) {
    sum(parts, features, scores);
}

/// Adds the rows of `features`: first all of a group are found, then, when they have come, they are added.
#[inline(always)]
fn sum((table, rows, classes): Parts<'_>, features: &[u64], scores: &mut [i32]) {
    let mut sums = [0; CLASSES];
    for group in features.chunks(GROUP) {
        let mut found = [0; GROUP];
        table.find_all(group, &mut found);
        let found = found.get(..group.len()).unwrap_or_default();
        for &start in found {
            let row = rows.get(start as usize..).unwrap_or_default();
            table::fetch(row.as_flattened());
        }
        for &start in found.iter().filter(|&&start| start > 0) {
            let row = rows.get(start as usize..).unwrap_or_default();
            add(row, classes, &mut sums);
        }
    }
    for (score, sum) in scores.iter_mut().zip(sums) {
        *score += sum;
    }
}

/// Adds a row, which opens with its count and shift.
#[inline(always)]
fn add(row: &[[u8; 4]], classes: usize, sums: &mut [i32; CLASSES]) {
    let Some((&[count, shift, class, weight], rest)) = row.split_first() else {
        return;
    };
    let shift = shift & 15;
    if count == DENSE {
        let weights = rest.as_flattened().get(..classes).unwrap_or_default();
        for (sum, weight) in sums.iter_mut().zip(weights) {
            *sum += i32::from(weight.cast_signed()) << shift;
        }
        return;
    }
    // With no pair, the first is padding: class 0 and weight 0.
    sums[usize::from(class)] += i32::from(weight.cast_signed()) << shift;
    for &[one, first, two, second] in rest.iter().take(usize::from(count) / 2) {
        sums[usize::from(one)] += i32::from(first.cast_signed()) << shift;
        sums[usize::from(two)] += i32::from(second.cast_signed()) << shift;
    }
}

/// The size of the largest weight.
fn high(row: &[f32]) -> f32 {
    row.iter()
        .fold(0.0_f32, |high, weight| high.max(weight.abs()))
}

/// The mean size of the weights that are not 0.
fn mean(rows: &[(u64, Vec<f32>)]) -> f32 {
    let sizes = || {
        rows.iter()
            .flat_map(|(_, row)| row)
            .map(|weight| f64::from(weight.abs()))
    };
    let count = sizes().filter(|&size| size > 0.0).count();
    let mean = sizes().sum::<f64>() / count.max(1) as f64;
    if mean > 0.0 { mean as f32 } else { 1.0 }
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

/// The class with the highest score, and its lead over the next.
#[inline]
pub fn lead(scores: &[i32]) -> (usize, i32) {
    let high = scores.iter().copied().max().unwrap_or_default();
    let best = scores.iter().position(|&score| score == high).unwrap_or(0);
    let (left, right) = scores.split_at(best.min(scores.len()));
    let next = |scores: &[i32]| scores.iter().copied().max().unwrap_or(i32::MIN);
    let second = next(left).max(next(right.get(1..).unwrap_or_default()));
    (best, high.saturating_sub(second))
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
            let follows = |(feature, row): &(u64, Vec<f32>)| {
                let mut scores = vec![0; classes];
                model.score(&[*feature], &mut scores);
                let near = |(score, weight): (&i32, &f32)| {
                    let (base, zero) = if classes <= NARROW {
                        (row[0], scores[0])
                    } else {
                        (0.0, 0)
                    };
                    let score = (score - zero) as f32 * model.unit();
                    (score - (weight - base)).abs() <= model.unit()
                };
                scores.iter().zip(row).all(near)
            };
            // A few find their bucket full.
            let right = rows.iter().filter(|row| follows(row)).count();
            assert!(right * 100 >= rows.len() * 97, "{right}");
        }
    }

    #[test]
    fn wide_registers_give_the_same_scores() {
        for classes in [4, 50] {
            let (model, rows) = model(classes);
            let features: Vec<u64> = rows.iter().map(|row| row.0).collect();
            let (mut plain, mut wide) = (vec![0; classes], vec![0; classes]);
            match &model.kind {
                Kind::Narrow(_) => unreachable!(),
                Kind::Wide(table, rows) => {
                    sum((table, rows, classes), &features, &mut plain);
                }
            }
            model.score(&features, &mut wide);
            assert_eq!(plain, wide);
        }
    }

    #[test]
    fn the_lead_is_that_over_the_second() {
        assert_eq!(lead(&[3, 9, -2, 7]), (1, 2));
        assert_eq!(lead(&[5, 5]), (0, 0));
        assert_eq!(lead(&[5]).0, 0);
        assert_eq!(lead(&[]).0, 0);
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
