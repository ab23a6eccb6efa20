//! Rows of a Cypher script as lists of literals alone, and the expression that makes a row's map of its list again: a date
//! stands there as text, a list as one text whose items are parted by a character that none of them holds.

use super::batch::Property;
use super::cypher::{Literal, string};
use std::collections::BTreeSet;
use std::fmt::{self, Display, Formatter, Write as _};

/// Where in the lists of a batch each property stands. Shown, it is the row's map in terms of `list`.
pub(super) struct Layout {
    entries: Vec<(&'static str, Entry)>,
    width: usize,
    /// Between the items of a list; none where every candidate stands in one.
    border: Option<char>,
}

/// What makes a property.
enum Entry {
    /// The value at a place.
    At(usize, Form),
    /// Further entries.
    Map(Vec<(&'static str, Entry)>),
}

/// How a value is written in its place.
#[derive(Clone, Copy, PartialEq)]
enum Form {
    AsItIs,
    Day,
    Texts,
}

impl Form {
    fn of(property: &Property) -> Self {
        let text = |item: &Property| matches!(item, Property::Text(_));
        match property {
            Property::Day(_) => Self::Day,
            Property::List(items) if !items.is_empty() && items.iter().all(text) => Self::Texts,
            _ => Self::AsItIs,
        }
    }
}

impl Layout {
    /// A layout that fits all of `rows`.
    pub(super) fn of(rows: &[Property]) -> Self {
        let (mut entries, mut width, mut taken) = (Vec::new(), 0, BTreeSet::new());
        for row in rows {
            note(row, &mut taken);
            if let Property::Map(row) = row {
                grow(&mut entries, &mut width, row);
            }
        }
        let control = ['\u{1f}', '\u{1e}', '\u{1d}', '\u{1c}'];
        let mut candidates = control.into_iter().chain('\u{e000}'..='\u{f8ff}');
        Self {
            entries,
            width,
            border: candidates.find(|c| !taken.contains(c)),
        }
    }

    /// The list of a row.
    pub(super) fn list<'r>(&self, row: &'r Property) -> List<'r> {
        let mut values = vec![None; self.width];
        if let Property::Map(row) = row {
            fill(&self.entries, row, &mut values);
        }
        List(values, self.border)
    }

    fn write(&self, entries: &[(&'static str, Entry)], f: &mut Formatter<'_>) -> fmt::Result {
        f.write_char('{')?;
        for (i, (name, entry)) in entries.iter().enumerate() {
            write!(f, "{}{name}: ", if i > 0 { ", " } else { "" })?;
            match (entry, self.border) {
                (Entry::Map(entries), _) => self.write(entries, f)?,
                (Entry::At(place, Form::Day), _) => write!(f, "date(list[{place}])")?,
                (Entry::At(place, Form::Texts), Some(border)) => {
                    write!(f, "split(list[{place}], '\\u{:04x}')", u32::from(border))?;
                }
                (Entry::At(place, _), _) => write!(f, "list[{place}]")?,
            }
        }
        f.write_char('}')
    }
}

impl Display for Layout {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        self.write(&self.entries, f)
    }
}

/// Notes what can't be a border: all characters of lists that a border may be.
fn note(property: &Property, taken: &mut BTreeSet<char>) {
    match property {
        Property::Map(entries) => entries.iter().for_each(|(_, value)| note(value, taken)),
        Property::List(items) => {
            for item in items {
                if let Property::Text(text) = item {
                    let special =
                        |c: &char| c.is_control() || ('\u{e000}'..='\u{f8ff}').contains(c);
                    taken.extend(text.chars().filter(special));
                }
            }
        }
        _ => {}
    }
}

/// Gives a place to each property of `row` that has none.
fn grow(
    entries: &mut Vec<(&'static str, Entry)>,
    width: &mut usize,
    row: &[(&'static str, Property)],
) {
    for (name, value) in row {
        let known = entries.iter_mut().find(|(known, _)| known == name);
        match (known, value) {
            (Some((_, Entry::Map(inner))), Property::Map(value)) => grow(inner, width, value),
            (Some(_), _) => {}
            (None, Property::Map(value)) => {
                let mut inner = Vec::new();
                grow(&mut inner, width, value);
                entries.push((name, Entry::Map(inner)));
            }
            (None, value) => {
                entries.push((name, Entry::At(*width, Form::of(value))));
                *width += 1;
            }
        }
    }
}

/// Puts the properties of `row` in their places.
fn fill<'r>(
    entries: &[(&'static str, Entry)],
    row: &'r [(&'static str, Property)],
    values: &mut [Option<&'r Property>],
) {
    for (name, value) in row {
        match (entries.iter().find(|(known, _)| known == name), value) {
            (Some((_, Entry::Map(inner))), Property::Map(value)) => fill(inner, value, values),
            (Some(&(_, Entry::At(place, _))), value) => values[place] = Some(value),
            _ => {}
        }
    }
}

/// A row as a list of literals; `null` is what it lacks.
pub(super) struct List<'r>(Vec<Option<&'r Property>>, Option<char>);

impl Display for List<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_char('[')?;
        for (i, value) in self.0.iter().enumerate() {
            f.write_str(if i > 0 { ", " } else { "" })?;
            match (value, self.1) {
                (None, _) => f.write_str("null")?,
                (Some(Property::Day(day)), _) => write!(f, "\"{day}\"")?,
                (Some(list @ Property::List(items)), Some(border))
                    if Form::of(list) == Form::Texts =>
                {
                    let mut joined = String::new();
                    for (i, item) in items.iter().enumerate() {
                        if i > 0 {
                            joined.push(border);
                        }
                        if let Property::Text(text) = item {
                            joined.push_str(text);
                        }
                    }
                    string(&joined, f)?;
                }
                (Some(value), _) => Literal(value).fmt(f)?,
            }
        }
        f.write_char(']')
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str) -> Property {
        Property::Text(text.into())
    }

    fn row(id: &str, properties: Vec<(&'static str, Property)>) -> Property {
        Property::Map(vec![
            ("id", text(id)),
            ("properties", Property::Map(properties)),
        ])
    }

    #[test]
    fn a_row_without_a_property_has_null_in_its_place() {
        let rows = [
            row(
                "a",
                vec![("day", Property::Day("2024-05-06".parse().unwrap()))],
            ),
            row("b", vec![("count", Property::Count(3))]),
        ];
        let layout = Layout::of(&rows);
        assert_eq!(
            layout.to_string(),
            "{id: list[0], properties: {day: date(list[1]), count: list[2]}}"
        );
        assert_eq!(
            layout.list(&rows[0]).to_string(),
            "[\"a\", \"2024-05-06\", null]"
        );
        assert_eq!(layout.list(&rows[1]).to_string(), "[\"b\", null, 3]");
    }

    #[test]
    fn lists_are_parted_by_what_no_item_holds() {
        let list = |items: &[&str]| Property::List(items.iter().map(|item| text(item)).collect());
        let rows = [row("a", vec![("names", list(&["x", "y"]))])];
        let layout = Layout::of(&rows);
        assert!(
            layout
                .to_string()
                .contains("names: split(list[1], '\\u001f')"),
            "{layout}"
        );
        assert_eq!(layout.list(&rows[0]).to_string(), "[\"a\", \"x\\u001fy\"]");
        let rows = [row("a", vec![("names", list(&["x\u{1f}", "\u{1e}y"]))])];
        let layout = Layout::of(&rows);
        assert!(layout.to_string().contains("'\\u001d'"), "{layout}");
        assert_eq!(
            layout.list(&rows[0]).to_string(),
            "[\"a\", \"x\\u001f\\u001d\\u001ey\"]"
        );
    }

    #[test]
    fn lists_of_numbers_stay_lists() {
        let rows = [row(
            "a",
            vec![("counts", Property::List(vec![Property::Count(1)]))],
        )];
        let layout = Layout::of(&rows);
        assert!(layout.to_string().contains("counts: list[1]"), "{layout}");
        assert_eq!(layout.list(&rows[0]).to_string(), "[\"a\", [1]]");
    }
}
