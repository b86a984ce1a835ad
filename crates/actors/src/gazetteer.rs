//! The compiled gazetteer: which words mean which entry, and the longest match of them at a token.
//!
//! A trie over numbered words rather than an automaton over bytes: tokens are its letters, so a match can't end inside
//! a word, and it is built in the time that reading its files takes.

use std::collections::{BTreeMap, HashMap};

use dateline_core::Lexicon;
use dateline_syntax::Surface;

use crate::lexicon::{self, Body, Entries, Group, Organisation, Outlet, Person, Role, State};
use crate::text::Text;
use crate::words::{self, Sort, UNKNOWN, Vocabulary};

/// What words of the gazetteer mean: an index into the entries of a kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Meaning {
    State(usize),
    /// `Armenian`
    Adjective(usize),
    /// `Armenians`
    People(usize),
    /// `Yerevan`
    Seat(usize),
    Body(usize),
    Organisation(usize),
    Outlet(usize),
    /// A name of an outlet that is an ordinary word too.
    CommonOutlet(usize),
    Role(usize),
    /// Several holders of a role.
    Roles(usize),
    Group(usize),
    Person(usize),
    /// A place that is no seat, and the state it lies in.
    Place(Option<usize>),
}

/// All entries, and the trie of their forms.
#[derive(Debug)]
pub(crate) struct Gazetteer {
    pub(crate) vocabulary: Vocabulary,
    pub(crate) states: Vec<State>,
    pub(crate) bodies: Vec<Body>,
    pub(crate) organisations: Vec<Organisation>,
    pub(crate) outlets: Vec<Outlet>,
    pub(crate) roles: Vec<Role>,
    pub(crate) groups: Vec<Group>,
    pub(crate) people: Vec<Person>,
    codes: BTreeMap<String, usize>,
    edges: HashMap<(u32, u32), u32>,
    /// Of each node, what ends there: the most demanding capitals first.
    ends: Vec<Vec<(Capitals, Meaning)>>,
}

/// Which words of a form ask for a first capital, and which for capitals throughout: a bit a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Capitals {
    first: u32,
    all: u32,
}

impl Gazetteer {
    /// The built-in entries, extended by the user's.
    pub(crate) fn new(user: &[Lexicon]) -> anyhow::Result<Gazetteer> {
        let Entries { state, body, organisation, outlet, role, group, person } =
            lexicon::entries(user)?;
        let codes =
            state.iter().enumerate().map(|(i, state)| (state.id.get_ref().clone(), i)).collect();
        let mut gazetteer = Gazetteer {
            vocabulary: Vocabulary::built_in()?,
            states: state,
            bodies: body,
            organisations: organisation,
            outlets: outlet,
            roles: role,
            groups: group,
            people: person,
            codes,
            edges: HashMap::with_capacity(16_384),
            ends: vec![Vec::new()],
        };
        gazetteer.index();
        Ok(gazetteer)
    }

    /// The state with this code.
    pub(crate) fn state(&self, code: &str) -> Option<usize> {
        self.codes.get(code).copied()
    }

    /// The code and the name of a state.
    pub(crate) fn state_names(&self, state: usize) -> (&str, &str) {
        self.states
            .get(state)
            .map_or(("", ""), |state| (state.id.get_ref().as_str(), state.name.as_str()))
    }

    /// Whether these words, a form of the state, are an adjective of it as well: `US`.
    pub(crate) fn is_adjective(&self, state: usize, words: &str) -> bool {
        self.states
            .get(state)
            .is_some_and(|state| state.adjectives.iter().any(|adjective| adjective == words))
    }

    /// The longest form that starts at a token and ends before `limit`: its end and its meaning.
    pub(crate) fn longest(
        &self,
        text: &Text<'_>,
        at: usize,
        limit: usize,
    ) -> Option<(usize, Meaning)> {
        let mut node = 0;
        let mut found = None;
        for token in at..limit {
            let code = text.code(token);
            let Some(&next) = (code != UNKNOWN).then(|| self.edges.get(&(node, code))).flatten()
            else {
                break;
            };
            node = next;
            let ends = self.ends.get(node as usize).map_or(&[][..], Vec::as_slice);
            let fitting = ends.iter().find(|(capitals, _)| capitals.fit(text, at, token + 1));
            if let Some(&(_, meaning)) = fitting {
                found = Some((token + 1, meaning));
            }
        }
        found
    }

    /// Fills the trie; where a form has several meanings, the last one given here stays.
    fn index(&mut self) {
        let forms = self.forms();
        let lines: Vec<&str> = forms.iter().map(|(form, _)| form.as_str()).collect();
        let joined = lines.join("\n");
        let surface = Surface::new(&joined);
        let mut token = 0;
        let mut end = 0;
        for (form, meaning) in &forms {
            end += form.len() + 1;
            let start = token;
            while surface.tokens().get(token).is_some_and(|token| token.span.start() < end) {
                token += 1;
            }
            let words = (start..token).map(|token| {
                let written = surface.tokens().get(token).and_then(|token| token.span.of(&joined));
                (surface.norm(token), written.unwrap_or_default())
            });
            self.put(words, *meaning);
        }
    }

    fn put<'w>(&mut self, words: impl Iterator<Item = (&'w str, &'w str)>, meaning: Meaning) {
        let mut node = 0;
        let mut capitals = Capitals::default();
        for (i, (norm, written)) in words.enumerate() {
            let code = self.vocabulary.code_or_new(norm);
            let next = u32::try_from(self.ends.len()).unwrap_or(UNKNOWN);
            node = *self.edges.entry((node, code)).or_insert(next);
            if node == next {
                self.ends.push(Vec::new());
            }
            capitals.ask(i, written);
        }
        let Some(ends) = self.ends.get_mut(node as usize).filter(|_| node != 0) else { return };
        ends.retain(|(old, _)| *old != capitals);
        ends.push((capitals, meaning));
        ends.sort_by_key(|(capitals, _)| {
            std::cmp::Reverse((capitals.all.count_ones(), capitals.first.count_ones()))
        });
    }

    /// All forms, those that win over equal ones last.
    fn forms(&self) -> Vec<(String, Meaning)> {
        let mut forms = Vec::with_capacity(6000);
        for line in words::entries(include_str!("../data/places.txt")) {
            let (place, code) = line.split_once('\t').unwrap_or((line, "-"));
            forms.push((place.to_owned(), Meaning::Place(self.state(code))));
        }
        // `Syrias`: many texts have lost their apostrophes.
        for (i, state) in self.states.iter().enumerate().filter(|(_, state)| state.name.len() > 3) {
            if !state.name.contains(' ') && !state.name.ends_with('s') {
                forms.push((format!("{}s", state.name), Meaning::State(i)));
            }
        }
        for (i, person) in self.people.iter().enumerate() {
            for name in std::iter::once(person.person.get_ref()).chain(&person.forms) {
                if !name.ends_with('s') {
                    forms.push((format!("{name}s"), Meaning::Person(i)));
                }
            }
        }
        for (i, role) in self.roles.iter().enumerate() {
            add(
                &mut forms,
                std::iter::once(role.role.get_ref()).chain(&role.forms),
                Meaning::Role(i),
            );
            add(&mut forms, &role.plurals, Meaning::Roles(i));
        }
        for (i, group) in self.groups.iter().enumerate() {
            add(&mut forms, &group.forms, Meaning::Group(i));
        }
        for (i, body) in self.bodies.iter().enumerate() {
            add(&mut forms, &body.forms, Meaning::Body(i));
        }
        for (i, outlet) in self.outlets.iter().enumerate() {
            let listed = |form: &&String| !outlet.common.contains(form);
            add(
                &mut forms,
                std::iter::once(&outlet.name).chain(&outlet.forms).filter(listed),
                Meaning::Outlet(i),
            );
            add(&mut forms, &outlet.common, Meaning::CommonOutlet(i));
        }
        for (i, organisation) in self.organisations.iter().enumerate() {
            add(
                &mut forms,
                std::iter::once(&organisation.name).chain(&organisation.forms),
                Meaning::Organisation(i),
            );
        }
        for (i, person) in self.people.iter().enumerate() {
            add(
                &mut forms,
                std::iter::once(person.person.get_ref()).chain(&person.forms),
                Meaning::Person(i),
            );
        }
        for (i, state) in self.states.iter().enumerate() {
            add(&mut forms, &state.seats, Meaning::Seat(i));
            add(&mut forms, &state.people, Meaning::People(i));
            add(&mut forms, &state.adjectives, Meaning::Adjective(i));
            add(&mut forms, std::iter::once(&state.name).chain(&state.forms), Meaning::State(i));
        }
        forms
    }
}

fn add<'f>(
    forms: &mut Vec<(String, Meaning)>,
    new: impl IntoIterator<Item = &'f String>,
    meaning: Meaning,
) {
    // A line break would put the forms behind it out of step.
    forms.extend(
        new.into_iter().filter(|form| !form.contains('\n')).map(|form| (form.clone(), meaning)),
    );
}

impl Capitals {
    fn ask(&mut self, word: usize, written: &str) {
        let bit = u32::try_from(word).ok().and_then(|word| 1_u32.checked_shl(word)).unwrap_or(0);
        let letters = written.chars().filter(|c| c.is_alphabetic()).count();
        if written.starts_with(char::is_uppercase) {
            self.first |= bit;
            if letters > 1 && !written.contains(char::is_lowercase) {
                self.all |= bit;
            }
        }
    }

    fn fit(self, text: &Text<'_>, start: usize, end: usize) -> bool {
        if text.is_loud(start) {
            // `WHO` and `US` are words here.
            return self.all == 0 || end > start + 1 || !text.is(start, Sort::Opener);
        }
        (start..end.min(start + 32)).all(|token| {
            let bit = 1_u32 << (token - start);
            (self.first & bit == 0 || text.is_capital(token))
                && (self.all & bit == 0 || text.is_upper(token))
        })
    }
}
