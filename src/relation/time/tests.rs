//! Claims about time expressions, and a table of them checked by hand against the calendar.

use super::*;

/// The interval of the only expression in `sentence` (blank-separated words), counted from Thursday 14 September 2023.
fn read(sentence: &str, tense: Tense) -> Vec<(String, Interval)> {
    let mut at = 0;
    let words: Vec<_> = sentence
        .split(' ')
        .map(|word| {
            let span = Span::of(at, at + word.len());
            at += word.len() + 1;
            (word, span)
        })
        .collect();
    expressions(&words)
        .iter()
        .map(|e| {
            let interval = e.resolve(Some(jiff::civil::date(2023, 9, 14)), tense);
            (e.span.of_text(sentence).to_owned(), interval)
        })
        .collect()
}

fn show(interval: Interval) -> String {
    let day = |date: Option<Date>| date.map_or_else(|| "..".to_owned(), |d| d.to_string());
    let precision = interval.precision.map_or("unresolved", Precision::name);
    match (interval.start, interval.end) {
        (start, end) if start == end && start.is_some() => format!("{} {precision}", day(start)),
        (start, end) => format!("{}/{} {precision}", day(start), day(end)),
    }
}

fn only(sentence: &str, tense: Tense) -> (String, String) {
    let all = read(sentence, tense);
    assert_eq!(all.len(), 1, "{sentence}: {all:?}");
    (all[0].0.clone(), show(all[0].1))
}

/// Expressions as they stand in news of Thursday 14 September 2023, `+` where the verb looks ahead, with the days that a
/// reader with a calendar gives them.
const TABLE: &[(&str, &str)] = &[
    ("on Wednesday", "2023-09-13 day"),
    ("+ on Wednesday", "2023-09-20 day"),
    ("on Thursday", "2023-09-14 day"),
    ("last Thursday", "2023-09-07 day"),
    ("+ next Tuesday", "2023-09-19 day"),
    ("late Monday", "2023-09-11 day"),
    ("on Monday evening", "2023-09-11 day"),
    ("on Friday night", "2023-09-08 day"),
    ("on Tuesday last week", "2023-09-05 day"),
    ("+ Monday of next week", "2023-09-18 day"),
    ("today", "2023-09-14 day"),
    ("this morning", "2023-09-14 day"),
    ("yesterday", "2023-09-13 day"),
    ("last night", "2023-09-13 day"),
    ("overnight", "2023-09-13/2023-09-14 day"),
    ("the day before yesterday", "2023-09-12 day"),
    ("+ tomorrow morning", "2023-09-15 day"),
    ("two days ago", "2023-09-12 day"),
    ("two weeks ago", "2023-08-28/2023-09-03 week"),
    ("a month ago", "2023-08-01/2023-08-31 month"),
    ("three years ago", "2020-01-01/2020-12-31 year"),
    ("two decades ago", "1998-01-01/2007-12-31 decade"),
    ("+ in two weeks", "2023-09-25/2023-10-01 week"),
    ("+ in three months", "2023-12-01/2023-12-31 month"),
    ("+ within ten days", "../2023-09-24 day"),
    ("in the past two weeks", "2023-08-31/2023-09-14 week"),
    ("over the last three months", "2023-06-14/2023-09-14 month"),
    ("over the past year", "2022-09-14/2023-09-14 year"),
    ("+ over the next five years", "2023-09-14/2028-09-14 year"),
    ("last week", "2023-09-04/2023-09-10 week"),
    ("this week", "2023-09-11/2023-09-17 week"),
    ("+ next week", "2023-09-18/2023-09-24 week"),
    ("earlier this week", "2023-09-11/2023-09-14 week"),
    ("over the weekend", "2023-09-09/2023-09-10 week"),
    ("+ at the weekend", "2023-09-16/2023-09-17 week"),
    ("last weekend", "2023-09-09/2023-09-10 week"),
    ("last month", "2023-08-01/2023-08-31 month"),
    ("+ next month", "2023-10-01/2023-10-31 month"),
    ("+ later this month", "2023-09-14/2023-09-30 month"),
    ("late last month", "2023-08-21/2023-08-31 month"),
    ("in July", "2023-07-01/2023-07-31 month"),
    ("in November", "2022-11-01/2022-11-30 month"),
    ("+ in November", "2023-11-01/2023-11-30 month"),
    ("last July", "2023-07-01/2023-07-31 month"),
    ("in early March", "2023-03-01/2023-03-10 month"),
    ("in mid - June", "2023-06-11/2023-06-20 month"),
    ("at the end of August", "2023-08-21/2023-08-31 month"),
    ("in February 2020", "2020-02-01/2020-02-29 month"),
    ("in September last year", "2022-09-01/2022-09-30 month"),
    ("in June of this year", "2023-06-01/2023-06-30 month"),
    ("last summer", "2023-06-01/2023-08-31 quarter"),
    ("in the spring of 2021", "2021-03-01/2021-05-31 quarter"),
    (
        "in the first quarter of 2024",
        "2024-01-01/2024-03-31 quarter",
    ),
    (
        "in the second half of last year",
        "2022-07-01/2022-12-31 quarter",
    ),
    ("this year", "2023-01-01/2023-12-31 year"),
    ("last year", "2022-01-01/2022-12-31 year"),
    ("earlier this year", "2023-01-01/2023-09-14 year"),
    ("in late 2018", "2018-09-01/2018-12-31 year"),
    ("+ by the end of the year", "../2023-12-31 year"),
    ("+ by 2030", "../2030-12-31 year"),
    ("in 2019", "2019-01-01/2019-12-31 year"),
    ("since 2019", "2019-01-01/.. year"),
    ("since Monday", "2023-09-11/.. day"),
    ("after 2014", "2015-01-01/.. year"),
    ("before 2014", "../2013-12-31 year"),
    ("+ until Friday", "../2023-09-15 day"),
    ("in the 1990s", "1990-01-01/1999-12-31 decade"),
    ("in the early 1990s", "1990-01-01/1993-05-01 decade"),
    ("in the nineties", "1990-01-01/1999-12-31 decade"),
    ("in the 19th century", "1800-01-01/1899-12-31 century"),
    ("between 2014 and 2016", "2014-01-01/2016-12-31 year"),
    ("from March to June 2020", "2020-03-01/2020-06-30 month"),
    ("from Monday to Wednesday", "2023-09-11/2023-09-13 day"),
    ("on 3 May 2021", "2021-05-03 day"),
    ("on March 3rd , 2021", "2021-03-03 day"),
    ("on Sept. 11 , 2001", "2001-09-11 day"),
    ("on 2023-08-21", "2023-08-21 day"),
    ("on Wednesday , 6 September", "2023-09-06 day"),
    ("on the 14th of July", "2023-07-14 day"),
    ("on 20 December", "2022-12-20 day"),
    ("+ on 20 December", "2023-12-20 day"),
];

#[test]
fn expressions_resolve_as_a_reader_with_a_calendar_resolves_them() {
    let mut wrong = Vec::new();
    for (marked, expected) in TABLE {
        let (words, tense) = match marked.strip_prefix("+ ") {
            Some(words) => (words, Tense::Future),
            None => (*marked, Tense::Past),
        };
        let found = read(words, tense);
        let shown: Vec<String> = found.iter().map(|(_, interval)| show(*interval)).collect();
        if shown != [*expected] {
            wrong.push(format!("{marked}: {shown:?}, not {expected}"));
        }
    }
    assert!(TABLE.len() >= 60);
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn the_words_are_kept_with_their_preposition() {
    assert_eq!(
        only("They met on Wednesday .", Tense::Past).0,
        "on Wednesday"
    );
    assert_eq!(only("since early 2019", Tense::Past).0, "since early 2019");
    assert_eq!(
        only("by the end of the year", Tense::Future).0,
        "by the end of the year"
    );
}

#[test]
fn what_counts_from_elsewhere_or_has_no_bounds_keeps_its_words_only() {
    for words in [
        "the next day",
        "three days later",
        "the following week",
        "the next month",
        "in recent weeks",
        "several years ago",
        "that day",
        "in the coming weeks",
        "on the same day",
        "a year earlier",
    ] {
        assert_eq!(only(words, Tense::Past).1, "../.. unresolved", "{words}");
    }
    assert_eq!(
        only("They finished it in two weeks", Tense::Past).1,
        "../.. unresolved"
    );
}

#[test]
fn without_a_date_only_full_dates_resolve() {
    let resolve = |words: &str| {
        let words: Vec<_> = words.split(' ').map(|w| (w, Span::default())).collect();
        expressions(&words)[0].resolve(None, Tense::Past)
    };
    assert_eq!(resolve("on Wednesday"), Interval::default());
    assert_eq!(resolve("last year"), Interval::default());
    assert_eq!(show(resolve("in May 2021")), "2021-05-01/2021-05-31 month");
}

#[test]
fn months_that_are_words_and_bare_numbers_are_no_dates() {
    assert!(
        read(
            "They may march to the capital in the fall of the city .",
            Tense::Future
        )
        .is_empty()
    );
    assert!(read("2019 soldiers", Tense::Past).is_empty());
    assert_eq!(only("in May", Tense::Past).1, "2023-05-01/2023-05-31 month");
}

#[test]
fn an_impossible_date_is_no_date() {
    assert_eq!(
        only("on 31 February 2021", Tense::Past).1,
        "../.. unresolved"
    );
}
