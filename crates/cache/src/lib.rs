//! Facts kept from run to run, in one file (redb) of a folder that the user names: a run that was stopped goes on where it
//! stopped, and a changed document alone is read again.
//!
//! Keys are the runner's: hashes of a document and of all that its facts depend on. The file belongs to one build of the
//! program; another build begins it anew. Facts are compressed (LZ4), and written in transactions that hold about
//! [`PENDING_BYTES`] each, so that a process killed at any moment loses no more than the last of them, and no reader ever
//! sees half of one.
//!
//! A cache never changes what a run finds. What goes wrong with it in the midst of a run stops nothing: the first trouble
//! is told by [`FactsCache::close`].
//!
//! ```no_run
//! use dateline_runner::Cache;
//! let cache = dateline_cache::FactsCache::open("cache".as_ref(), "build 12")?;
//! cache.put([7; 32], b"facts".to_vec());
//! let kept = cache.close()?;
//! assert_eq!((kept.found, kept.added), (0, 1));
//! # anyhow::Ok(())
//! ```

use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};

use anyhow::{Context, bail};
use dateline_runner::Cache;
use redb::{Database, DatabaseError, ReadableDatabase, ReadableTable, TableDefinition, TableError};

const FACTS: TableDefinition<'_, &[u8; 32], &[u8]> = TableDefinition::new("facts");
const ABOUT: TableDefinition<'_, &str, &str> = TableDefinition::new("about");
const BUILD: &str = "build";
const FILE: &str = "facts.redb";

/// About how many bytes of facts wait for one transaction.
pub const PENDING_BYTES: usize = 1 << 20;

/// An open cache.
pub struct FactsCache {
    database: Database,
    pending: Mutex<Pending>,
    found: AtomicU64,
    added: AtomicU64,
}

#[derive(Default)]
struct Pending {
    facts: Vec<([u8; 32], Vec<u8>)>,
    bytes: usize,
    trouble: Option<anyhow::Error>,
}

/// What a cache did in a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Kept {
    /// How many facts it gave.
    pub found: u64,
    /// How many it took.
    pub added: u64,
}

impl FactsCache {
    /// Opens the cache in `folder`, which is made where there is none; `build` names the program, and facts of another one
    /// are dropped.
    ///
    /// # Errors
    /// If the folder or the file can't be made or read, or if another run has it open.
    pub fn open(folder: &Path, build: &str) -> anyhow::Result<FactsCache> {
        std::fs::create_dir_all(folder)
            .with_context(|| format!("failed to make the folder {}", folder.display()))?;
        let file = folder.join(FILE);
        if !file.exists() {
            begin(folder, &file).with_context(|| format!("failed to make {}", file.display()))?;
        }
        let mut database = match Database::create(&file) {
            Ok(database) => database,
            Err(DatabaseError::DatabaseAlreadyOpen) => bail!(
                "{} is in use by another run; wait for it, or name another folder",
                file.display()
            ),
            Err(error) => bail!(
                "failed to open {}: {error}; remove it, and its facts are found anew",
                file.display()
            ),
        };
        claim(&mut database, build)
            .with_context(|| format!("failed to set up {}", file.display()))?;
        Ok(FactsCache {
            database,
            pending: Mutex::default(),
            found: AtomicU64::new(0),
            added: AtomicU64::new(0),
        })
    }

    /// Writes what waits, and tells what the cache did.
    ///
    /// # Errors
    /// The first trouble of the run: facts that could not be kept, or read again.
    pub fn close(self) -> anyhow::Result<Kept> {
        let mut pending = self.pending.into_inner().unwrap_or_else(PoisonError::into_inner);
        if pending.trouble.is_none() {
            pending.trouble = write(&self.database, &pending.facts).err();
        }
        match pending.trouble {
            Some(trouble) => Err(trouble),
            None => Ok(Kept { found: self.found.into_inner(), added: self.added.into_inner() }),
        }
    }

    fn read(&self, key: &[u8; 32]) -> anyhow::Result<Option<Vec<u8>>> {
        let transaction = self.database.begin_read()?;
        let table = match transaction.open_table(FACTS) {
            Ok(table) => table,
            Err(TableError::TableDoesNotExist(_)) => return Ok(None),
            Err(error) => return Err(error.into()),
        };
        let Some(facts) = table.get(key)? else { return Ok(None) };
        lz4_flex::decompress_size_prepended(facts.value()).map(Some).context("broken facts")
    }

    fn trouble(&self, error: anyhow::Error) {
        let mut pending = self.pending.lock().unwrap_or_else(PoisonError::into_inner);
        pending.trouble.get_or_insert(error);
    }
}

impl Cache for FactsCache {
    fn get(&self, key: &[u8; 32]) -> Option<Vec<u8>> {
        match self.read(key) {
            Ok(facts) => {
                self.found.fetch_add(u64::from(facts.is_some()), Ordering::Relaxed);
                facts
            }
            Err(error) => {
                self.trouble(error.context("failed to read kept facts"));
                None
            }
        }
    }

    fn put(&self, key: [u8; 32], facts: Vec<u8>) {
        let packed = lz4_flex::compress_prepend_size(&facts);
        let mut pending = self.pending.lock().unwrap_or_else(PoisonError::into_inner);
        if pending.trouble.is_some() {
            return;
        }
        self.added.fetch_add(1, Ordering::Relaxed);
        pending.bytes += packed.len();
        pending.facts.push((key, packed));
        if pending.bytes >= PENDING_BYTES {
            // Others wait meanwhile, so that what waits stays bounded.
            let facts = std::mem::take(&mut pending.facts);
            pending.bytes = 0;
            pending.trouble = write(&self.database, &facts).err();
        }
    }
}

/// Makes an empty cache. It takes its place when it is whole, as a process may be killed in the midst of making it.
fn begin(folder: &Path, file: &Path) -> anyhow::Result<()> {
    let new = folder.join(format!("{FILE}.new"));
    if new.exists() {
        std::fs::remove_file(&new)?;
    }
    let database = Database::create(&new)?;
    let transaction = database.begin_write()?;
    transaction.open_table(ABOUT)?;
    transaction.commit()?;
    drop(database);
    std::fs::rename(&new, file)?;
    Ok(())
}

fn write(database: &Database, facts: &[([u8; 32], Vec<u8>)]) -> anyhow::Result<()> {
    let add = || -> Result<(), redb::Error> {
        let transaction = database.begin_write()?;
        {
            let mut table = transaction.open_table(FACTS)?;
            for (key, facts) in facts {
                table.insert(key, facts.as_slice())?;
            }
        }
        transaction.commit()?;
        Ok(())
    };
    add().context("failed to keep facts")
}

/// Makes the file this build's: drops what another one left.
fn claim(database: &mut Database, build: &str) -> Result<(), redb::Error> {
    let transaction = database.begin_write()?;
    let known = transaction.open_table(ABOUT)?.get(BUILD)?.map(|known| known.value().to_owned());
    let other = known.as_deref().is_some_and(|known| known != build);
    if known.as_deref() != Some(build) {
        transaction.delete_table(FACTS)?;
        transaction.open_table(ABOUT)?.insert(BUILD, build)?;
    }
    transaction.commit()?;
    if other {
        database.compact()?;
    }
    Ok(())
}

#[cfg(test)]
mod tests;
