//! The program `dateline` as a function of its arguments and surroundings, so that tests call it as users do.
//!
//! Exit codes: 0 clean, 1 finished with failures recorded, 2 wrong usage, wrong configuration or nothing readable.

mod analyze;
mod args;
mod cache;
mod configuration;
mod diff;
mod explain;
mod export;
mod list;
mod output;
mod parse;
mod progress;
mod report;
mod review;
mod sample;
mod shell;
mod stories;
mod verify;
mod words;

use std::ffi::OsString;
use std::io::Write;
use std::path::PathBuf;

use clap::Parser;

use crate::args::{Args, Command};

/// What the program sees beside its arguments.
pub struct Surroundings<'a> {
    /// The folder that relative paths start from; empty for the process's own.
    pub folder: PathBuf,
    /// How many columns a view may use.
    pub width: usize,
    /// Whether views may use color.
    pub color: bool,
    /// Whether somebody watches the error stream, so that progress is worth showing.
    pub live: bool,
    /// Where results go.
    pub out: &'a mut dyn Write,
    /// Where messages go.
    pub err: &'a mut dyn Write,
}

/// How a command ended that had no error of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// Nothing went wrong.
    Clean,
    /// It finished, and recorded failures.
    Failures,
}

/// Runs the program with `args` (the first is its name) and returns its exit code.
pub fn run(args: impl IntoIterator<Item = OsString>, mut surroundings: Surroundings<'_>) -> u8 {
    let args = match Args::try_parse_from(args) {
        Ok(args) => args,
        Err(error) => {
            let help = !error.use_stderr();
            let text = error.render();
            let stream = if help { surroundings.out } else { surroundings.err };
            // Nobody is left to tell if the stream is closed.
            let _ = if surroundings.color {
                write!(stream, "{}", text.ansi())
            } else {
                write!(stream, "{text}")
            };
            return if help { 0 } else { 2 };
        }
    };
    let result = match args.command {
        Command::Analyze(args) => analyze::analyze(&args, &mut surroundings),
        Command::Analyzers => list::analyzers(&mut surroundings),
        Command::Parse(args) => parse::parse(&args, &mut surroundings),
        Command::Config(args) => configuration::show(&args, &mut surroundings),
        Command::Sample(args) => sample::sample(&args, &mut surroundings),
        Command::Export(args) => export::export(&args, &mut surroundings),
        Command::Verify(args) => verify::verify(&args, &mut surroundings),
        Command::Diff(args) => diff::reports(&args, &mut surroundings),
        Command::Completions(args) => shell::completions(args.shell, &mut surroundings),
        Command::Man(args) => shell::man(&args, &mut surroundings),
        Command::Explain(args) => explain::explain(&args, &mut surroundings),
        Command::Report(args) => report::report(&args, &mut surroundings),
    };
    match result {
        Ok(Outcome::Clean) => 0,
        Ok(Outcome::Failures) => 1,
        Err(error) if is_closed_pipe(&error) => 0,
        Err(error) => {
            let _ = writeln!(surroundings.err, "error: {error:#}");
            2
        }
    }
}

/// Whether the reader of our output went away (`dateline … | head`): no error of ours.
fn is_closed_pipe(error: &anyhow::Error) -> bool {
    error
        .chain()
        .filter_map(|cause| cause.downcast_ref::<std::io::Error>())
        .any(|error| error.kind() == std::io::ErrorKind::BrokenPipe)
}

/// So many of a thing: `1 row`, `2 rows`.
pub(crate) fn many(n: u64, what: &str) -> String {
    format!("{n} {what}{}", if n == 1 { "" } else { "s" })
}

/// The columns of this process's terminal, else what `COLUMNS` says, else 100.
#[must_use]
pub fn terminal_width() -> usize {
    #[expect(clippy::disallowed_methods, reason = "the program alone looks at its environment")]
    let columns = || std::env::var("COLUMNS").ok()?.parse().ok();
    terminal_size::terminal_size()
        .map(|(width, _)| usize::from(width.0))
        .or_else(columns)
        .unwrap_or(100)
        .clamp(60, 200)
}
