//! Documents that may be duplicates: perceptual hashes of their pictures, equal values, and pairs that a person told
//! apart.
//!
//! The tables keep the names under which they were released: `look` holds the hashes, `apart` the pairs.

use std::collections::{BTreeMap, BTreeSet};

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

/// Pairs of similar pictures, so that a library is not compared with itself each time. `compared` is the number of bits
/// within which a picture was compared with all others; -1 for a new one.
pub(crate) const LIKENESS: &str = "
ALTER TABLE look ADD COLUMN compared INTEGER NOT NULL DEFAULT -1;
CREATE INDEX look_by_compared ON look (compared);
CREATE TABLE likeness (
    one    TEXT NOT NULL REFERENCES look (source) ON DELETE CASCADE,
    other  TEXT NOT NULL REFERENCES look (source) ON DELETE CASCADE,
    bits   INTEGER NOT NULL,
    PRIMARY KEY (one, other)
) STRICT;
CREATE INDEX likeness_by_other ON likeness (other);
CREATE INDEX document_by_sense ON document (date, total, vendor COLLATE NOCASE)";

/// Two documents that may be the same, the earlier one first.
#[derive(Clone, Debug, PartialEq)]
pub struct Alike {
    /// The earlier one.
    pub one: DocumentRow,
    /// The later one.
    pub other: DocumentRow,
    /// Whether vendor, day, total and currency are equal.
    pub same_values: bool,
    /// In how many bits the hashes of their pictures differ, if that is few.
    pub apart: Option<u32>,
}

impl Store {
    /// Stores the perceptual hash of a source's first page, in place of an earlier one.
    pub fn set_look(&self, source: SourceId, hash: &[u8]) -> Result<(), StoreError> {
        self.database.write(|transaction| {
            super::source::get(transaction, source)?;
            transaction
                .prepare_cached(
                    "INSERT INTO look (source, hash) VALUES (?1, ?2)
                     ON CONFLICT (source) DO UPDATE SET hash = excluded.hash, compared = -1",
                )?
                .execute(params![source.to_string(), hash])?;
            Ok(())
        })
    }

    /// Returns pairs of documents with equal values, or whose pictures differ in at most `bits` bits, that nobody told
    /// apart. The latest come first. Only pictures that are new since the last call are compared with the others.
    pub fn alike(&self, bits: u32) -> Result<Vec<Alike>, StoreError> {
        if self.database.read(|connection| Ok(has_new_looks(connection, bits)?))? {
            self.database.write(|transaction| Ok(compare_new_looks(transaction, bits)?))?;
        }
        self.database.read(|connection| {
            let near = near(connection, bits)?;
            let mut pairs = same_values(connection)?;
            pairs.extend(near.keys());
            pairs.sort_unstable_by_key(|(one, other)| std::cmp::Reverse((*other, *one)));
            pairs.dedup();
            let pairs_kept_apart = pairs_kept_apart(connection)?;
            pairs.retain(|pair| !pairs_kept_apart.contains(pair));
            let mut alike = Vec::with_capacity(pairs.len());
            for (one, other) in pairs {
                let rows = document::rows(connection, &[one, other])?;
                let Ok([first, second]) = <[DocumentRow; 2]>::try_from(rows) else { continue };
                alike.push(Alike {
                    same_values: has_same_values(&first, &second),
                    apart: near.get(&(one, other)).copied(),
                    one: first,
                    other: second,
                });
            }
            Ok(alike)
        })
    }

    /// Records that two documents are no duplicates.
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

/// Returns pairs of keys of documents with equal vendor (ignoring case), day, total and currency.
fn same_values(connection: &Connection) -> Result<Vec<(i64, i64)>> {
    connection
        .prepare_cached(
            "SELECT one.key AS first, other.key AS second
             FROM document AS one JOIN document AS other
                 ON other.date = one.date AND other.key > one.key
                 AND other.total = one.total AND other.vendor = one.vendor COLLATE NOCASE
                 AND other.currency IS one.currency AND other.stands
             WHERE one.stands",
        )?
        .query_map([], |row| Ok((row.get("first")?, row.get("second")?)))?
        .collect()
}

fn has_new_looks(connection: &Connection, bits: u32) -> Result<bool> {
    connection
        .prepare_cached("SELECT EXISTS (SELECT 1 FROM look WHERE compared < ?1)")?
        .query_row([bits], |row| row.get(0))
}

/// Compares every picture that was not yet compared within so many bits with all others.
fn compare_new_looks(connection: &Connection, bits: u32) -> Result<()> {
    let looks: Vec<(String, Vec<u64>, bool)> = connection
        .prepare_cached("SELECT source, hash, compared < ?1 AS is_new FROM look ORDER BY is_new, source")?
        .query_map([bits], |row| {
            let hash: Vec<u8> = row.get("hash")?;
            Ok((row.get("source")?, words(&hash), row.get("is_new")?))
        })?
        .collect::<Result<_>>()?;
    let mut forget = connection.prepare_cached("DELETE FROM likeness WHERE one = ?1 OR other = ?1")?;
    for (source, _, _) in looks.iter().filter(|(_, _, is_new)| *is_new) {
        forget.execute([source])?;
    }
    let mut keep =
        connection.prepare_cached("INSERT INTO likeness (one, other, bits) VALUES (?1, ?2, ?3)")?;
    for (at, (source, hash, is_new)) in looks.iter().enumerate() {
        if !is_new {
            continue;
        }
        for (before, other, _) in &looks[..at] {
            if let Some(apart) = distance(hash, other).filter(|apart| *apart <= bits) {
                keep.execute(params![before, source, apart])?;
            }
        }
    }
    connection.prepare_cached("UPDATE look SET compared = ?1 WHERE compared < ?1")?.execute([bits])?;
    Ok(())
}

/// Returns pairs of keys of documents whose pictures differ in few bits. A picture that shows several documents does
/// not count: it belongs to none of them alone.
fn near(connection: &Connection, bits: u32) -> Result<BTreeMap<(i64, i64), u32>> {
    connection
        .prepare_cached(
            "SELECT min(one.key, other.key) AS first, max(one.key, other.key) AS second, likeness.bits AS bits
             FROM likeness
             JOIN document AS one ON one.source = likeness.one AND one.stands
             JOIN document AS other ON other.source = likeness.other AND other.stands
             WHERE likeness.bits <= ?1 AND NOT EXISTS (
                 SELECT 1 FROM document AS third
                 WHERE third.source IN (likeness.one, likeness.other) AND third.stands
                     AND third.key NOT IN (one.key, other.key))",
        )?
        .query_map([bits], |row| Ok(((row.get("first")?, row.get("second")?), row.get("bits")?)))?
        .collect()
}

fn pairs_kept_apart(connection: &Connection) -> Result<BTreeSet<(i64, i64)>> {
    connection
        .prepare_cached(
            "SELECT min(one.key, other.key) AS first, max(one.key, other.key) AS second
             FROM apart JOIN document AS one ON one.id = apart.one
             JOIN document AS other ON other.id = apart.other",
        )?
        .query_map([], |row| Ok((row.get("first")?, row.get("second")?)))?
        .collect()
}

fn has_same_values(one: &DocumentRow, other: &DocumentRow) -> bool {
    let (one, other) = (&one.summary, &other.summary);
    let vendor = |summary: &crate::Summary| summary.vendor.as_deref().map(str::to_lowercase);
    one.vendor.is_some()
        && vendor(one) == vendor(other)
        && (one.date, one.total, one.currency) == (other.date, other.total, other.currency)
        && one.date.is_some()
        && one.total.is_some()
}

/// Returns a hash in words of 64 bits, each compared at once.
fn words(hash: &[u8]) -> Vec<u64> {
    let word = |bytes: &[u8]| bytes.iter().fold(0, |word, byte| word << 8 | u64::from(*byte));
    hash.chunks(8).map(word).collect()
}

/// Returns in how many bits two hashes of equal length differ.
fn distance(one: &[u64], other: &[u64]) -> Option<u32> {
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
    fn documents_with_equal_values_are_found_until_they_are_told_apart() {
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
    fn a_corrected_document_is_no_duplicate() {
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
        assert_eq!(pairs(&store, 1), [], "a narrower question after a wider one");

        // A later picture is compared with those before it, and a new hash replaces the old one.
        look("4.png", "Kopi Selatan", &[0b1111_0001, 255]);
        assert_eq!(pairs(&store, 2).len(), 2);
        let first =
            store.documents(&crate::Query { text: "1.png".to_owned(), ..Default::default() }).unwrap();
        store.set_look(first.rows[0].source, &[0, 255]).unwrap();
        assert_eq!(pairs(&store, 2), [("3.png".to_owned(), "4.png".to_owned(), false)]);
    }

    #[test]
    fn a_picture_of_two_documents_is_like_none() {
        let (_dir, store) = library();
        let add = |name: &str, vendors: &[&str]| {
            let (source, lease) = crate::sample::add_and_lease(&store, name);
            let documents: Vec<_> =
                vendors.iter().map(|vendor| crate::sample::document(vendor, "")).collect();
            store.save_result(&lease, &[], &documents, crate::sample::at(1)).unwrap();
            store.set_look(source, &[7, 7]).unwrap();
        };
        add("1.png", &["Daun Hijau"]);
        add("2.png", &["Kopi Selatan", "Hetzwerk"]);
        assert_eq!(pairs(&store, 2), []);
        add("3.png", &["Kopi Utara"]);
        assert_eq!(pairs(&store, 2), [("1.png".to_owned(), "3.png".to_owned(), false)]);
    }
}
