//! What `diff` tells of odd and of edited reports.

use super::clash;
use super::hostile::{hostile, mutated};
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
