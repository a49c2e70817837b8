//! Originals that are in the vault without a source for a moment.
//!
//! A hash is noted here before an import writes its file, and in the transaction that deletes its rows. It is removed
//! from here when the other half is done. What a process that died left noted is cleaned up at the next start. The
//! vault itself is never searched for files without a row, so the originals survive the loss of the database.
//!
//! The table keeps the name under which it was released, `loose`.

use rusqlite::{Connection, Result};
use vouch_core::Hash;

use crate::column::parsed;
use crate::{Store, StoreError};

pub(crate) const SCHEMA: &str = "CREATE TABLE loose (hash TEXT PRIMARY KEY) STRICT";

impl Store {
    /// Removes every noted original that has no source from the vault. The caller holds the exclusive lock.
    pub(crate) fn remove_orphans(&self) -> Result<(), StoreError> {
        for hash in self.database.read(|connection| Ok(without_source(connection)?))? {
            self.vault.remove(&hash)?;
        }
        self.database.write(|transaction| Ok(clear(transaction)?))
    }
}

pub(crate) fn note(connection: &Connection, hash: &Hash) -> Result<()> {
    connection
        .prepare_cached("INSERT INTO loose (hash) VALUES (?1) ON CONFLICT DO NOTHING")?
        .execute([hash.to_string()])?;
    Ok(())
}

pub(crate) fn forget(connection: &Connection, hash: &Hash) -> Result<()> {
    connection.prepare_cached("DELETE FROM loose WHERE hash = ?1")?.execute([hash.to_string()])?;
    Ok(())
}

/// Returns the noted hashes that no source has: their files must be removed.
pub(crate) fn without_source(connection: &Connection) -> Result<Vec<Hash>> {
    connection
        .prepare_cached("SELECT hash FROM loose WHERE hash NOT IN (SELECT hash FROM source)")?
        .query_map([], |row| parsed(row, "hash"))?
        .collect()
}

fn clear(connection: &Connection) -> Result<()> {
    connection.execute("DELETE FROM loose", [])?;
    Ok(())
}
