//! Who speaks inside quotation marks, so far as `we` and `our` need it. The quotes themselves are found elsewhere.

use std::ops::Range;

use crate::drafts::{Ask, Draft, Meant};
use crate::pieces::Pronoun;
use crate::text::Text;
use crate::words::Sort;

/// A stretch of text inside quotation marks, and who speaks there.
#[derive(Debug)]
pub(crate) struct Speech {
    pub(crate) tokens: Range<usize>,
    /// The draft that names the speaker.
    pub(crate) speaker: Option<usize>,
}

/// All quotations in order, each with its speaker where one is named beside it.
pub(crate) fn speeches(text: &Text<'_>, drafts: &[Draft]) -> Vec<Speech> {
    let mut speeches: Vec<Speech> = Vec::new();
    for tokens in quotations(text) {
        let same_paragraph = |last: &&Speech| {
            text.paragraph(last.tokens.start) == text.paragraph(tokens.start)
                && last.tokens.end + 40 > tokens.start
        };
        let speaker = behind(text, drafts, &tokens)
            .or_else(|| ahead(text, drafts, &tokens))
            .or_else(|| speeches.last().filter(same_paragraph).and_then(|last| last.speaker));
        speeches.push(Speech { tokens, speaker });
    }
    speeches
}

/// The stretches between quotation marks; one that is not closed ends with its paragraph.
fn quotations(text: &Text<'_>) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut open: Option<usize> = None;
    for token in 0..text.len() {
        if let Some(start) = open.filter(|&start| text.paragraph(start) != text.paragraph(token)) {
            found.push(start..token);
            open = None;
        }
        match (text.norm(token), open) {
            ("\u{201c}" | "\"" | "''" | "``", None) => open = Some(token),
            ("\u{201d}" | "\"" | "''", Some(start)) => {
                found.push(start..token + 1);
                open = None;
            }
            _ => {}
        }
    }
    found.extend(open.map(|start| start..text.len()));
    found
}

/// `“…,” the ministry said`: the one named beside the verb of speech behind the quotation.
fn behind(text: &Text<'_>, drafts: &[Draft], quotation: &Range<usize>) -> Option<usize> {
    let end = quotation.end;
    let limit = text.sentence_tokens(text.sentence(end.saturating_sub(1))).end;
    let verb = (end..limit.min(end + 16)).find(|&token| text.is(token, Sort::Speech))?;
    let from = drafts.partition_point(|draft| draft.tokens.start < end);
    let near = || drafts.iter().enumerate().skip(from);
    let before = near()
        .take_while(|(_, draft)| draft.tokens.end <= verb)
        .filter(|(_, draft)| may_speak(draft))
        .last();
    let after =
        || near().find(|(_, draft)| draft.tokens.start > verb && draft.tokens.start <= verb + 4);
    let (speaker, draft) = before.or_else(after)?;
    may_speak(draft).then_some(speaker)
}

/// `The ministry said: “…”`: the one named before the verb of speech ahead of the quotation.
fn ahead(text: &Text<'_>, drafts: &[Draft], quotation: &Range<usize>) -> Option<usize> {
    let start = quotation.start;
    let sentence = text.sentence_tokens(text.sentence(start));
    let verb = (sentence.start.max(start.saturating_sub(12))..start)
        .rev()
        .find(|&token| text.is(token, Sort::Speech))?;
    let until = drafts.partition_point(|draft| draft.tokens.end <= verb);
    let near = drafts.iter().enumerate().take(until).rev();
    near.take_while(|(_, draft)| draft.tokens.start >= sentence.start)
        .find(|(_, draft)| may_speak(draft))
        .map(|(speaker, _)| speaker)
}

/// Whether a draft may name a speaker: one actor, or a pronoun for one.
fn may_speak(draft: &Draft) -> bool {
    match &draft.meant {
        Meant::These(handles) => handles.len() == 1,
        Meant::Ask(Ask::Pronoun(pronoun)) => {
            matches!(pronoun, Pronoun::He | Pronoun::She | Pronoun::They { genitive: false })
        }
        _ => false,
    }
}
