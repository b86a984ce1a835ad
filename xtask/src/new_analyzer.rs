//! `cargo xtask new-analyzer NAME`: the crate, the manifest lines and the catalog entry of a new analyzer.

use std::fs;
use std::path::Path;

use anyhow::{Context, bail, ensure};

/// Writes the analyzer `name` into the workspace at `root`.
pub(crate) fn write(root: &Path, name: &str) -> anyhow::Result<()> {
    let well_formed = name.starts_with(|c: char| c.is_ascii_lowercase())
        && name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
        && !name.ends_with('-');
    ensure!(
        well_formed,
        "`{name}` is no name for an analyzer: use lower-case letters, digits and hyphens"
    );
    let folder = root.join("crates").join(name);
    ensure!(!folder.exists(), "crates/{name} is there already");

    let fill = |template: &str| fill(template, name);
    // Everything is worked out before anything is written, so that a refusal leaves nothing half done.
    let edits = [
        insert(
            root,
            "Cargo.toml",
            &fill("dateline-{{name}} = { path = \"crates/{{name}}\" }\n"),
            "dateline-catalog = ",
        )?,
        insert(
            root,
            "crates/catalog/Cargo.toml",
            &fill("dateline-{{name}}.workspace = true\n"),
            "",
        )?,
        insert(
            root,
            "crates/catalog/src/lib.rs",
            &fill("    Plugin::of::<dateline_{{module}}::{{type}}>(),\n"),
            "];",
        )?,
    ];
    for (path, template) in [
        ("Cargo.toml", include_str!("new_analyzer/manifest.txt")),
        ("src/lib.rs", include_str!("new_analyzer/lib.txt")),
        ("src/tests.rs", include_str!("new_analyzer/tests.txt")),
    ] {
        let path = folder.join(path);
        fs::create_dir_all(path.parent().context("a file lies in a folder")?)
            .and_then(|()| fs::write(&path, fill(template)))
            .with_context(|| format!("failed to write {}", path.display()))?;
    }
    for (path, text) in edits {
        fs::write(root.join(path), text).with_context(|| format!("failed to write {path}"))?;
    }
    crate::tell(&format!(
        "wrote crates/{name} and listed it in the catalog\n\
         next: say in crates/{name}/src/lib.rs what it finds, then select it with [analyzers.{name}] in dateline.toml"
    ));
    Ok(())
}

/// The template with the analyzer's name in its three forms.
fn fill(template: &str, name: &str) -> String {
    template
        .replace("{{name}}", name)
        .replace("{{module}}", &name.replace('-', "_"))
        .replace("{{type}}", &type_name(name))
}

/// The file at `path` with `line` ahead of the first line that starts with `before`; at its end if that is empty.
fn insert<'p>(
    root: &Path,
    path: &'p str,
    line: &str,
    before: &str,
) -> anyhow::Result<(&'p str, String)> {
    #[expect(clippy::disallowed_methods, reason = "a chore edits the sources")]
    let mut text =
        fs::read_to_string(root.join(path)).with_context(|| format!("failed to read {path}"))?;
    let at = if before.is_empty() {
        text.len()
    } else {
        let Some(at) = text.find(&format!("\n{before}")) else {
            bail!(
                "{path} has no line that starts with `{before}`, where `{}` would go",
                line.trim()
            );
        };
        at + 1
    };
    text.insert_str(at, line);
    Ok((path, text))
}

/// `word-counts` as a type: `WordCounts`.
fn type_name(name: &str) -> String {
    let capital = |word: &str| word[..1].to_ascii_uppercase() + &word[1..];
    name.split('-').filter(|word| !word.is_empty()).map(capital).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_become_types() {
        assert_eq!(type_name("word-counts"), "WordCounts");
    }

    #[test]
    fn templates_are_filled_and_keep_what_only_looks_like_a_place() {
        let lib = fill(include_str!("new_analyzer/lib.txt"), "word-counts");
        assert!(
            lib.contains(
                "impl Reader for WordCounts {\n    const NAME: &'static str = \"word-counts\";"
            ),
            "{lib}"
        );
        assert_eq!(
            fill("dateline_{{module}}::{{type}}", "word-counts"),
            "dateline_word_counts::WordCounts"
        );
    }

    #[test]
    fn a_name_that_is_none_or_taken_is_refused() {
        for name in ["", "Quotes", "quotes", "a b", "-a", "a-", "../a"] {
            assert!(write(&crate::root(), name).is_err(), "{name}");
        }
    }
}
