//! Bytes become characters. A byte-order mark decides, then UTF-8 if the bytes are valid, then what a web page says
//! of itself, then a guess (chardetng, the detector of Firefox). Nothing is dropped: what cannot be decoded becomes
//! U+FFFD, and a warning names the first such byte.

use crate::error::InputError;
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};

/// Characters, and what the user should know about how they were won.
#[derive(Debug)]
pub(super) struct Decoded {
    pub(super) text: String,
    pub(super) warning: Option<String>,
}

/// The bytes after a UTF-8 byte-order mark.
pub(super) fn without_bom(bytes: &[u8]) -> &[u8] {
    bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes)
}

/// Decodes a whole file. `label` is the encoding that the file claims for itself.
pub(super) fn decode(bytes: Vec<u8>, label: Option<&[u8]>) -> Decoded {
    if let Some((encoding, bom)) = Encoding::for_bom(&bytes) {
        let rest = bytes.get(bom..).unwrap_or_default();
        let (text, malformed) = encoding.decode_without_bom_handling(rest);
        let warning =
            malformed.then(|| format!("malformed {} replaced by U+FFFD", encoding.name()));
        return Decoded {
            text: text.into_owned(),
            warning,
        };
    }
    let error = match String::from_utf8(bytes) {
        Ok(text) => {
            return Decoded {
                text,
                warning: None,
            };
        }
        Err(error) => error,
    };
    let first_bad = error.utf8_error().valid_up_to();
    let bytes = error.as_bytes();
    let encoding = label
        .and_then(Encoding::for_label)
        .filter(|&encoding| encoding != UTF_8)
        .unwrap_or_else(|| guess(bytes));
    let (text, malformed) = encoding.decode_without_bom_handling(bytes);
    let warning = if encoding == UTF_8 {
        format!("invalid UTF-8 at byte {first_bad}; what is malformed was replaced by U+FFFD")
    } else {
        let also = if malformed {
            ", malformed parts replaced by U+FFFD"
        } else {
            ""
        };
        format!(
            "not UTF-8 (byte {first_bad}); read as {}{also}",
            encoding.name()
        )
    };
    Decoded {
        text: text.into_owned(),
        warning: Some(warning),
    }
}

/// The likeliest encoding of bytes that are not valid UTF-8.
fn guess(bytes: &[u8]) -> &'static Encoding {
    let (sequences, broken) = utf8_sequences(bytes);
    if sequences > broken {
        return UTF_8;
    }
    // Words in English, with a few bytes beyond ASCII: curly quotes and dashes of Windows. The detector knows them
    // too, but needs more of them than an article may have.
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let (encoding, sure) = (detector.guess(None, Utf8Detection::Deny), broken >= 8);
    if sure || encoding.is_single_byte() {
        encoding
    } else {
        WINDOWS_1252
    }
}

/// How many well-formed sequences of several bytes there are, and how many malformed ones.
fn utf8_sequences(bytes: &[u8]) -> (usize, usize) {
    let mut counts = (0, 0);
    for chunk in bytes.utf8_chunks() {
        counts.0 += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        counts.1 += usize::from(!chunk.invalid().is_empty());
    }
    counts
}

/// The encoding that a web page names in its first kilobytes: `<meta charset="…">` or the older `http-equiv` form.
pub(super) fn html_label(bytes: &[u8]) -> Option<&[u8]> {
    let head = bytes.get(..bytes.len().min(4096))?;
    let key = b"charset=";
    let at = head
        .windows(key.len())
        .position(|w| w.eq_ignore_ascii_case(key))?;
    let value = head.get(at + key.len()..)?;
    let value = value
        .strip_prefix(b"\"")
        .or(value.strip_prefix(b"'"))
        .unwrap_or(value);
    let end = value
        .iter()
        .position(|b| !(b.is_ascii_alphanumeric() || b"-_:.".contains(b)))?;
    value.get(..end).filter(|label| !label.is_empty())
}

/// Refuses what is no text at all, by the marks of common binary formats or by control bytes.
pub(super) fn refuse_binary(place: &str, head: &[u8]) -> Result<(), InputError> {
    if Encoding::for_bom(head).is_some() {
        return Ok(());
    }
    let kind = match head {
        [b'%', b'P', b'D', b'F', ..] => "a PDF file",
        [b'P', b'K', 3, 4, ..] => "a ZIP archive or an office document",
        [0x1F, 0x8B, ..] => "a gzip archive",
        [0x28, 0xB5, 0x2F, 0xFD, ..] => "a Zstandard archive",
        [0xFF, 0xD8, 0xFF, ..] | [0x89, b'P', b'N', b'G', ..] | [b'G', b'I', b'F', b'8', ..] => {
            "an image"
        }
        [0xD0, 0xCF, 0x11, 0xE0, ..] => "an old office document",
        _ => {
            let control = |b: &&u8| **b < 9 || (14..32).contains(*b) && **b != 0x1B;
            let binary = head.contains(&0) || head.iter().filter(control).count() * 50 > head.len();
            if !binary {
                return Ok(());
            }
            "binary data"
        }
    };
    Err(InputError::new(
        place,
        format!("this is {kind}, not text"),
        "convert it to plain text, Markdown, HTML or JSON first",
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn valid_utf8_passes_untouched() {
        let decoded = decode("“Yes,” said Šefčovič.".into(), None);
        assert_eq!(decoded.text, "“Yes,” said Šefčovič.");
        assert!(decoded.warning.is_none());
    }

    #[test]
    fn a_byte_order_mark_decides_and_goes() {
        let utf16: Vec<u8> = [0xFF, 0xFE]
            .into_iter()
            .chain("Oslo".encode_utf16().flat_map(u16::to_le_bytes))
            .collect();
        assert_eq!(decode(utf16, None).text, "Oslo");
        assert_eq!(decode(b"\xEF\xBB\xBFOslo".to_vec(), None).text, "Oslo");
    }

    #[test]
    fn windows_quotes_are_recognized() {
        let decoded = decode(
            b"\x93We will not yield,\x94 the minister\x92s office said.".to_vec(),
            None,
        );
        assert_eq!(
            decoded.text,
            "“We will not yield,” the minister’s office said."
        );
        assert!(
            decoded
                .warning
                .is_some_and(|w| w.contains("byte 0") && w.contains("windows-1252"))
        );
    }

    #[test]
    fn a_broken_byte_in_utf8_is_replaced_and_named() {
        let mut bytes = "Müller met Gül in Köln.".as_bytes().to_vec();
        bytes.push(0xFF);
        let decoded = decode(bytes, None);
        assert!(decoded.text.starts_with("Müller met Gül in Köln.\u{FFFD}"));
        assert!(decoded.warning.is_some_and(|w| w.contains("byte 26")));
    }

    #[test]
    fn a_page_names_its_own_charset() {
        assert_eq!(
            html_label(b"<meta charset=\"koi8-r\">"),
            Some(&b"koi8-r"[..])
        );
        assert_eq!(
            html_label(b"<meta content='text/html; charset=GBK'>"),
            Some(&b"GBK"[..])
        );
        assert_eq!(html_label(b"<p>no</p>"), None);
    }

    #[test]
    fn binary_data_is_refused_by_kind() {
        let error = refuse_binary("a.txt", b"%PDF-1.7 ...")
            .unwrap_err()
            .to_string();
        assert!(error.starts_with("a.txt: this is a PDF file"), "{error}");
        assert!(refuse_binary("a.txt", b"ab\0\x01cd").is_err());
        assert!(refuse_binary("a.txt", b"Plain words\r\n\tand a tab.").is_ok());
    }
}
