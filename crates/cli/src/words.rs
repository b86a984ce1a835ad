//! The stories' words for views: from the run at hand, or read from the stories again.

use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufRead, BufReader, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use anyhow::Context;
use dateline_core::{Corpus, Meta};
use dateline_report::wire::DocumentLine;
use dateline_report::{Report, Stored, Words};
use dateline_runner::Run;

use crate::configuration::{Found, Stories};

/// The words of a run that has just finished.
pub(crate) struct RunWords<'a>(pub(crate) &'a Run<'a>);

impl Words for RunWords<'_> {
    fn words(&self, doc: &str) -> Option<Cow<'_, str>> {
        let corpus: &Corpus = self.0.corpus();
        corpus.text(corpus.find(doc)?).ok().map(Cow::Owned)
    }
}

/// The words of stories that are read again. They lie in a temporary file, so that memory holds no text.
pub(crate) struct StoryWords {
    file: RefCell<File>,
    by_id: BTreeMap<String, Slot>,
    by_hash: BTreeMap<String, Slot>,
}

/// Where a text lies in the temporary file.
#[derive(Clone, Copy)]
struct Slot {
    offset: u64,
    bytes: usize,
}

impl StoryWords {
    /// Reads the stories at `paths`; what can't be read is passed over, as the view then tells whose words it lacks.
    pub(crate) fn read(
        paths: &[PathBuf],
        config: &dateline_corpus::Config,
    ) -> anyhow::Result<StoryWords> {
        StoryWords::read_telling(paths, config, |_| ())
    }

    /// The same, and tells what is known of each story.
    pub(crate) fn read_telling(
        paths: &[PathBuf],
        config: &dateline_corpus::Config,
        mut tell: impl FnMut(&Meta),
    ) -> anyhow::Result<StoryWords> {
        let failed = "failed to keep the stories in a temporary file";
        let mut file = tempfile::tempfile().context(failed)?;
        let (mut by_id, mut by_hash, mut offset) = (BTreeMap::new(), BTreeMap::new(), 0);
        for input in dateline_corpus::inputs(paths, config)? {
            let Some(doc) = input.ok().and_then(|input| input.read().ok()) else { continue };
            tell(&doc.meta);
            file.write_all(doc.text.as_bytes()).context(failed)?;
            let slot = Slot { offset, bytes: doc.text.len() };
            offset += doc.text.len() as u64;
            by_id.insert(doc.meta.id.to_string(), slot);
            by_hash.insert(doc.meta.hash, slot);
        }
        Ok(StoryWords { file: RefCell::new(file), by_id, by_hash })
    }

    fn text(&self, slot: Slot) -> Option<Cow<'_, str>> {
        let mut file = self.file.borrow_mut();
        file.seek(SeekFrom::Start(slot.offset)).ok()?;
        let mut bytes = vec![0; slot.bytes];
        file.read_exact(&mut bytes).ok()?;
        String::from_utf8(bytes).ok().map(Cow::Owned)
    }
}

impl Words for StoryWords {
    fn words(&self, doc: &str) -> Option<Cow<'_, str>> {
        self.text(*self.by_id.get(doc)?)
    }

    fn words_of(&self, meta: &DocumentLine) -> Option<Cow<'_, str>> {
        let same = meta.hash.as_ref().and_then(|hash| self.by_hash.get(hash));
        self.text(*same.or_else(|| self.by_id.get(&meta.doc))?)
    }
}

/// A report in a file.
pub(crate) struct ReportFile {
    path: PathBuf,
    name: String,
}

impl ReportFile {
    pub(crate) fn new(path: &Path, folder: &Path) -> ReportFile {
        ReportFile { path: folder.join(path), name: path.display().to_string() }
    }

    /// As the user named it.
    pub(crate) fn name(&self) -> String {
        self.name.clone()
    }

    /// What an error of reading it whole is told with.
    pub(crate) fn failed(&self) -> String {
        format!("{} is no report of Dateline", self.name)
    }

    fn open(&self) -> anyhow::Result<File> {
        #[expect(
            clippy::disallowed_methods,
            reason = "the program opens the report that it is to show"
        )]
        let file = File::open(&self.path);
        file.with_context(|| format!("failed to read {}", self.name))
    }
}

impl Stored for ReportFile {
    fn from(&self, offset: u64) -> anyhow::Result<Box<dyn BufRead + '_>> {
        let mut file = self.open()?;
        if offset > 0 {
            file.seek(SeekFrom::Start(offset))
                .with_context(|| format!("failed to read {}", self.name))?;
        }
        Ok(Box::new(BufReader::with_capacity(1 << 16, file)))
    }
}

/// The words of the stories at `paths`; without any, of those that the configuration names.
pub(crate) fn story_words(
    paths: &[PathBuf],
    config: Option<&Path>,
    folder: &Path,
) -> anyhow::Result<StoryWords> {
    let found = Found::find(config, folder)?;
    let Stories { paths, corpus } = found.stories_or_none(paths, folder)?;
    StoryWords::read(&paths, &corpus)
}

/// The report at `path`, and the words of the stories at `paths`; without any, of those that the configuration names.
pub(crate) fn report_and_words(
    path: &Path,
    paths: &[PathBuf],
    config: Option<&Path>,
    folder: &Path,
) -> anyhow::Result<(Report, StoryWords)> {
    let file = ReportFile::new(path, folder);
    let report = Report::read(file.from(0)?).with_context(|| file.failed())?;
    Ok((report, story_words(paths, config, folder)?))
}
