//! Opens files and streams: unpacked, decoded where they begin with a mark of UTF-16, as one story or as many.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;

use encoding_rs_io::DecodeReaderBytesBuilder;

use crate::format::Format;
use crate::input::Source;
use crate::packed::{Packing, unpacked};
use crate::records::{Home, Item, JsonLines, Records, Rows};
use crate::warc::Warc;
use crate::{Config, problems};

/// What was opened.
pub(crate) enum Opened {
    One(Box<Item>),
    Many(Box<dyn Records>),
}

/// What a file is whose name does not tell it; `None` where its content does not either.
///
/// # Errors
/// If it can't be read.
pub(crate) fn recognized(
    path: &Path,
    extension: &str,
    config: &Config,
) -> io::Result<Option<Format>> {
    let mut reader = reader(path, config)?;
    let head = reader.fill_buf()?;
    // Of a packed file without another extension all is possible.
    let any = || Packing::is_named(extension).then(|| Format::of_stream(head, &config.fields.text));
    Ok(Format::of(head).or_else(any))
}

/// Opens a file of stories.
///
/// # Errors
/// If it can't be read.
pub(crate) fn file(home: Home, path: &Path, format: Format, argument: bool) -> io::Result<Opened> {
    let mut reader = reader(path, &home.config)?;
    // What a file begins with can say more than its name; what is wrong with it is told when it is read.
    let shown = reader.fill_buf().ok().and_then(Format::of);
    opened(home, reader, shown.unwrap_or(format), Some(path), argument)
}

/// Opens a stream without a name.
///
/// # Errors
/// If it can't be read.
pub(crate) fn stream(home: Home, source: impl Read + Send + 'static) -> io::Result<Opened> {
    let mut reader = unpacked(source, home.config.max_expansion)?;
    let format = Format::of_stream(reader.fill_buf()?, &home.config.fields.text);
    opened(home, reader, format, None, true)
}

fn reader(path: &Path, config: &Config) -> io::Result<Box<dyn BufRead + Send>> {
    #[expect(clippy::disallowed_methods, reason = "this crate reads the files")]
    unpacked(File::open(path)?, config.max_expansion)
}

fn opened(
    home: Home,
    reader: Box<dyn BufRead + Send>,
    format: Format,
    path: Option<&Path>,
    argument: bool,
) -> io::Result<Opened> {
    let records: Box<dyn Records> = match format {
        Format::Text | Format::Html => {
            return one(home, reader, format).map(|item| Opened::One(Box::new(item)));
        }
        Format::JsonLines => Box::new(JsonLines::new(home, utf8(reader)?)),
        Format::Table => Box::new(Rows::new(home, utf8(reader)?, argument)?),
        Format::Warc => Box::new(Warc::new(home, reader)),
        #[cfg(feature = "parquet")]
        Format::Parquet => Box::new(crate::parquet::Rows::new(home, path, reader)?),
        #[cfg(not(feature = "parquet"))]
        Format::Parquet => {
            let _ = path;
            return Ok(Opened::One(Box::new(Err(problems::no_parquet(&home.name)))));
        }
    };
    Ok(Opened::Many(records))
}

/// The one story of a stream.
fn one(home: Home, reader: impl Read, format: Format) -> io::Result<Item> {
    let cap = home.config.max_document;
    let mut bytes = Vec::new();
    reader.take(cap.saturating_add(1)).read_to_end(&mut bytes)?;
    let length = bytes.len() as u64;
    if length > cap {
        return Ok(Err(problems::too_large_unpacked(&home.name, cap)));
    }
    Ok(Ok(home.file(length, Source::Story { bytes, format })))
}

/// Records are cut at bytes of ASCII, so that only wide encodings must be decoded before.
fn utf8(mut reader: Box<dyn BufRead + Send>) -> io::Result<Box<dyn BufRead + Send>> {
    let is_wide =
        reader.fill_buf().is_ok_and(|head| matches!(head, [0xff, 0xfe, ..] | [0xfe, 0xff, ..]));
    if !is_wide {
        return Ok(reader);
    }
    let decoded = DecodeReaderBytesBuilder::new().strip_bom(true).build(reader);
    Ok(Box::new(BufReader::with_capacity(1 << 16, decoded)))
}
