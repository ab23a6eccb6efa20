//! XML 1.0 text that survives its readers. Characters that XML forbids become U+FFFD, a carriage return becomes a
//! character reference (a parser would turn it into a line feed), and free text goes into CDATA sections, because
//! Gephi loses blanks between two entities.

use std::fmt::{self, Display, Formatter};

/// Text for an attribute in double quotes.
pub(super) struct Attribute<'t>(pub(super) &'t str);

/// Text as a CDATA section; plain where nothing in it is special.
pub(super) struct Cdata<'t>(pub(super) &'t str);

impl Display for Attribute<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        replace(self.0, f, |c, _| match c {
            '&' => Some("&amp;"),
            '<' => Some("&lt;"),
            '>' => Some("&gt;"),
            '"' => Some("&quot;"),
            '\t' => Some("&#9;"),
            '\n' => Some("&#10;"),
            '\r' => Some("&#13;"),
            _ => None,
        })
    }
}

impl Display for Cdata<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let plain = |c: char| c.is_alphanumeric() || matches!(c, ' ' | '-' | '.' | ',' | ':' | '/');
        if self.0.chars().all(plain) && self.0.trim() == self.0 {
            return f.write_str(self.0);
        }
        f.write_str("<![CDATA[")?;
        replace(self.0, f, |c, before| match c {
            '>' if before.ends_with("]]") => Some("]]><![CDATA[>"),
            '\r' => Some("]]>&#13;<![CDATA["),
            _ => None,
        })?;
        f.write_str("]]>")
    }
}

/// Writes `text` in runs, with what `by` has for a character, given what stands before it, in its place, and U+FFFD for one
/// that production 2 (`Char`) of XML 1.0 leaves out.
fn replace(
    text: &str,
    f: &mut Formatter<'_>,
    by: impl Fn(char, &str) -> Option<&'static str>,
) -> fmt::Result {
    let mut from = 0;
    for (at, c) in text.char_indices() {
        let instead = match c {
            '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => {
                Some("\u{fffd}")
            }
            c => by(c, &text[..at]),
        };
        if let Some(instead) = instead {
            f.write_str(&text[from..at])?;
            f.write_str(instead)?;
            from = at + c.len_utf8();
        }
    }
    f.write_str(&text[from..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_section_never_ends_early() {
        assert_eq!(Cdata("a]]>b").to_string(), "<![CDATA[a]]]]><![CDATA[>b]]>");
        assert_eq!(Cdata("]]]>").to_string(), "<![CDATA[]]]]]><![CDATA[>]]>");
    }

    #[test]
    fn forbidden_characters_leave_a_mark() {
        assert_eq!(Cdata("a\0b").to_string(), "<![CDATA[a\u{fffd}b]]>");
        assert_eq!(
            Attribute("a\u{b}\"<\n").to_string(),
            "a\u{fffd}&quot;&lt;&#10;"
        );
    }

    #[test]
    fn plain_text_stays_plain() {
        assert_eq!(Cdata("Kim Jong Un").to_string(), "Kim Jong Un");
        assert_eq!(Cdata(" a").to_string(), "<![CDATA[ a]]>");
    }
}
