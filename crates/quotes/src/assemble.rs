//! The quotes of a document, from the attributions of its units.
//!
//! Here quotations that stand by themselves find their speaker, parts of a split quotation are joined, content gets its
//! spans without the outer marks, and quotes inside quotations know who speaks around them.

use std::collections::BTreeMap;

use dateline_actors::Facts as Actors;
use dateline_core::{Document, Relay, Span};
use dateline_syntax::Surface;

use crate::binding::{Attribution, Pattern, bind};
use crate::confidence::confidence;
use crate::cues::Cues;
use crate::facts::{Act, Facts, Quote, QuoteKind};
use crate::joints::{is_plain, join_asked};
use crate::marks::{Quotation, quotations};
use crate::phrases::{Range, Scene};
use crate::speaker::{Cast, Speakers};
use crate::units::{Unit, units};
use crate::words::{Class, Words};

/// A quotation on its own needs so many words to be somebody's words rather than a title or a scare quote.
const FLOATING_WORDS: usize = 4;

/// A quotation that is looked for among the last quotes is one of so many.
pub(crate) const NEAR: usize = 40;

/// The quotes of `doc`.
pub(crate) fn quotes(
    doc: &Document,
    surface: &Surface,
    actors: &Actors,
    words: &Words,
    cues: &Cues,
) -> Facts {
    let quotations = quotations(&doc.text, surface.paragraphs());
    let units = units(&doc.text, surface, &quotations, words);
    let units = join_asked(units, &doc.text, surface, cues);
    // A quotation whose paragraph says who speaks is attributed there.
    let mut continuations = BTreeMap::new();
    for index in units
        .iter()
        .filter(|unit| is_plain(unit))
        .flat_map(|unit| unit.elems.iter().filter_map(|elem| elem.quotation))
    {
        if let Some(before) = quotations[index].continues {
            continuations.insert(before, index);
        }
    }
    let mut assembly = Assembly {
        doc,
        surface,
        cast: Cast { text: &doc.text, actors },
        quotations: &quotations,
        continuations,
        taken: vec![false; quotations.len()],
        spoken: BTreeMap::new(),
        running: BTreeMap::new(),
        quotes: Vec::new(),
    };
    for unit in &units {
        assembly.unit(unit, cues);
    }
    let mut quotes = assembly.quotes;
    quotes.retain(|quote| !quote.content.is_empty());
    quotes.sort_by_key(|quote| {
        (
            quote.content.first().map(|span| span.start()),
            std::cmp::Reverse(quote.extent().map(Span::end)),
            quote.cue.first().map(|cue| cue.start()),
        )
    });
    quotes.dedup_by(|a, b| a.content == b.content && a.source == b.source);
    for (number, quote) in quotes.iter_mut().enumerate() {
        quote.id = format!("q{}", number + 1);
    }
    Facts { quotes }
}

/// Whether an attribution inside a quotation tells what somebody else said. A speaker's own `I think` and `we want` are
/// what he says, and no quote of their own.
fn told_of_another(scene: Scene<'_>, found: &Attribution) -> bool {
    let Some((start, end)) = found.source else { return false };
    let pronoun = end == start + 1
        && matches!(scene.norm(start), "i" | "you" | "it" | "one" | "who" | "they");
    let told = matches!(
        found.pattern,
        Pattern::QuoteBefore
            | Pattern::QuoteAfter
            | Pattern::That
            | Pattern::Bare
            | Pattern::Addressed
            | Pattern::ClauseBefore
    );
    found.act == Act::Speech && told && !pronoun
}

/// The last who spoke, and where.
#[derive(Clone)]
pub(crate) struct Running {
    speakers: Speakers,
    source: Vec<Span>,
    paragraph: usize,
    /// The index of the quote if what follows may go on with it.
    open: Option<usize>,
}

/// The quotes of a document in the making.
pub(crate) struct Assembly<'a> {
    pub(crate) doc: &'a Document,
    pub(crate) surface: &'a Surface,
    pub(crate) cast: Cast<'a>,
    pub(crate) quotations: &'a [Quotation],
    /// The quotation that continues another one in the next paragraph.
    pub(crate) continuations: BTreeMap<usize, usize>,
    /// Quotations that are content already.
    pub(crate) taken: Vec<bool>,
    /// Who speaks each quotation, and through whom.
    pub(crate) spoken: BTreeMap<usize, (Speakers, Vec<Relay>)>,
    /// Who spoke last on each level.
    pub(crate) running: BTreeMap<Option<usize>, Running>,
    pub(crate) quotes: Vec<Quote>,
}

impl Assembly<'_> {
    fn unit(&mut self, unit: &Unit, cues: &Cues) {
        let span = unit.span(0, unit.len());
        if span
            .is_none_or(|span| self.doc.meta.title_spans.iter().any(|title| title.contains(span)))
        {
            return;
        }
        let scene = Scene { text: &self.doc.text, unit, surface: self.surface, finite: &[] };
        let is_outlet = |(start, end): Range| {
            unit.span(start, end).is_some_and(|span| self.cast.is_outlet(span))
        };
        let mut found = if is_plain(unit) { Vec::new() } else { bind(scene, cues, &is_outlet) };
        self.cited(scene, &mut found);
        let open = self.running.get_mut(&unit.inside).and_then(|running| running.open.take());
        let trailing = found.iter().rposition(|found| found.pattern == Pattern::QuoteBefore);
        for (index, attribution) in found.iter().enumerate() {
            if unit.inside.is_some() && !told_of_another(scene, attribution) {
                continue;
            }
            self.attributed(unit, &found, attribution, trailing == Some(index));
        }
        self.floating(unit, open);
    }

    /// `Norpress reported …, citing the envoy`: the one who is cited speaks and the outlet carries it.
    fn cited(&self, scene: Scene<'_>, found: &mut Vec<Attribution>) {
        if matches!(scene.norm(0), "citing" | "quoting") {
            let end = scene.find(1, |class| matches!(class, Class::Comma | Class::Stop));
            for reported in found.iter_mut().filter(|found| end > 1 && found.carriers.is_empty()) {
                let span = reported.source.and_then(|(start, end)| scene.unit.span(start, end));
                if span.is_some_and(|span| self.cast.is_outlet(span)) {
                    reported.carriers.extend(reported.source);
                    reported.source = Some((1, end));
                }
            }
        }
        let cites = |found: &Attribution| {
            found.cue.iter().any(|cue| matches!(scene.norm(cue.0), "citing" | "quoting"))
        };
        let Some(at) = found.iter().position(cites) else { return };
        let (source, cited) = (found[at].source, found[at].content.first().copied());
        let Some(span) = source.and_then(|(start, end)| scene.unit.span(start, end)) else {
            return;
        };
        if !self.cast.is_outlet(span) {
            return;
        }
        found.remove(at);
        for reported in found.iter_mut().filter(|found| found.source == source) {
            reported.carriers.splice(0..0, source);
            reported.source = cited;
        }
    }

    fn attributed(
        &mut self,
        unit: &Unit,
        all: &[Attribution],
        found: &Attribution,
        last_direct: bool,
    ) {
        let Some((mut content, kind)) = self.content(unit, &found.content) else { return };
        self.take_back(unit, found, &mut content);
        if let Some(dateline) = self.doc.meta.dateline {
            for span in &mut content {
                if span.start() < dateline.end() && dateline.end() < span.end() {
                    *span = Span::new(dateline.end(), span.end()).trimmed(&self.doc.text);
                }
            }
        }
        let span = |(start, end): Range| unit.span(start, end);
        let source: Vec<Span> =
            found.source.and_then(|range| self.tidy(unit, range)).into_iter().collect();
        let overlaps = |span: &Span| content.iter().any(|content| content.overlaps(*span));
        if source.iter().any(overlaps) {
            return;
        }
        let cue: Vec<Span> =
            found.cue.iter().filter_map(|cue| span(*cue)).filter(|cue| !overlaps(cue)).collect();
        let enclosing = unit.inside.and_then(|inside| self.spoken.get(&inside)).cloned();
        let running = self.running.get(&unit.inside).map(|running| running.speakers.clone());
        let speakers = match source.first() {
            Some(source) => self.cast.resolve(
                *source,
                running.as_ref(),
                enclosing.as_ref().map(|(speakers, _)| speakers),
            ),
            None if found.agentless && unit.inside.is_none() => running.unwrap_or_default(),
            None => Speakers::default(),
        };
        let mut relay = self.relay(unit, all, found);
        if let Some((outer, carried)) = &enclosing {
            let outlet = unit.inside.and_then(|inside| self.outlet_of(inside));
            relay.extend(outlet.filter(|_| outer.first.is_some()));
            relay.extend(carried.iter().cloned());
        }
        let mut seen: Vec<Relay> = Vec::new();
        relay.retain(|relay| {
            let new = !seen.iter().any(|other| other.name == relay.name)
                && Some(&relay.name) != speakers.first.as_ref().map(|actor| &actor.name);
            if new {
                seen.push(relay.clone());
            }
            new
        });
        for (start, end) in &found.content {
            for at in *start..*end {
                if let Some(quotation) = unit.elems.get(at).and_then(|elem| elem.quotation) {
                    self.take(quotation, &speakers, &relay);
                }
            }
        }
        let quote = Quote {
            id: String::new(),
            kind,
            content,
            cue,
            source: source.clone(),
            confidence: confidence(found.pattern, speakers.first.is_some()),
            speaker: speakers.first.clone(),
            co_speakers: speakers.others.clone(),
            relay,
            act: if kind == QuoteKind::Indirect { found.act } else { Act::Speech },
        };
        self.quotes.push(quote);
        // A split quotation may go on in the next sentence, whatever else this one tells.
        let goes_on = self.running.get(&unit.inside).is_some_and(|running| running.open.is_some());
        if !goes_on && (speakers.first.is_some() && !found.agentless || last_direct) {
            let open = (last_direct && kind == QuoteKind::Direct).then_some(self.quotes.len() - 1);
            self.running
                .insert(unit.inside, Running { speakers, source, paragraph: unit.paragraph, open });
        }
    }

    /// Puts the paragraphs of a quotation that its last one attributes before it: they were told without a cue so far.
    fn take_back(&mut self, unit: &Unit, found: &Attribution, content: &mut Vec<Span>) {
        let first = found
            .content
            .first()
            .and_then(|(start, _)| unit.elems.get(*start))
            .and_then(|elem| elem.quotation);
        let Some(before) = first.and_then(|first| self.quotations[first].continues) else { return };
        let inner = self.quotations[before].inner.trimmed(&self.doc.text);
        let near = self.quotes.len().saturating_sub(NEAR);
        let told = self.quotes[near..]
            .iter()
            .rposition(|quote| quote.cue.is_empty() && quote.content.last() == Some(&inner));
        if let Some(told) = told {
            let told = near + told;
            let earlier = std::mem::take(&mut self.quotes[told].content);
            content.splice(0..0, earlier);
        }
    }

    fn take(&mut self, quotation: usize, speakers: &Speakers, relay: &[Relay]) {
        let all: Vec<usize> =
            std::iter::once(quotation).chain(self.continuing(quotation)).collect();
        for quotation in all {
            if let Some(taken) = self.taken.get_mut(quotation) {
                *taken = true;
            }
            self.spoken.insert(quotation, (speakers.clone(), relay.to_vec()));
        }
    }

    /// The quotations of the next paragraphs that go on with this one and stand by themselves there.
    pub(crate) fn continuing(&self, quotation: usize) -> impl Iterator<Item = usize> {
        std::iter::successors(Some(quotation), |at| {
            self.continuations.get(at).copied().filter(|next| next > at)
        })
        .skip(1)
    }

    /// Quotations that no cue attributes: they go on with what was said, or are told without a speaker.
    fn floating(&mut self, unit: &Unit, open: Option<usize>) {
        let plain = is_plain(unit);
        let running = self.running.get(&unit.inside).cloned();
        let near = running.filter(|running| running.paragraph + 1 >= unit.paragraph && plain);
        let mut open = open.filter(|_| {
            plain && near.as_ref().is_some_and(|near| near.paragraph == unit.paragraph)
        });
        for elem in &unit.elems {
            let Some(index) = elem.quotation.filter(|&index| !self.taken[index]) else { continue };
            let quotation = &self.quotations[index];
            let words = self.surface.tokens_in(quotation.inner).len();
            if words < FLOATING_WORDS
                || !(plain || self.is_sentence(quotation) && !self.is_titled(quotation))
                || unit.inside.is_some()
            {
                continue;
            }
            let inner = |at: usize| self.quotations[at].inner.trimmed(&self.doc.text);
            let content: Vec<Span> =
                std::iter::once(index).chain(self.continuing(index)).map(inner).collect();
            let speakers = near.as_ref().map(|near| near.speakers.clone()).unwrap_or_default();
            self.take(index, &speakers, &[]);
            if let Some(split) = open.take().and_then(|open| self.quotes.get_mut(open)) {
                let relay = split.relay.clone();
                split.content.extend(content);
                self.take(index, &speakers, &relay);
                continue;
            }
            let pattern =
                if speakers.first.is_some() { Pattern::Floating } else { Pattern::Unattributed };
            self.quotes.push(Quote {
                id: String::new(),
                kind: QuoteKind::Direct,
                content,
                cue: Vec::new(),
                source: near.as_ref().map(|near| near.source.clone()).unwrap_or_default(),
                confidence: confidence(pattern, true),
                speaker: speakers.first.clone(),
                co_speakers: speakers.others.clone(),
                relay: Vec::new(),
                act: Act::Speech,
            });
        }
        if let Some(near) = near.filter(|_| plain) {
            self.running
                .insert(unit.inside, Running { paragraph: unit.paragraph, open: None, ..near });
        }
    }

    /// Whether a quotation is written as a title: `“The Long Road Home,”`.
    fn is_titled(&self, quotation: &Quotation) -> bool {
        let words = quotation.inner.of(&self.doc.text).unwrap_or_default();
        let capital = |word: &str| word.len() < 4 || word.starts_with(char::is_uppercase);
        words.split_whitespace().count() < 9 && words.split_whitespace().all(capital)
    }

    /// Whether a quotation reads as a sentence: it starts with a capital and ends with a stop.
    fn is_sentence(&self, quotation: &Quotation) -> bool {
        let words = quotation.inner.of(&self.doc.text).unwrap_or_default().trim();
        words.starts_with(char::is_uppercase) && words.ends_with(['.', '!', '?', ',', '\u{2026}'])
    }
}
