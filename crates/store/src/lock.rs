use std::fs::File;
use std::path::{Path, PathBuf};

use crate::{StoreError, private};

/// Keeps the rows and the vault of one library in step between threads and processes.
///
/// Bringing a file in writes the vault and then a row; deleting one removes the row and then the file. The two must
/// not cross, and a starting process must not take a file on its way in for one left behind. The system lets go of
/// the lock when a process dies.
#[derive(Debug)]
pub(crate) struct LibraryLock(PathBuf);

/// The lock, held until dropped.
#[must_use]
#[derive(Debug)]
pub(crate) struct Held(#[expect(dead_code, reason = "closing the file lets go of the lock")] File);

impl LibraryLock {
    pub(crate) fn new(dir: &Path) -> Self {
        Self(dir.join("library.lock"))
    }

    /// For bringing files in: many at a time.
    pub(crate) fn shared(&self) -> Result<Held, StoreError> {
        let file = private::open_file(&self.0).map_err(StoreError::io("opening the lock of the library"))?;
        file.lock_shared().map_err(StoreError::io("locking the library"))?;
        Ok(Held(file))
    }

    /// For starting up and for deleting: alone.
    pub(crate) fn exclusive(&self) -> Result<Held, StoreError> {
        let file = private::open_file(&self.0).map_err(StoreError::io("opening the lock of the library"))?;
        file.lock().map_err(StoreError::io("locking the library"))?;
        Ok(Held(file))
    }
}
