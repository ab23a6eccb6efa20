//! When something happened. Expressions such as "on Wednesday", "last July", "two weeks ago" or "since 2019" become
//! intervals of days, counted from the day the article came out, with the precision that the words have. Tense
//! chooses the direction: who "met on Wednesday" did so before that day, who "will meet on Wednesday" after it. What
//! can't be resolved ("the next day", "in recent weeks") keeps its words and gets no date: nothing is guessed.
//!
//! `grammar.rs` reads the words, `lexicon.rs` knows them, `calendar.rs` counts the days, `anchor.rs` says which
//! expression a predicate has and which tense it is in.

mod anchor;
mod calendar;
mod grammar;
mod lexicon;

pub use anchor::TimeReader;
pub use grammar::expressions;

use crate::span::Span;
use calendar::When;
use jiff::ToSpan;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// In which direction the predicate of an expression looks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tense {
    /// It happened.
    #[default]
    Past,
    /// It is to happen.
    Future,
}

/// How finely the words tell the time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Precision {
    /// "on Wednesday", "14 September", "overnight".
    Day,
    /// "last week", "over the weekend".
    Week,
    /// "in July", "early in March".
    Month,
    /// "in the third quarter", "last summer".
    Quarter,
    /// "in 2019", "earlier this year".
    Year,
    /// "in the 1990s".
    Decade,
    /// "in the 19th century".
    Century,
}

impl Precision {
    /// The name used in files.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::Week => "week",
            Self::Month => "month",
            Self::Quarter => "quarter",
            Self::Year => "year",
            Self::Decade => "decade",
            Self::Century => "century",
        }
    }
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
    /// "in", "on", "during".
    Within,
    /// "since": from its first day on.
    Since,
    /// "after": from the day behind it on.
    After,
    /// "until", "by": up to its last day.
    Until,
    /// "before": up to the day before it.
    Before,
}

/// What an expression resolves to; all is missing where it does not.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Interval {
    /// First day. Missing beside an `end`: open.
    pub start: Option<Date>,
    /// Last day. Missing beside a `start`: open.
    pub end: Option<Date>,
    /// How finely the words tell it.
    pub precision: Option<Precision>,
}

impl Expression {
    /// The interval counted from `reference`, the article's date. It is empty where the words name none by
    /// themselves, or where they need a date to count from and there is none.
    pub fn resolve(&self, reference: Option<Date>, tense: Tense) -> Interval {
        self.bounded(reference, tense).unwrap_or_default()
    }

    fn bounded(&self, reference: Option<Date>, tense: Tense) -> Option<Interval> {
        let (start, end) = self.when.days(reference, tense)?;
        let (start, end) = match self.bound {
            Bound::Within => (Some(start), Some(end)),
            Bound::Since => (Some(start), None),
            Bound::After => (Some(end.checked_add(1.days()).ok()?), None),
            Bound::Until => (None, Some(end)),
            Bound::Before => (None, Some(start.checked_sub(1.days()).ok()?)),
        };
        Some(Interval {
            start,
            end,
            precision: self.when.precision(),
        })
    }
}

#[cfg(test)]
mod tests;
