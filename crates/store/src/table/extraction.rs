//! What the interpreter concluded about a document. It can be derived again at any time, so a newer extraction replaces
//! an older one.

use rusqlite::{Connection, OptionalExtension, Result, params};
use vouch_core::{DocumentId, Extraction};

use crate::column::{json, to_json};
use crate::{Store, StoreError};

pub(crate) const SCHEMA: &str = "
CREATE TABLE extraction (
    document    INTEGER PRIMARY KEY REFERENCES document (key) ON DELETE CASCADE,
    extraction  TEXT NOT NULL
) STRICT";

/// What was concluded before a person changed the extent; JSON `null` if a person made the document.
pub(crate) const AS_READ: &str = "ALTER TABLE extraction ADD COLUMN as_read TEXT";

/// Replaces the extraction after a split or a join. The first one, which was read without a person, is kept.
pub(crate) fn put_split(connection: &Connection, document: i64, extraction: &Extraction) -> Result<()> {
    connection
        .prepare_cached(
            "INSERT INTO extraction (document, extraction, as_read) VALUES (?1, ?2, 'null')
             ON CONFLICT (document) DO UPDATE SET extraction = excluded.extraction,
                 as_read = coalesce(extraction.as_read, extraction.extraction)",
        )?
        .execute(params![document, to_json(extraction)?])?;
    Ok(())
}

pub(crate) fn put(connection: &Connection, document: i64, extraction: &Extraction) -> Result<()> {
    connection
        .prepare_cached(
            "INSERT INTO extraction (document, extraction) VALUES (?1, ?2)
             ON CONFLICT (document) DO UPDATE SET extraction = excluded.extraction",
        )?
        .execute(params![document, to_json(extraction)?])?;
    Ok(())
}

impl Store {
    /// Returns what was concluded before a person changed the extent; `None` for a document that a person made.
    pub fn as_read(&self, document: DocumentId) -> Result<Option<Extraction>, StoreError> {
        self.database.read(|connection| {
            let found = connection
                .prepare_cached(
                    "SELECT coalesce(as_read, extraction) AS as_read FROM extraction
                     JOIN document ON document.key = extraction.document WHERE document.id = ?1",
                )?
                .query_row([document.to_string()], |row| json(row, "as_read"))
                .optional()?;
            found.ok_or_else(|| StoreError::not_found("document", document))
        })
    }
}
