//! Comma-separated values as RFC 4180 has them, for spreadsheets and for programs.
//!
//! A spreadsheet takes a cell that begins with `=`, `+`, `-`, `@`, a tab or a carriage return for a formula, and words of
//! stories reach cells. Such words get an apostrophe in front (OWASP, CSV injection), unless the guard is switched off.
//! Cells of numbers and days are the table's own and have none. Control characters other than white space, which no
//! reader of such files expects, are replaced by U+FFFD.

use std::io::Write;

use csv::{Terminator, Writer, WriterBuilder};

use super::cell::{Cell, Table};

/// How a file of comma-separated values is written.
#[derive(Debug, Clone, Copy)]
pub struct CsvStyle {
    /// With a byte order mark, by which Excel knows that the file is UTF-8.
    pub bom: bool,
    /// With an apostrophe before words that a spreadsheet would take for a formula.
    pub guard: bool,
}

/// A table that is being written as comma-separated values.
pub struct Csv<W: Write> {
    out: Writer<W>,
    style: CsvStyle,
    rows: u64,
    guarded: u64,
}

/// How a written table came out.
#[derive(Debug, Clone, Copy, Default)]
pub struct Written {
    /// How many rows it has.
    pub rows: u64,
    /// How many cells have an apostrophe in front.
    pub guarded: u64,
}

impl<W: Write> Csv<W> {
    /// Starts a table with the line of its columns' names.
    ///
    /// # Errors
    /// If `out` can't be written.
    pub fn new(table: &Table, mut out: W, style: CsvStyle) -> anyhow::Result<Csv<W>> {
        if style.bom {
            out.write_all("\u{feff}".as_bytes())?;
        }
        let mut out = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(out);
        out.write_record(table.columns.iter().map(|column| column.name))?;
        Ok(Csv { out, style, rows: 0, guarded: 0 })
    }

    /// Writes a row.
    ///
    /// # Errors
    /// If `out` can't be written.
    pub fn row(&mut self, cells: &[Cell]) -> anyhow::Result<()> {
        for cell in cells {
            match cell {
                Cell::Empty => self.out.write_field("")?,
                Cell::Text(text) => {
                    let guard = self.style.guard && is_formula(text);
                    self.guarded += u64::from(guard);
                    self.out.write_field(shown(text, guard))?;
                }
                Cell::Int(n) => self.out.write_field(n.to_string())?,
                Cell::Float(n) => self.out.write_field(n.to_string())?,
                Cell::Bool(holds) => self.out.write_field(if *holds { "true" } else { "false" })?,
                Cell::Date(day) => self.out.write_field(day.to_string())?,
            }
        }
        self.out.write_record(None::<&[u8]>)?;
        self.rows += 1;
        Ok(())
    }

    /// Writes what is left.
    ///
    /// # Errors
    /// If `out` can't be written.
    pub fn finish(mut self) -> anyhow::Result<Written> {
        self.out.flush()?;
        Ok(Written { rows: self.rows, guarded: self.guarded })
    }
}

/// Whether a spreadsheet would take a cell of these words for a formula.
fn is_formula(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@', '\t', '\r'])
}

fn shown(text: &str, guard: bool) -> String {
    let plain = |c: char| match c {
        '\t' | '\n' | '\r' => c,
        c if c.is_control() => char::REPLACEMENT_CHARACTER,
        c => c,
    };
    let apostrophe = if guard { "'" } else { "" };
    apostrophe.chars().chain(text.chars().map(plain)).collect()
}
