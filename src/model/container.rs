//! The file that weights live in. It opens with a label, a version, a mark of its byte order and a SHA-256 of all
//! that follows; nothing behind the checksum is believed before it agrees. Sections have names, start at multiples
//! of 64 bytes and are read in place.
//!
//! ```text
//! 0   label     "TIDINGS\n"
//! 8   version   u32, little-endian like every number here
//! 12  order     u32 0x0a0b0c0d
//! 16  checksum  SHA-256 of the bytes from 48 to the end
//! 48  sections  u32 count, then for each: u32 start, u32 length, u8 name length, name
//!     …         the sections' bytes
//! ```

use crate::error::LoadError;
use sha2::{Digest, Sha256};

const LABEL: &[u8; 8] = b"TIDINGS\n";
const VERSION: u32 = 1;
const ORDER: u32 = 0x0a0b_0c0d;
const BODY: usize = 48;
const ALIGNMENT: usize = 64;
const REMEDY: &str = "take the weights of this release, or train them again (train/README.md)";

/// Puts embedded bytes at the start of a cache line: `Aligned(*include_bytes!("…"))`.
#[derive(Debug)]
#[repr(C, align(64))]
pub struct Aligned<T: ?Sized>(pub T);

/// A file of weights, checked. Models borrow from it and live as long as the process, so a file that is read at run
/// time is leaked once.
#[derive(Clone, Debug)]
pub struct Container {
    place: String,
    sections: Vec<(String, &'static [u8])>,
}

impl Container {
    /// Checks label, version, byte order and checksum, then reads the list of sections. `place` is the name that
    /// errors give, such as the file's.
    ///
    /// # Errors
    /// Where one of the checks fails, or a section lies outside the file.
    pub fn open(bytes: &'static [u8], place: &str) -> Result<Self, LoadError> {
        let fail = |problem: &str| LoadError::new(place, problem, REMEDY);
        header(bytes).map_err(fail)?;
        let (Some(checksum), Some(body)) = (bytes.get(16..BODY), bytes.get(BODY..)) else {
            return Err(fail("breaks off in its header"));
        };
        if Sha256::digest(body).as_slice() != checksum {
            return Err(fail("is damaged: its SHA-256 does not agree"));
        }
        Self::builtin(bytes, place)
    }

    /// The same without the checksum, for weights that are part of the program: they are as whole as the program is,
    /// a test compares their checksums, and every start of the program would pay for it.
    ///
    /// # Errors
    /// Where one of the other checks fails, or a section lies outside the file.
    pub fn builtin(bytes: &'static [u8], place: &str) -> Result<Self, LoadError> {
        let fail = |problem: &str| LoadError::new(place, problem, REMEDY);
        header(bytes).map_err(fail)?;
        let sections = sections(bytes).ok_or_else(|| fail("has a section outside the file"))?;
        Ok(Self {
            place: place.to_owned(),
            sections,
        })
    }

    /// The bytes of the section of that name.
    ///
    /// # Errors
    /// Where there is none.
    pub fn section(&self, name: &str) -> Result<&'static [u8], LoadError> {
        self.sections
            .iter()
            .find(|(known, _)| known == name)
            .map(|(_, bytes)| *bytes)
            .ok_or_else(|| LoadError::new(&*self.place, format!("has no section {name:?}"), REMEDY))
    }

    /// Whether there is a section of that name.
    pub fn holds(&self, name: &str) -> bool {
        self.sections.iter().any(|(known, _)| known == name)
    }

    /// The name that errors give.
    pub fn place(&self) -> &str {
        &self.place
    }

    /// Names and sizes of the sections, in their order.
    pub fn sizes(&self) -> impl Iterator<Item = (&str, usize)> {
        self.sections
            .iter()
            .map(|(name, bytes)| (name.as_str(), bytes.len()))
    }
}

/// Checks label, version and byte order.
fn header(bytes: &[u8]) -> Result<(), &'static str> {
    if bytes.get(..8) != Some(LABEL) {
        return Err("is no file of Tidings weights");
    }
    if number(bytes, 8) != Some(VERSION) {
        return Err("has a version of the weights' format that this program can't read");
    }
    if number(bytes, 12) != Some(ORDER) {
        return Err("was written in another byte order");
    }
    Ok(())
}

fn number(bytes: &[u8], at: usize) -> Option<u32> {
    let four = bytes.get(at..at.checked_add(4)?)?;
    Some(u32::from_le_bytes(four.try_into().ok()?))
}

fn sections(bytes: &'static [u8]) -> Option<Vec<(String, &'static [u8])>> {
    let count = number(bytes, BODY)?;
    let mut at = BODY + 4;
    let mut sections = Vec::new();
    for _ in 0..count {
        let start = number(bytes, at)? as usize;
        let length = number(bytes, at + 4)? as usize;
        let name_length = usize::from(*bytes.get(at + 8)?);
        let name = std::str::from_utf8(bytes.get(at + 9..at + 9 + name_length)?).ok()?;
        let section = bytes.get(start..start.checked_add(length)?)?;
        sections.push((name.to_owned(), section));
        at += 9 + name_length;
    }
    Some(sections)
}

/// Collects sections and writes the file that [`Container::open`] reads.
#[derive(Clone, Debug, Default)]
pub struct ContainerWriter {
    sections: Vec<(String, Vec<u8>)>,
}

impl ContainerWriter {
    /// Adds a section; names are at most 255 bytes, and longer ones are cut.
    pub fn section(&mut self, name: &str, bytes: Vec<u8>) {
        let name = name.chars().take(63).collect();
        self.sections.push((name, bytes));
    }

    /// The whole file.
    pub fn finish(self) -> Vec<u8> {
        let directory: usize = self.sections.iter().map(|(name, _)| 9 + name.len()).sum();
        let mut start = (BODY + 4 + directory).next_multiple_of(ALIGNMENT);
        let mut body = (self.sections.len() as u32).to_le_bytes().to_vec();
        for (name, bytes) in &self.sections {
            body.extend((start as u32).to_le_bytes());
            body.extend((bytes.len() as u32).to_le_bytes());
            body.push(name.len() as u8);
            body.extend(name.as_bytes());
            start = (start + bytes.len()).next_multiple_of(ALIGNMENT);
        }
        for (_, bytes) in &self.sections {
            body.resize((BODY + body.len()).next_multiple_of(ALIGNMENT) - BODY, 0);
            body.extend(bytes);
        }
        let mut file = LABEL.to_vec();
        file.extend(VERSION.to_le_bytes());
        file.extend(ORDER.to_le_bytes());
        file.extend(Sha256::digest(&body).as_slice());
        file.extend(body);
        file
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file() -> Vec<u8> {
        let mut writer = ContainerWriter::default();
        writer.section("one", vec![1, 2, 3]);
        writer.section("two", Vec::new());
        writer.section("three", vec![9; 100]);
        writer.finish()
    }

    #[test]
    fn sections_come_back_aligned() {
        let container = Container::open(file().leak(), "test").unwrap();
        assert_eq!(container.section("one").unwrap(), [1, 2, 3]);
        assert!(container.section("two").unwrap().is_empty());
        assert_eq!(container.section("three").unwrap(), [9; 100]);
        assert!(container.section("four").is_err());
    }

    #[test]
    fn any_changed_byte_is_noticed() {
        let good = file();
        for at in 0..good.len() {
            let mut bad = good.clone();
            bad[at] ^= 0x40;
            assert!(Container::open(bad.leak(), "test").is_err(), "byte {at}");
        }
    }

    #[test]
    fn any_shortened_file_is_noticed() {
        let good = file();
        for length in 0..good.len() {
            let cut = good[..length].to_vec().leak();
            assert!(Container::open(cut, "test").is_err(), "{length} bytes");
        }
    }
}
