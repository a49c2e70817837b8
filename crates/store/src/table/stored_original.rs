//! Which originals are also kept in the person's account, and under which key.

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, Result, Row, params};
use uuid::Uuid;
use vouch_core::SourceId;

use crate::column::{new_uuid, parsed, time_option};
use crate::{Store, StoreError};

pub(crate) const SCHEMA: &str = "
CREATE TABLE stored_original (
    source  TEXT PRIMARY KEY REFERENCES source (id) ON DELETE CASCADE,
    name    TEXT NOT NULL,
    key     TEXT,
    since   INTEGER
) STRICT";

/// An original that is kept in the account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredOriginalRow {
    /// The file.
    pub source: SourceId,
    /// Its key there.
    pub key: String,
    /// When it was put there.
    pub since: Option<Timestamp>,
}

impl Store {
    /// Returns the name under which an original is put into the account. It is made at the first call and the same at
    /// every further one, so that the next attempt finds what a failed one left.
    pub fn name_in_account(&self, source: SourceId, now: Timestamp) -> Result<Uuid, StoreError> {
        self.database.write(|transaction| {
            super::source::get(transaction, source)?;
            transaction
                .prepare_cached(
                    "INSERT INTO stored_original (source, name) VALUES (?1, ?2) ON CONFLICT DO NOTHING",
                )?
                .execute(params![source.to_string(), new_uuid(now).to_string()])?;
            Ok(transaction
                .prepare_cached("SELECT name FROM stored_original WHERE source = ?1")?
                .query_row([source.to_string()], |row| parsed(row, "name"))?)
        })
    }

    /// Records that the original is in the account.
    pub fn note_stored(&self, source: SourceId, key: &str, now: Timestamp) -> Result<(), StoreError> {
        self.database.write(|transaction| {
            transaction
                .prepare_cached("UPDATE stored_original SET key = ?2, since = ?3 WHERE source = ?1")?
                .execute(params![source.to_string(), key, now.as_microsecond()])?;
            Ok(())
        })
    }

    /// Records that the account no longer has the original under this key.
    pub fn forget_stored(&self, key: &str) -> Result<(), StoreError> {
        self.database.write(|transaction| {
            transaction.prepare_cached("DELETE FROM stored_original WHERE key = ?1")?.execute([key])?;
            Ok(())
        })
    }

    /// Returns where the account keeps the original of this file, if it does.
    pub fn stored_original(&self, source: SourceId) -> Result<Option<StoredOriginalRow>, StoreError> {
        self.database.read(|connection| {
            Ok(connection
                .prepare_cached("SELECT * FROM stored_original WHERE source = ?1 AND key IS NOT NULL")?
                .query_row([source.to_string()], from_row)
                .optional()?)
        })
    }

    /// Returns every original that is kept in the account.
    pub fn stored_originals(&self) -> Result<Vec<StoredOriginalRow>, StoreError> {
        self.database.read(|connection| Ok(all(connection)?))
    }
}

fn all(connection: &Connection) -> Result<Vec<StoredOriginalRow>> {
    connection
        .prepare_cached("SELECT * FROM stored_original WHERE key IS NOT NULL ORDER BY since, source")?
        .query_map([], from_row)?
        .collect()
}

fn from_row(row: &Row<'_>) -> Result<StoredOriginalRow> {
    Ok(StoredOriginalRow {
        source: parsed(row, "source")?,
        key: row.get("key")?,
        since: time_option(row, "since")?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::{add, at, library};

    #[test]
    fn an_original_has_one_name_and_is_listed_once_it_is_there() {
        let (_dir, store) = library();
        let source = add(&store, "scan.png").source();
        let name = store.name_in_account(source, at(1)).unwrap();
        assert_eq!(store.name_in_account(source, at(2)).unwrap(), name);
        assert_eq!(store.stored_original(source).unwrap(), None);
        store.note_stored(source, "private/a/b.png", at(3)).unwrap();
        let row = StoredOriginalRow { source, key: "private/a/b.png".to_owned(), since: Some(at(3)) };
        assert_eq!(store.stored_original(source).unwrap(), Some(row.clone()));
        assert_eq!(store.stored_originals().unwrap(), [row]);
        store.forget_stored("private/a/b.png").unwrap();
        assert_eq!(store.stored_originals().unwrap(), []);
        assert_ne!(store.name_in_account(source, at(4)).unwrap(), name, "a deleted key is not used again");
    }
}
