//! Comma-separated values as RFC 4180 has them: a line for each record ends in CR LF, and a cell that holds a comma, a
//! quotation mark or a line break stands in quotation marks, its own ones doubled.
//!
//! Words of stories reach cells, and spreadsheets take a cell that begins with `=`, `+`, `-` or `@` for a formula. Such
//! words get an apostrophe in front (OWASP, CSV injection). Cells of numbers and dates are the table's own and have
//! none.

use crate::layout::clean;

/// A record that is being written.
#[derive(Debug, Default)]
pub(super) struct Record {
    line: String,
    cells: usize,
}

impl Record {
    /// A cell whose content is the table's own: a number, a day, a word of the format.
    pub(super) fn own(&mut self, value: &str) {
        if self.cells > 0 {
            self.line.push(',');
        }
        self.cells += 1;
        if value.contains([',', '"', '\r', '\n']) {
            self.line.push('"');
            self.line.push_str(&value.replace('"', "\"\""));
            self.line.push('"');
        } else {
            self.line.push_str(value);
        }
    }

    /// A cell of words from elsewhere: white space folded, made harmless for terminals and spreadsheets.
    pub(super) fn words(&mut self, value: &str) {
        let folded = value.split_whitespace().collect::<Vec<_>>().join(" ");
        let harmless = clean(&folded);
        let is_formula = harmless.starts_with(['=', '+', '-', '@']);
        self.own(&if is_formula { format!("'{harmless}") } else { harmless });
    }

    /// A cell of a number, empty where there is none.
    pub(super) fn number(&mut self, value: Option<u64>) {
        self.own(&value.map_or_else(String::new, |value| value.to_string()));
    }

    /// Empty cells.
    pub(super) fn empty(&mut self, cells: usize) {
        for _ in 0..cells {
            self.own("");
        }
    }

    /// How many cells there are so far.
    pub(super) fn cells(&self) -> usize {
        self.cells
    }

    /// The record as a line.
    pub(super) fn line(mut self) -> String {
        self.line.push_str("\r\n");
        self.line
    }
}
