//! `“We will leave.” — Ann Keller, teacher`: quotations that their speakers sign.

use dateline_core::Span;
use dateline_syntax::Pos;

use super::{Chooser, Found};
use crate::attribution::find::Attribution;
use crate::attribution::scene::{Extent, holds};

/// What stands between a quotation and who signs it.
const DASHES: [char; 5] = ['\u{2014}', '\u{2013}', '\u{2015}', '-', '~'];
/// A signature has no more words, and what is signed no fewer.
const SIGNATURE: usize = 12;
const QUOTATION: usize = 3;
/// How sure a signature is.
const SIGNED: u16 = 950;

impl Chooser<'_, '_> {
    /// `“We will leave.” — Ann Keller, teacher`: a quotation and who signs it.
    pub(super) fn signed(&mut self, kept: &mut Vec<Attribution>) {
        for (at, quoted) in self.scene.quoted.iter().enumerate() {
            let enough = !quoted.is_empty() && quoted.last - quoted.first >= QUOTATION;
            let Some(source) = self.signature(at).filter(|_| enough) else { continue };
            kept.retain(|other| !holds((quoted.first, source.1), other.head));
            let is_dash =
                |token: &usize| self.scene.written(*token).chars().all(|c| DASHES.contains(&c));
            let dash = (quoted.last + 1..source.0).find(is_dash);
            self.found.push(Found {
                head: dash.unwrap_or(source.0 - 1),
                cue: dash.map(|dash| (dash, dash)),
                source: Some(source),
                content: vec![(quoted.first, quoted.last)],
                carriers: Vec::new(),
                inside: None,
                confidence: SIGNED,
            });
        }
    }

    /// The name behind a quotation and a dash: it ends with the line or before the next quotation, and has no verb.
    pub(super) fn signature(&self, quotation: usize) -> Option<Extent> {
        let scene = self.scene;
        let end = scene.quotations[quotation].outer.end();
        let behind = scene.text.get(end..)?.lines().next()?;
        let next = scene.quotations.get(quotation + 1..)?.iter().map(|next| next.outer.start());
        let until =
            next.filter(|start| *start >= end).min().unwrap_or(usize::MAX).min(end + behind.len());
        let line = scene.text.get(end..until)?;
        let name = line.trim_start().trim_start_matches(DASHES);
        if name.len() == line.trim_start().len()
            || !name.trim_start().starts_with(char::is_uppercase)
        {
            return None;
        }
        let span = Span::new(until - name.len(), until);
        let words: Vec<usize> =
            scene.words_in(span).filter(|word| *word > scene.quoted[quotation].last).collect();
        // It is a sentence of its own; what stands behind a stop is no part of it.
        let sentence = scene.sentence_of[*words.first()?];
        let words: Vec<usize> =
            words.into_iter().take_while(|at| scene.sentence_of[*at] == sentence).collect();
        let is_verb = |at: &usize| matches!(scene.word(*at).pos, Pos::Verb | Pos::Aux);
        let named = (1..=SIGNATURE).contains(&words.len()) && !words.iter().any(is_verb);
        named.then(|| Some((*words.first()?, *words.last()?))).flatten()
    }
}
