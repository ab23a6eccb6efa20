//! Names from the scores of their labels: the best path on which every label that goes on follows one of its type.

use crate::model::kernel::{Level, softmax};
use crate::ontology::EntityType;
use crate::sentence::Name;

/// Outside, and for each type where a name begins and where it goes on.
pub(super) const LABELS: usize = 1 + 2 * EntityType::ALL.len();

/// The names in a line; `rows` are the scores of each word's labels.
pub(super) fn read<'r>(rows: impl Iterator<Item = &'r [f32]>) -> Vec<Name> {
    let rows: Vec<&[f32]> = rows.collect();
    let labels = path(&rows);
    let mut names = Vec::new();
    let mut at = 0;
    while at < labels.len() {
        let first = at;
        at += 1;
        if labels[first] == 0 {
            continue;
        }
        while labels.get(at).is_some_and(|&label| goes_on(label)) {
            at += 1;
        }
        names.push(Name {
            first: first as u32,
            last: at as u32 - 1,
            types: types(&rows[first..at]),
        });
    }
    names
}

/// Whether a label says that the name of the word before goes on.
const fn goes_on(label: usize) -> bool {
    label > 0 && label.is_multiple_of(2)
}

/// The best legal path.
fn path(rows: &[&[f32]]) -> Vec<usize> {
    let mut best = [0.0; LABELS];
    let mut back: Vec<[u8; LABELS]> = Vec::with_capacity(rows.len());
    for (at, row) in rows.iter().enumerate() {
        let mut top = 0;
        for label in 1..LABELS {
            if best[label] > best[top] {
                top = label;
            }
        }
        let mut next = [0.0; LABELS];
        let mut from = [top as u8; LABELS];
        for label in 0..LABELS {
            let mut before = best[top];
            if goes_on(label) {
                let begun = if best[label - 1] > best[label] {
                    label - 1
                } else {
                    label
                };
                from[label] = begun as u8;
                before = if at == 0 { f32::MIN } else { best[begun] };
            }
            next[label] = before + row[label];
        }
        best = next;
        back.push(from);
    }
    let mut label = (1..LABELS).fold(
        0,
        |top, label| if best[label] > best[top] { label } else { top },
    );
    let mut path = vec![0; rows.len()];
    for (place, from) in path.iter_mut().zip(&back).rev() {
        *place = label;
        label = from[label].into();
    }
    path
}

/// How likely each type is for a name of these words: the mean over them.
fn types(rows: &[&[f32]]) -> [f32; EntityType::ALL.len()] {
    let mut types = [0.0; EntityType::ALL.len()];
    for row in rows {
        let mut shares = row.to_vec();
        softmax(Level::detect(), &mut shares);
        for (sum, pair) in types.iter_mut().zip(shares[1..].chunks_exact(2)) {
            *sum += (pair[0] + pair[1]) / rows.len() as f32;
        }
    }
    types
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(scores: &[(usize, f32)]) -> [f32; LABELS] {
        let mut row = [0.0; LABELS];
        for &(label, score) in scores {
            row[label] = score;
        }
        row
    }

    fn spans(rows: &[[f32; LABELS]]) -> Vec<(u32, u32)> {
        let names = read(rows.iter().map(|row| row.as_slice()));
        names.iter().map(|name| (name.first, name.last)).collect()
    }

    #[test]
    fn neighbours_and_long_names_keep_apart() {
        let (begin, inside) = (row(&[(1, 5.0)]), row(&[(2, 5.0)]));
        let outside = row(&[(0, 5.0)]);
        assert_eq!(
            spans(&[begin, inside, begin, outside, begin]),
            [(0, 1), (2, 2), (4, 4)]
        );
        assert_eq!(spans(&[outside, outside]), []);
        assert_eq!(spans(&[]), []);
    }

    #[test]
    fn a_name_that_goes_on_has_begun() {
        // Alone, the second word would rather go on a name of another type.
        let rows = [row(&[(1, 5.0)]), row(&[(4, 3.0), (2, 2.0)])];
        assert_eq!(spans(&rows), [(0, 1)]);
        assert_eq!(spans(&[row(&[(2, 3.0)]), row(&[(0, 1.0)])]), []);
    }

    #[test]
    fn a_name_has_the_type_that_its_words_agree_on() {
        let rows = [row(&[(1, 2.0), (3, 1.0)]), row(&[(2, 1.0), (4, 4.0)])];
        let names = read(rows.iter().map(|row| row.as_slice()));
        let [name] = names.as_slice() else {
            panic!("one name")
        };
        assert!(name.types[1] > name.types[0]);
        assert!(name.types.iter().sum::<f32>() <= 1.0);
    }
}
