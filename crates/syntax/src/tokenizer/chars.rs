//! Classes of characters, as a table.

use anyhow::Context;

use crate::hash::FastMap;
use crate::model::ModelFile;

/// How many characters a block of the table has.
const BLOCK: usize = 128;

/// To which classes each character belongs: a bit a class.
///
/// Characters are in blocks, and equal blocks are kept once: the table has some hundred blocks for all of Unicode.
#[derive(Debug)]
pub(crate) struct Chars {
    /// The first block, which is ASCII, by itself.
    ascii: [u16; BLOCK],
    /// The block of the characters from `BLOCK * i` on; behind the last, no character is in a class.
    blocks: Vec<u8>,
    classes: Vec<[u16; BLOCK]>,
}

impl Chars {
    /// Reads `classes`, by their names in the model, each with its bit; `more` are characters with a further bit.
    pub(crate) fn new(
        model: &ModelFile<'_>,
        classes: &[(&str, u16)],
        more: &[(&str, u16)],
    ) -> anyhow::Result<Chars> {
        let rows = model.rows::<2>("characters")?;
        let mut flat = Vec::new();
        for (name, bit) in classes {
            let row = rows.iter().find(|[class, _]| class == name);
            let [_, ranges] = row.with_context(|| format!("no characters are `{name}`"))?;
            for range in ranges.split(' ') {
                let (start, end) = range.split_once('-').unwrap_or((range, range));
                let number = |text| usize::from_str_radix(text, 16);
                set(&mut flat, number(start)?, number(end)?, *bit);
            }
        }
        for (characters, bit) in more {
            for c in characters.chars() {
                set(&mut flat, c as usize, c as usize, *bit);
            }
        }
        Chars::compress(&flat)
    }

    fn compress(flat: &[[u16; BLOCK]]) -> anyhow::Result<Chars> {
        let mut known: FastMap<&[u16; BLOCK], u8> = FastMap::default();
        let (mut blocks, mut classes) = (Vec::with_capacity(flat.len()), Vec::new());
        for same in flat.chunk_by(|a, b| a == b) {
            let block = &same[0];
            let new = u8::try_from(classes.len()).context("too many classes")?;
            let number = *known.entry(block).or_insert(new);
            if number == new {
                classes.push(*block);
            }
            blocks.resize(blocks.len() + same.len(), number);
        }
        let ascii = *flat.first().context("no classes")?;
        Ok(Chars { ascii, blocks, classes })
    }

    /// The classes of `c`.
    #[inline]
    pub(crate) fn of(&self, c: char) -> u16 {
        let number = c as usize;
        if number < BLOCK {
            return self.ascii[number];
        }
        let block = self.blocks.get(number / BLOCK);
        block.map_or(0, |&block| self.classes[usize::from(block)][number % BLOCK])
    }

    /// The classes of the ASCII character `byte`; none for part of another character.
    #[inline]
    pub(crate) fn of_ascii(&self, byte: u8) -> u16 {
        self.ascii.get(usize::from(byte)).copied().unwrap_or(0)
    }
}

/// Sets `bit` for the characters from `start` to `end`.
fn set(flat: &mut Vec<[u16; BLOCK]>, start: usize, end: usize, bit: u16) {
    if flat.len() <= end / BLOCK {
        flat.resize(end / BLOCK + 1, [0; BLOCK]);
    }
    for (number, block) in flat.iter_mut().enumerate().take(end / BLOCK + 1).skip(start / BLOCK) {
        let first = start.saturating_sub(number * BLOCK);
        let last = (end - number * BLOCK).min(BLOCK - 1);
        block[first..=last].iter_mut().for_each(|bits| *bits |= bit);
    }
}
