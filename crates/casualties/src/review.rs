//! What a person may decide about a claim: its parts by name, and how their values are written.

use dateline_core::{Actor, Column, Count, DateRange, DocIdx, Review, Reviewable, Span, listed};
use jiff::civil::Date;

use crate::facts::{Claim, Facts};

impl Reviewable for Claim {
    fn id(&self) -> &str {
        &self.id
    }

    fn words(&self) -> Span {
        self.span
    }

    fn review(&self) -> &Option<Review> {
        &self.review
    }

    fn set_review(&mut self, review: Review) {
        self.review = Some(review);
    }

    fn correct(&mut self, part: &str, value: &str) -> Result<(), String> {
        match part {
            "count" => self.count = count(value).ok_or_else(|| unknown(value, COUNTS))?,
            "category" => self.category = listed(value)?,
            "group" => self.victims.group = listed(value)?,
            "side" => {
                self.victims.sides.clear();
                self.victims.side = Some(value.to_owned()).filter(|side| !side.is_empty());
            }
            "claimant" => {
                self.claimant = (!value.is_empty()).then(|| Actor::new(value, value));
            }
            "when" => self.when = when(value).ok_or_else(|| unknown(value, DAYS))?,
            _ => {
                return Err(format!(
                    "a claim has no part `{part}`; it has count, category, group, side, claimant, when"
                ));
            }
        }
        Ok(())
    }
}

const COUNTS: &str = "a number: 3, 3-5, >=5 (at least), >5 (more than), <=5, <5, ~5 (about)";
const DAYS: &str = "a day or two: 2021-07-28, 2021-07-28/2021-07-30";

fn unknown(value: &str, wanted: &str) -> String {
    format!("`{value}` is not {wanted}")
}

fn count(value: &str) -> Option<Count> {
    let number = |text: &str| text.trim().replace(',', "").parse::<u64>().ok();
    if let Some((low, high)) = value.split_once('-') {
        let (low, high) = (number(low)?, number(high)?);
        return (low <= high).then(|| Count::range(low, high));
    }
    let bounded = |sign: &str| value.strip_prefix(sign).map(number);
    let positive = |found: Option<u64>| found.filter(|n| *n > 0);
    // Longer signs first: `>=5` is not more than 5.
    if let Some(found) = bounded(">=") {
        return positive(found).map(Count::at_least);
    }
    if let Some(found) = bounded("<=") {
        return positive(found).map(Count::at_most);
    }
    if let Some(found) = bounded(">") {
        return found.map(Count::more_than);
    }
    if let Some(found) = bounded("<") {
        return positive(found).map(Count::less_than);
    }
    if let Some(found) = bounded("~") {
        return positive(found).map(Count::approx);
    }
    number(value).map(|n| if n == 0 { Count::none() } else { Count::exact(n) })
}

/// No day where nothing is written.
fn when(value: &str) -> Option<Option<DateRange>> {
    if value.is_empty() {
        return Some(None);
    }
    let (first, last) = value.split_once('/').unwrap_or((value, value));
    let day = |text: &str| text.trim().parse::<Date>().ok();
    let (first, last) = (day(first)?, day(last)?);
    (first <= last).then(|| Some(DateRange::new(first, last)))
}

/// The facts without the claims that people rejected; `None` where there is none.
pub(crate) fn standing(facts: &Column<Facts>) -> Option<Column<Facts>> {
    let rejected = |facts: &Facts| facts.claims.iter().any(Reviewable::is_rejected);
    if !facts.iter().any(|(_, facts)| rejected(facts)) {
        return None;
    }
    let rows = (0..facts.len()).map(|row| {
        let doc = DocIdx(u32::try_from(row).ok()?);
        let mut facts = facts.get(doc)?.clone();
        facts.claims.retain(|claim| !claim.is_rejected());
        Some(facts)
    });
    Some(Column::new(rows.collect()))
}
