//! What is found in a document: its stances, as the report prints them, and why each was found.

use std::borrow::Cow;

use dateline_core::{Actor, Review, Span};
use serde::{Deserialize, Serialize};

use crate::ontology::Class;

/// The stances of a document.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Facts {
    /// In order of their triggers; one for each pair of actor and target.
    pub stances: Vec<Finding>,
}

/// A stance and what is kept of how it was found. Only the stance reaches the report.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Finding {
    /// What the report prints.
    pub stance: Taken,
    /// The lexicon's entry that found it.
    pub entry: String,
    /// The names of the rules that found its parties.
    pub rules: Vec<Cow<'static, str>>,
    /// Hashes of the words of its evidence, sorted and each once: what tells near-equal wordings.
    pub words: Vec<u32>,
}

/// A stance that an actor takes towards a target.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Taken {
    /// `s1`, `s2`, … within the document.
    pub id: String,
    /// Who takes it.
    pub actor: Actor,
    /// Towards whom or what.
    pub target: Target,
    /// What kind of stance.
    pub class: Class,
    /// Thousandths, -1000 to 1000, of the actor towards the target.
    pub polarity: i16,
    /// Tenths on the Goldstein-like scale of PLOVER, -100 to 100.
    pub intensity: i16,
    /// The words that show it.
    pub trigger: Span,
    /// The clause that holds it.
    pub evidence: Span,
    /// The words that name the actor, where they stand in the text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub actor_span: Option<Span>,
    /// The words that name the target; absent where it is implied.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub target_span: Option<Span>,
    /// Who told of it, if not the actor: other speakers and outlets, nearest first.
    pub reported_by: Vec<Actor>,
    /// What else is to be known, in the order of [`Flag`].
    pub flags: Vec<Flag>,
    /// What a person decided about it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub review: Option<Review>,
}

/// Towards whom or what a stance is taken.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Target {
    /// A thing.
    Issue {
        /// Its name: the words of the text without articles.
        issue: String,
    },
    /// An actor.
    Actor(Actor),
}

impl Target {
    /// The actor, if it is one.
    #[must_use]
    pub fn actor(&self) -> Option<&Actor> {
        match self {
            Target::Actor(actor) => Some(actor),
            Target::Issue { .. } => None,
        }
    }
}

/// What else is to be known of a stance.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Flag {
    /// It stands in a headline.
    Headline,
    /// Its trigger stands within quotation marks.
    InQuote,
    /// It is a claim of the actor about a deed of the target, which is not taken for true.
    Allegation,
    /// Its trigger is a noun.
    Nominal,
    /// Its trigger is a passive verb.
    Passive,
    /// Its trigger is negated.
    Negated,
    /// The parties do it to each other.
    Reciprocal,
    /// A party is named by its capital or its seat.
    Metonym,
    /// The target is not named in the clause.
    ImpliedTarget,
    /// It was taken before the episode that the article tells of.
    Historical,
    /// It is a condition or a possibility.
    Hypothetical,
    /// It is announced for the future.
    Future,
    /// The same words stand earlier in the document.
    Repeated,
}
