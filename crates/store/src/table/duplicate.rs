//! Documents that may be the same one twice: how their pictures look, which say the same, and which a person has told
//! apart.

use rusqlite::{Connection, Result, params};
use vouch_core::{DocumentId, SourceId};

use super::document::{self, DocumentRow};
use crate::{Store, StoreError};

pub(crate) const SCHEMA: &str = "
CREATE TABLE look (
    source  TEXT PRIMARY KEY REFERENCES source (id) ON DELETE CASCADE,
    hash    BLOB NOT NULL
) STRICT;
CREATE TABLE apart (
    one    TEXT NOT NULL REFERENCES document (id) ON DELETE CASCADE,
    other  TEXT NOT NULL REFERENCES document (id) ON DELETE CASCADE,
    PRIMARY KEY (one, other)
) STRICT";

/// Two documents that may be the same, the earlier one first.
#[derive(Clone, Debug, PartialEq)]
pub struct Alike {
    /// The one that came first.
    pub one: DocumentRow,
    /// The one that came later.
    pub other: DocumentRow,
    /// Whether they say the same: vendor, day and total.
    pub same_values: bool,
    /// In how many bits the hashes of their pictures differ; `None` where one has no picture of its own.
    pub apart: Option<u32>,
}

impl Store {
    /// Keeps the perceptual hash of a source's first page, in place of an earlier one.
    pub fn set_look(&self, source: SourceId, hash: &[u8]) -> Result<(), StoreError> {
        self.database.write(|transaction| {
            super::source::get(transaction, source)?;
            transaction
                .prepare_cached(
                    "INSERT INTO look (source, hash) VALUES (?1, ?2)
                     ON CONFLICT (source) DO UPDATE SET hash = excluded.hash",
                )?
                .execute(params![source.to_string(), hash])?;
            Ok(())
        })
    }

    /// Documents that say the same, or whose pictures differ in at most `bits` bits, and that nobody has told apart.
    /// The latest come first.
    pub fn alike(&self, bits: u32) -> Result<Vec<Alike>, StoreError> {
        self.database.read(|connection| {
            let looks = looks(connection)?;
            let mut pairs = same_values(connection)?;
            for (at, (later, hash)) in looks.iter().enumerate() {
                for (earlier, other) in &looks[..at] {
                    if distance(hash, other).is_some_and(|apart| apart <= bits) {
                        pairs.push((*earlier, *later));
                    }
                }
            }
            pairs.sort_unstable_by_key(|(one, other)| std::cmp::Reverse((*other, *one)));
            pairs.dedup();
            let told_apart = told_apart(connection)?;
            pairs.retain(|pair| !told_apart.contains(pair));
            let look = |key: i64| looks.iter().find(|(known, _)| *known == key).map(|(_, hash)| hash);
            let mut alike = Vec::with_capacity(pairs.len());
            for (one, other) in pairs {
                let rows = document::rows(connection, &[one, other])?;
                let Ok([first, second]) = <[DocumentRow; 2]>::try_from(rows) else { continue };
                alike.push(Alike {
                    same_values: says_same(&first, &second),
                    apart: look(one).zip(look(other)).and_then(|(one, other)| distance(one, other)),
                    one: first,
                    other: second,
                });
            }
            Ok(alike)
        })
    }

    /// Says that two documents are not the same one.
    pub fn tell_apart(&self, one: DocumentId, other: DocumentId) -> Result<(), StoreError> {
        self.database.write(|transaction| {
            for id in [one, other] {
                document::locate(transaction, id)?;
            }
            transaction
                .prepare_cached("INSERT INTO apart (one, other) VALUES (?1, ?2) ON CONFLICT DO NOTHING")?
                .execute([one.to_string(), other.to_string()])?;
            Ok(())
        })
    }
}

/// Pairs of keys of documents with the same vendor, capitals aside, day and total.
fn same_values(connection: &Connection) -> Result<Vec<(i64, i64)>> {
    connection
        .prepare_cached(
            "SELECT one.key AS first, other.key AS second
             FROM document AS one JOIN document AS other
                 ON other.date = one.date AND other.key > one.key
                 AND other.total = one.total AND other.vendor = one.vendor COLLATE NOCASE
                 AND other.currency IS one.currency",
        )?
        .query_map([], |row| Ok((row.get("first")?, row.get("second")?)))?
        .collect()
}

/// The hashes of pictures, by the key of the document: a picture that shows several documents is no document's own.
fn looks(connection: &Connection) -> Result<Vec<(i64, Vec<u8>)>> {
    connection
        .prepare_cached(
            "SELECT min(document.key) AS key, look.hash AS hash
             FROM look JOIN document ON document.source = look.source
             GROUP BY look.source HAVING count(*) = 1 ORDER BY key",
        )?
        .query_map([], |row| Ok((row.get("key")?, row.get("hash")?)))?
        .collect()
}

fn told_apart(connection: &Connection) -> Result<Vec<(i64, i64)>> {
    connection
        .prepare_cached(
            "SELECT min(one.key, other.key) AS first, max(one.key, other.key) AS second
             FROM apart JOIN document AS one ON one.id = apart.one
             JOIN document AS other ON other.id = apart.other",
        )?
        .query_map([], |row| Ok((row.get("first")?, row.get("second")?)))?
        .collect()
}

fn says_same(one: &DocumentRow, other: &DocumentRow) -> bool {
    let (one, other) = (&one.summary, &other.summary);
    let vendor = |summary: &crate::Summary| summary.vendor.as_deref().map(str::to_lowercase);
    one.vendor.is_some()
        && vendor(one) == vendor(other)
        && (one.date, one.total, one.currency) == (other.date, other.total, other.currency)
        && one.date.is_some()
        && one.total.is_some()
}

/// In how many bits two hashes of one length differ.
fn distance(one: &[u8], other: &[u8]) -> Option<u32> {
    (one.len() == other.len())
        .then(|| one.iter().zip(other).map(|(one, other)| (one ^ other).count_ones()).sum())
}

#[cfg(test)]
mod tests {
    use crate::Store;
    use crate::sample::{add_document, change, library, summary};

    fn pairs(store: &Store, bits: u32) -> Vec<(String, String, bool)> {
        let alike = store.alike(bits).unwrap().into_iter();
        alike.map(|pair| (pair.one.file_name, pair.other.file_name, pair.same_values)).collect()
    }

    #[test]
    fn documents_that_say_the_same_are_found_until_they_are_told_apart() {
        let (_dir, store) = library();
        let first = add_document(&store, "1.png", "Daun Hijau", "");
        let second = add_document(&store, "2.png", "DAUN HIJAU", "");
        add_document(&store, "3.png", "Hetzwerk", "");
        assert_eq!(pairs(&store, 0), [("1.png".to_owned(), "2.png".to_owned(), true)]);
        store.tell_apart(second, first).unwrap();
        assert_eq!(pairs(&store, 0), []);
        store.delete_documents(&[first]).unwrap();
        assert_eq!(pairs(&store, 0), []);
    }

    #[test]
    fn a_correction_ends_the_likeness() {
        let (_dir, store) = library();
        add_document(&store, "1.png", "Daun Hijau", "");
        let second = add_document(&store, "2.png", "Daun Hijau", "");
        let act = vouch_core::Act::Confirm { field: vouch_core::FieldKind::Vendor };
        store.append(&change(1, second, act), &summary("Hetzwerk"), &[]).unwrap();
        assert_eq!(pairs(&store, 0), []);
    }

    #[test]
    fn pictures_are_alike_within_some_bits() {
        let (_dir, store) = library();
        let look = |name: &str, vendor: &str, hash: &[u8]| {
            let document = add_document(&store, name, vendor, "");
            let source = store.document(document).unwrap().row.source;
            store.set_look(source, hash).unwrap();
        };
        look("1.png", "Daun Hijau", &[0b0000_1111, 0]);
        look("2.png", "Dawn Hijau", &[0b0000_0111, 1]);
        look("3.png", "Hetzwerk", &[0b1111_0000, 255]);
        assert_eq!(pairs(&store, 1), []);
        assert_eq!(pairs(&store, 2), [("1.png".to_owned(), "2.png".to_owned(), false)]);
        assert_eq!(store.alike(2).unwrap()[0].apart, Some(2));
    }
}
