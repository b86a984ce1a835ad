//! A reader that hashes what goes through it.

use std::io::{self, BufRead, Read};

/// What is read, with the hash of all of it so far.
pub(crate) struct Hashed<R> {
    inner: R,
    hasher: blake3::Hasher,
}

impl<R: BufRead> Hashed<R> {
    /// Nothing read yet.
    pub(crate) fn new(inner: R) -> Hashed<R> {
        Hashed { inner, hasher: blake3::Hasher::new() }
    }

    /// The hash of what was read: 64 hexadecimal digits.
    pub(crate) fn hash(&self) -> String {
        self.hasher.finalize().to_hex().to_string()
    }
}

impl<R: BufRead> Read for Hashed<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let n = self.inner.read(into)?;
        self.hasher.update(into.get(..n).unwrap_or_default());
        Ok(n)
    }
}

impl<R: BufRead> BufRead for Hashed<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        self.inner.fill_buf()
    }

    fn consume(&mut self, n: usize) {
        // What is consumed stands in the buffer already, so that this reads nothing and can't fail.
        if let Ok(buffer) = self.inner.fill_buf() {
            self.hasher.update(buffer.get(..n).unwrap_or_default());
        }
        self.inner.consume(n);
    }
}
