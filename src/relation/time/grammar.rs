//! Reads time expressions off the words of a sentence, from left to right, the longest first.

use super::calendar::{Part, Turn, When, Years};
use super::lexicon::{
    Unit, cardinal, day_number, day_part, decade, month, ordinal, season, unit, weekday, year,
};
use super::{Bound, Expression};
use crate::span::Span;
use smol_str::{SmolStr, StrExt};

/// All time expressions among `words`, each given as (text, span), from left to right.
pub fn expressions(words: &[(&str, Span)]) -> Vec<Expression> {
    let lower: Vec<SmolStr> = words
        .iter()
        .map(|(text, _)| text.to_lowercase_smolstr())
        .collect();
    let reader = Grammar { words: &lower };
    let mut found = Vec::new();
    let mut at = 0;
    while at < lower.len() {
        let opened = reader.span(at);
        let read = opened.and_then(|from| reader.range(at, from).or_else(|| reader.whole(at)));
        let Some((length, when)) = read else {
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

/// How many words an expression takes, and what it says.
type Found = Option<(usize, When)>;

struct Grammar<'a> {
    words: &'a [SmolStr],
}

impl Grammar<'_> {
    fn word(&self, at: usize) -> &str {
        self.words.get(at).map_or("", SmolStr::as_str)
    }

    fn before(&self, at: usize, back: usize) -> &str {
        at.checked_sub(back).map_or("", |i| self.word(i))
    }

    /// How many words before `at` belong to the expression as its preposition, and what they make of it.
    fn preposition(&self, at: usize) -> (usize, Bound) {
        let article = usize::from(self.before(at, 1) == "the");
        match self.before(at, 1 + article) {
            "since" => (1 + article, Bound::Since),
            "after" => (1 + article, Bound::After),
            "until" | "till" | "by" | "within" => (1 + article, Bound::Until),
            "before" => (1 + article, Bound::Before),
            "on" | "in" | "at" | "during" | "for" | "from" | "over" | "throughout" | "between" => {
                (1 + article, Bound::Within)
            }
            _ => (article, Bound::Within),
        }
    }

    /// "between 2014 and 2016", "from March to June 2020", "2014-2016": the range that opens with the span `from`.
    fn range(&self, at: usize, (length, from): (usize, When)) -> Found {
        let joint = at + length;
        let opened = matches!(self.before(at, 1), "between" | "from");
        let joins = match self.word(joint) {
            "and" => self.before(at, 1) == "between",
            "to" | "until" | "till" | "through" => opened,
            "-" | "–" | "—" => {
                matches!(from, When::Year(_) | When::Month(..) | When::DayOfMonth(..))
            }
            _ => false,
        };
        let (rest, to) = joins.then(|| self.span(joint + 1)).flatten()?;
        let from = match (from, &to) {
            // "from March to June 2020": one year for both.
            (When::Month(month, Years::Near(Turn::Open)), When::Month(_, years)) => {
                When::Month(month, *years)
            }
            (from, _) => from,
        };
        Some((length + 1 + rest, When::Range(Box::new(from), Box::new(to))))
    }

    /// An end of a range: any expression, or a bare year.
    fn span(&self, at: usize) -> Found {
        let opened = matches!(
            self.before(at, 1),
            "between" | "from" | "and" | "to" | "until" | "-" | "–" | "—"
        );
        let bare = year(self.word(at))
            .filter(|_| opened)
            .map(|y| (1, When::Year(y)));
        bare.or_else(|| self.whole(at))
    }

    /// The expression that starts at `at`, with "early", "the end of" and the like in front of it.
    fn whole(&self, at: usize) -> Found {
        let (lead, part) = self.part(at);
        if let Some(part) = part
            && let Some((length, when)) = self.simple(at + lead)
        {
            let when = match (part, when) {
                // "late Monday" is that day all the same.
                (_, When::Unresolved) => When::Unresolved,
                (_, when @ (When::Day(_) | When::Weekday(..) | When::DayOfMonth(..))) => when,
                (part, when) => When::Part(part, Box::new(when)),
            };
            return Some((lead + length, when));
        }
        self.simple(at)
    }

    /// "early", "mid-", "at the end of", "later": how many words, and which part they mean.
    fn part(&self, at: usize) -> (usize, Option<Part>) {
        let words: [&str; 3] = std::array::from_fn(|i| self.word(at + i));
        let of = |length: usize| {
            let article = usize::from(self.word(at + length) == "the");
            length + article
        };
        match words {
            ["beginning" | "start", "of", _] => (of(2), Some(Part::Early)),
            ["middle", "of", _] => (of(2), Some(Part::Middle)),
            ["end", "of", _] => (of(2), Some(Part::Late)),
            ["early", "in", _] => (of(2), Some(Part::Early)),
            ["late", "in", _] => (of(2), Some(Part::Late)),
            ["early", "on", _] => (2, Some(Part::Early)),
            ["late", "on", _] => (2, Some(Part::Late)),
            ["earlier", "in" | "on", _] => (of(2), Some(Part::Before)),
            ["later", "in" | "on", _] => (of(2), Some(Part::After)),
            ["early", ..] => (1, Some(Part::Early)),
            ["mid", "-", _] => (2, Some(Part::Middle)),
            ["mid", ..] => (1, Some(Part::Middle)),
            ["late", ..] => (1, Some(Part::Late)),
            ["earlier", ..] => (1, Some(Part::Before)),
            ["later", ..] => (1, Some(Part::After)),
            _ => (0, None),
        }
    }

    fn simple(&self, at: usize) -> Found {
        self.calendar(at)
            .or_else(|| self.deictic(at))
            .or_else(|| self.counted(at))
            .or_else(|| self.turned(at))
            .or_else(|| self.fraction(at))
            .or_else(|| self.year(at))
    }

    /// "14 September 2023", "September 14, 2023", "2023-09-14", "September last year", "Wednesday evening".
    fn calendar(&self, at: usize) -> Found {
        self.iso(at)
            .or_else(|| self.weekday(at))
            .or_else(|| self.dated(at))
            .or_else(|| self.month(at))
            .or_else(|| self.season(at))
    }

    fn iso(&self, at: usize) -> Found {
        let day: jiff::civil::Date =
            (self.word(at).len() == 10).then(|| self.word(at).parse().ok())??;
        Some((
            1,
            When::DayOfMonth(day.day(), day.month(), Years::Given(day.year())),
        ))
    }

    fn weekday(&self, at: usize) -> Found {
        let name = weekday(self.word(at))?;
        let mut next = at + 1;
        // "Wednesday 14 September": the date says more than the day of the week.
        let comma = usize::from(self.word(next) == ",");
        if let Some((length, when @ When::DayOfMonth(..))) = self.dated(next + comma) {
            return Some((1 + comma + length, when));
        }
        next += usize::from(day_part(self.word(next)));
        let of = usize::from(self.word(next) == "of");
        let weeks = match (self.word(next + of), self.word(next + of + 1)) {
            ("last", "week") => Some(-1),
            ("this", "week") => Some(0),
            ("next", "week") => Some(1),
            _ => None,
        };
        Some(match weeks {
            Some(weeks) => (next + of + 2 - at, When::WeekdayOf(name, weeks)),
            None => (next - at, When::Weekday(name, Turn::Open)),
        })
    }

    /// A day and a month in either order.
    fn dated(&self, at: usize) -> Found {
        if let Some(day) = day_number(self.word(at)) {
            let of = usize::from(self.word(at + 1) == "of");
            let month = month(self.word(at + 1 + of))?;
            let (extra, years) = self.years(at + 2 + of);
            return Some((2 + of + extra, When::DayOfMonth(day, month, years)));
        }
        let month = month(self.word(at))?;
        let article = usize::from(self.word(at + 1) == "the");
        let day = day_number(self.word(at + 1 + article))?;
        let (extra, years) = self.years(at + 2 + article);
        Some((2 + article + extra, When::DayOfMonth(day, month, years)))
    }

    fn month(&self, at: usize) -> Found {
        let number = month(self.word(at))?;
        let (extra, years) = self.years(at + 1);
        // "may" and "march" are months only where a number or a preposition says so.
        let clear = !matches!(self.word(at), "may" | "march")
            || years != Years::Near(Turn::Open)
            || matches!(
                self.before(at, 1),
                "in" | "since"
                    | "until"
                    | "by"
                    | "last"
                    | "next"
                    | "early"
                    | "late"
                    | "mid"
                    | "-"
                    | "of"
                    | "between"
                    | "from"
                    | "during"
            );
        clear.then_some((1 + extra, When::Month(number, years)))
    }

    /// "summer 2020", "the spring of last year"; a bare "summer" is no date.
    fn season(&self, at: usize) -> Found {
        let first = season(self.word(at))?;
        let (extra, years) = self.years(at + 1);
        (extra > 0).then_some((1 + extra, When::Season(first, years)))
    }

    /// The year behind a month: ", 2023", "of 2023", "last year".
    fn years(&self, at: usize) -> (usize, Years) {
        let link = usize::from(matches!(self.word(at), "," | "of"));
        if let Some(year) = year(self.word(at + link)) {
            return (link + 1, Years::Given(year));
        }
        let of = usize::from(self.word(at) == "of");
        let away = match (self.word(at + of), self.word(at + of + 1)) {
            ("last", "year") => -1,
            ("this", "year") => 0,
            ("next", "year") => 1,
            _ => return (0, Years::Near(Turn::Open)),
        };
        (of + 2, Years::Away(away))
    }

    /// "yesterday", "overnight", "the next day".
    fn deictic(&self, at: usize) -> Found {
        let part = 1 + usize::from(day_part(self.word(at + 1)));
        match (self.word(at), self.word(at + 1)) {
            ("day", "before") if self.word(at + 2) == "yesterday" => Some((3, When::Day(-2))),
            ("day", "after") if self.word(at + 2) == "tomorrow" => Some((3, When::Day(2))),
            ("today" | "tonight", _) => Some((1, When::Day(0))),
            ("yesterday", _) => Some((part, When::Day(-1))),
            ("tomorrow", _) => Some((part, When::Day(1))),
            ("overnight", _) => Some((1, When::Overnight)),
            ("weekend", _) if self.before(at, 1) == "the" => Some((1, When::Weekend(Turn::Open))),
            ("year" | "month" | "week", _) if self.is_current(at) => {
                unit(self.word(at)).map(|unit| (1, When::Offset(unit, 0)))
            }
            ("that", other) if unit(other).is_some() => Some((2, When::Unresolved)),
            _ => None,
        }
    }

    /// "the end of the year", "later in the week": the unit that runs.
    fn is_current(&self, at: usize) -> bool {
        self.before(at, 1) == "the"
            && matches!(self.before(at, 2), "of" | "in")
            && matches!(
                self.before(at, 3),
                "end" | "beginning" | "start" | "middle" | "later" | "earlier" | "late" | "early"
            )
    }

    /// "two weeks ago", "in two weeks", "the past three years"; "three days later" counts from elsewhere.
    fn counted(&self, at: usize) -> Found {
        if matches!(
            self.word(at),
            "past" | "last" | "next" | "coming" | "previous"
        ) {
            let ahead = matches!(self.word(at), "next" | "coming");
            let sign = if ahead { 1 } else { -1 };
            let named = cardinal(self.word(at + 1)).filter(|_| self.word(at + 1) != "a");
            if let Some(count) = named {
                let unit = unit(self.word(at + 2))?;
                return Some((3, When::Stretch(unit, sign * count)));
            }
            let plural = unit(self.word(at + 1)).filter(|_| self.word(at + 1).ends_with('s'));
            if plural.is_some() {
                return Some((2, When::Unresolved));
            }
            // "over the past year"
            if self.word(at) == "past" {
                return Some((2, When::Stretch(unit(self.word(at + 1))?, -1)));
            }
            return None;
        }
        if matches!(
            self.word(at),
            "recent" | "several" | "many" | "few" | "some"
        ) {
            let plural = unit(self.word(at + 1)).filter(|_| self.word(at + 1).ends_with('s'));
            let ago = matches!(self.word(at + 2), "ago" | "later" | "earlier");
            let whole = self.word(at) == "recent" || ago;
            return plural
                .filter(|_| whole)
                .map(|_| (2 + usize::from(ago), When::Unresolved));
        }
        let count = cardinal(self.word(at))?;
        let unit = unit(self.word(at + 1))?;
        match self.word(at + 2) {
            "ago" => Some((3, When::Offset(unit, -count))),
            "later" | "earlier" | "before" | "after" => Some((3, When::Unresolved)),
            _ if self.before(at, 1) == "in" => {
                Some((2, When::Ahead(Box::new(When::Offset(unit, count)))))
            }
            _ if self.before(at, 1) == "within" => {
                Some((2, When::Ahead(Box::new(When::Stretch(unit, count)))))
            }
            _ => None,
        }
    }

    /// "last week", "next Tuesday", "this year", "last night", "the following month".
    fn turned(&self, at: usize) -> Found {
        let turn = match self.word(at) {
            "last" => Turn::Last,
            "this" => Turn::This,
            "next" | "coming" => Turn::Next,
            "following" | "previous" | "same" => {
                return unit(self.word(at + 1)).map(|_| (2, When::Unresolved));
            }
            _ => return None,
        };
        let noun = self.word(at + 1);
        if let Some(weekday) = weekday(noun) {
            let part = usize::from(day_part(self.word(at + 2)));
            return Some((2 + part, When::Weekday(weekday, turn)));
        }
        if let Some(month) = month(noun) {
            return Some((2, When::Month(month, Years::Near(turn))));
        }
        if let Some(first) = season(noun) {
            return Some((2, When::Season(first, Years::Near(turn))));
        }
        if turn == Turn::Last && noun == "night" {
            return Some((2, When::Day(-1)));
        }
        if turn == Turn::This && day_part(noun) {
            return Some((2, When::Day(0)));
        }
        let unit = unit(noun).filter(|_| !noun.ends_with('s'))?;
        let count = match turn {
            Turn::Last => -1,
            Turn::Next => 1,
            Turn::This | Turn::Open => 0,
        };
        let told = at
            .checked_sub(1)
            .is_some_and(|before| self.word(before) == "the");
        Some(match unit {
            // "the next month", "the next day" count from another event.
            _ if turn == Turn::Next && told => (2, When::Unresolved),
            Unit::Day if turn == Turn::This => return None,
            Unit::Day => (2, When::Unresolved),
            Unit::Weekend => (2, When::Weekend(turn)),
            unit => (2, When::Offset(unit, count)),
        })
    }

    /// "the first quarter of 2024", "the second half of last year", "the 19th century".
    fn fraction(&self, at: usize) -> Found {
        let number = ordinal(self.word(at))?;
        match self.word(at + 1) {
            "century" if (15..=22).contains(&number) => {
                let first = i16::try_from(number).ok()? * 100 - 100;
                Some((2, When::Century(first)))
            }
            "quarter" if (1..=4).contains(&number) => {
                let (extra, years) = self.years(at + 2);
                let number = i8::try_from(number).ok()?;
                (extra > 0).then_some((2 + extra, When::Quarter(number, years)))
            }
            "half" if (1..=2).contains(&number) => {
                let (extra, years) = self.years(at + 2);
                let number = i8::try_from(number).ok()?;
                (extra > 0).then_some((2 + extra, When::Half(number, years)))
            }
            _ => None,
        }
    }

    /// "in 2019", "since 2019", "mid-2019", "the 1990s". A bare number is no year.
    fn year(&self, at: usize) -> Found {
        let word = self.word(at);
        if let Some(decade) = decade(word) {
            return Some((1, When::Decade(decade)));
        }
        if let Some(middle) = word.strip_prefix("mid-") {
            let month = || month(middle).map(|m| When::Month(m, Years::Near(Turn::Open)));
            let when = year(middle).map(When::Year).or_else(month)?;
            return Some((1, When::Part(Part::Middle, Box::new(when))));
        }
        let year = year(word)?;
        matches!(
            self.before(at, 1),
            "in" | "since"
                | "until"
                | "till"
                | "by"
                | "from"
                | "of"
                | "during"
                | "early"
                | "late"
                | "mid"
                | "-"
                | "before"
                | "after"
                | "throughout"
        )
        .then_some((1, When::Year(year)))
    }
}
