//! Trains the small models of the analyzers from marked texts: `cargo xtask train quotes --gold DIR`.
//!
//! `DIR` holds `train.docs.jsonl` and `train.gold.jsonl`; where `dev.docs.jsonl` and `dev.gold.jsonl` stand beside them, it
//! is told how often each decision is right there. The project's own passages are learned from as well. The same texts
//! give the same model, byte by byte.

mod gold;
mod passages;
#[cfg(test)]
mod tests;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::Context;
use dateline_quotes::Lexicon;
use dateline_quotes::training::{Example, train};
use dateline_syntax::Pipeline;

const USAGE: &str = "usage: cargo xtask train quotes --gold DIR";

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    let result = match args.as_slice() {
        ["quotes", "--gold", dir] => quotes(Path::new(dir)),
        _ => Err(anyhow::anyhow!(USAGE)),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            tell(&format!("error: {error:#}"));
            ExitCode::from(2)
        }
    }
}

/// Trains the model of the quotes crate.
fn quotes(dir: &Path) -> anyhow::Result<()> {
    let home = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../crates/quotes");
    let pipeline = Pipeline::english();
    let lexicon = Lexicon::new(&[])?;
    let mut examples = gold::read(dir, "train", &pipeline)?;
    examples.extend(passages::read(&home.join("training/passages.txt"), &pipeline)?);
    let trained = train(&examples, &lexicon, &mut |line| tell(&line));
    if dir.join("dev.gold.jsonl").is_file() {
        let dev: Vec<Example> = gold::read(dir, "dev", &pipeline)?;
        tell(&trained.rates(&dev, &lexicon));
    }
    let out = home.join("model/quotes.model");
    std::fs::write(&out, trained.bytes())
        .with_context(|| format!("failed to write {}", out.display()))
}

#[expect(clippy::print_stderr, reason = "a chore speaks to the terminal")]
fn tell(line: &str) {
    eprintln!("{line}");
}
