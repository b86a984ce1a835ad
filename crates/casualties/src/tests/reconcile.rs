//! How claims become tallies: a test for each rule of `reconcile`.

use dateline_core::{
    Actor, Column, Corpus, Count, DateRange, DocIdx, Document, Meta, Place, Published,
    PublishedFrom, Span, Texts,
};

use crate::facts::{Category, Claim, Facts, Flag, Group, Victims};
use crate::reconcile::reconcile;

/// Nothing is read again in these tests.
struct NoTexts;

impl Texts for NoTexts {
    fn text(&self, _doc: DocIdx) -> anyhow::Result<String> {
        anyhow::bail!("no texts")
    }
}

/// A claim of three killed soldiers of Norland on 28 July 2021.
fn claim() -> Claim {
    Claim {
        id: String::new(),
        count: Count::exact(3),
        span: Span::new(0, 5),
        evidence: Span::new(0, 50),
        category: Category::Killed,
        victims: Victims { side: Some("NOR".into()), group: Group::Military, ..Victims::default() },
        claimant: None,
        relay: Vec::new(),
        when: Some(day("2021-07-28")),
        place: None,
        perpetrator: None,
        flags: Vec::new(),
        part: false,
    }
}

fn day(day: &str) -> DateRange {
    DateRange::day(day.parse().expect("a date"))
}

fn by(claim: Claim, id: &str) -> Claim {
    Claim { claimant: Some(Actor::new(id, id)), ..claim }
}

fn count(claim: Claim, count: Count) -> Claim {
    Claim { count, ..claim }
}

fn at(claim: Claim, name: &str, country: &str) -> Claim {
    let place = Place {
        name: name.into(),
        country: Some(country.into()),
        admin1: None,
        lat: None,
        lon: None,
        precision: None,
    };
    Claim { place: Some(place), ..claim }
}

/// The events of documents published on the days given, each with its claims, a line an event or a tally.
fn tallies(docs: Vec<(&str, Vec<Claim>)>) -> String {
    let mut metas: Vec<Meta> = Vec::new();
    let mut rows = Vec::new();
    for (number, (published, mut claims)) in docs.into_iter().enumerate() {
        let mut meta = Document::bare(&format!("d{number}"), "").meta;
        meta.published =
            published.parse().ok().map(|date| Published { date, from: PublishedFrom::Metadata });
        metas.push(meta);
        for (number, claim) in claims.iter_mut().enumerate() {
            claim.id = format!("c{}", number + 1);
            let at = 100 * number;
            (claim.span, claim.evidence) = (Span::new(at, at + 5), Span::new(at, at + 50));
        }
        rows.push(Some(Facts { claims, rejected: Vec::new() }));
    }
    let corpus = Corpus::new(metas, Box::new(NoTexts));
    let summary = reconcile(&corpus, &Column::new(rows), &dateline_dedup::Summary::default());
    let mut lines = Vec::new();
    for event in summary.events {
        let when =
            event.when.map_or("no day".into(), |when| format!("{} {}", when.first(), when.last()));
        let place = event.place.map_or(String::new(), |place| format!(" {}", place.name));
        let background = if event.background { " background" } else { "" };
        lines.push(format!("{} {when}{place} {}{background}", event.id, event.parties.join("+")));
        for tally in event.tallies {
            let number = |n: Option<u64>| n.map_or("-".into(), |n| n.to_string());
            let refs = |refs: &[crate::ClaimRef]| {
                refs.iter()
                    .map(|claim| format!("{}.{}", claim.doc.id, claim.id))
                    .collect::<Vec<_>>()
                    .join(" ")
            };
            let old = if tally.superseded.is_empty() {
                String::new()
            } else {
                format!(" not {}", refs(&tally.superseded))
            };
            lines.push(format!(
                "  {} {:?} {:?} {}/{}/{} {:?} {} origins: {}{old}",
                tally.side.unwrap_or_default(),
                tally.group,
                tally.category,
                tally.low,
                number(tally.best),
                number(tally.high),
                tally.agreement,
                tally.origins,
                refs(&tally.claims),
            ));
        }
    }
    lines.join("\n")
}

const DAY: &str = "2021-07-29";

#[test]
fn rule_1_counts_no_mentions_and_no_negated_or_hypothetical_claims() {
    let negated = Claim { flags: vec![Flag::Negated], ..claim() };
    let possible = Claim { flags: vec![Flag::Hypothetical], ..claim() };
    insta::assert_snapshot!(tallies(vec![(DAY, vec![count(claim(), Count::plural()), negated, possible])]), @"");
}

#[test]
fn rule_3_counts_claimants_once_whatever_outlets_they_came_through() {
    let relayed = by(claim(), "NOR");
    insta::assert_snapshot!(tallies(vec![(DAY, vec![by(claim(), "NOR"), by(claim(), "SUD")]), (DAY, vec![relayed])]), @r#"
    e1 2021-07-28 2021-07-28 NOR
      NOR Military Killed 3/3/3 Uncontested 2 origins: d0.c1 d0.c2 d1.c1
    "#);
}

#[test]
fn rule_3_takes_stories_in_their_own_voice_for_independent() {
    insta::assert_snapshot!(tallies(vec![(DAY, vec![claim()]), (DAY, vec![claim()])]), @r#"
    e1 2021-07-28 2021-07-28 NOR
      NOR Military Killed 3/3/3 Uncontested 2 origins: d0.c1 d1.c1
    "#);
}

#[test]
fn rule_4_keeps_days_apart() {
    let before = Claim { when: Some(day("2021-07-23")), ..claim() };
    insta::assert_snapshot!(tallies(vec![(DAY, vec![claim(), before])]), @r#"
    e1 2021-07-23 2021-07-23 NOR
      NOR Military Killed 3/3/3 Uncontested 1 origins: d0.c2
    e2 2021-07-28 2021-07-28 NOR
      NOR Military Killed 3/3/3 Uncontested 1 origins: d0.c1
    "#);
}

#[test]
fn rule_4_keeps_places_of_one_country_apart_and_takes_both_sides_of_a_border_together() {
    let told = vec![
        at(claim(), "Oldtown", "NOR"),
        at(claim(), "Newtown", "NOR"),
        at(claim(), "Southtown", "SUD"),
    ];
    insta::assert_snapshot!(tallies(vec![(DAY, told)]), @r#"
    e1 2021-07-28 2021-07-28 Oldtown NOR
      NOR Military Killed 3/3/3 Uncontested 1 origins: d0.c1 d0.c3
    e2 2021-07-28 2021-07-28 Newtown NOR
      NOR Military Killed 3/3/3 Uncontested 1 origins: d0.c2
    "#);
}

#[test]
fn rule_4_keeps_what_stories_look_back_on_apart() {
    let long = DateRange::new(
        "2020-09-27".parse().expect("a date"),
        "2020-11-10".parse().expect("a date"),
    );
    let old = Claim {
        when: Some(long),
        flags: vec![Flag::Background],
        ..count(claim(), Count::more_than(5000))
    };
    let other = count(old.clone(), Count::more_than(6500));
    insta::assert_snapshot!(tallies(vec![(DAY, vec![claim(), old]), (DAY, vec![other])]), @r#"
    e1 2020-09-27 2020-11-10 NOR background
      NOR Military Killed 5001/6501/- Compatible 2 origins: d0.c2 d1.c1
    e2 2021-07-28 2021-07-28 NOR
      NOR Military Killed 3/3/3 Uncontested 1 origins: d0.c1
    "#);
}

#[test]
fn rule_5_lets_claims_without_a_group_or_side_join_the_only_one() {
    let nobody =
        Claim { victims: Victims { side: Some("NOR".into()), ..Victims::default() }, ..claim() };
    let sideless =
        Claim { victims: Victims { group: Group::Military, ..Victims::default() }, ..claim() };
    let other = count(sideless.clone(), Count::exact(9));
    insta::assert_snapshot!(tallies(vec![(DAY, vec![claim(), nobody, sideless, other])]), @r#"
    e1 2021-07-28 2021-07-28 NOR
       Military Killed 9/9/9 Uncontested 1 origins: d0.c4
      NOR Military Killed 3/3/3 Uncontested 1 origins: d0.c1 d0.c2 d0.c3
    "#);
}

#[test]
fn rule_6_lets_later_figures_of_an_origin_supersede_earlier_ones() {
    let first = by(claim(), "NOR");
    let later = count(by(claim(), "NOR"), Count::exact(5));
    insta::assert_snapshot!(tallies(vec![("2021-07-28", vec![first]), ("2021-07-30", vec![later])]), @r#"
    e1 2021-07-28 2021-07-28 NOR
      NOR Military Killed 5/5/5 Uncontested 1 origins: d1.c1 not d0.c1
    "#);
}

#[test]
fn rule_7_takes_the_lower_median_of_origins() {
    let said = |who: &str, n: u64| count(by(claim(), who), Count::exact(n));
    insta::assert_snapshot!(tallies(vec![(DAY, vec![said("a", 2), said("b", 10), said("c", 4), said("d", 6)])]), @r#"
    e1 2021-07-28 2021-07-28 NOR
      NOR Military Killed 2/4/10 Conflict 4 origins: d0.c1 d0.c2 d0.c3 d0.c4
    "#);
}

#[test]
fn rule_7_prefers_what_a_side_says_of_its_own_people() {
    let said = |who: &str, n: u64| count(by(claim(), who), Count::exact(n));
    insta::assert_snapshot!(tallies(vec![(DAY, vec![said("NOR", 9), said("b", 2), said("c", 3)])]), @r#"
    e1 2021-07-28 2021-07-28 NOR
      NOR Military Killed 2/9/9 Conflict 3 origins: d0.c1 d0.c2 d0.c3
    "#);
}

#[test]
fn rule_7_takes_the_highest_of_lower_bounds_and_nothing_of_vague_words() {
    let least = vec![
        count(by(claim(), "a"), Count::more_than(5000)),
        count(by(claim(), "b"), Count::more_than(6500)),
    ];
    let vague = vec![count(claim(), Count::vague(12, Some(24)))];
    insta::assert_snapshot!(tallies(vec![(DAY, least)]), @r#"
    e1 2021-07-28 2021-07-28 NOR
      NOR Military Killed 5001/6501/- Compatible 2 origins: d0.c1 d0.c2
    "#);
    insta::assert_snapshot!(tallies(vec![(DAY, vague)]), @r#"
    e1 2021-07-28 2021-07-28 NOR
      NOR Military Killed 12/-/24 Uncontested 1 origins: d0.c1
    "#);
}

#[test]
fn rule_8_tells_agreement_from_conflict() {
    let compatible = vec![by(claim(), "a"), count(by(claim(), "b"), Count::at_least(2))];
    let conflict = vec![by(claim(), "a"), count(by(claim(), "b"), Count::exact(8))];
    insta::assert_snapshot!(tallies(vec![(DAY, compatible)]), @r#"
    e1 2021-07-28 2021-07-28 NOR
      NOR Military Killed 2/3/3 Compatible 2 origins: d0.c1 d0.c2
    "#);
    insta::assert_snapshot!(tallies(vec![(DAY, conflict)]), @r#"
    e1 2021-07-28 2021-07-28 NOR
      NOR Military Killed 3/3/8 Conflict 2 origins: d0.c1 d0.c2
    "#);
}

#[test]
fn rule_5_makes_tallies_of_parts_only_where_nothing_else_is_told() {
    let part = Claim { part: true, ..count(claim(), Count::exact(2)) };
    let victims = Victims { group: Group::Child, ..part.victims.clone() };
    let children = Claim { victims, ..part.clone() };
    insta::assert_snapshot!(tallies(vec![(DAY, vec![claim(), part, children])]), @r#"
    e1 2021-07-28 2021-07-28 NOR
      NOR Military Killed 3/3/3 Uncontested 1 origins: d0.c1
      NOR Child Killed 2/2/2 Uncontested 1 origins: d0.c3
    "#);
}

#[test]
fn rule_7_takes_one_person_for_one_of_a_larger_figure() {
    let victims = Victims { span: Some(Span::new(100, 105)), ..claim().victims };
    let one = Claim { victims, ..count(claim(), Count::exact(1)) };
    insta::assert_snapshot!(tallies(vec![(DAY, vec![claim(), one])]), @r#"
    e1 2021-07-28 2021-07-28 NOR
      NOR Military Killed 3/3/3 Uncontested 1 origins: d0.c1 d0.c2
    "#);
}
