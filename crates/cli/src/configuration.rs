//! The configuration file: where it is, what it says, and what its paths are relative to.

use std::path::{Path, PathBuf};

use anyhow::{Context, ensure};
use dateline_catalog::ALL;
use dateline_runner::{Config, Source, default_config, schema};

use crate::args;
use crate::{Outcome, Surroundings};

/// The name that is looked for from the working folder upwards.
const NAME: &str = "dateline.toml";

/// A configuration as found: its text, and the folder that its paths are relative to.
pub(crate) struct Found {
    pub(crate) source: Source,
    folder: PathBuf,
}

impl Found {
    /// The configuration at `given`, else the nearest one upwards from `folder`, else an empty one.
    pub(crate) fn find(given: Option<&Path>, folder: &Path) -> anyhow::Result<Found> {
        let (path, name) = match given {
            Some(given) => (folder.join(given), given.display().to_string()),
            None => match upwards(folder)? {
                Some(path) => (path, NAME.to_owned()),
                None => return Ok(Found::empty(folder)),
            },
        };
        #[expect(clippy::disallowed_methods, reason = "the program reads its own configuration")]
        let text = std::fs::read_to_string(&path)
            .with_context(|| format!("failed to read the configuration {name}"))?;
        let folder = path.parent().unwrap_or(Path::new("")).to_path_buf();
        Ok(Found { source: Source { name, text }, folder })
    }

    fn empty(folder: &Path) -> Found {
        let source = Source { name: "the default configuration".into(), text: String::new() };
        Found { source, folder: folder.to_path_buf() }
    }

    pub(crate) fn config(&self) -> anyhow::Result<Config<'_>> {
        Ok(Config::parse(&self.source, ALL)?)
    }

    /// Reads a lexicon that the configuration names.
    pub(crate) fn lexicon(&self, path: &str) -> anyhow::Result<String> {
        self.read("lexicon", path)
    }

    /// Reads a file that the configuration names.
    pub(crate) fn read(&self, what: &str, path: &str) -> anyhow::Result<String> {
        #[expect(
            clippy::disallowed_methods,
            reason = "analyzers open no file: the program reads for them"
        )]
        let text = std::fs::read_to_string(self.folder.join(path));
        text.with_context(|| {
            format!("failed to read the {what} `{path}`, a path relative to the configuration")
        })
    }

    /// The stories `given` on the command line, else those of the configuration.
    ///
    /// # Errors
    /// If neither names any.
    pub(crate) fn stories(&self, given: &[PathBuf], folder: &Path) -> anyhow::Result<Stories> {
        let stories = self.stories_or_none(given, folder)?;
        ensure!(!stories.paths.is_empty(), "nothing to read: name files or folders of stories");
        Ok(stories)
    }

    /// The same, where there may be none.
    pub(crate) fn stories_or_none(
        &self,
        given: &[PathBuf],
        folder: &Path,
    ) -> anyhow::Result<Stories> {
        let corpus: dateline_corpus::Config = self.config()?.corpus()?;
        let paths = self.paths(given, folder, &corpus.paths);
        Ok(Stories { paths, corpus })
    }

    /// The stories to read: those `given` on the command line, else those of the configuration.
    pub(crate) fn paths(
        &self,
        given: &[PathBuf],
        folder: &Path,
        configured: &[PathBuf],
    ) -> Vec<PathBuf> {
        if given.is_empty() {
            configured.iter().map(|path| self.folder.join(path)).collect()
        } else {
            let stdin = Path::new("-");
            let at = |path: &PathBuf| if path == stdin { path.clone() } else { folder.join(path) };
            given.iter().map(at).collect()
        }
    }
}

/// Stories to read, and how they are read.
pub(crate) struct Stories {
    pub(crate) paths: Vec<PathBuf>,
    pub(crate) corpus: dateline_corpus::Config,
}

fn upwards(folder: &Path) -> anyhow::Result<Option<PathBuf>> {
    let folder =
        std::path::absolute(if folder.as_os_str().is_empty() { Path::new(".") } else { folder })
            .context("failed to find the working folder")?;
    Ok(folder.ancestors().map(|folder| folder.join(NAME)).find(|path| path.is_file()))
}

/// Prints the default configuration, or checks the one that is in force and prints it.
pub(crate) fn show(
    args: &args::Config,
    surroundings: &mut Surroundings<'_>,
) -> anyhow::Result<Outcome> {
    if args.default {
        write!(surroundings.out, "{}", default_config(dateline_corpus::KEYS, ALL))?;
        return Ok(Outcome::Clean);
    }
    if args.schema {
        let schema = schema(dateline_corpus::KEYS, ALL)?;
        writeln!(surroundings.out, "{schema:#}")?;
        return Ok(Outcome::Clean);
    }
    let found = Found::find(args.config.as_deref(), &surroundings.folder)?;
    let config = found.config()?;
    config.corpus::<dateline_corpus::Config>()?;
    let pipeline = config.pipeline(None, &|path| found.lexicon(path))?;
    let reported: Vec<_> = pipeline
        .stages()
        .iter()
        .filter(|stage| stage.reported)
        .map(|stage| stage.plugin.name)
        .collect();
    writeln!(
        surroundings.out,
        "# {}\n# reports: {}\n{}",
        found.source.name,
        reported.join(", "),
        found.source.text
    )?;
    Ok(Outcome::Clean)
}
