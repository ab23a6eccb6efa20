//! The date of a document, as the many kinds of export write it.

use jiff::civil::Date;
use jiff::fmt::rfc2822;

/// The months, in lower case.
pub(crate) const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// Reads a date: ISO 8601 with or without time, `YYYYMMDD` as in NITF, RFC 2822 as in feeds, "14 September 2023",
/// "Thursday, Sept. 14, 2023", seconds or milliseconds since 1970. A time's own zone decides which day it is.
pub fn parse_date(text: &str) -> Option<Date> {
    let text = text.trim();
    if text.is_ascii() && text.len() >= 8 {
        if let Some(date) = iso(text).or_else(|| digits(text)) {
            return Some(date);
        }
        if let Ok(zoned) = rfc2822::parse(text) {
            return Some(zoned.date());
        }
    }
    in_words(text)
}

fn iso(text: &str) -> Option<Date> {
    let rest = text.get(10..)?;
    let ends = rest.chars().next().is_none_or(|c| !c.is_ascii_digit());
    let parts = (
        text.get(..4)?,
        text.get(4..5)?,
        text.get(5..7)?,
        text.get(7..8)?,
        text.get(8..10)?,
    );
    let (year, a, month, b, day) = parts;
    (ends && a == b && matches!(a, "-" | "/" | "."))
        .then(|| date(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?))?
}

fn digits(text: &str) -> Option<Date> {
    let number = text.split(['T', ' ']).next()?;
    if !number.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    match number.len() {
        8 | 14 => date(
            number.get(..4)?.parse().ok()?,
            number.get(4..6)?.parse().ok()?,
            number.get(6..8)?.parse().ok()?,
        ),
        9..=10 => seconds(number.parse().ok()?),
        12..=13 => seconds(number.parse::<i64>().ok()? / 1000),
        _ => None,
    }
}

fn seconds(seconds: i64) -> Option<Date> {
    let time = jiff::Timestamp::from_second(seconds).ok()?;
    Some(jiff::tz::Offset::UTC.to_datetime(time).date())
}

/// Day, month name and year in either order, with or without weekday; nothing else may stand there but a time of day.
fn in_words(text: &str) -> Option<Date> {
    if text.len() > 60 {
        return None;
    }
    let (mut day, mut month, mut year) = (None, None, None);
    for word in text
        .split([' ', ',', '\u{a0}', '|', '\t'])
        .filter(|w| !w.is_empty())
    {
        let bare = word.trim_end_matches('.').to_ascii_lowercase();
        let number = bare.trim_end_matches(|c: char| c.is_ascii_alphabetic());
        match number.parse::<i16>() {
            Ok(n) if number.len() == 4 && year.is_none() => year = Some(n),
            Ok(n)
                if number.len() <= 2
                    && day.is_none()
                    && matches!(
                        bare.get(number.len()..),
                        Some("" | "st" | "nd" | "rd" | "th")
                    ) =>
            {
                day = i8::try_from(n).ok();
            }
            Err(_) if month.is_none() && month_of(&bare).is_some() => month = month_of(&bare),
            _ if is_weekday_or_time(&bare) => {}
            _ => return None,
        }
    }
    date(year?, month?, day?)
}

fn month_of(word: &str) -> Option<i8> {
    let at = MONTHS.iter().position(|month| {
        word.len() >= 3 && month.starts_with(word) || word == "sept" && *month == "september"
    })?;
    i8::try_from(at + 1).ok()
}

fn is_weekday_or_time(word: &str) -> bool {
    const DAYS: [&str; 7] = [
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
    ];
    let weekday = word.len() >= 3 && DAYS.iter().any(|day| day.starts_with(word));
    let clock = word.contains(':')
        && word
            .bytes()
            .all(|b| b.is_ascii_digit() || b":apm".contains(&b));
    weekday
        || clock
        || matches!(
            word,
            "am" | "pm"
                | "a.m"
                | "p.m"
                | "gmt"
                | "utc"
                | "est"
                | "edt"
                | "cet"
                | "bst"
                | "at"
                | "on"
        )
}

fn date(year: i16, month: i8, day: i8) -> Option<Date> {
    (1000..=2999)
        .contains(&year)
        .then(|| Date::new(year, month, day).ok())?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_exports_write() {
        let day = Date::new(2023, 9, 14).ok();
        for text in [
            "2023-09-14",
            "2023-09-14T23:10:00+09:00",
            "2023-09-14 08:00:00",
            "2023/09/14",
            "20230914T081500+0000",
            "20230914",
            "Thu, 14 Sep 2023 08:15:00 GMT",
            "14 September 2023",
            "Thursday, Sept. 14, 2023",
            "September 14th, 2023 10:15 am",
            "1694678400",
            "1694678400000",
        ] {
            assert_eq!(parse_date(text), day, "{text}");
        }
    }

    #[test]
    fn refuses_what_is_no_date() {
        for text in [
            "",
            "soon",
            "2023",
            "2023-13-01",
            "May 2023",
            "14 ministers met in September 2023",
            "31 February 2023",
        ] {
            assert_eq!(parse_date(text), None, "{text}");
        }
    }
}
