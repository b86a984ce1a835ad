//! The table `[corpus]` of the configuration.

use std::path::PathBuf;

use serde::Deserialize;

/// What is read, and how records name their parts.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Config {
    /// The files and folders to read where the program's arguments name none. Relative to the configuration's folder,
    /// which the program knows.
    pub paths: Vec<PathBuf>,
    /// A story file or a record's line of more bytes than this is not read; at most 4 GiB less one byte, as spans
    /// have 32 bits.
    pub max_document: u64,
    /// What records call their parts.
    pub fields: Fields,
}

/// The names of the fields of a record.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Fields {
    /// The document's id; without it a record is called after its file and line.
    pub id: String,
    /// The story's words: the one field that a record must have.
    pub text: String,
    /// The headline.
    pub title: String,
    /// The day of publication: a date, or a date with a time.
    pub published: String,
    /// Who published it.
    pub outlet: String,
    /// Where it was found.
    pub url: String,
}

/// The keys of `[corpus]` with their defaults, each with a comment above it.
pub const KEYS: &str = "\
# The files and folders to read where the command names none, relative to the folder of this file.
# paths = [\"stories\"]
# A story or a record of more bytes than this is not read and told as a failure.
max-document = 16777216
# What records (lines of .jsonl, .ndjson and .json files) call their parts; only the text is needed.
fields = { id = \"id\", text = \"text\", title = \"title\", published = \"published\", outlet = \"outlet\", url = \"url\" }
";

impl Default for Config {
    fn default() -> Config {
        Config { paths: Vec::new(), max_document: 16 << 20, fields: Fields::default() }
    }
}

impl Default for Fields {
    fn default() -> Fields {
        let [id, text, title, published, outlet, url] =
            ["id", "text", "title", "published", "outlet", "url"].map(String::from);
        Fields { id, text, title, published, outlet, url }
    }
}
