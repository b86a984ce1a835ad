//! Who is named as the source of a cue: candidates and their features.

use dateline_linear::Features;
use dateline_syntax::{Pos, Rel};

use super::cue::{class_of, kind_of, log, marks_around, signature};
use super::paths::Paths;
use super::scene::Scene;

/// The tokens that may head the source of a cue at `cue`.
pub(crate) fn heads(scene: &Scene<'_>, cue: usize, out: &mut Vec<usize>) {
    out.clear();
    for token in scene.near(cue) {
        let word = scene.word(token);
        if token == cue || !word.is_word {
            continue;
        }
        let inside_compound = word.rel == Rel::Compound;
        let nominal = matches!(word.pos, Pos::Noun | Pos::Propn | Pos::Pron | Pos::Num)
            || word.pos == Pos::Det && !matches!(word.rel, Rel::Det)
            || word.pos == Pos::Adj && matches!(word.rel, Rel::Nsubj | Rel::Nsubjpass | Rel::Pobj);
        if nominal && !inside_compound {
            out.push(token);
        }
    }
}

/// The features of a head as the source's of `cue`.
pub(crate) fn head_features(
    scene: &Scene<'_>,
    paths: &Paths,
    cue: usize,
    head: usize,
    subject: Option<usize>,
    out: &mut Features,
) {
    const B: u32 = 2000;
    let c = scene.word(cue);
    let h = scene.word(head);
    let (lexical, tag) = (u32::from(c.cue), c.tag as u32);
    let step = paths.to(head);
    let side = u32::from(head > cue);
    let distance = log(head.abs_diff(cue)) * 2 + side;
    let kind = kind_of(h);
    let class = class_of(h);
    out.put(B, [step.rels]);
    out.put(B + 1, [step.words, side]);
    out.put(B + 2, [step.words, lexical]);
    out.put(B + 3, [step.words, c.lemma]);
    out.put(B + 4, [step.rels, tag, side]);
    out.put(B + 5, [kind]);
    out.put(B + 6, [kind, step.rels]);
    out.put(B + 7, [class, step.rels]);
    out.put(B + 8, [class, distance]);
    out.put(B + 9, [distance, u32::from(step.len)]);
    let is_subject = u32::from(subject == Some(head));
    let inner = u32::from(h.quotation.is_some()) * 2 + u32::from(c.quotation.is_some());
    out.put(B + 10, [is_subject, class, u32::from(step.len)]);
    out.put(B + 11, [is_subject, tag, inner]);
    out.put(B + 12, [inner, class]);
    out.put(B + 13, [h.rel as u32, scene.word(scene.head(head)).lemma]);
    out.put(B + 14, [h.rel as u32, class, side]);
    let (low, high) = (cue.min(head), cue.max(head));
    let verbs =
        (low + 1..high).filter(|at| matches!(scene.word(*at).pos, Pos::Verb | Pos::Aux)).count();
    out.put(B + 15, [log(verbs), side, tag]);
    let before = scene.word(head.wrapping_sub(1));
    let first = scene.word(scene.parse.left_edge(head));
    out.put(B + 16, [before.form, side]);
    out.put(B + 17, [first.form, class]);
    let behind_cue = u32::from((low + 1..high).all(|at| {
        let tag = scene.word(at).tag;
        !scene.word(at).is_word
            || scene.parse.left_edge(head) <= at
            || tag == dateline_syntax::Tag::TO
    }));
    out.put(B + 18, [behind_cue, side, class, lexical]);
    out.put(B + 19, [u32::from(step.branch as usize == head), h.rel as u32, c.pos as u32, side]);
    out.put(B + 20, [u32::from(head == scene.sentence(cue).start), class]);
    out.put(B + 21, [u32::from(scene.parse.is_passive(cue)), h.rel as u32, side]);
    out.put(B + 22, [c.in_title.into(), h.rel as u32, step.rels]);
}

/// The features of there being no source.
pub(crate) fn none_features(
    scene: &Scene<'_>,
    cue: usize,
    subject: Option<usize>,
    out: &mut Features,
) {
    const B: u32 = 2100;
    let c = scene.word(cue);
    let lexical = u32::from(c.cue);
    let kind = subject.map_or(0, |subject| kind_of(scene.word(subject)));
    let own = subject.map_or(0, |subject| 1 + u32::from(scene.head(subject) == cue));
    out.put(B, []);
    out.put(B + 1, [c.lemma, c.tag as u32]);
    out.put(B + 2, [c.tag as u32, own, c.rel as u32]);
    out.put(B + 3, [lexical, own]);
    out.put(B + 4, [signature(scene, cue), c.tag as u32]);
    out.put(B + 5, [kind]);
    out.put(B + 6, [kind, c.lemma]);
    out.put(
        B + 7,
        [
            u32::from(scene.parse.is_passive(cue)),
            u32::from(scene.parse.agent(cue).is_some()),
            c.rel as u32,
        ],
    );
    out.put(B + 8, [c.pos as u32, marks_around(scene, cue)]);
    out.put(B + 9, [u32::from(c.in_title), c.pos as u32]);
    for child in scene.children(cue) {
        let word = scene.word(child);
        out.put(B + 10, [word.rel as u32, word.lemma]);
        out.put(B + 11, [word.rel as u32, c.pos as u32]);
    }
}

/// The words at which the phrase of `head` may start, or end where `at_end`; none lies on the other side of `cue`.
pub(crate) fn edges(
    scene: &Scene<'_>,
    head: usize,
    cue: usize,
    at_end: bool,
    out: &mut Vec<usize>,
) {
    out.clear();
    out.push(head);
    let parse = scene.parse;
    let (mut left, mut right) = (parse.left_edge(head), parse.right_edge(head));
    if left <= cue && cue < head {
        left = cue + 1;
    }
    if head < cue && cue <= right {
        right = cue - 1;
    }
    // A source starts and ends on the same side of a quotation mark, and may hold a nickname in marks.
    let whole = |at: usize| scene.quoted(at).is_some_and(|q| left <= q.first && q.last <= right);
    let same = |at: &usize| scene.word(*at).quotation == scene.word(head).quotation || whole(*at);
    let (left, right) = (
        (left..=head).rev().take_while(same).last().unwrap_or(head),
        (head..=right).take_while(same).last().unwrap_or(head),
    );
    out.push(if at_end { right } else { left });
    for child in scene.children(head).filter(|child| (*child > head) == at_end) {
        if at_end {
            out.extend([parse.right_edge(child), parse.left_edge(child).saturating_sub(1)]);
        } else {
            out.extend([parse.left_edge(child), parse.right_edge(child) + 1]);
        }
    }
    for at in out.iter_mut() {
        if at_end {
            *at = (*at).min(right).max(head);
            while *at > head && !scene.word(*at).is_word {
                *at -= 1;
            }
        } else {
            *at = (*at).max(left).min(head);
            while *at < head && !scene.word(*at).is_word {
                *at += 1;
            }
        }
    }
    out.sort_unstable();
    out.dedup();
}

/// The features of the phrase of `head` starting, or ending, at `at`.
pub(crate) fn edge_features(
    scene: &Scene<'_>,
    cue: usize,
    head: usize,
    at: usize,
    at_end: bool,
    out: &mut Features,
) {
    let b = 2200 + 100 * u32::from(at_end);
    let parse = scene.parse;
    let side = u32::from(head > cue);
    let h = scene.word(head);
    let class = class_of(h);
    let rel = h.rel as u32;
    for child in scene.children(head).filter(|child| (*child > head) == at_end) {
        let c = scene.word(child);
        if c.rel == Rel::Punct {
            continue;
        }
        let (left, right) = (parse.left_edge(child), parse.right_edge(child));
        let (inside, all) =
            if at_end { (child <= at, right <= at) } else { (at <= child, at <= left) };
        let whole = u32::from(inside) + u32::from(all);
        let comma = u32::from(at_end && !scene.word(left.wrapping_sub(1)).is_word);
        let crel = c.rel as u32;
        out.put(b, [crel, whole, comma]);
        out.put(b + 1, [crel, whole, comma, class]);
        out.put(b + 2, [crel, whole, c.lemma]);
        out.put(b + 3, [crel, whole, comma, side, log(right + 1 - left)]);
        out.put(b + 4, [crel, whole, c.tag as u32, comma]);
        out.put(b + 5, [crel, whole, h.lemma]);
        out.put(b + 6, [crel, whole, rel, side]);
    }
    let beyond = scene.word(if at_end { at + 1 } else { at.wrapping_sub(1) });
    let word = scene.word(at);
    out.put(b + 7, [word.form, side]);
    out.put(b + 8, [word.tag as u32, rel]);
    out.put(b + 9, [word.tag as u32, beyond.tag as u32]);
    out.put(b + 10, [beyond.form, side]);
    out.put(b + 11, [beyond.form, word.tag as u32]);
    let (low, high) = if at_end { (at + 1, cue) } else { (cue + 1, at) };
    let touches = u32::from(low <= high && (low..high).all(|at| !scene.word(at).is_word));
    out.put(b + 12, [touches, side, class]);
    out.put(b + 13, [log(at.abs_diff(head)), class]);
    let full = u32::from(if at_end {
        parse.right_edge(head) <= at + 1
    } else {
        at <= parse.left_edge(head)
    });
    out.put(b + 14, [full, side, class]);
    out.put(b + 15, [full, touches, side]);
}
