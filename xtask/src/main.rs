//! The project's own chores: `cargo xtask NAME`.

mod analyze;
mod new_analyzer;
mod tidy;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Parser, Subcommand};

#[derive(Parser)]
#[command(name = "cargo xtask", about = "The project's own chores")]
struct Args {
    #[command(subcommand)]
    chore: Chore,
}

#[derive(Subcommand)]
enum Chore {
    /// Build the program for release and run `dateline analyze` with these arguments
    #[command(disable_help_flag = true)]
    Analyze {
        /// Arguments of `dateline analyze`
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        args: Vec<std::ffi::OsString>,
    },
    /// Write a new analyzer crate and list it in the catalog
    NewAnalyzer {
        /// Its name: lower case, a plural noun where natural
        name: String,
    },
    /// Check what the compiler does not: the layers, the files' headers, the catalog
    Tidy,
}

fn main() -> ExitCode {
    let result = match Args::parse().chore {
        Chore::Analyze { args } => analyze::analyze(&args),
        Chore::NewAnalyzer { name } => {
            new_analyzer::write(&root(), &name).map(|()| ExitCode::SUCCESS)
        }
        Chore::Tidy => tidy::report(&root()),
    };
    result.unwrap_or_else(|error| {
        complain(&format!("error: {error:#}"));
        ExitCode::from(2)
    })
}

/// The top of the workspace.
fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .expect("xtask lies in the workspace")
        .to_path_buf()
}

#[expect(clippy::print_stderr, reason = "a chore speaks to the terminal")]
fn complain(message: &str) {
    eprintln!("{message}");
}

#[expect(clippy::print_stdout, reason = "a chore speaks to the terminal")]
fn tell(message: &str) {
    println!("{message}");
}
