//! `cargo xtask tidy`: what the compiler does not check. It also runs as a test.
//!
//! - Crates depend only downwards: the layer table below is the map of ARCHITECTURE.md.
//! - Every source file opens with `//!`, every data file with a comment that says what it is.
//! - Every crate that implements a reader is listed in the catalog.
//! - Every rule of `docs/casualties-method.md` names tests that exist, and every test of a rule is named there.

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
    ("stance", &["core", "syntax", "actors", "places", "dedup", "quotes"]),
    ("runner", &["core"]),
    ("corpus", &["core", "dates"]),
    ("report", &["core"]),
    ("cache", &["runner"]),
    ("cli", &["core", "cache", "catalog", "corpus", "report", "runner", "syntax"]),
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
    faults.extend(rules(root)?);
    Ok(faults)
}

/// The page of the method of casualties.
const METHOD: &str = "docs/casualties-method.md";

/// The rules of the method that no test shows, tests named there that are not, and tests of rules that it does not name.
fn rules(root: &Path) -> anyhow::Result<Vec<String>> {
    if !root.join(METHOD).is_file() {
        return Ok(Vec::new());
    }
    let mut tests = String::new();
    let unit = files(&root.join("crates/casualties/src/tests"))?;
    for path in unit.into_iter().chain([root.join("tests/incidents.rs")]) {
        tests.push_str(&read(&path)?);
    }
    Ok(rule_faults(&read(&root.join(METHOD))?, &tests))
}

fn rule_faults(method: &str, tests: &str) -> Vec<String> {
    let mut faults = Vec::new();
    let is_rule = |line: &str| {
        line.split_once(". ")
            .is_some_and(|(n, _)| !n.is_empty() && n.bytes().all(|byte| byte.is_ascii_digit()))
    };
    let mut lines = method.lines().peekable();
    while let Some(line) = lines.next() {
        let named = lines.peek().is_some_and(|next| next.trim_start().starts_with('`'));
        if is_rule(line) && !named {
            faults.push(format!("{METHOD} names no test below: {line}"));
        }
    }
    let is_test = |name: &str| {
        name.matches('_').count() > 2
            && name.bytes().all(|b| b == b'_' || b.is_ascii_lowercase() || b.is_ascii_digit())
    };
    let named: Vec<&str> =
        method.split('`').skip(1).step_by(2).filter(|name| is_test(name)).collect();
    for name in &named {
        if !tests.contains(&format!("fn {name}(")) {
            faults.push(format!("{METHOD} names the test {name}, which does not exist"));
        }
    }
    let shown = tests.split("fn ").skip(1).filter_map(|rest| rest.split('(').next());
    for name in shown.filter(|name| name.starts_with("rule_") && !named.contains(name)) {
        faults.push(format!("{METHOD} does not name the test {name}"));
    }
    faults
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
    fn rules_without_tests_and_tests_without_rules_are_faults() {
        let method =
            "1. A rule.\n   `rule_1_is_shown_here`\n2. Another.\n\n`rule_3_is_not_there`\n";
        let tests = "fn rule_1_is_shown_here() {}\nfn rule_9_is_not_named() {}";
        assert_eq!(rule_faults(method, tests).len(), 3);
        let method = "1. A rule.\n   `rule_1_is_shown_here`\n";
        assert_eq!(rule_faults(method, "fn rule_1_is_shown_here() {}").len(), 0);
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
