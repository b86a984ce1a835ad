//! Lexicon files: the built-in ones and a user's have one shape, and this is it. Reading, checking and merging by id;
//! what the entries mean to a text is the gazetteer's.

use anyhow::bail;
use dateline_core::Lexicon;
use serde::{Deserialize, Serialize};
use toml::Spanned;

/// A lexicon file: any of its tables may be missing.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct Entries {
    pub(crate) state: Vec<State>,
    pub(crate) body: Vec<Body>,
    pub(crate) organisation: Vec<Organisation>,
    pub(crate) outlet: Vec<Outlet>,
    pub(crate) role: Vec<Role>,
    pub(crate) group: Vec<Group>,
    pub(crate) person: Vec<Person>,
}

/// A state.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct State {
    pub(crate) id: Spanned<String>,
    #[serde(default)]
    pub(crate) name: String,
    #[serde(default)]
    pub(crate) forms: Vec<String>,
    #[serde(default)]
    pub(crate) adjectives: Vec<String>,
    #[serde(default)]
    pub(crate) people: Vec<String>,
    #[serde(default)]
    pub(crate) seats: Vec<String>,
    #[serde(default)]
    pub(crate) given_name: bool,
    #[serde(default)]
    pub(crate) rivals: Vec<String>,
}

/// A body that states have, or one of one state.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Body {
    pub(crate) unit: Spanned<String>,
    pub(crate) forms: Vec<String>,
    pub(crate) state: Option<String>,
    pub(crate) usual: Option<String>,
    #[serde(default)]
    pub(crate) nominal: bool,
    #[serde(default)]
    pub(crate) plural: bool,
    #[serde(default)]
    pub(crate) bare: bool,
    #[serde(default)]
    pub(crate) local: bool,
}

/// An organisation that is no state's.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Organisation {
    pub(crate) id: Spanned<String>,
    #[serde(default)]
    pub(crate) name: String,
    #[serde(default)]
    pub(crate) forms: Vec<String>,
}

/// A news agency or outlet.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Outlet {
    pub(crate) id: Spanned<String>,
    #[serde(default)]
    pub(crate) name: String,
    #[serde(default)]
    pub(crate) forms: Vec<String>,
    #[serde(default)]
    pub(crate) common: Vec<String>,
}

/// A role or title of people.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Role {
    pub(crate) role: Spanned<String>,
    #[serde(default)]
    pub(crate) forms: Vec<String>,
    #[serde(default)]
    pub(crate) plurals: Vec<String>,
    pub(crate) unit: Option<String>,
    pub(crate) state: Option<String>,
    pub(crate) gender: Option<Gender>,
    #[serde(default)]
    pub(crate) title: bool,
    #[serde(default)]
    pub(crate) public: bool,
    #[serde(default)]
    pub(crate) common: bool,
}

/// The gender that a name or a title tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Gender {
    /// `f`
    #[serde(rename = "f")]
    Female,
    /// `m`
    #[serde(rename = "m")]
    Male,
}

/// A group of people known by a common noun.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Group {
    pub(crate) group: Spanned<String>,
    pub(crate) forms: Vec<String>,
    #[serde(default)]
    pub(crate) source: bool,
}

/// A person so well known that text may leave out who it is.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Person {
    pub(crate) person: Spanned<String>,
    #[serde(default)]
    pub(crate) forms: Vec<String>,
    pub(crate) state: Option<String>,
    /// The id of the organisation that it speaks for.
    pub(crate) organisation: Option<String>,
    pub(crate) unit: Option<String>,
    pub(crate) gender: Option<Gender>,
}

/// The built-in lexicons.
const BUILT_IN: [(&str, &str); 7] = [
    ("bodies.toml", include_str!("../data/bodies.toml")),
    ("groups.toml", include_str!("../data/groups.toml")),
    ("organisations.toml", include_str!("../data/organisations.toml")),
    ("outlets.toml", include_str!("../data/outlets.toml")),
    ("people.toml", include_str!("../data/people.toml")),
    ("roles.toml", include_str!("../data/roles.toml")),
    ("states.toml", include_str!("../data/states.toml")),
];

/// The built-in entries, extended by the user's.
pub(crate) fn entries(user: &[Lexicon]) -> anyhow::Result<Entries> {
    let mut all = Entries::default();
    for (name, text) in BUILT_IN {
        let mut file = read(name, text)?;
        all.state.append(&mut file.state);
        all.body.append(&mut file.body);
        all.organisation.append(&mut file.organisation);
        all.outlet.append(&mut file.outlet);
        all.role.append(&mut file.role);
        all.group.append(&mut file.group);
        all.person.append(&mut file.person);
    }
    for Lexicon { name, text } in user {
        let file = read(name, text)?;
        check(name, text, &file, &all)?;
        extend(&mut all, file);
    }
    Ok(all)
}

fn read(name: &str, text: &str) -> anyhow::Result<Entries> {
    toml::from_str(text).map_err(|error| {
        let line = error.span().map_or(1, |span| line_of(text, span.start));
        anyhow::anyhow!("lexicon {name}, line {line}: {}", error.message())
    })
}

/// The line, counted from one, that holds the byte at `offset`.
fn line_of(text: &str, offset: usize) -> usize {
    1 + text.bytes().take(offset).filter(|&b| b == b'\n').count()
}

/// Adds a user's entries: lists grow, single values replace.
fn extend(all: &mut Entries, file: Entries) {
    for new in file.state {
        match all.state.iter_mut().find(|old| old.id.get_ref() == new.id.get_ref()) {
            Some(old) => {
                replace_name(&mut old.name, &mut old.forms, new.name);
                old.forms.extend(new.forms);
                old.adjectives.extend(new.adjectives);
                old.people.extend(new.people);
                old.seats.extend(new.seats);
                old.rivals.extend(new.rivals);
                old.given_name |= new.given_name;
            }
            None => all.state.push(new),
        }
    }
    for new in file.organisation {
        match all.organisation.iter_mut().find(|old| old.id.get_ref() == new.id.get_ref()) {
            Some(old) => {
                replace_name(&mut old.name, &mut old.forms, new.name);
                old.forms.extend(new.forms);
            }
            None => all.organisation.push(new),
        }
    }
    for new in file.outlet {
        match all.outlet.iter_mut().find(|old| old.id.get_ref() == new.id.get_ref()) {
            Some(old) => {
                replace_name(&mut old.name, &mut old.forms, new.name);
                old.forms.extend(new.forms);
                old.common.extend(new.common);
            }
            None => all.outlet.push(new),
        }
    }
    for new in file.role {
        match all.role.iter_mut().find(|old| old.role.get_ref() == new.role.get_ref()) {
            Some(old) => {
                old.forms.extend(new.forms);
                old.plurals.extend(new.plurals);
                old.unit = new.unit.or(old.unit.take());
                old.state = new.state.or(old.state.take());
                old.gender = new.gender.or(old.gender);
                old.title |= new.title;
                old.public |= new.public;
            }
            None => all.role.push(new),
        }
    }
    for new in file.person {
        match all.person.iter_mut().find(|old| old.person.get_ref() == new.person.get_ref()) {
            Some(old) => {
                old.forms.extend(new.forms);
                old.organisation =
                    new.organisation.or(old.organisation.take().filter(|_| new.state.is_none()));
                old.state = new.state.or(old.state.take());
                old.unit = new.unit.or(old.unit.take());
                old.gender = new.gender.or(old.gender);
            }
            None => all.person.push(new),
        }
    }
    all.body.extend(file.body);
    all.group.extend(file.group);
}

/// A new canonical name takes the place of the old one, which stays a form.
fn replace_name(name: &mut String, forms: &mut Vec<String>, new: String) {
    if !new.is_empty() {
        forms.push(std::mem::replace(name, new));
    }
}

/// What the shape alone can't tell: ids that are no ids, entries without a name, states that do not exist.
fn check(name: &str, text: &str, file: &Entries, known: &Entries) -> anyhow::Result<()> {
    let at =
        |id: &Spanned<String>| format!("lexicon {name}, line {}", line_of(text, id.span().start));
    for state in &file.state {
        let id = state.id.get_ref();
        if id.len() != 3 || !id.bytes().all(|b| b.is_ascii_uppercase()) {
            bail!(
                "{}: the state id `{id}` is not three capital letters, write its ISO 3166-1 alpha-3 code",
                at(&state.id)
            );
        }
        let is_new = !known.state.iter().any(|old| old.id.get_ref() == id);
        if is_new && state.name.is_empty() {
            bail!("{}: the state `{id}` is new and has no name, add `name = \"…\"`", at(&state.id));
        }
    }
    let codes = |id: &str| {
        let mut states = known.state.iter().chain(&file.state);
        states.any(|state| state.id.get_ref() == id)
    };
    let owners = file.body.iter().map(|body| (&body.unit, &body.state));
    let owners = owners.chain(file.role.iter().map(|role| (&role.role, &role.state)));
    for (id, state) in
        owners.chain(file.person.iter().map(|person| (&person.person, &person.state)))
    {
        if let Some(state) = state.as_deref().filter(|state| !codes(state)) {
            bail!("{}: unknown state `{state}`, add it as `[[state]]` or correct the code", at(id));
        }
    }
    let slugs = file.organisation.iter().map(|entry| {
        (
            &entry.id,
            &entry.name,
            known.organisation.iter().any(|old| old.id.get_ref() == entry.id.get_ref()),
        )
    });
    let slugs = slugs.chain(file.outlet.iter().map(|entry| {
        (
            &entry.id,
            &entry.name,
            known.outlet.iter().any(|old| old.id.get_ref() == entry.id.get_ref()),
        )
    }));
    for (id, entry_name, exists) in slugs {
        let slug = id.get_ref();
        if slug.is_empty()
            || !slug.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
        {
            bail!("{}: the id `{slug}` is not a slug, use a-z, 0-9 and hyphens", at(id));
        }
        if entry_name.is_empty() && !exists {
            bail!("{}: `{slug}` is new and has no name, add `name = \"…\"`", at(id));
        }
    }
    let bodies = file.body.iter().map(|body| (&body.unit, &body.forms));
    for (id, forms) in bodies.chain(file.group.iter().map(|group| (&group.group, &group.forms))) {
        if forms.is_empty() {
            bail!("{}: `{}` has no forms, list how text names it", at(id), id.get_ref());
        }
    }
    Ok(())
}
