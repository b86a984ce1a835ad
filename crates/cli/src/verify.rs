//! `dateline verify`: a report held against itself and against the stories that it was made from.

use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::BTreeSet;

use anyhow::{Context, ensure};
use dateline_report::wire::DocumentLine;
use dateline_report::{Entry, Stored, Verified, Words, entries};

use crate::args::Verify;
use crate::configuration::{Found, Stories};
use crate::progress::Progress;
use crate::words::{ReportFile, StoryWords};
use crate::{Outcome, Surroundings, many};

pub(crate) fn verify(
    args: &Verify,
    surroundings: &mut Surroundings<'_>,
) -> anyhow::Result<Outcome> {
    let report = ReportFile::new(&args.report, &surroundings.folder);
    let found = Found::find(args.config.as_deref(), &surroundings.folder)?;
    let Stories { paths, corpus } = found.stories_or_none(&args.paths, &surroundings.folder)?;
    ensure!(
        !paths.is_empty() || holds_texts(&report).with_context(|| report.name())?,
        "nothing to hold the report against: name the stories that it was made from, or write it with --with-text"
    );
    let mut stories = Vec::new();
    let words = StoryWords::read_telling(&paths, &corpus, |meta| {
        stories.push((meta.id.to_string(), meta.hash.clone()));
    })?;
    let asked = Asked { words: &words, for_what: RefCell::default() };
    let progress = Progress::new(surroundings.live);
    let out = &mut *surroundings.out;
    let verified = dateline_report::verify(
        &report,
        &asked,
        &mut |fault| Ok(writeln!(out, "{}", dateline_report::harmless(&fault.to_string()))?),
        &|documents| progress.tell(documents),
    );
    progress.end();
    let Verified { documents, spans, references, faults } =
        verified.with_context(|| report.name())?;
    let asked = asked.for_what.into_inner();
    stories.retain(|(id, hash)| !asked.contains(id) && !asked.contains(hash));
    if let Some((first, _)) = stories.first() {
        let more = stories.len() - 1;
        let more = if more > 0 { format!(" and {more} more") } else { String::new() };
        writeln!(surroundings.err, "note: the report says nothing of the story {first}{more}")?;
    }
    writeln!(
        surroundings.err,
        "held {}, {} and {} of {} against {}: {}",
        many(documents, "document"),
        many(spans, "span"),
        many(references, "reference"),
        report.name(),
        if paths.is_empty() { "its own texts" } else { "the stories" },
        if faults == 0 { "all hold".to_owned() } else { many(faults, "fault") }
    )?;
    Ok(if faults == 0 { Outcome::Clean } else { Outcome::Failures })
}

/// Whether any document of the report stands in it with its text.
fn holds_texts(report: &ReportFile) -> anyhow::Result<bool> {
    let mut holds = false;
    entries(
        report.from(0)?,
        |kind, _| kind == "document",
        |_, entry| {
            holds |= matches!(entry, Entry::Document(DocumentLine { text: Some(_), .. }));
            Ok(())
        },
    )?;
    Ok(holds)
}

/// The words of stories, and the ids and hashes that were asked for.
struct Asked<'a> {
    words: &'a StoryWords,
    for_what: RefCell<BTreeSet<String>>,
}

impl Words for Asked<'_> {
    fn words(&self, doc: &str) -> Option<Cow<'_, str>> {
        self.words.words(doc)
    }

    fn words_of(&self, meta: &DocumentLine) -> Option<Cow<'_, str>> {
        let mut for_what = self.for_what.borrow_mut();
        for_what.insert(meta.doc.clone());
        for_what.extend(meta.hash.clone());
        drop(for_what);
        self.words.words_of(meta)
    }
}
