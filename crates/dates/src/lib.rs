//! Dates in English text: finding them, resolving them against a publication date, and solving for that date.
//!
//! Three steps that know nothing of each other's callers:
//!
//! - [`find`] says which words name a date and what they say;
//! - [`resolve`] says which days that is for a story of a given day of publication;
//! - [`solve`] finds the publication date of a story that does not state it, or nothing where the text does not fix it.
//!
//! Beside them stands a table of named wars and events ([`events_in`]), which tells old figures from new ones.
//!
//! ```
//! use jiff::civil::date;
//!
//! let text = "Sudland said on Wednesday that the truce of July 23 had been broken.";
//! let mentions = dateline_dates::find(text);
//! assert_eq!(&text[mentions[0].span.clone()], "Wednesday");
//! let published = Some(date(2021, 7, 29));
//! assert_eq!(dateline_dates::resolve(&mentions[0], published), Some((date(2021, 7, 28), date(2021, 7, 28))));
//! assert_eq!(dateline_dates::resolve(&mentions[1], published), Some((date(2021, 7, 23), date(2021, 7, 23))));
//! ```
//!
//! Days are those of the place that writes: no hours and no time zones are kept.

mod ahead;
mod calendar;
mod events;
mod find;
mod hints;
mod mention;
mod relative;
mod resolve;
mod solve;
mod vocabulary;
mod words;
mod years;

pub use events::{EventMention, Events, events_in};
pub use find::find;
pub use mention::{DateMention, DateValue, Grain, Part, Which};
pub use resolve::resolve;
pub use solve::{Solved, solve, solve_day, solve_with};

#[cfg(test)]
mod tests;
