//! The rows of a CSV or TSV file, read one at a time and never more of one than the cap.

use std::io::{self, BufRead};

use csv_core::{ReadRecordResult, Reader, ReaderBuilder};

use crate::encoding;

/// A row has no more fields than this.
const FIELDS: usize = 1 << 12;

/// A table that is being read.
pub(crate) struct Table {
    reader: Box<dyn BufRead + Send>,
    core: Reader,
    /// The names of the columns.
    header: Vec<String>,
    row: Fields,
    ended: bool,
}

/// The fields of a row, unquoted, one behind the other.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Fields {
    bytes: Vec<u8>,
    ends: Vec<usize>,
}

/// A row of a table, with the number of the line that it begins at.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Row {
    /// Its fields.
    Whole(u64, Fields),
    /// A row of so many bytes, more than the cap; they are passed over.
    TooLong(u64, u64),
    /// The file ends inside a quoted field.
    Cut(u64),
}

impl Table {
    /// Reads the header of a table, which separates by what makes most columns, and those of `wanted` first.
    ///
    /// # Errors
    /// If the source can't be read.
    pub(crate) fn open(
        mut reader: Box<dyn BufRead + Send>,
        wanted: &[&str],
        cap: u64,
    ) -> io::Result<Table> {
        let head = reader.fill_buf()?;
        let head = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head);
        let end = head.iter().position(|byte| *byte == b'\n').unwrap_or(head.len());
        // Excel's way to say what separates.
        let stated =
            head[..end].trim_ascii().strip_prefix(b"sep=").and_then(|rest| rest.first()).copied();
        let delimiter = stated.unwrap_or_else(|| delimiter(&head[..end], wanted));
        if stated.is_some() {
            let skipped = reader.fill_buf()?.iter().position(|byte| *byte == b'\n');
            let skipped = skipped.map_or(reader.fill_buf()?.len(), |at| at + 1);
            reader.consume(skipped);
        }
        let core = ReaderBuilder::new().delimiter(delimiter).build();
        let mut table =
            Table { reader, core, header: Vec::new(), row: Fields::default(), ended: false };
        if stated.is_some() {
            table.core.set_line(2);
        }
        if let Some(Row::Whole(_, fields)) = table.next(cap)? {
            table.header = fields.iter().map(|name| text(name).trim().to_owned()).collect();
        }
        Ok(table)
    }

    /// The names of the columns; none where the header is broken or there is nothing.
    pub(crate) fn header(&self) -> &[String] {
        &self.header
    }

    /// The next row; `None` at the end. At most about `cap` bytes are kept in memory beside the reader's buffer.
    ///
    /// # Errors
    /// If the source can't be read.
    pub(crate) fn next(&mut self, cap: u64) -> io::Result<Option<Row>> {
        if self.ended {
            return Ok(None);
        }
        let cap = usize::try_from(cap).unwrap_or(usize::MAX);
        let mut out = std::mem::take(&mut self.row);
        out.bytes.resize(out.bytes.capacity().max(1024), 0);
        out.ends.resize(out.ends.capacity().max(16), 0);
        let (mut bytes, mut ends, mut passed_over, mut line) = (0, 0, 0_u64, self.core.line());
        loop {
            let buffer = match self.reader.fill_buf() {
                Ok(buffer) => buffer,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(error) => return Err(error),
            };
            if bytes == 0 && ends == 0 && passed_over == 0 {
                // Empty lines before a row are none of it.
                let blank = buffer.iter().take_while(|byte| matches!(byte, b'\n' | b'\r'));
                line = self.core.line() + blank.filter(|byte| **byte == b'\n').count() as u64;
            }
            // The end of the file ends a row, unless a quoted field is open: a line end would belong to it then.
            let ends_here = buffer.is_empty();
            let input = if ends_here { b"\n" } else { buffer };
            let (result, read, written, ended) =
                self.core.read_record(input, &mut out.bytes[bytes..], &mut out.ends[ends..]);
            let read = if ends_here { 0 } else { read };
            self.reader.consume(read);
            (bytes, ends) = (bytes + written, ends + ended);
            match result {
                ReadRecordResult::InputEmpty if ends_here => {
                    self.ended = true;
                    return Ok((written > 0).then_some(Row::Cut(line)));
                }
                ReadRecordResult::InputEmpty => {}
                ReadRecordResult::OutputFull if bytes <= cap => {
                    out.bytes.resize((bytes * 2).min(cap.saturating_add(1)).max(bytes + 1), 0);
                }
                ReadRecordResult::OutputEndsFull if ends < FIELDS => out.ends.resize(ends * 2, 0),
                ReadRecordResult::OutputFull | ReadRecordResult::OutputEndsFull => {
                    (passed_over, bytes, ends) = (passed_over + bytes as u64, 0, 0);
                }
                ReadRecordResult::Record if passed_over > 0 || bytes > cap => {
                    return Ok(Some(Row::TooLong(line, passed_over + bytes as u64)));
                }
                ReadRecordResult::Record => break,
                ReadRecordResult::End => return Ok(None),
            }
        }
        let row = Fields { bytes: out.bytes[..bytes].into(), ends: out.ends[..ends].into() };
        if out.bytes.len() < 1 << 20 {
            self.row = out;
        }
        Ok(Some(Row::Whole(line, row)))
    }
}

impl Fields {
    /// The fields in order.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &[u8]> {
        let starts = std::iter::once(0).chain(self.ends.iter().copied());
        starts.zip(&self.ends).map(|(start, end)| self.bytes.get(start..*end).unwrap_or_default())
    }

    /// How many fields there are.
    pub(crate) fn len(&self) -> usize {
        self.ends.len()
    }

    /// How many bytes they have.
    pub(crate) fn bytes(&self) -> u64 {
        self.bytes.len() as u64
    }
}

/// A name or a value that is short: its encoding is of no weight.
pub(crate) fn text(bytes: &[u8]) -> String {
    encoding::decode(bytes.to_vec(), None).map(|decoded| decoded.text).unwrap_or_default()
}

/// What separates the columns of the header `line`.
fn delimiter(line: &[u8], wanted: &[&str]) -> u8 {
    let score = |delimiter: &u8| {
        let mut core = ReaderBuilder::new().delimiter(*delimiter).build();
        let (mut bytes, mut ends) = (vec![0; line.len() + 1], vec![0; line.len() + 1]);
        let (_, _, written, mut ended) = core.read_record(line, &mut bytes, &mut ends);
        let rest = ends.get_mut(ended..).unwrap_or_default();
        ended += core.read_record(&[], &mut bytes[written..], rest).3;
        bytes.truncate(written);
        ends.truncate(ended);
        let fields = Fields { bytes, ends };
        let known = fields.iter().filter(|name| wanted.contains(&text(name).trim())).count();
        (known, fields.len())
    };
    // The last of the best is taken.
    [b'|', b'\t', b';', b','].into_iter().max_by_key(score).unwrap_or(b',')
}
