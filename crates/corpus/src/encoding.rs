//! From bytes to text: by a byte order mark, as UTF-8, by what the source declares, else by what the bytes look like.
//!
//! UTF-8 comes before the declaration, as pages that were converted when they were saved still declare what they were,
//! and other encodings are hardly ever valid UTF-8 by chance.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// So much of a text is looked at to guess its encoding.
const SAMPLE: usize = 1 << 16;

/// A text, and what was lost on the way.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Decoded {
    pub(crate) text: String,
    /// The encoding that was read, and how many characters of it are none.
    pub(crate) lost: Option<(&'static str, usize)>,
}

/// The text that `bytes` spell, without a byte order mark; `None` where they spell none.
pub(crate) fn decode(bytes: Vec<u8>, declared: Option<&str>) -> Option<Decoded> {
    if let Some((encoding, mark)) = Encoding::for_bom(&bytes)
        && encoding != UTF_8
    {
        return Some(read(encoding, &bytes[mark..]));
    }
    if let Some(encoding) = wide(&bytes) {
        return Some(read(encoding, &bytes));
    }
    let bytes = match String::from_utf8(bytes) {
        Ok(mut text) => {
            if text.starts_with('\u{feff}') {
                text.drain(..'\u{feff}'.len_utf8());
            }
            return Some(Decoded { text, lost: None });
        }
        Err(error) => error.into_bytes(),
    };
    if is_mostly_utf8(&bytes) {
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&bytes);
        return Some(read(UTF_8, bytes));
    }
    let declared = declared.and_then(|label| Encoding::for_label(label.trim().as_bytes()));
    let declared = declared.filter(|encoding| *encoding != UTF_8);
    let decoded = read(declared.unwrap_or_else(|| guess(&bytes)), &bytes);
    is_text(&decoded.text).then_some(decoded)
}

fn read(encoding: &'static Encoding, bytes: &[u8]) -> Decoded {
    let (text, lossy) = encoding.decode_without_bom_handling(bytes);
    let lost = lossy.then(|| (encoding.name(), text.matches('\u{fffd}').count()));
    Decoded { text: text.into_owned(), lost }
}

/// UTF-16 without a byte order mark, as every other byte of English text is zero.
fn wide(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(256)];
    let zeros = |odd: usize| head.iter().skip(odd).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    let most = head.len() / 2 - head.len() / 20;
    match head.len() {
        0..8 => None,
        _ if odd >= most && even == 0 => Some(UTF_16LE),
        _ if even >= most && odd == 0 => Some(UTF_16BE),
        _ => None,
    }
}

/// Whether there are more characters of several bytes than bytes that belong to none: UTF-8 that was damaged.
fn is_mostly_utf8(bytes: &[u8]) -> bool {
    let (mut good, mut bad) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    good > bad
}

fn guess(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    // The first byte beyond ASCII may stand far behind.
    let first = bytes.iter().position(|byte| !byte.is_ascii()).unwrap_or_default();
    let sample = &bytes[first.saturating_sub(SAMPLE / 2)..];
    let sample = &sample[..sample.len().min(SAMPLE)];
    detector.feed(sample, true);
    let guessed = detector.guess(None, Utf8Detection::Deny);
    // What hardly differs from ASCII tells nothing, and English is what is read.
    let beyond = sample.iter().filter(|byte| !byte.is_ascii()).count();
    if guessed.is_single_byte() && beyond * 20 < sample.len() { WINDOWS_1252 } else { guessed }
}

/// Whether a guess gave text: what is no text has control characters all over.
fn is_text(text: &str) -> bool {
    let (mut all, mut odd) = (0_usize, 0_usize);
    for c in text.chars().take(SAMPLE) {
        all += 1;
        odd += usize::from(c == '\u{fffd}' || c.is_control() && !c.is_ascii_whitespace());
    }
    odd * 50 <= all
}
