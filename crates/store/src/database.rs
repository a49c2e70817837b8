use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use rusqlite::{Connection, OpenFlags, Transaction, TransactionBehavior};
use rusqlite_migration::{M, Migrations, SchemaVersion};

use crate::{StoreError, private};

/// How long a statement waits for another process before it gives up.
const BUSY_TIMEOUT: Duration = Duration::from_secs(5);

/// How many idle readers stay open; further ones are opened when needed and then closed.
const IDLE_READERS: usize = 3;

/// One connection that writes and a few that only read. With the write-ahead log, readers and the writer do not wait
/// for each other.
pub(crate) struct Database {
    path: PathBuf,
    writer: Mutex<Connection>,
    readers: Mutex<Vec<Connection>>,
}

impl fmt::Debug for Database {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Database").field("path", &self.path).finish_non_exhaustive()
    }
}

impl Database {
    /// Opens the file, creating it if it is missing, and takes those of the schema's steps that it lacks, all or none.
    /// A file that a newer version wrote is refused before anything in it is touched.
    ///
    /// The caller holds the library's lock, since two processes must not migrate at once.
    pub(crate) fn open(path: PathBuf, steps: &[M<'_>]) -> Result<Self, StoreError> {
        // Created before SQLite does it, so that it is private, and so is the log beside it, which takes over its mode.
        private::open_file(&path).map_err(StoreError::io("making the database file"))?;
        let mut writer = connect(&path, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
        refuse_newer(&writer, steps)?;
        writer.pragma_update(None, "journal_mode", "wal")?;
        // Every commit is flushed to the disk: what was acknowledged survives a power cut.
        writer.pragma_update(None, "synchronous", "full")?;
        writer.pragma_update(None, "foreign_keys", true)?;
        // What is deleted is overwritten with zeros, and nothing is sorted in temporary files.
        writer.pragma_update(None, "secure_delete", true)?;
        Migrations::from_slice(steps).to_latest(&mut writer)?;
        Ok(Self { path, writer: Mutex::new(writer), readers: Mutex::default() })
    }

    /// Does the work in one transaction, all of it or nothing. Writers wait for each other.
    pub(crate) fn write<T>(
        &self,
        work: impl FnOnce(&Transaction<'_>) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        let mut writer = unpoisoned(&self.writer);
        let transaction = writer.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let value = work(&transaction)?;
        transaction.commit()?;
        Ok(value)
    }

    /// Does the work on one snapshot of the library, however many statements it takes. Never waits for the writer.
    pub(crate) fn read<T>(
        &self,
        work: impl FnOnce(&Connection) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        let idle = unpoisoned(&self.readers).pop();
        let mut reader = match idle {
            Some(reader) => reader,
            None => connect(&self.path, OpenFlags::SQLITE_OPEN_READ_ONLY)?,
        };
        let transaction = reader.transaction()?;
        let value = work(&transaction)?;
        transaction.finish()?;
        let mut readers = unpoisoned(&self.readers);
        if readers.len() < IDLE_READERS {
            readers.push(reader);
        }
        Ok(value)
    }

    /// Moves the write-ahead log into the database file and empties it, so that what was deleted is gone from both.
    ///
    /// A long read elsewhere can prevent this; the rest is then removed by the next call or the next start.
    pub(crate) fn purge_log(&self) -> Result<(), StoreError> {
        unpoisoned(&self.writer).query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
        Ok(())
    }
}

fn refuse_newer(connection: &Connection, steps: &[M<'_>]) -> Result<(), StoreError> {
    match Migrations::from_slice(steps).current_version(connection)? {
        SchemaVersion::Outside(found) => {
            Err(StoreError::NewerVersion { found: found.get(), known: steps.len() })
        }
        SchemaVersion::NoneSet | SchemaVersion::Inside(_) => Ok(()),
    }
}

fn connect(path: &Path, mode: OpenFlags) -> Result<Connection, StoreError> {
    let connection = Connection::open_with_flags(path, mode | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    connection.busy_timeout(BUSY_TIMEOUT)?;
    connection.pragma_update(None, "temp_store", "memory")?;
    connection.pragma_update(None, "trusted_schema", false)?;
    connection.set_prepared_statement_cache_capacity(64);
    Ok(connection)
}

/// Locks the mutex even after a panic: that rolled its transaction back, so the connection is sound.
fn unpoisoned<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
