//! From pieces to drafts: `Armenia's Defense Ministry` is one mention of a body of a state, `Foreign Ministry spokesman
//! Saeed Khatibzadeh` ties a person to a body. What a mention needs of the text before it is left to the sieves.

use std::ops::Range;

use crate::cast::{Cast, slug};
use crate::clauses::{ends_phrase, is_place};
use crate::drafts::{Ask, Draft, Meant};
use crate::gazetteer::{Gazetteer, Meaning};
use crate::metonyms::acts;
use crate::pieces::{Piece, Places, Pronoun, Several, What, is_watching, organisation_phrase};
use crate::text::Text;
use crate::words::Sort;
use crate::{Class, MentionKind};

/// Pieces on their way to drafts.
pub(crate) struct Composer<'a, 't> {
    pub(crate) text: &'a Text<'t>,
    pub(crate) gazetteer: &'a Gazetteer,
    pub(crate) pieces: &'a [Piece],
    pub(crate) places: Places,
    pub(crate) cast: &'a mut Cast,
    /// Of each piece, what it became; none where it became nothing or is part of another.
    pub(crate) drafts: Vec<Option<Draft>>,
    /// Pieces that are part of another's draft, or no mention.
    pub(crate) gone: Vec<bool>,
}

/// The drafts of a text in order.
pub(crate) fn compose(
    text: &Text<'_>,
    gazetteer: &Gazetteer,
    pieces: &[Piece],
    cast: &mut Cast,
) -> Vec<Draft> {
    let mut composer = Composer {
        text,
        gazetteer,
        pieces,
        places: Places::of(pieces, text.len()),
        cast,
        drafts: vec![None; pieces.len()],
        gone: vec![false; pieces.len()],
    };
    // Backwards, as `units of the Armenian armed forces` needs the body behind it.
    for (i, piece) in pieces.iter().enumerate().rev() {
        match piece.what {
            What::Listed(Meaning::Body(body)) => composer.body(i, body),
            What::Listed(Meaning::Group(group)) => composer.group(i, group),
            What::StateNoun => composer.state_noun(i),
            _ => {}
        }
    }
    composer.roles();
    composer.others();
    let mut drafts: Vec<Draft> = composer.drafts.into_iter().flatten().collect();
    drafts.sort_by_key(|draft| (draft.tokens.start, std::cmp::Reverse(draft.tokens.end)));
    drafts.dedup_by(|next, last| next.tokens.start < last.tokens.end);
    drafts
}

impl Composer<'_, '_> {
    /// Files a draft for a piece.
    pub(crate) fn draft(
        &mut self,
        piece: usize,
        tokens: Range<usize>,
        kind: MentionKind,
        meant: Meant,
    ) {
        if let Some(slot) = self.drafts.get_mut(piece) {
            let role = match &meant {
                Meant::Ask(Ask::Role { role, .. }) => Some(*role),
                _ => None,
            };
            *slot = Some(Draft { tokens, kind, meant, role });
        }
    }

    /// Takes a piece out: it is part of another draft, or no mention.
    pub(crate) fn drop(&mut self, piece: usize) {
        if let (Some(slot), Some(gone)) = (self.drafts.get_mut(piece), self.gone.get_mut(piece)) {
            *slot = None;
            *gone = true;
        }
    }

    pub(crate) fn is_gone(&self, piece: usize) -> bool {
        self.gone.get(piece).copied().unwrap_or(true)
    }

    pub(crate) fn what(&self, piece: usize) -> Option<What> {
        self.pieces.get(piece).map(|piece| piece.what)
    }

    /// The start of a phrase with the article before it.
    pub(crate) fn with_article(&self, start: usize) -> usize {
        if start > 0 && self.text.norm(start - 1) == "the" { start - 1 } else { start }
    }

    /// All that is a mention by itself.
    fn others(&mut self) {
        let (text, pieces) = (self.text, self.pieces);
        let mut last_place: Option<usize> = None;
        for (i, piece) in pieces.iter().enumerate() {
            if self.is_gone(i) || self.drafts.get(i).is_some_and(Option::is_some) {
                continue;
            }
            let tokens = piece.tokens.clone();
            // `Norland-based` is an address.
            let based = text.compound(tokens.end).is_some() && text.any(tokens.end + 1, &["based"]);
            if based && matches!(piece.what, What::Listed(_)) {
                continue;
            }
            let near_place =
                last_place.is_some_and(|end| end <= tokens.start && tokens.start <= end + 2);
            match piece.what {
                What::Listed(Meaning::Place(_)) => last_place = Some(tokens.end),
                What::Listed(Meaning::Seat(state)) => {
                    if is_place(text, &tokens, near_place) || !acts(text, &tokens) {
                        last_place = Some(tokens.end);
                    } else {
                        self.of_state(i, tokens, state, MentionKind::Metonym);
                    }
                }
                What::Listed(Meaning::State(state)) => {
                    // `in Baku, Azerbaijan`, also where the comma was lost
                    let ends_address = text.norm(tokens.start.wrapping_sub(1)) == ","
                        || last_place == Some(tokens.start);
                    if near_place && ends_address {
                        last_place = Some(tokens.end);
                        continue;
                    }
                    let adjective = self.gazetteer.is_adjective(state, text.words(tokens.clone()));
                    let kind = if adjective && !ends_phrase(text, tokens.end) {
                        MentionKind::Demonym
                    } else {
                        MentionKind::Name
                    };
                    self.of_state(i, tokens, state, kind);
                }
                What::Listed(Meaning::Adjective(state) | Meaning::People(state))
                    if !text.any(tokens.start.wrapping_sub(1), &["ethnic"]) =>
                {
                    self.of_state(i, tokens, state, MentionKind::Demonym);
                }
                What::Listed(meaning @ (Meaning::Organisation(_) | Meaning::Outlet(_))) => {
                    if let Some(handle) = self.listed_thing(meaning) {
                        self.draft(i, tokens, MentionKind::Name, Meant::These(vec![handle]));
                    }
                }
                What::Named(handle) => {
                    self.draft(i, tokens, MentionKind::Name, Meant::These(vec![handle]))
                }
                What::Party(several) => self.party(i, tokens, several),
                What::Pronoun(pronoun) => {
                    let kind = MentionKind::Pronoun;
                    self.draft(i, tokens, kind, Meant::Ask(Ask::Pronoun(pronoun)));
                }
                What::OrganisationNoun => {
                    let from = organisation_phrase(text, tokens.start);
                    if let Some(from) = from.filter(|_| ends_phrase(text, tokens.end)) {
                        let noun = text.norm(tokens.start).to_owned();
                        let watches = text.is(tokens.start, Sort::Watcher)
                            || is_watching(text, from..tokens.start);
                        let new = text.norm(from) != "the";
                        let ask = Ask::Organisation { noun, watches, new };
                        let kind = MentionKind::Nominal;
                        self.draft(i, from..tokens.end, kind, Meant::Ask(ask));
                    }
                }
                What::Latter => {
                    let from = self.with_article(tokens.start);
                    self.draft(i, from..tokens.end, MentionKind::Nominal, Meant::Ask(Ask::Latter));
                }
                _ => {}
            }
        }
    }

    fn of_state(&mut self, piece: usize, tokens: Range<usize>, state: usize, kind: MentionKind) {
        let handle = self.cast.state(self.gazetteer, state, None);
        self.draft(piece, tokens, kind, Meant::These(vec![handle]));
    }

    fn party(&mut self, piece: usize, tokens: Range<usize>, several: Several) {
        let meant = if several == Several::Unnamed {
            let words = self.text.words(tokens.clone());
            let name = words.strip_prefix("the ").unwrap_or(words);
            let handle = self.cast.thing(&slug(name), name, Class::Group);
            if let Some(member) = self.cast.get_mut(handle) {
                member.plural = true;
            }
            Meant::These(vec![handle])
        } else {
            Meant::Ask(Ask::Party(several))
        };
        self.draft(piece, tokens, MentionKind::Nominal, meant);
    }

    /// Whether a pronoun stands right before a token, and which piece it is.
    pub(crate) fn pronoun_before(&self, start: usize) -> Option<(usize, Pronoun)> {
        let piece = self.places.ending(start)?;
        match self.what(piece)? {
            What::Pronoun(pronoun) => Some((piece, pronoun)),
            _ => None,
        }
    }
}
