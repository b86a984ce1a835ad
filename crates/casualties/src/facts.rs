//! What is found in a document: its casualty claims, and the numbers that were not taken, as the report prints them.

use dateline_core::{Actor, Count, DateRange, Place, Relay, Span};
use serde::{Deserialize, Serialize};

/// The casualty claims of a document.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Facts {
    /// In order of their spans.
    pub claims: Vec<Claim>,
    /// Numbers in a sentence about casualties that were not taken, in order, so that an absence can be audited.
    pub rejected: Vec<Rejected>,
    /// Hashes of the names that tell of which incident it speaks (`names`); sorted. No part of the report.
    pub(crate) names: Vec<u32>,
}

/// What the report prints of a document.
#[derive(Debug, Serialize)]
pub(crate) struct Line<'a> {
    claims: &'a [Claim],
    rejected: &'a [Rejected],
}

impl Facts {
    pub(crate) fn line(&self) -> Line<'_> {
        Line { claims: &self.claims, rejected: &self.rejected }
    }
}

/// A statement that so many people were killed, hurt, taken, missed or driven out.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Claim {
    /// `c1`, `c2`, … within the document.
    pub id: String,
    /// How many.
    pub count: Count,
    /// The number phrase, or the phrase that implies it (`an Azerbaijani serviceman`, `casualties`).
    pub span: Span,
    /// Its sentence.
    pub evidence: Span,
    /// What happened to them.
    pub category: Category,
    /// To whom it happened.
    pub victims: Victims,
    /// Who says so; absent where the article itself speaks.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub claimant: Option<Actor>,
    /// The outlets that the claim passed through, nearest to the claimant first.
    pub relay: Vec<Relay>,
    /// When it happened.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<DateRange>,
    /// Where it happened.
    #[serde(rename = "where", default, skip_serializing_if = "Option::is_none")]
    pub place: Option<Place>,
    /// Who did it, where the sentence says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub perpetrator: Option<Actor>,
    /// What a reader must know before adding it up; sorted.
    pub flags: Vec<Flag>,
    /// Whether it tells of some of those that another claim of the sentence counts (`including 4 children`).
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub part: bool,
}

/// What happened to people.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Category {
    /// They died.
    Killed,
    /// They were hurt.
    Wounded,
    /// They were taken prisoner or hostage.
    Captured,
    /// Nobody knows where they are.
    Missing,
    /// They were driven from their homes.
    Displaced,
    /// Casualties of a kind that is not told.
    Unspecified,
}

/// The people that a claim counts.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Victims {
    /// Whose people they are: the id of a state or another actor; absent where no side is meant or several are.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub side: Option<String>,
    /// The sides where several are meant (`casualties on both sides`); sorted.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sides: Vec<String>,
    /// What kind of people they are.
    pub group: Group,
    /// The words that name them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub span: Option<Span>,
}

/// Kinds of people.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Group {
    /// Soldiers and others who bear arms in a conflict, on whatever side.
    Military,
    /// People who take no part in the fighting.
    Civilian,
    /// Police of any kind.
    Police,
    /// Journalists and those who work with them.
    Journalist,
    /// Doctors, nurses, ambulance crews, rescuers.
    Medic,
    /// Children.
    Child,
    /// Not told.
    #[default]
    Unknown,
}

/// What a reader must know of a claim before adding it up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Flag {
    /// It tells of an earlier conflict and not of the events reported.
    Background,
    /// The text says that it is not so.
    Negated,
    /// The text says that it may be so, might have been so or may come.
    Hypothetical,
    /// The text says that the number is contested.
    Disputed,
    /// A running total.
    Cumulative,
    /// It takes the place of an earlier number.
    Correction,
    /// The claimant tells of its opponent's losses.
    EnemyLoss,
}

/// A number that was not taken for a claim.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rejected {
    /// The number phrase.
    pub span: Span,
    /// Why.
    pub why: Why,
}

/// Why a number is no claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Why {
    /// How old somebody is.
    Age,
    /// It counts those who did it.
    Agent,
    /// A date or a year.
    Date,
    /// A length, an area, a weight: `3.5 kilometers`.
    Distance,
    /// A stretch of time: `44 days`.
    Duration,
    /// A number that is not whole.
    Fraction,
    /// A sum of money.
    Money,
    /// The number of a unit, a law, a flight or a weapon: `the 3rd Battalion`, `Article 5`.
    Name,
    /// `15th`, `the second time`.
    Ordinal,
    /// A part of those that a phrase counts: `one of the wounded`.
    Part,
    /// A percentage.
    Percentage,
    /// The number that a later one replaces: `rose from 10 to 12`.
    Replaced,
    /// It counts things and not people.
    Thing,
    /// A time of the day.
    Time,
    /// No casualty word of the sentence goes with it.
    Unbound,
}
