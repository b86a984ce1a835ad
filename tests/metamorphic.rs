//! What a small change of a text may change in its quotes: over real news, findings stand unless the change is near.
//!
//! A finding is its words: those of its content, its cue and its source, and its speaker. The texts lie beside the
//! workspace and are not part of it; where they are absent, each test says so and passes.

use std::fmt;
use std::ops::Range;
use std::sync::LazyLock;

use dateline_actors::Actors;
use dateline_core::{Actor, Document, Reader, Span};
use dateline_quotes::{Quote, Quotes};
use dateline_syntax::{Pipeline, Surface};
use dateline_tests::root;
use serde_json::Value;

/// The texts, seen from the top of the workspace.
const TEXTS: &str = "../shared/gold/quotes/polnear/dev.docs.jsonl";
/// So many findings of a hundred must stand.
const MUST_STAND: usize = 95;
/// So many lost findings a failing test shows.
const SHOWN: usize = 20;

static SYNTAX: LazyLock<Pipeline> = LazyLock::new(Pipeline::english);
static ACTORS: LazyLock<Actors> =
    LazyLock::new(|| Actors::new(Default::default()).expect("the built-in gazetteer is sound"));
static QUOTES: LazyLock<Quotes> =
    LazyLock::new(|| Quotes::new(Default::default()).expect("the built-in lexicons are sound"));

/// The texts as they are with what is found in them; nothing where they are absent.
static STORIES: LazyLock<Option<Vec<Story>>> = LazyLock::new(|| {
    #[expect(clippy::disallowed_methods, reason = "a test reads texts beside the workspace")]
    let lines = std::fs::read_to_string(root().join(TEXTS)).ok()?;
    let stories = lines.lines().map(|line| {
        let line: Value = serde_json::from_str(line).expect("a line of the texts is JSON");
        let text = line["text"].as_str().expect("a line of the texts has one");
        let headline = text.lines().next().unwrap_or_default().len();
        Story::read(line["id"].as_str().unwrap_or_default(), text.into(), headline)
    });
    Some(stories.collect())
});

/// A text and what is found in it.
struct Story {
    id: String,
    text: String,
    findings: Vec<Finding>,
}

/// The words of a quote, and where they stand.
struct Finding {
    words: Words,
    places: Vec<Span>,
}

/// What of a quote must stay the same.
#[derive(PartialEq, Eq)]
struct Words {
    content: String,
    cue: String,
    source: String,
    speaker: String,
}

impl Story {
    /// Finds the quotes of `text`, whose first `headline` bytes are its headline.
    fn read(id: &str, text: String, headline: usize) -> Story {
        let mut doc = Document::bare(id, &text);
        doc.meta.title_spans.push(Span::new(0, headline));
        let parse = SYNTAX.parse(&text);
        let cast = ACTORS.map(&doc, (&Surface::new(&text), &parse));
        let facts = QUOTES.map(&doc, (&parse, &cast));
        let findings = facts.quotes.iter().map(|quote| Finding::new(quote, &text)).collect();
        Story { id: id.into(), text, findings }
    }

    /// The headline: the first line.
    fn headline(&self) -> Range<usize> {
        0..self.text.find('\n').unwrap_or(self.text.len())
    }
}

impl Finding {
    fn new(quote: &Quote, text: &str) -> Finding {
        let of = |spans: &[Span]| {
            let texts: Vec<_> = spans.iter().map(|span| span.of(text).unwrap_or("?")).collect();
            plain(&texts.join(" "))
        };
        let words = Words {
            content: of(&quote.content),
            cue: of(&quote.cue),
            source: of(&quote.source),
            speaker: quote.speaker.as_ref().map(named).unwrap_or_default(),
        };
        let places = [&quote.content, &quote.cue, &quote.source].into_iter().flatten();
        Finding { words, places: places.copied().collect() }
    }

    /// Whether a word of it stands in `range`.
    fn touches(&self, range: &Range<usize>) -> bool {
        self.places.iter().any(|place| place.overlaps(Span::new(range.start, range.end)))
    }
}

impl Words {
    /// How many words of the two contents are the same.
    fn shares(&self, other: &Words) -> usize {
        let other: Vec<_> = other.content.split(' ').collect();
        self.content.split(' ').filter(|word| other.contains(word)).count()
    }
}

impl fmt::Display for Words {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Words { content, cue, source, speaker } = self;
        write!(f, "[{content}] cue [{cue}] source [{source}] by {speaker}")
    }
}

/// The words alone: in lower case, one blank apart, without quotation marks, apostrophes and other signs at their edges.
fn plain(text: &str) -> String {
    let lower = text.replace(is_mark, "").to_lowercase();
    let words =
        lower.split_whitespace().map(|word| word.trim_matches(|c| !char::is_alphanumeric(c)));
    words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

fn is_mark(c: char) -> bool {
    straight(c) == '\'' || is_double(c)
}

fn is_double(c: char) -> bool {
    straight(c) == '"'
}

/// The straight mark for a curled one.
fn straight(c: char) -> char {
    match c {
        '\u{201c}' | '\u{201d}' => '"',
        '\u{2018}' | '\u{2019}' => '\'',
        _ => c,
    }
}

fn named(actor: &Actor) -> String {
    let parts = [Some(&actor.name), actor.unit.as_ref(), actor.person.as_ref()];
    parts.into_iter().flatten().map(|part| plain(part)).collect::<Vec<_>>().join(" / ")
}

/// A text after a change.
struct Change {
    text: String,
    /// The bytes of its headline.
    headline: usize,
    /// The bytes of the story as it was where findings may be others now.
    near: Range<usize>,
}

/// Changes each story, prints which share of the findings that are not near the change stand, and wants it high enough.
#[expect(clippy::print_stdout, reason = "the share is for the reader")]
fn check(name: &str, change: impl Fn(usize, &Story) -> Option<Change>) {
    let Some(stories) = &*STORIES else {
        println!("{name}: skipped, {TEXTS} is absent");
        return;
    };
    let (mut all, mut changed, mut lost) = (0, 0, Vec::new());
    for (number, story) in stories.iter().enumerate() {
        let Some(Change { text, headline, near }) = change(number, story) else { continue };
        let after = Story::read(&story.id, text, headline);
        let mut there: Vec<&Words> = after.findings.iter().map(|finding| &finding.words).collect();
        let mut gone: Vec<&Words> = Vec::new();
        changed += 1;
        for finding in &story.findings {
            let is_near = finding.touches(&near);
            all += usize::from(!is_near);
            if let Some(at) = there.iter().position(|words| **words == finding.words) {
                there.swap_remove(at);
            } else if !is_near {
                gone.push(&finding.words);
            }
        }
        lost.extend(gone.iter().map(|words| {
            let like = there.iter().max_by_key(|other| words.shares(other));
            let like = like.filter(|other| words.shares(other) > 0);
            let like = like.map_or_else(|| "nothing".into(), ToString::to_string);
            format!("{}\n  was {words}\n  is  {like}", story.id)
        }));
    }
    let stand = all - lost.len();
    let share = stand as f64 * 100.0 / all as f64;
    println!("{name}: {stand} of {all} findings in {changed} texts stand, {share:.1} %");
    assert!(all > 200, "{name}: only {all} findings");
    lost.truncate(SHOWN);
    assert!(
        stand * 100 >= all * MUST_STAND,
        "{name}: {share:.1} % of the findings stand, {MUST_STAND} % must; lost are\n{}",
        lost.join("\n")
    );
}

#[test]
fn straight_marks_find_what_curled_ones_find() {
    check("straight marks", |_, story| {
        let text: String = story.text.chars().map(straight).collect();
        let headline = text.find('\n').unwrap_or(text.len());
        (text != story.text).then_some(Change { text, headline, near: 0..0 })
    });
}

#[test]
fn a_text_without_paragraphs_has_the_same_findings() {
    check("no paragraphs", |_, story| {
        let mut text = String::new();
        for line in story.text.lines().map(str::trim_end).filter(|line| !line.is_empty()) {
            // A heading without a stop keeps its break: nothing else tells where it ends.
            let ended = text.ends_with([
                '.', '!', '?', ':', ';', ',', ')', '"', '\'', '\u{2019}', '\u{201d}', '\u{2026}',
            ]);
            text.push_str(if text.is_empty() {
                ""
            } else if ended {
                " "
            } else {
                "\n\n"
            });
            text.push_str(line);
        }
        Some(Change { text, headline: story.headline().end, near: 0..0 })
    });
}

#[test]
fn a_lost_mark_changes_its_paragraph_alone() {
    check("a lost mark", |number, story| {
        let marks: Vec<_> = story.text.char_indices().filter(|(_, c)| is_double(*c)).collect();
        // The multiplier spreads the numbers of the stories; it is 2^32 over the golden ratio.
        let (at, mark) = *marks.get(number.wrapping_mul(2_654_435_769) % marks.len().max(1))?;
        let (before, behind) = (&story.text[..at], &story.text[at + mark.len_utf8()..]);
        let start = before.rfind('\n').map_or(0, |end| end + 1);
        let end = story.text[at..].find('\n').map_or(story.text.len(), |len| at + len);
        let text = [before, behind].concat();
        let headline = text.find('\n').unwrap_or(text.len());
        Some(Change { text, headline, near: start..end })
    });
}

#[test]
fn a_headline_in_capitals_changes_itself_alone() {
    check("capitals", |_, story| {
        let near = story.headline();
        let capitals = story.text[near.clone()].to_uppercase();
        let text = [&capitals, &story.text[near.end..]].concat();
        Some(Change { text, headline: capitals.len(), near })
    });
}
