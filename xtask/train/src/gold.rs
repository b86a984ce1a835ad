//! Marked texts as JSON Lines: `{"id","quotes":[{"content":[[s,e]…],"cue":[[s,e]…],"source":[[s,e]…]}]}` beside the documents.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Context, anyhow, ensure};
use dateline_core::Span;
use dateline_quotes::training::{Example, Marked};
use dateline_syntax::Pipeline;
use serde::Deserialize;

#[derive(Deserialize)]
struct Row {
    id: String,
    quotes: Vec<Quote>,
}

#[derive(Deserialize)]
struct Quote {
    content: Vec<(usize, usize)>,
    cue: Vec<(usize, usize)>,
    source: Vec<(usize, usize)>,
}

/// The documents of `NAME.docs.jsonl` in `dir` that `NAME.gold.jsonl` marks.
pub(crate) fn read(dir: &Path, name: &str, pipeline: &Pipeline) -> anyhow::Result<Vec<Example>> {
    let mut marked = marks(&dir.join(format!("{name}.gold.jsonl")))?;
    let config = dateline_corpus::Config::default();
    let mut examples = Vec::new();
    for input in dateline_corpus::inputs(&[dir.join(format!("{name}.docs.jsonl"))], &config)? {
        let unread =
            |problem: dateline_corpus::Unreadable| anyhow!("{}: {}", problem.name, problem.error);
        let doc = input.map_err(unread)?.read().map_err(unread)?;
        if let Some(marked) = marked.remove(doc.meta.id.as_str()) {
            let parse = pipeline.parse_document(&doc);
            examples.push(Example { doc, parse, marked, invented: false });
        }
    }
    ensure!(marked.is_empty(), "{} marked documents are not in {name}.docs.jsonl", marked.len());
    Ok(examples)
}

#[expect(clippy::disallowed_methods, reason = "a chore reads files")]
fn marks(path: &Path) -> anyhow::Result<BTreeMap<String, Vec<Marked>>> {
    let text = std::fs::read_to_string(path)
        .with_context(|| format!("failed to read {}", path.display()))?;
    let mut marked = BTreeMap::new();
    for (number, line) in text.lines().enumerate() {
        let row: Row = serde_json::from_str(line)
            .with_context(|| format!("line {} of {}", number + 1, path.display()))?;
        let spans = |spans: Vec<(usize, usize)>| {
            spans.into_iter().map(|(start, end)| Span::new(start, end)).collect()
        };
        let quotes = row.quotes.into_iter().map(|quote| Marked {
            content: spans(quote.content),
            cue: spans(quote.cue),
            source: spans(quote.source),
        });
        marked.insert(row.id, quotes.collect());
    }
    Ok(marked)
}
