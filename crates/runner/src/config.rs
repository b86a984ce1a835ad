//! The configuration: a TOML file whose tables `[analyzers.NAME]` select and configure analyzers.

use std::ops::Range;

use rayon::prelude::*;
use serde::de::DeserializeOwned;
use toml::Spanned;
use toml::de::{DeTable, DeValue, ValueDeserializer};

use crate::diagnostic::{Diagnostic, suggestion};
use crate::pipeline::Pipeline;
use crate::plugin::{Map, Plugin, Unbuilt};

/// A configuration's name, for messages, and its text.
#[derive(Debug, Clone)]
pub struct Source {
    /// How a message names it: a path as the user gave it.
    pub name: String,
    /// Its text.
    pub text: String,
}

/// Reads a lexicon that a configuration names, relative to the configuration's folder.
pub type ReadLexicon<'a> = &'a dyn Fn(&str) -> anyhow::Result<String>;

/// A configuration, parsed, its names checked.
pub struct Config<'t> {
    source: &'t Source,
    plugins: &'t [Plugin],
    corpus: Option<Table<'t>>,
    analyzers: Vec<Entry<'t>>,
}

/// A table and where it stands.
type Table<'t> = Spanned<DeTable<'t>>;

/// The table of an analyzer.
struct Entry<'t> {
    name: String,
    at: Range<usize>,
    report: bool,
    table: Table<'t>,
}

/// What an analyzer is built from.
struct Prepared<'t> {
    plugin: &'t Plugin,
    /// The table as the report's header shows it.
    shown: serde_json::Value,
    /// The table with its lexicons' text.
    identity: String,
    table: Table<'t>,
}

impl<'t> Config<'t> {
    /// Parses `source`; `plugins` are the analyzers that its tables may name.
    ///
    /// # Errors
    /// If it is not TOML, or names a table or an analyzer that does not exist.
    pub fn parse(source: &'t Source, plugins: &'t [Plugin]) -> Result<Config<'t>, Diagnostic> {
        let root = DeTable::parse(&source.text)
            .map_err(|error| Diagnostic::form(&source.name, &source.text, &error, &[]))?;
        let mut config = Config { source, plugins, corpus: None, analyzers: Vec::new() };
        for (key, value) in root.into_inner() {
            match key.get_ref().as_ref() {
                "corpus" => config.corpus = Some(config.table("corpus", value)?),
                "analyzers" => {
                    for (key, value) in config.table("analyzers", value)?.into_inner() {
                        let entry = config.entry(&key, value)?;
                        config.analyzers.push(entry);
                    }
                }
                other => {
                    let hint = suggestion(other, &["corpus", "analyzers"]);
                    return Err(config
                        .at(key.span(), format!("unknown table `{other}`"))
                        .with_hint(hint));
                }
            }
        }
        Ok(config)
    }

    /// The table `[corpus]`, or its defaults where there is none.
    ///
    /// # Errors
    /// If it has unknown keys or wrong values.
    pub fn corpus<C: DeserializeOwned + Default>(&self) -> Result<C, Diagnostic> {
        let Some(table) = &self.corpus else { return Ok(C::default()) };
        C::deserialize(deserializer(table.clone()))
            .map_err(|error| Diagnostic::form(&self.source.name, &self.source.text, &error, &[]))
    }

    /// The pipeline of the selected analyzers and all that they need, each built from its table or its defaults.
    ///
    /// An analyzer is reported if its table stands here without `report = false`; where no table of an analyzer stands
    /// here, all are. `only` limits what is reported to the names that it gives.
    ///
    /// # Errors
    /// If a table has unknown keys or wrong values, if a lexicon can't be read, or if `only` names no analyzer.
    pub fn pipeline(
        &self,
        only: Option<&[String]>,
        lexicons: ReadLexicon<'_>,
    ) -> anyhow::Result<Pipeline> {
        let reported = self.reported(only)?;
        let prepared = needed(self.plugins, &reported)
            .into_iter()
            .map(|plugin| self.prepare(plugin, lexicons))
            .collect::<Result<Vec<_>, _>>()?;
        // Reading the lexicons is most of a short run, so the analyzers are built at the same time.
        let built: Vec<_> = prepared
            .into_par_iter()
            .map(|Prepared { plugin, shown, identity, table }| {
                (plugin, shown, identity, self.build(plugin, table))
            })
            .collect();
        let mut pipeline = Pipeline::default();
        for (plugin, shown, identity, built) in built {
            pipeline.push(*plugin, built?, reported.contains(&plugin.name), shown, identity)?;
        }
        Ok(pipeline)
    }

    /// The table of a plugin with its lexicons read.
    fn prepare(
        &self,
        plugin: &'t Plugin,
        lexicons: ReadLexicon<'_>,
    ) -> Result<Prepared<'t>, Diagnostic> {
        let mut table = self
            .entry_of(plugin)
            .map_or_else(|| Spanned::new(0..0, DeTable::new()), |entry| entry.table.clone());
        let shown = shown(&table);
        self.read_lexicons(&mut table, lexicons)?;
        let identity =
            value(&table).map_or_else(|_| format!("{table:?}"), |table| table.to_string());
        Ok(Prepared { plugin, shown, identity, table })
    }

    fn build(&self, plugin: &Plugin, table: Table<'t>) -> Result<Box<dyn Map>, Diagnostic> {
        plugin.build(deserializer(table)).map_err(|error| match error {
            Unbuilt::Form(error) => {
                Diagnostic::form(&self.source.name, &self.source.text, &error, &["report"])
            }
            Unbuilt::Value(error) => {
                let at = self.entry_of(plugin).map_or(0..0, |entry| entry.at.clone());
                self.at(at, format!("failed to set up `{}`: {error:#}", plugin.name))
            }
        })
    }

    fn entry_of(&self, plugin: &Plugin) -> Option<&Entry<'t>> {
        self.analyzers.iter().find(|entry| entry.name == plugin.name)
    }

    /// The names of the analyzers to report.
    fn reported(&self, only: Option<&[String]>) -> anyhow::Result<Vec<&'static str>> {
        let reportable =
            || self.plugins.iter().filter(|plugin| plugin.reports).map(|plugin| plugin.name);
        if let Some(only) = only {
            let known: Vec<_> = reportable().collect();
            return only
                .iter()
                .map(|name| {
                    known.iter().copied().find(|known| known == name).ok_or_else(|| {
                        anyhow::anyhow!("unknown analyzer `{name}`, {}", suggestion(name, &known))
                    })
                })
                .collect();
        }
        if self.analyzers.is_empty() {
            return Ok(reportable().collect());
        }
        let selected =
            |name: &str| self.analyzers.iter().any(|entry| entry.name == name && entry.report);
        Ok(reportable().filter(|name| selected(name)).collect())
    }

    fn entry(
        &self,
        key: &Spanned<std::borrow::Cow<'t, str>>,
        value: Spanned<DeValue<'t>>,
    ) -> Result<Entry<'t>, Diagnostic> {
        let name = key.get_ref().as_ref();
        let known: Vec<_> = self.plugins.iter().map(|plugin| plugin.name).collect();
        if !known.contains(&name) {
            let message = format!("unknown analyzer `{name}`");
            return Err(self.at(key.span(), message).with_hint(suggestion(name, &known)));
        }
        let mut table = self.table(name, value)?;
        let report = match table.get_mut().remove("report") {
            None => true,
            Some(value) => value.get_ref().as_bool().ok_or_else(|| {
                self.at(value.span(), "`report` is not `true` or `false`")
                    .with_hint("write `report = false`")
            })?,
        };
        Ok(Entry { name: name.to_owned(), at: key.span(), report, table })
    }

    fn table(&self, name: &str, value: Spanned<DeValue<'t>>) -> Result<Table<'t>, Diagnostic> {
        let span = value.span();
        match value.into_inner() {
            DeValue::Table(table) => Ok(Spanned::new(span, table)),
            other => {
                Err(self
                    .at(span, format!("`{name}` is not a table but of type {}", other.type_str())))
            }
        }
    }

    /// Puts name and text in place of each path under the key `lexicon`.
    fn read_lexicons(
        &self,
        table: &mut Table<'t>,
        read: ReadLexicon<'_>,
    ) -> Result<(), Diagnostic> {
        let Some(value) = table.get_mut().get_mut("lexicon") else { return Ok(()) };
        let DeValue::Array(paths) = value.get_mut() else { return Ok(()) };
        for path in paths.iter_mut() {
            let span = path.span();
            let Some(name) = path.get_ref().as_str().map(str::to_owned) else { continue };
            let text = read(&name).map_err(|error| self.at(span.clone(), format!("{error:#}")))?;
            let mut lexicon = DeTable::new();
            for (key, value) in [("name", file_name(&name).to_owned()), ("text", text)] {
                lexicon.insert(
                    Spanned::new(span.clone(), key.into()),
                    Spanned::new(span.clone(), DeValue::String(value.into())),
                );
            }
            *path.get_mut() = DeValue::Table(lexicon);
        }
        Ok(())
    }

    fn at(&self, span: Range<usize>, message: impl Into<String>) -> Diagnostic {
        Diagnostic::at(&self.source.name, &self.source.text, span, message)
    }
}

/// The plugins to run for `reported` in catalog order: they, and all that they read or join, however far.
fn needed<'p>(plugins: &'p [Plugin], reported: &[&'static str]) -> Vec<&'p Plugin> {
    let mut names = reported.to_vec();
    // Needs stand first in the catalog, so one walk from its end finds all of them.
    for plugin in plugins.iter().rev() {
        if names.contains(&plugin.name) {
            names.extend(plugin.needs());
        }
    }
    plugins.iter().filter(|plugin| names.contains(&plugin.name)).collect()
}

fn deserializer(table: Table<'_>) -> ValueDeserializer<'_> {
    let span = table.span();
    Spanned::new(span, DeValue::Table(table.into_inner())).into()
}

/// The table as the report's header shows it: lexicons by file name alone.
fn shown(table: &Table<'_>) -> serde_json::Value {
    let mut shown = value(table).unwrap_or_default();
    if let Some(paths) = shown.get_mut("lexicon").and_then(serde_json::Value::as_array_mut) {
        for path in paths {
            if let Some(name) = path.as_str().map(|path| file_name(path).to_owned()) {
                *path = name.into();
            }
        }
    }
    shown
}

fn value(table: &Table<'_>) -> Result<serde_json::Value, toml::de::Error> {
    serde::Deserialize::deserialize(deserializer(table.clone()))
}

fn file_name(path: &str) -> &str {
    path.rsplit(['/', '\\']).next().unwrap_or(path)
}

/// The whole default configuration with comments: `corpus` are the keys of `[corpus]`, then each plugin's table.
#[must_use]
pub fn default_config(corpus: &str, plugins: &[Plugin]) -> String {
    let mut out = format!("[corpus]\n{}\n", corpus.trim());
    for plugin in plugins {
        let keys = plugin.keys.trim();
        out.push_str(&format!("\n# {}\n", plugin.about));
        let hide = if plugin.reports { "" } else { "# " };
        out.push_str(&format!("{hide}[analyzers.{}]\n", plugin.name));
        if !keys.is_empty() {
            out.push_str(keys);
            out.push('\n');
        }
    }
    out
}
