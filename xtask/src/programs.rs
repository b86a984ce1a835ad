//! The chores that are programs of their own: they are built when they are called for.

use std::ffi::OsString;
use std::process::{Command, ExitCode};

use anyhow::Context;

/// `cargo xtask analyze`: builds the program for release and runs `dateline analyze` with `args`. Where one of them is a
/// Parquet file it is built with what reads these.
pub(crate) fn analyze(args: &[OsString]) -> anyhow::Result<ExitCode> {
    let parquet = args.iter().any(|arg| arg.to_string_lossy().contains(".parquet"));
    let features: &[&str] = if parquet { &["--features", "parquet"] } else { &[] };
    let program = ["--release", "--package", "dateline-cli"];
    run(&[&program, features, &["--", "analyze"]].concat(), args)
}

/// `cargo xtask import-model`: makes the embedded model from a released one.
pub(crate) fn import_model(args: &[OsString]) -> anyhow::Result<ExitCode> {
    run(&["--package", "dateline-import-model", "--"], args)
}

/// `cargo xtask import-places`: makes the embedded gazetteer from GeoNames.
pub(crate) fn import_places(args: &[OsString]) -> anyhow::Result<ExitCode> {
    run(&["--release", "--package", "dateline-import-places", "--"], args)
}

/// `cargo xtask train`: trains the small models from marked texts.
pub(crate) fn train(args: &[OsString]) -> anyhow::Result<ExitCode> {
    run(&["--release", "--package", "dateline-train", "--"], args)
}

/// Runs cargo's `run` of this workspace in the working folder.
fn run(what: &[&str], args: &[OsString]) -> anyhow::Result<ExitCode> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let manifest = crate::root().join("Cargo.toml");
    let status = Command::new(cargo)
        .args(["run", "--quiet", "--manifest-path"])
        .arg(manifest)
        .args(what)
        .args(args)
        .status()
        .context("failed to start cargo")?;
    Ok(ExitCode::from(status.code().and_then(|code| u8::try_from(code).ok()).unwrap_or(2)))
}
