//! Why a finding is what it is.

use crate::Span;

/// Why an analyzer has a finding: the words it rests on, and the entries and rules that led to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explanation {
    /// The finding's id within its document: `s1`.
    pub id: String,
    /// What it says, in a line.
    pub finding: String,
    /// The words that show it.
    pub evidence: Span,
    /// The parts of the evidence, each with what it is.
    pub marks: Vec<(Span, String)>,
    /// The entries and rules, in the order in which they came in.
    pub reasons: Vec<String>,
}
