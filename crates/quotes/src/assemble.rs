//! The quotes of a document, from its attributions.
//!
//! Here content gets its spans without the outer marks, quotations on their own find their speaker, quotes inside
//! quotations know who speaks around them, and sources are resolved through the mentions of `actors`.

use dateline_core::{Document, Relay, Span, Thousandths};

use crate::attribution::{Extent, Found, Scene};
use crate::facts::{Act, Facts, Quote, QuoteKind};
use crate::lexicon::Lexicon;
use crate::speaker::{Cast, Speakers};

/// A quotation on its own needs so many words to be somebody's words rather than a title or a scare quote.
const FLOATING_WORDS: usize = 4;
/// How sure a quotation on its own is, with the running speaker and without one.
const FLOATING: [u16; 2] = [700, 400];

/// The quotes of `doc`, whose attributions are `found`.
pub(crate) fn quotes(
    doc: &Document,
    scene: &Scene<'_>,
    cast: Cast<'_>,
    lexicon: &Lexicon,
    found: &[Found],
) -> Facts {
    let mut assembly = Assembly {
        doc,
        scene,
        lexicon,
        cast,
        taken: vec![false; scene.quoted.len()],
        running: None,
        drafts: Vec::new(),
    };
    let mut steps: Vec<(usize, Step)> = Vec::new();
    for (at, attribution) in found.iter().enumerate() {
        steps.push((attribution.first(), Step::Attribution(at)));
        assembly.take(attribution);
    }
    for (at, quoted) in scene.quoted.iter().enumerate() {
        if !quoted.is_empty() && !assembly.taken[at] && assembly.floats(at) {
            steps.push((quoted.first, Step::Floating(at)));
        }
    }
    steps.sort_unstable();
    for (_, step) in steps {
        match step {
            Step::Attribution(at) => assembly.attribution(found, at),
            Step::Floating(at) => assembly.floating(at),
        }
    }
    assembly.finish()
}

/// What is read in the order of the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Step {
    Attribution(usize),
    Floating(usize),
}

/// The last who spoke, and in which paragraph.
#[derive(Clone)]
struct Running {
    speakers: Speakers,
    source: Vec<Span>,
    paragraph: u32,
}

/// A quote, and which attribution it is made of.
struct Draft {
    quote: Quote,
    found: Option<usize>,
}

struct Assembly<'a> {
    doc: &'a Document,
    scene: &'a Scene<'a>,
    lexicon: &'a Lexicon,
    cast: Cast<'a>,
    /// Quotations that are content already.
    taken: Vec<bool>,
    running: Option<Running>,
    drafts: Vec<Draft>,
}

impl Assembly<'_> {
    /// Marks the quotations that an attribution has words of.
    fn take(&mut self, found: &Found) {
        for at in found.words().flat_map(|(start, end)| start..=end) {
            if let Some(quotation) = self.scene.word(at).quotation {
                self.taken[quotation] = true;
            }
        }
    }

    /// Whom a relative pronoun means: `the envoy` of `the envoy, who said`.
    fn antecedent(&self, source: Extent) -> Extent {
        let (pronoun, end) = source;
        let parse = self.scene.parse;
        let noun = parse.antecedent(pronoun);
        if pronoun != end || noun >= pronoun {
            return source;
        }
        let last = self.scene.word_before(pronoun).map_or(noun, |last| last.max(noun));
        (parse.left_edge(noun), last)
    }

    fn attribution(&mut self, all: &[Found], at: usize) {
        let found = &all[at];
        let scene = self.scene;
        let content: Vec<Span> = found
            .content
            .iter()
            .flat_map(|part| self.content(*part, found.inside.is_some()))
            .filter(|span| !span.is_empty())
            .collect();
        if content.is_empty() {
            return;
        }
        let kind = self.kind(found);
        let source: Vec<Span> = found.source.iter().map(|source| scene.cover(*source)).collect();
        let cue: Vec<Span> = found.cue.iter().map(|cue| scene.cover(*cue)).collect();
        let around = found
            .inside
            .and_then(|outer| self.drafts.iter().rev().find(|draft| draft.found == Some(outer)));
        let enclosing = around.map(|draft| Speakers {
            first: draft.quote.speaker.clone(),
            others: draft.quote.co_speakers.clone(),
        });
        let running = self.running.as_ref().map(|running| &running.speakers);
        let named = found.source.map(|source| scene.cover(self.antecedent(source)));
        let speakers = match named {
            Some(source) => self.cast.resolve(source, running, enclosing.as_ref()),
            // `One worker was reported killed`: by whoever spoke last.
            None if (kind == QuoteKind::Direct || self.goes_on(found))
                && found.inside.is_none() =>
            {
                running.cloned().unwrap_or_default()
            }
            None => Speakers::default(),
        };
        let mut relay: Vec<Relay> = Vec::new();
        for carrier in &found.carriers {
            relay.extend(self.cast.outlets(scene.cover(*carrier)));
        }
        if let Some(outer) = found.inside.map(|outer| &all[outer])
            && let Some(source) = outer.source
            && self.cast.is_outlet(scene.cover(source))
        {
            relay.extend(self.cast.outlets(scene.cover(source)).into_iter().take(1));
        }
        relay.extend(around.into_iter().flat_map(|draft| draft.quote.relay.iter().cloned()));
        let mut names: Vec<String> =
            speakers.first.iter().map(|actor| actor.name.clone()).collect();
        relay.retain(|relay| {
            let new = !names.contains(&relay.name);
            names.push(relay.name.clone());
            new
        });
        let act = if kind == QuoteKind::Indirect { self.act(found) } else { Act::Speech };
        let quote = Quote {
            id: String::new(),
            kind,
            content,
            cue,
            source: source.clone(),
            speaker: speakers.first.clone(),
            co_speakers: speakers.others.clone(),
            relay,
            act,
            confidence: Thousandths::new(found.confidence),
            review: None,
        };
        self.drafts.push(Draft { quote, found: Some(at) });
        if found.inside.is_none() && speakers.first.is_some() && act == Act::Speech {
            let last = found.last();
            let paragraph = scene.paragraph(last);
            self.running = Some(Running { speakers, source, paragraph });
        }
    }

    /// Whether a cue is `was reported` in the paragraph of the last who spoke.
    fn goes_on(&self, found: &Found) -> bool {
        let paragraph = self.scene.paragraph(found.head);
        self.scene.parse.is_passive(found.head)
            && self.running.as_ref().is_some_and(|running| running.paragraph == paragraph)
            && self.scene.parse.lemma(found.head) == "report"
    }

    /// The act that the words of a cue report.
    fn act(&self, found: &Found) -> Act {
        let scene = self.scene;
        let words = found.cue.and_then(|cue| scene.cover(cue).of(scene.text)).unwrap_or_default();
        let form = scene.written(found.head).to_lowercase();
        self.lexicon.act(scene.parse.lemma(found.head), &form, words).unwrap_or(Act::Speech)
    }

    /// How the words of a content are given.
    fn kind(&self, found: &Found) -> QuoteKind {
        if found.inside.is_some() {
            return QuoteKind::Indirect;
        }
        let parts = found.content.iter().map(|part| self.without_that(*part));
        let words = parts.flat_map(|(start, end)| start..=end).map(|at| self.scene.word(at));
        let (mut quoted, mut plain) = (false, false);
        for word in words.filter(|word| word.is_word) {
            quoted |= word.quotation.is_some();
            plain |= word.quotation.is_none();
        }
        match (quoted, plain) {
            (true, false) => QuoteKind::Direct,
            (true, true) => QuoteKind::Mixed,
            (false, _) => QuoteKind::Indirect,
        }
    }

    /// The bytes of a part of a content: without outer marks, and paragraph by paragraph where it goes over several.
    fn content(&self, part: Extent, is_inner: bool) -> Vec<Span> {
        let scene = self.scene;
        let (start, end) = self.without_that(part);
        let mut pieces: Vec<Extent> = Vec::new();
        for at in scene.words_of((start, end)) {
            let apart = |last: usize| {
                let (a, b) = (scene.word(last).quotation, scene.word(at).quotation);
                scene.paragraph(last) != scene.paragraph(at) || a != b && a.is_some() && b.is_some()
            };
            match pieces.last_mut() {
                Some(piece) if !apart(piece.1) => piece.1 = at,
                _ => pieces.push((at, at)),
            }
        }
        let mut spans: Vec<Span> =
            pieces.into_iter().map(|piece| self.edges(piece, is_inner)).collect();
        if let Some(dateline) = self.doc.meta.dateline {
            for span in &mut spans {
                if span.start() < dateline.end() && dateline.end() < span.end() {
                    *span = Span::new(dateline.end(), span.end()).trimmed(scene.text);
                }
            }
        }
        spans
    }

    /// A part without the `that` before a quotation that is all of it.
    fn without_that(&self, (start, end): Extent) -> Extent {
        let scene = self.scene;
        let next = scene.word_behind(start).filter(|next| *next <= end);
        let whole = |next: &usize| {
            scene.quoted(*next).is_some_and(|quoted| quoted.first == *next && quoted.last == end)
        };
        (next.filter(whole).filter(|_| scene.is(start, "that")).unwrap_or(start), end)
    }

    /// The bytes from one word to another with the marks that belong to them.
    fn edges(&self, (first, last): Extent, is_inner: bool) -> Span {
        let scene = self.scene;
        let text = scene.text;
        let span = scene.cover((first, last));
        let (mut start, mut end) = (span.start(), span.end());
        // Of a quotation that starts or ends with the part, all between its marks; inside of one, its marks are not the part's.
        let inner = |at: usize| {
            let quotation = scene.word(at).quotation.filter(|_| !is_inner)?;
            Some(scene.quotations[quotation].inner.trimmed(text))
        };
        match inner(first).filter(|_| scene.opens_quotation(first)) {
            Some(inner) => start = inner.start(),
            None => {
                let mut at = first;
                while at > 0
                    && scene.parse.span(at - 1).end() == start
                    && is_sign(scene, at - 1, true)
                {
                    at -= 1;
                    start = scene.parse.span(at).start();
                }
            }
        }
        match inner(last).filter(|_| scene.closes_quotation(last)) {
            Some(inner) => end = inner.end(),
            None => {
                let mut at = last + 1;
                while at < scene.words.len()
                    && scene.parse.span(at).start() == end
                    && is_sign(scene, at, false)
                {
                    let open = text.get(start..end).is_some_and(|words| {
                        words.matches(['(', '[']).count() > words.matches([')', ']']).count()
                    });
                    if matches!(scene.written(at), ")" | "]") && !open {
                        break;
                    }
                    end = scene.parse.span(at).end();
                    at += 1;
                }
            }
        }
        Span::new(start, end.max(start))
    }

    /// Whether a quotation that nothing attributes is somebody's words.
    fn floats(&self, at: usize) -> bool {
        let scene = self.scene;
        let quoted = scene.quoted[at];
        let words = scene.words_of((quoted.first, quoted.last)).count();
        if words < FLOATING_WORDS || scene.word(quoted.first).in_title {
            return false;
        }
        self.is_alone(at) || self.is_sentence(at) && !quoted.is_titled
    }

    /// Whether its sentences have no other word.
    fn is_alone(&self, at: usize) -> bool {
        let quoted = self.scene.quoted[at];
        let from = self.scene.sentence(quoted.first).start;
        let to = self.scene.sentence(quoted.last).end;
        (from..to).all(|at| !self.scene.word(at).is_word || self.scene.word(at).quotation.is_some())
    }

    /// Whether a quotation reads as a sentence: it starts with a capital and ends with a stop.
    fn is_sentence(&self, at: usize) -> bool {
        let words = self.scene.quotations[at].inner.of(self.scene.text).unwrap_or_default().trim();
        words.starts_with(char::is_uppercase) && words.ends_with(['.', '!', '?', ',', '\u{2026}'])
    }

    /// A quotation on its own: it goes to whoever spoke in this paragraph or the one before, or to nobody.
    fn floating(&mut self, at: usize) {
        if self.taken[at] {
            return;
        }
        let scene = self.scene;
        let mut content = Vec::new();
        let (mut next, mut last) = (Some(at), at);
        while let Some(quotation) = next.filter(|next| !self.taken[*next]) {
            self.taken[quotation] = true;
            content.push(scene.quotations[quotation].inner.trimmed(scene.text));
            last = quotation;
            next = scene.quoted[quotation].next;
        }
        let paragraph = scene.paragraph(scene.quoted[at].first);
        let near = self
            .running
            .clone()
            .filter(|near| near.paragraph + 1 >= paragraph && self.is_alone(at));
        let (speakers, source) =
            near.clone().map(|near| (near.speakers, near.source)).unwrap_or_default();
        let quote = Quote {
            id: String::new(),
            kind: QuoteKind::Direct,
            content,
            cue: Vec::new(),
            source,
            confidence: Thousandths::new(FLOATING[usize::from(speakers.first.is_none())]),
            speaker: speakers.first,
            co_speakers: speakers.others,
            relay: Vec::new(),
            act: Act::Speech,
            review: None,
        };
        self.drafts.push(Draft { quote, found: None });
        if let Some(near) = near {
            self.running =
                Some(Running { paragraph: scene.paragraph(scene.quoted[last].last), ..near });
        }
    }

    fn finish(self) -> Facts {
        let mut quotes: Vec<Quote> = self.drafts.into_iter().map(|draft| draft.quote).collect();
        quotes.sort_by(|a, b| (&a.content, &a.cue).cmp(&(&b.content, &b.cue)));
        for (number, quote) in quotes.iter_mut().enumerate() {
            quote.id = format!("q{}", number + 1);
        }
        Facts { quotes }
    }
}

/// Whether a mark beside a word belongs to it: `$5`, `5%`, `(sic)`.
fn is_sign(scene: &Scene<'_>, at: usize, before: bool) -> bool {
    let signs: &[&str] = if before {
        &["$", "\u{a3}", "\u{20ac}", "#", "@", "(", "["]
    } else {
        &["%", ")", "]", "\u{b0}"]
    };
    !scene.word(at).is_word && signs.contains(&scene.written(at))
}
