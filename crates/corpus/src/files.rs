//! The walk over files and folders.

use std::collections::{BTreeMap, VecDeque};
use std::fs;
use std::io::{self, BufReader};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::lines::{Line, next_line};
use crate::{Config, Input, Unreadable, problems};

/// The stories at `paths`, found lazily, each path in the order given and the files of a folder in the order of names.
///
/// # Errors
/// If the cap of the configuration is not between 1 byte and 4 GiB; all that is wrong with a path is an item.
pub fn inputs(
    paths: &[PathBuf],
    config: &Config,
) -> anyhow::Result<impl Iterator<Item = Result<Input, Unreadable>> + Send + use<>> {
    let cap = config.max_document;
    anyhow::ensure!(
        (1..=u64::from(u32::MAX)).contains(&cap),
        "`max-document` under [corpus] is {cap}; it must lie between 1 and {}",
        u32::MAX
    );
    Ok(Walk {
        paths: paths.iter().cloned().collect(),
        config: Arc::new(config.clone()),
        folders: Vec::new(),
        records: None,
        argument: String::new(),
        stories: 0,
        passed_over: BTreeMap::new(),
    })
}

struct Walk {
    paths: VecDeque<PathBuf>,
    config: Arc<Config>,
    /// The folders that are being read, outermost first.
    folders: Vec<Folder>,
    /// The record file that is being read.
    records: Option<Records>,
    /// The name of the argument that is being read.
    argument: String,
    /// How many files of the argument are read.
    stories: usize,
    /// Files of the argument that are of other formats, by extension.
    passed_over: BTreeMap<String, usize>,
}

struct Folder {
    /// Names and paths, sorted.
    entries: std::vec::IntoIter<(String, PathBuf)>,
    /// Where it lies without links, to know a link to it.
    real: PathBuf,
    /// Its path relative to the argument, with a `/` behind it, or nothing.
    prefix: String,
}

type Item = Result<Input, Unreadable>;

impl Iterator for Walk {
    type Item = Item;

    fn next(&mut self) -> Option<Item> {
        loop {
            if let Some(records) = &mut self.records {
                match records.next(&self.config) {
                    Some(item) => return Some(item),
                    None => self.records = None,
                }
            }
            let item =
                match self.folders.last_mut().map(|folder| (folder.entries.next(), &folder.prefix))
                {
                    Some((Some((name, path)), prefix)) => {
                        let name = format!("{prefix}{name}");
                        self.enter(name, path, false)
                    }
                    Some((None, _)) => {
                        self.folders.pop();
                        if self.folders.is_empty() { self.leave() } else { None }
                    }
                    None => {
                        let path = self.paths.pop_front()?;
                        self.argument = argument(&path);
                        (self.stories, self.passed_over) = (0, BTreeMap::new());
                        self.enter(self.argument.clone(), path, true)
                    }
                };
            if item.is_some() {
                return item;
            }
        }
    }
}

impl Walk {
    /// Begins to read a path; `None` where there is nothing to tell at once.
    fn enter(&mut self, name: String, path: PathBuf, argument: bool) -> Option<Item> {
        let found = match fs::metadata(&path) {
            Ok(found) => found,
            Err(_) if path.is_symlink() => return Some(Err(problems::dead_link(&name))),
            Err(error) => return Some(Err(problems::not_opened(&name, &error))),
        };
        if found.is_dir() {
            return self.open_folder(&name, &path, argument).err().map(Err);
        }
        if !found.is_file() {
            return Some(Err(problems::not_a_file(&name)));
        }
        let extension =
            path.extension().map(|extension| extension.to_string_lossy().to_lowercase());
        let extension = extension.unwrap_or_default();
        let id = name
            .get(..name.len() - if extension.is_empty() { 0 } else { extension.len() + 1 })
            .unwrap_or(&name);
        match extension.as_str() {
            "txt" => {
                self.stories += 1;
                let (bytes, cap) = (found.len(), self.config.max_document);
                if bytes > cap {
                    return Some(Err(problems::too_large(&name, "", bytes, cap)));
                }
                let id = id.to_owned();
                Some(Ok(Input::file(name, id, path, bytes, &self.config)))
            }
            "jsonl" | "ndjson" | "json" => {
                self.stories += 1;
                match Records::open(name.clone(), id.to_owned(), &path) {
                    Ok(records) => self.records = Some(records),
                    Err(error) => return Some(Err(problems::not_opened(&name, &error))),
                }
                None
            }
            _ if argument => Some(Err(problems::unknown_format(&name, &extension))),
            _ => {
                *self.passed_over.entry(extension).or_default() += 1;
                None
            }
        }
    }

    fn open_folder(&mut self, name: &str, path: &Path, argument: bool) -> Result<(), Unreadable> {
        let not_opened = |error: io::Error| problems::not_opened(name, &error);
        let real = fs::canonicalize(path).map_err(not_opened)?;
        if self.folders.iter().any(|folder| folder.real == real) {
            // A link to a folder that holds it: everything in it is read under its own name.
            return Ok(());
        }
        let mut entries = Vec::new();
        for entry in fs::read_dir(path).map_err(not_opened)? {
            let entry = entry.map_err(not_opened)?;
            let file = entry.file_name().to_string_lossy().into_owned();
            if !file.starts_with('.') {
                entries.push((file, entry.path()));
            }
        }
        entries.sort();
        let prefix = if argument { String::new() } else { format!("{name}/") };
        self.folders.push(Folder { entries: entries.into_iter(), real, prefix });
        Ok(())
    }

    /// What is to be told at the end of an argument that is a folder.
    fn leave(&mut self) -> Option<Item> {
        let passed_over = std::mem::take(&mut self.passed_over);
        if self.stories == 0 && passed_over.is_empty() {
            return Some(Err(problems::empty_folder(&self.argument)));
        }
        let counts = passed_over.iter().map(|(extension, count)| (extension.as_str(), *count));
        (!passed_over.is_empty()).then(|| Err(problems::passed_over(&self.argument, counts)))
    }
}

/// What an argument is called: its last part, so that no report holds the path of a machine.
fn argument(path: &Path) -> String {
    path.file_name().map_or_else(|| ".".into(), |name| name.to_string_lossy().into_owned())
}

/// A record file that is being read.
struct Records {
    name: String,
    id: String,
    reader: BufReader<fs::File>,
    /// The number of the last line.
    line: u64,
    /// Whether a record or a problem was told.
    told: bool,
    ended: bool,
}

impl Records {
    fn open(name: String, id: String, path: &Path) -> io::Result<Records> {
        #[expect(clippy::disallowed_methods, reason = "this crate reads the files")]
        let file = fs::File::open(path)?;
        Ok(Records {
            name,
            id,
            reader: BufReader::with_capacity(1 << 16, file),
            line: 0,
            told: false,
            ended: false,
        })
    }

    fn next(&mut self, config: &Arc<Config>) -> Option<Item> {
        while !self.ended {
            self.line += 1;
            let line = match next_line(&mut self.reader, config.max_document) {
                Ok(Some(line)) => line,
                Ok(None) => break,
                Err(error) => {
                    self.ended = true;
                    return Some(Err(problems::not_opened(&self.name, &error)));
                }
            };
            let name = format!("{}:{}", self.name, self.line);
            let mut line = match line {
                Line::Whole(line) => line,
                Line::TooLong(bytes) => {
                    self.told = true;
                    return Some(Err(problems::too_large(
                        &name,
                        "the line ",
                        bytes,
                        config.max_document,
                    )));
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
                    return Some(Err(problems::one_value(&self.name)));
                }
                _ => self.told = true,
            }
            let id = format!("{}:{}", self.id, self.line);
            return Some(Ok(Input::record(name, id, line, self.line, config)));
        }
        self.ended = true;
        (!std::mem::replace(&mut self.told, true)).then(|| Err(problems::empty(&self.name)))
    }
}
