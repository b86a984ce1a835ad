//! How claims become tallies: tests of the rules 1 to 12 of `docs/casualties-method.md`.
//! `cargo xtask tidy` checks the names.

use dateline_core::{
    Actor, Column, Corpus, Count, DateRange, DocIdx, Document, Meta, Place, Precision, Published,
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
pub(super) fn claim() -> Claim {
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
        review: None,
    }
}

pub(super) fn day(day: &str) -> DateRange {
    DateRange::day(day.parse().expect("a date"))
}

pub(super) fn by(claim: Claim, id: &str) -> Claim {
    Claim { claimant: Some(Actor::new(id, id)), ..claim }
}

pub(super) fn count(claim: Claim, count: Count) -> Claim {
    Claim { count, ..claim }
}

pub(super) fn at(claim: Claim, name: &str, country: &str) -> Claim {
    let place = Place {
        name: name.into(),
        country: Some(country.into()),
        admin1: None,
        lat: None,
        lon: None,
        precision: Some(Precision::Settlement),
    };
    Claim { place: Some(place), ..claim }
}

pub(super) fn flagged(claim: Claim, flag: Flag) -> Claim {
    Claim { flags: vec![flag], ..claim }
}

pub(super) fn on(claim: Claim, date: &str) -> Claim {
    Claim { when: Some(day(date)), ..claim }
}

pub(super) fn of(claim: Claim, side: Option<&str>, group: Group) -> Claim {
    let victims = Victims { side: side.map(str::to_owned), group, ..claim.victims };
    Claim { victims, ..claim }
}

/// One person told by name or with an article.
pub(super) fn alone() -> Claim {
    let victims = Victims { span: Some(Span::new(0, 5)), ..claim().victims };
    Claim { victims, ..count(claim(), Count::exact(1)) }
}

pub(super) fn n(claim: Claim, n: u64) -> Claim {
    count(claim, Count::exact(n))
}

/// The days of the events of documents, each with its claims and the names in it, and a line for each tally and total.
pub(super) fn reconciled(docs: Vec<(&str, &[u32], Vec<Claim>)>) -> String {
    let mut metas: Vec<Meta> = Vec::new();
    let mut rows = Vec::new();
    for (number, (published, names, mut claims)) in docs.into_iter().enumerate() {
        let mut meta = Document::bare(&format!("d{number}"), "").meta;
        meta.published =
            published.parse().ok().map(|date| Published { date, from: PublishedFrom::Metadata });
        metas.push(meta);
        for (number, claim) in claims.iter_mut().enumerate() {
            claim.id = format!("c{}", number + 1);
            let at = 100 * number;
            let alone = claim.victims.span == Some(claim.span);
            (claim.span, claim.evidence) = (Span::new(at, at + 5), Span::new(at, at + 50));
            claim.victims.span = alone.then_some(claim.span);
        }
        rows.push(Some(Facts { claims, names: names.to_vec(), ..Facts::default() }));
    }
    let corpus = Corpus::new(metas, Box::new(NoTexts));
    let summary = reconcile(&corpus, &Column::new(rows), &dateline_dedup::Summary::default());
    let number = |n: Option<u64>| n.map_or("-".into(), |n| n.to_string());
    let mut lines = Vec::new();
    for event in summary.events {
        let when =
            event.when.map_or("no day".into(), |when| format!("{} {}", when.first(), when.last()));
        let place = event.place.map_or(String::new(), |place| format!(" {}", place.name));
        let background = if event.background { " background" } else { "" };
        lines.push(format!("{} {when}{place} {}{background}", event.id, event.parties.join("+")));
        for total in event.totals.iter().filter(|_| event.tallies.len() > 1) {
            let (low, best, high) = (total.low, number(total.best), number(total.high));
            let (category, agreement) = (total.category, total.agreement);
            lines.push(format!("  all {category:?} {low}/{best}/{high} {agreement:?}"));
        }
        for tally in event.tallies {
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
                "  {} {:?} {:?}{} {}/{}/{} {:?} {} origins: {}{old}",
                tally.side.unwrap_or_else(|| tally.sides.join("+")),
                tally.group,
                tally.category,
                if tally.part { " part" } else { "" },
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

/// The same of documents without names.
pub(super) fn tallies(docs: Vec<(&str, Vec<Claim>)>) -> String {
    reconciled(docs.into_iter().map(|(day, claims)| (day, &[][..], claims)).collect())
}

pub(super) const DAY: &str = "2021-07-29";
const LATER: &str = "2021-08-02";

#[test]
fn rule_1_counts_no_mentions_and_no_negated_or_hypothetical_claims() {
    let plural = count(claim(), Count::plural());
    let told = vec![plural, flagged(claim(), Flag::Negated), flagged(claim(), Flag::Hypothetical)];
    insta::assert_snapshot!(tallies(vec![(DAY, told)]), @"");
}

#[test]
fn rule_3_counts_claimants_once_whatever_outlets_they_came_through() {
    let told =
        vec![(DAY, vec![by(claim(), "NOR"), by(claim(), "SUD")]), (DAY, vec![by(claim(), "NOR")])];
    insta::assert_snapshot!(tallies(told), @"
    e1 2021-07-28 2021-07-28 NOR
      NOR Military Killed 3/3/3 Uncontested 2 origins: d0.c1 d0.c2 d1.c1
    ");
}

#[test]
fn rule_3_takes_stories_in_their_own_voice_for_independent() {
    insta::assert_snapshot!(tallies(vec![(DAY, vec![claim()]), (DAY, vec![claim()])]), @"
    e1 2021-07-28 2021-07-28 NOR
      NOR Military Killed 3/3/3 Uncontested 2 origins: d0.c1 d1.c1
    ");
}

#[test]
fn rule_3_gives_a_number_to_the_one_on_whose_word_the_story_has_it() {
    let headline = claim();
    insta::assert_snapshot!(tallies(vec![(DAY, vec![headline, by(claim(), "police")])]), @"
    e1 2021-07-28 2021-07-28 NOR
      NOR Military Killed 3/3/3 Uncontested 1 origins: d0.c1 d0.c2
    ");
}

#[test]
fn rule_4_keeps_days_of_a_story_apart() {
    insta::assert_snapshot!(tallies(vec![(DAY, vec![claim(), on(claim(), "2021-07-23")])]), @"
    e1 2021-07-23 2021-07-23 NOR
      NOR Military Killed 3/3/3 Uncontested 1 origins: d0.c2
    e2 2021-07-28 2021-07-28 NOR
      NOR Military Killed 3/3/3 Uncontested 1 origins: d0.c1
    ");
}

#[test]
fn rule_4_keeps_places_of_one_country_apart_and_takes_both_sides_of_a_border_together() {
    let told = vec![
        at(claim(), "Oldtown", "NOR"),
        at(claim(), "Newtown", "NOR"),
        at(claim(), "Southtown", "SUD"),
    ];
    insta::assert_snapshot!(tallies(vec![(DAY, told)]), @"
    e1 2021-07-28 2021-07-28 Oldtown NOR
      NOR Military Killed 3/3/3 Uncontested 1 origins: d0.c1
    e2 2021-07-28 2021-07-28 Newtown NOR
      NOR Military Killed 3/3/3 Uncontested 1 origins: d0.c2 d0.c3
    ");
}

#[test]
fn rule_4_takes_claims_of_no_place_but_a_country_together() {
    let killed = || {
        let mut killed = at(n(claim(), 4), "Norland", "NOR");
        killed.place.as_mut().unwrap().precision = Some(Precision::Country);
        killed
    };
    let told = vec![killed(), Claim { category: Category::Wounded, ..killed() }];
    insta::assert_snapshot!(tallies(vec![(DAY, told)]), @"
    e1 2021-07-28 2021-07-28 Norland NOR
      all Killed 4/4/4 Uncontested
      all Wounded 4/4/4 Uncontested
      NOR Military Killed 4/4/4 Uncontested 1 origins: d0.c1
      NOR Military Wounded 4/4/4 Uncontested 1 origins: d0.c2
    ");
}

#[test]
fn rule_4_gives_a_claim_without_a_place_to_the_incident_told_last() {
    let told = vec![
        at(n(claim(), 4), "Oldtown", "NOR"),
        at(n(claim(), 7), "Newtown", "NOR"),
        Claim { category: Category::Wounded, ..n(claim(), 20) },
    ];
    insta::assert_snapshot!(tallies(vec![(DAY, told)]), @"
    e1 2021-07-28 2021-07-28 Oldtown NOR
      NOR Military Killed 4/4/4 Uncontested 1 origins: d0.c1
    e2 2021-07-28 2021-07-28 Newtown NOR
      all Killed 7/7/7 Uncontested
      all Wounded 20/20/20 Uncontested
      NOR Military Killed 7/7/7 Uncontested 1 origins: d0.c2
      NOR Military Wounded 20/20/20 Uncontested 1 origins: d0.c3
    ");
}

#[test]
fn rule_5_lets_a_headline_join_the_days_that_the_story_gives() {
    let told = vec![on(claim(), DAY), claim(), on(n(claim(), 9), "2021-07-20")];
    insta::assert_snapshot!(tallies(vec![(DAY, told)]), @"
    e1 2021-07-20 2021-07-20 NOR
      NOR Military Killed 9/9/9 Uncontested 1 origins: d0.c3
    e2 2021-07-28 2021-07-28 NOR
      NOR Military Killed 3/3/3 Uncontested 1 origins: d0.c1 d0.c2
    ");
}

/// Names that two stories of one incident share, and those of another incident of the same town.
const ONE: &[u32] = &[1, 2, 3, 4, 5];
const SAME: &[u32] = &[1, 2, 3, 8, 9];
const OTHER: &[u32] = &[11, 12, 13, 14, 15];

#[test]
fn rule_6_keeps_two_incidents_of_one_town_and_day_apart_where_stories_name_other_people() {
    let told = |n: u64| vec![at(count(claim(), Count::exact(n)), "Oldtown", "NOR")];
    let docs = vec![(DAY, ONE, told(2)), (DAY, OTHER, told(5)), (DAY, SAME, told(3))];
    insta::assert_snapshot!(reconciled(docs), @"
    e1 2021-07-28 2021-07-28 Oldtown NOR
      NOR Military Killed 2/2/3 Conflict 2 origins: d0.c1 d2.c1
    e2 2021-07-28 2021-07-28 Oldtown NOR
      NOR Military Killed 5/5/5 Uncontested 1 origins: d1.c1
    ");
}

#[test]
fn rule_6_takes_stories_of_one_town_and_day_together_where_nothing_tells_them_apart() {
    let told = |n: u64| vec![at(count(claim(), Count::exact(n)), "Oldtown", "NOR")];
    insta::assert_snapshot!(tallies(vec![(DAY, told(2)), (DAY, told(5))]), @"
    e1 2021-07-28 2021-07-28 Oldtown NOR
      NOR Military Killed 2/2/5 Conflict 2 origins: d0.c1 d1.c1
    ");
}

#[test]
fn rule_7_lets_stories_without_a_place_join_by_the_names_in_them() {
    let nobody = |n: u64| vec![of(count(claim(), Count::exact(n)), None, Group::Unknown)];
    let placed = vec![at(of(n(claim(), 4), None, Group::Unknown), "Oldtown", "NOR")];
    let docs = vec![(DAY, ONE, placed), (DAY, SAME, nobody(5)), (DAY, OTHER, nobody(4))];
    insta::assert_snapshot!(reconciled(docs), @"
    e1 2021-07-28 2021-07-28 Oldtown 
       Unknown Killed 4/4/5 Conflict 2 origins: d0.c1 d1.c1
    e2 2021-07-28 2021-07-28 
       Unknown Killed 4/4/4 Uncontested 1 origins: d2.c1
    ");
}

#[test]
fn rule_7_lets_reports_a_day_apart_join_where_they_tell_the_same() {
    let told =
        |date: &str, n: u64| vec![at(on(count(claim(), Count::exact(n)), date), "Oldtown", "NOR")];
    let docs = vec![
        (DAY, told("2021-07-28", 12)),
        (DAY, told("2021-07-29", 12)),
        (DAY, told("2021-07-27", 4)),
    ];
    insta::assert_snapshot!(tallies(docs), @"
    e1 2021-07-27 2021-07-27 Oldtown NOR
      NOR Military Killed 4/4/4 Uncontested 1 origins: d2.c1
    e2 2021-07-28 2021-07-28 Oldtown NOR
      NOR Military Killed 12/12/12 Uncontested 2 origins: d0.c1 d1.c1
    ");
}

#[test]
fn rule_7_lets_a_story_without_a_day_of_its_own_join_within_two_weeks() {
    let docs = vec![
        (DAY, ONE, vec![at(n(claim(), 4), "Oldtown", "NOR")]),
        (LATER, SAME, vec![on(n(claim(), 5), LATER)]),
        (LATER, SAME, vec![on(n(claim(), 5), "2021-08-01")]),
    ];
    insta::assert_snapshot!(reconciled(docs), @"
    e1 2021-07-28 2021-07-28 Oldtown NOR
      NOR Military Killed 4/4/5 Conflict 2 origins: d0.c1 d1.c1
    e2 2021-08-01 2021-08-01 NOR
      NOR Military Killed 5/5/5 Uncontested 1 origins: d2.c1
    ");
}

#[test]
fn rule_7_takes_stories_that_give_no_day_at_all_together_by_place_and_number() {
    let undated = |n: u64| {
        vec![at(Claim { when: None, ..count(claim(), Count::exact(n)) }, "Oldtown", "NOR")]
    };
    insta::assert_snapshot!(tallies(vec![("", undated(12)), ("", undated(13)), ("", undated(40))]), @"
    e1 no day Oldtown NOR
      NOR Military Killed 12/12/13 Conflict 2 origins: d0.c1 d1.c1
    e2 no day Oldtown NOR
      NOR Military Killed 40/40/40 Uncontested 1 origins: d2.c1
    ");
}

#[test]
fn rule_8_keeps_what_stories_look_back_on_apart() {
    let long = DateRange::new(
        "2020-09-27".parse().expect("a date"),
        "2020-11-10".parse().expect("a date"),
    );
    let old = Claim {
        when: Some(long),
        ..flagged(count(claim(), Count::more_than(5000)), Flag::Background)
    };
    let other = count(old.clone(), Count::more_than(6500));
    insta::assert_snapshot!(tallies(vec![(DAY, vec![claim(), old]), (DAY, vec![other])]), @"
    e1 2020-09-27 2020-11-10 NOR background
      NOR Military Killed 5001/6501/- Compatible 2 origins: d0.c2 d1.c1
    e2 2021-07-28 2021-07-28 NOR
      NOR Military Killed 3/3/3 Uncontested 1 origins: d0.c1
    ");
}

#[test]
fn rule_9_makes_a_tally_for_each_side_group_and_category() {
    let told = vec![
        claim(),
        Claim { category: Category::Wounded, ..claim() },
        Claim { category: Category::Unspecified, ..n(claim(), 8) },
        of(n(claim(), 2), Some("SUD"), Group::Police),
    ];
    insta::assert_snapshot!(tallies(vec![(DAY, told)]), @"
    e1 2021-07-28 2021-07-28 NOR+SUD
      all Killed 5/5/5 Uncontested
      all Wounded 3/3/3 Uncontested
      all Unspecified 8/8/8 Uncontested
      NOR Military Killed 3/3/3 Uncontested 1 origins: d0.c1
      NOR Military Wounded 3/3/3 Uncontested 1 origins: d0.c2
      NOR Military Unspecified 8/8/8 Uncontested 1 origins: d0.c3
      SUD Police Killed 2/2/2 Uncontested 1 origins: d0.c4
    ");
}

#[test]
fn rule_10_lets_claims_of_nobody_in_particular_join_the_only_group() {
    let people = of(claim(), Some("NOR"), Group::Unknown);
    insta::assert_snapshot!(tallies(vec![(DAY, vec![claim()]), (DAY, vec![people])]), @"
    e1 2021-07-28 2021-07-28 NOR
      NOR Military Killed 3/3/3 Uncontested 2 origins: d0.c1 d1.c1
    ");
}

#[test]
fn rule_10_keeps_a_total_apart_from_a_group_that_is_some_of_it() {
    let people = of(n(claim(), 12), Some("NOR"), Group::Unknown);
    insta::assert_snapshot!(tallies(vec![(DAY, vec![people, claim()])]), @"
    e1 2021-07-28 2021-07-28 NOR
      all Killed 12/12/12 Uncontested
      NOR Military Killed 3/3/3 Uncontested 1 origins: d0.c2
      NOR Unknown Killed 12/12/12 Uncontested 1 origins: d0.c1
    ");
}

#[test]
fn rule_11_lets_claims_without_a_side_join_the_only_side_with_their_number() {
    let people = |n: u64| of(count(claim(), Count::exact(n)), None, Group::Unknown);
    let docs = vec![
        (DAY, vec![claim(), of(n(claim(), 5), Some("SUD"), Group::Military), people(3)]),
        (DAY, vec![people(3)]),
    ];
    insta::assert_snapshot!(tallies(docs), @"
    e1 2021-07-28 2021-07-28 NOR+SUD
      all Killed 8/8/8 Uncontested
      NOR Military Killed 3/3/3 Uncontested 1 origins: d0.c1 d0.c3
      SUD Military Killed 5/5/5 Uncontested 1 origins: d0.c2
    e2 2021-07-28 2021-07-28 
       Unknown Killed 3/3/3 Uncontested 1 origins: d1.c1
    ");
}

#[test]
fn rule_12_makes_tallies_of_parts_only_where_their_story_counts_the_group_in_no_other_way() {
    let part = Claim { part: true, ..n(claim(), 2) };
    let children = of(part.clone(), Some("NOR"), Group::Child);
    insta::assert_snapshot!(tallies(vec![(DAY, vec![claim(), part, children])]), @"
    e1 2021-07-28 2021-07-28 NOR
      all Killed 3/3/3 Uncontested
      NOR Military Killed 3/3/3 Uncontested 1 origins: d0.c1
      NOR Child Killed part 2/2/2 Uncontested 1 origins: d0.c3
    ");
}
