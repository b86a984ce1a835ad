//! Why a stance is what it is: the trigger, its frame, and the rules that found its parties.

use dateline_core::Explanation;
use serde::Serialize;

use crate::facts::{Finding, Target};
use crate::lexicon::{Part, Trigger};
use crate::matcher::Matcher;

/// Explains a finding.
pub(crate) fn explain(finding: &Finding, matcher: &Matcher) -> Explanation {
    let stance = &finding.stance;
    let target = match &stance.target {
        Target::Actor(actor) => actor.name.clone(),
        Target::Issue { issue } => format!("“{issue}”"),
    };
    let flags: Vec<_> = stance.flags.iter().map(wire).collect();
    let flags = if flags.is_empty() { String::new() } else { format!(" ({})", flags.join(", ")) };
    let trigger = matcher.triggers.iter().find(|trigger| trigger.id == finding.entry);
    let mut reasons = match trigger {
        Some(trigger) => entry(trigger),
        None => vec![format!("rule: {}", finding.entry)],
    };
    reasons.extend(finding.rules.iter().map(|rule| format!("rule: {rule}")));
    let parts = [
        (Some(stance.trigger), "trigger"),
        (stance.actor_span, "actor"),
        (stance.target_span, "target"),
    ];
    Explanation {
        id: stance.id.clone(),
        finding: format!("{} {} → {target}{flags}", wire(&stance.class), stance.actor.name),
        evidence: stance.evidence,
        marks: parts.into_iter().filter_map(|(span, what)| Some((span?, what.into()))).collect(),
        reasons,
    }
}

/// An entry of the lexicon and its frame.
fn entry(trigger: &Trigger) -> Vec<String> {
    let part = match trigger.part {
        Part::Verb => "verb",
        Part::Noun => "noun",
        Part::Adjective => "adjective",
    };
    let (lexicon, line) = &trigger.place;
    let mut frame = vec![format!("actor: {}", actor_place(trigger))];
    for (what, places) in [("target", &trigger.target), ("thing", &trigger.issue)] {
        if !places.is_empty() {
            frame.push(format!("{what}: {}", places.join(", ")));
        }
    }
    vec![
        format!(
            "trigger: {} ({part} `{}`, {}; {lexicon}, line {line})",
            trigger.id,
            trigger.words,
            wire(&trigger.class)
        ),
        format!("frame: {}", frame.join("; ")),
    ]
}

fn actor_place(trigger: &Trigger) -> &'static str {
    match trigger.part {
        _ if trigger.judged || trigger.loaded => "who says it",
        _ if trigger.inverse => "in the target's place",
        Part::Verb | Part::Adjective => "subject, or by in a passive",
        Part::Noun => "owner, by, from, or the subject of the verb that carries it",
    }
}

/// The name on the wire.
fn wire(value: &impl Serialize) -> String {
    let value = toml::Value::try_from(value).ok();
    value.and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default()
}
