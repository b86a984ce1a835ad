//! Which files of a folder are read: patterns as `.gitignore` has them.
//!
//! A pattern without a `/` holds in every folder, one with a `/` counts from the argument, one that ends in `/` means
//! folders. `*` and `?` stay within a name, `**` does not.

use fast_glob::glob_match;

/// Patterns of paths relative to an argument.
#[derive(Debug, Clone, Default)]
pub(crate) struct Globs(Vec<Glob>);

#[derive(Debug, Clone)]
struct Glob {
    pattern: String,
    folders: bool,
}

impl Globs {
    /// # Errors
    /// If a pattern is none.
    pub(crate) fn new(key: &str, patterns: &[String]) -> anyhow::Result<Globs> {
        let globs = patterns.iter().map(|written| {
            let (bare, folders) = match written.strip_suffix('/') {
                Some(bare) => (bare, true),
                None => (written.as_str(), false),
            };
            let pattern = match bare.strip_prefix('/') {
                Some(rest) => rest.to_owned(),
                None if bare.contains('/') => bare.to_owned(),
                None => format!("**/{bare}"),
            };
            anyhow::ensure!(
                !bare.is_empty() && !bare.starts_with('!') && fast_glob::validate(&pattern).is_ok(),
                "`{written}` in `{key}` under [corpus] is no pattern; write one such as `*.csv`, `drafts/` or `2021/**`"
            );
            Ok(Glob { pattern, folders })
        });
        Ok(Globs(globs.collect::<anyhow::Result<_>>()?))
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether a pattern means the file or folder at `path` itself.
    pub(crate) fn name(&self, path: &str, is_folder: bool) -> bool {
        self.0.iter().any(|glob| (is_folder || !glob.folders) && glob_match(&glob.pattern, path))
    }

    /// Whether a pattern means the file at `path` or a folder that holds it.
    pub(crate) fn hold(&self, path: &str) -> bool {
        let folders = path.match_indices('/').map(|(slash, _)| &path[..slash]);
        self.name(path, false) || { folders }.any(|folder| self.name(folder, true))
    }
}
