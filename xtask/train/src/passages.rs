//! The project's own marked passages: `{s1 The mayor} {c1 said} {q1 that it rained}.`

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Context, bail, ensure};
use dateline_core::{Document, Span};
use dateline_quotes::training::{Example, Marked};
use dateline_syntax::Pipeline;

/// The passages of a file; blank lines stand between them.
#[expect(clippy::disallowed_methods, reason = "a chore reads files")]
pub(crate) fn read(path: &Path, pipeline: &Pipeline) -> anyhow::Result<Vec<Example>> {
    let text = std::fs::read_to_string(path)
        .with_context(|| format!("failed to read {}", path.display()))?;
    let mut examples = Vec::new();
    let mut lines: Vec<&str> = Vec::new();
    for (number, line) in text.lines().chain([""]).enumerate() {
        if line.starts_with('#') {
            continue;
        }
        if !line.trim().is_empty() {
            lines.push(line);
        } else if !lines.is_empty() {
            let id = format!("passage-{}", examples.len() + 1);
            let passage = passage(&id, &lines, pipeline);
            examples.push(passage.with_context(|| {
                format!("the passage before line {} of {}", number + 1, path.display())
            })?);
            lines.clear();
        }
    }
    Ok(examples)
}

fn passage(id: &str, lines: &[&str], pipeline: &Pipeline) -> anyhow::Result<Example> {
    let mut text = String::new();
    let mut marked: BTreeMap<u32, Marked> = BTreeMap::new();
    for line in lines {
        let mut rest = *line;
        while let Some((plain, behind)) = rest.split_once('{') {
            text.push_str(plain);
            let (inside, behind) = behind.split_once('}').context("a mark is not closed")?;
            let (label, words) = inside.split_once(' ').context("a mark without words")?;
            let span = Span::new(text.len(), text.len() + words.len());
            text.push_str(words);
            let (kind, numbers) = label.split_at_checked(1).context("a mark without a label")?;
            for number in numbers.split(',') {
                let number: u32 =
                    number.parse().with_context(|| format!("`{label}` is no label"))?;
                let marks = marked.entry(number).or_insert_with(|| Marked {
                    content: Vec::new(),
                    cue: Vec::new(),
                    source: Vec::new(),
                });
                match kind {
                    "s" => marks.source.push(span),
                    "c" => marks.cue.push(span),
                    "q" => marks.content.push(span),
                    _ => bail!("`{label}` is no label"),
                }
            }
            rest = behind;
        }
        text.push_str(rest);
        text.push('\n');
    }
    for (number, marks) in &marked {
        ensure!(
            !marks.cue.is_empty() && !marks.content.is_empty(),
            "number {number} has no cue or no content"
        );
    }
    let mut doc = Document::bare(id, &text);
    // A first line that is no sentence is a headline.
    let first = text.lines().next().unwrap_or_default();
    if lines.len() > 1 && !first.ends_with(['.', '!', '?', '"', '\u{201d}', ':']) {
        doc.meta.title_spans.push(Span::new(0, first.len()));
    }
    doc.meta.dateline = dateline_corpus::recognize(&doc.text, None, None, None).dateline;
    let parse = pipeline.parse_document(&doc);
    Ok(Example { doc, parse, marked: marked.into_values().collect(), invented: true })
}
