//! The project's own chores: `cargo xtask NAME`.

mod new_analyzer;
mod programs;
mod tidy;

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

const USAGE: &str = "\
The project's own chores

cargo xtask analyze [ARGUMENTS]    build the program for release and run `dateline analyze` with these arguments
cargo xtask import-model WHEEL     make the embedded model of the syntax crate from a released one
cargo xtask import-places DIR      make the embedded gazetteer of the places crate from GeoNames
cargo xtask train quotes --gold DIR
                                   train the model of the quotes crate from marked texts
cargo xtask new-analyzer NAME      write a new analyzer crate and list it in the catalog
cargo xtask tidy                   check what the compiler does not: layers, file headers, the catalog";

fn main() -> ExitCode {
    let args: Vec<OsString> = std::env::args_os().skip(1).collect();
    let words: Vec<&str> = args.iter().filter_map(|arg| arg.to_str()).collect();
    let result = match words.as_slice() {
        ["analyze", ..] => programs::analyze(&args[1..]),
        ["import-model", ..] => programs::import_model(&args[1..]),
        ["import-places", ..] => programs::import_places(&args[1..]),
        ["train", ..] => programs::train(&args[1..]),
        ["new-analyzer", name] => new_analyzer::write(&root(), name).map(|()| ExitCode::SUCCESS),
        ["tidy"] => tidy::report(&root()),
        ["help" | "--help" | "-h"] => {
            tell(USAGE);
            Ok(ExitCode::SUCCESS)
        }
        _ => {
            complain(USAGE);
            Ok(ExitCode::from(2))
        }
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
