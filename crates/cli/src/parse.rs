//! `dateline parse`: the parses of stories, in order.

use std::io::{BufWriter, Write};

use anyhow::{Context, bail};
use dateline_corpus::{Input, Unreadable};
use dateline_syntax::{Kernel, Pipeline, push_conllu, push_table};
use rayon::prelude::*;

use crate::args::{Parse, ParseFormat};
use crate::configuration::{Found, Stories};
use crate::{Outcome, Surroundings};

/// How many stories, and how many bytes of them, are in hand at a time: their parses are some ten times as long.
const BATCH: (usize, u64) = (256, 1 << 20);

pub(crate) fn parse(args: &Parse, surroundings: &mut Surroundings<'_>) -> anyhow::Result<Outcome> {
    let found = Found::find(args.config.as_deref(), &surroundings.folder)?;
    let Stories { paths, corpus } = found.stories(&args.paths, &surroundings.folder)?;
    let pipeline = Pipeline::english();
    let pipeline = if args.pure { pipeline.pure() } else { pipeline };
    let pipeline = match &args.kernel {
        Some(name) => pipeline.on(kernel(name)?),
        None => pipeline,
    };
    let push = match args.format {
        ParseFormat::Conllu => push_conllu,
        ParseFormat::Tsv => push_table,
    };
    let render = |input: Result<Input, Unreadable>| {
        let doc = input?.read()?;
        let mut lines = String::new();
        push(&mut lines, doc.meta.id.as_str(), &doc.text, &pipeline.parse_document(&doc));
        Ok(lines)
    };
    let threads = rayon::ThreadPoolBuilder::new().num_threads(args.threads).build()?;
    let mut inputs = dateline_corpus::inputs(&paths, &corpus)?;
    let mut out = BufWriter::new(&mut surroundings.out);
    let (mut outcome, mut parsed) = (Outcome::Clean, 0);
    loop {
        let (mut batch, mut bytes) = (Vec::new(), 0);
        while batch.len() < BATCH.0
            && bytes < BATCH.1
            && let Some(input) = inputs.next()
        {
            bytes += input.as_ref().map_or(0, Input::bytes);
            batch.push(input);
        }
        if batch.is_empty() {
            break;
        }
        let parses: Vec<Result<String, Unreadable>> =
            threads.install(|| batch.into_par_iter().map(render).collect());
        for parse in parses {
            match parse {
                Ok(lines) => {
                    parsed += 1;
                    out.write_all(lines.as_bytes())?;
                }
                Err(unreadable) => {
                    writeln!(surroundings.err, "{}: {}", unreadable.name, unreadable.error)?;
                    if !unreadable.passed_over {
                        outcome = Outcome::Failures;
                    }
                }
            }
        }
    }
    out.flush()?;
    drop(out);
    if parsed == 0 {
        bail!("no story could be read");
    }
    Ok(outcome)
}

/// The kernel of this name, if the machine has it.
fn kernel(name: &str) -> anyhow::Result<Kernel> {
    let available = Kernel::available();
    available.iter().find(|kernel| kernel.name() == name).copied().with_context(|| {
        let names: Vec<_> = available.iter().map(|kernel| kernel.name()).collect();
        format!("this machine has no kernel `{name}`; it has {}", names.join(", "))
    })
}
