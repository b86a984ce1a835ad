//! Progress on the error stream, where somebody watches and the run is long.

use std::io::Write;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

/// Shorter runs show nothing.
const LONG: Duration = Duration::from_secs(2);
/// The line is rewritten no more often than this.
const OFTEN: Duration = Duration::from_millis(100);

/// A line that is rewritten while documents are read.
pub(crate) struct Progress {
    started: Option<Instant>,
    /// When the line was last rewritten, in milliseconds since the start; nothing was shown at 0.
    shown: AtomicU64,
}

impl Progress {
    /// Shows nothing unless `live`.
    pub(crate) fn new(live: bool) -> Progress {
        #[expect(clippy::disallowed_methods, reason = "only the terminal sees this clock")]
        let started = live.then(Instant::now);
        Progress { started, shown: AtomicU64::new(0) }
    }

    /// Tells how many documents are read.
    pub(crate) fn tell(&self, documents: usize) {
        let Some(elapsed) = self.started.map(|started| started.elapsed()) else { return };
        let now = u64::try_from(elapsed.as_millis()).unwrap_or(u64::MAX);
        let last = Duration::from_millis(self.shown.load(Ordering::Relaxed));
        if elapsed < LONG || elapsed < last + OFTEN {
            return;
        }
        self.shown.store(now, Ordering::Relaxed);
        let rate = documents as f64 / elapsed.as_secs_f64();
        // If the terminal is gone nobody misses the line.
        let _ = write!(std::io::stderr(), "\r\x1b[K{documents} documents read, {rate:.0} a second");
    }

    /// Clears the line.
    pub(crate) fn end(&self) {
        if self.shown.load(Ordering::Relaxed) > 0 {
            let _ = write!(std::io::stderr(), "\r\x1b[K");
        }
    }
}
