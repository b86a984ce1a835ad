//! `cargo xtask tidy`: what the compiler does not check. It also runs as a test.
//!
//! - Crates depend only downwards: the layer table below is the map of ARCHITECTURE.md.
//! - Every source file opens with `//!`, every data file with a comment that says what it is.
//! - Every crate that implements a reader is listed in the catalog.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::Context;

/// Which crates of ours each crate may depend on. A crate that is not listed is an analyzer, see [`ANALYZER`].
const LAYERS: &[(&str, &[&str])] = &[
    ("core", &[]),
    ("dates", &[]),
    ("syntax", &["core"]),
    ("dedup", &["core"]),
    ("actors", &["core", "syntax"]),
    ("places", &["core", "syntax", "actors"]),
    ("linear", &[]),
    ("quotes", &["core", "linear", "syntax", "actors", "dedup"]),
    ("casualties", &["core", "dates", "syntax", "actors", "dedup", "places", "quotes"]),
    ("stance", &["core", "syntax", "actors", "dedup", "quotes"]),
    ("runner", &["core"]),
    ("corpus", &["core", "dates"]),
    ("report", &["core"]),
    ("cli", &["core", "catalog", "corpus", "report", "runner", "syntax"]),
];

/// What an analyzer must not know: who runs it, who reads files, who shows results.
const ANALYZER: &[&str] = &["runner", "corpus", "report", "catalog", "cli"];

/// Prints what is not tidy.
pub(crate) fn report(root: &Path) -> anyhow::Result<ExitCode> {
    let faults = faults(root)?;
    for fault in &faults {
        crate::complain(fault);
    }
    Ok(if faults.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// All that is not tidy, a sentence each.
pub(crate) fn faults(root: &Path) -> anyhow::Result<Vec<String>> {
    let mut faults = Vec::new();
    let catalog = read(&root.join("crates/catalog/src/lib.rs"))?;
    for folder in entries(&root.join("crates"))? {
        let name = folder.file_name().and_then(|name| name.to_str()).unwrap_or_default().to_owned();
        faults.extend(layers(&name, &read(&folder.join("Cargo.toml"))?));
        faults.extend(headers(root, &folder)?);
        let lib = folder.join("src/lib.rs");
        let is_reader = lib.is_file() && implements_reader(&read(&lib)?);
        if is_reader && !catalog.contains(&format!("dateline_{}::", name.replace('-', "_"))) {
            faults.push(format!(
                "crates/{name} implements a reader and is not in `ALL` of crates/catalog/src/lib.rs"
            ));
        }
    }
    for folder in ["xtask", "tests"] {
        faults.extend(headers(root, &root.join(folder))?);
    }
    Ok(faults)
}

fn implements_reader(lib: &str) -> bool {
    lib.lines().any(|line| line.starts_with("impl Reader for "))
}

/// The dependencies of `manifest` that the layer table forbids; those for tests alone are free.
fn layers(name: &str, manifest: &str) -> Vec<String> {
    let dependencies = manifest
        .lines()
        .skip_while(|line| *line != "[dependencies]")
        .skip(1)
        .take_while(|line| !line.starts_with('['))
        .filter_map(|line| line.strip_prefix("dateline-")?.split(['.', ' ', '=']).next());
    let allowed = |dependency: &str| match LAYERS.iter().find(|(layer, _)| *layer == name) {
        Some((_, allowed)) => allowed.contains(&dependency),
        None => name == "catalog" || !ANALYZER.contains(&dependency),
    };
    dependencies
        .filter(|dependency| !allowed(dependency))
        .map(|dependency| format!("crates/{name} depends on {dependency}, which the layer table in xtask/src/tidy.rs forbids"))
        .collect()
}

/// The files below `folder` that do not say what they are.
fn headers(root: &Path, folder: &Path) -> anyhow::Result<Vec<String>> {
    let mut faults = Vec::new();
    for path in files(folder)? {
        let shown = path.strip_prefix(root).unwrap_or(&path).display();
        let is_data = path.parent().is_some_and(|parent| parent.ends_with("data"));
        let opening = match path.extension().and_then(|extension| extension.to_str()) {
            Some("rs") => "//!",
            Some("toml" | "txt" | "tsv") if is_data => "#",
            _ => continue,
        };
        if !read(&path)?.starts_with(opening) {
            faults.push(format!("{shown} does not open with `{opening}` and what it is"));
        }
    }
    Ok(faults)
}

fn files(folder: &Path) -> anyhow::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for path in entries(folder)? {
        if path.is_dir() { files.extend(self::files(&path)?) } else { files.push(path) }
    }
    Ok(files)
}

fn entries(folder: &Path) -> anyhow::Result<Vec<PathBuf>> {
    let failed = || format!("failed to list {}", folder.display());
    let entries: Result<Vec<_>, _> = fs::read_dir(folder)
        .with_context(failed)?
        .map(|entry| entry.map(|entry| entry.path()))
        .collect();
    let mut entries = entries.with_context(failed)?;
    entries.sort();
    Ok(entries)
}

#[expect(clippy::disallowed_methods, reason = "a chore reads the sources")]
fn read(path: &Path) -> anyhow::Result<String> {
    fs::read_to_string(path).with_context(|| format!("failed to read {}", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_workspace_is_tidy() {
        assert_eq!(faults(&crate::root()).unwrap(), Vec::<String>::new());
    }

    #[test]
    fn an_upward_dependency_is_a_fault() {
        let manifest = "[dependencies]\ndateline-core.workspace = true\ndateline-runner.workspace = true\n\n\
                        [dev-dependencies]\ndateline-cli.workspace = true\n";
        assert_eq!(layers("dedup", manifest).len(), 1);
        assert_eq!(layers("some-new-analyzer", manifest).len(), 1);
        assert_eq!(layers("core", manifest).len(), 2);
        assert_eq!(layers("catalog", manifest).len(), 0);
    }

    #[test]
    fn readers_missing_in_the_catalog_and_files_without_header_are_faults() {
        let root = tempfile::tempdir().unwrap();
        let file = |path: &str, text: &str| {
            let path = root.path().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        };
        for folder in ["xtask", "tests"] {
            fs::create_dir_all(root.path().join(folder)).unwrap();
        }
        file("crates/catalog/Cargo.toml", "");
        file("crates/catalog/src/lib.rs", "//! The list.\ndateline_listed::Listed");
        file("crates/listed/Cargo.toml", "");
        file("crates/listed/src/lib.rs", "//! Listed.\nimpl Reader for Listed {}");
        assert_eq!(faults(root.path()).unwrap().len(), 0);
        file("crates/lost/Cargo.toml", "");
        file("crates/lost/src/lib.rs", "//! Lost.\nimpl Reader for Lost {}");
        file("crates/lost/src/bare.rs", "fn bare() {}");
        file("crates/lost/data/bare.txt", "word\n");
        assert_eq!(faults(root.path()).unwrap().len(), 3);
    }
}
