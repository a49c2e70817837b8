//! Imported files, whatever became of them.

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, Result, Row, params};
use vouch_core::{Hash, MediaType, Source, SourceId};

use crate::column::{named, new_uuid, parsed, time};
use crate::{Store, StoreError};

pub(crate) const SCHEMA: &str = "
CREATE TABLE source (
    sequence    INTEGER PRIMARY KEY,
    id          TEXT NOT NULL UNIQUE,
    hash        TEXT NOT NULL UNIQUE,
    name        TEXT NOT NULL,
    member      TEXT,
    media_type  TEXT NOT NULL,
    bytes       INTEGER NOT NULL,
    added_at    INTEGER NOT NULL
) STRICT";

/// A file of the library.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceRow {
    /// Its id.
    pub id: SourceId,
    /// What is known about the file.
    pub source: Source,
    /// When it was imported.
    pub added_at: Timestamp,
}

impl Store {
    /// Returns the file of this id.
    pub fn source(&self, id: SourceId) -> Result<SourceRow, StoreError> {
        self.database.read(|connection| get(connection, id))
    }

    /// Returns the file with this hash, if the library has it.
    pub fn find_by_hash(&self, hash: &Hash) -> Result<Option<SourceId>, StoreError> {
        self.database.read(|connection| Ok(id_of(connection, hash)?))
    }
}

pub(crate) fn get(connection: &Connection, id: SourceId) -> Result<SourceRow, StoreError> {
    connection
        .prepare_cached("SELECT * FROM source WHERE id = ?1")?
        .query_row([id.to_string()], from_row)
        .optional()?
        .ok_or_else(|| StoreError::not_found("source", id))
}

pub(crate) fn id_of(connection: &Connection, hash: &Hash) -> Result<Option<SourceId>> {
    connection
        .prepare_cached("SELECT id FROM source WHERE hash = ?1")?
        .query_row([hash.to_string()], |row| parsed(row, "id"))
        .optional()
}

pub(crate) fn insert(connection: &Connection, source: &Source, now: Timestamp) -> Result<SourceId> {
    let id = SourceId::new(new_uuid(now));
    connection
        .prepare_cached(
            "INSERT INTO source (id, hash, name, member, media_type, bytes, added_at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        )?
        .execute(params![
            id.to_string(),
            source.hash.to_string(),
            source.name,
            source.member,
            source.media_type.mime(),
            i64::try_from(source.bytes).unwrap_or(i64::MAX),
            now.as_microsecond(),
        ])?;
    Ok(id)
}

/// Deletes the source and everything that refers to it.
pub(crate) fn delete(connection: &Connection, id: SourceId) -> Result<()> {
    connection.prepare_cached("DELETE FROM source WHERE id = ?1")?.execute([id.to_string()])?;
    Ok(())
}

fn from_row(row: &Row<'_>) -> Result<SourceRow> {
    Ok(SourceRow {
        id: parsed(row, "id")?,
        source: Source {
            hash: parsed(row, "hash")?,
            name: row.get("name")?,
            member: row.get("member")?,
            media_type: named(row, "media_type", MediaType::from_mime)?,
            bytes: row.get::<_, i64>("bytes")?.unsigned_abs(),
        },
        added_at: time(row, "added_at")?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::{add, at, file, library};

    #[test]
    fn a_source_is_found_by_id_and_by_hash() {
        let (_dir, store) = library();
        let source = file("bill.pdf", b"bill.pdf");
        let id = add(&store, "bill.pdf").source();
        assert_eq!(store.source(id).unwrap(), SourceRow { id, source: source.clone(), added_at: at(0) });
        assert_eq!(store.find_by_hash(&source.hash).unwrap(), Some(id));
        assert_eq!(store.find_by_hash(&Hash([0; 32])).unwrap(), None);
    }

    #[test]
    fn its_place_in_a_zip_is_kept() {
        let (_dir, store) = library();
        let mut source = file("bill.pdf", b"bytes");
        source.member = Some("2026/bill.pdf".to_owned());
        let id =
            store.add_source(crate::Original::Bytes(b"bytes"), &source, "device", at(0)).unwrap().source();
        assert_eq!(store.source(id).unwrap().source, source);
    }
}
