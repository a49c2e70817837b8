//! A small picture of the first page of a source.

use rusqlite::{OptionalExtension, params};
use vouch_core::SourceId;

use crate::{Store, StoreError};

pub(crate) const SCHEMA: &str = "
CREATE TABLE thumbnail (
    source  TEXT PRIMARY KEY REFERENCES source (id) ON DELETE CASCADE,
    jpeg    BLOB NOT NULL
) STRICT";

impl Store {
    /// Stores the picture, in place of an earlier one.
    pub fn set_thumbnail(&self, source: SourceId, jpeg: &[u8]) -> Result<(), StoreError> {
        self.database.write(|transaction| {
            super::source::get(transaction, source)?;
            transaction
                .prepare_cached(
                    "INSERT INTO thumbnail (source, jpeg) VALUES (?1, ?2)
                     ON CONFLICT (source) DO UPDATE SET jpeg = excluded.jpeg",
                )?
                .execute(params![source.to_string(), jpeg])?;
            Ok(())
        })
    }

    /// Returns the picture as JPEG, if there is one.
    pub fn thumbnail(&self, source: SourceId) -> Result<Option<Vec<u8>>, StoreError> {
        self.database.read(|connection| {
            Ok(connection
                .prepare_cached("SELECT jpeg FROM thumbnail WHERE source = ?1")?
                .query_row([source.to_string()], |row| row.get(0))
                .optional()?)
        })
    }
}

#[cfg(test)]
mod tests {
    use crate::sample::{add, library};

    #[test]
    fn a_source_has_one_thumbnail_or_none() {
        let (_dir, store) = library();
        let source = add(&store, "scan.png").source();
        assert_eq!(store.thumbnail(source).unwrap(), None);
        store.set_thumbnail(source, b"first").unwrap();
        store.set_thumbnail(source, b"second").unwrap();
        assert_eq!(store.thumbnail(source).unwrap().as_deref(), Some(&b"second"[..]));
    }
}
