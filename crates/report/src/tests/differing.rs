//! What `diff` tells of odd and of edited reports.

use super::hostile::{hostile, mutated};
use super::{Wire, clash};
use crate::{Differences, diff};

fn differ(old: &str, new: &str) -> anyhow::Result<Differences> {
    diff([&old.to_owned(), &new.to_owned()], &mut |_| Ok(()), &mut |_| Ok(()))
}

#[test]
fn a_report_is_the_same_as_itself() {
    for wire in [clash(), hostile()] {
        let differences = differ(&wire.lines, &wire.lines).expect("reports");
        assert!(differences.is_none(), "{differences:?}");
        assert!(differences.same > 10, "{differences:?}");
    }
}

#[test]
fn events_of_one_town_and_day_are_told_apart() {
    let total = |id: &str, low: u64| {
        format!(
            r#"{{"id":"{id}","tallies":[],"totals":[{{"category":"killed","low":{low},"agreement":"uncontested"}}]}}"#
        )
    };
    let report = |last: u64| {
        let events = format!(r#"{{"events":[{},{}]}}"#, total("e1", 3), total("e2", last));
        Wire::of("casualties", 0).summary("casualties", "", &events).lines
    };
    let same = differ(&report(4), &report(4)).expect("reports");
    assert_eq!((same.same, same.is_none()), (2, true));
    let other = differ(&report(4), &report(5)).expect("reports");
    assert_eq!((other.same, other.changed, other.added, other.lost), (1, 1, 0, 0));
}

#[test]
fn every_finding_of_both_reports_is_told_once() {
    let wire = clash();
    let mut compared = 0;
    for seed in 0..400 {
        let other = mutated(&wire.lines, seed);
        let (Ok(there), Ok(back)) = (differ(&wire.lines, &other), differ(&other, &wire.lines))
        else {
            continue;
        };
        compared += 1;
        let all = |it: &Differences, alone: u64| it.same + it.changed + alone;
        assert_eq!(all(&there, there.lost), all(&back, back.added), "seed {seed}");
        assert_eq!(all(&there, there.added), all(&back, back.lost), "seed {seed}");
        assert_eq!(there.is_none(), back.is_none(), "seed {seed}");
    }
    assert!(compared > 40, "only {compared} of the mutants are reports");
}
