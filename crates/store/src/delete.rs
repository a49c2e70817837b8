use rusqlite::Connection;
use vouch_core::{DocumentId, SourceId};

use crate::table::{document, linked_page, orphaned_original, source};
use crate::{Store, StoreError};

impl Store {
    /// Deletes documents with everything known about them. A source and its original are deleted with the last document
    /// that uses its pages. While others use them, its original and its readings stay, and these still contain the
    /// deleted document.
    ///
    /// When this returns, nothing that was deleted can be read from the database, its log or the vault. One
    /// exception: if another process was reading the library all the while, the log is emptied by the next deletion
    /// or start. (No program controls what a disk keeps of overwritten blocks.)
    pub fn delete_documents(&self, documents: &[DocumentId]) -> Result<(), StoreError> {
        self.delete(|connection| {
            for id in documents {
                let (key, source) = document::locate(connection, *id)?;
                delete_document(connection, key, source)?;
            }
            Ok(())
        })
    }

    /// Deletes a source with its original, its jobs and all documents that use its pages, as thoroughly as
    /// `delete_documents`.
    pub fn delete_source(&self, source: SourceId) -> Result<(), StoreError> {
        self.delete(|connection| {
            let linking_documents = linked_page::linking_documents(connection, source)?;
            delete_source_rows(connection, source)?;
            for linking in linking_documents {
                let (key, of) = document::locate(connection, linking)?;
                delete_document(connection, key, of)?;
            }
            Ok(())
        })
    }

    fn delete(&self, rows: impl FnOnce(&Connection) -> Result<(), StoreError>) -> Result<(), StoreError> {
        let _held = self.lock.exclusive()?;
        self.database.write(|transaction| rows(transaction))?;
        self.remove_orphans()?;
        self.database.purge_log()
    }
}

/// Deletes a document. Its source and the owners of its linked pages go too where no other document uses them.
fn delete_document(connection: &Connection, key: i64, source: SourceId) -> Result<(), StoreError> {
    let owners = linked_page::owners(connection, source)?;
    document::delete(connection, key)?;
    for source in std::iter::once(source).chain(owners) {
        let is_used = document::all_of(connection, source)?.iter().any(|left| left.stands);
        if !is_used && linked_page::linking_documents(connection, source)?.is_empty() {
            delete_source_rows(connection, source)?;
        }
    }
    Ok(())
}

/// Deletes the rows of a source and notes its original, which is removed after the transaction.
fn delete_source_rows(connection: &Connection, id: SourceId) -> Result<(), StoreError> {
    let hash = source::get(connection, id)?.source.hash;
    source::delete(connection, id)?;
    Ok(orphaned_original::note(connection, &hash)?)
}
