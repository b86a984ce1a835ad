//! What a web server answered: where its content begins, what it is, and how it was sent.

use std::io::{self, Read};

use flate2::read::ZlibDecoder;
use httparse::{EMPTY_HEADER, Header, Response, Status};

use crate::packed::{Packing, unpacked};
use crate::warc::HEADERS;
use crate::{Config, Unreadable, problems};

/// The content of an answer.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Body {
    /// The byte of the answer that it begins at.
    pub(crate) start: usize,
    /// Its media type in lower case; empty where none is stated.
    pub(crate) kind: String,
    /// The encoding of its characters, where it is stated.
    pub(crate) charset: Option<String>,
    /// Whether it was sent in chunks.
    chunked: bool,
    /// How it was packed, in lower case; empty where it was not.
    packing: String,
}

impl Body {
    /// The content of an answer that found something; else what the answer was.
    pub(crate) fn of_response(answer: &[u8]) -> Result<Body, String> {
        let mut headers: [Header<'_>; HEADERS] = [EMPTY_HEADER; HEADERS];
        let mut response = Response::new(&mut headers);
        let mut config = httparse::ParserConfig::default();
        config.allow_spaces_after_header_name_in_responses(true);
        config.allow_obsolete_multiline_headers_in_responses(true);
        config.ignore_invalid_headers_in_responses(true);
        let Ok(Status::Complete(start)) = config.parse_response(&mut response, answer) else {
            return Err("records that are no answer".into());
        };
        match response.code {
            Some(200) => {}
            code => return Err(format!("of status {}", code.unwrap_or_default())),
        }
        let value = |name: &str| {
            let found =
                response.headers.iter().find(|header| header.name.eq_ignore_ascii_case(name));
            found.map(|header| String::from_utf8_lossy(header.value).trim().to_owned())
        };
        let lower = |name: &str| value(name).unwrap_or_default().to_ascii_lowercase();
        let body = Body::plain(&value("Content-Type").unwrap_or_default());
        let chunked = lower("Transfer-Encoding").contains("chunked");
        Ok(Body { start, chunked, packing: lower("Content-Encoding"), ..body })
    }

    /// Content of this media type, as it stands.
    pub(crate) fn plain(content_type: &str) -> Body {
        let mut parts = content_type.split(';').map(str::trim);
        let kind = parts.next().unwrap_or_default().to_ascii_lowercase();
        let charset = parts.find_map(|part| {
            let (name, value) = part.split_once('=')?;
            let value = value.trim().trim_matches(['"', '\'']);
            name.trim().eq_ignore_ascii_case("charset").then(|| value.to_owned())
        });
        Body { kind, charset, ..Body::default() }
    }

    /// The bytes of the content, put together and unpacked, never more of them than the cap.
    pub(crate) fn bytes(
        &self,
        name: &str,
        mut answer: Vec<u8>,
        config: &Config,
    ) -> Result<Vec<u8>, Unreadable> {
        answer.drain(..self.start.min(answer.len()));
        // Many archives put the chunks together and still say that there are some.
        let sent = if self.chunked { unchunked(&answer).unwrap_or(answer) } else { answer };
        let (cap, packing) = (config.max_document, Packing::of(&sent));
        let mut bytes = Vec::new();
        let mut read =
            |source: &mut dyn Read| source.take(cap.saturating_add(1)).read_to_end(&mut bytes);
        let read = match (packing, self.packing.as_str()) {
            (Some(_), _) => unpacked(io::Cursor::new(sent), config.max_expansion)
                .and_then(|mut source| read(&mut source)),
            // A sender of `deflate` means what zlib writes, whose first byte is this.
            (None, "deflate") if sent.first().is_some_and(|byte| byte & 0x0f == 8) => {
                read(&mut ZlibDecoder::new(sent.as_slice()))
            }
            (None, "br") => return Err(problems::brotli(name)),
            (None, _) => return Ok(sent),
        };
        read.map_err(|error| problems::not_opened(name, &error))?;
        if bytes.len() as u64 > cap {
            return Err(problems::too_large_unpacked(name, cap));
        }
        Ok(bytes)
    }
}

/// The content of chunks, if that is what there is: each has its length before it.
fn unchunked(mut rest: &[u8]) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    loop {
        let Ok(Status::Complete((used, length))) = httparse::parse_chunk_size(rest) else {
            return None;
        };
        let length = usize::try_from(length).ok()?;
        if length == 0 {
            return Some(bytes);
        }
        rest = rest.get(used..)?;
        bytes.extend_from_slice(rest.get(..length)?);
        rest = rest.get(length..)?.strip_prefix(b"\r\n")?;
    }
}
