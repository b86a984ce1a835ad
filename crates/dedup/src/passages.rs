//! Shared passages as the report shows them: their bytes on both sides, and the edits inside.
//!
//! Which words are equal is settled before; here the texts tell the marks and capitals that hashes don't know.

use std::ops::Range;

use anyhow::Context as _;
use dateline_core::{Corpus, DocIdx, Span};
use serde::Deserialize;

use crate::align::{Chain, Run};
use crate::families::origin;
use crate::hashes::Hashes;
use crate::story::Story;
use crate::summary::{Change, ChangeKind, Passage};
use crate::words::{Words, hash_of};

/// A mark that is counted with a passage when it stands at both its ends; more in a row are left out.
const EDGE_MARKS: usize = 4;

/// Words that are numbers or parts of dates, by hash.
pub(crate) struct Numerals {
    /// Names of months and weekdays.
    pub(crate) dates: Hashes,
    numbers: Hashes,
}

impl Numerals {
    /// The built-in lists.
    pub(crate) fn new() -> anyhow::Result<Numerals> {
        #[derive(Deserialize)]
        #[serde(deny_unknown_fields)]
        struct File {
            dates: Vec<String>,
            numbers: Vec<String>,
        }
        let file: File = toml::from_str(include_str!("../data/words.toml"))
            .context("failed to read words.toml")?;
        let hashes =
            |words: &[String]| Hashes::of(words.len(), words.iter().map(|word| hash_of(word)));
        Ok(Numerals { dates: hashes(&file.dates), numbers: hashes(&file.numbers) })
    }

    fn is_numeral(&self, doc: Doc<'_>, word: usize) -> bool {
        let hash = doc.story.hashes()[word];
        self.dates.contains(hash)
            || self.numbers.contains(hash)
            || doc.words.has_figures(doc.story.place(word))
    }
}

/// One document of a passage: its text, its words and its story.
#[derive(Clone, Copy)]
pub(crate) struct Doc<'a> {
    pub(crate) text: &'a str,
    pub(crate) words: &'a Words,
    pub(crate) story: &'a Story,
}

/// The passages that `chains` make of two documents, the first of which stands first in the corpus.
pub(crate) fn passages(
    corpus: &Corpus,
    (a, these): (DocIdx, Doc<'_>),
    (b, those): (DocIdx, Doc<'_>),
    chains: &[Chain],
    numerals: &Numerals,
) -> Vec<Passage> {
    let origin = origin(corpus, &[a, b]);
    let passage = |chain: &Chain| {
        let (a_span, b_span) = (these.cover(chain.a())?, those.cover(chain.b())?);
        let (a_span, b_span) = with_edge_marks((these.text, a_span), (those.text, b_span));
        Some(Passage {
            a: corpus.doc(a),
            a_span,
            b: corpus.doc(b),
            b_span,
            tokens: chain.equal(),
            origin: origin.clone(),
            changes: changes(these, those, chain, numerals),
        })
    };
    chains.iter().filter_map(passage).collect()
}

impl<'a> Doc<'a> {
    /// The bytes from the first to the last of some words of the story.
    fn cover(self, words: Range<usize>) -> Option<Span> {
        let last = words.end.checked_sub(1).filter(|&last| last >= words.start)?;
        Some(self.span(words.start).cover(self.span(last)))
    }

    fn span(self, word: usize) -> Span {
        self.story.span(self.words, word)
    }

    /// The bytes of some words; of none, the place before `words.start`.
    fn span_or_place(self, words: Range<usize>) -> Span {
        let place = || {
            let at = if words.start < self.story.len() {
                self.span(words.start).start()
            } else {
                self.text.len()
            };
            Span::new(at, at)
        };
        self.cover(words.clone()).unwrap_or_else(place)
    }

    fn is_name(self, word: usize) -> bool {
        let span = self.span(word);
        span.of(self.text).is_some_and(|words| words.starts_with(char::is_uppercase))
            && self.may_be_name(span)
    }

    /// Whether a capital tells a name here: not at the start of a sentence, nor in a text in capitals.
    fn may_be_name(self, span: Span) -> bool {
        let before = self.text.get(..span.start()).unwrap_or_default();
        let closed = before.trim_end_matches(|c: char| !c.is_alphanumeric() && !is_stop(c));
        let starts = closed.is_empty() || closed.ends_with(is_stop);
        let shouted =
            |words: &str| words.chars().count() > 1 && words.chars().all(|c| !c.is_lowercase());
        let previous = closed.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
        let all_capitals = shouted(previous) && span.of(self.text).is_some_and(shouted);
        !starts && !all_capitals
    }

    /// What stands between a word and the next one; `None` where other words do.
    fn between(self, word: usize) -> Option<&'a str> {
        let next = word + 1;
        if next >= self.story.len() || self.story.place(next) != self.story.place(word) + 1 {
            return None;
        }
        self.text.get(self.span(word).end()..self.span(next).start())
    }
}

fn is_stop(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | ':' | '\n')
}

/// The edits inside a chain, in order.
fn changes(a: Doc<'_>, b: Doc<'_>, chain: &Chain, numerals: &Numerals) -> Vec<Change> {
    let mut changes = Vec::new();
    let mut ends: Option<(usize, usize)> = None;
    for run in chain.runs() {
        if let Some((a_end, b_end)) = ends {
            let (in_a, in_b) = (a_end..run.a, b_end..run.b);
            let kind = kind(a, in_a.clone(), b, in_b.clone(), numerals);
            changes.push(Change { a: a.span_or_place(in_a), b: b.span_or_place(in_b), kind });
        }
        marks(a, b, *run, &mut changes);
        ends = Some((run.a + run.len, run.b + run.len));
    }
    changes
}

/// What words changed: numbers before names before other words.
fn kind(
    a: Doc<'_>,
    in_a: Range<usize>,
    b: Doc<'_>,
    in_b: Range<usize>,
    numerals: &Numerals,
) -> ChangeKind {
    let differ = |is: &dyn Fn(Doc<'_>, usize) -> bool| {
        let of = |doc: Doc<'_>, words: Range<usize>| {
            let mut hashes: Vec<u64> =
                words.filter(|&word| is(doc, word)).map(|word| doc.story.hashes()[word]).collect();
            hashes.sort_unstable();
            hashes
        };
        of(a, in_a.clone()) != of(b, in_b.clone())
    };
    if differ(&|doc, word| numerals.is_numeral(doc, word)) {
        ChangeKind::Number
    } else if differ(&|doc, word| doc.is_name(word)) {
        ChangeKind::Name
    } else {
        ChangeKind::Wording
    }
}

/// Where equal words differ in case, or in the marks between them; neighbors are one change.
fn marks(a: Doc<'_>, b: Doc<'_>, run: Run, changes: &mut Vec<Change>) {
    let mut open: Option<Range<usize>> = None;
    for i in 0..run.len {
        let (x, y) = (run.a + i, run.b + i);
        let (this, that) = (a.word_bytes(x), b.word_bytes(y));
        let cased = this != that && plainly(this).ne(plainly(that));
        let marked = i + 1 < run.len
            && match (a.between(x), b.between(y)) {
                (Some(x), Some(y)) => x != y && plainly(x).ne(plainly(y)),
                _ => false,
            };
        if !cased && !marked {
            changes.extend(open.take().map(|words| marks_change(a, b, run, words)));
            continue;
        }
        // Marks stand between two words, so both belong to the change.
        let end = i + 1 + usize::from(marked);
        open = Some(open.map_or(i..end, |words| words.start..words.end.max(end)));
    }
    changes.extend(open.map(|words| marks_change(a, b, run, words)));
}

fn marks_change(a: Doc<'_>, b: Doc<'_>, run: Run, words: Range<usize>) -> Change {
    let (in_a, in_b) =
        (run.a + words.start..run.a + words.end, run.b + words.start..run.b + words.end);
    Change { a: a.span_or_place(in_a), b: b.span_or_place(in_b), kind: ChangeKind::Marks }
}

impl<'a> Doc<'a> {
    fn word_bytes(self, word: usize) -> &'a str {
        self.span(word).of(self.text).unwrap_or_default()
    }
}

/// A text's marks as a typewriter has them, without white space: how they are set is no edit.
fn plainly(text: &str) -> impl Iterator<Item = char> {
    let mut last = None;
    text.chars().filter_map(plain).filter(move |&c| last.replace(c) != Some(c) || c != '-')
}

fn plain(c: char) -> Option<char> {
    match c {
        _ if c.is_whitespace() => None,
        '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}' => None,
        '\u{2018}' | '\u{2019}' | '\u{201b}' | '\u{2bc}' | '\u{ff07}' | '`' | '\u{b4}' => {
            Some('\'')
        }
        '\u{201c}' | '\u{201d}' | '\u{201e}' | '\u{ab}' | '\u{bb}' => Some('"'),
        '\u{2010}'..='\u{2015}' => Some('-'),
        _ => Some(c),
    }
}

/// Two spans with the marks right before and behind them, where both have the same.
fn with_edge_marks((a_text, a): (&str, Span), (b_text, b): (&str, Span)) -> (Span, Span) {
    let mark = |c: &char| !c.is_alphanumeric() && !c.is_whitespace();
    let behind = |text: &str, span: Span| {
        let rest = text.get(span.end()..).unwrap_or_default();
        rest.chars().take_while(mark).take(EDGE_MARKS).collect::<String>()
    };
    let before = |text: &str, span: Span| {
        let rest = text.get(..span.start()).unwrap_or_default();
        rest.chars().rev().take_while(mark).take(EDGE_MARKS).collect::<String>()
    };
    let alike = |x: &str, y: &str| x.chars().filter_map(plain).eq(y.chars().filter_map(plain));
    let (a_behind, b_behind) = (behind(a_text, a), behind(b_text, b));
    let (a_before, b_before) = (before(a_text, a), before(b_text, b));
    let ends = if alike(&a_behind, &b_behind) { (a_behind.len(), b_behind.len()) } else { (0, 0) };
    let starts =
        if alike(&a_before, &b_before) { (a_before.len(), b_before.len()) } else { (0, 0) };
    (
        Span::new(a.start() - starts.0, a.end() + ends.0),
        Span::new(b.start() - starts.1, b.end() + ends.1),
    )
}
