//! Words that attribute: the lexicon, and where its entries stand in a unit.
//!
//! The lexicon tells which verbs attribute and what may follow them. Whether a word that is found is used as one, and
//! what its source and content are, is told in `binding`.

use std::collections::BTreeMap;

use anyhow::{Context as _, bail};
use dateline_core::Lexicon;
use dateline_syntax::Surface;

use crate::facts::Act;
use crate::units::Unit;

/// What may follow a cue: a set of frames.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Frames(u16);

/// The frames by name, as a lexicon writes them.
const NAMES: [(&str, Frames); 13] = [
    ("clause", Frames::CLAUSE),
    ("that", Frames::THAT),
    ("quote", Frames::QUOTE),
    ("hearer", Frames::HEARER),
    ("ask", Frames::ASK),
    ("of", Frames::OF),
    ("object", Frames::OBJECT),
    ("gerund", Frames::GERUND),
    ("infinitive", Frames::INFINITIVE),
    ("feeling", Frames::FEELING),
    ("passive", Frames::PASSIVE),
    ("prefix", Frames::PREFIX),
    ("noun", Frames::NOUN),
];

impl Frames {
    pub(crate) const CLAUSE: Frames = Frames(1);
    pub(crate) const THAT: Frames = Frames(1 << 1);
    pub(crate) const QUOTE: Frames = Frames(1 << 2);
    pub(crate) const HEARER: Frames = Frames(1 << 3);
    pub(crate) const ASK: Frames = Frames(1 << 4);
    pub(crate) const OF: Frames = Frames(1 << 5);
    pub(crate) const OBJECT: Frames = Frames(1 << 6);
    pub(crate) const GERUND: Frames = Frames(1 << 7);
    pub(crate) const INFINITIVE: Frames = Frames(1 << 8);
    pub(crate) const FEELING: Frames = Frames(1 << 9);
    pub(crate) const PASSIVE: Frames = Frames(1 << 10);
    pub(crate) const PREFIX: Frames = Frames(1 << 11);
    pub(crate) const NOUN: Frames = Frames(1 << 12);

    /// Whether any of `frames` is among these.
    pub(crate) fn any(self, frames: Frames) -> bool {
        self.0 & frames.0 != 0
    }

    /// These and those.
    pub(crate) const fn or(self, frames: Frames) -> Frames {
        Frames(self.0 | frames.0)
    }
}

/// Which form of its verb a cue has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Form {
    /// `say`
    Base,
    /// `says`
    Third,
    /// `said`
    Past,
    /// `saying`
    Ing,
    /// `according to`, which is no verb
    Fixed,
}

/// A form of a cue that the lexicon knows.
#[derive(Debug, Clone)]
struct Entry {
    /// The verb in its base form.
    verb: String,
    /// The words behind the first one.
    rest: Vec<String>,
    form: Form,
    act: Act,
    frames: Frames,
}

/// A cue in a unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Hit {
    /// The index of its first word in the unit.
    pub(crate) start: usize,
    /// The index behind its last word.
    pub(crate) end: usize,
    /// Its form.
    pub(crate) form: Form,
    /// The act that it reports.
    pub(crate) act: Act,
    /// What may follow it.
    pub(crate) frames: Frames,
}

/// The cues by their first word.
#[derive(Debug)]
pub(crate) struct Cues {
    by_word: BTreeMap<String, Vec<Entry>>,
    feelings: Vec<&'static str>,
    guards: BTreeMap<&'static str, Guard>,
}

/// What makes a verb no cue.
#[derive(Debug, Default)]
struct Guard {
    directly_behind: Vec<&'static str>,
    near: Vec<&'static str>,
}

/// How many words behind a verb a guard looks.
const NEAR: usize = 5;

impl Cues {
    /// The built-in cues and the user's, whose entries replace built-in ones of the same phrase.
    pub(crate) fn new(lexicons: &[Lexicon]) -> anyhow::Result<Cues> {
        let built_in =
            Lexicon { name: "cues.txt".into(), text: include_str!("../data/cues.txt").into() };
        let mut lines: BTreeMap<String, Line> = BTreeMap::new();
        for lexicon in std::iter::once(&built_in).chain(lexicons) {
            for (number, text) in lexicon.text.lines().enumerate() {
                if text.trim().is_empty() || text.starts_with('#') {
                    continue;
                }
                let line = Line::parse(text).with_context(|| {
                    format!("failed to read line {} of {}", number + 1, lexicon.name)
                })?;
                lines.insert(line.phrase.clone(), line);
            }
        }
        let mut by_word: BTreeMap<String, Vec<Entry>> = BTreeMap::new();
        for line in lines.values() {
            for (words, form) in line.forms() {
                let mut words = words.split(' ').map(str::to_string);
                let Some(first) = words.next() else { continue };
                let verb = line.phrase.split(' ').next().unwrap_or_default().to_string();
                let entry =
                    Entry { verb, rest: words.collect(), form, act: line.act, frames: line.frames };
                by_word.entry(first).or_default().push(entry);
            }
        }
        for entries in by_word.values_mut() {
            entries.sort_by_key(|entry| (std::cmp::Reverse(entry.rest.len()), entry.form));
        }
        let feelings = include_str!("../data/feelings.txt")
            .lines()
            .filter(|line| !line.starts_with('#'))
            .collect();
        Ok(Cues { by_word, feelings, guards: guards() })
    }

    /// The cues of `unit` in order, the longest at each place; none inside another. The forms of one word that are
    /// alike (`said`: past or participle) are one hit.
    pub(crate) fn hits(&self, unit: &Unit, surface: &Surface) -> Vec<Hit> {
        let mut hits = Vec::new();
        let mut at = 0;
        while at < unit.len() {
            match self.hit(unit, surface, at) {
                Some(hit) => {
                    at = hit.end;
                    hits.push(hit);
                }
                None => at += 1,
            }
        }
        hits
    }

    fn hit(&self, unit: &Unit, surface: &Surface, at: usize) -> Option<Hit> {
        let norm = |at: usize| {
            unit.elems
                .get(at)
                .filter(|elem| elem.quotation.is_none())
                .map(|elem| surface.norm(elem.token))
        };
        let entry = self.by_word.get(norm(at)?)?.iter().find(|entry| {
            entry.rest.iter().enumerate().all(|(i, word)| norm(at + 1 + i) == Some(word.as_str()))
        })?;
        let end = at + 1 + entry.rest.len();
        let guarded = entry.rest.is_empty()
            && self.guards.get(entry.verb.as_str()).is_some_and(|guard| {
                let behind = |word: &&'static str, reach: usize| {
                    (end..end + reach).any(|at| norm(at) == Some(*word))
                };
                guard.directly_behind.iter().any(|word| behind(word, 1))
                    || guard.near.iter().any(|word| behind(word, NEAR))
            });
        if guarded {
            return None;
        }
        Some(Hit { start: at, end, form: entry.form, act: entry.act, frames: entry.frames })
    }

    /// Whether `norm` names a feeling.
    pub(crate) fn is_feeling(&self, norm: &str) -> bool {
        self.feelings.binary_search(&norm).is_ok()
    }
}

/// The built-in guards by verb.
fn guards() -> BTreeMap<&'static str, Guard> {
    let lines = include_str!("../data/guards.txt").lines().filter(|line| !line.starts_with('#'));
    lines
        .map(|line| {
            let mut columns = line.split('|').map(str::trim);
            let verb = columns.next().unwrap_or_default();
            let mut words = || columns.next().unwrap_or_default().split_whitespace().collect();
            (verb, Guard { directly_behind: words(), near: words() })
        })
        .collect()
}

/// A line of a lexicon.
struct Line {
    phrase: String,
    act: Act,
    frames: Frames,
    irregular: Vec<String>,
}

impl Line {
    fn parse(text: &str) -> anyhow::Result<Line> {
        let mut columns = text.split('|').map(str::trim);
        let phrase = columns.next().unwrap_or_default().to_lowercase();
        if phrase.is_empty() {
            bail!("the phrase is missing");
        }
        let act = match columns.next().unwrap_or_default() {
            "speech" => Act::Speech,
            "belief" => Act::Belief,
            "intention" => Act::Intention,
            "document" => Act::Document,
            other => bail!("unknown act `{other}`, expected speech, belief, intention or document"),
        };
        let mut frames = Frames::default();
        for name in columns.next().unwrap_or_default().split_whitespace() {
            let Some((_, frame)) = NAMES.iter().find(|(known, _)| *known == name) else {
                bail!("unknown frame `{name}`");
            };
            frames = frames.or(*frame);
        }
        if frames == Frames::default() {
            bail!("`{phrase}` has no frame");
        }
        let irregular =
            columns.next().unwrap_or_default().split(',').map(|form| form.trim().to_lowercase());
        Ok(Line {
            phrase,
            act,
            frames,
            irregular: irregular.filter(|form| !form.is_empty()).collect(),
        })
    }

    /// The forms of the phrase: of a verb its inflections, of `according to` itself.
    fn forms(&self) -> Vec<(String, Form)> {
        if self.frames.any(Frames::PREFIX) {
            return vec![(self.phrase.clone(), Form::Fixed)];
        }
        let (verb, rest) = self
            .phrase
            .split_once(' ')
            .map_or((self.phrase.as_str(), ""), |(verb, rest)| (verb, rest));
        let whole = |form: String| if rest.is_empty() { form } else { format!("{form} {rest}") };
        let (mut past, mut ing): (Vec<_>, Vec<_>) =
            self.irregular.iter().cloned().partition(|form| {
                !form.split(' ').next().is_some_and(|word| word.len() > 4 && word.ends_with("ing"))
            });
        if past.is_empty() {
            past.push(whole(past_of(verb)));
        }
        if ing.is_empty() {
            ing.push(whole(ing_of(verb)));
        }
        let mut forms =
            vec![(whole(verb.to_string()), Form::Base), (whole(third_of(verb)), Form::Third)];
        // Where the past is as the base (`cast`), the base is found and its place tells.
        forms.extend(
            past.into_iter().filter(|form| *form != self.phrase).map(|form| (form, Form::Past)),
        );
        forms.extend(ing.into_iter().map(|form| (form, Form::Ing)));
        forms
    }
}

fn ends_in_consonant_y(verb: &str) -> Option<&str> {
    verb.strip_suffix('y').filter(|stem| !stem.ends_with(['a', 'e', 'i', 'o', 'u']))
}

fn third_of(verb: &str) -> String {
    if let Some(stem) = ends_in_consonant_y(verb) {
        return format!("{stem}ies");
    }
    let hissing = ["s", "sh", "ch", "x", "z", "o"].iter().any(|end| verb.ends_with(end));
    format!("{verb}{}", if hissing { "es" } else { "s" })
}

fn past_of(verb: &str) -> String {
    if let Some(stem) = ends_in_consonant_y(verb) {
        return format!("{stem}ied");
    }
    format!("{verb}{}", if verb.ends_with('e') { "d" } else { "ed" })
}

fn ing_of(verb: &str) -> String {
    match verb.strip_suffix('e') {
        Some(stem) if !verb.ends_with("ee") && !verb.ends_with("oe") => format!("{stem}ing"),
        _ => format!("{verb}ing"),
    }
}
