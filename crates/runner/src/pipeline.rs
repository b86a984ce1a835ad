//! The readers of a run, built and in order of execution.

use std::fmt;

use anyhow::ensure;

use crate::plugin::{Map, Plugin, Reduce};

/// Readers, each behind all that it needs.
#[derive(Default)]
pub struct Pipeline {
    stages: Vec<Stage>,
}

/// A reader of a pipeline.
pub struct Stage {
    /// What it is.
    pub plugin: Plugin,
    /// Whether the report shows it.
    pub reported: bool,
    /// Its table as the report's header shows it.
    pub config: serde_json::Value,
    /// Its whole table with the text of its lexicons: what its facts depend on beside the program.
    pub(crate) identity: String,
    reader: Box<dyn Map>,
}

impl Pipeline {
    /// All readers in order.
    #[must_use]
    pub fn stages(&self) -> &[Stage] {
        &self.stages
    }

    /// The analyzers among them, that is those whose facts are kept.
    pub(crate) fn analyzers(&self) -> impl Iterator<Item = (&Stage, &dyn Reduce)> {
        self.stages.iter().filter_map(|stage| Some((stage, stage.reader.reduce()?)))
    }

    pub(crate) fn push(
        &mut self,
        plugin: Plugin,
        reader: Box<dyn Map>,
        reported: bool,
        config: serde_json::Value,
        identity: String,
    ) -> anyhow::Result<()> {
        for need in plugin.needs() {
            ensure!(
                self.stages.iter().any(|stage| stage.plugin.name == need),
                "the catalog lists `{}` before `{need}`, which it needs",
                plugin.name
            );
        }
        self.stages.push(Stage { plugin, reported, config, identity, reader });
        Ok(())
    }
}

impl Stage {
    pub(crate) fn reader(&self) -> &dyn Map {
        &*self.reader
    }
}

impl fmt::Debug for Stage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Stage")
            .field("plugin", &self.plugin)
            .field("reported", &self.reported)
            .finish_non_exhaustive()
    }
}

impl fmt::Debug for Pipeline {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(&self.stages).finish()
    }
}
