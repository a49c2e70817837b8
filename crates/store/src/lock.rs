use std::fs::File;
use std::path::{Path, PathBuf};

use crate::{StoreError, private};

/// Keeps the rows and the vault of one library consistent between threads and processes.
///
/// An import writes the vault and then a row; a deletion removes the row and then the file. The two must not overlap,
/// and a starting process must not mistake a file that is being imported for one left behind. The system releases the
/// lock when a process dies.
#[derive(Debug)]
pub(crate) struct LibraryLock(PathBuf);

/// The lock, held until dropped.
#[must_use]
#[derive(Debug)]
pub(crate) struct Held(#[expect(dead_code, reason = "closing the file releases the lock")] File);

impl LibraryLock {
    pub(crate) fn new(dir: &Path) -> Self {
        Self(dir.join("library.lock"))
    }

    /// Takes the lock for an import: several processes may hold it.
    pub(crate) fn shared(&self) -> Result<Held, StoreError> {
        let file = private::open_file(&self.0).map_err(StoreError::io("opening the lock of the library"))?;
        file.lock_shared().map_err(StoreError::io("locking the library"))?;
        Ok(Held(file))
    }

    /// Takes the lock for opening or deleting: one process alone.
    pub(crate) fn exclusive(&self) -> Result<Held, StoreError> {
        let file = private::open_file(&self.0).map_err(StoreError::io("opening the lock of the library"))?;
        file.lock().map_err(StoreError::io("locking the library"))?;
        Ok(Held(file))
    }
}
