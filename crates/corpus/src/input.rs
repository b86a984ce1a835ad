//! One story that is still to be read.

use std::fs::File;
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use dateline_core::{Document, Meta};

use crate::format::Format;
use crate::http::Body;
use crate::metadata::Given;
use crate::packed::{Packing, unpacked};
use crate::record::{self, Record, decoded};
use crate::{Config, Unreadable, html, language, outlets, problems, recognize, table};

/// A story that was found and not yet read.
#[derive(Debug)]
pub struct Input {
    name: String,
    id: String,
    bytes: u64,
    source: Source,
    /// The outlet that its folder stands for, where the configuration says so.
    outlet: Option<Arc<str>>,
    config: Arc<Config>,
}

/// Where a story's words are.
#[derive(Debug)]
pub(crate) enum Source {
    /// A file, with what a table beside it gives.
    File { path: PathBuf, format: Format, given: Given },
    /// A story whose bytes are here.
    Story { bytes: Vec<u8>, format: Format },
    /// A record of a web archive: a page, or a text, in what a server answered.
    Page { block: Vec<u8>, body: Body, format: Format, url: Option<String> },
    /// A line of JSON.
    Line { line: Vec<u8>, number: u64 },
    /// A record whose fields are taken apart.
    #[cfg(feature = "parquet")]
    Object(serde_json::Map<String, serde_json::Value>),
    /// A row of a table.
    Row { header: Arc<[String]>, row: table::Fields },
}

impl Input {
    pub(crate) fn new(
        name: String,
        id: String,
        bytes: u64,
        source: Source,
        outlet: Option<Arc<str>>,
        config: &Arc<Config>,
    ) -> Input {
        Input { name, id, bytes, source, outlet, config: Arc::clone(config) }
    }

    /// Its name relative to the argument: `2021/clash.txt`, `stories.jsonl:12`.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// About how many bytes its text has.
    #[must_use]
    pub fn bytes(&self) -> u64 {
        self.bytes
    }

    /// Reads, decodes and recognizes it.
    ///
    /// # Errors
    /// If it is not a document, or one in another language; the error has its name.
    pub fn read(self) -> Result<Document, Unreadable> {
        self.read_and_tell(&mut |_| {})
    }

    /// Reads it as [`Input::read`] does, and tells what is wrong with a story that is read all the same.
    ///
    /// # Errors
    /// As of [`Input::read`].
    pub fn read_and_tell(self, tell: &mut dyn FnMut(Unreadable)) -> Result<Document, Unreadable> {
        let Input { name, id, source, outlet, config, .. } = self;
        let mut record = match source {
            Source::File { path, format, given } => {
                let bytes = file(&name, &path, &config)?;
                given.over(story(&name, bytes, format, (None, None), &config, tell)?)
            }
            Source::Story { bytes, format } => {
                story(&name, bytes, format, (None, None), &config, tell)?
            }
            Source::Page { block, body, format, url } => {
                let bytes = body.bytes(&name, block, &config)?;
                let known = (url.as_deref(), body.charset.as_deref());
                let record = story(&name, bytes, format, known, &config, tell)?;
                Record { url: record.url.or(url), ..record }
            }
            Source::Line { line, number } => {
                record::of_line(&name, line, number, &config.fields, tell)?
            }
            #[cfg(feature = "parquet")]
            Source::Object(object) => record::of_object(&name, object, &config.fields)?,
            Source::Row { header, row } => {
                record::of_row(&name, &header, &row, &config.fields, tell)?
            }
        };
        if record.text.trim().is_empty() {
            return Err(problems::empty(&name));
        }
        if config.skip_other_languages
            && let Some(language) = language::other(&record.text)
        {
            return Err(problems::other_language(&name, language));
        }
        record.outlet = record
            .outlet
            .or_else(|| outlets::of_host(record.url.as_deref()?, &config.outlets))
            .or_else(|| outlet.map(|outlet| outlet.to_string()))
            .or(record.site.take());
        Ok(document(record, &id))
    }
}

/// The bytes of a story's file, unpacked, never more of them than the cap.
fn file(name: &str, path: &Path, config: &Config) -> Result<Vec<u8>, Unreadable> {
    #[expect(clippy::disallowed_methods, reason = "this crate reads the files")]
    let file = File::open(path).map_err(|error| problems::not_opened(name, &error))?;
    let cap = config.max_document;
    let mut bytes = Vec::new();
    let read = |source: &mut dyn std::io::Read, bytes: &mut Vec<u8>| {
        let read = source.take(cap.saturating_add(1)).read_to_end(bytes);
        read.map_err(|error| problems::not_opened(name, &error))
    };
    read(&mut &file, &mut bytes)?;
    if bytes.len() as u64 > cap {
        return Err(problems::too_large(name, "", bytes.len() as u64, cap));
    }
    if Packing::of(&bytes).is_none() {
        return Ok(bytes);
    }
    let packed = std::io::Cursor::new(bytes);
    let mut packed = unpacked(packed, config.max_expansion)
        .map_err(|error| problems::not_opened(name, &error))?;
    let mut bytes = Vec::new();
    read(&mut packed, &mut bytes)?;
    if bytes.len() as u64 > cap {
        return Err(problems::too_large_unpacked(name, cap));
    }
    Ok(bytes)
}

/// The story that a file holds by itself; `known` are its address and encoding, where its source tells them.
fn story(
    name: &str,
    bytes: Vec<u8>,
    format: Format,
    known: (Option<&str>, Option<&str>),
    config: &Config,
    tell: &mut dyn FnMut(Unreadable),
) -> Result<Record, Unreadable> {
    let (url, charset) = known;
    match Format::of(&bytes).unwrap_or(format) {
        Format::Html => {
            let declared = charset.map(str::to_owned).or_else(|| html::declared(&bytes));
            let page = decoded(name, bytes, declared.as_deref(), tell)?;
            html::read(name, &page, url, config.max_nesting)
        }
        Format::Text | Format::JsonLines | Format::Table => {
            let text = decoded(name, bytes, charset, tell)?;
            Ok(Record { text, ..Record::default() })
        }
        Format::Parquet => Err(problems::misnamed(name, "Parquet", ".parquet")),
        Format::Warc => Err(problems::misnamed(name, "WARC", ".warc")),
    }
}

fn document(record: Record, id: &str) -> Document {
    let Record { id: given, text, title, published, outlet, url, .. } = record;
    let known = recognize(&text, title.as_deref(), published, outlet.as_deref());
    let meta = Meta {
        id: given.as_deref().unwrap_or(id).into(),
        title: known.title,
        outlet: known.outlet,
        published: known.published,
        url,
        language: "en".into(),
        bytes: text.len(),
        hash: format!("blake3:{}", blake3::hash(text.as_bytes()).to_hex()),
        title_spans: known.title_spans,
        dateline: known.dateline,
    };
    Document { meta, text }
}
