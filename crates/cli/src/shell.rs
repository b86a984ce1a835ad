//! `dateline completions` and `dateline man`: what a shell and `man` want to know of the program.

use anyhow::Context;
use clap::CommandFactory;
use clap_complete::Shell;

use crate::args::{Args, Man};
use crate::{Outcome, Surroundings, many};

/// Prints the completions of a shell.
pub(crate) fn completions(
    shell: Shell,
    surroundings: &mut Surroundings<'_>,
) -> anyhow::Result<Outcome> {
    // The generator panics where it can't write, as on a closed pipe; a vector always can be.
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Args::command(), "dateline", &mut script);
    surroundings.out.write_all(&script)?;
    Ok(Outcome::Clean)
}

/// Writes a page for the program and one for each command.
pub(crate) fn man(args: &Man, surroundings: &mut Surroundings<'_>) -> anyhow::Result<Outcome> {
    let folder = surroundings.folder.join(&args.folder);
    let name = args.folder.display();
    let failed = || format!("failed to write the pages into {name}");
    std::fs::create_dir_all(&folder).with_context(failed)?;
    clap_mangen::generate_to(Args::command(), &folder).with_context(failed)?;
    let pages = std::fs::read_dir(&folder).with_context(failed)?.count() as u64;
    writeln!(surroundings.err, "{name} has {} now", many(pages, "page"))?;
    Ok(Outcome::Clean)
}
