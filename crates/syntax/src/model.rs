//! The embedded model file: a directory of named sections, written by `cargo xtask import-model`.

use anyhow::{Context, bail};

/// The model of English, compiled into the program.
static ENGLISH: &[u8] = include_bytes!("../model/english.model");

const MAGIC: &str = "dateline model 1\n";

/// A model file, cut into its sections.
#[derive(Debug, Clone)]
pub(crate) struct ModelFile<'a>(Vec<(&'a str, &'a [u8])>);

impl ModelFile<'static> {
    /// The embedded one.
    pub(crate) fn english() -> anyhow::Result<ModelFile<'static>> {
        ModelFile::new(ENGLISH)
    }
}

impl<'a> ModelFile<'a> {
    /// Reads the directory of `file`.
    pub(crate) fn new(file: &'a [u8]) -> anyhow::Result<ModelFile<'a>> {
        let end = file.windows(2).position(|pair| pair == b"\n\n").context("no model file")?;
        let directory = std::str::from_utf8(&file[..=end]).context("no model file")?;
        let directory = directory.strip_prefix(MAGIC).context("a model file of another version")?;
        let sections = directory.lines().map(|line| {
            let mut parts = line.split(' ');
            let name = parts.next()?;
            let offset: usize = parts.next()?.parse().ok()?;
            let length: usize = parts.next()?.parse().ok()?;
            Some((name, file.get(offset..offset.checked_add(length)?)?))
        });
        let sections: Option<Vec<_>> = sections.collect();
        Ok(ModelFile(sections.context("the model file is cut off")?))
    }

    /// The section `name`.
    pub(crate) fn bytes(&self, name: &str) -> anyhow::Result<&'a [u8]> {
        let found = self.0.iter().find(|(section, _)| *section == name);
        Ok(found.with_context(|| format!("the model file has no section `{name}`"))?.1)
    }

    /// The section `name`, which is text.
    pub(crate) fn text(&self, name: &str) -> anyhow::Result<&'a str> {
        std::str::from_utf8(self.bytes(name)?)
            .with_context(|| format!("section `{name}` is no text"))
    }

    /// The lines of the section `name`, each cut at its tabs into `N` fields.
    pub(crate) fn rows<const N: usize>(&self, name: &str) -> anyhow::Result<Vec<[&'a str; N]>> {
        let mut rows = Vec::new();
        for line in self.text(name)?.lines() {
            let mut row = [""; N];
            let mut fields = line.split('\t');
            for field in &mut row {
                *field = fields
                    .next()
                    .with_context(|| format!("section `{name}`: `{line}` is short"))?;
            }
            if fields.next().is_some() {
                bail!("section `{name}`: `{line}` has more than {N} fields");
            }
            rows.push(row);
        }
        Ok(rows)
    }
}
