//! How articles come in: from files, folders, globs and standard input, as plain text, Markdown, HTML, JSON or JSON
//! Lines. [`ArticleReader`] walks over all of it, one article at a time, so that a collection of any size passes
//! through constant memory; whatever cannot be read is an [`InputError`] of its own, and the rest goes on.

mod charset;
mod date;
mod format;
mod html;
mod json;
mod language;
mod markdown;
mod plain;
mod reader;
mod record;
mod source;

pub(crate) use date::MONTHS;
pub use date::parse_date;
pub use format::InputFormat;
pub(super) use plain::front_matter_len;
pub use reader::{ArticleReader, ReadOptions, Reading};
pub use source::Source;

use crate::error::InputError;

/// The longest text that one article may have: 8 MiB, a dozen novels.
pub const MAX_ARTICLE_BYTES: usize = 8 << 20;

/// The longest line of JSON Lines that is read: 32 MiB. Longer ones are skipped without being held.
pub const MAX_LINE_BYTES: usize = 32 << 20;

/// The largest file of any format but JSON Lines: 1 GiB.
pub const MAX_FILE_BYTES: u64 = 1 << 30;

/// Whether a line says when the article appeared, and nothing else.
pub(super) fn is_date_line(line: &str) -> bool {
    plain::date_of_line(line).is_some()
}

/// `1.5 MB`, for messages.
fn megabytes(bytes: usize) -> String {
    format!("{:.1} MB", bytes as f64 / 1e6)
}

/// The error of an article whose text is longer than [`MAX_ARTICLE_BYTES`].
fn too_long(place: &str, bytes: usize) -> InputError {
    InputError::new(
        place,
        format!("the text is {} long", megabytes(bytes)),
        format!(
            "split it: an article may have {}",
            megabytes(MAX_ARTICLE_BYTES)
        ),
    )
}
