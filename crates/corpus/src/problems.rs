//! Everything that can be wrong with an input: what happened, where, and what to do about it.

use std::collections::BTreeMap;
use std::fmt;
use std::io;

use serde::Serialize;

/// An input that is not a document, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Unreadable {
    /// The input's name relative to the argument: `2021/clash.txt`, of a record `stories.jsonl:12`.
    pub name: String,
    /// What is wrong and what to do, as a fragment in lower case.
    pub error: String,
    /// Whether nothing is wrong: the files are of formats that are not read.
    pub passed_over: bool,
}

/// The formats that are read, for messages.
const READ: &str =
    "read are .txt, .html, .jsonl, .csv, .tsv, .parquet and .warc, also packed (.gz, .zst)";

impl Unreadable {
    pub(crate) fn new(name: &str, error: impl Into<String>) -> Unreadable {
        Unreadable { name: name.into(), error: error.into(), passed_over: false }
    }
}

pub(crate) fn not_opened(name: &str, error: &io::Error) -> Unreadable {
    let again = "fetch or pack it again; what came before is read";
    let breach = error.get_ref().and_then(|error| error.downcast_ref::<Breach>());
    let error = match (error.kind(), breach) {
        (_, Some(Breach(error))) => error.clone(),
        (io::ErrorKind::NotFound, _) => "does not exist".into(),
        (io::ErrorKind::PermissionDenied, _) => "can't be read: permission denied".into(),
        (io::ErrorKind::UnexpectedEof, _) => format!("is cut off; {again}"),
        (io::ErrorKind::InvalidData | io::ErrorKind::InvalidInput, _) => {
            format!("is damaged: {error}; {again}")
        }
        _ => format!("can't be read: {error}"),
    };
    Unreadable::new(name, error)
}

/// A cap of this crate, as an error of a reader.
#[derive(Debug)]
pub(crate) struct Breach(String);

impl Breach {
    /// More comes out of a packed file than may.
    pub(crate) fn expansion(cap: u64) -> io::Error {
        io::Error::other(Breach(format!(
            "unpacks to more than {cap} times its size, the cap `max-expansion` under [corpus]; unpack it yourself or raise that"
        )))
    }

    /// A packed file in a packed file.
    pub(crate) fn layers() -> io::Error {
        io::Error::other(Breach(
            "is packed more than once, and the cap is one layer; unpack it once".into(),
        ))
    }
}

impl fmt::Display for Breach {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Breach {}

pub(crate) fn dead_link(name: &str) -> Unreadable {
    Unreadable::new(name, "is a link that leads nowhere")
}

pub(crate) fn not_a_file(name: &str) -> Unreadable {
    Unreadable::new(name, "is neither a file nor a folder")
}

pub(crate) fn unknown_format(name: &str, extension: &str) -> Unreadable {
    let what = match extension {
        "" => "has no extension that tells its format".into(),
        extension => format!("`.{extension}` is not a format that is read"),
    };
    Unreadable::new(name, format!("{what}; {READ}"))
}

/// `counts` are extensions and how many files have them.
pub(crate) fn passed_over<'a>(
    name: &str,
    counts: impl Iterator<Item = (&'a str, usize)>,
) -> Unreadable {
    let (mut files, mut list) = (0, Vec::new());
    for (extension, count) in counts {
        files += count;
        list.push(match extension {
            "" => format!("{count} without extension"),
            extension => format!("{count} .{extension}"),
        });
    }
    let files = if files == 1 { "1 file is".into() } else { format!("{files} files are") };
    let error = format!("{files} passed over ({}); {READ}", list.join(", "));
    Unreadable { passed_over: true, ..Unreadable::new(name, error) }
}

/// Files and folders that the patterns of the configuration leave out.
pub(crate) fn left_out(name: &str, count: usize) -> Unreadable {
    let count = if count == 1 { "1 is".into() } else { format!("{count} are") };
    let error = format!(
        "of its files and folders {count} left out by `include` and `exclude` under [corpus]"
    );
    Unreadable { passed_over: true, ..Unreadable::new(name, error) }
}

pub(crate) fn other_language(name: &str, language: &str) -> Unreadable {
    let error = format!("is in {language} and not in English; passed over");
    Unreadable { passed_over: true, ..Unreadable::new(name, error) }
}

pub(crate) fn wrong_width(name: &str, found: usize, wanted: usize) -> Unreadable {
    let fields = if found == 1 { "1 field".into() } else { format!("{found} fields") };
    let error = format!(
        "has {fields} and the header {wanted}; put fields that hold a separator or line end in quotation marks"
    );
    Unreadable::new(name, error)
}

pub(crate) fn open_quote(name: &str) -> Unreadable {
    let error = "begins a field with a quotation mark that never closes: the rest of the file is taken for that field and not read; close it, or fetch the file again";
    Unreadable::new(name, error)
}

pub(crate) fn no_column(name: &str, field: &str, columns: &[&str]) -> Unreadable {
    let there: Vec<_> = columns.iter().map(|name| format!("`{name}`")).collect();
    let error = format!(
        "has no column `{field}`: it has {}; name the column of the words as `fields.text` under [corpus]",
        there.join(", ")
    );
    Unreadable::new(name, error)
}

pub(crate) fn no_file(name: &str) -> Unreadable {
    Unreadable::new(name, "names no file in the column `file`; write the story's file name there")
}

pub(crate) fn named_twice(name: &str, file: &str, line: u64) -> Unreadable {
    let error = format!("names `{file}` as line {line} does, which is taken; take one of them out");
    Unreadable::new(name, error)
}

pub(crate) fn no_such_story(name: &str, file: &str) -> Unreadable {
    let error = format!("no story is read from `{file}`; mend the name or take the row out");
    Unreadable::new(name, error)
}

/// Stories beside a table of metadata that it does not name.
pub(crate) fn without_row(name: &str, files: &[String]) -> Unreadable {
    let count = if files.len() == 1 {
        "1 story has".into()
    } else {
        format!("{} stories have", files.len())
    };
    let list: Vec<_> = files.iter().take(5).map(|file| format!("`{file}`")).collect();
    let more = if files.len() > 5 { ", \u{2026}" } else { "" };
    let error = format!("{count} no row: {}{more}", list.join(", "));
    Unreadable { passed_over: true, ..Unreadable::new(name, error) }
}

pub(crate) fn empty_folder(name: &str) -> Unreadable {
    Unreadable::new(name, format!("the folder holds no story; {READ}"))
}

pub(crate) fn empty(name: &str) -> Unreadable {
    Unreadable::new(name, "is empty")
}

pub(crate) fn too_large(name: &str, what: &str, bytes: u64, cap: u64) -> Unreadable {
    let error = format!(
        "{what}has {bytes} bytes, more than the {cap} of `max-document` under [corpus]; split it or raise that"
    );
    Unreadable::new(name, error)
}

pub(crate) fn too_large_unpacked(name: &str, cap: u64) -> Unreadable {
    let error = format!(
        "unpacks to more than the {cap} bytes of `max-document` under [corpus]; split it or raise that"
    );
    Unreadable::new(name, error)
}

/// A file of stories under the name of a single one.
pub(crate) fn misnamed(name: &str, format: &str, extension: &str) -> Unreadable {
    Unreadable::new(name, format!("holds {format} by its content; name it `{extension}`"))
}

pub(crate) fn too_deep(name: &str, cap: usize) -> Unreadable {
    let error = format!(
        "is a page with elements more than {cap} deep, the cap `max-nesting` under [corpus]; save its text instead or raise that"
    );
    Unreadable::new(name, error)
}

pub(crate) fn no_story(name: &str) -> Unreadable {
    let error = "is a page in which no story stands out; save the story's text instead, or take the page out";
    Unreadable::new(name, error)
}

pub(crate) fn brotli(name: &str) -> Unreadable {
    let error = "was sent packed with brotli, which is not read; have the crawler keep pages as they are shown, or ask servers for gzip";
    Unreadable::new(name, error)
}

pub(crate) fn broken_record(name: &str) -> Unreadable {
    let error = "is a record without a type or a length, which is not read; make the archive again";
    Unreadable::new(name, error)
}

pub(crate) fn no_record(name: &str, bytes: u64) -> Unreadable {
    let error = format!(
        "is followed by {bytes} bytes in which no record begins, which are not read; make the archive again"
    );
    Unreadable::new(name, error)
}

pub(crate) fn strange(name: &str, bytes: u64) -> Unreadable {
    let error = format!(
        "stands behind {bytes} bytes in which no record begins, which are not read; make the archive again"
    );
    Unreadable::new(name, error)
}

pub(crate) fn no_pages(name: &str) -> Unreadable {
    Unreadable::new(name, "holds no page and no text")
}

pub(crate) fn records_passed_over(name: &str, kinds: &BTreeMap<String, usize>) -> Unreadable {
    let count: usize = kinds.values().sum();
    let list: Vec<_> = kinds.iter().map(|(kind, count)| format!("{count} {kind}")).collect();
    let records = if count == 1 { "1 record is".into() } else { format!("{count} records are") };
    let error =
        format!("{records} passed over ({}); read are pages and plain texts", list.join(", "));
    Unreadable { passed_over: true, ..Unreadable::new(name, error) }
}

#[cfg(not(feature = "parquet"))]
pub(crate) fn no_parquet(name: &str) -> Unreadable {
    let error = "is Parquet, which this build does not read; build with `--features parquet`, or convert the file to CSV";
    Unreadable::new(name, error)
}

pub(crate) fn not_text(name: &str) -> Unreadable {
    Unreadable::new(name, "is neither UTF-8 nor text in an older encoding")
}

/// A story that is read, some characters of which are not in its encoding.
pub(crate) fn lossy(name: &str, encoding: &str, lost: usize) -> Unreadable {
    let lost = if lost == 1 { "1 place is".into() } else { format!("{lost} places are") };
    let error = format!(
        "was read as {encoding}, and {lost} not {encoding}: a \u{fffd} stands there; fetch it again or convert it with `iconv`"
    );
    Unreadable::new(name, error)
}

pub(crate) fn broken_json(name: &str, line: u64, error: &serde_json::Error) -> Unreadable {
    let said = error.to_string();
    let said = said.rsplit_once(" at line ").map_or(said.as_str(), |(said, _)| said);
    let column = error.column();
    let error = format!(
        "broken JSON at line {line}, column {column}: {said}; mend the line or take it out"
    );
    Unreadable::new(name, error)
}

pub(crate) fn not_an_object(name: &str, found: &str) -> Unreadable {
    Unreadable::new(name, format!("the line is {found} and not an object with a story's fields"))
}

pub(crate) fn one_value(name: &str) -> Unreadable {
    let error = "is one JSON value over several lines; write a record a line, for example with `jq -c '.[]'`";
    Unreadable::new(name, error)
}

pub(crate) fn no_text(name: &str, field: &str, fields: &[&str]) -> Unreadable {
    let there = match fields {
        [] => "it has none".into(),
        fields => format!(
            "it has {}",
            fields.iter().map(|field| format!("`{field}`")).collect::<Vec<_>>().join(", ")
        ),
    };
    let error = format!(
        "has no field `{field}`: {there}; name the field of the words as `fields.text` under [corpus]"
    );
    Unreadable::new(name, error)
}

pub(crate) fn wrong_kind(name: &str, field: &str, wanted: &str, found: &str) -> Unreadable {
    Unreadable::new(name, format!("the field `{field}` is {found} and not {wanted}"))
}

pub(crate) fn no_date(name: &str, field: &str, value: &str) -> Unreadable {
    let value: String = value.chars().take(40).collect();
    let error = format!(
        "the field `{field}` is `{value}` and not a date; write it as 2021-07-24, or leave it out"
    );
    Unreadable::new(name, error)
}
