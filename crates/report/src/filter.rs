//! Which part of a report a view shows: days of publication, outlets, actors.
//!
//! A document is shown if it was published on the days and by the outlets that are asked for; one of unknown date is not
//! shown where days are asked for, and counted. Where actors are asked for, of a shown document those findings are shown
//! that name one of them, and documents without any are not.
//! What is found in the corpus is never cut: an event, a cell, a family is shown whole, with the figures that it has in
//! the report, if anything that it rests on is shown.

mod resolving;

use std::collections::BTreeSet;

use dateline_core::Actor;
use jiff::civil::Date;

use crate::read::Report;
use crate::stream::{Entry, Stored, entries};
use crate::wire::{
    ActorsFacts, CasualtiesFacts, Claim, DocumentLine, FactRef, Facts, KnownActor, Quote,
    QuotesFacts, Stance, StanceFacts, Summaries,
};

use resolving::Resolving;

/// What is asked for; an empty list and an absent day ask for all.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// Published on this day or later.
    pub since: Option<Date>,
    /// Published on this day or earlier.
    pub until: Option<Date>,
    /// By one of these outlets, named as in the report; upper and lower case are alike.
    pub outlets: Vec<String>,
    /// Naming one of these actors: an id, or the name of a state, a body or a person; upper and lower case are alike.
    pub actors: Vec<String>,
}

/// What of a report is shown, once it is known.
#[derive(Debug, Clone, Default)]
pub(crate) struct Shown {
    documents: Option<BTreeSet<String>>,
    findings: Option<BTreeSet<FactRef>>,
    /// How many documents are not shown because their date is unknown.
    pub(crate) undated: usize,
}

impl Filter {
    /// Whether all is asked for.
    #[must_use]
    pub fn is_all(&self) -> bool {
        self.since.is_none()
            && self.until.is_none()
            && self.outlets.is_empty()
            && self.actors.is_empty()
    }

    /// Whether it asks for days, and the document has none.
    fn lacks_date(&self, meta: &DocumentLine) -> bool {
        (self.since.is_some() || self.until.is_some()) && meta.published.is_none()
    }

    fn shows_document(&self, meta: &DocumentLine) -> bool {
        let day = meta.published.as_ref().map(|published| published.date);
        let after = self.since.is_none_or(|since| day.is_some_and(|day| since <= day));
        let before = self.until.is_none_or(|until| day.is_some_and(|day| day <= until));
        let of = |outlet: &str| self.outlets.iter().any(|wanted| alike(wanted, outlet));
        after && before && (self.outlets.is_empty() || meta.outlet.as_deref().is_some_and(of))
    }
}

/// A filter that knows the ids of the actors that it asks for by name.
#[derive(Debug, Clone, Default)]
pub(crate) struct Resolved {
    filter: Filter,
    ids: BTreeSet<String>,
}

impl Resolved {
    /// Holds a filter against a report that is read from its start, twice at most.
    ///
    /// # Errors
    /// If the report can't be read, or names no such outlet or actor; the message tells the nearest.
    pub(crate) fn new(filter: &Filter, report: &dyn Stored) -> anyhow::Result<Resolved> {
        let mut resolving = Resolving::new(filter);
        if !filter.outlets.is_empty() || !filter.actors.is_empty() {
            entries(
                report.from(0)?,
                |kind, _| matches!(kind, "document" | "facts"),
                |_, entry| {
                    match &entry {
                        Entry::Document(meta) => resolving.document(meta),
                        Entry::Facts { facts, .. } => resolving.facts(facts),
                        _ => {}
                    }
                    Ok(())
                },
            )?;
        }
        resolving.finish()
    }

    pub(crate) fn is_all(&self) -> bool {
        self.filter.is_all()
    }

    /// Whether the actor is one of those asked for.
    fn names(&self, actor: &Actor) -> bool {
        let wanted = |name: &str| self.filter.actors.iter().any(|wanted| alike(wanted, name));
        actor.id.as_deref().is_some_and(|id| self.names_id(id))
            || [Some(actor.name.as_str()), actor.unit.as_deref(), actor.person.as_deref()]
                .into_iter()
                .flatten()
                .any(wanted)
    }

    fn names_id(&self, id: &str) -> bool {
        self.ids.contains(id)
    }

    fn quote(&self, quote: &Quote) -> bool {
        quote.speaker.iter().chain(&quote.co_speakers).any(|actor| self.names(actor))
    }

    fn claim(&self, claim: &Claim) -> bool {
        let victims = &claim.victims;
        claim.claimant.iter().chain(&claim.perpetrator).any(|actor| self.names(actor))
            || victims.side.iter().chain(&victims.sides).any(|side| self.names_id(side))
    }

    fn stance(&self, stance: &Stance) -> bool {
        self.names(&stance.actor) || self.names(&stance.target.actor)
    }

    /// Leaves of a document's findings what is asked for; `false` where the document is not shown at all.
    pub(crate) fn apply(&self, meta: &DocumentLine, facts: &mut Facts) -> bool {
        if !self.filter.shows_document(meta) {
            return false;
        }
        if self.filter.actors.is_empty() {
            return true;
        }
        let Facts { dedup, actors, quotes, casualties, stance, other } = facts;
        (*dedup, *other) = Default::default();
        let mut left = 0;
        if let Some(ActorsFacts { actors }) = actors {
            actors.retain(|mentioned| self.names(&mentioned.actor));
            left += actors.len();
        }
        if let Some(QuotesFacts { quotes }) = quotes {
            quotes.retain(|quote| self.quote(quote));
            left += quotes.len();
        }
        if let Some(CasualtiesFacts { claims, rejected }) = casualties {
            claims.retain(|claim| self.claim(claim));
            rejected.clear();
            left += claims.len();
        }
        if let Some(StanceFacts { stances }) = stance {
            stances.retain(|stance| self.stance(stance));
            left += stances.len();
        }
        left > 0
    }

    /// Notes that a document is shown with these findings, or is not.
    pub(crate) fn note(&self, meta: &DocumentLine, facts: Option<&Facts>, shown: &mut Shown) {
        if self.filter.is_all() {
            return;
        }
        shown.undated += usize::from(self.filter.lacks_date(meta));
        let documents = shown.documents.get_or_insert_default();
        if facts.is_some() {
            documents.insert(meta.doc.clone());
        }
        if self.filter.actors.is_empty() {
            return;
        }
        let findings = shown.findings.get_or_insert_default();
        let Some(facts) = facts else { return };
        let quotes = facts.quotes.iter().flat_map(|it| &it.quotes).map(|it| &it.id);
        let claims = facts.casualties.iter().flat_map(|it| &it.claims).map(|it| &it.id);
        let stances = facts.stance.iter().flat_map(|it| &it.stances).map(|it| &it.id);
        let ids = quotes.chain(claims).chain(stances);
        findings.extend(ids.map(|id| FactRef { doc: meta.doc.clone(), id: id.clone() }));
    }

    /// Leaves of the summaries what rests on anything that is shown.
    pub(crate) fn retain(&self, summaries: &mut Summaries, shown: &Shown) {
        if self.filter.is_all() {
            return;
        }
        if let Some(dedup) = &mut summaries.dedup {
            dedup.families.retain(|family| family.documents.iter().any(|doc| shown.document(doc)));
            dedup.links.retain(|link| shown.document(&link.a) || shown.document(&link.b));
            dedup.passages.retain(|it| shown.document(&it.a) || shown.document(&it.b));
        }
        if let Some(actors) = &mut summaries.actors {
            actors.actors.retain(|known| self.known(known, shown));
        }
        if let Some(quotes) = &mut summaries.quotes {
            for speaker in &mut quotes.speakers {
                speaker
                    .quotes
                    .retain(|it| it.variants.iter().flatten().any(|at| shown.finding(at)));
            }
            quotes.speakers.retain(|speaker| !speaker.quotes.is_empty());
        }
        if let Some(casualties) = &mut summaries.casualties {
            casualties.events.retain(|event| {
                let refs =
                    event.tallies.iter().flat_map(|it| it.claims.iter().chain(&it.superseded));
                refs.into_iter().any(|at| shown.finding(at))
            });
        }
        if let Some(stance) = &mut summaries.stance {
            for cells in [&mut stance.cells, &mut stance.by_outlet, &mut stance.by_month] {
                cells.retain(|cell| cell.evidence.iter().any(|at| shown.finding(at)));
            }
        }
    }

    fn known(&self, known: &KnownActor, shown: &Shown) -> bool {
        (self.filter.actors.is_empty() || self.names(&known.actor))
            && known.documents.iter().any(|doc| shown.document(doc))
    }
}

impl Shown {
    /// Whether a document is shown.
    pub(crate) fn document(&self, doc: &str) -> bool {
        self.documents.as_ref().is_none_or(|documents| documents.contains(doc))
    }

    /// Whether a quote, a claim or a stance is shown.
    pub(crate) fn finding(&self, at: &FactRef) -> bool {
        match &self.findings {
            Some(findings) => findings.contains(at),
            None => self.document(&at.doc),
        }
    }
}

impl Report {
    /// What a filter leaves of the report, and how many documents it left out because their date is unknown.
    ///
    /// # Errors
    /// If the report names no such outlet or actor; the message tells the nearest.
    pub fn filtered(mut self, filter: &Filter) -> anyhow::Result<(Report, usize)> {
        let mut resolving = Resolving::new(filter);
        for row in self.documents() {
            resolving.document(&row.meta);
            resolving.facts(&row.facts);
        }
        let resolved = resolving.finish()?;
        let mut shown = Shown::default();
        self.retain_documents(|row| {
            let stays = resolved.apply(&row.meta, &mut row.facts);
            resolved.note(&row.meta, stays.then_some(&row.facts), &mut shown);
            stays
        });
        resolved.retain(self.summaries_mut(), &shown);
        Ok((self, shown.undated))
    }
}

/// Whether two names are alike but for upper and lower case.
fn alike(a: &str, b: &str) -> bool {
    a == b || a.to_lowercase() == b.to_lowercase()
}
