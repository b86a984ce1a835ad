//! The stories' words for views: from the run at hand, or read from the stories again.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io::BufReader;
use std::path::{Path, PathBuf};

use anyhow::Context;
use dateline_core::Corpus;
use dateline_report::{Report, Words};
use dateline_runner::Run;

use crate::configuration::Found;

/// The words of a run that has just finished.
pub(crate) struct RunWords<'a>(pub(crate) &'a Run<'a>);

impl Words for RunWords<'_> {
    fn words(&self, doc: &str) -> Option<Cow<'_, str>> {
        let corpus: &Corpus = self.0.corpus();
        corpus.text(corpus.find(doc)?).ok().map(Cow::Owned)
    }
}

/// The words of stories that are read again, by id.
pub(crate) struct StoryWords(BTreeMap<String, String>);

impl StoryWords {
    /// Reads the stories at `paths`; what can't be read is passed over, as the view then tells whose words it lacks.
    fn read(paths: &[PathBuf], config: &dateline_corpus::Config) -> anyhow::Result<StoryWords> {
        let stories =
            dateline_corpus::inputs(paths, config)?.filter_map(|input| input.ok()?.read().ok());
        Ok(StoryWords(stories.map(|doc| (doc.meta.id.to_string(), doc.text)).collect()))
    }
}

/// The report at `path`, and the words of the stories at `paths`; without any, of those that the configuration names.
pub(crate) fn report_and_words(
    path: &Path,
    paths: &[PathBuf],
    config: Option<&Path>,
    folder: &Path,
) -> anyhow::Result<(Report, StoryWords)> {
    #[expect(
        clippy::disallowed_methods,
        reason = "the program opens the report that it is to show"
    )]
    let file = std::fs::File::open(folder.join(path))
        .with_context(|| format!("failed to read {}", path.display()))?;
    let report = Report::read(BufReader::new(file))
        .with_context(|| format!("{} is no report of Dateline", path.display()))?;
    let found = Found::find(config, folder)?;
    let corpus: dateline_corpus::Config = found.config()?.corpus()?;
    let words = StoryWords::read(&found.paths(paths, folder, &corpus.paths), &corpus)?;
    Ok((report, words))
}

impl Words for StoryWords {
    fn words(&self, doc: &str) -> Option<Cow<'_, str>> {
        self.0.get(doc).map(|text| Cow::Borrowed(text.as_str()))
    }
}
