//! Which words make up a cue: how far it reaches to the left and to the right of its head.

use dateline_linear::Features;

use super::cue::log;
use super::paths::Paths;
use super::scene::{Extent, Scene, holds};

/// How many words of a cue may stand before and behind its head.
const REACH: (usize, usize) = (7, 11);

/// What a cue's edges look at.
pub(crate) struct View<'a, 'b> {
    pub(crate) scene: &'a Scene<'b>,
    pub(crate) paths: &'a Paths,
    pub(crate) cue: usize,
    pub(crate) source: Option<Extent>,
    /// The part of the content behind the cue.
    pub(crate) behind: Option<Extent>,
    /// The part of the content before it.
    pub(crate) before: Option<Extent>,
}

impl View<'_, '_> {
    fn free(&self, at: usize) -> bool {
        let taken = [self.source, self.behind, self.before];
        self.scene.sentence(self.cue).contains(&at)
            && !taken.iter().flatten().any(|part| holds(*part, at))
    }

    /// The words at which the cue may start, or end where `at_end`, its head first.
    pub(crate) fn edges(&self, at_end: bool, out: &mut Vec<usize>) {
        out.clear();
        let may_be = |at: &usize| *at == self.cue || self.scene.word(*at).is_word;
        if at_end {
            let free = (self.cue..self.scene.words.len()).take_while(|at| self.free(*at));
            out.extend(free.filter(may_be).take(REACH.1));
        } else {
            let free = (0..=self.cue).rev().take_while(|at| self.free(*at));
            out.extend(free.filter(may_be).take(REACH.0));
        }
    }

    /// The features of the cue starting, or ending, at `at`.
    pub(crate) fn edge(&self, at: usize, at_end: bool, out: &mut Features) {
        if at_end { self.right(at, out) } else { self.left(at, out) }
    }

    /// The features of the cue starting at `start`.
    fn left(&self, start: usize, out: &mut Features) {
        const B: u32 = 6000;
        let s = self.scene;
        let c = s.word(self.cue);
        let (lexical, tag) = (u32::from(c.cue), c.tag as u32);
        let f = s.word(start);
        let before = start.wrapping_sub(1);
        let pre = s.word(before);
        let from_source =
            u32::from(self.source.is_some_and(|(_, last)| s.word_before(start) == Some(last)));
        let reach = log((start..self.cue).filter(|at| s.word(*at).is_word).count());
        let a = self.paths.to(start);
        let is_free = u32::from(start > 0 && self.free(before));
        out.put(B, [reach, tag]);
        out.put(B + 1, [reach, from_source]);
        out.put(B + 2, [f.form, u32::from(start == self.cue)]);
        out.put(B + 3, [a.rels, f.tag as u32]);
        out.put(B + 4, [a.rels, f.lemma]);
        out.put(B + 5, [pre.form, f.tag as u32, is_free]);
        out.put(B + 6, [pre.tag as u32, f.tag as u32, from_source]);
        out.put(B + 7, [self.paths.to(before).rels, f.tag as u32, from_source]);
        out.put(B + 8, [self.paths.to(before).rels, pre.form, is_free]);
        out.put(B + 9, [c.lemma, f.lemma]);
        out.put(B + 10, [c.lemma, reach]);
        out.put(B + 11, [lexical, reach, is_free]);
        out.put(B + 12, [pre.form, is_free, from_source]);
        out.put(B + 13, [pre.lemma, c.lemma, is_free]);
        out.put(B + 14, [pre.tag as u32, is_free, tag]);
        for at in (start..self.cue).filter(|at| s.word(*at).is_word) {
            let word = s.word(at);
            out.put(B + 15, [word.rel as u32, self.paths.to(at).len.into()]);
            out.put(B + 16, [word.entity.into(), word.tag as u32]);
            out.put(B + 17, [self.paths.to(at).rels, word.form]);
        }
    }

    /// The features of the cue ending at `end`.
    fn right(&self, end: usize, out: &mut Features) {
        const B: u32 = 6100;
        let s = self.scene;
        let c = s.word(self.cue);
        let (lexical, tag) = (u32::from(c.cue), c.tag as u32);
        let l = s.word(end);
        let post = s.word(end + 1);
        let next = s.word_behind(end);
        let to_content = u32::from(self.behind.is_some_and(|(first, _)| next == Some(first)));
        let to_source = u32::from(self.source.is_some_and(|(first, _)| next == Some(first)));
        let shape = u32::from(self.behind.is_some()) + 2 * u32::from(self.before.is_some());
        let reach = log((self.cue..end).filter(|at| s.word(*at).is_word).count());
        let (z, n) = (self.paths.to(end), self.paths.to(end + 1));
        let is_free = u32::from(self.free(end + 1));
        let first = self.behind.map_or(0, |(first, _)| s.word(first).form);
        out.put(B, [reach, shape, tag]);
        out.put(B + 1, [reach, to_content, to_source]);
        out.put(B + 2, [reach, to_content, lexical]);
        out.put(B + 3, [z.rels, l.tag as u32, to_content]);
        out.put(B + 4, [z.rels, l.lemma]);
        out.put(B + 5, [post.form, l.tag as u32, is_free]);
        out.put(B + 6, [post.tag as u32, l.tag as u32, to_content]);
        out.put(B + 7, [n.rels, to_content, post.tag as u32]);
        out.put(B + 8, [n.rels, post.form, is_free]);
        out.put(B + 9, [c.lemma, reach, to_content]);
        out.put(B + 10, [c.lemma, l.lemma]);
        out.put(B + 11, [c.lemma, post.form, is_free]);
        out.put(B + 12, [l.form, to_content, u32::from(end == self.cue)]);
        out.put(B + 13, [z.words, to_content]);
        out.put(B + 14, [u32::from(l.quotation.is_some()), l.in_title.into()]);
        out.put(B + 15, [first, reach, to_content]);
        out.put(B + 16, [post.form, is_free, shape]);
        let marks = (self.cue..=end).filter(|at| !s.word(*at).is_word).count();
        out.put(B + 17, [log(marks), reach]);
        for at in (self.cue + 1..=end).filter(|at| s.word(*at).is_word) {
            let word = s.word(at);
            out.put(B + 18, [word.rel as u32, self.paths.to(at).len.into()]);
            out.put(B + 19, [word.entity.into(), word.tag as u32]);
            out.put(B + 20, [self.paths.to(at).words]);
            out.put(B + 21, [self.paths.to(at).words, lexical]);
        }
    }
}
