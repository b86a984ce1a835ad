//! Parquet files: a story a row, of the columns alone that the configuration names.

use std::collections::BTreeSet;
use std::fs::File;
use std::io::{self, Read, Seek};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::Arc;

use jiff::civil::Date;
use parquet::errors::ParquetError;
use parquet::file::reader::{FileReader, SerializedFileReader};
use parquet::record::reader::RowIter;
use parquet::record::{Field, Row};
use parquet::schema::types::Type;
use serde_json::{Map, Value};

use crate::input::Source;
use crate::problems::Breach;
use crate::records::{Home, Item, Records};
use crate::{Unreadable, encoding, problems};

/// So many rows are taken apart at a time.
const BATCH: usize = 64;

/// A Parquet file that is being read.
pub(crate) struct Rows {
    home: Home,
    rows: Option<RowIter<'static>>,
    /// The number of the last row.
    row: u64,
    /// How many bytes may yet be given, see `max-expansion`.
    left: u64,
    /// What is told of the file as a whole.
    fault: Option<Unreadable>,
    told: bool,
}

impl Rows {
    /// The rows of the file at `path`, or of the bytes of `reader` where it is packed or a stream.
    ///
    /// # Errors
    /// If it can't be read at all.
    pub(crate) fn new(home: Home, path: Option<&Path>, reader: impl Read) -> io::Result<Rows> {
        let file = match path.map(plain).transpose()?.flatten() {
            Some(file) => file,
            None => copied(reader)?,
        };
        let length = file.metadata()?.len();
        let left = length.saturating_mul(home.config.max_expansion).max(1 << 20);
        let mut rows = Rows { home, rows: None, row: 0, left, fault: None, told: false };
        match quietly(|| rows.columns(file)) {
            Ok(iter) => rows.rows = iter,
            Err(error) => rows.fault = Some(rows.damage(&error)),
        }
        Ok(rows)
    }

    /// The rows of `file` as far as the configuration names their columns; none where it has no words.
    fn columns(&mut self, file: File) -> Result<Option<RowIter<'static>>, ParquetError> {
        let reader = SerializedFileReader::new(file)?;
        let schema = reader.metadata().file_metadata().schema_descr().root_schema().clone();
        let fields = &self.home.config.fields;
        let there: Vec<&str> = schema.get_fields().iter().map(|field| field.name()).collect();
        if !there.contains(&fields.text.as_str()) {
            self.fault = Some(problems::no_column(&self.home.name, &fields.text, &there));
            return Ok(None);
        }
        let wanted: BTreeSet<&str> = fields.all().into();
        let kept = schema.get_fields().iter().filter(|field| wanted.contains(field.name()));
        let kept = Type::group_type_builder(schema.name())
            .with_fields(kept.map(Arc::clone).collect())
            .build()?;
        let rows = RowIter::from_file_into(Box::new(reader)).with_batch_size(BATCH);
        rows.project(Some(kept)).map(Some)
    }

    fn damage(&self, error: &ParquetError) -> Unreadable {
        problems::not_opened(
            &self.home.name,
            &io::Error::new(io::ErrorKind::InvalidData, error.to_string()),
        )
    }
}

impl Records for Rows {
    fn next(&mut self) -> Option<Item> {
        if let Some(fault) = self.fault.take() {
            self.told = true;
            return Some(Err(fault));
        }
        let next = self.rows.as_mut().map(|rows| quietly(|| rows.next().transpose()));
        match next {
            Some(Ok(Some(row))) => {
                self.told = true;
                self.row += 1;
                let (row, bytes) = object(row);
                let left = self.left.checked_sub(bytes);
                let Some(left) = left else {
                    self.rows = None;
                    let breach = Breach::expansion(self.home.config.max_expansion);
                    return Some(Err(problems::not_opened(&self.home.name, &breach)));
                };
                self.left = left;
                let cap = self.home.config.max_document;
                if bytes > cap {
                    let name = format!("{}:{}", self.home.name, self.row);
                    return Some(Err(problems::too_large(&name, "the row ", bytes, cap)));
                }
                Some(Ok(self.home.story(self.row, bytes, Source::Object(row))))
            }
            Some(Err(error)) => {
                (self.rows, self.told) = (None, true);
                Some(Err(self.damage(&error)))
            }
            Some(Ok(None)) | None => {
                self.rows = None;
                let told = std::mem::replace(&mut self.told, true);
                (!told).then(|| Err(problems::empty(&self.home.name)))
            }
        }
    }
}

/// The file at `path`, unless it is packed.
fn plain(path: &Path) -> io::Result<Option<File>> {
    #[expect(clippy::disallowed_methods, reason = "this crate reads the files")]
    let mut file = File::open(path)?;
    let mut head = [0; 4];
    let read = file.read(&mut head)?;
    file.rewind()?;
    Ok((head.get(..read) == Some(b"PAR1")).then_some(file))
}

/// The bytes of `reader` in a temporary file: Parquet is read from its end.
fn copied(mut reader: impl Read) -> io::Result<File> {
    let mut file = tempfile::tempfile()?;
    io::copy(&mut reader, &mut file)?;
    file.rewind()?;
    Ok(file)
}

/// What `f` gives; the library panics on some damaged files, which is an error here.
fn quietly<T>(f: impl FnOnce() -> Result<T, ParquetError>) -> Result<T, ParquetError> {
    let panicked = |_| ParquetError::General("what it says of its own rows is wrong".into());
    catch_unwind(AssertUnwindSafe(f)).map_err(panicked)?
}

/// A row as an object, and how many bytes of text it has.
fn object(row: Row) -> (Map<String, Value>, u64) {
    let mut bytes = 0;
    let object = row.into_columns().into_iter().map(|(name, field)| {
        let value = value(field);
        bytes += value.as_str().map_or(8, str::len) as u64;
        (name, value)
    });
    (object.collect(), bytes)
}

fn value(field: Field) -> Value {
    const DAY: i64 = 86_400_000;
    match field {
        Field::Null => Value::Null,
        Field::Bool(value) => value.into(),
        Field::Byte(number) => number.into(),
        Field::Short(number) => number.into(),
        Field::Int(number) => number.into(),
        Field::Long(number) => number.into(),
        Field::UByte(number) => number.into(),
        Field::UShort(number) => number.into(),
        Field::UInt(number) => number.into(),
        Field::ULong(number) => number.into(),
        Field::Float(number) => number.into(),
        Field::Double(number) => number.into(),
        Field::Str(text) => text.into(),
        Field::Bytes(bytes) => encoding::decode(bytes.data().to_vec(), None)
            .map_or(Value::Array(Vec::new()), |decoded| decoded.text.into()),
        Field::Date(days) => day(days.into()),
        Field::TimestampMillis(millis) => day(millis.div_euclid(DAY)),
        Field::TimestampMicros(micros) => day(micros.div_euclid(DAY * 1000)),
        Field::Group(_) | Field::MapInternal(_) => Value::Object(Map::new()),
        _ => Value::Array(Vec::new()),
    }
}

/// The day so many days after the first of 1970, as text.
fn day(days: i64) -> Value {
    let day = || {
        let span = jiff::Span::new().try_days(days).ok()?;
        Date::new(1970, 1, 1).ok()?.checked_add(span).ok()
    };
    day().map_or(Value::Null, |day| day.to_string().into())
}
