//! From the stances of all documents to cells: copies and repeats are found, then pairs are counted.

use std::collections::BTreeMap;

use dateline_core::{Column, Corpus, DocIdx, Reviewable, Reviewed, Span};
use dateline_dedup::Summary as Dedup;

use crate::facts::{Facts, Finding, Flag, Target};
use crate::ontology::Class;
use crate::summary::{Cell, Evidence, Summary};

/// The share of equal words, in thousandths, from which on two wordings are one.
const NEAR_EQUAL: usize = 800;

/// A stance of the corpus with all that cells are made of.
struct Row<'a> {
    doc: DocIdx,
    finding: &'a Finding,
    outlet: Option<&'a str>,
    month: Option<String>,
    /// The number of the distinct stance that it is a copy of.
    distinct: usize,
}

/// What a cell is about.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Key<'a> {
    section: Option<&'a str>,
    actor: &'a str,
    issue: bool,
    target: &'a str,
    historical: bool,
}

/// Counts the stances of a corpus.
pub(crate) fn summary(corpus: &Corpus, facts: &Column<Facts>, dedup: &Dedup) -> Summary {
    let boilerplate: Vec<Vec<bool>> = corpus
        .docs()
        .map(|(doc, _)| {
            let out = dedup.boilerplate.get(doc.index()).map(Vec::as_slice).unwrap_or_default();
            let stances = facts.get(doc).map(|facts| facts.stances.as_slice()).unwrap_or_default();
            stances
                .iter()
                .map(|finding| out.iter().any(|span| span.contains(finding.stance.evidence)))
                .collect()
        })
        .collect();
    let mut rows: Vec<Row<'_>> = Vec::new();
    for (doc, facts) in facts.iter() {
        let meta = corpus.meta(doc);
        let month = meta.published.map(|published| published.date.strftime("%Y-%m").to_string());
        for (i, finding) in facts.stances.iter().enumerate() {
            let outlets = boilerplate.get(doc.index()).and_then(|marks| marks.get(i));
            if outlets != Some(&true) && !finding.stance.is_rejected() {
                rows.push(Row {
                    doc,
                    finding,
                    outlet: meta.outlet.as_deref(),
                    month: month.clone(),
                    distinct: 0,
                });
            }
        }
    }
    collapse(&mut rows, dedup);
    let findings = facts.iter().flat_map(|(_, facts)| &facts.stances);
    let mut summary = Summary {
        cells: cells(corpus, &rows, |_| Some(None)),
        by_outlet: cells(corpus, &rows, |row| row.outlet.map(Some)),
        by_month: cells(corpus, &rows, |row| row.month.as_deref().map(Some)),
        boilerplate,
        reviewed: Reviewed::of(findings.map(|finding| &finding.stance.review)),
    };
    for cell in &mut summary.by_month {
        cell.month = cell.outlet.take();
    }
    summary
}

/// Gives copies the number of the first of them: the same parties and class, and evidence that stands at overlapping
/// canonical places or has near equal words.
fn collapse(rows: &mut [Row<'_>], dedup: &Dedup) {
    let mut seen: BTreeMap<(&str, bool, &str, Class), Vec<First<'_>>> = BTreeMap::new();
    for (number, row) in rows.iter_mut().enumerate() {
        let stance = &row.finding.stance;
        let place = dedup.canonical(row.doc, stance.evidence);
        let (issue, target) = target_of(&stance.target);
        let firsts = seen
            .entry((stance.actor.id.as_deref().unwrap_or(""), issue, target, stance.class))
            .or_default();
        let copy = firsts.iter_mut().find(|first| {
            first.places.iter().any(|at| {
                at.0 == place.0
                    && at.1.overlaps(place.1)
                    && near(first.words, &row.finding.words, NEAR_EQUAL / 2)
            }) || near(first.words, &row.finding.words, NEAR_EQUAL)
        });
        match copy {
            Some(first) => {
                row.distinct = first.number;
                if !first.places.contains(&place) {
                    first.places.push(place);
                }
            }
            None => {
                row.distinct = number;
                firsts.push(First { number, words: &row.finding.words, places: vec![place] });
            }
        }
    }
}

/// The first of some copies.
struct First<'a> {
    number: usize,
    words: &'a [u32],
    places: Vec<(DocIdx, Span)>,
}

/// Whether the share of equal words of two sorted lists is at least `share` thousandths.
fn near(a: &[u32], b: &[u32], share: usize) -> bool {
    let (mut i, mut j, mut equal) = (0, 0, 0);
    while let (Some(x), Some(y)) = (a.get(i), b.get(j)) {
        equal += usize::from(x == y);
        i += usize::from(x <= y);
        j += usize::from(y <= x);
    }
    let all = a.len() + b.len() - equal;
    equal * 1000 >= share * all && all > 0
}

fn target_of(target: &Target) -> (bool, &str) {
    match target {
        Target::Actor(actor) => (false, actor.id.as_deref().unwrap_or("")),
        Target::Issue { issue } => (true, issue),
    }
}

/// The cells of the rows that `section` puts somewhere, most stances first, then by names.
fn cells<'a>(
    corpus: &Corpus,
    rows: &'a [Row<'_>],
    section: impl Fn(&'a Row<'_>) -> Option<Option<&'a str>>,
) -> Vec<Cell> {
    let mut groups: BTreeMap<Key<'a>, Vec<&'a Row<'_>>> = BTreeMap::new();
    for row in rows {
        let Some(section) = section(row) else { continue };
        let stance = &row.finding.stance;
        let (issue, target) = target_of(&stance.target);
        let Some(actor) = stance.actor.id.as_deref().filter(|_| !target.is_empty()) else {
            continue;
        };
        let historical = stance.flags.contains(&Flag::Historical);
        groups.entry(Key { section, actor, issue, target, historical }).or_default().push(row);
    }
    let mut cells: Vec<_> =
        groups.into_iter().map(|(key, rows)| (key.section, cell(corpus, &key, &rows))).collect();
    // Groups come sorted by names; a stable sort keeps that order among equals.
    cells.sort_by(|a, b| a.0.cmp(&b.0).then(b.1.n.cmp(&a.1.n)));
    cells.into_iter().map(|(_, cell)| cell).collect()
}

fn cell(corpus: &Corpus, key: &Key<'_>, rows: &[&Row<'_>]) -> Cell {
    let mut distinct: BTreeMap<usize, &Finding> = BTreeMap::new();
    for row in rows {
        distinct.entry(row.distinct).or_insert(row.finding);
    }
    let mut classes = BTreeMap::new();
    let mut sum = 0;
    for finding in distinct.values() {
        *classes.entry(finding.stance.class).or_default() += 1;
        sum += i64::from(finding.stance.polarity);
    }
    Cell {
        outlet: key.section.map(str::to_owned),
        month: None,
        actor: key.actor.to_owned(),
        target: (!key.issue).then(|| key.target.to_owned()),
        issue: key.issue.then(|| key.target.to_owned()),
        historical: key.historical,
        n: rows.len(),
        n_distinct: distinct.len(),
        polarity_mean: rounded_mean(sum, distinct.len()),
        classes,
        evidence: rows
            .iter()
            .map(|row| Evidence { doc: corpus.doc(row.doc), id: row.finding.stance.id.clone() })
            .collect(),
    }
}

/// The mean, rounded to the nearest whole number, halves away from zero.
fn rounded_mean(sum: i64, n: usize) -> i64 {
    let n = i64::try_from(n).unwrap_or(i64::MAX).max(1);
    (2 * sum + sum.signum() * n) / (2 * n)
}
