//! What is wrong in a configuration, shown at its place: file, line, the line itself, a caret, and what was expected.

use std::fmt;
use std::ops::Range;

/// An error in a configuration.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    file: String,
    message: String,
    hint: Option<String>,
    at: Option<Place>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Place {
    line: usize,
    column: usize,
    words: String,
    carets: usize,
}

impl Diagnostic {
    /// The words at `span` of `text` are wrong, for the reason that `message` gives.
    pub(crate) fn at(
        file: &str,
        text: &str,
        span: Range<usize>,
        message: impl Into<String>,
    ) -> Diagnostic {
        let start = floor(text, span.start);
        let end = floor(text, span.end.max(start));
        let line_start = text[..start].rfind('\n').map_or(0, |i| i + 1);
        let line_end = text[start..].find('\n').map_or(text.len(), |i| start + i);
        let chars = |from: usize, to: usize| text[from..to].chars().count();
        let at = Place {
            line: text[..start].matches('\n').count() + 1,
            column: chars(line_start, start) + 1,
            words: text[line_start..line_end].trim_end().replace('\t', " "),
            carets: chars(start, end.min(line_end).max(start)).max(1),
        };
        Diagnostic { file: file.into(), message: message.into(), hint: None, at: Some(at) }
    }

    /// Something is wrong that stands nowhere in the file.
    pub(crate) fn anywhere(file: &str, message: impl Into<String>) -> Diagnostic {
        Diagnostic { file: file.into(), message: message.into(), hint: None, at: None }
    }

    /// With a hint below the carets.
    pub(crate) fn with_hint(mut self, hint: impl Into<String>) -> Diagnostic {
        self.hint = Some(hint.into()).filter(|hint| !hint.is_empty());
        self
    }

    /// An error of the TOML reader or of a table's form, with the nearest of the names that it expected.
    pub(crate) fn form(
        file: &str,
        text: &str,
        error: &toml::de::Error,
        also_expected: &[&str],
    ) -> Diagnostic {
        let message = error.message().trim_end().replace('\n', ", ");
        let (found, mut expected) = names(&message);
        let is_name =
            message.starts_with("unknown field") || message.starts_with("unknown variant");
        if message.starts_with("unknown field") {
            expected.extend(also_expected);
        }
        let hint = if is_name { suggestion(found, &expected) } else { String::new() };
        let message = message.replacen("unknown field", "unknown key", 1).replacen(
            "unknown variant",
            "unknown value",
            1,
        );
        let message =
            message.split(", expected ").next().filter(|_| is_name).unwrap_or(&message).to_owned();
        match error.span() {
            Some(span) => Diagnostic::at(file, text, span, message).with_hint(hint),
            None => Diagnostic::anywhere(file, message).with_hint(hint),
        }
    }
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some(at) = &self.at else {
            write!(f, "{}: {}", self.file, self.message)?;
            return self.hint.as_ref().map_or(Ok(()), |hint| write!(f, "\n  {hint}"));
        };
        let gutter = at.line.to_string().len();
        writeln!(f, "{}:{}:{}: {}", self.file, at.line, at.column, self.message)?;
        writeln!(f, "{:gutter$} |", "")?;
        writeln!(f, "{} | {}", at.line, at.words)?;
        write!(
            f,
            "{:gutter$} | {:indent$}{}",
            "",
            "",
            "^".repeat(at.carets),
            indent = at.column - 1
        )?;
        self.hint.as_ref().map_or(Ok(()), |hint| write!(f, " {hint}"))
    }
}

impl std::error::Error for Diagnostic {}

/// `did you mean …?` where a name is near, else the names there are.
pub(crate) fn suggestion(found: &str, expected: &[&str]) -> String {
    match nearest(found, expected.iter().copied()) {
        Some(name) => format!("did you mean `{name}`?"),
        None if expected.is_empty() => String::new(),
        None => format!("expected one of `{}`", expected.join("`, `")),
    }
}

/// The name that `found` most likely stands for: the nearest by edits, if it is near enough.
#[must_use]
pub fn nearest<'a>(found: &str, names: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    names
        .into_iter()
        .map(|name| (strsim::damerau_levenshtein(found, name), name))
        .filter(|(edits, name)| *edits <= 1 + name.len().min(found.len()) / 3)
        .min()
        .map(|(_, name)| name)
}

/// The name that a message calls unknown, and those that it says it expected: all stand in backticks.
fn names(message: &str) -> (&str, Vec<&str>) {
    let mut names = message.split('`').skip(1).step_by(2);
    (names.next().unwrap_or_default(), names.collect())
}

/// The last character boundary of `text` at or before `at`.
fn floor(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0)
}
