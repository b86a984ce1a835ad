//! Whether a word attributes: the features of that decision.

use dateline_linear::Features;
use dateline_syntax::{Pos, Rel};

use super::scene::{Scene, Word};

/// Whether a token may be the head of a cue at all.
pub(crate) fn may_be(scene: &Scene<'_>, token: usize) -> bool {
    let word = scene.word(token);
    match word.pos {
        Pos::Verb
        | Pos::Noun
        | Pos::Adj
        | Pos::Aux
        | Pos::Adv
        | Pos::Adp
        | Pos::Sconj
        | Pos::Propn => word.is_word,
        Pos::Punct => scene.written(token) == ":",
        _ => false,
    }
}

/// The relations that tell what a word is used for.
fn is_core(rel: Rel) -> bool {
    !matches!(
        rel,
        Rel::Punct
            | Rel::Det
            | Rel::Advmod
            | Rel::Cc
            | Rel::Conj
            | Rel::Dep
            | Rel::Amod
            | Rel::Compound
    )
}

/// The set of core relations below a token.
pub(crate) fn signature(scene: &Scene<'_>, token: usize) -> u32 {
    let mut set: u64 = 0;
    for child in scene.children(token) {
        let rel = scene.word(child).rel;
        if is_core(rel) {
            set |= 1 << (rel as u8).min(63);
        }
    }
    (set ^ (set >> 32).wrapping_mul(0x9e37_79b1)) as u32
}

/// What kind of one speaks, so far as the word tells.
pub(crate) fn kind_of(word: &Word) -> u32 {
    match word.pos {
        Pos::Pron | Pos::Det => word.form,
        _ if word.entity > 0 => 1000 + u32::from(word.entity),
        Pos::Propn => 2000,
        _ => word.lemma,
    }
}

/// What class of one speaks.
pub(crate) fn class_of(word: &Word) -> u32 {
    if word.entity > 0 { 100 + u32::from(word.entity) } else { word.pos as u32 }
}

/// Where quotations are, seen from a token: 1 opens right behind, 2 later in the sentence, 4 closes right before, 8 is
/// before in the sentence, 16 around, 32 goes on from the sentence before.
pub(crate) fn marks_around(scene: &Scene<'_>, token: usize) -> u32 {
    let sentence = scene.near(token);
    let quoted = |at: usize| scene.word(at).quotation.is_some();
    let mut around = 0;
    if quoted(token) {
        around |= 16;
    }
    if scene.word_behind(token).is_some_and(|at| quoted(at) && at < sentence.end) {
        around |= 1;
    }
    if scene.word_before(token).is_some_and(|at| quoted(at) && at >= sentence.start) {
        around |= 4;
    }
    if (token + 1..sentence.end).any(quoted) {
        around |= 2;
    }
    if (sentence.start..token).any(quoted) {
        around |= 8;
    }
    if scene.quoted(sentence.start).is_some_and(|quoted| quoted.first < sentence.start) {
        around |= 32;
    }
    around
}

/// The features of a token by itself and with its head: what these leave hopeless need not be looked at further.
pub(crate) fn word_features(scene: &Scene<'_>, token: usize, out: &mut Features) {
    const B: u32 = 1000;
    let w = scene.word(token);
    let head = scene.head(token);
    let h = scene.word(head);
    let (tag, rel, cue) = (w.tag as u32, w.rel as u32, u32::from(w.cue));
    let title = u32::from(w.in_title);
    out.put(B, [title]);
    out.put(B + 1, [w.lemma]);
    out.put(B + 2, [w.lemma, tag]);
    out.put(B + 3, [w.lemma, rel]);
    out.put(B + 4, [tag, rel]);
    out.put(B + 5, [w.form]);
    out.put(B + 6, [cue]);
    out.put(B + 7, [cue, tag, rel]);
    out.put(B + 8, [h.lemma, rel]);
    out.put(B + 9, [w.lemma, h.lemma, rel]);
    out.put(B + 10, [cue, u32::from(h.cue), rel]);
    out.put(B + 14, [title, tag, rel]);
    out.put(B + 15, [title, w.lemma]);
}

/// The features of what stands around a token.
pub(crate) fn features(scene: &Scene<'_>, token: usize, out: &mut Features) {
    const B: u32 = 1000;
    let parse = scene.parse;
    let w = scene.word(token);
    let (tag, cue) = (w.tag as u32, u32::from(w.cue));
    let marks = marks_around(scene, token);
    let title = u32::from(w.in_title);
    out.put(B + 11, [marks, tag]);
    out.put(B + 12, [marks, cue]);
    out.put(B + 13, [marks, w.lemma]);
    let signature = signature(scene, token);
    out.put(B + 16, [signature, tag]);
    out.put(B + 17, [signature, cue]);
    out.put(B + 18, [signature, w.lemma]);
    for child in scene.children(token) {
        let c = scene.word(child);
        let (crel, side) = (c.rel as u32, u32::from(child > token));
        if c.rel == Rel::Punct {
            out.put(B + 19, [c.form, side, tag]);
            continue;
        }
        out.put(B + 20, [crel, side, tag]);
        out.put(B + 21, [crel, c.lemma]);
        out.put(B + 22, [crel, u32::from(c.cue)]);
        out.put(B + 23, [crel, c.tag as u32, cue]);
        out.put(B + 24, [crel, c.lemma, w.lemma]);
        out.put(B + 25, [crel, w.lemma, side]);
        if matches!(c.rel, Rel::Prep | Rel::Agent | Rel::Prt) {
            for below in scene.children(child) {
                let b = scene.word(below);
                out.put(B + 26, [c.lemma, b.rel as u32, b.tag as u32, cue]);
                out.put(B + 27, [c.lemma, kind_of(b)]);
            }
        }
        if matches!(c.rel, Rel::Ccomp | Rel::Xcomp) {
            let mark = scene
                .children(child)
                .find(|below| matches!(scene.word(*below).rel, Rel::Mark | Rel::Aux));
            let mark = mark.map_or(0, |mark| scene.word(mark).lemma);
            out.put(B + 28, [crel, mark, c.tag as u32, cue]);
            out.put(B + 29, [crel, mark, w.lemma]);
        }
    }
    let subject = parse.subject(token);
    let s = subject.map_or(scene.word(usize::MAX), |subject| scene.word(subject));
    let own = u32::from(subject.is_some_and(|subject| scene.head(subject) == token));
    out.put(B + 30, [kind_of(s), own]);
    out.put(B + 31, [kind_of(s), cue]);
    out.put(B + 32, [class_of(s), w.lemma]);
    out.put(B + 33, [class_of(s), tag, own]);
    let sentence = scene.sentence(token);
    let form = |at: usize| if sentence.contains(&at) { scene.word(at).form } else { 0 };
    let tag_at = |at: usize| if sentence.contains(&at) { scene.word(at).tag as u32 } else { 99 };
    let (before, behind) = (token.wrapping_sub(1), token + 1);
    out.put(B + 34, [form(before)]);
    out.put(B + 35, [form(behind)]);
    out.put(B + 36, [form(before), w.lemma]);
    out.put(B + 37, [form(behind), w.lemma]);
    out.put(B + 38, [form(behind), form(token + 2)]);
    out.put(B + 39, [tag_at(before), tag, tag_at(behind)]);
    out.put(B + 40, [tag_at(behind), w.lemma]);
    out.put(B + 41, [tag_at(before), w.lemma]);
    out.put(B + 42, [form(token + 2), w.lemma]);
    // Above: what hangs on what attributes is said rather than saying.
    let mut at = token;
    let mut chain = 0_u32;
    for depth in 0..4_u32 {
        let above = scene.head(at);
        if above == at {
            out.put(B + 43, [depth, chain]);
            break;
        }
        let (r, a) = (scene.word(at).rel as u32, scene.word(above));
        let side = u32::from(above > token);
        chain = chain.wrapping_mul(61).wrapping_add(r + 1);
        out.put(B + 44, [depth, chain, u32::from(a.cue)]);
        out.put(B + 45, [chain, side, cue]);
        out.put(B + 46, [depth, r, a.lemma]);
        at = above;
    }
    out.put(
        B + 47,
        [u32::from(token == sentence.start), u32::from(behind + 1 >= sentence.end), tag],
    );
    if !w.is_word {
        let words = token - sentence.start;
        out.put(B + 48, [u32::try_from(words.min(8)).unwrap_or(8), tag_at(before), title]);
        out.put(B + 49, [kind_of(scene.word(before)), title]);
        out.put(B + 50, [tag_at(before), tag_at(behind), title, marks]);
        let upper = parse
            .span(before.min(parse.len() - 1))
            .of(scene.text)
            .is_some_and(|word| word.len() > 1 && word.chars().all(|c| !c.is_lowercase()));
        out.put(B + 51, [u32::from(upper), u32::try_from(words.min(8)).unwrap_or(8)]);
    }
    let quotation_words = scene.quoted(token).map_or(0, |q| log(q.last + 1 - q.first));
    out.put(B + 52, [quotation_words, tag]);
    out.put(B + 53, [log(sentence.len()), cue]);
    out.put(B + 54, [w.entity.into(), w.pos as u32]);
}

/// A small number for how many.
pub(crate) fn log(count: usize) -> u32 {
    match count {
        0..=4 => u32::try_from(count).unwrap_or(0),
        _ => count.ilog2() * 2 + u32::from(count & (1 << (count.ilog2() - 1)) != 0),
    }
}
