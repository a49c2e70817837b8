//! What the interpreter concluded about a document. It can be made again at any time, so a newer one takes the place
//! of an older one.

use rusqlite::{Connection, Result, params};
use vouch_core::Extraction;

use crate::column::to_json;

pub(crate) const SCHEMA: &str = "
CREATE TABLE extraction (
    document    INTEGER PRIMARY KEY REFERENCES document (key) ON DELETE CASCADE,
    extraction  TEXT NOT NULL
) STRICT";

pub(crate) fn put(connection: &Connection, document: i64, extraction: &Extraction) -> Result<()> {
    connection
        .prepare_cached(
            "INSERT INTO extraction (document, extraction) VALUES (?1, ?2)
             ON CONFLICT (document) DO UPDATE SET extraction = excluded.extraction",
        )?
        .execute(params![document, to_json(extraction)?])?;
    Ok(())
}
