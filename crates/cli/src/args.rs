//! The arguments of the program.

use std::path::PathBuf;

use clap::{Args as ClapArgs, Parser, Subcommand, ValueEnum};

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
    /// Print the findings of a report as a table (CSV), a row for each claim, tally and total of casualties
    Table(Table),
    /// Look into the stances of stories
    #[command(subcommand)]
    Stance(Stance),
    /// Print how stories parse: tokens, tags, lemmas, heads, entities
    Parse(Parse),
    /// List the analyzers, with what each reads and joins
    Analyzers,
    /// Show the configuration
    Config(Config),
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
    /// Write the report (JSON Lines) to this file, and still print the summary
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
    /// Tell the CPU time of each analyzer on the error stream
    #[arg(long)]
    pub(crate) timings: bool,
    /// Print no summary and no progress
    #[arg(long, short)]
    pub(crate) quiet: bool,
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
}

#[derive(Debug, ClapArgs)]
pub(crate) struct Table {
    /// A report, as `dateline analyze --output` writes it
    pub(crate) report: PathBuf,
    /// The stories that it was made from, unless it holds their texts; without any, those of the configuration
    pub(crate) paths: Vec<PathBuf>,
    /// The configuration that names the stories
    #[arg(long, value_name = "FILE")]
    pub(crate) config: Option<PathBuf>,
    /// The analyzer whose findings make the table
    #[arg(long, value_name = "NAME", default_value = "casualties")]
    pub(crate) analyzer: String,
    /// Write the table to this file
    #[arg(long, short, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Stance {
    /// Print why each stance is what it is: its words, its trigger and frame, the rules that found its parties
    Explain(Explain),
}

#[derive(Debug, ClapArgs)]
pub(crate) struct Explain {
    /// Files and folders of stories, as for `analyze`; without any, those of the configuration
    pub(crate) paths: Vec<PathBuf>,
    /// The finding with this id alone, such as `s3`
    #[arg(long, value_name = "ID")]
    pub(crate) finding: Option<String>,
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
pub(crate) struct Config {
    /// Print the whole default configuration, with comments
    #[arg(long)]
    pub(crate) default: bool,
    /// The configuration to check and show, instead of the nearest `dateline.toml`
    #[arg(long, value_name = "FILE")]
    pub(crate) config: Option<PathBuf>,
}
