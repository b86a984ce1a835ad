//! What is found in a document: the places that it names.

use std::collections::BTreeMap;

use dateline_core::{Place, Span};

/// The places that a document names.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Facts {
    /// Each place once, in order of first mention.
    pub places: Vec<Place>,
    /// All mentions, in order of their spans, none overlapping another.
    pub mentions: Vec<Mention>,
    /// The states that the story speaks of, by alpha-3 code, the one most spoken of first, and how often.
    pub states: Vec<(String, u32)>,
    /// The countries of [`Facts::places`], by alpha-3 code.
    pub countries: BTreeMap<String, Place>,
    /// The state that three in five of these speak of, if one is: as good as the story's ground tells it.
    pub home: Option<Place>,
}

/// A name of a place in the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention {
    /// The name's words, without a word like `province` beside it.
    pub span: Span,
    /// A number into [`Facts::places`].
    pub place: usize,
    /// How it hangs in its sentence.
    pub stands: Stands,
    /// The token of the parse that the phrase of the name hangs on: the verb of `was killed in the town of X`.
    pub anchor: usize,
}

/// How a name of a place hangs in its sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stands {
    /// As a subject, an object, an owner, a part of another name.
    Other,
    /// `from X`, `to X`: something goes there or comes from there.
    Way,
    /// `in X`: something is or happens there.
    There,
}

impl Facts {
    /// The mentions that lie inside `span`, in order.
    #[must_use]
    pub fn mentions_in(&self, span: Span) -> &[Mention] {
        let start = self.mentions.partition_point(|mention| mention.span.start() < span.start());
        let end = self.mentions.partition_point(|mention| mention.span.end() <= span.end());
        &self.mentions[start..end.max(start)]
    }

    /// The mention that holds a byte of the text.
    #[must_use]
    pub fn mention_at(&self, byte: usize) -> Option<&Mention> {
        let after = self.mentions.partition_point(|mention| mention.span.start() <= byte);
        self.mentions[..after].last().filter(|mention| byte < mention.span.end())
    }

    /// The country of a place, as a place itself.
    #[must_use]
    pub fn country_of(&self, place: &Place) -> Option<&Place> {
        self.countries.get(place.country.as_deref()?)
    }

    /// The place that a mention names.
    #[must_use]
    pub fn place_of(&self, mention: &Mention) -> Option<&Place> {
        self.places.get(mention.place)
    }
}
