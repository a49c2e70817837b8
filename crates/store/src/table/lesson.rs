//! What each document teaches now, by the keys of its vendor and by the words that its category is guessed from.
//! Written with every change of the document, and deleted with it.

use std::collections::BTreeMap;

use rusqlite::{Connection, OptionalExtension, Result, params};
use vouch_core::{DocumentId, Lesson, VendorKey};

use crate::column::{grouped, json, to_json};
use crate::{Store, StoreError};

pub(crate) const SCHEMA: &str = "
CREATE TABLE lesson (
    document  TEXT PRIMARY KEY REFERENCES document (id) ON DELETE CASCADE,
    sequence  INTEGER NOT NULL,
    category  TEXT,
    lesson    TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE lesson_key (
    key       TEXT NOT NULL,
    document  TEXT NOT NULL REFERENCES lesson (document) ON DELETE CASCADE,
    PRIMARY KEY (key, document)
) STRICT, WITHOUT ROWID;
CREATE INDEX lesson_key_by_document ON lesson_key (document);
CREATE TABLE lesson_word (
    word      TEXT NOT NULL,
    document  TEXT NOT NULL REFERENCES lesson (document) ON DELETE CASCADE,
    PRIMARY KEY (word, document)
) STRICT, WITHOUT ROWID;
CREATE INDEX lesson_word_by_document ON lesson_word (document)";

impl Store {
    /// Returns the lessons of documents whose vendor has one of these keys, the last taught first; at most `limit`.
    pub fn lessons(&self, keys: &[VendorKey], limit: u32) -> Result<Vec<Lesson>, StoreError> {
        Ok(self.lessons_of_each(&[keys], limit)?.pop().unwrap_or_default())
    }

    /// Returns what `lessons` returns for each of these vendors, with one query and in their order; at most `limit` for
    /// each.
    pub fn lessons_of_each(
        &self,
        vendors: &[impl AsRef<[VendorKey]>],
        limit: u32,
    ) -> Result<Vec<Vec<Lesson>>, StoreError> {
        let keys: Vec<Vec<String>> =
            vendors.iter().map(|keys| keys.as_ref().iter().map(VendorKey::plain).collect()).collect();
        self.database.read(|connection| {
            let mut statement = connection.prepare_cached(
                "WITH found AS (
                     SELECT DISTINCT vendor.key AS vendor, lesson_key.document AS document
                     FROM json_each(?1) AS vendor, json_each(vendor.value) AS one
                     JOIN lesson_key ON lesson_key.key = one.value),
                 ranked AS (
                     SELECT vendor, lesson,
                         row_number() OVER (PARTITION BY vendor ORDER BY sequence DESC) AS rank
                     FROM found JOIN lesson USING (document))
                 SELECT vendor, lesson FROM ranked WHERE rank <= ?2 ORDER BY vendor, rank",
            )?;
            let rows = statement.query_map(params![to_json(&keys)?, limit], |row| {
                Ok((row.get::<_, i64>("vendor")?, json(row, "lesson")?))
            })?;
            let mut found = grouped(rows)?;
            Ok((0..).zip(vendors).map(|(vendor, _)| found.remove(&vendor).unwrap_or_default()).collect())
        })
    }

    /// Returns the reduced names of all vendors with a document that has a category.
    pub fn filed_names(&self) -> Result<Vec<String>, StoreError> {
        self.database.read(|connection| {
            let names = connection
                .prepare_cached(
                    "SELECT DISTINCT substr(key, length('name:') + 1) FROM lesson_key JOIN lesson USING (document)
                     WHERE key GLOB 'name:*' AND category IS NOT NULL",
                )?
                .query_map([], |row| row.get(0))?
                .collect::<Result<_>>()?;
            Ok(names)
        })
    }

    /// Returns the spelling of the vendor with this reduced name, from the document that was taught last.
    pub fn vendor_named(&self, name: &str) -> Result<Option<String>, StoreError> {
        self.database.read(|connection| {
            Ok(connection
                .prepare_cached(
                    "SELECT document.vendor FROM lesson_key JOIN lesson USING (document)
                     JOIN document ON document.id = lesson_key.document
                     WHERE lesson_key.key = 'name:' || ?1 AND document.vendor IS NOT NULL
                     ORDER BY lesson.sequence DESC LIMIT 1",
                )?
                .query_row([name], |row| row.get(0))
                .optional()?)
        })
    }

    /// Returns how many documents each category has.
    pub fn category_counts(&self) -> Result<BTreeMap<String, u32>, StoreError> {
        self.database.read(|connection| {
            let counts = connection
                .prepare_cached(
                    "SELECT category, count(*) FROM lesson WHERE category IS NOT NULL GROUP BY category",
                )?
                .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
                .collect::<Result<_>>()?;
            Ok(counts)
        })
    }

    /// Returns in how many documents of each category each of these words occurs.
    pub fn word_counts(&self, words: &[String]) -> Result<BTreeMap<(String, String), u32>, StoreError> {
        self.database.read(|connection| {
            let counts = connection
                .prepare_cached(
                    "SELECT category, word, count(*) FROM lesson_word JOIN lesson USING (document)
                     WHERE category IS NOT NULL AND word IN (SELECT value FROM json_each(?1))
                     GROUP BY category, word",
                )?
                .query_map([to_json(words)?], |row| Ok(((row.get(0)?, row.get(1)?), row.get(2)?)))?
                .collect::<Result<_>>()?;
            Ok(counts)
        })
    }
}

/// Stores what a document teaches now, in place of what it taught before.
pub(crate) fn put(connection: &Connection, document: DocumentId, lesson: Option<&Lesson>) -> Result<()> {
    let document = document.to_string();
    connection.prepare_cached("DELETE FROM lesson WHERE document = ?1")?.execute([&document])?;
    let Some(lesson) = lesson else { return Ok(()) };
    connection
        .prepare_cached(
            "INSERT INTO lesson (document, sequence, category, lesson)
             VALUES (?1, (SELECT coalesce(max(sequence), 0) + 1 FROM lesson), ?2, ?3)",
        )?
        .execute(params![document, lesson.category, to_json(lesson)?])?;
    let mut key =
        connection.prepare_cached("INSERT OR IGNORE INTO lesson_key (key, document) VALUES (?1, ?2)")?;
    for one in &lesson.keys {
        key.execute([&one.plain(), &document])?;
    }
    let mut word =
        connection.prepare_cached("INSERT OR IGNORE INTO lesson_word (word, document) VALUES (?1, ?2)")?;
    for one in &lesson.words {
        word.execute([one, &document])?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use vouch_core::Act;

    use super::*;
    use crate::NewChange;
    use crate::sample::{add_document, change, library, summary};

    fn lesson(vendor: &str, category: Option<&str>, words: &[&str]) -> Lesson {
        Lesson {
            day: jiff::civil::date(2026, 5, 3),
            keys: vec![VendorKey::Name(vendor.to_owned())],
            values: BTreeMap::new(),
            spots: Vec::new(),
            category: category.map(str::to_owned),
            words: words.iter().map(|word| (*word).to_owned()).collect(),
        }
    }

    fn teach(store: &Store, number: u128, document: DocumentId, lesson: Option<&Lesson>) {
        let change = change(number, document, Act::Accept);
        let summary = summary("Daun Hijau");
        store
            .append_all(&[NewChange { change: &change, summary: &summary, values: &[], lesson, split: None }])
            .unwrap();
    }

    #[test]
    fn lessons_are_found_by_the_vendor_the_last_first() {
        let (_dir, store) = library();
        let [first, second, third] =
            ["1.png", "2.png", "3.png"].map(|name| add_document(&store, name, "Daun Hijau", ""));
        let [one, other] = [lesson("daun", Some("Food"), &[]), lesson("daun", Some("Travel"), &[])];
        teach(&store, 1, first, Some(&other));
        teach(&store, 2, second, Some(&one));
        teach(&store, 3, third, Some(&lesson("hetzwerk", Some("Hosting"), &[])));
        let of = |name: &str| store.lessons(&[VendorKey::Name(name.to_owned())], 9).unwrap();
        assert_eq!(of("daun"), [one.clone(), other.clone()]);
        teach(&store, 4, first, Some(&other));
        assert_eq!(of("daun"), [other, one], "what is taught again is the newest");
        assert_eq!(of("nobody"), []);
        let key = |name: &str| VendorKey::Name(name.to_owned());
        let vendors = [vec![key("hetzwerk")], vec![], vec![key("daun"), key("hetzwerk")]];
        let counts = |limit| -> Vec<usize> {
            store.lessons_of_each(&vendors, limit).unwrap().iter().map(Vec::len).collect()
        };
        assert_eq!((counts(9), counts(2)), (vec![1, 0, 3], vec![1, 0, 2]));
        assert_eq!(store.lessons_of_each(&vendors, 1).unwrap()[2], of("daun")[..1], "the last taught");
        assert_eq!(store.filed_names().unwrap(), ["daun", "hetzwerk"]);
    }

    #[test]
    fn what_is_undone_or_deleted_no_longer_counts() {
        let (_dir, store) = library();
        let [first, second] = ["1.png", "2.png"].map(|name| add_document(&store, name, "Daun Hijau", ""));
        let words = ["nasi".to_owned(), "teh".to_owned()];
        let counts = || (store.category_counts().unwrap(), store.word_counts(&words).unwrap());
        teach(&store, 1, first, Some(&lesson("daun", Some("Food"), &["nasi", "teh"])));
        let before = counts();
        assert_eq!(before.0, BTreeMap::from([("Food".to_owned(), 1)]));
        teach(&store, 2, second, Some(&lesson("daun", Some("Food"), &["nasi"])));
        assert_eq!(counts().1[&("Food".to_owned(), "nasi".to_owned())], 2);
        teach(&store, 3, second, None);
        assert_eq!(counts(), before);
        store.delete_documents(&[first]).unwrap();
        assert_eq!(counts(), (BTreeMap::new(), BTreeMap::new()));
    }
}
