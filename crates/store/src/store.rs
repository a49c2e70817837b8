use std::path::Path;

use crate::database::Database;
use crate::lock::LibraryLock;
use crate::table::loose;
use crate::vault::Vault;
use crate::{StoreError, private};

/// A library on the disk: the database, the vault of originals, and the lock that keeps them in step.
///
/// Shared between threads; several processes may have the same library open. Methods block: from asynchronous code
/// call them on a thread for blocking work. Times are the caller's and are kept to the microsecond.
#[derive(Debug)]
pub struct Store {
    pub(crate) database: Database,
    pub(crate) vault: Vault,
    pub(crate) lock: LibraryLock,
}

impl Store {
    /// Opens the library in this folder, making it if there is none, and sets right what a process that died left
    /// behind: half-copied files are swept, originals without a row are taken away. Jobs whose worker died are leased
    /// again once their lease runs out.
    pub fn open(dir: &Path) -> Result<Self, StoreError> {
        private::create_dir(dir).map_err(StoreError::io("making the folder of the library"))?;
        let lock = LibraryLock::new(dir);
        let held = lock.exclusive()?;
        let database = Database::open(dir.join("library.db"))?;
        let store = Self { database, vault: Vault::open(dir.join("vault"))?, lock };
        store.vault.sweep_incoming()?;
        store.settle_loose()?;
        store.database.purge_log()?;
        drop(held);
        Ok(store)
    }

    /// Takes every original out of the vault that is noted as loose and has no source. The caller holds the lock
    /// alone.
    pub(crate) fn settle_loose(&self) -> Result<(), StoreError> {
        for hash in self.database.read(|connection| Ok(loose::without_source(connection)?))? {
            self.vault.remove(&hash)?;
        }
        self.database.write(|transaction| Ok(loose::clear(transaction)?))
    }
}
