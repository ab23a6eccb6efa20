//! A hash table that is summed rather than searched: from a feature to a pair of small weights, for models of up to
//! three classes, whose decisions hang on two differences. Like a [`super::Table`] it is read in place, and a feature
//! belongs to one cache line: sixteen fingerprints of 16 bits, then sixteen pairs of `i8`. Every entry whose
//! fingerprint agrees adds its pair, so that a weight that eight bits can't hold lies there as several entries, and
//! sums gather in one register's lanes until all features are in. Free entries add nothing.

use super::table::fetch;

const ENTRIES: usize = 16;
const BUCKET: usize = 4 * ENTRIES;
/// How many features ahead a bucket is asked for.
const AHEAD: usize = 12;
/// Features whose pairs fit lanes of 16 bits together: 255 times 127.
const GROUP: usize = 255;
/// Entries are this share of the room, so that few buckets run over.
const LOAD: f64 = 0.75;
/// The most entries of one feature.
const COPIES: usize = 8;

/// The table.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct PairTable {
    buckets: &'static [[u8; BUCKET]],
}

impl PairTable {
    /// Reads what [`PairTable::encode`] wrote; bytes behind the last whole bucket are left alone.
    pub(super) fn decode(bytes: &'static [u8]) -> Self {
        Self {
            buckets: bytes.as_chunks().0,
        }
    }

    /// The sum of the pairs of `features`.
    #[inline]
    pub(super) fn sum(&self, features: &[u64]) -> [i32; 2] {
        #[cfg(target_arch = "x86_64")]
        if is_x86_feature_detected!("avx2") {
            // SAFETY: the processor has what the function was compiled for.
            #[allow(unsafe_code)]
            return unsafe { self.sum_avx2(features) };
        }
        self.sum_plain(features)
    }

    fn sum_plain(&self, features: &[u64]) -> [i32; 2] {
        let mut sums = [0; 2];
        for (at, &feature) in features.iter().enumerate() {
            if let Some(bucket) = self.ahead(features, at) {
                fetch(bucket);
            }
            let Some(bucket) = self.buckets.get(self.place(feature)) else {
                continue;
            };
            let (marks, pairs) = bucket.split_at(BUCKET / 2);
            let mark = mark(feature).to_le_bytes();
            for (own, pair) in marks
                .as_chunks::<2>()
                .0
                .iter()
                .zip(pairs.as_chunks::<2>().0)
            {
                if *own == mark {
                    sums[0] += i32::from(pair[0].cast_signed());
                    sums[1] += i32::from(pair[1].cast_signed());
                }
            }
        }
        sums
    }

    /// The same in 256-bit registers: half a bucket is one.
    #[cfg(target_arch = "x86_64")]
    #[target_feature(enable = "avx2")]
    fn sum_avx2(&self, features: &[u64]) -> [i32; 2] {
        use std::arch::x86_64::{
            __m256i, _mm256_add_epi16, _mm256_add_epi32, _mm256_and_si256, _mm256_cmpeq_epi16,
            _mm256_loadu_si256, _mm256_madd_epi16, _mm256_maddubs_epi16, _mm256_set1_epi16,
            _mm256_setzero_si256, _mm256_srai_epi16, _mm256_storeu_si256,
        };
        let mut total = [_mm256_setzero_si256(); 2];
        let (ones, first) = (_mm256_set1_epi16(1), _mm256_set1_epi16(1));
        for start in (0..features.len()).step_by(GROUP) {
            let mut sums = [_mm256_setzero_si256(); 2];
            for at in start..features.len().min(start + GROUP) {
                if let Some(bucket) = self.ahead(features, at) {
                    fetch(bucket);
                }
                let Some(&feature) = features.get(at) else {
                    continue;
                };
                let Some(bucket) = self.buckets.get(self.place(feature)) else {
                    continue;
                };
                let halves: *const __m256i = bucket.as_ptr().cast();
                // SAFETY: a bucket is two registers long.
                #[allow(unsafe_code)]
                let (marks, pairs) = unsafe {
                    (
                        _mm256_loadu_si256(halves),
                        _mm256_loadu_si256(halves.add(1)),
                    )
                };
                let mark = _mm256_set1_epi16(mark(feature).cast_signed());
                let pairs = _mm256_and_si256(_mm256_cmpeq_epi16(marks, mark), pairs);
                sums[0] = _mm256_add_epi16(sums[0], _mm256_maddubs_epi16(first, pairs));
                sums[1] = _mm256_add_epi16(sums[1], _mm256_srai_epi16::<8>(pairs));
            }
            for (total, sum) in total.iter_mut().zip(sums) {
                *total = _mm256_add_epi32(*total, _mm256_madd_epi16(sum, ones));
            }
        }
        total.map(|total| {
            let mut lanes = [0_i32; 8];
            // SAFETY: eight lanes are one register long.
            #[allow(unsafe_code)]
            unsafe {
                _mm256_storeu_si256(lanes.as_mut_ptr().cast(), total);
            }
            lanes.iter().sum()
        })
    }

    /// The bucket to ask for when feature `at` is summed.
    #[inline(always)]
    fn ahead(&self, features: &[u64], at: usize) -> Option<&'static [u8; BUCKET]> {
        let feature = features.get(at + AHEAD)?;
        self.buckets.get(self.place(*feature))
    }

    #[inline(always)]
    const fn place(&self, feature: u64) -> usize {
        (((feature >> 32) * self.buckets.len() as u64) >> 32) as usize
    }

    /// The bytes of a table of `entries`: a feature and its pair in units, which several entries share where it is
    /// large. Where a bucket runs over or a fingerprint meets its like, the larger pair stays; of equals, the one with
    /// the smaller hash. The same entries in any order give the same bytes.
    pub(super) fn encode(mut entries: Vec<(u64, [i32; 2])>) -> Vec<u8> {
        entries.sort_unstable_by_key(|&(feature, pair)| {
            (
                std::cmp::Reverse(pair.map(i32::abs).into_iter().max()),
                feature,
            )
        });
        let copies: usize = entries.iter().map(|(_, pair)| split(*pair).len()).sum();
        let count = ((copies as f64 / LOAD) as usize).div_ceil(ENTRIES).max(1);
        let mut buckets: Vec<Vec<(u16, [i8; 2])>> = vec![Vec::with_capacity(ENTRIES); count];
        for (feature, pair) in entries {
            let place = ((feature >> 32) * count as u64) >> 32;
            let (mark, parts) = (mark(feature), split(pair));
            if let Some(bucket) = buckets.get_mut(place as usize)
                && bucket.len() + parts.len() <= ENTRIES
                && bucket.iter().all(|entry| entry.0 != mark)
            {
                bucket.extend(parts.into_iter().map(|part| (mark, part)));
            }
        }
        let mut bytes = Vec::with_capacity(count * BUCKET);
        for mut bucket in buckets {
            bucket.sort_unstable();
            bucket.resize(ENTRIES, (0, [0; 2]));
            bytes.extend(bucket.iter().flat_map(|entry| entry.0.to_le_bytes()));
            bytes.extend(
                bucket
                    .iter()
                    .flat_map(|entry| entry.1.map(i8::cast_unsigned)),
            );
        }
        bytes
    }
}

/// A pair as the pairs of eight bits that it is the sum of.
fn split(pair: [i32; 2]) -> Vec<[i8; 2]> {
    let high = pair.map(i32::unsigned_abs).into_iter().max().unwrap_or(0);
    let parts = high.div_ceil(127).clamp(1, COPIES as u32) as i32;
    let part = |at: i32| {
        pair.map(|weight| {
            let upto = |at: i32| weight.clamp(-127 * parts, 127 * parts) * at / parts;
            (upto(at + 1) - upto(at)) as i8
        })
    };
    (0..parts).map(part).collect()
}

/// A feature's fingerprint.
#[inline(always)]
const fn mark(feature: u64) -> u16 {
    (feature >> 16) as u16
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::feature::join;

    fn table(entries: &[(u64, [i32; 2])]) -> PairTable {
        PairTable::decode(PairTable::encode(entries.to_vec()).leak())
    }

    #[test]
    fn what_went_in_is_summed_and_strangers_add_nothing() {
        let entries: Vec<_> = (1..300)
            .map(|i| (join(1, i as u64, 0), [i % 127, -i / 3]))
            .collect();
        let table = table(&entries);
        let right = entries.iter().filter(|e| table.sum(&[e.0]) == e.1).count();
        assert!(right > 285, "{right} of 299");
        let strange = (0..1000).filter(|&i| table.sum(&[join(2, i, 0)]) != [0; 2]);
        assert!(strange.count() < 5);
    }

    #[test]
    fn wide_registers_give_the_same_sums() {
        let entries: Vec<_> = (0..2000)
            .map(|i| (join(1, i as u64, 0), [i % 700 - 350, 300 - i % 601]))
            .collect();
        let table = table(&entries);
        let features: Vec<u64> = entries.iter().map(|entry| entry.0).collect();
        for length in [0, 1, 11, 12, 13, 255, 256, 600, 2000] {
            assert_eq!(
                table.sum(&features[..length]),
                table.sum_plain(&features[..length])
            );
        }
    }

    #[test]
    fn a_large_weight_is_its_parts() {
        for weight in [-2000, -1016, -300, -127, 0, 1, 127, 128, 400, 1016] {
            let parts = split([weight, 5]);
            let sum: i32 = parts.iter().map(|part| i32::from(part[0])).sum();
            assert_eq!(sum, weight.clamp(-1016, 1016));
            assert_eq!(parts.iter().map(|part| i32::from(part[1])).sum::<i32>(), 5);
        }
    }

    #[test]
    fn an_empty_table_adds_nothing() {
        assert_eq!(table(&[]).sum(&[7, 0]), [0; 2]);
        assert_eq!(PairTable::default().sum(&[7]), [0; 2]);
    }
}
