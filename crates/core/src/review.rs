//! What people decided about findings: a rejected one stays in the report and counts no more, a corrected one says what
//! it is told to, and each says that it was decided.

use serde::de::DeserializeOwned;
use serde::de::value::{Error, StrDeserializer};
use serde::{Deserialize, Serialize};

use crate::Span;

/// What a person decided about a finding, as the report keeps it beside the finding.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Review {
    /// The decision.
    pub verdict: Verdict,
    /// What is corrected: `count=3; side=ARM`.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub value: String,
    /// Why, in the person's words.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}

/// A decision about a finding.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// It is right.
    Accept,
    /// It is wrong and counts no more.
    Reject,
    /// Parts of it are wrong, and what is right is told.
    Correct,
}

impl Verdict {
    /// As it is written.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Verdict::Accept => "accept",
            Verdict::Reject => "reject",
            Verdict::Correct => "correct",
        }
    }
}

/// A decision about a finding of a document.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Decision {
    /// Where the finding's own words stand in the text.
    pub span: Span,
    /// The id that the finding had when it was decided about: tells apart findings of the same words.
    pub finding: String,
    /// What was decided.
    pub review: Review,
}

/// How many findings people decided about, by what they decided.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Reviewed {
    /// Those that are right.
    pub accepted: u64,
    /// Those that count no more.
    pub rejected: u64,
    /// Those that say what they were told to.
    pub corrected: u64,
}

impl Reviewed {
    /// The count over `reviews`; `None` where nobody decided about any.
    pub fn of<'a>(reviews: impl IntoIterator<Item = &'a Option<Review>>) -> Option<Reviewed> {
        let mut counts = Reviewed::default();
        for review in reviews.into_iter().flatten() {
            match review.verdict {
                Verdict::Accept => counts.accepted += 1,
                Verdict::Reject => counts.rejected += 1,
                Verdict::Correct => counts.corrected += 1,
            }
        }
        (counts != Reviewed::default()).then_some(counts)
    }
}

/// A finding that people may decide about.
pub trait Reviewable: Clone {
    /// Its id within its document.
    fn id(&self) -> &str;
    /// Its own words.
    fn words(&self) -> Span;
    /// What was decided about it.
    fn review(&self) -> &Option<Review>;
    /// Keeps what was decided about it.
    fn set_review(&mut self, review: Review);
    /// Puts what a person says in place of one of its parts.
    ///
    /// # Errors
    /// If it has no such part, or the value can't be one; the message says what could.
    fn correct(&mut self, part: &str, value: &str) -> Result<(), String>;

    /// Whether a person rejected it.
    fn is_rejected(&self) -> bool {
        self.review().as_ref().is_some_and(|review| review.verdict == Verdict::Reject)
    }
}

/// Applies decisions to findings; of each that can't be applied, its number and why.
pub fn decide<T: Reviewable>(findings: &mut [T], decisions: &[Decision]) -> Vec<(usize, String)> {
    let mut left = Vec::new();
    for (number, decision) in decisions.iter().enumerate() {
        let decided = one(findings, decision).and_then(|finding| apply(finding, &decision.review));
        if let Err(why) = decided {
            left.push((number, why));
        }
    }
    left
}

/// A word of a closed list as a person writes it: as the report does.
///
/// # Errors
/// If the list does not have it; the message tells what it has.
pub fn listed<T: DeserializeOwned>(value: &str) -> Result<T, String> {
    T::deserialize(StrDeserializer::<Error>::new(value)).map_err(|error| error.to_string())
}

/// The finding that a decision is about.
fn one<'a, T: Reviewable>(findings: &'a mut [T], decision: &Decision) -> Result<&'a mut T, String> {
    let same: Vec<usize> =
        (0..findings.len()).filter(|at| findings[*at].words() == decision.span).collect();
    let named = same.iter().copied().find(|at| findings[*at].id() == decision.finding);
    let at = match (&same[..], named) {
        ([], _) => return Err("nothing is found in these words any more".into()),
        ([only], _) => *only,
        (_, Some(named)) => named,
        (several, None) => {
            let ids: Vec<&str> = several.iter().map(|at| findings[*at].id()).collect();
            return Err(format!(
                "several findings have these words, and none of them is `{}`: name one of {}",
                decision.finding,
                ids.join(", ")
            ));
        }
    };
    findings.get_mut(at).ok_or_else(String::new)
}

fn apply<T: Reviewable>(finding: &mut T, review: &Review) -> Result<(), String> {
    let mut decided = finding.clone();
    if review.verdict == Verdict::Correct {
        let parts: Vec<&str> =
            review.value.split(';').map(str::trim).filter(|part| !part.is_empty()).collect();
        if parts.is_empty() {
            return Err("there is no corrected value: write `part=value`, such as `count=3`".into());
        }
        for part in parts {
            let (name, value) = part
                .split_once('=')
                .ok_or_else(|| format!("`{part}` is no correction: write `part=value`"))?;
            decided.correct(name.trim(), value.trim())?;
        }
    }
    decided.set_review(review.clone());
    *finding = decided;
    Ok(())
}
