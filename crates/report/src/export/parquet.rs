//! Tables as Parquet, for programs that load columns (DuckDB, pandas, R): every column of one type, empty cells null,
//! words as they are, without a guard.

use std::io::Write;
use std::sync::Arc;

use anyhow::Context;
use jiff::civil::{Date, date};
use parquet::basic::Compression;
use parquet::data_type::{
    BoolType, ByteArray, ByteArrayType, DataType, DoubleType, Int32Type, Int64Type,
};
use parquet::file::properties::WriterProperties;
use parquet::file::writer::{SerializedColumnWriter, SerializedFileWriter};
use parquet::schema::parser::parse_message_type;

use super::cell::{Cell, Kind, Table};
use super::csv::Written;

/// A table that is being written as Parquet. Rows are held until there are enough for a group.
pub struct Parquet<W: Write + Send> {
    out: SerializedFileWriter<W>,
    table: &'static Table,
    /// The cells of the group in hand, column by column.
    columns: Vec<Vec<Cell>>,
    /// About how many bytes these take.
    bytes: usize,
    held: usize,
    rows: u64,
}

/// A group has so many rows at most …
const GROUP_ROWS: usize = 100_000;
/// … and about so many bytes.
const GROUP_BYTES: usize = 32 << 20;

impl<W: Write + Send> Parquet<W> {
    /// Starts a table.
    ///
    /// # Errors
    /// If `out` can't be written.
    pub fn new(table: &'static Table, out: W) -> anyhow::Result<Parquet<W>> {
        let columns: String = table
            .columns
            .iter()
            .map(|column| {
                let (of, logical) = match column.kind {
                    Kind::Text => ("binary", " (UTF8)"),
                    Kind::Int => ("int64", ""),
                    Kind::Float => ("double", ""),
                    Kind::Bool => ("boolean", ""),
                    Kind::Date => ("int32", " (DATE)"),
                };
                format!("optional {of} {}{logical}; ", column.name)
            })
            .collect();
        let schema = parse_message_type(&format!("message {} {{ {columns} }}", table.name))
            .context("failed to make the schema")?;
        let properties = WriterProperties::builder()
            .set_compression(Compression::SNAPPY)
            .set_created_by(concat!("dateline ", env!("CARGO_PKG_VERSION")).into())
            .build();
        let out = SerializedFileWriter::new(out, Arc::new(schema), Arc::new(properties))?;
        let columns = vec![Vec::new(); table.columns.len()];
        Ok(Parquet { out, table, columns, bytes: 0, held: 0, rows: 0 })
    }

    /// Adds a row.
    ///
    /// # Errors
    /// If the file can't be written.
    pub fn row(&mut self, cells: Vec<Cell>) -> anyhow::Result<()> {
        for (column, cell) in self.columns.iter_mut().zip(cells) {
            self.bytes +=
                size_of::<Cell>() + if let Cell::Text(text) = &cell { text.len() } else { 0 };
            column.push(cell);
        }
        self.held += 1;
        self.rows += 1;
        if self.held >= GROUP_ROWS || self.bytes >= GROUP_BYTES { self.group() } else { Ok(()) }
    }

    /// Writes what is left.
    ///
    /// # Errors
    /// If the file can't be written.
    pub fn finish(mut self) -> anyhow::Result<Written> {
        if self.held > 0 {
            self.group()?;
        }
        let mut out = self.out.into_inner()?;
        out.flush()?;
        Ok(Written { rows: self.rows, guarded: 0 })
    }

    /// Writes the rows in hand as a group.
    fn group(&mut self) -> anyhow::Result<()> {
        let mut group = self.out.next_row_group()?;
        for (cells, column) in self.columns.iter_mut().zip(self.table.columns) {
            let Some(mut writer) = group.next_column()? else { break };
            let cells = std::mem::take(cells);
            match column.kind {
                Kind::Text => write::<ByteArrayType>(&mut writer, cells, |cell| match cell {
                    Cell::Text(text) => Some(ByteArray::from(text.into_bytes())),
                    _ => None,
                })?,
                Kind::Int => write::<Int64Type>(&mut writer, cells, |cell| match cell {
                    Cell::Int(n) => Some(n),
                    _ => None,
                })?,
                Kind::Float => write::<DoubleType>(&mut writer, cells, |cell| match cell {
                    Cell::Float(n) => Some(n),
                    _ => None,
                })?,
                Kind::Bool => write::<BoolType>(&mut writer, cells, |cell| match cell {
                    Cell::Bool(holds) => Some(holds),
                    _ => None,
                })?,
                Kind::Date => write::<Int32Type>(&mut writer, cells, |cell| match cell {
                    Cell::Date(day) => Some(days(day)),
                    _ => None,
                })?,
            }
            writer.close()?;
        }
        group.close()?;
        (self.bytes, self.held) = (0, 0);
        Ok(())
    }
}

/// Writes a column of a group; a cell without a value is null.
fn write<T: DataType>(
    writer: &mut SerializedColumnWriter<'_>,
    cells: Vec<Cell>,
    value: impl Fn(Cell) -> Option<T::T>,
) -> anyhow::Result<()> {
    let values: Vec<Option<T::T>> = cells.into_iter().map(value).collect();
    let levels: Vec<i16> = values.iter().map(|value| i16::from(value.is_some())).collect();
    let values: Vec<T::T> = values.into_iter().flatten().collect();
    writer.typed::<T>().write_batch(&values, Some(&levels), None)?;
    Ok(())
}

/// Days since 1970-01-01, as Parquet counts them.
fn days(day: Date) -> i32 {
    day.duration_since(date(1970, 1, 1)).as_hours().div_euclid(24).try_into().unwrap_or(i32::MAX)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::days;

    #[test]
    fn days_are_counted_from_1970() {
        assert_eq!(days(date(1970, 1, 1)), 0);
        assert_eq!(days(date(1969, 12, 31)), -1);
        assert_eq!(days(date(2021, 7, 28)), 18_836);
        assert_eq!(days(date(1914, 7, 28)), -20_246);
    }
}
