//! What is said before a cue, and a source that stands behind it: `“…,” X said`, `…, said X`.

use crate::binding::{Binder, Pattern};
use crate::cues::Frames;
use crate::phrases::Range;
use crate::subjects::Subject;
use crate::verbs::{Verb, Voice};
use crate::words::Class;

impl Binder<'_> {
    /// The source behind an inverted cue: `“…,” said X`, `…, said X`.
    pub(crate) fn inverted(&self, index: usize) -> Option<Range> {
        let Verb { hit, group, voice, .. } = self.verbs[index];
        if voice != Voice::Finite || group != hit.start || !hit.frames.any(Frames::QUOTE) {
            return None;
        }
        let quoted = self.scene.before(group) == Class::Quote
            || self.scene.before(group) == Class::Comma
                && group >= 2
                && self.scene.class(group - 2) == Class::Quote;
        let comma = self.scene.before(group) == Class::Comma;
        let starts = matches!(
            self.scene.class(hit.end),
            Class::Determiner
                | Class::Possessive
                | Class::Name
                | Class::Pronoun
                | Class::Common
                | Class::Number
                | Class::Ed
        );
        if !(quoted || comma) || !starts {
            return None;
        }
        let end = self.scene.long_phrase_end(hit.end);
        if !quoted {
            // `Ames, who left, denied the report.`: what follows is denied, and says nothing.
            let transitive =
                hit.frames.any(Frames::OBJECT) && self.verbs[index].subject != Subject::Absent;
            if hit.frames.any(Frames::HEARER) || transitive {
                return None;
            }
            // `, said the envoy.`: nothing but the source may follow, and no subject before.
            let ends = matches!(
                self.scene.class(self.scene.skip_adjuncts(end)),
                Class::Stop | Class::Comma
            );
            if !ends
                || self.verbs[index].subject != Subject::Absent
                    && self.has_verb(hit.end, self.scene.phrase_end(hit.end) + 1)
            {
                return None;
            }
        }
        (end > hit.end).then_some((hit.end, end))
    }

    /// What stands before the cue and its source: a quotation, or a clause that a comma ends.
    pub(crate) fn backward(
        &self,
        index: usize,
        source: Option<Range>,
        inverted: bool,
    ) -> Option<(Range, Pattern)> {
        let scene = self.scene;
        let Verb { hit, group, voice, .. } = self.verbs[index];
        if !hit.frames.any(Frames::QUOTE.or(Frames::CLAUSE))
            || matches!(voice, Voice::Infinitive | Voice::Participle)
        {
            return None;
        }
        let mut at = if inverted { group } else { source?.0.min(group) };
        while at > 0
            && matches!(scene.class(at - 1), Class::Conjunction | Class::Adverb | Class::Dash)
        {
            at -= 1;
        }
        let as_clause = at > 0 && scene.norm(at - 1) == "as";
        if as_clause {
            at -= 1;
        }
        let comma = scene.before(at) == Class::Comma;
        let end = if comma { at - 1 } else { at };
        if end == 0 {
            return None;
        }
        if scene.class(end - 1) == Class::Quote && (hit.frames.any(Frames::QUOTE) || comma) {
            if self.claimed(end - 1) {
                return None;
            }
            let start = self.quote_start(end - 1);
            return Some(((start, end), Pattern::QuoteBefore));
        }
        if !comma || !hit.frames.any(Frames::CLAUSE) {
            return None;
        }
        let start = self.clause_start(end);
        let start = if start >= end { end.saturating_sub(1) } else { start };
        (end > start).then_some(((start, end), Pattern::ClauseBefore))
    }

    pub(crate) fn claimed(&self, at: usize) -> bool {
        self.found
            .iter()
            .any(|found| found.content.iter().any(|(start, end)| *start <= at && at < *end))
    }

    /// Where the content that ends in the quotation at `quote` starts: there, or with the clause that it ends.
    pub(crate) fn quote_start(&self, quote: usize) -> usize {
        let scene = self.scene;
        let before = scene.before(quote);
        let goes_on = before == Class::Comma && !scene.quotes_sentence(quote);
        if quote == 0
            || !goes_on
                && matches!(
                    before,
                    Class::Stop
                        | Class::Colon
                        | Class::Comma
                        | Class::Quote
                        | Class::Semicolon
                        | Class::Dash
                        | Class::Conjunction
                )
        {
            return quote;
        }
        self.clause_start(quote + 1)
    }

    /// Where the clause that ends at `end` starts: behind what is said before, else at the unit's start.
    pub(crate) fn clause_start(&self, end: usize) -> usize {
        let scene = self.scene;
        let mut start = (0..end)
            .rev()
            .find(|&at| {
                matches!(scene.class(at), Class::Semicolon)
                    || scene.class(at) == Class::Quote && self.claimed(at)
                    || scene.class(at) == Class::Stop && at + 1 < end
            })
            .map_or(0, |at| at + 1);
        while start < end
            && matches!(scene.class(start), Class::Conjunction | Class::Comma | Class::Dash)
        {
            start += 1;
        }
        start
    }

    /// What goes on behind a cue in the middle: `“…,” X said, “…”`; `the plan, X said, will fail`.
    pub(crate) fn resumed(&self, behind: usize, pattern: Pattern) -> Option<Range> {
        let scene = self.scene;
        let mut at = scene.skip_adjuncts(behind);
        if scene.class(at) != Class::Comma && scene.class(at) != Class::Colon {
            let comma =
                scene.find(at, |class| matches!(class, Class::Comma | Class::Quote | Class::Stop));
            let cue_between =
                self.verbs.iter().any(|verb| behind <= verb.group && verb.group < comma);
            if pattern != Pattern::QuoteBefore
                || cue_between
                || scene.class(comma) != Class::Comma
                || scene.class(comma + 1) != Class::Quote
            {
                return None;
            }
            at = comma;
        }
        if scene.class(at + 1) == Class::Quote {
            return Some((at + 1, at + 2));
        }
        let next = scene.class(at + 1);
        let end =
            scene.find(at + 1, |class| matches!(class, Class::Semicolon)).min(self.without_stop());
        let goes_on = matches!(next, Class::Auxiliary | Class::Modal);
        let other_cue = |from: usize| {
            self.verbs.iter().any(|verb| {
                verb.group >= from
                    && verb.group < end
                    && matches!(verb.voice, Voice::Finite | Voice::Fixed)
            })
        };
        let breaks = matches!(next, Class::Ing | Class::Wh | Class::Subordinator | Class::Stop)
            || matches!(next, Class::Conjunction | Class::Preposition) && other_cue(at + 1)
            || !goes_on
                && self.verbs.iter().any(|verb| verb.group == at + 1 || verb.hit.start == at + 1);
        if breaks || pattern == Pattern::QuoteBefore {
            return None;
        }
        let tells =
            self.has_verb(at + 1, end) || (at + 1..end).any(|at| scene.class(at) == Class::Quote);
        (end > at + 2 && tells).then_some((at + 1, end))
    }

    /// The unit's end without its full stop.
    pub(crate) fn without_stop(&self) -> usize {
        let len = self.scene.len();
        if self.scene.before(len) == Class::Stop { len - 1 } else { len }
    }
}
