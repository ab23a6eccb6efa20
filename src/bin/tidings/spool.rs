//! Lines in the order of their keys, however many there are: what does not fit into memory waits, sorted, in
//! temporary files and is merged at the end. So the output does not depend on the order of the inputs or the threads.

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::fs::File;
use std::io::{self, BufReader, BufWriter, Read, Seek, Write};

/// Bytes that are held before a run is put aside.
const HELD: usize = 256 << 20;

/// A key with its line; keys decide, lines decide between equal keys.
type Entry = (String, String);

/// Collects lines and gives them back sorted.
pub(crate) struct Spool {
    entries: Vec<Entry>,
    bytes: usize,
    most: usize,
    runs: Vec<File>,
}

impl Spool {
    /// An empty spool.
    pub(crate) const fn new() -> Self {
        Self {
            entries: Vec::new(),
            bytes: 0,
            most: HELD,
            runs: Vec::new(),
        }
    }

    /// Takes a line.
    pub(crate) fn push(&mut self, key: String, line: String) -> io::Result<()> {
        self.bytes += key.len() + line.len() + size_of::<Entry>();
        self.entries.push((key, line));
        if self.bytes > self.most {
            self.put_aside()
        } else {
            Ok(())
        }
    }

    fn put_aside(&mut self) -> io::Result<()> {
        self.entries.sort_unstable();
        let mut run = BufWriter::new(tempfile::tempfile()?);
        for (key, line) in self.entries.drain(..) {
            for part in [key, line] {
                run.write_all(&(part.len() as u64).to_le_bytes())?;
                run.write_all(part.as_bytes())?;
            }
        }
        let mut file = run.into_inner().map_err(io::IntoInnerError::into_error)?;
        file.rewind()?;
        self.runs.push(file);
        self.bytes = 0;
        Ok(())
    }

    /// Writes all lines in order, each with a newline behind it.
    pub(crate) fn write(mut self, out: &mut dyn Write) -> io::Result<()> {
        if self.runs.is_empty() {
            self.entries.sort_unstable();
            return self
                .entries
                .iter()
                .try_for_each(|(_, line)| writeln!(out, "{line}"));
        }
        self.put_aside()?;
        let mut runs: Vec<_> = self.runs.into_iter().map(BufReader::new).collect();
        let mut heads = BinaryHeap::new();
        for (index, run) in runs.iter_mut().enumerate() {
            heads.extend(next_entry(run)?.map(|entry| Reverse((entry, index))));
        }
        while let Some(Reverse(((_, line), index))) = heads.pop() {
            writeln!(out, "{line}")?;
            if let Some(run) = runs.get_mut(index) {
                heads.extend(next_entry(run)?.map(|entry| Reverse((entry, index))));
            }
        }
        Ok(())
    }
}

fn next_entry(run: &mut BufReader<File>) -> io::Result<Option<Entry>> {
    let Some(key) = next_part(run)? else {
        return Ok(None);
    };
    Ok(next_part(run)?.map(|line| (key, line)))
}

fn next_part(run: &mut BufReader<File>) -> io::Result<Option<String>> {
    let mut length = [0; 8];
    match run.read_exact(&mut length) {
        Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => return Ok(None),
        other => other?,
    }
    let mut text = String::new();
    run.take(u64::from_le_bytes(length))
        .read_to_string(&mut text)?;
    Ok(Some(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_come_back_sorted_from_memory_and_from_runs() {
        for most in [usize::MAX, 1, 150] {
            let mut spool = Spool {
                most,
                ..Spool::new()
            };
            for key in [5, 3, 9, 1, 3, 7] {
                spool.push(key.to_string(), format!("line {key}")).unwrap();
            }
            let mut out = Vec::new();
            spool.write(&mut out).unwrap();
            let expected = "line 1\nline 3\nline 3\nline 5\nline 7\nline 9\n";
            assert_eq!(String::from_utf8(out).unwrap(), expected);
        }
    }
}
