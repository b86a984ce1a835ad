//! The embedded gazetteer: a file that is searched as it lies, so that nothing is loaded.
//!
//! A directory in text, then sections. Places are records of [`RECORD`] bytes: countries, first-level divisions,
//! second-level ones, then settlements. Keys are numbers of 48 bits (see [`crate::number`]): the upper 16 choose a bucket,
//! the lower 32 stand in it beside the record. Two different keys meet once in some 10⁹ look-ups.

use anyhow::{Context, bail, ensure};

/// What the file begins with.
pub const MAGIC: &str = "dateline places 1\n";
/// Bytes of a record: latitude and longitude (3 each, ten-thousandths of a degree, [`NOWHERE`] where unknown), country (1),
/// population (1, eighths of its binary logarithm), parent (2, a division or country; itself for a country), name (3).
pub const RECORD: usize = 13;
/// Bytes of a key: the lower 32 bits of its number, and the record.
pub const KEY: usize = 7;
/// A latitude that is not known.
pub const NOWHERE: i32 = -(1 << 23);

static WORLD: &[u8] = include_bytes!("../gazetteer/world.places");

/// The gazetteer's file, cut into its sections.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Table {
    codes: &'static [u8],
    names: &'static [u8],
    records: &'static [u8],
    buckets: &'static [u8],
    keys: &'static [u8],
    /// Where first-level divisions, second-level ones and settlements begin.
    starts: [u32; 3],
}

/// A place of the gazetteer, by its number there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Id(pub(crate) u32);

/// What a record says.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Record {
    /// Degrees north and east.
    pub(crate) at: Option<(f64, f64)>,
    pub(crate) country: u8,
    /// Eighths of the binary logarithm of its people.
    pub(crate) size: u8,
    pub(crate) parent: Id,
    pub(crate) name: &'static str,
}

/// The levels of places.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Level {
    Country,
    First,
    Second,
    Settlement,
}

impl Table {
    /// The embedded one.
    pub(crate) fn world() -> anyhow::Result<Table> {
        Table::new(WORLD)
    }

    /// Reads the directory of `file`.
    pub(crate) fn new(file: &'static [u8]) -> anyhow::Result<Table> {
        let end = file.windows(2).position(|pair| pair == b"\n\n").context("no file of places")?;
        let directory = std::str::from_utf8(&file[..=end]).context("no file of places")?;
        let Some(directory) = directory.strip_prefix(MAGIC) else {
            bail!("a file of places of another version");
        };
        let section = |name: &str| -> anyhow::Result<&'static [u8]> {
            let line =
                directory.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(' '));
            let (offset, length) = line
                .and_then(|line| line.split_once(' '))
                .with_context(|| format!("the file of places has no section `{name}`"))?;
            let (offset, length): (usize, usize) = (offset.parse()?, length.parse()?);
            file.get(offset..offset.saturating_add(length)).context("the file of places is cut off")
        };
        let starts = section("starts")?;
        ensure!(starts.len() == 12, "the file of places has other levels");
        let table = Table {
            codes: section("codes")?,
            names: section("names")?,
            records: section("records")?,
            buckets: section("buckets")?,
            keys: section("keys")?,
            starts: [word(starts, 0), word(starts, 4), word(starts, 8)],
        };
        ensure!(table.buckets.len() == 4 * 65_537, "the file of places has other buckets");
        Ok(table)
    }

    /// The places with this key, in order.
    pub(crate) fn find(&self, number: u64) -> impl Iterator<Item = Id> + use<> {
        let bucket = (number >> 32) as usize * 4;
        let (from, to) = (word(self.buckets, bucket), word(self.buckets, bucket + 4));
        let keys = self.keys.get(from as usize * KEY..to as usize * KEY).unwrap_or_default();
        let wanted = (number as u32).to_le_bytes();
        keys.chunks_exact(KEY)
            .filter(move |key| key[..4] == wanted)
            .map(|key| Id(u32::from_le_bytes([key[4], key[5], key[6], 0])))
    }

    /// The record of a place.
    pub(crate) fn record(&self, id: Id) -> Record {
        let start = id.0 as usize * RECORD;
        let bytes: [u8; RECORD] = self
            .records
            .get(start..start + RECORD)
            .and_then(|bytes| bytes.try_into().ok())
            .unwrap_or_default();
        let [a, b, c, d, e, f, country, size, parent, high, x, y, z] = bytes;
        let (lat, lon) = (signed(a, b, c), signed(d, e, f));
        let degrees = |n: i32| f64::from(n) / 10_000.0;
        let name = u32::from_le_bytes([x, y, z, 0]) as usize;
        let length = usize::from(self.names.get(name).copied().unwrap_or_default());
        let name = self.names.get(name + 1..name + 1 + length).unwrap_or_default();
        Record {
            at: (lat != NOWHERE).then(|| (degrees(lat), degrees(lon))),
            country,
            size,
            parent: Id(u32::from(u16::from_le_bytes([parent, high]))),
            name: std::str::from_utf8(name).unwrap_or_default(),
        }
    }

    /// What level a place is of.
    pub(crate) fn level(&self, id: Id) -> Level {
        match self.starts.iter().filter(|start| id.0 >= **start).count() {
            0 => Level::Country,
            1 => Level::First,
            2 => Level::Second,
            _ => Level::Settlement,
        }
    }

    /// The alpha-3 code of a country of the records.
    pub(crate) fn code(&self, country: u8) -> &'static str {
        let start = usize::from(country) * 3;
        let code = self.codes.get(start..start + 3).unwrap_or_default();
        std::str::from_utf8(code).unwrap_or_default()
    }

    /// The country with this alpha-3 code.
    pub(crate) fn country(&self, code: &str) -> Option<u8> {
        let found = self.codes.chunks_exact(3).position(|known| known == code.as_bytes())?;
        u8::try_from(found).ok()
    }

    /// How many places there are.
    #[cfg(test)]
    pub(crate) fn len(&self) -> usize {
        self.records.len() / RECORD
    }
}

fn word(bytes: &[u8], at: usize) -> u32 {
    let word = bytes.get(at..at + 4).and_then(|word| word.try_into().ok());
    u32::from_le_bytes(word.unwrap_or_default())
}

fn signed(a: u8, b: u8, c: u8) -> i32 {
    i32::from_le_bytes([0, a, b, c]) >> 8
}
