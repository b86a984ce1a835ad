//! A line of JSON, or a row of a table, as a story's parts.

use dateline_dates::{DateValue, find};
use jiff::civil::Date;
use serde_json::{Map, Value};

use crate::table;
use crate::{Fields, Unreadable, encoding, problems};

/// What a source gives of a story. Empty strings and `null` count as absent.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Record {
    pub(crate) id: Option<String>,
    pub(crate) text: String,
    pub(crate) title: Option<String>,
    pub(crate) published: Option<Date>,
    pub(crate) outlet: Option<String>,
    pub(crate) url: Option<String>,
    /// What a page calls the site that it is of.
    pub(crate) site: Option<String>,
}

/// The record on the line `number` of its file; `tell` hears what was lost of it.
pub(crate) fn of_line(
    name: &str,
    line: Vec<u8>,
    number: u64,
    fields: &Fields,
    tell: &mut dyn FnMut(Unreadable),
) -> Result<Record, Unreadable> {
    let line = decoded(name, line, None, tell)?;
    let value: Value =
        serde_json::from_str(&line).map_err(|error| problems::broken_json(name, number, &error))?;
    let Value::Object(object) = value else {
        return Err(problems::not_an_object(name, kind(&value)));
    };
    of_object(name, object, fields)
}

/// The record that a row of a table with this `header` is.
pub(crate) fn of_row(
    name: &str,
    header: &[String],
    row: &table::Fields,
    fields: &Fields,
    tell: &mut dyn FnMut(Unreadable),
) -> Result<Record, Unreadable> {
    let extra = row.iter().skip(header.len()).any(|field| !field.is_empty());
    if row.len() < header.len() || extra {
        return Err(problems::wrong_width(name, row.len(), header.len()));
    }
    let wanted = fields.all();
    let mut object = Map::new();
    for (column, field) in header.iter().zip(row.iter()) {
        if wanted.contains(&column.as_str()) {
            let field = decoded(name, field.to_vec(), None, tell)?;
            object.insert(column.clone(), Value::String(field));
        }
    }
    of_object(name, object, fields)
}

/// The text that `bytes` spell; `tell` hears what was lost of it.
pub(crate) fn decoded(
    name: &str,
    bytes: Vec<u8>,
    declared: Option<&str>,
    tell: &mut dyn FnMut(Unreadable),
) -> Result<String, Unreadable> {
    let decoded = encoding::decode(bytes, declared).ok_or_else(|| problems::not_text(name))?;
    if let Some((encoding, lost)) = decoded.lost {
        tell(problems::lossy(name, encoding, lost));
    }
    Ok(decoded.text)
}

/// The record that an object is.
pub(crate) fn of_object(
    name: &str,
    mut object: Map<String, Value>,
    fields: &Fields,
) -> Result<Record, Unreadable> {
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
        site: None,
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

/// A date in words or figures, also with a time behind it; or seconds since 1970, or thousandths, millionths or
/// thousand-millionths of one.
fn published(
    name: &str,
    object: &mut Map<String, Value>,
    field: &str,
) -> Result<Option<Date>, Unreadable> {
    let number = object.get(field).and_then(Value::as_i64);
    let Some(text) = take(name, object, field)? else { return Ok(None) };
    let date = match number {
        Some(number) => seconds(number),
        None => date(&text),
    };
    date.map(Some).ok_or_else(|| problems::no_date(name, field, &text))
}

/// The day that `text` states: a date in words or figures, also with a time behind it, or seconds or milliseconds since
/// 1970, as a table has them.
pub(crate) fn date(text: &str) -> Option<Date> {
    if (9..=13).contains(&text.len())
        && text.bytes().all(|byte| byte.is_ascii_digit())
        && let Ok(number) = text.parse()
    {
        return seconds(number);
    }
    find(text).into_iter().find_map(|mention| match mention.value {
        DateValue::Day { date, .. } => Some(date),
        _ => None,
    })
}

fn seconds(number: i64) -> Option<Date> {
    // What is later than the year 5000 is counted in smaller parts.
    let seconds = match number.unsigned_abs() {
        0..=100_000_000_000 => number,
        ..=100_000_000_000_000 => number / 1000,
        ..=100_000_000_000_000_000 => number / 1_000_000,
        _ => number / 1_000_000_000,
    };
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
