//! Files that are whole or not there: written beside their place and renamed into it.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Seek};
use std::path::{Path, PathBuf};

use anyhow::Context;
use tempfile::NamedTempFile;

/// A file that is being written beside the place that it will take.
pub(crate) struct Replacement {
    file: NamedTempFile,
    path: PathBuf,
    /// Whether the place is a device or a pipe, which is written into and never replaced.
    stream: bool,
}

impl Replacement {
    /// Starts a file that will replace the one at `path`; behind a symbolic link, the one that it points to.
    pub(crate) fn beside(path: &Path) -> anyhow::Result<Replacement> {
        let failed = || format!("failed to write in the folder of {}", path.display());
        let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf());
        let stream = fs::metadata(&target).is_ok_and(|there| !there.is_file() && !there.is_dir());
        let folder = target.parent().filter(|folder| !folder.as_os_str().is_empty());
        let mut builder = tempfile::Builder::new();
        builder.prefix(".dateline-").suffix(".tmp");
        let file = if stream {
            builder.tempfile()
        } else {
            builder.tempfile_in(folder.unwrap_or(Path::new(".")))
        };
        Ok(Replacement { file: file.with_context(failed)?, path: target, stream })
    }

    /// A handle to write and read it with.
    pub(crate) fn file(&self) -> anyhow::Result<File> {
        self.file.as_file().try_clone().context("failed to open the report for writing")
    }

    /// Puts it in its place; until then the old file stands whole.
    pub(crate) fn take_place(self) -> anyhow::Result<()> {
        let path = self.path;
        let failed = || format!("failed to write {}", path.display());
        if self.stream {
            return pour(self.file.as_file(), &path).with_context(failed);
        }
        self.file.as_file().sync_all().with_context(failed)?;
        open_to_readers(self.file.path());
        self.file.persist(&path).with_context(failed)?;
        Ok(())
    }
}

/// Writes all of a file into a device or a pipe.
fn pour(mut file: &File, into: &Path) -> io::Result<()> {
    file.rewind()?;
    io::copy(&mut file, &mut OpenOptions::new().write(true).open(into)?)?;
    Ok(())
}

/// Temporary files are private to their owner; a report is an ordinary file.
fn open_to_readers(path: &Path) {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // Where this is refused the report stays private, which loses nothing.
        let _ = fs::set_permissions(path, fs::Permissions::from_mode(0o644));
    }
    #[cfg(not(unix))]
    let _ = path;
}
