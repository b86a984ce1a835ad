//! What an attribution's ranges of words are in bytes, and which outlets stand around it.

use dateline_core::{Relay, Span};

use crate::assemble::{Assembly, NEAR};
use crate::binding::Attribution;
use crate::facts::QuoteKind;
use crate::phrases::Range;
use crate::units::Unit;
use crate::words::Class;

impl Assembly<'_> {
    /// The spans of content ranges without marks at their ends, and how the words are given.
    pub(crate) fn content(&self, unit: &Unit, ranges: &[Range]) -> Option<(Vec<Span>, QuoteKind)> {
        let (mut spans, mut quoted, mut plain) = (Vec::new(), false, false);
        for &(start, end) in ranges {
            let (mut start, mut end) = (start, end.min(unit.len()));
            let is_mark = |at: usize| {
                matches!(
                    unit.class(at),
                    Class::Comma
                        | Class::Stop
                        | Class::Colon
                        | Class::Semicolon
                        | Class::Dash
                        | Class::Mark
                )
            };
            while start < end && is_mark(start) {
                start += 1;
            }
            while start < end && is_mark(end - 1) {
                end -= 1;
            }
            let that = unit.elems.get(start).is_some_and(|elem| {
                elem.quotation.is_none() && self.surface.norm(elem.token) == "that"
            });
            if that && start + 2 == end && unit.class(start + 1) == Class::Quote {
                start += 1;
            }
            if start >= end {
                continue;
            }
            for at in start..end {
                match unit.class(at) {
                    Class::Quote => quoted = true,
                    Class::Comma | Class::Stop | Class::Dash | Class::Mark | Class::Bracket => {}
                    _ => plain = true,
                }
            }
            spans.extend(self.edges(unit, start, end));
        }
        spans.retain(|span: &Span| !span.is_empty());
        let kind = match (quoted, plain) {
            (true, false) => QuoteKind::Direct,
            (true, true) => QuoteKind::Mixed,
            (false, _) => QuoteKind::Indirect,
        };
        (!spans.is_empty()).then_some((spans, kind))
    }

    /// The bytes from one word to another, without the outer marks of quotations at the ends; and where the last one
    /// goes on in the next paragraph, those of its continuations.
    pub(crate) fn edges(&self, unit: &Unit, start: usize, end: usize) -> Vec<Span> {
        let (Some(first), Some(last)) = (unit.elems.get(start), unit.elems.get(end - 1)) else {
            return Vec::new();
        };
        let inner = |quotation: usize| self.quotations[quotation].inner.trimmed(&self.doc.text);
        let from = first.quotation.map_or(first.span.start(), |quotation| inner(quotation).start());
        let to = last.quotation.map_or(last.span.end(), |quotation| inner(quotation).end());
        let mut spans = vec![Span::new(from, to.max(from))];
        if let Some(quotation) = last.quotation {
            spans.extend(self.continuing(quotation).map(inner));
        }
        spans
    }

    /// The bytes of a source without commas and conjunctions at its ends.
    pub(crate) fn tidy(&self, unit: &Unit, (mut start, mut end): Range) -> Option<Span> {
        while start < end
            && matches!(
                unit.class(start),
                Class::Comma | Class::Conjunction | Class::Dash | Class::Stop
            )
        {
            start += 1;
        }
        while start < end
            && matches!(
                unit.class(end - 1),
                Class::Comma | Class::Conjunction | Class::Dash | Class::Stop | Class::Preposition
            )
        {
            end -= 1;
        }
        unit.span(start, end)
    }

    /// The outlets that carried an attribution: those of second attributions, of the hearer, and those named between the
    /// cue and whatever comes next.
    pub(crate) fn relay(
        &self,
        unit: &Unit,
        all: &[Attribution],
        found: &Attribution,
    ) -> Vec<Relay> {
        let span = |(start, end): Range| unit.span(start, end);
        let mut relay = Vec::new();
        for carrier in found.hearer.iter().chain(&found.carriers).filter_map(|range| span(*range)) {
            relay.extend(self.cast.outlets(carrier));
        }
        let Some(cue) = found.cue.first() else { return relay };
        let behind =
            found.source.filter(|source| source.0 >= cue.1).map_or(cue.1, |source| source.1);
        let busy = |at: usize| {
            all.iter().any(|other| {
                other
                    .content
                    .iter()
                    .chain(&other.cue)
                    .chain(&other.source)
                    .any(|(start, end)| *start <= at && at < *end)
                    && (other.cue.first() != Some(cue)
                        || other.content.iter().any(|(start, end)| *start <= at && at < *end))
            })
        };
        let end = (behind..unit.len())
            .find(|&at| busy(at) || matches!(unit.class(at), Class::Semicolon))
            .unwrap_or(unit.len());
        if behind < end
            && let Some(tail) = span((behind, end))
        {
            relay.extend(self.cast.outlets(tail));
        }
        relay
    }

    /// The outlet that speaks the quotation `inside`, as a relay of what is quoted in it.
    pub(crate) fn outlet_of(&self, inside: usize) -> Option<Relay> {
        let quotation = self.quotations.get(inside)?;
        let inner = quotation.inner.trimmed(&self.doc.text);
        let around = self
            .quotes
            .iter()
            .rev()
            .take(NEAR)
            .find(|quote| quote.content.iter().any(|content| content.contains(inner)))?;
        let source = around.source.first()?;
        self.cast.is_outlet(*source).then(|| self.cast.outlets(*source).into_iter().next())?
    }
}
