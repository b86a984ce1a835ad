//! Runs analyzers over a corpus: configuration, schedule, isolation and the JSON Lines report.
//!
//! One pass over the documents: for each, the selected readers and what they read `map` in catalog order, then the text
//! and the facts of readers that are no analyzers are dropped. Then each analyzer reduces its column, in the same order.
//! A panic or a failed need is recorded and stops nothing else.
//!
//! This crate knows no analyzer by name, no file format and no terminal.

mod cache;
mod config;
mod diagnostic;
mod isolate;
mod pipeline;
mod plugin;
mod read;
mod report;
mod review;
mod run;
mod schema;
mod spool;

pub use cache::Cache;
pub use config::{Config, ReadLexicon, Source, default_config};
pub use diagnostic::{Diagnostic, nearest};
pub use pipeline::{Pipeline, Stage};
pub use plugin::Plugin;
pub use review::Decided;
pub use run::{Cost, Failure, Input, Options, Run, Told, run};
pub use schema::schema;

#[cfg(test)]
mod tests;
