//! Findings in words: who, how many, when. The same wording in every view.

use dateline_core::{Actor, DateRange};

use crate::layout::number;
use crate::wire::{Claim, Named, Number, Quote, Stance};

/// An actor: `Armenia / Ministry of Defense / Artsrun Hovhannisyan`; one that could not be resolved with what it may be.
pub(crate) fn actor(actor: &Actor) -> String {
    let name =
        if actor.name.is_empty() { actor.id.as_deref().unwrap_or_default() } else { &actor.name };
    let person = actor.person.as_deref().filter(|person| *person != name);
    let mut parts: Vec<&str> = Vec::new();
    for part in [Some(name), actor.unit.as_deref(), person].into_iter().flatten() {
        if !part.is_empty() {
            parts.push(part);
        }
    }
    let known = if parts.is_empty() { "somebody unnamed".into() } else { parts.join(" / ") };
    match (&actor.id, actor.candidates.as_slice()) {
        (None, [_, ..]) => format!("{known} ({}?)", actor.candidates.join(" or ")),
        _ => known,
    }
}

/// Through whom: ` via AP, Trend`, or nothing.
pub(crate) fn via<'a>(relay: impl IntoIterator<Item = &'a str>) -> String {
    let names: Vec<&str> = relay.into_iter().collect();
    if names.is_empty() { String::new() } else { format!(" via {}", names.join(", ")) }
}

/// A name for an actor or a place that is reported by name alone.
pub(crate) fn named(named: &Named) -> String {
    match &named.person {
        Some(person) if *person != named.name => format!("{} / {person}", named.name),
        _ => named.name.clone(),
    }
}

/// A place with its country, unless that is the place.
pub(crate) fn place(place: &Named) -> String {
    match &place.country {
        Some(country) if *country != place.name => format!("{} ({country})", place.name),
        _ => place.name.clone(),
    }
}

/// A number as a person says it: `3`, `at least 3`, `more than 6,500`, `20,000 to 99,999 (vague)`.
pub(crate) fn count(count: &Number) -> String {
    let lo = number(count.lo);
    let hi = count.hi.map(number);
    match (count.bound.as_str(), hi) {
        ("exact", _) => lo,
        ("at-least", _) => format!("at least {lo}"),
        ("more-than", _) => format!("more than {}", number(count.lo.saturating_sub(1))),
        ("at-most", Some(hi)) => format!("at most {hi}"),
        ("less-than", _) => {
            format!("fewer than {}", number(count.hi.unwrap_or_default().saturating_add(1)))
        }
        ("approx", _) => format!("about {lo}"),
        ("plural", _) => "some".into(),
        ("none", _) => "none".into(),
        ("vague", Some(hi)) => format!("{lo} to {hi} (vague)"),
        ("vague", None) => format!("{lo} or more (vague)"),
        (_, Some(hi)) if hi == lo => lo,
        (_, Some(hi)) => format!("{lo} to {hi}"),
        (_, None) => format!("{lo} or more"),
    }
}

/// A number as the wire has it: `3 exact`, `6,501+ more-than`, `20,000–99,999 vague`.
pub(crate) fn count_on_wire(count: &Number) -> String {
    let lo = number(count.lo);
    let values = match count.hi {
        Some(hi) if hi == count.lo => lo,
        Some(hi) => format!("{lo}\u{2013}{}", number(hi)),
        None => format!("{lo}+"),
    };
    format!("{values} {}", count.bound)
}

/// Days: `2021-07-28`, `2020-09-27 to 2020-11-10`.
pub(crate) fn days(range: DateRange) -> String {
    if range.first() == range.last() {
        range.first().to_string()
    } else {
        format!("{} to {}", range.first(), range.last())
    }
}

/// Whose casualties: `ARM military`, `ARM, AZE`, `side not told, civilian`.
pub(crate) fn victims(side: Option<&str>, sides: &[String], group: Option<&str>) -> String {
    let side = side.map_or_else(|| sides.join(", "), str::to_owned);
    let side = if side.is_empty() { "no side named".to_owned() } else { side };
    match group {
        None | Some("unknown" | "") => side,
        Some(group) => format!("{side} {group}"),
    }
}

/// What a claim says, in a line: `killed 3 · ARM military · says Armenia / Ministry of Defense · 2021-07-28`.
pub(crate) fn claim(claim: &Claim) -> String {
    let victims = &claim.victims;
    let who = claim.claimant.as_ref().map_or_else(|| "the article itself".into(), actor);
    let mut parts = vec![
        format!("{} {}", claim.category, count(&claim.count)),
        self::victims(victims.side.as_deref(), &victims.sides, victims.group.as_deref()),
        format!("says {who}{}", via(claim.relay.iter().map(|relay| relay.name.as_str()))),
    ];
    parts.extend(claim.when.map(days));
    parts.extend(claim.place.as_ref().map(place));
    parts.extend((!claim.flags.is_empty()).then(|| claim.flags.join(", ")));
    parts.join(" \u{b7} ")
}

/// What a quote says, in a line: `indirect · says Iran / Foreign Ministry via Trend`.
pub(crate) fn quote(quote: &Quote) -> String {
    let who = quote.speaker.as_ref().map_or_else(|| "nobody".into(), actor);
    let others: String = quote.co_speakers.iter().map(|it| format!(" and {}", actor(it))).collect();
    let via = via(quote.relay.iter().map(|relay| relay.name.as_str()));
    let mut parts = vec![quote.kind.clone(), format!("says {who}{others}{via}")];
    parts.extend(quote.act.as_ref().filter(|act| *act != "speech").cloned());
    parts.join(" \u{b7} ")
}

/// What a stance says, in a line: `ACCUSE · Armenia → Azerbaijan · in-quote`.
pub(crate) fn stance(stance: &Stance) -> String {
    let target = stance.target.issue.clone().unwrap_or_else(|| actor(&stance.target.actor));
    let mut parts =
        vec![stance.class.clone(), format!("{} \u{2192} {target}", actor(&stance.actor))];
    parts.extend((!stance.flags.is_empty()).then(|| stance.flags.join(", ")));
    parts.join(" \u{b7} ")
}
