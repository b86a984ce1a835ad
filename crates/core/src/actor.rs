//! Actors as findings name them, and the outlets that a statement passed through.

use serde::{Deserialize, Serialize};

use crate::Span;

/// A state, a body, a person or a group, as a finding names it.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Serialize, Deserialize)]
pub struct Actor {
    /// ISO 3166-1 alpha-3 code of the state that it belongs to or speaks for; else a lower-case slug.
    /// Absent where the actor could not be resolved.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// The canonical name of what `id` stands for; of an unresolved actor, its words.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// The body: `Ministry of Defense`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// The person's full name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub person: Option<String>,
    /// Ids that an unresolved actor may have.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub candidates: Vec<String>,
}

impl Actor {
    /// An actor known by id and name alone.
    #[must_use]
    pub fn new(id: &str, name: &str) -> Actor {
        Actor { id: Some(id.into()), name: name.into(), ..Actor::default() }
    }

    /// The same actor as this body of it.
    #[must_use]
    pub fn with_unit(mut self, unit: &str) -> Actor {
        self.unit = Some(unit.into());
        self
    }

    /// The same actor as this person in it.
    #[must_use]
    pub fn with_person(mut self, person: &str) -> Actor {
        self.person = Some(person.into());
        self
    }

    /// Whether the id is that of a state: three capital letters.
    #[must_use]
    pub fn is_state(&self) -> bool {
        self.state().is_some()
    }

    /// The code of the state that it belongs to or speaks for.
    #[must_use]
    pub fn state(&self) -> Option<&str> {
        self.id.as_deref().filter(|id| id.len() == 3 && id.bytes().all(|b| b.is_ascii_uppercase()))
    }
}

/// An outlet that a statement passed through, and where the text names it.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub struct Relay {
    /// The outlet's name.
    pub name: String,
    /// Where it is named.
    pub span: Span,
}

/// A share in thousandths, 0 to 1000: confidence, similarity, containment.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(try_from = "u16", into = "u16")]
pub struct Thousandths(u16);

impl Thousandths {
    /// `n` thousandths, at most 1000.
    #[must_use]
    pub fn new(n: u16) -> Thousandths {
        Thousandths(n.min(1000))
    }

    /// The share that `part` is of `whole`, rounded to the nearest; of nothing, none.
    #[must_use]
    pub fn of(part: usize, whole: usize) -> Thousandths {
        if whole == 0 {
            return Thousandths(0);
        }
        let (part, whole) = (part.min(whole) as u128, whole as u128);
        let share = (part * 2000 + whole) / (whole * 2);
        Thousandths(u16::try_from(share).expect("a share is at most 1000"))
    }

    /// The number of thousandths.
    #[must_use]
    pub fn get(self) -> u16 {
        self.0
    }
}

impl From<Thousandths> for u16 {
    fn from(share: Thousandths) -> u16 {
        share.0
    }
}

impl TryFrom<u16> for Thousandths {
    type Error = String;
    fn try_from(n: u16) -> Result<Thousandths, String> {
        if n > 1000 {
            return Err(format!("{n} is more than 1000 thousandths"));
        }
        Ok(Thousandths(n))
    }
}
