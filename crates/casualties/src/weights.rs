//! How much speaks for each place of the number's sentence: how it hangs there, how near it stands, whether it only tells
//! where another one lies or whence somebody speaks.

use dateline_core::{Place, Precision, Span};
use dateline_places::{Mention, Stands};
use dateline_syntax::{Pos, Rel};

use crate::place::Ground;

/// How many words may stand between a place and what it lies in, where the latter only tells where it is.
const BESIDE: usize = 7;
/// How close a place behind a number is that of what it counts.
const FOLLOWS: usize = 5;
/// So many words before a state is the border that it lies at.
const BORDER: usize = 3;

impl Ground<'_> {
    /// How much speaks for a place of the sentence that has the number's token.
    pub(crate) fn points(&self, mention: &Mention, place: &Place, number: usize) -> i32 {
        let mut points = match mention.stands {
            Stands::There => 40,
            Stands::Way => 5,
            Stands::Other => 0,
        };
        let (clause, own) = (self.parse.clause(mention.anchor), self.parse.clause(number));
        if clause == own {
            points += 15;
        } else if self.tells(clause, own) {
            points -= 25;
        }
        points += match place.precision {
            Some(Precision::Settlement) => 12,
            Some(Precision::District) => 10,
            Some(Precision::Region) => 8,
            _ => 0,
        };
        if self.is_dateline(mention.span) {
            points -= 30;
        }
        if self.is_near(mention) && self.is_of_site(mention) {
            points -= 15;
        }
        if self.is_post(mention) {
            points -= 60;
        }
        // `the ministry in X said`, without a comma before it.
        let mut behind =
            self.parse.token_at(mention.span.end() - 1).into_iter().flat_map(|at| at + 1..at + 3);
        let says = |at: usize| {
            at < self.parse.len()
                && self.parse.pos(at) == Pos::Verb
                && matches!(self.parse.lemma(at), "say" | "tell" | "report" | "announce" | "add")
        };
        if behind.any(says) {
            points -= 40;
        }
        let at = self.parse.token_at(mention.span.start()).unwrap_or(number);
        // `kills 140 in X`
        if mention.stands == Stands::There && (number..=number + FOLLOWS).contains(&at) {
            points += 8;
        }
        points - i32::try_from(at.abs_diff(number)).unwrap_or(i32::MAX).min(30)
    }

    /// `the town of X near Y`: against Y, which only tells where X is.
    pub(crate) fn nested(&self, mention: &Mention, mentions: &[Mention]) -> i32 {
        let Some(at) = self.parse.token_at(mention.span.start()) else { return 0 };
        let mut up = self.parse.ancestors(at).take_while(|up| *up != mention.anchor);
        let nested = up.any(|up| {
            let span = self.parse.span(up);
            let mut others = mentions.iter().filter(|other| *other != mention);
            others.any(|other| other.span.overlaps(span))
        });
        -20 * i32::from(nested)
    }

    /// `the town of X in Y province`: against Y, which X lies in and stands beside.
    pub(crate) fn around(&self, mention: &Mention, place: &Place, mentions: &[Mention]) -> i32 {
        let at = self.parse.token_at(mention.span.start()).unwrap_or_default();
        let inside = mentions.iter().any(|other| {
            let near = self
                .parse
                .token_at(other.span.start())
                .is_some_and(|here| here.abs_diff(at) <= BESIDE);
            let inner = || self.places.place_of(other).is_some_and(|other| place.contains(other));
            near && other.stands == Stands::There && inner() || self.is_located(other, mention)
        });
        // `most of them in X`: some of those who are counted.
        let from = at.saturating_sub(3);
        let some = (from..at).any(|at| matches!(self.parse.lemma(at), "they" | "whom"))
            && (from..at).any(|at| self.parse.lemma(at) == "in");
        // `the village of X west of Y`
        let side = |at: usize| {
            let lemma = self.parse.lemma(at);
            ["north", "south", "east", "west"].iter().any(|side| lemma.starts_with(side))
        };
        let of = at.checked_sub(1).filter(|at| self.parse.lemma(*at) == "of");
        let beyond = of.and_then(|of| of.checked_sub(1)).is_some_and(side) && mentions.len() > 1;
        -45 * i32::from(inside) - 30 * i32::from(some) - 30 * i32::from(beyond)
    }

    /// Whether the clause that `told` heads is told in that of `teller`: `officials in X said that …`.
    pub(crate) fn tells(&self, teller: usize, told: usize) -> bool {
        let mut at = told;
        for _ in 0..8 {
            let head = self.parse.head(at);
            if self.parse.rel(at) == Rel::Ccomp && self.parse.clause(head) == teller {
                return true;
            }
            if head == at {
                break;
            }
            at = head;
        }
        false
    }

    /// `on the country's border with Norland` is not in Norland.
    pub(crate) fn is_bordered(&self, mention: &Mention) -> bool {
        let Some(at) = self.parse.token_at(mention.span.start()) else { return false };
        let mut before = at.saturating_sub(BORDER)..at;
        before.any(|at| matches!(self.parse.lemma(at), "border" | "frontier"))
    }

    /// Whether a sentence names another state than that of a place: what it tells was written there and happened elsewhere.
    pub(crate) fn names_others(&self, sentence: Span, place: &Place) -> bool {
        let mentions = self.actors.mentions_in(sentence);
        let known = mentions.iter().flat_map(|mention| self.actors.actors_of(mention));
        let mut states = known.filter_map(|known| known.actor.state());
        states.any(|state| Some(state) != place.country.as_deref())
    }
}
