//! The section of stance: a matrix of who stands how towards whom, then the strongest pairs.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::book::Book;
use crate::layout::{columns, many, number, shorten, signed};
use crate::page::{Line, Page, Tone};
use crate::say;
use crate::summary::rest;
use crate::wire::{Cell, Stance};

/// How many actors have a row in the matrix.
const MOST_ROWS: usize = 12;
/// How many pairs are told with their classes.
const MOST_PAIRS: usize = 6;
/// How many issues and how many historical pairs are listed.
const MOST_LISTED: usize = 6;

/// Shows the stances.
pub(super) fn show(book: &Book<'_>, page: &mut Page) {
    let facts: usize = book
        .report
        .documents()
        .iter()
        .flat_map(|row| &row.facts.stance)
        .map(|facts| facts.stances.len())
        .sum();
    let Some(summary) = &book.report.summaries().stance else {
        let note =
            format!("{}; the report holds no summary of stance", many(facts, "stance", "stances"));
        return page.heading("STANCE", &note);
    };
    if summary.cells.is_empty() {
        return page.heading("STANCE", "no stance was found");
    }
    let distinct: u64 = summary.cells.iter().map(|cell| cell.n_distinct).sum();
    let all: u64 = summary.cells.iter().map(|cell| cell.n).sum();
    let note = format!(
        "{} distinct of {}; cells: distinct ones and mean polarity, \u{2212}1,000 to +1,000{}",
        number(distinct),
        many(all as usize, "stance", "stances"),
        say::reviewed(summary.reviewed)
    );
    page.heading("STANCE", &note);
    let (historical, present): (Vec<&Cell>, Vec<&Cell>) =
        summary.cells.iter().partition(|cell| cell.historical);
    let (issues, pairs): (Vec<&Cell>, Vec<&Cell>) =
        present.into_iter().partition(|cell| cell.issue.is_some());
    if !pairs.is_empty() {
        Matrix::of(&pairs, page.width()).show(book, page);
        strongest(book, page, &pairs);
    }
    listed(page, "Towards things", &issues);
    listed(page, "Historical, apart", &historical);
}

/// The actors and the targets that have a place in the matrix, by weight.
struct Matrix<'a> {
    rows: Vec<&'a str>,
    targets: Vec<&'a str>,
    cells: BTreeMap<(&'a str, &'a str), &'a Cell>,
    widths: Vec<usize>,
    label: usize,
    left_out: (usize, usize),
}

/// How many columns a target's name takes at most.
const WIDEST: usize = 14;

impl<'a> Matrix<'a> {
    fn of(pairs: &[&'a Cell], width: usize) -> Matrix<'a> {
        let mut cells = BTreeMap::new();
        let (mut by_actor, mut by_target) = (BTreeMap::new(), BTreeMap::new());
        for cell in pairs {
            let target = cell.target.as_deref().unwrap_or("?");
            cells.entry((cell.actor.as_str(), target)).or_insert(*cell);
            *by_actor.entry(cell.actor.as_str()).or_insert(0) += cell.n_distinct;
            *by_target.entry(target).or_insert(0) += cell.n_distinct;
        }
        let (mut rows, mut targets) = (heaviest(&by_actor), heaviest(&by_target));
        rows.truncate(MOST_ROWS);
        let label = (width / 4).min(26);
        let mut widths = Vec::new();
        let mut used = label;
        for target in &targets {
            let inside = rows
                .iter()
                .filter_map(|row| cells.get(&(*row, *target)))
                .map(|cell| columns(&figures(cell)));
            let widest = inside.max().unwrap_or(0).max(columns(target).min(WIDEST)) + 2;
            if used + widest > width {
                break;
            }
            used += widest;
            widths.push(widest);
        }
        targets.truncate(widths.len());
        let left_out = (by_actor.len() - rows.len(), by_target.len() - targets.len());
        rows.retain(|row| targets.iter().any(|target| cells.contains_key(&(*row, *target))));
        Matrix { rows, targets, cells, widths, label, left_out }
    }

    fn show(&self, book: &Book<'_>, page: &mut Page) {
        let mut line = Line::default().dim("actor \u{2192} target");
        let mut end = self.label;
        for (target, width) in self.targets.iter().zip(&self.widths) {
            end += width;
            line = line.right(Tone::Bold, &shorten(target, WIDEST), end);
        }
        page.line(line);
        for actor in &self.rows {
            let name = match book.name(actor) {
                Some(name) if name != *actor => format!("{name} ({actor})"),
                _ => (*actor).to_owned(),
            };
            let name = if columns(&name) < self.label { name } else { (*actor).to_owned() };
            let mut line = Line::default().plain(&shorten(&name, self.label.saturating_sub(1)));
            let mut end = self.label;
            for (target, width) in self.targets.iter().zip(&self.widths) {
                end += width;
                let figures = self
                    .cells
                    .get(&(*actor, *target))
                    .map_or_else(|| "\u{b7}".into(), |cell| figures(cell));
                line = line.right(Tone::Plain, &figures, end);
            }
            page.line(line);
        }
        let mut left = Vec::new();
        if self.left_out.0 > 0 {
            left.push(many(self.left_out.0, "more actor", "more actors"));
        }
        if self.left_out.1 > 0 {
            left.push(many(self.left_out.1, "more target", "more targets"));
        }
        if !left.is_empty() {
            page.prose(0, Tone::Plain, &format!("\u{2026} and {}", left.join(", ")));
        }
    }
}

/// `8 −600`.
fn figures(cell: &Cell) -> String {
    format!("{} {:>4}", number(cell.n_distinct), signed(cell.polarity_mean))
}

/// The keys of `weights`, the heaviest first.
fn heaviest<'a>(weights: &BTreeMap<&'a str, u64>) -> Vec<&'a str> {
    let mut keys: Vec<&str> = weights.keys().copied().collect();
    keys.sort_by_key(|key| Reverse(weights.get(key)));
    keys
}

/// The pairs whose stances weigh most together, with their classes and a place to look.
fn strongest(book: &Book<'_>, page: &mut Page, pairs: &[&Cell]) {
    let mut pairs = pairs.to_vec();
    pairs.sort_by_key(|cell| {
        (
            Reverse(cell.polarity_mean.unsigned_abs().saturating_mul(cell.n_distinct)),
            Reverse(cell.n),
        )
    });
    let shown = pairs.get(..MOST_PAIRS).unwrap_or(&pairs);
    let figure = shown.iter().map(|cell| columns(&figures(cell))).max().unwrap_or(0);
    let beside = page.width() >= 60;
    let room = if beside { page.width() / 2 } else { page.width() }.saturating_sub(figure + 6);
    let name = |cell: &Cell| pair(cell, room);
    let widest = shown.iter().map(|cell| columns(&name(cell))).max().unwrap_or(0);
    page.line(Line::default().bold("Strongest"));
    for cell in shown {
        let mut classes: Vec<(&String, &u64)> = cell.classes.iter().collect();
        classes.sort_by_key(|(class, n)| (Reverse(**n), *class));
        let classes: Vec<String> =
            classes.iter().map(|(class, n)| format!("{class} {}", number(**n))).collect();
        let end = 2 + widest + 2 + figure;
        let lead = Line::indented(2).plain(&name(cell)).right(Tone::Plain, &figures(cell), end);
        if beside {
            page.items(lead.plain("  "), &classes);
        } else {
            page.line(lead);
            page.items(Line::indented(4), &classes);
        }
        example(book, page, cell);
    }
    rest(page, 2, pairs.len().saturating_sub(MOST_PAIRS), "pair", "pairs");
}

/// The first stance of a cell whose words are at hand.
fn example(book: &Book<'_>, page: &mut Page, cell: &Cell) {
    let Some((doc, stance)) =
        cell.evidence.iter().find_map(|at| Some((at.doc.as_str(), find(book, &at.doc, &at.id)?)))
    else {
        return;
    };
    let place = Line::default().dim(&book.place(doc, stance.evidence.start()));
    let room = page.width().saturating_sub(4 + 2 + 2 + place.width());
    let line = Line::indented(4);
    match book.span(doc, stance.evidence) {
        Ok(words) => {
            page.spread(line.plain(&format!("\u{201c}{}\u{201d}", shorten(&words, room))), place)
        }
        Err(fault) if fault.is_absence() => page.spread(line.plain(&stance.class), place),
        Err(fault) => page.spread(line.red(&fault.to_string()), place),
    }
}

fn find<'a>(book: &Book<'a>, doc: &str, id: &str) -> Option<&'a Stance> {
    book.document(doc)?.facts.stance.as_ref()?.stances.iter().find(|stance| stance.id == id)
}

/// `AZE → ARM`, `IRN → peaceful settlement`, in at most `max` columns.
fn pair(cell: &Cell, max: usize) -> String {
    let target = cell.issue.as_deref().or(cell.target.as_deref()).unwrap_or("?");
    let actor = shorten(&cell.actor, (max / 2).saturating_sub(1));
    let room = max.saturating_sub(columns(&actor) + 3);
    format!("{actor} \u{2192} {}", shorten(target, room))
}

/// Cells in short behind a heading, the most frequent first.
fn listed(page: &mut Page, title: &str, cells: &[&Cell]) {
    if cells.is_empty() {
        return;
    }
    let mut cells = cells.to_vec();
    cells.sort_by_key(|cell| Reverse(cell.n_distinct));
    let one = |cell: &&Cell| format!("{} {}", pair(cell, 40), figures(cell).replace("  ", " "));
    let mut items: Vec<String> = cells.iter().take(MOST_LISTED).map(one).collect();
    if cells.len() > MOST_LISTED {
        items.push(format!("\u{2026} and {} more", number((cells.len() - MOST_LISTED) as u64)));
    }
    page.items(Line::default().bold(title).plain("  "), &items);
}
