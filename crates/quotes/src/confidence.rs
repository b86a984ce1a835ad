//! How sure an attribution is, by the way it was found.
//!
//! The numbers are thousandths and rank the patterns; they are no measured rates. A quotation beside its cue and its
//! source is the surest, since marks leave no doubt about what was said; a clause behind `that` has a sure start; where
//! the start or the end of the content, or the speaker, is inferred, it costs.

use dateline_core::Thousandths;

use crate::binding::Pattern;

/// How sure an attribution of this pattern is; `resolved` tells whether its speaker is known.
pub(crate) fn confidence(pattern: Pattern, resolved: bool) -> Thousandths {
    let by_pattern = match pattern {
        Pattern::QuoteBefore => 960,
        Pattern::QuoteAfter => 940,
        Pattern::That => 920,
        // `told the envoy to …`: both ends are marked by the construction.
        Pattern::Addressed => 880,
        // No word marks where the content starts.
        Pattern::Bare => 860,
        // Where the clause starts is inferred from the sentence.
        Pattern::ClauseBefore => 840,
        Pattern::Prefix => 840,
        // A noun phrase: what is said is only its topic.
        Pattern::Nominal => 780,
        Pattern::Verbal => 780,
        // The speaker is the one of the sentence before.
        Pattern::Floating => 700,
        // Often nobody's words in particular.
        Pattern::Passive => 600,
        Pattern::Unattributed => 400,
    };
    // A source that nobody could be found for may be misread altogether.
    Thousandths::new(if resolved { by_pattern } else { by_pattern - by_pattern / 5 })
}
