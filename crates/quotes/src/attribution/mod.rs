//! Which words attribute what to whom, found with the parse and small trained models.
//!
//! `scene` makes codes of a document's tokens; `cue`, `source`, `content` and `extent` tell what each decision looks
//! at; `find` makes them, and `choose` tells which of the attributions found stand together, which lie inside another
//! one, and which outlets carried them.

mod choose;
mod content;
mod cue;
mod extent;
mod find;
mod paths;
mod scene;
mod select;
mod source;
pub mod training;

pub(crate) use choose::{Found, Outlets, attributions};
pub(crate) use find::Model;
pub(crate) use scene::{Extent, Scene, quotations};
