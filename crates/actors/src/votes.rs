//! What kind of thing a name is, decided once for a document: each of its occurrences votes with the model's label and the
//! words around it. The model's label of one occurrence alone is wrong too often to be believed.

use std::collections::BTreeMap;
use std::ops::Range;

use dateline_syntax::{EntityKind, Rel};

use crate::text::Text;
use crate::words::Sort;

/// The votes for a name.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    pub(crate) person: u32,
    pub(crate) organisation: u32,
    pub(crate) place: u32,
    pub(crate) thing: u32,
    /// How often it is a subject, an agent or an owner.
    pub(crate) acts: u32,
}

/// The votes for all names of a document, by the last word of a name in normal form.
#[derive(Debug, Default)]
pub(crate) struct Votes<'a>(BTreeMap<&'a str, Tally>);

impl<'a> Votes<'a> {
    /// Counts over all runs of capitals.
    pub(crate) fn of(text: &Text<'a>, runs: &[Range<usize>]) -> Votes<'a> {
        let mut votes = Votes::default();
        for tokens in runs {
            let Some(last) = last_word(text, tokens) else { continue };
            vote(text, tokens, votes.0.entry(text.norm(last)).or_default());
        }
        votes
    }

    /// The votes for the name at `tokens`.
    pub(crate) fn tally(&self, text: &Text<'_>, tokens: &Range<usize>) -> Tally {
        let last = last_word(text, tokens);
        last.and_then(|last| self.0.get(text.norm(last))).copied().unwrap_or_default()
    }
}

impl Tally {
    /// Whether it is a person's name.
    pub(crate) fn is_person(self) -> bool {
        self.person > self.place + self.thing
            && 2 * self.person > self.organisation
            && (self.acts > 0 || self.person > 2)
    }

    /// Whether it is a surname, though no full name tells so.
    pub(crate) fn is_surname(self) -> bool {
        self.person > 2 && self.acts > 1 && self.organisation + self.place + self.thing == 0
    }

    /// Whether it is an organisation's name.
    pub(crate) fn is_organisation(self) -> bool {
        self.organisation > self.person + self.place + self.thing
    }

    /// Whether it is rather the name of a place or a thing than that of a person.
    pub(crate) fn is_no_person(self) -> bool {
        self.person == 0 && self.place + self.thing > 0
    }
}

fn last_word(text: &Text<'_>, tokens: &Range<usize>) -> Option<usize> {
    let telling = |&token: &usize| text.is_word(token) && !text.is(token, Sort::NameSuffix);
    tokens.clone().rev().find(telling)
}

/// What one occurrence says.
fn vote(text: &Text<'_>, tokens: &Range<usize>, tally: &mut Tally) {
    let grammar = &text.grammar;
    let Range { start, end } = *tokens;
    let words = tokens.clone().filter(|&token| text.is_word(token)).count();
    // A name of several words tells more than one alone, but the label must hold for its end.
    let weight = if words > 1 { 2 } else { 1 };
    match grammar.label(tokens) {
        Some(EntityKind::Person) => tally.person += weight,
        Some(EntityKind::Org) => tally.organisation += weight,
        Some(EntityKind::Gpe | EntityKind::Location | EntityKind::Facility) => {
            tally.place += weight;
        }
        Some(_) => tally.thing += weight,
        None => {}
    }
    let top = grammar.top(tokens);
    if top.is_some_and(|top| grammar.is_subject(top) || grammar.rel(top) == Some(Rel::Poss)) {
        tally.acts += 1;
    }
    let given = text.is(start, Sort::GivenMale) || text.is(start, Sort::GivenFemale);
    if words > 1 && given {
        tally.person += 2;
    }
    let spoken = start > 0 && text.is(start - 1, Sort::Speech);
    if text.is(end, Sort::Speech) || text.any(end, &["who", "whose"]) || spoken {
        tally.person += 1;
    }
    let pobj = top.is_some_and(|top| {
        grammar.rel(top) == Some(Rel::Pobj) || grammar.rel(top) == Some(Rel::Conj)
    });
    let before = start.wrapping_sub(1);
    let inside =
        ["in", "at", "near", "inside", "outside", "around", "across", "into", "throughout"];
    if text.any(before, &inside) && pobj {
        tally.place += 2;
    } else if pobj && text.is(before, Sort::Locative) {
        tally.place += 1;
    }
    // `the village of Hass`
    if text.any(before, &["of"]) && text.is(before.wrapping_sub(1), Sort::PlaceNoun) {
        tally.place += 2;
    }
    if text.is(start, Sort::PlaceLead) {
        tally.place += 1;
    }
    if text.is(end, Sort::PlaceTail) || text.is(end - 1, Sort::PlaceTail) {
        tally.place += 2;
    }
}
