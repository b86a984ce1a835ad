//! How far the content behind a cue reaches.

use crate::cues::Form;
use crate::facts::Act;
use crate::phrases::Scene;
use crate::subjects::Subject;
use crate::verbs::{Verb, Voice};
use crate::words::Class;

/// The words behind a cue, of which some are its content.
pub(crate) struct Extent<'a> {
    pub(crate) scene: Scene<'a>,
    pub(crate) verbs: &'a [Verb],
    /// The cue among the verbs.
    pub(crate) index: usize,
}

impl Extent<'_> {
    /// The end of the clause that starts at `start`.
    pub(crate) fn clause(&self, start: usize) -> usize {
        self.end(start, |_| false)
    }

    /// The end of the clause that starts at `start`, which goes without a `which` or `who` that tells more of its last
    /// noun.
    pub(crate) fn clause_cut_at_which(&self, start: usize) -> usize {
        self.end(start, |at| {
            let which = self.scene.norm(at) == "which"
                && !matches!(self.scene.before(at), Class::Preposition | Class::To);
            which || matches!(self.scene.norm(at), "amid" | "amidst")
        })
    }

    /// The end of the noun phrase that starts at `start`, with all that hangs on it.
    pub(crate) fn object(&self, start: usize) -> usize {
        self.end(start, |at| {
            let norm = self.scene.norm(at);
            self.scene.class(at) == Class::Comma && !self.lists_on(at)
                || norm == "which" && self.scene.before(at).is_nominal()
                || matches!(
                    norm,
                    "after"
                        | "because"
                        | "while"
                        | "when"
                        | "although"
                        | "though"
                        | "since"
                        | "if"
                        | "before"
                        | "as"
                ) && at > start
        })
    }

    /// The end of the content that starts with the quotation at `start`: it alone, or the clause that it begins.
    pub(crate) fn quote(&self, start: usize) -> usize {
        let next = self.scene.class(start + 1);
        let goes_on = matches!(
            next,
            Class::Preposition
                | Class::To
                | Class::Common
                | Class::Auxiliary
                | Class::Modal
                | Class::Quote
                | Class::Ing
                | Class::Ed
        ) || matches!(self.scene.norm(start + 1), "and" | "or");
        let linked = matches!(self.scene.before(start), Class::Comma | Class::Colon);
        if linked || !goes_on { start + 1 } else { self.clause(start) }
    }

    /// Whether the comma at `at` stands in a list: `, … and …`.
    fn lists_on(&self, at: usize) -> bool {
        let next = self.scene.class(at + 1);
        if !(next.starts_phrase() || next == Class::Conjunction) {
            return false;
        }
        let close = self
            .scene
            .find(at + 1, |class| {
                matches!(
                    class,
                    Class::Stop | Class::Semicolon | Class::Wh | Class::Auxiliary | Class::Past
                )
            })
            .min(at + 14);
        (at + 1..close).any(|at| matches!(self.scene.norm(at), "and" | "or"))
    }

    fn end(&self, start: usize, stops: impl Fn(usize) -> bool) -> usize {
        let len = self.scene.len();
        let mut at = start;
        while at < len {
            if at > start && stops(at) || self.ends_at(at, start) {
                break;
            }
            at += 1;
        }
        while at > start + 1
            && matches!(
                self.scene.class(at - 1),
                Class::Comma | Class::Stop | Class::Dash | Class::Semicolon | Class::Conjunction
            )
        {
            at -= 1;
        }
        at
    }

    /// Whether whatever the content is, it is over at `at`.
    fn ends_at(&self, at: usize, start: usize) -> bool {
        match self.scene.class(at) {
            Class::Semicolon => true,
            Class::Colon => at > start && self.scene.class(at + 1) == Class::Quote,
            Class::Stop => at + 1 == self.scene.len() || self.scene.class(at + 1) == Class::Quote,
            Class::Comma => self.comma_ends(at, start),
            Class::Conjunction => at > start && self.joins_cue(at),
            _ if at > start
                && self.scene.quote_ends_in_comma(at - 1)
                && self.comma_ends(at - 1, start) =>
            {
                true
            }
            _ => {
                at > start
                    && self
                        .verbs
                        .iter()
                        .any(|verb| verb.voice == Voice::Fixed && verb.hit.start == at)
            }
        }
    }

    fn comma_ends(&self, at: usize, start: usize) -> bool {
        let norm = self.scene.norm(at + 1);
        if self.verbs[self.index].dependent && !self.lists_on(at) {
            return true;
        }
        if norm == "but"
            && (self.scene.class(at + 2) == Class::Quote || self.scene.norm(at + 2) == "that")
        {
            return false;
        }
        if matches!(norm, "which" | "where" | "but" | "while" | "although" | "whereas") {
            return norm != "but"
                || !self.scene.class(at + 2).is_verbal_companion()
                || self.joins_cue(at + 1);
        }
        if self.scene.class(at + 1) == Class::Conjunction && self.joins_cue(at + 1) {
            return true;
        }
        self.verbs.iter().skip(self.index + 1).any(|verb| {
            let participle = verb.voice == Voice::Participle
                && verb.group == at + 1
                && verb.hit.form == Form::Ing;
            let fixed = verb.voice == Voice::Fixed && verb.hit.start == at + 1;
            participle || fixed || self.is_aside(verb, at, start)
        })
    }

    /// Whether the comma at `comma` opens an attribution of its own: `…, X said.`, `…, as X put it,`, `…, said X.`
    fn is_aside(&self, verb: &Verb, comma: usize, _start: usize) -> bool {
        if verb.voice != Voice::Finite || verb.hit.start <= comma || verb.hit.start > comma + 14 {
            return false;
        }
        let Subject::Phrase((source, _)) = verb.subject else { return false };
        let behind = if self.scene.norm(comma + 1) == "as" { comma + 2 } else { comma + 1 };
        let closed = matches!(
            self.scene.class(self.scene.skip_adjuncts(verb.hit.end)),
            Class::Stop | Class::Comma
        );
        source == behind && closed
    }

    /// Whether the conjunction at `at` joins another cue to this one, or a clause of another speaker.
    fn joins_cue(&self, at: usize) -> bool {
        let own = self.verbs[self.index];
        self.verbs.iter().skip(self.index + 1).take_while(|verb| verb.group <= at + 24).any(
            |verb| {
                let kin = verb.hit.act == own.hit.act || verb.hit.act == Act::Speech;
                let joined = kin
                    && verb.group == at + 1
                    && !verb.negated
                    && matches!(verb.subject, Subject::Shared | Subject::Absent);
                let alike = match own.voice {
                    Voice::Finite => {
                        verb.voice == Voice::Finite
                            && (verb.hit.form == own.hit.form
                                || verb.hit.start > verb.group && verb.hit.form != Form::Base)
                    }
                    Voice::Participle => {
                        verb.voice == Voice::Participle
                            || verb.voice == Voice::Finite && verb.hit.form == Form::Past
                    }
                    _ => false,
                };
                let other = matches!(self.scene.before(at), Class::Comma | Class::Quote)
                    && verb.voice == Voice::Finite
                    && matches!(verb.subject, Subject::Phrase((source, _)) if source == at + 1);
                joined && alike || other
            },
        )
    }
}
