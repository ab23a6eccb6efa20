//! The words of time: names of days, months and seasons, numbers, units.

use crate::text::input::MONTHS;
use jiff::civil::Weekday;

/// A stretch of the calendar that words count in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    Day,
    Week,
    Weekend,
    Month,
    Quarter,
    Year,
    Decade,
    Century,
}

pub(super) fn weekday(word: &str) -> Option<Weekday> {
    Some(match word {
        "monday" | "mon." => Weekday::Monday,
        "tuesday" | "tue." | "tues." => Weekday::Tuesday,
        "wednesday" | "wed." => Weekday::Wednesday,
        "thursday" | "thu." | "thur." | "thurs." => Weekday::Thursday,
        "friday" | "fri." => Weekday::Friday,
        "saturday" | "sat." => Weekday::Saturday,
        "sunday" | "sun." => Weekday::Sunday,
        _ => return None,
    })
}

/// The number of a month by its name or abbreviation. Those that are common words besides ("mar", "jun") need the
/// full stop.
pub(super) fn month(word: &str) -> Option<i8> {
    let bare = word.trim_end_matches('.');
    if bare.len() < 3 {
        return None;
    }
    let clear = word.ends_with('.') || !matches!(bare, "mar" | "jun");
    let short = |name: &str| clear && name.get(..3) == Some(bare);
    (1i8..)
        .zip(MONTHS)
        .find(|(_, name)| *name == bare || short(name) || (bare == "sept" && *name == "september"))
        .map(|(number, _)| number)
}

/// The first month of a northern season.
pub(super) fn season(word: &str) -> Option<i8> {
    Some(match word {
        "spring" => 3,
        "summer" => 6,
        "autumn" | "fall" => 9,
        "winter" => 12,
        _ => return None,
    })
}

pub(super) fn day_number(word: &str) -> Option<i8> {
    let digits = ["st", "nd", "rd", "th"]
        .iter()
        .find_map(|ending| word.strip_suffix(ending))
        .unwrap_or(word);
    digits
        .parse()
        .ok()
        .filter(|day| (1..=31).contains(day) && digits.len() <= 2)
}

pub(super) fn year(word: &str) -> Option<i16> {
    (word.len() == 4)
        .then(|| word.parse().ok())
        .flatten()
        .filter(|year| (1700..2200).contains(year))
}

/// The first year of "the 1990s", "the nineties", "the '90s".
pub(super) fn decade(word: &str) -> Option<i16> {
    const NAMES: [(&str, i16); 6] = [
        ("forties", 1940),
        ("fifties", 1950),
        ("sixties", 1960),
        ("seventies", 1970),
        ("eighties", 1980),
        ("nineties", 1990),
    ];
    if let Some(&(_, first)) = NAMES.iter().find(|(name, _)| *name == word) {
        return Some(first);
    }
    let digits = word.strip_suffix("'s").or_else(|| word.strip_suffix('s'))?;
    let short = digits.trim_start_matches(['\'', '’']);
    let first = if short.len() == 2 && short.len() < digits.len() {
        short
            .parse::<i16>()
            .ok()
            .map(|tens| if tens >= 30 { 1900 + tens } else { 2000 + tens })
    } else {
        year(digits)
    };
    first.filter(|first| first % 10 == 0)
}

/// "two", "a", "14"; "several" is no number.
pub(super) fn cardinal(word: &str) -> Option<i32> {
    const NUMBERS: [&str; 12] = [
        "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
        "twelve",
    ];
    if matches!(word, "a" | "an") {
        return Some(1);
    }
    (1..)
        .zip(NUMBERS)
        .find(|(_, name)| *name == word)
        .map(|(number, _)| number)
        .or_else(|| word.parse().ok().filter(|n| (1..1000).contains(n)))
}

/// "first", "2nd".
pub(super) fn ordinal(word: &str) -> Option<i32> {
    const NUMBERS: [&str; 12] = [
        "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth",
        "tenth", "eleventh", "twelfth",
    ];
    const HIGHER: [(&str, i32); 4] = [
        ("eighteenth", 18),
        ("nineteenth", 19),
        ("twentieth", 20),
        ("twenty-first", 21),
    ];
    let number = ["st", "nd", "rd", "th"]
        .iter()
        .find_map(|ending| word.strip_suffix(ending))?;
    (1..)
        .zip(NUMBERS)
        .map(|(number, name)| (name, number))
        .chain(HIGHER)
        .find(|(name, _)| *name == word)
        .map(|(_, number)| number)
        .or_else(|| number.parse().ok())
}

pub(super) fn unit(word: &str) -> Option<Unit> {
    Some(match word {
        "day" | "days" => Unit::Day,
        "week" | "weeks" => Unit::Week,
        "weekend" | "weekends" => Unit::Weekend,
        "month" | "months" => Unit::Month,
        "quarter" | "quarters" => Unit::Quarter,
        "year" | "years" => Unit::Year,
        "decade" | "decades" => Unit::Decade,
        "century" | "centuries" => Unit::Century,
        _ => return None,
    })
}

pub(super) fn day_part(word: &str) -> bool {
    matches!(
        word,
        "morning" | "afternoon" | "evening" | "night" | "noon" | "midnight" | "dawn"
    )
}
