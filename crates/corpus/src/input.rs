//! One story that is still to be read.

use std::io::Read as _;
use std::path::PathBuf;
use std::sync::Arc;

use dateline_core::{Document, Meta};

use crate::record::{Record, parse};
use crate::{Config, Unreadable, problems, recognize};

/// A story that was found and not yet read.
#[derive(Debug)]
pub struct Input {
    name: String,
    id: String,
    bytes: u64,
    source: Source,
    config: Arc<Config>,
}

#[derive(Debug)]
enum Source {
    File(PathBuf),
    Record { line: Vec<u8>, number: u64 },
}

impl Input {
    pub(crate) fn file(
        name: String,
        id: String,
        path: PathBuf,
        bytes: u64,
        config: &Arc<Config>,
    ) -> Input {
        Input { name, id, bytes, source: Source::File(path), config: Arc::clone(config) }
    }

    pub(crate) fn record(
        name: String,
        id: String,
        line: Vec<u8>,
        number: u64,
        config: &Arc<Config>,
    ) -> Input {
        let bytes = line.len() as u64;
        Input {
            name,
            id,
            bytes,
            source: Source::Record { line, number },
            config: Arc::clone(config),
        }
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
    /// If it is not a document; the error has its name.
    pub fn read(self) -> Result<Document, Unreadable> {
        let Input { name, id, source, config, .. } = self;
        let record = match source {
            Source::File(path) => {
                let text = text_file(&name, &path, config.max_document)?;
                Record { text, ..Record::default() }
            }
            Source::Record { line, number } => parse(&name, &line, number, &config.fields)?,
        };
        if record.text.trim().is_empty() {
            return Err(problems::empty(&name));
        }
        Ok(document(record, &id))
    }
}

/// The text of a story file, never more than `cap` bytes of it.
fn text_file(name: &str, path: &std::path::Path, cap: u64) -> Result<String, Unreadable> {
    #[expect(clippy::disallowed_methods, reason = "this crate reads the files")]
    let file = std::fs::File::open(path).map_err(|error| problems::not_opened(name, &error))?;
    let mut bytes = Vec::new();
    file.take(cap.saturating_add(1))
        .read_to_end(&mut bytes)
        .map_err(|error| problems::not_opened(name, &error))?;
    if bytes.len() as u64 > cap {
        return Err(problems::too_large(name, "", bytes.len() as u64, cap));
    }
    let mut text = String::from_utf8(bytes).map_err(|error| {
        problems::not_utf8(name, error.as_bytes(), error.utf8_error().valid_up_to())
    })?;
    if text.starts_with('\u{feff}') {
        text.drain(..'\u{feff}'.len_utf8());
    }
    Ok(text)
}

fn document(record: Record, id: &str) -> Document {
    let Record { id: given, text, title, published, outlet, url } = record;
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
