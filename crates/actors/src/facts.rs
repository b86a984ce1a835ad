//! What is found in a document: its actors, and every mention of them.

use dateline_core::{Actor, Span};
use serde::{Deserialize, Serialize};

use crate::Gender;

/// The actors of a document and their mentions.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Facts {
    /// Each actor once, in order of first mention.
    pub actors: Vec<Known>,
    /// All mentions in order of their spans, none overlapping another.
    pub mentions: Vec<Mention>,
}

/// An actor of a document, and what kind of thing it is.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Known {
    /// Who it is; one of several without an id, its candidates' ids instead.
    pub actor: Actor,
    /// What it is.
    pub class: Class,
    /// Of a person, the gender that its names, titles or pronouns tell.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gender: Option<Gender>,
    /// Roles that the text gives a person: `Foreign Ministry spokesman`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub roles: Vec<String>,
    /// The words that name it in this document, each once, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub names: Vec<String>,
}

/// What kind of thing an actor is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Class {
    /// A state as a whole.
    State,
    /// A body of a state: ministry, army, parliament.
    Body,
    /// A person.
    Person,
    /// A news agency or outlet.
    Outlet,
    /// An organisation that is no state's: the UN, a party, an armed group.
    Organisation,
    /// People known by a common noun: protesters, witnesses.
    Group,
}

/// A mention of one actor, or of several at once (`both sides`).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Mention {
    /// Its words.
    pub span: Span,
    /// How it mentions.
    pub kind: MentionKind,
    /// Indices into [`Facts::actors`]; never empty.
    pub actors: Vec<usize>,
}

/// How a mention names its actor.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum MentionKind {
    /// `Iran`, `Saeed Khatibzadeh`, `Armenia's Defense Ministry`
    Name,
    /// `the spokesman`, `both sides`, `Armenian forces`
    Nominal,
    /// `he`, `its`
    Pronoun,
    /// `Baku`, where it acts
    Metonym,
    /// `Azerbaijani`, before another noun
    Demonym,
}

impl Facts {
    /// The mentions that lie inside `span`, in order.
    #[must_use]
    pub fn mentions_in(&self, span: Span) -> &[Mention] {
        let start = self.mentions.partition_point(|mention| mention.span.start() < span.start());
        let end = self.mentions.partition_point(|mention| mention.span.end() <= span.end());
        &self.mentions[start..end.max(start)]
    }

    /// The mentions that share a byte with `span`, in order.
    #[must_use]
    pub fn mentions_over(&self, span: Span) -> &[Mention] {
        let start = self.mentions.partition_point(|mention| mention.span.end() <= span.start());
        let end = self.mentions.partition_point(|mention| mention.span.start() < span.end());
        &self.mentions[start..end.max(start)]
    }

    /// The actors that a mention means; the first is the one to take where only one is wanted.
    pub fn actors_of<'a>(&'a self, mention: &'a Mention) -> impl Iterator<Item = &'a Known> {
        mention.actors.iter().filter_map(|&actor| self.actors.get(actor))
    }
}
