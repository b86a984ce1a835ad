//! A row of numbers that is written once and read once: in memory, or in scratch space.

use std::io::{Read as _, Seek as _, SeekFrom, Write as _};

use anyhow::Context as _;
use dateline_core::{Corpus, Scratch};

/// Numbers, in the order in which they were put there.
pub(crate) enum Shelf {
    Memory(Vec<u32>),
    Scratch(Box<dyn Scratch>),
}

impl Default for Shelf {
    fn default() -> Shelf {
        Shelf::Memory(Vec::new())
    }
}

impl Shelf {
    /// An empty one outside memory.
    ///
    /// # Errors
    /// If there is no scratch space.
    pub(crate) fn scratch(corpus: &Corpus) -> anyhow::Result<Shelf> {
        Ok(Shelf::Scratch(corpus.scratch()?))
    }

    /// Adds numbers.
    ///
    /// # Errors
    /// If scratch space can't be written.
    pub(crate) fn put(&mut self, numbers: Vec<u32>) -> anyhow::Result<()> {
        match self {
            Shelf::Memory(all) if all.is_empty() => *all = numbers,
            Shelf::Memory(all) => all.extend(numbers),
            Shelf::Scratch(file) => {
                let bytes: Vec<u8> =
                    numbers.iter().flat_map(|number| number.to_le_bytes()).collect();
                file.write_all(&bytes).context("failed to write to scratch space")?;
            }
        }
        Ok(())
    }

    /// All numbers.
    ///
    /// # Errors
    /// If scratch space can't be read.
    pub(crate) fn take(self) -> anyhow::Result<Vec<u32>> {
        let mut file = match self {
            Shelf::Memory(all) => return Ok(all),
            Shelf::Scratch(file) => file,
        };
        let failed = "failed to read scratch space";
        let end = file.stream_position().context(failed)?;
        file.seek(SeekFrom::Start(0)).context(failed)?;
        let mut all = Vec::with_capacity(usize::try_from(end / 4).unwrap_or(0));
        let mut bytes = vec![0; 1 << 16];
        let mut left = usize::try_from(end).context(failed)?;
        while left > 0 {
            let some = left.min(bytes.len());
            file.read_exact(&mut bytes[..some]).context(failed)?;
            let numbers = bytes[..some].chunks_exact(4);
            all.extend(
                numbers.map(|four| u32::from_le_bytes([four[0], four[1], four[2], four[3]])),
            );
            left -= some;
        }
        Ok(all)
    }
}
