//! The attribute ruler: what the tag, the word and the relation of a token say of its part of speech, features and lemma.
//!
//! A line is `CONDITIONS<TAB>CHANGES`, both of them `KEY=VALUE` with blanks between; a later line overrides earlier ones.
//!
//! ```text
//! TAG=RB LOWER=not|n't<TAB>POS=PART MORPH=Polarity=Neg LEMMA=not
//! BEFORE.LOWER=gon LOWER=na<TAB>LEMMA=to
//! ```
//!
//! Conditions are on the token that is changed, on the one `BEFORE.` it or on the one `AFTER.` it; `|` is "or", and `!=`
//! is "none of". Where the wheel asks for "none of", it lists the empty label too, so as to leave out tokens that have
//! none; after tagger and parser there are none such, and the empty label is dropped. So are tags that the tagger never
//! gives.

use anyhow::{Context, bail};
use rmpv::Value;

use crate::container::Container;
use crate::labels;
use crate::msgpack::{decode, get, text};
use crate::wheel::Wheel;

/// The regular expressions of the wheel and the words that they match.
const EXPRESSIONS: [(&str, &str); 3] =
    [("^n'?t$", "n't|nt"), ("^n[ou]thin'$", "nothin'|nuthin'"), ("^y'?$", "y|y'")];

/// Adds the section `ruler`.
pub(crate) fn convert(wheel: &mut Wheel, model: &mut Container) -> anyhow::Result<()> {
    let tags = labels::tags(wheel)?;
    let patterns = decode(&wheel.read("attribute_ruler/patterns")?)?;
    let mut lines = String::new();
    for pattern in list(&patterns)? {
        let changes = changes(get(pattern, "attrs")?)
            .with_context(|| format!("the changes of the pattern {pattern}"))?;
        let target = get(pattern, "index")?.as_u64().context("an index that is no number")?;
        for tokens in list(get(pattern, "patterns")?)? {
            let conditions = conditions(list(tokens)?, target, &tags)
                .with_context(|| format!("the conditions of the pattern {pattern}"))?;
            if let Some(conditions) = conditions {
                lines.push_str(&format!("{conditions}\t{changes}\n"));
            }
        }
    }
    model.text("ruler", lines);
    Ok(())
}

/// The changes as a line has them.
fn changes(attributes: &Value) -> anyhow::Result<String> {
    let mut changes = Vec::new();
    for (key, value) in attributes.as_map().context("no map")? {
        let (key, value) = (text(key)?, plain(value)?);
        match key {
            "POS" | "LEMMA" | "TAG" | "DEP" => {}
            "MORPH" if value.split('|').is_sorted_by_key(str::to_lowercase) => {}
            _ => bail!("an unknown change {key}={value}"),
        }
        changes.push(format!("{key}={value}"));
    }
    Ok(changes.join(" "))
}

/// The conditions on `tokens`, of which the one at `target` is changed; `None` if no token can meet them.
fn conditions(tokens: &[Value], target: u64, tags: &[String]) -> anyhow::Result<Option<String>> {
    let mut conditions = Vec::new();
    for (place, token) in (0u64..).zip(tokens) {
        let place = match place {
            _ if place == target => "",
            _ if place + 1 == target => "BEFORE.",
            _ if place == target + 1 => "AFTER.",
            _ => bail!("a token that is not beside the one that is changed"),
        };
        for (key, value) in token.as_map().context("a token that is no map")? {
            let key = text(key)?;
            if !["TAG", "LOWER", "DEP", "IS_SPACE"].contains(&key) {
                bail!("an unknown condition on {key}");
            }
            let (mut values, negated) = alternatives(value)?;
            if key == "TAG" {
                values.retain(|tag| tags.contains(tag));
            }
            match (values.is_empty(), negated) {
                (true, true) => {}
                (true, false) => return Ok(None),
                (false, true) => conditions.push(format!("{place}{key}!={}", values.join("|"))),
                (false, false) => conditions.push(format!("{place}{key}={}", values.join("|"))),
            }
        }
    }
    Ok(Some(conditions.join(" ")))
}

/// The values that a condition lists, and whether it wants none of them.
fn alternatives(value: &Value) -> anyhow::Result<(Vec<String>, bool)> {
    match value {
        Value::String(_) => Ok((vec![plain(value)?], false)),
        Value::Boolean(value) => Ok((vec![value.to_string()], false)),
        Value::Map(operation) => {
            let [(operator, value)] = operation.as_slice() else {
                bail!("not exactly one operator: {value}");
            };
            match text(operator)? {
                "IN" => Ok((list(value)?.iter().map(plain).collect::<anyhow::Result<_>>()?, false)),
                "NOT_IN" => {
                    let values: anyhow::Result<Vec<String>> = list(value)?
                        .iter()
                        .filter(|value| text(value).ok() != Some(""))
                        .map(plain)
                        .collect();
                    Ok((values?, true))
                }
                "REGEX" => {
                    let expression = text(value)?;
                    let known = EXPRESSIONS.iter().find(|(known, _)| *known == expression);
                    let words =
                        known.with_context(|| format!("an unknown expression {expression}"))?.1;
                    Ok((words.split('|').map(str::to_owned).collect(), false))
                }
                other => bail!("an unknown operator {other}"),
            }
        }
        _ => bail!("a value of an unknown type: {value}"),
    }
}

fn list(value: &Value) -> anyhow::Result<&[Value]> {
    Ok(value.as_array().with_context(|| format!("not a list: {value}"))?)
}

/// A text that can stand in a line.
fn plain(value: &Value) -> anyhow::Result<String> {
    let value = text(value)?;
    if value.is_empty() || value.contains([' ', '\t', '\n']) {
        bail!("a value that cannot stand in a line: {value:?}");
    }
    Ok(value.to_owned())
}
