//! Cues that are used as verbs: in which voice, with which subject, and which are nouns instead.

use crate::cues::{Form, Frames, Hit};
use crate::phrases::Scene;
use crate::subjects::Subject;
use crate::words::Class;

/// A cue that is used as a verb (or as the preposition `according to`).
#[derive(Debug, Clone, Copy)]
pub(crate) struct Verb {
    /// Its words.
    pub(crate) hit: Hit,
    /// Where its auxiliaries and adverbs start.
    pub(crate) group: usize,
    /// How it is used.
    pub(crate) voice: Voice,
    /// Whose it is.
    pub(crate) subject: Subject,
    /// Whether its clause hangs on another one and so ends at a comma: `Although he said so, …`, `Ames, who said so, …`.
    pub(crate) dependent: bool,
    /// Whether it is denied: `never said`.
    pub(crate) negated: bool,
}

/// How a verb is used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Voice {
    /// `said`, `has said`, `is saying`
    Finite,
    /// `, saying`
    Participle,
    /// `to say`
    Infinitive,
    /// `was told`
    Passive,
    /// `according to`
    Fixed,
}

impl Verb {
    /// How the cue is used; `None` where it is no verb or denied (`did not say`).
    pub(crate) fn read(scene: Scene<'_>, hit: Hit) -> Option<Verb> {
        if hit.form == Form::Fixed {
            return Some(Verb {
                hit,
                group: hit.start,
                voice: Voice::Fixed,
                subject: Subject::Absent,
                dependent: false,
                negated: false,
            });
        }
        // `United States`: a cue has a capital only where a sentence starts.
        if scene.is_capital(hit.start)
            && !matches!(
                scene.before(hit.start),
                Class::Stop | Class::Colon | Class::Quote | Class::Dash
            )
        {
            return None;
        }
        // `the so called Front`
        if scene.norm(hit.start) == "called" && scene.norm(hit.start.wrapping_sub(1)) == "so" {
            return None;
        }
        if is_naming(scene, &hit) {
            return None;
        }
        let mut group = hit.start;
        let (mut be, mut helped, mut infinitive) = (false, false, false);
        while group > 0 {
            let norm = scene.norm(group - 1);
            match scene.class(group - 1) {
                Class::Auxiliary if matches!(norm, "do" | "does" | "did") => helped = true,
                Class::Auxiliary
                    if matches!(norm, "have" | "has" | "had" | "'ve" | "'d" | "having") =>
                {
                    helped = true
                }
                Class::Auxiliary => be = true,
                Class::Modal => helped = true,
                Class::Negation | Class::Adverb => {}
                Class::To if !helped && !be => infinitive = true,
                Class::Genitive
                    if norm == "'s" && matches!(scene.before(group - 1), Class::Pronoun) =>
                {
                    // `he's called for talks` has called; `he's accused` is.
                    *(if hit.end > hit.start + 1 { &mut helped } else { &mut be }) = true;
                }
                _ => break,
            }
            group -= 1;
        }
        let before = scene.before(group);
        let counted = matches!(
            scene.norm(hit.start.wrapping_sub(1)),
            "several"
                | "many"
                | "some"
                | "most"
                | "few"
                | "all"
                | "both"
                | "another"
                | "one"
                | "others"
                | "these"
                | "those"
        );
        let noun = !counted
            && matches!(
                scene.before(hit.start),
                Class::Determiner
                    | Class::Possessive
                    | Class::Preposition
                    | Class::Genitive
                    | Class::Hyphen
            )
            && !be
            && !helped;
        let voice = match hit.form {
            Form::Past if be => Voice::Passive,
            _ if infinitive && matches!(hit.form, Form::Base) => Voice::Infinitive,
            _ if infinitive => return None,
            Form::Ing if be || helped => Voice::Finite,
            Form::Ing
                if matches!(
                    before,
                    Class::Determiner | Class::Possessive | Class::Genitive | Class::Hyphen
                ) =>
            {
                return None;
            }
            Form::Ing => Voice::Participle,
            _ if noun || scene.class(hit.end) == Class::Hyphen => return None,
            Form::Base if helped => Voice::Finite,
            Form::Base if hit.start != group => Voice::Finite,
            Form::Base => {
                let plural = match before {
                    Class::Pronoun => !matches!(scene.norm(group - 1), "he" | "she" | "it"),
                    Class::Common | Class::Name if is_singular(scene, group) => false,
                    // `the front-runners in New Hampshire say`: no noun is spelled so.
                    Class::Common
                    | Class::Name
                    | Class::Time
                    | Class::Number
                    | Class::Ed
                    | Class::Adverb => !hit.frames.any(Frames::NOUN) || scene.is_plural(group - 1),
                    Class::Wh | Class::Conjunction | Class::Comma | Class::Quote => true,
                    _ => false,
                };
                if !plural {
                    return None;
                }
                Voice::Finite
            }
            Form::Third => {
                let fits = match before {
                    Class::Common => {
                        !hit.frames.any(Frames::NOUN)
                            || !scene.is_plural(group - 1) && !is_bare_noun(scene, &hit)
                    }
                    Class::Stop
                    | Class::Colon
                    | Class::Mark
                    | Class::Number
                    | Class::Ed
                    | Class::Ing => !hit.frames.any(Frames::NOUN) && before != Class::Stop,
                    _ => true,
                };
                if !fits {
                    return None;
                }
                Voice::Finite
            }
            Form::Past if group == 0 => return None,
            // `measures added by the house`
            Form::Past
                if !helped
                    && before != Class::Name
                    && scene.norm(hit.end) == "by"
                    && scene.class(hit.end + 1).starts_phrase() =>
            {
                return None;
            }
            _ => Voice::Finite,
        };
        let subject = match voice {
            Voice::Participle => participle_subject(scene, group),
            Voice::Infinitive => Subject::Shared,
            _ => scene.subject(group),
        };
        let negated = (group..hit.start).any(|at| scene.class(at) == Class::Negation);
        Some(Verb {
            hit,
            group,
            voice,
            subject,
            dependent: depends(scene, group, subject),
            negated,
        })
    }
}

/// Whether a cue's form and the word before it make it a finite verb, whatever its subject is.
pub(crate) fn looks_finite(scene: Scene<'_>, hit: &Hit) -> bool {
    let before = scene.before(hit.start);
    let subject = matches!(before, Class::Name | Class::Pronoun | Class::Wh)
        || before == Class::Common && !scene.is_plural(hit.start - 1);
    match hit.form {
        Form::Third => {
            subject && scene.class(hit.end) != Class::Hyphen && !scene.is_capital(hit.start)
        }
        Form::Past => {
            (subject || before == Class::Common)
                && !scene.is_capital(hit.start)
                && scene.norm(hit.end) != "by"
        }
        Form::Base | Form::Ing | Form::Fixed => false,
    }
}

/// Whether `called` only gives a thing its name: `a stream called Silver Run`.
fn is_naming(scene: Scene<'_>, hit: &Hit) -> bool {
    let called = scene.norm(hit.start) == "called" && hit.end == hit.start + 1;
    if !called || scene.before(hit.start) != Class::Common {
        return false;
    }
    let first = scene.simple_start(hit.start);
    let end = scene.find(hit.end, |class| class != Class::Name);
    matches!(scene.norm(first), "a" | "an")
        && end > hit.end
        && !matches!(
            scene.class(end),
            Class::Determiner | Class::Possessive | Class::Genitive | Class::Quote | Class::Common
        )
}

/// Whether a word in `-s` is a noun with an adjective before it, as its neighbors show: `peaceful protests that were met`.
fn is_bare_noun(scene: Scene<'_>, hit: &Hit) -> bool {
    let tells_more = matches!(scene.class(hit.end), Class::Auxiliary | Class::Modal | Class::Ing)
        || scene.class(hit.end) == Class::Wh && scene.norm(hit.end) != "what"
        || scene.norm(hit.end) == "that"
            && matches!(scene.class(hit.end + 1), Class::Auxiliary | Class::Modal | Class::Past);
    let start = scene.simple_start(hit.start);
    let headed = (start..hit.start).any(|at| {
        matches!(scene.class(at), Class::Determiner | Class::Possessive | Class::Genitive)
    });
    tells_more && !headed
}

/// Whether the phrase before `end` says that it is one thing: `a news report`.
fn is_singular(scene: Scene<'_>, end: usize) -> bool {
    matches!(
        scene.norm(scene.simple_start(end)),
        "a" | "an" | "this" | "each" | "every" | "another"
    )
}

/// The subject of a participle: its own (`with both sides accusing`), else that of the clause it hangs on.
fn participle_subject(scene: Scene<'_>, group: usize) -> Subject {
    if !matches!(scene.before(group), Class::Common | Class::Name) {
        return Subject::Shared;
    }
    let start = scene.simple_start(group);
    if start > 0 && scene.norm(start - 1) == "with" {
        Subject::Phrase((start, group))
    } else {
        Subject::Shared
    }
}

/// Whether the clause of the verb at `group` hangs on another one.
fn depends(scene: Scene<'_>, group: usize, subject: Subject) -> bool {
    let Subject::Phrase((start, _)) = subject else { return false };
    let relative =
        group >= 2 && scene.before(group) == Class::Wh && scene.class(group - 2) == Class::Comma;
    let before = start.checked_sub(1);
    let opened = before.is_some_and(|before| {
        before == 0
            && (scene.class(before) == Class::Subordinator && scene.norm(before) != "as"
                || scene.norm(before) == "when")
    });
    relative || opened
}
