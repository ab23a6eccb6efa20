//! Tables for data frames as Parquet, compressed with Snappy: strings, days, 64-bit numbers, and lists of them.

use super::column::{Cell, Kind};
use super::table::{Row, Table};
use jiff::civil::{Date, date};
use parquet::basic::Compression;
use parquet::data_type::{
    BoolType, ByteArray, ByteArrayType, DataType, DoubleType, Int32Type, Int64Type,
};
use parquet::file::properties::WriterProperties;
use parquet::file::writer::{SerializedColumnWriter, SerializedFileWriter};
use parquet::schema::parser::parse_message_type;
use std::io::{self, Write};
use std::sync::Arc;

/// Rows in one group; as many are in memory at a time.
const GROUP: usize = 50_000;

/// Writes the table.
///
/// # Errors
/// Those of `out`.
pub(super) fn write_parquet<W: Write + Send>(table: Table<'_>, out: &mut W) -> io::Result<()> {
    let columns = table.columns.iter().map(|(name, kind)| schema(name, *kind));
    let message = format!("message tidings {{ {} }}", columns.collect::<String>());
    let message = parse_message_type(&message).map_err(io::Error::other)?;
    let properties = WriterProperties::builder()
        .set_compression(Compression::SNAPPY)
        .set_created_by("tidings".into())
        .build();
    let file = SerializedFileWriter::new(out, Arc::new(message), Arc::new(properties));
    let mut file = file.map_err(io::Error::other)?;
    let mut rows = table.rows.peekable();
    while rows.peek().is_some() {
        let group: Vec<Row<'_>> = rows.by_ref().take(GROUP).collect();
        let mut writer = file.next_row_group().map_err(io::Error::other)?;
        for (i, (_, kind)) in table.columns.iter().enumerate() {
            let cells = group.iter().map(|row| row.get(i).and_then(Option::as_ref));
            let column = writer.next_column().map_err(io::Error::other)?;
            let mut column = column.ok_or_else(|| io::Error::other("a column too many"))?;
            write_column(*kind, cells, &mut column).map_err(io::Error::other)?;
            column.close().map_err(io::Error::other)?;
        }
        writer.close().map_err(io::Error::other)?;
    }
    file.close().map(|_| ()).map_err(io::Error::other)
}

fn schema(name: &str, kind: Kind) -> String {
    let list = |of: &str| {
        format!("optional group {name} (LIST) {{ repeated group list {{ required {of}; }} }} ")
    };
    match kind {
        Kind::Text | Kind::Json => format!("optional binary {name} (STRING); "),
        Kind::Day => format!("optional int32 {name} (DATE); "),
        Kind::Flag => format!("optional boolean {name}; "),
        Kind::Count => format!("optional int64 {name}; "),
        Kind::Number => format!("optional double {name}; "),
        Kind::Texts => list("binary element (STRING)"),
        Kind::Counts => list("int64 element"),
    }
}

fn write_column<'c>(
    kind: Kind,
    cells: impl Iterator<Item = Option<&'c Cell<'c>>>,
    column: &mut SerializedColumnWriter<'_>,
) -> parquet::errors::Result<()> {
    match kind {
        Kind::Text | Kind::Json => write_values::<ByteArrayType>(
            cells.map(|cell| match cell? {
                Cell::Text(text) => Some(bytes(text)),
                Cell::Json(text) => Some(bytes(text)),
                _ => None,
            }),
            column,
        ),
        Kind::Day => write_values::<Int32Type>(
            cells.map(|cell| match cell? {
                Cell::Day(day) => Some(days(*day)),
                _ => None,
            }),
            column,
        ),
        Kind::Flag => write_values::<BoolType>(
            cells.map(|cell| match cell? {
                Cell::Flag(flag) => Some(*flag),
                _ => None,
            }),
            column,
        ),
        Kind::Count => write_values::<Int64Type>(
            cells.map(|cell| match cell? {
                Cell::Count(count) => Some(*count as i64),
                _ => None,
            }),
            column,
        ),
        Kind::Number => write_values::<DoubleType>(
            cells.map(|cell| match cell? {
                Cell::Number(number) => Some(*number),
                _ => None,
            }),
            column,
        ),
        Kind::Texts => write_lists::<ByteArrayType>(
            cells.map(|cell| match cell {
                Some(Cell::Texts(texts)) => texts.iter().map(|text| bytes(text)).collect(),
                _ => Vec::new(),
            }),
            column,
        ),
        Kind::Counts => write_lists::<Int64Type>(
            cells.map(|cell| match cell {
                Some(Cell::Counts(counts)) => counts.iter().map(|count| *count as i64).collect(),
                _ => Vec::new(),
            }),
            column,
        ),
    }
}

/// Values, a definition level of 0 where there is none.
fn write_values<D: DataType>(
    cells: impl Iterator<Item = Option<D::T>>,
    column: &mut SerializedColumnWriter<'_>,
) -> parquet::errors::Result<()> {
    let (mut values, mut levels) = (Vec::new(), Vec::new());
    for cell in cells {
        levels.push(i16::from(cell.is_some()));
        values.extend(cell);
    }
    column
        .typed::<D>()
        .write_batch(&values, Some(&levels), None)
        .map(|_| ())
}

/// Lists: the first member of each has the repetition level 0; none at all has the definition level 0.
fn write_lists<D: DataType>(
    cells: impl Iterator<Item = Vec<D::T>>,
    column: &mut SerializedColumnWriter<'_>,
) -> parquet::errors::Result<()> {
    let (mut values, mut definitions, mut repetitions) = (Vec::new(), Vec::new(), Vec::new());
    for list in cells {
        let length = list.len();
        definitions.extend(std::iter::repeat_n(
            if length > 0 { 2 } else { 0 },
            length.max(1),
        ));
        repetitions.extend((0..length.max(1)).map(|i| i16::from(i > 0)));
        values.extend(list);
    }
    column
        .typed::<D>()
        .write_batch(&values, Some(&definitions), Some(&repetitions))
        .map(|_| ())
}

fn bytes(text: &str) -> ByteArray {
    ByteArray::from(text.as_bytes().to_vec())
}

/// Days since 1970.
fn days(day: Date) -> i32 {
    let since = day.since(date(1970, 1, 1));
    since.map_or(0, |span| span.get_days())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::KnowledgeGraph;
    use crate::document::record::DocumentRecord;
    use crate::document::sample;
    use crate::export::table;
    use parquet::file::reader::{FileReader, SerializedFileReader};

    #[test]
    fn a_table_reads_back() {
        let graph = KnowledgeGraph::merge(&[DocumentRecord::of(&sample::summit("x"))]);
        let mut file = tempfile::tempfile().unwrap();
        write_parquet(table::statements(&graph), &mut file).unwrap();
        let reader = SerializedFileReader::new(file).unwrap();
        let rows: Vec<String> = reader
            .get_row_iter(None)
            .unwrap()
            .map(|row| row.unwrap().to_string())
            .collect();
        assert_eq!(rows.len(), 4);
        let met = rows
            .iter()
            .find(|row| row.contains("\"met-with\""))
            .unwrap();
        for part in [
            "time_start: 2024-05-06",
            "trigger: \"met\", trigger_start: 35",
            "evidence: [\"Željka Ďurić of Veldoria met Tomas Brandt\"]",
            "sentence_end: [72]",
            "role_text: null",
        ] {
            assert!(met.contains(part), "{part} in {met}");
        }
    }

    #[test]
    fn days_are_counted_from_1970() {
        assert_eq!(days(date(1970, 1, 2)), 1);
        assert_eq!(days(date(1969, 12, 31)), -1);
        assert_eq!(days(date(2024, 5, 6)), 19_849);
    }
}
