//! Whose a body or a role is, by the words around it: `Armenia's`, `of the Republic of Norland`, `Foreign Ministry` before
//! `spokesman`.

use dateline_syntax::Rel;

use crate::Class;
use crate::cast::Handle;
use crate::compose::Composer;
use crate::drafts::{Ask, Draft, Meant};
use crate::gazetteer::Meaning;
use crate::pieces::What;
use crate::words::Sort;

/// Whose something is: `Armenia's`, `Foreign Ministry` before a role.
#[derive(Debug, Clone, Default)]
pub(crate) struct Owner {
    pub(crate) state: Option<usize>,
    pub(crate) unit: Option<String>,
    /// Whether it is no state's: an organisation, an outlet.
    pub(crate) thing: bool,
    /// The piece that tells it, and where its words start or end.
    pub(crate) piece: usize,
    pub(crate) edge: usize,
    /// Whether the piece may become part of the mention.
    pub(crate) swallowed: bool,
}

impl Composer<'_, '_> {
    /// Whose the phrase that starts at a token is, by the words before it.
    pub(crate) fn owner_before(&self, start: usize) -> Option<Owner> {
        let text = self.text;
        let mut at = start;
        while at > 0
            && at + 3 > start
            && (text.is(at - 1, Sort::BodyModifier) || text.is(at - 1, Sort::RoleModifier))
        {
            at -= 1;
        }
        let genitive = at > 0 && text.is_genitive(at - 1);
        let end = at - usize::from(genitive);
        let Some(piece) = self.places.ending(end) else { return self.owner_within(start) };
        let tokens = self.pieces.get(piece)?.tokens.clone();
        if text.sentence(tokens.start) != text.sentence(start) || end == 0 {
            return None;
        }
        let mut owner = Owner { piece, edge: tokens.start, swallowed: true, ..Owner::default() };
        match self.what(piece)? {
            What::Listed(Meaning::State(state) | Meaning::Seat(state)) => {
                let adjective = self.gazetteer.is_adjective(state, text.words(tokens.clone()));
                let governed = tokens.start > 0 && text.is(tokens.start - 1, Sort::Locative);
                if !genitive && !adjective && governed {
                    return None;
                }
                owner.state = Some(state);
            }
            What::Listed(Meaning::Adjective(state)) if !genitive => owner.state = Some(state),
            What::Listed(Meaning::Place(Some(state))) => owner.state = Some(state),
            What::Listed(Meaning::Body(body)) => match self.drafts.get(piece)? {
                Some(draft) => {
                    owner.edge = draft.tokens.start;
                    self.owner_of(draft, &mut owner);
                }
                // `a foreign ministry spokesman`: no mention by itself, and an owner still.
                None => {
                    let body = self.gazetteer.bodies.get(body)?;
                    owner.unit = Some(body.unit.get_ref().clone());
                    owner.state = body.state.as_deref().and_then(|code| self.gazetteer.state(code));
                    if let Some((state, edge)) = self.state_before(tokens.start) {
                        owner.state = Some(state);
                        owner.edge = edge;
                    }
                }
            },
            What::Listed(Meaning::Organisation(_) | Meaning::Outlet(_)) => owner.thing = true,
            What::Named(handle) if self.cast.is_person(handle) => {
                // `Assads government`: many texts have lost their apostrophes.
                let lost = || {
                    let last = self.cast.get(handle).and_then(|member| member.parts.last());
                    last.is_some_and(|last| text.norm(end - 1).strip_suffix('s') == Some(last))
                };
                owner.state = self.cast.state_of(handle).filter(|_| genitive || lost());
                owner.swallowed = false;
                owner.state?;
            }
            What::Named(_) => owner.thing = true,
            _ => return None,
        }
        Some(owner)
    }

    /// The state that the parse ties to the phrase which starts at a token, over other words: `Norland's newly formed elite
    /// border troops`.
    fn owner_within(&self, start: usize) -> Option<Owner> {
        let grammar = &self.text.grammar;
        let i = self.places.starting(start)?;
        let end = self.pieces.get(i)?.tokens.end;
        let before =
            grammar.children(end - 1).filter(|&child| child + 1 < start && child + 8 > start);
        let modifies = |&child: &usize| {
            matches!(grammar.rel(child), Some(Rel::Amod | Rel::Nmod | Rel::Poss | Rel::Compound))
        };
        let first = before.filter(modifies).find_map(|child| {
            let piece = self.pieces.partition_point(|piece| piece.tokens.end <= child);
            let tokens = self.pieces.get(piece)?.tokens.clone();
            let state = match self.what(piece)? {
                What::Listed(Meaning::Adjective(state)) => Some(state),
                What::Listed(Meaning::State(state)) if grammar.rel(child) == Some(Rel::Poss) => {
                    Some(state)
                }
                _ => None,
            };
            tokens.contains(&child).then_some((piece, tokens, state?))
        });
        let (piece, tokens, state) = first?;
        // Nobody else may be named between, and no part of its people that has forces of its own.
        let apart = |token: usize| {
            self.text.is_mark(token)
                || self.text.any(token, &["and", "or"])
                || self.text.is(token, Sort::Faction)
        };
        if piece + 1 != i || (tokens.end..start).any(apart) {
            return None;
        }
        Some(Owner {
            state: Some(state),
            piece,
            edge: tokens.start,
            swallowed: true,
            ..Owner::default()
        })
    }

    /// The state whose words stand right before a token, and where they start: `Norlandic` before `army spokesman`.
    fn state_before(&self, start: usize) -> Option<(usize, usize)> {
        let genitive = start > 0 && self.text.is_genitive(start - 1);
        let piece = self.places.ending(start - usize::from(genitive))?;
        let tokens = self.pieces.get(piece)?.tokens.clone();
        let same = self.text.sentence(tokens.start) == self.text.sentence(start);
        match self.what(piece).filter(|_| same)? {
            What::Listed(Meaning::Adjective(state)) => Some((state, tokens.start)),
            What::Listed(Meaning::State(state)) => {
                let adjective = self.gazetteer.is_adjective(state, self.text.words(tokens.clone()));
                (genitive || adjective).then_some((state, tokens.start))
            }
            _ => None,
        }
    }

    /// What a body's draft tells of what it owns.
    fn owner_of(&self, draft: &Draft, owner: &mut Owner) {
        match &draft.meant {
            Meant::These(handles) => {
                let member = handles.first().and_then(|&handle| self.cast.get(handle));
                owner.state = member.and_then(|member| member.state);
                owner.unit = member.and_then(|member| member.actor.unit.clone());
            }
            Meant::Ask(Ask::Body { unit, .. }) => owner.unit = Some(unit.clone()),
            _ => {}
        }
    }

    /// The thing that an owner is, now that it may be added to the cast.
    pub(crate) fn owning_thing(&mut self, owner: &Owner) -> Option<Handle> {
        match self.what(owner.piece).filter(|_| owner.thing)? {
            What::Listed(meaning) => self.listed_thing(meaning),
            What::Named(handle) => Some(handle),
            _ => None,
        }
    }

    /// The organisation or outlet of the gazetteer as one of the cast.
    pub(crate) fn listed_thing(&mut self, meaning: Meaning) -> Option<Handle> {
        let gazetteer = self.gazetteer;
        match meaning {
            Meaning::Organisation(i) => {
                let entry = gazetteer.organisations.get(i)?;
                Some(self.cast.thing(entry.id.get_ref(), &entry.name, Class::Organisation))
            }
            Meaning::Outlet(i) => {
                let entry = gazetteer.outlets.get(i)?;
                Some(self.cast.thing(entry.id.get_ref(), &entry.name, Class::Outlet))
            }
            _ => None,
        }
    }

    /// Behind words for the kind of an organisation, where its name follows them: `the rebel group`, `the Norland-based`.
    pub(crate) fn behind_kind(&self, start: usize) -> usize {
        let text = self.text;
        let mut next = start;
        while next < start + 6 {
            let piece = self.places.starting(next).and_then(|piece| self.pieces.get(piece));
            let tied = text.compound(piece.map_or(next + 1, |piece| piece.tokens.end));
            let kind = text.is(next, Sort::Faction)
                || text.is(next, Sort::OrganisationNoun)
                || text.is(next, Sort::OrganisationModifier);
            match tied {
                Some(behind) => next = behind,
                None if kind && !text.is_capital(next) => next += 1,
                None => break,
            }
        }
        next
    }

    /// Whose the phrase that ends at a token is, by the words behind it: `of Armenia`, `for Iran's Foreign Ministry`.
    pub(crate) fn owner_behind(&self, end: usize, links: &[&str]) -> Option<Owner> {
        let text = self.text;
        if !text.any(end, links) {
            return None;
        }
        let first = end + 1 + usize::from(text.any(end + 1, &["the"]));
        let next = self.behind_kind(first);
        let piece = self.places.starting(next)?;
        let edge = self.pieces.get(piece)?.tokens.end;
        if text.sentence(next) != text.sentence(end) {
            return None;
        }
        let mut owner = Owner { piece, edge, swallowed: true, ..Owner::default() };
        // A body that begins with its state: `Iran's Foreign Ministry`, `the Armenian armed forces`.
        let body = (piece..piece + 3).find_map(|piece| {
            let draft = self.drafts.get(piece)?.as_ref()?;
            let is_body = matches!(self.what(piece), Some(What::Listed(Meaning::Body(_))));
            (is_body && (draft.tokens.start == next || draft.tokens.start + 1 == next))
                .then_some((piece, draft))
        });
        if let Some((piece, draft)) = body {
            owner.piece = piece;
            owner.edge = draft.tokens.end;
            self.owner_of(draft, &mut owner);
            return (owner.unit.is_some()).then_some(owner);
        }
        let thing = match self.what(piece)? {
            What::Listed(Meaning::Organisation(_) | Meaning::Outlet(_)) => true,
            What::Named(handle) => !self.cast.is_person(handle),
            _ => false,
        };
        // `the Sudland-based group`, `with the group in Norland`: a thing alone is behind words for its kind.
        if !thing && (next > first || text.compound(edge).is_some() || text.norm(end) == "with") {
            return None;
        }
        match self.what(piece)? {
            What::Listed(Meaning::State(state) | Meaning::Seat(state))
                if !text.is_genitive(edge) =>
            {
                owner.state = Some(state)
            }
            What::Listed(Meaning::Place(Some(state))) => owner.state = Some(state),
            What::Listed(Meaning::Organisation(_) | Meaning::Outlet(_)) => owner.thing = true,
            What::Named(handle) if !self.cast.is_person(handle) => owner.thing = true,
            _ => return None,
        }
        Some(owner)
    }
}
