use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};
use vouch_core::Hash;

use crate::{StoreError, private};

/// Where the bytes of an imported file are.
#[derive(Clone, Copy)]
pub enum Original<'a> {
    /// In memory: from the clipboard, a browser or a ZIP.
    Bytes(&'a [u8]),
    /// In a file, which is copied.
    File(&'a Path),
}

impl std::fmt::Debug for Original<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Bytes(_) => "Original::Bytes",
            Self::File(_) => "Original::File",
        })
    }
}

/// The folder of originals, each under its hash (`ab/cdef…`) and never changed.
#[derive(Debug)]
pub(crate) struct Vault {
    dir: PathBuf,
}

impl Vault {
    /// Opens the vault, creating its folder if it is missing.
    pub(crate) fn open(dir: PathBuf) -> Result<Self, StoreError> {
        let vault = Self { dir };
        private::create_dir(&vault.incoming()).map_err(StoreError::io("making the vault"))?;
        Ok(vault)
    }

    /// Returns the path of the original with this hash, whether it is there or not.
    pub(crate) fn path(&self, hash: &Hash) -> PathBuf {
        let name = hash.to_string();
        self.dir.join(&name[..2]).join(&name[2..])
    }

    /// Stores the bytes under their hash. When this returns they are complete and on the disk, or not there at all.
    ///
    /// A file that is there already stays if it is sound and is replaced if it is not.
    pub(crate) fn put(&self, hash: &Hash, original: Original<'_>) -> Result<(), StoreError> {
        let path = self.path(hash);
        if File::open(&path).and_then(|file| copy(file, io::sink())).is_ok_and(|found| found == *hash) {
            return Ok(());
        }
        let mut incoming = tempfile::NamedTempFile::new_in(self.incoming())
            .map_err(StoreError::io("making a file in the vault"))?;
        let found = match original {
            Original::Bytes(bytes) => copy(bytes, &mut incoming),
            Original::File(from) => {
                let from = File::open(from).map_err(StoreError::io("opening the file to import"))?;
                copy(from, &mut incoming)
            }
        }
        .map_err(StoreError::io("copying into the vault"))?;
        if found != *hash {
            return Err(StoreError::ContentChanged { hash: *hash });
        }
        incoming.as_file().sync_all().map_err(StoreError::io("writing the vault to the disk"))?;
        let shelf = path.parent().unwrap_or(&self.dir);
        private::create_dir(shelf).map_err(StoreError::io("making a folder in the vault"))?;
        incoming
            .persist(&path)
            .map_err(|error| StoreError::io("placing a file in the vault")(error.error))?;
        private::sync_dir(shelf)
            .and_then(|()| private::sync_dir(&self.dir))
            .map_err(StoreError::io("writing the vault to the disk"))
    }

    /// Returns the bytes, checked against their hash.
    pub(crate) fn get(&self, hash: &Hash) -> Result<Vec<u8>, StoreError> {
        let bytes = match fs::read(self.path(hash)) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                return Err(StoreError::VaultMissing { hash: *hash });
            }
            read => read.map_err(StoreError::io("reading from the vault"))?,
        };
        if Hash(Sha256::digest(&bytes).into()) != *hash {
            return Err(StoreError::Damaged { what: format!("the original {hash}") });
        }
        Ok(bytes)
    }

    /// Deletes the original. One that is missing already is no error.
    pub(crate) fn remove(&self, hash: &Hash) -> Result<(), StoreError> {
        let path = self.path(hash);
        match fs::remove_file(&path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
            removed => removed.map_err(StoreError::io("deleting from the vault"))?,
        }
        private::sync_dir(path.parent().unwrap_or(&self.dir))
            .map_err(StoreError::io("deleting from the vault"))
    }

    /// Deletes what a process left half-copied when it died. Only while no import runs.
    pub(crate) fn sweep_incoming(&self) -> Result<(), StoreError> {
        let sweep = || -> io::Result<()> {
            fs::read_dir(self.incoming())?.try_for_each(|entry| fs::remove_file(entry?.path()))
        };
        sweep().map_err(StoreError::io("sweeping the vault"))
    }

    fn incoming(&self) -> PathBuf {
        self.dir.join("incoming")
    }
}

/// Copies everything and returns its hash.
fn copy(mut from: impl Read, mut to: impl Write) -> io::Result<Hash> {
    let mut hasher = Sha256::new();
    let mut buffer = vec![0; 64 * 1024];
    loop {
        let count = match from.read(&mut buffer) {
            Ok(0) => return Ok(Hash(hasher.finalize().into())),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            read => read?,
        };
        hasher.update(&buffer[..count]);
        to.write_all(&buffer[..count])?;
    }
}
