//! Bodies, groups and `the Armenian side`: how far their mentions reach, and whose they are.

use std::ops::Range;

use dateline_syntax::Rel;

use crate::cast::{Handle, slug};
use crate::clauses::{ends_phrase, is_verb};
use crate::compose::Composer;
use crate::drafts::{Ask, Meant};
use crate::gazetteer::Meaning;
use crate::owners::Owner;
use crate::pieces::What;
use crate::words::Sort;
use crate::{Class, MentionKind};

impl Composer<'_, '_> {
    pub(crate) fn body(&mut self, i: usize, index: usize) {
        let (text, gazetteer) = (self.text, self.gazetteer);
        let (Some(piece), Some(body)) = (self.pieces.get(i), gazetteer.bodies.get(index)) else {
            return;
        };
        let Range { start, end } = piece.tokens.clone();
        let unit = body.unit.get_ref().as_str();
        let before = self.owner_before(start);
        let fixed = body.state.as_deref().and_then(|code| gazetteer.state(code));
        if let Some(state) = fixed {
            let own = before.filter(|owner| {
                owner.state == Some(state) && owner.swallowed && owner.unit.is_none()
            });
            let from = own.map_or(start, |owner| {
                self.drop(owner.piece);
                owner.edge
            });
            let handle = self.cast.state(gazetteer, state, Some(unit));
            return self.draft(i, from..end, MentionKind::Name, Meant::These(vec![handle]));
        }
        let is_head = !body.nominal
            || body.plural && text.norm(end.wrapping_sub(1)).ends_with('s')
            || ends_phrase(text, end);
        if !is_head {
            return self.drop(i);
        }
        let kind = if body.nominal { MentionKind::Nominal } else { MentionKind::Name };
        // `Defence Ministry officials` are the ministry.
        let of_body = before
            .as_ref()
            .filter(|owner| owner.swallowed && text.any(end - 1, &["officials"]))
            .and_then(|owner| Some((owner.piece, owner.edge, owner.unit.clone()?)));
        if let Some((piece, edge, unit)) = &of_body
            && before.as_ref().is_some_and(|owner| owner.state.is_none())
        {
            self.drop(*piece);
            let ask = Ask::Body { unit: unit.clone(), own: false, bare: false };
            return self.draft(i, self.with_article(*edge)..end, kind, Meant::Ask(ask));
        }
        let unit = of_body.as_ref().map_or(unit, |(_, _, unit)| unit.as_str());
        if let Some(owner) = before.filter(|owner| owner.state.is_some() || owner.thing) {
            let from = if owner.swallowed { owner.edge } else { start };
            let from = if body.nominal { self.with_article(from) } else { from };
            if let Some(handle) = self.body_of(&owner, unit, body.plural) {
                if owner.swallowed {
                    self.drop(owner.piece);
                }
                return self.draft(i, from..end, kind, Meant::These(vec![handle]));
            }
        }
        let links: &[&str] = if body.nominal { &["of"] } else { &["of", "in"] };
        if let Some(owner) = self.owner_behind(end, links).filter(|owner| owner.state.is_some()) {
            let from = if body.nominal { self.with_article(start) } else { start };
            if let Some(second) = self.second_owner(&owner) {
                let handles: Vec<Handle> = [owner.state, Some(second)]
                    .into_iter()
                    .flatten()
                    .map(|state| self.cast.state(gazetteer, state, Some(unit)))
                    .collect();
                return self.draft(
                    i,
                    self.with_article(start)..end,
                    MentionKind::Nominal,
                    Meant::These(handles),
                );
            }
            let unit = owner.unit.clone().unwrap_or_else(|| unit.to_owned());
            if let Some(handle) = self.body_of(&owner, &unit, body.plural) {
                for piece in i + 1..=owner.piece {
                    self.drop(piece);
                }
                return self.draft(i, from..owner.edge, kind, Meant::These(vec![handle]));
            }
        }
        self.body_alone(i, start..end, index);
    }

    /// A state's or an organisation's body as one of the cast.
    fn body_of(&mut self, owner: &Owner, unit: &str, plural: bool) -> Option<Handle> {
        let handle = match (owner.state, self.owning_thing(owner)) {
            (Some(state), _) => self.cast.state(self.gazetteer, state, Some(unit)),
            (None, Some(thing)) => self.cast.unit_of(thing, unit),
            (None, None) => return None,
        };
        if let Some(member) = self.cast.get_mut(handle) {
            member.plural |= plural;
        }
        Some(handle)
    }

    /// The second of two states that own together: `of Azerbaijan and Armenia`.
    fn second_owner(&self, owner: &Owner) -> Option<usize> {
        let next = owner.edge + 1 + usize::from(self.text.any(owner.edge + 1, &["the"]));
        let piece = self.places.starting(next).filter(|_| self.text.norm(owner.edge) == "and")?;
        match self.what(piece)? {
            What::Listed(Meaning::State(state)) => Some(state),
            _ => None,
        }
    }

    /// A body that is named without its state.
    fn body_alone(&mut self, i: usize, tokens: Range<usize>, index: usize) {
        let text = self.text;
        let Some(body) = self.gazetteer.bodies.get(index) else { return };
        let Range { start, end } = tokens;
        let before = start.wrapping_sub(1);
        if text.is_capital(start) && !text.is_loud(start) && text.norm(end) == "of" {
            // `Army of Conquest`
            let named =
                |&token: &usize| text.is_capital(token) && self.places.starting(token).is_none();
            let last = (end + 1..end + 5)
                .take_while(named)
                .filter(|&token| !text.is(token, Sort::Opener))
                .last();
            if let Some(last) = last {
                let name = text.words(start..last + 1);
                let handle = self.cast.thing(&slug(name), name, Class::Organisation);
                return self.draft(
                    i,
                    start..last + 1,
                    MentionKind::Name,
                    Meant::These(vec![handle]),
                );
            }
        }
        let unit = body.unit.get_ref().clone();
        let ask = |own| Meant::Ask(Ask::Body { unit: unit.clone(), own, bare: false });
        if text.any(before, &["our"]) {
            if let Some(piece) = self.places.ending(start) {
                self.drop(piece);
            }
            return self.draft(i, before..end, MentionKind::Nominal, ask(true));
        }
        if text.any(before, &["the"]) && ends_phrase(text, end) {
            return self.draft(i, before..end, MentionKind::Nominal, ask(false));
        }
        // `six police` are people and no body.
        let counted = text.is_number(before)
            || text.is(before, Sort::Number)
            || text.grammar.rel(before) == Some(Rel::Nummod);
        if (text.is(before, Sort::Determiner) || counted) && !text.opens_sentence(start) {
            return self.drop(i);
        }
        let capital = text.is_capital(start) && !text.is_loud(start) && !text.opens_sentence(start);
        if capital && !body.nominal {
            return self.draft(i, start..end, MentionKind::Name, ask(false));
        }
        // `authorities in Norland`, also with a quotation mark between
        let link = end + usize::from(text.any(end, &["\u{201d}", "\""]));
        let local =
            self.owner_behind(link, &["in"]).and_then(|owner| owner.state).filter(|_| body.local);
        if let Some(state) = local {
            let handle = self.cast.state(self.gazetteer, state, Some(&unit));
            return self.draft(i, start..end, MentionKind::Nominal, Meant::These(vec![handle]));
        }
        let acts = ends_phrase(text, end)
            && (body.bare || is_verb(text, end) || text.is(end, Sort::Speech));
        let multiword_opening = text.opens_sentence(start) && !body.nominal && is_verb(text, end);
        if acts || multiword_opening {
            let ask = Meant::Ask(Ask::Body { unit: unit.clone(), own: false, bare: true });
            return self.draft(i, start..end, MentionKind::Nominal, ask);
        }
        self.drop(i);
    }

    pub(crate) fn group(&mut self, i: usize, index: usize) {
        let text = self.text;
        let (Some(piece), Some(group)) = (self.pieces.get(i), self.gazetteer.groups.get(index))
        else {
            return;
        };
        let Range { start, end } = piece.tokens.clone();
        let is_head = text.norm(end.wrapping_sub(1)).ends_with('s') || ends_phrase(text, end);
        if !group.source || !is_head {
            return self.draft(i, start..end, MentionKind::Nominal, Meant::Nobody);
        }
        let owner =
            self.owner_before(start).filter(|owner| owner.swallowed && owner.unit.is_none());
        let handle = match &owner {
            Some(owner) if owner.thing => {
                // `Hamas fighters` are Hamas.
                self.drop(owner.piece);
                let Some(thing) = self.owning_thing(owner) else { return };
                thing
            }
            Some(owner) => {
                let owner_words = self
                    .pieces
                    .get(owner.piece)
                    .map_or("", |piece| text.words(piece.tokens.clone()));
                let head =
                    group.group.get_ref().strip_prefix("news-").unwrap_or(group.group.get_ref());
                let id = format!("{}-{head}", slug(owner_words));
                let name = format!("{owner_words} {}", text.words(start..end));
                self.drop(owner.piece);
                self.cast.thing(&id, &name, Class::Group)
            }
            None => self.cast.thing(group.group.get_ref(), text.words(start..end), Class::Group),
        };
        if let Some(member) = self.cast.get_mut(handle) {
            member.plural = member.class == Class::Group;
        }
        let from = self.with_article(owner.map_or(start, |owner| owner.edge));
        self.draft(i, from..end, MentionKind::Nominal, Meant::These(vec![handle]));
    }

    /// `the Armenian side`, `the country`, `our country`
    pub(crate) fn state_noun(&mut self, i: usize) {
        let text = self.text;
        let Some(Range { start, end }) = self.pieces.get(i).map(|piece| piece.tokens.clone())
        else {
            return;
        };
        let before = start.wrapping_sub(1);
        if let Some(owner) =
            self.owner_before(start).filter(|owner| owner.unit.is_none() && owner.swallowed)
            && let Some(state) = owner.state.filter(|_| ends_phrase(text, end))
        {
            self.drop(owner.piece);
            let handle = self.cast.state(self.gazetteer, state, None);
            let from = self.with_article(owner.edge);
            return self.draft(i, from..end, MentionKind::Nominal, Meant::These(vec![handle]));
        }
        let is_country = text.any(start, &["country", "nation"]);
        if is_country && text.any(before, &["our", "my"]) {
            if let Some(piece) = self.places.ending(start) {
                self.drop(piece);
            }
            return self.draft(
                i,
                before..end,
                MentionKind::Nominal,
                Meant::Ask(Ask::Country { own: true }),
            );
        }
        if is_country && text.any(before, &["the", "this"]) && ends_phrase(text, end) {
            return self.draft(
                i,
                before..end,
                MentionKind::Nominal,
                Meant::Ask(Ask::Country { own: false }),
            );
        }
        self.drop(i);
    }
}
