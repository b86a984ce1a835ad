//! Findings as W3C Web Annotations, an object a line (JSON-LD in JSON Lines).
//!
//! The target is the document by its URL, or by a URN where it has none, with a Text Quote Selector (the words and what
//! stands around them) and a Text Position Selector. The standard counts positions in Unicode code points of the text,
//! not in bytes, and so do these. A quote that is broken into parts has a target for each.
//! The bodies say what the program read, and tag the annotation with the analyzer and the class.

use dateline_core::Span;
use serde_json::{Value, json};

use super::opened::Opened;
use super::tables::id;
use crate::say;
use crate::wire::Facts;

/// How many characters of what stands before and behind the words a selector holds.
const AROUND: usize = 32;

/// The annotations of a document; none where its text is not at hand.
pub(super) fn annotations(doc: &Opened<'_>, version: Option<&str>) -> Vec<Value> {
    let Some(text) = doc.text.text.as_deref() else { return Vec::new() };
    let text = Counted::new(text);
    let annotation = |finding: &str, reading: String, tags: Vec<&str>, spans: &[Span]| {
        let targets: Vec<Value> =
            spans.iter().filter_map(|span| target(doc, &text, *span)).collect();
        (!targets.is_empty()).then(|| {
            let tags = tags.iter().map(|tag| json!({"purpose": "tagging", "type": "TextualBody", "value": tag}));
            let reading = json!({"format": "text/plain", "language": "en", "purpose": "describing", "type": "TextualBody", "value": reading});
            json!({
                "@context": "http://www.w3.org/ns/anno.jsonld",
                "body": std::iter::once(reading).chain(tags).collect::<Vec<_>>(),
                "generator": {"name": format!("Dateline {}", version.unwrap_or_default()).trim_end(), "type": "Software"},
                "id": urn(&id(&doc.meta.doc, finding)),
                "motivation": "classifying",
                "target": targets,
                "type": "Annotation",
            })
        })
    };
    let Facts { quotes, casualties, stance, .. } = &doc.facts;
    let claims = casualties.iter().flat_map(|facts| &facts.claims).map(|claim| {
        annotation(&claim.id, say::claim(claim), vec!["casualties", &claim.category], &[claim.span])
    });
    let quotes = quotes.iter().flat_map(|facts| &facts.quotes).map(|quote| {
        annotation(&quote.id, say::quote(quote), vec!["quotes", &quote.kind], &quote.content)
    });
    let stances = stance.iter().flat_map(|facts| &facts.stances).map(|stance| {
        let own = stance.trigger.unwrap_or(stance.evidence);
        annotation(&stance.id, say::stance(stance), vec!["stance", &stance.class], &[own])
    });
    claims.chain(quotes).chain(stances).flatten().collect()
}

fn target(doc: &Opened<'_>, text: &Counted<'_>, span: Span) -> Option<Value> {
    let exact = doc.words(span)?;
    let before = text.text.get(..span.start())?;
    let after = text.text.get(span.end()..)?;
    let prefix =
        before.char_indices().rev().nth(AROUND - 1).map_or(before, |(at, _)| before.split_at(at).1);
    let suffix = after.char_indices().nth(AROUND).map_or(after, |(at, _)| after.split_at(at).0);
    let source = doc.meta.url.clone().unwrap_or_else(|| urn(&doc.meta.doc));
    Some(json!({
        "selector": [
            {"exact": exact, "prefix": prefix, "suffix": suffix, "type": "TextQuoteSelector"},
            {"end": text.position(span.end()), "start": text.position(span.start()), "type": "TextPositionSelector"},
        ],
        "source": source,
        "type": "SpecificResource",
    }))
}

/// A name as a URN: what may not stand in one is percent-encoded, and the `#` before a finding is a `:`.
fn urn(name: &str) -> String {
    let mut urn = String::from("urn:dateline:");
    for byte in name.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                urn.push(char::from(byte));
            }
            b'#' => urn.push(':'),
            _ => urn.push_str(&format!("%{byte:02X}")),
        }
    }
    urn
}

/// A text whose code points can be counted up to any byte.
struct Counted<'a> {
    text: &'a str,
    /// How many code points begin before each [`STEP`]th byte.
    steps: Vec<usize>,
}

const STEP: usize = 256;

impl<'a> Counted<'a> {
    fn new(text: &'a str) -> Counted<'a> {
        let (mut steps, mut count) = (Vec::with_capacity(text.len() / STEP + 1), 0);
        for chunk in text.as_bytes().chunks(STEP) {
            steps.push(count);
            count += chunk.iter().filter(|byte| begins(**byte)).count();
        }
        Counted { text, steps }
    }

    /// The position of a byte in code points.
    fn position(&self, byte: usize) -> usize {
        let step = (byte / STEP).min(self.steps.len().saturating_sub(1));
        let rest = self.text.as_bytes().get(step * STEP..byte).unwrap_or_default();
        self.steps.get(step).copied().unwrap_or_default()
            + rest.iter().filter(|byte| begins(**byte)).count()
    }
}

/// Whether a byte is the first one of a character.
fn begins(byte: u8) -> bool {
    byte & 0b1100_0000 != 0b1000_0000
}

#[cfg(test)]
mod tests {
    use super::{Counted, urn};

    #[test]
    fn positions_count_code_points() {
        let text = "“Ä”\u{1f468}\u{200d}\u{1f469} né ".repeat(100);
        let counted = Counted::new(&text);
        for (n, (byte, _)) in text.char_indices().enumerate() {
            assert_eq!(counted.position(byte), n);
        }
        assert_eq!(counted.position(text.len()), text.chars().count());
        assert_eq!(Counted::new("").position(0), 0);
    }

    #[test]
    fn names_are_encoded() {
        assert_eq!(urn("2021/a b#c1"), "urn:dateline:2021/a%20b:c1");
        assert_eq!(urn("é\u{1b}"), "urn:dateline:%C3%A9%1B");
    }
}
