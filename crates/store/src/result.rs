use std::fmt;

use jiff::Timestamp;
use vouch_core::{DocumentId, Extraction, Reading};

use crate::table::{document, extraction, job, linked_page, reading, search, source};
use crate::{Lease, Store, StoreError, Summary};

/// A document as the pipeline saves it. Its position in the source is its position in the slice.
#[derive(Clone, PartialEq)]
pub struct NewDocument {
    /// What the interpreter concluded.
    pub extraction: Extraction,
    /// Name of the engine that read it.
    pub engine: String,
    /// What it is browsed by.
    pub summary: Summary,
    /// The values of its fields in plain form, for the search.
    pub values: Vec<String>,
    /// All text on its pages, for the search.
    pub text: String,
}

impl fmt::Debug for NewDocument {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("NewDocument").field("summary", &self.summary).finish_non_exhaustive()
    }
}

impl Store {
    /// Saves the result of a job and ends the job, in one transaction and only while its lease holds.
    ///
    /// Readings are added to the earlier ones. A document replaces the one at its position in the source and keeps its
    /// id. Only a document with a change stays as it is: what a person confirmed must not change. Documents that are no
    /// longer found are deleted, unless they have a change. Returns the ids of the documents at these positions, in the
    /// order of `documents`.
    pub fn save_result(
        &self,
        lease: &Lease,
        readings: &[Reading],
        documents: &[NewDocument],
        now: Timestamp,
    ) -> Result<Vec<DocumentId>, StoreError> {
        self.database.write(|transaction| {
            job::finish(transaction, lease, now)?;
            let source = lease.job.source;
            let file = source::get(transaction, source)?.source;
            for reading in readings {
                reading::insert(transaction, source, reading, now)?;
            }
            let present = document::all_of(transaction, source)?;
            let is_gone =
                |at: &&document::StoredDocument| at.position as usize >= documents.len() && !at.touched;
            for document in present.iter().filter(is_gone) {
                document::delete(transaction, document.key)?;
            }
            let mut ids = Vec::with_capacity(documents.len());
            for (position, new) in (0..).zip(documents) {
                if let Some(touched) = present.iter().find(|at| at.position == position && at.touched) {
                    ids.push(touched.id);
                    continue;
                }
                let (key, id) = document::put(transaction, source, position, &new.engine, &new.summary, now)?;
                extraction::put(transaction, key, &new.extraction)?;
                search::put_values(transaction, key, &new.values, &file.name)?;
                search::put_text(transaction, key, &new.text)?;
                ids.push(id);
            }
            Ok(ids)
        })
    }

    /// Saves the result for a source that a person has split: its documents keep their extents, and those given get
    /// their new extractions. They may belong to another source that links pages of this one.
    pub fn save_split_result(
        &self,
        lease: &Lease,
        readings: &[Reading],
        documents: &[(DocumentId, NewDocument)],
        now: Timestamp,
    ) -> Result<(), StoreError> {
        self.database.write(|transaction| {
            job::finish(transaction, lease, now)?;
            let source = lease.job.source;
            for reading in readings {
                reading::insert(transaction, source, reading, now)?;
            }
            for (id, new) in documents {
                let (key, _) = document::locate(transaction, *id)?;
                document::set_engine(transaction, key, &new.engine)?;
                document::set_summary(transaction, key, &new.summary, now)?;
                extraction::put(transaction, key, &new.extraction)?;
                let file_names = linked_page::file_names(transaction, key)?;
                search::put_values(transaction, key, &new.values, &file_names)?;
                search::put_text(transaction, key, &new.text)?;
            }
            Ok(())
        })
    }
}

#[cfg(test)]
mod tests {
    use vouch_core::Act;

    use super::*;
    use crate::sample::{LEASE, add_and_lease, at, change, document, library, reading, summary};

    fn again(store: &Store, lease: &Lease) -> Lease {
        store.enqueue(lease.job.source, "device", at(2)).unwrap();
        store.lease(at(2), LEASE).unwrap().unwrap()
    }

    #[test]
    fn reading_again_replaces_documents_without_a_change_and_adds_readings() {
        let (_dir, store) = library();
        let (source, lease) = add_and_lease(&store, "four.png");
        let first = [document("One", "alpha"), document("Two", ""), document("Three", "")];
        let ids = store.save_result(&lease, &[reading("x")], &first, at(1)).unwrap();
        store.append(&change(1, ids[1], Act::Accept), &summary("Two"), &[]).unwrap();

        let lease = again(&store, &lease);
        let second = [document("Uno", "beta"), document("Dos", "")];
        let kept = store.save_result(&lease, &[reading("y")], &second, at(3)).unwrap();
        assert_eq!(kept, ids[..2]);
        let found = store.documents_of(source).unwrap();
        let vendors: Vec<_> = found.iter().filter_map(|at| at.row.summary.vendor.as_deref()).collect();
        assert_eq!(vendors, ["Uno", "Two"]);
        assert_eq!((found[0].row.created_at, found[0].row.updated_at), (at(1), at(3)));
        assert_eq!(store.readings_of(source).unwrap().len(), 2);
        let found = |text: &str| {
            store.documents(&crate::Query { text: text.to_owned(), ..Default::default() }).unwrap().count
        };
        assert_eq!((found("alpha"), found("beta"), found("three")), (0, 1, 0));
    }

    #[test]
    fn a_document_with_a_change_stays_though_it_is_no_longer_found() {
        let (_dir, store) = library();
        let (source, lease) = add_and_lease(&store, "two.png");
        let ids = store.save_result(&lease, &[], &[document("One", ""), document("Two", "")], at(1)).unwrap();
        store.append(&change(1, ids[1], Act::Accept), &summary("Two"), &[]).unwrap();
        let lease = again(&store, &lease);
        store.save_result(&lease, &[], &[document("Uno", "")], at(3)).unwrap();
        assert_eq!(store.documents_of(source).unwrap().len(), 2);
    }

    #[test]
    fn a_split_source_that_is_read_again_keeps_its_documents() {
        let (_dir, store) = library();
        let (source, lease) = add_and_lease(&store, "two.png");
        let ids =
            store.save_result(&lease, &[], &[document("One", "alpha"), document("Two", "")], at(1)).unwrap();
        let lease = again(&store, &lease);
        let new = NewDocument { engine: "textract".to_owned(), ..document("Uno", "beta") };
        store.save_split_result(&lease, &[reading("y")], &[(ids[0], new)], at(3)).unwrap();
        let kept = store.documents_of(source).unwrap();
        let said: Vec<_> = kept
            .iter()
            .map(|at| (at.row.engine.as_str(), at.row.summary.vendor.as_deref().unwrap()))
            .collect();
        assert_eq!(said, [("textract", "Uno"), ("device", "Two")]);
        assert_eq!(store.readings_of(source).unwrap().len(), 1);
        assert_eq!(store.save_split_result(&lease, &[], &[], at(4)).unwrap_err().code(), "lease_lost");
    }
}
