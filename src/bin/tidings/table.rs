//! Lists: an aligned table as wide as the terminal for people, tab-separated values in a pipe, JSON Lines on request.

use crate::args::ListArguments;
use crate::output;
use anyhow::Result;
use comfy_table::presets;
use comfy_table::{CellAlignment, ContentArrangement, Table};
use serde_json::{Map, Value};
use std::io::Write;

/// Columns by name, and rows of as many values.
pub(crate) struct List {
    columns: &'static [&'static str],
    rows: Vec<Vec<Value>>,
}

impl List {
    /// A list without rows.
    pub(crate) const fn new(columns: &'static [&'static str]) -> Self {
        Self {
            columns,
            rows: Vec::new(),
        }
    }

    /// Adds a row.
    pub(crate) fn push<const N: usize>(&mut self, row: [Value; N]) {
        self.rows.push(row.into());
    }

    /// Prints it to standard output.
    pub(crate) fn print(&self, args: ListArguments) -> Result<()> {
        let mut out = output::open(None)?;
        if args.json {
            self.write_json(&mut out)?;
        } else if output::is_terminal() {
            writeln!(out, "{}", self.table())?;
        } else {
            self.write_tsv(&mut out)?;
        }
        Ok(out.flush()?)
    }

    fn write_json(&self, out: &mut dyn Write) -> Result<()> {
        for row in &self.rows {
            let keys = self.columns.iter().map(|&column| column.to_owned());
            let object: Map<String, Value> = keys.zip(row.iter().cloned()).collect();
            writeln!(out, "{}", Value::Object(object))?;
        }
        Ok(())
    }

    fn write_tsv(&self, out: &mut dyn Write) -> Result<()> {
        writeln!(out, "{}", self.columns.join("\t"))?;
        for row in &self.rows {
            let cells: Vec<_> = row
                .iter()
                .map(|value| plain(value).replace(['\t', '\n', '\r'], " "))
                .collect();
            writeln!(out, "{}", cells.join("\t"))?;
        }
        Ok(())
    }

    fn table(&self) -> Table {
        let mut table = Table::new();
        table
            .load_style(presets::NOTHING)
            .set_content_arrangement(ContentArrangement::Dynamic);
        table.set_width(terminal_size::terminal_size().map_or(100, |(width, _)| width.0));
        table.set_header(self.columns.iter().map(|column| column.to_uppercase()));
        for row in &self.rows {
            table.add_row(row.iter().map(plain));
        }
        for (index, column) in table.column_iter_mut().enumerate() {
            column.set_padding((0, 2));
            if self
                .rows
                .first()
                .and_then(|row| row.get(index))
                .is_some_and(Value::is_number)
            {
                column.set_cell_alignment(CellAlignment::Right);
            }
        }
        table
    }
}

/// A value as a cell shows it.
fn plain(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Array(items) => items.iter().map(plain).collect::<Vec<_>>().join("; "),
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list() -> List {
        let mut list = List::new(&["name", "count", "also"]);
        list.push(["Ana\tPrats".into(), 3.into(), vec!["Prats", "she"].into()]);
        list
    }

    #[test]
    fn a_tab_in_a_value_breaks_no_row() {
        let mut out = Vec::new();
        list().write_tsv(&mut out).unwrap();
        assert_eq!(
            String::from_utf8(out).unwrap(),
            "name\tcount\talso\nAna Prats\t3\tPrats; she\n"
        );
    }

    #[test]
    fn json_keeps_kinds_and_the_order_of_columns() {
        let mut out = Vec::new();
        list().write_json(&mut out).unwrap();
        let expected = "{\"name\":\"Ana\\tPrats\",\"count\":3,\"also\":[\"Prats\",\"she\"]}\n";
        assert_eq!(String::from_utf8(out).unwrap(), expected);
    }

    #[test]
    fn a_table_has_no_empty_edge() {
        let table = list().table().to_string();
        assert!(table.starts_with("NAME"), "{table}");
    }
}
