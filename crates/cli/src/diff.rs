//! `dateline diff`: what two reports say differently, and what made the difference.
//!
//! The exit code is that of `diff`: 0 the same, 1 different, 2 trouble.

use std::io::Write;

use dateline_report::{Cause, Change, Difference, Differences, Field, Origins, diff, harmless};

use crate::args::Diff;
use crate::words::ReportFile;
use crate::{Outcome, Surroundings, many};

pub(crate) fn reports(args: &Diff, surroundings: &mut Surroundings<'_>) -> anyhow::Result<Outcome> {
    let [old, new] = [&args.old, &args.new].map(|path| ReportFile::new(path, &surroundings.folder));
    let out = std::cell::RefCell::new(&mut *surroundings.out);
    let mut last: Option<Option<String>> = None;
    let differences = diff(
        [&old, &new],
        &mut |origins| tell_origins(origins, &mut **out.borrow_mut()),
        &mut |difference| {
            if args.brief {
                return Ok(());
            }
            let out = &mut **out.borrow_mut();
            if last.as_ref() != Some(&difference.doc) {
                match &difference.doc {
                    Some(doc) => writeln!(out, "{} ({})", harmless(doc), cause(difference.cause))?,
                    None => writeln!(out, "the corpus ({})", cause(difference.cause))?,
                }
                last = Some(difference.doc.clone());
            }
            tell(&difference, out)
        },
    )?;
    let out = out.into_inner();
    sums(&differences, out)?;
    Ok(if differences.is_none() { Outcome::Clean } else { Outcome::Failures })
}

fn tell_origins(origins: &Origins, out: &mut dyn Write) -> anyhow::Result<()> {
    if let Some([old, new]) = &origins.versions {
        writeln!(out, "version: {old} → {new}")?;
    }
    if let Some([old, new]) = &origins.analyzers {
        writeln!(out, "analyzers: {} → {}", old.join(", "), new.join(", "))?;
    }
    for field in &origins.configuration {
        writeln!(out, "configuration: {}", shown(field))?;
    }
    Ok(())
}

fn tell(difference: &Difference, out: &mut dyn Write) -> anyhow::Result<()> {
    let what = harmless(&difference.what);
    match &difference.change {
        Change::Added(says) => {
            writeln!(out, "{}", format!("  + {what}  {}", short(says)).trim_end())?
        }
        Change::Lost(says) => {
            writeln!(out, "{}", format!("  - {what}  {}", short(says)).trim_end())?
        }
        Change::Changed(fields) => {
            let fields: Vec<String> = fields.iter().map(shown).collect();
            writeln!(out, "  ~ {what}  {}", fields.join(" · "))?;
        }
    }
    Ok(())
}

fn shown(field: &Field) -> String {
    let value = |value: &Option<String>| value.as_deref().map_or_else(|| "nothing".into(), short);
    let gap = if field.key.is_empty() { "" } else { " " };
    format!("{}{gap}{} → {}", harmless(&field.key), value(&field.old), value(&field.new))
}

/// At most so many characters of a value are shown.
const LONGEST: usize = 160;

fn short(value: &str) -> String {
    let folded = value.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut shown: String = harmless(&folded).chars().take(LONGEST).collect();
    if folded.chars().count() > LONGEST {
        shown.push('…');
    }
    shown
}

fn cause(cause: Cause) -> &'static str {
    match cause {
        Cause::Text => "the text",
        Cause::Metadata => "what is known beside the text",
        Cause::Configuration => "the configuration",
        Cause::Version => "the version",
        Cause::ConfigurationOrVersion => "the configuration or the version",
        Cause::OtherTexts => "the texts of other documents",
        Cause::Unknown => "a lexicon, a coder's decisions or another build",
    }
}

fn sums(differences: &Differences, out: &mut dyn Write) -> anyhow::Result<()> {
    let Differences { same, added, lost, changed, causes } = differences;
    let same = many(*same, "finding");
    if differences.is_none() {
        writeln!(out, "{same}, all the same")?;
        return Ok(());
    }
    let causes: Vec<String> =
        causes.iter().map(|(of, n)| format!("{n} by {}", cause(*of))).collect();
    writeln!(
        out,
        "{same} the same, {added} added, {lost} lost, {changed} changed: {}",
        causes.join(", ")
    )?;
    Ok(())
}
