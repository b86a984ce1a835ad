//! The table `[corpus]` of the configuration.

use std::collections::BTreeMap;
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
    /// A packed file (gzip, zstd) that unpacks to more than so many times its size is not read further.
    pub max_expansion: u64,
    /// A page with elements deeper than this is not read.
    pub max_nesting: usize,
    /// Of the files in folders, only these are read, where there are any: patterns as `.gitignore` has them.
    pub include: Vec<String>,
    /// Files and folders that are not read: patterns as `.gitignore` has them.
    pub exclude: Vec<String>,
    /// Whether stories in other languages than English are passed over.
    pub skip_other_languages: bool,
    /// Where a story's outlet comes from if nothing else gives it.
    pub outlet_from: OutletFrom,
    /// The outlets of folders and hosts, by the name of the folder or the host (`example.org`, also for `www.example.org`).
    pub outlets: BTreeMap<String, String>,
    /// What records call their parts.
    pub fields: Fields,
}

/// Where a story's outlet comes from if neither a record, nor `metadata.csv`, nor `outlets` gives it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum OutletFrom {
    /// From what the story itself shows.
    #[default]
    Text,
    /// From the folder that it lies in: the folder is called as the outlet is.
    Folder,
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
# A packed file (.gz, .zst) that unpacks to more than so many times its size is not read further, and told as a failure.
max-expansion = 200
# A page (.html) with elements deeper than this is not read and told as a failure.
max-nesting = 500
# Of the files in folders only these are read, where any are named, and none of those: patterns as in .gitignore.
# A pattern without / holds in every folder, one with / counts from the folder that is read, one that ends in / means folders.
include = []
exclude = []
# Whether stories in other languages than English are passed over, and told with their language.
skip-other-languages = true
# The outlet of stories that come without one: \"text\" is what the story itself shows, \"folder\" is the name of its folder.
outlet-from = \"text\"
# The outlets of folders and hosts, for example { iran-news = \"Iran News\", \"example.org\" = \"Example Times\" }.
outlets = {}
# What records (JSON Lines, CSV, TSV, Parquet) call their parts; only the text is needed.
fields = { id = \"id\", text = \"text\", title = \"title\", published = \"published\", outlet = \"outlet\", url = \"url\" }
";

impl Default for Config {
    fn default() -> Config {
        Config {
            paths: Vec::new(),
            max_document: 16 << 20,
            max_expansion: 200,
            max_nesting: 500,
            include: Vec::new(),
            exclude: Vec::new(),
            skip_other_languages: true,
            outlet_from: OutletFrom::Text,
            outlets: BTreeMap::new(),
            fields: Fields::default(),
        }
    }
}

impl Default for Fields {
    fn default() -> Fields {
        let [id, text, title, published, outlet, url] =
            ["id", "text", "title", "published", "outlet", "url"].map(String::from);
        Fields { id, text, title, published, outlet, url }
    }
}

impl Fields {
    /// All names.
    pub(crate) fn all(&self) -> [&str; 6] {
        [&self.id, &self.text, &self.title, &self.published, &self.outlet, &self.url]
    }
}
