//! JSON that may stand inside of a page: no character of it means anything to HTML or ends a line of a script.

use serde::Serialize;

/// `value` as JSON with `<`, `>`, `&` and the line separators U+2028 and U+2029 as escapes.
///
/// # Errors
/// If the value can't be written as JSON, such as a map whose keys are no strings.
pub(super) fn json(value: &impl Serialize) -> anyhow::Result<String> {
    let plain = serde_json::to_string(value)?;
    let mut out = String::with_capacity(plain.len() + plain.len() / 64);
    let mut rest = plain.as_str();
    while let Some(at) = rest.find(['<', '>', '&', '\u{2028}', '\u{2029}']) {
        let (before, after) = rest.split_at_checked(at).unwrap_or((rest, ""));
        out.push_str(before);
        let mut characters = after.chars();
        out.push_str(match characters.next() {
            Some('<') => "\\u003c",
            Some('>') => "\\u003e",
            Some('&') => "\\u0026",
            Some('\u{2028}') => "\\u2028",
            Some(_) => "\\u2029",
            None => "",
        });
        rest = characters.as_str();
    }
    out.push_str(rest);
    Ok(out)
}
