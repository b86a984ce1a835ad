//! Everything that can be wrong with an input: what happened, where, and what to do about it.

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
const READ: &str = "read are .txt, .jsonl, .ndjson and .json";

impl Unreadable {
    pub(crate) fn new(name: &str, error: impl Into<String>) -> Unreadable {
        Unreadable { name: name.into(), error: error.into(), passed_over: false }
    }
}

pub(crate) fn not_opened(name: &str, error: &io::Error) -> Unreadable {
    let error = match error.kind() {
        io::ErrorKind::NotFound => "does not exist".into(),
        io::ErrorKind::PermissionDenied => "can't be read: permission denied".into(),
        _ => format!("can't be read: {error}"),
    };
    Unreadable::new(name, error)
}

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

pub(crate) fn not_utf8(name: &str, bytes: &[u8], offset: usize) -> Unreadable {
    let error = match bytes {
        [0xff, 0xfe, ..] | [0xfe, 0xff, ..] => {
            "is UTF-16; convert it with `iconv -f UTF-16 -t UTF-8`".into()
        }
        _ => format!(
            "is not UTF-8 at byte {offset}; convert it, for example with `iconv -f WINDOWS-1252 -t UTF-8`"
        ),
    };
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
