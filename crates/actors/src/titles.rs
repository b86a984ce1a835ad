//! Roles: what a title tells of the person beside it, and roles that stand for their holder.

use std::ops::Range;

use dateline_syntax::Rel;

use crate::cast::{Handle, slug};
use crate::clauses::ends_phrase;
use crate::compose::Composer;
use crate::drafts::{Ask, Meant};
use crate::gazetteer::Meaning;
use crate::lexicon::Role;
use crate::owners::Owner;
use crate::pieces::What;
use crate::words::Sort;
use crate::{Class, MentionKind};

impl Composer<'_, '_> {
    /// Reads all roles: titles first, as they tell who holds what.
    pub(crate) fn roles(&mut self) {
        let pieces = self.pieces;
        for (i, piece) in pieces.iter().enumerate() {
            match piece.what {
                What::Listed(Meaning::Role(role)) => self.role(i, role),
                What::Listed(Meaning::Roles(role)) => self.holders(i, role),
                What::Counterpart => self.counterpart(i),
                What::Named(person) if self.cast.is_person(person) => {
                    self.party_in_brackets(i, person);
                    self.member_of(i, person);
                }
                _ => {}
            }
        }
    }

    fn role(&mut self, i: usize, index: usize) {
        let text = self.text;
        let (Some(piece), Some(role)) = (self.pieces.get(i), self.gazetteer.roles.get(index))
        else {
            return;
        };
        let Range { start, end } = piece.tokens.clone();
        let before = self.owner_before(start);
        let behind = self.owner_behind(end, &["of", "for", "to", "at", "in", "with"]);
        let mut first = start;
        while first > 0 && first + 3 > start && text.is(first - 1, Sort::RoleModifier) {
            first -= 1;
        }
        let edge = before.as_ref().map_or(first, |owner| owner.edge);
        if let Some((person, name_end)) = self.holder(edge, end) {
            let of = || {
                let owner = self.owner_behind(name_end, &["of", "from"])?;
                let of = self.text.norm(name_end) == "of";
                (owner.thing || of && owner.state.is_some()).then_some(owner)
            };
            let owner = before.or(behind).or_else(of).unwrap_or_default();
            self.tell(person, index, role, &owner, first..end);
            return self.drop(i);
        }
        let owner = before.clone().or_else(|| behind.clone());
        if let Some(person) = self.apposed(end - 1, owner.is_some()) {
            // What the role alone implies may be another's: `a vice president at Norpress`.
            let role = Role { unit: role.unit.clone().filter(|_| owner.is_some()), ..role.clone() };
            self.tell(person, index, &role, &owner.unwrap_or_default(), first..end);
            return self.drop(i);
        }
        if role.title || !ends_phrase(text, end) && behind.is_none() {
            return self.drop(i);
        }
        self.role_alone(i, index, first..end, before, behind);
    }

    /// The person whom a role stands beside, and where the name ends: `President X`, `X, the president`, `the president, X,`.
    fn holder(&self, start: usize, end: usize) -> Option<(Handle, usize)> {
        let text = self.text;
        let person_at = |piece: Option<usize>| match self.what(piece?)? {
            What::Named(handle) if self.cast.is_person(handle) => {
                Some((handle, self.pieces.get(piece?)?.tokens.end))
            }
            _ => None,
        };
        // `spokesman Maj. Gen. X`: titles may stand between.
        let mut next = end;
        for _ in 0..3 {
            if let Some(person) = person_at(self.places.starting(next)) {
                return Some(person);
            }
            let title = self
                .places
                .starting(next)
                .filter(|&piece| matches!(self.what(piece), Some(What::Listed(Meaning::Role(_)))));
            let Some(title) = title.and_then(|piece| self.pieces.get(piece)) else { break };
            next = title.tokens.end;
        }
        let np = if start > 0 && text.is(start - 1, Sort::Determiner) { start - 1 } else { start };
        // `X, Northern Coast director at …`
        let mut comma = np;
        while comma > 0 && comma + 3 > np && text.is_capital(comma - 1) {
            comma -= 1;
        }
        if comma > 0
            && text.norm(comma - 1) == ","
            && let Some(person) = person_at(self.places.ending(comma - 1))
        {
            return Some(person);
        }
        let apposed = text.norm(end) == "," && (np < start || text.is_capital(end.wrapping_sub(1)));
        let name = self.places.starting(end + 1).filter(|_| apposed)?;
        let closes = self.pieces.get(name).is_some_and(|piece| text.is_mark(piece.tokens.end));
        person_at(Some(name)).filter(|_| closes)
    }

    /// The person whom the parse ties a role to: `Quill, a former Norlandic lawmaker`, `Quill is the leader of River Watch`.
    fn apposed(&self, role: usize, owned: bool) -> Option<Handle> {
        let grammar = &self.text.grammar;
        let other = match grammar.rel(role)? {
            Rel::Appos => grammar.head(role),
            Rel::Attr if owned => {
                let be = grammar.head(role).filter(|&verb| grammar.lemma(verb) == "be")?;
                let open = [Rel::Neg, Rel::Aux, Rel::Mark].map(Some);
                let stated = !grammar.children(be).any(|child| open.contains(&grammar.rel(child)));
                grammar.subject(be).filter(|_| stated)
            }
            _ => grammar.children(role).find(|&child| grammar.rel(child) == Some(Rel::Appos)),
        }?;
        let piece = self.pieces.partition_point(|piece| piece.tokens.end <= other);
        let tokens = &self.pieces.get(piece)?.tokens;
        match self.what(piece).filter(|_| tokens.contains(&other))? {
            What::Named(handle) if self.cast.is_person(handle) => Some(handle),
            _ => None,
        }
    }

    /// `Tim Quill (D-Va.)`: a lawmaker of the United States.
    fn party_in_brackets(&mut self, i: usize, person: Handle) {
        let (text, gazetteer) = (self.text, self.gazetteer);
        let Some(end) = self.pieces.get(i).map(|piece| piece.tokens.end) else { return };
        let opens = text.any(end, &["(", ","]) && text.any(end + 1, &["d", "r", "i"]);
        let dash = text.any(end + 2, &["-", "\u{2013}"]) && text.is_capital(end + 3);
        if opens
            && dash
            && text.is_upper(end + 1)
            && let (Some(member), Some(state)) = (self.cast.get_mut(person), gazetteer.state("USA"))
        {
            member.state = member.state.or(Some(state));
        }
    }

    /// `Tim Quill of the rebel group River Watch` speaks for that.
    fn member_of(&mut self, i: usize, person: Handle) {
        let Some(end) = self.pieces.get(i).map(|piece| piece.tokens.end) else { return };
        let owner = self.owner_behind(end, &["of", "from", "with"]).filter(|owner| owner.thing);
        let Some(thing) = owner.and_then(|owner| self.owning_thing(&owner)) else { return };
        let Some(actor) = self.cast.get(thing).map(|member| member.actor.clone()) else { return };
        if let Some(member) = self.cast.get_mut(person)
            && member.state.is_none()
            && member.actor.id.is_none()
        {
            member.actor.id = actor.id;
            member.actor.name = actor.name;
        }
    }

    /// Files with a person what a role beside the name tells.
    fn tell(
        &mut self,
        person: Handle,
        index: usize,
        role: &Role,
        owner: &Owner,
        tokens: Range<usize>,
    ) {
        let gazetteer = self.gazetteer;
        let thing = self
            .owning_thing(owner)
            .and_then(|thing| self.cast.get(thing))
            .map(|member| member.actor.clone());
        let words = self.text.words(tokens.clone());
        let head = self.text.norm(tokens.end.wrapping_sub(1)).to_owned();
        let armed = role.common || role.unit.as_deref() == Some("Armed Forces");
        let rebel = armed
            && (self.text.is(tokens.start.wrapping_sub(1), Sort::Faction)
                || self.text.is(tokens.start, Sort::Faction));
        let implied = role.state.as_deref().filter(|_| thing.is_none());
        let state = owner.state.or_else(|| gazetteer.state(implied?));
        let Some(member) = self.cast.get_mut(person) else { return };
        member.gender = member.gender.or(role.gender);
        if role.title && role.unit.is_none() {
            return;
        }
        member.state = member.state.or(state);
        // `rebel commander` holds no office of a state.
        member.stateless |= rebel && owner.state.is_none();
        let implied = role
            .unit
            .clone()
            .filter(|_| (thing.is_none() || member.state.is_some()) && !member.stateless);
        let unit = owner.unit.clone().or(implied);
        member.actor.unit = member.actor.unit.take().or(unit);
        if let (None, Some(thing)) = (member.state, thing) {
            member.actor.id = member.actor.id.take().or(thing.id);
            member.actor.name = thing.name;
        }
        let words = owner
            .unit
            .as_deref()
            .map_or_else(|| words.to_owned(), |unit| format!("{unit} {words}"));
        if !member.roles.contains(&words) {
            member.roles.push(words);
        }
        if !member.held.iter().any(|(held, word)| *held == index && *word == head) {
            member.held.push((index, head));
        }
    }

    /// A role without a name beside it.
    fn role_alone(
        &mut self,
        i: usize,
        index: usize,
        tokens: Range<usize>,
        before: Option<Owner>,
        behind: Option<Owner>,
    ) {
        let text = self.text;
        let Some(role) = self.gazetteer.roles.get(index) else { return };
        let Range { start: first, end } = tokens;
        let start = before.as_ref().map_or(first, |owner| owner.edge);
        let article = text.norm(start.wrapping_sub(1));
        let definite =
            article == "the" || before.is_some() && !matches!(article, "a" | "an" | "another");
        let indefinite = matches!(article, "a" | "an" | "another");
        let from =
            if matches!(article, "the" | "a" | "an" | "another") { start - 1 } else { start };
        let head = text.norm(end.wrapping_sub(1)).to_owned();
        if before.is_none() && !role.public && self.pronoun_before(start).is_some() {
            // `his spokesman`: whoever is known by that, and none of its body.
            let ask =
                Ask::Role { role: index, head, state: None, unit: None, owner: None, new: false };
            return self.draft(i, start..end, MentionKind::Nominal, Meant::Ask(ask));
        }
        let owner = before.clone().or(behind);
        let owned = owner
            .as_ref()
            .is_some_and(|owner| owner.state.is_some() || owner.thing || owner.unit.is_some());
        if definite || indefinite && owned {
            let owner = owner.unwrap_or_default();
            let thing = self.owning_thing(&owner);
            if let Some(before) = before.filter(|before| before.swallowed) {
                self.drop(before.piece);
            }
            let unit = owner.unit.clone().or_else(|| role.unit.clone());
            let ask = Ask::Role {
                role: index,
                head,
                state: owner.state,
                unit,
                owner: thing,
                new: indefinite,
            };
            return self.draft(i, from..end, MentionKind::Nominal, Meant::Ask(ask));
        }
        if indefinite && text.is(end, Sort::Speech) {
            let handle = self.cast.thing(&slug(&head), &head, Class::Group);
            return self.draft(i, from..end, MentionKind::Nominal, Meant::These(vec![handle]));
        }
        self.drop(i);
    }

    /// Several holders of a role: `Norlandic lawmakers`.
    fn holders(&mut self, i: usize, index: usize) {
        let text = self.text;
        let (Some(piece), Some(role)) = (self.pieces.get(i), self.gazetteer.roles.get(index))
        else {
            return;
        };
        let Range { start, end } = piece.tokens.clone();
        let name_follows = self.places.starting(end).and_then(|piece| self.what(piece));
        if matches!(name_follows, Some(What::Named(_))) {
            // `Senators Quill and Velun`
            let owner = self.owner_before(start).unwrap_or_default();
            let mut next = end;
            for _ in 0..4 {
                let Some(named) = self.places.starting(next) else { break };
                let Some(What::Named(person)) = self.what(named) else { break };
                if !self.cast.is_person(person) {
                    break;
                }
                self.tell(person, index, role, &owner, start..end);
                next = self.pieces.get(named).map_or(usize::MAX, |piece| piece.tokens.end);
                while text.any(next, &[",", "and"]) {
                    next += 1;
                }
            }
        }
        if matches!(name_follows, Some(What::Named(_))) || !ends_phrase(text, end) {
            return self.drop(i);
        }
        let owner = self
            .owner_before(start)
            .filter(|owner| owner.swallowed && (owner.state.is_some() || owner.thing));
        if let Some(owner) = owner {
            let thing = self.owning_thing(&owner);
            let unit = owner.unit.clone().or_else(|| role.unit.clone());
            self.drop(owner.piece);
            let handle = match (owner.state, thing) {
                (Some(state), _) => self.cast.state(self.gazetteer, state, unit.as_deref()),
                (None, Some(thing)) => thing,
                (None, None) => return,
            };
            let from = self.with_article(owner.edge);
            return self.draft(i, from..end, MentionKind::Nominal, Meant::These(vec![handle]));
        }
        let word = text.norm(end.wrapping_sub(1)).to_owned();
        let handle = self.cast.thing(&slug(&word), &word, Class::Group);
        if let Some(member) = self.cast.get_mut(handle) {
            member.plural = true;
        }
        let from = self.with_article(start);
        self.draft(i, from..end, MentionKind::Nominal, Meant::These(vec![handle]));
    }

    /// `his Azeri counterpart Jeyhun Bayramov` holds in his state what the one before holds in the own.
    fn counterpart(&mut self, i: usize) {
        let text = self.text;
        let Some(Range { start, end }) = self.pieces.get(i).map(|piece| piece.tokens.clone())
        else {
            return;
        };
        if text.any(start, &["counterparts"]) {
            let from = self.pronoun_before(start).map_or(start, |(piece, _)| {
                self.drop(piece);
                start - 1
            });
            let handle = self.cast.thing("counterparts", "counterparts", Class::Group);
            if let Some(member) = self.cast.get_mut(handle) {
                member.plural = true;
            }
            return self.draft(i, from..end, MentionKind::Nominal, Meant::These(vec![handle]));
        }
        let named = self.places.starting(end).and_then(|piece| self.what(piece));
        let sentence = text.sentence_tokens(text.sentence(start)).start;
        let other = self
            .pieces
            .get(..i)
            .unwrap_or_default()
            .iter()
            .rev()
            .take(60)
            .take_while(|piece| piece.tokens.start >= sentence);
        let model = other.into_iter().find_map(|piece| match piece.what {
            What::Named(handle) if self.cast.is_person(handle) => self.cast.get(handle).cloned(),
            _ => None,
        });
        let owner = self.owner_before(start);
        if let (Some(What::Named(person)), Some(model)) = (named, model)
            && let Some(member) = self.cast.get_mut(person)
        {
            member.state = member.state.or(owner.and_then(|owner| owner.state));
            member.actor.unit = member.actor.unit.take().or(model.actor.unit);
            for held in model.held {
                if !member.held.contains(&held) {
                    member.held.push(held);
                }
            }
        }
        self.drop(i);
    }
}
