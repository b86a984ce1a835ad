//! What is said: where the content of a cue may start and end before and behind it, and the features of each.

use std::ops::Range;

use dateline_linear::Features;
use dateline_syntax::{Pos, Rel};

use super::cue::{class_of, log, marks_around, signature};
use super::paths::{Paths, Step};
use super::scene::{Extent, Scene, holds};

/// On which side of the cue a part of the content stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Side {
    Before,
    After,
}

/// Where a part of the content may start and end.
#[derive(Debug, Default)]
pub(crate) struct Places {
    pub(crate) starts: Vec<usize>,
    pub(crate) ends: Vec<usize>,
}

/// The colon of a turn is among so many of its first tokens.
const TURN: usize = 5;
/// So many sentences on either side belong to what one cue attributes.
const SENTENCES: usize = 12;

/// The places on one side of `cue`, outside of its `source`.
pub(crate) fn places(
    scene: &Scene<'_>,
    cue: usize,
    source: Option<Extent>,
    side: Side,
    out: &mut Places,
) {
    out.starts.clear();
    out.ends.clear();
    let near = scene.near(cue);
    let in_source = |at: usize| source.is_some_and(|source| holds(source, at));
    let here = match side {
        Side::Before => near.start..cue,
        Side::After => cue + 1..near.end,
    };
    let words = here.filter(|at| scene.word(*at).is_word && !in_source(*at));
    out.starts.extend(words.clone());
    out.ends.extend(words);
    let number = scene.sentence_of[cue] as usize;
    match side {
        Side::Before => before(scene, number, out),
        Side::After => after(scene, cue, number, out),
    }
}

/// Quotations that the sentence ends, from their start, and the one right before the sentence.
fn before(scene: &Scene<'_>, number: usize, out: &mut Places) {
    let sentence = scene.sentences[number].clone();
    let first = sentence.clone().find(|at| scene.word(*at).is_word);
    let mut open = first.and_then(|first| scene.word(first).quotation);
    if open.is_none()
        && out.ends.is_empty()
        && let Some(last) = number.checked_sub(1).map(|before| scene.sentences[before].clone())
        && scene.paragraph_of[number] == scene.paragraph_of[number - 1]
        && let Some(end) = last.rev().find(|at| scene.word(*at).is_word)
        && scene.closes_quotation(end)
    {
        out.ends.push(end);
        open = scene.word(end).quotation;
    }
    for _ in 0..SENTENCES {
        let Some(quoted) = open.map(|open| scene.quoted[open]) else { break };
        if quoted.first < sentence.start {
            for before in (0..number).rev().take(SENTENCES) {
                let tokens = scene.sentences[before].clone();
                if tokens.end <= quoted.first {
                    break;
                }
                let mut words = tokens.filter(|at| scene.word(*at).is_word && *at >= quoted.first);
                out.starts.extend(words.next());
            }
            out.starts.push(quoted.first);
        }
        open = quoted.before;
    }
    out.starts.sort_unstable();
    out.starts.dedup();
}

/// Quotations that go on behind the sentence, and what a colon announces.
fn after(scene: &Scene<'_>, cue: usize, number: usize, out: &mut Places) {
    let sentence = scene.sentences[number].clone();
    let last_word = sentence.clone().rev().find(|at| scene.word(*at).is_word);
    let colon = sentence
        .clone()
        .rev()
        .find(|at| scene.word(*at).pos != Pos::Space)
        .is_some_and(|at| scene.written(at) == ":")
        || scene.written(cue) == ":";
    // The quotation that the next sentence goes on with.
    let mut quotation = last_word.and_then(|last| match scene.quoted(last)? {
        quoted if quoted.last == last => quoted.next,
        _ => scene.word(last).quotation,
    });
    let paragraph = scene.paragraph_of[number];
    for behind in (number + 1..scene.sentences.len()).take(SENTENCES) {
        let tokens = scene.sentences[behind].clone();
        let Some(first) = tokens.clone().find(|at| scene.word(*at).is_word) else { continue };
        let last = tokens.clone().rev().find(|at| scene.word(*at).is_word).unwrap_or(first);
        if colon && announces(scene, tokens.clone()) {
            break;
        }
        let away = scene.paragraph_of[behind] - paragraph;
        let here = scene.word(first).quotation;
        let opens = scene.opens_quotation(first);
        let goes_on = here.is_some() && here == quotation;
        let next_quoted = opens && (away == 0 || colon && away <= 2);
        if !(goes_on || next_quoted || colon && away <= 2) {
            break;
        }
        if opens || colon {
            out.starts.push(first);
        }
        if let Some(quoted) = scene.quoted(first) {
            if quoted.last < last {
                out.ends.push(quoted.last);
                if !colon {
                    break;
                }
            }
            quotation = if quoted.last <= last { quoted.next } else { here };
        }
        out.ends.push(last);
    }
    out.ends.sort_unstable();
    out.ends.dedup();
}

/// Whether a sentence opens with a name and a colon, as the turns of an interview do.
fn announces(scene: &Scene<'_>, mut sentence: Range<usize>) -> bool {
    let colon = sentence.clone().take(TURN).find(|at| scene.written(*at) == ":");
    let first = sentence.find(|at| scene.word(*at).is_word);
    let is_name = |at: usize| scene.written(at).starts_with(char::is_uppercase);
    colon.zip(first).is_some_and(|(colon, first)| {
        (first..colon).all(|at| is_name(at) || !scene.word(at).is_word)
    })
}

/// The largest phrase that starts at a word and does not hold the cue.
fn top(scene: &Scene<'_>, cue: usize, at: usize) -> usize {
    let mut top = at;
    loop {
        let head = scene.head(top);
        if head == top || head == cue {
            return top;
        }
        let left = scene.parse.left_edge(head);
        let starts = left == at || left < at && (left..at).all(|t| !scene.word(t).is_word);
        if !starts || scene.parse.is_ancestor(head, cue) {
            return top;
        }
        top = head;
    }
}

/// The largest phrase that ends at a word and does not hold the cue.
fn bottom(scene: &Scene<'_>, cue: usize, at: usize) -> usize {
    let mut bottom = at;
    loop {
        let head = scene.head(bottom);
        if head == bottom || head == cue {
            return bottom;
        }
        let right = scene.parse.right_edge(head);
        let ends = right == at || right > at && (at + 1..=right).all(|t| !scene.word(t).is_word);
        if !ends || scene.parse.is_ancestor(head, cue) {
            return bottom;
        }
        bottom = head;
    }
}

/// What a place looks at: what is the same for all places of a cue.
pub(crate) struct View<'a, 'b> {
    pub(crate) scene: &'a Scene<'b>,
    pub(crate) paths: &'a Paths,
    pub(crate) cue: usize,
    pub(crate) source: Option<Extent>,
    pub(crate) side: Side,
}

/// A place with what pairs need of it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Place {
    pub(crate) at: usize,
    pub(crate) phrase: usize,
    branch: u32,
}

impl View<'_, '_> {
    fn base(&self) -> u32 {
        if self.side == Side::Before { 3000 } else { 4000 }
    }

    /// Which mark stands right before or behind a word: 0 for none.
    fn mark(&self, from: usize, to: usize) -> u32 {
        (from..to)
            .map(|at| self.scene.word(at))
            .find(|word| !word.is_word && word.pos != Pos::Space)
            .map_or(0, |word| word.form)
    }

    /// Whether words stand between the cue, or the source, and a place.
    fn gap(&self, at: usize) -> u32 {
        let words =
            |from: usize, to: usize| (from..to).filter(|t| self.scene.word(*t).is_word).count();
        let near = match self.side {
            Side::After => {
                let from = self
                    .source
                    .filter(|(start, _)| *start > self.cue && *start < at)
                    .map_or(self.cue, |(_, end)| end.min(at));
                words(from + 1, at)
            }
            Side::Before => {
                let to = self
                    .source
                    .filter(|(start, _)| *start < self.cue && *start > at)
                    .map_or(self.cue, |(start, _)| start);
                words(at + 1, to)
            }
        };
        log(near)
    }

    /// The features of a start, or of an end.
    pub(crate) fn place(&self, at: usize, is_end: bool, out: &mut Features) -> Place {
        if is_end { self.end(at, out) } else { self.start(at, out) }
    }

    /// The features of a start.
    fn start(&self, at: usize, out: &mut Features) -> Place {
        let b = self.base();
        let s = self.scene;
        let c = s.word(self.cue);
        let (lexical, ctag) = (u32::from(c.cue), c.tag as u32);
        let w = s.word(at);
        let phrase = top(s, self.cue, at);
        let (p, step) = (s.word(phrase), self.paths.to(phrase));
        let mine = self.paths.to(at);
        let opens = u32::from(s.opens_quotation(at));
        let inside = u32::from(w.quotation.is_some());
        let before = s.word_before(at);
        let mark = self.mark(before.map_or(0, |before| before + 1), at);
        let pre = before.map_or(0, |before| s.word(before).form);
        let gap = self.gap(at);
        let sentence = s.sentence(self.cue);
        let away = u32::from(at < sentence.start || at >= sentence.end);
        let first = u32::from(s.opens_sentence(at));
        let source = u32::from(self.source.is_some_and(|(start, _)| start > self.cue))
            + 2 * u32::from(self.source.is_some());
        out.put(b, [w.form, lexical]);
        out.put(b + 1, [w.tag as u32, p.rel as u32]);
        out.put(b + 2, [step.rels, ctag]);
        out.put(b + 3, [step.words, lexical]);
        out.put(b + 4, [step.words, c.lemma]);
        out.put(b + 5, [step.rels, w.form]);
        out.put(b + 6, [mine.rels]);
        out.put(b + 7, [mine.rels, opens, mark]);
        out.put(b + 8, [gap, away, first]);
        out.put(b + 9, [gap, p.rel as u32, w.tag as u32]);
        out.put(b + 10, [gap, w.form]);
        out.put(b + 11, [gap, c.lemma, p.rel as u32]);
        out.put(b + 12, [opens, inside, away, gap]);
        out.put(b + 13, [opens, inside, source, first]);
        out.put(b + 14, [mark, first, w.tag as u32]);
        out.put(b + 15, [pre, p.rel as u32]);
        out.put(b + 16, [pre, w.form]);
        out.put(b + 17, [pre, w.tag as u32, lexical]);
        out.put(b + 18, [u32::from(step.len), p.pos as u32, first]);
        out.put(b + 19, [p.lemma, p.rel as u32]);
        out.put(b + 20, [u32::from(p.cue), step.rels]);
        out.put(b + 21, [first, away, opens, source]);
        out.put(b + 22, [c.lemma, w.form]);
        out.put(b + 23, [c.lemma, w.tag as u32, opens]);
        out.put(b + 24, [first, step.rels, mark]);
        out.put(b + 25, [pre, gap, ctag]);
        out.put(b + 26, [class_of(w), gap, step.rels]);
        out.put(b + 27, [first, source, c.rel as u32]);
        Place { at, phrase, branch: mine.branch }
    }

    /// The features of an end.
    fn end(&self, at: usize, out: &mut Features) -> Place {
        let b = self.base() + 100;
        let s = self.scene;
        let c = s.word(self.cue);
        let (lexical, ctag) = (u32::from(c.cue), c.tag as u32);
        let w = s.word(at);
        let phrase = bottom(s, self.cue, at);
        let (p, step) = (s.word(phrase), self.paths.to(phrase));
        let mine = self.paths.to(at);
        let closes = u32::from(s.closes_quotation(at));
        let inside = u32::from(w.quotation.is_some());
        let behind = s.word_behind(at);
        let mark = self.mark(at + 1, behind.unwrap_or(at + 3));
        let post = behind.map_or(s.word(usize::MAX), |behind| s.word(behind));
        let sentence = s.sentence(self.cue);
        let away = u32::from(at < sentence.start || at >= sentence.end);
        let last =
            u32::from(behind.is_none_or(|behind| s.sentence_of[behind] != s.sentence_of[at]));
        let to_source = u32::from(
            behind.is_some_and(|behind| self.source.is_some_and(|(start, _)| start == behind)),
        );
        let to_cue = u32::from(behind == Some(self.cue));
        let gap = self.gap(at);
        let next = behind.map_or(at, |behind| top(s, self.cue, behind));
        let n = self.paths.to(next);
        out.put(b, [last, away, closes, inside]);
        out.put(b + 1, [last, mark, ctag]);
        out.put(b + 2, [mark, post.form]);
        out.put(b + 3, [mark, post.tag as u32, p.rel as u32]);
        out.put(b + 4, [mark, n.rels]);
        out.put(b + 5, [mark, s.word(next).rel as u32, u32::from(n.len)]);
        out.put(b + 6, [step.rels, last]);
        out.put(b + 7, [step.words, lexical]);
        out.put(b + 8, [p.rel as u32, u32::from(step.len), last]);
        out.put(b + 9, [w.form, last]);
        out.put(b + 10, [w.tag as u32, post.tag as u32]);
        out.put(b + 11, [to_source, to_cue, mark]);
        out.put(b + 12, [to_source, to_cue, closes, gap]);
        out.put(b + 13, [closes, inside, mark, u32::from(post.quotation.is_some())]);
        out.put(b + 14, [post.form, s.word(next).rel as u32, n.rels]);
        out.put(b + 15, [c.lemma, step.rels]);
        out.put(b + 16, [last, lexical, p.rel as u32]);
        out.put(b + 17, [s.word(next).rel as u32, s.word(next).lemma, mark]);
        out.put(b + 18, [gap, p.rel as u32]);
        out.put(b + 19, [gap, last, ctag]);
        out.put(b + 20, [mine.rels, last]);
        out.put(b + 21, [u32::from(post.cue), s.word(next).rel as u32, mark]);
        out.put(b + 22, [n.rels, s.word(next).tag as u32, mark]);
        out.put(
            b + 23,
            [
                s.word(s.head(next)).pos as u32,
                s.word(next).rel as u32,
                u32::from(s.head(next) == at),
                mark,
            ],
        );
        out.put(b + 24, [c.lemma, last, mark]);
        let ahead = u32::from(w.ahead);
        out.put(b + 30, [ahead, closes, inside, mark]);
        out.put(b + 31, [ahead, n.rels, s.word(next).rel as u32]);
        // `… and urged`, `…, but Brandt said`: what is joined on may be another's words.
        if post.pos == Pos::Cconj {
            let joined = s.word(s.head(next));
            let after = behind
                .and_then(|behind| s.word_behind(behind))
                .map_or(s.word(usize::MAX), |after| s.word(after));
            let conjunct = behind.and_then(|behind| {
                s.children(s.head(behind))
                    .find(|child| *child > behind && s.word(*child).rel == Rel::Conj)
            });
            let k = conjunct.map_or(s.word(usize::MAX), |conjunct| s.word(conjunct));
            out.put(b + 25, [after.tag as u32, u32::from(after.cue), mark]);
            out.put(b + 26, [k.tag as u32, u32::from(k.cue), joined.tag as u32]);
            out.put(b + 27, [k.tag as u32, c.tag as u32, mark, u32::from(lexical > 0)]);
            out.put(b + 28, [k.lemma]);
            out.put(b + 29, [after.pos as u32, k.tag as u32, ctag, n.rels]);
        }
        Place { at, phrase, branch: mine.branch }
    }

    /// The features of a start and an end together.
    pub(crate) fn pair(&self, start: Place, end: Place, out: &mut Features) {
        let b = self.base() + 200;
        let s = self.scene;
        let c = s.word(self.cue);
        let (lexical, ctag) = (u32::from(c.cue), c.tag as u32);
        let (first, last) = (s.word(start.at), s.word(end.at));
        let one = u32::from(start.phrase == end.phrase);
        let phrase = if one > 0 { self.paths.to(start.phrase) } else { Step::default() };
        let rel = s.word(start.phrase).rel as u32 * one;
        let length = log(end.at + 1 - start.at);
        let same = u32::from(first.quotation.is_some() && first.quotation == last.quotation);
        let opens = u32::from(s.opens_quotation(start.at));
        let closes = u32::from(s.closes_quotation(end.at));
        // A quotation that is cut: it starts before, or ends behind.
        let cut = u32::from(first.quotation.is_some() && opens == 0 && (same == 0 || closes == 1))
            + 2 * u32::from(last.quotation.is_some() && closes == 0 && (same == 0 || opens == 1));
        let branches = u32::from(start.branch == end.branch);
        let relations =
            [s.word(start.branch as usize).rel as u32, s.word(end.branch as usize).rel as u32];
        out.put(b, [one, rel]);
        out.put(b + 1, [one, phrase.rels, ctag]);
        out.put(b + 2, [one, phrase.words, lexical]);
        out.put(b + 3, [one, phrase.words, c.lemma]);
        out.put(b + 4, [opens, closes, same, cut]);
        out.put(b + 5, [cut, opens, closes, one]);
        out.put(b + 6, [length, first.tag as u32]);
        out.put(b + 7, [length, lexical]);
        out.put(b + 8, [length, one, s.word(start.phrase).rel as u32]);
        out.put(b + 9, [branches, relations[0], relations[1]]);
        out.put(b + 10, [branches, relations[0], relations[1], lexical]);
        out.put(b + 11, [length, opens, closes]);
        out.put(b + 12, [one, first.form]);
        out.put(b + 13, [c.lemma, length]);
        let sentences = s.sentence_of[end.at] - s.sentence_of[start.at];
        if sentences == 0 {
            // How many words of it hang on words outside, and whether what follows hangs on words of it.
            let inside = start.at..=end.at;
            let roots =
                inside.clone().filter(|at| s.word(*at).is_word && !inside.contains(&s.head(*at)));
            out.put(b + 16, [u32::try_from(roots.take(4).count()).unwrap_or(4), one]);
            if let Some(behind) = s
                .word_behind(end.at)
                .filter(|behind| s.sentence_of[*behind] == s.sentence_of[end.at])
            {
                let next = top(s, self.cue, behind);
                let head = s.head(next);
                let hangs = if inside.contains(&head) {
                    0
                } else {
                    1 + u32::from(head == self.cue) + 2 * u32::from(head > end.at)
                };
                let n = s.word(next);
                let mark = self.mark(end.at + 1, behind);
                let below =
                    s.children(next).last().map_or(0, |below| u32::from(s.word(below).entity));
                out.put(b + 17, [hangs, n.rel as u32, mark]);
                out.put(b + 18, [hangs, n.rel as u32, n.lemma]);
                out.put(b + 19, [hangs, n.tag as u32, u32::from(n.entity), below]);
                out.put(b + 20, [hangs, n.rel as u32, s.word(head).pos as u32, lexical]);
                out.put(b + 21, [hangs, c.lemma, mark]);
                out.put(b + 22, [hangs, n.rel as u32, s.word(head).rel as u32, mark]);
            }
            if let Some(before) = s
                .word_before(start.at)
                .filter(|before| s.sentence_of[*before] == s.sentence_of[start.at])
            {
                let last = bottom(s, self.cue, before);
                let head = s.head(last);
                let hangs =
                    if inside.contains(&head) { 0 } else { 1 + u32::from(head == self.cue) };
                let mark = self.mark(before + 1, start.at);
                out.put(b + 23, [hangs, s.word(last).rel as u32, mark]);
                out.put(b + 24, [hangs, s.word(last).tag as u32, first.tag as u32]);
            }
        }
        let ahead = u32::from(last.ahead);
        out.put(b + 25, [ahead, opens, closes, cut]);
        out.put(b + 26, [ahead, one, branches]);
        out.put(b + 14, [sentences.min(4), same, opens, closes]);
        out.put(b + 15, [sentences.min(4), length.min(6), c.pos as u32, first.in_title.into()]);
    }
}

/// Which sides have content.
pub(crate) const SHAPES: [(bool, bool); 3] = [(true, false), (false, true), (true, true)];

/// The features of a cue having content on the sides of `SHAPES[shape]`.
pub(crate) fn shape_features(
    scene: &Scene<'_>,
    paths: &Paths,
    cue: usize,
    source: Option<Extent>,
    shape: usize,
    out: &mut Features,
) {
    let b = 5000 + 100 * u32::try_from(shape).unwrap_or(0);
    let c = scene.word(cue);
    let (lexical, tag) = (u32::from(c.cue), c.tag as u32);
    let sentence = scene.sentence(cue);
    let marks = marks_around(scene, cue);
    let inverted =
        u32::from(source.is_some_and(|(start, _)| start > cue)) + 2 * u32::from(source.is_some());
    let in_source = |at: usize| source.is_some_and(|source| holds(source, at));
    let count =
        |range: Range<usize>| range.filter(|at| scene.word(*at).is_word && !in_source(*at)).count();
    let (left, right) = (count(sentence.start..cue), count(cue + 1..sentence.end));
    let last = sentence
        .clone()
        .rev()
        .find(|at| scene.word(*at).pos != Pos::Space)
        .map_or(0, |at| scene.word(at).form);
    let next = source.filter(|(start, _)| *start > cue).map_or(cue, |(_, end)| end) + 1;
    let start = source.filter(|(start, _)| *start < cue).map_or(cue, |(start, _)| start);
    let before = scene.word(start.wrapping_sub(1));
    let behind = scene.word(next);
    let behind_sentence = scene.sentences.get(scene.sentence_of[cue] as usize + 1);
    let resumes = behind_sentence.is_some_and(|next| {
        next.clone().find(|at| scene.word(*at).is_word).is_some_and(|at| {
            scene.word(at).quotation.is_some() && scene.paragraph(at) == scene.paragraph(cue)
        })
    });
    let around = [marks, u32::from(resumes)];
    out.put(b, []);
    out.put(b + 1, [c.lemma]);
    out.put(b + 2, [lexical, tag]);
    out.put(b + 3, [c.rel as u32, inverted]);
    out.put(b + 4, [marks, inverted]);
    out.put(b + 5, [around[0], around[1]]);
    out.put(b + 6, [log(left).min(4), log(right).min(4), inverted]);
    out.put(b + 7, [log(right), last]);
    out.put(b + 8, [before.form, inverted]);
    out.put(b + 9, [behind.form, inverted]);
    out.put(b + 10, [behind.tag as u32, before.tag as u32]);
    out.put(b + 11, [behind.tag as u32, log(left).min(2), marks]);
    out.put(b + 12, [signature(scene, cue), log(right).min(2)]);
    out.put(b + 13, [u32::from(scene.parse.is_passive(cue)), inverted, lexical]);
    out.put(b + 14, [log(right).min(4), around[0], around[1]]);
    out.put(b + 15, [behind.form, c.lemma]);
    for child in scene.children(cue) {
        let word = scene.word(child);
        if word.rel == Rel::Punct {
            continue;
        }
        let side = u32::from(child > cue) + 2 * u32::from(in_source(child));
        out.put(b + 16, [word.rel as u32, side, lexical]);
        out.put(b + 17, [word.rel as u32, side, tag]);
        out.put(b + 18, [word.rel as u32, side, c.lemma]);
    }
    out.put(b + 19, [c.rel as u32, tag, scene.word(scene.head(cue)).pos as u32]);
    // What the phrases are that open the sentence, end before the cue or its source, and follow them.
    let word_from = |from: usize| (from..sentence.end).find(|at| scene.word(*at).is_word);
    let opening = word_from(sentence.start).filter(|at| *at < start).map(|at| top(scene, cue, at));
    let closing = scene
        .word_before(start)
        .filter(|at| *at >= sentence.start)
        .map(|at| bottom(scene, cue, at));
    let following = word_from(next).map(|at| top(scene, cue, at));
    for (place, phrase) in (0..).zip([opening, closing, following]) {
        let Some(phrase) = phrase else {
            out.put(b + 21, [place, 0, inverted]);
            continue;
        };
        let (word, step) = (scene.word(phrase), paths.to(phrase));
        out.put(b + 21, [place, 1 + word.rel as u32, inverted]);
        out.put(b + 22, [place, step.rels, tag]);
        out.put(b + 23, [place, step.words, lexical]);
        out.put(b + 24, [place, word.rel as u32, word.pos as u32, marks]);
        out.put(b + 25, [place, word.lemma]);
        out.put(b + 26, [place, word.rel as u32, u32::from(word.cue), c.lemma]);
    }
    let rel = |phrase: Option<usize>| phrase.map_or(99, |phrase| scene.word(phrase).rel as u32);
    out.put(b + 27, [rel(opening), rel(following), inverted]);
    out.put(b + 28, [rel(closing), rel(following), inverted]);
    let first = scene.word(sentence.start);
    out.put(b + 20, [first.tag as u32, log(left).min(3), inverted]);
}
