//! Datelines: "THE HAGUE, Nov 6, 2025 —", "SEOUL (Agency) -". They say where and when a report was filed; the sentence
//! begins behind them. They give the date of an article that states none otherwise, and are masked, so that no name in
//! them is taken for a part of the first sentence.

use super::input::parse_date;
use jiff::civil::Date;

/// A dateline at the start of a paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Dateline {
    /// Its bytes, with the dash and the blank behind it.
    pub(super) len: usize,
    /// The date, where it names day, month and year.
    pub(super) date: Option<Date>,
}

/// Longer ones do not occur.
const LONGEST: usize = 90;

const DASHES: [&str; 7] = [" — ", " – ", " -- ", " - ", "— ", "– ", "—"];

/// The dateline that `paragraph` opens with.
pub(super) fn dateline(paragraph: &str) -> Option<Dateline> {
    let (at, dash) = DASHES
        .iter()
        .filter_map(|dash| Some((paragraph.find(dash)?, *dash)))
        .min_by_key(|(at, dash)| (*at, usize::MAX - dash.len()))
        .unwrap_or((paragraph.len(), ""));
    if at > LONGEST {
        return None;
    }
    let (head, rest) = (paragraph.get(..at)?, paragraph.get(at + dash.len()..)?);
    // A sentence goes on in lower case: "NATO - the alliance - said". A line of its own has nothing behind it.
    let alone = rest.is_empty();
    if rest.starts_with(|c: char| c.is_lowercase() || c.is_whitespace()) || alone != dash.is_empty()
    {
        return None;
    }
    let (head, agency) = match head.strip_suffix(')').and_then(|h| h.rsplit_once('(')) {
        Some((before, agency)) => (before.trim_end(), is_label(agency)),
        None => (head, false),
    };
    let mut parts = head.split(',').map(str::trim);
    let place = parts.next()?;
    let rest: Vec<&str> = parts.collect();
    let day = rest.iter().position(|part| is_day(part));
    let regions = day.unwrap_or(rest.len());
    let year = |part: &&str| part.len() == 4 && part.bytes().all(|b| b.is_ascii_digit());
    let dated = rest.get(regions..)?;
    let fits = rest.get(..regions)?.iter().all(|part| is_label(part))
        && regions <= 2
        && dated.len() <= 2
        && dated.get(1).is_none_or(year);
    let shouted = is_shouted(place);
    let opens_sentence = place.split(' ').next().is_some_and(|word| {
        matches!(
            word,
            "After" | "At" | "Before" | "By" | "In" | "On" | "Since" | "Until"
        )
    });
    let told = is_label(place) && !opens_sentence && (agency || day.is_some());
    let date = parse_date(&dated.join(", "));
    (fits && (shouted || told) && (!alone || date.is_some())).then_some(Dateline {
        len: at + dash.len(),
        date,
    })
}

/// The date of the first dateline of `text`.
pub(super) fn date(text: &str) -> Option<Date> {
    text.lines()
        .filter(|line| !line.trim().is_empty())
        .take(8)
        .find_map(|line| dateline(line.trim_start())?.date)
}

/// "SEOUL", "THE HAGUE", "PORT-AU-PRINCE": capitals throughout.
fn is_shouted(place: &str) -> bool {
    let letters = place.chars().filter(|c| c.is_alphabetic());
    letters.clone().count() >= 3
        && letters.clone().all(char::is_uppercase)
        && place
            .chars()
            .all(|c| c.is_alphabetic() || matches!(c, ' ' | '-' | '.' | '\'' | '’' | '/'))
        && place.split(' ').count() <= 4
}

/// A name of a few words that each have a capital: "South Korea", "N.H.", "Agency".
fn is_label(part: &str) -> bool {
    let words = part.split_whitespace();
    (1..=4).contains(&words.clone().count())
        && words.clone().all(|word| {
            word.starts_with(char::is_uppercase) || matches!(word, "of" | "de" | "la" | "al" | "du")
        })
        && !part
            .chars()
            .any(|c| c.is_ascii_digit() || matches!(c, '"' | '“' | ':' | ';' | '!' | '?'))
}

/// "Nov 6", "Sept. 14", "6 November", "6 November 2025".
fn is_day(part: &str) -> bool {
    // Any leap year will do where the year stands in a part of its own.
    parse_date(part).is_some() || parse_date(&format!("{part}, 2024")).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(paragraph: &str) -> Option<(String, Option<String>)> {
        let found = dateline(paragraph)?;
        let words = paragraph[..found.len].to_owned();
        Some((words, found.date.map(|d| d.to_string())))
    }

    #[test]
    fn reads_the_kinds_that_agencies_write() {
        let some = |words: &str, date: Option<&str>| Some((words.to_owned(), date.map(Into::into)));
        for (paragraph, words, date) in [
            (
                "THE HAGUE, Nov 6, 2025 — Judges ruled.",
                "THE HAGUE, Nov 6, 2025 — ",
                Some("2025-11-06"),
            ),
            (
                "SEOUL (Agency) - The North fired.",
                "SEOUL (Agency) - ",
                None,
            ),
            (
                "SEOUL, South Korea (AP) — North Korea fired.",
                "SEOUL, South Korea (AP) — ",
                None,
            ),
            (
                "Geneva, 14 March 2024 – Delegates met.",
                "Geneva, 14 March 2024 – ",
                Some("2024-03-14"),
            ),
            (
                "PORT-AU-PRINCE, Sept. 3 (Agency) -- Police said.",
                "PORT-AU-PRINCE, Sept. 3 (Agency) -- ",
                None,
            ),
            (
                "London (Reuters) - Britain said.",
                "London (Reuters) - ",
                None,
            ),
            ("KYIV — “We stand,” he said.", "KYIV — ", None),
            (
                "THE HAGUE, Nov 6, 2025",
                "THE HAGUE, Nov 6, 2025",
                Some("2025-11-06"),
            ),
        ] {
            assert_eq!(of(paragraph), some(words, date), "{paragraph}");
        }
    }

    #[test]
    fn sentences_with_dashes_are_no_datelines() {
        for paragraph in [
            "NATO - the alliance - said so.",
            "Prime Minister Ana Prats — The Lion of Lima — resigned.",
            "The talks, held in Geneva — Delegates said — failed.",
            "Ana Prats - Peru's leader - spoke.",
            "On Monday, Nov 6, 2025 — Judges ruled.",
            "",
            "—",
            "PERU WARNS CHILE",
            "Lima, Peru",
            "A — B",
        ] {
            assert_eq!(of(paragraph), None, "{paragraph}");
        }
    }

    #[test]
    fn the_date_of_a_text_may_stand_in_its_dateline() {
        let text = "Judges rule on coast\n\nTHE HAGUE, Nov 6, 2025 — Judges ruled on Thursday.";
        assert_eq!(
            date(text).map(|d| d.to_string()).as_deref(),
            Some("2025-11-06")
        );
    }
}
