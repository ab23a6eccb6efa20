//! A hash table that is read in place: from a feature to a small number. It is made for looking up what is mostly not
//! there. A feature belongs to one bucket, a cache line of sixteen entries, and a search reads all of them without a
//! branch: one wait for memory, no probing, nothing to predict. An entry keeps only the upper bits of a feature's
//! fingerprint beside its value, so a feature that is not there is taken for another one now and then, at a rate of
//! sixteen in two to the number of those bits.

const ENTRIES: usize = 16;
const BUCKET: usize = 4 * ENTRIES;
/// How many features ahead a bucket is asked for.
const AHEAD: usize = 16;
/// Entries are this share of the room, so that few buckets run over.
const LOAD: f64 = 0.75;

/// A table whose values take the lower `bits` of an entry.
#[derive(Clone, Copy, Debug, Default)]
pub struct Table {
    buckets: &'static [[u8; BUCKET]],
    bits: u32,
}

impl Table {
    /// Reads what [`Table::encode`] wrote with the same `bits`; bytes behind the last whole bucket are left alone.
    pub fn decode(bytes: &'static [u8], bits: u32) -> Self {
        let buckets = bytes.as_chunks().0;
        Self { buckets, bits }
    }

    /// The value of `feature`; 0 where it has none.
    #[inline]
    pub fn find(&self, feature: u64) -> u32 {
        self.search(self.place(feature), feature)
    }

    /// Writes the values of `features` to `values`. Buckets are asked for well before they are searched, so that the
    /// processor waits for memory once and not once a feature.
    #[inline(always)]
    pub fn find_all(&self, features: &[u64], values: &mut [u32]) {
        for &feature in features.iter().take(AHEAD) {
            self.fetch(feature);
        }
        for (at, (&feature, value)) in features.iter().zip(values).enumerate() {
            if let Some(&ahead) = features.get(at + AHEAD) {
                self.fetch(ahead);
            }
            *value = self.search(self.place(feature), feature);
        }
    }

    /// Asks for the bucket of `feature`.
    #[inline(always)]
    fn fetch(&self, feature: u64) {
        if let Some(bucket) = self.buckets.get(self.place(feature)) {
            fetch(bucket);
        }
    }

    #[inline(always)]
    const fn place(&self, feature: u64) -> usize {
        (((feature >> 32) * self.buckets.len() as u64) >> 32) as usize
    }

    #[inline(always)]
    fn search(&self, place: usize, feature: u64) -> u32 {
        let mask = u32::MAX << self.bits;
        let Some(bucket) = self.buckets.get(place) else {
            return 0;
        };
        let mark = mark(feature, mask);
        let (entries, _) = bucket.as_chunks::<4>();
        let mut hit = 0;
        for entry in entries {
            let entry = u32::from_le_bytes(*entry);
            hit |= if entry & mask == mark { entry } else { 0 };
        }
        hit & !mask
    }

    /// The bytes of a table of `entries`: a feature, its value (below two to the `bits`), and what it would be to lose
    /// it. Where a bucket runs over or a fingerprint meets its like, the dearer entry stays; of equals, the one with
    /// the smaller hash. The same entries in any order give the same bytes.
    pub fn encode(mut entries: Vec<(u64, u32, f32)>, bits: u32) -> Vec<u8> {
        let mask = u32::MAX << bits;
        let count = ((entries.len() as f64 / LOAD) as usize)
            .div_ceil(ENTRIES)
            .max(1);
        entries.sort_unstable_by(|a, b| b.2.total_cmp(&a.2).then(a.0.cmp(&b.0)));
        let mut buckets = vec![Vec::with_capacity(ENTRIES); count];
        for (feature, value, _) in entries {
            let mark = mark(feature, mask);
            let place = ((feature >> 32) * count as u64) >> 32;
            if let Some(bucket) = buckets.get_mut(place as usize)
                && bucket.len() < ENTRIES
                && bucket.iter().all(|entry| entry & mask != mark)
            {
                bucket.push(mark | (value & !mask));
            }
        }
        let full = buckets.into_iter().flat_map(|mut bucket| {
            bucket.sort_unstable();
            bucket.resize(ENTRIES, 0);
            bucket
        });
        full.flat_map(u32::to_le_bytes).collect()
    }
}

/// Asks for the cache line that `bytes` begin in.
#[inline(always)]
pub(super) fn fetch(bytes: &[u8]) {
    #[cfg(target_arch = "x86_64")]
    // SAFETY: the instruction is part of every x86-64 processor, reads nothing and can't fault.
    #[allow(unsafe_code)]
    unsafe {
        use std::arch::x86_64::{_MM_HINT_T0, _mm_prefetch};
        _mm_prefetch::<_MM_HINT_T0>(bytes.as_ptr().cast());
    }
    #[cfg(not(target_arch = "x86_64"))]
    let _ = bytes;
}

/// The upper bits of a feature's fingerprint, never all 0.
#[inline(always)]
fn mark(feature: u64, mask: u32) -> u32 {
    let mark = feature as u32 & mask;
    if mark == 0 { !mask + 1 } else { mark }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::feature::join;

    #[test]
    fn what_went_in_is_found() {
        for bits in [8, 18, 20] {
            let entries: Vec<_> = (1..200_u32)
                .map(|i| (join(1, i.into(), 0), i, 1.0))
                .collect();
            let table = Table::decode(Table::encode(entries.clone(), bits).leak(), bits);
            let found = entries.iter().filter(|e| table.find(e.0) == e.1).count();
            assert!(found > 190, "{found} of 199 with {bits} bits");
            let strange = (0..1000)
                .filter(|&i| table.find(join(2, i, 0)) != 0)
                .count();
            assert!(strange < 10, "{strange} of 1000 with {bits} bits");
        }
    }

    #[test]
    fn an_empty_table_holds_nothing() {
        let table = Table::decode(Table::encode(Vec::new(), 20).leak(), 20);
        assert_eq!(table.find(7), 0);
        assert_eq!(Table::default().find(7), 0);
    }

    #[test]
    fn the_dearer_entry_stays() {
        let entries: Vec<_> = (0..64_u64).map(|i| (i << 20, i as u32, i as f32)).collect();
        let table = Table::decode(Table::encode(entries, 8)[..BUCKET].to_vec().leak(), 8);
        assert_eq!(table.find(63 << 20), 63);
    }
}
