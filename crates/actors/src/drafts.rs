//! Drafts of mentions: what composing yields and the sieves fill in.

use std::ops::Range;

use crate::MentionKind;
use crate::cast::Handle;
use crate::pieces::{Pronoun, Several};

/// A mention whose actor may still have to be found.
#[derive(Debug, Clone)]
pub(crate) struct Draft {
    pub(crate) tokens: Range<usize>,
    pub(crate) kind: MentionKind,
    pub(crate) meant: Meant,
    /// The role that a phrase for its holder names, so that a person is meant though an office may be all that is known.
    pub(crate) role: Option<usize>,
}

/// Whom a draft means.
#[derive(Debug, Clone)]
pub(crate) enum Meant {
    /// These; never empty.
    These(Vec<Handle>),
    /// Whoever answers the question.
    Ask(Ask),
    /// Nobody of the cast.
    Nobody,
}

/// What has to be found out about a draft.
#[derive(Debug, Clone)]
pub(crate) enum Ask {
    /// `the ministry`: the body last named that this unit fits; `own` is `our armed forces`, `bare` is `officials` without
    /// an article.
    Body { unit: String, own: bool, bare: bool },
    /// `the country`, `our country`
    Country { own: bool },
    /// `the spokesman`: its holder, or the body that it speaks for.
    Role {
        role: usize,
        head: String,
        state: Option<usize>,
        unit: Option<String>,
        owner: Option<Handle>,
        /// Whether it is `a spokesman`, whom nobody named before is.
        new: bool,
    },
    /// `the two sides`
    Party(Several),
    /// `the group`: the organisation last named that the noun fits; `watches` is `the monitoring group`, `new` is `a monitor`.
    Organisation { noun: String, watches: bool, new: bool },
    /// `the latter`
    Latter,
    /// `he`, `its`
    Pronoun(Pronoun),
}

impl Draft {
    /// Whom it means, as far as that is found.
    pub(crate) fn these(&self) -> &[Handle] {
        match &self.meant {
            Meant::These(handles) => handles,
            _ => &[],
        }
    }
}
