//! Web archives (WARC 0.17 to 1.1): the pages and texts that a crawl found, a record at a time.
//!
//! Read are records of type `response` (with status 200), `resource` and `conversion` (the texts of `.wet` files) whose
//! content is HTML or plain text. What else a crawl keeps with them (requests, its own notes) is no story; images,
//! redirects and the like are counted and told once.

use std::collections::BTreeMap;
use std::io::{self, BufRead, Read};

use httparse::{EMPTY_HEADER, Header, Status};

use crate::format::Format;
use crate::http::Body;
use crate::input::Source;
use crate::lines::{Line, next_line};
use crate::records::{Home, Item, Records};
use crate::{Unreadable, problems};

/// The headers of a record, and those of its page, have no more bytes than this.
const HEAD: u64 = 1 << 16;

/// There are no more of them than this.
pub(crate) const HEADERS: usize = 128;

/// A web archive that is being read.
pub(crate) struct Warc {
    home: Home,
    reader: Box<dyn BufRead + Send>,
    /// The number of the last record.
    record: u64,
    /// What is passed over, by kind.
    passed_over: BTreeMap<String, usize>,
    /// What stood before the last record and is none.
    damage: Option<Unreadable>,
    /// What is told next.
    next: Option<Item>,
    /// Whether a story or a problem was told.
    told: bool,
    ended: bool,
}

/// The head of a record.
#[derive(Debug, Default)]
struct Head {
    kind: String,
    url: Option<String>,
    content: Option<String>,
    length: u64,
}

/// What is done with a record.
enum Found {
    Story(Box<Item>),
    /// Of this kind, which is no story.
    Other(String),
    /// No story, and part of each crawl.
    Note,
}

impl Warc {
    pub(crate) fn new(home: Home, reader: Box<dyn BufRead + Send>) -> Warc {
        Warc {
            home,
            reader,
            record: 0,
            passed_over: BTreeMap::new(),
            damage: None,
            next: None,
            told: false,
            ended: false,
        }
    }

    /// The next record, or what is told of it; `None` at the end.
    fn record(&mut self) -> Result<Option<Found>, Unreadable> {
        let Some(head) = self.head()? else { return Ok(None) };
        let cap = self.home.config.max_document;
        let kept = head.length.min(cap.saturating_add(HEAD).saturating_add(1));
        let mut block = Vec::new();
        let read = self.reader.by_ref().take(kept).read_to_end(&mut block);
        read.map_err(|error| self.fault(&error))?;
        let rest = head.length - kept;
        let passed = io::copy(&mut self.reader.by_ref().take(rest), &mut io::sink());
        let passed = passed.map_err(|error| self.fault(&error))?;
        if (block.len() as u64, passed) != (kept, rest) {
            return Err(self.fault(&io::ErrorKind::UnexpectedEof.into()));
        }
        Ok(Some(self.story(head, block, cap)))
    }

    fn story(&self, head: Head, block: Vec<u8>, cap: u64) -> Found {
        let body = match head.kind.as_str() {
            "response" => match Body::of_response(&block) {
                Ok(body) => body,
                Err(kind) => return Found::Other(kind),
            },
            "resource" | "conversion" => Body::plain(head.content.as_deref().unwrap_or_default()),
            "revisit" => return Found::Other("pages found before".into()),
            _ => return Found::Note,
        };
        let format = match body.kind.as_str() {
            "text/html" | "application/xhtml+xml" => Format::Html,
            "text/plain" => Format::Text,
            "" => match Format::of(block.get(body.start..).unwrap_or_default()) {
                Some(Format::Html) => Format::Html,
                _ => return Found::Other("records of unknown type".into()),
            },
            kind => return Found::Other(kind.to_owned()),
        };
        let number = self.record;
        let id = head.url.clone().unwrap_or_else(|| format!("{}:{number}", self.home.id));
        let place = head.url.clone().unwrap_or_else(|| number.to_string());
        let name = format!("{}:{place}", self.home.name);
        let length = head.length.saturating_sub(body.start as u64);
        if length > cap {
            return Found::Story(Box::new(Err(problems::too_large(&name, "", length, cap))));
        }
        let source = Source::Page { block, body, format, url: head.url };
        Found::Story(Box::new(Ok(self.home.called(name, id, length, source))))
    }

    /// The head of the next record; what stands before it and is none is told.
    fn head(&mut self) -> Result<Option<Head>, Unreadable> {
        let mut strange = 0_u64;
        loop {
            match self.line()? {
                None if strange == 0 => return Ok(None),
                None => {
                    self.ended = true;
                    return Err(problems::no_record(&self.name(), strange));
                }
                Some(Line::Whole(line)) if line.trim_ascii().is_empty() => {}
                Some(Line::Whole(line)) if line.starts_with(b"WARC/") => break,
                Some(Line::Whole(line)) => strange += line.len() as u64 + 1,
                Some(Line::TooLong(bytes)) => strange += bytes,
            }
        }
        self.record += 1;
        let mut lines = Vec::new();
        while let Some(Line::Whole(line)) = self.line()?
            && (lines.len() as u64) < HEAD
        {
            lines.extend_from_slice(line.trim_ascii_end());
            lines.extend_from_slice(b"\r\n");
            if line.trim_ascii().is_empty() {
                break;
            }
        }
        if strange > 0 {
            self.damage = Some(problems::strange(&self.name(), strange));
        }
        match Head::parse(&lines) {
            Some(head) => Ok(Some(head)),
            None => Err(problems::broken_record(&self.name())),
        }
    }

    fn line(&mut self) -> Result<Option<Line>, Unreadable> {
        next_line(&mut self.reader, HEAD).map_err(|error| self.fault(&error))
    }

    fn name(&self) -> String {
        format!("{}:{}", self.home.name, self.record.max(1))
    }

    /// What is wrong with the file; nothing behind it is read.
    fn fault(&mut self, error: &io::Error) -> Unreadable {
        self.ended = true;
        problems::not_opened(&self.home.name, error)
    }
}

impl Records for Warc {
    fn next(&mut self) -> Option<Item> {
        if let Some(item) = self.next.take() {
            return Some(item);
        }
        while !self.ended {
            let item = match self.record() {
                Ok(Some(Found::Story(item))) => Some(*item),
                Ok(Some(Found::Other(kind))) => {
                    *self.passed_over.entry(kind).or_default() += 1;
                    None
                }
                Ok(Some(Found::Note)) => None,
                Ok(None) => {
                    self.ended = true;
                    None
                }
                Err(unreadable) => Some(Err(unreadable)),
            };
            let item = match self.damage.take() {
                Some(damage) => {
                    self.next = item;
                    Some(Err(damage))
                }
                None => item,
            };
            if item.is_some() {
                self.told = true;
                return item;
            }
        }
        let passed_over = std::mem::take(&mut self.passed_over);
        if !passed_over.is_empty() {
            self.told = true;
            return Some(Err(problems::records_passed_over(&self.home.name, &passed_over)));
        }
        let told = std::mem::replace(&mut self.told, true);
        (!told).then(|| Err(problems::no_pages(&self.home.name)))
    }
}

impl Head {
    /// What the lines of a head say, if it has all that must be there.
    fn parse(lines: &[u8]) -> Option<Head> {
        let mut headers: [Header<'_>; HEADERS] = [EMPTY_HEADER; HEADERS];
        let Ok(Status::Complete((_, headers))) = httparse::parse_headers(lines, &mut headers)
        else {
            return None;
        };
        let value = |name: &str| {
            let found = headers.iter().find(|header| header.name.eq_ignore_ascii_case(name))?;
            Some(String::from_utf8_lossy(found.value).trim().to_owned())
        };
        let url = value("WARC-Target-URI").map(|url| url.trim_matches(['<', '>']).to_owned());
        Some(Head {
            kind: value("WARC-Type")?,
            url: url.filter(|url| !url.is_empty()),
            content: value("Content-Type"),
            length: value("Content-Length")?.parse().ok()?,
        })
    }
}
