//! Progress on the error stream, where somebody watches and the run is long.

use std::io::Write;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

/// Shorter runs show nothing.
const LONG: Duration = Duration::from_secs(2);

/// A line that is rewritten while documents are read.
pub(crate) struct Progress {
    started: Option<Instant>,
    shown: AtomicBool,
}

impl Progress {
    /// Shows nothing unless `live`.
    pub(crate) fn new(live: bool) -> Progress {
        #[expect(clippy::disallowed_methods, reason = "only the terminal sees this clock")]
        let started = live.then(Instant::now);
        Progress { started, shown: AtomicBool::new(false) }
    }

    /// Tells how many documents are read.
    pub(crate) fn tell(&self, documents: usize) {
        let Some(elapsed) = self.started.map(|started| started.elapsed()) else { return };
        if elapsed < LONG {
            return;
        }
        self.shown.store(true, Ordering::Relaxed);
        let rate = documents as f64 / elapsed.as_secs_f64();
        // If the terminal is gone nobody misses the line.
        let _ = write!(std::io::stderr(), "\r\x1b[K{documents} documents read, {rate:.0} a second");
    }

    /// Clears the line.
    pub(crate) fn end(&self) {
        if self.shown.load(Ordering::Relaxed) {
            let _ = write!(std::io::stderr(), "\r\x1b[K");
        }
    }
}
