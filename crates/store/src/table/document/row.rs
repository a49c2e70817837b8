use std::fmt;

use jiff::Timestamp;
use rusqlite::{Connection, Result, Row};
use vouch_core::{DocumentId, SourceId};

use super::summary::Summary;
use crate::column::{parsed, time};

/// A document as the library lists it.
#[derive(Clone, PartialEq, Eq)]
pub struct DocumentRow {
    /// Its id.
    pub id: DocumentId,
    /// The file it was found in.
    pub source: SourceId,
    /// Which document of the file, from 0.
    pub position: u32,
    /// Name of the file it begins in.
    pub file_name: String,
    /// The engine that read it.
    pub engine: String,
    /// What it is browsed by.
    pub summary: Summary,
    /// When it was added to the library.
    pub created_at: Timestamp,
    /// When it last changed.
    pub updated_at: Timestamp,
}

impl fmt::Debug for DocumentRow {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("DocumentRow")
            .field("id", &self.id)
            .field("source", &self.source)
            .field("position", &self.position)
            .field("summary", &self.summary)
            .finish_non_exhaustive()
    }
}

/// The columns that `DocumentRow::from_row` reads. The file is the one that the document's first page belongs to.
pub(super) const COLUMNS: &str = "document.id, document.source, document.position,
    coalesce((SELECT lender.name FROM borrowed_page JOIN source AS lender ON lender.id = borrowed_page.lender
        WHERE borrowed_page.source = document.source AND borrowed_page.number = document.page), source.name)
        AS file_name,
    document.engine, document.kind, document.pile, document.stops, document.glances, document.page,
    document.accepted, document.vendor, document.number, document.category, document.date, document.currency,
    document.total, document.created_at, document.updated_at";

impl DocumentRow {
    /// Reads `COLUMNS`.
    pub(super) fn from_row(row: &Row<'_>) -> Result<Self> {
        Ok(Self {
            id: parsed(row, "id")?,
            source: parsed(row, "source")?,
            position: row.get("position")?,
            file_name: row.get("file_name")?,
            engine: row.get("engine")?,
            summary: Summary::from_row(row)?,
            created_at: time(row, "created_at")?,
            updated_at: time(row, "updated_at")?,
        })
    }
}

/// Returns the rows of these documents, by their keys and in their order.
pub(crate) fn rows(connection: &Connection, keys: &[i64]) -> Result<Vec<DocumentRow>> {
    let mut row = connection.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM document JOIN source ON source.id = document.source WHERE document.key = ?1"
    ))?;
    keys.iter().map(|key| row.query_row([key], DocumentRow::from_row)).collect()
}
