//! Formats: what a file's content shows it to be, else what its name says.

/// What a file holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Format {
    /// One story.
    Text,
    /// One page.
    Html,
    /// An object a line.
    JsonLines,
    /// A header, and a story a row: CSV or TSV.
    Table,
    /// A table by columns.
    Parquet,
    /// A web archive.
    Warc,
}

/// A file's name, taken apart.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Name<'n> {
    /// What is before the extensions: `2021/clash` of `2021/clash.txt.gz`.
    pub(crate) id: &'n str,
    /// The extension in lower case, below that of a packed file: `txt`; empty where there is none.
    pub(crate) extension: String,
    /// What the extension says.
    pub(crate) format: Option<Format>,
}

impl Name<'_> {
    pub(crate) fn new(name: &str) -> Name<'_> {
        let (mut id, mut extension) = split(name);
        if crate::packed::Packing::is_named(&extension) {
            let (inner, below) = split(id);
            if Format::named(&below).is_some() {
                (id, extension) = (inner, below);
            }
        }
        let format = Format::named(&extension);
        Name { id, extension, format }
    }
}

/// A name's extension, and what is before it.
fn split(name: &str) -> (&str, String) {
    let file = name.rfind('/').map_or(0, |slash| slash + 1);
    match name.rfind('.') {
        Some(dot) if dot > file => (&name[..dot], name[dot + 1..].to_lowercase()),
        _ => (name, String::new()),
    }
}

impl Format {
    fn named(extension: &str) -> Option<Format> {
        Some(match extension {
            "txt" => Format::Text,
            "html" | "htm" | "xhtml" => Format::Html,
            "jsonl" | "ndjson" | "json" => Format::JsonLines,
            "csv" | "tsv" => Format::Table,
            "parquet" => Format::Parquet,
            "warc" | "wet" => Format::Warc,
            _ => return None,
        })
    }

    /// What a file that begins with `head` is without doubt.
    pub(crate) fn of(head: &[u8]) -> Option<Format> {
        if head.starts_with(b"PAR1") {
            return Some(Format::Parquet);
        }
        if head.starts_with(b"WARC/1.") || head.starts_with(b"WARC/0.") {
            return Some(Format::Warc);
        }
        let head = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head).trim_ascii_start();
        is_html(head).then_some(Format::Html)
    }

    /// What a stream without a name is: as its content shows, a table if its first line names the field of the words,
    /// else text.
    pub(crate) fn of_stream(head: &[u8], text_field: &str) -> Format {
        if let Some(format) = Format::of(head) {
            return format;
        }
        let head = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head).trim_ascii_start();
        if head.starts_with(b"{") {
            return Format::JsonLines;
        }
        let line = head.split(|byte| *byte == b'\n').next().unwrap_or_default();
        let mut fields = line.split(|byte| b",;\t|".contains(byte));
        let is_field = |field: &[u8]| {
            let field = field.trim_ascii();
            let field = field
                .strip_prefix(b"\"")
                .and_then(|field| field.strip_suffix(b"\""))
                .unwrap_or(field);
            field == text_field.as_bytes()
        };
        if fields.clone().count() > 1 && fields.any(is_field) {
            Format::Table
        } else {
            Format::Text
        }
    }
}

/// Whether a page begins here: its declaration or first element, behind comments and the declaration of XML.
fn is_html(mut head: &[u8]) -> bool {
    loop {
        let end: &[u8] = match head {
            [b'<', b'!', b'-', b'-', ..] => b"-->",
            [b'<', b'?', ..] => b"?>",
            _ => break,
        };
        let Some(at) = memchr::memmem::find(head, end) else { return false };
        head = head[at + end.len()..].trim_ascii_start();
    }
    ["<!doctype html", "<html", "<head"].iter().any(|tag| {
        head.get(..tag.len()).is_some_and(|start| start.eq_ignore_ascii_case(tag.as_bytes()))
    })
}
