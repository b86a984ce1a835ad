//! Packed files: gzip and zstd, recognized by their first bytes, unpacked as they are read and never without bound.

use std::io::{self, BufRead, BufReader, Read};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use flate2::bufread::MultiGzDecoder;
use ruzstd::decoding::errors::{FrameDecoderError, ReadFrameHeaderError};
use ruzstd::decoding::{BlockDecodingStrategy, FrameDecoder};

use crate::problems::Breach;

/// So much may always come out of a packed file, whatever its size.
const FREE: u64 = 256 << 10;

/// How much is read at a time.
const BUFFER: usize = 1 << 16;

/// How a file is packed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Packing {
    Gzip,
    Zstd,
}

impl Packing {
    /// How a file that begins with `head` is packed, if it is.
    pub(crate) fn of(head: &[u8]) -> Option<Packing> {
        match head {
            [0x1f, 0x8b, 8, ..] => Some(Packing::Gzip),
            [0x28, 0xb5, 0x2f, 0xfd, ..] => Some(Packing::Zstd),
            _ => None,
        }
    }

    /// Whether `extension` says that a file is packed.
    pub(crate) fn is_named(extension: &str) -> bool {
        matches!(extension, "gz" | "gzip" | "zst" | "zstd")
    }
}

/// The bytes of `source`, unpacked if it is packed: at most `expansion` times those that it has.
///
/// # Errors
/// If nothing of `source` can be read. What is wrong further on is an error of the reader, behind all that came before.
pub(crate) fn unpacked(
    source: impl Read + Send + 'static,
    expansion: u64,
) -> io::Result<Box<dyn BufRead + Send>> {
    let taken = Arc::new(AtomicU64::new(0));
    let counted = Counted { source, taken: Arc::clone(&taken) };
    let mut source = BufReader::with_capacity(BUFFER, counted);
    let packing = Packing::of(filled(&mut source)?);
    let reader: Box<dyn Read + Send> = match packing {
        None => return Ok(Box::new(source)),
        Some(Packing::Gzip) => Box::new(MultiGzDecoder::new(source)),
        Some(Packing::Zstd) => Box::new(Frames::new(source)),
    };
    let mut reader =
        BufReader::with_capacity(BUFFER, Guarded { reader, taken, given: 0, expansion });
    // What is wrong with its first bytes is told by the first read that asks for them.
    if reader.fill_buf().is_ok_and(|head| Packing::of(head).is_some()) {
        return Err(Breach::layers());
    }
    Ok(Box::new(reader))
}

/// What stands in the buffer of `reader`, which is filled once.
fn filled(reader: &mut impl BufRead) -> io::Result<&[u8]> {
    loop {
        match reader.fill_buf() {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
            Ok(_) => return reader.fill_buf(),
        }
    }
}

/// Counts what is taken of a packed file.
struct Counted<R> {
    source: R,
    taken: Arc<AtomicU64>,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.source.read(buffer)?;
        self.taken.fetch_add(read as u64, Ordering::Relaxed);
        Ok(read)
    }
}

/// Stops what gives far more than was taken.
struct Guarded {
    reader: Box<dyn Read + Send>,
    taken: Arc<AtomicU64>,
    given: u64,
    expansion: u64,
}

impl Read for Guarded {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.reader.read(buffer)?;
        self.given += read as u64;
        let most = self.taken.load(Ordering::Relaxed).saturating_mul(self.expansion).max(FREE);
        if self.given > most { Err(Breach::expansion(self.expansion)) } else { Ok(read) }
    }
}

/// Zstd frames, one behind the other.
struct Frames<R> {
    source: R,
    decoder: FrameDecoder,
    /// Whether a frame is being read.
    within: bool,
    /// What is wrong, told once all that came before is given.
    error: Option<io::Error>,
}

impl<R: BufRead> Frames<R> {
    fn new(source: R) -> Frames<R> {
        Frames { source, decoder: FrameDecoder::new(), within: false, error: None }
    }

    /// Begins with the next frame; false where there is none.
    fn begin(&mut self) -> io::Result<bool> {
        while !filled(&mut self.source)?.is_empty() {
            match self.decoder.reset(&mut self.source) {
                Ok(()) => return Ok(true),
                Err(FrameDecoderError::ReadFrameHeaderError(ReadFrameHeaderError::SkipFrame {
                    length,
                    ..
                })) => {
                    io::copy(&mut (&mut self.source).take(length.into()), &mut io::sink())?;
                }
                Err(error) => return Err(self.fault(&error)),
            }
        }
        Ok(false)
    }

    /// Decodes until `wanted` bytes can be given or the frame ends.
    fn decode(&mut self, wanted: usize) {
        while self.error.is_none()
            && !self.decoder.is_finished()
            && self.decoder.can_collect() < wanted
        {
            let more = wanted - self.decoder.can_collect();
            let decoded = self
                .decoder
                .decode_blocks(&mut self.source, BlockDecodingStrategy::UptoBytes(more));
            if let Err(error) = decoded {
                self.error = Some(self.fault(&error));
                // A decoder keeps what later blocks may refer to. An empty last block, and a checksum, make it let go.
                let _ = self
                    .decoder
                    .decode_blocks(&[1_u8, 0, 0, 0, 0, 0, 0][..], BlockDecodingStrategy::All);
            }
        }
    }

    fn fault(&mut self, error: &FrameDecoderError) -> io::Error {
        match self.source.fill_buf() {
            Ok([]) => io::ErrorKind::UnexpectedEof.into(),
            Ok(_) => io::Error::new(io::ErrorKind::InvalidData, error.to_string()),
            Err(error) => io::Error::new(error.kind(), error.to_string()),
        }
    }
}

impl<R: BufRead> Read for Frames<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        while !buffer.is_empty() {
            if self.within {
                self.decode(buffer.len());
                let read = self.decoder.read(buffer)?;
                if read > 0 {
                    return Ok(read);
                }
                self.within = false;
                let stated = self.decoder.get_checksum_from_data();
                if self.error.is_none()
                    && stated.is_some()
                    && stated != self.decoder.get_calculated_checksum()
                {
                    self.error = Some(io::Error::new(io::ErrorKind::InvalidData, "wrong checksum"));
                }
            }
            if let Some(error) = self.error.take() {
                // Nothing is read behind what is damaged.
                self.error = Some(io::Error::new(error.kind(), error.to_string()));
                return Err(error);
            }
            if !self.begin()? {
                break;
            }
            self.within = true;
        }
        Ok(0)
    }
}
