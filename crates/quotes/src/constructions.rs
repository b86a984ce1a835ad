//! Ways to attribute that are no plain verb with its subject: `according to`, `cited X as saying`, a passive, `X: “…”`.

use crate::binding::{Attribution, Binder, Pattern};
use crate::cues::Frames;
use crate::extent::Extent;
use crate::facts::Act;
use crate::phrases::Range;
use crate::subjects::Subject;
use crate::verbs::{Verb, Voice};
use crate::words::Class;

/// Nouns that report where somebody owns them and `that` follows.
const REPORTS: [&str; 14] = [
    "accusation",
    "accusations",
    "allegation",
    "allegations",
    "argument",
    "assertion",
    "assertions",
    "assessment",
    "belief",
    "claim",
    "claims",
    "complaint",
    "contention",
    "insistence",
];

impl Binder<'_> {
    /// `the envoy's claim that …`, `his belief that …`
    pub(crate) fn nouns(&mut self) {
        let scene = self.scene;
        for at in 1..scene.len().saturating_sub(2) {
            if !REPORTS.contains(&scene.norm(at)) || scene.norm(at + 1) != "that" {
                continue;
            }
            let mut head = at;
            while head > 1 && at < head + 2 && scene.class(head - 1) == Class::Common {
                head -= 1;
            }
            let owner = match scene.before(head) {
                Class::Possessive => (head - 1, head),
                Class::Genitive if head > 1 => (scene.simple_start(head - 1), head - 1),
                _ => continue,
            };
            // Within reach, so that a text of nothing but claims takes no longer than another.
            let reach = scene.len().min(at + 80);
            let closes = |&at: &usize| {
                matches!(
                    scene.class(at),
                    Class::Comma | Class::Stop | Class::Semicolon | Class::Dash
                )
            };
            let end = (at + 2..reach).find(closes).unwrap_or(reach);
            if end < at + 4 || owner.0 >= owner.1 {
                continue;
            }
            let act = if scene.norm(at) == "belief" { Act::Belief } else { Act::Speech };
            self.found.push(Attribution {
                cue: vec![(at, at + 1)],
                source: Some(owner),
                content: vec![(at + 1, end)],
                hearer: None,
                carriers: Vec::new(),
                act,
                pattern: Pattern::That,
                agentless: false,
            });
            self.owners.push(0);
        }
    }

    /// `according to X`, before or behind its clause.
    pub(crate) fn prefixed(&mut self, index: usize) {
        let scene = self.scene;
        let hit = self.verbs[index].hit;
        let leading = (0..hit.start)
            .all(|at| matches!(scene.class(at), Class::Conjunction | Class::Adverb | Class::Comma));
        let end =
            if leading { scene.full_phrase_end(hit.end) } else { scene.long_phrase_end(hit.end) };
        let middle = scene.find(hit.end, |class| class == Class::Comma);
        let goes_on = !leading
            && scene.before(hit.start) == Class::Comma
            && matches!(
                scene.class(middle + 1),
                Class::Auxiliary | Class::Modal | Class::Past | Class::Common | Class::Ed
            );
        let end = self.with_relative(if goes_on { end.min(middle) } else { end });
        if end == hit.end {
            return;
        }
        let source = (hit.end, end);
        let content = if leading {
            let comma = scene.find(end, |class| class == Class::Comma);
            let start = if comma < scene.len() { comma + 1 } else { end };
            let extent = Extent { scene, verbs: self.verbs, index };
            (start, extent.clause(start))
        } else {
            let end =
                if scene.before(hit.start) == Class::Comma { hit.start - 1 } else { hit.start };
            (self.clause_start(end), end)
        };
        if content.0 >= content.1 {
            return;
        }
        let mut contents = vec![content];
        if goes_on {
            let extent = Extent { scene, verbs: self.verbs, index };
            contents.push((middle + 1, extent.clause(middle + 1)));
        }
        let mut carried = false;
        for found in &mut self.found {
            let before = found.cue.iter().all(|cue| cue.1 <= hit.start)
                && found.source.is_some()
                && found.act == Act::Speech;
            if before && !leading {
                found.carriers.push(source);
                found.cue.push((hit.start, hit.end));
                carried = true;
            }
        }
        if !carried {
            self.push(
                index,
                vec![(hit.start, hit.end)],
                Some(source),
                contents,
                Pattern::Prefix,
                None,
            );
        }
    }

    /// `figures the ministry released Friday`: a clause without `that` which the phrase before `end` takes along.
    pub(crate) fn with_relative(&self, end: usize) -> usize {
        let scene = self.scene;
        if !matches!(scene.class(end), Class::Possessive | Class::Pronoun | Class::Determiner) {
            return end;
        }
        scene.find(end, |class| matches!(class, Class::Comma | Class::Stop | Class::Semicolon))
    }

    /// Adds a trailing `…, X reported` whose clause another cue already attributes to that cue's attributions.
    pub(crate) fn carries(
        &mut self,
        index: usize,
        source: Option<Range>,
        content: &[Range],
    ) -> bool {
        let [(start, end)] = content else { return false };
        let hit = self.verbs[index].hit;
        let Some(source) = source else { return false };
        if !(self.is_outlet)(source) {
            return false;
        }
        let mut carried = false;
        for found in &mut self.found {
            let inside = found.cue.iter().all(|cue| *start <= cue.0 && cue.1 <= *end)
                && found.source.is_some();
            if inside
                && matches!(
                    found.pattern,
                    Pattern::That | Pattern::Bare | Pattern::Addressed | Pattern::Prefix
                )
            {
                found.carriers.push(source);
                found.cue.push((hit.start, hit.end));
                carried = true;
            }
        }
        carried
    }

    /// `cited the envoy as saying …`, `the envoy was quoted by Norpress as saying …`: the one who is cited speaks, whoever
    /// cites carries it.
    pub(crate) fn quoted_as(&mut self, index: usize) -> bool {
        let scene = self.scene;
        let Verb { hit, group, .. } = self.verbs[index];
        let Some(citing) = index.checked_sub(1).map(|before| self.verbs[before]) else {
            return false;
        };
        let between = (citing.hit.end, group - 1);
        let phrase = |subject: Subject| {
            if let Subject::Phrase(range) = subject { Some(range) } else { None }
        };
        let (source, carrier) = match citing.voice {
            Voice::Finite | Voice::Participle if between.0 < between.1 => {
                (Some(between), phrase(citing.subject))
            }
            Voice::Passive => {
                let by = scene.norm(between.0) == "by" && between.0 + 1 < between.1;
                (phrase(citing.subject), by.then_some((between.0 + 1, between.1)))
            }
            _ => return false,
        };
        let extent = Extent { scene, verbs: self.verbs, index };
        let mut start = self.quote_after(hit.end).unwrap_or(hit.end);
        let mut content = (start, extent.clause(start));
        let mut carrier = carrier;
        // `…, the envoy was quoted as saying by Norpress`: what was said stands before.
        let by = scene.norm(hit.end) == "by";
        if let Some((first, _)) = source
            && first > 1
            && (by || matches!(scene.class(scene.skip_adjuncts(hit.end)), Class::Stop))
        {
            let comma = scene.before(first) == Class::Comma;
            let end = if comma { first - 1 } else { first };
            if comma || scene.before(first) == Class::Quote {
                start = if scene.before(end) == Class::Quote {
                    self.quote_start(end - 1)
                } else {
                    self.clause_start(end)
                };
                content = (start, end);
                carrier =
                    if by { Some((hit.end + 1, scene.phrase_end(hit.end + 1))) } else { carrier };
            }
        }
        if source.is_none() || content.0 >= content.1 {
            return false;
        }
        while self.owners.last() == Some(&(index - 1)) {
            self.owners.pop();
            self.found.pop();
        }
        let pattern =
            if scene.class(start) == Class::Quote { Pattern::QuoteAfter } else { Pattern::That };
        self.push(
            index,
            vec![(citing.hit.start, citing.hit.end), (group - 1, hit.end)],
            source,
            vec![content],
            pattern,
            None,
        );
        if let Some(found) = self.found.last_mut() {
            found.carriers.extend(carrier);
        }
        true
    }

    /// `was accused by X of …`, `was said to …`, `was told that …`.
    pub(crate) fn passive(&mut self, index: usize) {
        let scene = self.scene;
        let Verb { hit, subject, .. } = self.verbs[index];
        let extent = Extent { scene, verbs: self.verbs, index };
        let mut content = Vec::new();
        let Subject::Phrase(object) = subject else { return };
        let dummy = matches!(scene.norm(object.0), "it" | "there") && object.1 == object.0 + 1;
        if !dummy {
            content.push(object);
        }
        let by = (hit.end..scene.len().min(hit.end + 8))
            .take_while(|&at| !matches!(scene.class(at), Class::Comma | Class::Stop | Class::Quote))
            .find(|&at| {
                scene.norm(at) == "by"
                    && scene.class(at + 1).starts_phrase()
                    && scene.class(at + 1) != Class::Ing
            });
        if let Some(by) = by {
            let end = scene.phrase_end(by + 1);
            if by > hit.end {
                content.push((hit.end, by));
            }
            if matches!(scene.norm(end), "for" | "of" | "as" | "that")
                || scene.class(end) == Class::To
            {
                content.push((end, extent.clause(end)));
            }
            if !content.is_empty() {
                self.push(
                    index,
                    vec![(hit.start, hit.end)],
                    Some((by + 1, end)),
                    content,
                    Pattern::Passive,
                    None,
                );
            }
            return;
        }
        let told = hit.frames.any(Frames::HEARER) && scene.norm(hit.end) == "that";
        let reported = hit.frames.any(Frames::PASSIVE)
            && (scene.class(hit.end) == Class::To
                || scene.norm(hit.end) == "that"
                || scene.class(hit.end) == Class::Ed
                || scene.class(hit.end) == Class::Common);
        if !(told || reported) {
            return;
        }
        if told {
            content.clear();
        }
        content.push((hit.end, extent.clause(hit.end)));
        self.push(index, vec![(hit.start, hit.end)], None, content, Pattern::Passive, None);
        if let Some(found) = self.found.last_mut() {
            found.agentless = true;
        }
    }

    /// `Ames: “…”` at the start of a unit.
    pub(crate) fn colon(&mut self) {
        let scene = self.scene;
        let colon = scene.find(0, |class| matches!(class, Class::Colon | Class::Quote));
        let named = colon > 0
            && colon <= 6
            && (0..colon).all(|at| {
                matches!(scene.class(at), Class::Name | Class::Comma | Class::Determiner)
            });
        if named
            && scene.class(colon) == Class::Colon
            && scene.class(colon + 1) == Class::Quote
            && !self.claimed(colon + 1)
        {
            self.found.push(Attribution {
                cue: vec![(colon, colon + 1)],
                source: Some((0, colon)),
                content: vec![(colon + 1, colon + 2)],
                hearer: None,
                carriers: Vec::new(),
                act: Act::Speech,
                pattern: Pattern::QuoteAfter,
                agentless: false,
            });
            self.owners.push(0);
        }
    }
}
