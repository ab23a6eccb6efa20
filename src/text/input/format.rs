//! Which format an input has: by the ending of its name, by what the user says, or by its first bytes.

use super::charset;
use std::fmt;
use std::path::Path;

/// The formats that articles are read from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum InputFormat {
    /// One article as plain text.
    Text,
    /// One article as CommonMark, read without its markup.
    Markdown,
    /// One article as a web page, read without its navigation.
    Html,
    /// One article, an array of them, or an object with such an array in `articles`.
    Json,
    /// An article a line.
    JsonLines,
}

impl InputFormat {
    /// All formats.
    pub const ALL: [Self; 5] = [
        Self::Text,
        Self::Markdown,
        Self::Html,
        Self::Json,
        Self::JsonLines,
    ];

    /// Its name, which is also the usual ending of a file.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Text => "txt",
            Self::Markdown => "md",
            Self::Html => "html",
            Self::Json => "json",
            Self::JsonLines => "jsonl",
        }
    }

    /// The format of that name or ending, in any case.
    pub fn from_name(name: &str) -> Option<Self> {
        match name.to_ascii_lowercase().as_str() {
            "txt" | "text" => Some(Self::Text),
            "md" | "markdown" => Some(Self::Markdown),
            "html" | "htm" | "xhtml" => Some(Self::Html),
            "json" => Some(Self::Json),
            "jsonl" | "ndjson" => Some(Self::JsonLines),
            _ => None,
        }
    }

    /// The format that the ending of `path` says.
    pub fn from_path(path: &Path) -> Option<Self> {
        Self::from_name(path.extension()?.to_str()?)
    }

    /// The format that the first bytes look like. Anything that is neither JSON nor HTML is plain text.
    pub fn sniff(head: &[u8]) -> Self {
        let head = charset::without_bom(head);
        let start = head.iter().position(|b| !b.is_ascii_whitespace());
        let head = start.and_then(|s| head.get(s..)).unwrap_or_default();
        match head {
            [b'[', rest @ ..] if matches!(first_visible(rest), Some(b'{' | b']')) => Self::Json,
            [b'{', rest @ ..] if matches!(first_visible(rest), Some(b'"' | b'}')) => {
                let line = head.split(|&b| b == b'\n').next().unwrap_or_default();
                let whole = serde_json::from_slice::<serde::de::IgnoredAny>(line).is_ok();
                let more = head.get(line.len()..).unwrap_or_default();
                // A first line without an end is longer than what was looked at: pretty-printed JSON has short ones.
                if (whole && first_visible(more).is_some()) || more.is_empty() && !whole {
                    Self::JsonLines
                } else {
                    Self::Json
                }
            }
            [b'<', b'!' | b'?' | b'a'..=b'z' | b'A'..=b'Z', ..] => Self::Html,
            _ => Self::Text,
        }
    }
}

fn first_visible(bytes: &[u8]) -> Option<u8> {
    bytes.iter().copied().find(|b| !b.is_ascii_whitespace())
}

impl fmt::Display for InputFormat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sniffs_every_format_that_shows_itself() {
        let cases = [
            (
                "{\"text\":\"a\"}\n{\"text\":\"b\"}\n",
                InputFormat::JsonLines,
            ),
            ("{\n \"text\": \"a\"}", InputFormat::Json),
            ("{\"text\":\"a\"}\n", InputFormat::Json),
            ("[{\"text\":\"a\"}]", InputFormat::Json),
            ("\u{feff}<!DOCTYPE html><p>Hi", InputFormat::Html),
            ("<html>", InputFormat::Html),
            ("Seoul and Tokyo agreed.", InputFormat::Text),
            ("[1] a note", InputFormat::Text),
            ("", InputFormat::Text),
        ];
        for (head, format) in cases {
            assert_eq!(InputFormat::sniff(head.as_bytes()), format, "{head}");
        }
    }

    #[test]
    fn knows_endings_in_any_case() {
        assert_eq!(
            InputFormat::from_path(Path::new("a/B.HTM")),
            Some(InputFormat::Html)
        );
        assert_eq!(InputFormat::from_path(Path::new("a.docx")), None);
        assert_eq!(InputFormat::from_path(Path::new("jsonl")), None);
    }
}
