//! The summaries of two reports as groups: families, links, passages, actors, distinct quotes, tallies, cells.

use super::Comparison;
use super::groups::Group;
use super::sides::Rest;
use crate::export::list;
use crate::say;
use crate::wire::{Cell, Event, FactRef, Summaries};

impl Comparison<'_> {
    /// Tells how the findings of two corpora differ.
    pub(super) fn corpus(&mut self, old: Rest, new: Rest) -> anyhow::Result<()> {
        // A finding is named as the new report names it, so that the same one is the same.
        let then = |at: &FactRef| match self.ids.now(&at.doc, &at.id) {
            Some(id) => format!("{}#{id}", at.doc),
            None => format!("{}#{} (lost)", at.doc, at.id),
        };
        let now = |at: &FactRef| format!("{}#{}", at.doc, at.id);
        let pairs = [
            [families(&old.summaries), families(&new.summaries)],
            [links(&old.summaries), links(&new.summaries)],
            [passages(&old.summaries), passages(&new.summaries)],
            [actors(&old.summaries), actors(&new.summaries)],
            [quotes(&old.summaries, &then), quotes(&new.summaries, &now)],
            [tallies(&old.summaries, &then), tallies(&new.summaries, &now)],
            [totals(&old.summaries, &then), totals(&new.summaries, &now)],
            [cells(&old.summaries), cells(&new.summaries)],
            [failures(&old), failures(&new)],
            [others(&old.summaries), others(&new.summaries)],
        ];
        pairs.iter().try_for_each(|[old, new]| self.groups(old, new))
    }
}

/// What a reference is called.
type Name<'n> = &'n dyn Fn(&FactRef) -> String;

fn families(summaries: &Summaries) -> Vec<Group> {
    let families = summaries.dedup.iter().flat_map(|dedup| &dedup.families);
    let group = |family: &crate::wire::Family| Group {
        kind: "family",
        key: list(&family.documents),
        members: family.documents.iter().cloned().collect(),
        name: family.id.clone(),
        says: vec![("origin", family.origin.clone().unwrap_or_default())],
    };
    families.map(group).collect()
}

fn links(summaries: &Summaries) -> Vec<Group> {
    let links = summaries.dedup.iter().flat_map(|dedup| &dedup.links);
    let group = |link: &crate::wire::Link| Group {
        kind: "link",
        key: format!("{}\n{}", link.a, link.b),
        members: Default::default(),
        name: format!("{} – {}", link.a, link.b),
        says: vec![
            ("kind", link.kind.clone()),
            ("jaccard", link.jaccard.get().to_string()),
            ("a_in_b", link.a_in_b.get().to_string()),
            ("b_in_a", link.b_in_a.get().to_string()),
        ],
    };
    links.map(group).collect()
}

fn passages(summaries: &Summaries) -> Vec<Group> {
    let passages = summaries.dedup.iter().flat_map(|dedup| &dedup.passages);
    let group = |it: &crate::wire::Passage| Group {
        kind: "passage",
        key: format!("{}\n{}\n{:?}\n{:?}", it.a, it.b, it.a_span, it.b_span),
        // Where a text changed its offsets shift: passages of the same documents are one, in their order.
        members: [format!("{} – {}", it.a, it.b)].into(),
        name: format!("{} – {}", it.a, it.b),
        says: vec![
            ("equal words", it.tokens.to_string()),
            ("bytes", format!("{} and {}", it.a_span.len(), it.b_span.len())),
            ("origin", it.origin.clone().unwrap_or_default()),
            ("changes", list(it.changes.iter().map(|change| change.kind.as_str()))),
        ],
    };
    passages.map(group).collect()
}

fn actors(summaries: &Summaries) -> Vec<Group> {
    let actors = summaries.actors.iter().flat_map(|summary| &summary.actors);
    let group = |it: &crate::wire::KnownActor| Group {
        kind: "actor",
        key: format!("{:?}", it.actor),
        members: Default::default(),
        name: say::actor(&it.actor),
        says: vec![
            ("mentions", it.mentions.to_string()),
            ("documents", it.documents.len().to_string()),
            ("names", list(&it.names)),
            ("roles", list(&it.roles)),
        ],
    };
    actors.map(group).collect()
}

fn quotes(summaries: &Summaries, name: Name<'_>) -> Vec<Group> {
    let mut groups = Vec::new();
    for speaker in summaries.quotes.iter().flat_map(|summary| &summary.speakers) {
        let who = speaker.speaker.as_ref().map_or_else(|| "nobody".into(), say::actor);
        for quote in &speaker.quotes {
            let members: std::collections::BTreeSet<String> =
                quote.variants.iter().flatten().map(name).collect();
            let first = members.first().cloned().unwrap_or_default();
            groups.push(Group {
                kind: "distinct quote",
                key: list(&members),
                members,
                name: first,
                says: vec![
                    ("speaker", who.clone()),
                    ("variants", quote.variants.len().to_string()),
                    ("first", quote.first.clone().unwrap_or_default()),
                ],
            });
        }
    }
    groups
}

fn tallies(summaries: &Summaries, name: Name<'_>) -> Vec<Group> {
    let mut groups = Vec::new();
    for event in summaries.casualties.iter().flat_map(|summary| &summary.events) {
        for (number, tally) in (1..).zip(&event.tallies) {
            let members: std::collections::BTreeSet<String> =
                tally.claims.iter().chain(&tally.superseded).map(name).collect();
            let side = say::victims(tally.side.as_deref(), &tally.sides, tally.group.as_deref());
            let mut says = of_event(event);
            says.extend([
                ("category", tally.category.clone()),
                ("of", side),
                ("low", value(tally.low)),
                ("best", value(tally.best)),
                ("high", value(tally.high)),
                ("agreement", tally.agreement.clone()),
                ("origins", value(tally.origins)),
                ("superseded", list(tally.superseded.iter().map(name))),
            ]);
            let key = format!("{}\n{}\n{}", tally.category, list(&members), says[2].1);
            groups.push(Group {
                kind: "tally",
                key,
                members,
                name: format!("{}.{number}", event.id),
                says,
            });
        }
    }
    groups
}

fn totals(summaries: &Summaries, name: Name<'_>) -> Vec<Group> {
    let mut groups = Vec::new();
    for event in summaries.casualties.iter().flat_map(|summary| &summary.events) {
        for total in &event.totals {
            let mut says = of_event(event);
            let key = format!("{}\n{:?}", total.category, says);
            says.extend([
                ("low", value(total.low)),
                ("best", value(total.best)),
                ("high", value(total.high)),
                ("agreement", total.agreement.clone()),
            ]);
            let of_it = event.tallies.iter().filter(|tally| tally.category == total.category);
            let members = of_it.flat_map(|tally| &tally.claims).map(name).collect();
            let name = format!("{}.{}", event.id, total.category);
            groups.push(Group { kind: "total", key, members, name, says });
        }
    }
    groups
}

fn of_event(event: &Event) -> Vec<(&'static str, String)> {
    vec![
        ("when", event.when.map(say::days).unwrap_or_default()),
        ("where", event.place.as_ref().map(say::place).unwrap_or_default()),
    ]
}

fn value(n: Option<u64>) -> String {
    n.map_or_else(String::new, |n| n.to_string())
}

fn cells(summaries: &Summaries) -> Vec<Group> {
    let all = summaries
        .stance
        .iter()
        .flat_map(|it| it.cells.iter().chain(&it.by_outlet).chain(&it.by_month));
    let group = |cell: &Cell| {
        let towards = cell.target.as_ref().or(cell.issue.as_ref()).cloned().unwrap_or_default();
        let of = [&cell.outlet, &cell.month].into_iter().flatten();
        let of: String = of.map(|of| format!(" in {of}")).collect();
        let history = if cell.historical { ", historical" } else { "" };
        let name = format!("{} → {towards}{of}{history}", cell.actor);
        Group {
            kind: "cell",
            key: format!("{name}\n{}", cell.issue.is_some()),
            members: Default::default(),
            name,
            says: vec![
                ("n", cell.n.to_string()),
                ("n_distinct", cell.n_distinct.to_string()),
                ("polarity_mean", cell.polarity_mean.to_string()),
                ("classes", list(cell.classes.iter().map(|(class, n)| format!("{class} {n}")))),
            ],
        }
    };
    all.map(group).collect()
}

fn failures(rest: &Rest) -> Vec<Group> {
    let group = |it: &crate::wire::Failure| Group {
        kind: "failure",
        key: format!("{}\n{:?}\n{}", it.analyzer, it.doc, it.error),
        members: Default::default(),
        name: format!("of {} on {}", it.analyzer, it.doc.as_deref().unwrap_or("the corpus")),
        says: vec![("error", it.error.clone())],
    };
    rest.failures.iter().map(group).collect()
}

/// Summaries of analyzers that this version does not know.
fn others(summaries: &Summaries) -> Vec<Group> {
    let group = |(analyzer, data): (&String, &serde_json::Value)| Group {
        kind: "summary",
        key: analyzer.clone(),
        members: Default::default(),
        name: format!("of {analyzer}"),
        says: vec![("data", data.to_string())],
    };
    summaries.other.iter().map(group).collect()
}
