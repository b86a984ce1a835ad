//! Which documents stand in which file.

use std::ops::Range;

use crate::book::Book;

/// How much a file may hold before documents move to further files.
///
/// With up to `documents` documents and `bytes` of text all is one file, which is easiest to send on. Beyond, each
/// further file holds at most `documents_a_file` documents and `bytes_a_file` of text (or one larger document).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Documents in a page of one file.
    pub documents: usize,
    /// Bytes of text in a page of one file.
    pub bytes: u64,
    /// Documents in a further file.
    pub documents_a_file: usize,
    /// Bytes of text in a further file.
    pub bytes_a_file: u64,
}

impl Default for Limits {
    fn default() -> Limits {
        Limits { documents: 2_000, bytes: 8 << 20, documents_a_file: 250, bytes_a_file: 2 << 20 }
    }
}

/// The documents of each further file, in the order of the report; none where one file holds all.
pub(super) fn files(book: &Book<'_>, limits: Limits) -> Vec<Range<usize>> {
    let sizes: Vec<u64> =
        book.report.documents().iter().map(|row| row.meta.bytes.unwrap_or(0)).collect();
    let all = sizes.iter().fold(0_u64, |sum, size| sum.saturating_add(*size));
    if sizes.len() <= limits.documents && all <= limits.bytes {
        return Vec::new();
    }
    let mut files: Vec<Range<usize>> = Vec::new();
    let mut held = 0_u64;
    for (i, size) in sizes.iter().enumerate() {
        held = held.saturating_add(*size);
        match files.last_mut() {
            Some(file) if file.len() < limits.documents_a_file && held <= limits.bytes_a_file => {
                file.end = i + 1;
            }
            _ => {
                files.push(i..i + 1);
                held = *size;
            }
        }
    }
    files
}

/// The name of a further file by its number, from 0: `documents-001.html`.
#[must_use]
pub fn further_name(number: usize) -> String {
    format!("documents-{:03}.html", number + 1)
}

/// A file name as part of a link: every byte that could mean something in a URL as `%XX`.
pub(super) fn link(name: &str) -> String {
    let mut out = String::new();
    for byte in name.bytes() {
        if byte.is_ascii_alphanumeric() || b"-_.~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}
