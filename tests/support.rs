//! What the end-to-end tests share: the program called as a user calls it, and its report read back.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use dateline_cli::{Surroundings, run};
use dateline_core::{Span, overlay};
use serde_json::Value;

/// What a call of the program printed, and how it ended.
#[derive(Debug)]
pub struct Called {
    /// The exit code.
    pub code: u8,
    /// The output stream.
    pub out: String,
    /// The error stream.
    pub err: String,
}

/// Calls the program in `folder` with `args`, 100 columns wide and without color.
///
/// # Panics
/// If it prints what is not UTF-8.
#[must_use]
pub fn dateline(folder: &Path, args: &[&str]) -> Called {
    dateline_at(100, folder, args)
}

/// Calls the program as [`dateline`] does, at another width.
///
/// # Panics
/// If it prints what is not UTF-8.
#[must_use]
pub fn dateline_at(width: usize, folder: &Path, args: &[&str]) -> Called {
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let surroundings = Surroundings {
        folder: folder.to_path_buf(),
        width,
        color: false,
        live: false,
        out: &mut out,
        err: &mut err,
    };
    let args = std::iter::once("dateline").chain(args.iter().copied()).map(OsString::from);
    let code = run(args, surroundings);
    let text = |bytes| String::from_utf8(bytes).expect("the program prints UTF-8");
    Called { code, out: text(out), err: text(err) }
}

/// The top of the workspace.
///
/// # Panics
/// Never: this package lies in the workspace.
#[must_use]
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .expect("the tests lie in the workspace")
        .to_path_buf()
}

/// The lines of a report.
///
/// # Panics
/// If one is not JSON.
#[must_use]
pub fn lines(report: &str) -> Vec<Value> {
    report
        .lines()
        .map(|line| serde_json::from_str(line).expect("a line of the report is JSON"))
        .collect()
}

/// The `data` of the facts of `analyzer` about `doc`.
#[must_use]
pub fn facts<'r>(report: &'r [Value], analyzer: &str, doc: &str) -> Option<&'r Value> {
    let found = report
        .iter()
        .find(|line| line["type"] == "facts" && line["analyzer"] == analyzer && line["doc"] == doc);
    found.map(|line| &line["data"])
}

/// Every span in a value: every pair of whole numbers that is in order.
#[must_use]
pub fn spans(value: &Value) -> Vec<Span> {
    match value {
        Value::Array(items) => match serde_json::from_value(value.clone()) {
            Ok(span) => vec![span],
            Err(_) => items.iter().flat_map(spans).collect(),
        },
        Value::Object(entries) => entries.values().flat_map(spans).collect(),
        _ => Vec::new(),
    }
}

/// The words of `text` with the facts of an analyzer marked under them.
#[must_use]
pub fn marked(analyzer: &str, text: &str, data: &Value) -> String {
    let mut marks = Vec::new();
    match analyzer {
        "actors" => each(data, "actors", |actor| {
            each(actor, "mentions", |mention| {
                mark(
                    &mut marks,
                    &mention["span"],
                    format!("{} {}", word(mention, "kind"), name(&actor["actor"])),
                );
            });
        }),
        "quotes" => each(data, "quotes", |quote| {
            let id = word(quote, "id");
            let relay: Vec<_> = list(quote, "relay").map(|relay| word(relay, "name")).collect();
            let via =
                if relay.is_empty() { String::new() } else { format!(" via {}", relay.join(", ")) };
            let label = format!(
                "{id} {} {} \u{2190} {}{via}",
                word(quote, "kind"),
                word(quote, "act"),
                name(&quote["speaker"])
            );
            list(quote, "content").for_each(|span| mark(&mut marks, span, label.clone()));
            list(quote, "cue").for_each(|span| mark(&mut marks, span, format!("{id} cue")));
            list(quote, "source").for_each(|span| mark(&mut marks, span, format!("{id} source")));
        }),
        "casualties" => {
            each(data, "claims", |claim| {
                let (count, victims) = (&claim["count"], &claim["victims"]);
                let side = victims["side"]
                    .as_str()
                    .map_or_else(|| victims["sides"].to_string(), str::to_owned);
                let label = format!(
                    "{} {} {} {}..{} of {side} {}, said by {}, {} {}",
                    word(claim, "id"),
                    word(claim, "category"),
                    word(count, "bound"),
                    count["lo"],
                    count["hi"],
                    word(victims, "group"),
                    name(&claim["claimant"]),
                    claim["when"],
                    claim["flags"],
                );
                mark(&mut marks, &claim["span"], label.replace('"', ""));
            });
            each(data, "rejected", |number| {
                mark(&mut marks, &number["span"], format!("rejected: {}", word(number, "why")))
            });
        }
        "stance" => each(data, "stances", |stance| {
            let target = stance["target"]["issue"]
                .as_str()
                .map_or_else(|| name(&stance["target"]), |issue| format!("\u{ab}{issue}\u{bb}"));
            let label = format!(
                "{} {} {} \u{2192} {target} {}",
                word(stance, "id"),
                word(stance, "class"),
                name(&stance["actor"]),
                stance["flags"]
            );
            mark(&mut marks, &stance["trigger"], label.replace('"', ""));
        }),
        "dedup" => {
            list(data, "boilerplate").for_each(|span| mark(&mut marks, span, "boilerplate".into()));
            for (i, pair) in list(data, "repeats").enumerate() {
                pair.as_array()
                    .into_iter()
                    .flatten()
                    .for_each(|span| mark(&mut marks, span, format!("repeat {}", i + 1)));
            }
        }
        other => marks.push((Span::new(0, 0), format!("nothing is known of how to mark {other}"))),
    }
    overlay(text, &marks, 110)
}

fn list<'v>(value: &'v Value, key: &str) -> impl Iterator<Item = &'v Value> {
    value[key].as_array().into_iter().flatten()
}

fn each<'v>(value: &'v Value, key: &str, f: impl FnMut(&'v Value)) {
    list(value, key).for_each(f);
}

fn word<'v>(value: &'v Value, key: &str) -> &'v str {
    value[key].as_str().unwrap_or("?")
}

/// An actor in a line: id, unit, person.
fn name(actor: &Value) -> String {
    let parts: Vec<_> =
        ["id", "unit", "person"].iter().filter_map(|key| actor[*key].as_str()).collect();
    if parts.is_empty() { "nobody".into() } else { parts.join(" / ") }
}

fn mark(marks: &mut Vec<(Span, String)>, span: &Value, label: String) {
    match serde_json::from_value(span.clone()) {
        Ok(span) => marks.push((span, label)),
        Err(error) => marks.push((Span::new(0, 0), format!("{label}: {error}"))),
    }
}
