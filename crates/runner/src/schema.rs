//! The JSON Schema of the configuration: what editors complete and check `dateline.toml` by.
//!
//! It is made of the commented keys that `config --default` prints ([`default_config`](crate::default_config)), so that
//! these are the one place where a key is described: its type is that of its default or of its example, its description
//! the comment above it. A key that refuses some values of its type tells so there; the schema does not know.

use std::collections::BTreeMap;

use anyhow::Context;
use serde_json::{Value, json};
use toml::Table;

use crate::plugin::Plugin;

/// The schema (draft 7) of a configuration: `corpus` are the keys of `[corpus]`, then there is a table for each plugin.
///
/// # Errors
/// If the keys are not lines of TOML below their comments.
pub fn schema(corpus: &str, plugins: &[Plugin]) -> anyhow::Result<Value> {
    let mut analyzers = BTreeMap::new();
    for plugin in plugins {
        let mut keys = keys(plugin.keys).with_context(|| format!("the keys of {}", plugin.name))?;
        let report =
            "Whether the report shows what it finds; without, its table only configures it.";
        keys.insert(
            "report".into(),
            json!({"default": true, "description": report, "type": "boolean"}),
        );
        analyzers.insert(plugin.name.to_owned(), table(plugin.about, keys));
    }
    let corpus = table("What is read, and how", keys(corpus).context("the keys of corpus")?);
    let selected = "A table selects an analyzer and configures it; without any, all are selected";
    let properties = BTreeMap::from([
        ("analyzers".to_owned(), table(selected, analyzers)),
        ("corpus".to_owned(), corpus),
    ]);
    let mut schema = sorted([
        ("$schema", "http://json-schema.org/draft-07/schema#".into()),
        ("title", "dateline.toml, the configuration of Dateline".into()),
    ]);
    schema.extend(fields("", properties));
    Ok(Value::Object(schema.into_iter().collect()))
}

/// The schema of a table with these keys and no others.
fn table(about: &str, keys: BTreeMap<String, Value>) -> Value {
    Value::Object(fields(about, keys).into_iter().collect())
}

fn fields(about: &str, keys: BTreeMap<String, Value>) -> BTreeMap<String, Value> {
    let mut fields = sorted([
        ("additionalProperties", false.into()),
        ("properties", Value::Object(keys.into_iter().collect())),
        ("type", "object".into()),
    ]);
    if !about.is_empty() {
        fields.insert("description".into(), about.into());
    }
    fields
}

/// The keys of a table as its commented lines have them.
fn keys(text: &str) -> anyhow::Result<BTreeMap<String, Value>> {
    let (mut keys, mut comment, mut fresh) = (BTreeMap::new(), Vec::new(), true);
    for line in text.lines().filter(|line| !line.trim().is_empty()) {
        let plain = line.strip_prefix('#').map(str::trim_start);
        // A line of a comment that is a key is one that is not set by default.
        let example = plain.and_then(|plain| plain.parse::<Table>().ok());
        if let (Some(plain), None) = (plain, &example) {
            if std::mem::replace(&mut fresh, false) {
                comment.clear();
            }
            comment.push(plain);
            continue;
        }
        let (set, table) = match example {
            Some(example) => ("examples", example),
            None => {
                ("default", line.parse().with_context(|| format!("`{line}` is no line of TOML"))?)
            }
        };
        fresh = true;
        for (key, value) in table {
            let mut schema = typed(&value);
            let value = serde_json::to_value(&value)?;
            let value = if set == "examples" { Value::Array(vec![value]) } else { value };
            schema.insert(set.to_owned(), value);
            schema.insert("description".into(), comment.join(" ").into());
            keys.insert(key, Value::Object(schema.into_iter().collect()));
        }
    }
    Ok(keys)
}

/// The type of a value, and of what is inside of it: a table without any key takes any, a list without any item takes
/// words.
fn typed(value: &toml::Value) -> BTreeMap<String, Value> {
    let inner = |value: &toml::Value| Value::Object(typed(value).into_iter().collect());
    match value {
        toml::Value::Boolean(_) => sorted([("type", "boolean".into())]),
        toml::Value::Integer(_) => sorted([("minimum", 0.into()), ("type", "integer".into())]),
        toml::Value::Float(_) => sorted([("type", "number".into())]),
        toml::Value::String(_) | toml::Value::Datetime(_) => sorted([("type", "string".into())]),
        toml::Value::Array(items) => {
            let items = items.first().map_or_else(|| json!({"type": "string"}), inner);
            sorted([("items", items), ("type", "array".into())])
        }
        toml::Value::Table(keys) if keys.is_empty() => {
            sorted([("additionalProperties", json!({"type": "string"})), ("type", "object".into())])
        }
        toml::Value::Table(keys) => {
            fields("", keys.iter().map(|(key, value)| (key.clone(), inner(value))).collect())
        }
    }
}

fn sorted<const N: usize>(entries: [(&str, Value); N]) -> BTreeMap<String, Value> {
    entries.into_iter().map(|(key, value)| (key.to_owned(), value)).collect()
}
