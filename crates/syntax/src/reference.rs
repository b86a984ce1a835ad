//! The reference parses by spaCy, for tests.
//!
//! They stand beside the workspace and not in it, since their texts are not ours to pass on.

const REFERENCE: &str =
    concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/gold/syntax/gold.tsv");

/// A parsed document.
pub(crate) struct Reference {
    pub(crate) text: String,
    /// The sixteen columns of each token, as they are written.
    pub(crate) rows: Vec<Vec<String>>,
}

/// All reference parses; of none, a test can only say that it is skipped.
#[expect(clippy::disallowed_methods, reason = "the reference is a file")]
#[expect(clippy::print_stderr, reason = "a test that is skipped says so")]
pub(crate) fn references() -> Vec<Reference> {
    let Ok(file) = std::fs::read_to_string(REFERENCE) else {
        eprintln!("skipped: there is no {REFERENCE}");
        return Vec::new();
    };
    let document = |lines: &str| {
        let rows: Vec<Vec<String>> =
            lines.split('\n').map(|line| line.split('\t').map(str::to_owned).collect()).collect();
        let blank = |row: &[String]| if row[7] == "1" { " " } else { "" };
        let text = rows.iter().map(|row| unescape(&row[0]) + blank(row)).collect();
        Reference { text, rows }
    };
    file.trim_end_matches('\n').split("\n\n").map(document).collect()
}

/// The text that a field stands for.
pub(crate) fn unescape(field: &str) -> String {
    let mut text = String::new();
    let mut chars = field.chars();
    while let Some(c) = chars.next() {
        text.push(match c {
            '\\' => match chars.next().unwrap() {
                't' => '\t',
                'n' => '\n',
                'r' => '\r',
                other => other,
            },
            other => other,
        });
    }
    text
}
