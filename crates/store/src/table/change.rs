//! What people did with documents, in the order in which they did it. Only ever added to.

use rusqlite::{Connection, Params, Result, params};
use vouch_core::{Change, DocumentId};

use super::{document, search, source};
use crate::column::{json, parsed, time, to_json};
use crate::{Store, StoreError, Summary};

pub(crate) const SCHEMA: &str = "
CREATE TABLE change (
    sequence  INTEGER PRIMARY KEY,
    id        TEXT NOT NULL UNIQUE,
    document  TEXT NOT NULL REFERENCES document (id) ON DELETE CASCADE,
    at        INTEGER NOT NULL,
    act       TEXT NOT NULL
) STRICT;
CREATE INDEX change_by_document ON change (document);
CREATE TRIGGER change_never_changes BEFORE UPDATE ON change
BEGIN SELECT RAISE (ABORT, 'a change never changes'); END;
CREATE TRIGGER change_goes_with_its_document BEFORE DELETE ON change
WHEN EXISTS (SELECT 1 FROM document WHERE document.id = OLD.document)
BEGIN SELECT RAISE (ABORT, 'a change goes with its document'); END";

impl Store {
    /// Adds what a person did, and in the same transaction the summary and the searchable values that follow from it.
    pub fn append(&self, change: &Change, summary: &Summary, values: &[String]) -> Result<(), StoreError> {
        self.database.write(|transaction| {
            let (key, source) = document::locate(transaction, change.document)?;
            let file_name = source::get(transaction, source)?.source.name;
            insert(transaction, change)?;
            document::summarize(transaction, key, summary, change.at)?;
            Ok(search::put_values(transaction, key, values, &file_name)?)
        })
    }

    /// Everything done with the document, oldest first.
    pub fn changes_of(&self, document: DocumentId) -> Result<Vec<Change>, StoreError> {
        self.database.read(|connection| {
            let sql = "SELECT * FROM change WHERE document = ?1 ORDER BY sequence";
            Ok(select(connection, sql, [document.to_string()])?)
        })
    }

    /// What was done last with any document, newest first.
    pub fn last_changes(&self, limit: u32) -> Result<Vec<Change>, StoreError> {
        self.database.read(|connection| {
            Ok(select(connection, "SELECT * FROM change ORDER BY sequence DESC LIMIT ?1", [limit])?)
        })
    }
}

fn insert(connection: &Connection, change: &Change) -> Result<()> {
    connection
        .prepare_cached("INSERT INTO change (id, document, at, act) VALUES (?1, ?2, ?3, ?4)")?
        .execute(params![
            change.id.to_string(),
            change.document.to_string(),
            change.at.as_microsecond(),
            to_json(&change.act)?,
        ])?;
    Ok(())
}

fn select(connection: &Connection, sql: &str, values: impl Params) -> Result<Vec<Change>> {
    connection
        .prepare_cached(sql)?
        .query_map(values, |row| {
            Ok(Change {
                id: parsed(row, "id")?,
                document: parsed(row, "document")?,
                at: time(row, "at")?,
                act: json(row, "act")?,
            })
        })?
        .collect()
}

#[cfg(test)]
mod tests {
    use vouch_core::{Act, FieldKind, Pile};

    use crate::sample::{add_document, change, library, summary};
    use crate::{Query, Store};

    fn count(store: &Store, text: &str) -> u64 {
        store.documents(&Query { text: text.to_owned(), ..Query::default() }).unwrap().count
    }

    #[test]
    fn changes_stand_in_the_order_in_which_they_were_made() {
        let (_dir, store) = library();
        let first = add_document(&store, "1.png", "Daun Hijau", "");
        let second = add_document(&store, "2.png", "Hetzwerk", "");
        let confirm = Act::Confirm { field: FieldKind::Vendor };
        // The ids do not sort by time: the order is the database's own.
        let changes =
            [change(9, first, confirm), change(5, second, Act::Accept), change(7, first, Act::Accept)];
        for change in &changes {
            store.append(change, &summary("Daun Hijau"), &[]).unwrap();
        }
        assert_eq!(store.changes_of(first).unwrap(), [changes[0].clone(), changes[2].clone()]);
        assert_eq!(store.last_changes(2).unwrap(), [changes[2].clone(), changes[1].clone()]);
    }

    #[test]
    fn summary_and_search_follow_a_change() {
        let (_dir, store) = library();
        let document = add_document(&store, "1.png", "Dawn Hijau", "Terima kasih");
        let mut corrected = summary("Daun Hijau");
        corrected.pile = Pile::Proved;
        let act = Act::Confirm { field: FieldKind::Vendor };
        store.append(&change(1, document, act), &corrected, &["Daun Hijau".to_owned()]).unwrap();
        assert_eq!(store.document(document).unwrap().row.summary, corrected);
        assert_eq!((count(&store, "daun"), count(&store, "dawn"), count(&store, "kasih")), (1, 0, 1));
    }

    #[test]
    fn the_database_itself_refuses_to_rewrite_history() {
        let (_dir, store) = library();
        let document = add_document(&store, "1.png", "Daun Hijau", "");
        store.append(&change(1, document, Act::Accept), &summary("Daun Hijau"), &[]).unwrap();
        for sql in ["UPDATE change SET at = 0", "DELETE FROM change"] {
            let changed = store.database.write(|transaction| Ok(transaction.execute(sql, [])?));
            assert_eq!(changed.unwrap_err().code(), "database", "{sql}");
        }
        store.delete_documents(&[document]).unwrap();
        assert_eq!(store.last_changes(9).unwrap(), []);
    }
}
