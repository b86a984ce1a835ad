//! The stories' words for views: from the run at hand, or read from the stories again.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::PathBuf;

use dateline_core::Corpus;
use dateline_report::Words;
use dateline_runner::Run;

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
    pub(crate) fn read(
        paths: &[PathBuf],
        config: &dateline_corpus::Config,
    ) -> anyhow::Result<StoryWords> {
        let stories =
            dateline_corpus::inputs(paths, config)?.filter_map(|input| input.ok()?.read().ok());
        Ok(StoryWords(stories.map(|doc| (doc.meta.id.to_string(), doc.text)).collect()))
    }
}

impl Words for StoryWords {
    fn words(&self, doc: &str) -> Option<Cow<'_, str>> {
        self.0.get(doc).map(|text| Cow::Borrowed(text.as_str()))
    }
}
