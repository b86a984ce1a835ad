//! The walk over files and folders.

use std::collections::{BTreeMap, VecDeque};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::format::{Format, Name};
use crate::globs::Globs;
use crate::input::Source;
use crate::metadata::{self, Given, Metadata};
use crate::open::{self, Opened};
use crate::records::{Home, Item, Records};
use crate::{Config, Input, Unreadable, outlets, problems};

/// What stands for standard input among paths, and what it is called.
const STDIN: (&str, &str) = ("-", "stdin");

/// The stories at `paths`, found lazily, each path in the order given and the files of a folder in the order of names.
/// The path `-` is standard input.
///
/// # Errors
/// If a cap or a pattern of the configuration is none; all that is wrong with a path is an item.
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
    let most = config.max_expansion;
    anyhow::ensure!(most > 0, "`max-expansion` under [corpus] is 0; it must be at least 1");
    Ok(Walk {
        paths: paths.iter().cloned().collect(),
        include: Globs::new("include", &config.include)?,
        exclude: Globs::new("exclude", &config.exclude)?,
        config: Arc::new(config.clone()),
        folders: Vec::new(),
        records: None,
        argument: String::new(),
        stories: 0,
        passed_over: BTreeMap::new(),
        left_out: 0,
        beside: None,
        pending: VecDeque::new(),
    })
}

struct Walk {
    paths: VecDeque<PathBuf>,
    config: Arc<Config>,
    include: Globs,
    exclude: Globs,
    /// The folders that are being read, outermost first.
    folders: Vec<Folder>,
    /// The file of stories that is being read.
    records: Option<Box<dyn Records>>,
    /// The name of the argument that is being read.
    argument: String,
    /// How many files of the argument are read.
    stories: usize,
    /// Files of the argument that are of other formats, by extension.
    passed_over: BTreeMap<String, usize>,
    /// How many files and folders of the argument the configuration leaves out.
    left_out: usize,
    /// The folder of the last argument that is a file, and the table of metadata in it.
    beside: Option<(PathBuf, Option<Metadata>)>,
    /// What is told next.
    pending: VecDeque<Unreadable>,
}

struct Folder {
    /// Names and paths, sorted.
    entries: std::vec::IntoIter<(String, PathBuf)>,
    /// Where it lies without links, to know a link to it.
    real: PathBuf,
    /// Its path relative to the argument, with a `/` behind it, or nothing.
    prefix: String,
    /// The table of metadata in it.
    metadata: Option<Metadata>,
}

impl Iterator for Walk {
    type Item = Item;

    fn next(&mut self) -> Option<Item> {
        loop {
            if let Some(told) = self.pending.pop_front() {
                return Some(Err(told));
            }
            if let Some(records) = &mut self.records {
                match records.next() {
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
                        let folder = self.folders.pop();
                        let metadata = folder.and_then(|folder| folder.metadata);
                        self.pending.extend(metadata.map(Metadata::told).unwrap_or_default());
                        if self.folders.is_empty() {
                            self.leave();
                        }
                        None
                    }
                    None => {
                        let path = self.paths.pop_front()?;
                        self.argument = argument(&path);
                        (self.stories, self.left_out) = (0, 0);
                        self.passed_over = BTreeMap::new();
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
        if argument && path == Path::new(STDIN.0) {
            let home = self.home(STDIN.1.into(), STDIN.1.into(), None);
            return self.begin(&name, open::stream(home, io::stdin()));
        }
        let found = match fs::metadata(&path) {
            Ok(found) => found,
            Err(_) if path.is_symlink() => return Some(Err(problems::dead_link(&name))),
            Err(error) => return Some(Err(problems::not_opened(&name, &error))),
        };
        if !argument && self.is_left_out(&name, found.is_dir()) {
            self.left_out += 1;
            return None;
        }
        if found.is_dir() {
            return self.open_folder(&name, &path, argument).err().map(Err);
        }
        if !found.is_file() {
            return Some(Err(problems::not_a_file(&name)));
        }
        let Name { id, extension, format } = Name::new(&name);
        let format = match format {
            Some(format) => format,
            None => match open::recognized(&path, &extension, &self.config) {
                Ok(Some(format)) => format,
                Ok(None) if argument => {
                    return Some(Err(problems::unknown_format(&name, &extension)));
                }
                Err(error) if argument => return Some(Err(problems::not_opened(&name, &error))),
                Ok(None) | Err(_) => {
                    *self.passed_over.entry(extension).or_default() += 1;
                    return None;
                }
            },
        };
        self.stories += 1;
        let home = self.home(name.clone(), id.to_owned(), argument.then_some(path.as_path()));
        if matches!(format, Format::Text | Format::Html) {
            let (bytes, cap) = (found.len(), self.config.max_document);
            if bytes > cap {
                return Some(Err(problems::too_large(&name, "", bytes, cap)));
            }
            // About what comes out of a packed file; it is bounded where it is read.
            let is_packed = id.len() + extension.len() + 1 < name.len();
            let bytes = if is_packed { bytes.saturating_mul(16).min(cap) } else { bytes };
            let given = self.given(&name, &path, argument);
            return Some(Ok(home.file(bytes, Source::File { path, format, given })));
        }
        if argument && path.file_name().is_some_and(|file| file == metadata::NAME) {
            self.look_beside(&path);
            if self.beside.as_ref().is_some_and(|(_, metadata)| metadata.is_some()) {
                return None;
            }
        }
        self.begin(&name, open::file(home, &path, format, argument))
    }

    /// Reads what was opened.
    fn begin(&mut self, name: &str, opened: io::Result<Opened>) -> Option<Item> {
        match opened {
            Ok(Opened::Many(records)) => self.records = Some(records),
            Ok(Opened::One(item)) => return Some(*item),
            Err(error) => return Some(Err(problems::not_opened(name, &error))),
        }
        None
    }

    fn is_left_out(&self, name: &str, is_folder: bool) -> bool {
        self.exclude.name(name, is_folder)
            || !is_folder && !self.include.is_empty() && !self.include.hold(name)
    }

    /// What a file is called and where its stories are of; `alone` is the path of one that is an argument.
    fn home(&self, name: String, id: String, alone: Option<&Path>) -> Home {
        let folder = match alone {
            Some(path) => path.parent(),
            None => self.folders.first().map(|folder| folder.real.as_path()),
        };
        let folder = folder.and_then(Path::file_name).map(|name| name.to_string_lossy());
        let prefix = self.folders.last().map_or("", |folder| &folder.prefix);
        let names = folder.iter().map(AsRef::as_ref).chain(prefix.split('/'));
        let names: Vec<&str> = names.collect();
        let outlet = outlets::of_folder(names.into_iter(), &self.config);
        Home { name, id, outlet, config: Arc::clone(&self.config) }
    }

    /// What tables of metadata give of a story's file.
    fn given(&mut self, name: &str, path: &Path, argument: bool) -> Given {
        if argument {
            self.look_beside(path);
            let table = self.beside.as_mut().and_then(|(_, metadata)| metadata.as_mut());
            return table.and_then(|table| table.given(name)).unwrap_or_default();
        }
        let mut nearest: Option<(&mut Metadata, &str)> = None;
        for Folder { metadata, prefix, .. } in self.folders.iter_mut().rev() {
            let (Some(metadata), Some(file)) = (metadata, name.strip_prefix(prefix.as_str()))
            else {
                continue;
            };
            if let Some(given) = metadata.given(file) {
                return given;
            }
            nearest.get_or_insert((metadata, file));
        }
        if let Some((metadata, file)) = nearest {
            metadata.is_without_row(file);
        }
        Given::default()
    }

    /// Reads the table of metadata in the folder of a file that is an argument, unless the last one was of that folder.
    fn look_beside(&mut self, path: &Path) {
        let folder = path.parent().map(Path::to_path_buf).unwrap_or_default();
        if self.beside.as_ref().is_some_and(|(last, _)| *last == folder) {
            return;
        }
        let table = folder.join(metadata::NAME);
        let mut told = Vec::new();
        let metadata = if table.is_file() {
            Metadata::read(metadata::NAME, &table, &self.config, &mut told)
        } else {
            None
        };
        self.pending.extend(told);
        self.beside = Some((folder, metadata));
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
        let mut metadata = None;
        if let Ok(at) = entries.binary_search_by(|(file, _)| file.as_str().cmp(metadata::NAME)) {
            let mut told = Vec::new();
            let name = format!("{prefix}{}", metadata::NAME);
            metadata = Metadata::read(&name, &entries[at].1, &self.config, &mut told);
            if metadata.is_some() {
                entries.remove(at);
                self.pending.extend(told);
            }
        }
        self.folders.push(Folder { entries: entries.into_iter(), real, prefix, metadata });
        Ok(())
    }

    /// Tells what is to be told at the end of an argument that is a folder.
    fn leave(&mut self) {
        let passed_over = std::mem::take(&mut self.passed_over);
        if self.stories == 0 && passed_over.is_empty() && self.left_out == 0 {
            self.pending.push_back(problems::empty_folder(&self.argument));
        }
        if !passed_over.is_empty() {
            let counts = passed_over.iter().map(|(extension, count)| (extension.as_str(), *count));
            self.pending.push_back(problems::passed_over(&self.argument, counts));
        }
        if self.left_out > 0 {
            self.pending.push_back(problems::left_out(&self.argument, self.left_out));
        }
    }
}

/// What an argument is called: its last part, so that no report holds the path of a machine.
fn argument(path: &Path) -> String {
    path.file_name().map_or_else(|| ".".into(), |name| name.to_string_lossy().into_owned())
}
