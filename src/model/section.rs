//! Numbers in a section of weights, read with every border checked.

use crate::error::LoadError;

/// Reads a section from its start.
#[derive(Clone, Debug)]
pub(crate) struct Reader<'p> {
    bytes: &'static [u8],
    place: &'p str,
}

impl<'p> Reader<'p> {
    /// A reader of `bytes`; `place` is the name that errors give.
    pub(crate) const fn new(bytes: &'static [u8], place: &'p str) -> Self {
        Self { bytes, place }
    }

    /// The next `count` bytes.
    pub(crate) fn take(&mut self, count: usize) -> Result<&'static [u8], LoadError> {
        let (taken, rest) = self
            .bytes
            .split_at_checked(count)
            .ok_or_else(|| self.fail())?;
        self.bytes = rest;
        Ok(taken)
    }

    /// The next number.
    pub(crate) fn number(&mut self) -> Result<usize, LoadError> {
        let (four, _) = self.take(4)?.as_chunks::<4>();
        let four = four.first().copied().unwrap_or_default();
        Ok(u32::from_le_bytes(four) as usize)
    }

    /// That the section makes no sense.
    pub(crate) fn fail(&self) -> LoadError {
        LoadError::new(
            self.place,
            "has a section whose sizes don't agree",
            "take the weights of this release, or train them again (train/README.md)",
        )
    }
}

/// Little-endian numbers.
pub(crate) fn floats(bytes: &[u8]) -> Vec<f32> {
    let (fours, _) = bytes.as_chunks::<4>();
    fours.iter().map(|&four| f32::from_le_bytes(four)).collect()
}
