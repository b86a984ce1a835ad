//! What claims come to: tests of the rules 13 to 25 of `docs/casualties-method.md`, but 14, which is in `joined`.

use dateline_core::{Actor, Count};

use super::reconcile::{DAY, alone, by, claim, count, flagged, n, of, tallies};
use crate::facts::{Claim, Flag, Group};

#[test]
fn rule_13_takes_what_a_story_says_first() {
    insta::assert_snapshot!(tallies(vec![(DAY, vec![n(claim(), 12), n(claim(), 5), n(claim(), 3)])]), @"
    e1 2021-07-28 2021-07-28 NOR
      NOR Military Killed 12/12/12 Uncontested 1 origins: d0.c1 d0.c2 d0.c3
    ");
}

#[test]
fn rule_13_takes_a_running_total_before_other_numbers() {
    let total = |n: u64| flagged(count(claim(), Count::exact(n)), Flag::Cumulative);
    insta::assert_snapshot!(tallies(vec![(DAY, vec![n(claim(), 3), total(9), total(12)])]), @"
    e1 2021-07-28 2021-07-28 NOR
      NOR Military Killed 12/12/12 Uncontested 1 origins: d0.c1 d0.c2 d0.c3
    ");
}

#[test]
fn rule_15_counts_no_detail_of_what_somebody_else_counts_in_the_story() {
    insta::assert_snapshot!(tallies(vec![(DAY, vec![by(n(claim(), 9), "police"), n(claim(), 8)])]), @"
    e1 2021-07-28 2021-07-28 NOR
      NOR Military Killed 9/9/9 Uncontested 1 origins: d0.c1 d0.c2
    ");
}

#[test]
fn rule_16_counts_vague_words_only_where_no_number_is_told() {
    let dozens = || vec![count(claim(), Count::vague(12, Some(24)))];
    insta::assert_snapshot!(tallies(vec![(DAY, dozens()), (DAY, vec![n(claim(), 58)])]), @"
    e1 2021-07-28 2021-07-28 NOR
      NOR Military Killed 58/58/58 Uncontested 2 origins: d0.c1 d1.c1
    ");
    insta::assert_snapshot!(tallies(vec![(DAY, dozens())]), @"
    e1 2021-07-28 2021-07-28 NOR
      NOR Military Killed 12/-/24 Uncontested 1 origins: d0.c1
    ");
}

#[test]
fn rule_17_takes_one_person_for_one_of_a_larger_figure() {
    insta::assert_snapshot!(tallies(vec![(DAY, vec![claim()]), (DAY, vec![by(alone(), "family")])]), @"
    e1 2021-07-28 2021-07-28 NOR
      NOR Military Killed 3/3/3 Uncontested 2 origins: d0.c1 d1.c1
    ");
}

#[test]
fn rule_17_keeps_one_person_where_hardly_any_story_counts_more() {
    let one = || (DAY, vec![alone()]);
    let more = (DAY, vec![n(claim(), 79)]);
    insta::assert_snapshot!(tallies(vec![one(), one(), one(), more]), @"
    e1 2021-07-28 2021-07-28 NOR
      NOR Military Killed 1/1/79 Conflict 4 origins: d0.c1 d1.c1 d2.c1 d3.c1
    ");
}

#[test]
fn rule_18_lets_later_figures_of_an_origin_supersede_earlier_ones() {
    let said = |n: u64| vec![by(count(claim(), Count::exact(n)), "NOR")];
    insta::assert_snapshot!(tallies(vec![("2021-07-28", said(3)), ("2021-07-30", said(5))]), @"
    e1 2021-07-28 2021-07-28 NOR
      NOR Military Killed 5/5/5 Uncontested 1 origins: d1.c1 not d0.c1
    ");
    insta::assert_snapshot!(tallies(vec![("2021-07-28", said(5)), ("2021-07-30", said(4))]), @"
    e1 2021-07-28 2021-07-28 NOR
      NOR Military Killed 4/4/4 Uncontested 1 origins: d1.c1 not d0.c1
    ");
}

#[test]
fn rule_19_lets_a_later_total_supersede_lower_figures_of_others() {
    let total = flagged(n(claim(), 5), Flag::Cumulative);
    insta::assert_snapshot!(tallies(vec![("2021-07-28", vec![claim()]), ("2021-07-30", vec![total])]), @"
    e1 2021-07-28 2021-07-28 NOR
      NOR Military Killed 5/5/5 Uncontested 2 origins: d1.c1 not d0.c1
    ");
}

#[test]
fn rule_19_lets_a_later_correction_supersede_all_earlier_figures() {
    let corrected = flagged(n(claim(), 2), Flag::Correction);
    let docs = vec![
        ("2021-07-28", vec![claim()]),
        ("2021-07-28", vec![n(claim(), 4)]),
        ("2021-07-30", vec![corrected]),
    ];
    insta::assert_snapshot!(tallies(docs), @"
    e1 2021-07-28 2021-07-28 NOR
      NOR Military Killed 2/2/2 Uncontested 3 origins: d2.c1 not d0.c1 d1.c1
    ");
}

#[test]
fn rule_20_keeps_what_a_party_says_of_its_opponent_out_of_the_range() {
    let enemy = flagged(by(n(claim(), 40), "SUD"), Flag::EnemyLoss);
    let party = Claim { perpetrator: Some(Actor::new("SUD", "SUD")), ..by(n(claim(), 40), "SUD") };
    insta::assert_snapshot!(tallies(vec![(DAY, vec![by(claim(), "third"), party])]), @"
    e1 2021-07-28 2021-07-28 NOR+SUD
      NOR Military Killed 3/3/3 Conflict 2 origins: d0.c1 d0.c2
    ");
    insta::assert_snapshot!(tallies(vec![(DAY, vec![by(claim(), "NOR")]), (DAY, vec![enemy.clone()])]), @"
    e1 2021-07-28 2021-07-28 NOR
      NOR Military Killed 3/3/3 Conflict 2 origins: d0.c1 d1.c1
    ");
    insta::assert_snapshot!(tallies(vec![(DAY, vec![enemy])]), @"
    e1 2021-07-28 2021-07-28 NOR
      NOR Military Killed 40/40/40 Uncontested 1 origins: d0.c1
    ");
}

#[test]
fn rule_20_takes_no_low_from_an_upper_bound_and_no_high_from_a_lower_one() {
    let told = vec![by(n(claim(), 6), "a"), by(count(claim(), Count::at_most(10)), "b")];
    insta::assert_snapshot!(tallies(vec![(DAY, told)]), @"
    e1 2021-07-28 2021-07-28 NOR
      NOR Military Killed 6/6/10 Compatible 2 origins: d0.c1 d0.c2
    ");
    let told = vec![by(n(claim(), 6), "a"), by(count(claim(), Count::more_than(8)), "b")];
    insta::assert_snapshot!(tallies(vec![(DAY, told)]), @"
    e1 2021-07-28 2021-07-28 NOR
      NOR Military Killed 6/6/- Conflict 2 origins: d0.c1 d0.c2
    ");
}

#[test]
fn rule_21_takes_the_lower_median_of_origins_in_conflict() {
    let said = |who: &str, n: u64| by(count(claim(), Count::exact(n)), who);
    let told = vec![said("a", 2), said("b", 10), said("c", 4), said("d", 6)];
    insta::assert_snapshot!(tallies(vec![(DAY, told)]), @"
    e1 2021-07-28 2021-07-28 NOR
      NOR Military Killed 2/4/10 Conflict 4 origins: d0.c1 d0.c2 d0.c3 d0.c4
    ");
}

#[test]
fn rule_21_takes_a_number_that_satisfies_all_where_there_is_one() {
    let told = vec![by(count(claim(), Count::range(10, 20)), "a"), by(n(claim(), 18), "b")];
    insta::assert_snapshot!(tallies(vec![(DAY, told)]), @"
    e1 2021-07-28 2021-07-28 NOR
      NOR Military Killed 10/18/20 Compatible 2 origins: d0.c1 d0.c2
    ");
    let least = vec![
        by(count(claim(), Count::more_than(5000)), "a"),
        by(count(claim(), Count::more_than(6500)), "b"),
    ];
    insta::assert_snapshot!(tallies(vec![(DAY, least)]), @"
    e1 2021-07-28 2021-07-28 NOR
      NOR Military Killed 5001/6501/- Compatible 2 origins: d0.c1 d0.c2
    ");
}

#[test]
fn rule_22_prefers_what_a_side_says_of_its_own_people() {
    let said = |who: &str, n: u64| by(count(claim(), Count::exact(n)), who);
    insta::assert_snapshot!(tallies(vec![(DAY, vec![said("NOR", 9), said("b", 2), said("c", 3)])]), @"
    e1 2021-07-28 2021-07-28 NOR
      NOR Military Killed 2/9/9 Conflict 3 origins: d0.c1 d0.c2 d0.c3
    ");
}

#[test]
fn rule_23_tells_agreement_from_conflict() {
    let compatible = vec![by(claim(), "a"), by(count(claim(), Count::at_least(2)), "b")];
    let conflict = vec![by(claim(), "a"), by(n(claim(), 8), "b")];
    insta::assert_snapshot!(tallies(vec![(DAY, compatible)]), @"
    e1 2021-07-28 2021-07-28 NOR
      NOR Military Killed 2/3/3 Compatible 2 origins: d0.c1 d0.c2
    ");
    insta::assert_snapshot!(tallies(vec![(DAY, conflict)]), @"
    e1 2021-07-28 2021-07-28 NOR
      NOR Military Killed 3/3/8 Conflict 2 origins: d0.c1 d0.c2
    ");
}

#[test]
fn rule_24_never_adds_a_total_to_its_parts() {
    let told = vec![
        of(n(claim(), 12), None, Group::Unknown),
        of(n(claim(), 8), None, Group::Civilian),
        of(n(claim(), 4), None, Group::Military),
    ];
    insta::assert_snapshot!(tallies(vec![(DAY, told)]), @"
    e1 2021-07-28 2021-07-28 
      all Killed 12/12/12 Uncontested
       Military Killed 4/4/4 Uncontested 1 origins: d0.c3
       Civilian Killed 8/8/8 Uncontested 1 origins: d0.c2
       Unknown Killed 12/12/12 Uncontested 1 origins: d0.c1
    ");
}

#[test]
fn rule_25_adds_parts_that_have_nobody_in_common() {
    let told = vec![
        claim(),
        of(n(claim(), 5), Some("SUD"), Group::Military),
        of(n(claim(), 4), None, Group::Civilian),
        of(n(claim(), 1), None, Group::Child),
    ];
    insta::assert_snapshot!(tallies(vec![(DAY, told)]), @"
    e1 2021-07-28 2021-07-28 NOR+SUD
      all Killed 12/12/12 Uncontested
       Civilian Killed 4/4/4 Uncontested 1 origins: d0.c3
       Child Killed 1/1/1 Uncontested 1 origins: d0.c4
      NOR Military Killed 3/3/3 Uncontested 1 origins: d0.c1
      SUD Military Killed 5/5/5 Uncontested 1 origins: d0.c2
    ");
}
