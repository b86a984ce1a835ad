//! Files that are whole or not there: written beside their place and renamed into it.

use std::fs::File;
use std::path::{Path, PathBuf};

use anyhow::Context;
use tempfile::NamedTempFile;

/// A file that is being written beside the place that it will take.
pub(crate) struct Replacement {
    file: NamedTempFile,
    path: PathBuf,
}

impl Replacement {
    /// Starts a file that will replace the one at `path`.
    pub(crate) fn beside(path: &Path) -> anyhow::Result<Replacement> {
        let folder =
            path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let file = tempfile::Builder::new()
            .prefix(".dateline-")
            .suffix(".tmp")
            .tempfile_in(folder)
            .with_context(|| format!("failed to write in the folder of {}", path.display()))?;
        Ok(Replacement { file, path: path.to_path_buf() })
    }

    /// A handle to write and read it with.
    pub(crate) fn file(&self) -> anyhow::Result<File> {
        self.file.as_file().try_clone().context("failed to open the report for writing")
    }

    /// Puts it in its place; until then the old file stands whole.
    pub(crate) fn take_place(self) -> anyhow::Result<()> {
        let failed = || format!("failed to write {}", self.path.display());
        self.file.as_file().sync_all().with_context(failed)?;
        let path = self.path.clone();
        open_to_readers(self.file.path());
        self.file.persist(&path).with_context(|| format!("failed to write {}", path.display()))?;
        Ok(())
    }
}

/// Temporary files are private to their owner; a report is an ordinary file.
fn open_to_readers(path: &Path) {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // Where this is refused the report stays private, which loses nothing.
        let _ = std::fs::set_permissions(path, std::fs::Permissions::from_mode(0o644));
    }
    #[cfg(not(unix))]
    let _ = path;
}
