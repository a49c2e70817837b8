//! What people did with documents, in the order in which they did it. The log is append-only.

use std::collections::BTreeMap;

use rusqlite::{Connection, Params, Result, params};
use vouch_core::{Change, DocumentId, Extraction, Lesson, SourceId};

use super::{document, extraction, lesson, linked_page, search};
use crate::column::{grouped, json, parsed, parsed_option, time, to_json};
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

/// Changes made together share a step.
pub(crate) const STEP: &str = "ALTER TABLE change ADD COLUMN step TEXT";

/// A change of one document, and what follows from it.
#[derive(Clone, Copy, Debug)]
pub struct NewChange<'a> {
    /// What they did.
    pub change: &'a Change,
    /// What the document is browsed by from now on.
    pub summary: &'a Summary,
    /// The values of its fields in plain form, for the search.
    pub values: &'a [String],
    /// What the document teaches from now on.
    pub lesson: Option<&'a Lesson>,
    /// What the document is from now on, if its extent changed.
    pub split: Option<SplitChange<'a>>,
}

/// What follows for a document from a split, a join, or the undo of one.
#[derive(Clone, Copy, Debug)]
pub struct SplitChange<'a> {
    /// The file it is in. A document that is not there yet is created.
    pub source: SourceId,
    /// Name of the engine that read it.
    pub engine: &'a str,
    /// What was concluded about its new extent.
    pub extraction: &'a Extraction,
    /// All text in its extent, for the search.
    pub text: &'a str,
    /// Whether it is listed from now on, and not hidden.
    pub stands: bool,
}

impl Store {
    /// Appends a change, with the summary and the searchable values that follow from it, in one transaction. The
    /// document teaches nothing from then on.
    pub fn append(&self, change: &Change, summary: &Summary, values: &[String]) -> Result<(), StoreError> {
        self.append_all(&[NewChange { change, summary, values, lesson: None, split: None }])
    }

    /// Appends changes that were made together, all or none.
    pub fn append_all(&self, changes: &[NewChange<'_>]) -> Result<(), StoreError> {
        self.database.write(|transaction| {
            for NewChange { change, summary, values, lesson, split } in changes {
                if let Some(split) = split {
                    apply_split(transaction, change, split, summary)?;
                }
                let (key, _) = document::locate(transaction, change.document)?;
                insert(transaction, change)?;
                document::set_summary(transaction, key, summary, change.at)?;
                let file_names = linked_page::file_names(transaction, key)?;
                search::put_values(transaction, key, values, &file_names)?;
                lesson::put(transaction, change.document, *lesson)?;
            }
            Ok(())
        })
    }

    /// Returns the changes of a document, oldest first.
    pub fn changes_of(&self, document: DocumentId) -> Result<Vec<Change>, StoreError> {
        Ok(self.changes_of_each(&[document])?.remove(&document).unwrap_or_default())
    }

    /// Returns what `changes_of` returns for each of these documents, with one query. A document without a change is
    /// left out.
    pub fn changes_of_each(
        &self,
        documents: &[DocumentId],
    ) -> Result<BTreeMap<DocumentId, Vec<Change>>, StoreError> {
        self.database.read(|connection| {
            let sql =
                "SELECT * FROM change WHERE document IN (SELECT value FROM json_each(?1)) ORDER BY sequence";
            let changes = select(connection, sql, [to_json(documents)?])?;
            Ok(grouped(changes.into_iter().map(|change| Ok((change.document, change))))?)
        })
    }

    /// Returns the changes of all documents of a source, hidden ones included, oldest first.
    pub fn changes_in(&self, source: SourceId) -> Result<Vec<Change>, StoreError> {
        self.database.read(|connection| {
            let sql = "SELECT change.* FROM change JOIN document ON document.id = change.document
                       WHERE document.source = ?1 ORDER BY change.sequence";
            Ok(select(connection, sql, [source.to_string()])?)
        })
    }

    /// Returns those of these documents that are in the library, listed or hidden, in their order.
    pub fn known(&self, documents: &[DocumentId]) -> Result<Vec<DocumentId>, StoreError> {
        self.database.read(|connection| {
            let known = connection
                .prepare_cached(
                    "SELECT document.id FROM json_each(?1) AS asked JOIN document ON document.id = asked.value
                     ORDER BY asked.key",
                )?
                .query_map([to_json(documents)?], |row| parsed(row, "id"))?
                .collect::<Result<_>>()?;
            Ok(known)
        })
    }

    /// Returns the last changes of any document, newest first.
    pub fn last_changes(&self, limit: u32) -> Result<Vec<Change>, StoreError> {
        self.database.read(|connection| {
            Ok(select(connection, "SELECT * FROM change ORDER BY sequence DESC LIMIT ?1", [limit])?)
        })
    }
}

/// Writes the extent that a document has from now on; one that is not there yet is created.
fn apply_split(
    connection: &Connection,
    change: &Change,
    split: &SplitChange<'_>,
    summary: &Summary,
) -> Result<(), StoreError> {
    let key = match document::locate(connection, change.document) {
        Ok((key, _)) => key,
        Err(StoreError::NotFound { .. }) => {
            let SplitChange { source, engine, .. } = split;
            document::insert_made_by_person(connection, change.document, *source, engine, summary, change.at)?
        }
        Err(error) => return Err(error),
    };
    extraction::put_split(connection, key, split.extraction)?;
    search::put_text(connection, key, split.text)?;
    Ok(document::set_stands(connection, key, split.stands)?)
}

fn insert(connection: &Connection, change: &Change) -> Result<()> {
    connection
        .prepare_cached("INSERT INTO change (id, document, at, act, step) VALUES (?1, ?2, ?3, ?4, ?5)")?
        .execute(params![
            change.id.to_string(),
            change.document.to_string(),
            change.at.as_microsecond(),
            to_json(&change.act)?,
            change.step.to_string(),
        ])?;
    Ok(())
}

fn select(connection: &Connection, sql: &str, values: impl Params) -> Result<Vec<Change>> {
    connection
        .prepare_cached(sql)?
        .query_map(values, |row| {
            let id = parsed(row, "id")?;
            Ok(Change {
                id,
                // A change of an older version is a step of its own.
                step: parsed_option(row, "step")?.unwrap_or(id),
                document: parsed(row, "document")?,
                at: time(row, "at")?,
                act: json(row, "act")?,
            })
        })?
        .collect()
}

#[cfg(test)]
mod tests {
    use vouch_core::{Act, Change, DocumentId, FieldKind, Pile};

    use super::{NewChange, SplitChange};
    use crate::sample::{add_document, change, extraction, library, summary};
    use crate::{Query, Store};

    fn count(store: &Store, text: &str) -> u64 {
        store.documents(&Query { text: text.to_owned(), ..Query::default() }).unwrap().count
    }

    #[test]
    fn changes_are_in_the_order_in_which_they_were_made() {
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
        let of_each = store.changes_of_each(&[second, first]).unwrap();
        assert_eq!(of_each[&first], [changes[0].clone(), changes[2].clone()]);
        assert_eq!(of_each[&second], [changes[1].clone()]);
        assert_eq!(store.last_changes(2).unwrap(), [changes[2].clone(), changes[1].clone()]);
    }

    #[test]
    fn changes_made_together_are_one_step_or_none_is_kept() {
        let (_dir, store) = library();
        let first = add_document(&store, "1.png", "Daun Hijau", "");
        let gone = vouch_core::DocumentId::new(uuid::Uuid::nil());
        let step = change(1, first, Act::Accept).id;
        let done = [change(1, first, Act::Accept), Change { step, ..change(2, gone, Act::Accept) }];
        let summary = summary("Daun Hijau");
        let new = done.each_ref().map(|change| NewChange {
            change,
            summary: &summary,
            values: &[],
            lesson: None,
            split: None,
        });
        assert_eq!(store.append_all(&new).unwrap_err().code(), "not_found");
        assert_eq!(store.last_changes(9).unwrap(), []);
        let second = add_document(&store, "2.png", "Hetzwerk", "");
        let done = done.map(|change| Change {
            document: if change.document == gone { second } else { first },
            ..change
        });
        let new = done.each_ref().map(|change| NewChange {
            change,
            summary: &summary,
            values: &[],
            lesson: None,
            split: None,
        });
        store.append_all(&new).unwrap();
        assert!(store.last_changes(9).unwrap().iter().all(|change| change.step == step));
    }

    #[test]
    fn a_change_of_an_older_version_is_a_step_of_its_own() {
        let (_dir, store) = library();
        let document = add_document(&store, "1.png", "Daun Hijau", "");
        let old = change(1, document, Act::Accept);
        store
            .database
            .write(|sql| {
                let add = "INSERT INTO change (id, document, at, act) VALUES (?1, ?2, 0, ?3)";
                let act = crate::column::to_json(&old.act)?;
                Ok(sql.execute(add, [old.id.to_string(), document.to_string(), act])?)
            })
            .unwrap();
        assert_eq!(store.changes_of(document).unwrap()[0].step, old.id);
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

    /// Splits `first` so that `made` comes out of it, or undoes that.
    fn split(store: &Store, first: DocumentId, made: DocumentId, number: u128, stands: bool) {
        let source = store.document(first).unwrap().row.source;
        let of =
            |id, number| change(number, id, Act::SetParts { parts: Vec::new(), among: vec![first, made] });
        let (one, other) = (of(first, number), of(made, number + 1));
        let extractions = [extraction("Left"), extraction("Out")];
        let split = |at: usize, text, stands| {
            Some(SplitChange { source, engine: "device", extraction: &extractions[at], text, stands })
        };
        let (left, out) = (summary("Left"), summary("Out"));
        store
            .append_all(&[
                NewChange {
                    change: &one,
                    summary: &left,
                    values: &[],
                    lesson: None,
                    split: split(0, "upper", true),
                },
                NewChange {
                    change: &other,
                    summary: &out,
                    values: &[],
                    lesson: None,
                    split: split(1, "lower", stands),
                },
            ])
            .unwrap();
    }

    #[test]
    fn a_document_that_a_person_made_is_listed_beside_the_one_it_came_from() {
        let (_dir, store) = library();
        let first = add_document(&store, "1.png", "Both", "upper lower");
        let made = DocumentId::new(uuid::Uuid::from_u128(77));
        split(&store, first, made, 1, true);
        let source = store.document(first).unwrap().row.source;
        let ids = |store: &Store| {
            store.documents_of(source).unwrap().iter().map(|at| at.row.id).collect::<Vec<_>>()
        };
        assert_eq!(ids(&store), [first, made]);
        assert_eq!((count(&store, "upper"), count(&store, "lower"), count(&store, "both")), (1, 1, 0));
        assert_eq!(store.as_read(first).unwrap(), Some(extraction("Both")));
        assert_eq!(store.as_read(made).unwrap(), None);

        split(&store, first, made, 3, false);
        assert_eq!((ids(&store), count(&store, "")), (vec![first], 1));
        assert_eq!(
            store.as_read(first).unwrap(),
            Some(extraction("Both")),
            "kept from before the first split"
        );
        assert!(!store.document(made).unwrap().stands);
        assert_eq!(store.changes_in(source).unwrap().len(), 4);
        let nobody = DocumentId::new(uuid::Uuid::nil());
        assert_eq!(store.known(&[first, nobody, made]).unwrap(), [first, made]);
        store.delete_documents(&[first]).unwrap();
        assert_eq!(store.source(source).unwrap_err().code(), "not_found", "no listed document is left");
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
