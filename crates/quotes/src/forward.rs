//! What is said behind a cue: a clause, a quotation, a request, an accusation, a topic.

use crate::binding::{Binder, Pattern};
use crate::cues::{Frames, Hit};
use crate::extent::Extent;
use crate::phrases::Range;
use crate::subjects::Subject;
use crate::verbs::Voice;
use crate::words::Class;

/// What follows a cue.
pub(crate) struct Forward {
    pub(crate) content: Vec<Range>,
    pub(crate) pattern: Pattern,
    pub(crate) hearer: Option<Range>,
    /// A feeling that belongs to the cue.
    pub(crate) cue_end: usize,
}

impl Binder<'_> {
    /// What follows the cue, whose words and source end at `behind`.
    pub(crate) fn forward(&self, index: usize, behind: usize, inverted: bool) -> Option<Forward> {
        let scene = self.scene;
        let hit = self.verbs[index].hit;
        let frames = hit.frames;
        let extent = Extent { scene, verbs: self.verbs, index };
        let forward = |content: Range, pattern: Pattern| {
            Some(Forward { content: vec![content], pattern, hearer: None, cue_end: hit.end })
        };
        if frames.any(Frames::FEELING)
            && !inverted
            && let Some(found) = self.feeling(&extent, hit)
        {
            return Some(found);
        }
        let clausal = Frames::CLAUSE.or(Frames::THAT).or(Frames::HEARER);
        let quoting = clausal.or(Frames::QUOTE).or(Frames::ASK);
        let mut hearer = None;
        let mut at = behind;
        if !inverted {
            if frames.any(Frames::ASK) && scene.class(at).starts_phrase() {
                let end = scene.joined_phrase_end(at);
                if end > at && scene.class(end) == Class::To
                    || scene.norm(end) == "not" && scene.class(end + 1) == Class::To
                {
                    return forward((at, extent.clause(at)), Pattern::Addressed);
                }
                if end > at && scene.class(end) == Class::Quote && scene.quotes_infinitive(end) {
                    return forward((at, extent.clause(at)), Pattern::Addressed);
                }
            }
            if frames.any(Frames::OF) && scene.class(at).starts_phrase() {
                let close = scene
                    .find(at, |class| {
                        matches!(class, Class::Comma | Class::Semicolon | Class::Stop)
                    })
                    .min(at + 16);
                let linked = (at + 1..close).any(|at| {
                    matches!(scene.norm(at), "of" | "for" | "as" | "over" | "on" | "with")
                });
                if linked || frames.any(Frames::OBJECT) {
                    return forward((at, extent.clause_cut_at_which(at)), Pattern::Addressed);
                }
            }
            if frames.any(Frames::HEARER) && scene.class(at).starts_phrase() {
                let end = scene.phrase_end(at);
                hearer = Some((at, end));
                at = end;
            } else if frames.any(Frames::ASK.or(Frames::HEARER))
                && frames.any(Frames::QUOTE)
                && scene.class(at) == Class::Object
            {
                hearer = Some((at, at + 1));
                at += 1;
            }
        }
        let plain = at;
        at = scene.skip_adjuncts(at);
        // An aside between the cue and its content: `said, after the talks, that …`.
        let cue_follows = self.verbs.iter().any(|verb| verb.group == at + 1);
        if scene.class(at) == Class::Comma && !inverted && !cue_follows {
            let close = scene.find(at + 1, |class| {
                matches!(class, Class::Comma | Class::Quote | Class::Semicolon)
            });
            if close < at + 14
                && (scene.norm(close + 1) == "that" || scene.class(close + 1) == Class::Quote)
                && scene.class(close) == Class::Comma
            {
                at = close + 1;
            }
        }
        let with_hearer = |content: Range, pattern: Pattern| {
            Some(Forward { content: vec![content], pattern, hearer, cue_end: hit.end })
        };
        let empty =
            Some(Forward { content: Vec::new(), pattern: Pattern::Bare, hearer, cue_end: hit.end });
        if frames.any(quoting)
            && let Some(quote) = self.quote_after(at)
        {
            return with_hearer((quote, extent.quote(quote)), Pattern::QuoteAfter);
        }
        if inverted {
            return empty;
        }
        let norm = scene.norm(at);
        if norm == "that"
            && frames.any(clausal)
            && !matches!(scene.class(at + 1), Class::Stop | Class::Comma)
        {
            return with_hearer((at, extent.clause(at)), Pattern::That);
        }
        if frames.any(clausal)
            && matches!(norm, "how" | "what" | "why" | "whether" | "if" | "where" | "who")
            && at == plain
        {
            return with_hearer((at, extent.clause(at)), Pattern::That);
        }
        if scene.class(plain) == Class::To && frames.any(Frames::INFINITIVE) {
            return forward((plain, extent.clause(plain)), Pattern::Verbal);
        }
        if frames.any(Frames::GERUND) && scene.class(plain) == Class::Ing {
            return forward((plain, extent.clause(plain)), Pattern::Verbal);
        }
        // `to say`: what follows is content only where its form shows it.
        if self.verbs[index].voice == Voice::Infinitive {
            return empty;
        }
        let gap = matches!(self.verbs[index].subject, Subject::Phrase((start, _)) if matches!(scene.norm(start.wrapping_sub(1)), "that" | "which" | "who" | "what"));
        if gap
            && frames.any(Frames::CLAUSE)
            && matches!(scene.class(at), Class::Auxiliary | Class::Modal | Class::Ed | Class::Past)
        {
            return with_hearer((at, extent.clause(at)), Pattern::Bare);
        }
        let phrase = scene.class(at).starts_phrase()
            || scene.norm(at) == "there"
            || scene.class(at) == Class::Quote;
        if frames.any(Frames::CLAUSE.or(Frames::HEARER))
            && (phrase || hearer.is_some() && scene.class(at).starts_phrase())
        {
            let end = extent.clause(at);
            let clause = self.is_clause(at, end) || !frames.any(Frames::OBJECT) && end > at + 2;
            if clause {
                return with_hearer((at, end), Pattern::Bare);
            }
        }
        if frames.any(Frames::OBJECT) && scene.class(plain).starts_phrase() {
            return forward((plain, extent.object(plain)), Pattern::Nominal);
        }
        if frames.any(Frames::CLAUSE)
            && matches!(scene.class(at), Class::Preposition | Class::Subordinator)
            && !inverted
        {
            let end = extent.clause(at);
            if self.is_clause(at + 1, end) {
                return with_hearer((at, end), Pattern::Bare);
            }
        }
        empty
    }

    /// `expressed concern over …`, `voiced deep regret that …`; the feeling goes to the cue.
    pub(crate) fn feeling(&self, extent: &Extent<'_>, hit: Hit) -> Option<Forward> {
        let scene = self.scene;
        let mut noun = hit.end;
        while noun < hit.end + 4 && !self.cues.is_feeling(scene.norm(noun)) {
            noun += 1;
        }
        if !self.cues.is_feeling(scene.norm(noun))
            || (hit.end..noun).any(|at| {
                !matches!(
                    scene.class(at),
                    Class::Common
                        | Class::Adverb
                        | Class::Determiner
                        | Class::Possessive
                        | Class::Ing
                        | Class::Ed
                        | Class::Conjunction
                )
            })
        {
            return None;
        }
        let link = noun + 1;
        let (start, pattern) = match scene.class(link) {
            Class::Subordinator if scene.norm(link) == "that" => (link, Pattern::That),
            Class::Preposition | Class::To => (link + 1, Pattern::Nominal),
            _ => return None,
        };
        let end =
            if pattern == Pattern::That { extent.clause(start) } else { extent.object(start) };
        (end > start).then(|| Forward {
            content: vec![(start, end)],
            pattern,
            hearer: None,
            cue_end: noun + 1,
        })
    }

    /// A quotation at `at`, or behind a comma, a colon or a dash there.
    pub(crate) fn quote_after(&self, at: usize) -> Option<usize> {
        let scene = self.scene;
        if scene.class(at) == Class::Quote {
            return (!scene.quotes_title(at)).then_some(at);
        }
        let link = matches!(scene.class(at), Class::Comma | Class::Colon | Class::Dash);
        (link && scene.class(at + 1) == Class::Quote).then_some(at + 1)
    }

    /// Whether the words from `start` to `end` may hold a finite verb.
    pub(crate) fn is_clause(&self, start: usize, end: usize) -> bool {
        let genitive_verb = |at: usize| {
            self.scene.class(at) == Class::Genitive
                && matches!(self.scene.before(at), Class::Pronoun)
        };
        (start + 1..end).any(|at| {
            matches!(
                self.scene.class(at),
                Class::Auxiliary | Class::Modal | Class::Past | Class::Ed | Class::Quote
            ) || self.is_finite(at)
                || genitive_verb(at)
        }) || end > start + 3
            && (start + 1..end)
                .any(|at| self.scene.class(at) == Class::Common && self.scene.is_plural(at))
            || self.scene.class(start) == Class::Pronoun && end > start + 1
    }
}
