//! Counts the days: what the words say becomes a first and a last day.

use super::lexicon::Unit;
use super::{Precision, Tense};
use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

/// What the words say, before a date is known to count from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum When {
    /// Days after the reference day: today, yesterday, tomorrow.
    Day(i32),
    /// The night before the reference day.
    Overnight,
    Weekday(Weekday, Turn),
    /// A day of a week that is so many weeks away: "Monday last week".
    WeekdayOf(Weekday, i32),
    /// Saturday and Sunday.
    Weekend(Turn),
    Month(i8, Years),
    DayOfMonth(i8, i8, Years),
    /// Three months from the one given.
    Season(i8, Years),
    Quarter(i8, Years),
    /// First or second half of a year.
    Half(i8, Years),
    Year(i16),
    Decade(i16),
    Century(i16),
    /// The unit that lies so many units before (negative) or after the reference day.
    Offset(Unit, i32),
    /// The last so many units up to the reference day (negative), or the next so many.
    Stretch(Unit, i32),
    /// Only as something to come: "in two weeks" is else how long it took.
    Ahead(Box<When>),
    /// A part of another.
    Part(Part, Box<When>),
    /// From the first day of one to the last day of another.
    Range(Box<When>, Box<When>),
    Unresolved,
}

/// Which year a month is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Years {
    Given(i16),
    /// So many years after the current one: "last year".
    Away(i16),
    /// The nearest that fits.
    Near(Turn),
}

/// "last", "this", "next", or none of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Turn {
    Last,
    This,
    Next,
    Open,
}

/// A part of a longer time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// "early", "at the beginning of": its first third.
    Early,
    /// "mid".
    Middle,
    /// "late", "at the end of": its last third.
    Late,
    /// "earlier this month": up to the reference day.
    Before,
    /// "later this month": from the reference day on.
    After,
}

type Days = (Date, Date);

impl When {
    /// First and last day.
    pub(super) fn days(&self, reference: Option<Date>, tense: Tense) -> Option<Days> {
        match self {
            Self::Year(year) => years(*year, 1),
            Self::Decade(first) => years(*first, 10),
            Self::Century(first) => years(*first, 100),
            Self::Month(month, of) => months(of.year(reference, tense, *month)?, *month, 1),
            Self::Quarter(n, of) => {
                let month = 3 * n - 2;
                months(of.year(reference, tense, month)?, month, 3)
            }
            Self::Half(n, of) => {
                let month = 6 * n - 5;
                months(of.year(reference, tense, month)?, month, 6)
            }
            Self::Season(month, of) => months(of.year(reference, tense, *month)?, *month, 3),
            Self::DayOfMonth(day, month, Years::Near(_)) => {
                let today = reference?;
                let this_year = Date::new(today.year(), *month, *day).ok();
                let shift = match tense {
                    Tense::Past => -i16::from(this_year.is_none_or(|date| date > today)),
                    Tense::Future => i16::from(this_year.is_none_or(|date| date < today)),
                };
                Date::new(today.year() + shift, *month, *day).ok().map(one)
            }
            Self::DayOfMonth(day, month, of) => {
                let year = of.year(reference, tense, *month)?;
                Date::new(year, *month, *day).ok().map(one)
            }
            Self::Day(days) => reference?.checked_add(days.days()).ok().map(one),
            Self::Overnight => Some((reference?.checked_sub(1.days()).ok()?, reference?)),
            Self::Weekday(day, turn) => nearest(reference?, *day, *turn, tense).map(one),
            Self::WeekdayOf(day, weeks) => {
                let (monday, _) = offset(reference?, Unit::Week, *weeks)?;
                let days = i32::from(day.to_monday_zero_offset());
                monday.checked_add(days.days()).ok().map(one)
            }
            Self::Weekend(turn) => weekend(reference?, *turn, tense),
            Self::Offset(unit, count) => offset(reference?, *unit, *count),
            Self::Stretch(unit, count) => stretch(reference?, *unit, *count),
            Self::Ahead(when) => match tense {
                Tense::Future => when.days(reference, tense),
                Tense::Past => None,
            },
            Self::Part(part, whole) => part.of(whole.days(reference, tense)?, reference),
            Self::Range(from, to) => {
                let (start, _) = from.days(reference, tense)?;
                let (_, mut end) = to.days(reference, tense)?;
                // "from October to March": the end lies in the year after.
                if end < start {
                    end = end.checked_add(1.years()).ok()?;
                }
                (start <= end).then_some((start, end))
            }
            Self::Unresolved => None,
        }
    }

    pub(super) fn precision(&self) -> Option<Precision> {
        Some(match self {
            Self::Day(_)
            | Self::Overnight
            | Self::Weekday(..)
            | Self::WeekdayOf(..)
            | Self::DayOfMonth(..) => Precision::Day,
            Self::Weekend(_) => Precision::Week,
            Self::Month(..) => Precision::Month,
            Self::Season(..) | Self::Quarter(..) | Self::Half(..) => Precision::Quarter,
            Self::Year(_) => Precision::Year,
            Self::Decade(_) => Precision::Decade,
            Self::Century(_) => Precision::Century,
            Self::Offset(unit, _) | Self::Stretch(unit, _) => match unit {
                Unit::Day => Precision::Day,
                Unit::Week | Unit::Weekend => Precision::Week,
                Unit::Month => Precision::Month,
                Unit::Quarter => Precision::Quarter,
                Unit::Year => Precision::Year,
                Unit::Decade => Precision::Decade,
                Unit::Century => Precision::Century,
            },
            Self::Part(_, whole) | Self::Ahead(whole) => whole.precision()?,
            Self::Range(from, to) => from.precision()?.max(to.precision()?),
            Self::Unresolved => return None,
        })
    }
}

impl Years {
    /// The year of a month that is named with these words.
    fn year(self, reference: Option<Date>, tense: Tense, month: i8) -> Option<i16> {
        let today = match self {
            Self::Given(year) => return Some(year),
            Self::Away(_) | Self::Near(_) => reference?,
        };
        let year = today.year();
        Some(match (self, tense) {
            (Self::Given(year), _) => year,
            (Self::Away(years), _) => year.checked_add(years)?,
            (Self::Near(Turn::This), _) => year,
            (Self::Near(Turn::Last), _) => year - i16::from(month >= today.month()),
            (Self::Near(Turn::Next), _) => year + i16::from(month <= today.month()),
            (Self::Near(Turn::Open), Tense::Past) => year - i16::from(month > today.month()),
            (Self::Near(Turn::Open), Tense::Future) => year + i16::from(month < today.month()),
        })
    }
}

impl Part {
    fn of(self, (start, end): Days, reference: Option<Date>) -> Option<Days> {
        let length = start.until(end).ok()?.get_days() + 1;
        let day = |n: i32| start.checked_add(n.days()).ok();
        Some(match self {
            Self::Early => (start, day(length / 3 - 1)?.max(start)),
            Self::Middle => (day(length / 3)?, day(2 * length / 3 - 1)?),
            Self::Late => (day(2 * length / 3)?, end),
            Self::Before => (start, reference?.clamp(start, end)),
            Self::After => (reference?.clamp(start, end), end),
        })
    }
}

const fn one(day: Date) -> Days {
    (day, day)
}

fn years(first: i16, count: i16) -> Option<Days> {
    let last = first.checked_add(count - 1)?;
    Some((Date::new(first, 1, 1).ok()?, Date::new(last, 12, 31).ok()?))
}

fn months(year: i16, month: i8, count: i32) -> Option<Days> {
    let first = Date::new(year, month, 1).ok()?;
    let last = first.checked_add((count - 1).months()).ok()?;
    Some((first, last.last_of_month()))
}

fn nearest(today: Date, weekday: Weekday, turn: Turn, tense: Tense) -> Option<Date> {
    let back = i32::from(weekday.until(today.weekday()));
    let ahead = i32::from(weekday.since(today.weekday()));
    let other = |days: i32| if days == 0 { 7 } else { days };
    let days = match (turn, tense) {
        (Turn::Last, _) => -other(back),
        (Turn::Next, _) => other(ahead),
        (Turn::This | Turn::Open, Tense::Past) => -back,
        (Turn::This | Turn::Open, Tense::Future) => ahead,
    };
    today.checked_add(days.days()).ok()
}

fn weekend(today: Date, turn: Turn, tense: Tense) -> Option<Days> {
    let (monday, _) = offset(today, Unit::Week, 0)?;
    let saturday = monday.checked_add(5.days()).ok()?;
    let weeks = match (turn, tense) {
        (Turn::Last, _) => -1,
        (Turn::Open, Tense::Past) => -i32::from(saturday > today),
        (Turn::Next, _) if today < saturday => 0,
        (Turn::Next, _) => 1,
        _ => 0,
    };
    let saturday = saturday.checked_add(weeks.weeks()).ok()?;
    Some((saturday, saturday.checked_add(1.days()).ok()?))
}

/// The day that lies `count` units after `today`, or before it where `count` is negative.
fn later(today: Date, unit: Unit, count: i32) -> Option<Date> {
    let by = i64::from(count);
    match unit {
        Unit::Day => today.checked_add(by.days()),
        Unit::Week | Unit::Weekend => today.checked_add(by.weeks()),
        Unit::Month => today.checked_add(by.months()),
        Unit::Quarter => today.checked_add((3 * by).months()),
        Unit::Year => today.checked_add(by.years()),
        Unit::Decade => today.checked_add((10 * by).years()),
        Unit::Century => today.checked_add((100 * by).years()),
    }
    .ok()
}

fn offset(today: Date, unit: Unit, count: i32) -> Option<Days> {
    let day = later(today, unit, count)?;
    Some(match unit {
        Unit::Day => one(day),
        Unit::Week | Unit::Weekend => {
            let monday = day
                .checked_sub(i32::from(day.weekday().to_monday_zero_offset()).days())
                .ok()?;
            (monday, monday.checked_add(6.days()).ok()?)
        }
        Unit::Month => (day.first_of_month(), day.last_of_month()),
        Unit::Quarter => months(day.year(), (day.month() - 1) / 3 * 3 + 1, 3)?,
        Unit::Year => (day.first_of_year(), day.last_of_year()),
        // "two decades ago" is that year, give or take five.
        Unit::Decade if count != 0 => years(day.year().checked_sub(5)?, 10)?,
        Unit::Decade => years(day.year() / 10 * 10, 10)?,
        Unit::Century => years(day.year() / 100 * 100, 100)?,
    })
}

fn stretch(today: Date, unit: Unit, count: i32) -> Option<Days> {
    let other = later(today, unit, count)?;
    Some((today.min(other), today.max(other)))
}
