//! Features are 64-bit hashes. The function is our own and fixed for good, because the weights on disk are found by
//! it: a hasher from elsewhere may change with any release.

const MULTIPLIER: u64 = 0x9e37_79b9_7f4a_7c15;

/// Mixes two words into one. One-to-one in `a` for a given `b` and in `b` for a given `a`.
#[inline]
pub const fn mix(a: u64, b: u64) -> u64 {
    let product = (a.rotate_left(29) ^ b).wrapping_mul(MULTIPLIER);
    product ^ (product >> 32)
}

/// The hash of a text.
#[inline]
pub fn text(text: &str) -> u64 {
    bytes(text.as_bytes())
}

/// The hash of a run of bytes.
#[inline]
pub fn bytes(bytes: &[u8]) -> u64 {
    let (words, rest) = bytes.as_chunks::<8>();
    let mut hash = MULTIPLIER ^ bytes.len() as u64;
    for word in words {
        hash = mix(hash, u64::from_le_bytes(*word));
    }
    let last = rest
        .iter()
        .rev()
        .fold(0, |last, &byte| (last << 8) | u64::from(byte));
    mix(mix(hash, last), MULTIPLIER)
}

/// The feature that template `template` makes of `a` and `b` (0 where a template takes one value only).
#[inline]
pub const fn join(template: u32, a: u64, b: u64) -> u64 {
    mix(mix(template as u64 + 1, a), b)
}

/// The same for three values.
#[inline]
pub const fn join3(template: u32, a: u64, b: u64, c: u64) -> u64 {
    mix(join(template, a, b), c)
}

/// As [`join`], with half of the work. The template is added to `a`, which has to be a hash, or the same kind of small
/// number wherever the template is used.
#[inline(always)]
pub const fn cross(template: u32, a: u64, b: u64) -> u64 {
    mix(a.wrapping_add(mix(MULTIPLIER, template as u64 + 1)), b)
}

/// The same for three values.
#[inline(always)]
pub const fn cross3(template: u32, a: u64, b: u64, c: u64) -> u64 {
    mix(cross(template, a, b), c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hashes_never_change() {
        assert_eq!(text(""), 0xd607_03b7_7644_e3dd);
        assert_eq!(text("Reykjavik"), text("Reykjavik"));
        assert_ne!(text("ab"), text("ba"));
        assert_ne!(text("a"), text("a\0"));
    }

    #[test]
    fn order_and_template_count() {
        assert_ne!(join(1, 2, 3), join(1, 3, 2));
        assert_ne!(join(1, 2, 3), join(2, 2, 3));
        assert_ne!(join3(1, 2, 3, 4), join3(1, 2, 4, 3));
        assert_ne!(cross(1, 2, 3), cross(1, 3, 2));
        assert_ne!(cross(1, 2, 3), cross(2, 2, 3));
        assert_ne!(cross3(1, 2, 3, 4), cross3(1, 2, 4, 3));
    }

    #[test]
    fn small_values_spread_over_buckets_and_fingerprints() {
        let mut seen = std::collections::BTreeSet::new();
        for template in 0..20 {
            for value in 0..1000 {
                seen.insert(cross(template, value % 40, value / 40) >> 16);
            }
        }
        assert_eq!(seen.len(), 20_000);
    }
}
