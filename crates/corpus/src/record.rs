//! A line of JSON as a story's parts.

use dateline_dates::{DateValue, find};
use jiff::civil::Date;
use serde_json::{Map, Value};

use crate::{Fields, Unreadable, problems};

/// What a record gives of a story. Empty strings and `null` count as absent.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Record {
    pub(crate) id: Option<String>,
    pub(crate) text: String,
    pub(crate) title: Option<String>,
    pub(crate) published: Option<Date>,
    pub(crate) outlet: Option<String>,
    pub(crate) url: Option<String>,
}

/// The record on the line `number` of its file.
pub(crate) fn parse(
    name: &str,
    line: &[u8],
    number: u64,
    fields: &Fields,
) -> Result<Record, Unreadable> {
    let line = std::str::from_utf8(line)
        .map_err(|error| problems::not_utf8(name, line, error.valid_up_to()))?;
    let value: Value =
        serde_json::from_str(line).map_err(|error| problems::broken_json(name, number, &error))?;
    let Value::Object(mut object) = value else {
        return Err(problems::not_an_object(name, kind(&value)));
    };
    let text = match object.remove(&fields.text) {
        Some(Value::String(text)) => text,
        Some(Value::Null) => return Err(problems::empty(name)),
        Some(other) => return Err(problems::wrong_kind(name, &fields.text, "text", kind(&other))),
        None => {
            let there: Vec<_> = object.keys().map(String::as_str).collect();
            return Err(problems::no_text(name, &fields.text, &there));
        }
    };
    let mut word = |field: &str| take(name, &mut object, field);
    Ok(Record {
        id: word(&fields.id)?,
        title: word(&fields.title)?,
        outlet: word(&fields.outlet)?,
        url: word(&fields.url)?,
        published: published(name, &mut object, &fields.published)?,
        text,
    })
}

/// A field of text or of a number.
fn take(
    name: &str,
    object: &mut Map<String, Value>,
    field: &str,
) -> Result<Option<String>, Unreadable> {
    match object.remove(field) {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(text)) => {
            Ok(Some(text.trim().to_owned()).filter(|text| !text.is_empty()))
        }
        Some(Value::Number(number)) => Ok(Some(number.to_string())),
        Some(other) => Err(problems::wrong_kind(name, field, "text", kind(&other))),
    }
}

/// A date in words or figures, also with a time behind it; or seconds or milliseconds since 1970.
fn published(
    name: &str,
    object: &mut Map<String, Value>,
    field: &str,
) -> Result<Option<Date>, Unreadable> {
    let number = object.get(field).and_then(Value::as_i64);
    let Some(text) = take(name, object, field)? else { return Ok(None) };
    let date = match number {
        Some(number) => seconds(number),
        None => stated(&text),
    };
    date.map(Some).ok_or_else(|| problems::no_date(name, field, &text))
}

fn stated(text: &str) -> Option<Date> {
    find(text).into_iter().find_map(|mention| match mention.value {
        DateValue::Day { date, .. } => Some(date),
        _ => None,
    })
}

fn seconds(number: i64) -> Option<Date> {
    // Later than the year 5000 in seconds: milliseconds.
    let seconds = if number.unsigned_abs() > 100_000_000_000 { number / 1000 } else { number };
    let days = i32::try_from(seconds.div_euclid(86_400)).ok()?;
    Date::new(1970, 1, 1).ok()?.checked_add(jiff::Span::new().try_days(days).ok()?).ok()
}

fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "a truth value",
        Value::Number(_) => "a number",
        Value::String(_) => "text",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    }
}
