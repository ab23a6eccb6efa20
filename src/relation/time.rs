//! When something happened. Expressions such as "on Wednesday", "last July", "two weeks ago" or "since 2019" become
//! intervals of days, counted from the day the article came out. Tense chooses the direction: who "met on Wednesday"
//! did so before that day, who "will meet on Wednesday" after it. What can't be resolved ("the next day") keeps its
//! words and gets no date: nothing is guessed.

use crate::span::Span;
use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

/// In which direction the predicate of an expression looks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tense {
    /// It happened.
    #[default]
    Past,
    /// It is to happen.
    Future,
}

/// A time expression in a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Expression {
    /// First word, a preposition included.
    pub first: usize,
    /// Last word, inclusive.
    pub last: usize,
    /// The words.
    pub span: Span,
    bound: Bound,
    when: When,
}

/// What a preposition makes of an interval.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Bound {
    Within,
    Since,
    Until,
}

/// What the words say, before a date is known to count from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum When {
    /// Days after the reference day: today, yesterday, tomorrow.
    Day(i32),
    Weekday(Weekday, Turn),
    /// Month and year as given.
    Month(i8, Option<i16>, Turn),
    DayOfMonth(i8, i8, Option<i16>),
    Year(i16),
    Decade(i16),
    /// Units before (negative) or after the reference day, and whether the unit as a whole is meant.
    Offset(Unit, i32, bool),
    Unresolved,
}

/// "last", "this", "next", or none of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Turn {
    Last,
    This,
    Next,
    Open,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Unit {
    Day,
    Week,
    Month,
    Year,
}

/// First and last day; a missing end is open.
pub type Interval = (Option<Date>, Option<Date>);

impl Expression {
    /// The interval counted from `reference`, the article's date. Both ends are missing where the words name no
    /// interval by themselves, or where they need a date to count from and there is none.
    pub fn resolve(&self, reference: Option<Date>, tense: Tense) -> Interval {
        let Some((start, end)) = self.when.days(reference, tense) else {
            return (None, None);
        };
        match self.bound {
            Bound::Within => (Some(start), Some(end)),
            Bound::Since => (Some(start), None),
            Bound::Until => (None, Some(end)),
        }
    }
}

impl When {
    fn days(self, reference: Option<Date>, tense: Tense) -> Option<(Date, Date)> {
        let one = |day: Date| (day, day);
        match self {
            Self::Year(year) => Some((Date::new(year, 1, 1).ok()?, Date::new(year, 12, 31).ok()?)),
            Self::Decade(year) => Some((
                Date::new(year, 1, 1).ok()?,
                Date::new(year.checked_add(9)?, 12, 31).ok()?,
            )),
            Self::Month(month, Some(year), _) => Some(month_of(year, month)?),
            Self::DayOfMonth(day, month, Some(year)) => Date::new(year, month, day).ok().map(one),
            Self::Unresolved => None,
            Self::Day(days) => reference?.checked_add(days.days()).ok().map(one),
            Self::Weekday(weekday, turn) => {
                nearest_weekday(reference?, weekday, turn, tense).map(one)
            }
            Self::Month(month, None, turn) => {
                let today = reference?;
                let year = match (turn, tense) {
                    (Turn::This, _) => today.year(),
                    (Turn::Last, _) => today.year() - i16::from(month >= today.month()),
                    (Turn::Next, _) => today.year() + i16::from(month <= today.month()),
                    (Turn::Open, Tense::Past) => today.year() - i16::from(month > today.month()),
                    (Turn::Open, Tense::Future) => today.year() + i16::from(month < today.month()),
                };
                month_of(year, month)
            }
            Self::DayOfMonth(day, month, None) => {
                let today = reference?;
                let this_year = Date::new(today.year(), month, day).ok();
                let shift = match tense {
                    Tense::Past => -i16::from(this_year.is_none_or(|date| date > today)),
                    Tense::Future => i16::from(this_year.is_none_or(|date| date < today)),
                };
                Date::new(today.year() + shift, month, day).ok().map(one)
            }
            Self::Offset(unit, count, whole) => offset(reference?, unit, count, whole),
        }
    }
}

fn month_of(year: i16, month: i8) -> Option<(Date, Date)> {
    let first = Date::new(year, month, 1).ok()?;
    Some((first, first.last_of_month()))
}

fn nearest_weekday(today: Date, weekday: Weekday, turn: Turn, tense: Tense) -> Option<Date> {
    let back = i32::from(weekday.until(today.weekday()));
    let ahead = i32::from(weekday.since(today.weekday()));
    let days = match (turn, tense) {
        (Turn::Last, _) => -(if back == 0 { 7 } else { back }),
        (Turn::Next, _) => {
            if ahead == 0 {
                7
            } else {
                ahead
            }
        }
        (Turn::This | Turn::Open, Tense::Past) => -back,
        (Turn::This | Turn::Open, Tense::Future) => ahead,
    };
    today.checked_add(days.days()).ok()
}

fn offset(today: Date, unit: Unit, count: i32, whole: bool) -> Option<(Date, Date)> {
    let count = i64::from(count);
    let shift = match unit {
        Unit::Day => count.days(),
        Unit::Week => count.weeks(),
        Unit::Month => count.months(),
        Unit::Year => count.years(),
    };
    let day = today.checked_add(shift).ok()?;
    Some(match unit {
        Unit::Week if whole => {
            let monday = day
                .checked_sub(i32::from(day.weekday().to_monday_zero_offset()).days())
                .ok()?;
            (monday, monday.checked_add(6.days()).ok()?)
        }
        // "two months ago" is no better known than by its month.
        Unit::Month => (day.first_of_month(), day.last_of_month()),
        Unit::Year => (day.first_of_year(), day.last_of_year()),
        Unit::Day | Unit::Week => (day, day),
    })
}

/// All time expressions among `words`, each given as (text, span), from left to right.
pub fn expressions(words: &[(&str, Span)]) -> Vec<Expression> {
    let lower: Vec<String> = words.iter().map(|(text, _)| text.to_lowercase()).collect();
    let reader = Reader { words: &lower };
    let mut found = Vec::new();
    let mut at = 0;
    while at < lower.len() {
        let Some((length, when)) = reader.expression(at) else {
            at += 1;
            continue;
        };
        let (lead, bound) = reader.preposition(at);
        let (first, last) = (at - lead, at + length - 1);
        if let (Some((_, a)), Some((_, b))) = (words.get(first), words.get(last)) {
            found.push(Expression {
                first,
                last,
                span: a.cover(*b),
                bound,
                when,
            });
        }
        at += length;
    }
    found
}

struct Reader<'a> {
    words: &'a [String],
}

impl Reader<'_> {
    fn word(&self, at: usize) -> &str {
        self.words.get(at).map_or("", String::as_str)
    }

    /// How many words before `at` belong to the expression as its preposition, and what they make of it.
    fn preposition(&self, at: usize) -> (usize, Bound) {
        let before = |back: usize| at.checked_sub(back).map_or("", |i| self.word(i));
        let article = usize::from(matches!(before(1), "the" | "early" | "late" | "mid"));
        match before(1 + article) {
            "since" => (1 + article, Bound::Since),
            "until" | "till" | "by" => (1 + article, Bound::Until),
            "on" | "in" | "at" | "during" | "for" | "from" => (1 + article, Bound::Within),
            _ => (article, Bound::Within),
        }
    }

    /// The expression that starts at `at`, and its length in words.
    fn expression(&self, at: usize) -> Option<(usize, When)> {
        self.calendar(at)
            .or_else(|| self.deictic(at))
            .or_else(|| self.counted(at))
            .or_else(|| self.turned(at))
            .or_else(|| self.year(at))
    }

    /// "14 September 2023", "September 14, 2023", "September 2023", "September", "Wednesday".
    fn calendar(&self, at: usize) -> Option<(usize, When)> {
        if let Some(weekday) = weekday(self.word(at)) {
            let part = usize::from(day_part(self.word(at + 1)));
            // "Wednesday 14 September": the date says more than the day of the week.
            let comma = usize::from(self.word(at + 1) == ",");
            if let Some((length, when @ When::DayOfMonth(..))) = self.calendar(at + 1 + comma) {
                return Some((1 + comma + length, when));
            }
            return Some((1 + part, When::Weekday(weekday, Turn::Open)));
        }
        if let Some(day) = day_number(self.word(at)) {
            let of = usize::from(self.word(at + 1) == "of");
            let month = month(self.word(at + 1 + of))?;
            let (extra, year) = self.year_behind(at + 2 + of);
            return Some((2 + of + extra, When::DayOfMonth(day, month, year)));
        }
        let month_number = month(self.word(at))?;
        if let Some(day) = day_number(self.word(at + 1)) {
            let (extra, year) = self.year_behind(at + 2);
            return Some((2 + extra, When::DayOfMonth(day, month_number, year)));
        }
        // "may" and "march" are months only where a number or a preposition says so.
        let (extra, year) = self.year_behind(at + 1);
        let clear = !matches!(self.word(at), "may" | "march")
            || year.is_some()
            || at.checked_sub(1).is_some_and(|before| {
                matches!(
                    self.word(before),
                    "in" | "since" | "until" | "by" | "last" | "next" | "early" | "late" | "mid"
                )
            });
        clear.then_some((1 + extra, When::Month(month_number, year, Turn::Open)))
    }

    /// A year at `at`, behind a comma if need be: how many words it takes, and the year.
    fn year_behind(&self, at: usize) -> (usize, Option<i16>) {
        let comma = usize::from(self.word(at) == ",");
        match year(self.word(at + comma)) {
            Some(year) => (comma + 1, Some(year)),
            None => (0, None),
        }
    }

    /// "yesterday", "the next day", "earlier this week".
    fn deictic(&self, at: usize) -> Option<(usize, When)> {
        let part = 1 + usize::from(day_part(self.word(at + 1)));
        match self.word(at) {
            "today" | "tonight" => Some((1, When::Day(0))),
            "yesterday" => Some((part, When::Day(-1))),
            "tomorrow" => Some((part, When::Day(1))),
            "earlier" | "later" if matches!(self.word(at + 1), "this") => {
                self.turned(at + 1).map(|(length, when)| (length + 1, when))
            }
            "earlier" | "later" if self.word(at + 1) == "in" && self.word(at + 2) == "the" => {
                unit(self.word(at + 3)).map(|_| (4, When::Unresolved))
            }
            _ => None,
        }
    }

    /// "two weeks ago", "three days later".
    fn counted(&self, at: usize) -> Option<(usize, When)> {
        let count = cardinal(self.word(at))?;
        let unit = unit(self.word(at + 1))?;
        match self.word(at + 2) {
            "ago" => Some((3, When::Offset(unit, -count, false))),
            "later" | "earlier" | "before" | "after" => Some((3, When::Unresolved)),
            _ => None,
        }
    }

    /// "last week", "next Tuesday", "this year", "the following month".
    fn turned(&self, at: usize) -> Option<(usize, When)> {
        let turn = match self.word(at) {
            "last" => Turn::Last,
            "this" => Turn::This,
            "next" | "coming" => Turn::Next,
            "following" | "previous" => {
                return unit(self.word(at + 1)).map(|_| (2, When::Unresolved));
            }
            _ => return None,
        };
        let noun = self.word(at + 1);
        if let Some(weekday) = weekday(noun) {
            return Some((2, When::Weekday(weekday, turn)));
        }
        if let Some(month) = month(noun) {
            return Some((2, When::Month(month, None, turn)));
        }
        if turn == Turn::Last && noun == "night" {
            return Some((2, When::Day(-1)));
        }
        if turn == Turn::This && day_part(noun) {
            return Some((2, When::Day(0)));
        }
        let unit = unit(noun).filter(|_| !noun.ends_with('s'))?;
        if unit == Unit::Day {
            // "the next day" counts from another event.
            return (turn != Turn::This).then_some((2, When::Unresolved));
        }
        let count = match turn {
            Turn::Last => -1,
            Turn::Next => 1,
            Turn::This | Turn::Open => 0,
        };
        Some((2, When::Offset(unit, count, true)))
    }

    /// "in 2019", "since 2019", "the 1990s". A bare number is no year.
    fn year(&self, at: usize) -> Option<(usize, When)> {
        let word = self.word(at);
        if let Some(decade) = word
            .strip_suffix('s')
            .and_then(year)
            .filter(|y| y % 10 == 0)
        {
            return Some((1, When::Decade(decade)));
        }
        let year = year(word)?;
        let before = at.checked_sub(1).map_or("", |i| self.word(i));
        matches!(
            before,
            "in" | "since" | "until" | "by" | "from" | "of" | "during" | "early" | "late" | "mid"
        )
        .then_some((1, When::Year(year)))
    }
}

fn weekday(word: &str) -> Option<Weekday> {
    Some(match word {
        "monday" => Weekday::Monday,
        "tuesday" => Weekday::Tuesday,
        "wednesday" => Weekday::Wednesday,
        "thursday" => Weekday::Thursday,
        "friday" => Weekday::Friday,
        "saturday" => Weekday::Saturday,
        "sunday" => Weekday::Sunday,
        _ => return None,
    })
}

fn month(word: &str) -> Option<i8> {
    const MONTHS: [&str; 12] = [
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
    let word = word.trim_end_matches('.');
    let short = |name: &str| word == &name[..3] && word != "may" && word != "mar" && word != "jun";
    (1i8..)
        .zip(MONTHS)
        .find(|(_, name)| *name == word || short(name) || (word == "sept" && *name == "september"))
        .map(|(number, _)| number)
}

fn day_number(word: &str) -> Option<i8> {
    let digits = word
        .strip_suffix("st")
        .or_else(|| word.strip_suffix("nd"))
        .or_else(|| word.strip_suffix("rd"))
        .or_else(|| word.strip_suffix("th"))
        .unwrap_or(word);
    digits.parse().ok().filter(|day| (1..=31).contains(day))
}

fn year(word: &str) -> Option<i16> {
    (word.len() == 4)
        .then(|| word.parse().ok())
        .flatten()
        .filter(|year| (1700..2200).contains(year))
}

fn cardinal(word: &str) -> Option<i32> {
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

fn unit(word: &str) -> Option<Unit> {
    Some(match word {
        "day" | "days" => Unit::Day,
        "week" | "weeks" => Unit::Week,
        "month" | "months" => Unit::Month,
        "year" | "years" => Unit::Year,
        _ => return None,
    })
}

fn day_part(word: &str) -> bool {
    matches!(word, "morning" | "afternoon" | "evening" | "night")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The intervals of the expressions in `sentence` (blank-separated words), counted from Thursday 14 September 2023.
    fn read(sentence: &str, tense: Tense) -> Vec<(String, String)> {
        let mut at = 0;
        let words: Vec<_> = sentence
            .split(' ')
            .map(|word| {
                let span = Span::of(at, at + word.len());
                at += word.len() + 1;
                (word, span)
            })
            .collect();
        let show = |date: Option<Date>| date.map_or("..".to_owned(), |d| d.to_string());
        expressions(&words)
            .iter()
            .map(|e| {
                let (start, end) = e.resolve(Some(jiff::civil::date(2023, 9, 14)), tense);
                let words = e.span.of_text(sentence).to_owned();
                (words, format!("{}/{}", show(start), show(end)))
            })
            .collect()
    }

    fn only(sentence: &str, tense: Tense) -> (String, String) {
        let mut all = read(sentence, tense);
        assert_eq!(all.len(), 1, "{sentence}: {all:?}");
        all.remove(0)
    }

    #[test]
    fn tense_chooses_the_side_of_a_weekday() {
        let words = "on Wednesday".to_owned();
        let past = only("They met on Wednesday .", Tense::Past);
        assert_eq!(past, (words.clone(), "2023-09-13/2023-09-13".into()));
        let future = only("They will meet on Wednesday .", Tense::Future);
        assert_eq!(future, (words, "2023-09-20/2023-09-20".into()));
    }

    #[test]
    fn the_day_of_publication_is_its_own_weekday() {
        assert_eq!(only("on Thursday", Tense::Past).1, "2023-09-14/2023-09-14");
        assert_eq!(
            only("on Thursday", Tense::Future).1,
            "2023-09-14/2023-09-14"
        );
        assert_eq!(
            only("last Thursday", Tense::Past).1,
            "2023-09-07/2023-09-07"
        );
    }

    #[test]
    fn months_and_years_become_their_whole_length() {
        assert_eq!(only("in July", Tense::Past).1, "2023-07-01/2023-07-31");
        assert_eq!(only("in November", Tense::Past).1, "2022-11-01/2022-11-30");
        assert_eq!(
            only("in November", Tense::Future).1,
            "2023-11-01/2023-11-30"
        );
        assert_eq!(
            only("in February 2020", Tense::Past).1,
            "2020-02-01/2020-02-29"
        );
        assert_eq!(only("in 2019", Tense::Past).1, "2019-01-01/2019-12-31");
        assert_eq!(
            only("in the 1990s", Tense::Past),
            ("in the 1990s".into(), "1990-01-01/1999-12-31".into())
        );
        assert_eq!(only("last July", Tense::Past).1, "2023-07-01/2023-07-31");
        assert_eq!(only("next month", Tense::Future).1, "2023-10-01/2023-10-31");
    }

    #[test]
    fn full_dates_need_no_reference() {
        assert_eq!(
            only("on 3 May 2021", Tense::Past).1,
            "2021-05-03/2021-05-03"
        );
        assert_eq!(
            only("on March 3rd , 2021", Tense::Past).1,
            "2021-03-03/2021-03-03"
        );
        let words = [("2019", Span::new(3, 7))];
        assert!(expressions(&words).is_empty(), "a bare number is no year");
    }

    #[test]
    fn distances_count_from_publication() {
        assert_eq!(only("two days ago", Tense::Past).1, "2023-09-12/2023-09-12");
        assert_eq!(
            only("two weeks ago", Tense::Past).1,
            "2023-08-31/2023-08-31"
        );
        assert_eq!(
            only("three years ago", Tense::Past).1,
            "2020-01-01/2020-12-31"
        );
        assert_eq!(
            only("yesterday evening", Tense::Past).1,
            "2023-09-13/2023-09-13"
        );
        assert_eq!(
            only("earlier this week", Tense::Past).1,
            "2023-09-11/2023-09-17"
        );
    }

    #[test]
    fn since_and_until_leave_one_end_open() {
        assert_eq!(
            only("since 2019", Tense::Past),
            ("since 2019".into(), "2019-01-01/..".into())
        );
        assert_eq!(only("until Friday", Tense::Future).1, "../2023-09-15");
    }

    #[test]
    fn what_counts_from_elsewhere_keeps_its_words_only() {
        assert_eq!(
            only("the next day", Tense::Past),
            ("the next day".into(), "../..".into())
        );
        assert_eq!(only("three days later", Tense::Past).1, "../..");
    }

    #[test]
    fn may_and_march_are_mostly_verbs() {
        assert!(read("They may march to the capital .", Tense::Future).is_empty());
        assert_eq!(only("in May", Tense::Past).1, "2023-05-01/2023-05-31");
    }

    #[test]
    fn an_impossible_date_is_no_date() {
        assert_eq!(only("on 31 February 2021", Tense::Past).1, "../..");
    }
}
