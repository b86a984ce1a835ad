//! `metadata.csv` beside stories: what is known of those that do not say it themselves.
//!
//! A row names a file, relative to the folder of the table, and gives its title, day, outlet or address. The table holds
//! for the folders below as well; the nearest one that names a file is taken.

use std::collections::BTreeMap;
use std::path::Path;

use jiff::civil::Date;

use crate::record::Record;
use crate::table::{Row, Table, text};
use crate::{Config, Unreadable, packed, problems, record};

/// The table's name.
pub(crate) const NAME: &str = "metadata.csv";

/// Its columns.
const COLUMNS: [&str; 5] = ["file", "title", "published", "outlet", "url"];

/// What is given of a story beside it; what is not is absent.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Given {
    pub(crate) title: Option<String>,
    pub(crate) published: Option<Date>,
    pub(crate) outlet: Option<String>,
    pub(crate) url: Option<String>,
}

impl Given {
    /// The record with what is given in place of what it says itself.
    pub(crate) fn over(self, record: Record) -> Record {
        Record {
            title: self.title.or(record.title),
            published: self.published.or(record.published),
            outlet: self.outlet.or(record.outlet),
            url: self.url.or(record.url),
            ..record
        }
    }
}

/// The table of a folder.
#[derive(Debug)]
pub(crate) struct Metadata {
    /// Its name relative to the argument.
    name: String,
    rows: BTreeMap<String, Entry>,
    /// Stories of the folder that no row names.
    unnamed: Vec<String>,
}

#[derive(Debug)]
struct Entry {
    line: u64,
    given: Given,
    used: bool,
}

impl Metadata {
    /// The table at `path`; nothing where it has no column `file`, as it is another one then. All that is wrong in it is
    /// added to `told`.
    pub(crate) fn read(
        name: &str,
        path: &Path,
        config: &Config,
        told: &mut Vec<Unreadable>,
    ) -> Option<Metadata> {
        #[expect(clippy::disallowed_methods, reason = "this crate reads the files")]
        let opened = std::fs::File::open(path)
            .and_then(|file| packed::unpacked(file, config.max_expansion))
            .and_then(|reader| Table::open(reader, &COLUMNS, config.max_document));
        let mut table =
            opened.map_err(|error| told.push(problems::not_opened(name, &error))).ok()?;
        let column =
            |wanted: &str| table.header().iter().position(|name| name.eq_ignore_ascii_case(wanted));
        let [Some(file), title, published, outlet, url] = COLUMNS.map(column) else { return None };
        if table.header().contains(&config.fields.text) {
            return None;
        }
        let width = table.header().len();
        let mut rows: BTreeMap<String, Entry> = BTreeMap::new();
        loop {
            let (line, row) = match table.next(config.max_document) {
                Ok(Some(Row::Whole(line, row))) => (line, row),
                Ok(Some(Row::TooLong(line, bytes))) => {
                    let cap = config.max_document;
                    told.push(problems::too_large(
                        &format!("{name}:{line}"),
                        "the row ",
                        bytes,
                        cap,
                    ));
                    continue;
                }
                Ok(Some(Row::Cut(line))) => {
                    told.push(problems::open_quote(&format!("{name}:{line}")));
                    continue;
                }
                Ok(None) => break,
                Err(error) => {
                    told.push(problems::not_opened(name, &error));
                    break;
                }
            };
            let place = format!("{name}:{line}");
            let fields: Vec<String> =
                row.iter().map(|field| text(field).trim().to_owned()).collect();
            if fields.iter().all(String::is_empty) {
                continue;
            }
            if fields.len() > width && fields[width..].iter().any(|field| !field.is_empty()) {
                told.push(problems::wrong_width(&place, fields.len(), width));
                continue;
            }
            let value = |column: Option<usize>| {
                column.and_then(|at| fields.get(at)).filter(|field| !field.is_empty())
            };
            let Some(named) = value(Some(file)) else {
                told.push(problems::no_file(&place));
                continue;
            };
            let day = value(published);
            let date = day.and_then(|day| record::date(day));
            if let (Some(day), None) = (day, date) {
                told.push(problems::no_date(&place, COLUMNS[2], day));
            }
            let given = Given {
                title: value(title).cloned(),
                published: date,
                outlet: value(outlet).cloned(),
                url: value(url).cloned(),
            };
            let key = named.replace('\\', "/");
            let key = key.trim_start_matches("./").to_owned();
            if let Some(first) = rows.get(&key) {
                told.push(problems::named_twice(&place, &key, first.line));
            } else {
                rows.insert(key, Entry { line, given, used: false });
            }
        }
        Some(Metadata { name: name.into(), rows, unnamed: Vec::new() })
    }

    /// What the table gives of the file at this place below it.
    pub(crate) fn given(&mut self, file: &str) -> Option<Given> {
        let entry = self.rows.get_mut(file)?;
        entry.used = true;
        Some(entry.given.clone())
    }

    /// Remembers a story that no row names.
    pub(crate) fn is_without_row(&mut self, file: &str) {
        self.unnamed.push(file.into());
    }

    /// What is told once all stories of the folder were seen: rows of files that are not, stories without a row.
    pub(crate) fn told(self) -> Vec<Unreadable> {
        let unused = self.rows.iter().filter(|(_, entry)| !entry.used);
        let mut told: Vec<Unreadable> = unused
            .map(|(file, entry)| {
                problems::no_such_story(&format!("{}:{}", self.name, entry.line), file)
            })
            .collect();
        if !self.unnamed.is_empty() {
            told.push(problems::without_row(&self.name, &self.unnamed));
        }
        told
    }
}
