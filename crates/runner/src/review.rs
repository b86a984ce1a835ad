//! Decisions of people, applied to the facts of a run before anything is reduced.
//!
//! A decision is known by its words: they are looked for where they stood, else where their sentence stands now. One whose
//! words are gone, or that its analyzer can't apply, is a failure that names where it comes from.

use std::collections::BTreeMap;

use dateline_core::{Decision, Results, Review, Span};

use crate::pipeline::Pipeline;
use crate::run::Failure;

/// What a person decided about a finding, as it was written down.
#[derive(Debug, Clone)]
pub struct Decided {
    /// Where it is written: `review.csv:12`.
    pub place: String,
    /// Whose finding it is.
    pub analyzer: String,
    /// The document's id.
    pub document: String,
    /// The finding's id at that time.
    pub finding: String,
    /// Where the finding's words stood.
    pub at: [usize; 2],
    /// The finding's words.
    pub words: String,
    /// Their sentence.
    pub evidence: String,
    /// What was decided.
    pub review: Review,
}

/// Decisions by document and analyzer.
pub(crate) struct Decisions<'a>(BTreeMap<&'a str, Vec<&'a Decided>>);

impl<'a> Decisions<'a> {
    pub(crate) fn new(decided: &'a [Decided]) -> Decisions<'a> {
        let mut decisions: BTreeMap<&str, Vec<&Decided>> = BTreeMap::new();
        for decision in decided {
            decisions.entry(&decision.document).or_default().push(decision);
        }
        Decisions(decisions)
    }

    /// Whether there are any about a document.
    pub(crate) fn are_about(&self, document: &str) -> bool {
        self.0.contains_key(document)
    }

    /// Applies those about a document to its facts; what could not be applied.
    pub(crate) fn apply(
        &mut self,
        pipeline: &Pipeline,
        document: &str,
        text: &str,
        row: &mut Results,
    ) -> Vec<Failure> {
        let mut failures = Vec::new();
        let mut placed: BTreeMap<&str, Vec<(&Decided, Decision)>> = BTreeMap::new();
        for decided in self.0.remove(document).unwrap_or_default() {
            match place(text, decided) {
                Some(span) => {
                    let (finding, review) = (decided.finding.clone(), decided.review.clone());
                    let decision = Decision { span, finding, review };
                    placed.entry(&decided.analyzer).or_default().push((decided, decision));
                }
                None => {
                    let why = "its words do not stand in the text any more";
                    failures.push(failure(decided, document, why));
                }
            }
        }
        for (name, decided) in placed {
            let decisions: Vec<Decision> =
                decided.iter().map(|(_, decision)| decision.clone()).collect();
            let analyzer = pipeline.analyzers().find(|(stage, _)| stage.plugin.name == name);
            let left = match analyzer {
                Some((_, analyzer)) => analyzer.review(row, &decisions),
                None => {
                    let why = || format!("no analyzer `{name}` is in this run");
                    (0..decisions.len()).map(|number| (number, why())).collect()
                }
            };
            let told = left.into_iter().filter_map(|(number, why)| {
                let (decided, _) = decided.get(number)?;
                Some(failure(decided, document, &why))
            });
            failures.extend(told);
        }
        failures
    }

    /// Those about documents that are not in the run.
    pub(crate) fn left(self) -> Vec<Failure> {
        let tell = |(document, decided): (&str, Vec<&Decided>)| Failure {
            analyzer: "review".into(),
            doc: Some(document.into()),
            error: format!(
                "no such document is in this run; {} of {} wait for it",
                if decided.len() == 1 {
                    "a decision".into()
                } else {
                    format!("{} decisions", decided.len())
                },
                decided.first().map_or("", |decided| file(&decided.place)),
            ),
            passed_over: true,
        };
        self.0.into_iter().map(tell).collect()
    }
}

fn file(place: &str) -> &str {
    place.rsplit_once(':').map_or(place, |(file, _)| file)
}

fn failure(decided: &Decided, document: &str, why: &str) -> Failure {
    let words: String = decided.words.chars().take(40).collect();
    Failure {
        analyzer: "review".into(),
        doc: Some(document.into()),
        error: format!("the decision of {} about `{words}` is not applied: {why}", decided.place),
        passed_over: false,
    }
}

/// Where the words of a decision stand now.
fn place(text: &str, decided: &Decided) -> Option<Span> {
    let [start, end] = decided.at;
    if text.get(start..end).is_some_and(|there| same(there, &decided.words)) {
        return Some(Span::new(start, end));
    }
    if decided.words.is_empty() || decided.evidence.is_empty() {
        return None;
    }
    // Of several places, the nearest to where they stood.
    let sentences = text.match_indices(&decided.evidence);
    let words = sentences.flat_map(|(from, sentence)| {
        sentence.match_indices(&decided.words).map(move |(at, _)| from + at)
    });
    let at = words.min_by_key(|at| at.abs_diff(start))?;
    Some(Span::new(at, at + decided.words.len()))
}

/// Whether words are the same but for their white space, which a spreadsheet may change.
fn same(a: &str, b: &str) -> bool {
    a == b || a.split_whitespace().eq(b.split_whitespace()) && !a.trim().is_empty()
}
