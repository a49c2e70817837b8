//! Documents found in sources, with the columns the library is browsed by. The rows are small, so that a whole
//! library is listed and summed in a moment.

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, Result, Row, params};
use vouch_core::{DocumentId, Extraction, SourceId};

use crate::column::{json, new_uuid, parsed, to_json};
use crate::{Store, StoreError};

mod list;
mod row;
pub(crate) mod schema;
mod summary;

pub use list::{Choices, CurrencyTotal, Listing, PileCount, Query, Sort};
pub use row::DocumentRow;
pub(crate) use row::rows;
pub use summary::Summary;

/// First position of documents that a person made: behind all that can be read in one source.
const MADE_BY_PERSON: u32 = 1 << 20;

/// A document with what was concluded about it.
#[derive(Clone, Debug, PartialEq)]
pub struct Document {
    /// Its row in lists.
    pub row: DocumentRow,
    /// What the interpreter concluded.
    pub extraction: Extraction,
    /// Whether it is listed: false for one that a person joined to another, or whose split was undone.
    pub stands: bool,
}

impl Document {
    fn from_row(row: &Row<'_>) -> Result<Self> {
        Ok(Self {
            row: DocumentRow::from_row(row)?,
            extraction: json(row, "extraction")?,
            stands: row.get("stands")?,
        })
    }
}

impl Store {
    /// Returns the document of this id.
    pub fn document(&self, id: DocumentId) -> Result<Document, StoreError> {
        let found = self.documents_by_id(&[id])?;
        found.into_iter().next().ok_or_else(|| StoreError::not_found("document", id))
    }

    /// Returns the documents of these ids with one query, in the order of `ids`. An id that is not in the library is
    /// left out.
    pub fn documents_by_id(&self, ids: &[DocumentId]) -> Result<Vec<Document>, StoreError> {
        self.select("JOIN json_each(?1) AS asked ON asked.value = document.id", "asked.key", &to_json(ids)?)
    }

    /// Returns the listed documents of a source, in their order.
    pub fn documents_of(&self, source: SourceId) -> Result<Vec<Document>, StoreError> {
        self.select("AND document.source = ?1 AND document.stands", "document.position", &source.to_string())
    }

    /// Selects whole documents, narrowed by a join or a condition on `value`.
    fn select(&self, narrowed: &str, order: &str, value: &str) -> Result<Vec<Document>, StoreError> {
        self.database.read(|connection| {
            let columns = row::COLUMNS;
            let documents = connection
                .prepare_cached(&format!(
                    "SELECT {columns}, document.stands, extraction.extraction
                     FROM document JOIN source ON source.id = document.source
                     JOIN extraction ON extraction.document = document.key {narrowed}
                     ORDER BY {order}"
                ))?
                .query_map([value], Document::from_row)?
                .collect::<Result<_>>()?;
            Ok(documents)
        })
    }
}

/// A document as the tables hold it.
pub(crate) struct StoredDocument {
    pub(crate) key: i64,
    pub(crate) id: DocumentId,
    pub(crate) position: u32,
    /// Whether it has a change.
    pub(crate) touched: bool,
    /// Whether it is listed, and not hidden.
    pub(crate) stands: bool,
}

/// Returns all documents of a source, hidden ones included.
pub(crate) fn all_of(connection: &Connection, source: SourceId) -> Result<Vec<StoredDocument>> {
    connection
        .prepare_cached(
            "SELECT key, id, position, stands,
                 EXISTS (SELECT 1 FROM change WHERE change.document = document.id) AS touched
             FROM document WHERE source = ?1",
        )?
        .query_map([source.to_string()], |row| {
            Ok(StoredDocument {
                key: row.get("key")?,
                id: parsed(row, "id")?,
                position: row.get("position")?,
                touched: row.get("touched")?,
                stands: row.get("stands")?,
            })
        })?
        .collect()
}

/// Inserts a document that a person made.
pub(crate) fn insert_made_by_person(
    connection: &Connection,
    id: DocumentId,
    source: SourceId,
    engine: &str,
    summary: &Summary,
    now: Timestamp,
) -> Result<i64> {
    let position: u32 = connection
        .prepare_cached("SELECT max(coalesce(max(position), 0) + 1, ?2) FROM document WHERE source = ?1")?
        .query_row(params![source.to_string(), MADE_BY_PERSON], |row| row.get(0))?;
    let (key, given) = put(connection, source, position, engine, summary, now)?;
    connection
        .prepare_cached("UPDATE document SET id = ?2 WHERE id = ?1")?
        .execute([given.to_string(), id.to_string()])?;
    Ok(key)
}

/// Sets the engine that read a document.
pub(crate) fn set_engine(connection: &Connection, key: i64, engine: &str) -> Result<()> {
    connection
        .prepare_cached("UPDATE document SET engine = ?2 WHERE key = ?1")?
        .execute(params![key, engine])?;
    Ok(())
}

/// Lists or hides a document.
pub(crate) fn set_stands(connection: &Connection, key: i64, stands: bool) -> Result<()> {
    connection
        .prepare_cached("UPDATE document SET stands = ?2 WHERE key = ?1")?
        .execute(params![key, stands])?;
    Ok(())
}

/// Returns the key and the source of a document.
pub(crate) fn locate(connection: &Connection, id: DocumentId) -> Result<(i64, SourceId), StoreError> {
    connection
        .prepare_cached("SELECT key, source FROM document WHERE id = ?1")?
        .query_row([id.to_string()], |row| Ok((row.get("key")?, parsed(row, "source")?)))
        .optional()?
        .ok_or_else(|| StoreError::not_found("document", id))
}

/// Inserts a document at its position in the source, or updates the columns of the one that is there.
pub(crate) fn put(
    connection: &Connection,
    source: SourceId,
    position: u32,
    engine: &str,
    summary: &Summary,
    now: Timestamp,
) -> Result<(i64, DocumentId)> {
    let [date, currency, total] = summary.texts();
    connection
        .prepare_cached(
            "INSERT INTO document (id, source, position, engine, kind, pile, stops, glances, page, accepted,
                 vendor, number, category, date, currency, total, created_at, updated_at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?17)
             ON CONFLICT (source, position) DO UPDATE SET engine = excluded.engine, kind = excluded.kind,
                 pile = excluded.pile, stops = excluded.stops, glances = excluded.glances,
                 page = excluded.page, accepted = excluded.accepted, vendor = excluded.vendor,
                 number = excluded.number, category = excluded.category, date = excluded.date,
                 currency = excluded.currency, total = excluded.total, updated_at = excluded.updated_at
             RETURNING key, id",
        )?
        .query_row(
            params![
                DocumentId::new(new_uuid(now)).to_string(),
                source.to_string(),
                position,
                engine,
                summary.kind.name(),
                summary.pile.name(),
                to_json(&summary.stops)?,
                to_json(&summary.glances)?,
                summary.page,
                summary.accepted,
                summary.vendor,
                summary.number,
                summary.category,
                date,
                currency,
                total,
                now.as_microsecond(),
            ],
            |row| Ok((row.get("key")?, parsed(row, "id")?)),
        )
}

/// Replaces what a document is browsed by.
pub(crate) fn set_summary(
    connection: &Connection,
    key: i64,
    summary: &Summary,
    now: Timestamp,
) -> Result<()> {
    let [date, currency, total] = summary.texts();
    connection
        .prepare_cached(
            "UPDATE document SET kind = ?2, pile = ?3, stops = ?4, glances = ?5, page = ?6, accepted = ?7,
                 vendor = ?8, number = ?9, category = ?10, date = ?11, currency = ?12, total = ?13,
                 updated_at = ?14
             WHERE key = ?1",
        )?
        .execute(params![
            key,
            summary.kind.name(),
            summary.pile.name(),
            to_json(&summary.stops)?,
            to_json(&summary.glances)?,
            summary.page,
            summary.accepted,
            summary.vendor,
            summary.number,
            summary.category,
            date,
            currency,
            total,
            now.as_microsecond(),
        ])?;
    Ok(())
}

pub(crate) fn delete(connection: &Connection, key: i64) -> Result<()> {
    connection.prepare_cached("DELETE FROM document WHERE key = ?1")?.execute([key])?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use crate::sample::{add_document, at, document, library};

    #[test]
    fn a_document_comes_back_as_it_was_kept() {
        let (_dir, store) = library();
        let id = add_document(&store, "1.png", "Daun Hijau", "");
        let kept = store.document(id).unwrap();
        let given = document("Daun Hijau", "");
        assert_eq!((kept.extraction, &kept.row.summary), (given.extraction, &given.summary));
        assert_eq!(
            (kept.row.file_name.as_str(), kept.row.position, kept.row.created_at),
            ("1.png", 0, at(1))
        );
        assert_eq!(store.documents_of(kept.row.source).unwrap().len(), 1);
    }

    #[test]
    fn several_documents_are_found_at_once_in_the_order_asked_for() {
        let (_dir, store) = library();
        let [first, second] = ["1.png", "2.png"].map(|name| add_document(&store, name, "Daun Hijau", ""));
        let nobody = vouch_core::DocumentId::new(uuid::Uuid::nil());
        let found = store.documents_by_id(&[second, nobody, first]).unwrap();
        assert_eq!(found, [store.document(second).unwrap(), store.document(first).unwrap()]);
        assert_eq!(store.document(nobody).unwrap_err().code(), "not_found");
    }

    #[test]
    fn nothing_personal_reaches_a_log() {
        let (_dir, store) = library();
        let id = add_document(&store, "passport-amara.png", "Amara", "");
        let shown = format!("{:?}", store.document(id).unwrap());
        assert!(!shown.to_lowercase().contains("amara"), "{shown}");
    }
}
