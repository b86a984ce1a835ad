//! The one list of all readers and analyzers, in order of execution: what one needs stands before it.
//!
//! A literal list rather than registration at link time: what is not named here does not run, and the order is ours.

use dateline_runner::Plugin;

/// All readers and analyzers, needs first.
pub const ALL: &[Plugin] = &[
    Plugin::reader::<dateline_syntax::Segmenter>(),
    Plugin::reader::<dateline_syntax::Syntax>(),
    Plugin::of::<dateline_dedup::Dedup>(),
    Plugin::of::<dateline_actors::Actors>(),
    Plugin::reader::<dateline_places::Places>(),
    Plugin::of::<dateline_quotes::Quotes>(),
    Plugin::of::<dateline_casualties::Casualties>(),
    Plugin::of::<dateline_stance::Stance>(),
];
