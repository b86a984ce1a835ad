//! Where texts wait for a reduce that must see words again: a file that has no name, not the heap.

use std::fs::File;
use std::io::{Read, Seek, SeekFrom, Write};
use std::sync::{Mutex, PoisonError};

use anyhow::Context;
use dateline_core::{DocIdx, Scratch, Texts};

/// Texts in the order in which they were read.
pub(crate) struct Spool {
    file: File,
    end: u64,
}

/// A text's place in the spool: first byte and length.
pub(crate) type Slot = (u64, usize);

impl Spool {
    pub(crate) fn new() -> anyhow::Result<Spool> {
        let file =
            tempfile::tempfile().context("failed to create a temporary file for the texts")?;
        Ok(Spool { file, end: 0 })
    }

    /// Keeps a text.
    pub(crate) fn push(&mut self, text: &str) -> anyhow::Result<Slot> {
        self.file
            .write_all(text.as_bytes())
            .context("failed to write a text to the temporary file")?;
        let slot = (self.end, text.len());
        self.end += text.len() as u64;
        Ok(slot)
    }

    /// A text that was kept.
    pub(crate) fn text(&mut self, slot: Slot) -> anyhow::Result<String> {
        let text = read(&mut self.file, slot);
        self.file
            .seek(SeekFrom::Start(self.end))
            .context("failed to go on in the temporary file")?;
        text
    }

    /// The texts of documents in corpus order, `slots` being their places.
    pub(crate) fn texts(self, slots: Vec<Slot>) -> SpooledTexts {
        SpooledTexts { file: Mutex::new(self.file), slots }
    }
}

/// Texts that can be read again, in corpus order.
pub(crate) struct SpooledTexts {
    file: Mutex<File>,
    slots: Vec<Slot>,
}

impl Texts for SpooledTexts {
    fn text(&self, doc: DocIdx) -> anyhow::Result<String> {
        let slot = *self.slots.get(doc.index()).context("no such document")?;
        // A panic while the lock was held leaves only the file's position, which is set anew each time.
        read(&mut self.file.lock().unwrap_or_else(PoisonError::into_inner), slot)
    }

    fn scratch(&self) -> anyhow::Result<Box<dyn Scratch>> {
        let file = tempfile::tempfile().context("failed to create a temporary file")?;
        Ok(Box::new(file))
    }
}

fn read(file: &mut File, (start, len): Slot) -> anyhow::Result<String> {
    let mut bytes = vec![0; len];
    file.seek(SeekFrom::Start(start))
        .and_then(|_| file.read_exact(&mut bytes))
        .context("failed to read a text again from the temporary file")?;
    String::from_utf8(bytes).context("the temporary file of texts was changed by another program")
}
