//! Which words of a unit say, who says it and what is said: each cue with its source and its content.
//!
//! The rules see classes of words, not a parse; a later reading of heads and subjects replaces this file and `phrases`.

use crate::cues::Cues;
use crate::facts::Act;
use crate::phrases::{Range, Scene};
use crate::subjects::Subject;
use crate::verbs::{Verb, Voice, looks_finite};
use crate::words::Class;

/// A cue with its source and content, as ranges of words of its unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Attribution {
    /// The cue's words; a second attribution of the same words adds its own.
    pub(crate) cue: Vec<Range>,
    /// Who says it.
    pub(crate) source: Option<Range>,
    /// What is said, in order.
    pub(crate) content: Vec<Range>,
    /// Whom it was told.
    pub(crate) hearer: Option<Range>,
    /// Who is named as having passed it on: `according to …`, `…, … reported`.
    pub(crate) carriers: Vec<Range>,
    /// What it reports.
    pub(crate) act: Act,
    /// How it was found.
    pub(crate) pattern: Pattern,
    /// Whether its source is said to be nobody's in this unit: a passive without an agent.
    pub(crate) agentless: bool,
}

/// How an attribution was found; what its confidence rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Pattern {
    /// `“…,” X said`
    QuoteBefore,
    /// `X said, “…”`
    QuoteAfter,
    /// `X said that …`
    That,
    /// `X said …`
    Bare,
    /// `…, X said`
    ClauseBefore,
    /// `X urged Y to …`, `X accused Y of …`
    Addressed,
    /// `X highlighted the need for …`, `X expressed concern over …`
    Nominal,
    /// `X vowed to …`, `X denied …ing`
    Verbal,
    /// `according to X`
    Prefix,
    /// `… was said to …`
    Passive,
    /// A quotation on its own, after one with a speaker.
    Floating,
    /// A quotation that nothing attributes.
    Unattributed,
}

/// The attributions of a unit, in order of their cues; `is_outlet` tells whether words name a news outlet.
pub(crate) fn bind(
    scene: Scene<'_>,
    cues: &Cues,
    is_outlet: &dyn Fn(Range) -> bool,
) -> Vec<Attribution> {
    let hits = cues.hits(scene.unit, scene.surface);
    let finite: Vec<usize> =
        hits.iter().filter(|hit| looks_finite(scene, hit)).map(|hit| hit.start).collect();
    let scene = Scene { finite: &finite, ..scene };
    let verbs: Vec<Verb> = hits.iter().filter_map(|hit| Verb::read(scene, *hit)).collect();
    let mut binder =
        Binder { scene, cues, is_outlet, verbs: &verbs, found: Vec::new(), owners: Vec::new() };
    for index in 0..verbs.len() {
        binder.attribute(index);
    }
    binder.colon();
    binder.nouns();
    binder.found
}

/// The attributions of a unit in the making.
pub(crate) struct Binder<'a> {
    pub(crate) scene: Scene<'a>,
    pub(crate) cues: &'a Cues,
    pub(crate) is_outlet: &'a dyn Fn(Range) -> bool,
    pub(crate) verbs: &'a [Verb],
    pub(crate) found: Vec<Attribution>,
    /// For each attribution the index of its verb.
    pub(crate) owners: Vec<usize>,
}

impl Binder<'_> {
    pub(crate) fn attribute(&mut self, index: usize) {
        let verb = self.verbs[index];
        // `according to a Norpress report`: the last word is no cue.
        if self.names_source(verb.hit.start) {
            return;
        }
        match verb.voice {
            Voice::Fixed => self.prefixed(index),
            Voice::Passive => self.passive(index),
            _ => self.active(index),
        }
    }

    pub(crate) fn active(&mut self, index: usize) {
        let verb = self.verbs[index];
        let hit = verb.hit;
        if verb.voice == Voice::Participle
            && verb.group > 0
            && self.scene.norm(verb.group - 1) == "as"
            && self.quoted_as(index)
        {
            return;
        }
        let inverted = self.inverted(index);
        let (mut source, behind) = match inverted {
            Some(range) => (Some(range), range.1),
            None => (None, hit.end),
        };
        if source.is_none() {
            source = self.source(index);
        }
        let mut forward = self.forward(index, behind, inverted.is_some());
        let backward = self.backward(index, source, inverted.is_some());
        if source.is_none()
            && !(backward.is_some() && verb.voice == Voice::Participle)
            && forward.as_ref().is_none_or(|f| f.pattern != Pattern::QuoteAfter)
        {
            return;
        }
        if let Some((content, pattern)) = backward {
            let weak = forward.as_ref().is_none_or(|forward| forward.content.is_empty());
            let direct = pattern == Pattern::QuoteBefore;
            let split = pattern == Pattern::ClauseBefore
                && forward.as_ref().is_some_and(|forward| {
                    forward.pattern == Pattern::QuoteAfter
                        && forward
                            .content
                            .iter()
                            .all(|content| !self.scene.quotes_sentence(content.0))
                });
            if weak
                || split
                || direct
                    && forward
                        .as_ref()
                        .is_some_and(|forward| forward.pattern == Pattern::QuoteAfter)
            {
                let hearer = forward.as_ref().and_then(|forward| forward.hearer);
                let cue_end = forward.as_ref().map_or(hit.end, |forward| forward.cue_end);
                let mut content = vec![content];
                content.extend(forward.take().into_iter().flat_map(|forward| forward.content));
                if content.len() == 1 {
                    content.extend(self.resumed(behind, pattern));
                }
                if !self.carries(index, source, &content) {
                    self.push(index, vec![(hit.start, cue_end)], source, content, pattern, hearer);
                }
                return;
            }
        }
        let Some(forward) = forward.filter(|forward| !forward.content.is_empty()) else { return };
        self.push(
            index,
            vec![(hit.start, forward.cue_end)],
            source,
            forward.content,
            forward.pattern,
            forward.hearer,
        );
    }

    pub(crate) fn push(
        &mut self,
        owner: usize,
        cue: Vec<Range>,
        source: Option<Range>,
        content: Vec<Range>,
        pattern: Pattern,
        hearer: Option<Range>,
    ) {
        let act = self.verbs[owner].hit.act;
        let found = Attribution {
            cue,
            source,
            content,
            hearer,
            carriers: Vec::new(),
            act,
            pattern,
            agentless: false,
        };
        self.found.push(found);
        self.owners.push(owner);
    }

    /// Whether the word at `at` belongs to what `according to` names.
    fn names_source(&self, at: usize) -> bool {
        self.found.iter().zip(&self.owners).any(|(found, owner)| {
            let prefix = self.verbs[*owner].voice == Voice::Fixed;
            let named = found.carriers.iter().chain(found.source.iter().filter(|_| prefix));
            named.into_iter().any(|(start, end)| *start <= at && at < *end)
        })
    }

    /// The source of a verb: its subject, or that of the verb that it is joined to.
    pub(crate) fn source(&self, index: usize) -> Option<Range> {
        let verb = self.verbs[index];
        match verb.subject {
            Subject::Phrase(range) => Some(range),
            Subject::Shared => self.controller(verb.group),
            Subject::Absent => None,
        }
    }

    /// The subject that governs a participle or a joined verb at `at`: that of the last main cue, else of the unit.
    pub(crate) fn controller(&self, at: usize) -> Option<Range> {
        let main = self.found.iter().zip(&self.owners).rev().find(|(found, owner)| {
            let start = self.verbs[**owner].hit.start;
            found.source.is_some() && start < at && !self.nested(start)
        });
        if let Some((found, _)) = main {
            return found.source;
        }
        let verb = (0..at).find(|&at| {
            matches!(
                self.scene.class(at),
                Class::Auxiliary | Class::Modal | Class::Past | Class::Ed
            ) || self.is_finite(at)
        });
        // `Analysts cut their outlook, saying …`: a verb of no class stands before its object.
        let unclear = || {
            let object = (2..at).find(|&at| {
                matches!(self.scene.class(at), Class::Possessive | Class::Determiner)
                    && self.scene.before(at) == Class::Common
            })?;
            let verb = object - 1;
            (self.scene.class(verb) == Class::Common
                && matches!(self.scene.before(verb), Class::Common | Class::Name))
            .then_some(verb)
        };
        let verb = verb.or_else(unclear)?;
        let mut group = verb;
        while group > 0 && self.scene.class(group - 1).is_verbal_companion() {
            group -= 1;
        }
        match self.scene.subject(group) {
            Subject::Phrase(range) => Some(range),
            _ => None,
        }
    }

    pub(crate) fn is_finite(&self, at: usize) -> bool {
        self.verbs.iter().any(|verb| verb.hit.start == at && verb.voice == Voice::Finite)
    }

    /// Whether a cue at `at` lies in the content of an earlier one.
    pub(crate) fn nested(&self, at: usize) -> bool {
        self.found.iter().zip(&self.owners).any(|(found, owner)| {
            self.verbs[*owner].hit.start < at
                && found.content.iter().any(|(start, end)| *start <= at && at < *end)
        })
    }

    pub(crate) fn has_verb(&self, from: usize, to: usize) -> bool {
        (from..to).any(|at| {
            matches!(self.scene.class(at), Class::Auxiliary | Class::Modal | Class::Past)
                || self.is_finite(at)
        })
    }
}
