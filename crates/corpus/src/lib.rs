//! From files and folders to documents: what is read, and what is known of a story before anybody analyzes it.
//!
//! [`inputs`] walks the paths lazily and yields an [`Input`] for each story; [`Input::read`] decodes it and recognizes its
//! headline, dateline, outlet and day of publication. The walk is cheap and runs in one thread, reading is not and runs in
//! many. What can't be read is an [`Unreadable`] and never stops the rest.
//!
//! | format | by name | by content | a story is |
//! |---|---|---|---|
//! | text | `.txt` | | the file, as UTF-8 |
//! | HTML | `.html`, `.htm`, `.xhtml` | `<!doctype html`, `<html` | what stands out of the page, a paragraph apart from the next by an empty line |
//! | JSON Lines | `.jsonl`, `.ndjson`, `.json` | | an object a line |
//! | CSV, TSV | `.csv`, `.tsv` | | a row under a header; `,`, `;`, tab or `\|` |
//! | Parquet | `.parquet` | `PAR1` | a row; with the cargo feature `parquet` |
//! | WARC | `.warc`, `.wet` | `WARC/1.` | a page or a plain text that a server answered with status 200 |
//!
//! - Each may be packed by gzip or zstd, which its first bytes tell. The fields of records are named by [`Fields`].
//! - Text is decoded by its byte order mark, as UTF-8, as a page or server declares it, else as it looks. Characters that
//!   are lost are told with the document, see [`Input::read_and_tell`].
//! - A table `metadata.csv` (file, title, published, outlet, url) beside stories gives what they do not say themselves.
//! - Stories in other languages than English are passed over, see [`Config::skip_other_languages`].
//! - Caps ([`Config::max_document`], [`Config::max_expansion`], [`Config::max_nesting`]) bound memory; each breach is told.
//! - A folder is read with all folders in it, in the order of names, as far as [`Config::include`] and
//!   [`Config::exclude`] let it. Hidden files and folders (`.git`) are left out, and so is a link to a folder that holds
//!   it. The path `-` is standard input.
//! - Files of other formats are passed over and told once for each argument, as an [`Unreadable`] that is marked as
//!   `passed_over`: nothing is wrong, but nothing is lost in silence.
//! - An id is the record's, of a page in an archive its address, else the path relative to the argument without its
//!   extensions, with `/` between folders (`2021/july/clash`), and for records without one the line or row behind it
//!   (`2021/stories:12`). No name that leaves this crate is an absolute path.
//!
//! ```no_run
//! let config = dateline_corpus::Config::default();
//! for input in dateline_corpus::inputs(&["stories".into()], &config)? {
//!     match input.and_then(dateline_corpus::Input::read) {
//!         Ok(doc) => println!("{} {:?}", doc.meta.id, doc.meta.title),
//!         Err(unreadable) => println!("{}: {}", unreadable.name, unreadable.error),
//!     }
//! }
//! # anyhow::Ok(())
//! ```
//!
//! Recognition is by rules of form, see [`recognize`]; what it can't tell is absent.

mod config;
mod encoding;
mod files;
mod format;
mod globs;
mod html;
mod http;
mod input;
mod language;
mod lines;
mod metadata;
mod nesting;
mod open;
mod outlets;
mod packed;
#[cfg(feature = "parquet")]
mod parquet;
mod problems;
mod recognize;
mod record;
mod records;
mod table;
mod warc;

pub use config::{Config, Fields, KEYS, OutletFrom};
pub use files::inputs;
pub use input::Input;
pub use problems::Unreadable;
pub use recognize::{Known, recognize};
