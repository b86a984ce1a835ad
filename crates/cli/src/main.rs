//! The program: the library beside it, given this process's arguments, streams and terminal.

use std::io::IsTerminal;
use std::process::ExitCode;

use dateline_cli::{Surroundings, run};

fn main() -> ExitCode {
    let (out, err) = (std::io::stdout(), std::io::stderr());
    let surroundings = Surroundings {
        folder: std::path::PathBuf::new(),
        width: dateline_cli::terminal_width(),
        color: out.is_terminal() && std::env::var_os("NO_COLOR").is_none(),
        live: err.is_terminal(),
        out: &mut out.lock(),
        err: &mut err.lock(),
    };
    ExitCode::from(run(std::env::args_os(), surroundings))
}
