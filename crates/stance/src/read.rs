//! The reading of a document: sentence by sentence, then numbering. What a sentence says is told by `bind`.

use dateline_actors::Facts as Actors;
use dateline_core::{Document, Span};
use dateline_quotes::Facts as Quotes;
use dateline_syntax::Surface;

use crate::bind::Clause;
use crate::facts::{Facts, Finding, Flag};
use crate::matcher::Matcher;
use crate::ontology::Ontology;
use crate::sketch::Sketch;
use crate::words::Vocabulary;
use crate::{times, voices};

/// The longest stretch of words that is read as one sentence: what is longer is a table or no prose.
const LONGEST: usize = 400;

/// A document in hand, and all that its reading needs.
pub(crate) struct Reading<'a> {
    pub(crate) doc: &'a Document,
    pub(crate) surface: &'a Surface,
    pub(crate) actors: &'a Actors,
    pub(crate) quotes: &'a Quotes,
    pub(crate) matcher: &'a Matcher,
    pub(crate) vocabulary: &'a Vocabulary,
    pub(crate) ontology: &'a Ontology,
}

/// The stances of a document.
pub(crate) fn stances(reading: &Reading<'_>) -> Facts {
    let quoted = voices::quoted(reading.doc, reading.surface);
    let published = reading.doc.published().map(|day| day.year());
    let mut findings: Vec<Finding> = Vec::new();
    let (mut historical, mut paragraph) = (false, usize::MAX);
    for (index, sentence) in reading.surface.sentences().iter().enumerate() {
        let caption = is_caption(reading, index);
        for start in sentence.tokens.clone().step_by(LONGEST) {
            let tokens = start..sentence.tokens.end.min(start + LONGEST);
            let sketch = Sketch::new(
                &reading.doc.text,
                reading.surface,
                reading.actors,
                tokens,
                reading.vocabulary,
            );
            let goes_on =
                paragraph == sentence.paragraph && times::goes_on(&sketch, reading.vocabulary);
            historical = historical && goes_on
                || times::is_historical(&sketch, reading.vocabulary, published);
            paragraph = sentence.paragraph;
            if !caption {
                let clause = Clause { reading, sketch: &sketch, quoted: &quoted, historical };
                clause.read(&mut findings);
            }
        }
    }
    number(reading, findings)
}

/// Whether a sentence stands under a picture: it holds the mark of a caption, or a line of such marks follows.
fn is_caption(reading: &Reading<'_>, index: usize) -> bool {
    let marked = |span: Span| {
        let words = reading.doc.words(span).to_lowercase();
        reading.vocabulary.words.captions.iter().any(|mark| words.contains(mark.as_str()))
    };
    let sentences = reading.surface.sentences();
    let Some(sentence) = sentences.get(index) else { return false };
    let credit = sentences
        .get(index + 1)
        .filter(|next| next.paragraph == sentence.paragraph && next.tokens.len() <= 8);
    marked(sentence.span) || credit.is_some_and(|next| marked(next.span))
}

/// Marks repeats, and numbers the findings in order.
pub(crate) fn number(reading: &Reading<'_>, mut findings: Vec<Finding>) -> Facts {
    for at in 0..findings.len() {
        let (before, rest) = findings.split_at_mut(at);
        let Some(finding) = rest.first_mut() else { break };
        finding.stance.id = format!("s{}", at + 1);
        let repeats = before.iter().rev().take(200).any(|other| {
            other.stance.class == finding.stance.class
                && other.stance.actor == finding.stance.actor
                && other.stance.target == finding.stance.target
                && other.words == finding.words
        });
        if repeats {
            finding.stance.flags.push(Flag::Repeated);
        }
        if reading.doc.meta.title_spans.iter().any(|title| title.overlaps(finding.stance.trigger)) {
            finding.stance.flags.push(Flag::Headline);
        }
        finding.stance.flags.sort_unstable();
    }
    Facts { stances: findings }
}
