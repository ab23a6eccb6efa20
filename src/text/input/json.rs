//! JSON comes apart into articles: JSON Lines one line at a time, so that its size does not matter, and an array
//! element by element, so that one that is broken costs no other.

use super::record::Record;
use super::{MAX_LINE_BYTES, megabytes};
use crate::error::InputError;
use serde_json::error::Category;
use std::io::{self, BufRead};

/// One line of a JSON Lines input.
pub(super) enum Line {
    /// Its bytes, without the line's end.
    Whole(Vec<u8>),
    /// It was longer than [`MAX_LINE_BYTES`], and was passed over; this many bytes.
    TooLong(usize),
}

/// The next line; nothing at the end of the input.
pub(super) fn next_line(input: &mut dyn BufRead) -> io::Result<Option<Line>> {
    let (mut line, mut length) = (Vec::new(), 0);
    loop {
        let buffer = input.fill_buf()?;
        if buffer.is_empty() {
            break;
        }
        let (part, ended) = match buffer.iter().position(|&b| b == b'\n') {
            Some(at) => (at, true),
            None => (buffer.len(), false),
        };
        length += part;
        if length <= MAX_LINE_BYTES {
            line.extend_from_slice(buffer.get(..part).unwrap_or_default());
        } else {
            line = Vec::new();
        }
        input.consume(part + usize::from(ended));
        if ended {
            length += 1;
            break;
        }
    }
    Ok(match length {
        0 => None,
        length if length > MAX_LINE_BYTES + 1 => Some(Line::TooLong(length)),
        _ => Some(Line::Whole(line)),
    })
}

/// The error of a line that was passed over.
pub(super) fn line_too_long(place: &str, bytes: usize) -> InputError {
    InputError::new(
        place,
        format!("the line is {} long", megabytes(bytes)),
        format!(
            "split it: one article a line, each at most {}",
            megabytes(MAX_LINE_BYTES)
        ),
    )
}

/// One JSON object as a record, or what is wrong with it.
pub(super) fn parse(place: &str, json: &str) -> Result<Record, InputError> {
    serde_json::from_str(json).map_err(|error| {
        let (problem, remedy) = match error.classify() {
            Category::Eof => (
                "the JSON breaks off".to_owned(),
                "the file may be cut short: write it again",
            ),
            Category::Data => (
                "this is no JSON object".to_owned(),
                "give each article as {\"id\": …, \"date\": …, \"title\": …, \"text\": …}",
            ),
            _ => {
                let message = error.to_string();
                let what = message.split(" at line ").next().unwrap_or_default();
                (
                    format!("bad JSON, {what}"),
                    "correct it; for text without JSON say --input-format txt",
                )
            }
        };
        let line = if json.contains('\n') {
            format!("line {} of it, ", error.line())
        } else {
            String::new()
        };
        InputError::new(
            place,
            format!("{problem} ({line}column {})", error.column()),
            remedy,
        )
    })
}

/// The elements of the array that `json` holds, each with the line it begins on; the whole of it where it is no
/// array. A last element that breaks off is given as far as it goes.
pub(super) fn elements(json: &str) -> Vec<(usize, &str)> {
    if !json.trim_start().starts_with('[') {
        return vec![(1, json)];
    }
    let (mut found, mut depth, mut start, mut line, mut start_line) =
        (Vec::new(), 0usize, None, 1, 1);
    let (mut in_string, mut escaped) = (false, false);
    for (at, byte) in json.bytes().enumerate() {
        if byte == b'\n' {
            line += 1;
        }
        if in_string {
            (in_string, escaped) = (escaped || byte != b'"', !escaped && byte == b'\\');
            continue;
        }
        let visible = !byte.is_ascii_whitespace() && !matches!(byte, b',' | b']');
        if depth == 1 && visible && start.is_none() {
            (start, start_line) = (Some(at), line);
        }
        match byte {
            b'"' => in_string = true,
            b'{' | b'[' => depth += 1,
            b'}' => depth = depth.saturating_sub(1),
            b']' => depth = depth.saturating_sub(1),
            _ => {}
        }
        let ends = depth == 0 || depth == 1 && matches!(byte, b'}' | b',');
        if ends && let Some(from) = start.take() {
            let to = if byte == b'}' { at + 1 } else { at };
            found.push((
                start_line,
                json.get(from..to).unwrap_or_default().trim_end(),
            ));
        }
    }
    if let Some(from) = start {
        found.push((start_line, json.get(from..).unwrap_or_default()));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_array_comes_apart_and_keeps_what_is_whole() {
        let json = "[{\"text\":\"a ] \\\" }\"},\n {\"text\":[{}]}\n,{\"text\": \"br";
        let parts = elements(json);
        assert_eq!(parts.len(), 3);
        assert_eq!(parts[0], (1, "{\"text\":\"a ] \\\" }\"}"));
        assert_eq!(parts[1], (2, "{\"text\":[{}]}"));
        assert_eq!(parts[2], (3, "{\"text\": \"br"));
        assert!(elements("[]").is_empty());
        assert_eq!(elements("[1, {}]"), [(1, "1"), (1, "{}")]);
    }

    #[test]
    fn a_break_off_is_told_from_bad_json() {
        let cut = parse("a.jsonl:3", "{\"text\": \"Seoul")
            .unwrap_err()
            .to_string();
        assert!(
            cut.starts_with("a.jsonl:3: the JSON breaks off (column 15)"),
            "{cut}"
        );
        let bad = parse("a.jsonl:4", "{text: 1}").unwrap_err().to_string();
        assert!(bad.contains("bad JSON, key must be a string"), "{bad}");
        let data = parse("a.jsonl:5", "12").unwrap_err().to_string();
        assert!(data.contains("no JSON object"), "{data}");
    }

    #[test]
    fn a_line_beyond_the_limit_is_passed_over() {
        let mut bytes = vec![b'x'; MAX_LINE_BYTES + 10];
        bytes.extend_from_slice(b"\nshort\n\nlast");
        let mut input = bytes.as_slice();
        assert!(matches!(
            next_line(&mut input).unwrap(),
            Some(Line::TooLong(_))
        ));
        assert!(matches!(next_line(&mut input).unwrap(), Some(Line::Whole(l)) if l == b"short"));
        assert!(matches!(next_line(&mut input).unwrap(), Some(Line::Whole(l)) if l.is_empty()));
        assert!(matches!(next_line(&mut input).unwrap(), Some(Line::Whole(l)) if l == b"last"));
        assert!(next_line(&mut input).unwrap().is_none());
    }
}
