//! The tables of `casualties`, in the manner of event data: a row for each claim, and one for each tally and total of an
//! event.

use super::super::cell::{Cell, Column, Kind, Table, end, list, start, table};
use super::{actor_id, actor_name, first, id, ids, last, published};
use crate::export::index::{Index, Use};
use crate::export::opened::Opened;
use crate::wire::{Claim, Event, FactRef, Named, Tally, Total};

/// A claim in its document.
pub(in crate::export) struct Row<'a> {
    pub(in crate::export) doc: &'a Opened<'a>,
    pub(in crate::export) claim: &'a Claim,
    pub(in crate::export) used: Option<Use<'a>>,
}

/// A tally or a total of an event.
pub(in crate::export) struct Sum<'a> {
    pub(in crate::export) event: &'a Event,
    /// A tally and its number in the event, from 1; else a total.
    pub(in crate::export) figure: Figure<'a>,
}

pub(in crate::export) enum Figure<'a> {
    Tally(usize, &'a Tally),
    Total(&'a Total),
}

impl<'a> Row<'a> {
    pub(in crate::export) fn new(
        doc: &'a Opened<'a>,
        claim: &'a Claim,
        index: &'a Index,
    ) -> Row<'a> {
        Row { doc, claim, used: index.used(&doc.meta.doc, &claim.id) }
    }

    fn place(&self) -> Option<&'a Named> {
        self.claim.place.as_ref()
    }
}

impl<'a> Sum<'a> {
    fn tally(&self) -> Option<&'a Tally> {
        match self.figure {
            Figure::Tally(_, tally) => Some(tally),
            Figure::Total(_) => None,
        }
    }

    fn id(&self) -> String {
        match self.figure {
            Figure::Tally(number, _) => format!("{}.{number}", self.event.id),
            Figure::Total(total) => format!("{}.{}", self.event.id, total.category),
        }
    }

    fn category(&self) -> &'a str {
        match self.figure {
            Figure::Tally(_, tally) => &tally.category,
            Figure::Total(total) => &total.category,
        }
    }

    /// Low, best, high.
    fn values(&self) -> [Option<u64>; 3] {
        match self.figure {
            Figure::Tally(_, tally) => [tally.low, tally.best, tally.high],
            Figure::Total(total) => [total.low, total.best, total.high],
        }
    }

    fn agreement(&self) -> &'a str {
        match self.figure {
            Figure::Tally(_, tally) => &tally.agreement,
            Figure::Total(total) => &total.agreement,
        }
    }

    fn refs(&self, of: fn(&Tally) -> &[FactRef]) -> String {
        ids(self.tally().map_or(&[][..], of))
    }

    fn place(&self) -> Option<&'a Named> {
        self.event.place.as_ref()
    }
}

fn sides(side: Option<&str>, sides: &[String]) -> String {
    side.map_or_else(|| list(sides), str::to_owned)
}

fn degrees(decimal: Option<&str>) -> Cell {
    decimal.and_then(|decimal| decimal.parse().ok()).map_or(Cell::Empty, Cell::Float)
}

table!(claims, Some("casualties"), "a claim of how many were killed or hurt", |row: super::Row<'_>| {
    "id" Text "its id in the report, `DOCUMENT#CLAIM`" = id(&row.doc.meta.doc, &row.claim.id);
    "event" Text "the event that it belongs to" = row.used.map(|used| used.event);
    "tally" Text "the tally of the event that counts it, or counted it; empty where none does" = row.used.map(|used| used.tally());
    "status" Text "`stands`, `superseded` by a later figure, or `in no tally`" = row.used.map_or("in no tally", |used| used.status());
    "doc" Text "the document" = &row.doc.meta.doc;
    "finding" Text "its id in the document" = &row.claim.id;
    "outlet" Text "who published the document" = row.doc.meta.outlet.as_deref();
    "published" Date "when" = published(&row.doc.meta);
    "category" Text "`killed`, `wounded`, `captured`, `missing`, `displaced`, `unspecified`" = &row.claim.category;
    "low" Int "the lowest number that the claim allows" = row.claim.count.lo;
    "high" Int "the highest; empty where nothing bounds it from above" = row.claim.count.hi;
    "bound" Text "how the number is stated: `exact`, `at-least`, `more-than`, `at-most`, `less-than`, `approx`, `range`, `vague`, `plural`, `none`" = &row.claim.count.bound;
    "side" Text "whose people: an ISO 3166-1 alpha-3 code or another actor's id; several where they are counted together"
        = sides(row.claim.victims.side.as_deref(), &row.claim.victims.sides);
    "group" Text "`military`, `civilian`, `police`, `journalist`, `medic`, `child`, `unknown`" = row.claim.victims.group.as_deref();
    "part" Bool "whether it counts some of those that another claim counts" = row.claim.part;
    "background" Bool "whether the story looks back on it" = row.claim.flags.iter().any(|flag| flag == "background");
    "flags" Text "what must be known before adding it up" = list(&row.claim.flags);
    "claimant_id" Text "the id of who says so; empty where the article itself speaks" = actor_id(row.claim.claimant.as_ref());
    "claimant" Text "who says so: state, body, person" = actor_name(row.claim.claimant.as_ref());
    "relay" Text "the outlets that it passed through, nearest to the claimant first"
        = list(row.claim.relay.iter().map(|relay| &relay.name));
    "perpetrator_id" Text "the id of who did it, where the sentence says so" = actor_id(row.claim.perpetrator.as_ref());
    "perpetrator" Text "who did it: state, body, person" = actor_name(row.claim.perpetrator.as_ref());
    "date_start" Date "the first day on which it happened" = first(row.claim.when);
    "date_end" Date "the last day" = last(row.claim.when);
    "place" Text "where it happened" = row.place().map(|place| &place.name);
    "country" Text "ISO 3166-1 alpha-3 code of the place's country" = row.place().and_then(|place| place.country.as_deref());
    "admin1" Text "the first-level division that the place lies in" = row.place().and_then(|place| place.admin1.as_deref());
    "lat" Float "degrees north" = degrees(row.place().and_then(|place| place.lat.as_deref()));
    "lon" Float "degrees east" = degrees(row.place().and_then(|place| place.lon.as_deref()));
    "precision" Text "`settlement`, `district`, `region`, `border`, `country`" = row.place().and_then(|place| place.precision.as_deref());
    "start" Int "first byte of the number phrase" = start(row.claim.span);
    "end" Int "and the byte after the last" = end(row.claim.span);
    "text" Text "its words" = row.doc.words(row.claim.span);
    "victims_start" Int "first byte of the words that name the victims" = start(row.claim.victims.span);
    "victims_end" Int "and the byte after the last" = end(row.claim.victims.span);
    "victims_text" Text "these words" = row.doc.maybe(row.claim.victims.span);
    "evidence_start" Int "first byte of the sentence" = start(row.claim.evidence);
    "evidence_end" Int "and the byte after the last" = end(row.claim.evidence);
    "evidence_text" Text "its words" = row.doc.maybe(row.claim.evidence);
    "verdict" Text "what a person decided about it: `accept`, `reject`, `correct`; empty where nobody did"
        = row.claim.review.as_ref().map(|review| review.verdict.as_str());
    "corrected" Text "what was corrected, as `field=value` pairs" = row.claim.review.as_ref().map(|review| review.value.as_str());
});

table!(tallies, Some("casualties"), "a tally of an event, or a total over its sides and groups", |row: super::Sum<'_>| {
    "row" Text "`tally` or `total`" = if row.tally().is_some() { "tally" } else { "total" };
    "id" Text "of a tally `EVENT.NUMBER`, of a total `EVENT.CATEGORY`" = row.id();
    "event" Text "the event" = &row.event.id;
    "category" Text "`killed`, `wounded`, `captured`, `missing`, `displaced`, `unspecified`" = row.category();
    "low" Int "the lowest number" = row.values()[0];
    "best" Int "the number to use where one is wanted; empty where all are vague" = row.values()[1];
    "high" Int "the highest; empty where nothing bounds it from above" = row.values()[2];
    "agreement" Text "`uncontested`, `compatible` or `conflict`" = row.agreement();
    "origins" Int "how many independent claimants there are; of a tally" = row.tally().and_then(|tally| tally.origins);
    "claims" Text "the ids of the claims that stand; of a tally" = row.refs(|tally| &tally.claims);
    "superseded" Text "the ids of those that a later figure replaced; of a tally" = row.refs(|tally| &tally.superseded);
    "side" Text "whose people; of a tally" = row.tally().map(|tally| sides(tally.side.as_deref(), &tally.sides));
    "group" Text "`military`, `civilian`, …; of a tally" = row.tally().and_then(|tally| tally.group.as_deref());
    "part" Bool "whether it counts some of those that another tally counts" = row.tally().map(|tally| tally.part);
    "background" Bool "whether stories look back on the event" = row.event.background;
    "parties" Text "between whom it was" = list(&row.event.parties);
    "date_start" Date "the first day of the event" = first(row.event.when);
    "date_end" Date "the last day" = last(row.event.when);
    "place" Text "where it happened" = row.place().map(|place| &place.name);
    "country" Text "ISO 3166-1 alpha-3 code of the place's country" = row.place().and_then(|place| place.country.as_deref());
    "admin1" Text "the first-level division that the place lies in" = row.place().and_then(|place| place.admin1.as_deref());
    "lat" Float "degrees north" = degrees(row.place().and_then(|place| place.lat.as_deref()));
    "lon" Float "degrees east" = degrees(row.place().and_then(|place| place.lon.as_deref()));
    "precision" Text "`settlement`, `district`, `region`, `border`, `country`" = row.place().and_then(|place| place.precision.as_deref());
});
