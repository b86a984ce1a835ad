//! The cache of `--cache`: which build of the program it belongs to, and what it tells.

use std::io::Write;
use std::path::Path;

use anyhow::Context;
use dateline_cache::FactsCache;

/// Opens the cache for this very program: its file's hash names the build, so that no other one's facts are used.
pub(crate) fn open(folder: &Path) -> anyhow::Result<FactsCache> {
    let program = std::env::current_exe().context("failed to find the program's own file")?;
    let mut hasher = blake3::Hasher::new();
    #[expect(clippy::disallowed_methods, reason = "the program's own file")]
    let file = std::fs::File::open(&program);
    file.and_then(|mut file| hasher.update_reader(&mut file).map(drop))
        .context("failed to read the program's own file")?;
    FactsCache::open(folder, &hasher.finalize().to_hex())
}

/// Closes it and tells what it did; what it could not keep is told and stops nothing.
pub(crate) fn close(cache: FactsCache, quiet: bool, err: &mut dyn Write) -> anyhow::Result<()> {
    match cache.close() {
        Ok(kept) if !quiet => {
            let (found, added) = (kept.found, kept.added);
            writeln!(err, "cache: {found} facts of earlier runs used, {added} kept")?;
        }
        Ok(_) => {}
        Err(trouble) => writeln!(err, "warning: the cache is incomplete: {trouble:#}")?,
    }
    Ok(())
}
