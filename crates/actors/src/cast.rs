//! The cast of a document while it is being read: who occurs in it, and what is known of each so far.

use std::collections::BTreeMap;

use dateline_core::Actor;

use crate::Class;
use crate::gazetteer::Gazetteer;
use crate::lexicon::Gender;

/// One of the cast, by number.
pub(crate) type Handle = usize;

/// What is known of one of the cast.
#[derive(Debug, Clone)]
pub(crate) struct Member {
    pub(crate) actor: Actor,
    pub(crate) class: Class,
    /// Of a person: the state that it speaks for.
    pub(crate) state: Option<usize>,
    /// Of a person: whether it is said to be of a part of the people that has forces of its own.
    pub(crate) stateless: bool,
    /// Roles as the text writes them.
    pub(crate) roles: Vec<String>,
    /// Roles as indices into the gazetteer's, with the last word as written: `the spokesman` finds its holder by them.
    pub(crate) held: Vec<(usize, String)>,
    pub(crate) gender: Option<Gender>,
    /// Whether the words for it are plural: `troops`.
    pub(crate) plural: bool,
    /// Of a person: the parts of the name in normal form.
    pub(crate) parts: Vec<String>,
    /// Of somebody who is one of several: these.
    pub(crate) candidates: Vec<Handle>,
}

/// All who occur in a document, in order of discovery.
#[derive(Debug, Default)]
pub(crate) struct Cast {
    members: Vec<Member>,
    known: BTreeMap<(String, Option<String>), Handle>,
    /// Those who are one of several, by these and the words for them.
    open: BTreeMap<(Vec<Handle>, String), Handle>,
}

impl Cast {
    /// All members in order of discovery.
    pub(crate) fn members(&self) -> &[Member] {
        &self.members
    }

    /// The member with this number.
    pub(crate) fn get(&self, handle: Handle) -> Option<&Member> {
        self.members.get(handle)
    }

    /// The member with this number, to learn more of it.
    pub(crate) fn get_mut(&mut self, handle: Handle) -> Option<&mut Member> {
        self.members.get_mut(handle)
    }

    /// A state, or a body of it.
    pub(crate) fn state(
        &mut self,
        gazetteer: &Gazetteer,
        state: usize,
        unit: Option<&str>,
    ) -> Handle {
        let (id, name) = gazetteer.state_names(state);
        let class = if unit.is_some() { Class::Body } else { Class::State };
        let handle = self.intern(id, name, unit, class);
        if let Some(member) = self.get_mut(handle) {
            member.state = Some(state);
        }
        handle
    }

    /// What is no state's: an organisation, an outlet, a group.
    pub(crate) fn thing(&mut self, id: &str, name: &str, class: Class) -> Handle {
        self.intern(id, name, None, class)
    }

    /// A body of what is no state's: `NATO forces`.
    pub(crate) fn unit_of(&mut self, owner: Handle, unit: &str) -> Handle {
        let Some(member) = self.get(owner) else { return owner };
        let (state, actor) = (member.state, member.actor.clone());
        let Some(id) = actor.id else { return owner };
        let handle = self.intern(&id, &actor.name, Some(unit), Class::Body);
        if let Some(member) = self.get_mut(handle) {
            member.state = state;
        }
        handle
    }

    fn intern(&mut self, id: &str, name: &str, unit: Option<&str>, class: Class) -> Handle {
        let key = (id.to_owned(), unit.map(str::to_owned));
        if let Some(&handle) = self.known.get(&key) {
            return handle;
        }
        let mut actor = Actor::new(id, name);
        actor.unit = unit.map(str::to_owned);
        self.known.insert(key, self.members.len());
        self.push(actor, class)
    }

    /// A person, known by name so far.
    pub(crate) fn person(&mut self, name: &str, parts: Vec<String>) -> Handle {
        let handle =
            self.push(Actor { person: Some(name.to_owned()), ..Actor::default() }, Class::Person);
        if let Some(member) = self.get_mut(handle) {
            member.parts = parts;
        }
        handle
    }

    /// Somebody who is one of several, and nothing tells which.
    pub(crate) fn one_of(&mut self, name: &str, candidates: &[Handle]) -> Handle {
        // One of several may be among these itself.
        let mut all: Vec<Handle> = Vec::with_capacity(candidates.len());
        for &one in candidates {
            match self.get(one).map(|member| member.candidates.as_slice()) {
                Some([]) | None => all.push(one),
                Some(several) => all.extend(several),
            }
        }
        all.sort_unstable();
        all.dedup();
        let key = (all, name.to_owned());
        if let Some(&handle) = self.open.get(&key) {
            return handle;
        }
        let handle = self.person(name, Vec::new());
        if let Some(member) = self.get_mut(handle) {
            member.candidates.clone_from(&key.0);
        }
        self.open.insert(key, handle);
        handle
    }

    fn push(&mut self, actor: Actor, class: Class) -> Handle {
        self.members.push(Member {
            actor,
            class,
            state: None,
            stateless: false,
            roles: Vec::new(),
            held: Vec::new(),
            gender: None,
            plural: false,
            parts: Vec::new(),
            candidates: Vec::new(),
        });
        self.members.len() - 1
    }

    /// The state that a member is, belongs to or speaks for.
    pub(crate) fn state_of(&self, handle: Handle) -> Option<usize> {
        self.get(handle)?.state
    }

    /// Whether a member is a person.
    pub(crate) fn is_person(&self, handle: Handle) -> bool {
        self.get(handle).is_some_and(|member| member.class == Class::Person)
    }

    /// Gives every person an id: the state's where it is known, else a slug of the name. Who is one of several gets
    /// theirs as candidates.
    pub(crate) fn identify(&mut self, gazetteer: &Gazetteer) {
        for member in &mut self.members {
            if member.actor.id.is_some() || !member.candidates.is_empty() {
                continue;
            }
            let Some(person) = member.actor.person.clone() else { continue };
            if let Some(state) = member.state {
                let (id, name) = gazetteer.state_names(state);
                member.actor.id = Some(id.to_owned());
                name.clone_into(&mut member.actor.name);
            } else {
                member.actor.id = Some(slug(&person));
                member.actor.name = person;
            }
        }
        for handle in 0..self.members.len() {
            let Some(member) = self.get(handle).filter(|member| !member.candidates.is_empty())
            else {
                continue;
            };
            let mut ids: Vec<String> = member
                .candidates
                .iter()
                .filter_map(|&one| self.get(one)?.actor.id.clone())
                .collect();
            ids.sort_unstable();
            ids.dedup();
            let Some(member) = self.get_mut(handle) else { continue };
            member.actor.name = member.actor.person.take().unwrap_or_default();
            member.actor.candidates = ids;
        }
    }
}

/// `Trend News Agency` → `trend-news-agency`; letters of other scripts stay.
pub(crate) fn slug(name: &str) -> String {
    let mut slug = String::with_capacity(name.len());
    for c in name.chars() {
        if c.is_alphanumeric() {
            slug.extend(c.to_lowercase());
        } else if !matches!(c, '\'' | '\u{2019}' | '.') && !slug.is_empty() && !slug.ends_with('-')
        {
            slug.push('-');
        }
    }
    while slug.ends_with('-') {
        slug.pop();
    }
    if slug.is_empty() { "unknown".into() } else { slug }
}
