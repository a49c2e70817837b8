use std::path::Path;

use crate::database::Database;
use crate::lock::LibraryLock;
use crate::migrations::STEPS;
use crate::table::vendor_rule;
use crate::vault::Vault;
use crate::{Store, StoreError, private};

impl Store {
    /// Opens the library in this folder, creating it if there is none, and cleans up after a process that died:
    /// half-copied files and originals without a row are removed. A job whose worker died is leased again once its
    /// lease has run out.
    pub fn open(dir: &Path) -> Result<Self, StoreError> {
        private::create_dir(dir).map_err(StoreError::io("making the folder of the library"))?;
        let lock = LibraryLock::new(dir);
        let held = lock.exclusive()?;
        let database = Database::open(dir.join("library.db"), STEPS)?;
        let store = Self { database, vault: Vault::open(dir.join("vault"))?, lock };
        store.vault.sweep_incoming()?;
        store.remove_orphans()?;
        store.database.write(|transaction| Ok(vendor_rule::forget_superseded(transaction)?))?;
        store.database.purge_log()?;
        drop(held);
        Ok(store)
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::sample::{add, file, library};
    use crate::table::orphaned_original;
    use crate::{Added, Original};

    #[test]
    fn half_a_file_is_swept_at_the_next_start() {
        let (dir, store) = library();
        drop(store);
        let half = dir.path().join("library/vault/incoming/half");
        fs::write(&half, "ha").unwrap();
        Store::open(&dir.path().join("library")).unwrap();
        assert!(!half.exists());
    }

    #[test]
    fn an_original_whose_row_was_never_written_goes_and_can_come_again() {
        let (dir, store) = library();
        let hash = file("scan", b"scan").hash;
        store.database.write(|transaction| Ok(orphaned_original::note(transaction, &hash)?)).unwrap();
        store.vault.put(&hash, Original::Bytes(b"scan")).unwrap();
        drop(store);
        let store = Store::open(&dir.path().join("library")).unwrap();
        assert!(!store.vault.path(&hash).exists());
        assert!(matches!(add(&store, "scan"), Added::New { .. }));
        assert_eq!(store.vault.get(&hash).unwrap(), b"scan");
    }

    #[test]
    fn an_original_that_was_noted_and_never_came_is_forgotten() {
        let (dir, store) = library();
        let hash = file("scan", b"scan").hash;
        store.database.write(|transaction| Ok(orphaned_original::note(transaction, &hash)?)).unwrap();
        drop(store);
        let store = Store::open(&dir.path().join("library")).unwrap();
        assert_eq!(store.database.read(|sql| Ok(orphaned_original::without_source(sql)?)).unwrap(), []);
    }

    #[test]
    fn an_original_whose_rows_were_deleted_goes_at_the_next_start() {
        let (dir, store) = library();
        let source = add(&store, "scan").source();
        let path = store.original_path(source).unwrap();
        let hash = file("scan", b"scan").hash;
        store
            .database
            .write(|transaction| {
                crate::table::source::delete(transaction, source)?;
                Ok(orphaned_original::note(transaction, &hash)?)
            })
            .unwrap();
        drop(store);
        Store::open(&dir.path().join("library")).unwrap();
        assert!(!path.exists());
    }

    #[test]
    fn a_source_in_the_library_keeps_its_original_whatever_is_noted() {
        let (dir, store) = library();
        let source = add(&store, "scan").source();
        let hash = file("scan", b"scan").hash;
        store.database.write(|transaction| Ok(orphaned_original::note(transaction, &hash)?)).unwrap();
        drop(store);
        let store = Store::open(&dir.path().join("library")).unwrap();
        assert_eq!(store.original(source).unwrap(), b"scan");
    }

    #[test]
    fn originals_outlive_a_lost_database() {
        let (dir, store) = library();
        let path = store.original_path(add(&store, "scan").source()).unwrap();
        drop(store);
        fs::remove_file(dir.path().join("library/library.db")).unwrap();
        Store::open(&dir.path().join("library")).unwrap();
        assert!(path.exists());
    }
}
