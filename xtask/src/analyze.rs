//! `cargo xtask analyze`: the program as a user runs it.

use std::ffi::OsString;
use std::process::{Command, ExitCode};

use anyhow::Context;

/// Builds the program for release and runs `dateline analyze` with `args` in the working folder.
pub(crate) fn analyze(args: &[OsString]) -> anyhow::Result<ExitCode> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let manifest = crate::root().join("Cargo.toml");
    let status = Command::new(cargo)
        .args(["run", "--quiet", "--release", "--package", "dateline-cli", "--manifest-path"])
        .arg(manifest)
        .args(["--", "analyze"])
        .args(args)
        .status()
        .context("failed to start cargo")?;
    Ok(ExitCode::from(status.code().and_then(|code| u8::try_from(code).ok()).unwrap_or(2)))
}
