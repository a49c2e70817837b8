//! Documents found in sources, with the columns the library is browsed by. The rows are kept small, so that a whole
//! library is listed and summed in a moment.

use std::fmt;

use jiff::Timestamp;
use jiff::civil::Date;
use rusqlite::{Connection, OptionalExtension, Result, Row, params};
use rust_decimal::Decimal;
use vouch_core::{Currency, DocumentId, DocumentKind, Extraction, FieldKind, Pile, SourceId};

use crate::column::{json, named, new_uuid, parsed, parsed_option, time, to_json};
use crate::{Store, StoreError};

pub(crate) const SCHEMA: &str = "
CREATE TABLE document (
    key         INTEGER PRIMARY KEY,
    id          TEXT NOT NULL UNIQUE,
    source      TEXT NOT NULL REFERENCES source (id) ON DELETE CASCADE,
    position    INTEGER NOT NULL,
    engine      TEXT NOT NULL,
    kind        TEXT NOT NULL,
    pile        TEXT NOT NULL,
    stops       TEXT NOT NULL,
    glances     TEXT NOT NULL,
    page        INTEGER NOT NULL,
    accepted    INTEGER NOT NULL,
    vendor      TEXT,
    number      TEXT,
    category    TEXT,
    date        TEXT,
    currency    TEXT,
    total       TEXT,
    created_at  INTEGER NOT NULL,
    updated_at  INTEGER NOT NULL,
    UNIQUE (source, position)
) STRICT;
CREATE INDEX document_by_date ON document (date);
CREATE INDEX document_by_pile ON document (pile, accepted)";

/// A document that a person joined with another, or whose parting was taken back, stands no more. It is kept with all
/// that was done with it, so that it can stand again.
pub(crate) const STANDS: &str = "ALTER TABLE document ADD COLUMN stands INTEGER NOT NULL DEFAULT 1";

/// The documents that stand by their day, with what a list of them comes to: it is put in order and summed without a look
/// at the rows.
pub(crate) const BY_DAY: &str = "
DROP INDEX document_by_date;
CREATE INDEX document_by_day ON document (date, key, total, currency) WHERE stands";

/// What a person vouches for lay among what evidence proves, and which of the two it was is not in the columns. Every
/// such document that a person did something with is called checked until its next change says more: that promises less.
pub(crate) const CHECKED: &str =
    "UPDATE document SET pile = 'checked' WHERE pile = 'proved' AND id IN (SELECT document FROM change)";

/// Documents that a person made stand in their source behind all that can be read in one.
const MADE_BY_PERSON: u32 = 1 << 20;

/// What a document is browsed by. The caller derives it from extraction and changes, anew with every write: the store
/// does not know the rules.
#[derive(Clone, PartialEq, Eq)]
pub struct Summary {
    /// What the document is.
    pub kind: DocumentKind,
    /// How much of a person's time it asks for.
    pub pile: Pile,
    /// Fields at which a person must stop.
    pub stops: Vec<FieldKind>,
    /// Required fields that are neither proved nor stops.
    pub glances: Vec<FieldKind>,
    /// Index of its first page in the source.
    pub page: u32,
    /// Whether a person accepted it.
    pub accepted: bool,
    /// Whose it is: the vendor, or the holder of a travel document.
    pub vendor: Option<String>,
    /// Its number.
    pub number: Option<String>,
    /// What it is filed under.
    pub category: Option<String>,
    /// The day it is browsed by: of issue, or the last of a travel document's validity.
    pub date: Option<Date>,
    /// Currency of the total.
    pub currency: Option<Currency>,
    /// What was to be paid.
    pub total: Option<Decimal>,
}

impl fmt::Debug for Summary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Summary")
            .field("kind", &self.kind)
            .field("pile", &self.pile)
            .field("stops", &self.stops)
            .field("accepted", &self.accepted)
            .finish_non_exhaustive()
    }
}

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
    /// When it came into the library.
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

/// A document with what was concluded about it.
#[derive(Clone, Debug, PartialEq)]
pub struct Document {
    /// What the library lists.
    pub row: DocumentRow,
    /// What the interpreter concluded.
    pub extraction: Extraction,
    /// Whether it stands: not once a person has joined it with another, or taken its parting back.
    pub stands: bool,
}

/// How many documents lie on a pile.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PileCount {
    /// The pile.
    pub pile: Pile,
    /// Not accepted yet.
    pub open: u64,
    /// Accepted.
    pub accepted: u64,
}

/// What `from_row` reads.
const COLUMNS: &str = "document.id, document.source, document.position,
    coalesce((SELECT lender.name FROM borrowed_page JOIN source AS lender ON lender.id = borrowed_page.lender
        WHERE borrowed_page.source = document.source AND borrowed_page.number = document.page), source.name)
        AS file_name,
    document.engine, document.kind, document.pile, document.stops, document.glances,
    document.page, document.accepted, document.vendor, document.number, document.category, document.date, document.currency, document.total, document.created_at,
    document.updated_at";

impl Store {
    /// The document of this id.
    pub fn document(&self, id: DocumentId) -> Result<Document, StoreError> {
        let found = self.select("document.id = ?1", id.to_string())?;
        found.into_iter().next().ok_or_else(|| StoreError::not_found("document", id))
    }

    /// The documents that stand in a source, in their order.
    pub fn documents_of(&self, source: SourceId) -> Result<Vec<Document>, StoreError> {
        self.select("document.source = ?1 AND document.stands", source.to_string())
    }

    /// The latest documents of a vendor, as many as `most`, without those of one source. Case does not count.
    pub fn of_vendor(
        &self,
        vendor: &str,
        besides: SourceId,
        most: usize,
    ) -> Result<Vec<DocumentId>, StoreError> {
        self.database.read(|connection| {
            let ids = connection
                .prepare_cached(
                    "SELECT id FROM document WHERE vendor = ?1 COLLATE NOCASE AND source <> ?2
                     ORDER BY created_at DESC, key DESC LIMIT ?3",
                )?
                .query_map(params![vendor, besides.to_string(), most as i64], |row| parsed(row, "id"))?
                .collect::<Result<_>>()?;
            Ok(ids)
        })
    }

    /// How many documents lie on each pile, every pile once.
    pub fn pile_counts(&self) -> Result<Vec<PileCount>, StoreError> {
        self.database.read(|connection| {
            let mut count = connection.prepare_cached(
                "SELECT count(*) FROM document WHERE pile = ?1 AND accepted = ?2 AND stands",
            )?;
            Pile::ALL
                .into_iter()
                .map(|pile| {
                    let mut of = |accepted: bool| -> Result<u64> {
                        let number: i64 =
                            count.query_row(params![pile.name(), accepted], |row| row.get(0))?;
                        Ok(number.unsigned_abs())
                    };
                    Ok(PileCount { pile, open: of(false)?, accepted: of(true)? })
                })
                .collect()
        })
    }

    fn select(&self, condition: &str, id: String) -> Result<Vec<Document>, StoreError> {
        self.database.read(|connection| {
            let rows = connection
                .prepare_cached(&format!(
                    "SELECT {COLUMNS}, document.stands, extraction.extraction
                     FROM document JOIN source ON source.id = document.source
                     JOIN extraction ON extraction.document = document.key
                     WHERE {condition} ORDER BY document.position"
                ))?
                .query_map([id], |row| {
                    Ok(Document {
                        row: from_row(row)?,
                        extraction: json(row, "extraction")?,
                        stands: row.get("stands")?,
                    })
                })?
                .collect::<Result<_>>()?;
            Ok(rows)
        })
    }
}

/// A document's place in the tables, and whether a person has done anything with it.
pub(crate) struct Standing {
    pub(crate) key: i64,
    pub(crate) id: DocumentId,
    pub(crate) position: u32,
    pub(crate) touched: bool,
    pub(crate) stands: bool,
}

/// The documents of a source, those that stand no more among them.
pub(crate) fn standing(connection: &Connection, source: SourceId) -> Result<Vec<Standing>> {
    connection
        .prepare_cached(
            "SELECT key, id, position, stands,
                 EXISTS (SELECT 1 FROM change WHERE change.document = document.id) AS touched
             FROM document WHERE source = ?1",
        )?
        .query_map([source.to_string()], |row| {
            Ok(Standing {
                key: row.get("key")?,
                id: parsed(row, "id")?,
                position: row.get("position")?,
                touched: row.get("touched")?,
                stands: row.get("stands")?,
            })
        })?
        .collect()
}

/// What the library lists of these documents, by their keys and in their order.
pub(crate) fn rows(connection: &Connection, keys: &[i64]) -> Result<Vec<DocumentRow>> {
    let mut row = connection.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM document JOIN source ON source.id = document.source WHERE document.key = ?1"
    ))?;
    keys.iter().map(|key| row.query_row([key], from_row)).collect()
}

/// Puts a document into a source that a person made there.
pub(crate) fn make(
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

/// Says which engine read a document.
pub(crate) fn read_again(connection: &Connection, key: i64, engine: &str) -> Result<()> {
    connection
        .prepare_cached("UPDATE document SET engine = ?2 WHERE key = ?1")?
        .execute(params![key, engine])?;
    Ok(())
}

/// Says whether a document stands.
pub(crate) fn set_stands(connection: &Connection, key: i64, stands: bool) -> Result<()> {
    connection
        .prepare_cached("UPDATE document SET stands = ?2 WHERE key = ?1")?
        .execute(params![key, stands])?;
    Ok(())
}

/// The key and the source of a document.
pub(crate) fn locate(connection: &Connection, id: DocumentId) -> Result<(i64, SourceId), StoreError> {
    connection
        .prepare_cached("SELECT key, source FROM document WHERE id = ?1")?
        .query_row([id.to_string()], |row| Ok((row.get("key")?, parsed(row, "source")?)))
        .optional()?
        .ok_or_else(|| StoreError::not_found("document", id))
}

/// Puts a document at its place in the source: a new one, or new columns for the one that stands there.
pub(crate) fn put(
    connection: &Connection,
    source: SourceId,
    position: u32,
    engine: &str,
    summary: &Summary,
    now: Timestamp,
) -> Result<(i64, DocumentId)> {
    let [date, currency, total] = texts(summary);
    connection
        .prepare_cached(
            "INSERT INTO document (id, source, position, engine, kind, pile, stops, glances, page, accepted,
                 vendor, number, category, date, currency, total, created_at, updated_at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?17)
             ON CONFLICT (source, position) DO UPDATE SET engine = excluded.engine, kind = excluded.kind,
                 pile = excluded.pile, stops = excluded.stops, glances = excluded.glances,
                 page = excluded.page, accepted = excluded.accepted, vendor = excluded.vendor, number = excluded.number, category = excluded.category,
                 date = excluded.date, currency = excluded.currency, total = excluded.total,
                 updated_at = excluded.updated_at
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

/// Puts new browsing columns in place of the old ones.
pub(crate) fn summarize(connection: &Connection, key: i64, summary: &Summary, now: Timestamp) -> Result<()> {
    let [date, currency, total] = texts(summary);
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

/// Day, currency and total as they stand in their columns.
fn texts(summary: &Summary) -> [Option<String>; 3] {
    [
        summary.date.map(|date| date.to_string()),
        summary.currency.map(|currency| currency.to_string()),
        summary.total.map(|total| total.to_string()),
    ]
}

pub(crate) fn delete(connection: &Connection, key: i64) -> Result<()> {
    connection.prepare_cached("DELETE FROM document WHERE key = ?1")?.execute([key])?;
    Ok(())
}

fn from_row(row: &Row<'_>) -> Result<DocumentRow> {
    Ok(DocumentRow {
        id: parsed(row, "id")?,
        source: parsed(row, "source")?,
        position: row.get("position")?,
        file_name: row.get("file_name")?,
        engine: row.get("engine")?,
        summary: Summary {
            kind: named(row, "kind", DocumentKind::from_name)?,
            pile: named(row, "pile", Pile::from_name)?,
            stops: json(row, "stops")?,
            glances: json(row, "glances")?,
            page: row.get("page")?,
            accepted: row.get("accepted")?,
            vendor: row.get("vendor")?,
            number: row.get("number")?,
            category: row.get("category")?,
            date: parsed_option(row, "date")?,
            currency: parsed_option(row, "currency")?,
            total: parsed_option(row, "total")?,
        },
        created_at: time(row, "created_at")?,
        updated_at: time(row, "updated_at")?,
    })
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
    fn every_pile_is_counted() {
        let (_dir, store) = library();
        add_document(&store, "1.png", "Daun Hijau", "");
        let counts: Vec<_> =
            store.pile_counts().unwrap().iter().map(|pile| (pile.open, pile.accepted)).collect();
        assert_eq!(counts, [(0, 0), (0, 0), (1, 0), (0, 0), (0, 0)]);
    }

    #[test]
    fn the_latest_documents_of_a_vendor_are_found_whatever_their_case() {
        let (_dir, store) = library();
        let first = add_document(&store, "a.png", "Corner Shop", "");
        let second = add_document(&store, "b.png", "CORNER SHOP", "");
        let other = add_document(&store, "c.png", "Daun Hijau", "");
        let elsewhere = store.document(other).unwrap().row.source;
        assert_eq!(store.of_vendor("corner shop", elsewhere, 9).unwrap(), [second, first]);
        assert_eq!(store.of_vendor("corner shop", elsewhere, 1).unwrap(), [second]);
        let own = store.document(second).unwrap().row.source;
        assert_eq!(store.of_vendor("Corner Shop", own, 9).unwrap(), [first], "not the file itself");
    }

    #[test]
    fn nothing_personal_reaches_a_log() {
        let (_dir, store) = library();
        let id = add_document(&store, "passport-amara.png", "Amara", "");
        let shown = format!("{:?}", store.document(id).unwrap());
        assert!(!shown.to_lowercase().contains("amara"), "{shown}");
    }
}
