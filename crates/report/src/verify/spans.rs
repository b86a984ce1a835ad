//! Spans against texts: inside of them, and on character boundaries.

use std::rc::Rc;

use dateline_core::Span;

use super::{Book, Current};
use crate::book::{is_other, words};
use crate::stream::{Entry, entry, lines};
use crate::wire::{DocumentLine, Facts, Passage};

impl Book<'_> {
    /// Holds all spans of a document's findings against its text.
    pub(super) fn spans(&mut self, current: &Current, facts: &Facts) -> anyhow::Result<()> {
        let text = current.text.as_deref();
        let mut all = Vec::new();
        spans(facts, &mut |what, span| all.push((what, span)));
        for (finding, span) in all {
            self.span(&format!("{} {finding}", current.doc), span, text, current.bytes)?;
        }
        Ok(())
    }

    fn span(
        &mut self,
        what: &str,
        span: Span,
        text: Option<&str>,
        bytes: Option<u64>,
    ) -> anyhow::Result<()> {
        self.verified.spans += 1;
        match (text, bytes) {
            (Some(text), _) => match words(text, span) {
                Ok(_) => Ok(()),
                Err(fault) => self.fault(what, fault.to_string()),
            },
            (None, Some(bytes)) if span.end() as u64 > bytes => self.fault(
                what,
                format!("span {span:?} runs past the end of the text ({bytes} bytes)"),
            ),
            (None, _) => Ok(()),
        }
    }

    /// Holds the spans of a passage against both texts.
    pub(super) fn passage(&mut self, passage: &Passage) -> anyhow::Result<()> {
        let sides = [
            (&passage.a, passage.a_span, passage.changes.iter().map(|it| it.a).collect::<Vec<_>>()),
            (&passage.b, passage.b_span, passage.changes.iter().map(|it| it.b).collect()),
        ];
        for (doc, whole, changes) in sides {
            let what = format!("passage of {} and {}: in {doc}", passage.a, passage.b);
            let (text, bytes) = self.of(doc);
            self.span(&what, whole, text.as_deref(), bytes)?;
            for change in changes {
                self.span(&what, change, text.as_deref(), bytes)?;
                if !whole.contains(change) {
                    self.fault(
                        &what,
                        format!("the change {change:?} is not in the passage {whole:?}"),
                    )?;
                }
            }
        }
        Ok(())
    }

    /// The text and the length of a document that was read before.
    fn of(&mut self, doc: &str) -> (Option<Rc<str>>, Option<u64>) {
        if let Some((_, text, bytes)) = self.near.iter().find(|(id, ..)| **id == *doc) {
            return (text.clone(), *bytes);
        }
        let Some((id, known)) = self.documents.get_key_value(doc) else { return (None, None) };
        let (bytes, hash) = (known.bytes, known.hash.clone());
        let own = known.offset.and_then(|offset| self.own(offset));
        let meta = DocumentLine { doc: doc.into(), hash, bytes, ..DocumentLine::default() };
        let text = own.or_else(|| self.words.words_of(&meta).map(|text| Rc::from(&*text)));
        let text = text.filter(|text| !is_other(text, &meta));
        if self.near.len() > super::NEAR {
            self.near.pop_front();
        }
        self.near.push_back((Rc::clone(id), text.clone(), bytes));
        (text, bytes)
    }

    /// The text on the line of the report that begins at `offset`.
    fn own(&self, offset: u64) -> Option<Rc<str>> {
        let mut line = String::new();
        self.report.from(offset).ok()?.read_line(&mut line).ok()?;
        let mut text = None;
        lines(line.as_bytes(), |_, line| {
            if let Some(Entry::Document(meta)) = entry(line, true, |_, _| true)? {
                text = meta.text.as_deref().map(Rc::from);
            }
            Ok(())
        })
        .ok()?;
        text
    }
}

/// Calls `each` with every span of a document's findings, and what it belongs to.
fn spans(facts: &Facts, each: &mut dyn FnMut(String, Span)) {
    let Facts { dedup, actors, quotes, casualties, stance, other } = facts;
    if let Some(facts) = dedup {
        facts.boilerplate.iter().for_each(|span| each("boilerplate".into(), *span));
        facts.repeats.iter().flatten().for_each(|span| each("repeat".into(), *span));
    }
    for mention in actors.iter().flat_map(|it| &it.actors).flat_map(|it| &it.mentions) {
        each("mention".into(), mention.span);
    }
    for quote in quotes.iter().flat_map(|it| &it.quotes) {
        let parts = quote.content.iter().chain(&quote.cue).chain(&quote.source);
        let all = parts.copied().chain(quote.relay.iter().map(|relay| relay.span));
        all.for_each(|span| each(quote.id.clone(), span));
    }
    if let Some(facts) = casualties {
        for claim in &facts.claims {
            let parts = [Some(claim.span), claim.evidence, claim.victims.span];
            let relay = claim.relay.iter().map(|relay| relay.span);
            parts.into_iter().flatten().chain(relay).for_each(|span| each(claim.id.clone(), span));
        }
        facts.rejected.iter().for_each(|it| each("rejected number".into(), it.span));
    }
    for stance in stance.iter().flat_map(|it| &it.stances) {
        let parts = [Some(stance.evidence), stance.trigger, stance.actor_span, stance.target_span];
        parts.into_iter().flatten().for_each(|span| each(stance.id.clone(), span));
    }
    for (analyzer, data) in other {
        unknown(data, &mut |span| each(format!("a finding of `{analyzer}`"), span));
    }
}

/// Calls `each` with what looks like a span in the findings of an unknown analyzer: a pair of numbers in order under
/// `span`, or under a key that ends in it.
fn unknown(value: &serde_json::Value, each: &mut dyn FnMut(Span)) {
    match value {
        serde_json::Value::Array(items) => items.iter().for_each(|item| unknown(item, each)),
        serde_json::Value::Object(entries) => {
            for (key, value) in entries {
                match serde_json::from_value(value.clone()) {
                    Ok(span) if key.ends_with("span") => each(span),
                    _ => unknown(value, each),
                }
            }
        }
        _ => {}
    }
}
