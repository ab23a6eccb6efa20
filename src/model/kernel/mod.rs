//! The arithmetic of the encoder, in three versions: portable, AVX2, and AVX-512 with VNNI. Which one runs is found out
//! at run time, and all yield the same bits: products are sums of whole numbers, and sums of floating-point numbers
//! are taken in lanes of a fixed number, whatever the width of the registers.

mod float;
mod product;
#[cfg(target_arch = "x86_64")]
mod x86;

pub use float::{add_normalized, dot, softmax};
pub(super) use float::{attend, dequantize, gelu, quantize};
pub(super) use product::{PANEL, product};

/// What the processor can do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// Nothing in particular.
    Portable,
    /// 256-bit registers.
    #[cfg(target_arch = "x86_64")]
    Avx2,
    /// 512-bit registers and the dot product of bytes.
    #[cfg(target_arch = "x86_64")]
    Avx512,
}

impl Level {
    /// The best that this processor has.
    pub fn detect() -> Self {
        Self::all().last().copied().unwrap_or(Self::Portable)
    }

    /// All that this processor has, the best last.
    pub fn all() -> &'static [Self] {
        #[cfg(target_arch = "x86_64")]
        {
            const ALL: [Level; 3] = [Level::Portable, Level::Avx2, Level::Avx512];
            let avx2 = std::arch::is_x86_feature_detected!("avx2");
            let avx512 = avx2
                && std::arch::is_x86_feature_detected!("avx512f")
                && std::arch::is_x86_feature_detected!("avx512bw")
                && std::arch::is_x86_feature_detected!("avx512vl")
                && std::arch::is_x86_feature_detected!("avx512dq")
                && std::arch::is_x86_feature_detected!("avx512vnni");
            let count = 1 + usize::from(avx2) + usize::from(avx512);
            ALL.get(..count).unwrap_or(&ALL)
        }
        #[cfg(not(target_arch = "x86_64"))]
        &[Self::Portable]
    }
}

/// Compiles the body of a function once for each [`Level`]; the first argument says which version runs.
macro_rules! versions {
    ($(#[$meta:meta])* $visibility:vis fn $name:ident($($argument:ident: $type:ty),* $(,)?) $(-> $result:ty)? $body:block) => {
        $(#[$meta])*
        // The only unsafe act is to call code for features that `Level` has found on this processor.
        #[allow(unsafe_code)]
        $visibility fn $name(level: $crate::model::kernel::Level, $($argument: $type),*) $(-> $result)? {
            #[inline(always)]
            fn body($($argument: $type),*) $(-> $result)? $body
            #[cfg(target_arch = "x86_64")]
            #[target_feature(enable = "avx2")]
            fn avx2($($argument: $type),*) $(-> $result)? { body($($argument),*) }
            #[cfg(target_arch = "x86_64")]
            #[target_feature(enable = "avx512f,avx512bw,avx512vl,avx512dq")]
            fn avx512($($argument: $type),*) $(-> $result)? { body($($argument),*) }
            match level {
                $crate::model::kernel::Level::Portable => body($($argument),*),
                // SAFETY: a level other than `Portable` is made only where the processor has its features.
                #[cfg(target_arch = "x86_64")]
                $crate::model::kernel::Level::Avx2 => unsafe { avx2($($argument),*) },
                // SAFETY: as above.
                #[cfg(target_arch = "x86_64")]
                $crate::model::kernel::Level::Avx512 => unsafe { avx512($($argument),*) },
            }
        }
    };
}
pub(super) use versions;
