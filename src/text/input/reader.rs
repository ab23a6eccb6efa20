//! The one way into Tidings: sources go in, articles come out, one after another in the order of the sources.
//! JSON Lines stream; every other file is held while its articles are taken from it.

use super::format::InputFormat;
use super::json::{self, Line};
use super::record::Record;
use super::source::Source;
use super::{
    MAX_ARTICLE_BYTES, MAX_FILE_BYTES, charset, html, language, markdown, megabytes, plain,
    too_long,
};
use crate::error::InputError;
use crate::id::Id;
use crate::text::{Article, dateline};
use jiff::civil::Date;
use std::collections::VecDeque;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;

/// What the user says about all inputs.
#[derive(Clone, Copy, Debug, Default)]
pub struct ReadOptions {
    /// Their format, whatever their names say.
    pub format: Option<InputFormat>,
    /// The date of articles that state none; it goes before a date guessed from a page's metadata.
    pub date: Option<Date>,
}

/// An article that was read.
#[derive(Clone, Debug, Default)]
pub struct Reading {
    /// File, and line where there are several articles in it.
    pub place: String,
    /// The article.
    pub article: Article,
    /// What the user should know: a charset guessed, a date not understood, a language that is not English.
    pub warnings: Vec<String>,
    /// The JSON object, where it holds entities and relations beside the text: a document written before.
    pub document: Option<String>,
}

/// Reads sources one article at a time.
pub struct ArticleReader {
    sources: VecDeque<Source>,
    options: ReadOptions,
    lines: Option<Lines>,
    ready: VecDeque<Result<Reading, InputError>>,
}

/// A JSON Lines input under way.
struct Lines {
    place: String,
    input: Box<dyn BufRead + Send>,
    number: usize,
}

impl ArticleReader {
    /// A reader of `sources`, in their order.
    pub fn new(sources: Vec<Source>, options: ReadOptions) -> Self {
        Self {
            sources: sources.into(),
            options,
            lines: None,
            ready: VecDeque::new(),
        }
    }

    /// How many sources were not opened yet.
    pub fn sources_left(&self) -> usize {
        self.sources.len()
    }

    fn open(&mut self, source: &Source) -> Result<(), InputError> {
        let place = source.to_string();
        let unreadable = |error: io::Error| {
            InputError::new(
                &place,
                format!("cannot read it: {error}"),
                "check the path and its permissions",
            )
        };
        let (mut input, named): (Box<dyn BufRead + Send>, _) = match source {
            Source::Stdin => (
                Box::new(BufReader::with_capacity(1 << 16, io::stdin())),
                None,
            ),
            Source::Bytes(_, bytes) => (Box::new(io::Cursor::new(bytes.clone())), None),
            Source::File(path) => {
                let file = File::open(path).map_err(unreadable)?;
                (
                    Box::new(BufReader::with_capacity(1 << 16, file)),
                    self.format_of(path)?,
                )
            }
        };
        let head = input.fill_buf().map_err(unreadable)?;
        if head.is_empty() {
            return Err(InputError::new(
                &place,
                "the input is empty",
                "leave it out, or put an article into it",
            ));
        }
        charset::refuse_binary(&place, head)?;
        let format = self
            .options
            .format
            .or(named)
            .unwrap_or_else(|| InputFormat::sniff(head));
        if format == InputFormat::JsonLines
            && !head.starts_with(b"\xFF\xFE")
            && !head.starts_with(b"\xFE\xFF")
        {
            self.lines = Some(Lines {
                place,
                input,
                number: 0,
            });
            return Ok(());
        }
        let mut bytes = Vec::new();
        input
            .take(MAX_FILE_BYTES + 1)
            .read_to_end(&mut bytes)
            .map_err(unreadable)?;
        if bytes.len() as u64 > MAX_FILE_BYTES {
            let most = megabytes(MAX_FILE_BYTES as usize);
            return Err(InputError::new(
                &place,
                format!("the input is larger than {most}"),
                "give it as JSON Lines",
            ));
        }
        let stem = match source {
            Source::File(path) => stem(path),
            _ => String::new(),
        };
        self.take_apart(&place, &stem, format, bytes);
        Ok(())
    }

    /// The format that a file's name says; nothing where it has no ending, so that its first bytes decide.
    fn format_of(&self, path: &Path) -> Result<Option<InputFormat>, InputError> {
        let Some(ending) = path.extension().filter(|_| self.options.format.is_none()) else {
            return Ok(None);
        };
        InputFormat::from_path(path).map(Some).ok_or_else(|| {
            let known: Vec<_> = InputFormat::ALL.iter().map(|f| f.name()).collect();
            InputError::new(
                path.display().to_string(),
                format!("unknown format .{}", ending.to_string_lossy()),
                format!("say which it is with --input-format ({})", known.join(", ")),
            )
        })
    }

    fn take_apart(&mut self, place: &str, stem: &str, format: InputFormat, bytes: Vec<u8>) {
        let label = if format == InputFormat::Html {
            charset::html_label(&bytes).map(<[u8]>::to_vec)
        } else {
            None
        };
        let decoded = charset::decode(bytes, label.as_deref());
        let text = decoded.text;
        match format {
            InputFormat::Json => {
                for (line, element) in json::elements(&text) {
                    let at = if line == 1 {
                        place.to_owned()
                    } else {
                        format!("{place}:{line}")
                    };
                    self.take_json(&at, element, stem, decoded.warning.clone());
                }
            }
            InputFormat::JsonLines => {
                for (index, line) in text
                    .lines()
                    .enumerate()
                    .filter(|(_, line)| !line.trim().is_empty())
                {
                    self.take_json(
                        &format!("{place}:{}", index + 1),
                        line,
                        "",
                        decoded.warning.clone(),
                    );
                }
            }
            _ => {
                let mut article = match format {
                    InputFormat::Html => html::read(&text),
                    InputFormat::Markdown => markdown::read(&text),
                    _ => plain::read(text),
                };
                // A page's date is metadata and gives way to what the user says; front matter states it.
                let guessed = if format == InputFormat::Html {
                    article.date.take()
                } else {
                    None
                };
                article.date = article
                    .date
                    .or(self.options.date)
                    .or(guessed)
                    .or_else(|| stated_date(&article.text));
                if article.id.is_empty() {
                    article.id = stem.to_owned();
                }
                let reading = finish(place, article, decoded.warning.into_iter().collect(), None);
                self.ready.push_back(reading);
            }
        }
    }

    fn take_json(&mut self, place: &str, json: &str, stem: &str, warning: Option<String>) {
        match json::parse(place, json) {
            Err(error) => self.ready.push_back(Err(error)),
            Ok(record) if record.wrapped.is_empty() => {
                let document = record.is_document.then(|| json.to_owned());
                let reading = self.record(place, record, stem, warning, document);
                self.ready.push_back(reading);
            }
            Ok(record) => {
                for (index, inner) in record.wrapped.into_iter().enumerate() {
                    let place = format!("{place} (article {})", index + 1);
                    let reading = self.record(&place, inner, "", warning.clone(), None);
                    self.ready.push_back(reading);
                }
            }
        }
    }

    fn record(
        &self,
        place: &str,
        record: Record,
        stem: &str,
        warning: Option<String>,
        document: Option<String>,
    ) -> Result<Reading, InputError> {
        if !record.has_text {
            return Err(InputError::new(
                place,
                "the object has no text field",
                "name it \"text\" (or \"maintext\", \"articleBody\", \"content\", \"body\")",
            ));
        }
        let mut article = record.article;
        if article.id.is_empty() {
            article.id = stem.to_owned();
        }
        article.date = article
            .date
            .or(self.options.date)
            .or_else(|| stated_date(&article.text));
        let mut warnings: Vec<String> = warning.into_iter().collect();
        if let Some(date) = record.bad_date {
            warnings.push(format!(
                "the date {date:?} is not understood; write it as 2026-11-24"
            ));
        }
        finish(place, article, warnings, document)
    }

    fn next_of_lines(&mut self) -> Option<()> {
        let lines = self.lines.as_mut()?;
        let next = json::next_line(lines.input.as_mut());
        lines.number += 1;
        let place = format!("{}:{}", lines.place, lines.number);
        match next {
            Ok(Some(Line::Whole(mut bytes))) => {
                if lines.number == 1 {
                    bytes = charset::without_bom(&bytes).to_vec();
                }
                if bytes.iter().all(u8::is_ascii_whitespace) {
                    return Some(());
                }
                let decoded = charset::decode(bytes, None);
                self.take_json(&place, &decoded.text, "", decoded.warning);
            }
            Ok(Some(Line::TooLong(bytes))) => self
                .ready
                .push_back(Err(json::line_too_long(&place, bytes))),
            Ok(None) => self.lines = None,
            Err(error) => {
                self.lines = None;
                let problem = format!("reading stopped: {error}");
                self.ready.push_back(Err(InputError::new(
                    place,
                    problem,
                    "check the disk or the pipe",
                )));
            }
        }
        Some(())
    }
}

impl Iterator for ArticleReader {
    type Item = Result<Reading, InputError>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(reading) = self.ready.pop_front() {
                return Some(reading);
            }
            if self.next_of_lines().is_some() {
                continue;
            }
            let source = self.sources.pop_front()?;
            if let Err(error) = self.open(&source) {
                return Some(Err(error));
            }
        }
    }
}

/// The date that the text itself states: on a line of its own, or in a dateline.
fn stated_date(text: &str) -> Option<Date> {
    plain::date_line(text).or_else(|| dateline::date(text))
}

/// Checks that hold for any article: it has words, not too many, and they are English.
fn finish(
    place: &str,
    mut article: Article,
    mut warnings: Vec<String>,
    document: Option<String>,
) -> Result<Reading, InputError> {
    if article.text.len() > MAX_ARTICLE_BYTES {
        return Err(too_long(place, article.text.len()));
    }
    if article.text.trim().is_empty() {
        return Err(InputError::new(
            place,
            "there is no text in it",
            "leave it out, or check how it was exported",
        ));
    }
    let seen = language::language(&article.text);
    if let Some(foreign) = seen.filter(|l| l.tag != "en") {
        warnings.push(format!(
            "this looks like {}; Tidings reads English and may find little",
            foreign.name
        ));
    }
    // The text itself goes before what an export says of it.
    if let Some(seen) = seen {
        article.language = Some(seen.tag.to_owned());
    }
    if article.id.is_empty() {
        article.id = Id::of('d', &[&article.text]).to_string();
    }
    Ok(Reading {
        place: place.to_owned(),
        article,
        warnings,
        document,
    })
}

/// A file's name without its ending; where that says nothing, such as "article" or "index", its folder's name.
fn stem(path: &Path) -> String {
    let name = |part: Option<&std::ffi::OsStr>| {
        part.map(|p| p.to_string_lossy().into_owned())
            .unwrap_or_default()
    };
    let stem = name(path.file_stem());
    let folder = name(path.parent().and_then(Path::file_name));
    let generic = ["article", "index", "text", "page", "story", "content"]
        .contains(&stem.to_lowercase().as_str());
    if generic && !folder.is_empty() {
        folder
    } else {
        stem
    }
}

#[cfg(test)]
mod tests;
