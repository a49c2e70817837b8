//! What the interpreter concluded about a document. It can be made again at any time, so a newer one takes the place
//! of an older one.

use rusqlite::{Connection, OptionalExtension, Result, params};
use vouch_core::{DocumentId, Extraction};

use crate::column::{json, to_json};
use crate::{Store, StoreError};

pub(crate) const SCHEMA: &str = "
CREATE TABLE extraction (
    document    INTEGER PRIMARY KEY REFERENCES document (key) ON DELETE CASCADE,
    extraction  TEXT NOT NULL
) STRICT";

/// What was read in a document before a person parted it; JSON `null` where a person made the document.
pub(crate) const AS_READ: &str = "ALTER TABLE extraction ADD COLUMN as_read TEXT";

/// Puts what follows from a parting in place of what stood there, which is kept if it was read.
pub(crate) fn part(connection: &Connection, document: i64, extraction: &Extraction) -> Result<()> {
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
    /// What was read in a document, whatever parts a person said it is; `None` for one that a person made.
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
