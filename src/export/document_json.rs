//! Documents as JSON and JSON Lines, after `schema/document.schema.json`; and back.

use crate::document::record::DocumentRecord;
use crate::error::InputError;
use std::io::{self, Write};

/// Writes one document as an object, several as an array; indented, for people.
///
/// # Errors
/// Those of `out`.
pub fn write_json<W: Write>(documents: &[DocumentRecord], out: &mut W) -> io::Result<()> {
    match documents {
        [document] => serde_json::to_writer_pretty(&mut *out, document)?,
        _ => serde_json::to_writer_pretty(&mut *out, documents)?,
    }
    out.write_all(b"\n")
}

/// Writes one document a line.
///
/// # Errors
/// Those of `out`.
pub fn write_json_lines<W: Write>(documents: &[DocumentRecord], out: &mut W) -> io::Result<()> {
    for document in documents {
        serde_json::to_writer(&mut *out, document)?;
        out.write_all(b"\n")?;
    }
    Ok(())
}

/// Reads what [`write_json`] or [`write_json_lines`] wrote; `place` names the file in errors.
///
/// # Errors
/// The first value that is no document, with its line.
pub fn read_documents(text: &str, place: &str) -> Result<Vec<DocumentRecord>, InputError> {
    let problem = |error: serde_json::Error| {
        InputError::new(
            format!("{place}:{}", error.line()),
            format!("not a document of Tidings: {error}"),
            "make it with `tidings extract --format jsonl`",
        )
    };
    if text.trim_start().starts_with('[') {
        return serde_json::from_str(text).map_err(problem);
    }
    serde_json::Deserializer::from_str(text)
        .into_iter()
        .map(|d| d.map_err(problem))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::sample;

    fn written(documents: &[DocumentRecord], lines: bool) -> String {
        let mut out = Vec::new();
        if lines {
            write_json_lines(documents, &mut out).unwrap();
        } else {
            write_json(documents, &mut out).unwrap();
        }
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn one_or_several_documents_read_back() {
        let two: Vec<_> = ["x", "y"]
            .map(|id| DocumentRecord::of(&sample::summit(id)))
            .into();
        for documents in [&two[..], &two[..1], &[]] {
            for lines in [true, false] {
                assert_eq!(
                    read_documents(&written(documents, lines), "f").unwrap(),
                    documents
                );
            }
        }
    }

    #[test]
    fn a_broken_line_is_named() {
        let mut text = written(&[DocumentRecord::of(&sample::summit("x"))], true);
        text.push_str("{\"id\":");
        let error = read_documents(&text, "docs.jsonl").unwrap_err().to_string();
        assert!(error.starts_with("docs.jsonl:2"), "{error}");
    }
}
