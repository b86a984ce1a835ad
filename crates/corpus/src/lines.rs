//! The lines of a record file, read one at a time and never more of one than the cap.

use std::io::{self, BufRead};

/// A line of a record file.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Line {
    /// Its bytes, without the line end.
    Whole(Vec<u8>),
    /// A line of so many bytes, more than the cap; they are passed over.
    TooLong(u64),
}

/// The next line of `reader`; `None` at its end. At most `cap` bytes are kept in memory beside the reader's buffer.
pub(crate) fn next_line(reader: &mut impl BufRead, cap: u64) -> io::Result<Option<Line>> {
    let cap = usize::try_from(cap).unwrap_or(usize::MAX);
    let (mut kept, mut length, mut ended) = (Vec::new(), 0_u64, false);
    while !ended {
        let buffer = match reader.fill_buf() {
            Ok(buffer) => buffer,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(error),
        };
        if buffer.is_empty() {
            break;
        }
        let end = memchr::memchr(b'\n', buffer);
        let (line, used) = end.map_or((buffer, buffer.len()), |end| (&buffer[..end], end + 1));
        ended = end.is_some();
        length += line.len() as u64;
        if kept.len().saturating_add(line.len()) <= cap && length <= cap as u64 {
            kept.extend_from_slice(line);
        } else {
            kept = Vec::new();
        }
        reader.consume(used);
    }
    if !ended && length == 0 {
        return Ok(None);
    }
    Ok(Some(if length > cap as u64 { Line::TooLong(length) } else { Line::Whole(kept) }))
}
