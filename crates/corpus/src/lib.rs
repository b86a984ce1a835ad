//! From files and folders to documents: what is read, and what is known of a story before anybody analyzes it.
//!
//! [`inputs`] walks the paths lazily and yields an [`Input`] for each story; [`Input::read`] decodes it and recognizes its
//! headline, dateline, outlet and day of publication. The walk is cheap and runs in one thread, reading is not and runs in
//! many. What can't be read is an [`Unreadable`] and never stops the rest.
//!
//! - A `.txt` file is a story; its text is the file's content as UTF-8, a byte order mark removed and nothing else changed.
//! - A line of a `.jsonl`, `.ndjson` or `.json` file is a story: an object whose fields [`Fields`] names.
//! - A folder is read with all folders in it, in the order of names. Hidden files and folders (`.git`) are left out, and
//!   so is a link to a folder that holds it. Files of other formats are passed over and told once for each
//!   argument, as an [`Unreadable`] that is marked as `passed_over`: nothing is wrong, but nothing is lost in silence.
//! - An id is the record's, else the path relative to the argument without its extension, with `/` between folders
//!   (`2021/july/clash`), and for records without one the line behind it (`2021/stories:12`). No name
//!   that leaves this crate is an absolute path.
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
//! Recognition is by rules of form, see [`recognize`]; what it can't tell is absent. The language of every story is taken
//! to be English.

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
