//! Files that hold many stories, read a story at a time: lines of JSON, rows of a table.

use std::io::{self, BufRead};
use std::sync::Arc;

use crate::input::Source;
use crate::lines::{Line, next_line};
use crate::table::{Row, Table};
use crate::{Config, Input, Unreadable, problems};

/// What a walk yields.
pub(crate) type Item = Result<Input, Unreadable>;

/// A file of stories that is being read.
pub(crate) trait Records: Send {
    /// The next story, or what is told in its place; `None` at the end.
    fn next(&mut self) -> Option<Item>;
}

/// What a file of stories is called, and how it is read.
#[derive(Debug, Clone)]
pub(crate) struct Home {
    /// Its name relative to the argument: `2021/stories.jsonl`.
    pub(crate) name: String,
    /// Its name without the extension, as the ids of its stories begin.
    pub(crate) id: String,
    /// The outlet that its folder stands for, where the configuration says so.
    pub(crate) outlet: Option<Arc<str>>,
    pub(crate) config: Arc<Config>,
}

impl Home {
    /// The story that the file is.
    pub(crate) fn file(self, bytes: u64, source: Source) -> Input {
        Input::new(self.name, self.id, bytes, source, self.outlet, &self.config)
    }

    /// The story on a line, or at another number.
    pub(crate) fn story(&self, number: u64, bytes: u64, source: Source) -> Input {
        let (name, id) = (format!("{}:{number}", self.name), format!("{}:{number}", self.id));
        self.called(name, id, bytes, source)
    }

    /// A story with a name and an id of its own.
    pub(crate) fn called(&self, name: String, id: String, bytes: u64, source: Source) -> Input {
        Input::new(name, id, bytes, source, self.outlet.clone(), &self.config)
    }
}

/// Lines of JSON.
pub(crate) struct JsonLines {
    home: Home,
    reader: Box<dyn BufRead + Send>,
    /// The number of the last line.
    line: u64,
    /// Whether a record or a problem was told.
    told: bool,
    ended: bool,
}

impl JsonLines {
    pub(crate) fn new(home: Home, reader: Box<dyn BufRead + Send>) -> JsonLines {
        JsonLines { home, reader, line: 0, told: false, ended: false }
    }
}

impl Records for JsonLines {
    fn next(&mut self) -> Option<Item> {
        let Home { name, config, .. } = &self.home;
        while !self.ended {
            self.line += 1;
            let line = match next_line(&mut self.reader, config.max_document) {
                Ok(Some(line)) => line,
                Ok(None) => break,
                Err(error) => {
                    (self.ended, self.told) = (true, true);
                    return Some(Err(problems::not_opened(name, &error)));
                }
            };
            let mut line = match line {
                Line::Whole(line) => line,
                Line::TooLong(bytes) => {
                    self.told = true;
                    let name = format!("{name}:{}", self.line);
                    let cap = config.max_document;
                    return Some(Err(problems::too_large(&name, "the line ", bytes, cap)));
                }
            };
            if self.line == 1 && line.starts_with(b"\xef\xbb\xbf") {
                line.drain(..3);
            }
            match line.trim_ascii() {
                b"" => continue,
                // The first line of a value that was written over several.
                b"[" | b"{" if !self.told => {
                    (self.ended, self.told) = (true, true);
                    return Some(Err(problems::one_value(name)));
                }
                _ => self.told = true,
            }
            let (number, bytes) = (self.line, line.len() as u64);
            return Some(Ok(self.home.story(number, bytes, Source::Line { line, number })));
        }
        self.ended = true;
        (!std::mem::replace(&mut self.told, true)).then(|| Err(problems::empty(name)))
    }
}

/// Rows of a table.
pub(crate) struct Rows {
    home: Home,
    table: Table,
    header: Arc<[String]>,
    /// What is told of the table as a whole.
    fault: Option<Unreadable>,
    told: bool,
    ended: bool,
}

impl Rows {
    /// The rows of a table; one without a column of words is told as passed over if it only lies in a folder.
    ///
    /// # Errors
    /// If it can't be read.
    pub(crate) fn new(
        home: Home,
        reader: Box<dyn BufRead + Send>,
        argument: bool,
    ) -> io::Result<Rows> {
        let fields = &home.config.fields;
        let table = Table::open(reader, &fields.all(), home.config.max_document)?;
        let header: Arc<[String]> = table.header().into();
        let there: Vec<&str> = header.iter().map(String::as_str).collect();
        let fault = if there.iter().all(|name| name.is_empty()) {
            Some(problems::empty(&home.name))
        } else if !there.contains(&fields.text.as_str()) {
            let fault = problems::no_column(&home.name, &fields.text, &there);
            Some(Unreadable { passed_over: !argument, ..fault })
        } else {
            None
        };
        let ended = fault.is_some();
        Ok(Rows { home, table, header, fault, told: false, ended })
    }
}

impl Records for Rows {
    fn next(&mut self) -> Option<Item> {
        if let Some(fault) = self.fault.take() {
            return Some(Err(fault));
        }
        let Home { name, config, .. } = &self.home;
        let cap = config.max_document;
        if self.ended {
            return None;
        }
        let told = std::mem::replace(&mut self.told, true);
        match self.table.next(cap) {
            Ok(Some(Row::Whole(number, row))) => {
                let (bytes, header) = (row.bytes(), Arc::clone(&self.header));
                Some(Ok(self.home.story(number, bytes, Source::Row { header, row })))
            }
            Ok(Some(Row::TooLong(line, bytes))) => {
                let name = format!("{name}:{line}");
                Some(Err(problems::too_large(&name, "the row ", bytes, cap)))
            }
            Ok(Some(Row::Cut(line))) => Some(Err(problems::open_quote(&format!("{name}:{line}")))),
            Ok(None) => {
                self.ended = true;
                (!told).then(|| Err(problems::empty(name)))
            }
            Err(error) => {
                self.ended = true;
                Some(Err(problems::not_opened(name, &error)))
            }
        }
    }
}
