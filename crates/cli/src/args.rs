//! The arguments of the program.

use std::path::PathBuf;

use clap::{Args as ClapArgs, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;
use jiff::civil::Date;

/// Turns a pile of overlapping news stories into an auditable ledger.
///
/// Which stories are the same story, who said what and through whom it came, how many were killed or hurt according to
/// whom, and who takes which stance towards whom. Every figure leads back to its words.
#[derive(Debug, Parser)]
#[command(name = "dateline", version, max_term_width = 100)]
pub(crate) struct Args {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Analyze stories and show what they say
    Analyze(Analyze),
    /// Print random findings of a report with their words, to audit it
    Sample(Sample),
    /// Write a report as a page of HTML that opens anywhere, without a network
    Report(ReportPage),
    /// Write the findings of a report as tables for other programs
    Export(Export),
    /// Hold every hash, span, count and reference of a report against the stories that it was made from
    Verify(Verify),
    /// Tell what two reports say differently, and whether text, configuration or version made the difference
    Diff(Diff),
    /// Tell why a report says what it says: a finding's words, offsets and rules, and what rests on it
    Explain(Explain),
    /// Print how stories parse: tokens, tags, lemmas, heads, entities
    Parse(Parse),
    /// List the analyzers, with what each reads and joins
    Analyzers,
    /// Show the configuration
    Config(Config),
    /// Print the completions of a shell, such as `dateline completions bash`
    Completions(Completions),
    /// Write the manual pages into a folder
    Man(Man),
}

#[derive(Debug, ClapArgs)]
pub(crate) struct Analyze {
    /// Files and folders of stories: text, HTML, JSON Lines, CSV, TSV, Parquet, WARC, also packed (`.gz`, `.zst`); `-` is
    /// standard input; without any, those of the configuration
    pub(crate) paths: Vec<PathBuf>,
    /// The configuration; without it, the nearest `dateline.toml` upwards from the working folder
    #[arg(long, value_name = "FILE")]
    pub(crate) config: Option<PathBuf>,
    /// Report these analyzers alone
    #[arg(long, value_name = "NAMES", value_delimiter = ',')]
    pub(crate) only: Option<Vec<String>>,
    /// What to print
    #[arg(long, value_enum, default_value_t = Format::Summary)]
    pub(crate) format: Format,
    /// Write the report (JSON Lines) to this file, always the whole of it, and still print the summary
    #[arg(long, short, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
    /// Put the stories' texts into the report
    #[arg(long)]
    pub(crate) with_text: bool,
    /// How many threads; 0 is one for each core
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub(crate) threads: usize,
    /// How much memory comparing stories may take beside what is known of each, such as 500MB or 4GB, before it turns to
    /// temporary files; the report is the same
    #[arg(long, value_name = "SIZE", value_parser = bytes, default_value = "2GB")]
    pub(crate) memory: u64,
    /// Apply what people decided about findings, from a file as `dateline export --to review` makes it, after those of the
    /// configuration; may be repeated
    #[arg(long, value_name = "FILE")]
    pub(crate) review: Vec<PathBuf>,
    /// Keep what is found in each story in this folder, and take it from there where story and configuration are the same:
    /// a run that was stopped goes on, a changed story alone is read again; the report is the same
    #[arg(long, value_name = "FOLDER")]
    pub(crate) cache: Option<PathBuf>,
    /// Tell the CPU time of each analyzer on the error stream
    #[arg(long)]
    pub(crate) timings: bool,
    /// Print no summary and no progress
    #[arg(long, short)]
    pub(crate) quiet: bool,
    #[command(flatten)]
    pub(crate) filter: Filter,
}

/// A number of bytes as people write it.
fn bytes(size: &str) -> Result<u64, String> {
    let unit = size.find(|c: char| !c.is_ascii_digit()).unwrap_or(size.len());
    let (number, unit) = size.split_at_checked(unit).unwrap_or((size, ""));
    let factor: u64 = match unit.trim().to_ascii_uppercase().as_str() {
        "" | "B" => 1,
        "KB" | "K" => 1_000,
        "MB" | "M" => 1_000_000,
        "GB" | "G" => 1_000_000_000,
        _ => return Err(format!("unknown unit `{}`, known are B, KB, MB and GB", unit.trim())),
    };
    let number: u64 = number.parse().map_err(|_| "it has to begin with a whole number")?;
    number.checked_mul(factor).ok_or_else(|| "that is more than there can be".into())
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// A view for people
    Summary,
    /// The report, JSON Lines
    Jsonl,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct Sample {
    /// A report, as `dateline analyze --output` writes it
    pub(crate) report: PathBuf,
    /// The stories that it was made from, unless it holds their texts; without any, those of the configuration
    pub(crate) paths: Vec<PathBuf>,
    /// The configuration that names the stories
    #[arg(long, value_name = "FILE")]
    pub(crate) config: Option<PathBuf>,
    /// Findings of this analyzer alone
    #[arg(long, value_name = "NAME")]
    pub(crate) analyzer: Option<String>,
    /// How many findings
    #[arg(long, value_name = "N", default_value_t = 50)]
    pub(crate) n: usize,
    /// The same seed draws the same findings
    #[arg(long, value_name = "SEED", default_value_t = 7)]
    pub(crate) seed: u64,
    #[command(flatten)]
    pub(crate) filter: Filter,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct Export {
    /// A report, as `dateline analyze --output` writes it
    pub(crate) report: PathBuf,
    /// The stories that it was made from, unless it holds their texts; without any, those of the configuration
    pub(crate) paths: Vec<PathBuf>,
    /// What to write, and the folder to write it into: `csv` or `parquet` (a table for each kind of finding),
    /// `annotations` (W3C Web Annotations, an object a line) or `review` (a table to accept, reject and correct findings in); `-` prints it
    #[arg(long, num_args = 2, value_names = ["FORMAT", "FOLDER"], required = true)]
    pub(crate) to: Vec<String>,
    /// Write these tables alone
    #[arg(long = "table", value_name = "NAMES", value_delimiter = ',')]
    pub(crate) tables: Vec<String>,
    #[command(flatten)]
    pub(crate) filter: Filter,
    /// Begin each table with a byte order mark, by which Excel knows its encoding
    #[arg(long)]
    pub(crate) bom: bool,
    /// Leave words that a spreadsheet would take for a formula as they are, without an apostrophe in front
    #[arg(long)]
    pub(crate) no_formula_guard: bool,
    /// The configuration that names the stories
    #[arg(long, value_name = "FILE")]
    pub(crate) config: Option<PathBuf>,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct ReportPage {
    /// A report, as `dateline analyze --output` writes it
    pub(crate) report: PathBuf,
    /// The stories that it was made from, unless it holds their texts; without any, those of the configuration
    pub(crate) paths: Vec<PathBuf>,
    /// The configuration that names the stories
    #[arg(long, value_name = "FILE")]
    pub(crate) config: Option<PathBuf>,
    /// Write the page to this file; the stories of a large report go into a folder beside it, named after it
    #[arg(long, short, value_name = "FILE", default_value = "report.html")]
    pub(crate) output: PathBuf,
    /// The headline of the page, instead of how many stories it holds
    #[arg(long, value_name = "TEXT")]
    pub(crate) title: Option<String>,
    /// Keep all in one file up to so many stories; without it, up to 2,000 stories and 8 MiB of text
    #[arg(long, value_name = "N")]
    pub(crate) one_file_up_to: Option<usize>,
    #[command(flatten)]
    pub(crate) filter: Filter,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct Verify {
    /// A report, as `dateline analyze --output` writes it
    pub(crate) report: PathBuf,
    /// The stories that it was made from; without any, those of the configuration, else the texts that the report holds
    pub(crate) paths: Vec<PathBuf>,
    /// The configuration that names the stories
    #[arg(long, value_name = "FILE")]
    pub(crate) config: Option<PathBuf>,
}

#[derive(Debug, ClapArgs)]
#[command(after_help = "Exit codes: 0 the findings are the same, 1 they differ, 2 trouble.")]
pub(crate) struct Diff {
    /// A report, as `dateline analyze --output` writes it
    pub(crate) old: PathBuf,
    /// Another one
    pub(crate) new: PathBuf,
    /// Count the differences and show none
    #[arg(long)]
    pub(crate) brief: bool,
}

/// The heading of the options that show a part.
const PART: &str = "Show a part";

/// Which part of a report is shown; of `analyze`, which part its summary shows, as the report is always whole.
#[derive(Debug, ClapArgs)]
pub(crate) struct Filter {
    /// What was published on this day or later
    #[arg(long, help_heading = PART, value_name = "YYYY-MM-DD")]
    pub(crate) since: Option<Date>,
    /// What was published on this day or earlier
    #[arg(long, help_heading = PART, value_name = "YYYY-MM-DD")]
    pub(crate) until: Option<Date>,
    /// Findings that name this actor: an id such as `ARM`, or the name of a state, a body or a person; may be repeated
    #[arg(long = "actor", help_heading = PART, value_name = "NAME")]
    pub(crate) actors: Vec<String>,
    /// What this outlet published; may be repeated
    #[arg(long = "outlet", help_heading = PART, value_name = "NAME")]
    pub(crate) outlets: Vec<String>,
}

impl Filter {
    pub(crate) fn filter(&self) -> dateline_report::Filter {
        let Filter { since, until, actors, outlets } = self;
        let (actors, outlets) = (actors.clone(), outlets.clone());
        dateline_report::Filter { since: *since, until: *until, actors, outlets }
    }
}

#[derive(Debug, ClapArgs)]
pub(crate) struct Explain {
    /// A report, as `dateline analyze --output` writes it; or a file or folder of stories, which is analyzed first
    pub(crate) report: PathBuf,
    /// A finding `DOCUMENT#c1`, a document, an event `e1`, a tally `e1.1` or a family `f1`; without any, all findings
    pub(crate) id: Option<String>,
    /// The stories that the report was made from, for their words and the rules; without any, those of the configuration
    pub(crate) paths: Vec<PathBuf>,
    /// Of whole documents the findings of this analyzer alone
    #[arg(long, value_name = "NAME")]
    pub(crate) analyzer: Option<String>,
    /// The configuration that names the stories and your lexicons
    #[arg(long, value_name = "FILE")]
    pub(crate) config: Option<PathBuf>,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct Parse {
    /// Files and folders of stories, as for `analyze`; without any, those of the configuration
    pub(crate) paths: Vec<PathBuf>,
    /// What to print
    #[arg(long, value_enum, default_value_t = ParseFormat::Conllu)]
    pub(crate) format: ParseFormat,
    /// Parse as spaCy does, without what Dateline adds: its sentence starts and its reading of rough text
    #[arg(long)]
    pub(crate) pure: bool,
    /// Compute with these instructions (avx512, avx2, portable) instead of the machine's best; the parses are the same
    #[arg(long, value_name = "NAME")]
    pub(crate) kernel: Option<String>,
    /// How many threads; 0 is one for each core
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub(crate) threads: usize,
    /// The configuration that names the stories
    #[arg(long, value_name = "FILE")]
    pub(crate) config: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ParseFormat {
    /// CoNLL-U, a block for each sentence
    Conllu,
    /// A line for each token, with those of white space between paragraphs; with `--pure`, with all
    Tsv,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct Completions {
    /// The shell
    pub(crate) shell: Shell,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct Man {
    /// The folder, such as `~/.local/share/man/man1`
    pub(crate) folder: PathBuf,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct Config {
    /// Print the whole default configuration, with comments
    #[arg(long, conflicts_with_all = ["schema", "config"])]
    pub(crate) default: bool,
    /// Print the JSON Schema of the configuration, by which an editor completes and checks it
    #[arg(long, conflicts_with = "config")]
    pub(crate) schema: bool,
    /// The configuration to check and show, instead of the nearest `dateline.toml`
    #[arg(long, value_name = "FILE")]
    pub(crate) config: Option<PathBuf>,
}
