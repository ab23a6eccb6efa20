//! XML 1.0 text that survives its readers. Characters that XML forbids become U+FFFD, a carriage return becomes a
//! character reference (a parser would turn it into a line feed), and free text goes into CDATA sections, because
//! Gephi loses blanks between two entities.

use std::fmt::{self, Display, Formatter, Write as _};

/// Text for an attribute in double quotes.
pub(super) struct Attribute<'t>(pub(super) &'t str);

/// Text as a CDATA section; plain where nothing in it is special.
pub(super) struct Cdata<'t>(pub(super) &'t str);

impl Display for Attribute<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        for c in self.0.chars() {
            match c {
                '&' => f.write_str("&amp;")?,
                '<' => f.write_str("&lt;")?,
                '>' => f.write_str("&gt;")?,
                '"' => f.write_str("&quot;")?,
                '\t' | '\n' | '\r' => write!(f, "&#{};", u32::from(c))?,
                c => f.write_char(allowed(c))?,
            }
        }
        Ok(())
    }
}

impl Display for Cdata<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let plain = |c: char| c.is_alphanumeric() || matches!(c, ' ' | '-' | '.' | ',' | ':' | '/');
        if self.0.chars().all(plain) && self.0.trim() == self.0 {
            return f.write_str(self.0);
        }
        f.write_str("<![CDATA[")?;
        let mut brackets = 0;
        for c in self.0.chars() {
            match c {
                '>' if brackets >= 2 => f.write_str("]]><![CDATA[>")?,
                '\r' => f.write_str("]]>&#13;<![CDATA[")?,
                c => f.write_char(allowed(c))?,
            }
            brackets = if c == ']' { brackets + 1 } else { 0 };
        }
        f.write_str("]]>")
    }
}

/// `c`, or U+FFFD where production 2 (`Char`) of XML 1.0 leaves it out.
const fn allowed(c: char) -> char {
    match c {
        '\t' | '\n' | '\r' => c,
        '\0'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => '\u{fffd}',
        _ => c,
    }
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
