//! Copies, versions and excerpts among stories, the passages they share, and boilerplate.
//!
//! **What it finds.** Of two documents: which words stand in both (passages, with every edit inside), how alike they
//! are, and so whether one is a copy, a version or an excerpt of the other or shares a passage alone. Of all: families
//! of documents that are one story, and the earliest of each. Of one document: passages that it holds twice, and what
//! belongs to its outlet and not to the story.
//!
//! **How.** Words are compared by hash, without case and marks (`words.rs`). Of a document its fingerprints are kept and
//! not its words (`facts.rs`, `fingerprints.rs`): any eight words in a row that two stories share are found by them.
//! Boilerplate is known by its form (`forms.rs`, data in `data/boilerplate.toml`) or because unrelated stories of an
//! outlet bear it (`boilerplate.rs`), and is left out of all that follows. Exact copies collapse to the first one
//! (`classes.rs`); an index of shared fingerprints (`index.rs`) proposes to each story its partners among the earlier
//! ones (`partners.rs`); texts are read again, and each pair is aligned (`compare.rs`, `align.rs`); kinds are told by how
//! much of each story the shared passages hold (`similarity.rs`, thresholds in `config.rs`). The method with its
//! measures is a page, `docs/dedup-method.md`.
//!
//! **What it misses.** Paraphrase and translation: words must be the same. Passages of fewer than twenty equal words,
//! and so stories of fewer words that are not the very same. Some passages of one or two sentences in which every
//! tenth word is edited: what is left of them may be too little to be looked at. Links that others imply are not
//! written, so two versions of a story may have none. Of lines that only one document of an outlet bears, only known
//! forms are boilerplate.
//!
//! ```
//! use dateline_core::{Document, Reader};
//! use dateline_dedup::{Config, Dedup};
//!
//! let dedup = Dedup::new(Config::default())?;
//! let facts = dedup.map(&Document::bare("a", "Norland’s army left.\nRead more: Five dead in Sudland"), ());
//! assert_eq!(facts.tokens(), 9);
//! # anyhow::Ok(())
//! ```

mod align;
mod bits;
mod boilerplate;
mod classes;
mod compare;
mod config;
mod counts;
mod facts;
mod families;
mod fingerprints;
mod forms;
mod hashes;
mod index;
mod lines;
mod partners;
mod passages;
mod places;
mod reduce;
mod repeats;
mod sets;
mod shelf;
mod similarity;
mod story;
mod summary;
mod traces;
mod words;

use dateline_core::{Analyzer, Column, Corpus, DocIdx, Document, DoneOf, FactsOf, Reader, Span};
use serde::Serialize;

pub use config::Config;
pub use facts::Facts;
pub use summary::{Change, ChangeKind, Family, Link, LinkKind, Passage, Summary};

use forms::Forms;
use passages::Numerals;
use story::Story;
use words::Words;

#[cfg(test)]
mod tests;

/// Finds what stories share.
pub struct Dedup {
    config: Config,
    forms: Forms,
    numerals: Numerals,
}

impl Reader for Dedup {
    const NAME: &'static str = "dedup";
    const ABOUT: &'static str =
        "copies, versions and excerpts among the stories, shared passages, boilerplate";
    const KEYS: &'static str = config::KEYS;
    type Config = Config;
    type Reads = ();
    type Facts = Facts;

    fn new(config: Config) -> anyhow::Result<Dedup> {
        config.check()?;
        let numerals = Numerals::new()?;
        let forms = Forms::new(numerals.dates.clone(), &config.lexicon)?;
        Ok(Dedup { config, forms, numerals })
    }

    fn map(&self, doc: &Document, (): FactsOf<'_, Self>) -> Facts {
        let words = Words::of(&doc.text);
        let lines = lines::lines(&doc.text, &words);
        let pieces = lines::pieces(&doc.text, &words, &lines, &|word| self.forms.is_date(word));
        let mut furniture = self.forms.find(&doc.text, &words, &lines, &pieces);
        furniture.extend(forms::own_slug(doc));
        let furniture = forms::merged(furniture);
        let story = Story::without(&words, &furniture);
        let repeats = repeats::repeats(&words, &pieces, &story, &self.config);
        Facts::new(&words, &pieces, furniture, &story, repeats)
    }
}

/// The `data` of a facts line.
#[derive(Serialize)]
struct Line<'a> {
    tokens: usize,
    boilerplate: &'a [Span],
    repeats: &'a [[Span; 2]],
}

impl Analyzer for Dedup {
    type Joins = ();
    type Summary = Summary;

    fn reduce(
        &self,
        corpus: &Corpus,
        facts: &Column<Facts>,
        (): DoneOf<'_, Self>,
    ) -> anyhow::Result<Summary> {
        reduce::reduce(corpus, facts, &self.config, &self.numerals)
    }

    fn line<'a>(
        &'a self,
        doc: DocIdx,
        facts: &'a Facts,
        summary: &'a Summary,
    ) -> impl Serialize + 'a {
        Line {
            tokens: facts.tokens(),
            boilerplate: summary.boilerplate.get(doc.index()).map_or(&[], Vec::as_slice),
            repeats: summary.repeats.get(doc.index()).map_or(&[], Vec::as_slice),
        }
    }
}

/// A number of words, lines or documents in 32 bits.
fn narrow(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
