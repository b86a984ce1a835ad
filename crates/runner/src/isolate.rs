//! Panics kept inside: an analyzer that fails on one document is a line of the report.

use std::cell::RefCell;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Once;

thread_local! {
    /// Of the isolated call that runs on this thread: what its panic said. `None` while none runs.
    static SAID: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Runs `f`; its panic, with message and place in the code, is the error, and is printed nowhere.
pub(crate) fn isolated<T>(f: impl FnOnce() -> T) -> Result<T, String> {
    install_hook();
    SAID.set(Some(String::new()));
    // What `f` may leave half changed is only what it was computing, and that is dropped.
    let result = catch_unwind(AssertUnwindSafe(f));
    let said = SAID.take().unwrap_or_default();
    result.map_err(|_| said)
}

/// Lets isolated panics be noted rather than printed; all others go where they went before.
fn install_hook() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let before = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |info| {
            let noted = SAID.with_borrow_mut(|said| {
                let Some(said) = said else { return false };
                let message = info.payload_as_str().unwrap_or("no message");
                let place = info
                    .location()
                    .map(|at| format!(" ({}:{})", source_file(at.file()), at.line()));
                *said = format!("panicked: {message}{}", place.unwrap_or_default());
                true
            });
            if !noted {
                before(info);
            }
        }));
    });
}

/// The path inside the workspace or crate: where it was built must not reach the report.
fn source_file(path: &str) -> &str {
    ["crates/", "src/"].iter().find_map(|top| path.find(top).map(|at| &path[at..])).unwrap_or(path)
}
