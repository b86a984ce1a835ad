//! Tables as they are before a format: named columns of one kind each, and rows of cells.

use dateline_core::{Span, Thousandths};
use jiff::civil::Date;

/// A table: what it holds and its columns.
#[derive(Debug)]
pub struct Table {
    /// Its name, and that of its file.
    pub name: &'static str,
    /// What a row is.
    pub about: &'static str,
    /// The analyzer whose findings it holds; absent where it is of the report itself.
    pub analyzer: Option<&'static str>,
    /// Its columns, in order.
    pub columns: &'static [Column],
}

/// A column.
#[derive(Debug)]
pub struct Column {
    /// Its name.
    pub name: &'static str,
    /// What its cells are.
    pub kind: Kind,
    /// What they tell.
    pub about: &'static str,
}

/// What the cells of a column are; any of them may be empty.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Words.
    Text,
    /// A whole number.
    Int,
    /// A decimal number.
    Float,
    /// True or false.
    Bool,
    /// A day.
    Date,
}

/// A cell.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum Cell {
    /// Nothing is known.
    #[default]
    Empty,
    /// Words of a story or of the report.
    Text(String),
    /// A whole number.
    Int(i64),
    /// A decimal number.
    Float(f64),
    /// True or false.
    Bool(bool),
    /// A day.
    Date(Date),
}

impl Cell {
    /// Whether a column of this kind may hold it.
    #[must_use]
    pub fn fits(&self, kind: Kind) -> bool {
        match self {
            Cell::Empty => true,
            Cell::Text(_) => kind == Kind::Text,
            Cell::Int(_) => kind == Kind::Int,
            Cell::Float(_) => kind == Kind::Float,
            Cell::Bool(_) => kind == Kind::Bool,
            Cell::Date(_) => kind == Kind::Date,
        }
    }
}

/// Several values in a cell.
pub(crate) fn list<S: AsRef<str>>(values: impl IntoIterator<Item = S>) -> String {
    let mut out = String::new();
    for value in values {
        if !out.is_empty() {
            out.push_str("; ");
        }
        out.push_str(value.as_ref());
    }
    out
}

/// Where a span starts.
pub(super) fn start(span: impl Into<Option<Span>>) -> Cell {
    span.into().map(|span| span.start() as u64).into()
}

/// Where a span ends.
pub(super) fn end(span: impl Into<Option<Span>>) -> Cell {
    span.into().map(|span| span.end() as u64).into()
}

impl From<&str> for Cell {
    fn from(text: &str) -> Cell {
        if text.is_empty() { Cell::Empty } else { Cell::Text(text.into()) }
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Cell {
        if text.is_empty() { Cell::Empty } else { Cell::Text(text) }
    }
}

impl From<&String> for Cell {
    fn from(text: &String) -> Cell {
        text.as_str().into()
    }
}

impl From<u64> for Cell {
    fn from(n: u64) -> Cell {
        // A figure that no table can hold is in no news story; the report itself still has it.
        Cell::Int(i64::try_from(n).unwrap_or(i64::MAX))
    }
}

impl From<usize> for Cell {
    fn from(n: usize) -> Cell {
        (n as u64).into()
    }
}

impl From<i64> for Cell {
    fn from(n: i64) -> Cell {
        Cell::Int(n)
    }
}

impl From<Thousandths> for Cell {
    fn from(share: Thousandths) -> Cell {
        Cell::Int(i64::from(share.get()))
    }
}

impl From<bool> for Cell {
    fn from(holds: bool) -> Cell {
        Cell::Bool(holds)
    }
}

impl From<Date> for Cell {
    fn from(day: Date) -> Cell {
        Cell::Date(day)
    }
}

impl<T: Into<Cell>> From<Option<T>> for Cell {
    fn from(value: Option<T>) -> Cell {
        value.map_or(Cell::Empty, Into::into)
    }
}

/// Declares a table in a module of its own: `TABLE` says what it holds, `cells` makes a row of what it is made from.
macro_rules! table {
    (
        $name:ident, $analyzer:expr, $about:literal, |$row:ident: $type:ty| {
            $($column:literal $kind:ident $what:literal = $value:expr;)*
        }
    ) => {
        pub(in crate::export) mod $name {
            #[allow(unused_imports, reason = "each table needs some of what its analyzer's tables need")]
            use super::*;

            pub(in crate::export) static TABLE: Table = Table {
                name: stringify!($name),
                about: $about,
                analyzer: $analyzer,
                columns: &[$(Column { name: $column, kind: Kind::$kind, about: $what }),*],
            };

            pub(in crate::export) fn cells($row: &$type) -> Vec<Cell> {
                vec![$(Cell::from($value)),*]
            }
        }
    };
}
pub(super) use table;
