//! The layout of linear models that the first weights were written in, read until all of them are trained anew: an
//! open hash table of slots (u32 fingerprint, u32 value) behind a header of 20 bytes (u32 classes, slots, reach,
//! bytes of rows; f32 unit), and rows like those of today.

const HEADER: usize = 20;
const NARROW: usize = 3;

/// A model in the first layout.
#[derive(Clone, Debug)]
pub(super) struct Model {
    narrow: bool,
    /// Whether rows hold a shift; the oldest have none.
    shifted: bool,
    reach: usize,
    slots: &'static [[u8; 8]],
    rows: &'static [u8],
}

impl Model {
    /// Classes, unit and model of a section, unless it breaks off.
    pub(super) fn parse(section: &'static [u8]) -> Option<(usize, f32, Self)> {
        let &[classes, count, reach, size, unit] = section.get(..HEADER)?.as_chunks::<4>().0 else {
            return None;
        };
        let count = u32::from_le_bytes(count) as usize;
        let rows_at = HEADER.checked_add(count.checked_mul(8)?)?;
        let size = u32::from_le_bytes(size) as usize;
        let classes = u32::from_le_bytes(classes) as usize;
        let (classes, shifted) = (classes & 0xffff, classes & 0x1_0000 != 0);
        let model = Self {
            narrow: classes <= NARROW,
            shifted,
            reach: u32::from_le_bytes(reach) as usize,
            slots: section.get(HEADER..rows_at)?.as_chunks().0,
            rows: section.get(rows_at..rows_at.checked_add(size)?)?,
        };
        Some((classes, f32::from_le_bytes(unit), model))
    }

    /// Adds the weights of `features`.
    pub(super) fn score(&self, features: &[u64], scores: &mut [i32]) {
        for &feature in features {
            let value = self.find(feature);
            if self.narrow {
                let [a, b, c, shift] = value.to_le_bytes();
                for (score, weight) in scores.iter_mut().zip([a, b, c]) {
                    *score += i32::from(weight.cast_signed()) << (shift & 15);
                }
            } else {
                let row = self.rows.get(value as usize..).unwrap_or_default();
                let (count, shift, pairs) = match row {
                    [count, shift, pairs @ ..] if self.shifted => (*count, *shift & 15, pairs),
                    [count, pairs @ ..] => (*count, 0, pairs),
                    [] => continue,
                };
                for &[class, weight] in pairs.as_chunks::<2>().0.iter().take(usize::from(count)) {
                    if let Some(score) = scores.get_mut(usize::from(class)) {
                        *score += i32::from(weight.cast_signed()) << shift;
                    }
                }
            }
        }
    }

    fn find(&self, feature: u64) -> u32 {
        let at = (((feature >> 32) * self.slots.len() as u64) >> 32) as usize;
        let mark = (feature as u32).max(1);
        for slot in self.slots.iter().cycle().skip(at).take(self.reach) {
            let slot = u64::from_le_bytes(*slot);
            if slot as u32 == mark {
                return (slot >> 32) as u32;
            }
            if slot as u32 == 0 {
                return 0;
            }
        }
        0
    }
}
