//! Sentences of news and the stances that a reader takes from them; the form stands at the head of the file.

use dateline_core::{Document, Span};

use super::{read, wire};
use crate::Finding;

const SENTENCES: &str = include_str!("sentences.txt");

/// A sentence with the stances that a reader takes from it.
struct Entry {
    why: &'static str,
    sentence: &'static str,
    /// Whether the program reads it so today.
    known: bool,
    stances: Vec<&'static str>,
}

fn entries() -> Vec<Entry> {
    let blocks =
        SENTENCES.split("\n\n").filter(|block| block.contains("\n#") || block.starts_with("# "));
    let entry = |block: &'static str| {
        let mut lines = block.lines().skip_while(|line| !line.contains(": "));
        let why = lines.next()?;
        let sentence = lines.next()?;
        let (sentence, known) =
            sentence.strip_prefix("? ").map_or((sentence, true), |sentence| (sentence, false));
        let stances = lines.filter_map(|line| line.strip_prefix("= ")).collect();
        Some(Entry { why, sentence, known, stances })
    };
    blocks.skip(1).filter_map(entry).collect()
}

/// Whether a finding is what a line says: `ACCUSE|CONDEMN Norway -> Sweden ! negated`.
fn is(finding: &Finding, line: &str, sentence: &str) -> bool {
    let line = line.split(" ! ").next().unwrap_or_default();
    let Some((classes, parties)) = line.split_once(' ') else { return false };
    let Some((actor, target)) = parties.split_once(" -> ") else { return false };
    let stance = &finding.stance;
    let meets = |span: Option<Span>, words: &str| {
        let words = words.trim().trim_matches('"');
        let place = sentence.find(words).map(|start| Span::new(start, start + words.len()));
        words == "?" || span.zip(place).is_some_and(|(span, place)| span.overlaps(place))
    };
    classes.split('|').any(|class| class == wire(&stance.class))
        && meets(stance.actor_span, actor)
        && meets(stance.target_span, target)
}

/// Whether the stances of a sentence are just those that a reader takes from it.
fn reads(entry: &Entry) -> bool {
    let mut found = read(&Document::bare("test", entry.sentence)).stances;
    let all = entry.stances.iter().all(|line| {
        let at = found.iter().position(|finding| is(finding, line, entry.sentence));
        at.map(|at| found.remove(at)).is_some()
    });
    all && found.is_empty()
}

#[test]
fn reads_sentences_as_a_reader_does() {
    let entries = entries();
    let wrong: Vec<_> = entries
        .iter()
        .filter(|entry| reads(entry) != entry.known)
        .map(|entry| format!("{}\n{}", entry.why, entry.sentence))
        .collect();
    assert!(wrong.is_empty(), "read otherwise:\n{}", wrong.join("\n"));
}

/// At least this share of the sentences, in thousandths, is read as a reader does.
const SHARE: usize = 850;

#[test]
fn most_sentences_are_no_known_weakness() {
    let entries = entries();
    let known = entries.iter().filter(|entry| entry.known).count();
    assert!(entries.len() >= 150, "{} sentences", entries.len());
    assert!(1000 * known >= SHARE * entries.len(), "{known} of {}", entries.len());
}
