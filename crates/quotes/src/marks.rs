//! Which quotation marks belong together: a matcher that never fails.
//!
//! Every mark of a text can open, close or be neither (an apostrophe, an inch mark, a stray). What it costs to take it so
//! depends on its glyph and its neighbours, and the cheapest reading of all marks together is taken. That is a shortest
//! path over a handful of states (what is open at the moment), so the time is linear in the number of marks.
//!
//! A quotation never runs past its paragraph: one that is left open ends there, and if the next paragraph opens one
//! again, that one continues it. So an odd mark never swallows more than a paragraph; and where paragraph breaks were
//! lost, a mark that opens behind a sentence's end closes what was left open before.
//!
//! It knows nothing of words: whether a quotation is a title or a scare quote is not decided here.

use dateline_core::Span;

/// Words between quotation marks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Quotation {
    /// From the opening mark to the closing one, both included where they are there.
    pub(crate) outer: Span,
    /// The words without the marks.
    pub(crate) inner: Span,
    /// The index of the quotation that this one lies in.
    pub(crate) parent: Option<usize>,
    /// The index of the quotation of the paragraph before that this one continues.
    pub(crate) continues: Option<usize>,
    /// Whether a mark closes it.
    pub(crate) closed: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Glyph {
    StraightDouble,
    OpenDouble,
    CloseDouble,
    StraightSingle,
    OpenSingle,
    CloseSingle,
    OpenGuillemet,
    CloseGuillemet,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Family {
    Double,
    Single,
    Guillemet,
}

/// A mark and what stands beside it.
#[derive(Debug, Clone, Copy)]
struct Mark {
    span: Span,
    glyph: Glyph,
    before: Option<char>,
    after: Option<char>,
    /// Whether the last character before it that is no space ends a sentence.
    behind_sentence: bool,
    /// Whether the letters behind it are those of a shortened word: `'em`, `'90s`.
    elision: bool,
}

/// What can happen at a mark, or at a paragraph's end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Action {
    Literal = 0,
    Open = 1,
    Close = 2,
    /// Closes the outer one and drops an inner one that was never closed.
    CloseOuter = 3,
    /// Ends what is open and opens anew.
    Reopen = 4,
    /// Ends all that is open: the paragraph is over.
    End = 5,
}

const ACTIONS: [Action; 6] =
    [Action::Literal, Action::Open, Action::Close, Action::CloseOuter, Action::Reopen, Action::End];

/// What may be open at once, outermost first.
const STATES: [&[Family]; 9] = [
    &[],
    &[Family::Double],
    &[Family::Single],
    &[Family::Guillemet],
    &[Family::Double, Family::Single],
    &[Family::Single, Family::Double],
    &[Family::Double, Family::Double],
    &[Family::Guillemet, Family::Double],
    &[Family::Double, Family::Guillemet],
];

const IMPOSSIBLE: u32 = u32::MAX / 2;
/// A double mark inside a double one is rarely a nested quotation.
const NEST_SAME: u32 = 4;
/// A mark that had to be lost for this reading.
const LOST: u32 = 6;

/// The quotations of `text` in order of their start; one that holds another comes before it.
pub(crate) fn quotations(text: &str, paragraphs: &[Span]) -> Vec<Quotation> {
    let mut out = Vec::new();
    let mut unclosed = None;
    let scanned: Vec<_> = paragraphs.iter().map(|paragraph| marks(text, *paragraph)).collect();
    for (at, (paragraph, marks)) in paragraphs.iter().zip(&scanned).enumerate() {
        let next = scanned.get(at + 1).and_then(|marks| marks.first());
        let next_opens = next
            .filter(|mark| paragraphs.get(at + 1).is_some_and(|p| p.start() == mark.span.start()));
        let opens_here = marks.first().is_some_and(|mark| mark.span.start() == paragraph.start());
        let continued = unclosed.take().filter(|_| opens_here);
        let actions = cheapest(marks, next_opens.map(|mark| family(mark.glyph)));
        unclosed = build(&mut out, *paragraph, marks, &actions, continued);
    }
    out
}

/// The marks of a paragraph.
fn marks(text: &str, paragraph: Span) -> Vec<Mark> {
    let words = paragraph.of(text).unwrap_or_default();
    let mut marks = Vec::new();
    let mut before = None;
    let mut last_solid = None;
    let mut skip = 0;
    for (i, c) in words.char_indices() {
        if skip > 0 {
            skip -= 1;
            continue;
        }
        let mut len = c.len_utf8();
        let rest = &words[i + len..];
        let doubled = matches!(c, '\'' | '`') && rest.starts_with(c);
        if let Some(glyph) = if doubled { Some(Glyph::StraightDouble) } else { glyph(c) } {
            if doubled {
                len += c.len_utf8();
                skip = 1;
            }
            let rest = &words[i + len..];
            let start = paragraph.start() + i;
            marks.push(Mark {
                span: Span::new(start, start + len),
                glyph,
                before,
                after: rest.chars().next(),
                behind_sentence: last_solid
                    .is_none_or(|c| matches!(c, '.' | '!' | '?' | '\u{2026}')),
                elision: is_elision(rest),
            });
        }
        before = Some(c);
        if !c.is_whitespace() {
            last_solid = Some(c);
        }
    }
    marks
}

fn glyph(c: char) -> Option<Glyph> {
    Some(match c {
        '"' | '\u{ff02}' => Glyph::StraightDouble,
        '\u{201c}' | '\u{201e}' | '\u{201f}' => Glyph::OpenDouble,
        '\u{201d}' => Glyph::CloseDouble,
        '\'' => Glyph::StraightSingle,
        '\u{2018}' | '\u{201a}' | '\u{201b}' | '`' => Glyph::OpenSingle,
        '\u{2019}' | '\u{b4}' => Glyph::CloseSingle,
        '\u{ab}' | '\u{2039}' => Glyph::OpenGuillemet,
        '\u{bb}' | '\u{203a}' => Glyph::CloseGuillemet,
        _ => return None,
    })
}

fn family(glyph: Glyph) -> Family {
    match glyph {
        Glyph::StraightDouble | Glyph::OpenDouble | Glyph::CloseDouble => Family::Double,
        Glyph::StraightSingle | Glyph::OpenSingle | Glyph::CloseSingle => Family::Single,
        Glyph::OpenGuillemet | Glyph::CloseGuillemet => Family::Guillemet,
    }
}

/// Whether what follows an apostrophe is a shortened word or year.
fn is_elision(rest: &str) -> bool {
    let word: String =
        rest.chars().take_while(|c| c.is_alphanumeric()).take(6).collect::<String>().to_lowercase();
    word.starts_with(|c: char| c.is_numeric())
        || ["em", "til", "till", "cause", "tis", "twas", "n", "bout", "round"]
            .contains(&word.as_str())
}

/// How a mark's neighbours make it look.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Look {
    Opening,
    Closing,
    Inside,
    Alone,
}

fn look(mark: &Mark) -> Look {
    let loose = |c: Option<char>| {
        c.is_none_or(|c| {
            c.is_whitespace() || matches!(c, '(' | '[' | '{' | '\u{2014}' | '\u{2013}' | '-' | '/')
        })
    };
    let is_mark = |c: Option<char>| c.is_some_and(|c| glyph(c).is_some());
    let before = loose(mark.before)
        || is_mark(mark.before) && !mark.after.is_none_or(|c| c.is_whitespace() || is_stop(c));
    let ends = |c: char| {
        c.is_whitespace()
            || is_stop(c)
            || matches!(c, ')' | ']' | '}' | '\u{2014}' | '\u{2013}' | '-' | '/')
    };
    let after = mark.after.is_none_or(ends) || is_mark(mark.after) && !before;
    match (before, after) {
        (true, false) => Look::Opening,
        (false, true) => Look::Closing,
        (false, false) => Look::Inside,
        (true, true) => Look::Alone,
    }
}

fn is_stop(c: char) -> bool {
    matches!(c, '.' | ',' | ';' | ':' | '!' | '?' | '\u{2026}')
}

/// What it costs to read `mark` as opening, closing and neither.
fn costs(mark: &Mark) -> [u32; 3] {
    let look = look(mark);
    let alnum = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let digit_before = mark.before.is_some_and(char::is_numeric);
    match mark.glyph {
        Glyph::StraightDouble => {
            let literal = if digit_before && look != Look::Opening { 1 } else { 5 };
            match look {
                Look::Opening => [0, 7, literal],
                Look::Closing => [7, 0, literal],
                // `end."He`: a stop before it shows that it closes.
                Look::Inside if mark.before.is_some_and(is_stop) => [5, 1, literal],
                Look::Inside => [4, 4, literal],
                Look::Alone => [2, 2, literal],
            }
        }
        Glyph::OpenDouble | Glyph::OpenGuillemet => match look {
            Look::Closing => [3, 3, 7],
            _ => [0, 9, 8],
        },
        Glyph::CloseDouble | Glyph::CloseGuillemet => match look {
            Look::Opening => [3, 3, 7],
            _ => [9, 0, 8],
        },
        _ if alnum(mark.before) && alnum(mark.after) => [IMPOSSIBLE, IMPOSSIBLE, 0],
        Glyph::StraightSingle | Glyph::CloseSingle | Glyph::OpenSingle => single(mark, look),
    }
}

fn single(mark: &Mark, look: Look) -> [u32; 3] {
    let plural = mark.before.is_some_and(|c| matches!(c, 's' | 'S' | 'z' | 'x'));
    let digit = mark.before.is_some_and(char::is_numeric);
    let (straight, opens) = (mark.glyph == Glyph::StraightSingle, mark.glyph == Glyph::OpenSingle);
    match look {
        Look::Opening if mark.elision => [4, IMPOSSIBLE, 0],
        Look::Opening if opens => [0, IMPOSSIBLE, 4],
        Look::Opening if straight => [2, IMPOSSIBLE, 4],
        Look::Opening => [6, IMPOSSIBLE, 2],
        Look::Closing if plural || digit => [IMPOSSIBLE, 1, 1],
        Look::Closing if mark.before.is_some_and(char::is_alphanumeric) => [IMPOSSIBLE, 1, 2],
        Look::Closing => [IMPOSSIBLE, 0, 6],
        Look::Inside => [if opens { 2 } else { 6 }, 2, 3],
        Look::Alone => [5, 4, 1],
    }
}

/// The cheapest action at each mark and, last, at the paragraph's end.
fn cheapest(marks: &[Mark], next_opens: Option<Family>) -> Vec<Action> {
    let mut total = [IMPOSSIBLE; STATES.len()];
    total[0] = 0;
    let mut back: Vec<[(u8, u8); STATES.len()]> = Vec::with_capacity(marks.len());
    for mark in marks {
        let costs = costs(mark);
        let mut next = [IMPOSSIBLE; STATES.len()];
        let mut steps = [(0, 0); STATES.len()];
        for (from, &so_far) in total.iter().enumerate().filter(|(_, cost)| **cost < IMPOSSIBLE) {
            for (index, action) in ACTIONS.iter().enumerate() {
                let Some((to, cost)) = step(from, *action, mark, costs) else { continue };
                let cost = so_far.saturating_add(cost);
                if cost < next[to] {
                    next[to] = cost;
                    steps[to] = (narrow(from), narrow(index));
                }
            }
        }
        total = next;
        back.push(steps);
    }
    let ended = |state: usize| -> u32 {
        STATES[state]
            .iter()
            .map(|family| match (family, next_opens == Some(*family)) {
                (Family::Single, true) => 3,
                (Family::Single, false) => 2 * LOST,
                (_, true) => 1,
                (_, false) => LOST,
            })
            .sum()
    };
    let mut state = (0..STATES.len())
        .min_by_key(|&state| total[state].saturating_add(ended(state)))
        .unwrap_or(0);
    let mut actions = vec![Action::End];
    for steps in back.iter().rev() {
        let (from, action) = steps[state];
        actions.push(ACTIONS[usize::from(action)]);
        state = usize::from(from);
    }
    actions.reverse();
    actions
}

fn narrow(index: usize) -> u8 {
    u8::try_from(index).unwrap_or(0)
}

/// Where `action` at `mark` leads from the state `from`, and its cost.
fn step(
    from: usize,
    action: Action,
    mark: &Mark,
    [open, close, literal]: [u32; 3],
) -> Option<(usize, u32)> {
    let stack = STATES[from];
    let family = family(mark.glyph);
    let (to, cost) = match action {
        Action::Literal => (from, literal),
        Action::Open => {
            let extra = if stack.last() == Some(&family) { NEST_SAME } else { 0 };
            (find(&[stack, &[family]].concat())?, open + extra)
        }
        Action::Close => (find(stack.split_last().filter(|(top, _)| **top == family)?.1)?, close),
        Action::CloseOuter => match stack {
            [outer, inner] if *outer == family && *inner != family => (0, close + 4),
            _ => return None,
        },
        Action::Reopen => match stack {
            [outer] if *outer == family => {
                (from, open + if mark.behind_sentence { 3 } else { LOST })
            }
            _ => return None,
        },
        Action::End => return None,
    };
    (cost < IMPOSSIBLE).then_some((to, cost))
}

fn find(stack: &[Family]) -> Option<usize> {
    STATES.iter().position(|state| *state == stack)
}

/// Adds the quotations of a paragraph; tells which one its end left open.
fn build(
    out: &mut Vec<Quotation>,
    paragraph: Span,
    marks: &[Mark],
    actions: &[Action],
    mut continued: Option<usize>,
) -> Option<usize> {
    let mut stack: Vec<usize> = Vec::new();
    let mut left_open = None;
    for (action, mark) in actions.iter().zip(marks) {
        match action {
            Action::Literal | Action::End => {}
            Action::Open | Action::Reopen => {
                if *action == Action::Reopen {
                    continued = stack.last().copied();
                    close(out, &mut stack, mark.span.start(), None);
                }
                out.push(Quotation {
                    outer: Span::new(mark.span.start(), paragraph.end()),
                    inner: Span::new(mark.span.end(), paragraph.end()),
                    parent: stack.last().copied(),
                    continues: continued.take().filter(|_| stack.is_empty()),
                    closed: false,
                });
                stack.push(out.len() - 1);
            }
            Action::Close => close(out, &mut stack, mark.span.start(), Some(mark.span)),
            Action::CloseOuter => {
                if let Some(dropped) = stack.pop() {
                    drop_last(out, dropped);
                }
                close(out, &mut stack, mark.span.start(), Some(mark.span));
            }
        }
    }
    while let Some(open) = stack.last().copied() {
        left_open = Some(open);
        close(out, &mut stack, paragraph.end(), None);
    }
    left_open
}

/// An inner quotation that was never closed is none: its mark is an apostrophe. Nothing lies inside it.
fn drop_last(out: &mut Vec<Quotation>, index: usize) {
    if index + 1 == out.len() {
        out.pop();
    }
}

fn close(out: &mut [Quotation], stack: &mut Vec<usize>, end: usize, mark: Option<Span>) {
    let Some(quotation) = stack.pop().and_then(|open| out.get_mut(open)) else { return };
    quotation.inner = Span::new(quotation.inner.start(), end.max(quotation.inner.start()));
    quotation.outer =
        Span::new(quotation.outer.start(), mark.map_or(quotation.inner.end(), Span::end));
    quotation.closed = mark.is_some();
}
