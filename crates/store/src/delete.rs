use rusqlite::Connection;
use vouch_core::{DocumentId, SourceId};

use crate::table::{document, linked_page, orphaned_original, source};
use crate::{Store, StoreError};

impl Store {
    /// Deletes documents with everything known of them. A source goes with the last document that stands on its pages,
    /// and then its original too; while others stay, so do its original and its readings, which show the deleted one as
    /// well.
    ///
    /// When this returns, nothing of what was deleted can be read from the database, its log or the vault. Only where
    /// another process was looking at the library all the while, the log is emptied with the next deletion or start.
    /// (What a disk keeps of overwritten blocks is beyond any program.)
    pub fn delete_documents(&self, documents: &[DocumentId]) -> Result<(), StoreError> {
        self.delete(|connection| {
            for id in documents {
                let (key, source) = document::locate(connection, *id)?;
                delete_document(connection, key, source)?;
            }
            Ok(())
        })
    }

    /// Deletes a source with its original, its jobs and all documents that stand on its pages, as thoroughly as
    /// `delete_documents`.
    pub fn delete_source(&self, source: SourceId) -> Result<(), StoreError> {
        self.delete(|connection| {
            let linking_documents = linked_page::linking_documents(connection, source)?;
            let_go(connection, source)?;
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

/// Deletes a document, and its source and those it borrows from where nothing stands on them any more.
fn delete_document(connection: &Connection, key: i64, source: SourceId) -> Result<(), StoreError> {
    let owners = linked_page::owners(connection, source)?;
    document::delete(connection, key)?;
    for source in std::iter::once(source).chain(owners) {
        let stands_on_it = document::standing(connection, source)?.iter().any(|left| left.stands);
        if !stands_on_it && linked_page::linking_documents(connection, source)?.is_empty() {
            let_go(connection, source)?;
        }
    }
    Ok(())
}

/// Deletes the rows of a source and notes its original, which goes after the transaction.
fn let_go(connection: &Connection, id: SourceId) -> Result<(), StoreError> {
    let hash = source::get(connection, id)?.source.hash;
    source::delete(connection, id)?;
    Ok(orphaned_original::note(connection, &hash)?)
}
