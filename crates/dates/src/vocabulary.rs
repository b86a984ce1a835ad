//! The words of `data/words.toml` and `data/names.txt`, parsed once.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::Grain;

/// What a word can do in a date.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Tag {
    /// Letters that are in no table.
    Other,
    /// The end of a paragraph.
    Break,
    Mark(char),
    /// How many digits, and their value.
    Digits(usize, u32),
    Month(i8, Form),
    Weekday(i8, Form),
    Season(i8),
    /// A number in words, and whether it is a plain one.
    Count(u32, bool),
    Unit(Unit),
    /// `yesterday`: days after today.
    Days(i32),
    Ago,
    Ahead,
    Coming,
    Counted,
    Earlier,
    Early,
    End,
    Every,
    In,
    Last,
    Mid,
    Next,
    Of,
    On,
    PartOfDay,
    Past,
    Recent,
    Report,
    Suffix,
    The,
    This,
}

/// Whether a name of a month or a weekday is written out.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Form {
    Full,
    Short,
}

/// Units of time as words name them.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Unit {
    Hour,
    Day,
    Weekend,
    Week,
    Month,
    Year,
    Decade,
}

impl Unit {
    /// As a stretch of whole days; hours are a day.
    pub(crate) fn grain(self) -> Grain {
        match self {
            Unit::Hour | Unit::Day => Grain::Day,
            Unit::Weekend => Grain::Weekend,
            Unit::Week => Grain::Week,
            Unit::Month => Grain::Month,
            Unit::Year => Grain::Year,
            Unit::Decade => Grain::Decade,
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Tables {
    classes: Classes,
    counts: BTreeMap<String, u32>,
    days: BTreeMap<String, i32>,
    months: BTreeMap<String, i8>,
    months_short: BTreeMap<String, i8>,
    seasons: BTreeMap<String, i8>,
    units: BTreeMap<String, Unit>,
    vague_counts: BTreeMap<String, u32>,
    weekdays: BTreeMap<String, i8>,
    weekdays_short: BTreeMap<String, i8>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Classes {
    ago: Vec<String>,
    ahead: Vec<String>,
    coming: Vec<String>,
    counted: Vec<String>,
    earlier: Vec<String>,
    early: Vec<String>,
    end: Vec<String>,
    every: Vec<String>,
    r#in: Vec<String>,
    last: Vec<String>,
    mid: Vec<String>,
    next: Vec<String>,
    of: Vec<String>,
    on: Vec<String>,
    part_of_day: Vec<String>,
    past: Vec<String>,
    recent: Vec<String>,
    report: Vec<String>,
    suffix: Vec<String>,
    the: Vec<String>,
    this: Vec<String>,
}

/// The longest word of the tables, in bytes.
const LONGEST: usize = 16;

static TAGS: LazyLock<Table> =
    LazyLock::new(|| Table::of(&tags(include_str!("../data/words.toml"))));

/// Tags by word: an open table, the letters of a word being one number. Every word of a text is looked up in it.
struct Table {
    slots: Vec<(u128, Tag)>,
    /// Of each first letter the lengths of its words, a bit each: most words of a text are passed over by this alone.
    lengths: [u32; 26],
}

impl Table {
    fn of(tags: &BTreeMap<String, Tag>) -> Table {
        let mut table = Table {
            slots: vec![(0, Tag::Other); (tags.len() * 4).next_power_of_two()],
            lengths: [0; 26],
        };
        for (word, &tag) in tags {
            let key = key(word).expect("a built-in word is short, as a test shows");
            let place = table.place(key);
            table.slots[place] = (key, tag);
            if let Some(letter) = letter(word) {
                table.lengths[letter] |= 1 << word.len();
            }
        }
        table
    }

    /// Where a word is, or a free place.
    fn place(&self, key: u128) -> usize {
        let folded = (key ^ key >> 64) & u128::from(u64::MAX);
        let hash = u64::try_from(folded).unwrap_or(0).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 40;
        let mut at = usize::try_from(hash).unwrap_or(0) & (self.slots.len() - 1);
        while self.slots[at].0 != 0 && self.slots[at].0 != key {
            at = (at + 1) & (self.slots.len() - 1);
        }
        at
    }
}

/// The first letter of a word, where it is a plain one.
fn letter(word: &str) -> Option<usize> {
    let first = word.bytes().next()?.to_ascii_lowercase();
    first.is_ascii_lowercase().then(|| usize::from(first - b'a'))
}

/// The letters of a word in lower case as one number, never 0; `None` of more than [`LONGEST`] bytes.
fn key(letters: &str) -> Option<u128> {
    let mut lower = [0_u8; LONGEST];
    let bytes = letters.as_bytes();
    lower.get_mut(..bytes.len())?.copy_from_slice(bytes);
    lower.make_ascii_lowercase();
    Some(u128::from_le_bytes(lower))
}

/// What the word `letters` can do in a date, whatever its case.
pub(crate) fn tag(letters: &str) -> Tag {
    let lengths = letter(letters).map(|letter| TAGS.lengths[letter]);
    if letters.len() > LONGEST || lengths.is_some_and(|lengths| lengths >> letters.len() & 1 == 0) {
        return Tag::Other;
    }
    key(letters).map_or(Tag::Other, |key| TAGS.slots[TAGS.place(key)].1)
}

fn tags(toml: &str) -> BTreeMap<String, Tag> {
    let tables: Tables =
        toml::from_str(toml).expect("the built-in words are valid, as a test shows");
    let mut tags = BTreeMap::new();
    tags.extend(tables.counts.into_iter().map(|(word, n)| (word, Tag::Count(n, true))));
    tags.extend(tables.vague_counts.into_iter().map(|(word, n)| (word, Tag::Count(n, false))));
    tags.extend(tables.days.into_iter().map(|(word, n)| (word, Tag::Days(n))));
    tags.extend(tables.months.into_iter().map(|(word, n)| (word, Tag::Month(n, Form::Full))));
    tags.extend(
        tables.months_short.into_iter().map(|(word, n)| (word, Tag::Month(n, Form::Short))),
    );
    tags.extend(tables.weekdays.into_iter().map(|(word, n)| (word, Tag::Weekday(n, Form::Full))));
    tags.extend(
        tables.weekdays_short.into_iter().map(|(word, n)| (word, Tag::Weekday(n, Form::Short))),
    );
    tags.extend(tables.seasons.into_iter().map(|(word, n)| (word, Tag::Season(n))));
    tags.extend(tables.units.into_iter().map(|(word, unit)| (word, Tag::Unit(unit))));
    let classes = tables.classes;
    for (words, tag) in [
        (classes.ago, Tag::Ago),
        (classes.ahead, Tag::Ahead),
        (classes.coming, Tag::Coming),
        (classes.counted, Tag::Counted),
        (classes.earlier, Tag::Earlier),
        (classes.early, Tag::Early),
        (classes.end, Tag::End),
        (classes.every, Tag::Every),
        (classes.r#in, Tag::In),
        (classes.last, Tag::Last),
        (classes.mid, Tag::Mid),
        (classes.next, Tag::Next),
        (classes.of, Tag::Of),
        (classes.on, Tag::On),
        (classes.part_of_day, Tag::PartOfDay),
        (classes.past, Tag::Past),
        (classes.recent, Tag::Recent),
        (classes.report, Tag::Report),
        (classes.suffix, Tag::Suffix),
        (classes.the, Tag::The),
        (classes.this, Tag::This),
    ] {
        tags.extend(words.into_iter().map(|word| (word, tag)));
    }
    tags
}

static NAMES: LazyLock<Vec<Vec<&'static str>>> = LazyLock::new(|| {
    let lines = include_str!("../data/names.txt").lines();
    let names = lines.map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
    names.map(|name| name.split(' ').collect()).collect()
});

/// Names that hold the name of a day and mean no date, as lists of words in lower case.
pub(crate) fn names() -> &'static [Vec<&'static str>] {
    &NAMES
}
