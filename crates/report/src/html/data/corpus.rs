//! What was found in the corpus: events, stances by pair, quotes by speaker, families and passages.

use std::collections::BTreeMap;

use dateline_core::Span;
use serde::Serialize;

use super::{Actors, Here, Scope};
use crate::book::Book;
use crate::read::DocumentReport;
use crate::say;
use crate::wire::{Cell, Event, FactRef, Passage, Tally};

/// Places of a document and of a finding in it, one pair behind the other; what the report does not hold is left out
/// and counted.
type Refs = Vec<usize>;

/// The tables of a page. A page of documents has passages alone.
#[derive(Default, Serialize)]
pub(in crate::html) struct Corpus<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    events: Option<Vec<EventData<'a>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    cells: Option<Vec<CellData<'a>>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    by_outlet: Vec<CellData<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    by_month: Vec<CellData<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    speakers: Option<Vec<SpeakerData>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    families: Option<Vec<FamilyData<'a>>>,
    /// a, b, kind, jaccard, a in b, b in a.
    links: Vec<(usize, usize, &'a str, u16, u16, u16)>,
    passages: Vec<PassageData<'a>>,
    /// The names of actors' ids.
    names: BTreeMap<&'a str, &'a str>,
}

#[derive(Serialize)]
struct EventData<'a> {
    id: &'a str,
    when: Option<String>,
    #[serde(rename = "where")]
    place: Option<String>,
    parties: &'a [String],
    #[serde(skip_serializing_if = "is_false")]
    background: bool,
    totals: Vec<TotalData<'a>>,
    tallies: Vec<TallyData<'a>>,
}

/// Category, low, best, high, agreement.
type TotalData<'a> = (&'a str, Option<u64>, Option<u64>, Option<u64>, &'a str);

#[derive(Serialize)]
struct TallyData<'a> {
    who: String,
    side: Option<&'a str>,
    cat: &'a str,
    low: Option<u64>,
    best: Option<u64>,
    high: Option<u64>,
    agree: &'a str,
    origins: Option<u64>,
    #[serde(skip_serializing_if = "is_false")]
    part: bool,
    claims: Refs,
    old: Refs,
    /// How many claims it names that the report does not hold.
    #[serde(skip_serializing_if = "is_zero")]
    lost: usize,
}

#[derive(Serialize)]
struct CellData<'a> {
    a: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    t: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    issue: Option<&'a str>,
    n: u64,
    d: u64,
    pol: i64,
    classes: &'a BTreeMap<String, u64>,
    #[serde(skip_serializing_if = "is_false")]
    old: bool,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    refs: Refs,
    #[serde(skip_serializing_if = "Option::is_none")]
    of: Option<&'a str>,
}

#[derive(Serialize)]
struct SpeakerData {
    by: Option<usize>,
    /// For each distinct quote: its wordings (each the quotes that bear it), how many documents carry it, the first.
    quotes: Vec<(Vec<Refs>, usize, Option<usize>)>,
}

#[derive(Serialize)]
struct FamilyData<'a> {
    id: &'a str,
    docs: Vec<usize>,
    origin: Option<usize>,
}

#[derive(Serialize)]
struct PassageData<'a> {
    a: usize,
    #[serde(rename = "as")]
    a_span: Span,
    b: usize,
    bs: Span,
    tokens: u64,
    origin: Option<usize>,
    changes: Vec<(Span, Span, &'a str)>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands over references")]
fn is_false(flag: &bool) -> bool {
    !*flag
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands over references")]
fn is_zero(n: &usize) -> bool {
    *n == 0
}

impl<'a> Corpus<'a> {
    pub(super) fn of(book: &Book<'a>, here: &Here<'a, '_>, actors: &mut Actors<'a>) -> Corpus<'a> {
        let found = book.report.summaries();
        let passages = found.dedup.iter().flat_map(|dedup| &dedup.passages);
        let passages: Vec<PassageData<'a>> =
            passages.filter_map(|passage| shared(here, passage)).collect();
        if let Scope::Part(..) = here.scope {
            return Corpus { passages, ..Corpus::default() };
        }
        let index = Index::of(book, here);
        let cells = |cells: &'a [Cell], with: bool| {
            cells.iter().map(|cell| cell_data(&index, cell, with)).collect()
        };
        let events = found.casualties.as_ref().map(|casualties| {
            casualties.events.iter().map(|event| event_data(&index, event)).collect()
        });
        let families = found.dedup.as_ref().map(|dedup| {
            let one = |family: &'a crate::wire::Family| FamilyData {
                id: &family.id,
                docs: family.documents.iter().filter_map(|doc| here.place(doc)).collect(),
                origin: family.origin.as_deref().and_then(|doc| here.place(doc)),
            };
            dedup.families.iter().map(one).collect()
        });
        let links = found.dedup.iter().flat_map(|dedup| &dedup.links).filter_map(|link| {
            let (a, b) = (here.place(&link.a)?, here.place(&link.b)?);
            let shares = (link.jaccard.get(), link.a_in_b.get(), link.b_in_a.get());
            Some((a, b, link.kind.as_str(), shares.0, shares.1, shares.2))
        });
        let speakers = found.quotes.as_ref().map(|quotes| {
            let one = |speaker: &'a crate::wire::Speaker| SpeakerData {
                by: speaker.speaker.as_ref().map(|actor| actors.place(actor)),
                quotes: speaker.quotes.iter().map(|quote| distinct(&index, here, quote)).collect(),
            };
            quotes.speakers.iter().map(one).collect()
        });
        let stance = found.stance.as_ref();
        Corpus {
            events,
            cells: stance.map(|stance| cells(&stance.cells, true)),
            by_outlet: stance.map_or_else(Vec::new, |stance| cells(&stance.by_outlet, false)),
            by_month: stance.map_or_else(Vec::new, |stance| cells(&stance.by_month, false)),
            speakers,
            families,
            links: links.collect(),
            passages,
            names: stance.map_or_else(BTreeMap::new, |stance| names(book, &stance.cells)),
        }
    }
}

fn shared<'a>(here: &Here<'a, '_>, passage: &'a Passage) -> Option<PassageData<'a>> {
    let (a, b) = (here.place(&passage.a)?, here.place(&passage.b)?);
    let change = |change: &'a crate::wire::Change| (change.a, change.b, change.kind.as_str());
    (a < here.own || b < here.own).then(|| PassageData {
        a,
        a_span: passage.a_span,
        b,
        bs: passage.b_span,
        tokens: passage.tokens,
        origin: passage.origin.as_deref().and_then(|doc| here.place(doc)),
        changes: passage.changes.iter().map(change).collect(),
    })
}

fn event_data<'a>(index: &Index<'a>, event: &'a Event) -> EventData<'a> {
    let total = |it: &'a crate::wire::Total| {
        (it.category.as_str(), it.low, it.best, it.high, it.agreement.as_str())
    };
    EventData {
        id: &event.id,
        when: event.when.map(say::days),
        place: event.place.as_ref().map(say::place),
        parties: &event.parties,
        background: event.background,
        totals: event.totals.iter().map(total).collect(),
        tallies: event.tallies.iter().map(|tally| tally_data(index, tally)).collect(),
    }
}

fn tally_data<'a>(index: &Index<'a>, tally: &'a Tally) -> TallyData<'a> {
    let claims = index.claims(&tally.claims);
    let old = index.claims(&tally.superseded);
    let lost = tally.claims.len() + tally.superseded.len() - (claims.len() + old.len()) / 2;
    TallyData {
        who: say::victims(tally.side.as_deref(), &tally.sides, tally.group.as_deref()),
        side: tally.side.as_deref(),
        cat: &tally.category,
        low: tally.low,
        best: tally.best,
        high: tally.high,
        agree: &tally.agreement,
        origins: tally.origins,
        part: tally.part,
        claims,
        old,
        lost,
    }
}

fn cell_data<'a>(index: &Index<'a>, cell: &'a Cell, with_refs: bool) -> CellData<'a> {
    CellData {
        a: &cell.actor,
        t: cell.target.as_deref(),
        issue: cell.issue.as_deref(),
        n: cell.n,
        d: cell.n_distinct,
        pol: cell.polarity_mean,
        classes: &cell.classes,
        old: cell.historical,
        refs: if with_refs { index.stances(&cell.evidence) } else { Vec::new() },
        of: cell.outlet.as_deref().or(cell.month.as_deref()),
    }
}

fn distinct(
    index: &Index<'_>,
    here: &Here<'_, '_>,
    quote: &crate::wire::DistinctQuote,
) -> (Vec<Refs>, usize, Option<usize>) {
    let wordings = quote.variants.iter().map(|bearers| index.quotes(bearers));
    let first = quote.first.as_deref().and_then(|doc| here.place(doc));
    (wordings.collect(), quote.documents.len().max(1), first)
}

/// The names of the ids in `cells`.
fn names<'a>(book: &Book<'a>, cells: &'a [Cell]) -> BTreeMap<&'a str, &'a str> {
    let ids = cells.iter().flat_map(|cell| [Some(cell.actor.as_str()), cell.target.as_deref()]);
    ids.flatten()
        .filter_map(|id| Some((id, book.name(id)?)))
        .filter(|(id, name)| !is_one_of_many(id, name))
        .collect()
}

/// Whether the words of one mention stand for the name of a slug: `at least 10 civilians` for `civilians`.
fn is_one_of_many(id: &str, name: &str) -> bool {
    let words = |text: &str| text.to_lowercase().replace('-', " ");
    let (id, folded) = (words(id), words(name));
    folded.len() > id.len() && folded.ends_with(&id) && !name.starts_with(char::is_uppercase)
}

/// Where findings stand, by document and id.
struct Index<'a> {
    claims: Places<'a>,
    quotes: Places<'a>,
    stances: Places<'a>,
}

/// The place of a document in the page and of a finding in it.
type Places<'a> = BTreeMap<(&'a str, &'a str), (usize, usize)>;

impl<'a> Index<'a> {
    fn of(book: &Book<'a>, here: &Here<'a, '_>) -> Index<'a> {
        let mut index =
            Index { claims: Places::new(), quotes: Places::new(), stances: Places::new() };
        for row in book.report.documents() {
            let Some(place) = here.place(&row.meta.doc) else { continue };
            index.document(place, row);
        }
        index
    }

    fn document(&mut self, place: usize, row: &'a DocumentReport) {
        let doc = row.meta.doc.as_str();
        let claims = row.facts.casualties.iter().flat_map(|facts| &facts.claims);
        for (i, claim) in claims.enumerate() {
            self.claims.entry((doc, &claim.id)).or_insert((place, i));
        }
        for (i, quote) in row.facts.quotes.iter().flat_map(|facts| &facts.quotes).enumerate() {
            self.quotes.entry((doc, &quote.id)).or_insert((place, i));
        }
        let stances = row.facts.stance.iter().flat_map(|facts| &facts.stances);
        for (i, stance) in stances.enumerate() {
            self.stances.entry((doc, &stance.id)).or_insert((place, i));
        }
    }

    fn claims(&self, refs: &[FactRef]) -> Refs {
        places(&self.claims, refs)
    }

    fn quotes(&self, refs: &[FactRef]) -> Refs {
        places(&self.quotes, refs)
    }

    fn stances(&self, refs: &[FactRef]) -> Refs {
        places(&self.stances, refs)
    }
}

fn places(index: &Places<'_>, refs: &[FactRef]) -> Refs {
    let found = refs.iter().filter_map(|at| index.get(&(at.doc.as_str(), at.id.as_str())));
    found.flat_map(|(doc, finding)| [*doc, *finding]).collect()
}
